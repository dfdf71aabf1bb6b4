"""What a PDF page holds for a reader: words, drawn lines and pictures, in points from the page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace

UP, DOWN = 90, 270
"""Directions of text that stands: read upwards, read downwards."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` is smaller than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text is set, told from the font's name and flags. `turn` is the direction in degrees."""

    size: float
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    """Drawn invisibly (text render mode 3), as OCR programs lay text over a picture."""
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space between them, set in one style. `base` is the height of the base line.

    `glued` says that no white space stands between this word and the one before it on the line. Of a word that stands,
    `base` is the distance of its line from the left, `left` and `right` are heights (negative when it is read upwards).
    """

    text: str
    left: float
    right: float
    base: float
    style: Style
    glued: bool = False
    note: int | None = None
    """The footnote whose mark this word is."""

    @property
    def size(self) -> float:
        return self.style.size

    @property
    def middle(self) -> tuple[float, float]:
        """A point inside the word."""
        along = (self.left + self.right) / 2
        if self.style.turn == UP:
            return self.base - self.size / 3, -along
        if self.style.turn == DOWN:
            return self.base + self.size / 3, along
        return along, self.base - self.size / 3


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight drawn line, lying or standing."""

    lying: bool
    at: float
    """Its height when lying, its distance from the left when standing."""
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is seen, turned upright. `index` is 0-based."""

    index: int
    width: float
    height: float
    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...] = ()
    pictures: tuple[Box, ...] = ()
    pieces: int = 0
    """Stretches of text as they are stored; of `unmapped` the font does not say what letters they are."""
    unmapped: int = 0
    buried: bool = False
    """Whether the largest picture is drawn over the text."""

    @property
    def covered(self) -> float:
        """The share of the page that its largest picture covers."""
        area = self.width * self.height
        shown = (
            max(0.0, min(box.right, self.width) - max(box.left, 0.0))
            * max(0.0, min(box.bottom, self.height) - max(box.top, 0.0))
            for box in self.pictures
        )
        return max(shown, default=0.0) / area if area else 0.0


def upright(page: Page) -> Page:
    """A page whose text stands (a wide table printed on a tall page), turned so that it lies."""
    for turn in (UP, DOWN):
        standing = sum(len(word.text) for word in page.words if word.style.turn == turn)
        if standing > 0.6 * sum(len(word.text) for word in page.words):
            return _turned(page, turn)
    return page


def _turned(page: Page, turn: int) -> Page:
    up = turn == UP
    return replace(
        page,
        width=page.height,
        height=page.width,
        words=tuple(_turned_word(word, page, turn) for word in page.words),
        strokes=tuple(_turned_stroke(stroke, page, up=up) for stroke in page.strokes),
        pictures=tuple(
            Box(page.height - box.bottom, box.left, page.height - box.top, box.right)
            if up
            else Box(box.top, page.width - box.right, box.bottom, page.width - box.left)
            for box in page.pictures
        ),
    )


def _turned_word(word: Word, page: Page, turn: int) -> Word:
    style = replace(word.style, turn=(word.style.turn - turn) % 360)
    if word.style.turn != turn:
        return replace(word, style=style)
    if turn == UP:
        return replace(word, left=page.height + word.left, right=page.height + word.right, style=style)
    return replace(word, base=page.width - word.base, style=style)


def _turned_stroke(stroke: Stroke, page: Page, *, up: bool) -> Stroke:
    """A line after the page is turned: heights become distances from the left and the other way round."""
    if up:
        if stroke.lying:
            return Stroke(False, page.height - stroke.at, stroke.start, stroke.end)
        return Stroke(True, stroke.at, page.height - stroke.end, page.height - stroke.start)
    if stroke.lying:
        return Stroke(False, stroke.at, page.width - stroke.end, page.width - stroke.start)
    return Stroke(True, page.width - stroke.at, stroke.start, stroke.end)
