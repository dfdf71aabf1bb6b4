"""The sRGB profile (IEC 61966-2-1) that the colours of a file refer to, as ICC version 2: made here, so it is fixed."""

from __future__ import annotations

import struct
from functools import lru_cache

_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {"r": (0.4361, 0.2225, 0.0139), "g": (0.3851, 0.7169, 0.0971), "b": (0.1431, 0.0606, 0.7141)}
"""Adapted to D50, as ICC wants them."""
_STEPS = 1024
NAME = "sRGB IEC61966-2.1"


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The bytes of the profile."""
    curve = _padded(b"curv" + bytes(4) + struct.pack(">I", _STEPS) + struct.pack(f">{_STEPS}H", *_curve()))
    tags: dict[bytes, bytes] = {
        b"desc": _description(NAME),
        b"cprt": _padded(b"text" + bytes(4) + b"No copyright, use freely\0"),
        b"wtpt": _xyz(_WHITE),
        **{f"{name}XYZ".encode(): _xyz(value) for name, value in _PRIMARIES.items()},
        **{f"{name}TRC".encode(): curve for name in _PRIMARIES},
    }
    offset = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for tag, body in tags.items():
        if body not in places:  # the three curves are one
            places[body] = offset + len(data)
            data += body
        table += tag + struct.pack(">II", places[body], len(body))
    size = 128 + len(table) + len(data)
    header = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s4sI4s4s", 2000, 1, 1, 0, 0, 0, b"acsp", bytes(4), 0, bytes(4), bytes(4))
    header += bytes(8) + struct.pack(">I", 0) + _fixed(_WHITE)
    return header.ljust(128, b"\0") + table + data


def _curve() -> list[int]:
    shares = [step / (_STEPS - 1) for step in range(_STEPS)]
    return [round(65535 * (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4)) for s in shares]


def _description(text: str) -> bytes:
    data = text.encode("ascii") + b"\0"
    return _padded(b"desc" + bytes(4) + struct.pack(">I", len(data)) + data + bytes(4 + 4 + 2 + 1 + 67))


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(value)


def _fixed(value: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(part * 65536) for part in value))


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
