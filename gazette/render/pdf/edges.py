"""What stands at the edges of a page, around the text: all of it is artifact.

Running head with the gazette's page number outside; at the foot the document's name outside and the page's code inside,
on a document's first page with a QR code that leads to its page on the portal and the address in letters beside it.
On proofs also the numbers of the lines and a word across the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.profiles import INK, TYPE, HouseStyle
from gazette.render.pdf import style as st
from gazette.render.pdf.fonts import FontSet
from gazette.render.pdf.furniture import Surround
from gazette.render.pdf.tagged.content import Glyphs, PageStream, Pen
from gazette.render.pdf.tagged.document import PageBody
from gazette.render.pdf.tagged.encoding import Encoding
from gazette.render.pdf.tagged.objects import compressed
from gazette.render.pdf.tagged.syntax import number, numbers
from gazette.render.pdf.tagged.tree import ARTIFACT

_APART = 9.0
"""Least white between two things in the foot."""
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of a page: the document's name, the page's code, and on a first page where its QR code leads to."""

    name: str
    code: str
    address: str = ""
    qr: bytes = b""
    """Operators that draw the code at the origin."""


def bare_stream(left: float) -> bytes:
    """A page that nothing surrounds: the origin moves to the margin `left`, where the page's body expects it."""
    return compressed(_origin(left))


def edge_stream(
    body: PageBody,
    page: int,
    foot: Foot,
    around: Surround,
    house: HouseStyle,
    fonts: FontSet,
    encoding: Encoding,
    glyphs: Glyphs,
) -> bytes:
    """What surrounds the text of page number `page`, compressed. It ends by moving the origin to the left margin."""
    edges = _Edges(body, page, house, fonts, PageStream(encoding, glyphs, 0))
    edges.head(around.head)
    edges.foot(foot, around.notice)
    if around.proof:
        edges.proof(around.proof)
    return compressed(b"q\n%b\nQ\n%b" % (edges.stream.finish(), _origin(edges.left)))


def _origin(left: float) -> bytes:
    return b"1 0 0 1 %b 0 cm\n" % number(left)


class _Edges:
    def __init__(self, body: PageBody, page: int, house: HouseStyle, fonts: FontSet, stream: PageStream) -> None:
        self.body = body
        self.page = page
        self.house = house
        self.fonts = fonts
        self.stream = stream
        self.left = house.paper.left(page)
        self.right = self.left + body.width - house.paper.inner - house.paper.outer
        odd = page % 2 == 1
        self.outer, self.inner = (self.right, self.left) if odd else (self.left, self.right)
        self.outer_share, self.inner_share = (1.0, 0.0) if odd else (0.0, 1.0)

    def head(self, words: str) -> None:
        house, size = self.house, self.house.head.size
        plain, bold = Pen("regular", size, 0.0, INK), Pen("bold", size, 0.0, INK)
        y, middle = self.body.height - house.head.baseline, (self.left + self.right) / 2
        room = self.right - self.left - 2 * (self._length(str(self.page), bold) + _APART)
        length = self._length(words, plain)
        if length > room:
            plain = plain._replace(size=size * room / length)
        lines = [(words, plain, middle, 0.5), (str(self.page), bold, self.outer, self.outer_share)]
        for said, pen, x, share in lines if self.outer == self.right else lines[::-1]:
            self._word(said, pen, x, y, share)
        rule = self.body.height - house.head.rule
        self.stream.rule(self.left, rule, self.right, rule, house.strokes.rule, INK)

    def foot(self, foot: Foot, notice: str) -> None:
        look, quiet = self.house.foot, self.house.colours.quiet
        of_name, of_code = Pen("italic", look.size, 0.0, quiet), Pen("regular", look.code, 0.0, quiet)
        inward = 1.0 if self.inner == self.left else -1.0
        x = self.inner + inward * (st.QR_SIZE + st.QR_GAP if foot.address else 0.0)
        free = x + inward * (self._length(foot.code, of_code) + _APART)  # from here on outwards
        length = self._length(notice, of_name)
        room = abs(self.outer - free)
        name, pen = self._fitted(foot.name, of_name, room - (length + _APART if notice else 0.0))
        self._word(name, pen, self.outer, look.baseline, self.outer_share)
        low, high = sorted((free, self.outer - inward * (self._length(name, pen) + _APART if name else 0.0)))
        middle = (self.left + self.right) / 2
        if not low + length / 2 <= middle <= high - length / 2:
            middle = (low + high) / 2
        self._word(notice, of_name, middle, look.baseline, 0.5)
        if foot.address:
            corner = self.inner if inward > 0 else self.inner - st.QR_SIZE
            self.stream.paint(b"1 0 0 1 %b cm\n%b" % (numbers(corner, st.QR_BOTTOM), foot.qr))
            room = self.right - self.left - st.QR_SIZE - st.QR_GAP
            pen = of_code._replace(size=of_code.size * min(1.0, room / self._length(foot.address, of_code)))
            self._word(foot.address, pen, x, st.ADDRESS_BASELINE, self.inner_share)
        self._word(foot.code, of_code, x, look.baseline, self.inner_share)

    def _fitted(self, words: str, pen: Pen, room: float) -> tuple[str, Pen]:
        """Words that fit: in smaller type, then without the last ones (a document without a number has a long name)."""
        length = self._length(words, pen)
        if length <= room:
            return words, pen
        pen = pen._replace(size=max(TYPE[0], pen.size * room / length))
        shown = words.split()
        while shown and self._length(words, pen) > room + _EPSILON:
            shown.pop()
            words = f"{' '.join(shown)} ..."
        return words, pen

    def proof(self, word: str) -> None:
        """Numbers of the lines in the outer margin, and a word across the page below everything else."""
        of_line = Pen("regular", st.LINE_NUMBER_SIZE, 0.0, self.house.colours.quiet)
        for line, y in enumerate(self.body.lines, 1):
            away = self.outer + (st.LINE_NUMBER_GAP if self.outer == self.right else -st.LINE_NUMBER_GAP)
            self._word(str(line), of_line, away, y, self.inner_share)
        length = self._length(word, Pen("bold", 1.0, 0.0, st.WATERMARK))
        size = 0.7 * self.body.width / length
        pen = Pen("bold", size, 0.0, st.WATERMARK)
        self._word(word, pen, self.body.width / 2, self.body.height / 2, 0.5)

    def _length(self, words: str, pen: Pen) -> float:
        return sum([self.fonts.width(face, part) for face, part in self._parts(words, pen)]) * pen.size

    def _parts(self, words: str, pen: Pen) -> list[tuple[str, str]]:
        if self.fonts.ordinary(words):
            return [(pen.face, words)]
        return self.fonts.segments(pen.face, self.fonts.clean(words))

    def _word(self, words: str, pen: Pen, x: float, y: float, share: float) -> None:
        """A line of text whose `share` lies left of `x`."""
        if not words:
            return
        self.stream.start_line(x - self._length(words, pen) * share, y, 0.0, ARTIFACT)
        for face, part in self._parts(words, pen):
            self.stream.show(part, pen if face == pen.face else pen._replace(face=face), ARTIFACT)
