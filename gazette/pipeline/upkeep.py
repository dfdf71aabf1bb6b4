"""Upkeep of an archive: everything hashed again, files put back by their digests, a backup, the registry made anew."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gazette.config import load_config
from gazette.config.load import FILE_NAME
from gazette.errors import ConflictError, IntegrityError, MissingError
from gazette.model import Progress
from gazette.model.redaction import Redactions
from gazette.pipeline.redactions import proven_redactions
from gazette.pipeline.workspace import Workspace
from gazette.registry import Archive, Registry
from gazette.registry.rebuild import rebuild
from gazette.registry.references import Reference

_CHUNK = 1 << 20
_LOCK = ".backup"
_MAKING = ".registry.db.new"
_SETTINGS_NEW = f".{FILE_NAME}.new"
_PARTS = ("registry.db", "archive", FILE_NAME)
"""What a backup holds. The keys are not in it: they are kept elsewhere, and by somebody else."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A file of the archive that is not there as it was. `state` is altered, gone or unreadable."""

    sha256: str
    path: Path
    state: str
    belongs: tuple[Reference, ...]
    """What needs it; nothing for a file that the ledger does not name (any more)."""


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What was found. `broken_event` is the first event whose chain is broken."""

    files: int
    size: int
    events: int
    broken_event: int | None
    lost: tuple[Lost, ...]
    restored: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.lost and self.broken_event is None


def verify_archive(workspace: Workspace, copies: Sequence[Path] = ()) -> ArchiveReport:
    """Hash every file of the archive again, and see that all that the ledger names is there.

    Only what a signed redaction took away may be missing.
    What is not there as it was is looked for by its digest below `copies` (a published portal, a backup) and put back;
    the altered file is kept beside it, hidden, for inquiry. What was not found stands in the report as lost.
    """
    archive, registry = workspace.archive, workspace.registry
    there = list(archive.digests())
    workspace.progress.start("archive", len(there))
    wrong: dict[str, str] = {}
    size = 0
    for sha256 in there:
        found, length = _hashed(archive.path(sha256))
        size += length
        if found != sha256:
            wrong[sha256] = "altered" if found is not None else "unreadable"
        workspace.progress.advance(sha256[:12])
    workspace.progress.finish()
    known = set(there)
    belongs: dict[str, list[Reference]] = {}
    for item in registry.references(proven_redactions(workspace)):
        if item.sha256 not in known:
            wrong[item.sha256] = "gone"
        if item.sha256 in wrong and item not in belongs.setdefault(item.sha256, []):
            belongs[item.sha256].append(item)
    restored = _restored(archive, wrong, copies)
    lost = tuple(
        Lost(sha256, archive.path(sha256), state, tuple(belongs.get(sha256, ())))
        for sha256, state in sorted(wrong.items())
        if sha256 not in restored
    )
    return ArchiveReport(
        len(there), size, registry.pages.newest_event, registry.broken_event(), lost, tuple(sorted(restored))
    )


def _hashed(path: Path) -> tuple[str | None, int]:
    """The digest and length of a file, in pieces; no digest when the disk does not give it back."""
    whole, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                whole.update(piece)
                size += len(piece)
    except OSError:
        return None, size
    return whole.hexdigest(), size


def _restored(archive: Archive, wrong: dict[str, str], copies: Sequence[Path]) -> set[str]:
    """Put back what is found below `copies`: whatever its name there, its bytes say what it is."""
    restored: set[str] = set()
    for path in (path for root in copies for path in sorted(root.rglob("*"))):
        if len(restored) == len(wrong):
            break
        if path.is_symlink() or not path.is_file():
            continue
        sha256, _ = _hashed(path)
        if sha256 in wrong and sha256 not in restored:
            data = path.read_bytes()
            if wrong[sha256] != "gone":
                bad = archive.path(sha256)
                bad.rename(bad.with_name(f".altered-{sha256}"))
            if archive.put(data) == sha256:
                restored.add(sha256)
    return restored


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made and read back: `copied` of its `files` were new."""

    folder: Path
    files: int
    copied: int
    size: int
    events: int


def back_up(workspace: Workspace, folder: Path) -> Backup:
    """Copy ledger, archive and settings into a folder, while others work; into an earlier backup only what is new.

    The ledger is copied first, as it is at one moment, and becomes visible last, after every file that it names was
    read back: whenever this ends, the folder holds the backup before or this one whole.
    Raises ConflictError for a folder with something else in it or a backup that is under way, IntegrityError when a
    file of the archive is not what it was, MissingError when the disk does not take the copy.
    """
    folder = folder.absolute()
    _refuse_other(workspace, folder)
    workspace.registry.pages.write()
    making = folder / _MAKING
    with _disk(folder), _alone(folder):
        for leftover in folder.glob(f"{_MAKING}*"):
            leftover.unlink()
        archive = Archive(folder / "archive")
        newest = workspace.registry.pages.all()[-1:]
        is_copied = workspace.registry.copy_to(making)
        copied = _copy_archive(workspace.archive, archive, workspace.progress)
        if not is_copied:  # it is on a server: what the archive has of it becomes the file
            rebuild(making, archive.root, workspace.progress.advance, *newest)
        with Registry(making, archive.root) as ledger:
            files, size = _read_back(ledger, archive, proven_redactions(workspace))
            broken, events = ledger.broken_event(), ledger.pages.newest_event
        if broken is not None:
            raise IntegrityError("UPK-EVENTS", event=broken)
        settings = (workspace.config.workspace / FILE_NAME).read_bytes()
        _replaced(folder / FILE_NAME, folder / _SETTINGS_NEW, settings)
        _flush(making)
        making.replace(folder / "registry.db")
        _flush(folder)
    return Backup(folder, files, copied, size, events)


def _refuse_other(workspace: Workspace, folder: Path) -> None:
    home = workspace.config.workspace.resolve()
    if folder.resolve() == home or (folder.exists() and not folder.is_dir()):
        raise ConflictError("UPK-BACKUP-PLACE", path=folder)
    other = sorted(item.name for item in folder.iterdir() if item.name not in _PARTS) if folder.is_dir() else []
    other = [name for name in other if name not in (_LOCK, _SETTINGS_NEW) and not name.startswith(_MAKING)]
    if other:
        raise ConflictError("UPK-BACKUP-PLACE", path=folder)


def _copy_archive(of: Archive, to: Archive, progress: Progress) -> int:
    there = set(to.digests())
    new = [sha256 for sha256 in of.digests() if sha256 not in there]
    progress.start("backup", len(new))
    for sha256 in new:
        to.put(of.get(sha256))
        progress.advance(sha256[:12])
    progress.finish()
    return len(new)


def _read_back(ledger: Registry, archive: Archive, gone: Redactions) -> tuple[int, int]:
    """How many files a backup has and their size, but for what redactions took away rightly.

    Raises IntegrityError for one that is not what it should be.
    """
    there, size = set(), 0
    for sha256 in archive.digests():
        found, length = _hashed(archive.path(sha256))
        if found != sha256:
            raise IntegrityError("UPK-BACKUP-BAD", path=archive.path(sha256))
        there.add(sha256)
        size += length
    for item in ledger.references(gone):
        if item.sha256 not in there:
            raise IntegrityError("UPK-BACKUP-LACKS", sha256=item.sha256, name=item.name or item.kind)
    return len(there), size


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        path = error.filename if error.filename is not None else folder
        raise MissingError("UPK-BACKUP-DISK", path=path, detail=error.strerror or error) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    import fcntl

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds what is not published yet
    with (folder / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ConflictError("UPK-BACKUP-BUSY", path=folder) from error
        yield


def _replaced(path: Path, fresh: Path, data: bytes) -> None:
    fresh.write_bytes(data)
    _flush(fresh)
    fresh.replace(path)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rebuild_registry(folder: Path, progress: Progress) -> int:
    """Make the registry of a workspace anew from its archive; how many events it has.

    Raises ConfigError without settings, MissingError when its server can't be reached, and what
    `gazette.registry.rebuild` raises.
    """
    config = load_config(folder)
    database = config.registry.database
    progress.start("rebuild", 0)
    events = rebuild(database, config.registry.archive, progress.advance)
    progress.finish()
    return events
