"""What stands in the log: one act of the gazette on one work, as canonical JSON (schemas/log-entry.schema.json)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

FORMAT = "gazette-entry/1"
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MEMBERS = frozenset({"files", "format", "issue", "kind", "time", "work"})


class Act(Enum):
    """What happened to a work. Nothing in the log is ever edited: what changes it is an act of its own."""

    PUBLISHED = "publish"
    CORRECTED = "correct"
    WITHDRAWN = "withdraw"
    SUSPENDED = "suspend"
    EXPIRED = "expire"
    REDACTED = "redact"
    RENEWED = "renew"


@dataclass(frozen=True, slots=True)
class Entry:
    """`work` is the URI of the document or issue, `issue` the one that published or told of it (`vn/2026/713+714`),
    `files` the path below the portal and the sha256 (hex) of each rendition that the act is about."""

    act: Act
    work: str
    issue: str
    at: datetime
    files: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if self.at.tzinfo is not UTC or self.at.microsecond:
            raise ValueError("the time of an entry is in whole seconds of UTC")
        paths = [path for path, _ in self.files]
        if paths != sorted(set(paths)):
            raise ValueError("files stand in the order of their paths, each once")

    def __bytes__(self) -> bytes:
        value = {
            "files": dict(self.files),
            "format": FORMAT,
            "issue": self.issue,
            "kind": self.act.value,
            "time": self.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "work": self.work,
        }
        return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def parse_entry(data: bytes) -> Entry:
    """Read an entry. Raises ValueError for anything but the canonical bytes of one."""
    try:
        value = json.loads(data.decode("utf-8"))
    except RecursionError as error:
        raise ValueError("entry: nested too deeply") from error
    if not isinstance(value, dict) or set(value) != _MEMBERS or value["format"] != FORMAT:
        raise ValueError("not an entry of the log")
    files, texts = value["files"], [value[name] for name in ("kind", "work", "issue", "time")]
    if not isinstance(files, dict) or not all(isinstance(text, str) for text in texts):
        raise ValueError("not an entry of the log")
    if not all(isinstance(digest, str) and _SHA256.fullmatch(digest) for digest in files.values()):
        raise ValueError("a file's digest is not a sha256")
    kind, work, issue, time = texts
    try:
        at = datetime.fromisoformat(time).astimezone(UTC)
    except OverflowError as error:
        raise ValueError("a time that no calendar has") from error
    entry = Entry(Act(kind), work, issue, at, tuple(sorted(files.items())))
    if bytes(entry) != data:
        raise ValueError("entry: not in canonical form")
    return entry
