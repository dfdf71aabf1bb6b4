"""Whether pages can be made with a house style, and read.

Margins wider than the page, type that nobody can read or no page holds, a colour too pale for its ground (WCAG 2.2,
1.4.3: a contrast of 4.5 to 1): each is told with the bounds that it breaks.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import fields

from gazette.profiles.house import INK, MM, Colour, HouseStyle, Paper, ParaStyle

Problem = tuple[str, tuple[tuple[str, str], ...]]
"""The code of a message and its values."""

LEAST_CONTRAST = 4.5
TYPE = (6.0, 72.0)
"""Least and largest type."""
EDGE_TYPE, CODE_TYPE = (6.0, 16.0), (6.0, 10.0)
"""The same at the edges of the page, and of the page's code and address, which share a corner with the QR code."""
MARGIN = 8 * MM
"""No printer prints nearer to the edge."""
LEAST_FRAME = (90 * MM, 120 * MM)
"""Width and height below which a letterhead has no room beside a signature."""
ABOVE_HEAD = 12.5 * MM
"""From the top edge: the field for the seal ends here on a document's first page."""
BELOW_FOOT = 8.5 * MM
"""From the bottom edge: the base line of the address on a first page."""
BELOW_TEXT = 21.1 * MM
"""The QR code of a first page, and the white around it that scanners need, reach up to here."""
_PAPER: Colour = (1.0, 1.0, 1.0)
_LIGHT, _DARK = ("#fffdf9", "#f6f2e9"), ("#161514", "#201e1c")
"""The grounds of a page on screen and of what stands out on it."""
_EPSILON = 1e-6


def problems(house: HouseStyle) -> Iterator[Problem]:
    """What no page can be made with, or nobody could read. A wrong sheet is told alone: much follows from it."""
    of_paper = list(_outside(_paper_bounds(house)))
    yield from of_paper or (*_outside(_bounds(house)), *_pale(house))


_Bound = tuple[str, float, float, float]
"""A measure: where it is stated, what it is, the least and the most that it may be."""


def _outside(bounds: Iterable[_Bound]) -> Iterator[Problem]:
    for where, found, least, most in bounds:
        if not least - _EPSILON <= found <= most + _EPSILON:
            told = {"found": _said(where, found), "least": _said(where, least), "most": _said(where, most)}
            yield _problem("CFG-STYLE-RANGE", where=where, **told)


def _pale(house: HouseStyle) -> Iterator[Problem]:
    for where, colour, ground in _grounds(house):
        ratio = contrast(colour, ground)
        if ratio < LEAST_CONTRAST:
            shown = {"found": hexadecimal(colour), "ground": hexadecimal(ground)}
            floor = f"{math.floor(ratio * 10) / 10:.1f}"  # never rounded up to what would do
            yield _problem("CFG-STYLE-CONTRAST", where=where, ratio=floor, least=LEAST_CONTRAST, **shown)


def _paper_bounds(house: HouseStyle) -> Iterator[_Bound]:
    paper, (width, height) = house.paper, LEAST_FRAME
    yield "paper.width", paper.width, 120 * MM, min(420 * MM, paper.height)
    yield "paper.height", paper.height, 170 * MM, 600 * MM
    for side in ("inner", "outer", "top", "bottom"):
        yield f"paper.{side}", getattr(paper, side), MARGIN, paper.height
    yield "paper.inner + outer", paper.inner + paper.outer, 2 * MARGIN, paper.width - width
    yield "paper.top + bottom", paper.top + paper.bottom, 2 * MARGIN, paper.height - height


def _bounds(house: HouseStyle) -> Iterator[_Bound]:
    paper, head, foot, screen = house.paper, house.head, house.foot, house.screen
    yield "paper.top", paper.top, head.rule + 2, paper.height
    yield "paper.bottom", paper.bottom, max(BELOW_TEXT, foot.baseline + foot.size), paper.height
    yield "head.size", head.size, *EDGE_TYPE
    yield "head.baseline", head.baseline, ABOVE_HEAD + 0.8 * head.size, paper.height
    yield "head.rule", head.rule, head.baseline + 1, paper.height
    yield "foot.size", foot.size, *EDGE_TYPE
    yield "foot.code", foot.code, *CODE_TYPE
    yield "foot.baseline", foot.baseline, BELOW_FOOT + foot.code, BELOW_TEXT
    for name in ("hairline", "rule"):
        yield f"stroke.{name}", getattr(house.strokes, name), 0.1, 3.0
    yield "table.pad_x", house.tables.pad_x, 0.0, 20.0
    yield "table.pad_y", house.tables.pad_y, 0.0, 20.0
    yield "table.gap", house.tables.gap, 0.0, 72.0
    yield "contents.date", house.contents.date, 20.0, paper.frame_width / 3
    yield "contents.page", house.contents.page, 20.0, paper.frame_width / 4
    yield "contents.gap", house.contents.gap, 0.0, 72.0
    yield "share.letterhead", house.shares.letterhead, 0.25, 0.6
    yield "share.signature", house.shares.signature, 0.25, 0.6
    yield "cover.ornament", house.cover.ornament, 10 * MM, 50 * MM
    yield "screen.size", screen.size, 0.875, 2.0
    yield "screen.measure", screen.measure, 20.0, 80.0
    for item in fields(house.texts):
        yield from _text_bounds(f"text.{item.name}", getattr(house.texts, item.name), paper)


def _text_bounds(where: str, style: ParaStyle, paper: Paper) -> Iterator[_Bound]:
    yield f"{where}.size", style.size, *TYPE
    yield f"{where}.leading", style.leading, style.size, 3 * style.size
    room = paper.frame_width / 3
    for name in ("indent", "left", "right"):
        yield f"{where}.{name}", getattr(style, name), 0.0, room
    for name in ("before", "after"):
        yield f"{where}.{name}", getattr(style, name), 0.0, paper.frame_height / 4


def _grounds(house: HouseStyle) -> Iterator[tuple[str, Colour, Colour]]:
    """Every colour of words, and what it stands on."""
    yield "colour.accent", house.colours.accent, _PAPER
    yield "colour.quiet", house.colours.quiet, _PAPER
    for item in fields(house.texts):
        style: ParaStyle = getattr(house.texts, item.name)
        if style.colour not in (INK, house.colours.accent):
            yield f"text.{item.name}.colour", style.colour, _PAPER
    for ground in _LIGHT:
        yield "screen.accent", house.screen.accent, rgb(ground)
    for ground in _DARK:
        yield "screen.accent_dark", house.screen.accent_dark, rgb(ground)


def _said(where: str, value: float) -> str:
    """A measure as it is told, in its unit."""
    if where.startswith("share."):
        return f"{value:g}"
    return f"{value:g} rem" if where.startswith("screen.") else f"{value:.1f} pt ({value / MM:.1f} mm)"


def _problem(code: str, **params: object) -> Problem:
    return code, (*((name, f"style.{value}" if name == "where" else str(value)) for name, value in params.items()),)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rgb(word: str) -> Colour:
    """`#rrggbb` as shares of red, green and blue."""
    red, green, blue = (int(word[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def hexadecimal(colour: Colour) -> str:
    """A colour as `#rrggbb`."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
