"""Every size and distance of the printed page, in points unless a name says otherwise.

Sizes follow NĐ 30/2020/NĐ-CP, Phụ lục I (body 13 pt, indent 1 cm, at least 6 pt between paragraphs, line spacing 1 to
1.5) and the model pages of TT 03/2011/TT-VPCP (cover, contents).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

Align = Literal["left", "centre", "right", "justify"]
Colour = tuple[float, float, float]

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
INNER = 30 * MM
OUTER = 20 * MM
TOP = 27 * MM
BOTTOM = 23 * MM
HEAD_BASELINE = 17 * MM
"""From the top edge of the sheet to the base line of the running head."""
HEAD_RULE = 19.5 * MM
FOOT_BASELINE = 13 * MM
"""From the bottom edge of the sheet to the base line of the running foot."""
FRAME_WIDTH = PAGE_WIDTH - INNER - OUTER
FRAME_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
LANDSCAPE_WIDTH = PAGE_HEIGHT - INNER - OUTER
LANDSCAPE_HEIGHT = PAGE_WIDTH - TOP - BOTTOM

INK: Colour = (0.0, 0.0, 0.0)
RED: Colour = (0.72, 0.06, 0.08)
QUIET: Colour = (0.3, 0.29, 0.27)
LINK: Colour = (0.0, 0.0, 0.0)
HAIRLINE = 0.4
RULE = 0.6
INDENT = 10 * MM


@dataclass(frozen=True, slots=True, eq=False)
class ParaStyle:
    """How a paragraph is set. `before` and `after` collapse into the larger; `keep` holds it with the next.

    Styles are few and made once: each is equal to itself alone, so what follows from one is found at once.
    """

    size: float = 13.0
    leading: float = 16.6
    align: Align = "justify"
    bold: bool = False
    italic: bool = False
    indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 6.0
    keep: bool = False
    colour: Colour = INK
    fit: bool = False
    """Set in smaller type, within reason, rather than broken over two lines."""
    balanced: bool = False
    """Broken into lines of like length, so that a title does not end with a word alone."""


@lru_cache(maxsize=256)
def scaled(style: ParaStyle, factor: float) -> ParaStyle:
    """The same style with type and leading `factor` times as large."""
    return replace(style, size=style.size * factor, leading=style.leading * factor)


BODY = ParaStyle(indent=INDENT)
CITATION = replace(BODY, italic=True)
ENACTING = ParaStyle(size=14, leading=18, align="centre", bold=True, before=8, after=8, keep=True)
ARTICLE = replace(BODY, bold=True, align="left", before=6, keep=True)
CLAUSE = replace(BODY, bold=True, align="left", keep=True)
LABEL = ParaStyle(align="centre", bold=True, before=12, after=3, keep=True)
"""The line `Chương I`, `Mục 2`, `Phần thứ nhất`."""
HEADING = ParaStyle(align="centre", bold=True, before=3, after=8, keep=True, balanced=True)
"""The title below it."""
ISSUER = ParaStyle(size=12, leading=15, align="centre", bold=True, after=0)
PARENT = replace(ISSUER, bold=False)
STATE = ParaStyle(size=12, leading=15, align="centre", bold=True, after=0, fit=True)
MOTTO = ParaStyle(size=13, leading=16, align="centre", bold=True, after=0, fit=True)
NUMBER = ParaStyle(size=13, leading=16, align="centre", after=0, fit=True)
PLACE_DATE = ParaStyle(size=13, leading=16, align="centre", italic=True, after=0, fit=True)
SUBJECT = ParaStyle(size=12, leading=15, align="centre", before=6, after=0, balanced=True)
"""Trích yếu of a letter (công văn), below its number."""
TYPE = ParaStyle(size=14, leading=18, align="centre", bold=True, before=18, after=2, keep=True)
TITLE = ParaStyle(
    size=14, leading=18, align="centre", bold=True, before=2, after=4, left=24, right=24, keep=True, balanced=True
)
PREFACE_OTHER = ParaStyle(align="centre", before=4, after=6)
ANNEX = ParaStyle(size=14, leading=18, align="centre", bold=True, after=4, keep=True, balanced=True)
ANNEX_TITLE = ParaStyle(size=13, leading=16.6, align="centre", bold=True, after=4, keep=True, balanced=True)
ANNEX_NOTE = ParaStyle(size=13, leading=16.6, align="centre", italic=True, after=10, keep=True, balanced=True)
RECIPIENTS_HEAD = ParaStyle(size=12, leading=15, align="left", bold=True, italic=True, after=1)
RECIPIENTS = ParaStyle(size=11, leading=13.6, align="left", after=1)
CAPACITY = ParaStyle(size=13, leading=16, align="centre", bold=True, after=0, balanced=True)
POSITION = replace(CAPACITY, before=1)
SIGNER = replace(CAPACITY, before=46, after=0)
SIGNATURE_OTHER = ParaStyle(size=13, leading=16, align="centre", italic=True, after=0)
PICTURE = ParaStyle(align="centre", before=4, after=8)
CELL = ParaStyle(size=12, leading=14.6, align="left", after=3)
CELL_HEAD = ParaStyle(size=12, leading=14.6, align="centre", bold=True, after=2)
NOTE = ParaStyle(size=10, leading=12.4, align="justify", after=2)
REMARK = ParaStyle(size=11, leading=14, align="left", italic=True, before=10, after=0)

TABLE_FACTORS = (1.0, 11 / 12, 10 / 12, 9 / 12, 8 / 12)
"""Smaller type tried, in turn, for a table that does not fit its width."""
TABLE_LANDSCAPE_FACTORS = (11 / 12, 10 / 12, 9 / 12, 8 / 12, 7 / 12)
CELL_PAD_X = 4.0
CELL_PAD_Y = 2.6
TABLE_GAP = 8.0
ROW_WHOLE = 0.34
"""A row up to this share of the page is not split."""

LETTERHEAD_LEFT = 0.375
"""Share of the measure for the issuer; the rest is for Quốc hiệu and Tiêu ngữ."""
SIGNATURE_LEFT = 0.47
COLUMN_GUTTER = 10.0

LEAST_FIT = 0.8
"""How small `fit` may make the type."""
COVER_STATE = ParaStyle(size=14, leading=19, align="centre", bold=True, after=0, colour=RED)
COVER_MOTTO = ParaStyle(size=14, leading=19, align="centre", bold=True, after=0)
COVER_GAZETTE = ParaStyle(size=60, leading=74, align="centre", bold=True, after=0, colour=RED)
COVER_LINE = ParaStyle(size=14, leading=20, align="centre", bold=True, after=0)
COVER_SMALL = ParaStyle(size=11, leading=15, align="centre", after=0)
COVER_DEMONSTRATION = ParaStyle(size=12, leading=16, align="centre", bold=True, after=0)
ORNAMENT = 35 * MM

CONTENTS_TITLE = ParaStyle(size=26, leading=34, align="centre", bold=True, after=10, keep=True)
CONTENTS_PART = ParaStyle(size=14, leading=18, align="centre", bold=True, before=16, after=6, keep=True)
CONTENTS_GROUP = ParaStyle(size=14, leading=18, align="centre", before=8, after=6, keep=True)
CONTENTS_ENTRY = ParaStyle(size=13, leading=16.2, align="left", after=6)
CONTENTS_DATE_WIDTH = 84.0
CONTENTS_PAGE_WIDTH = 40.0
CONTENTS_GAP = 8.0

SPLIT_NAME = ParaStyle(size=13, leading=16.6, align="centre", bold=True, after=2, keep=True, balanced=True)
SPLIT_LINK = ParaStyle(size=13, leading=16.6, align="centre", italic=True, before=8, after=10)

PART_HEADING = ParaStyle(size=14, leading=18, align="centre", bold=True, after=8, keep=True, balanced=True)
GROUP_HEADING = ParaStyle(size=14, leading=18, align="centre", after=18, keep=True, balanced=True)

COLOPHON = ParaStyle(size=11, leading=15, align="centre", after=2)
COLOPHON_TITLE = ParaStyle(size=13, leading=18, align="centre", bold=True, after=4)
COLOPHON_DEMONSTRATION = ParaStyle(size=11, leading=15, align="centre", bold=True, before=6, after=2)

REPORT_TITLE = ParaStyle(size=14, leading=18, align="centre", bold=True, after=8, keep=True)
REPORT_RESULT = ParaStyle(size=15, leading=19, align="centre", bold=True, after=12, keep=True)
REPORT_LABEL = ParaStyle(size=10, leading=13, align="left", bold=True, after=0)
REPORT_VALUE = ParaStyle(size=10, leading=13, align="left", after=0)
REPORT_HEADING = ParaStyle(size=11, leading=14, align="left", bold=True, after=4, keep=True)
REPORT_LINE = ParaStyle(size=9.5, leading=12, align="left", after=2.5)
REPORT_FOOT = ParaStyle(size=9, leading=11.4, align="left", after=1)
REPORT_GAP = 2.5

FURNITURE_SIZE = 10.0
FOOT_SIZE = 9.0
CODE_SIZE = 7.5
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
