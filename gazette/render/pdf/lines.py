"""Breaking a paragraph into lines.

A paragraph is measured as fragments: words, or parts of words where the look changes inside one. Their running total
is searched for the end of each line, so that a line costs the same however many words it has.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from gazette.render.pdf.blocks import Note, Picture, Run
from gazette.render.pdf.fonts import FontSet, style_name
from gazette.render.pdf.style import ParaStyle
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
    """Fragments of one ink, one space between any two. `space`: the ink and width of the space before the first."""

    start: int
    end: int
    ink: Ink
    gap: float
    space: tuple[Ink, float] | None
    picture: Picture | None = None


@dataclass(slots=True)
class _Measured:
    """A paragraph as fragments. `steps` are their widths with the space before; `glued` ones continue a word."""

    texts: list[str] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    segments: list[_Segment] = field(default_factory=list)
    glued: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)
    """Fragments before which a word too long for its line was cut."""
    forced: list[int] = field(default_factory=list)
    """Fragments that must start a line."""
    notes: list[tuple[int, Note]] = field(default_factory=list)
    eids: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    hard: bool = False
    """Whether there are spaces at which no line may end."""

    def word_width(self, start: int) -> float:
        """Width of the word that starts with a fragment."""
        width = self.widths[start]
        while start + 1 in self.glued:
            start += 1
            width += self.widths[start]
        return width


def ink_of(run: Run, style: ParaStyle) -> Ink:
    """The ink of a run in a paragraph. Bold in bold stays bold."""
    size, rise = style.size, 0.0
    if run.script:
        rise = style.size * (_SCRIPT_RISE if run.script > 0 else _SCRIPT_DROP)
        size *= _SCRIPT_SIZE
    face = style_name(run.bold or style.bold, run.italic or style.italic)
    return Ink(Pen(face, size, rise, style.colour), run.underline, run.link, run.content)


def break_lines(runs: tuple[Run, ...], style: ParaStyle, width: float, fonts: FontSet) -> list[Line]:
    """Set runs to the measure `width` (points), first fit. Empty when there is nothing to draw."""
    found = _measured(runs, style, fonts)
    if not found.texts:
        return []
    measure = width - style.left - style.right
    limit = measure - style.indent
    narrow = min(measure, limit)
    if max(found.widths) > narrow or any(
        found.word_width(i - 1) > narrow for i in found.glued if i - 1 not in found.glued
    ):
        found = _cut_words(found, narrow, fonts)
    totals = list(accumulate(found.steps))
    lines: list[Line] = []
    segment = first = 0
    for stop in (*found.forced, len(found.texts)):
        while first < stop:
            before = totals[first] - found.widths[first]
            end = bisect_right(totals, before + limit + _TOLERANCE, first, stop)
            while end in found.glued:
                end -= 1
            end = max(end, first + 1)  # a column may be narrower than a letter
            while found.segments[segment].end <= first:
                segment += 1
            lines.append(_line(found, totals, segment, first, end, style, final=end == stop))
            first, limit = end, measure
    return lines


def natural_widths(runs: tuple[Run, ...], style: ParaStyle, fonts: FontSet) -> tuple[float, float]:
    """Width of the longest word, and of everything on one line (the longest of them when breaks are forced)."""
    found = _measured(runs, style, fonts)
    edges = style.left + style.right
    if not found.texts:
        return edges, edges + style.indent
    if found.glued:
        longest = max(found.word_width(index) for index in range(len(found.texts)) if index not in found.glued)
    else:
        longest = max(found.widths)
    totals = list(accumulate(found.steps))
    starts = [0, *found.forced]
    stops = [*found.forced, len(totals)]
    widest = max(
        totals[stop - 1] - totals[start] + found.widths[start] for start, stop in zip(starts, stops, strict=True)
    )
    return longest + edges, widest + edges + style.indent


def _measured(runs: tuple[Run, ...], style: ParaStyle, fonts: FontSet) -> _Measured:
    found = _Measured()
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
        ink = ink_of(run, style)
        if ink == last:
            ink = last
        last = ink
        if run.picture is not None:
            _add_picture(found, run.picture, ink, space)
            space = None
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
    found: _Measured, text: str, ink: Ink, space: tuple[Ink, float] | None, fonts: FontSet
) -> tuple[Ink, float] | None:
    """Add the words of a text; `space` waits before it. The space that waits behind it."""
    parts = text.split(" ")
    size = ink.pen.size
    table = fonts.widths[ink.pen.face]
    gap = table[" "] * size
    words = [part for part in parts if part] if "" in parts else parts
    if not words:
        return space or ((ink, gap) if len(parts) > 1 else None)
    before = space or ((ink, gap) if not parts[0] else None)
    start = len(found.texts)
    widths = [width * size for width in map(table.__getitem__, words)]
    if before is None and start and found.forced[-1:] != [start]:
        found.glued.add(start)
    found.texts += words
    found.widths += widths
    found.steps.append(widths[0] + (before[1] if before else 0.0))
    found.steps += [width + gap for width in widths[1:]]
    found.segments.append(_Segment(start, start + len(words), ink, gap, before))
    return None if parts[-1] else (ink, gap)


def _add_picture(found: _Measured, picture: Picture, ink: Ink, space: tuple[Ink, float] | None) -> None:
    start = len(found.texts)
    if space is None and start and found.forced[-1:] != [start]:
        found.glued.add(start)
    found.texts.append("")
    found.widths.append(picture.width)
    found.steps.append(picture.width + (space[1] if space else 0.0))
    found.segments.append(_Segment(start, start + 1, ink, 0.0, space, picture))


def _cut_words(found: _Measured, narrow: float, fonts: FontSet) -> _Measured:
    """The paragraph with every word wider than `narrow` cut into parts that fit, each of which may start a line."""
    made = _Measured(hard=found.hard)
    places: list[int] = []
    """Where the last part of each fragment went."""
    long = False
    for segment in found.segments:
        for index in range(segment.start, segment.end):
            glued = index in found.glued
            if not glued:
                long = found.word_width(index) > narrow
            before = segment.space if index == segment.start else (segment.ink, segment.gap)
            pieces = _pieces(found, segment, index, narrow, fonts) if long else [(found.texts[index], segment.picture)]
            for position, (text, picture) in enumerate(pieces):
                start = len(made.texts)
                if long and (glued or position):
                    made.parts.add(start)
                elif glued:
                    made.glued.add(start)
                width = picture.width if picture else fonts.width(segment.ink.pen.face, text) * segment.ink.pen.size
                space = before if position == 0 else None
                made.texts.append(text)
                made.widths.append(width)
                made.steps.append(width + (space[1] if space else 0.0))
                made.segments.append(_Segment(start, start + 1, segment.ink, segment.gap, space, picture))
                if position == 0:
                    made.forced += [start] * (index in found.forced)
                    made.eids += [(start, eids) for place, eids in found.eids if place == index]
            places.append(len(made.texts) - 1)
    made.notes = [(places[place], note) for place, note in found.notes]
    made.eids += [(len(made.texts), eids) for place, eids in found.eids if place == len(found.texts)]
    return made


def _pieces(
    found: _Measured, segment: _Segment, index: int, limit: float, fonts: FontSet
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
    found: _Measured, totals: list[float], segment: int, first: int, end: int, style: ParaStyle, *, final: bool
) -> Line:
    """The line of the fragments from `first` to before `end`; `segment` holds the first of them."""
    segments, texts, widths = found.segments, found.texts, found.widths
    width = totals[end - 1] - totals[first] + widths[first]
    height = style.leading
    part = segments[segment]
    if end <= part.end and part.picture is None:
        span = Span(part.ink, " ".join(texts[first:end]), width)
        spans: tuple[Span, ...] = (span,)
        spaces = span.spaces if found.hard else end - first - 1
    else:
        spans = _spans(found, totals, segment, first, end)
        spaces = sum([span.spaces for span in spans])
        for span in spans:
            if span.picture is not None:
                height = max(height, span.height + style.leading - style.size)
    notes = tuple([note for place, note in found.notes if first <= place < end]) if found.notes else ()
    eids: tuple[str, ...] = ()
    if found.eids:
        last = end == len(texts)
        eids = tuple([eid for place, each in found.eids if first <= place < end + last for eid in each])
    return Line(spans, width, height, final, spaces, notes, eids, end in found.parts)


def _spans(found: _Measured, totals: list[float], segment: int, first: int, end: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    while segment < len(found.segments) and found.segments[segment].start < end:
        part = found.segments[segment]
        segment += 1
        start, stop = max(part.start, first), min(part.end, end)
        text = " ".join(found.texts[start:stop])
        width = totals[stop - 1] - totals[start] + found.widths[start]
        if start > first and part.space is not None:
            ink, gap = part.space
            if ink is part.ink and part.picture is None:
                text, width = " " + text, width + gap
            else:
                _join(spans, Span(ink, " ", gap))
        picture = part.picture
        if picture is not None:
            spans.append(Span(part.ink, "", width, picture, picture.height))
        else:
            _join(spans, Span(part.ink, text, width))
    return tuple(spans)


def _join(spans: list[Span], span: Span) -> None:
    """Add a span, to the one before it when that looks the same."""
    last = spans[-1] if spans else None
    if last is not None and last.ink is span.ink and last.picture is None:
        spans[-1] = Span(span.ink, last.text + span.text, last.width + span.width)
    else:
        spans.append(span)
