"""A document cut into the passages that people cite: each article, and what stands before, between and after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from gazette.akn.text import INLINE, plain
from gazette.akn.xml import local, parse

_ROOTS = frozenset({"akomaNtoso", "act", "doc", "bill", "body", "mainBody", "attachments", "attachment"})
"""What is opened whatever is in it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document in its order. `eid` is its eId, or the name of its element where it has none.

    `label` is how it is called (`Điều 2.`), empty for what has no number. `lines` are all its words, a line a block;
    its number stands at the head of the line that it numbers.
    """

    eid: str
    label: str
    lines: tuple[str, ...]


def passages(akn: bytes) -> tuple[Passage, ...]:
    """Every word of a document, in order, in passages. Raises UnsafeXml like `parse`."""
    return tuple(_cut(parse(akn)))


def _cut(element: etree._Element) -> Iterator[Passage]:
    """One passage, or those inside when it holds articles; what stands between these is a passage of its own."""
    if local(element) not in _ROOTS and (local(element) == "article" or element.find(".//{*}article") is None):
        yield from _passage(element, [element])
        return
    loose: list[etree._Element | str] = [element.text or ""]
    for child in element:
        if not local(child) or local(child) == "meta":
            loose.append(child.tail or "")
        elif local(child) in {"num", "heading", "subheading", "p", "block"}:
            loose += [child, child.tail or ""]
        else:
            yield from _passage(element, loose)
            yield from _cut(child)
            loose = [child.tail or ""]
    yield from _passage(element, loose)


def _passage(element: etree._Element, parts: Iterable[etree._Element | str]) -> Iterator[Passage]:
    lines = tuple(_numbered(parts))
    if lines:
        number = element.find("{*}num")
        yield Passage(element.get("eId") or local(element), plain(number) if number is not None else "", lines)


def _numbered(parts: Iterable[etree._Element | str]) -> Iterator[str]:
    """The lines of some parts; a number goes before the line that follows it."""
    number = ""
    for line, is_number in (item for part in parts for item in _lines(part)):
        if is_number:
            number = f"{number} {line}".strip()
        else:
            yield f"{number} {line}".strip()
            number = ""
    if number:
        yield number


def _lines(part: etree._Element | str) -> Iterator[tuple[str, bool]]:
    if isinstance(part, str):
        if part.strip():
            yield " ".join(part.split()), False
        return
    if not local(part) or local(part) == "meta":
        return
    if all(local(below) in INLINE for below in part.iterdescendants() if local(below)):
        text = plain(part)
        if text:
            yield text, local(part) == "num"
        return
    yield from _lines(part.text or "")
    for child in part:
        yield from _lines(child)
        yield from _lines(child.tail or "")
