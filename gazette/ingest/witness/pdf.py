"""The words of a PDF from its content streams, by qpdf (the reader uses PDFium): what its operators show, in order.

A PDF knows neither lines nor reading order, so what comes out are pieces: stretches of characters that follow one
another closely on one base line. Within a piece the order is certain; pieces stand in the order in which the file
draws them. White space is not kept, because programs differ in where they store it.

What counts as text: everything shown, in whatever colour or render mode, also in form XObjects; `ActualText` in place
of what it is stored for (14.9.4). What does not: annotations and form fields, which lie over the page (12.5). A text
drawn twice at one place, as some programs make it bold, counts once.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import pikepdf

from gazette.ingest.witness.normal import letters
from gazette.ingest.witness.pdf_fonts import Font, font_of
from gazette.ingest.witness.unreadable import UnreadableError

MAX_DEPTH = 8
"""Form XObjects within one another, as deep as the reader goes."""
_CLOSE = 0.5
"""A gap of less than this share of the type size keeps two stretches in one piece …"""
_WITHIN = 1.0
"""… and one of less than this within what a single operator shows: columns are further apart."""
_SPACE = 32
_TWICE = 0.08
"""A text drawn again this near to where it stands already, in type sizes, is there once (a narrow letter is wider)."""
_REMEMBERED = 12
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


_FAULTS = (pikepdf.PdfError, pikepdf.PikepdfError, ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What a damaged file makes pikepdf raise, and what its objects do when they are not of the kind they ought to be."""


def pdf_text(data: bytes) -> str:
    """The pieces of a PDF, one a line. Raises UnreadableError for a file that is damaged or whose fonts are mute."""
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            pieces = [piece for page in pdf.pages for piece in _page(page)]
    except _FAULTS as error:
        raise UnreadableError(f"{type(error).__name__}: {error}") from error
    return "\n".join(filter(None, map(letters, pieces)))


@dataclass(frozen=True, slots=True)
class _State:
    """The text state (9.3) with the matrix of the page."""

    page: _Matrix = _IDENTITY
    font: Font | None = None
    size: float = 0.0
    char: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    lead: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class _Shown:
    """What a page has shown so far. Not frozen: operators add to it."""

    pieces: list[list[str]] = field(default_factory=list)
    end: tuple[float, float, float, float, float] | None = None
    """Where the last stretch ended, its direction, and its size."""
    last: deque[tuple[str, float, float]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    instead: list[str | None] = field(default_factory=list)
    """The ActualText of each open mark; the empty string once it is shown."""
    fonts: dict[tuple[int, int], Font] = field(default_factory=dict)


def _page(page: pikepdf.Page) -> Iterator[str]:
    shown = _Shown()
    _Stream(page.resources, _State(), shown, 0).run(page)
    return ("".join(piece) for piece in shown.pieces)


class _Stream:
    """A content stream while its operators are carried out."""

    def __init__(self, resources: pikepdf.Object, state: _State, shown: _Shown, depth: int) -> None:
        self.resources = resources
        self.state = state
        self.shown = shown
        self.depth = depth
        self.stack: list[_State] = []
        self.text = self.line = _IDENTITY

    def run(self, holder: pikepdf.Page | pikepdf.Object) -> None:
        """Carry out the operators that text depends on."""
        for instruction in pikepdf.parse_content_stream(holder):
            action = _ACTIONS.get(str(instruction.operator))
            if action is not None:
                action(self, list(instruction.operands))

    def become(self, state: _State) -> None:
        self.state = state

    def save(self, _: _Operands) -> None:
        self.stack.append(self.state)

    def restore(self, _: _Operands) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def transform(self, operands: _Operands) -> None:
        self.state = replace(self.state, page=_times(_matrix(operands), self.state.page))

    def begin(self, _: _Operands) -> None:
        self.text = self.line = _IDENTITY

    def place(self, operands: _Operands) -> None:
        self.text = self.line = _matrix(operands)

    def move(self, operands: _Operands) -> None:
        self.text = self.line = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self.line)

    def move_leading(self, operands: _Operands) -> None:
        self.become(replace(self.state, lead=-float(operands[1])))
        self.move(operands)

    def next_line(self, _: _Operands) -> None:
        self.text = self.line = _times((1, 0, 0, 1, 0, -self.state.lead), self.line)

    def show(self, operands: _Operands) -> None:
        self.text = _show(operands[-1], self.text, self.state, self.shown)

    def show_on_next(self, operands: _Operands) -> None:
        self.next_line(operands)
        self.show(operands)

    def show_spaced(self, operands: _Operands) -> None:
        self.become(replace(self.state, word=float(operands[0]), char=float(operands[1])))
        self.show_on_next(operands)

    def choose(self, operands: _Operands) -> None:
        entry = _entry(self.resources, "/Font", str(operands[0]))
        if entry is None:
            raise UnreadableError(f"no font {operands[0]}")
        self.state = replace(self.state, font=self._font(entry), size=float(operands[1]))

    def graphics(self, operands: _Operands) -> None:
        entry = _entry(self.resources, "/ExtGState", str(operands[0]), "/Font")
        if entry is not None:
            self.state = replace(self.state, font=self._font(entry[0]), size=float(entry[1]))

    def _font(self, entry: pikepdf.Object) -> Font:
        if not entry.is_indirect:
            return font_of(entry)
        if entry.objgen not in self.shown.fonts:
            self.shown.fonts[entry.objgen] = font_of(entry)
        return self.shown.fonts[entry.objgen]

    def mark(self, operands: _Operands) -> None:
        entry: pikepdf.Object | None = operands[1] if len(operands) > 1 else None
        if isinstance(entry, pikepdf.Name):
            entry = _entry(self.resources, "/Properties", str(entry))
        text = None if entry is None else _entry(entry, "/ActualText")
        self.shown.instead.append(None if text is None else str(text))

    def unmark(self, _: _Operands) -> None:
        if self.shown.instead:
            self.shown.instead.pop()

    def form(self, operands: _Operands) -> None:
        form = _entry(self.resources, "/XObject", str(operands[0]))
        if form is None or form.get("/Subtype") != "/Form" or self.depth >= MAX_DEPTH:
            return
        given = form.get("/Matrix")
        matrix = _IDENTITY if given is None else _matrix(list(given))
        inner = replace(self.state, page=_times(matrix, self.state.page))
        _Stream(form.get("/Resources", self.resources), inner, self.shown, self.depth + 1).run(form)


_Operands = list[pikepdf.Object]
_ACTIONS: Mapping[str, Callable[[_Stream, _Operands], None]] = {
    "q": _Stream.save,
    "Q": _Stream.restore,
    "cm": _Stream.transform,
    "BT": _Stream.begin,
    "Tf": _Stream.choose,
    "gs": _Stream.graphics,
    "Tc": lambda stream, operands: stream.become(replace(stream.state, char=float(operands[0]))),
    "Tw": lambda stream, operands: stream.become(replace(stream.state, word=float(operands[0]))),
    "Tz": lambda stream, operands: stream.become(replace(stream.state, scale=float(operands[0]) / 100)),
    "TL": lambda stream, operands: stream.become(replace(stream.state, lead=float(operands[0]))),
    "Ts": lambda stream, operands: stream.become(replace(stream.state, rise=float(operands[0]))),
    "Td": _Stream.move,
    "TD": _Stream.move_leading,
    "Tm": _Stream.place,
    "T*": _Stream.next_line,
    "Tj": _Stream.show,
    "TJ": _Stream.show,
    "'": _Stream.show_on_next,
    '"': _Stream.show_spaced,
    "BMC": _Stream.mark,
    "BDC": _Stream.mark,
    "EMC": _Stream.unmark,
    "Do": _Stream.form,
}
"""The operators that text depends on (annex A)."""


def _entry(holder: pikepdf.Object, *path: str) -> pikepdf.Object | None:
    """What stands in nested dictionaries; None where one of them lacks it."""
    found: pikepdf.Object | None = holder
    for key in path:
        if not isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
            return None
        found = found.get(key)
    return found


def _show(operand: pikepdf.Object, text: _Matrix, state: _State, shown: _Shown) -> _Matrix:
    """Add what a string or an array of strings and distances shows; returns the text matrix behind it."""
    font = state.font
    if font is None:
        raise UnreadableError("text without a font")
    read: list[str] = []
    width = 0.0
    for item in operand if isinstance(operand, pikepdf.Array) else (operand,):
        if isinstance(item, pikepdf.String):
            for code in font.codes(bytes(item)):
                read.append(font.letters.get(code, "\ufffd"))
                width += font.widths.get(code, font.usual) / 1000 * state.size + state.char
                width += state.word if code == _SPACE and not font.long else 0.0
            continue
        gap = -float(item) / 1000 * state.size
        if abs(gap) > _WITHIN * state.size:
            behind = _moved(text, width * state.scale)
            _add("".join(read), text, behind, state, shown)
            text, read, width = _moved(behind, gap * state.scale), [], 0.0
        else:
            width += gap
    behind = _moved(text, width * state.scale)
    _add("".join(read), text, behind, state, shown)
    return behind


def _add(stretch: str, start: _Matrix, behind: _Matrix, state: _State, shown: _Shown) -> None:
    """Put a stretch behind the last one when it follows it closely, or else begin a piece."""
    here = _times((1, 0, 0, 1, 0, state.rise), _times(start, state.page))
    there = _times((1, 0, 0, 1, 0, state.rise), _times(behind, state.page))
    size = state.size * max(abs(here[0]), abs(here[1]), abs(here[2]), abs(here[3]))
    for at, text in enumerate(shown.instead):
        if text is not None:
            shown.instead[at] = ""
            stretch = text
            break
    if not stretch.strip():
        return
    x, y = here[4], here[5]
    reach = _TWICE * abs(size)
    if any(stretch == old and abs(x - left) < reach and abs(y - low) < reach for old, left, low in shown.last):
        return
    shown.last.append((stretch, x, y))
    close = False
    if shown.end is not None:
        end_x, end_y, a, b, old = shown.end
        along = ((x - end_x) * a + (y - end_y) * b) / (max(abs(a), abs(b)) or 1)
        across = abs(x - end_x) + abs(y - end_y) - abs(along)
        close = abs(along) < _CLOSE * size and across < 0.05 * size and abs(size - old) < 0.05 * size
    if close:
        shown.pieces[-1].append(stretch)
    else:
        shown.pieces.append([stretch])
    shown.end = (there[4], there[5], there[0], there[1], size)


def _moved(matrix: _Matrix, across: float) -> _Matrix:
    a, b, c, d, e, f = matrix
    return (a, b, c, d, e + a * across, f + b * across)


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _matrix(operands: list[pikepdf.Object]) -> _Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return (a, b, c, d, e, f)
