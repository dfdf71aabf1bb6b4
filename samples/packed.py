"""Zip packages whose bytes depend on their content alone: members in the order given, one fixed date, one mode."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

EPOCH = (2026, 1, 1, 0, 0, 0)


def member(name: str) -> zipfile.ZipInfo:
    """A zip entry without anything of the machine it was made on."""
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    info.create_system = 3
    return info


def stored(data: bytes) -> bytes:
    """A zlib stream of one uncompressed block: the same bytes with every zlib. At most 65,535 bytes of data."""
    size = len(data)
    return b"\x78\x01\x01" + struct.pack("<HH", size, size ^ 0xFFFF) + data + struct.pack(">I", zlib.adler32(data))


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts in this order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in parts.items():
            package.writestr(member(name), data)
    return target.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a zip in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}
