"""A zip archive as a folder in memory: nothing is written to the disk, and one bad member spoils no other."""

from __future__ import annotations

import hashlib
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.ingest.limits import Budget, check_entry, check_name, inflated, open_zip, shown
from gazette.ingest.refused import RefusedInput, refused
from gazette.ingest.tree import File, Folder, Node, folded
from gazette.model import Container, Finding, Place, Severity, finding

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
"""Extra field with the name in UTF-8 (APPNOTE 4.6.9), as WinRAR and Info-ZIP write it."""
_MAX_FOLDERS = 32
_DOCUMENT_MARKS = ("[content_types].xml", "mimetype")
_DOCUMENT_FOLDERS = {"word", "xl", "ppt", "_rels"}


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of the directory: its name in NFC with `/`, and what is wrong with it, if anything."""

    info: zipfile.ZipInfo
    name: str
    fault: Finding | None
    notes: tuple[Finding, ...] = ()


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip of files, and not a document that lives in a zip (DOCX, ODT), whole or broken."""
    if not data.startswith(_ZIP):
        return False
    try:
        names = [info.orig_filename.lower() for info in open_zip(data).infolist()]
    except RefusedInput:
        return False
    folders = {name.replace("\\", "/").split("/", 1)[0] for name in names if "/" in name or "\\" in name}
    return not any(mark in names for mark in _DOCUMENT_MARKS) and not folders & _DOCUMENT_FOLDERS


def unzipped(data: bytes, path: Path, within: Container | None, budget: Budget) -> Folder:
    """The archive's members as a folder at `path`; each is unpacked when it is read.

    `within` is where the archive itself lay inside another one. Raises RefusedInput for what is wrong with the whole:
    a broken directory, too many entries, too large. A member with a name that climbs, a doubled name, a link, a
    password or a size past the limits is there, and is refused when it is read.
    """
    archive = open_zip(data)
    home = within or Container(path.name, hashlib.sha256(data).hexdigest(), "")
    members = _members(archive)
    return _folder(path, tuple((tuple(item.name.split("/")), item) for item in members), archive, home, budget)


def _members(archive: zipfile.ZipFile) -> tuple[Member, ...]:
    found = [_member(info) for info in archive.infolist()]
    found = [item for item in found if not item.name.endswith("/")]
    times = Counter(folded(item.name) for item in found)
    return tuple(
        Member(item.info, item.name, _fault("INP-ZIP-DUPLICATE", item.name)) if times[folded(item.name)] > 1 else item
        for item in found
    )


def _member(info: zipfile.ZipInfo) -> Member:
    """The entry by its proper name.

    Archives made on Windows with `\\` for a separator (old .NET, portals' "download all") are met in the field. The
    separator is turned round and told: refusing them would send the office back to unpack by hand what the program can
    read as safely, since the name is checked after turning.
    """
    printed = unicodedata.normalize("NFC", _name(info))
    name = printed.replace("\\", "/")
    notes = (finding("INP-ZIP-BACKSLASH", Severity.INFO, part=shown(printed)),) if name != printed else ()
    try:
        check_name(name)
        if name.count("/") > _MAX_FOLDERS or not name.strip("./"):
            raise refused("INP-ZIP-NAME", part=shown(name))
        if stat.S_ISLNK(info.external_attr >> 16):
            raise refused("INP-ZIP-LINK", part=shown(name))
        if not name.endswith("/"):
            check_entry(info)
    except RefusedInput as error:
        return Member(info, _one_part(printed), error.finding)
    parts = [part for part in name.split("/") if part not in ("", ".")]
    return Member(info, "/".join(parts) + ("/" if name.endswith("/") else ""), None, notes)


def _one_part(name: str) -> str:
    """A name that must not be followed, as one part of a path to show it by; never one that hides."""
    return shown(name).replace("..", "…").replace("/", "∕") or "?"


def _name(info: zipfile.ZipInfo) -> str:
    """The entry's name: UTF-8 if it says so or is so, else code page 437, as the format has it."""
    name = info.orig_filename
    if info.flag_bits & _UTF8_FLAG:
        return name
    raw = name.encode("cp437")  # zipfile decoded it so; every byte has a letter there
    told = _unicode_path(info.extra, raw)
    if told is not None:
        return told
    try:
        return raw.decode("utf-8")  # macOS writes UTF-8 and does not say so
    except UnicodeDecodeError:
        return name


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5 and struct.unpack_from("<BL", field) == (1, zlib.crc32(raw)):
            try:
                return field[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
    return None


def _fault(code: str, name: str) -> Finding:
    return finding(code, Severity.ERROR, Place(), part=shown(name))


def _folder(
    path: Path,
    members: Sequence[tuple[tuple[str, ...], Member]],
    archive: zipfile.ZipFile,
    home: Container,
    budget: Budget,
) -> Folder:
    """The folder at `path`; `members` are those below it, each with the rest of its way down."""
    below: dict[str, list[tuple[tuple[str, ...], Member]]] = {}
    files: list[Node] = []
    for way, member in members:
        if len(way) > 1:
            below.setdefault(way[0], []).append((way[1:], member))
        else:
            files.append(_file(path / way[0], member, archive, home, budget))
    folders = [_folder(path / name, inside, archive, home, budget) for name, inside in below.items()]
    nodes = tuple(sorted((*files, *folders), key=lambda node: node.name))
    return Folder(path, lambda: nodes)


def _file(path: Path, member: Member, archive: zipfile.ZipFile, home: Container, budget: Budget) -> File:
    def load() -> bytes:
        if member.fault is not None:
            raise RefusedInput(member.fault)
        return inflated(archive, member.info, member.name, budget)

    inside = f"{home.member}/{member.name}" if home.member else member.name
    key = f"{home.sha256}:{inside}:{member.info.header_offset}"  # two entries of one name are two files
    return File(path, key, load, Container(home.name, home.sha256, inside), member.notes)
