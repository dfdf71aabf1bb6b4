"""The word by which a signed PDF is known, and what its numbers mean (ISO 32000-2, 12.8.1)."""

from __future__ import annotations

from collections.abc import Sequence

WORD = b"/ByteRange"
"""Every signed PDF has this word in the open: the numbers behind it are places in the file, so that the dictionary lies
in no compressed stream. A file without it is unsigned, however badly it is written; one that has it and shows no
signature was cut off from its own."""


def bears_signature(data: bytes) -> bool:
    """Whether a PDF may bear a signature."""
    return WORD in data


def gap_of(data: bytes, byte_range: Sequence[int]) -> bytes:
    """What lies between the two ranges: `/Contents`, brackets included. Raises ValueError for ranges that are none."""
    if len(byte_range) != 4:
        raise ValueError("byte range")
    first, length, second, rest = byte_range
    if first != 0 or length <= 0 or second <= length or rest <= 0 or second + rest > len(data):
        raise ValueError("byte range")
    return data[length:second]


def covered(data: bytes, byte_range: Sequence[int]) -> tuple[memoryview, memoryview]:
    """The two parts of a file that a signature covers. Raises ValueError for ranges that are none."""
    gap_of(data, byte_range)
    view = memoryview(data)
    _first, length, second, rest = byte_range
    return view[:length], view[second : second + rest]
