"""Drawing pages: items on paper become content streams, and what the structure tree, links and places need of them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NoReturn

from gazette.profiles import Paper
from gazette.render.pdf.lines import Span
from gazette.render.pdf.pages import Page
from gazette.render.pdf.strips import Item, LinkItem, PictureItem, RuleItem, TextItem
from gazette.render.pdf.tagged.content import Glyphs, PageStream
from gazette.render.pdf.tagged.document import Area, PageBody, Place
from gazette.render.pdf.tagged.encoding import Encoding
from gazette.render.pdf.tagged.objects import compressed
from gazette.render.pdf.tagged.tree import ARTIFACT

_SAME_LINE = 3.0
"""Base lines nearer than this are one line of the page (a letterhead's two columns)."""


@dataclass(frozen=True, slots=True)
class Painted:
    """Pages of one text: their bodies, the pictures on them, and the line that each eId begins in."""

    bodies: tuple[PageBody, ...]
    pictures: frozenset[str]
    lines: bytes
    """JSON: eId, page (from 0), line (from 1, counted from the top of the page) of each."""


def paint(pages: Iterable[Page], paper: Paper, encoding: Encoding, glyphs: Glyphs) -> Painted:
    """Draw the pages of one text, in order."""
    bodies: list[PageBody] = []
    pictures: set[str] = set()
    lines: list[tuple[str, int, int]] = []
    for index, page in enumerate(pages):
        painter = _Painter(page, paper, PageStream(encoding, glyphs, index), index)
        bodies.append(painter.body())
        pictures |= painter.pictures
        lines += painter.eids
    return Painted(tuple(bodies), frozenset(pictures), json.dumps(lines, separators=(",", ":")).encode())


def picture_name(sha256: str) -> str:
    """The name of an image among the resources of a file."""
    return f"I{sha256[:16]}"


class _Painter:
    def __init__(self, page: Page, paper: Paper, stream: PageStream, index: int) -> None:
        self.page = page
        self.stream = stream
        self.index = index
        self.width, self.height = (paper.height, paper.width) if page.landscape else (paper.width, paper.height)
        self.top = self.height - paper.top
        self.areas: list[Area] = []
        self.pictures: set[str] = set()
        self.eids: list[tuple[str, int, int]] = []
        self.text: list[tuple[float, tuple[str, ...]]] = []
        """The lines that are no artifacts: how far below the top, and the eIds that begin in them."""

    def body(self) -> PageBody:
        stream = self.stream
        for y, item in _in_reading_order(self.page.placed):
            top = self.top - y
            if isinstance(item, TextItem):
                self._line(item, y)
            elif isinstance(item, RuleItem):
                stream.rule(item.x0, top - item.y0, item.x1, top - item.y1, item.width, item.colour)
            elif isinstance(item, PictureItem):
                self._picture(item, top)
            else:
                self._link(item, top)
        places = tuple([Place(mark.key, round(self.top - y + 14, 2)) for mark, y in self.page.marks])
        content = compressed(stream.finish())
        lines = self._find_lines()
        return PageBody(content, self.width, self.height, stream.marks, tuple(self.areas), places, lines)

    def _find_lines(self) -> array[float]:
        """The base lines of the page from its top, as people count them: those of two columns side by side are one.

        Where eIds begin is kept in `eids`: eId, page, line.
        """
        self.text.sort(key=itemgetter(0))
        found = array("d")
        top = self.top
        last = float("-inf")
        for y, eids in self.text:
            if y - last > _SAME_LINE:
                last = y
                found.append(round(top - y, 2))
            if eids:
                line = len(found)
                self.eids += [(eid, self.index, line) for eid in eids]
        return found

    def _line(self, item: TextItem, below: float) -> None:
        x, y, (spans, _, _, _, _, _, eids, cut), word_space, _, artifact = item
        stream, up = self.stream, self.top - below - y
        if not artifact:
            self.text.append((below + y, eids))
        end = "" if cut else " "  # words of two lines don't run together
        if len(spans) == 1:
            (pen, _, _, own), text, _, picture, _ = spans[0]
            if picture is None:
                stream.line(x, up, word_space, text + end, pen, ARTIFACT if artifact else own or _missing(spans[0]))
            return
        started = False
        last = spans[-1]
        for span in spans:
            if span.picture is not None:
                started = False
            else:
                content = ARTIFACT if artifact else span.ink.content or _missing(span)
                if not started:
                    stream.start_line(x, up, word_space, content)
                    started = True
                stream.show(span.text + end if span is last else span.text, span.ink.pen, content)
            x += span.width + span.spaces * word_space

    def _picture(self, item: PictureItem, top: float) -> None:
        if item.content is None:
            raise ValueError(f"the picture {item.picture.name} has no place in the structure tree")
        y = top - item.y
        box = (item.x, y - item.height, item.x + item.width, y)
        self.stream.image(picture_name(item.picture.sha256).encode(), box, item.content)
        if item.content is not ARTIFACT:
            item.content.box = box
        self.pictures.add(item.picture.sha256)

    def _link(self, item: LinkItem, top: float) -> None:
        if item.content is None:
            raise ValueError(f"the link to {item.target} has no place in the structure tree")
        y = top - item.y
        item.content.linked(self.index, len(self.areas))
        self.areas.append(Area((item.x, y - item.height, item.x + item.width, y), item.target, item.words))


def _in_reading_order(placed: tuple[tuple[float, Item], ...]) -> Sequence[tuple[float, Item]]:
    """Items as the text goes, wherever they stand; artifacts with what they came after. Links come first."""
    ranks: list[int] = []
    last = -1
    ordered = True
    for _, item in placed:
        found = -1
        if isinstance(item, TextItem):
            if not item.artifact:
                content = item.line.spans[0].ink.content
                found = -1 if content is None else content.rank
        elif isinstance(item, PictureItem) and item.content is not None:
            found = item.content.rank
        if found >= 0:
            ordered = ordered and found >= last
            last = found
        ranks.append(last)
    if ordered:
        return placed
    return [placed[index] for index in sorted(range(len(placed)), key=ranks.__getitem__)]


def _missing(span: Span) -> NoReturn:
    raise ValueError(f"{span.text!r} has no place in the structure tree")
