"""The archive: every file once, under its sha256, read-only. What was accepted is never lost."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gazette.errors import IntegrityError, MissingError

_NAME = re.compile(r"[0-9a-f]{64}")


class Archive:
    """A content-addressed folder; a FileStore of the model. Safe to use from several processes at once.

    Whoever adds a file keeps a shared lock on the folder until it is closed: nobody takes files away meanwhile that
    another has just put there, and names in the ledger only a moment later.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock: int | None = None

    def path(self, sha256: str) -> Path:
        """Where the bytes of a digest lie or would lie."""
        return self.root / sha256[:2] / sha256

    def put(self, data: bytes) -> str:
        """Keep bytes: write, fsync, rename, fsync the folder. What is there already is not written again.

        Raises MissingError when the disk does not take them.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds what is not published yet
            self._join()
            if self._holds(path, data):
                return digest
            path.parent.mkdir(exist_ok=True)
            self._write(path, data)
        except OSError as error:
            raise MissingError("REG-ARCHIVE-WRITE", path=path, detail=error.strerror or error) from error
        return digest

    def get(self, sha256: str) -> bytes:
        """The bytes of a digest. Raises IntegrityError when they are gone or are not what they were."""
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise IntegrityError("REG-ARCHIVE-GONE", path=path) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise IntegrityError("REG-ARCHIVE-ALTERED", path=path)
        return data

    def holds(self, sha256: str) -> bool:
        """Whether the bytes of a digest are there (their content is checked when they are read)."""
        return self.path(sha256).is_file()

    def digests(self) -> Iterator[str]:
        """The digest of every file that is there by its name, in order; their content is not looked at."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in folder.iterdir() if _NAME.fullmatch(path.name))

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Keep every other process from adding files; False when one has added any and is still at work.

        Raises OSError where the disk knows no locks.
        """
        lock = self._join()
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(lock, fcntl.LOCK_SH)  # the attempt has given up what was held
            yield False
            return
        try:
            yield True
        finally:
            fcntl.flock(lock, fcntl.LOCK_SH)

    def remove(self, sha256: str) -> None:
        """Take a file away for good, and what was set aside as an altered copy of it; inside `alone`."""
        path = self.path(sha256)
        for kept in (path, path.with_name(f".altered-{sha256}")):
            kept.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Take away what killed processes were writing, and make removals last; inside `alone`, so that none writes."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            for leftover in folder.glob(".new-*"):
                leftover.unlink()
            _flush(folder)

    def close(self) -> None:
        """Let others take files away."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _join(self) -> int:
        """Be one of those who add files; waits while another takes some away."""
        if self._lock is None:
            self._lock = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            # A disk that knows no such locks lets nobody be `alone` either, so that adding goes without one.
            with suppress(OSError):
                fcntl.flock(self._lock, fcntl.LOCK_SH)
        return self._lock

    @staticmethod
    def _holds(path: Path, data: bytes) -> bool:
        """Whether exactly these bytes lie there: a file that was cut or altered is written anew."""
        try:
            return path.read_bytes() == data
        except FileNotFoundError:
            return False

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fchmod(stream.fileno(), 0o444)
                os.fsync(stream.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _flush(path.parent)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
