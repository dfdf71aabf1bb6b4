"""Paragraphs from printed lines: by indents, distances, and whether the next word would have fitted on the line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette.ingest.blocks import Para
from gazette.ingest.inline import trimmed
from gazette.ingest.read_pdf_lines import Line, joined
from gazette.ingest.vietnamese import mostly_upper

_OPENER = re.compile(
    r"^[“\"'(\[]?(?:điều\s+(?:\d+|thứ)|khoản\s+\d+|chương\s+[IVXLC\d]|mục\s+[IVXLC\d]|phần\s+(?:thứ|[IVXLC\d])|phụ\s+lục\s+[IVXLC\d]"
    r"|căn\s+cứ|theo\s+đề\s+nghị|\d{1,3}(?:\.\d{1,3})*[.)/]\s|[a-zđ]{1,2}[.)]\s|[IVXLC]+[.)]\s|[-–—•+*]\s"
    r"|article\s+\d|section\s+\d|\([a-z\d]{1,4}\)\s|nơi\s+nhận)",
    re.IGNORECASE,
)
"""How a new paragraph of a legal text begins."""
_CERTAIN = re.compile(
    r"^[“\"]?(?:Điều\s+\d+[a-zđ]?\s*[.:]|(?:Chương|CHƯƠNG|Mục|MỤC|PHẦN|Phần)\s+(?:[IVXLC]+|\d+|thứ)\b)"
)
_ENDS = (".", ";", ":", "!", "?", "”", "…", "/.", ".”", ";”")
_RULE = re.compile(r"[-_*=~–—―\s]{3,}")
_INDENT = 7.0
"""Points by which a line must stand in or out to count."""
_APART = 1.28
"""Lines this many times the usual distance apart belong to two paragraphs."""
_NARROWEST, _WIDEST = 0.8, 2.6
"""Distances of lines in sizes: less is a line set over another, more is no line spacing."""
_AXIS = 10.0


@dataclass(frozen=True, slots=True)
class Measure:
    """The column that lines are set in, and the usual distance of its lines in type sizes."""

    left: float
    right: float
    lead: float
    stops: tuple[float, ...] = ()
    """Where paragraphs begin: lines that begin there are not in the middle, though they may look so."""
    indents: tuple[float, ...] = ()
    """Those of the stops from which the next line goes back to the edge: only first lines begin there."""

    @property
    def width(self) -> float:
        return self.right - self.left

    def centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, with room on both sides."""
        return (
            abs(line.middle - (self.left + self.right) / 2) < _AXIS
            and not any(abs(line.left - stop) < 1 for stop in self.stops)
            and line.left - self.left > 2 * _INDENT
            and self.right - line.right > 2 * _INDENT
        )

    def flush_right(self, line: Line) -> bool:
        return abs(line.right - self.right) < 3 and line.left - self.left > 0.3 * self.width


@dataclass(slots=True)
class Open:
    """A paragraph that may go on, also on the next page. Not frozen: it grows. `measure` is that of its last line."""

    lines: list[Line]
    measure: Measure

    @property
    def last(self) -> Line:
        return self.lines[-1]

    def para(self) -> Para | None:
        runs = trimmed(joined(self.lines))
        if not runs:
            return None
        first, measure = self.lines[0], self.measure
        if all(measure.centred(line) or line.width > 0.9 * measure.width for line in self.lines) and measure.centred(
            self.lines[-1]
        ):
            align = "center"
        elif len(self.lines) == 1 and measure.flush_right(first):
            align = "right"
        else:
            align = "left"
        return Para(runs, align, line=first.page + 1)


def measure_of(lines: Sequence[Line]) -> Measure:
    """The column of lines: its edges are where most long lines begin and end."""
    if not lines:
        return Measure(0, 1, 1.2)
    width = max(line.right for line in lines) - min(line.left for line in lines)
    long = [line for line in lines if line.width > 0.6 * width] or list(lines)
    left = _edge(sorted(line.left for line in lines))
    right = -_edge(sorted(-line.right for line in long))
    stops = _stops(lines, left, right)
    return Measure(left, right, lead_of(lines, right), stops, _indents(lines, stops, left, right))


def _edge(places: Sequence[float]) -> float:
    """The outermost place at which more lines begin or end than the few that stick out of the type area."""
    enough = max(1, min(3, len(places) // 10), len(places) // 25)
    for at, place in enumerate(places):
        if bisect_right(places, place + _RAGGED) - at >= enough:
            return place
    return places[0]


_RAGGED = 6.0


def _stops(lines: Sequence[Line], left: float, right: float) -> tuple[float, ...]:
    """Places near the left edge where more lines begin than can be by chance."""
    starts = Counter(round(line.left) for line in lines if line.left < left + 0.25 * (right - left))
    return tuple(float(start) for start, count in starts.items() if count >= max(3, len(lines) // 30))


def _indents(lines: Sequence[Line], stops: Sequence[float], left: float, right: float) -> tuple[float, ...]:
    full = [(above, below) for above, below in pairwise(lines) if right - above.right < 3 * above.size]
    found = []
    for stop in stops:
        behind = [below.left for above, below in full if abs(above.left - stop) < 1]
        back = sum(1 for start in behind if start < stop - _INDENT)
        stay = sum(1 for start in behind if abs(start - stop) < 1)
        if stop > left + _INDENT and back and back >= stay:
            found.append(stop)
    return tuple(found)


def lead_of(lines: Sequence[Line], right: float) -> float:
    """The usual distance of two lines of one paragraph, in sizes: below a full line, its own paragraph goes on."""
    steps: Counter[float] = Counter()
    below_full: Counter[float] = Counter()
    for above, below in pairwise(lines):
        if above.page == below.page and abs(above.size - below.size) < 0.3 and below.base > above.base:
            step = round((below.base - above.base) / above.size * 20) / 20
            if _NARROWEST <= step <= _WIDEST:
                steps[step] += 1
                below_full[step] += right - above.right < 3 * above.size
    counted = +below_full or steps
    if not counted:
        return 1.2
    most = max(counted.values())
    return min(step for step, count in counted.items() if count >= 0.5 * most)


def goes_on(para: Open, line: Line, measure: Measure) -> bool:
    """Whether a line belongs to the paragraph above it."""
    last = para.last
    if last.text.endswith("\u00ad"):
        return True
    if _RULE.fullmatch(line.text) or _RULE.fullmatch(last.text):
        return False
    if abs(last.size - line.size) > 0.12 * max(last.size, line.size):
        return False
    if last.page == line.page and (
        line.base <= last.base or line.base - last.base > _APART * measure.lead * max(last.size, line.size)
    ):
        return False
    if _bracket_open(para.lines) and last.text.isupper() == line.text.isupper() and not _OPENER.match(line.text):
        return True
    if para.measure.centred(last) or measure.centred(line):
        return _centred_on(para, line, measure)
    if _fits(last, line, para.measure):
        return False
    if _CERTAIN.match(line.text) and (last.text.endswith(_ENDS) or line.left - measure.left > _INDENT):
        return False
    if any(abs(line.left - stop) < 1 for stop in measure.indents):
        return False
    indent = (line.left - measure.left) - (last.left - para.measure.left)
    if abs(last.middle - line.middle) < 1.5 < abs(last.left - line.left):  # in the middle of a narrow cell
        return not _opens(last, line)
    if len(para.lines) > 1:
        return indent < _INDENT and not _opens(last, line)
    if indent > _INDENT:  # hanging: only behind a number or a dash
        return bool(_OPENER.match(last.text))
    return not _opens(last, line)


def _has_letters(line: Line) -> bool:
    return any(char.isalpha() for char in line.text)


def _bracket_open(lines: Sequence[Line]) -> bool:
    """Whether a short paragraph began with a bracket that is still open: "(Ban hành kèm theo …" over two lines."""
    return lines[0].text.startswith("(") and len(lines) < 4 and not any(")" in line.text for line in lines)


def _opens(last: Line, line: Line) -> bool:
    return last.text.endswith(_ENDS) and bool(_OPENER.match(line.text))


def _fits(last: Line, line: Line, measure: Measure) -> bool:
    """Whether the first word of a line would have fitted on the line above it: then that line was ended on purpose."""
    room = measure.right - last.right
    return room > _first_width(line) + 0.2 * last.size + 1.0


def _first_width(line: Line) -> float:
    width = 0.0
    for at, word in enumerate(line.words):
        if at and not word.glued:
            break
        width = word.right - line.words[0].left
    return width


def _centred_on(para: Open, line: Line, measure: Measure) -> bool:
    """Lines of one heading: both in the middle, set alike, and the upper one as full as it could be."""
    last = para.last
    wide = last.width > 0.8 * measure.width
    if not measure.centred(line) or not (para.measure.centred(last) or (wide and abs(last.middle - line.middle) < 30)):
        return False
    if last.bold != line.bold or (_has_letters(line) and mostly_upper(last.text) != mostly_upper(line.text)):
        return False
    if wide and not para.measure.centred(last) and not last.bold and not mostly_upper(last.text):
        return False
    if len(line.words) == 1 and last.width > 0.5 * measure.width:  # nobody breaks a heading before its last word
        return True
    return last.width > 0.75 * measure.width or measure.width - last.width <= _first_width(line) + last.size


def paragraphs(lines: Sequence[Line], measure: Measure) -> list[Para]:
    """The paragraphs of lines that stand below one another in one column of one page."""
    found: list[Para] = []
    held: Open | None = None
    for line in lines:
        if held is not None and goes_on(held, line, measure):
            held.lines.append(line)
            continue
        if held is not None and (para := held.para()) is not None:
            found.append(para)
        held = Open([line], measure)
    if held is not None and (para := held.para()) is not None:
        found.append(para)
    return found
