"""From the bytes of a PDF to what its pages show, by PDFium (the reader's only source; ISO 32000-2).

Runs in the child process that `read_pdf` starts: PDFium is a C++ library that meets bytes nobody vouches for.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import pypdfium2.raw as pdfium

from gazette.ingest.read_pdf_strokes import strokes_of
from gazette.ingest.read_pdf_values import DOWN, UP, Box, Page, Style, Word, upright
from gazette.ingest.refused import refused

MAX_PAGES = 3_000
MAX_CHARACTERS = 60_000
"""Of one page; a page set in the smallest print holds a fifth of that."""
MAX_OBJECTS = 100_000
"""Drawn objects of one page."""
MAX_DEPTH = 8
"""Form XObjects within one another."""

_GAP = 0.18
"""A gap of this share of the type size between two characters parts words, also where no space is stored."""
_BACK = 0.7
"""How far a character may reach back over the one before it and still belong to its word (kerning, accents)."""
_RISE = 0.1
_SPACE, _HYPHEN = 32, 2
"""U+0002 is PDFium's own mark for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The pages of a PDF and what else the file carries."""

    pages: tuple[Page, ...]
    scripts: int = 0
    files: tuple[str, ...] = ()
    restricted: bool = False
    """Opened without a password although it is encrypted: printing or copying is forbidden by its author."""
    annotations: tuple[str, ...] = ()
    """Texts that annotations and form fields show on the pages."""
    title: str = ""


def open_pdf(data: bytes) -> Opened:
    """Read all pages. Raises RefusedInput for a PDF that is encrypted, damaged or too large."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise refused("INP-ENCRYPTED")
        raise refused("INP-PDF-BROKEN")
    try:
        if not pdfium.FPDF_DocumentHasValidCrossReferenceTable(document):
            raise refused("INP-PDF-BROKEN")
        count = pdfium.FPDF_GetPageCount(document)
        if count > MAX_PAGES:
            raise refused("INP-PDF-PAGES", count=count, limit=MAX_PAGES)
        if count < 1:
            raise refused("INP-PDF-BROKEN")
        pages: list[Page] = []
        notes: list[str] = []
        for index in range(count):
            with _page(document, index) as page:
                pages.append(_read_page(page, index))
                notes += _annotations(page)
        return Opened(
            tuple(pages),
            scripts=max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(document)),
            files=tuple(_attached(document)),
            restricted=pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0,
            annotations=tuple(notes),
            title=_title(document),
        )
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextmanager
def _page(document: pdfium.FPDF_DOCUMENT, index: int) -> Iterator[pdfium.FPDF_PAGE]:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise refused("INP-PDF-BROKEN")
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


def _read_page(page: pdfium.FPDF_PAGE, index: int) -> Page:
    if pdfium.FPDFPage_CountObjects(page) > MAX_OBJECTS:
        raise refused("INP-PDF-LIMITS")
    view = _view(page)
    objects = tuple(_objects(page, view.matrix))
    unmapped: list[int] = []
    words = tuple(_words(page, view, unmapped))
    pictures = tuple(
        view.box(*matrix.corners(0, 0, 1, 1))
        for item, matrix in objects
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_IMAGE
    )
    strokes = strokes_of(
        (item, partial(_seen, view, matrix))
        for item, matrix in objects
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_PATH
    )
    return upright(
        Page(index, view.width, view.height, words, strokes, pictures, len(unmapped), sum(unmapped), _is_buried(page))
    )


def _seen(view: View, matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return view.seen(*matrix.point(x, y))


def _is_buried(page: pdfium.FPDF_PAGE) -> bool:
    """Whether the last picture is drawn after the last text."""
    for position in range(pdfium.FPDFPage_CountObjects(page) - 1, -1, -1):
        kind = pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, position))
        if kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT}:
            return bool(kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    return False


@dataclass(frozen=True, slots=True)
class Matrix:
    """A transformation of the plane, as PDF writes it (ISO 32000-2, 8.3.3)."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def corners(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The box around a rectangle after the transformation."""
        shown = [self.point(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in shown], [y for _, y in shown]
        return min(xs), min(ys), max(xs), max(ys)

    def then(self, outer: Matrix) -> Matrix:
        """This transformation followed by another."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )


@dataclass(frozen=True, slots=True)
class View:
    """How user space becomes the page as seen: upright, from the upper left corner down."""

    matrix: Matrix
    width: float
    height: float
    turn: int

    def seen(self, across: float, up: float) -> tuple[float, float]:
        """A point that `matrix` has been applied to, counted from the top."""
        return across, self.height - up

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own space."""
        return self.seen(*self.matrix.point(x, y))

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of coordinates that `matrix` has been applied to."""
        return Box(left, self.height - top, right, self.height - bottom)


def _view(page: pdfium.FPDF_PAGE) -> View:
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    box = [ctypes.c_float() for _ in range(4)]
    left = bottom = 0.0
    if pdfium.FPDFPage_GetCropBox(page, *box) or pdfium.FPDFPage_GetMediaBox(page, *box):
        left, bottom = min(box[0].value, box[2].value), min(box[1].value, box[3].value)
    turn = pdfium.FPDFPage_GetRotation(page) % 4
    matrix = {
        0: Matrix(1, 0, 0, 1, -left, -bottom),
        1: Matrix(0, -1, 1, 0, -bottom, height + left),
        2: Matrix(-1, 0, 0, -1, width + left, height + bottom),
        3: Matrix(0, 1, -1, 0, width + bottom, -left),
    }[turn]
    return View(matrix, width, height, turn * 90)


def _objects(page: pdfium.FPDF_PAGE, view: Matrix) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, Matrix]]:
    """The drawn objects of a page with what maps their own space to the page's, through form XObjects."""
    budget = [MAX_OBJECTS]
    for position in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _object(pdfium.FPDFPage_GetObject(page, position), view, budget, 0)


def _object(
    item: pdfium.FPDF_PAGEOBJECT, outer: Matrix, budget: list[int], depth: int
) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, Matrix]]:
    budget[0] -= 1
    if budget[0] < 0:
        raise refused("INP-PDF-LIMITS")
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        return
    matrix = _matrix_of(item).then(outer)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, matrix
    elif depth < MAX_DEPTH:
        for position in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _object(pdfium.FPDFFormObj_GetObject(item, position), matrix, budget, depth + 1)


def _matrix_of(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return Matrix()
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What the characters of one text object have in common: style and base line."""

    style: Style
    across: float
    """Where the line lies across the direction of the text: its height, unless the text stands."""


@dataclass(slots=True)
class _Growing:
    """A word while its characters come in. Not frozen: it grows."""

    piece: _Piece
    left: float
    right: float
    end: float
    """Where the last character ended, along the direction of the text."""
    glued: bool
    chars: list[str] = field(default_factory=list)

    def word(self) -> Word:
        return Word("".join(self.chars), self.left, self.right, self.piece.across, self.piece.style, self.glued)


def _words(page: pdfium.FPDF_PAGE, view: View, unmapped: list[int]) -> Iterator[Word]:
    """The words of a page in the order in which they are stored."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise refused("INP-PDF-BROKEN")
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > MAX_CHARACTERS:
            raise refused("INP-PDF-LIMITS")
        yield from _text_words(text, count, view, unmapped)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _text_words(text: pdfium.FPDF_TEXTPAGE, count: int, view: View, unmapped: list[int]) -> Iterator[Word]:
    """Runs once a character, so what does not change within a text object is asked once an object."""
    loose = pdfium.FS_RECTF()
    owner: int | None = None
    piece = _Piece(Style(1), 0)
    growing: _Growing | None = None
    spaced = True
    plain, shift = view.turn == 0, view.matrix.e
    handle, reach = ctypes.cast(text, ctypes.c_void_p), ctypes.byref(loose)
    for index, stored in _codes(text, count):
        code = ord("-") if stored == _HYPHEN else stored
        address = _OWNER(handle, index)
        if not address:  # white space that PDFium adds by its own guess
            continue
        if code <= _SPACE or chr(code).isspace():
            spaced = True
            if growing is not None:
                yield growing.word()
                growing = None
            continue
        if address != owner:
            owner, piece = address, _piece(text, index, pdfium.FPDFText_GetTextObject(text, index), view)
            unmapped.append(pdfium.FPDFText_HasUnicodeMapError(text, index) == 1)
        pdfium.FPDFText_GetLooseCharBox(text, index, reach)
        if plain and not piece.style.turn:
            start, end = loose.left + shift, loose.right + shift
        else:
            start, end = _along(
                piece.style.turn, view.box(*view.matrix.corners(loose.left, loose.bottom, loose.right, loose.top))
            )
        if growing is not None:
            size = piece.style.size
            same = growing.piece is piece or growing.piece.style == piece.style
            on_line = growing.piece is piece or abs(growing.piece.across - piece.across) < _RISE * size
            near = -_BACK * size < start - growing.end < _GAP * size
            if not (same and on_line and near):
                yield growing.word()
                spaced = not (near and growing.piece.style.turn == piece.style.turn)
                growing = None
        if growing is None:
            growing = _Growing(piece, start, end, end, not spaced)
            spaced = False
        growing.chars.append(chr(code))
        growing.left, growing.right = min(growing.left, start), max(growing.right, end)
        growing.end = end
    if growing is not None:
        yield growing.word()


_OWNER = ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int))
"""The text object of a character as a number: asked for each one, and a pointer object costs more than the call."""


def _codes(text: pdfium.FPDF_TEXTPAGE, count: int) -> Iterator[tuple[int, int]]:
    """(index, code point) of the characters; PDFium counts in UTF-16."""
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code & 0xFC00 == 0xD800:
            high = code
        elif code & 0xFC00 == 0xDC00:
            yield index, (0x10000 + ((high & 0x3FF) << 10) + (code & 0x3FF)) if high else 0xFFFD
            high = 0
        else:
            yield index, code


def _along(turn: int, box: Box) -> tuple[float, float]:
    """Where a character begins and ends along its line."""
    if turn == UP:
        return -box.bottom, -box.top
    if turn == DOWN:
        return box.top, box.bottom
    return box.left, box.right


def _piece(text: pdfium.FPDF_TEXTPAGE, index: int, item: pdfium.FPDF_PAGEOBJECT, view: View) -> _Piece:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    style = _style(text, index, item, view.turn)
    across, base = view.point(x.value, y.value)
    return _Piece(style, across if style.turn in {UP, DOWN} else base)


def _style(text: pdfium.FPDF_TEXTPAGE, index: int, item: pdfium.FPDF_PAGEOBJECT, page_turn: int) -> Style:
    matrix = pdfium.FS_MATRIX()
    size, turn = 1.0, 0
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        scale = math.hypot(matrix.c, matrix.d)
        size = min(max(pdfium.FPDFText_GetFontSize(text, index) * (scale or 1.0), _LEAST), _MOST)
        turn = round(math.degrees(math.atan2(matrix.b, matrix.a)) - page_turn) % 360
    if not item:
        return Style(round(size, 1), turn=turn)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
    name, flags = _font(pdfium.FPDFTextObj_GetFont(item))
    bold = any(part in name for part in ("bold", "black", "heavy", "demi")) or bool(flags & _FORCE_BOLD)
    italic = any(part in name for part in ("italic", "oblique")) or bool(flags & _ITALIC)
    return Style(
        round(size, 1),
        bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
        italic or bool(matrix.c and matrix.b == 0 and abs(matrix.c) > 0.1 * abs(matrix.d)),
        mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        turn,
    )


_LEAST, _MOST = 0.1, 10_000.0
"""Points. What a damaged file states beyond these (nothing, infinity, no number at all) is no size of letters."""
_ITALIC = 1 << 6
_FORCE_BOLD = 1 << 18
"""Font descriptor flags (ISO 32000-2, table 121)."""


def _font(font: pdfium.FPDF_FONT) -> tuple[str, int]:
    if not font:
        return "", 0
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode("utf-8", errors="replace").lower(), max(0, pdfium.FPDFFont_GetFlags(font))


_SHOWN = {pdfium.FPDF_ANNOT_FREETEXT: b"Contents", pdfium.FPDF_ANNOT_WIDGET: b"V"}
"""Annotations that show words of their own on the page, with the key that holds them."""
_MOST_ANNOTATIONS = 1_000
_MOST_FILES = 100


def _annotations(page: pdfium.FPDF_PAGE) -> Iterator[str]:
    for position in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        item = pdfium.FPDFPage_GetAnnot(page, position)
        if not item:
            continue
        key = _SHOWN.get(pdfium.FPDFAnnot_GetSubtype(item))
        text = _utf16(partial(pdfium.FPDFAnnot_GetStringValue, item, key)) if key is not None else ""
        pdfium.FPDFPage_CloseAnnot(item)
        if text.strip():
            yield " ".join(text.split())


def _attached(document: pdfium.FPDF_DOCUMENT) -> Iterator[str]:
    for position in range(min(max(0, pdfium.FPDFDoc_GetAttachmentCount(document)), _MOST_FILES)):
        item = pdfium.FPDFDoc_GetAttachment(document, position)
        yield _utf16(partial(pdfium.FPDFAttachment_GetName, item)) or "—"


def _title(document: pdfium.FPDF_DOCUMENT) -> str:
    return _utf16(lambda buffer, size: pdfium.FPDF_GetMetaText(document, b"Title", buffer, size))


_Wide = ctypes.POINTER(pdfium.FPDF_WCHAR)


def _utf16(fill: Callable[[object, int], int], limit: int = 4096) -> str:
    """A string that PDFium writes as UTF-16 into a buffer of ours."""
    if fill(None, 0) <= len("\0".encode("utf-16-le")):
        return ""
    buffer = ctypes.create_string_buffer(limit)
    filled = fill(ctypes.cast(buffer, _Wide), limit)
    return buffer.raw[: max(0, min(filled, limit) - 2)].decode("utf-16-le", errors="replace")
