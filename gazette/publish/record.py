"""release.json: what a release holds, written beside its files and read back before it becomes visible."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import jsonschema

from gazette.config.schemas import load_schema
from gazette.errors import IntegrityError, PublishError
from gazette.model import Site, SiteFile, release_digest
from gazette.model.codec import Json

RELEASE_FILE = "release.json"
_FORMAT = "gazette-release/1"
_SHA256 = re.compile(r"[0-9a-f]{64}")


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
        record = _record(json.loads(path.read_bytes()))
    except (FileNotFoundError, NotADirectoryError, ValueError, jsonschema.ValidationError, PublishError) as error:
        raise IntegrityError("PUB-RECORD", path=path) from error
    if release_digest(record.files) != record.release:
        raise IntegrityError("PUB-RECORD", path=path)
    return record


def _record(facts: Json) -> Record:
    """What the schema allows. Files are thousands: each is looked at here, since JSON Schema takes a hundredfold."""
    if not isinstance(facts, dict) or not isinstance(facts.get("files"), list):
        raise ValueError("no list of files")  # noqa: TRY004 - of data, not of a caller
    jsonschema.validate({**facts, "files": []}, load_schema("release"))
    files = tuple(map(_file, facts["files"]))
    return Record(facts["release"], facts["previous"], datetime.fromisoformat(facts["at"]), files)


def _file(item: Json) -> SiteFile:
    if not isinstance(item, dict) or item.keys() != {"path", "sha256", "size"}:
        raise ValueError("not an entry of a file")
    path, sha256, size = item["path"], item["sha256"], item["size"]
    if not isinstance(path, str) or not isinstance(sha256, str) or type(size) is not int:
        raise ValueError("an entry of other types")
    if size < 0 or _SHA256.fullmatch(sha256) is None:
        raise ValueError("not the digest and the size of a file")
    return SiteFile(checked_path(path), sha256, size)


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
