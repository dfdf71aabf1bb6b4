"""What stands in the log: one act of the gazette on one work, as canonical JSON (schemas/log-entry.schema.json)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from gazette.model.canonical import canonical, read_object

FORMAT = "gazette-entry/1"


class Act(Enum):
    """What happened to a work. Nothing in the log is ever edited: what changes it is an act of its own."""

    PUBLISHED = "publish"
    CORRECTED = "correct"
    WITHDRAWN = "withdraw"
    SUSPENDED = "suspend"
    RESUMED = "resume"
    EXPIRED = "expire"
    CONSOLIDATED = "consolidate"
    REDACTED = "redact"
    RENEWED = "renew"
    VOID = "void"
    """A number that no issue has, and none will."""
    QUIET = "quiet"
    """A day on which there was no issue."""


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
        return canonical(
            {
                "files": dict(self.files),
                "format": FORMAT,
                "issue": self.issue,
                "kind": self.act.value,
                "time": self.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "work": self.work,
            }
        )


def parse_entry(data: bytes) -> Entry:
    """Read an entry. Raises ValueError for anything but the canonical bytes of one."""
    top = read_object(data, "entry")
    if top.text("format") != FORMAT:
        raise ValueError("entry: unknown format")
    entry = Entry(
        act=Act(top.text("kind")),
        work=top.text("work"),
        issue=top.text("issue"),
        at=_time(top.text("time")),
        files=tuple(sorted(top.digests("files").items())),
    )
    top.done()
    if bytes(entry) != data:
        raise ValueError("entry: not in canonical form")
    return entry


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except OverflowError as error:
        raise ValueError("a time that no calendar has") from error
