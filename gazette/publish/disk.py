"""Writing to a disk so that it can be relied on, and telling what went wrong in the catalogue's words."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gazette.errors import PublishError

FILE_MODE = 0o644
FOLDER_MODE = 0o755
"""A web server runs as somebody else: everything is readable, whatever the umask."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM}
_CHUNK = 1 << 20


@contextmanager
def os_errors(where: Path) -> Iterator[None]:
    """Turn any OSError inside into a PublishError that names the file, the cause and the way out."""
    try:
        yield
    except OSError as error:
        raise publish_error(error, where) from error


def publish_error(error: OSError, where: Path) -> PublishError:
    """The error a fault of the disk becomes. `where` is named when the fault names no file itself."""
    path = error.filename if isinstance(error.filename, str) else str(where)
    detail = error.strerror or str(error)
    if error.errno in _FULL:
        return PublishError("PUB-FULL", path=path, folder=Path(path).parent, detail=detail)
    if error.errno in _DENIED:
        return PublishError("PUB-DENIED", path=path, detail=detail)
    if error.errno == errno.EROFS:
        return PublishError("PUB-READ-ONLY", path=path, detail=detail)
    return PublishError("PUB-DISK", path=path, detail=detail)


def make_folder(folder: Path, root: Path) -> None:
    """Make a folder below `root` and those above it, readable by all. Existing ones stay as they are."""
    missing = []
    current = folder
    while current != root and not current.is_dir():
        missing.append(current)
        current = current.parent
    for one in reversed(missing):
        one.mkdir()
        one.chmod(FOLDER_MODE)


def write_file(path: Path, data: bytes) -> None:
    """Write a new file; it must not exist. Not yet flushed: see `flush_tree`. A fault while writing names the file."""
    with os_errors(path):
        with path.open("xb") as file:
            file.write(data)
        path.chmod(FILE_MODE)


def flush(path: Path) -> None:
    """Force a file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_tree(folder: Path) -> None:
    """Force everything below a folder to its disk: with one call where the system has it, else file by file.

    A release of thousands of small files takes a fraction of a second so, and some five milliseconds a file otherwise.
    """
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        for parent, _, names in os.walk(folder):
            for name in names:
                flush(Path(parent) / name)
            flush(Path(parent))
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)


def digest_of(path: Path) -> str:
    """sha256 of a file, read in pieces."""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            whole.update(chunk)
    return whole.hexdigest()


def remove_tree(folder: Path) -> None:
    """Remove a folder with all it holds, or a link or file in its place (links are never followed)."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)


def point(link: Path, target: str) -> None:
    """Make the symbolic link `link` lead to `target` (relative to its folder), from one moment to the next."""
    fresh = link.with_name(f".{link.name}-next")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)
    flush(link.parent)
