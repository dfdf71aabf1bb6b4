"""Ruled tables: cells told from the lines that a page draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette.ingest.read_pdf_values import Box, Stroke

_TOUCH = 3.0
"""Lines that come this near to one another meet."""
_SAME = 2.6
"""Lines this near to one another are one line drawn twice, or a double line."""
_SHORTEST = 6.0
_DRAWN = 0.6
"""An edge of a cell is there when this share of it is drawn."""
_FRAME = 3
"""Lines of one length that a table without standing lines has at least: its top, below its head, its end."""
_HEAD = 60.0
"""Points that the head of such a table is high at most."""
MAX_LINES = 4_000
"""Lines of one page that are looked at; a drawing has more, a table never."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell by its place in the grid, with its box on the page."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the edges of its columns from left to right, and its cells row by row."""

    box: Box
    columns: tuple[float, ...]
    rows: int
    cells: tuple[GridCell, ...]


def grids_of(strokes: Iterable[Stroke]) -> tuple[Grid, ...]:
    """The tables that the lines of a page form, from the top down; frames of a single cell are none."""
    raw = [stroke for stroke in strokes if stroke.length >= _SHORTEST]
    if len(raw) > MAX_LINES:
        return ()
    groups = _groups(_merged(raw))
    closed = [group for group in groups if not all(stroke.lying for stroke in group)]
    alone = [stroke for group in groups if all(stroke.lying for stroke in group) for stroke in group]
    found = [grid for group in (*closed, *_open_tables(alone, raw)) if (grid := _grid(group)) is not None]
    return tuple(sorted(found, key=lambda grid: (grid.box.top, grid.box.left)))


def _open_tables(lines: Sequence[Stroke], raw: Sequence[Stroke]) -> Iterable[list[Stroke]]:
    """Tables without standing lines whose lying ones are drawn cell by cell: where these end, columns part."""
    rest = sorted(lines, key=lambda stroke: (-stroke.length, stroke.at))  # the whole before its parts
    while rest:
        first = rest[0]
        alike = (line for line in rest if max(abs(line.start - first.start), abs(line.end - first.end)) < _TOUCH)
        frame = sorted(alike, key=lambda stroke: stroke.at)
        rest = [line for line in rest if line not in frame]
        for part in _stretches(frame, raw):
            if len(part) < _FRAME:
                continue
            top, bottom = part[0].at, part[-1].at
            within = [line for line in lines if top <= line.at <= bottom and line.start > first.start - _TOUCH]
            rest = [line for line in rest if line not in within]
            drawn = [stroke for stroke in raw if stroke.lying and top - 1 <= stroke.at <= bottom + 1]
            yield [*part, *(line for line in within if line not in part), *_parted(drawn, part)]


def _stretches(frame: Sequence[Stroke], raw: Sequence[Stroke]) -> Iterable[list[Stroke]]:
    """A frame's lines cut where no column ends between two of them: a rule above the page's text is no table."""
    part = [frame[0]]
    for line in frame[1:]:
        above, below = _ends_inside(part[-1], raw), _ends_inside(line, raw)
        if not (above or below) or (not above and line.at - part[-1].at > _HEAD):
            yield part
            part = []
        part.append(line)
    yield part


def _ends_inside(line: Stroke, raw: Sequence[Stroke]) -> bool:
    """Whether a line is drawn in pieces."""
    return any(
        line.start + _TOUCH < end < line.end - _TOUCH
        for stroke in raw
        if stroke.lying and abs(stroke.at - line.at) <= 1
        for end in (stroke.start, stroke.end)
    )


def _parted(drawn: Sequence[Stroke], frame: Sequence[Stroke]) -> Iterable[Stroke]:
    """The standing lines that the ends of lying ones stand for."""
    ends = [end for stroke in drawn for end in (stroke.start, stroke.end)]
    heights = _edges(stroke.at for stroke in drawn)
    for x in _edges(ends)[1:-1]:
        for top, bottom in pairwise(heights):
            near = [stroke for stroke in drawn if min(abs(stroke.at - top), abs(stroke.at - bottom)) <= _TOUCH]
            ended = any(abs(end - x) <= _TOUCH for stroke in near for end in (stroke.start, stroke.end))
            crossed = any(
                abs(stroke.at - bottom) <= _TOUCH and stroke.start + _TOUCH < x < stroke.end - _TOUCH for stroke in near
            )
            if ended or not crossed:
                yield Stroke(False, x, top, bottom)
    for x in (frame[0].start, frame[0].end):
        yield Stroke(False, x, heights[0], heights[-1])


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Pieces of one line as one line: borders are often drawn cell by cell."""
    found: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda item: (item.lying, item.at, item.start)):
        for at in range(len(found) - 1, max(-1, len(found) - 60), -1):
            other = found[at]
            if other.lying == stroke.lying and abs(other.at - stroke.at) <= _SAME and _meet(other, stroke):
                found[at] = Stroke(other.lying, other.at, min(other.start, stroke.start), max(other.end, stroke.end))
                break
        else:
            found.append(stroke)
    return found


def _meet(one: Stroke, two: Stroke) -> bool:
    return one.start <= two.end + _TOUCH and two.start <= one.end + _TOUCH


def _groups(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Lines that cross or touch, directly or through others."""
    lying = [stroke for stroke in strokes if stroke.lying]
    standing = [stroke for stroke in strokes if not stroke.lying]
    home = {id(stroke): at for at, stroke in enumerate(strokes)}
    parent = list(range(len(strokes)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for flat in lying:
        for high in standing:
            if (
                flat.start - _TOUCH <= high.at <= flat.end + _TOUCH
                and high.start - _TOUCH <= flat.at <= high.end + _TOUCH
            ):
                parent[root(home[id(flat)])] = root(home[id(high)])
    groups: dict[int, list[Stroke]] = {}
    for at, stroke in enumerate(strokes):
        groups.setdefault(root(at), []).append(stroke)
    return list(groups.values())


def _grid(group: Sequence[Stroke]) -> Grid | None:
    lying = [stroke for stroke in group if stroke.lying]
    standing = [stroke for stroke in group if not stroke.lying]
    if len(lying) < 2 or not standing:
        return None
    left, right = min(line.start for line in lying), max(line.end for line in lying)
    xs = _edges([*(line.at for line in standing), left, right])
    ys = _edges(line.at for line in lying)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2):
        return None
    owner = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    for row, column in list(owner):
        if column + 2 < len(xs) and not _is_drawn(standing, xs[column + 1], ys[row], ys[row + 1]):
            owner[root((row, column + 1))] = root((row, column))
        if row + 2 < len(ys) and not _is_drawn(lying, ys[row + 1], xs[column], xs[column + 1]):
            owner[root((row + 1, column))] = root((row, column))
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for cell in owner:
        members.setdefault(root(cell), []).append(cell)
    cells = sorted(_rectangles(members.values(), xs, ys), key=lambda cell: (cell.row, cell.column))
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), len(ys) - 1, tuple(cells))


def _edges(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found


def _is_drawn(strokes: Sequence[Stroke], at: float, start: float, end: float) -> bool:
    """Whether enough of an edge is drawn."""
    shown = sum(
        max(0.0, min(end, stroke.end) - max(start, stroke.start)) for stroke in strokes if abs(stroke.at - at) <= _TOUCH
    )
    return shown >= _DRAWN * (end - start)


def _rectangles(
    groups: Iterable[Sequence[tuple[int, int]]], xs: Sequence[float], ys: Sequence[float]
) -> Iterable[GridCell]:
    """Merged cells; a group that is no rectangle (a missing line) falls back to its rows."""
    for group in groups:
        rows = sorted({row for row, _ in group})
        columns = sorted({column for _, column in group})
        if len(group) == len(rows) * len(columns):
            yield _cell(rows[0], columns[0], rows[-1], columns[-1], xs, ys)
            continue
        for row in rows:
            inside = sorted(column for at, column in group if at == row)
            start = inside[0]
            for before, column in zip(inside, [*inside[1:], -1], strict=True):
                if column != before + 1:
                    yield _cell(row, start, row, before, xs, ys)
                    start = column


def _cell(top: int, left: int, bottom: int, right: int, xs: Sequence[float], ys: Sequence[float]) -> GridCell:
    box = Box(xs[left], ys[top], xs[right + 1], ys[bottom + 1])
    return GridCell(top, left, bottom - top + 1, right - left + 1, box)
