"""Which documents end others: what the accepted ones repeal or replace, by the ELI of what is ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gazette.model import Document
from gazette.registry.database import Database, rows_of

_ENDING = frozenset({"repeals", "replaces"})


@dataclass(frozen=True, slots=True)
class Ending:
    """A document with this ELI ends on a day; `by` is the number of the document that says so."""

    eli: str
    by: str
    on: date


def write(database: Database, document: Document) -> None:
    """What an accepted document ends, in place of what it ended when it was read before; inside a transaction."""
    forget(database, document.uri)
    facts = document.metadata
    on = facts.effective_on or facts.signed_on
    ended = {relation.href for relation in facts.relations if relation.kind in _ENDING}
    if on is not None:
        by = str(facts.number) if facts.number is not None else document.uri
        rows = [{"eli": eli, "uri": document.uri, "by": by, "on": on.isoformat()} for eli in sorted(ended)]
        database.table("endings").insert_all(rows)


def forget(database: Database, uri: str) -> None:
    """A document that is not accepted any more ends nothing."""
    database.table("endings").delete_where("uri = ?", [uri])


def endings(database: Database, elis: Iterable[str]) -> tuple[Ending, ...]:
    """What ends these, in the order of the days."""
    rows = sorted(
        rows_of(database, 'SELECT eli, uri, "by", "on" FROM endings WHERE eli', elis),
        key=lambda row: (row["on"], row["uri"]),
    )
    return tuple(Ending(row["eli"], row["by"], date.fromisoformat(row["on"])) for row in rows)
