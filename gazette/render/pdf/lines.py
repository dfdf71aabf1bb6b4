"""Breaking a paragraph into lines.

A paragraph is measured as fragments: words, or parts of words where the look changes inside one. Their running total
is searched for the end of each line, so that a line costs the same however many words it has.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from gazette.profiles import ParaStyle
from gazette.render.pdf.blocks import Note, Picture, Run
from gazette.render.pdf.fonts import FontSet, Steps, style_name
from gazette.render.pdf.tagged.content import Pen
from gazette.render.pdf.tagged.tree import Content

_SCRIPT_SIZE = 0.62
_SCRIPT_RISE = 0.36
_SCRIPT_DROP = -0.14
_BREAK_AFTER = "/-_.,;:?&=–"
"""Where a word too long for its line (an address, a symbol) is broken first."""
_TOLERANCE = 1e-6

# Lines, spans and strips are made by the hundred thousand: named tuples, which cost half of a frozen dataclass.


class Ink(NamedTuple):
    """How a span is drawn, and what it belongs to."""

    pen: Pen
    underline: bool = False
    link: str | None = None
    content: Content | None = None


class Span(NamedTuple):
    """A stretch of one line in one ink, or a picture. `width` is without justification."""

    ink: Ink
    text: str
    width: float
    picture: Picture | None = None
    height: float = 0.0

    @property
    def spaces(self) -> int:
        return self.text.count(" ") + self.text.count("\u00a0")


class Line(NamedTuple):
    """A line of a paragraph. `final` lines (the last, or before a forced break) are not justified.

    After a `cut` line the same word goes on. `eids` begin in it.
    """

    spans: tuple[Span, ...]
    width: float
    height: float
    final: bool
    spaces: int
    notes: tuple[Note, ...] = ()
    eids: tuple[str, ...] = ()
    cut: bool = False


class _Segment(NamedTuple):
    """Fragments of one ink, a space of `table` between any two. `space`: ink and width of a space before the first."""

    start: int
    end: int
    ink: Ink
    table: Steps
    space: tuple[Ink, float] | None
    picture: Picture | None = None

    def width(self, text: str) -> float:
        """Width of one of its fragments."""
        return self.table.word(text) if self.picture is None else self.picture.width


class Measured:
    """A paragraph as fragments. `steps` are their widths with the space before; `glued` ones continue a word.

    `parts`: fragments before which a word too long for its line was cut; `forced`: those that must start a line;
    `hard`: whether there are spaces at which no line may end; `pictures`: whether there are any; `decorated`: whether
    more than words is to be drawn (pictures, underlines, links).
    """

    __slots__ = (
        "decorated", "eids", "forced", "glued", "hard", "notes", "parts", "pictures", "segments", "steps", "texts",
    )  # fmt: skip

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.steps: list[float] = []
        self.segments: list[_Segment] = []
        self.glued: set[int] = set()
        self.parts: set[int] = set()
        self.forced: list[int] = []
        self.notes: list[tuple[int, Note]] = []
        self.eids: list[tuple[int, tuple[str, ...]]] = []
        self.hard = False
        self.pictures = False
        self.decorated = False

    def widths(self) -> list[float]:
        """Width of each fragment."""
        made: list[float] = []
        for part in self.segments:
            if part.picture is None:
                made += part.table.words(self.texts[part.start : part.end])
            else:
                made.append(part.picture.width)
        return made

    def word_widths(self) -> list[float]:
        """Width of the word that starts with each fragment."""
        widths = self.widths()
        for index in sorted(self.glued, reverse=True):
            widths[index - 1] += widths[index]
        return widths

    def simple_from(self) -> int:
        """The first fragment from which on lines hold nothing but words: no notes, no eIds, no hard spaces, no cuts."""
        if self.hard or self.parts:
            return len(self.texts)
        last = self.eids[-1][0] if self.eids else -1
        return max(last, self.notes[-1][0]) + 1 if self.notes else last + 1


@lru_cache(maxsize=1024)
def _pen(style: ParaStyle, bold: bool, italic: bool, script: int) -> Pen:
    """The pen of a run in a paragraph. Bold in bold stays bold."""
    size, rise = style.size, 0.0
    if script:
        rise = style.size * (_SCRIPT_RISE if script > 0 else _SCRIPT_DROP)
        size *= _SCRIPT_SIZE
    return Pen(style_name(bold or style.bold, italic or style.italic), size, rise, style.colour)


def break_lines(runs: tuple[Run, ...], style: ParaStyle, width: float, fonts: FontSet) -> list[Line]:
    """Set runs to the measure `width` (points), first fit. Empty when there is nothing to draw."""
    return broken(measured(runs, style, fonts), style, width, fonts)


def broken(found: Measured, style: ParaStyle, width: float, fonts: FontSet) -> list[Line]:
    """A measured paragraph as lines, as `break_lines` does it."""
    if not found.texts:
        return []
    measure = width - style.left - style.right
    limit = measure - style.indent
    narrow = min(measure, limit) + _TOLERANCE  # a column may be just as wide as its longest word
    if (found.glued or max(found.steps) > narrow) and max(found.word_widths()) > narrow:
        found = _cut_words(found, narrow, fonts)
    texts, segments, glued = found.texts, found.segments, found.glued
    simple = found.simple_from()
    totals = list(accumulate(found.steps))
    lines: list[Line] = []
    segment = first = 0
    part = segments[0]
    for stop in (*found.forced, len(texts)):
        while first < stop:
            while part.end <= first:
                segment += 1
                part = segments[segment]
            begin = totals[first]
            word = part.table.word(texts[first]) if part.picture is None else part.picture.width
            end = bisect_right(totals, begin - word + limit + _TOLERANCE, first, stop)
            while end in glued:
                end -= 1
            if end <= first:
                end = first + 1  # a column may be narrower than a letter
            if first >= simple and end <= part.end and part.picture is None:
                whole = totals[end - 1] - begin + word
                span = Span(part.ink, " ".join(texts[first:end]), whole)
                lines.append(Line((span,), whole, style.leading, end == stop, end - first - 1))
            else:
                lines.append(_line(found, totals, segment, first, end, style, final=end == stop))
            first, limit = end, measure
    return lines


def natural_widths(found: Measured, style: ParaStyle) -> tuple[float, float]:
    """Width of the longest word, and of everything on one line (the longest of them when breaks are forced)."""
    edges = style.left + style.right
    if not found.texts:
        return edges, edges + style.indent
    totals = list(accumulate(found.steps))
    words = found.widths()
    longest = max(found.word_widths() if found.glued else words)
    if not found.forced:
        return longest + edges, totals[-1] - totals[0] + words[0] + edges + style.indent
    starts = [0, *found.forced]
    stops = [*found.forced, len(totals)]
    widest = max([totals[stop - 1] - totals[start] + words[start] for start, stop in zip(starts, stops, strict=True)])
    return longest + edges, widest + edges + style.indent


def measured(runs: tuple[Run, ...], style: ParaStyle, fonts: FontSet) -> Measured:
    """A paragraph with the widths of its words, whatever measure it is set to."""
    found = Measured()
    space: tuple[Ink, float] | None = None
    last: Ink | None = None
    for run in runs:
        if run.eids:
            found.eids.append((len(found.texts), run.eids))
        if run.line_break:
            place = len(found.texts)
            if place and found.forced[-1:] != [place]:
                found.forced.append(place)
            continue
        ink = Ink(_pen(style, run.bold, run.italic, run.script), run.underline, run.link, run.content)
        if ink == last:
            ink = last
        last = ink
        if run.link or run.underline:
            found.decorated = True
        if run.picture is not None:
            found.pictures = found.decorated = True
            _add_picture(found, run.picture, ink, space, fonts)
            space = None
        elif fonts.ordinary(run.text):
            space = _add_words(found, run.text, ink, space, fonts)
        else:
            text = fonts.clean(run.text)
            found.hard = found.hard or "\u00a0" in text
            for face, part in fonts.segments(ink.pen.face, text):
                own = ink if face == ink.pen.face else ink._replace(pen=ink.pen._replace(face=face))
                space = _add_words(found, part, own, space, fonts)
        if run.note is not None and found.texts:
            found.notes.append((len(found.texts) - 1, run.note))
    if found.forced[-1:] == [len(found.texts)]:
        del found.forced[-1]
    return found


def _add_words(
    found: Measured, text: str, ink: Ink, space: tuple[Ink, float] | None, fonts: FontSet
) -> tuple[Ink, float] | None:
    """Add the words of a text; `space` waits before it. The space that waits behind it."""
    words = text.split(" ")
    table = fonts.steps(ink.pen.face, ink.pen.size)
    gap = table.space
    before, behind = space, None
    if "" in words:
        if before is None and not words[0] and len(words) > 1:
            before = (ink, gap)
        if not words[-1]:
            behind = (ink, gap)
        words = [word for word in words if word]
        if not words:
            return before
    start = len(found.texts)
    if before is None and start and not (found.forced and found.forced[-1] == start):
        found.glued.add(start)
    steps = list(map(table.__getitem__, words))
    if before is None:
        steps[0] = table.word(words[0])
    elif before[1] != gap:
        steps[0] = table.word(words[0]) + before[1]
    found.texts += words
    found.steps += steps
    found.segments.append(_Segment(start, start + len(words), ink, table, before))
    return behind


def _add_picture(found: Measured, picture: Picture, ink: Ink, space: tuple[Ink, float] | None, fonts: FontSet) -> None:
    start = len(found.texts)
    if space is None and start and found.forced[-1:] != [start]:
        found.glued.add(start)
    found.texts.append("")
    found.steps.append(picture.width + (space[1] if space else 0.0))
    found.segments.append(_Segment(start, start + 1, ink, fonts.steps(ink.pen.face, ink.pen.size), space, picture))


def _cut_words(found: Measured, narrow: float, fonts: FontSet) -> Measured:
    """The paragraph with every word wider than `narrow` cut into parts that fit, each of which may start a line."""
    made = Measured()
    made.hard, made.pictures = found.hard, found.pictures
    places: list[int] = []
    """Where the last part of each fragment went."""
    long = False
    widths = found.word_widths()
    for segment in found.segments:
        for index in range(segment.start, segment.end):
            glued = index in found.glued
            if not glued:
                long = widths[index] > narrow
            before = segment.space if index == segment.start else (segment.ink, segment.table.space)
            pieces = _pieces(found, segment, index, narrow, fonts) if long else [(found.texts[index], segment.picture)]
            for position, (text, picture) in enumerate(pieces):
                start = len(made.texts)
                if long and (glued or position):
                    made.parts.add(start)
                elif glued:
                    made.glued.add(start)
                width = picture.width if picture else segment.table.word(text)
                space = before if position == 0 else None
                made.texts.append(text)
                made.steps.append(width + (space[1] if space else 0.0))
                made.segments.append(_Segment(start, start + 1, segment.ink, segment.table, space, picture))
                if position == 0:
                    made.forced += [start] * (index in found.forced)
                    made.eids += [(start, eids) for place, eids in found.eids if place == index]
            places.append(len(made.texts) - 1)
    made.notes = [(places[place], note) for place, note in found.notes]
    made.eids += [(len(made.texts), eids) for place, eids in found.eids if place == len(found.texts)]
    return made


def _pieces(
    found: Measured, segment: _Segment, index: int, limit: float, fonts: FontSet
) -> list[tuple[str, Picture | None]]:
    picture = segment.picture
    if picture is not None:
        factor = min(1.0, limit / picture.width)
        return [("", Picture(picture.sha256, picture.name, picture.width * factor, picture.height * factor))]
    parts: list[tuple[str, Picture | None]] = []
    text, pen, start = found.texts[index], segment.ink.pen, 0
    while start < len(text):
        total, end = 0.0, start
        while end < len(text):
            total += fonts.width(pen.face, text[end]) * pen.size
            if total > limit and end > start:
                break
            end += 1
        if end < len(text):
            fair = max(text.rfind(char, start + 1, end) for char in _BREAK_AFTER) + 1
            end = fair if fair > (start + end) // 2 else end
        parts.append((text[start:end], None))
        start = end
    return parts


def _line(
    found: Measured, totals: list[float], segment: int, first: int, end: int, style: ParaStyle, *, final: bool
) -> Line:
    """The line of the fragments from `first` to before `end`; `segment` holds the first of them."""
    texts = found.texts
    height = style.leading
    part = found.segments[segment]
    width = totals[end - 1] - totals[first] + part.width(texts[first])
    if end <= part.end and part.picture is None:
        span = Span(part.ink, " ".join(texts[first:end]), width)
        spans: tuple[Span, ...] = (span,)
        spaces = span.spaces if found.hard else end - first - 1
    else:
        spans = _spans(found, totals, segment, first, end)
        spaces = sum([span.spaces for span in spans])
        if found.pictures:
            height = max([height, *[span.height + height - style.size for span in spans if span.picture is not None]])
    notes = tuple([note for place, note in found.notes if first <= place < end]) if found.notes else ()
    eids: tuple[str, ...] = ()
    if found.eids:
        last = end == len(texts)
        eids = tuple([eid for place, each in found.eids if first <= place < end + last for eid in each])
    return Line(spans, width, height, final, spaces, notes, eids, end in found.parts)


def _spans(found: Measured, totals: list[float], segment: int, first: int, end: int) -> tuple[Span, ...]:
    """The spans of a line that starts in a segment; neighbours of one ink are one."""
    texts, segments = found.texts, found.segments
    spans: list[Span] = []
    ink, said, length = segments[segment].ink, "", 0.0
    while segment < len(segments) and segments[segment].start < end:
        opening, closing, own, table, space, picture = segments[segment]
        segment += 1
        start, stop = max(opening, first), min(closing, end)
        text = " ".join(texts[start:stop])
        word = table.word(texts[start]) if picture is None else picture.width
        width = totals[stop - 1] - totals[start] + word
        if start > first and space is not None:
            between, gap = space
            if between is own and picture is None:
                text, width = " " + text, width + gap
            elif between is ink:
                said, length = said + " ", length + gap
            else:
                if said:
                    spans.append(Span(ink, said, length))
                ink, said, length = between, " ", gap
        if own is ink and picture is None:
            said, length = said + text, length + width
            continue
        if said:
            spans.append(Span(ink, said, length))
        ink, said, length = own, text, width
        if picture is not None:
            spans.append(Span(own, "", width, picture, picture.height))
            said, length = "", 0.0
    if said:
        spans.append(Span(ink, said, length))
    return tuple(spans)
