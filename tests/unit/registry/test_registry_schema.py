"""A registry of an older version is copied aside and brought forward; what is asked often has its index."""

import sqlite3
from contextlib import closing
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest
from test_registry_ledger import ACTOR, change, checked, counted

from gazette.errors import MissingError
from gazette.registry import Registry
from gazette.registry.schema import SCHEMA_VERSION

V1 = (Path(__file__).parent / "registry-v1.sql").read_text("utf-8")
"""The dump of a registry that version 1 wrote: one document composed, two accepted, one held, one file refused."""

EVENTS = "SELECT seq, at, who, command, kind, subject, inputs, outputs, previous, hash FROM events"


@pytest.fixture
def old(tmp_path):
    with closing(sqlite3.connect(tmp_path / "registry.db")) as database:
        database.executescript(V1)
        database.execute("PRAGMA user_version = 1")
        database.execute("PRAGMA journal_mode = WAL")
    return tmp_path


def rows(path, query):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def opened(folder):
    return Registry(folder / "registry.db", folder / "archive")


def test_everything_of_version_1_is_there_in_the_next(old):
    events = rows(old / "registry.db", EVENTS)
    with opened(old) as registry:
        assert registry.broken_event() is None
        (held,) = registry.documents.in_outcome("held")
        assert (held.name, held.number, held.date) == ("held.txt", "932/2026/QD-TTg", "2026-03-02")
        (refused,) = registry.documents.in_outcome("refused")
        assert (refused.name, refused.number) == ("refused.txt", None)
        assert {item.name for item in registry.documents.in_outcome("accepted")} == {
            "composed.txt",
            "short.txt",
            "third.txt",
        }
        (document,) = registry.documents.find("931/2026/QĐ-TTg")
        assert (document.file, document.sender, document.urgency) == ("short.txt", "Văn thư Bộ Mẫu", "normal")
        assert document.received_at.tzinfo is not None
        # Whose they are follows from the issue and the addresses; of a file that has neither, from there being one alone.
        assert (document.publisher, held.publisher, refused.publisher) == ("vn", "vn", "vn")
        assert registry.documents.counts("vn") == registry.documents.counts()
        (composed,) = registry.documents.in_state("composed")
        assert (composed.number, composed.issue) == ("933/2026/QĐ-TTg", "vn/2026/1")
        newest = registry.documents.newest(held.sha256)
        assert newest is not None
        assert (newest.result["uri"], newest.request) == (held.uri, None)
        assert [event.kind for event in registry.events("nothing", source=held.sha256)] == ["held"]
        assert registry.documents.counts() == counted(registry) != {}
    assert rows(old / "registry.db", EVENTS) == events
    assert rows(old / "registry.db", "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert rows(old / "registry.db", "PRAGMA foreign_key_check") == []


def test_the_registry_as_it_was_lies_beside_it(old):
    before = rows(old / "registry.db", "SELECT * FROM intake")
    opened(old).close()
    kept = old / "registry.v1.db"
    assert rows(kept, "PRAGMA user_version") == [(1,)]
    assert rows(kept, "SELECT * FROM intake") == before
    stamp = kept.stat().st_mtime_ns
    opened(old).close()
    assert kept.stat().st_mtime_ns == stamp, "only what is older is copied"


def test_two_programs_that_open_it_at_once_bring_it_forward_once(old):
    before = rows(old / "registry.db", "SELECT * FROM intake")
    context = get_context("spawn")
    workers = [context.Process(target=_open, args=(old,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert rows(old / "registry.v1.db", "SELECT * FROM intake") == before
    assert rows(old / "registry.db", "SELECT count(*) FROM intake") == [(len(before),)]


def _open(folder):
    opened(folder).close()


def test_without_a_backup_nothing_is_changed(old):
    (old / "registry.v1.db").mkdir()
    with pytest.raises(MissingError, match="REG-BACKUP"):
        opened(old)
    assert rows(old / "registry.db", "PRAGMA user_version") == [(1,)]
    (old / "registry.v1.db").rmdir()
    opened(old).close()
    assert rows(old / "registry.db", "PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_a_new_registry_has_the_tables_of_one_brought_forward(old, tmp_path):
    opened(old).close()
    Registry(tmp_path / "new.db", tmp_path / "archive", create=True).close()
    query = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY type, name"
    assert rows(tmp_path / "new.db", query) == rows(old / "registry.db", query)


def test_what_is_asked_for_every_document_uses_an_index(old):
    """Each query that runs for one file or document, as it runs: none reads a table from end to end."""
    asked = []
    with opened(old) as registry:
        registry._database.conn.set_trace_callback(asked.append)
        documents = registry.documents
        (held,) = documents.in_outcome("held")
        documents.intake(key="k"), documents.newest(held.sha256), documents.source(held.sha256)
        documents.settled(held.sha256), documents.find_sources("held.txt"), documents.find("931/2026/QĐ-TTg")
        documents.clashing("/akn/x", "/eli/x", held.sha256), documents.get("/akn/x"), documents.of_source(held.sha256)
        documents.recorded(["/eli/x"]), documents.endings(["/eli/x", "/eli/y"])
        documents.page(5, None), documents.page(5, "/akn", "accepted"), documents.in_state("accepted")
        list(registry.events("held.txt", source=held.sha256))
        registry.steps.outputs("k")
        documents.record(ACTOR, change(1))
        documents.record(ACTOR, change(1, after=6))
        uri = checked(1).document.uri
        record = registry.issues.reserve("vn", 2026, date(2026, 11, 25), [uri], ACTOR, None)
        registry.issues.publish([record.id], ACTOR, target="t", release="r")
        issues = registry.issues
        issues.named("vn", "2026/2"), issues.named("vn", "latest"), issues.newest("vn", 100), issues.count("vn")
        issues.unfinished("vn"), issues.unsigned_before(record.id), issues.previous_manifest(record.id)
        issues.all("vn"), issues.published("vn")
        documents.counts(), registry.log.unlogged("vn")
        numbers = registry.numbers
        numbers.reserve("vn", 2026, None, "r", ACTOR), numbers.void("vn", 2026, (3,), "r", ACTOR)
        numbers.ahead("vn"), numbers.ahead_of(record.id), numbers.missing("vn"), numbers.of_year("vn", 2026)
        registry._database.conn.set_trace_callback(None)
        statements = [text for text in asked if text.startswith(("SELECT", "UPDATE"))]
        assert len(statements) > 30
        for statement in statements:
            steps = [row["detail"] for row in registry._database.query(f"EXPLAIN QUERY PLAN {statement}")]
            newest_event = steps == ["SCAN events"] and statement.endswith("ORDER BY seq DESC LIMIT 1")
            assert newest_event or not any(step.startswith("SCAN") for step in steps), (statement, steps)


def test_what_older_documents_end_is_known_too(old):
    repeal = '{"kind": "repeals", "href": "/eli/x", "text": "x"}'
    with closing(sqlite3.connect(old / "registry.db")) as database, database:
        added = "json_insert(checked, '$.document.metadata.relations[#]', json(?))"
        database.execute(f"UPDATE documents SET checked = {added} WHERE number = '931/2026/QĐ-TTg'", [repeal])
    with opened(old) as registry:
        assert [item.by for item in registry.documents.endings(["/eli/x"])] == ["931/2026/QĐ-TTg"]


def test_purging_takes_copies_of_older_versions_and_nothing_that_is_called_alike(old):
    opened(old).close()
    for name in ("registry.vinh-long.db", "registry.v2-kept.db"):
        (old / name).write_bytes(b"of the office's own")
    assert (old / "registry.v1.db").exists()
    with opened(old) as registry:
        registry.purge()
    assert sorted(path.name for path in old.glob("registry.*.db")) == ["registry.v2-kept.db", "registry.vinh-long.db"]
