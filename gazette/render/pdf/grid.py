"""Tables as grids: the column of every cell, heads, and the rows that a screen reader goes through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gazette.render.pdf.blocks import Cell, Table
from gazette.render.pdf.tagged.tree import Element

MOST_COLUMNS = 200


class Placed(NamedTuple):
    """A cell in the grid: its first row and column, and the first row and column after it."""

    row: int
    column: int
    bottom: int
    right: int
    cell: Cell

    @property
    def columns(self) -> int:
        return self.right - self.column

    @property
    def rows(self) -> int:
        return self.bottom - self.row


@dataclass(frozen=True, slots=True)
class Grid:
    cells: tuple[Placed, ...]
    rows: int
    columns: int
    heads: int
    """Rows at the top that are repeated on each page."""


def grid_of(table: Table) -> Grid:
    """Give every cell its column, past the cells that reach down from rows above.

    Spans end at the last row; columns in which no cell begins or ends are left out, so a span wider than its table
    (a frequent fault of word processors) makes no empty columns.
    """
    rows = len(table.rows)
    held: dict[int, int] = {}  # column → first row in which it is free again
    cells: list[Placed] = []
    farthest = 0
    for row, line in enumerate(table.rows):
        column = 0
        for cell in line:
            while column <= MOST_COLUMNS and held.get(column, 0) > row:
                column += 1
            farthest = max(farthest, column)
            bottom, right = min(row + cell.rowspan, rows), column + cell.colspan
            cells.append(Placed(row, column, bottom, right, cell))
            for reached in range(column, right):
                held[reached] = bottom
            column = right
    found = {cell.column for cell in cells} | {cell.right for cell in cells}
    edges = {edge: index for index, edge in enumerate(sorted(found))}
    cells = [Placed(c.row, edges[c.column], c.bottom, edges[c.right], c.cell) for c in cells]
    heads = _head_rows(cells, rows)
    columns = farthest + 1 if farthest > MOST_COLUMNS else max(len(edges) - 1, 0)
    return Grid(tuple(cells), rows, columns, heads)


def _head_rows(cells: list[Placed], rows: int) -> int:
    """Rows at the top that hold heads alone and what hangs down from them; none when that is the whole table."""
    plain = {placed.row for placed in cells if not placed.cell.head}
    heads = next((row for row in range(rows) if row in plain), rows)
    heads = max([heads, *(placed.bottom for placed in cells if placed.row < heads)])
    return heads if heads < rows else 0


def tag_table(table: Table, parent: Element) -> None:
    """Put the elements of the cells into rows below `parent`.

    Every row gets as many columns as the table has (ISO 14289-1, 7.5): what is missing becomes an empty cell, and a
    cell ends where another begins or reaches down from above.
    """
    grid = grid_of(table)
    starts = {(placed.row, placed.column): placed for placed in grid.cells}
    held: set[tuple[int, int]] = set()
    section = parent
    for row in range(grid.rows):
        if row in (0, grid.heads):
            section = Element("THead" if row < grid.heads else "TBody", parent)
        line = Element("TR", section)
        for column in range(grid.columns):
            if (row, column) in held:
                continue
            placed = starts.get((row, column))
            if placed is None or placed.cell.element is None:
                Element("TD", line)
                continue
            end = column + 1
            while end < placed.right and (row, end) not in held and (row, end) not in starts:
                end += 1
            held |= {(r, c) for r in range(row, placed.bottom) for c in range(column, end)}
            placed.cell.element.extra = _extra(placed, end - column, head=row < grid.heads)
            line.kids.append(placed.cell.element)


def _extra(placed: Placed, columns: int, *, head: bool) -> bytes:
    scope = (b"/Scope/Column" if head else b"/Scope/Row") if placed.cell.head else b""
    spans = b"/ColSpan %d" % columns if columns > 1 else b""
    spans += b"/RowSpan %d" % placed.rows if placed.rows > 1 else b""
    return b"/A<</O/Table%b%b>>" % (scope, spans) if scope or spans else b""
