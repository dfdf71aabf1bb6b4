"""The ornament of the cover: a rosette of fine lines, as engravers draw them.

It stands where print has the national emblem, whose drawing is the state's to give.
"""

from __future__ import annotations

import math

from gazette.profiles import Colour
from gazette.render.pdf.strips import Item, RuleItem

_STEPS = 480


def ornament(x: float, y: float, radius: float, colour: Colour) -> list[Item]:
    """A rosette of `radius` points around (`x`, `y`): two curves of many lobes between two rings."""
    rings = [
        [(x + r * math.cos(a), y + r * math.sin(a)) for a in _angles(180)]
        for r in (radius, radius * 0.955, radius * 0.30)
    ]
    lobes = [
        [
            (
                x + radius * (0.615 + 0.30 * math.cos(12 * a + phase)) * math.cos(a),
                y + radius * (0.615 + 0.30 * math.cos(12 * a + phase)) * math.sin(a),
            )
            for a in _angles(_STEPS)
        ]
        for phase in (0.0, math.pi / 2, math.pi, 3 * math.pi / 2)
    ]
    return [
        RuleItem(x0, y0, x1, y1, width, colour)
        for width, curves in ((0.9, rings), (0.35, lobes))
        for curve in curves
        for (x0, y0), (x1, y1) in zip(curve, curve[1:] + curve[:1], strict=True)
    ]


def _angles(steps: int) -> list[float]:
    return [2 * math.pi * step / steps for step in range(steps)]
