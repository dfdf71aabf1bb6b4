"""A PDF file while it is being written: objects in, bytes out (ISO 32000-1, 7.5)."""

from __future__ import annotations

import hashlib
import io
import sys
import zlib
from array import array
from itertools import accumulate, chain

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACK = 200
"""Objects in an object stream."""
_UNUSED, _PLAIN, _PACKED, _MISSING = 0, 1, 2, 255
"""Kinds of entries of the cross-reference table; the last is none."""


def deflate(data: bytes, level: int = 4) -> bytes:
    """Compressed, as every stream is. Level 6 takes one and a half times as long for 3.5 % less of a file."""
    return zlib.compress(data, level)


def ends_clean(data: bytes) -> bool:
    """Whether stream data can't be taken to end one byte earlier: some readers drop an end-of-line that is data."""
    return data[-1:] not in (b"\n", b"\r")


def compressed(data: bytes) -> bytes:
    """Compressed data of a stream that may be followed by white space; the last byte is no end-of-line."""
    made = deflate(data)
    while not ends_clean(made):
        data += b" "
        made = deflate(data)
    return made


class ObjectFile:
    """Numbers objects, writes streams at once and packs all other objects into object streams."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._digest = hashlib.sha256()
        # The cross-reference table: kind, place and index of every number. Arrays, since there are many.
        self._kinds = bytearray((_UNUSED,))
        self._places = array("I", (0,))
        self._indexes = bytearray((255,))
        self._pack: list[tuple[int, bytes]] = []
        self._put(_HEADER)

    def reserve(self, count: int = 1) -> int:
        """The first of `count` numbers in a row, for objects that are written later."""
        first = len(self._kinds)
        self._kinds += bytes((_MISSING,)) * count
        self._places.extend(array("I", (0,)) * count)
        self._indexes += bytes(count)
        return first

    def _found(self, number: int, kind: int, place: int, index: int = 0) -> None:
        self._kinds[number] = kind
        self._places[number] = place
        self._indexes[number] = index

    def write(self, body: bytes, number: int | None = None) -> int:
        """An object that is no stream; its number."""
        if number is None:
            number = self.reserve()
        self._pack.append((number, body))
        if len(self._pack) == _PACK:
            self._flush()
        return number

    def write_row(self, text: bytes, first: int, count: int) -> None:
        """`count` objects that are no streams, a line each, numbered in a row from `first`."""
        lines = text.split(b"\n")
        if count < _PACK // 2:  # goes with others
            for number, body in enumerate(lines, first):
                self.write(body, number)
            return
        starts = accumulate([len(line) + 1 for line in lines[:-1]], initial=0)
        head = b"%d %d " * count % tuple(chain.from_iterable(enumerate(starts, first)))
        number = self._packed(head, text, count)
        end = first + count
        self._kinds[first:end] = bytes((_PACKED,)) * count
        self._places[first:end] = array("I", (number,)) * count
        self._indexes[first:end] = bytes(range(count))

    def stream(self, entries: bytes, data: bytes, number: int | None = None) -> int:
        """A stream object with data that are encoded as `entries` say; its number."""
        if number is None:
            number = self.reserve()
        self._found(number, _PLAIN, self._out.tell())
        self._put(b"%d 0 obj\n<<%b/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (number, entries, len(data), data))
        return number

    def binary(self, entries: bytes, data: bytes, number: int | None = None) -> int:
        """A stream object that is compressed here and must come back byte for byte; its number."""
        made = deflate(data)
        if ends_clean(made):
            return self.stream(entries + b"/Filter/FlateDecode", made, number)
        return self.stream(entries + b"/Filter[/ASCIIHexDecode/FlateDecode]", made.hex().encode() + b">", number)

    def finish(self, root: int, info: int) -> bytes:
        """The whole file. Its identifier is the digest of its content."""
        self._flush()
        number = self.reserve()
        start = self._out.tell()
        self._found(number, _PLAIN, start)
        digest = self._digest.hexdigest()[:32].encode()
        data = deflate(self._table(), 1)  # rows are so alike that level 1 finds shorter ways to say them than level 6
        while not ends_clean(data):  # an unused number more changes the checksum at the end
            self._found(self.reserve(), _UNUSED, 0, 255)
            data = deflate(self._table(), 1)
        entries = b"/Type/XRef/Size %d/W[1 4 1]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode"
        self.stream(entries % (len(self._kinds), root, info, digest, digest), data, number)
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._out.getvalue()

    def _table(self) -> bytes:
        if _MISSING in self._kinds:
            raise ValueError(f"object {self._kinds.index(_MISSING)} was reserved and not written")
        # Column by column (kind, four bytes, index): a value for each row would take more memory than the rest.
        places = array("I", self._places)
        if sys.byteorder == "little":
            places.byteswap()
        columns = places.tobytes()
        table = bytearray(6 * len(self._kinds))
        table[0::6], table[5::6] = self._kinds, self._indexes
        for byte in range(4):
            table[1 + byte :: 6] = columns[byte::4]
        return bytes(table)

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)

    def _flush(self) -> None:
        if not self._pack:
            return
        pack, self._pack = self._pack, []
        heads: list[bytes] = []
        offset = 0
        for each, body in pack:
            heads.append(b"%d %d " % (each, offset))
            offset += len(body) + 1
        number = self._packed(b"".join(heads), b"\n".join([body for _, body in pack]), len(pack))
        for index, (each, _) in enumerate(pack):
            self._found(each, _PACKED, number, index)

    def _packed(self, head: bytes, bodies: bytes, count: int) -> int:
        """An object stream; its number. `head`: number and place of each object."""
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (count, len(head))
        return self.stream(entries, compressed(head + bodies))
