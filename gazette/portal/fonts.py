"""The portal's serif: the pinned typeface, cut down to the characters in use, as WOFF (zlib: no brotli needed)."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from fontTools import subset
from fontTools.ttLib import TTFont

from gazette.errors import MissingError
from gazette.model import Face, Typeface

STYLES = ("regular", "bold", "italic", "bold-italic")
_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def base_characters() -> frozenset[str]:
    """ASCII, the Vietnamese alphabet in both cases with every tone, and the marks a printed text needs."""
    toned = {normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in ("", *_TONES)}
    letters = toned | {"đ"} | set(_TONES)
    marks = "\u00a0–—‘’“”…•·×§°²³½¼¾±≤≥→←↑¶†‡№«»"
    return frozenset(
        {chr(code) for code in range(0x20, 0x7F)} | letters | {one.upper() for one in letters} | set(marks)
    )


def web_font(face: Face, characters: Iterable[str]) -> bytes:
    """A face reduced to `characters` (those it has), the same bytes each time.

    Raises MissingError when the file is gone or is not the one that was pinned.
    """
    try:
        data = face.path.read_bytes()
    except OSError as error:
        raise MissingError("PTL-FACE", path=face.path, style=face.style) from error
    if hashlib.sha256(data).hexdigest() != face.sha256:
        raise MissingError("PTL-FACE", path=face.path, style=face.style)
    return _cut(data, frozenset(ord(one) for text in characters for one in text))


@lru_cache(maxsize=8)
def _cut(data: bytes, characters: frozenset[int]) -> bytes:
    """Kept for the next release of this process: issue after issue uses the same characters."""
    options = subset.Options()
    options.flavor = "woff"
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]
    options.hinting = False
    options.desubroutinize = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["meta"]  # languages the face was designed for; not needed to show it
    options.recalc_timestamp = False
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(characters))
    cutter.subset(font)
    font.flavor = "woff"
    written = io.BytesIO()
    font.save(written, reorderTables=True)
    font.close()
    return written.getvalue()


def web_fonts(typeface: Typeface, characters: Iterable[str]) -> dict[str, bytes]:
    """Every style by name. Raises MissingError when the typeface lacks one."""
    wanted = frozenset(characters)
    made: dict[str, bytes] = {}
    for style in STYLES:
        try:
            face = typeface.face(style)
        except KeyError as error:
            raise MissingError("PTL-FACE", path=typeface.name, style=style) from error
        made[style] = web_font(face, wanted)
    return made
