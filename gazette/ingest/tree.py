"""Files and folders as the counter sees them, whether they lie on the disk or in an archive."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gazette.ingest.limits import MAX_FILE
from gazette.ingest.refused import RefusedInput, refused
from gazette.model import Container, Finding, Place, Severity, finding

_WORKSPACE = "gazette.toml"
_KEPT = frozenset({_WORKSPACE, "archive", "keys", "portal"})


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be read. `path` is shown to people; `key` tells whether two are the same file.

    `load` gives the bytes; it raises OSError or RefusedInput. `notes` are what is to be told of the file whatever it
    holds. `container` is set for a file inside an archive.
    """

    path: Path
    key: str
    load: Callable[[], bytes]
    container: Container | None = None
    notes: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        return self.path.name

    def read(self) -> bytes:
        """The bytes. Raises RefusedInput, placed at the file, for what can't be read for whatever reason."""
        try:
            return self.load()
        except OSError as error:
            raise RefusedInput(unreadable(self.name, error)) from error
        except RefusedInput as error:
            found = error.finding
            raise RefusedInput(Finding(found.code, found.severity, found.params, Place(self.name))) from error


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder. `entries` gives what lies in it, by name; it raises OSError for one that can't be read."""

    path: Path
    entries: Callable[[], tuple[Node, ...]]

    @property
    def name(self) -> str:
        return self.path.name


Node = File | Folder


def disk_file(path: Path, root: str | None = None) -> File:
    """A file of the disk. More than MAX_FILE bytes are refused: reading decides, not the size the directory states.

    With `root`, the real path of a folder with its last separator, a link is refused that leads out of that folder or
    into what a workspace keeps for itself.
    """
    named, key = writable(path), os.path.realpath(path)
    leads_out = root is not None and path.is_symlink() and (not key.startswith(root) or kept_by_workspace(Path(key)))
    if leads_out:
        key = real_root(path.parent) + path.name

    def load() -> bytes:
        if leads_out:
            raise refused("INP-LINK-OUTSIDE", file=named.name)
        # not blocking: a pipe that has taken a file's place would wait for a writer
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise refused("INP-FILE-UNREADABLE", file=named.name, reason="not a regular file")
            data = stream.read(MAX_FILE + 1)
        if len(data) > MAX_FILE:
            raise refused("INP-TOO-LARGE", file=named.name, limit=f"{MAX_FILE // (1024 * 1024)} MiB")
        return data

    return File(named, key, load)


def real_root(path: Path) -> str:
    """What the real paths of everything below a folder begin with."""
    return os.path.realpath(path).rstrip(os.sep) + os.sep


def disk_folder(path: Path, root: str | None = None) -> Folder:
    """A folder of the disk. Links to folders are left out: they could lead round in a circle or out of the inbox.

    Links to files are files as long as they stay below `root`: the folder itself, if it is not said. What a workspace
    keeps for itself (keys, ledger, archive, portal) is no input, wherever the workspace lies.
    """
    top = root if root is not None else real_root(path)

    def entries() -> tuple[Node, ...]:
        found = sorted(path.iterdir(), key=lambda entry: entry.name)
        if any(entry.name == _WORKSPACE for entry in found):
            found = [entry for entry in found if not is_kept(entry.name)]
        return tuple(
            disk_folder(entry, top) if entry.is_dir() else disk_file(entry, top)
            for entry in found
            if not (entry.is_dir() and entry.is_symlink())
        )

    return Folder(writable(path), entries)


def is_kept(name: str) -> bool:
    """Whether a name in a workspace's folder is the workspace's own, and nothing that came in."""
    return name in _KEPT or name.startswith("registry.")


def kept_by_workspace(path: Path) -> bool:
    """Whether a path lies in what a workspace keeps for itself."""
    inside = Path(os.path.realpath(path))
    return any(
        (folder / _WORKSPACE).is_file() and is_kept(inside.relative_to(folder).parts[0]) for folder in inside.parents
    )


def unreadable(name: str, error: OSError) -> Finding:
    """What is told of a file or folder that the machine could not read."""
    return finding("INP-FILE-UNREADABLE", Severity.ERROR, Place(name), file=name, reason=reason(error))


def writable(path: Path) -> Path:
    """A path as it can be written down: bytes of a name that are no UTF-8 stand as `\\xff`."""
    return Path(os.fsencode(path).decode("utf-8", "backslashreplace"))


def folded(name: str) -> str:
    """A name as file systems that ignore case and Unicode form compare it."""
    return unicodedata.normalize("NFC", name).casefold()


def reason(error: OSError) -> str:
    """Why the machine could not read, in its words."""
    return error.strerror or str(error)
