"""The plain text of a document, in reading order. Facts in `<meta>` and attributes are no text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from gazette.akn.xml import local, parse

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "concept",
        "date",
        "def",
        "docAuthority",
        "docCommittee",
        "docDate",
        "docIntroducer",
        "docJurisdiction",
        "docketNumber",
        "docNumber",
        "docProponent",
        "docPurpose",
        "docStage",
        "docStatus",
        "docTitle",
        "docType",
        "entity",
        "event",
        "fillIn",
        "i",
        "inline",
        "ins",
        "del",
        "judge",
        "lawyer",
        "legislature",
        "location",
        "mod",
        "mref",
        "narrative",
        "neutralCitation",
        "noteRef",
        "object",
        "omissis",
        "opinion",
        "organization",
        "outcome",
        "party",
        "person",
        "placeholder",
        "process",
        "quantity",
        "quotedText",
        "ref",
        "relatedDocument",
        "remark",
        "rmod",
        "role",
        "rref",
        "scene",
        "session",
        "shortTitle",
        "signature",
        "span",
        "sub",
        "sup",
        "term",
        "time",
        "u",
        "vote",
    ]
)
"""Elements inside a line: their ends don't part words. Everything else does."""

_RULE = re.compile(r"[-_*=~–—―]{3,}|\|+")


def words(akn: bytes) -> tuple[str, ...]:
    """The words of a document as `<body>` and its neighbours show them. Raises UnsafeXml like `parse`."""
    return words_of(parse(akn))


def words_of(element: etree._Element) -> tuple[str, ...]:
    """The words below an element, without the rules (`-----`) that only draw a line."""
    return fold_words("".join(_pieces(element)))


def plain(element: etree._Element) -> str:
    """The text below an element on one line, white space folded."""
    return " ".join("".join(_pieces(element)).split())


def fold_words(text: str) -> tuple[str, ...]:
    """Split text into words; tokens of rule characters alone (`-----`, `***`, `____`) are decoration, not words."""
    return tuple(word for word in text.split() if not _RULE.fullmatch(word))


def _pieces(element: etree._Element) -> Iterator[str]:
    name = local(element)
    if not name or name == "meta":
        return
    block = name not in INLINE
    if block:
        yield " "
    if element.text:
        yield element.text
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield child.tail
    if block:
        yield " "
