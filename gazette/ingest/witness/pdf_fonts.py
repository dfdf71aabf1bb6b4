"""What letters the codes of a PDF font stand for (ISO 32000-2, 9.10), and how wide they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from fontTools.agl import toUnicode
from fontTools.encodings.StandardEncoding import StandardEncoding

from gazette.ingest.witness.unreadable import UnreadableError

_HEX = rb"<([0-9A-Fa-f\s]*)>"
_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_PAIR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[(.*?)\])", re.DOTALL)
_ITEM = re.compile(_HEX)
_WIDEST = 65_536


@dataclass(frozen=True, slots=True)
class Font:
    """A font as far as reading needs it: text and width (in thousandths of the size) by code."""

    letters: Mapping[int, str]
    widths: Mapping[int, float]
    usual: float
    long: bool
    """Whether a code has two bytes."""
    short: frozenset[int] = field(default=frozenset())
    """Codes of one byte in a font whose codes have two, where its code space says so."""

    def codes(self, data: bytes) -> Iterator[int]:
        """The codes of a shown string."""
        if not self.long:
            yield from data
            return
        at = 0
        while at < len(data):
            if data[at] in self.short:
                yield data[at]
                at += 1
            else:
                yield int.from_bytes(data[at : at + 2], "big")
                at += 2


def font_of(entry: pikepdf.Object) -> Font:
    """Read a font dictionary. Raises UnreadableError when it does not say what its codes mean."""
    composite = entry.get("/Subtype") == "/Type0"
    letters: dict[int, str] = {}
    short: frozenset[int] = frozenset()
    stream = entry.get("/ToUnicode")
    if isinstance(stream, pikepdf.Stream):
        letters, short = _to_unicode(stream.read_bytes())
    if composite:
        if not letters:
            raise UnreadableError("a composite font without a map to Unicode")
        widths, usual = _composite_widths(entry)
        return Font(letters, widths, usual, True, short)
    return Font({**_encoded(entry), **letters}, *_simple_widths(entry), False)


def _to_unicode(data: bytes) -> tuple[dict[int, str], frozenset[int]]:
    """The map of a ToUnicode CMap, and the codes of one byte in its code space."""
    found: dict[int, str] = {}
    short: set[int] = set()
    lengths: set[int] = set()
    for section in _SECTION.finditer(data):
        kind, body = section[1], section[2]
        if kind == b"codespacerange":
            for low, high in _PAIR.findall(body):
                lengths.add(len(_bytes(low)))
                if len(_bytes(low)) == 1:
                    short.update(range(_number(low), _number(high) + 1))
        elif kind == b"bfchar":
            found.update((_number(code), _text(text)) for code, text in _PAIR.findall(body))
        else:
            _ranges(body, found)
    return found, frozenset(short) if 2 in lengths else frozenset()


def _ranges(body: bytes, found: dict[int, str]) -> None:
    for low, high, start, listed in _RANGE.findall(body):
        first, last = _number(low), min(_number(high), _number(low) + _WIDEST)
        if listed:
            found.update(zip(range(first, last + 1), (_text(item) for item in _ITEM.findall(listed)), strict=False))
            continue
        text = _text(start)
        for step in range(last - first + 1 if text else 0):
            found[first + step] = text[:-1] + chr(min(ord(text[-1]) + step, 0x10FFFF))


def _bytes(digits: bytes) -> bytes:
    bare = b"".join(digits.split())
    return bytes.fromhex((bare + b"0" if len(bare) % 2 else bare).decode("ascii"))


def _number(digits: bytes) -> int:
    return int.from_bytes(_bytes(digits), "big")


def _text(digits: bytes) -> str:
    raw = _bytes(digits)
    return raw.decode("utf-16-be", errors="replace") if len(raw) > 1 else raw.decode("latin-1")


def _encoded(entry: pikepdf.Object) -> dict[int, str]:
    """Letters by the font's encoding: a named one and what differs from it (ISO 32000-2, 9.6.5)."""
    encoding = entry.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    codec = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}.get(str(base))
    if codec is None:
        found = {code: toUnicode(name) for code, name in enumerate(StandardEncoding)}
    else:
        found = {code: bytes([code]).decode(codec, errors="ignore") for code in range(256)}
    if isinstance(encoding, pikepdf.Dictionary):
        code = 0
        for item in encoding.get("/Differences", ()):
            if isinstance(item, pikepdf.Name):
                found[code] = toUnicode(str(item)[1:])
                code += 1
            else:
                code = int(item)
    return found


def _simple_widths(entry: pikepdf.Object) -> tuple[dict[int, float], float]:
    first = int(entry.get("/FirstChar", 0))
    scale = 1.0
    if entry.get("/Subtype") == "/Type3":
        scale = 1000 * abs(float(entry.get("/FontMatrix", [0.001])[0]))
    widths = {first + at: float(width) * scale for at, width in enumerate(entry.get("/Widths", ()))}
    return widths, 500.0


def _composite_widths(entry: pikepdf.Object) -> tuple[dict[int, float], float]:
    """Widths of a CIDFont (9.7.4.3); codes are taken for CIDs, as Identity-H has it."""
    descendant = entry["/DescendantFonts"][0]
    found: dict[int, float] = {}
    listed = list(descendant.get("/W", ()))
    at = 0
    while at + 1 < len(listed):
        first, second = int(listed[at]), listed[at + 1]
        if isinstance(second, pikepdf.Array):
            found.update((first + step, float(width)) for step, width in enumerate(second))
            at += 2
        elif at + 2 < len(listed):
            last = min(int(second), first + _WIDEST)
            found.update(dict.fromkeys(range(first, last + 1), float(listed[at + 2])))
            at += 3
        else:
            break
    return found, float(descendant.get("/DW", 1000))
