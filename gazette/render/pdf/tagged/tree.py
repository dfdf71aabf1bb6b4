"""The structure tree of a text while it is being laid out, and the compact form in which it waits to be written.

An element's kids stand in reading order before anything is drawn. Where a kid is text or a picture it is a `Content`;
pages fill it in as they show it, in whatever order, on as many pages as it takes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain
from sys import intern
from typing import TypeAlias

_MCID_BITS = 20
_KIND_BITS = 2
_MCID = (1 << _MCID_BITS) - 1
_KIND = (1 << _KIND_BITS) - 1
KID, MARK, LINK = 0, 1, 2
"""What an entry of `Tree.kids()` is: an element, a marked content on a page, an annotation on a page."""
HEADING = "H"
"""The tag of a heading; its level follows from the headings of the elements around it."""
_KEPT = frozenset(("TR", "TH", "TD"))
"""Elements that count even when they are empty."""

Box: TypeAlias = tuple[float, float, float, float]


class Content:
    """What pages show of an element: (page, mark) in `refs` once drawn. `box` is where a picture stands.

    `rank` is its place in reading order, once `rank` has counted.
    """

    __slots__ = ("box", "rank", "refs")

    def __init__(self) -> None:
        self.rank = -1
        self.refs: list[int] = []
        self.box: Box | None = None

    def marked(self, page: int, mcid: int) -> None:
        """It is shown on `page` as the marked content `mcid`."""
        self.refs.append(_entry(page, mcid, MARK))

    def linked(self, page: int, index: int) -> None:
        """The link annotation `index` of `page` belongs to it."""
        self.refs.append(_entry(page, index, LINK))


ARTIFACT = Content()
"""Content that is no part of the text: running heads, repeated table heads, leaders."""


class Element:
    """A structure element. `extra` are entries of its dictionary in PDF syntax (`/Alt(…)`, `/A<<…>>`)."""

    __slots__ = ("extra", "kids", "tag")

    def __init__(self, tag: str, parent: Element | None = None, extra: bytes = b"") -> None:
        self.tag = tag
        self.kids: list[Element | Content] = []
        self.extra = extra
        if parent is not None:
            parent.kids.append(self)

    def content(self) -> Content:
        """A new piece of content at the end of the element."""
        made = Content()
        self.kids.append(made)
        return made


@dataclass(frozen=True, slots=True)
class Tree:
    """Elements in reading order, each with the index of its parent (-1 at the top). Pages count from 0.

    `tags` of headings are `H1`, `H2` … within the tree. `boxes`: (element, page, box) of pictures. An issue has
    hundreds of thousands of elements and entries, hence the arrays: `ends` tells where each element's `entries` end.
    """

    tags: tuple[str, ...]
    parents: array[int]
    extras: tuple[bytes, ...]
    entries: array[int]
    ends: array[int]
    boxes: tuple[tuple[int, int, Box], ...] = ()

    def kids(self, index: int) -> array[int]:
        """What an element holds, in reading order, as entries for `split`."""
        return self.entries[self.ends[index - 1] if index else 0 : self.ends[index]]

    @property
    def tops(self) -> Iterator[int]:
        """Elements that have no parent in the tree."""
        return (index for index, parent in enumerate(self.parents) if parent < 0)


def split(entry: int) -> tuple[int, int, int]:
    """Kind, page and number of an entry of `Tree.kids()`; an element has its index as number and no page."""
    kind, value = entry & _KIND, entry >> _KIND_BITS
    if kind == KID:
        return kind, 0, value
    return kind, value >> _MCID_BITS, value & _MCID


def rank(elements: Iterable[Element]) -> None:
    """Number every content below these elements in reading order."""
    waiting: list[Element | Content] = list(reversed([*elements]))
    count = 0
    while waiting:
        item = waiting.pop()
        if isinstance(item, Content):
            item.rank = count
            count += 1
        else:
            waiting += reversed(item.kids)


def flatten(elements: Iterable[Element]) -> Tree:
    """The compact form of elements that have been drawn. What shows nothing is left out."""
    flat = _Flattener()
    for element in elements:
        flat.add(element, -1, 0)
    ends = array("I", accumulate(map(len, flat.kids)))
    entries = array("Q", chain.from_iterable(flat.kids))
    return Tree(tuple(flat.tags), array("i", flat.parents), tuple(flat.extras), entries, ends, tuple(flat.boxes))


class _Flattener:
    def __init__(self) -> None:
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.extras: list[bytes] = []
        self.kids: list[list[int]] = []
        self.boxes: list[tuple[int, int, Box]] = []
        self._shared: dict[bytes, bytes] = {}

    def add(self, element: Element, parent: int, above: int) -> int:
        """Put an element and what is in it; `above` counts the headings it stands under. Its index, -1 when it shows
        nothing and was left out."""
        index = len(self.tags)
        extra = element.extra
        self.tags.append(intern(f"H{above + 1}") if element.tag == HEADING else element.tag)
        self.parents.append(parent)
        self.extras.append(self._shared.setdefault(extra, extra) if extra else extra)
        found: list[int] = []
        self.kids.append(found)
        below = above
        for kid in element.kids:
            if isinstance(kid, Element) and kid.tag == HEADING and _shown(kid):
                below = above + 1
                break
        for kid in element.kids:
            if isinstance(kid, Content):
                found += kid.refs
                if kid.box is not None and kid.refs:
                    self.boxes.append((index, split(kid.refs[0])[1], kid.box))
            else:
                added = self.add(kid, index, above if kid.tag == HEADING else below)
                if added >= 0:
                    found.append(added << _KIND_BITS)
        if not found and element.tag not in _KEPT:
            del self.tags[index], self.parents[index], self.extras[index], self.kids[index]
            return -1
        return index


def _shown(element: Element) -> bool:
    if element.tag in _KEPT:
        return True
    return any(kid.refs if isinstance(kid, Content) else _shown(kid) for kid in element.kids)


def _entry(page: int, number: int, kind: int) -> int:
    return (page << _MCID_BITS | number) << _KIND_BITS | kind
