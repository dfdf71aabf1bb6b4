"""The divisions of a document and its running text, read once for all rules: own text only, never what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gazette.akn.names import fold
from gazette.akn.text import plain
from gazette.akn.xml import local, q

DIVISIONS = ("part", "chapter", "section", "subsection")
"""Divisions above the article, from large to small."""
_UNITS = frozenset({*DIVISIONS, "article", "paragraph", "point"})
_QUOTED = frozenset({q("quotedStructure"), q("quotedText"), q("embeddedStructure"), q("authorialNote")})
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LINES = frozenset({"p", "heading", "subheading"})
_NAMES = {q(name): name for name in (*_UNITS, *_LINES, "num")}


@dataclass(slots=True)
class Unit:
    """A division, article, clause or point. Not frozen: children are added while the text is walked.

    `label` is its number as its eId has it (`12a`, `IV`, `dd`).
    """

    kind: str
    label: str
    eid: str
    printed: str
    children: list[Unit] = field(default_factory=list)

    def below(self, kind: str) -> list[Unit]:
        """Units of a kind directly below, other kinds between them aside."""
        return [child for child in self.children if child.kind == kind]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of text with the article and the clause it stands in. Words in quotation marks are left out."""

    text: str
    eid: str
    article: Unit | None
    clause: Unit | None


@dataclass(frozen=True, slots=True)
class Scope:
    """A text with its own articles: the document, or a regulation attached to it.

    `name` is what it calls itself, in small letters (`nghị định`, `quy chế`).
    """

    name: str
    top: tuple[Unit, ...]
    articles: tuple[Unit, ...]
    passages: tuple[Passage, ...]


def read_scopes(main: etree._Element, type_name: str) -> tuple[Scope, ...]:
    """The document's own text first, then each attached regulation that has articles."""
    bodies = [(type_name.lower(), child) for child in main if local(child) in ("body", "mainBody")][:1]
    for attachment in main.iterfind(f"{q('attachments')}/{q('attachment')}"):
        heading = attachment.find(q("heading"))
        body = attachment.find(f"{q('doc')}/{q('mainBody')}")
        if body is not None and next(body.iter(q("article")), None) is not None:
            bodies.append((plain(heading).lower() if heading is not None else "", body))
    return tuple(_read(name, body) for name, body in bodies) or (Scope(type_name.lower(), (), (), ()),)


def text_of(main: etree._Element) -> str:
    """The words of a document but for its letterhead, annexes included; places where elements meet part words."""
    return " ".join(
        piece for part in main if local(part) not in ("meta", "preface") for piece in part.itertext() if piece.strip()
    )


def annex_numbers(main: etree._Element) -> tuple[str, ...]:
    """The numbers of the annexes as printed in their headings (`IV`, `2`), empty for `PHỤ LỤC` without a number."""
    found = []
    for attachment in main.iterfind(f"{q('attachments')}/{q('attachment')}"):
        doc, heading = attachment.find(q("doc")), attachment.find(q("heading"))
        printed = plain(heading) if heading is not None else ""
        if (doc is not None and doc.get("name") == "phu-luc") or fold(printed).startswith("phu luc"):
            number = re.match(r"phu luc\s*(?:so\s*)?([0-9]+[a-z]?|[ivxl]+)?\b", fold(printed))
            found.append((number.group(1) or "").upper() if number else "")
    return tuple(found)


def ordinal(label: str) -> tuple[int, str] | None:
    """A label as a number and what follows it: `12a` → (12, `a`), `IV` → (4, ``); None for no number."""
    figure = re.fullmatch(r"(\d+)([a-z]*)\d*", label.lower())
    if figure:
        return int(figure.group(1)), figure.group(2)
    if re.fullmatch(r"[ivxlc]+", label.lower()):
        values = [_ROMAN[letter] for letter in label.lower()]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-one if one < two else one for one, two in pairs), ""
    return None


class _Walk:
    def __init__(self) -> None:
        self.top: list[Unit] = []
        self.articles: list[Unit] = []
        self.passages: list[Passage] = []
        self.quoting = False

    def walk(self, element: etree._Element, above: Unit | None, article: Unit | None, clause: Unit | None) -> None:
        for child in element:
            if child.tag in _QUOTED:
                continue
            name = _NAMES.get(str(child.tag), "")
            if name in _UNITS:
                unit = _unit(child, name)
                (above.children if above is not None else self.top).append(unit)
                if name == "article":
                    self.articles.append(unit)
                    self.quoting = False  # a quotation mark that nobody closed ends with its article
                inside = unit if name == "article" else article
                self.walk(child, unit, inside, unit if name == "paragraph" else None if name == "article" else clause)
            elif name in _LINES:
                self._passage(child, above, article, clause)
            elif name != "num":
                self.walk(child, above, article, clause)

    def _passage(self, element: etree._Element, above: Unit | None, article: Unit | None, clause: Unit | None) -> None:
        text = self._unquoted("".join(_pieces(element)))
        if text:
            self.passages.append(Passage(text, above.eid if above is not None else "", article, clause))

    def _unquoted(self, text: str) -> str:
        """The words outside quotation marks; a quotation may go on over several paragraphs."""
        if not self.quoting and "“" not in text and "”" not in text:
            return " ".join(text.split())
        kept = []
        for piece in re.split(r"([“”])", text):
            if piece in ("“", "”"):
                self.quoting = piece == "“"
                kept.append(" … ")
            elif not self.quoting:
                kept.append(piece)
        return " ".join("".join(kept).split())


def _read(name: str, body: etree._Element) -> Scope:
    walk = _Walk()
    walk.walk(body, None, None, None)
    return Scope(name, tuple(walk.top), tuple(walk.articles), tuple(walk.passages))


def _unit(element: etree._Element, name: str) -> Unit:
    num = next((child for child in element if local(child) == "num"), None)
    printed = plain(num) if num is not None else ""
    eid = element.get("eId", "")
    last = eid.rpartition("__")[2]
    label = last.partition("_")[2].partition("-")[0] if printed else ""
    return Unit(name, label, eid, printed)


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text of an element without what it quotes or notes below the page."""
    yield element.text or ""
    for child in element:
        if child.tag in _QUOTED:
            yield " … "
        elif isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""
