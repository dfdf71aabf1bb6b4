"""What lies in a release folder, held against what should: the readings behind every promise of a target."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from gazette.errors import IntegrityError, PublishError
from gazette.model import SiteFile
from gazette.publish.disk import digest_of, remove_tree
from gazette.publish.record import RELEASE_FILE, Record, ReleaseInfo, read_record

ID_LENGTH = 16
"""Characters of a release's digest in the name of its folder."""


@dataclass(frozen=True, slots=True)
class Found:
    """A release folder: `record` is None when its release.json can't be read."""

    folder: Path
    record: Record | None


def found_in(folder: Path) -> Found:
    try:
        return Found(folder, read_record(folder))
    except IntegrityError:
        return Found(folder, None)


def is_release(found: Found, release: str) -> bool:
    """Whether a folder holds, or by its name should hold, a release."""
    if found.record is not None:
        return found.record.release == release
    return found.folder.name.partition("-")[0] == release[:ID_LENGTH]


def info_of(folder: Path, record: Record) -> ReleaseInfo:
    return ReleaseInfo(record.release, record.previous, record.at, len(record.files), folder.name)


def linked(known: Path, path: Path, file: SiteFile) -> bool:
    """Link a file of the visible release, if it still is what it was and the disk can."""
    if known.is_symlink() or not is_same(known, file):
        return False
    try:
        path.hardlink_to(known)
    except OSError:
        return False  # another device, or a disk without links: the file is written instead
    return True


def is_same(path: Path, file: SiteFile) -> bool:
    try:
        return path.stat().st_size == file.size and digest_of(path) == file.sha256
    except OSError:
        return False  # a file that can't be read is not what it was


def first_wrong(folder: Path, files: tuple[SiteFile, ...]) -> str | None:
    """The first file of a release that is missing, altered, or not of it."""
    for file in files:
        path = folder / file.path
        if path.is_symlink() or not is_same(path, file):
            return file.path
    listed = {file.path for file in files} | {RELEASE_FILE}
    for parent, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        for name in sorted([*names, *links]):
            path_in = (Path(parent) / name).relative_to(folder).as_posix()
            if path_in not in listed:
                return path_in
    return None


def read_back(folder: Path, record: Record) -> None:
    """Hold what the disk gives back against what should be there."""
    if read_record(folder) != record:
        raise PublishError("PUB-READ-BACK", path=folder / RELEASE_FILE)
    wrong = first_wrong(folder, record.files)
    if wrong is not None:
        raise PublishError("PUB-READ-BACK", path=folder / wrong)


def discard(folder: Path) -> None:
    """Take an unfinished release away. A disk that refuses even that must not hide why publishing failed."""
    try:
        remove_tree(folder)
    except OSError:
        return  # hidden by its name, and swept away by the next run
