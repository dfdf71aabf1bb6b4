"""What the registry asks of its database, whichever it is: rows, tables, one writer at a time, a version.

SQL in the registry is what SQLite and PostgreSQL both understand; values stand as `?`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Value = str | int | bytes | None
Row = dict[str, Any]
"""A row by its columns; which of them are text and which are whole numbers the tables say (`STRICT`)."""

_AT_ONCE = 500
"""Values of one statement; SQLite takes 32,766, and 999 before its version 3.32."""


class Database(Protocol):
    """A database that is open, with the tables of this version."""

    is_file: bool
    """Registries from before version 12 lie in files alone."""

    def query(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows that a statement gives."""
        ...

    def execute(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Do what a statement says; how many rows it wrote."""
        ...

    def define(self, statement: str) -> None:
        """Do what a statement of the description of the tables says (see gazette.registry.schema)."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """A write transaction that takes the lock at once, so that what it reads is what it writes upon.

        Only one goes on at a time; readers never wait for it. What is raised inside rolls it back.
        """
        ...

    def refusals(self, told: Callable[[Exception], Exception]) -> AbstractContextManager[None]:
        """Raise what `told` makes of it when a constraint refuses a row."""
        ...

    def alone(self, name: str) -> AbstractContextManager[bool]:
        """Keep everyone else of this registry from what goes by this name; False when somebody does that now."""
        ...

    def defer_references(self) -> None:
        """Let references of this transaction lead nowhere until its end."""
        ...

    def key(self, table: str) -> tuple[str, ...]:
        """The columns of a table's primary key."""
        ...

    def table(self, name: str) -> Table:
        """A table to write to."""
        ...

    @property
    def version(self) -> int:
        """The version of its tables; 0 when there are none."""
        ...

    def set_version(self, version: int) -> None:
        """Say of which version its tables are; inside the transaction that made them so."""
        ...

    def back_up(self, version: int) -> None:
        """Keep a copy of everything as it is, of that version; inside a transaction that has written nothing.

        Raises MissingError when that can't be done.
        """
        ...

    def purge(self) -> None:
        """Leave nothing on the disk of what was deleted, nor of copies of older versions; outside a transaction.

        Raises ConflictError while another reads what was there before.
        """
        ...

    def close(self) -> None:
        """End the connection."""
        ...


class Table:
    """Writing to one table, the same for every database. Names of columns are the program's own."""

    def __init__(self, database: Database, name: str) -> None:
        self._db = database
        self._name = name

    def insert(self, row: Mapping[str, Value], *, ignore: bool = False) -> None:
        """Write a new row; with `ignore` one whose key is there already changes nothing."""
        self._db.execute(self._insert(row) + (" ON CONFLICT DO NOTHING" if ignore else ""), list(row.values()))

    def insert_all(self, rows: Iterable[Mapping[str, Value]]) -> None:
        """Write new rows."""
        for row in rows:
            self.insert(row)

    def append(self, row: Mapping[str, Value]) -> int:
        """Write a row that gets the next `seq`, and give that; inside a transaction, so that nobody else takes it."""
        (last,) = self._db.query(f'SELECT coalesce(max(seq), 0) AS seq FROM "{self._name}"')  # noqa: S608 - the program's own
        seq = int(last["seq"]) + 1
        self.insert({"seq": seq, **row})
        return seq

    def upsert(self, row: Mapping[str, Value]) -> None:
        """Write a row in place of what stands under its key."""
        key = self._db.key(self._name)
        changed = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name not in key)
        where = ", ".join(f'"{name}"' for name in key)
        self._db.execute(f"{self._insert(row)} ON CONFLICT ({where}) DO UPDATE SET {changed}", list(row.values()))

    def update(self, key: Value, change: Mapping[str, Value]) -> None:
        """Change the row of that key. Raises KeyError when there is none."""
        (column,) = self._db.key(self._name)
        changed = ", ".join(f'"{name}" = ?' for name in change)
        query = f'UPDATE "{self._name}" SET {changed} WHERE "{column}" = ?'  # noqa: S608 - names of the program's own
        if self._db.execute(query, [*change.values(), key]) != 1:
            raise KeyError(key)

    def delete(self, key: Value) -> None:
        """Take away the row of that key. Raises KeyError when there is none."""
        (column,) = self._db.key(self._name)
        if self.delete_where(f'"{column}" = ?', [key]) != 1:
            raise KeyError(key)

    def delete_where(self, where: str, values: Sequence[Value]) -> int:
        """Take away rows; how many there were."""
        return self._db.execute(f'DELETE FROM "{self._name}" WHERE {where}', values)  # noqa: S608 - `where` is the program's own

    def _insert(self, row: Mapping[str, Value]) -> str:
        columns = ", ".join(f'"{name}"' for name in row)
        return f'INSERT INTO "{self._name}" ({columns}) VALUES ({", ".join("?" * len(row))})'  # noqa: S608 - names of the program's own


def most(limit: int | None) -> int:
    """How many rows at most; None for every row."""
    return limit if limit is not None else 2**62


def transaction(database: Database) -> AbstractContextManager[None]:
    """A write transaction: see `Database.transaction`."""
    return database.transaction()


def rows_of(database: Database, query: str, values: Iterable[str]) -> Iterator[Row]:
    """The rows of any of some values, however many; the query is the program's own and ends with the column."""
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        yield from database.query(f"{query} IN ({', '.join('?' * len(some))})", some)
