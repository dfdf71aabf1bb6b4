"""Straight lines that a page draws: strokes, the edges of stroked boxes, and bars so thin that they are lines."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium

from gazette.ingest.read_pdf_values import Box, Stroke

THIN = 2.6
"""Points: a filled bar up to this thickness is a line."""
_SLANT = 0.8
MAX_SEGMENTS = 100_000

Corner = tuple[float, float]


def strokes_of(
    paths: Iterable[tuple[pdfium.FPDF_PAGEOBJECT, Callable[[float, float], Corner]]],
) -> tuple[Stroke, ...]:
    """The lying and standing lines of path objects; each comes with what maps its points to the page as seen."""
    found: list[Stroke] = []
    budget = MAX_SEGMENTS
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for item, seen in paths:
        budget -= max(0, pdfium.FPDFPath_CountSegments(item))
        if budget < 0:
            break
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        for figure in _figures(item, seen):
            if stroke.value:
                found += _edges(figure)
            elif fill.value:
                found += _bar(figure)
    return tuple(found)


def _figures(item: pdfium.FPDF_PAGEOBJECT, seen: Callable[[float, float], Corner]) -> Iterator[list[Corner]]:
    """The subpaths of a path; a curve counts as the chord between its ends."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Corner] = []
    curved = 0
    for position in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, position)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curved += 1
            if curved % 3:
                continue
        points.append(seen(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _edges(points: list[Corner]) -> Iterator[Stroke]:
    for (left, top), (right, bottom) in pairwise(points):
        if abs(top - bottom) <= _SLANT < abs(left - right):
            yield Stroke(True, (top + bottom) / 2, min(left, right), max(left, right))
        elif abs(left - right) <= _SLANT < abs(top - bottom):
            yield Stroke(False, (left + right) / 2, min(top, bottom), max(top, bottom))


def _bar(points: list[Corner]) -> Iterator[Stroke]:
    """A thin filled figure as the line down its middle."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    if box.height <= THIN and box.width > 2 * box.height:
        yield Stroke(True, (box.top + box.bottom) / 2, box.left, box.right)
    elif box.width <= THIN and box.height > 2 * box.width:
        yield Stroke(False, (box.left + box.right) / 2, box.top, box.bottom)
