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


class _Walk:
    """What a walk through a text gathers: its letters, its notes with their marks, where wanted units begin."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.text = Reader()
        self.notes: list[tuple[str, etree._Element]] = []
        self.cuts: dict[str, tuple[int, int]] = {}
        self._wanted = wanted

    def enter(self, node: etree._Element) -> None:
        """Note where a wanted unit begins: how much was said before it, and how many notes."""
        eid = node.get("eId")
        if eid in self._wanted:
            self.cuts.setdefault(str(eid), (self.text.place(), len(self.notes)))


def read_akoma_ntoso(
    data: bytes,
    *,
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    first: str | None = None,
    until: str | None = None,
) -> Readings:
    """The text from the unit whose eId is `first` on and before that of `until`, with paragraphs around it.

    Raises KeyError for an eId that the text has not.
    """
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    walk = _Walk(frozenset(filter(None, (first, until))))
    _element(root, walk.text, walk)
    begins = walk.cuts[first] if first is not None else (0, 0)
    ends = walk.cuts[until] if until is not None else (walk.text.place(), len(walk.notes))
    main, notes = Reader(), Reader()
    for line in before:
        _paragraph(main, line)
    main.take(walk.text, begins[0], ends[0])
    for line in after:
        _paragraph(main, line)
    inner = _Walk(frozenset())
    inner.notes = walk.notes[begins[1] : ends[1]]
    for marker, note in inner.notes:  # grows while it is read: a note may hold notes
        _paragraph(notes, marker)
        _inside(note, notes, inner)
        notes.edge()
    return Readings(main.done(), notes.done())


def _paragraph(reader: Reader, line: str) -> None:
    reader.edge()
    reader.say(line)
    reader.edge()


def _element(node: etree._Element, reader: Reader, walk: _Walk) -> None:
    name = etree.QName(node).localname
    if name in _NO_TEXT:
        return
    reader.edge()
    walk.enter(node)
    if name == "authorialNote":
        marker = node.get("marker") or str(len(walk.notes) + 1)
        walk.notes.append((marker, node))
        reader.say(marker)
    else:
        opening, closing = node.get("startQuote", ""), node.get("endQuote", "")
        said = "".join(node.itertext()).strip() if opening or closing else ""
        if not said.startswith(opening):
            reader.open(opening)
        _inside(node, reader, walk)
        if not said.endswith(closing):
            reader.close(closing)
    reader.edge()


def _inside(node: etree._Element, reader: Reader, walk: _Walk) -> None:
    reader.say(node.text)
    for child in node:
        if isinstance(child.tag, str):
            _element(child, reader, walk)
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
