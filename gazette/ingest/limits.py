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
MAX_TAGS = 400_000
"""Signs of a tag in a web page or an XML document, lines of a text: thirty times the largest laws."""
MAX_PART_TAGS = 1_300_000
"""The same of a part of an office document, where every run states its look: five times the largest laws."""
MAX_PARAGRAPHS = 100_000
MAX_PART = 50 * 1024 * 1024
MAX_TOTAL = 200 * 1024 * 1024
MAX_RATIO = 100
"""Unpacked to packed. Looked at only above `RATIO_FLOOR`: tiny parts of spaces and zeros are harmless."""
RATIO_FLOOR = 1024 * 1024
MAX_DEPTH = 2
"""Archives inside one another: one in a folder is 1, one inside that is 2; deeper ones are refused."""
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
_END, _LOCATOR, _END_64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_END_SIZE, _LOCATOR_SIZE, _END_64_SIZE, _COMMENT = 22, 20, 56, 1 << 16
_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(slots=True)
class Budget:
    """Bytes that may still be unpacked. Not frozen: archives inside archives draw on one budget."""

    left: int = MAX_TOTAL

    def take(self, size: int, part: str) -> None:
        """Count bytes just unpacked. Raises RefusedInput when there are more than the budget has left."""
        if size > self.left:
            raise refused("INP-ZIP-SIZE", part=shown(part), limit=mib(MAX_PART), total=mib(MAX_TOTAL))
        self.left -= size


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package; `budget` counts what was unpacked of it so far."""

    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    budget: Budget = field(default_factory=Budget)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.entries

    def read(self, name: str) -> bytes:
        """The bytes of a part (names compare without case, as OPC part names do).

        Raises KeyError when there is no such part, RefusedInput when it is corrupt or unpacks past a limit.
        """
        return inflated(self.archive, self.entries[name.lower()], name, self.budget)


def inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget) -> bytes:
    """The bytes of an entry, counted while they are unpacked. Raises RefusedInput for corrupt, locked or too large."""
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > MAX_PART:
                    raise refused("INP-ZIP-SIZE", part=shown(name), limit=mib(MAX_PART), total=mib(MAX_TOTAL))
                budget.take(len(chunk), name)
                parts.append(chunk)
    except _BROKEN as error:
        raise refused("INP-ZIP-BROKEN", part=shown(name)) from error
    except RuntimeError as error:  # zipfile's word for "needs a password"
        raise refused("INP-ENCRYPTED") from error
    return b"".join(parts)


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open a zip and hold its directory against the limits of the whole. Raises RefusedInput; nothing is unpacked."""
    if (listed := _listed(data)) > MAX_ENTRIES:
        raise refused("INP-ZIP-ENTRIES", count=listed, limit=MAX_ENTRIES)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except _BROKEN as error:
        raise refused("INP-ZIP-BROKEN", part="—") from error
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        raise refused("INP-ZIP-SIZE", part="—", limit=mib(MAX_PART), total=mib(MAX_TOTAL))
    return archive


def _listed(data: bytes) -> int:
    """How many entries the directory can hold (APPNOTE 4.3.12 to 4.3.16), before zipfile makes an object of each.

    The end record is looked for where zipfile looks, which takes no entry without its signature.
    """
    end = len(data) - _END_SIZE
    if not (data.startswith(_END, max(end, 0)) and data.endswith(b"\0\0")):
        end = data.rfind(_END, max(end - _COMMENT, 0))
    if end < 0 or len(data) - end < _END_SIZE:
        return 0
    (size,) = struct.unpack_from("<L", data, end + 12)
    further = end - _LOCATOR_SIZE - _END_64_SIZE
    if further >= 0 and data.startswith(_LOCATOR, end - _LOCATOR_SIZE) and data.startswith(_END_64, further):
        (size,) = struct.unpack_from("<Q", data, further + 40)
        end = further
    return data.count(_ENTRY, max(end - size, 0), end)


def check_count(count: int, limit: int) -> None:
    """Raises RefusedInput (INP-TOO-MANY) for more tags, paragraphs or lines than any document has."""
    if count > limit:
        raise refused("INP-TOO-MANY", count=count, limit=limit)


def open_package(data: bytes) -> Package:
    """Open a zip package and check its directory. Raises RefusedInput; nothing is unpacked yet."""
    archive = open_zip(data)
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        _check_part(info)
        name = info.filename.lower()
        if name in entries:
            raise refused("INP-ZIP-DUPLICATE", part=shown(info.filename))
        entries[name] = info
    return Package(archive, entries)


def _check_part(info: zipfile.ZipInfo) -> None:
    raw = info.orig_filename  # before zipfile cuts at NUL and turns separators round
    if "\\" in raw:
        raise refused("INP-ZIP-NAME", part=shown(raw))
    check_name(raw)
    check_entry(info)


def check_name(name: str) -> None:
    """Raises RefusedInput (INP-ZIP-NAME) for a name that climbs, is absolute or names a drive."""
    parts = name.split("/")
    if name.startswith("/") or "\x00" in name or ".." in parts or ":" in parts[0]:
        raise refused("INP-ZIP-NAME", part=shown(name))


def check_entry(info: zipfile.ZipInfo) -> None:
    """Raises RefusedInput for an entry that is locked, packed in an unknown way, or too large by its own figures."""
    name = shown(info.orig_filename)
    if info.flag_bits & 0x1:
        raise refused("INP-ENCRYPTED")
    if info.compress_type not in _METHODS:
        raise refused("INP-ZIP-BROKEN", part=name)
    if info.file_size > MAX_PART:
        raise refused("INP-ZIP-SIZE", part=name, limit=mib(MAX_PART), total=mib(MAX_TOTAL))
    if info.file_size > RATIO_FLOOR and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise refused("INP-ZIP-RATIO", part=name, limit=MAX_RATIO)


def mib(size: int) -> str:
    """A size as the limits are told: `50 MiB`."""
    return f"{size // (1024 * 1024)} MiB"


def shown(name: str) -> str:
    """A part's name fit for a message: printable and short."""
    return "".join(char if char.isprintable() else "?" for char in name)[:80]
