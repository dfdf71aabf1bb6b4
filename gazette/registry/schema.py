"""The tables of the registry and how an older registry becomes one of this version.

One description for every database: it is written as SQLite reads it, and a server is told the same in its own words.
"""

from __future__ import annotations

from collections.abc import Callable

from gazette.errors import ConflictError
from gazette.registry.database import Database
from gazette.registry.schema_v1 import TABLES
from gazette.registry.schema_v8 import QUEUE_OF_ISSUES
from gazette.registry.schema_v9 import TIMES_OF_CHECKPOINTS
from gazette.registry.schema_v10 import NUMBERS_AHEAD
from gazette.registry.schema_v11 import FACTS, fill_ties
from gazette.registry.schema_v12 import COLUMNS_TO_FIND_BY, FILL
from gazette.registry.schema_v13 import PAGES
from gazette.registry.schema_v14 import PLANS
from gazette.registry.schema_v15 import SPLIT_TEXTS
from gazette.registry.schema_v16 import SUPPLEMENTS
from gazette.registry.schema_v17 import EMBARGOES
from gazette.registry.schema_v18 import QUIET_DAYS
from gazette.registry.schema_v19 import COUNTED, TALLIES
from gazette.registry.schema_v20 import COUNTED_BY_PUBLISHER, PUBLISHERS, fill_publishers
from gazette.registry.schema_v21 import ERASED

SCHEMA_VERSION = 21

_V2 = """
CREATE TABLE intake (
    seq INTEGER PRIMARY KEY, key TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'held', 'refused')), uri TEXT,
    result TEXT NOT NULL, request TEXT, received_at TEXT NOT NULL
) STRICT;
CREATE INDEX intake_by_key ON intake(key);
CREATE INDEX intake_by_sha256 ON intake(sha256);
CREATE TABLE sources (
    sha256 TEXT PRIMARY KEY, intake INTEGER NOT NULL REFERENCES intake(seq), name TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'held', 'refused')),
    uri TEXT, number TEXT, type TEXT, title TEXT, date TEXT,
    received_at TEXT NOT NULL, sender TEXT, urgency TEXT NOT NULL
) STRICT;
CREATE INDEX sources_by_outcome ON sources(outcome, intake);
CREATE INDEX sources_by_name ON sources(name);
CREATE INDEX sources_by_number ON sources(number);
CREATE INDEX sources_by_uri ON sources(uri);
CREATE TABLE settlements (
    seq INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, record TEXT NOT NULL
) STRICT;
CREATE INDEX settlements_by_sha256 ON settlements(sha256);
DROP INDEX documents_by_state;
CREATE INDEX documents_by_state ON documents(state, uri);
CREATE INDEX documents_by_issue ON documents(issue);
CREATE INDEX numbers_by_issue ON numbers(issue);
CREATE INDEX events_by_subject ON events(subject);
"""
"""What version 2 adds.

`intake`: every outcome that was recorded for a file, in order; none is overwritten. `request` is the file as it came
in (its attachments, sidecar …), so that it can be read again without the folder it lay in.
`sources`: the newest outcome of each file by its bytes, held and refused ones included.
`settlements`: what editors accepted and set, each a record in the archive.
"""

_MOVE = """
INSERT INTO intake (key, sha256, name, outcome, uri, result, received_at)
    SELECT key, sha256, name, outcome, uri, result, received_at FROM intake_v1 ORDER BY rowid;
INSERT INTO sources (sha256, intake, name, outcome, uri, number, type, title, date, received_at, sender, urgency)
    SELECT sha256, seq, name, outcome, uri,
        json_extract(facts, '$.number.raw'), json_extract(facts, '$.type.name'),
        json_extract(facts, '$.title'), json_extract(facts, '$.signed_on'), received_at,
        coalesce(json_extract(result, '$.document.sources[0].sender'), json_extract(result, '$.source.sender')),
        'normal'
    FROM (
        SELECT *, coalesce(json_extract(result, '$.document.metadata'), json_extract(result, '$.metadata')) AS facts
        FROM intake WHERE seq IN (SELECT max(seq) FROM intake GROUP BY sha256)
    );
UPDATE documents SET
    file = coalesce((SELECT name FROM sources WHERE sources.sha256 = documents.sha256), ''),
    sender = json_extract(checked, '$.document.sources[0].sender'),
    received_at = coalesce(
        (SELECT min(received_at) FROM intake WHERE intake.sha256 = documents.sha256), accepted_at
    );
"""

_V3 = """
CREATE TABLE endings (eli TEXT NOT NULL, uri TEXT NOT NULL, "by" TEXT NOT NULL, "on" TEXT NOT NULL) STRICT;
CREATE INDEX endings_by_eli ON endings(eli);
CREATE INDEX endings_by_uri ON endings(uri);
"""
"""What version 3 adds: which documents are ended by an accepted one, so that a citation of them is told at once."""

_V3_MOVE = """
INSERT INTO endings (eli, uri, "by", "on")
    SELECT DISTINCT json_extract(relation.value, '$.href'), uri, coalesce(number, uri),
        coalesce(json_extract(checked, '$.document.metadata.effective_on'), date)
    FROM documents, json_each(checked, '$.document.metadata.relations') AS relation
    WHERE json_extract(relation.value, '$.kind') IN ('repeals', 'replaces') AND date != '';
"""

_V4 = """
CREATE TABLE approvals (
    seq INTEGER PRIMARY KEY, issue TEXT NOT NULL REFERENCES issues(id), renditions TEXT NOT NULL,
    statement TEXT NOT NULL, signature TEXT NOT NULL
) STRICT;
CREATE INDEX approvals_by_issue ON approvals(issue);
"""
"""What version 4 adds: approvals of issues, by the digests of the statement and of its signature in the archive."""

_V5 = """
CREATE TABLE renewals (
    issue TEXT NOT NULL REFERENCES issues(id), number INTEGER NOT NULL CHECK (number > 0), signed TEXT NOT NULL,
    PRIMARY KEY (issue, number)
) STRICT;
"""
"""What version 5 adds: renewed archive timestamps, counted for each issue."""

_V6 = """
CREATE TABLE log_entries (
    idx INTEGER PRIMARY KEY, entry BLOB NOT NULL, issue TEXT NOT NULL REFERENCES issues(id),
    subject TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX log_entries_by_subject ON log_entries(subject, idx);
CREATE TABLE log_files (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL) STRICT;
CREATE TABLE log_heads (size INTEGER PRIMARY KEY, note TEXT NOT NULL, at TEXT NOT NULL) STRICT;
"""
"""What version 6 adds: the transparency log. `note` is a digest of the archive."""

_V7 = """
CREATE INDEX intake_by_name ON intake(name);
"""
"""What version 7 adds: a file is found by every name that its bytes came under."""

_DOCUMENT_COLUMNS = (
    "file TEXT NOT NULL DEFAULT ''",
    "received_at TEXT NOT NULL DEFAULT ''",
    "sender TEXT",
    "urgency TEXT NOT NULL DEFAULT 'normal'",
)


def bring_forward(database: Database, where: object) -> None:
    """Let a database have the tables of this version; an older one is backed up first.

    Raises ConflictError for a newer one, MissingError when it can't be backed up.
    """
    if database.version == SCHEMA_VERSION:
        return
    with database.transaction():
        version = database.version
        if version > SCHEMA_VERSION:
            raise ConflictError("REG-NEWER", path=where, found=version, known=SCHEMA_VERSION)
        if version == 0:
            create(database)
        elif version < SCHEMA_VERSION:
            database.back_up(version)
            migrate(database, version)


def create(database: Database, version: int = SCHEMA_VERSION) -> None:
    """Make the tables of this version, or of an older one, in an empty database."""
    run(database, TABLES)
    for step in _STEPS[: version - 1]:
        step(database)
    database.set_version(version)


def migrate(database: Database, version: int) -> None:
    """Bring a registry of an older version forward; call inside one transaction, with a backup made.

    The archive's pages of it are of the old tables: they are written anew from the first event.
    """
    for step in _STEPS[version - 1 :]:
        step(database)
    database.table("ledger_pages").delete_where("1 = 1", [])
    database.set_version(SCHEMA_VERSION)


def _to_v2(database: Database) -> None:
    database.define("DROP INDEX intake_by_sha256")
    database.define("ALTER TABLE intake RENAME TO intake_v1")
    for column in _DOCUMENT_COLUMNS:
        database.define(f"ALTER TABLE documents ADD COLUMN {column}")
    run(database, _V2)
    _in_files(database, _MOVE)
    database.define("DROP TABLE intake_v1")


def _to_v3(database: Database) -> None:
    run(database, _V3)
    _in_files(database, _V3_MOVE)


def _to_v4(database: Database) -> None:
    run(database, _V4)


def _to_v5(database: Database) -> None:
    run(database, _V5)


def _to_v6(database: Database) -> None:
    run(database, _V6)


def _to_v7(database: Database) -> None:
    run(database, _V7)


def _to_v8(database: Database) -> None:
    run(database, QUEUE_OF_ISSUES)


def _to_v9(database: Database) -> None:
    run(database, TIMES_OF_CHECKPOINTS)


def _to_v10(database: Database) -> None:
    run(database, NUMBERS_AHEAD)


def _to_v11(database: Database) -> None:
    run(database, FACTS)
    fill_ties(database)


def _to_v12(database: Database) -> None:
    run(database, COLUMNS_TO_FIND_BY)
    _in_files(database, FILL)


def _to_v13(database: Database) -> None:
    run(database, PAGES)


def _to_v14(database: Database) -> None:
    run(database, PLANS)


def _to_v15(database: Database) -> None:
    run(database, SPLIT_TEXTS)


def _to_v16(database: Database) -> None:
    run(database, SUPPLEMENTS)


def _to_v17(database: Database) -> None:
    run(database, EMBARGOES)


def _to_v18(database: Database) -> None:
    run(database, QUIET_DAYS)


def _to_v19(database: Database) -> None:
    run(database, TALLIES)
    run(database, COUNTED)


def _to_v20(database: Database) -> None:
    run(database, PUBLISHERS)
    fill_publishers(database)
    run(database, COUNTED_BY_PUBLISHER)


def _to_v21(database: Database) -> None:
    run(database, ERASED)


def run(database: Database, statements: str) -> None:
    """Execute statements one by one: `executescript` would commit the transaction that is open."""
    for statement in statements.split(";\n"):
        if statement.strip():
            database.define(statement)


def _in_files(database: Database, statements: str) -> None:
    """Move what older registries hold; only files are that old, so that it may be said as SQLite alone reads it."""
    if database.is_file:
        run(database, statements)


_STEPS: tuple[Callable[[Database], None], ...] = (
    _to_v2,
    _to_v3,
    _to_v4,
    _to_v5,
    _to_v6,
    _to_v7,
    _to_v8,
    _to_v9,
    _to_v10,
    _to_v11,
    _to_v12,
    _to_v13,
    _to_v14,
    _to_v15,
    _to_v16,
    _to_v17,
    _to_v18,
    _to_v19,
    _to_v20,
    _to_v21,
)
