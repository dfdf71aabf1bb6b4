"""Marks of forms and lists (□ ☑ ● ►) that text typefaces seldom have: a face of our own, drawn here.

It stands in only where the pinned typeface lacks the mark, which is seldom: fontTools is imported when it is wanted.
Squares and circles have no style, so none is copied from anybody. The bytes depend on this code alone.
"""

from __future__ import annotations

import io
import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib.tables._g_l_y_f import Glyph

Point = tuple[float, float]
Shape = list[Point]

_EM = 1000
_STROKE = 60.0


def _box(left: float, bottom: float, size: float) -> Shape:
    return [(left, bottom), (left, bottom + size), (left + size, bottom + size), (left + size, bottom)]


def _circle(x: float, y: float, radius: float, steps: int = 48) -> Shape:
    turns = [2 * math.pi * step / steps for step in range(steps)]
    return [(x + radius * math.sin(turn), y + radius * math.cos(turn)) for turn in turns]


def _frame(outer: Shape, inner: Shape) -> list[Shape]:
    """An outline: the inner contour runs the other way round, so it is left open."""
    return [outer, inner[::-1]]


def _star(radius: float, inner: float) -> Shape:
    radii = [radius if step % 2 == 0 else inner for step in range(10)]
    turns = [math.pi * step / 5 for step in range(10)]
    return [(400 + r * math.sin(turn), 350 + r * math.cos(turn)) for r, turn in zip(radii, turns, strict=True)]


def _bar(x0: float, y0: float, x1: float, y1: float, width: float = 70.0) -> Shape:
    length = math.hypot(x1 - x0, y1 - y0)
    dx, dy = (y1 - y0) / length * width / 2, (x1 - x0) / length * width / 2
    return [(x0 - dx, y0 + dy), (x1 - dx, y1 + dy), (x1 + dx, y1 - dy), (x0 + dx, y0 - dy)]


_LARGE = _frame(_box(80, 20, 640), _box(80 + _STROKE, 20 + _STROKE, 640 - 2 * _STROKE))
_SMALL = _frame(_box(120, 160, 360), _box(120 + _STROKE, 160 + _STROKE, 360 - 2 * _STROKE))
_DIAMOND: Shape = [(400, 20), (80, 350), (400, 680), (720, 350)]
_TICK = [_bar(190, 330, 350, 150), _bar(330, 160, 610, 540)]
_CROSS = [_bar(210, 150, 590, 530), _bar(210, 530, 590, 150)]
_RIGHT: Shape = [(120, 60), (120, 640), (680, 350)]
_LEFT: Shape = [(680, 60), (120, 350), (680, 640)]
_UP: Shape = [(90, 80), (400, 640), (710, 80)]
_DOWN: Shape = [(90, 620), (710, 620), (400, 60)]
_ARROW: Shape = [(80, 90), (220, 350), (80, 610), (740, 350)]

_SHAPES: dict[str, list[Shape]] = {
    "□": _LARGE,
    "☐": _LARGE,
    "▢": _LARGE,
    "☑": [*_LARGE, *_TICK],
    "☒": [*_LARGE, *_CROSS],
    "■": [_box(80, 20, 640)],
    "▪": [_box(120, 160, 360)],
    "▫": _SMALL,
    "●": [_circle(400, 350, 320)],
    "○": _frame(_circle(400, 350, 320), _circle(400, 350, 320 - _STROKE)),
    "◦": _frame(_circle(300, 330, 170), _circle(300, 330, 170 - _STROKE)),
    "◆": [_DIAMOND],
    "◇": _frame(_DIAMOND, [(400, 105), (162, 350), (400, 595), (638, 350)]),
    "★": [_star(380, 150)],
    "☆": _frame(_star(380, 150), _star(270, 107)),
    "‣": [[(120, 150), (120, 550), (460, 350)]],
    "►": [_RIGHT],
    "▶": [_RIGHT],
    "◄": [_LEFT],
    "◀": [_LEFT],
    "▲": [_UP],
    "▼": [_DOWN],
    "➢": [_ARROW],
    "➤": [_ARROW],
    "✔": _TICK,
    "✗": _CROSS,
    "✘": _CROSS,
}
SIGNS = "".join(_SHAPES)
_NARROW = "▪▫◦‣"


@lru_cache(maxsize=1)
def signs_font() -> bytes:
    """The face as TrueType: every sign of `SIGNS` and the space."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib import TTFont

    names = {ord(sign): f"uni{ord(sign):04X}" for sign in SIGNS}
    glyphs: dict[str, Glyph] = {".notdef": _glyph([]), "space": _glyph([])}
    widths = {".notdef": 500, "space": 250}
    for sign, shapes in _SHAPES.items():
        glyphs[names[ord(sign)]] = _glyph(shapes)
        widths[names[ord(sign)]] = 600 if sign in _NARROW else 800
    builder = FontBuilder(font=TTFont(recalcTimestamp=False))  # a font of its own would take its date from the clock
    builder.isTTF = True
    builder.setupHead(unitsPerEm=_EM, created=0, modified=0)
    builder.setupMaxp()
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({0x20: "space", **names})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (width, glyphs[name].xMin) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, sCapHeight=700)
    builder.setupNameTable({"familyName": "Gazette Signs", "styleName": "Regular", "psName": "GazetteSigns"})
    builder.setupPost()
    buffer = io.BytesIO()
    builder.font.save(buffer)
    return buffer.getvalue()


def _glyph(shapes: list[Shape]) -> Glyph:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for shape in shapes:
        pen.moveTo((round(shape[0][0]), round(shape[0][1])))
        for x, y in shape[1:]:
            pen.lineTo((round(x), round(y)))
        pen.closePath()
    glyph = pen.glyph()
    if not shapes:
        glyph.xMin = 0
    else:
        glyph.recalcBounds(None)
    return glyph
