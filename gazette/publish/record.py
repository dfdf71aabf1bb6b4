"""release.json: what a release holds, written beside its files and read back before it becomes visible."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import jsonschema

from gazette.config.schemas import load_schema
from gazette.errors import IntegrityError, PublishError
from gazette.model import Site, SiteFile, release_digest

RELEASE_FILE = "release.json"
_FORMAT = "gazette-release/1"


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """A release on a target. `previous` was visible before it; `folder` is its name below `releases/`."""

    release: str
    previous: str | None
    at: datetime
    files: int
    folder: str


@dataclass(frozen=True, slots=True)
class Record:
    """The whole of a release.json."""

    release: str
    previous: str | None
    at: datetime
    files: tuple[SiteFile, ...]


def record_bytes(record: Record) -> bytes:
    """Canonical JSON, files in the order of their paths."""
    facts = {
        "format": _FORMAT,
        "release": record.release,
        "previous": record.previous,
        "at": record.at.isoformat(),
        "files": [
            {"path": file.path, "sha256": file.sha256, "size": file.size}
            for file in sorted(record.files, key=lambda file: file.path)
        ],
    }
    return (json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode("utf-8")


def read_record(folder: Path) -> Record:
    """The record of a release.

    Raises IntegrityError when it is missing, is not what the schema says, or its digest is not that of its list.
    OSError of the disk itself is left to the caller.
    """
    path = folder / RELEASE_FILE
    try:
        facts = json.loads(path.read_bytes())
        jsonschema.validate(facts, load_schema("release"))
        record = Record(
            facts["release"],
            facts["previous"],
            datetime.fromisoformat(facts["at"]),
            tuple(SiteFile(checked_path(item["path"]), item["sha256"], item["size"]) for item in facts["files"]),
        )
    except (FileNotFoundError, NotADirectoryError, ValueError, jsonschema.ValidationError, PublishError) as error:
        raise IntegrityError("PUB-RECORD", path=path) from error
    if release_digest(record.files) != record.release:
        raise IntegrityError("PUB-RECORD", path=path)
    return record


def checked_site(site: Site) -> None:
    """Raises PublishError when a site names an unsafe path, a path twice or the record's own, or not its own digest."""
    seen: set[str] = set()
    for file in site.files:
        path = checked_path(file.path)
        if path in seen or path == RELEASE_FILE:
            raise PublishError("PUB-PATH", path=repr(path))
        seen.add(path)
    if release_digest(site.files) != site.release:
        raise PublishError("PUB-SITE", release=site.release)


def checked_path(path: str) -> str:
    """A path as it came, if it is plain and relative. Raises PublishError for one that could leave the release."""
    parts = path.split("/")
    climbs = any(part in {"", ".", ".."} for part in parts)
    strange = any(ord(char) < 32 or ord(char) == 127 or char == "\\" for char in path)
    if climbs or strange or ":" in parts[0]:
        raise PublishError("PUB-PATH", path=repr(path))
    return path
