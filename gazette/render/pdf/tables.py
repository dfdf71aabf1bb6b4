"""Tables: widths of columns, heads that repeat, merged cells, rows that are split when no page could hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from gazette.errors import RenderError
from gazette.profiles import TYPE, HouseStyle
from gazette.render.pdf import style as st
from gazette.render.pdf.blocks import Block, Cell, Columns, Note, Para, Table, text_of
from gazette.render.pdf.grid import MOST_COLUMNS, Grid, Placed, grid_of
from gazette.render.pdf.setting import Setter
from gazette.render.pdf.strips import Item, PlacedMark, RuleItem, Stack, Strip, TextItem, moved, repeated, stack

_NUMBER = re.compile(r"[-+−]?\d[\d.,\s\u00a0]*%?|[-–]")


def set_table(table: Table, width: float, setter: Setter) -> list[Strip]:
    """Strips of a table.

    Type is made smaller step by step until the longest words fit their columns; a table that still does not fit the
    full measure is turned on a landscape page; after that words are cut. Raises RenderError (RND-TABLE) for a table
    of more columns than any page shows.
    """
    grid = grid_of(table)
    if not grid.cells:
        return []
    if grid.columns > MOST_COLUMNS:
        raise RenderError("RND-TABLE", document=setter.document, place=table.eid or "-", columns=grid.columns)
    measures = [(factor, width, False) for factor in _legible(st.TABLE_FACTORS, setter.house)]
    paper = setter.house.paper
    if width >= paper.frame_width - 1:
        factors = _legible(st.TABLE_LANDSCAPE_FACTORS, setter.house)
        measures += [(factor, paper.landscape_width, True) for factor in factors]
    for factor, measure, landscape in measures:
        scaled_grid = _scaled(grid, factor)
        least, natural = _widths(scaled_grid, setter)
        if sum(least) <= measure:
            shares = _series_shares if table.serial else _shares
            return _set(scaled_grid, shares(least, natural, measure), setter, table, landscape)
    shrink = measure / sum(least)
    return _set(scaled_grid, [value * shrink for value in least], setter, table, landscape)


def _legible(factors: tuple[float, ...], house: HouseStyle) -> list[float]:
    """The steps down to the least type that anybody reads; never none."""
    return [factor for factor in factors if house.texts.cell.size * factor >= TYPE[0]] or [1.0]


def _scaled(grid: Grid, factor: float) -> Grid:
    if factor == 1.0:
        return grid
    cells = tuple(
        placed._replace(cell=placed.cell._replace(blocks=tuple(_scale(block, factor) for block in placed.cell.blocks)))
        for placed in grid.cells
    )
    return replace(grid, cells=cells)


def _scale(block: Block, factor: float) -> Block:
    if isinstance(block, Para):
        return block._replace(style=st.scaled(block.style, factor))
    if isinstance(block, Table):
        rows = tuple(
            tuple(cell._replace(blocks=tuple(_scale(inner, factor) for inner in cell.blocks)) for cell in row)
            for row in block.rows
        )
        return replace(block, rows=rows)
    return block


def _widths(grid: Grid, setter: Setter) -> tuple[list[float], list[float]]:
    """Least and natural width of each column, padding included."""
    least = [2 * setter.house.tables.pad_x + 4.0] * grid.columns
    natural = list(least)
    for placed in sorted(grid.cells, key=lambda item: item.columns):
        low, high = _cell_widths(placed.cell, setter)
        span = range(placed.column, placed.right)
        for have, need in ((least, low), (natural, high)):
            short = need - sum(have[index] for index in span)
            if short > 0:
                weight = sum(natural[index] for index in span)
                for index in span:
                    have[index] += short * natural[index] / weight
    return least, [max(pair) for pair in zip(least, natural, strict=True)]


def _cell_widths(cell: Cell, setter: Setter) -> tuple[float, float]:
    low = high = 0.0
    for block in cell.blocks:
        if isinstance(block, Para):
            block_low, block_high = setter.natural(block)
        elif isinstance(block, Table):
            inner_low, inner_high = _widths(grid_of(block), setter)
            block_low, block_high = sum(inner_low), sum(inner_high)
        elif isinstance(block, Columns):
            block_low = block_high = 120.0
        else:
            continue
        low, high = max(low, block_low), max(high, block_high)
    return low + 2 * setter.house.tables.pad_x, high + 2 * setter.house.tables.pad_x


def _series_shares(least: list[float], natural: list[float], measure: float) -> list[float]:
    """Columns of a table that shall look like others: the widest gives way, whatever it holds in this one."""
    widest = natural.index(max(natural))
    rest = measure - sum(natural) + natural[widest]
    if rest < least[widest]:
        return _shares(least, natural, measure)
    return [rest if index == widest else value for index, value in enumerate(natural)]


def _shares(least: list[float], natural: list[float], measure: float) -> list[float]:
    """Columns that need little get what they need; the others share the rest, by the root of what they hold.

    A table narrower than the measure is stretched to it.
    """
    total = sum(natural)
    if total <= measure:
        return [value * measure / total for value in natural]
    widths: list[float | None] = [None] * len(natural)
    rest = measure
    while True:
        open_columns = [index for index, value in enumerate(widths) if value is None]
        if not open_columns:
            break
        weights = {index: min(natural[index], measure) ** 0.7 for index in open_columns}
        whole = sum(weights.values())
        wish = {index: rest * weights[index] / whole for index in open_columns}
        short = [index for index in open_columns if wish[index] < least[index]]
        easy = [index for index in open_columns if natural[index] <= wish[index]]
        if short:
            for index in short:
                widths[index] = least[index]
                rest -= least[index]
        elif easy:
            for index in easy:
                widths[index] = natural[index]
                rest -= natural[index]
        else:
            for index in open_columns:
                widths[index] = wish[index]
            break
    found = [value or 0.0 for value in widths]
    return [value * measure / sum(found) for value in found]


def _set(grid: Grid, widths: list[float], setter: Setter, table: Table, landscape: bool) -> list[Strip]:
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    contents = _contents(grid, widths, setter, 1 if table.serial else 2)
    setter.forget()
    heights = _heights(grid, contents, setter.house.tables.pad_y)
    by_row: list[list[tuple[Placed, Stack]]] = [[] for _ in range(grid.rows)]
    for placed, pile in zip(grid.cells, contents, strict=True):
        by_row[placed.row].append((placed, pile))
    groups = []
    for first, last in _groups(grid):
        held = [pair for row in by_row[first:last] for pair in row]
        groups.append((first, _group(grid, held, heights[first:last], first, edges, setter.house, plain=table.plain)))
    head = [strip for row, made in groups if row < grid.heads for strip in made]
    body = [strip for row, made in groups if row >= grid.heads for strip in made]
    return _dressed(head, body, edges[-1], table, setter.house, landscape=landscape)


def _dressed(
    head: list[Strip], body: list[Strip], width: float, table: Table, house: HouseStyle, *, landscape: bool
) -> list[Strip]:
    """The strips with the table's opening and closing rule, its space around, and its head above every page."""
    marked = [strip._replace(landscape=landscape, eid=strip.eid or table.eid) for strip in (*head, *body)]
    if not table.plain:
        marked[0] = _ruled(marked[0], 0.0, width, house.strokes.rule)
        marked[-1] = _ruled(marked[-1], marked[-1].height, width, house.strokes.rule)
    heads = [strip._replace(glued=True) for strip in marked[: len(head)]]
    limit = (house.paper.landscape_height if landscape else house.paper.frame_height) / 2
    repeat = tuple(map(repeated, heads)) if sum(strip.height for strip in heads) <= limit else ()
    strips = [*heads, *(strip._replace(head=repeat) for strip in marked[len(head) :])]
    strips[0] = strips[0]._replace(before=house.tables.gap)
    strips[-1] = strips[-1]._replace(after=house.tables.gap + 4)
    return strips


def _ruled(strip: Strip, y: float, width: float, stroke: float) -> Strip:
    return strip._replace(items=(RuleItem(0.0, y, width, y, stroke), *strip.items))


def _groups(grid: Grid) -> list[tuple[int, int]]:
    """Ranges of rows that merged cells tie together."""
    ends = list(range(1, grid.rows + 1))
    for placed in grid.cells:
        ends[placed.row] = max(ends[placed.row], placed.bottom)
    groups = []
    start = end = 0
    for row in range(grid.rows):
        if row >= end:
            if row:
                groups.append((start, row))
            start = row
        end = max(end, ends[row])
    groups.append((start, grid.rows))
    return groups


def _contents(grid: Grid, widths: list[float], setter: Setter, numbers: int) -> list[Stack]:
    numeric = _number_columns(grid, setter, numbers)
    made = []
    for placed in grid.cells:
        inner = sum(widths[placed.column : placed.right]) - 2 * setter.house.tables.pad_x
        strips = setter.set(placed.cell.blocks, inner)
        if placed.column in numeric and placed.columns == 1 and placed.row >= grid.heads:
            strips = _aligned(strips, inner, numeric[placed.column], setter)
        made.append(stack(strips))
    return made


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The widest text before and from the decimal sign in a column of numbers, at 1 pt."""

    before: float
    behind: float


def _number_columns(grid: Grid, setter: Setter, least: int) -> dict[int, _Numbers]:
    """Columns that hold nothing but numbers below the head, and so many of them at least."""
    found: dict[int, list[Para]] = {}
    barred: set[int] = set()
    for placed in grid.cells:
        if placed.row < grid.heads or placed.columns > 1 or not placed.cell.blocks:
            continue
        only = placed.cell.blocks[0]
        if len(placed.cell.blocks) == 1 and isinstance(only, Para) and _NUMBER.fullmatch(text_of(only)):
            found.setdefault(placed.column, []).append(only)
        else:
            barred.add(placed.column)
    return {
        column: _Numbers(
            max(setter.fonts.width(_face(para), _whole(text_of(para), setter.decimal)) for para in paras),
            max(setter.fonts.width(_face(para), _fraction(text_of(para), setter.decimal)) for para in paras),
        )
        for column, paras in found.items()
        if column not in barred and len(paras) >= least
    }


def _face(para: Para) -> str:
    return "bold" if para.style.bold or para.runs[0].bold else "regular"


def _aligned(strips: list[Strip], inner: float, numbers: _Numbers, setter: Setter) -> list[Strip]:
    """Numbers of one line each with their decimal signs one below the other, the widest in the middle of the column."""
    if len(strips) != 1:
        return strips
    item = next((item for item in strips[0].items if isinstance(item, TextItem)), None)
    if item is None or not item.line.spans:
        return strips
    size, face = item.line.spans[0].ink.pen.size, item.line.spans[0].ink.pen.face
    before, behind = numbers.before * size, numbers.behind * size
    if before + behind > inner:
        return strips
    text = "".join(span.text for span in item.line.spans)
    own = setter.fonts.width(face, _whole(text, setter.decimal)) * size
    dx = (inner - before - behind) / 2 + before - own - item.x
    return [strips[0]._replace(items=tuple(moved(each, dx, 0.0) for each in strips[0].items))]


def _whole(text: str, decimal: str) -> str:
    return text.split(decimal, maxsplit=1)[0].rstrip("%")


def _fraction(text: str, decimal: str) -> str:
    return text[len(_whole(text, decimal)) :]


def _heights(grid: Grid, contents: list[Stack], pad: float) -> list[float]:
    """Height of each row; what a merged cell needs beyond its rows goes to its last one."""
    heights = [0.0] * grid.rows
    for placed, pile in sorted(zip(grid.cells, contents, strict=True), key=lambda pair: pair[0].rows):
        need = pile.height + 2 * pad
        have = sum(heights[placed.row : placed.bottom])
        if need > have:
            heights[placed.bottom - 1] += need - have
    return heights


class _Piece(NamedTuple):
    """A line of a cell: where it stands in its group of rows."""

    top: float
    bottom: float
    x: float
    strip: Strip


def _group(
    grid: Grid,
    cells: list[tuple[Placed, Stack]],
    heights: list[float],
    first: int,
    edges: list[float],
    house: HouseStyle,
    *,
    plain: bool,
) -> list[Strip]:
    """The strips of rows from `first` on that belong together: one when low, else one for each possible cut."""
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height)
    pieces: list[_Piece] = []
    rules: list[RuleItem] = []
    for placed, pile in cells:
        top, bottom = tops[placed.row - first], tops[placed.bottom - first]
        middle = (bottom - top - pile.height) / 2 if placed.cell.head else house.tables.pad_y
        x = edges[placed.column] + house.tables.pad_x
        for strip, offset in zip(pile.strips, pile.offsets, strict=True):
            y = top + middle + offset
            pieces.append(_Piece(y, y + strip.height, x, strip))
        if not plain and placed.bottom < grid.rows:
            inset = house.tables.pad_x / 2 if placed.cell.head and placed.bottom < grid.heads else 0.0
            left, right = edges[placed.column] + inset, edges[placed.right] - inset
            rules.append(RuleItem(left, bottom, right, bottom, house.strokes.hairline))
    whole = tops[-1]
    cuts = [0.0, whole]
    if whole > house.paper.frame_height * st.ROW_WHOLE:
        cuts = _cuts(pieces, whole)
    return [_slice(pieces, rules, top, bottom) for top, bottom in pairwise(cuts)]


def _cuts(pieces: list[_Piece], height: float) -> list[float]:
    """Heights at which no line of text of any cell is cut."""
    cuts = [0.0]
    reach = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.top, piece.bottom)):
        if reach > 0.0 and piece.top >= reach - 1e-6:
            cuts.append(reach)
        reach = max(reach, piece.bottom)
    return [*cuts, height]


def _slice(pieces: list[_Piece], rules: list[RuleItem], top: float, bottom: float) -> Strip:
    inside = [piece for piece in pieces if top - 1e-6 <= piece.top and piece.bottom <= bottom + 1e-6]
    items: list[Item] = [moved(rule, 0.0, -top) for rule in rules if top < rule.y0 <= bottom + 1e-6]
    marks: list[PlacedMark] = []
    notes: list[Note] = []
    for y, _, x, strip in inside:
        items += [moved(item, x, y - top) for item in strip.items]
        marks += [PlacedMark(mark, below + y - top) for mark, below in strip.marks]
        notes += strip.notes
    eid = next((piece.strip.eid for piece in inside if piece.strip.eid), None)
    return Strip(bottom - top, tuple(items), notes=tuple(notes), marks=tuple(marks), eid=eid)
