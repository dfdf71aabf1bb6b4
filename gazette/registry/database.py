"""The registry's database: SQLite in WAL mode, one transaction a stage, a version that newer programs move forward."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from gazette.errors import ConfigError, ConflictError, IntegrityError, MissingError
from gazette.registry import schema
from gazette.registry.connection import connect

_BUSY_MS = 30_000
_AT_ONCE = 500
"""Values of one statement; SQLite takes 32,766, and 999 before its version 3.32."""


def open_database(path: Path, *, create: bool = False) -> Database:
    """Open a registry; one of an older version is copied to `registry.v1.db` beside it and brought forward.

    Raises ConfigError when there is none, ConflictError for a newer one, IntegrityError for a file that is no database,
    MissingError when the disk is full, broken or can't be written.
    """
    if not create and not path.is_file():
        raise ConfigError("REG-NONE", path=path)
    database = Database(connect(path, _BUSY_MS / 1000), execute_plugins=False)
    try:
        database.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        database.enable_wal()
        database.execute("PRAGMA foreign_keys = ON")
        if _version(database) != schema.SCHEMA_VERSION:
            _bring_forward(database, path)
    except sqlite3.DatabaseError as error:
        database.close()
        raise IntegrityError("REG-UNREADABLE", path=path, detail=error) from error
    except BaseException:
        database.close()
        raise
    return database


def _version(database: Database) -> int:
    return int(next(iter(database.query("PRAGMA user_version")))["user_version"])


def _bring_forward(database: Database, path: Path) -> None:
    with transaction(database):
        version = _version(database)
        if version > schema.SCHEMA_VERSION:
            raise ConflictError("REG-NEWER", path=path, found=version, known=schema.SCHEMA_VERSION)
        if version == 0:
            schema.create(database)
        elif version < schema.SCHEMA_VERSION:
            _back_up(path, version)
            schema.migrate(database, version)


def _back_up(path: Path, version: int) -> None:
    """Copy the registry as it is to `registry.v1.db`, whole or not at all.

    The caller holds the write lock and has written nothing yet, so what another connection reads is the old state.
    """
    try:
        _copy(path, path.with_name(f"{path.stem}.v{version}{path.suffix}"))
    except (OSError, sqlite3.Error) as error:
        raise MissingError("REG-BACKUP", path=path, detail=error) from error


def _copy(path: Path, kept: Path) -> None:
    making = kept.with_name(f".{kept.name}.new")
    making.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(making)) as copy:
        old.backup(copy)
    with making.open("rb") as stream:
        os.fsync(stream.fileno())
    making.replace(kept)


def rows_of(database: Database, query: str, values: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The rows of any of some values, however many; the query is the program's own and ends with the column."""
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        yield from database.query(f"{query} IN ({', '.join('?' * len(some))})", some)


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """A write transaction that takes the lock at once, so that what it reads is what it writes upon."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.commit()  # refused by a full disk, it leaves the transaction open
    except BaseException:
        database.rollback()
        raise
