"""Writing DER (X.690): what a signature is put together from, without the detour over a model of every field; and a
look at whether what others wrote is DER."""

from __future__ import annotations

from datetime import datetime

SEQUENCE, SET, OCTETS, INTEGER, OID, NULL, GENERALIZED_TIME, UTC_TIME = 0x30, 0x31, 0x04, 0x02, 0x06, 0x05, 0x18, 0x17
CONTEXT_0, CONTEXT_1, CONTEXT_4 = 0xA0, 0xA1, 0xA4
"""Constructed tags [0], [1] and [4]."""

TRUE = b"\x01\x01\xff"

_FIRST_GENERALIZED_YEAR = 2050
_CONSTRUCTED = 0x20
_DEEPEST = 40


def tlv(tag: int, *contents: bytes) -> bytes:
    """One object: the tag, its length in the shortest form, and the contents one after the other."""
    content = b"".join(contents)
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + content


def sequence(*parts: bytes) -> bytes:
    """A SEQUENCE of encoded parts."""
    return tlv(SEQUENCE, *parts)


def set_of(*parts: bytes) -> bytes:
    """A SET OF encoded parts, in the order that DER asks for."""
    return tlv(SET, *sorted(parts))


def octets(content: bytes) -> bytes:
    """An OCTET STRING."""
    return tlv(OCTETS, content)


def integer(value: int) -> bytes:
    """An INTEGER."""
    return tlv(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True))


def oid(dotted: str) -> bytes:
    """An OBJECT IDENTIFIER."""
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    return tlv(OID, b"".join(_base128(arc) for arc in (40 * first + second, *rest)))


def _base128(arc: int) -> bytes:
    found = [arc & 0x7F]
    while arc := arc >> 7:
        found.append(arc & 0x7F | 0x80)
    return bytes(reversed(found))


def generalized_time(at: datetime) -> bytes:
    """A GeneralizedTime to the second, in UTC. `at` is in UTC."""
    return tlv(GENERALIZED_TIME, f"{at:%Y%m%d%H%M%SZ}".encode("ascii"))


def time(at: datetime) -> bytes:
    """A Time of RFC 5652: UTCTime until 2049, GeneralizedTime after. `at` is in UTC."""
    if at.year >= _FIRST_GENERALIZED_YEAR:
        return generalized_time(at)
    return tlv(UTC_TIME, f"{at:%y%m%d%H%M%SZ}".encode("ascii"))


def algorithm(dotted: str, parameters: bytes = b"") -> bytes:
    """An AlgorithmIdentifier."""
    return sequence(oid(dotted), parameters)


def is_der(data: bytes) -> bool:
    """Whether these bytes are one object with lengths in the shortest form and sets in order.

    A verifier asks more, of strings and numbers too; this is what authorities get wrong.
    """
    try:
        return _walk(data, 0, len(data), _DEEPEST) == len(data)
    except (ValueError, IndexError):
        return False


def _walk(data: bytes, at: int, limit: int, levels: int) -> int:
    """Where the object at `at` ends. Raises ValueError when it is not DER, IndexError when it is cut off."""
    tag, length, start = data[at], data[at + 1], at + 2
    if length >= 0x80:
        octets = length & 0x7F
        length, start = int.from_bytes(data[start : start + octets], "big"), start + octets
        if octets == 0 or length < 0x80 or length.bit_length() <= 8 * (octets - 1):
            raise ValueError("length")
    end = start + length
    if end > limit or levels == 0:
        raise ValueError("length")
    place, before = start, b""
    while tag & _CONSTRUCTED and place < end:
        stop = _walk(data, place, end, levels - 1)
        if tag == SET and data[place:stop] < before:
            raise ValueError("order")
        place, before = stop, data[place:stop]
    return end
