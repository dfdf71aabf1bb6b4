"""A connection to SQLite whose faults are those of the catalogue: a full or read-only disk is told as such."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gazette.errors import ConflictError, GazetteError, IntegrityError, MissingError

_PRIMARY = 0xFF
"""The part of an extended result code that names the kind (https://www.sqlite.org/rescode.html)."""
_FULL = frozenset({sqlite3.SQLITE_FULL})
_DENIED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN})
_BROKEN = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_LOCKED = "is locked"
"""SQLite has the same code for a statement of this connection that is under way: that is a fault of the program."""
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})


def connect(path: Path, timeout: float) -> sqlite3.Connection:
    """Open a database file. What goes wrong with it, now or later, is raised as the fault it is.

    Raises MissingError when the disk is full, read-only or broken, ConflictError when another process keeps it locked,
    IntegrityError when it is damaged or no database.
    """
    with told(path):
        connection = sqlite3.connect(path, timeout=timeout, factory=_Connection)
    connection.path = path
    return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk and the file into a fault of the catalogue; a wrong statement stays one."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        fault = _fault(error, path)
        if fault is None:
            raise
        raise fault from error


def _fault(error: sqlite3.DatabaseError, path: Path) -> GazetteError | None:
    kind = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & _PRIMARY
    if kind in _FULL:
        return MissingError("REG-FULL", path=path, detail=error)
    if kind in _DENIED:
        return MissingError("REG-DENIED", path=path, detail=error)
    if kind in _BROKEN:
        return MissingError("REG-DISK", path=path, detail=error)
    if kind in _BUSY and _LOCKED in str(error):
        return ConflictError("REG-BUSY", path=path)
    if kind in _DAMAGED:
        return IntegrityError("REG-UNREADABLE", path=path, detail=error)
    return None


class _Cursor(sqlite3.Cursor):
    """Every reading and writing of a connection goes through one of these."""

    connection: _Connection

    def execute(self, sql: str, parameters: Any = ()) -> _Cursor:  # noqa: ANN401 - what sqlite3 takes
        with told(self.connection.path):
            super().execute(sql, parameters)
        return self

    def executemany(self, sql: str, parameters: Any) -> _Cursor:  # noqa: ANN401
        with told(self.connection.path):
            super().executemany(sql, parameters)
        return self

    def __next__(self) -> Any:  # noqa: ANN401 - a row
        try:
            return super().__next__()
        except sqlite3.DatabaseError as error:
            raise _fault(error, self.connection.path) or error from error

    def fetchone(self) -> Any:  # noqa: ANN401
        with told(self.connection.path):
            return super().fetchone()

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        with told(self.connection.path):
            return super().fetchmany(size)

    def fetchall(self) -> list[Any]:
        with told(self.connection.path):
            return super().fetchall()


class _Connection(sqlite3.Connection):
    path = Path()

    def cursor(self, factory: Any = None) -> Any:  # noqa: ANN401 - as sqlite3 declares it
        return super().cursor(factory or _Cursor)

    def execute(self, sql: str, parameters: Any = ()) -> _Cursor:  # noqa: ANN401
        cursor: _Cursor = self.cursor().execute(sql, parameters)
        return cursor

    def executemany(self, sql: str, parameters: Any) -> _Cursor:  # noqa: ANN401
        cursor: _Cursor = self.cursor().executemany(sql, parameters)
        return cursor
