"""Drawing a page. The only place where content streams are written, so the only one that tagging will have to touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from reportlab.lib.rl_accel import escapePDF
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas

from gazette.render.pdf import style as st
from gazette.render.pdf.fonts import FontSet
from gazette.render.pdf.furniture import Surround
from gazette.render.pdf.images import decode
from gazette.render.pdf.lines import Ink, Span
from gazette.render.pdf.pages import Page
from gazette.render.pdf.strips import Item, LinkItem, PictureItem, RuleItem, TextItem


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and where it stands: its number in the issue, and what its foot says."""

    page: Page
    number: int
    foot: str = ""
    bare: bool = False
    """Without running head and foot (the cover)."""


@dataclass(slots=True)
class Painter:
    """Draws sheets on one canvas. Words are escaped once for each face and kept."""

    canvas: Canvas
    fonts: FontSet
    surround: Surround
    image: Callable[[str], bytes]
    """Bytes of an image by its sha256."""
    targets: frozenset[str]
    """Places that exist in this file; links to others are left out."""
    _escaped: dict[str, dict[str, str | None]] = field(default_factory=dict)
    _readers: dict[str, ImageReader] = field(default_factory=dict)

    def draw(self, sheet: Sheet) -> None:
        """Draw the sheet and close its page."""
        width, height = (st.PAGE_HEIGHT, st.PAGE_WIDTH) if sheet.page.landscape else (st.PAGE_WIDTH, st.PAGE_HEIGHT)
        self.canvas.setPageSize((width, height))
        left = st.INNER if sheet.number % 2 else st.OUTER
        if not sheet.bare:
            self._furniture(sheet, left, width - st.INNER - st.OUTER, height)
        self._items(sheet.page.items, left, height - st.TOP)
        self.canvas.showPage()

    def _furniture(self, sheet: Sheet, left: float, measure: float, height: float) -> None:
        """Number at the outer edge, head centred above its rule; document outside, notice inside at the foot."""
        odd = sheet.number % 2 == 1
        right = left + measure
        head = Ink("regular", st.FURNITURE_SIZE, 0.0, st.INK)
        number = Ink("bold", st.FURNITURE_SIZE, 0.0, st.INK)
        foot = Ink("italic", st.FOOT_SIZE, 0.0, st.QUIET)
        y = height - st.HEAD_BASELINE
        middle = left + measure / 2
        if odd:
            self._word(self.surround.head, head, middle, y, 0.5)
            self._word(str(sheet.number), number, right, y, 1.0)
        else:
            self._word(str(sheet.number), number, left, y, 0.0)
            self._word(self.surround.head, head, middle, y, 0.5)
        rule = height - st.HEAD_RULE
        self._rule(left, rule, right, rule, st.RULE, st.INK)
        self._word(sheet.foot, foot, right if odd else left, st.FOOT_BASELINE, 1.0 if odd else 0.0)
        self._word(self.surround.notice, foot, left if odd else right, st.FOOT_BASELINE, 0.0 if odd else 1.0)

    def _word(self, text: str, ink: Ink, x: float, y: float, share: float) -> None:
        """A line of text whose `share` lies left of `x`."""
        if not text:
            return
        parts = self.fonts.segments(ink.face, self.fonts.clean(text))
        start = x - sum(self.fonts.width(face, part) for face, part in parts) * ink.size * share
        shown = [self._ink(replace(ink, face=face)) + " " + self._show(face, part, ink.size) for face, part in parts]
        self.canvas._code.append(f"BT 1 0 0 1 {start:.2f} {y:.2f} Tm {' '.join(shown)} ET")

    def _items(self, items: tuple[Item, ...], left: float, top: float) -> None:
        code = self.canvas._code
        opened = False
        for item in items:
            if isinstance(item, TextItem):
                if not opened:
                    code.append("BT")
                    opened = True
                code.append(self._line(item, left, top))
                continue
            if opened:
                code.append("ET")
                opened = False
            if isinstance(item, RuleItem):
                self._rule(left + item.x0, top - item.y0, left + item.x1, top - item.y1, item.width, item.colour)
            elif isinstance(item, PictureItem):
                self._picture(item, left, top)
            else:
                self._link(item, left, top)
        if opened:
            code.append("ET")

    def _line(self, item: TextItem, left: float, top: float) -> str:
        y = top - item.y
        parts = [f"1 0 0 1 {left + item.x:.2f} {y:.2f} Tm", f"{item.word_space:.3f} Tw"]
        ink: Ink | None = None
        x = left + item.x
        for span in item.line.spans:
            if span.picture is not None:
                parts.append(f"1 0 0 1 {x + span.width:.2f} {y:.2f} Tm")
            else:
                if span.ink != ink:
                    ink = span.ink
                    parts.append(self._ink(ink))
                parts.append(self._show(span.ink.face, span.text, span.ink.size))
            x += _length(span, item.word_space)
        return " ".join(parts)

    def _ink(self, ink: Ink) -> str:
        red, green, blue = ink.colour
        return f"{self._subset(ink.face, 0)} {ink.size:g} Tf {ink.rise:g} Ts {red:g} {green:g} {blue:g} rg"

    def _subset(self, face: str, number: int) -> str:
        font, document = self.fonts.fonts[face], self.canvas._doc
        if document not in font.state:
            font.splitString(" ", document)
        name: str = font.getSubsetInternalName(number, document)
        return name

    def _show(self, face: str, text: str, size: float) -> str:
        """Operators that show text. Nearly every word lies in a face's first subset; others change font inside."""
        cache = self._escaped.setdefault(face, {})
        words: list[str] = []
        for word in text.split(" "):
            if word not in cache:
                cache[word] = self._escape(face, word)
            escaped = cache[word]
            if escaped is None:
                return self._show_mixed(face, text, size)
            words.append(escaped)
        return f"({' '.join(words)}) Tj"

    def _escape(self, face: str, word: str) -> str | None:
        pieces = self.fonts.fonts[face].splitString(word, self.canvas._doc)
        if any(number for number, _ in pieces):
            return None
        return "".join(escapePDF(data) for _, data in pieces)

    def _show_mixed(self, face: str, text: str, size: float) -> str:
        pieces = self.fonts.fonts[face].splitString(text, self.canvas._doc)
        shown = [f"{self._subset(face, number)} {size:g} Tf ({escapePDF(data)}) Tj" for number, data in pieces]
        return " ".join([*shown, f"{self._subset(face, 0)} {size:g} Tf"])

    def _rule(self, x0: float, y0: float, x1: float, y1: float, width: float, colour: st.Colour) -> None:
        red, green, blue = colour
        self.canvas._code.append(f"{red:g} {green:g} {blue:g} RG {width:g} w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")

    def _picture(self, item: PictureItem, left: float, top: float) -> None:
        sha256 = item.picture.sha256
        if sha256 not in self._readers:
            self._readers[sha256] = ImageReader(decode(self.image(sha256)))
        bottom = top - item.y - item.height
        self.canvas.drawImage(self._readers[sha256], left + item.x, bottom, item.width, item.height, mask="auto")

    def _link(self, item: LinkItem, left: float, top: float) -> None:
        x, y = left + item.x, top - item.y
        rect = (x, y - item.height, x + item.width, y)
        if not item.target.startswith("#"):
            self.canvas.linkURL(item.target, rect, relative=0, thickness=0, F=4, Contents=PDFString(item.target))
        elif item.target[1:] in self.targets:
            self.canvas.linkAbsolute(item.target[1:], item.target[1:], rect, thickness=0, F=4)


def _length(span: Span, word_space: float) -> float:
    return span.width + span.spaces * word_space
