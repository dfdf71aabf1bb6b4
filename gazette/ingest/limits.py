"""Limits on what a package may unpack to, counted while it is unpacked: a zip's own figures are only claims."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from gazette.ingest.refused import refused

MAX_FILE = 64 * 1024 * 1024
"""Bytes of one input file."""
MAX_ENTRIES = 5_000
MAX_PART = 50 * 1024 * 1024
MAX_TOTAL = 200 * 1024 * 1024
MAX_RATIO = 100
"""Unpacked to packed. Looked at only above `RATIO_FLOOR`: tiny parts of spaces and zeros are harmless."""
RATIO_FLOOR = 1024 * 1024
_CHUNK = 64 * 1024

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    struct.error,
    OSError,
    ValueError,
)
"""What zipfile raises for a package that is cut off or corrupt, or packed in a way nobody uses for documents."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(slots=True)
class Package:
    """An opened package. Not frozen: it counts the bytes that it has unpacked so far."""

    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    unpacked: int = field(default=0)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.entries

    def read(self, name: str) -> bytes:
        """The bytes of a part (names compare without case, as OPC part names do).

        Raises KeyError when there is no such part, RefusedInput when it is corrupt or unpacks past a limit.
        """
        info = self.entries[name.lower()]
        parts: list[bytes] = []
        size = 0
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > MAX_PART or self.unpacked + size > MAX_TOTAL:
                        raise refused("INP-ZIP-SIZE", part=_shown(name), limit=_mib(MAX_PART), total=_mib(MAX_TOTAL))
                    parts.append(chunk)
        except _BROKEN as error:
            raise refused("INP-ZIP-BROKEN", part=_shown(name)) from error
        except RuntimeError as error:  # zipfile's word for "needs a password"
            raise refused("INP-ENCRYPTED") from error
        self.unpacked += size
        return b"".join(parts)


def open_package(data: bytes) -> Package:
    """Open a zip package and check its directory. Raises RefusedInput; nothing is unpacked yet."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except _BROKEN as error:
        raise refused("INP-ZIP-BROKEN", part="—") from error
    if len(infos) > MAX_ENTRIES:
        raise refused("INP-ZIP-ENTRIES", count=len(infos), limit=MAX_ENTRIES)
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        _check_entry(info)
        name = info.filename.lower()
        if name in entries:
            raise refused("INP-ZIP-DUPLICATE", part=_shown(info.filename))
        entries[name] = info
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        raise refused("INP-ZIP-SIZE", part="—", limit=_mib(MAX_PART), total=_mib(MAX_TOTAL))
    return Package(archive, entries)


def _check_entry(info: zipfile.ZipInfo) -> None:
    raw = info.orig_filename  # before zipfile cuts at NUL and turns separators round
    parts = raw.split("/")
    if raw.startswith("/") or "\\" in raw or "\x00" in raw or ".." in parts or ":" in parts[0]:
        raise refused("INP-ZIP-NAME", part=_shown(raw))
    if info.flag_bits & 0x1:
        raise refused("INP-ENCRYPTED")
    if info.compress_type not in _METHODS:
        raise refused("INP-ZIP-BROKEN", part=_shown(raw))
    if info.file_size > MAX_PART:
        raise refused("INP-ZIP-SIZE", part=_shown(raw), limit=_mib(MAX_PART), total=_mib(MAX_TOTAL))
    if info.file_size > RATIO_FLOOR and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise refused("INP-ZIP-RATIO", part=_shown(raw), limit=MAX_RATIO)


def _mib(size: int) -> str:
    return f"{size // (1024 * 1024)} MiB"


def _shown(name: str) -> str:
    """A part's name fit for a message: printable and short."""
    return "".join(char if char.isprintable() else "?" for char in name)[:80]
