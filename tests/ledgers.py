"""Registries to test with: a file, and a real PostgreSQL server that the tests start for themselves."""

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from gazette.config import ServerUrl
from gazette.registry import Registry

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name.split(".")[0]))
_READY = b"database system is ready to accept connections"
_SETTINGS = ("listen_addresses=", "fsync=off", "full_page_writes=off", "lc_messages=C", "max_connections=60")
_serial = count(1)


@dataclass(frozen=True)
class Ledger:
    """Where a registry is, whichever kind; to be opened, and to be read and changed behind its back."""

    location: Path | ServerUrl
    archive: Path

    @property
    def is_file(self):
        return isinstance(self.location, Path)

    def open(self, *, create=False):
        return Registry(self.location, self.archive, create=create)

    def run(self, statement):
        """Change something that the registry itself would not."""
        with self._raw() as raw:
            raw.execute(statement)
            raw.commit()

    def rows(self, query):
        with self._raw() as raw:
            return [tuple(row) for row in raw.execute(query).fetchall()]

    def set_version(self, version):
        if self.is_file:
            self.run(f"PRAGMA user_version = {version}")
        else:
            self.run(f"UPDATE registry_version SET version = {version}")

    @contextmanager
    def _raw(self):
        if self.is_file:
            with closing(sqlite3.connect(self.location)) as raw:
                yield raw
        else:
            import psycopg

            with psycopg.connect(self.location) as raw:
                yield raw


class Server:
    """A PostgreSQL of its own in a temporary folder, reached by a socket there; it ends with this process."""

    def __init__(self, binaries):
        self.folder = Path(
            tempfile.mkdtemp(prefix="gazette-pg-", dir="/tmp")
        )  # a socket's path is short, and others may go there
        self.binaries = binaries
        self._as = ["setpriv", "--pdeathsig", "KILL"]
        if os.geteuid() == 0:  # initdb and postgres refuse to run as root
            account = _account()
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self._as += ["--reuid", str(account.pw_uid), "--regid", str(account.pw_gid), "--clear-groups"]
        self._data = self.folder / "data"
        options = [
            "--username=gazette",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--no-instructions",
        ]
        self._run(["initdb", "--pgdata", self._data, *options])
        self.start()

    def start(self):
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        command = [self.binaries / "postgres", "-D", self._data, "-k", self.folder, *settings]
        self._process = subprocess.Popen(
            [*self._as, *command], cwd="/", stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        told = b""
        for line in self._process.stderr:
            told += line
            if _READY in line:
                break
        else:
            raise RuntimeError(told.decode())
        self._log = (self.folder / "log").open("ab")
        self._drain = subprocess.Popen(["cat"], stdin=self._process.stderr, stdout=self._log)

    def stop(self):
        """End it at once, as a power cut would: connections are gone, what was committed is there."""
        self._process.send_signal(3)  # SIGQUIT: immediate shutdown
        self._process.wait()
        self._drain.wait()
        self._process.stderr.close()
        self._log.close()

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, schema):
        return ServerUrl(f"postgresql://gazette@/postgres?host={self.folder}&options=-csearch_path%3D{schema}")

    def schema(self):
        """The address of an empty schema that nobody else uses."""
        import psycopg

        name = f"t{next(_serial)}"
        with psycopg.connect(self.url("public"), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return self.url(name)

    @property
    def process(self):
        """The number of its first process."""
        return self._process.pid

    def make(self, database, template):
        """A database like another that nobody is connected to, in the place of one of that name."""
        import psycopg

        with psycopg.connect(self.url("public"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)".encode())
            connection.execute(f"CREATE DATABASE {database} TEMPLATE {template}".encode())

    def address(self, database):
        return f"postgresql://gazette@/{database}?host={self.folder}"

    def _run(self, command):
        name, *rest = command
        subprocess.run([*self._as, self.binaries / name, *rest], check=True, cwd="/", capture_output=True)


def _account():
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LookupError("no account that PostgreSQL may run as")


@pytest.fixture(scope="session")
def postgres():
    """A server; tests without one skip and say so."""
    if not BINARIES:
        pytest.skip("PostgreSQL's server is not installed (tests/packages.sh)")
    pytest.importorskip("psycopg")
    server = Server(BINARIES[-1])
    yield server
    server.remove()


def serve(server, folder):
    """Let a workspace whose registry is a file have it on the server instead, with everything in it."""
    file, served = folder / "registry.db", Ledger(server.schema(), folder / "archive")
    served.open(create=True).close()
    with closing(sqlite3.connect(file)) as old, served._raw() as new:
        new.execute("SET session_replication_role = replica")  # references are checked where they were written
        tables = old.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            rows = old.execute(f"SELECT * FROM {table}")
            columns = [f'"{column[0]}"' for column in rows.description]
            new.execute(f"DELETE FROM {table}")  # what a new registry begins with
            into = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
            new.cursor().executemany(into, rows.fetchall())
        new.commit()
    for left in folder.glob("registry.db*"):
        left.unlink()
    with (folder / "gazette.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[registry]\nurl = "{served.location}"\n')
    return folder


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """An empty place for a registry, of each kind in turn."""
    kind = request.param
    location = tmp_path / "registry.db" if kind == "sqlite" else request.getfixturevalue("postgres").schema()
    return Ledger(location, tmp_path / "archive")
