"""Strips: horizontal slices of a column, the unit from which pages are filled. Between two strips a page may end."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from gazette.profiles import INK, Colour
from gazette.render.pdf.blocks import Mark, Note, Picture
from gazette.render.pdf.lines import Line
from gazette.render.pdf.tagged.tree import ARTIFACT, Content


class TextItem(NamedTuple):
    """A line of text; `x` is its left end, `y` its base line below the holder's top; `order` is reading order.

    An `artifact` repeats what stands elsewhere (the head of a table) or is decoration (a leader).
    """

    x: float
    y: float
    line: Line
    word_space: float
    order: int
    artifact: bool = False


class RuleItem(NamedTuple):
    """A straight rule. Decoration: it has no place in the reading order."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: Colour = INK
    order: int = -1


class PictureItem(NamedTuple):
    """An image; `x`, `y` is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    order: int
    content: Content | None = None


class LinkItem(NamedTuple):
    """An active area: to `target` inside the file, or to an address outside."""

    x: float
    y: float
    width: float
    height: float
    target: str
    order: int = -1
    content: Content | None = None
    """The link in the structure tree."""
    words: str = ""
    """Where it leads, for those who don't see it."""


Item: TypeAlias = TextItem | RuleItem | PictureItem | LinkItem


class PlacedMark(NamedTuple):
    mark: Mark
    y: float


class Strip(NamedTuple):
    """`items` count from the strip's top left corner. `glued`: no page may end below it. `head` strips are set
    again above this one when it opens a page (heads of tables). `eid` says where it comes from."""

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    after: float = 0.0
    glued: bool = False
    new_page: bool = False
    landscape: bool = False
    notes: tuple[Note, ...] = ()
    marks: tuple[PlacedMark, ...] = ()
    head: tuple[Strip, ...] = ()
    eid: str | None = None


def moved(item: Item, dx: float, dy: float) -> Item:
    """The same item elsewhere."""
    if isinstance(item, TextItem):
        return TextItem(item.x + dx, item.y + dy, item.line, item.word_space, item.order, item.artifact)
    if isinstance(item, RuleItem):
        x0, y0, x1, y1, width, colour, order = item
        return RuleItem(x0 + dx, y0 + dy, x1 + dx, y1 + dy, width, colour, order)
    return item._replace(x=item.x + dx, y=item.y + dy)


def repeated(strip: Strip) -> Strip:
    """The strip as it stands once more on another page: no place, no link, no part of the text."""
    items: list[Item] = []
    for item in strip.items:
        if isinstance(item, TextItem):
            items.append(item._replace(artifact=True))
        elif isinstance(item, PictureItem):
            items.append(item._replace(content=ARTIFACT))
        elif isinstance(item, RuleItem):
            items.append(item)
    return strip._replace(items=tuple(items), marks=(), notes=())


def gap_between(above: Strip, below: Strip) -> float:
    """White space between two strips: the larger of what they ask for."""
    return max(above.after, below.before)


class Stack(NamedTuple):
    """Strips set one below the other, with the offset of each."""

    strips: tuple[Strip, ...]
    offsets: tuple[float, ...]
    height: float


def stack(strips: list[Strip]) -> Stack:
    """Put strips below each other; space before the first and after the last is dropped."""
    if len(strips) == 1:
        return Stack((strips[0],), (0.0,), strips[0].height)
    offsets: list[float] = []
    y = 0.0
    for index, strip in enumerate(strips):
        if index:
            y += gap_between(strips[index - 1], strip)
        offsets.append(y)
        y += strip.height
    return Stack(tuple(strips), tuple(offsets), y)


def merged(strips: list[Strip]) -> Strip:
    """One strip that no page break can part."""
    pile = stack(strips)
    items = tuple(
        moved(item, 0.0, offset)
        for strip, offset in zip(pile.strips, pile.offsets, strict=True)
        for item in strip.items
    )
    marks = tuple(
        PlacedMark(placed.mark, placed.y + offset)
        for strip, offset in zip(pile.strips, pile.offsets, strict=True)
        for placed in strip.marks
    )
    return Strip(
        pile.height,
        items,
        before=strips[0].before if strips else 0.0,
        after=strips[-1].after if strips else 0.0,
        glued=strips[-1].glued if strips else False,
        notes=tuple(note for strip in strips for note in strip.notes),
        marks=marks,
        eid=strips[0].eid if strips else None,
    )
