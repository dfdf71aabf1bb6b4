"""Events: who did what when, each with the hash of the one before, so that none can be taken out unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gazette.registry.database import Database, Value

KINDS = frozenset(
    {
        # a file and the document read from it
        "accepted", "held", "refused", "read-again", "edited", "mended", "finding-accepted", "replaced",
        "text-replaced", "replied", "put-in", "taken-out", "moved",
        # numbers, days and issues
        "number-reserved", "number-void", "series-begun", "day-without-issue", "day-open-again",
        "composed", "rearranged", "rendered", "approved", "signed", "published", "renewed",
        "embargoed", "embargo-lifted",
        # what became of a document
        "corrected", "withdrawn", "redacted", "suspended", "resumed", "expired", "consolidated", "fact-published",
        "scrubbed", "erased",
        # the log, the bulletin and the portal
        "logged", "cosigned", "log-timestamped", "log-key-changed", "bulletin", "rolled-back",
    }
)  # fmt: skip
"""Every kind of event; each has its words in the catalogue (CLI-EVENT-…) and its place in the provenance."""
ORIGIN = "0" * 64
_COLUMNS = "seq, at, who, command, kind, subject, inputs, outputs, previous, hash, source"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, with which command, at which moment."""

    who: str
    command: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """A change of state. `inputs` and `outputs` are digests or addresses; `hash` covers all fields and `previous`."""

    seq: int
    at: datetime
    who: str
    command: str
    kind: str
    subject: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    previous: str
    hash: str


def append(
    database: Database,
    *,
    at: datetime,
    who: str,
    command: str,
    kind: str,
    subject: str,
    inputs: tuple[str, ...] = (),
    outputs: tuple[str, ...] = (),
) -> int:
    """Write one event and return its number. Call inside the transaction of the change it tells of.

    Raises ValueError for a kind that there is not: nobody could read it.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    last = next(iter(database.query("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")), None)
    seq, previous = (last["seq"] + 1, last["hash"]) if last else (1, ORIGIN)
    row = {
        "seq": seq,
        "at": at.isoformat(),
        "who": who,
        "command": command,
        "kind": kind,
        "subject": subject,
        "inputs": json.dumps(inputs),
        "outputs": json.dumps(outputs),
        "previous": previous,
    }
    database.table("events").insert({**row, "hash": _hash(row), "source": _source(inputs)})
    return int(seq)


def read(database: Database, subject: str | None = None, source: str | None = None) -> Iterator[Event]:
    """Events in order: all, or those of one subject and of one file (the sha256 that stands first in their inputs)."""
    asked = {"subject = ?": subject, "source = ?": source}
    wanted = {condition: value for condition, value in asked.items() if value is not None}
    where = " OR ".join(wanted)
    query = f"SELECT {_COLUMNS} FROM events {'WHERE ' if where else ''}{where} ORDER BY seq"  # noqa: S608 - no value is spliced
    yield from map(_event, database.query(query, list(wanted.values())))


def newest(database: Database, subject: str) -> Event | None:
    """The last event of a subject."""
    query = f"SELECT {_COLUMNS} FROM events WHERE subject = ? ORDER BY seq DESC LIMIT 1"  # noqa: S608 - ours
    return next(map(_event, database.query(query, [subject])), None)


def _event(row: Mapping[str, Any]) -> Event:
    return Event(
        row["seq"],
        datetime.fromisoformat(row["at"]),
        row["who"],
        row["command"],
        row["kind"],
        row["subject"],
        tuple(json.loads(row["inputs"])),
        tuple(json.loads(row["outputs"])),
        row["previous"],
        row["hash"],
    )


def broken_link(database: Database) -> int | None:
    """The first event that does not follow from the one before it; None when the chain is whole."""
    previous, expected = ORIGIN, 1
    for row in database.query(f"SELECT {_COLUMNS} FROM events ORDER BY seq"):  # noqa: S608 - constant columns
        stored, source = row.pop("hash"), row.pop("source")
        follows = row["seq"] == expected and row["previous"] == previous
        if not follows or _hash(row) != stored or source != _source(json.loads(row["inputs"])):
            return int(row["seq"])
        previous, expected = stored, expected + 1
    return None


def _source(inputs: Sequence[str]) -> str | None:
    """What an event is found by beside its subject; its hash covers the inputs, so it need not cover this."""
    return inputs[0] if inputs else None


def _hash(row: Mapping[str, Value]) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
