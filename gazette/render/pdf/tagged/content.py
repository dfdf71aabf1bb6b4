"""One page's content stream. Whatever is drawn says which content of the structure tree it is, or that it is none.

Coordinates are points from the page's lower left corner. Colours are red, green and blue from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from gazette.render.pdf.tagged.encoding import Encoding
from gazette.render.pdf.tagged.syntax import ESCAPED, escaped
from gazette.render.pdf.tagged.tree import ARTIFACT, Content


class _Hundredths(dict[int, bytes]):
    """Lengths as they are written, by their hundredths of a point: lines lie the same few lengths apart."""

    def __missing__(self, hundredths: int) -> bytes:
        made = self[hundredths] = b"%.6g" % (hundredths / 100)
        return made


_WRITTEN = _Hundredths()
Colour: TypeAlias = tuple[float, float, float]
_BLACK: Colour = (0.0, 0.0, 0.0)


class Pen(NamedTuple):
    """How text is drawn: a face by the name that its fonts have in content streams, size and rise in points."""

    face: str
    size: float
    rise: float
    colour: Colour


class Glyphs:
    """Which codes of which font have been drawn, in no order: what has to be embedded."""

    __slots__ = ("seen",)

    def __init__(self) -> None:
        self.seen: dict[tuple[str, int], bytes] = {}

    def add(self, face: str, subset: int, codes: bytes) -> bytes:
        """Count codes in; all of the font that have been drawn."""
        seen = self.seen.get((face, subset), b"")
        new = codes.translate(None, seen)
        if new:
            seen = self.seen[face, subset] = seen + bytes({*new})
        return seen

    def update(self, other: Mapping[tuple[str, int], bytes]) -> None:
        for (face, subset), codes in other.items():
            self.add(face, subset, codes)


class PageStream:
    """Draws one page. Text that belongs together is one marked content; state is set only where it changes."""

    def __init__(self, encoding: Encoding, glyphs: Glyphs, page: int) -> None:
        self._encoding = encoding
        self._glyphs = glyphs
        self._page = page
        self._code: list[bytes] = []
        self._rules: list[bytes] = []
        self._rule_end: tuple[float, float] | None = None
        self._rule_look: tuple[float, Colour] | None = None
        self._content: Content | None = None
        self._in_text = False
        self._x = self._y = 0
        """Where the last line started, in hundredths of a point."""
        self._pen: Pen | None = None
        self._subset = 0
        self._seen = self._safe = b""
        self._spacing = 0.0
        self.marks = 0
        """Marked contents drawn so far, artifacts apart."""

    def line(self, x: float, y: float, word_space: float, text: str, pen: Pen, content: Content) -> None:
        """A line that is all of one look: what `start_line` and `show` draw, sooner where the look stays as it was."""
        if pen is self._pen and self._in_text and not self._subset:
            data = self._encoding.plain(text)
            if data is not None and not data.translate(None, self._safe):
                if content is not self._content:
                    self._open_content(content)
                right, up = round(x * 100), round(y * 100)
                across, along = _WRITTEN[right - self._x], _WRITTEN[up - self._y]
                self._x, self._y = right, up
                if word_space == self._spacing:
                    self._code.append(b"%b %b Td\n(%b) Tj" % (across, along, data))
                    return
                self._spacing = word_space
                self._code.append(b"%.4g Tw\n%b %b Td\n(%b) Tj" % (word_space, across, along, data))
                return
        self.start_line(x, y, word_space, content)
        self.show(text, pen, content)

    def start_line(self, x: float, y: float, word_space: float, content: Content) -> None:
        """What `show` draws next starts at a place, with more space than usual at each space."""
        code = self._code
        if not self._in_text:
            self._close_content()
            code.append(b"BT")
            self._in_text = True
            self._x = self._y = 0
        if content is not self._content:
            self._open_content(content)
        if word_space != self._spacing:
            self._spacing = word_space
            code.append(b"%.4g Tw" % word_space)
        right, up = round(x * 100), round(y * 100)
        code.append(b"%b %b Td" % (_WRITTEN[right - self._x], _WRITTEN[up - self._y]))
        self._x, self._y = right, up

    def show(self, text: str, pen: Pen, content: Content) -> None:
        """Draw text where the text before it ended."""
        if content is not self._content:
            self._open_content(content)
        if pen is not self._pen:
            self._set_pen(pen)
        data = self._encoding.plain(text)
        if data is None and "\u00a0" in text:
            text = text.replace("\u00a0", " ")
            data = self._encoding.plain(text)
        if data is None:
            self._show_pieces(text, pen)
            return
        if self._subset:
            self._set_font(pen, 0)
        if data.translate(None, self._seen):
            self._now_seen(self._glyphs.add(pen.face, 0, data))
        self._code.append(b"(" + escaped(data) + b") Tj")

    def _show_pieces(self, text: str, pen: Pen) -> None:
        for subset, data in self._encoding.pieces(text):
            if subset != self._subset:
                self._set_font(pen, subset)
            self._now_seen(self._glyphs.add(pen.face, subset, data))
            self._code.append(b"(%b) Tj" % escaped(data))

    def _set_pen(self, pen: Pen) -> None:
        last, self._pen = self._pen, pen
        if last is None or pen.face != last.face or pen.size != last.size:
            self._set_font(pen, 0)
        if pen.rise != (last.rise if last else 0.0):
            self._code.append(b"%g Ts" % pen.rise)
        if pen.colour != (last.colour if last else _BLACK):
            self._code.append(b"%g %g %g rg" % pen.colour)

    def _now_seen(self, codes: bytes) -> None:
        self._seen = codes
        self._safe = codes.translate(None, ESCAPED)

    def _set_font(self, pen: Pen, subset: int) -> None:
        self._subset = subset
        self._now_seen(self._glyphs.seen.get((pen.face, subset), b""))
        self._code.append(b"/%b%d %g Tf" % (pen.face.encode(), subset, pen.size))

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float, colour: Colour) -> None:
        """A straight line; decoration, drawn below everything else."""
        rules = self._rules
        if (width, colour) != self._rule_look:
            if rules:
                rules.append(b"S")
            rules.append(b"%g %g %g RG %g w" % (*colour, width))
            self._rule_look, self._rule_end = (width, colour), None
        if (x0, y0) != self._rule_end:
            rules.append(b"%b %b m" % (_WRITTEN[round(x0 * 100)], _WRITTEN[round(y0 * 100)]))
        rules.append(b"%b %b l" % (_WRITTEN[round(x1 * 100)], _WRITTEN[round(y1 * 100)]))
        self._rule_end = (x1, y1)

    def image(self, name: bytes, box: tuple[float, float, float, float], content: Content) -> None:
        """An image by its name among the resources, filling a box (left, bottom, right, top)."""
        self._end_text()
        left, bottom, right, top = box
        self._open_content(content, b"/Figure")
        matrix = b"%.6g 0 0 %.6g %.6g %.6g cm" % tuple(round(v, 2) for v in (right - left, top - bottom, left, bottom))
        self._code.append(b"q %b /%b Do Q" % (matrix, name))
        self._close_content()

    def paint(self, operators: bytes) -> None:
        """Operators that draw decoration (a code of squares) and leave the graphics state as it was."""
        self._end_text()
        self._code.append(b"/Artifact BMC q\n%b\nQ EMC" % operators)

    def finish(self) -> bytes:
        """The operators of the page."""
        self._end_text()
        rules = [b"/Artifact BMC", *self._rules, b"S EMC"] if self._rules else []
        return b"\n".join([*rules, *self._code])

    def _open_content(self, content: Content, tag: bytes = b"/P") -> None:
        if self._content is not None:
            self._code.append(b"EMC")
        self._content = content
        if content is ARTIFACT:
            self._code.append(b"/Artifact BMC")
            return
        content.marked(self._page, self.marks)
        self._code.append(b"%b<</MCID %d>>BDC" % (tag, self.marks))
        self.marks += 1

    def _close_content(self) -> None:
        if self._content is not None:
            self._content = None
            self._code.append(b"EMC")

    def _end_text(self) -> None:
        self._close_content()
        if self._in_text:
            self._in_text = False
            self._code.append(b"ET")
