"""Drawing pages: items on paper become content streams, and what the structure tree, links and places need of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gazette.render.pdf import style as st
from gazette.render.pdf.fonts import FACE_NAMES, FontSet
from gazette.render.pdf.furniture import Surround
from gazette.render.pdf.lines import Ink, Span
from gazette.render.pdf.pages import Page
from gazette.render.pdf.strips import LinkItem, PictureItem, RuleItem, TextItem
from gazette.render.pdf.tagged.content import Glyphs, PageStream, Pen
from gazette.render.pdf.tagged.document import Area, PageBody, Place
from gazette.render.pdf.tagged.encoding import Encoding
from gazette.render.pdf.tagged.objects import compressed
from gazette.render.pdf.tagged.syntax import number
from gazette.render.pdf.tagged.tree import ARTIFACT, Content

_SAME_LINE = 3.0
"""Base lines nearer than this are one line of the page (a letterhead's two columns)."""


@dataclass(frozen=True, slots=True)
class Painted:
    """Pages of one text: their bodies, the pictures on them, and the line that each eId begins in."""

    bodies: tuple[PageBody, ...]
    pictures: frozenset[str]
    lines: tuple[tuple[str, int, int], ...]
    """eId, page (from 0), line (from 1, counted from the top of the page)."""


def paint(pages: Iterable[Page], encoding: Encoding, glyphs: Glyphs) -> Painted:
    """Draw the pages of one text, in order."""
    bodies: list[PageBody] = []
    pictures: set[str] = set()
    lines: list[tuple[str, int, int]] = []
    for index, page in enumerate(pages):
        painter = _Painter(page, PageStream(encoding, glyphs, index), index)
        bodies.append(painter.body())
        pictures |= painter.pictures
        lines += painter.lines()
    return Painted(tuple(bodies), frozenset(pictures), tuple(lines))


def picture_name(sha256: str) -> str:
    """The name of an image among the resources of a file."""
    return f"I{sha256[:16]}"


class _Painter:
    def __init__(self, page: Page, stream: PageStream, index: int) -> None:
        self.page = page
        self.stream = stream
        self.index = index
        self.width, self.height = (st.PAGE_HEIGHT, st.PAGE_WIDTH) if page.landscape else (st.PAGE_WIDTH, st.PAGE_HEIGHT)
        self.top = self.height - st.TOP
        self.areas: list[Area] = []
        self.pictures: set[str] = set()

    def body(self) -> PageBody:
        top = self.top
        for item in self.page.items:
            if isinstance(item, TextItem):
                self._line(item)
            elif isinstance(item, RuleItem):
                self.stream.rule(item.x0, top - item.y0, item.x1, top - item.y1, item.width, item.colour)
            elif isinstance(item, PictureItem):
                self._picture(item)
            else:
                self._link(item)
        places = tuple(Place(placed.mark.key, round(top - placed.y + 14, 2)) for placed in self.page.marks)
        content = compressed(self.stream.finish())
        return PageBody(content, self.width, self.height, self.stream.marks, tuple(self.areas), places)

    def lines(self) -> list[tuple[str, int, int]]:
        items = [item for item in self.page.items if isinstance(item, TextItem) and not item.artifact]
        if not any(item.line.eids for item in items):
            return []
        found: list[tuple[str, int, int]] = []
        line, last = 0, float("-inf")
        for item in sorted(items, key=lambda item: item.y):
            if item.y - last > _SAME_LINE:
                line, last = line + 1, item.y
            found += [(eid, self.index, line) for eid in item.line.eids]
        return found

    def _line(self, item: TextItem) -> None:
        spans = item.line.spans
        y = self.top - item.y
        x = item.x
        started = False
        for position, span in enumerate(spans):
            if span.picture is not None:
                started = False
            else:
                content = ARTIFACT if item.artifact else _content(span)
                if not started:
                    self.stream.start_line(x, y, item.word_space, content)
                    started = True
                text = span.text
                if position == len(spans) - 1 and not item.line.cut:
                    text += " "  # words of two lines don't run together
                self.stream.show(text, _pen(span.ink), content)
            x += span.width + span.spaces * item.word_space

    def _picture(self, item: PictureItem) -> None:
        if item.content is None:
            raise ValueError(f"the picture {item.picture.name} has no place in the structure tree")
        y = self.top - item.y
        box = (item.x, y - item.height, item.x + item.width, y)
        self.stream.image(picture_name(item.picture.sha256).encode(), box, item.content)
        if item.content is not ARTIFACT:
            item.content.box = box
        self.pictures.add(item.picture.sha256)

    def _link(self, item: LinkItem) -> None:
        if item.content is None:
            raise ValueError(f"the link to {item.target} has no place in the structure tree")
        y = self.top - item.y
        item.content.linked(self.index, len(self.areas))
        self.areas.append(Area((item.x, y - item.height, item.x + item.width, y), item.target, item.words))


def _content(span: Span) -> Content:
    if span.ink.content is None:
        raise ValueError(f"{span.text!r} has no place in the structure tree")
    return span.ink.content


def _pen(ink: Ink) -> Pen:
    return Pen(FACE_NAMES[ink.face], ink.size, ink.rise, ink.colour)


def surround_stream(
    page: PageBody, number_: int, foot: str, around: Surround | None, fonts: FontSet, encoding: Encoding, glyphs: Glyphs
) -> bytes:
    """What surrounds a page's text, compressed: running head, number, rule, foot. All of it is artifact.

    Number at the outer edge, head centred above its rule; document outside, notice inside at the foot. It ends by
    moving the origin to the left margin, where the page's body expects it. Without `around` it does that alone.
    """
    left = left_margin(number_)
    stream = PageStream(encoding, glyphs, 0)
    if around is not None:
        right = left + page.width - st.INNER - st.OUTER
        odd = number_ % 2 == 1
        outer, inner = (1.0, 0.0) if odd else (0.0, 1.0)
        head = Ink("regular", st.FURNITURE_SIZE, 0.0, st.INK)
        bold = Ink("bold", st.FURNITURE_SIZE, 0.0, st.INK)
        quiet = Ink("italic", st.FOOT_SIZE, 0.0, st.QUIET)
        y, middle = page.height - st.HEAD_BASELINE, (left + right) / 2
        words = [(around.head, head, middle, y, 0.5), (str(number_), bold, right if odd else left, y, outer)]
        words = words if odd else words[::-1]
        words.append((foot, quiet, right if odd else left, st.FOOT_BASELINE, outer))
        words.append((around.notice, quiet, left if odd else right, st.FOOT_BASELINE, inner))
        for text, ink, x, base, share in words:
            _word(stream, fonts, text, ink, x, base, share)
        rule = page.height - st.HEAD_RULE
        stream.rule(left, rule, right, rule, st.RULE, st.INK)
    return compressed(b"q\n%b\nQ\n1 0 0 1 %b 0 cm\n" % (stream.finish(), number(left)))


def left_margin(number_: int) -> float:
    """The inner margin is on the left of odd pages."""
    return st.INNER if number_ % 2 else st.OUTER


def _word(stream: PageStream, fonts: FontSet, text: str, ink: Ink, x: float, y: float, share: float) -> None:
    """A line of text whose `share` lies left of `x`."""
    if not text:
        return
    parts = fonts.segments(ink.face, fonts.clean(text))
    length = sum(fonts.width(face, part) for face, part in parts) * ink.size
    stream.start_line(x - length * share, y, 0.0, ARTIFACT)
    for face, part in parts:
        stream.show(part, _pen(replace(ink, face=face)), ARTIFACT)
