"""Breaking a paragraph into lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.render.pdf.blocks import Note, Picture, Run
from gazette.render.pdf.fonts import FontSet, style_name
from gazette.render.pdf.style import Colour, ParaStyle
from gazette.render.pdf.tagged.tree import Content

_SCRIPT_SIZE = 0.62
_SCRIPT_RISE = 0.36
_SCRIPT_DROP = -0.14
_BREAK_AFTER = "/-_.,;:?&=–"
"""Where a word too long for its line (an address, a symbol) is broken first."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a span is drawn: face, size and rise in points; and what it belongs to."""

    face: str
    size: float
    rise: float
    colour: Colour
    underline: bool = False
    link: str | None = None
    content: Content | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line in one ink, or a picture. `width` is without justification."""

    ink: Ink
    text: str
    width: float
    picture: Picture | None = None
    height: float = 0.0

    @property
    def spaces(self) -> int:
        return self.text.count(" ") + self.text.count("\u00a0")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph. `final` lines (the last, or before a forced break) are not justified.

    After a `cut` line the same word goes on. `eids` begin in it.
    """

    spans: tuple[Span, ...]
    width: float
    height: float
    final: bool
    notes: tuple[Note, ...] = ()
    eids: tuple[str, ...] = ()
    cut: bool = False

    @property
    def spaces(self) -> int:
        return sum(span.spaces for span in self.spans)


@dataclass(slots=True)
class _Word:
    """Spans that no line break may part, the ink of the space before them, and its width."""

    spans: list[Span]
    width: float
    gap: float
    gap_ink: Ink | None
    notes: tuple[Note, ...] = ()
    break_before: bool = False
    eids: tuple[str, ...] = ()
    part: bool = False
    """Whether it goes on in the next one: a word too long for its line."""


def ink_of(run: Run, style: ParaStyle) -> Ink:
    """The ink of a run in a paragraph. Bold in bold stays bold."""
    size, rise = style.size, 0.0
    if run.script:
        rise = style.size * (_SCRIPT_RISE if run.script > 0 else _SCRIPT_DROP)
        size *= _SCRIPT_SIZE
    face = style_name(run.bold or style.bold, run.italic or style.italic)
    return Ink(face, size, rise, style.colour, run.underline, run.link, run.content)


def break_lines(runs: tuple[Run, ...], style: ParaStyle, width: float, fonts: FontSet) -> list[Line]:
    """Set runs to the measure `width` (points), first fit. Empty when there is nothing to draw."""
    measure = width - style.left - style.right
    limit = measure - style.indent
    lines: list[Line] = []
    current: list[_Word] = []
    used = 0.0
    for word in _fitted(_words(runs, style, fonts), measure, limit, fonts):
        if current and (word.break_before or used + word.gap + word.width > limit + 1e-6):
            lines.append(_line(current, style, final=word.break_before))
            current, used, limit = [], 0.0, measure
        used += (word.gap if current else 0.0) + word.width
        current.append(word)
    if current:
        lines.append(_line(current, style, final=True))
    return lines


def natural_widths(runs: tuple[Run, ...], style: ParaStyle, fonts: FontSet) -> tuple[float, float]:
    """Width of the longest word, and of everything on one line (the longest of them when breaks are forced)."""
    longest = total = widest = 0.0
    for word in _words(runs, style, fonts):
        if word.break_before:
            widest, total = max(widest, total), 0.0
        total += (word.gap if total else 0.0) + word.width
        longest = max(longest, word.width)
    edges = style.left + style.right
    return longest + edges, max(widest, total) + edges + style.indent


def _words(runs: tuple[Run, ...], style: ParaStyle, fonts: FontSet) -> Iterator[_Word]:
    word: _Word | None = None
    space: Ink | None = None
    forced = False
    eids: tuple[str, ...] = ()
    for run in runs:
        eids += run.eids
        if run.line_break:
            forced = True
            continue
        ink = ink_of(run, style)
        if run.picture is not None:
            picture = run.picture
            pieces = [Span(ink, "", picture.width, picture, picture.height)]
            parts = [""]
        else:
            pieces = []
            parts = fonts.clean(run.text).split(" ")
        for index, part in enumerate(parts):
            if index:
                space = space or ink
            if part:
                pieces = _spans(part, ink, fonts)
            if not pieces:
                continue
            if word is None or space is not None or forced:
                if word is not None:
                    yield word
                gap = fonts.width(space.face, " ") * space.size if space else 0.0
                width = sum(piece.width for piece in pieces)
                word = _Word(pieces, width, gap, space, break_before=forced and word is not None, eids=eids)
                space, forced, eids = None, False, ()
            else:
                word.spans += pieces
                word.width += sum(piece.width for piece in pieces)
            pieces = []
        if run.note is not None and word is not None:
            word.notes = (*word.notes, run.note)
    if word is not None:
        yield word


def _spans(text: str, ink: Ink, fonts: FontSet) -> list[Span]:
    return [
        Span(ink if face == ink.face else replace(ink, face=face), part, fonts.width(face, part) * ink.size)
        for face, part in fonts.segments(ink.face, text)
    ]


def _fitted(words: Iterator[_Word], measure: float, first: float, fonts: FontSet) -> Iterator[_Word]:
    """Words as they are, save that one wider than a whole line is cut into parts that fit."""
    narrow = min(measure, first)
    for word in words:
        if word.width <= narrow:
            yield word
            continue
        gap, gap_ink, forced = word.gap, word.gap_ink, word.break_before
        parts = [part for span in word.spans for part in _cut(span, narrow, fonts)]
        for index, span in enumerate(parts):
            notes = word.notes if index == len(parts) - 1 else ()
            eids = word.eids if index == 0 else ()
            yield _Word([span], span.width, gap, gap_ink, notes, forced, eids, part=index < len(parts) - 1)
            gap, gap_ink, forced = 0.0, None, False


def _cut(span: Span, limit: float, fonts: FontSet) -> list[Span]:
    if span.picture is not None:
        if span.width <= limit:
            return [span]
        factor = limit / span.width
        return [Span(span.ink, "", limit, span.picture, span.height * factor)]
    parts: list[Span] = []
    text, ink, start = span.text, span.ink, 0
    while start < len(text):
        total, end = 0.0, start
        while end < len(text):
            total += fonts.width(ink.face, text[end]) * ink.size
            if total > limit and end > start:
                break
            end += 1
        if end < len(text):
            fair = max(text.rfind(char, start + 1, end) for char in _BREAK_AFTER) + 1
            end = fair if fair > (start + end) // 2 else end
        part = text[start:end]
        parts.append(Span(ink, part, fonts.width(ink.face, part) * ink.size))
        start = end
    return parts


def _line(words: list[_Word], style: ParaStyle, *, final: bool) -> Line:
    spans: list[Span] = []
    ink: Ink | None = None
    texts: list[str] = []
    run_width = 0.0

    def close() -> None:
        if ink is not None and texts:
            spans.append(Span(ink, "".join(texts), run_width))

    height = style.leading
    for index, word in enumerate(words):
        if index and word.gap_ink is not None:
            if word.gap_ink != ink:
                close()
                ink, texts, run_width = word.gap_ink, [], 0.0
            texts.append(" ")
            run_width += word.gap
        for span in word.spans:
            if span.picture is not None:
                close()
                ink, texts, run_width = None, [], 0.0
                spans.append(span)
                height = max(height, span.height + style.leading - style.size)
                continue
            if span.ink != ink:
                close()
                ink, texts, run_width = span.ink, [], 0.0
            texts.append(span.text)
            run_width += span.width
    close()
    notes = tuple(note for word in words for note in word.notes)
    eids = tuple(eid for word in words for eid in word.eids)
    return Line(tuple(spans), sum(span.width for span in spans), height, final, notes, eids, words[-1].part)
