"""The characters of a PDF's text: ligatures taken apart, accents put on their letters, nothing that does not show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gazette.ingest.blocks import Block, Para
from gazette.ingest.clean import Cleaner
from gazette.ingest.inline import merged, trimmed

_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
"""Glyphs that fonts join; Unicode keeps them for compatibility only (chapter 23 of the Standard)."""


def letters(text: str, cleaner: Cleaner) -> str:
    """Text as it is to be kept."""
    return cleaner.text(text if text.isascii() else text.translate(_LIGATURES))


def cleaned(blocks: Iterable[Block], cleaner: Cleaner) -> tuple[Block, ...]:
    """Blocks with their characters mended; paragraphs of which nothing is left go."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Para):
            runs = trimmed(merged(run.with_text(letters(run.text, cleaner)) for run in block.runs))
            if runs:
                found.append(block._replace(runs=runs))
        else:
            rows = tuple(
                tuple(replace(cell, blocks=cleaned(cell.blocks, cleaner)) for cell in row) for row in block.rows
            )
            found.append(replace(block, rows=rows))
    return tuple(found)
