"""A strict reader of DER (X.690): says whether bytes are the one encoding of what they encode.

The `/Contents` of the last timestamp is the one place of a sealed PDF that no signature covers. If it must be the
only encoding of its meaning, nobody can change a byte there either.
"""

from __future__ import annotations

from collections.abc import Iterator

_DEEPEST = 40
_BOOLEAN, _INTEGER, _BITS, _OCTETS, _NULL, _OID, _ENUM, _SEQUENCE, _SET = 1, 2, 3, 4, 5, 6, 10, 16, 17


class NotDerError(ValueError):
    """The bytes are not DER; `at` is the offset where that shows."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(f"{reason} at {at}")
        self.reason = reason
        self.at = at


def object_length(data: bytes) -> int:
    """Length in bytes of the object that `data` begins with. Raises NotDerError."""
    return _header(data, 0, len(data))[2]


def require_der(data: bytes) -> None:
    """Raise NotDerError unless `data` is one object in DER: minimal lengths, primitive strings, sorted sets."""
    end = _walk(data, 0, len(data), 0)
    if end != len(data):
        raise NotDerError("something after the object", end)


def children(data: bytes) -> Iterator[bytes]:
    """The encodings of the parts of a constructed object. Raises NotDerError."""
    _tag, start, end = _header(data, 0, len(data))
    while start < end:
        stop = _header(data, start, end)[2]
        yield data[start:stop]
        start = stop


def _header(data: bytes, at: int, limit: int) -> tuple[int, int, int]:
    """Tag octet, start and end of the content of the object at `at`."""
    if at + 2 > limit:
        raise NotDerError("cut off", at)
    tag, length, start = data[at], data[at + 1], at + 2
    if tag & 0x1F == 0x1F:
        raise NotDerError("long tag", at)
    if length >= 0x80:
        octets = length & 0x7F
        if octets == 0 or octets > 4 or start + octets > limit:
            raise NotDerError("length", at)
        length = int.from_bytes(data[start : start + octets], "big")
        if length < 0x80 or length.bit_length() <= 8 * (octets - 1):
            raise NotDerError("length not minimal", at)
        start += octets
    if start + length > limit:
        raise NotDerError("cut off", at)
    return tag, start, start + length


def _walk(data: bytes, at: int, limit: int, depth: int) -> int:
    if depth > _DEEPEST:
        raise NotDerError("too deep", at)
    tag, start, end = _header(data, at, limit)
    universal, constructed, number = tag & 0xC0 == 0, bool(tag & 0x20), tag & 0x1F
    if universal and number == 0:
        # "End of contents" belongs to BER; as a part of something, zero padding would read like it.
        raise NotDerError("end of contents", at)
    if universal and constructed != (number in (_SEQUENCE, _SET)):
        raise NotDerError("constructed", at)
    if not constructed:
        if universal:
            _primitive(number, data[start:end], at)
        return end
    place, before = start, b""
    while place < end:
        stop = _walk(data, place, end, depth + 1)
        part = data[place:stop]
        if universal and number == _SET and part < before:
            raise NotDerError("set not sorted", place)
        place, before = stop, part
    return end


def _primitive(number: int, content: bytes, at: int) -> None:
    if number == _BOOLEAN and content not in (b"\x00", b"\xff"):
        raise NotDerError("boolean", at)
    if number in (_INTEGER, _ENUM):
        padded = len(content) > 1 and (
            (content[0] == 0 and content[1] < 0x80) or (content[0] == 0xFF and content[1] >= 0x80)
        )
        if not content or padded:
            raise NotDerError("integer", at)
    if number == _NULL and content:
        raise NotDerError("null", at)
    if number == _BITS:
        unused = content[0] if content else 8
        if unused > 7 or (unused and (len(content) == 1 or content[-1] & ((1 << unused) - 1))):
            raise NotDerError("bit string", at)
    if number == _OID:
        starts = [0, *(place + 1 for place, octet in enumerate(content[:-1]) if octet < 0x80)]
        if not content or content[-1] >= 0x80 or any(content[place] == 0x80 for place in starts):
            raise NotDerError("object identifier", at)
