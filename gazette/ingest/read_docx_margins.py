"""What a DOCX prints around its text: page headers and footers, watermarks among them.

They are no text of the document, but an office may have put there what belongs to it, such as its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from gazette.ingest.read_docx_package import Parts, W, parse_bytes, part_bytes

_MARGINS = ("header", "footer")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
_NUMBERING = re.compile(r"\b(?:trang(?:\s+số)?|tr|page|p|of|trên|[ivxl]+)\b", re.IGNORECASE)
"""Words that go with page numbers, and Roman page numbers."""
_LETTER = re.compile(r"[^\W\d_]")
_MAY_SAY = re.compile(rb"<(?:[^\s<>/:]+:)?t(?:\s[^>]*)?>[^<]*(?:[A-Za-z\x80-\xff&]|<!)|textpath|\x00")
"""A text node with a letter, a reference or CDATA; Word Art; UTF-16. Most parts have none and need no parsing."""


def margin_texts(parts: Parts) -> tuple[str, ...]:
    """The different texts of page headers and footers, without those that only number pages.

    Raises RefusedInput for a part with text that is no safe XML.
    """
    names = {
        item.target: None
        for item in parts.relations.values()
        if item.type in _MARGINS and not item.external and item.target in parts.package
    }
    found: dict[str, None] = {}
    for name in names:
        data = part_bytes(parts.package, name)
        if _MAY_SAY.search(data):
            text = " ".join("".join(_pieces(parse_bytes(data, name))).split())
            if _LETTER.search(_NUMBERING.sub("", text)):
                found[text] = None
    return tuple(found)


def _pieces(root: etree._Element) -> Iterator[str]:
    """The words of a part in order, once where a drawing has two forms, without the results of page fields."""
    fields: list[str] = []  # instructions of the fields that are open
    for item in _shown(root):
        if item.tag == f"{W}fldChar":
            kind = item.get(f"{W}fldCharType")
            if kind == "begin":
                fields.append("")
            elif kind == "end" and fields:
                fields.pop()
        elif item.tag == f"{W}instrText" and fields:
            fields[-1] += item.text or ""
        elif item.tag == f"{W}t":
            simple = (field.get(f"{W}instr", "") for field in item.iterancestors(f"{W}fldSimple"))
            if not any(_numbers_pages(instruction) for instruction in (*fields, *simple)):
                yield item.text or ""
        elif item.tag == f"{W}noBreakHyphen":
            yield "-"
        elif item.tag == _WORD_ART:
            yield f" {item.get('string', '')} "
        elif item.tag in {f"{W}p", f"{W}tab", f"{W}br"}:
            yield " "


def _shown(item: etree._Element) -> Iterator[etree._Element]:
    """All elements below one, in document order, but for what only old programs show."""
    fallbacks = {inner for form in item.iter(_FALLBACK) for inner in form.iter()}
    return (inner for inner in item.iter(etree.Element) if inner not in fallbacks)


def _numbers_pages(instruction: str) -> bool:
    name = instruction.split(maxsplit=1)[:1]
    return bool(name) and name[0].upper() in _PAGE_FIELDS
