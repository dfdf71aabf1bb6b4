"""What accepted documents do to others, by the ELI of what it is done to: corrections find their text by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gazette.model import Relation
from gazette.registry.database import Database, rows_of

KINDS = frozenset({"corrects", "repeals", "replaces", "consolidates"})
"""Relations that are facts about the other document."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The document `uri` does `kind` to the one with the ELI `eli`; `issue` is the issue that it stands in."""

    uri: str
    kind: str
    eli: str
    issue: str | None
    state: str


def write(database: Database, uri: str, relations: Iterable[Relation]) -> None:
    """What a document does to others, in place of what was read of it before; inside a transaction."""
    forget(database, uri)
    found = sorted({(relation.kind, relation.href) for relation in relations if relation.kind in KINDS})
    database.table("ties").insert_all({"uri": uri, "kind": kind, "eli": eli} for kind, eli in found)


def forget(database: Database, uri: str) -> None:
    """A document that is not accepted any more does nothing."""
    database.table("ties").delete_where("uri = ?", [uri])


def to(database: Database, elis: Iterable[str]) -> tuple[Tie, ...]:
    """What accepted documents do to these."""
    return _ties(database, f"{_SELECT} WHERE ties.eli", elis)


def of(database: Database, uris: Iterable[str]) -> tuple[Tie, ...]:
    """What these documents do to others."""
    return _ties(database, f"{_SELECT} WHERE ties.uri", uris)


_SELECT = (
    "SELECT ties.uri, ties.kind, ties.eli, documents.issue, documents.state "
    "FROM ties JOIN documents ON documents.uri = ties.uri"
)


def _ties(database: Database, query: str, values: Iterable[str]) -> tuple[Tie, ...]:
    rows = sorted(rows_of(database, query, values), key=lambda row: (row["uri"], row["kind"], row["eli"]))
    return tuple(Tie(**row) for row in rows)
