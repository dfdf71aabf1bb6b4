"""The pinned typeface inside reportlab: widths for setting, subsets for embedding, coverage for refusing."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from reportlab.pdfbase.ttfonts import TTFError, TTFont, TTFontFace

from gazette.errors import MissingError
from gazette.model import Face, Typeface
from gazette.render.pdf.signs import SIGNS, signs_font

STYLES = ("regular", "bold", "italic", "bold-italic")
SIGNS_STYLE = "signs"
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
"""Characters that only steer line breaking or joining: they are not drawn and no face needs them."""
_SPACES = dict.fromkeys(map(ord, "\t\n\r\f\v\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f"), " ")
_TABLE: dict[int, str | None] = {**_SPACES, **dict.fromkeys(map(ord, INVISIBLE)), 0x2007: "\u00a0", 0x202F: "\u00a0"}
_CACHED = 200_000
"""Words whose widths are kept for a face, so that a long-lived process stays small."""
_STAND_INS = {
    "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2215": "/",
    "\u0394": "\u2206", "\u03a0": "\u220f", "\u03a3": "\u2211", "\u03a9": "\u2126", "\u03bc": "\u00b5",
}  # fmt: skip
"""Same mark, other code point: drawn instead where a face lacks the first."""
_ORDINARY = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2013\u2014\u2018-\u201d\u2026]*")
"""Letters, digits and marks of which neither `clean` nor `segments` changes any, whatever stands beside them."""
_ODD = re.compile(f"[{''.join(re.escape(chr(code)) for code in _TABLE)}]")
_STANDING_IN = re.compile(f"[{''.join(_STAND_INS)}]")


class Widths(dict[str, float]):
    """Widths of words in one face at 1 pt, measured once each."""

    def __init__(self, face: TTFontFace) -> None:
        super().__init__()
        self._chars: dict[int, float] = face.charWidths
        self._default: float = face.defaultWidth

    def __missing__(self, text: str) -> float:
        if len(self) > _CACHED:
            self.clear()
        chars, default = self._chars, self._default
        found = self[text] = sum([chars.get(ord(char), default) for char in text]) / 1000
        return found


class Steps(dict[str, float]):
    """Widths of words in one face at one size, each with the space before it, in points."""

    def __init__(self, widths: Widths, size: float) -> None:
        super().__init__()
        self._widths = widths
        self._size = size
        self.space = widths[" "] * size

    def __missing__(self, text: str) -> float:
        if len(self) > _CACHED:
            self.clear()
        found = self[text] = self.word(text) + self.space
        return found

    def word(self, text: str) -> float:
        """The width of a word alone."""
        return self._widths[text] * self._size

    def words(self, texts: list[str]) -> list[float]:
        """Widths of words alone."""
        size = self._size
        return [width * size for width in map(self._widths.__getitem__, texts)]


class Faces(dict[str, TTFontFace]):
    """Faces by their style. The one of the signs is made when a text needs it."""

    def __missing__(self, style: str) -> TTFontFace:
        if style != SIGNS_STYLE:
            raise KeyError(style)
        made = self[style] = TTFont("gazette-signs", io.BytesIO(signs_font())).face
        return made


class FaceWidths(dict[str, Widths]):
    """Widths in each of some faces, by its style."""

    def __init__(self, faces: Faces) -> None:
        super().__init__()
        self._faces = faces

    def __missing__(self, style: str) -> Widths:
        made = self[style] = Widths(self._faces[style])
        return made


@dataclass(frozen=True, slots=True)
class FontSet:
    """Four faces, and the signs they lack as a fifth (style `signs`)."""

    faces: Faces
    widths: FaceWidths
    covered: frozenset[int]
    """Code points that can be drawn."""
    signs: frozenset[str]
    """Marks that only the fifth face has."""
    _steps: dict[tuple[str, float], Steps] = field(default_factory=dict)

    def steps(self, style: str, size: float) -> Steps:
        """Widths with spaces at a size."""
        found = self._steps.get((style, size))
        if found is None:
            found = self._steps[style, size] = Steps(self.widths[style], size)
        return found

    def width(self, style: str, text: str) -> float:
        """Width of `text` at 1 pt."""
        return self.widths[style][text]

    def ordinary(self, text: str) -> bool:
        """Whether the text is clean and all in one face for certain: nearly every text is."""
        return _ORDINARY.fullmatch(text) is not None

    def segments(self, style: str, text: str) -> list[tuple[str, str]]:
        """The text cut where the face changes: (style, part)."""
        if text.isascii() or self.signs.isdisjoint(text):
            return [(style, text)]
        kinds = groupby(text, key=lambda char: SIGNS_STYLE if char in self.signs else style)
        return [(kind, "".join(part)) for kind, part in kinds]

    def clean(self, text: str) -> str:
        """The text as it is drawn: NFC, other spaces as the space, invisible characters left out, stand-ins put in."""
        plain = unicodedata.normalize("NFC", text)
        if _ODD.search(plain):
            plain = plain.translate(_TABLE)
        if _STANDING_IN.search(plain):
            for char, stand_in in _STAND_INS.items():
                if char in plain and ord(char) not in self.covered:
                    plain = plain.replace(char, stand_in)
        return plain

    def missing(self, text: str) -> tuple[str, ...]:
        """Characters of `text` that can't be drawn, in code point order."""
        return tuple(sorted(char for char in set(self.clean(text)) if ord(char) not in self.covered))


def style_name(bold: bool, italic: bool) -> str:
    return ("bold-italic" if italic else "bold") if bold else ("italic" if italic else "regular")


@lru_cache(maxsize=4)
def load_fonts(typeface: Typeface) -> FontSet:
    """Read the four faces of a typeface.

    Raises MissingError (RND-TYPEFACE) when a file is gone, is no TrueType, or is not the one that was pinned.
    """
    chosen = {style: typeface.face(style) for style in STYLES}
    loaded = {face.sha256: _load(face, typeface) for face in chosen.values()}  # one file may serve two styles
    faces = Faces({style: loaded[face.sha256] for style, face in chosen.items()})
    covered = frozenset.intersection(*(frozenset(face.charToGlyph) for face in faces.values()))
    signs = frozenset(SIGNS) - {chr(code) for code in covered}
    drawable = covered | {0x20, 0xA0} | {ord(sign) for sign in signs}
    return FontSet(faces, FaceWidths(faces), drawable, signs)


def _load(face: Face, typeface: Typeface) -> TTFontFace:
    try:
        data = face.path.read_bytes()
    except OSError as error:
        raise MissingError("RND-TYPEFACE", name=typeface.name, file=face.path.name) from error
    if hashlib.sha256(data).hexdigest() != face.sha256:
        raise MissingError("RND-TYPEFACE", name=typeface.name, file=face.path.name)
    try:
        # From memory, so that the folder it lies in leaves no trace in the PDF.
        return TTFont(f"gazette-{typeface.digest[:16]}-{face.style}", io.BytesIO(data)).face
    except TTFError as error:
        raise MissingError("RND-TYPEFACE", name=typeface.name, file=face.path.name) from error
