"""Measures of the page that no profile changes: what scanners, signatures and the setting of lines ask for, in points.

Everything else is the house style of the profile (`gazette.profiles.house`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from gazette.profiles import MM, Colour, ParaStyle

LEAST_FIT = 0.8
"""How small `fit` may make the type."""
TABLE_FACTORS = (1.0, 11 / 12, 10 / 12, 9 / 12, 8 / 12)
"""Smaller type tried, in turn, for a table that does not fit its width."""
TABLE_LANDSCAPE_FACTORS = (11 / 12, 10 / 12, 9 / 12, 8 / 12, 7 / 12)
ROW_WHOLE = 0.34
"""A row up to this share of the page is not split."""

QR_SIZE = 13 * MM
QR_BOTTOM = 6.5 * MM
"""From the bottom edge of the sheet; the code ends below the text with its quiet zone."""
QR_GAP = 2.2 * MM
ADDRESS_BASELINE = 8.5 * MM
SEAL_TOP = 3.5 * MM
SEAL_WIDTH = 66 * MM
SEAL_HEIGHT = 9 * MM
COVER_SEAL_WIDTH = 86 * MM
COVER_SEAL_HEIGHT = 17 * MM
COVER_SEAL_BOTTOM = 62 * MM
LINE_NUMBER_SIZE = 7.0
LINE_NUMBER_GAP = 4 * MM
WATERMARK: Colour = (0.9, 0.9, 0.89)


@lru_cache(maxsize=256)
def scaled(style: ParaStyle, factor: float) -> ParaStyle:
    """The same style with type and leading `factor` times as large."""
    return replace(style, size=style.size * factor, leading=style.leading * factor)
