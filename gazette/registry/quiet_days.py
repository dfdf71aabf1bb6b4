"""Days without an issue: recorded with a reason, as long as no issue has the day; told by the log, they stay."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from gazette.errors import ConflictError
from gazette.model import IssueId
from gazette.model.quiet_day import QuietDay
from gazette.registry import events
from gazette.registry.database import Database, Value, transaction
from gazette.registry.events import Actor


class QuietDays:
    """The days without an issue of a registry."""

    def __init__(self, database: Database, called: Callable[[IssueId], str] = str) -> None:
        self._db = database
        self._called = called

    def record(self, quiet: QuietDay, actor: Actor) -> None:
        """Write that a day has no issue; again for the same reason, it changes nothing.

        Raises ConflictError for a day that has one, or was recorded for another reason.
        """
        key = quiet_id(quiet)
        with transaction(self._db):
            known = find(self._db, quiet.publisher, quiet.day)
            if known == quiet:
                return
            if known is not None:
                raise ConflictError("REG-DAY-AGAIN", date=quiet.day, reason=known.reason)
            query = "SELECT numbers FROM issues WHERE publisher = ? AND year = ? AND date = ? AND void IS NULL LIMIT 1"
            for row in self._db.query(query, [quiet.publisher, quiet.day.year, quiet.day.isoformat()]):
                issue = IssueId(quiet.publisher, quiet.day.year, tuple(json.loads(row["numbers"])))
                raise ConflictError("REG-DAY-ISSUED", date=quiet.day, issue=self._called(issue))
            self._db.table("quiet_days").insert(
                {
                    "id": key,
                    "publisher": quiet.publisher,
                    "year": quiet.day.year,
                    "day": quiet.day.isoformat(),
                    "reason": quiet.reason,
                }
            )
            _tell(self._db, actor, "day-without-issue", key, quiet.reason)

    def take_back(self, publisher: str, day: date, reason: str, actor: Actor) -> bool:
        """Take back that a day has no issue; False when nothing says so.

        Raises ConflictError once the log has told it.
        """
        with transaction(self._db):
            known = find(self._db, publisher, day)
            if known is None:
                return False
            key = quiet_id(known)
            if any(True for _ in self._db.query("SELECT 1 FROM log_entries WHERE subject = ? LIMIT 1", [key])):
                raise ConflictError("REG-DAY-TOLD", date=day)
            self._db.table("quiet_days").delete(key)
            _tell(self._db, actor, "day-open-again", key, reason)
        return True

    def of_year(self, publisher: str, year: int) -> tuple[QuietDay, ...]:
        """The days of a publisher's year without an issue, in order."""
        return self._select("publisher = ? AND year = ? ORDER BY day", publisher, year)

    def all(self, publisher: str) -> tuple[QuietDay, ...]:
        """Every day of a publisher without an issue, in order."""
        return self._select("publisher = ? ORDER BY day", publisher)

    def _select(self, where: str, *values: Value) -> tuple[QuietDay, ...]:
        return _select(self._db, where, *values)


def quiet_id(quiet: QuietDay) -> str:
    """The key of a day without an issue: `vn/2026-11-26`."""
    return _id(quiet.publisher, quiet.day)


def _id(publisher: str, day: date) -> str:
    return f"{publisher}/{day.isoformat()}"


def find(database: Database, publisher: str, day: date) -> QuietDay | None:
    """What is recorded of a day."""
    return next(iter(_select(database, "id = ?", _id(publisher, day))), None)


def _select(database: Database, where: str, *values: Value) -> tuple[QuietDay, ...]:
    query = f"SELECT publisher, day, reason FROM quiet_days WHERE {where}"  # noqa: S608 - `where` is ours
    rows = database.query(query, values)
    return tuple(QuietDay(row["publisher"], date.fromisoformat(row["day"]), row["reason"]) for row in rows)


def _tell(database: Database, actor: Actor, kind: str, key: str, reason: str) -> None:
    events.append(
        database,
        at=actor.at,
        who=actor.who,
        command=actor.command,
        kind=kind,
        subject=key,
        inputs=(reason,),
    )
