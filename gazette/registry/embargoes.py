"""Embargoes on documents and issues: appended and never changed; the newest of a subject stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from gazette.errors import ConflictError
from gazette.model import IssueId
from gazette.model.embargo import Embargo
from gazette.registry import events
from gazette.registry.database import Database, Value, rows_of, transaction
from gazette.registry.events import Actor
from gazette.registry.issues import ledger_id
from gazette.registry.naming import document_name


@dataclass(frozen=True, slots=True)
class EmbargoRecord:
    """An embargo that stands for the URI of a document or the key of an issue. Its time may have come."""

    subject: str
    until: datetime
    reason: str
    who: str
    at: datetime


class Embargoes:
    """The embargoes of a registry."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def impose(self, subject: str, embargo: Embargo, actor: Actor) -> EmbargoRecord:
        """Let this embargo stand for a subject in place of the one before; asked again, it changes nothing.

        Raises ConflictError for what is published, or told by the log, already.
        """
        with transaction(self._db):
            impose(self._db, subject, embargo, actor)
            (record,) = standing(self._db, [subject])
        return record

    def impose_told(self, document: str, embargo: Embargo, actor: Actor) -> None:
        """Let the embargo stand that came in with a document, if it is not published; see `impose_told` below."""
        with transaction(self._db):
            if not any(True for _ in self._db.query(f"{_PUBLISHED} AND uri = ?", [document])):
                impose_told(self._db, document, embargo, actor)

    def lift(self, subject: str, reason: str, actor: Actor) -> bool:
        """End the embargo of a subject before its time; False when none stands."""
        with transaction(self._db):
            if not standing(self._db, [subject]):
                return False
            _append(self._db, subject, None, reason, actor)
        return True

    def standing(self, subjects: Iterable[str]) -> tuple[EmbargoRecord, ...]:
        """The embargoes of these subjects, in the order of their end."""
        return standing(self._db, subjects)

    def holding(self, issue: IssueId, at: datetime) -> tuple[EmbargoRecord, ...]:
        """What keeps an issue from being seen at that moment: its own embargo, and those of its documents."""
        return holding(self._db, ledger_id(issue), at)

    def unpublished(self) -> tuple[EmbargoRecord, ...]:
        """The embargoes that stand for what is accepted or composed and not published, in the order of their end."""
        query = f"SELECT {_COLUMNS} FROM embargoes WHERE {_NEWEST} AND {_UNSEEN} ORDER BY until, seq"  # noqa: S608 - constant
        return tuple(map(_record, self._db.query(query)))


_PUBLISHED = "SELECT 1 FROM documents WHERE state = 'published'"
_COLUMNS = "subject, until, reason, who, at"
_UNSEEN = (
    "until IS NOT NULL AND ("
    "EXISTS (SELECT 1 FROM documents WHERE uri = embargoes.subject AND state != 'published') OR "
    "EXISTS (SELECT 1 FROM issues WHERE id = embargoes.subject AND state != 'published' AND void IS NULL))"
)
_NEWEST = "seq = (SELECT max(seq) FROM embargoes AS other WHERE other.subject = embargoes.subject)"


def standing(database: Database, subjects: Iterable[str]) -> tuple[EmbargoRecord, ...]:
    """The embargoes that stand for these subjects, in the order of their end."""
    query = f"SELECT {_COLUMNS} FROM embargoes WHERE {_NEWEST} AND until IS NOT NULL AND subject"  # noqa: S608 - constant
    rows: Iterable[Mapping[str, Value]] = rows_of(database, query, subjects)
    return tuple(sorted(map(_record, rows), key=lambda record: record.until))


def holding(database: Database, issue: str, at: datetime) -> tuple[EmbargoRecord, ...]:
    """The embargoes of an issue (by its key) and of its documents whose time has not come."""
    documents = [uri for row in database.query(_DOCUMENTS, [issue]) for uri in json.loads(row["documents"])]
    return tuple(record for record in standing(database, [issue, *documents]) if record.until > at)


_DOCUMENTS = "SELECT documents FROM issues WHERE id = ?"


def impose(database: Database, subject: str, embargo: Embargo, actor: Actor) -> None:
    """Let an embargo stand, unless the same one stands already; call inside a transaction. Raises ConflictError."""
    same = (_utc(embargo.until), embargo.reason)
    for record in standing(database, [subject]):
        if (_utc(record.until), record.reason) == same:
            return
    _refuse_seen(database, subject)
    _append(database, subject, embargo.until, embargo.reason, actor)


def impose_told(database: Database, subject: str, embargo: Embargo, actor: Actor) -> None:
    """Let an embargo stand that came in with a file, unless it was recorded before, even if it was lifted since.

    Where one stands that lasts longer, that one goes on standing: only a person makes something public earlier.
    Call inside a transaction; for a document that is not published.
    """
    query = "SELECT 1 FROM embargoes WHERE subject = ? AND until = ? AND reason = ? LIMIT 1"
    if any(True for _ in database.query(query, [subject, _utc(embargo.until), embargo.reason])):
        return
    if all(known.until <= embargo.until for known in standing(database, [subject])):
        _append(database, subject, embargo.until, embargo.reason, actor)


def carry(database: Database, records: Iterable[EmbargoRecord], subject: str, actor: Actor) -> None:
    """Let embargoes stand for the document that takes the place of another, or has a new address.

    One that came in with it and lasts longer goes on standing: a new text makes nothing public earlier.
    """
    for record in records:
        ends = [known.until for known in standing(database, [subject])]
        if record.subject != subject and all(end < record.until for end in ends):
            impose(database, subject, Embargo(record.until, record.reason), actor)


def _refuse_seen(database: Database, subject: str) -> None:
    seen = (
        f"{_PUBLISHED} AND uri = ?",
        "SELECT 1 FROM issues WHERE id = ? AND state = 'published'",
        "SELECT 1 FROM log_entries WHERE issue = ? LIMIT 1",
        "SELECT 1 FROM log_entries WHERE issue = (SELECT issue FROM documents WHERE uri = ?) LIMIT 1",
    )
    for query in seen:
        if any(True for _ in database.query(query, [subject])):
            raise ConflictError("EMB-PUBLISHED", name=document_name(database, subject))


def _append(database: Database, subject: str, until: datetime | None, reason: str, actor: Actor) -> None:
    moment = None if until is None else _utc(until)
    database.table("embargoes").append(
        {"subject": subject, "until": moment, "reason": reason, "who": actor.who, "at": actor.at.isoformat()}
    )
    events.append(
        database,
        at=actor.at,
        who=actor.who,
        command=actor.command,
        kind="embargoed" if moment is not None else "embargo-lifted",
        subject=subject,
        inputs=(reason,) if moment is None else (moment, reason),
    )


def _utc(moment: datetime) -> str:
    """A moment as text whose order is that of time."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _record(row: Mapping[str, Any]) -> EmbargoRecord:
    until, at = (datetime.fromisoformat(row[name]) for name in ("until", "at"))
    return EmbargoRecord(row["subject"], until, row["reason"], row["who"], at)
