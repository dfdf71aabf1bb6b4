"""Phần, Chương, Mục, Điều, khoản, điểm: from paragraphs to the hierarchy of Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gazette.akn.writer import Writer
from gazette.ingest.blocks import Block, Para, Run, Table
from gazette.ingest.grammar import (
    GENERIC,
    LEVELS,
    Grammar,
    Opening,
    bare_section,
    clause,
    grammar,
    heading,
    point,
    roman,
)
from gazette.ingest.quotes import quoted_ranges
from gazette.ingest.runs import bold, cut, runs_of, text_of
from gazette.ingest.sequence import chosen
from gazette.ingest.to_xml import Context, fill_lines, normal, write_blocks, write_paragraph
from gazette.ingest.vietnamese import mostly_upper

_MAX_HEADING = 300


@dataclass(slots=True)
class Unit:
    """A unit while it is read. `blocks` come before `children`; what follows the last child belongs to that child.

    A block is a paragraph's runs, a block of the source as it stands, or the root of what an amendment quotes.
    """

    name: str
    num: tuple[Run, ...] = ()
    heading: list[tuple[Run, ...]] = field(default_factory=list)
    blocks: list[tuple[Run, ...] | Block | Unit] = field(default_factory=list)
    children: list[Unit] = field(default_factory=list)
    order: tuple[int, str] = (0, "")
    style: bool = True
    level: int = -1


class Piece(NamedTuple):
    """A block with its folded runs and text; tables have neither."""

    block: Block
    runs: tuple[Run, ...]
    text: str


def pieces_of(blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """Blocks with their folded text; empty paragraphs fall away."""
    found: list[Piece] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(Piece(block, (), ""))
            continue
        runs = normal(runs_of(block))
        text = text_of(runs)
        if text or runs:
            found.append(Piece(block, runs, text.replace("\n", " ")))
    return tuple(found)


def quotations(pieces: Sequence[Piece]) -> dict[int, int]:
    """The last piece of each stretch that an amendment quotes, by its first."""
    return dict(quoted_ranges([piece.text for piece in pieces]))


def structure(pieces: tuple[Piece, ...], quoted: Mapping[int, int], context: Context) -> Unit:
    """The units of a body whose `quotations` are known, below a root of their own."""
    return _Builder(pieces, context, quoted).build()


def count(unit: Unit, name: str) -> int:
    """How many units of a name are below a unit, without those that amendments quote."""
    return sum((child.name == name) + count(child, name) for child in unit.children)


class _Builder:
    """Reads pieces into units; `quoted` are the stretches in them, None for a text that is quoted itself."""

    def __init__(self, pieces: tuple[Piece, ...], context: Context, quoted: Mapping[int, int] | None) -> None:
        self.pieces = pieces
        self.context = context
        self.inside = quoted is None
        self.language: Grammar = grammar(context.profile.grammar)
        self.root = Unit("root")
        self.stack: list[Unit] = [self.root]
        self.ranges = quoted or {}
        self.openings = self._headings()
        self.plain = not any(opening.name == "article" for opening in self.openings.values())

    def _headings(self) -> dict[int, Opening]:
        """Headings above the clause, by index; of the articles only those that count upwards."""
        hidden = {index for first, last in self.ranges.items() for index in range(first, last + 1)}
        found: dict[int, Opening] = {}
        unmarked: set[int] = set()
        for index, piece in enumerate(self.pieces):
            if index in hidden or not piece.text:
                continue
            opening = heading(piece.text, self.language, quoted=self.inside, doubtfully=not self.inside)
            if opening is None or (opening.doubtful and not self._follows(index, opening, unmarked)):
                continue
            found[index] = opening
            if opening.name == "article" and not opening.certain:
                unmarked.add(opening.order[0])
        if self.language is GENERIC and not any(opening.name == "article" for opening in found.values()):
            found |= self._bare_sections(hidden)
        articles = sorted(index for index, opening in found.items() if opening.name == "article")
        keep = chosen([(found[index], bold(self.pieces[index].runs)) for index in articles])
        for position, index in enumerate(articles):
            if position not in keep:
                del found[index]
        return found

    def _follows(self, index: int, opening: Opening, unmarked: set[int]) -> bool:
        """Whether "Điều 139 Luật này …" may be a heading: no wrapped line, and Điều 138 has no full stop either."""
        above = self.pieces[index - 1].text if index else ""
        return above.endswith((".", ";", ":")) and opening.order[0] - 1 in unmarked

    def _bare_sections(self, hidden: set[int]) -> dict[int, Opening]:
        """Lines `1. …` as sections, where `(1)` counts what is below them."""
        if not any(piece.text.startswith("(1)") for piece in self.pieces):
            return {}
        found = {index: bare_section(piece.text) for index, piece in enumerate(self.pieces) if index not in hidden}
        return {index: opening for index, opening in found.items() if opening is not None}

    def build(self) -> Unit:
        at = 0
        while at < len(self.pieces):
            at = self._take(at)
        return self.root

    def _take(self, at: int) -> int:
        """Take the piece at `at`; returns where to go on."""
        last = self.ranges.get(at)
        if last is not None:
            inner = _Builder(self.pieces[at : last + 1], self.context, None)
            self.stack[-1].blocks.append(inner.build())
            return last + 1
        piece = self.pieces[at]
        if not piece.text:
            self.stack[-1].blocks.append(piece.block)
            return at + 1
        opening = self.openings.get(at)
        if opening is not None:
            return self._open(at, opening)
        lower = self._lower(piece.text, at)
        if lower is not None:
            unit = self._push(lower, piece)
            if lower.name == "section" and lower.rest and (mostly_upper(lower.rest) or bold(piece.runs)):
                unit.heading.append(cut(piece.runs, lower.end))
            else:
                self._text(unit, cut(piece.runs, lower.end))
            return at + 1
        self._text(self.stack[-1], piece.runs)
        return at + 1

    def _text(self, unit: Unit, runs: Sequence[Run]) -> None:
        found = normal(runs)
        if found:
            unit.blocks.append(found)

    def _push(self, opening: Opening, piece: Piece) -> Unit:
        level = LEVELS[opening.name]
        while self.stack[-1].level >= level:
            self.stack.pop()
        unit = Unit(
            opening.name, cut(piece.runs, 0, opening.end), order=opening.order, style=opening.certain, level=level
        )
        self.stack[-1].children.append(unit)
        self.stack.append(unit)
        return unit

    def _open(self, at: int, opening: Opening) -> int:
        piece = self.pieces[at]
        unit = self._push(opening, piece)
        rest = normal(cut(piece.runs, opening.end))
        if opening.name == "article":
            if rest and self._is_heading(at, opening.rest, rest):
                unit.heading.append(rest)
            else:
                self._text(unit, rest)
            return at + 1
        if rest:
            unit.heading.append(rest)
        return self._heading_below(at + 1, unit)

    def _is_heading(self, at: int, rest: str, runs: Sequence[Run]) -> bool:
        """Whether what stands behind "Điều N." is the article's title and not its text."""
        if len(rest) > _MAX_HEADING or at + 1 >= len(self.pieces):
            return False
        if at + 1 in self.openings and not self.inside:
            return False
        if rest.endswith((".", ";", "./.", ",")):
            return False
        if rest.endswith(":"):
            return bold(runs) and len(rest) < 120
        return True

    def _heading_below(self, at: int, unit: Unit) -> int:
        """Lines of a title below "Chương I": in capitals, bold or centred; one in small letters if it is short."""
        taken = 0
        while at < len(self.pieces) and taken < 6:
            piece = self.pieces[at]
            if at in self.openings or at in self.ranges or not piece.text or not isinstance(piece.block, Para):
                break
            if (
                clause(piece.text, language=self.language) is not None
                or point(piece.text, language=self.language) is not None
                or len(piece.text) > _MAX_HEADING
            ):
                break
            apart = mostly_upper(piece.text) or bold(piece.runs) or piece.block.align == "center"
            short = not unit.heading and at + 1 in self.openings and not piece.text.endswith((".", ";", ":"))
            if not (apart or short) or (unit.heading and not apart):
                break
            unit.heading.append(piece.runs)
            at += 1
            taken += 1
        return at

    def _lower(self, text: str, at: int) -> Opening | None:
        """A clause or point that fits the count it stands in."""
        if self.plain and not self.inside:
            part = roman(text)
            if part is not None and self._fits_roman(part, at):
                return part
        found = clause(text, quoted=self.inside, language=self.language)
        if found is not None:
            return found if self._fits_clause(found) else None
        found = point(text, quoted=self.inside, language=self.language)
        return found if found is not None and self._fits_point(found) else None

    def _fits_roman(self, opening: Opening, at: int) -> bool:
        before = self._last("section")
        if before is None:
            return opening.order[0] == 1
        del at
        return opening.order[0] == before.order[0] + 1

    def _last(self, name: str) -> Unit | None:
        """The last unit of a name in the parent where the next one would stand."""
        level = LEVELS[name]
        above = len(self.stack) - 1
        while self.stack[above].level >= level:
            above -= 1
        for child in reversed(self.stack[above].children):
            if child.name == name:
                return child
        return None

    def _fits_clause(self, opening: Opening) -> bool:
        if not (self.plain or self.inside or self._in_article()):
            return False
        before = self._last("paragraph")
        number, suffix = opening.order
        if before is None:
            in_point = self.stack[-1].name == "point"
            return (number == 1 or self.inside) and not (in_point and not opening.certain)
        if before.style != opening.certain and suffix == "":
            return False
        if number == before.order[0]:
            return suffix > before.order[1]
        return before.order[0] < number <= before.order[0] + (3 if opening.certain else 1)

    def _in_article(self) -> bool:
        return any(unit.name == "article" for unit in self.stack)

    def _fits_point(self, opening: Opening) -> bool:
        if not (self.plain or self.inside or self._in_article()):
            return False
        before = self._last("point")
        letter, suffix = opening.order
        if before is None:
            return letter == 1 or self.inside
        if before.style != opening.certain:
            return False
        if letter == before.order[0]:
            return suffix != before.order[1]
        return letter == 1 or before.order[0] < letter <= before.order[0] + 3


def write(out: Writer, root: Unit, context: Context) -> None:
    """Write the elements of a body. Stretches without any number are `<hcontainer name="text">`."""
    if root.blocks:
        out.open("hcontainer", name="text")
        out.open("content")
        _contents(out, root, context)
        out.close()
        out.close()
    _children(out, root, context)


def _children(out: Writer, unit: Unit, context: Context) -> None:
    """Write the elements of the units below a unit."""
    for child in unit.children:
        out.open(child.name, num=text_of(normal(child.num)).replace("\n", ""))
        _fill(out, child, context)
        out.close()


def _fill(out: Writer, unit: Unit, context: Context) -> None:
    if unit.num:
        out.open("num")
        fill_lines(out, (unit.num,), context, cite=False)
        out.close()
    if unit.heading:
        out.open("heading")
        fill_lines(out, unit.heading, context)
        out.close()
    if unit.children:
        if unit.blocks:
            out.open("intro")
            _contents(out, unit, context)
            out.close()
        _children(out, unit, context)
    elif unit.blocks or unit.name not in ("part", "chapter", "section", "subsection"):
        out.open("content")
        _contents(out, unit, context)
        if not unit.blocks:
            out.empty("p")
        out.close()


def _contents(out: Writer, unit: Unit, context: Context) -> None:
    """Write the blocks of a unit; what an amendment quotes is structured like a text of its own."""
    for block in unit.blocks:
        if isinstance(block, Unit):
            for tag in ("p", "mod", "quotedStructure"):
                out.open(tag)
            _contents(out, block, context)
            _children(out, block, context)
            for _ in range(3):
                out.close()
        elif isinstance(block, Para | Table):
            write_blocks(out, (block,), context)
        else:
            write_paragraph(out, block, context)
