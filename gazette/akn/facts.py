"""Reading facts back out of a document: what was built exactly, of others' files what standard elements say."""

from __future__ import annotations

import re
from datetime import date

from lxml import etree

from gazette.akn.languages import three_letters
from gazette.akn.names import AKN_NS, slug
from gazette.akn.record import find_record, read_record
from gazette.akn.text import plain
from gazette.akn.xml import local, parse, q
from gazette.model import DocumentNumber, Issuer, Metadata, Structure, TypeRef

_NS = {"a": AKN_NS}
_QUOTED = frozenset({q("quotedStructure"), q("quotedText"), q("embeddedStructure")})
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATED = re.compile(r"/\d{4}(?:-\d\d-\d\d)?/(?P<number>(?:\d|[A-Za-z]+-?\d)[\w.-]*)(?:/(?:!?main)?)?$")
_LONGEST_TYPE = 60
"""Characters of a printed type; more is a whole title marked as one."""
_NO_YEARS = (1, 2999, 9999)
"""Written by editors where the date is still to come."""
ANNEXES = frozenset({"phu-luc", "schedule", "annex", "appendix"})
NOT_ATTACHED = ANNEXES | {"mau", "danh-sach"}
"""Kinds of attachments that are not issued by the document: annexes, forms, lists."""


def read_metadata(akn: bytes) -> Metadata:
    """The facts of a document: those its builder recorded, otherwise what identification and preface show.

    Raises UnsafeXml for bytes that are no safe XML.
    """
    return metadata_of(parse(akn))


def read_structure(akn: bytes) -> Structure:
    """Counts of the document's own parts. Raises UnsafeXml for bytes that are no safe XML."""
    return structure_of(parse(akn))


def metadata_of(root: etree._Element) -> Metadata:
    """`read_metadata` of a parsed document."""
    record = find_record(root)
    return read_record(record) if record is not None else _foreign(root)


def structure_of(root: etree._Element) -> Structure:
    """`read_structure` of a parsed document."""
    main = main_document(root)
    if main is None:
        return Structure()
    body = next((child for child in main if local(child) in ("body", "mainBody")), None)
    kinds = [doc.get("name", "") for doc in main.iterfind("a:attachments/a:attachment/a:doc", _NS)]
    return Structure(
        chapters=_count(body, "chapter"),
        articles=_count(body, "article"),
        annexes=sum(kind in ANNEXES for kind in kinds),
        attached=sum(kind not in NOT_ATTACHED for kind in kinds),
        citations=len(main.findall("a:preamble/a:citations/a:citation", _NS)),
        tables=any(table.get("class") != "layout" for table in main.iter(q("table"))),
    )


def main_document(root: etree._Element) -> etree._Element | None:
    """The `act`, `doc` … below `akomaNtoso`."""
    return next((child for child in root if local(child)), None)


def _count(body: etree._Element | None, name: str) -> int:
    if body is None:
        return 0
    found = 0
    for item in body.iter(q(name)):
        found += not any(ancestor.tag in _QUOTED for ancestor in item.iterancestors())
    return found


def _foreign(root: etree._Element) -> Metadata:
    main = main_document(root)
    if main is None:
        return Metadata(None, None, None, (), None, None)
    work = "a:meta/a:identification/a:FRBRWork"
    number = _attribute(main, f"{work}/a:FRBRnumber", "value") or _text(main, "a:preface//a:docNumber")
    number = number or _number_of(_attribute(main, f"{work}/a:FRBRuri", "value") or "")
    title = (
        _text(main, "a:preface//a:docTitle")
        or _text(main, "a:preface//a:shortTitle")
        or _text(main, "a:preface//a:longTitle")
        or _attribute(main, f"{work}/a:FRBRalias", "value")
        or _text(main, "a:coverPage//a:docTitle")
    )
    printed = _text(main, "a:preface//a:docType") or ""
    printed = printed if len(printed) <= _LONGEST_TYPE else ""
    code = _attribute(main, f"{work}/a:FRBRsubtype", "value") or main.get("name") or ""
    kind = slug(code) or slug(printed)
    author = main.find(f"{work}/a:FRBRauthor", _NS)
    return Metadata(
        number=DocumentNumber(number, number) if number else None,
        type=TypeRef(kind if kind[:1].isalpha() else local(main), printed or code or local(main)),
        title=title,
        issuers=_issuers(main, author.get("href", "") if author is not None else ""),
        place=None,
        signed_on=_date(_attribute(main, f"{work}/a:FRBRdate", "date"))
        or _date(_attribute(main, "a:preface//a:docDate", "date")),
        language=_language(main),
    )


def _language(main: etree._Element) -> str:
    """The language of the expression, as three letters; `und` when the file does not say."""
    said = _attribute(main, "a:meta/a:identification/a:FRBRExpression/a:FRBRlanguage", "language")
    if not said:
        said = next((lang for item in main.iter() if (lang := item.get(_XML_LANG))), "")
    return three_letters(said)


def _number_of(uri: str) -> str | None:
    """The number in a work URI of the Naming Convention: what follows the date (`/ke/act/1989-12-06/16`)."""
    found = _DATED.search(uri)
    return found["number"] if found is not None else None


def _issuers(main: etree._Element, author: str) -> tuple[Issuer, ...]:
    """The author that the references name, else the authorities printed in the preface."""
    eid = author.removeprefix("#")
    for item in main.iterfind("a:meta/a:references/*", _NS):
        if item.get("eId") == eid and item.get("showAs"):
            return (Issuer(eid, item.get("showAs", "")),)
    printed = [plain(item) for item in main.iterfind("a:preface//a:docAuthority", _NS)]
    if printed:
        return tuple(Issuer(slug(name), name) for name in printed if name)
    tail = re.sub(r"[^0-9A-Za-z-]+", "-", author.rstrip("/").rsplit("/", 1)[-1].lstrip("#")).strip("-")
    return (Issuer(tail, tail),) if tail else ()


def _text(main: etree._Element, path: str) -> str | None:
    found = main.find(path, _NS)
    return (plain(found) or None) if found is not None else None


def _attribute(main: etree._Element, path: str, name: str) -> str | None:
    found = main.find(path, _NS)
    return found.get(name) if found is not None else None


def _date(text: str | None) -> date | None:
    """The day of an FRBRdate; a dateTime is cut to its day. A year that only fills the place is no date."""
    try:
        found = date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return found if found.year not in _NO_YEARS else None
