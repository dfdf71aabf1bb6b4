"""Filling pages with strips, and their footnotes at the foot of the same page."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.errors import RenderError
from gazette.profiles import Paper
from gazette.render.pdf.blocks import Note, Para, Run
from gazette.render.pdf.setting import Setter
from gazette.render.pdf.strips import Item, PlacedMark, RuleItem, Strip, gap_between, moved

_NOTE_GAP = 12.0
"""Between the text and the rule above the notes, and the notes below it."""
_NOTE_RULE = 120.0
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Page:
    """A page's content in its frame: items in reading order, each with how far below the frame's top it counts from."""

    placed: tuple[tuple[float, Item], ...]
    marks: tuple[PlacedMark, ...] = ()
    landscape: bool = False

    @property
    def items(self) -> tuple[Item, ...]:
        """The items, counted from the frame's top left corner."""
        return tuple(moved(item, 0.0, y) for y, item in self.placed)


@dataclass(frozen=True, slots=True)
class Frame:
    width: float
    height: float


def frame_of(paper: Paper, landscape: bool) -> Frame:
    """The type area of a page."""
    if landscape:
        return Frame(paper.landscape_width, paper.landscape_height)
    return Frame(paper.frame_width, paper.frame_height)


def paginate(strips: list[Strip], setter: Setter) -> tuple[Page, ...]:
    """Fill pages with strips, in order.

    Raises RenderError (RND-TOO-HIGH) for a strip that no page can hold.
    """
    pages: list[Page] = []
    start = 0
    owed: list[Strip] = []
    while start < len(strips) or owed:
        landscape = strips[start].landscape if start < len(strips) else False
        filler = _Filler(frame_of(setter.house.paper, landscape), setter, owed)
        end = filler.take(strips, start)
        if end == start and start < len(strips) and not owed:
            raise RenderError("RND-TOO-HIGH", document=setter.document, place=strips[start].eid or "-")
        pages.append(filler.page(landscape))
        start, owed = end, filler.owed
    return tuple(pages)


class _Filler:
    """One page while it is being filled. `owed` are strips of notes that did not fit and open the next page's foot."""

    def __init__(self, frame: Frame, setter: Setter, owed: list[Strip]) -> None:
        self.frame = frame
        self.setter = setter
        self.owed: list[Strip] = []
        self.placed: list[tuple[float, Strip]] = []
        self.notes: list[Strip] = []
        for index, strip in enumerate(owed):
            if _height([*self.notes, strip]) > frame.height * 0.6 and index:
                self.owed = owed[index:]
                break
            self.notes.append(strip)

    def take(self, strips: list[Strip], start: int) -> int:
        """Place strips from `start` on; the index of the first that belongs to the next page."""
        y = 0.0
        room = self.frame.height - self._foot(self.notes)
        ends: list[tuple[int, int]] = []
        noted: dict[int, list[Strip]] = {}
        index = start
        while index < len(strips):
            strip = strips[index]
            opening = index == start
            if not opening and (strip.new_page or strip.landscape != strips[start].landscape):
                ends.append((index, len(self.placed)))
                break
            if opening and sum(head.height for head in strip.head) + strip.height <= self.frame.height:
                for head in strip.head:
                    self.placed.append((y, head))
                    y += head.height
            elif not opening:
                y += gap_between(strips[index - 1], strip)
            notes = [line for note in strip.notes for line in set_note(note, self.frame.width, self.setter)]
            if notes:
                room = self.frame.height - self._foot([*self.notes, *notes])
            if y + strip.height > room + _EPSILON:
                if opening and notes and y + strip.height <= self.frame.height + _EPSILON:
                    self._force(y, strip, notes)
                    return index + 1
                break
            self.placed.append((y, strip))
            if notes:
                noted[index] = notes
                self.notes += notes
            y += strip.height
            index += 1
            if not strip.glued:
                ends.append((index, len(self.placed)))
        else:
            return index
        return self._close(ends, index, start, noted)

    def _close(self, ends: list[tuple[int, int]], index: int, start: int, noted: dict[int, list[Strip]]) -> int:
        """Go back to the last place where the page may end; where there is none, end in the middle of what is tied."""
        if not ends:
            return index
        end, kept = ends[-1]
        del self.placed[kept:]
        dropped = sum(len(notes) for line, notes in noted.items() if line >= end)
        if dropped:
            del self.notes[-dropped:]
        return end if end > start else index

    def _force(self, y: float, strip: Strip, notes: list[Strip]) -> None:
        """A line whose notes are longer than the page: as much of them as fits, the rest on the next page."""
        self.placed.append((y, strip))
        for position, note in enumerate(notes):
            if y + strip.height + self._foot([*self.notes, note]) > self.frame.height:
                self.owed += notes[position:]
                return
            self.notes.append(note)

    def _foot(self, notes: list[Strip]) -> float:
        return _height(notes) + 2 * _NOTE_GAP if notes else 0.0

    def page(self, landscape: bool) -> Page:
        placed = [(y, item) for y, strip in self.placed for item in strip.items]
        marks = [PlacedMark(mark, below + y) for y, strip in self.placed for mark, below in strip.marks]
        placed.sort(key=lambda pair: pair[1].order)
        if self.notes:
            y = self.frame.height - _height(self.notes) - _NOTE_GAP / 2
            placed.append((y, RuleItem(0.0, 0.0, _NOTE_RULE, 0.0, self.setter.house.strokes.hairline)))
            y += _NOTE_GAP / 2
            for index, strip in enumerate(self.notes):
                y += gap_between(self.notes[index - 1], strip) if index else 0.0
                placed += [(y, item) for item in strip.items]
                y += strip.height
        return Page(tuple(placed), tuple(marks), landscape)


def set_note(note: Note, width: float, setter: Setter) -> list[Strip]:
    """The strips of a footnote, its mark before its first paragraph."""
    blocks = list(note.blocks)
    mark = Run(note.marker, script=1, content=note.label)
    for index, block in enumerate(blocks):
        if isinstance(block, Para):
            blocks[index] = block._replace(runs=(mark, Run(" ", content=note.label), *block.runs))
            break
    else:
        blocks.insert(0, Para((mark,), setter.house.texts.note))
    return setter.set(blocks, width)


def _height(strips: list[Strip]) -> float:
    total = 0.0
    for index, strip in enumerate(strips):
        total += strip.height + (gap_between(strips[index - 1], strip) if index else 0.0)
    return total
