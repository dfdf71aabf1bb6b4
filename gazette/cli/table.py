"""Rows in columns that fit the terminal."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_GAP = "  "
_LEAST = 12
"""What a column that gives way keeps, so that it still says something."""


def terminal_width() -> int | None:
    """Columns of the terminal; None where the output goes elsewhere and nothing needs to be cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table(rows: Sequence[Sequence[str]], width: int | None, *, giving: Sequence[int]) -> list[str]:
    """One line a row, every column as wide as its widest cell.

    Where that is wider than `width`, the columns `giving` give way, one after the other; what is cut ends with `…`.
    """
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    if width is not None:
        for index in giving:
            over = sum(widths) + len(_GAP) * (len(widths) - 1) - width
            if over > 0:
                widths[index] = max(min(widths[index], _LEAST), widths[index] - over)
    return [_GAP.join(map(_fit, row, widths)).rstrip() for row in rows]


def cells(text: str) -> int:
    """How many columns a text takes: a mark that stands over a letter none, a wide letter two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=1024)
def _columns(char: str) -> int:
    wide = unicodedata.east_asian_width(char) in "WF"
    return 1 + wide - (unicodedata.combining(char) > 0)


def _fit(text: str, width: int) -> str:
    if cells(text) <= width:
        return text + " " * (width - cells(text))
    while cells(text) >= width:
        text = text[:-1]
    return f"{text}…" + " " * (width - cells(text) - 1)
