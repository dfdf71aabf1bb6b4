"""Tables drawn with bars: rows on one line (`| a | b |`), and scrapes where each bar stands on a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.ingest.blocks import Block, Cell, Table
from gazette.ingest.read_txt_paras import Chunk, Reading, paragraphs

_BAR = re.compile(r"(?<!\\)\|")
_RULE_ROW = re.compile(r"[\s|:]*-{2,}[\s|:-]*")
_STRUCTURE = re.compile(r"\W*(?:Điều\s+\d+\s*[.:]|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+[IVX\d]+\b)")
_CELL_LINES = 80
"""Lines that one cell may hold; past that a bar was not the border of a cell."""
_GAP_LINES = 15
_ROW_CELLS = 4
"""Cells in a table of one row, past which its rows must have been lost."""


@dataclass(frozen=True, slots=True)
class Step:
    """What stands at a place: its blocks, and the index of the first line behind it."""

    blocks: list[Block]
    end: int


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines of one cell, from an index on."""

    lines: tuple[str, ...]
    at: int


def next_table(reading: Reading, lines: list[str], at: int, first: int) -> Step | None:
    """The table that begins at the line `at`; None when none does. `first` is the number of line 0 in the source."""
    if "|" not in lines[at]:
        return None
    if _is_inline(lines, at):
        return _inline_table(reading, lines, at, first)
    if lines[at].strip() == "|":
        return _bare_table(reading, lines, at, first)
    return None


def _is_inline(lines: list[str], at: int) -> bool:
    """Whether the passage from `at` on holds a bar beside words, up to the end of the first row."""
    for line in lines[at : at + _CELL_LINES]:
        text = line.strip()
        if not text:
            return False
        if text != "|" and _BAR.search(text):
            return True
        if text == "|" and line is not lines[at]:
            return False
    return False


def _inline_table(reading: Reading, lines: list[str], at: int, first: int) -> Step:
    """Rows that end with a bar at the end of a line; a row may take several lines."""
    rows: list[list[_Text]] = []
    header = False
    index = at
    while index < len(lines) and lines[index].strip() and (rows == [] or "|" in lines[index]):
        end = index
        while not _closes(lines, end):
            end += 1
        row = lines[index : end + 1]
        if len(row) == 1 and _RULE_ROW.fullmatch(row[0]) and "|" in row[0]:
            header = header or len(rows) == 1
        elif any(line.strip(" |") for line in row):
            rows.append(_split_row(row, index))
        index = end + 1
    return Step(_table(reading, rows, first, inline=True, header=header), index)


def _closes(lines: list[str], at: int) -> bool:
    """Whether a row ends with this line: a bar at its end, or nothing that could still belong to it below."""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    ends = lines[at].rstrip().endswith("|") and lines[at].strip() != "|"
    return ends or not below or _lone_bar_after(lines, at)


def _lone_bar_after(lines: list[str], at: int) -> bool:
    """A row that opened with a lone bar goes on; a lone bar below words ends the row."""
    return lines[at].strip() == "|" and at > 0 and bool(lines[at - 1].strip())


def _split_row(row: list[str], at: int) -> list[_Text]:
    cells: list[list[str]] = [[]]
    joined = "\n".join(line.strip() for line in row)
    joined = joined.removeprefix("|")
    if joined.endswith("|") and not joined.endswith("\\|"):
        joined = joined[:-1]
    for index, part in enumerate(_BAR.split(joined)):
        if index:
            cells.append([])
        cells[-1] = [line.replace("\\|", "|") for line in part.split("\n")]
    return [_Text(tuple(cell), at) for cell in cells]


def _bare_table(reading: Reading, lines: list[str], at: int, first: int) -> Step:
    """Cells between lines that hold nothing but a bar: one bar parts two cells, two bars two rows.

    More bars in a row are empty cells; they fill up the row above, then begin the row below.
    """
    items: list[int | _Text] = []
    index = at
    while index < len(lines) and lines[index].strip() == "|":
        bars = 0
        while index < len(lines) and lines[index].strip() == "|":
            bars += 1
            index += 1
        items.append(bars)
        cell = _cell_at(lines, index)
        if cell is None:
            break
        items.append(cell)
        index += len(cell.lines)
    return Step(_table(reading, _rows(items), first, inline=False), index)


def _cell_at(lines: list[str], start: int) -> _Text | None:
    """The cell between the bar above `start` and the next one; None when the table ends there."""
    end = next((at for at in range(start, min(len(lines), start + _CELL_LINES)) if lines[at].strip() == "|"), None)
    if end is None or end == start:
        return None
    content = lines[start:end]
    if not content[0].strip():
        # a blank line behind a bar: either the table is over, or its next cell begins with one
        opens_new = not content[-1].strip()
        if opens_new or len(content) > _GAP_LINES or any(_STRUCTURE.match(line) for line in content):
            return None
    if sum(1 for line in content if _STRUCTURE.match(line)) > 2:
        return None
    return _Text(tuple(content), start)


def _rows(items: list[int | _Text]) -> list[list[_Text]]:
    rows: list[list[_Text]] = [[]]
    width = _first_width(items)
    for position, item in enumerate(items):
        if isinstance(item, _Text):
            rows[-1].append(item)
            continue
        if position in {0, len(items) - 1} or item == 1:
            continue
        empty = item - 2
        while empty and len(rows[-1]) < width:
            rows[-1].append(_Text((), 0))
            empty -= 1
        rows.append([_Text((), 0)] * min(empty, max(0, width - 1)))
    return [row for row in rows if row]


def _first_width(items: list[int | _Text]) -> int:
    """Cells of the first row."""
    width = 0
    for position, item in enumerate(items):
        if isinstance(item, _Text):
            width += 1
        elif position and item > 1:
            break
    return width


def _table(reading: Reading, rows: list[list[_Text]], first: int, *, inline: bool, header: bool = False) -> list[Block]:
    if not rows:
        return []
    line = first + rows[0][0].at
    if len(rows) == 1 and len(rows[0]) > _ROW_CELLS and any(len(cell.lines) > 1 for cell in rows[0]):
        reading.shapeless += 1
        rows = [[cell] for cell in rows[0]]
    width = max(len(row) for row in rows)
    if width == 1 and inline:
        return [block for row in rows for block in _content(reading, row[0], first)]  # bars, but no table
    made = tuple(
        tuple(
            Cell(_content(reading, cell, first), width if len(row) == 1 else 1, 1, header and number == 0)
            for cell in (*row, *([_Text((), 0)] * (width - len(row) if len(row) > 1 else 0)))
        )
        for number, row in enumerate(rows)
    )
    return [Table(made, line=line)]


def _content(reading: Reading, cell: _Text, first: int) -> tuple[Block, ...]:
    found: list[Block] = []
    held: list[str] = []
    for offset, line in enumerate((*cell.lines, "")):
        if line.strip():
            held.append(line)
        elif held:
            found += paragraphs(reading, Chunk(tuple(held), first + cell.at + offset - len(held)))
            held = []
    return tuple(found)
