"""A registry on a server: the same tables as in a file, one writer at a time, and a message for all that may go wrong."""

import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from ledgers import Ledger, Server

from gazette.config import ServerUrl
from gazette.config.write import NewWorkspace, gazette_toml
from gazette.errors import ConfigError, ConflictError, MissingError
from gazette.registry import Actor, Registry, schema
from gazette.registry.schema import SCHEMA_VERSION

ACTOR = Actor("an", "test", datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
ABOUT = NewWorkspace("Công báo", "VP", "https://congbao.example", "vn", "vn", "Asia/Ho_Chi_Minh", "vi", "r")
TYPES = {"bigint": "INTEGER", "text": "TEXT", "bytea": "BLOB"}


@pytest.fixture
def served(postgres, tmp_path):
    return Ledger(postgres.schema(), tmp_path / "archive")


def raw(ledger):
    import psycopg

    return psycopg.connect(ledger.location, autocommit=True)


# -- one description


def tables_of_file(path):
    """Columns, keys and constraints by table, as SQLite tells them."""
    with closing(sqlite3.connect(path)) as database:
        names = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        return {
            name: {
                "columns": {
                    (row[1], row[2], bool(row[3]) or bool(row[5]), row[4])
                    for row in database.execute(f"PRAGMA table_info({name})")
                },
                "key": [
                    row[1]
                    for row in sorted(database.execute(f"PRAGMA table_info({name})"), key=lambda row: row[5])
                    if row[5]
                ],
                "references": {
                    (row[3], row[2], row[4]) for row in database.execute(f"PRAGMA foreign_key_list({name})")
                },
                "indexes": {
                    (
                        bool(row[2]),
                        tuple(column[2] for column in database.execute(f"PRAGMA index_info({row[1]})")),
                    )
                    for row in database.execute(f"PRAGMA index_list({name})")
                    if row[3] != "pk"
                },
                "checks": sorted(map(plain, re.findall(r"CHECK \(((?:[^()]|\([^()]*\))*)\)", sql))),
            }
            for name, sql in names.items()
        }


def plain(condition):
    """A condition without what the server adds to it: casts, brackets, its way of saying IN."""
    condition = re.sub(r"::\w+(\[\])?|COLLATE \"C\"", "", condition)
    condition = re.sub(r"= ANY \(+ARRAY\[(.*?)\]\)*", r"IN (\1)", condition).replace("<>", "!=")
    return re.sub(r"[()\s]+", " ", condition).strip()


def tables_of_server(ledger):
    """The same, as PostgreSQL tells them."""
    with raw(ledger) as connection:

        def rows(query):
            return connection.execute(query).fetchall()

        here = "current_schema()::regnamespace"
        found = {
            name: {"columns": set(), "key": [], "references": set(), "indexes": set(), "checks": []}
            for (name,) in rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        }
        for table, column, kind, null, default, collation in rows(
            "SELECT table_name, column_name, data_type, is_nullable, column_default, collation_name"
            " FROM information_schema.columns WHERE table_schema = current_schema()"
        ):
            assert (kind == "text") == (collation == "C"), (table, column, collation)
            told = default.partition("::")[0] if default is not None else None
            found[table]["columns"].add((column, TYPES[kind], null == "NO", told))
        for table, columns, unique, primary in rows(
            "SELECT c.relname, array(SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY AS k(n, o)"
            " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n ORDER BY k.o), indisunique, indisprimary"
            f" FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = {here}"
        ):
            if primary:
                found[table]["key"] = columns
            else:
                found[table]["indexes"].add((unique, tuple(columns)))
        for table, kind, text in rows(
            "SELECT c.relname, contype::text, pg_get_constraintdef(k.oid) FROM pg_constraint k"
            f" JOIN pg_class c ON c.oid = k.conrelid WHERE k.connamespace = {here}"
        ):
            if kind == "c":
                found[table]["checks"].append(plain(text.removeprefix("CHECK ")))
            elif kind == "f":
                match = re.fullmatch(r"FOREIGN KEY \((\w+)\) REFERENCES (\w+)\((\w+)\) DEFERRABLE", text)
                found[table]["references"].add(match.groups())
        for about in found.values():
            about["checks"].sort()
        version = found.pop("registry_version")
        assert [column[0] for column in version["columns"]] == ["version"]
        return found


def test_both_have_the_same_tables_and_constraints(served, tmp_path):
    served.open(create=True).close()
    Registry(tmp_path / "registry.db", tmp_path / "archive", create=True).close()
    in_file, on_server = tables_of_file(tmp_path / "registry.db"), tables_of_server(served)
    assert in_file.keys() == on_server.keys()
    for name, about in in_file.items():
        assert on_server[name] == about, name
    assert sum(len(about["checks"]) for about in in_file.values()) > 10, "constraints were compared"
    assert sum(len(about["references"]) for about in in_file.values()) > 5


def test_text_stands_in_the_order_of_its_bytes(served):
    with served.open(create=True) as registry:
        for title in ("ă", "Z", "a", "đ", "/b"):
            registry.note(ACTOR, "bulletin", title)
    assert served.rows("SELECT subject FROM events ORDER BY subject") == [("/b",), ("Z",), ("a",), ("ă",), ("đ",)]


# -- versions


def test_an_older_one_is_copied_beside_it_and_brought_forward(served, monkeypatch):
    def next_version(database):
        schema.run(database, "CREATE TABLE added (seq INTEGER PRIMARY KEY, x TEXT NOT NULL) STRICT;\n")

    with served.open(create=True) as registry:
        registry.note(ACTOR, "bulletin", "s")
    before = served.rows("SELECT * FROM events")
    monkeypatch.setattr(schema, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(schema, "_STEPS", (*schema._STEPS, next_version))
    served.open().close()
    assert served.rows("SELECT version FROM registry_version") == [(SCHEMA_VERSION + 1,)]
    assert served.rows("SELECT * FROM added") == []
    (own,) = served.rows("SELECT current_schema()")[0]
    assert served.rows(f"SELECT * FROM {own}_v{SCHEMA_VERSION}.events") == before
    assert served.rows(f"SELECT version FROM {own}_v{SCHEMA_VERSION}.registry_version") == [(SCHEMA_VERSION,)]


def test_purging_takes_copies_of_older_versions_and_no_other_registry(served, postgres, tmp_path, monkeypatch):
    served.open(create=True).close()
    (own,) = served.rows("SELECT current_schema()")[0]
    served.run(f"CREATE SCHEMA {own}_v2")
    beside = Ledger(postgres.url(f"{own}_v2"), tmp_path / "other")
    beside.open(create=True).close()
    monkeypatch.setattr(schema, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(schema, "_STEPS", (*schema._STEPS, lambda database: None))
    with served.open() as registry:
        registry.purge()
    named = served.rows(f"SELECT nspname FROM pg_namespace WHERE nspname LIKE '{own}%' ORDER BY nspname")
    assert named == [(own,), (f"{own}_v2",)]
    assert beside.rows("SELECT version FROM registry_version") == [(SCHEMA_VERSION,)]


def test_without_a_backup_nothing_is_changed(served, monkeypatch):
    served.open(create=True).close()
    (own,) = served.rows("SELECT current_schema()")[0]
    served.run(f"CREATE SCHEMA {own}_v{SCHEMA_VERSION}")
    monkeypatch.setattr(schema, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(schema, "_STEPS", (*schema._STEPS, lambda database: database.define("DROP TABLE events")))
    with pytest.raises(MissingError, match="REG-BACKUP") as error:
        served.open()
    assert "already exists" in dict(error.value.params)["detail"]
    assert served.rows("SELECT version FROM registry_version") == [(SCHEMA_VERSION,)]
    assert served.rows("SELECT * FROM events") == []


def test_a_wrong_address_begins_no_second_ledger(served):
    with pytest.raises(ConfigError, match="REG-SERVER-EMPTY"):
        served.open()
    assert served.rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()") == []
    elsewhere = ServerUrl(served.location.replace("search_path%3Dt", "search_path%3Dnone"))
    with pytest.raises(ConfigError, match="REG-SERVER-EMPTY"):
        Registry(elsewhere, served.archive, create=True)


def test_a_database_of_another_encoding_is_refused(postgres, tmp_path):
    place = Ledger(postgres.url("public"), tmp_path)
    with raw(place) as connection:
        connection.execute("CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0")
    with pytest.raises(ConfigError, match="REG-SERVER-ENCODING"):
        Registry(ServerUrl(place.location.replace("@/postgres", "@/ascii")), tmp_path, create=True)


# -- writers and readers


def test_a_reader_does_not_wait_for_a_writer(served):
    with served.open(create=True) as writer, served.open() as reader:
        with writer._database.transaction():
            writer.numbers._db.execute("INSERT INTO series VALUES ('vn', 2026, 5, 'r')")
            assert reader.numbers.following("vn", 2026) == 1
            assert writer.numbers.following("vn", 2026) == 5
        assert reader.numbers.following("vn", 2026) == 5


def test_a_writer_waits_for_the_one_before_it_and_not_for_ever(served):
    with served.open(create=True) as first, served.open() as second:
        second._database.execute("SET lock_timeout = '50ms'")
        with first._database.transaction():
            with pytest.raises(ConflictError, match="REG-BUSY"):
                second.note(ACTOR, "bulletin", "s")
            second._database.execute("SET lock_timeout = '30s'")
            waiting = threading.Thread(target=second.note, args=[ACTOR, "rolled-back", "s"])
            waiting.start()
            first._database.table("series").insert({"publisher": "vn", "year": 2026, "first": 5, "reason": "r"})
        waiting.join()
        assert [event.kind for event in first.events()] == ["rolled-back"]


def test_registries_of_one_database_do_not_wait_for_one_another(served, postgres):
    other = Ledger(postgres.schema(), served.archive)
    with served.open(create=True) as first, other.open(create=True) as second:
        second._database.execute("SET lock_timeout = '50ms'")
        with first._database.transaction(), first.alone("publishing") as held:
            second.note(ACTOR, "bulletin", "s")
            with second.alone("publishing") as also:
                assert held
                assert also


def test_what_fails_half_way_leaves_nothing(served):
    import psycopg

    with served.open(create=True) as registry:
        database = registry._database
        with pytest.raises(psycopg.errors.CheckViolation), database.transaction():
            database.execute("INSERT INTO series VALUES ('vn', 2026, 5, 'r')")
            database.execute("INSERT INTO series VALUES ('vn', 2027, 1, 'r')")
        caught = pytest.raises(psycopg.errors.CheckViolation)
        with pytest.raises(RuntimeError, match="ROLLBACK"), database.transaction(), caught:
            database.execute("INSERT INTO series VALUES ('vn', 2027, 1, 'r')")
        with pytest.raises(RuntimeError, match="open already"), database.transaction(), database.transaction():
            pass
        assert served.rows("SELECT * FROM series") == []
        registry.note(ACTOR, "bulletin", "s")
        assert registry.broken_event() is None


def test_references_may_wait_for_the_end_of_a_transaction_and_no_longer(place):
    row = {"publisher": "vn", "year": 2026, "number": 1, "state": "reserved", "issue": "vn/2026/1"}
    with place.open(create=True) as registry:
        database = registry._database
        with pytest.raises(Exception, match=r"(?i)foreign key"), database.transaction():
            database.table("numbers").insert(row)
        with pytest.raises(Exception, match=r"(?i)foreign key"), database.transaction():
            database.defer_references()
            database.table("numbers").insert(row)
        with database.transaction():
            database.defer_references()
            database.table("numbers").insert(row)
            issue = {"id": "vn/2026/1", "publisher": "vn", "year": 2026, "numbers": "[1]", "date": "2026-11-23"}
            database.table("issues").insert({**issue, "state": "composed", "documents": "[]", "first_number": 1})
        assert registry.numbers.following("vn", 2026) == 2


def test_only_one_publishes_whichever_the_database(place):
    with place.open(create=True) as first, place.open() as second:
        with first.alone("publishing") as held, second.alone("publishing") as also, second.alone("other") as another:
            assert (held, also, another) == (True, False, True)
        with second.alone("publishing") as held:
            assert held


# -- faults


def test_a_connection_that_is_cut_leaves_nothing_half_written(served):
    with served.open(create=True) as registry:
        with pytest.raises(MissingError, match="REG-SERVER-LOST"), registry._database.transaction():
            registry._database.execute("INSERT INTO series VALUES ('vn', 2026, 5, 'r')")
            (own,) = registry._database.query("SELECT pg_backend_pid() AS pid")
            served.run(f"SELECT pg_terminate_backend({own['pid']})")
            registry.numbers.following("vn", 2026)
        with pytest.raises(MissingError, match="REG-SERVER-LOST"):
            registry.numbers.following("vn", 2026)
    with served.open() as registry:
        assert registry.numbers.following("vn", 2026) == 1
        registry.note(ACTOR, "bulletin", "s")


def test_a_server_that_goes_away_and_comes_back(tmp_path, postgres):
    own = Server(postgres.binaries)
    try:
        place = Ledger(own.schema(), tmp_path / "archive")
        with place.open(create=True) as registry:
            kept = registry.numbers.reserve("vn", 2026, None, "r", ACTOR)
            own.stop()
            with pytest.raises(MissingError, match="REG-SERVER-LOST"):
                registry.numbers.reserve("vn", 2026, None, "another", ACTOR)
        with pytest.raises(MissingError, match="REG-SERVER"):
            place.open()
        own.start()
        with place.open() as registry:
            assert [record.number for record in registry.numbers.of_year("vn", 2026)] == list(kept)
            assert registry.broken_event() is None
    finally:
        own.remove()


def test_a_database_that_may_only_be_read(served):
    served.open(create=True).close()
    with served.open() as registry:
        registry._database.execute("SET default_transaction_read_only = on")
        with pytest.raises(MissingError, match="REG-SERVER-DENIED"):
            registry.numbers.reserve("vn", 2026, None, "r", ACTOR)
        assert registry.issues.count("vn") == 0


def test_without_psycopg_the_extra_is_named(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingError, match="REG-SERVER-EXTRA"):
        Registry(ServerUrl("postgresql://gazette@none.invalid/gazette"), tmp_path)


def test_no_password_is_told(postgres, tmp_path, monkeypatch):
    """A server that wants one: what was tried stands neither in the message nor in its cause."""
    monkeypatch.setenv("PGPASSWORD", "hunter-two")
    url = ServerUrl(postgres.url("public").replace("gazette@", "nobody-here@"))
    with pytest.raises(MissingError, match="REG-SERVER") as error:
        Registry(url, tmp_path)
    told = f"{error.value} {error.value.__cause__!r} {error.value.__cause__}"
    assert "nobody-here" in told
    assert "hunter-two" not in told


def test_the_server_keeps_the_constraints_itself(served):
    """What the constraints refuse even when the program does not."""
    import psycopg

    with served.open(create=True) as registry:
        registry.issues.reserve("vn", 2026, date(2026, 11, 23), (), ACTOR, None)
    for statement in (
        "INSERT INTO numbers VALUES ('vn', 2026, 1, 'reserved', 'vn/2026/1', NULL)",  # twice
        "INSERT INTO numbers VALUES ('vn', 2026, 2, 'used', NULL, 'r')",  # used by nothing
        "INSERT INTO numbers VALUES ('vn', 2026, 2, 'reserved', 'vn/2026/9', NULL)",  # of no issue
        "UPDATE numbers SET number = 0",
        "UPDATE issues SET state = 'lost'",
    ):
        with pytest.raises(psycopg.errors.IntegrityError):
            served.run(statement)


@pytest.mark.parametrize(("sign", "ends"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)])
def test_a_command_that_is_stopped_while_it_waits_for_its_turn_has_written_nothing(served, sign, ends, tmp_path):
    with served.open(create=True) as registry:
        (tmp_path / "gazette.toml").write_text(gazette_toml(ABOUT, demo_keys=False, registry=served.location), "utf-8")
        command = [sys.executable, "-m", "gazette.cli", "-C", str(tmp_path), "number", "reserve", "--reason", "Luật"]
        with registry._database.transaction():
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            while not served.rows("SELECT 1 FROM pg_locks WHERE NOT granted") and process.poll() is None:
                time.sleep(0.02)
            process.send_signal(sign)
            told = process.communicate()
        assert process.returncode == ends, told
        assert list(registry.events()) == []
        assert subprocess.run(command, capture_output=True).returncode == 0, "the same command does it"
        assert [event.kind for event in registry.events()] == ["number-reserved"]
