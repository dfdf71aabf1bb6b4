"""The numbers of a publisher's year: each once, in order; reserved ahead, used or void, and never used twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gazette.errors import ConflictError
from gazette.model import IssueId
from gazette.registry import events
from gazette.registry.database import Database, Row, Value, transaction
from gazette.registry.events import Actor


@dataclass(frozen=True, slots=True)
class NumberRecord:
    """A number of the ledger. `state` is reserved, used or void.

    A number is reserved for the issue that is being made under it, or, without an issue, for one to come.
    """

    year: int
    number: int
    state: str
    issue: str | None
    """The key of its issue (`vn/2026/713+714`)."""
    reason: str | None
    """Why it was reserved ahead, or why it is void."""


class Numbers:
    """The numbers of a registry."""

    def __init__(self, database: Database, called: Callable[[IssueId], str] = str) -> None:
        self._db = database
        self._called = called

    def following(self, publisher: str, year: int) -> int:
        """The next number of a publisher's year."""
        return following(self._db, publisher, year)

    def get(self, publisher: str, year: int, number: int) -> NumberRecord | None:
        """What is recorded of a number."""
        return next(iter(self._select("publisher = ? AND year = ? AND number = ?", publisher, year, number)), None)

    def of_year(self, publisher: str, year: int) -> tuple[NumberRecord, ...]:
        """Every number of a publisher's year in order."""
        return self._select("publisher = ? AND year = ? ORDER BY number", publisher, year)

    def ahead(self, publisher: str) -> tuple[NumberRecord, ...]:
        """Numbers that are reserved for issues to come, in order, of whatever year."""
        return self._select("publisher = ? AND state = 'reserved' AND issue IS NULL ORDER BY year, number", publisher)

    def ahead_of(self, issue: IssueId) -> NumberRecord | None:
        """The first number before this issue, across years, that is still reserved for one to come."""
        place = (issue.publisher, issue.year, issue.numbers[0])
        where = "publisher = ? AND state = 'reserved' AND issue IS NULL AND (year, number) < (?, ?)"
        return next(iter(self._select(f"{where} ORDER BY year, number LIMIT 1", *place)), None)

    def missing(self, publisher: str) -> tuple[tuple[int, int], ...]:
        """Years and numbers of which the ledger knows nothing though it knows one above: there must be none."""
        query = (
            "SELECT numbers.year AS year, count(*) AS count, max(number) AS last, coalesce(max(first), 1) AS first"
            " FROM numbers LEFT JOIN series ON series.publisher = numbers.publisher AND series.year = numbers.year"
            " WHERE numbers.publisher = ? GROUP BY numbers.year ORDER BY numbers.year"
        )
        found: list[tuple[int, int]] = []
        for row in self._db.query(query, [publisher]):
            whole = range(row["first"], row["last"] + 1)
            if row["count"] != len(whole):
                known = {record.number for record in self.of_year(publisher, row["year"])}
                found += [(row["year"], number) for number in whole if number not in known]
        return tuple(found)

    def reserve(
        self, publisher: str, year: int, numbers: Sequence[int] | None, reason: str, actor: Actor
    ) -> tuple[int, ...]:
        """Reserve numbers ahead, by default the next; what is reserved for that reason already stays so.

        Raises ConflictError for numbers that are taken or void, or that leave a gap.
        """
        with transaction(self._db):
            chosen = tuple(numbers or (following(self._db, publisher, year),))
            for number in chosen:
                if self._stands(publisher, year, number, "reserved", reason):
                    continue
                _insert(self._db, publisher, year, number, "reserved", None, reason)
                _tell(self._db, actor, "number-reserved", publisher, year, number, reason)
        return chosen

    def void(self, publisher: str, year: int, numbers: Sequence[int], reason: str, actor: Actor) -> None:
        """Say of numbers that no issue has them and none will; the numbers that come next are voided unused.

        Raises ConflictError for one that an issue has, that is void for another reason, or that leaves a gap.
        """
        with transaction(self._db):
            for number in numbers:
                known = self.get(publisher, year, number)
                self._refuse_promised(publisher, year, number)
                if known is not None and known.state == "reserved" and known.issue is None:
                    query = (
                        "UPDATE numbers SET state = 'void', reason = ? WHERE publisher = ? AND year = ? AND number = ?"
                    )
                    self._db.execute(query, [reason, publisher, year, number])
                elif self._stands(publisher, year, number, "void", reason):
                    continue
                else:
                    _insert(self._db, publisher, year, number, "void", None, reason)
                _tell(self._db, actor, "number-void", publisher, year, number, reason)

    def begin(self, publisher: str, year: int, first: int, reason: str, actor: Actor) -> None:
        """Let a year begin with this number, since those before it were issued elsewhere.

        Raises ConflictError when the year has begun.
        """
        with transaction(self._db):
            begun = next(iter(self._db.query(_SERIES, [publisher, year])), None)
            if begun is not None and (begun["first"], begun["reason"]) == (first, reason):
                return
            last = following(self._db, publisher, year) - 1
            if begun is not None or last:
                raise ConflictError("REG-NUMBER-BEGUN", year=year, next=last + 1)
            row: Row = {"publisher": publisher, "year": year, "first": first, "reason": reason}
            self._db.table("series").insert(row)
            _tell(self._db, actor, "series-begun", publisher, year, first, reason)

    def _refuse_promised(self, publisher: str, year: int, number: int) -> None:
        """Raise ConflictError for a number that an issue names as the one in which its text goes on."""
        query = (
            "SELECT id, continued_in FROM issues WHERE publisher = ? AND continued_in IS NOT NULL AND void IS NULL"
            " AND year = ?"
        )
        for row in self._db.query(query, [publisher, year]):
            if number in [int(item) for item in row["continued_in"].rpartition("/")[2].split("+")]:
                raise ConflictError("REG-SPLIT-PROMISED", number=number, year=year, issue=row["id"])

    def _stands(self, publisher: str, year: int, number: int, state: str, reason: str) -> bool:
        """Whether a number has this state for this reason; False when it may get it, by being the next."""
        known = self.get(publisher, year, number)
        if known is None:
            refuse_skip(self._db, publisher, year, number)
            return False
        if known.issue is None and (known.state, known.reason) == (state, reason):
            return True
        raise taken(known, following(self._db, publisher, year), self._called(IssueId(publisher, year, (number,))))

    def _select(self, where: str, *values: Value) -> tuple[NumberRecord, ...]:
        query = f"SELECT year, number, state, issue, reason FROM numbers WHERE {where}"  # noqa: S608 - `where` is ours
        return tuple(NumberRecord(**row) for row in self._db.query(query, values))


_SERIES = "SELECT first, reason FROM series WHERE publisher = ? AND year = ?"


def following(database: Database, publisher: str, year: int) -> int:
    """The next number of a publisher's year: one above the highest, or the one that the year begins with."""
    query = (
        "SELECT coalesce(max(number) + 1, (SELECT first FROM series WHERE publisher = ? AND year = ?), 1) AS next"
        " FROM numbers WHERE publisher = ? AND year = ?"
    )
    return int(next(iter(database.query(query, [publisher, year, publisher, year])))["next"])


def refuse_skip(database: Database, publisher: str, year: int, number: int) -> None:
    """Raise ConflictError for a number that the ledger does not know and that is not the next one."""
    expected = following(database, publisher, year)
    if number != expected:
        code = "REG-NUMBER-GAP" if number > expected else "REG-NUMBER-BACK"
        raise ConflictError(code, number=number, year=year, next=expected)


def refuse_taken(database: Database, issue: IssueId, called: Callable[[IssueId], str]) -> None:
    """Raise ConflictError for an issue that can't have its numbers: taken or void ones, a gap, or going back."""
    expected = following(database, issue.publisher, issue.year)
    coming = expected
    for number in issue.numbers:
        known = Numbers(database).get(issue.publisher, issue.year, number)
        if known is None and number == coming:
            coming += 1
        elif known is None:
            refuse_skip(database, issue.publisher, issue.year, number)
        elif known.state != "reserved" or known.issue is not None:
            raise taken(known, expected, called(IssueId(issue.publisher, issue.year, (number,))))


def take(database: Database, issue: IssueId, key: str) -> None:
    """Give an issue its numbers, those reserved ahead and those that come next; after `refuse_taken`."""
    for number in issue.numbers:
        database.execute(_TAKE, [issue.publisher, issue.year, number, key])


_TAKE = (
    "INSERT INTO numbers (publisher, year, number, state, issue) VALUES (?, ?, ?, 'reserved', ?)"
    " ON CONFLICT (publisher, year, number) DO UPDATE SET issue = excluded.issue"
)


def set_aside(database: Database, issue: IssueId, reason: str, actor: Actor, called: Callable[[IssueId], str]) -> None:
    """Reserve the numbers of an issue to come; call inside a transaction.

    Raises ConflictError for numbers that are taken, void, reserved for something else, or that leave a gap.
    """
    for number in issue.numbers:
        known = Numbers(database).get(issue.publisher, issue.year, number)
        if known is not None:
            name = called(IssueId(issue.publisher, issue.year, (number,)))
            raise taken(known, following(database, issue.publisher, issue.year), name)
        refuse_skip(database, issue.publisher, issue.year, number)
        _insert(database, issue.publisher, issue.year, number, "reserved", None, reason)
        _tell(database, actor, "number-reserved", issue.publisher, issue.year, number, reason)


def taken(known: NumberRecord, expected: int, name: str) -> ConflictError:
    """Why a number can't be had; `expected` is the next one that can, `name` what commands call the number."""
    told: dict[str, Any] = {"number": known.number, "year": known.year, "next": expected, "name": name}
    if known.state == "void":
        return ConflictError("REG-NUMBER-VOID", **told, reason=known.reason)
    if known.issue is None:
        return ConflictError("REG-NUMBER-AHEAD", **told, reason=known.reason)
    return ConflictError("REG-NUMBER-TAKEN", **told, issue=known.issue)


def _insert(
    database: Database, publisher: str, year: int, number: int, state: str, issue: str | None, reason: str | None
) -> None:
    row: Row = {
        "publisher": publisher,
        "year": year,
        "number": number,
        "state": state,
        "issue": issue,
        "reason": reason,
    }
    database.table("numbers").insert(row)


def _tell(database: Database, actor: Actor, kind: str, publisher: str, year: int, number: int, reason: str) -> None:
    events.append(
        database,
        at=actor.at,
        who=actor.who,
        command=actor.command,
        kind=kind,
        subject=f"{publisher}/{year}/{number}",
        inputs=(reason,),
    )
