"""The Word binary, as far as its characters need: pieces, positions, and what is struck out or a symbol.

Sources: [MS-DOC] 2.4.1 (retrieving text), 2.5 (Fib), 2.8 (Plc), 2.9.33 (Chpx); for Word 6 and 95 the layout that
Microsoft published as "Word 6.0 Binary File Format". Offsets below are those tables'.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC
_COMPLEX, _TABLE_1 = 0x0004, 0x0200
_COUNTS_97, _COUNTS_6 = 0x4C, 0x34
_TABLES_97 = 0x9A
_CLX_97, _CLX_6 = 33, 0x160
_EIGHT_BIT = 0x4000_0000
_PAGE = 512
_DELETED, _SYMBOL = 0x0800, 0x6A09
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""Bytes of a property's value by the three highest bits of its code; 6 says it itself ([MS-DOC] 2.2.5.1)."""


@dataclass(frozen=True, slots=True)
class Binary:
    """The characters of every part of a document in a row, and where the parts begin.

    `text` has one character for each position (a code unit of UTF-16). `counts` are the lengths of the parts: main
    text, footnotes, headers, macros, comments, endnotes, text boxes, text boxes of headers.
    """

    text: str
    counts: tuple[int, ...]
    struck: frozenset[int]
    """Positions that a tracked change has deleted."""
    symbols: dict[int, tuple[str, int]]
    """Symbols by their position: font and code."""
    notes: tuple[tuple[int, int, int], ...]
    """Notes: the position of the mark, where the text begins and ends."""
    boxes: tuple[tuple[int, int, int], ...]
    """Text boxes of the main text: the position of the anchor, where the text begins and ends."""

    def start(self, part: int) -> int:
        """Where a part begins."""
        return sum(self.counts[:part])


def read_binary(data: bytes) -> Binary:
    """Read a Word file. Raises ValueError, OSError, IndexError or struct.error for bytes that are none."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        word = ole.openstream("WordDocument").read()
        kind, _ = struct.unpack_from("<HH", word)
        (flags,) = struct.unpack_from("<H", word, 0x0A)
        if kind == _WORD_6:
            return _word_6(word, complicated=bool(flags & _COMPLEX))
        if kind != _WORD_97:
            raise ValueError(f"no Word file of a known version: {kind:#x}")
        table = ole.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
    return _word_97(word, table)


def _word_97(word: bytes, table: bytes) -> Binary:
    def found(index: int) -> bytes:
        at, size = struct.unpack_from("<II", word, _TABLES_97 + 8 * index)
        return table[at : at + size]

    counts = struct.unpack_from("<8i", word, _COUNTS_97)
    pieces = list(_pieces(found(_CLX_97)))
    text = "".join(_letters(word, piece) for piece in pieces)
    struck, symbols = _marks(word, found(12), pieces, _font_names(found(15)))
    footnotes, endnotes, boxes = sum(counts[:1]), sum(counts[:5]), sum(counts[:6])
    notes = (*_notes(found(2), found(3), footnotes), *_notes(found(46), found(47), endnotes))
    return Binary(text, counts, struck, symbols, notes, tuple(_boxes(found(40), found(56), boxes)))


def _word_6(word: bytes, *, complicated: bool) -> Binary:
    def found(offset: int) -> bytes:
        at, size = struct.unpack_from("<II", word, offset)
        return word[at : at + size]

    counts = struct.unpack_from("<8i", word, _COUNTS_6)
    (first,) = struct.unpack_from("<I", word, 0x18)
    pieces = list(_pieces(found(_CLX_6), eight_bit=True)) if complicated else [_Piece(0, sum(counts), first, 1)]
    text = "".join(_letters(word, piece) for piece in pieces)
    notes = _notes(found(0x68), found(0x70), counts[0])
    return Binary(text, counts, frozenset(), {}, tuple(notes), ())


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters `start` to `end` stand at the byte `at`, each in `width` bytes."""

    start: int
    end: int
    at: int
    width: int


def _pieces(clx: bytes, *, eight_bit: bool = False) -> Iterator[_Piece]:
    at = 0
    while clx[at] == 1:  # properties of pieces that were saved fast
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    if clx[at] != 2:
        raise ValueError("no piece table")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + size]
    positions, entries = _plc(plc, 8)
    for start, end, entry in zip(positions, positions[1:], entries, strict=False):
        (place,) = struct.unpack_from("<I", entry, 2)
        if eight_bit:
            yield _Piece(start, end, place, 1)
        elif place & _EIGHT_BIT:
            yield _Piece(start, end, (place & ~_EIGHT_BIT) // 2, 1)
        else:
            yield _Piece(start, end, place, 2)


def _plc(plc: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
    """A Plc: positions, and an entry of `size` bytes for all but the last of them."""
    count = max(0, (len(plc) - 4) // (4 + size))
    positions = struct.unpack_from(f"<{count + 1}i", plc) if len(plc) >= 4 else ()
    data = plc[4 * (count + 1) :]
    return positions, [data[index * size : (index + 1) * size] for index in range(count)]


def _letters(word: bytes, piece: _Piece) -> str:
    length = piece.end - piece.start
    data = word[piece.at : piece.at + length * piece.width]
    if length < 0 or len(data) < length * piece.width:
        raise ValueError("a piece beyond the file")
    if piece.width == 2:
        return "".join(map(chr, struct.unpack(f"<{length}H", data)))
    return "".join(bytes((byte,)).decode("cp1252", errors="ignore") or chr(byte) for byte in data)


def _notes(marks: bytes, texts: bytes, first: int) -> Iterator[tuple[int, int, int]]:
    places, _ = _plc(marks, 2)
    borders = struct.unpack_from(f"<{len(texts) // 4}i", texts)
    for place, start, end in zip(places[:-1], borders, borders[1:], strict=False):
        yield place, first + start, first + end


def _boxes(anchors: bytes, texts: bytes, first: int) -> Iterator[tuple[int, int, int]]:
    """Text boxes by the identifier of their shape, which the anchor (Spa) and the text (FTXBXS) both have."""
    places, shapes = _plc(anchors, 26)
    at = {struct.unpack_from("<I", shape)[0]: place for place, shape in zip(places, shapes, strict=False)}
    borders, stories = _plc(texts, 22)
    for start, end, story in zip(borders, borders[1:], stories, strict=False):
        (shape,) = struct.unpack_from("<I", story, 14)
        if shape in at:
            yield at[shape], first + start, first + end


def _marks(
    word: bytes, bins: bytes, pieces: list[_Piece], fonts: list[str]
) -> tuple[frozenset[int], dict[int, tuple[str, int]]]:
    """What the properties of characters say of them, by position."""
    struck: set[int] = set()
    symbols: dict[int, tuple[str, int]] = {}
    for first, last, properties in _runs(word, bins):
        deleted, symbol = False, None
        for code, value in _properties(properties):
            if code == _DELETED:
                deleted = value[0] == 1
            elif code == _SYMBOL:
                font, sign = struct.unpack("<HH", value)
                symbol = (fonts[font] if font < len(fonts) else "", sign)
        if deleted or symbol:
            for position in _positions(pieces, first, last):
                if deleted:
                    struck.add(position)
                if symbol:
                    symbols[position] = symbol
    return frozenset(struck), symbols


def _runs(word: bytes, bins: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Stretches of bytes with the properties of the characters in them, from the pages that list them."""
    _, pages = _plc(bins, 4)
    for page in pages:
        at = struct.unpack("<I", page)[0] * _PAGE
        fkp = word[at : at + _PAGE]
        count = fkp[_PAGE - 1]
        borders = struct.unpack_from(f"<{count + 1}I", fkp)
        for index in range(count):
            offset = fkp[4 * (count + 1) + index] * 2
            size = fkp[offset] if offset else 0
            yield borders[index], borders[index + 1], fkp[offset + 1 : offset + 1 + size]


def _properties(listed: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 < len(listed):
        (code,) = struct.unpack_from("<H", listed, at)
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            size = listed[at] + 1
        yield code, listed[at : at + size]
        at += size


def _positions(pieces: list[_Piece], first: int, last: int) -> Iterator[int]:
    for piece in pieces:
        low = max(first, piece.at)
        high = min(last, piece.at + (piece.end - piece.start) * piece.width)
        for byte in range(low, high, piece.width):
            yield piece.start + (byte - piece.at) // piece.width


def _font_names(table: bytes) -> list[str]:
    """The names of the fonts ([MS-DOC] 2.9.275, SttbfFfn)."""
    names = []
    count, _ = struct.unpack_from("<HH", table) if len(table) >= 4 else (0, 0)
    at = 4
    for _ in range(count):
        size = table[at]
        name = table[at + 40 : at + 1 + size].decode("utf-16-le", errors="replace")
        names.append(name.partition("\x00")[0])
        at += 1 + size
    return names
