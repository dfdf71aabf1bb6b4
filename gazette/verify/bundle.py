"""Evidence copied from a portal: log, bulletin, proofs and manifests, in folders or zip archives (`--bundle`)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from gazette.errors import InputError
from gazette.model import LOG_FOLDER
from gazette.model.manifest_json import safe_path
from gazette.verify.log_audit import folder_fetch

_MOST_FILES = 200_000
_LARGEST = 500 << 20
"""Bytes of all files of an archive together."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Bundle:
    """Folders laid over each other, each with the paths of the portal; what lies in the first counts."""

    folders: tuple[Path, ...] = ()

    def log(self, path: str) -> bytes | None:
        """A file of the log by its path below the log's prefix: a `Fetch` of gazette.tlog."""
        found = (folder_fetch(folder / LOG_FOLDER)(path) for folder in self.folders)
        return next((data for data in found if data is not None), None)

    def named(self, pattern: str) -> Iterator[Path]:
        """Every file whose name is like `pattern`, wherever it lies."""
        for folder in self.folders:
            yield from sorted(folder.rglob(pattern))


@contextmanager
def opened(places: Sequence[Path]) -> Iterator[Bundle]:
    """Folders as they are, archives unpacked for as long as the block runs.

    Raises InputError for a place that can't be read, and for an archive that leads out of itself or is too large.
    """
    with ExitStack() as stack:
        yield Bundle(tuple(_folder(place, stack) for place in places))


def _folder(place: Path, stack: ExitStack) -> Path:
    if place.is_dir():
        return place
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="gazette-bundle-")))
    try:
        with zipfile.ZipFile(place) as archive:
            _unpack(archive, folder)
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError("VFY-BUNDLE", path=place, reason=getattr(error, "strerror", None) or error) from error
    return folder


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MOST_FILES:
        raise ValueError(f"> {_MOST_FILES}")
    left = _LARGEST
    for member in members:
        if not safe_path(member.filename):
            raise ValueError(ascii(member.filename))
        target = folder / member.filename
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, target.open("xb") as sink:
            while piece := source.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise ValueError(f"> {_LARGEST} B")
                sink.write(piece)
