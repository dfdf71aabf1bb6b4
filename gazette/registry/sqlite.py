"""The registry in a file: SQLite in WAL mode, for an office on one machine."""

from __future__ import annotations

import fcntl
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from gazette.errors import ConfigError, ConflictError, IntegrityError, MissingError
from gazette.registry import schema
from gazette.registry.connection import connect, told
from gazette.registry.database import Row, Table, Value

_BUSY_MS = 30_000


class SQLite:
    """A Database in a file. Readers read what was last committed; a writer waits for the one before it."""

    is_file = True

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.conn = connection
        self._path = path
        self._keys: dict[str, tuple[str, ...]] = {}
        connection.isolation_level = None  # what begins a transaction says so; anything else is one by itself
        for setting in (f"busy_timeout = {_BUSY_MS}", "journal_mode = WAL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {setting}")

    def query(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        cursor = self.conn.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    def execute(self, sql: str, values: Sequence[Value] = ()) -> int:
        return self.conn.execute(sql, values).rowcount

    def define(self, statement: str) -> None:
        self.conn.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.conn.execute("COMMIT")  # refused by a full disk, it leaves the transaction open
        except BaseException:
            if self.conn.in_transaction:
                self.conn.execute("ROLLBACK")
            raise

    @contextmanager
    def refusals(self, told: Callable[[Exception], Exception]) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise told(error) from error

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        with self._path.with_name(f".{name}").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def defer_references(self) -> None:
        self.conn.execute("PRAGMA defer_foreign_keys = ON")

    def key(self, table: str) -> tuple[str, ...]:
        if table not in self._keys:
            import sqlite_utils  # what only reads need not load it

            described = sqlite_utils.Database(self.conn, execute_plugins=False, recursive_triggers=False).table(table)
            self._keys[table] = () if described.use_rowid else tuple(described.pks)
        return self._keys[table]

    def table(self, name: str) -> Table:
        return Table(self, name)

    @property
    def version(self) -> int:
        return int(next(self.query("PRAGMA user_version"))["user_version"])

    def set_version(self, version: int) -> None:
        self.conn.execute(f"PRAGMA user_version = {version}")

    def back_up(self, version: int) -> None:
        """Copy the registry as it is to `registry.v1.db` beside it, whole or not at all.

        The caller holds the write lock and has written nothing yet, so what another connection reads is the old state.
        """
        try:
            _copy(self._path, self._path.with_name(f"{self._path.stem}.v{version}{self._path.suffix}"))
        except (OSError, sqlite3.Error) as error:
            raise MissingError("REG-BACKUP", path=self._path, detail=error) from error

    def copy_to(self, path: Path) -> None:
        """Copy what was last committed into a new file; who writes meanwhile is not waited for."""
        with closing(connect(path, 0)) as copy, told(path):
            self.conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without others beside it

    def purge(self) -> None:
        kept = re.compile(rf"{re.escape(self._path.stem)}\.v\d+{re.escape(self._path.suffix)}")
        for copy in [path for path in self._path.parent.iterdir() if kept.fullmatch(path.name)]:
            copy.unlink()
        self.conn.execute("VACUUM")
        (done,) = self.query("PRAGMA wal_checkpoint(TRUNCATE)")
        if done["busy"]:  # a reader still needs the log, which holds the pages as they were
            raise ConflictError("REG-BUSY", path=self._path)

    def close(self) -> None:
        self.conn.close()


def open_file(path: Path, *, create: bool) -> SQLite:
    """Open a registry; one of an older version is copied to `registry.v1.db` beside it and brought forward.

    Raises ConfigError when there is none, ConflictError for a newer one, IntegrityError for a file that is no database,
    MissingError when the disk is full, broken or can't be written.
    """
    if not create and not path.is_file():
        raise ConfigError("REG-NONE", path=path)
    connection = connect(path, _BUSY_MS / 1000)
    try:
        database = SQLite(connection, path)
        schema.bring_forward(database, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise IntegrityError("REG-UNREADABLE", path=path, detail=error) from error
    except BaseException:
        connection.close()
        raise
    return database


def _copy(path: Path, kept: Path) -> None:
    making = kept.with_name(f".{kept.name}.new")
    making.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(making)) as copy:
        old.backup(copy)
    with making.open("rb") as stream:
        os.fsync(stream.fileno())
    making.replace(kept)
