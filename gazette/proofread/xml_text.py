"""The text of a document as its Akoma Ntoso has it, and as its HTML shows it. Nothing here knows how they are made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from gazette.proofread.reading import Reader, Reading

_NO_TEXT = frozenset(("meta", "componentRef"))


@dataclass(frozen=True, slots=True)
class Readings:
    """A document's text, and the texts of its notes, each after its mark."""

    text: Reading
    notes: Reading

    @property
    def digest(self) -> str:
        """sha256 (lower-case hex) of the letters of the text, a line feed and those of its notes, in UTF-8."""
        return hashlib.sha256(f"{self.text.letters}\n{self.notes.letters}".encode()).hexdigest()


def read_akoma_ntoso(data: bytes, *, before: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> Readings:
    """The text with `before` and `after` as paragraphs around it."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    main, notes = Reader(), Reader()
    for line in before:
        _paragraph(main, line)
    waiting: list[tuple[str, etree._Element]] = []
    _element(root, main, waiting)
    for line in after:
        _paragraph(main, line)
    for marker, note in waiting:  # grows while it is read: a note may hold notes
        _paragraph(notes, marker)
        _inside(note, notes, waiting)
        notes.edge()
    return Readings(main.done(), notes.done())


def _paragraph(reader: Reader, line: str) -> None:
    reader.edge()
    reader.say(line)
    reader.edge()


def _element(node: etree._Element, reader: Reader, notes: list[tuple[str, etree._Element]]) -> None:
    name = etree.QName(node).localname
    if name in _NO_TEXT:
        return
    reader.edge()
    if name == "authorialNote":
        marker = node.get("marker") or str(len(notes) + 1)
        notes.append((marker, node))
        reader.say(marker)
    else:
        opening, closing = node.get("startQuote", ""), node.get("endQuote", "")
        said = "".join(node.itertext()).strip() if opening or closing else ""
        if not said.startswith(opening):
            reader.open(opening)
        _inside(node, reader, notes)
        if not said.endswith(closing):
            reader.close(closing)
    reader.edge()


def _inside(node: etree._Element, reader: Reader, notes: list[tuple[str, etree._Element]]) -> None:
    reader.say(node.text)
    for child in node:
        if isinstance(child.tag, str):
            _element(child, reader, notes)
        reader.say(child.tail)


def read_html(data: bytes) -> tuple[Readings, Reading]:
    """The article of a page with its notes, and what the page says of it below (the publisher's note)."""
    page = html.document_fromstring(data.decode("utf-8"))
    articles = page.xpath("//article")
    if len(articles) != 1:
        raise ValueError("the page has not exactly one article")
    main, notes, below = Reader(), Reader(), Reader()
    for part in _of_class(articles[0], "section", "notes"):
        for note in _of_class(part, "div", "note"):
            _shown(note, notes)
        part.drop_tree()
    _shown(articles[0], main)
    for remark in _of_class(page, "aside", "remark"):
        _shown(remark, below)
    return Readings(main.done(), notes.done()), below.done()


def _of_class(node: html.HtmlElement, tag: str, name: str) -> Iterator[html.HtmlElement]:
    yield from node.xpath(f".//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")


def _shown(node: html.HtmlElement, reader: Reader) -> None:
    reader.edge()
    reader.say(node.text)
    for child in node:
        if isinstance(child.tag, str) and child.get("role") != "doc-backlink":
            _shown(child, reader)
        reader.say(child.tail)
    reader.edge()
