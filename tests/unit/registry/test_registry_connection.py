"""What SQLite says of a disk becomes a fault of the catalogue, with the exit code of one."""

import sqlite3
import threading
from contextlib import closing

import pytest

from gazette.errors import ConflictError, IntegrityError, MissingError
from gazette.registry import Registry
from gazette.registry.connection import connect


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "registry.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE t (x TEXT)")
        made.commit()
    return path


def test_a_full_disk(database):
    with closing(connect(database, 0)) as full:
        full.execute("PRAGMA max_page_count = 2")
        with pytest.raises(MissingError, match="REG-FULL"):
            full.execute("INSERT INTO t VALUES (?)", ["x" * 100_000])
        with pytest.raises(MissingError, match="REG-FULL"):
            full.executemany("INSERT INTO t VALUES (?)", [["x" * 100_000]])


def test_a_database_that_can_not_be_written(database):
    with closing(connect(database, 0)) as held:
        held.execute("PRAGMA query_only = ON")
        with pytest.raises(MissingError, match="REG-DENIED"):
            held.execute("DELETE FROM t")


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(MissingError, match="REG-DENIED"):
        connect(tmp_path / "none" / "registry.db", 0)


def test_another_that_writes(database):
    with closing(connect(database, 0)) as first, closing(connect(database, 0)) as second:
        first.execute("BEGIN IMMEDIATE")
        with pytest.raises(ConflictError, match="REG-BUSY"):
            second.execute("BEGIN IMMEDIATE")


def test_a_page_that_is_no_page_any_more(database):
    with closing(sqlite3.connect(database)) as made:
        made.executemany("INSERT INTO t VALUES (?)", [[str(number) * 500] for number in range(100)])
        made.commit()
    data = bytearray(database.read_bytes())
    data[-4096:] = b"\xff" * 4096
    database.write_bytes(data)
    with closing(connect(database, 0)) as broken, pytest.raises(IntegrityError, match="REG-UNREADABLE"):
        list(broken.execute("SELECT * FROM t"))
    with closing(connect(database, 0)) as broken, pytest.raises(IntegrityError, match="REG-UNREADABLE"):
        broken.execute("SELECT * FROM t").fetchall()


def test_a_wrong_statement_stays_a_fault_of_the_program(database):
    with closing(connect(database, 0)) as ours, pytest.raises(sqlite3.OperationalError):
        ours.execute("SELECT y FROM t")


def test_readers_do_not_wait_for_a_writer(tmp_path):
    Registry(tmp_path / "registry.db", tmp_path / "archive", create=True).close()
    with closing(sqlite3.connect(tmp_path / "registry.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        done = threading.Thread(target=_read, args=[tmp_path], daemon=True)
        done.start()
        done.join(20)  # a writer is waited for 30 seconds
        assert not done.is_alive()


def _read(folder):
    with Registry(folder / "registry.db", folder / "archive") as registry:
        assert registry.issues.latest("vn") is None
