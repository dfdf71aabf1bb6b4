"""Putting a table's cells together: spans that fit the grid, no row without a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from gazette.ingest.blocks import Block, Cell

MAX_SPAN = 200
"""Columns or rows that one cell may cover; Word itself stops at 63 columns."""


@dataclass(slots=True)
class Slot:
    """A cell while its table is being read: `rowspan` grows as later rows continue it, and so may `blocks`."""

    blocks: list[Block] = field(default_factory=list)
    colspan: int = 1
    rowspan: int = 1
    header: bool = False


def freeze(rows: Sequence[Sequence[Slot]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows as cells. Spans end with the table; a row without a cell of its own goes, and spans over it shrink."""
    above = (0, *accumulate(1 if row else 0 for row in rows))  # rows with a cell above each row, and in all
    return tuple(
        tuple(
            Cell(
                tuple(slot.blocks),
                max(1, min(slot.colspan, MAX_SPAN)),
                above[min(index + max(1, slot.rowspan), len(rows))] - above[index],
                slot.header,
            )
            for slot in row
        )
        for index, row in enumerate(rows)
        if row
    )
