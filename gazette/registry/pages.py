"""The ledger written into the archive: a page after each command that changed it, so that it can be made anew.

A page holds the events since the page before, and every row they touched as it stands now. Which rows those are follows
from the events alone; making the ledger anew takes the pages in order, and for each removes what its events touched and
writes what it holds. The steps are not kept: they only save work. Nor are the files of the log's tree, which follow
from its entries, and the tallies, which the database keeps itself. A ledger that is brought forward to another version
is written anew from its first event.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gazette.registry.database import Database, Row, Value, rows_of, transaction
from gazette.registry.log import Log

FORMAT = "gazette-ledger/1"
PREFIX = f'{{"format": "{FORMAT}"'.encode()
"""How a page begins, so that it is told from other files of an archive."""
_AT_ONCE = 500
"""Events of one page."""
NOT_KEPT = frozenset({"steps", "log_files", "ledger_pages", "tallies"})
"""Tables that no page holds."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: `first` and `last` are numbers of events, `version` that of the tables."""

    version: int
    previous: str | None
    first: int
    last: int
    rows: Mapping[str, Sequence[Row]]


class Pages:
    """The pages of a registry."""

    def __init__(self, database: Database, put: Callable[[bytes], str]) -> None:
        self._db = database
        self._put = put

    def write(self) -> int:
        """Write what no page holds yet; how many pages that made.

        Inside one transaction for each, so that no other process changes the rows meanwhile or writes the same page.
        """
        written = 0
        while True:
            with transaction(self._db):
                page = self._next()
                if page is None:
                    return written
                self._db.table("ledger_pages").append({"last": page.last, "page": self._put(encode_page(page))})
            written += 1

    def begin_anew(self) -> None:
        """Write every page anew, of the rows as they stand now: what was taken out of them stands in none any more."""
        with transaction(self._db):
            self._db.table("ledger_pages").delete_where("1 = 1", [])
        self.write()

    def all(self) -> tuple[str, ...]:
        """The digest of each page, in order."""
        return tuple(row["page"] for row in self._db.query("SELECT page FROM ledger_pages ORDER BY seq"))

    @property
    def newest_event(self) -> int:
        """The number of the last event; 0 before the first."""
        return int(next(self._db.query("SELECT coalesce(max(seq), 0) AS seq FROM events"))["seq"])

    def _next(self) -> Page | None:
        before = written_last(self._db)
        query = "SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?"
        told = list(self._db.query(query, [before, _AT_ONCE]))
        if not told:
            return None
        rows = {"events": told, **{table: list(found) for table, found in _touched_rows(self._db, told)}}
        previous = next((row["page"] for row in self._db.query(_LAST_PAGE)), None)
        return Page(self._db.version, previous, told[0]["seq"], told[-1]["seq"], rows)


_LAST_PAGE = "SELECT last, page FROM ledger_pages ORDER BY seq DESC LIMIT 1"


def written_last(database: Database) -> int:
    """The last event that a page holds; 0 when there is no page."""
    return next((int(row["last"]) for row in database.query(_LAST_PAGE)), 0)


def encode_page(page: Page) -> bytes:
    """A page as JSON; bytes stand as base 64."""
    facts = {
        "format": FORMAT,
        "version": page.version,
        "previous": page.previous,
        "first": page.first,
        "last": page.last,
        "rows": {
            table: [{name: _plain(value) for name, value in row.items()} for row in rows]
            for table, rows in page.rows.items()
            if rows
        },
    }
    return json.dumps(facts, ensure_ascii=False).encode("utf-8")


def decode_page(data: bytes) -> Page:
    """Read a page. Raises ValueError for anything else."""
    facts = json.loads(data)
    if not isinstance(facts, dict) or facts.get("format") != FORMAT:
        raise ValueError("no page of a ledger")
    rows = {
        table: [{name: _whole(value) for name, value in row.items()} for row in rows]
        for table, rows in facts["rows"].items()
    }
    return Page(facts["version"], facts["previous"], facts["first"], facts["last"], rows)


def _plain(value: Value) -> object:
    return {"base64": base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _whole(value: Any) -> Value:  # noqa: ANN401 - what json.loads gives
    return base64.b64decode(value["base64"], validate=True) if isinstance(value, dict) else value


def chain(pages: Mapping[str, Page], newest: str | None = None) -> tuple[Page, ...]:
    """The pages that make up the whole ledger, the first one first; up to the one with the digest `newest`.

    An archive may hold others: of an older version of the tables, or written by a process that was killed before it
    could record them. The chain that tells of the most events is taken, of the newest version. Raises ValueError when
    there is none, or one that does not reach back to the first event.
    """
    if newest is not None and newest not in pages:
        raise ValueError(newest)
    if not pages:
        raise ValueError("no page of a ledger")
    last = pages[newest] if newest is not None else max(pages.values(), key=lambda page: (page.last, page.version))
    found = [last]
    while found[-1].previous is not None:
        before = pages.get(found[-1].previous)
        if before is None:
            raise ValueError(found[-1].previous)
        found.append(before)
    return tuple(reversed(found))


def replay(database: Database, put: Callable[[bytes], str], get: Callable[[str], bytes], page: Page) -> None:
    """Write what a page holds; inside a transaction in which references may lead nowhere until its end."""
    told, version = page.rows["events"], database.version
    for row in told:
        database.table("events").insert(row)
    for table, column, values in _touched(told):
        if _SINCE.get(table, 0) > version:
            continue
        for start in range(0, len(values), _AT_ONCE):
            some = values[start : start + _AT_ONCE]
            database.table(table).delete_where(f'"{column}" IN ({", ".join("?" * len(some))})', some)
    for table in TABLES:
        keyed = database.key(table)
        for row in page.rows.get(table, ()):
            if keyed:
                database.table(table).upsert(row)
            else:
                database.table(table).insert(row)
    log = Log(database, put, get)
    for size, count in _logged(told):
        entries = [
            bytes(row["entry"])
            for row in database.query(
                "SELECT entry FROM log_entries WHERE idx >= ? AND idx < ? ORDER BY idx", [size, size + count]
            )
        ]
        log.grow(size, entries)


TABLES = (
    "issues",
    "intake",
    "sources",
    "settlements",
    "documents",
    "endings",
    "ties",
    "numbers",
    "series",
    "approvals",
    "renewals",
    "facts",
    "told_facts",
    "embargoes",
    "quiet_days",
    "erased",
    "log_entries",
    "log_heads",
    "log_timestamps",
)
"""Every table that a page holds beside the events."""
_SINCE = {"embargoes": 17, "quiet_days": 18, "erased": 21}
"""The versions that added some of these: a registry that an older program wrote is made anew without them."""


def _touched_rows(database: Database, told: Sequence[Row]) -> Iterator[tuple[str, Iterable[Row]]]:
    """The rows that events touched, as they are now; each once."""
    found: dict[str, dict[object, Row]] = {table: {} for table in TABLES}
    for table, column, values in _touched(told):
        for row in rows_of(database, f'SELECT * FROM "{table}" WHERE "{column}"', values):  # noqa: S608 - names of the program's own
            found[table][tuple(row.values())] = row
    return ((table, rows.values()) for table, rows in found.items())


def _touched(told: Sequence[Row]) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """What events touched: table, column, and the values of that column."""
    named: set[str] = set()
    for row in told:
        named |= {row["subject"], *json.loads(row["inputs"]), *json.loads(row["outputs"])}
    names = tuple(sorted(named))
    files = tuple(sorted({row["source"] for row in told if row["source"] is not None}))
    yield from (("issues", "id", names), ("documents", "uri", names), ("documents", "issue", names))
    yield from ((table, "sha256", files) for table in ("intake", "sources", "settlements", "documents"))
    yield from (("endings", "uri", names), ("ties", "uri", names))
    yield from ((table, "issue", names) for table in ("numbers", "approvals", "renewals"))
    yield from ((table, "work", names) for table in ("facts", "told_facts", "erased"))
    yield "embargoes", "subject", names
    yield "quiet_days", "id", names
    counted = [row["subject"].split("/") for row in told if row["kind"].startswith(("number-", "series-"))]
    years = tuple(sorted({int(parts[1]) for parts in counted}))
    yield from (("numbers", "year", years), ("series", "year", years))
    sizes = [size + count for size, count in _logged(told)]
    sizes += [int(row["subject"].removeprefix("log/")) for row in told if row["subject"].startswith("log/")]
    yield from ((table, "size", tuple(sorted(set(sizes)))) for table in ("log_heads", "log_timestamps"))
    yield "log_entries", "idx", tuple(place for size, count in _logged(told) for place in range(size, size + count))


def _logged(told: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Each growth of the log: its size before, and how many entries were appended."""
    for row in told:
        if row["kind"] == "logged":
            size, count = json.loads(row["inputs"])
            yield int(size), int(count)
