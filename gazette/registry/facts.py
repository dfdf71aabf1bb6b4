"""Facts about documents: appended and never changed. A second row says which of them are published, and how."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from gazette.errors import ConflictError
from gazette.model.codec import decode, encode
from gazette.model.fact_record import SignedFact
from gazette.model.status import Fact, FactKind
from gazette.registry import events
from gazette.registry.database import Database, Value, rows_of, transaction
from gazette.registry.events import Actor
from gazette.registry.issues import ledger_id
from gazette.registry.records import StaleError


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as recorded, by its number in the book; `signed` once it is published."""

    sequence: int
    recorded: Fact
    signed: SignedFact | None

    @property
    def fact(self) -> Fact:
        """As it was published, with its day and places; before that as it was recorded.

        The moment is always the recorded one: a statement has whole seconds.
        """
        return self.recorded if self.signed is None else replace(self.signed.record.fact, at=self.recorded.at)


class Facts:
    """The facts of a registry."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def record(self, fact: Fact, actor: Actor, *, after: int) -> FactRow:
        """Write a fact and the event that tells of it.

        `after` is how many facts of the document there were when it was judged that this one may be recorded. Raises
        StaleError when another was recorded in between.
        """
        with transaction(self._db):
            if len(self.of(fact.work)) != after:
                raise StaleError("FCT-CHANGED", document=fact.work)
            sequence = self._append(fact, actor)
        return FactRow(sequence, fact, None)

    def record_new(self, facts: Iterable[Fact], actor: Actor) -> tuple[FactRow, ...]:
        """Write those that are new: the same kind, to the same work, by the same document is one fact."""
        with transaction(self._db):
            # One after the other: the same fact may be among them twice.
            new = (fact for fact in facts if fact.by is None or not self._done(fact))
            return tuple(FactRow(self._append(fact, actor), fact, None) for fact in new)

    def tell(self, signed: SignedFact, actor: Actor) -> None:
        """Record that a fact is published with this statement. Its files are in the archive already.

        Raises ConflictError when another process did so in between.
        """
        record = signed.record
        with transaction(self._db):
            taken = self._db.query(
                "SELECT 1 FROM told_facts WHERE fact = ? OR (work = ? AND number = ?)",
                [signed.sequence, record.fact.work, record.number],
            )
            if any(True for _ in taken):
                raise ConflictError("FCT-TOLD", document=record.fact.work)
            self._db.table("told_facts").insert(
                {
                    "fact": signed.sequence,
                    "work": record.fact.work,
                    "number": record.number,
                    "issue": ledger_id(record.issue),
                    "signed": json.dumps(encode(signed, _no_bytes), ensure_ascii=False),
                }
            )
            events.append(
                self._db,
                at=actor.at,
                who=actor.who,
                command=actor.command,
                kind="fact-published",
                subject=record.fact.work,
                inputs=(str(signed.sequence),),
                outputs=(signed.record_file.sha256, signed.signature_file.sha256),
            )

    def of(self, work: str) -> tuple[FactRow, ...]:
        """The facts of a document, in the order they were recorded."""
        return tuple(self._rows("facts.work = ?", [work]))

    def of_works(self, works: Iterable[str]) -> dict[str, tuple[Fact, ...]]:
        """The facts of many documents by their URIs, as far as there are any."""
        found: dict[str, list[Fact]] = {}
        rows = sorted(rows_of(self._db, f"{_SELECT} WHERE facts.work", works), key=lambda row: int(row["seq"]))
        for row in map(_row, rows):
            found.setdefault(row.recorded.work, []).append(row.fact)
        return {work: tuple(facts) for work, facts in found.items()}

    def by(self, uri: str) -> tuple[FactRow, ...]:
        """What a document did to others."""
        return tuple(self._rows("facts.by_uri = ?", [uri]))

    def waiting(self) -> tuple[FactRow, ...]:
        """Facts that are not published, in order."""
        return tuple(self._rows("told_facts.fact IS NULL", []))

    def told(self) -> tuple[SignedFact, ...]:
        """Every published fact, in the order it was recorded."""
        return tuple(row.signed for row in self._rows("told_facts.fact IS NOT NULL", []) if row.signed is not None)

    def told_of(self, works: Iterable[str]) -> tuple[SignedFact, ...]:
        """The published facts about these documents, in the order they were recorded."""
        rows = rows_of(self._db, f"{_SELECT} WHERE told_facts.fact IS NOT NULL AND facts.work", works)
        found = map(_row, sorted(rows, key=lambda row: int(row["seq"])))
        return tuple(row.signed for row in found if row.signed is not None)

    def of_kind(self, kind: FactKind) -> tuple[FactRow, ...]:
        """Every fact of a kind, in the order they were recorded."""
        return tuple(self._rows("facts.kind = ?", [kind.value]))

    def unlogged(self) -> tuple[SignedFact, ...]:
        """Published facts that the log does not have yet, in order."""
        subject = "told_facts.work || '/facts/' || CAST(told_facts.number AS TEXT)"
        where = f"NOT EXISTS (SELECT 1 FROM log_entries WHERE log_entries.subject = {subject})"  # noqa: S608 - constant
        rows = self._rows(f"told_facts.fact IS NOT NULL AND {where}", [])
        return tuple(row.signed for row in rows if row.signed is not None)

    def all(self) -> tuple[FactRow, ...]:
        """Every fact, in order."""
        return tuple(self._rows("1 = 1", []))

    def _done(self, fact: Fact) -> bool:
        by = fact.by.uri if fact.by is not None else None
        query = "SELECT 1 FROM facts WHERE work = ? AND kind = ? AND by_uri = ?"
        return any(True for _ in self._db.query(query, [fact.work, fact.kind.value, by]))

    def _append(self, fact: Fact, actor: Actor) -> int:
        last = next(iter(self._db.query("SELECT coalesce(max(seq), 0) AS seq FROM facts")))
        sequence = int(last["seq"]) + 1
        written = json.dumps(encode(fact, _no_bytes), ensure_ascii=False)
        self._db.table("facts").insert(
            {
                "seq": sequence,
                "work": fact.work,
                "kind": fact.kind.value,
                "by_uri": fact.by.uri if fact.by is not None else None,
                "fact": written,
            }
        )
        events.append(
            self._db,
            at=actor.at,
            who=actor.who,
            command=actor.command,
            kind=fact.kind.value,
            subject=fact.work,
            inputs=(fact.by.uri or fact.by.number,) if fact.by is not None else (),
            outputs=(hashlib.sha256(written.encode()).hexdigest(),),
        )
        return sequence

    def _rows(self, where: str, values: Sequence[Value]) -> Iterator[FactRow]:
        for row in self._db.query(f"{_SELECT} WHERE {where} ORDER BY facts.seq", values):
            yield _row(row)


_SELECT = (
    "SELECT facts.seq AS seq, facts.fact AS fact, told_facts.signed AS signed "
    "FROM facts LEFT JOIN told_facts ON told_facts.fact = facts.seq"
)


def _row(row: dict[str, Any]) -> FactRow:
    signed = decode(SignedFact, json.loads(row["signed"]), _no_bytes) if row["signed"] is not None else None
    return FactRow(int(row["seq"]), decode(Fact, json.loads(row["fact"]), _no_bytes), signed)


def _no_bytes(_: object) -> NoReturn:
    raise TypeError("a fact holds no bytes itself")
