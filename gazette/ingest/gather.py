"""Collecting input files from paths. The only module of ingest that touches the disk; it changes nothing there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from gazette.errors import InputError
from gazette.ingest.blocks import NamedFile
from gazette.ingest.intake import Intake
from gazette.ingest.limits import MAX_FILE
from gazette.ingest.sidecar import SUFFIX, Sidecar, read_sidecar
from gazette.model import Clock, Finding, Place, Severity, Urgency, finding

_FOLDER = ".files"
"""Suffix of the folder that holds a file's attachments: `QD-83.docx` → `QD-83.files/`."""


def gather(paths: Sequence[Path], clock: Clock, zone: tzinfo = UTC) -> tuple[Intake, ...]:
    """Read every input under `paths`, in the order given; folders are walked by name, depth first.

    `zone` is the office's time zone, for moments of receipt that are written without one.

    Sidecars (`NAME.gazette.json`), attachment folders (`NAME.files/`), hidden files and README* are no inputs of their
    own. A file that is reached twice is read once. Raises InputError (INP-PATH-MISSING, INP-PATH-UNREADABLE) for a path
    that was given and can't be opened; a file inside a folder that can't be read becomes an Intake with a problem.
    """
    received = clock.now()
    found: dict[Path, Intake] = {}
    for given in paths:
        for path in _inputs(given):
            key = Path(os.path.realpath(path))
            if key not in found:
                found[key] = _intake(path, received, zone, given=path == given)
    return tuple(found.values())


def _inputs(given: Path) -> Iterator[Path]:
    try:
        mode = given.stat().st_mode
    except FileNotFoundError as error:
        raise InputError("INP-PATH-MISSING", path=given) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError("INP-PATH-UNREADABLE", path=given, reason=_reason(error)) from error
    if stat.S_ISDIR(mode):
        if not _is_companion_folder(given):
            yield from _walk(given, top=True)
    elif stat.S_ISREG(mode):
        if not _is_sidecar(given):
            yield given
    else:
        raise InputError("INP-PATH-UNREADABLE", path=given, reason="not a regular file")


def _is_sidecar(path: Path) -> bool:
    """Whether this is the sidecar of a file beside it (a shell's `inbox/*` names it too)."""
    if not path.name.endswith(SUFFIX):
        return False
    document = path.name.removesuffix(SUFFIX)
    return any(
        other.name == document or other.stem == document for other in path.parent.iterdir() if other.name != path.name
    )


def _is_companion_folder(path: Path) -> bool:
    return any(path.name in _companions(other) for other in path.parent.iterdir() if other.is_file())


def _walk(folder: Path, *, top: bool = False) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        if top:
            raise InputError("INP-PATH-UNREADABLE", path=folder, reason=_reason(error)) from error
        yield folder  # the intake made of it says that the folder can't be read
        return
    taken = {name for entry in entries if not entry.is_dir() for name in _companions(entry)}
    for entry in entries:
        if entry.name.startswith(".") or entry.name.upper().startswith("README"):
            continue
        if entry.is_dir():
            # links to folders are not followed: they could lead round in a circle or out of the inbox
            if entry.name not in taken and not entry.is_symlink():
                yield from _walk(entry)
        elif not entry.name.endswith(SUFFIX):
            yield entry


def _intake(path: Path, received: datetime, zone: tzinfo, *, given: bool) -> Intake:
    problems: list[Finding] = []
    try:
        data = _read(path, problems)
    except OSError as error:
        if given:
            raise InputError("INP-PATH-UNREADABLE", path=path, reason=_reason(error)) from error
        data = b""
        problems.append(
            finding("INP-FILE-UNREADABLE", Severity.ERROR, Place(path.name), file=path.name, reason=_reason(error))
        )
    if problems:
        return Intake(path, path.name, data, received, problems=tuple(problems))
    sidecar = _sidecar(path, problems)
    attachments = _attachments(path, problems)
    if sidecar is None:
        return Intake(path, path.name, data, received, attachments, None, tuple(problems))
    came = sidecar.received or received
    return Intake(
        path,
        path.name,
        data,
        came if came.tzinfo is not None else came.replace(tzinfo=zone),
        attachments,
        sidecar,
        tuple(problems),
        sender=sidecar.sender,
        urgency=sidecar.urgency or Urgency.NORMAL,
    )


def _read(path: Path, problems: list[Finding]) -> bytes:
    """The bytes of a regular file of at most MAX_FILE bytes; else empty, with a problem."""
    info = path.stat()
    if not stat.S_ISREG(info.st_mode):
        problems.append(
            finding(
                "INP-FILE-UNREADABLE", Severity.ERROR, Place(path.name), file=path.name, reason="not a regular file"
            )
        )
        return b""
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE + 1)  # reading decides, not the size the directory states
    if len(data) > MAX_FILE:
        limit = f"{MAX_FILE // (1024 * 1024)} MiB"
        problems.append(finding("INP-TOO-LARGE", Severity.ERROR, Place(path.name), file=path.name, limit=limit))
        return b""
    return data


def _sidecar(path: Path, problems: list[Finding]) -> Sidecar | None:
    beside = next((place for place in _sidecar_places(path) if place.is_file()), None)
    if beside is None:
        return None
    try:
        data = _read(beside, problems)
    except OSError as error:
        problems.append(
            finding("INP-FILE-UNREADABLE", Severity.ERROR, Place(beside.name), file=beside.name, reason=_reason(error))
        )
        return None
    if not data and problems:
        return None
    sidecar, mistakes = read_sidecar(data, beside.name)
    problems.extend(mistakes)
    return sidecar


def _sidecar_places(path: Path) -> tuple[Path, Path]:
    """`QD-83.docx.gazette.json`, which tells twins of one name apart, before `QD-83.gazette.json`."""
    return path.with_name(path.name + SUFFIX), path.with_name(path.stem + SUFFIX)


def _folder_of(path: Path) -> str:
    return path.stem + _FOLDER


def _companions(path: Path) -> tuple[str, str]:
    """Folders that belong to a file: its attachments, and the pictures that a browser saves beside a page."""
    return _folder_of(path), path.stem + "_files"


def _attachments(path: Path, problems: list[Finding]) -> tuple[NamedFile, ...]:
    folder = path.with_name(_folder_of(path))
    if not folder.is_dir():
        return ()
    files: dict[str, NamedFile] = {}
    try:
        inside = list(_walk(folder))
    except InputError:
        inside = [folder]
    for file in inside:
        if file.name.lower() in files:
            problems.append(finding("INP-ATTACHMENT-DOUBLE", Severity.ERROR, Place(file.name), file=file.name))
            continue
        try:
            data = _read(file, problems)
        except OSError as error:
            problems.append(
                finding("INP-FILE-UNREADABLE", Severity.ERROR, Place(file.name), file=file.name, reason=_reason(error))
            )
            continue
        files[file.name.lower()] = NamedFile(file.name, data)
    return tuple(files.values())


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
