"""The registry's database: SQLite in WAL mode, one transaction a stage, a version that newer programs move forward."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from gazette.errors import ConfigError, ConflictError, IntegrityError

SCHEMA_VERSION = 1
_BUSY_MS = 30_000

_TABLES = """
CREATE TABLE intake (
    key TEXT PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL, outcome TEXT NOT NULL, uri TEXT,
    result TEXT NOT NULL,
    received_at TEXT NOT NULL
) STRICT;
CREATE INDEX intake_by_sha256 ON intake(sha256);
CREATE TABLE documents (
    uri TEXT PRIMARY KEY, eli TEXT NOT NULL, number TEXT, type TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'composed', 'published')),
    sha256 TEXT NOT NULL, issue TEXT REFERENCES issues(id), checked TEXT NOT NULL, accepted_at TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_eli ON documents(eli);
CREATE INDEX documents_by_state ON documents(state);
CREATE INDEX documents_by_number ON documents(number);
CREATE INDEX documents_by_sha256 ON documents(sha256);
CREATE TABLE issues (
    id TEXT PRIMARY KEY, publisher TEXT NOT NULL, year INTEGER NOT NULL, numbers TEXT NOT NULL, date TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('composed', 'rendered', 'signed', 'published')),
    documents TEXT NOT NULL, first_number INTEGER NOT NULL, pages INTEGER, manifest TEXT, signed TEXT, published_at TEXT
) STRICT;
CREATE INDEX issues_by_order ON issues(publisher, year, first_number);
CREATE TABLE numbers (
    publisher TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0),
    state TEXT NOT NULL CHECK (state IN ('reserved', 'used', 'void')), issue TEXT NOT NULL, reason TEXT,
    PRIMARY KEY (publisher, year, number)
) STRICT;
CREATE TABLE steps (
    key TEXT PRIMARY KEY, step TEXT NOT NULL, subject TEXT NOT NULL, outputs TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE events (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, command TEXT NOT NULL, kind TEXT NOT NULL,
    subject TEXT NOT NULL, inputs TEXT NOT NULL, outputs TEXT NOT NULL,
    previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;
"""


def open_database(path: Path, *, create: bool = False) -> Database:
    """Open a registry.

    Raises ConfigError when there is none, ConflictError for a newer one, IntegrityError for a file that is no database.
    """
    if not create and not path.is_file():
        raise ConfigError("REG-NONE", path=path)
    try:
        connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000)
        database = Database(connection, execute_plugins=False)
        database.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        database.enable_wal()
        database.execute("PRAGMA foreign_keys = ON")
        _migrate(database, path)
    except sqlite3.DatabaseError as error:
        raise IntegrityError("REG-UNREADABLE", path=path, detail=error) from error
    return database


def _migrate(database: Database, path: Path) -> None:
    with transaction(database):
        version = int(next(iter(database.query("PRAGMA user_version")))["user_version"])
        if version > SCHEMA_VERSION:
            raise ConflictError("REG-NEWER", path=path, found=version, known=SCHEMA_VERSION)
        if version == 0:
            for statement in _TABLES.split(";\n"):
                if statement.strip():
                    database.execute(statement)
            database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """A write transaction that takes the lock at once, so that what it reads is what it writes upon."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.rollback()
        raise
    database.commit()
