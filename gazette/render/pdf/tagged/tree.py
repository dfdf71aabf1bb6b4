"""The structure tree of a text while it is being laid out, and the compact form in which it waits to be written.

An element's kids stand in reading order before anything is drawn. Where a kid is text or a picture it is a `Content`;
pages fill it in as they show it, in whatever order, on as many pages as it takes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import NamedTuple, TypeAlias

from gazette.render.pdf.tagged.syntax import name

_MCID_BITS = 20
_KIND_BITS = 2
_MCID = (1 << _MCID_BITS) - 1
_KIND = (1 << _KIND_BITS) - 1
_INDEX_BITS = 32
_INDEX = (1 << _INDEX_BITS) - 1
KID, MARK, LINK = 0, 1, 2
"""What an entry of an element is: an element, a marked content on a page, an annotation on a page."""
ROW = 200
"""Most elements that are written together."""
HEADING = "H"
"""The tag of a heading; its level follows from the headings of the elements around it."""
LINK_TAG, LINK_TAG_ELSEWHERE = "Link", "Span"
"""The tag of a link, and what it is in a file that has no place it could lead to."""
_GAPPED = frozenset((HEADING, LINK_TAG))
"""Tags that are settled only in a file."""
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
        self.refs.append((page << _MCID_BITS | mcid) << _KIND_BITS | MARK)

    def linked(self, page: int, index: int) -> None:
        """The link annotation `index` of `page` belongs to it."""
        self.refs.append((page << _MCID_BITS | index) << _KIND_BITS | LINK)


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


class Heading(NamedTuple):
    """A gap for the tag of a heading: its level within the tree."""

    level: int


class LinkTag(NamedTuple):
    """A gap for the tag of a link: whether it is one depends on where the area of a page leads. -1: it has none."""

    page: int
    area: int


class LinkArea(NamedTuple):
    """A gap for the reference of an element to an area of a page."""

    page: int
    area: int
    element: int


class Above(NamedTuple):
    """A gap for the number of what an element at the top of the tree stands under."""


class Frame(NamedTuple):
    """A gap for where a picture stands: its page, and its box as if the page's left margin were 0."""

    page: int
    box: Box


Gap: TypeAlias = Heading | LinkTag | LinkArea | Above | Frame


class Row(NamedTuple):
    """Elements in a row as they are written, a line each, but for what is known only in a file.

    `text % values` fills it in. `numbers` are those of elements, from 0, and of pages, as `~page`; `gaps` are the other
    values, by their place among all.
    """

    size: int
    text: bytes
    numbers: array[int]
    gaps: tuple[tuple[int, Gap], ...]


class Marks(NamedTuple):
    """The elements of the marked contents of a page, from number `first` on."""

    page: int
    first: int
    elements: array[int]


@dataclass(frozen=True, slots=True)
class Tree:
    """Elements in reading order, ready to be written into any file. Elements and pages count from 0.

    `tops` are the elements that have no parent in the tree.
    """

    count: int
    tops: tuple[int, ...]
    rows: tuple[Row, ...]
    marks: tuple[Marks, ...]


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
    """The elements as they will be written, once they have been drawn. What shows nothing is left out."""
    flat = _Flattener()
    tops = [flat.add(element, -1, 0) for element in elements]
    return Tree(len(flat.texts), tuple(top for top in tops if top >= 0), tuple(flat.rows()), tuple(_marks(flat.marked)))


class _Starts(dict[tuple[str, bytes], bytes]):
    """How elements begin, by tag and extra entries, with a place for the number of their parent."""

    def __missing__(self, key: tuple[str, bytes]) -> bytes:
        tag, extra = key
        shown = b"%b" if tag in _GAPPED else name(tag)
        made = self[key] = b"<</S%b/P %%d 0 R%b" % (shown, extra.replace(b"%", b"%%"))
        return made


class _Ends(dict[int, bytes]):
    """How elements end that hold one marked content, by its number, with a place for the number of its page."""

    def __missing__(self, mark: int) -> bytes:
        made = self[mark] = b"/Pg %%d 0 R/K[%d]>>" % mark
        return made


_STARTS = _Starts()
_ENDS = _Ends()


class _Flattener:
    """Elements as they are written, each with its numbers, as in `Row`."""

    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self.numbers: list[Sequence[int]] = []
        self.gaps: dict[int, list[tuple[int, Gap]]] = {}
        """What is no number, by element and place among its numbers."""
        self.marked: list[int] = []
        """Marked contents with their elements: page and mark in the upper half."""

    def add(self, element: Element, parent: int, above: int) -> int:
        """Put an element and what is in it; `above` counts the headings it stands under. Its index, -1 when it shows
        nothing and was left out."""
        texts, kids, tag = self.texts, element.kids, element.tag
        index = len(texts)
        if len(kids) == 1 and parent >= 0 and tag not in _GAPPED:  # most elements hold one thing
            kid = kids[0]
            if isinstance(kid, Content):
                if len(kid.refs) == 1 and kid.box is None:
                    value = kid.refs[0] >> _KIND_BITS
                    self.marked.append(value << _INDEX_BITS | index)
                    texts.append(_STARTS[tag, element.extra] + _ENDS[value & _MCID])
                    self.numbers.append((parent, ~(value >> _MCID_BITS)))
                    return index
            elif kid.tag != HEADING:
                texts.append(_STARTS[tag, element.extra] + b"/K[%d 0 R]>>")
                self.numbers.append((parent, index + 1))
                if self.add(kid, index, above) < 0:
                    if tag not in _KEPT:
                        del texts[index], self.numbers[index]
                        return -1
                    texts[index] = _STARTS[tag, element.extra] + b">>"
                    self.numbers[index] = (parent,)
                return index
        texts.append(b"")
        self.numbers.append(())
        below = above
        for kid in kids:
            if isinstance(kid, Element) and kid.tag == HEADING and _shown(kid):
                below = above + 1
                break
        found: list[int] = []
        box: Frame | None = None
        for kid in kids:
            if isinstance(kid, Content):
                found += kid.refs
                if kid.box is not None and kid.refs:
                    box = Frame(_place(kid.refs[0])[0], kid.box)
            else:
                added = self.add(kid, index, above if kid.tag == HEADING else below)
                if added >= 0:
                    found.append(added << _KIND_BITS)
        if not found and tag not in _KEPT:
            del texts[index], self.numbers[index]
            return -1
        self._put(index, element, parent, found, above + 1, box)
        return index

    def _put(
        self, index: int, element: Element, parent: int, entries: list[int], level: int, box: Frame | None
    ) -> None:
        """Write an element that holds `entries`."""
        tag = element.tag
        numbers: list[int] = []
        gaps: list[tuple[int, Gap]] = []
        if tag == HEADING:
            gaps.append((0, Heading(level)))
            numbers.append(0)
        elif tag == LINK_TAG:
            gaps.append((0, LinkTag(*next((_place(entry) for entry in entries if entry & _KIND == LINK), (-1, -1)))))
            numbers.append(0)
        if parent < 0:
            gaps.append((len(numbers), Above()))
        numbers.append(parent)
        text = _STARTS[tag, element.extra] + self._kids(index, entries, numbers, gaps)
        if box is not None:
            gaps.append((len(numbers), box))
            numbers.append(0)
            text += b"%b"
        self.texts[index] = text + b">>"
        self.numbers[index] = numbers
        if gaps:
            self.gaps[index] = gaps

    def _kids(self, index: int, entries: list[int], numbers: list[int], gaps: list[tuple[int, Gap]]) -> bytes:
        """The entries `Pg` and `K` of an element that holds `entries`."""
        own = -1
        made: list[bytes] = []
        for entry in entries:
            kind = entry & _KIND
            if kind == KID:
                numbers.append(entry >> _KIND_BITS)
                made.append(b"%d 0 R")
                continue
            page, number = _place(entry)
            if kind == LINK:
                gaps.append((len(numbers), LinkArea(page, number, index)))
                numbers.append(0)
                made.append(b"%b")
                continue
            self.marked.append(entry >> _KIND_BITS << _INDEX_BITS | index)
            if own < 0:
                own = page
            if page == own:
                made.append(b"%d" % number)
            else:
                numbers.append(~page)
                made.append(b"<</Type/MCR/Pg %%d 0 R/MCID %d>>" % number)
        if not made:
            return b""
        if own < 0:
            return b"/K[%b]" % b" ".join(made)
        numbers.append(~own)
        return b"/K[%b]/Pg %%d 0 R" % b" ".join(made)

    def rows(self) -> Iterator[Row]:
        """All of them."""
        for start in range(0, len(self.texts), ROW):
            end = min(start + ROW, len(self.texts))
            before = list(accumulate(map(len, self.numbers[start:end]), initial=0))
            gaps = [
                (before[index - start] + place, gap)
                for index in range(start, end)
                if index in self.gaps
                for place, gap in self.gaps[index]
            ]
            numbers = array("i", chain.from_iterable(self.numbers[start:end]))
            yield Row(end - start, b"\n".join(self.texts[start:end]), numbers, tuple(gaps))


def _place(entry: int) -> tuple[int, int]:
    """Page and number of an entry that is no element."""
    value = entry >> _KIND_BITS
    return value >> _MCID_BITS, value & _MCID


def _marks(marked: list[int]) -> Iterator[Marks]:
    """Marked contents with their elements, those that follow one another on a page together."""
    marked.sort()
    start = 0
    places = [each >> _INDEX_BITS for each in marked]
    for end in range(1, len(places) + 1):
        if end == len(places) or places[end] != places[end - 1] + 1:
            elements = array("I", [each & _INDEX for each in marked[start:end]])
            yield Marks(places[start] >> _MCID_BITS, places[start] & _MCID, elements)
            start = end


def _shown(element: Element) -> bool:
    if element.tag in _KEPT:
        return True
    return any(kid.refs if isinstance(kid, Content) else _shown(kid) for kid in element.kids)
