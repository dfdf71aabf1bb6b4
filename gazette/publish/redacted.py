"""Releases of a target that went because a document in them was redacted: their digests are kept, and nothing else.

<path>/releases/.redacted    one digest a line
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gazette.publish.disk import flush, write_file

_FILE = ".redacted"


def redacted_releases(releases: Path) -> frozenset[str]:
    """The digests of releases that a redaction took away from the target with this folder of releases."""
    path = releases / _FILE
    return frozenset(path.read_text("ascii").split()) if path.is_file() else frozenset()


def note_redacted(releases: Path, gone: Iterable[str]) -> None:
    """Add digests of releases that are about to go. Again, it changes nothing."""
    known = redacted_releases(releases)
    noted = known.union(gone)
    if noted == known:
        return
    fresh = releases / f"{_FILE}-next"
    fresh.unlink(missing_ok=True)
    write_file(fresh, "".join(f"{release}\n" for release in sorted(noted)).encode("ascii"))
    flush(fresh)
    fresh.replace(releases / _FILE)
    flush(releases)
