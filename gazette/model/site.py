"""A release of the portal and what a target says it now holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

LOG_FOLDER = "log"
"""The transparency log's prefix on the portal (C2SP tlog-tiles)."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the portal: `path` is relative to its root; the bytes are in the file store under `sha256`."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Site:
    """Every file of one release. `release` is the sha256 over the list of its files: equal sites, equal releases."""

    release: str
    files: tuple[SiteFile, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a target holds after publishing: read back from it, not assumed."""

    target: str
    release: str
    previous: str | None
    location: str
    """Where to look: a path or an address."""
    written: int
    """Files that had to be written; the others were there already."""
    at: datetime


def release_digest(files: Iterable[SiteFile]) -> str:
    """sha256 over `path`, NUL, `sha256`, line feed of each file, in the order of the paths (as code points)."""
    whole = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.path):
        whole.update(f"{file.path}\0{file.sha256}\n".encode())
    return whole.hexdigest()
