"""The registry on a server: PostgreSQL, for an office on several machines.

Writers take turns by an advisory lock that ends with the transaction, as `BEGIN IMMEDIATE` lets them do in a file: what
a stage reads is what it writes upon, and no stage, which may sign or store files on the way, is ever done twice because
a serialisable transaction was refused. Readers take no lock and see what was last committed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from gazette.config import ServerUrl
from gazette.errors import ConfigError, ConflictError, GazetteError, MissingError
from gazette.registry import schema
from gazette.registry.database import Row, Table, Value

if TYPE_CHECKING:
    import psycopg

_DEFAULTS = {"connect_timeout": "10", "application_name": "gazette"}
_SETTINGS = {
    "client_encoding": "UTF8",
    "default_transaction_isolation": "read committed",
    "lock_timeout": "30s",
    "tcp_keepalives_idle": "30",  # a machine that lost its power gives the lock back within a minute, not in two hours
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
_BUSY = "55P03"
_FULL = re.compile("53100|54000")
_DENIED = re.compile("42501|25006")
_TRIGGER = re.compile(r"CREATE TRIGGER (\w+) (AFTER .+ FOR EACH ROW)\s+BEGIN (.+) END;?", re.DOTALL)
_TYPES = {"TEXT": 'text COLLATE "C"', "INTEGER": "bigint", "BLOB": "bytea"}
"""Text is compared byte by byte, as SQLite does, whatever the language of the server."""


class PostgreSQL:
    """A Database on a server: one schema of one database, the first of the connection's search path."""

    is_file = False

    def __init__(self, connection: psycopg.Connection[Row], url: ServerUrl) -> None:
        self._connection = connection
        self._url = url
        self._keys: dict[str, tuple[str, ...]] = {}
        for name, value in _SETTINGS.items():
            self.execute("SELECT set_config(?, ?, false)", [name, value])
        (found,) = self.query("SELECT current_schema() AS name, current_setting('server_encoding') AS encoding")
        if found["name"] is None:
            raise ConfigError("REG-SERVER-EMPTY", url=url)
        if found["encoding"] != "UTF8":
            raise ConfigError("REG-SERVER-ENCODING", url=url, encoding=found["encoding"])
        self.schema = str(found["name"])
        self.execute("SELECT set_config('search_path', ?, false)", [_quoted(self.schema)])

    def query(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        with self._told():
            cursor = self._connection.execute(_translated(sql), values)
        return iter(cursor)

    def execute(self, sql: str, values: Sequence[Value] = ()) -> int:
        with self._told():
            return self._connection.execute(_translated(sql), values).rowcount

    def define(self, statement: str) -> None:
        """Execute a statement of the description of the tables, which is written for SQLite."""
        with self._told():
            self._connection.execute(_described(statement))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        from psycopg.pq import TransactionStatus

        if self._connection.info.transaction_status == TransactionStatus.INTRANS:
            raise RuntimeError("a transaction is open already")
        with self._undone():
            self.execute("BEGIN")
            self.execute("SELECT pg_advisory_xact_lock(?)", [self._lock("write")])
            yield
            with self._told():
                done = self._connection.execute("COMMIT").statusmessage
            if done != "COMMIT":  # a statement failed and somebody caught that: the server has rolled back
                raise RuntimeError(f"the transaction ended with {done}")

    @contextmanager
    def refusals(self, told: Callable[[Exception], Exception]) -> Iterator[None]:
        import psycopg

        try:
            yield
        except psycopg.IntegrityError as error:
            raise told(error) from error

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        lock = [self._lock(name)]
        (asked,) = self.query("SELECT pg_try_advisory_lock(?) AS held", lock)
        try:
            yield bool(asked["held"])
        finally:
            if asked["held"] and not self._connection.closed:
                self.execute("SELECT pg_advisory_unlock(?)", lock)

    def defer_references(self) -> None:
        self.execute("SET CONSTRAINTS ALL DEFERRED")

    def key(self, table: str) -> tuple[str, ...]:
        if table not in self._keys:
            query = (
                "SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)"
                " WHERE indisprimary AND indrelid = to_regclass(?) ORDER BY array_position(indkey::int2[], attnum)"
            )
            self._keys[table] = tuple(row["attname"] for row in self.query(query, [_quoted(table)]))
        return self._keys[table]

    def table(self, name: str) -> Table:
        return Table(self, name)

    @property
    def version(self) -> int:
        (there,) = self.query("SELECT to_regclass('registry_version') IS NOT NULL AS made")
        if not there["made"]:
            return 0
        return int(next(self.query("SELECT version FROM registry_version"))["version"])

    def refuse_empty(self) -> None:
        """Raise ConfigError where no registry is: a wrong address must not begin a second ledger at number 1."""
        if self.version == 0:
            raise ConfigError("REG-SERVER-EMPTY", url=self._url)

    def set_version(self, version: int) -> None:
        self.execute("CREATE TABLE IF NOT EXISTS registry_version (version bigint NOT NULL)")
        if not self.execute("UPDATE registry_version SET version = ?", [version]):
            self.execute("INSERT INTO registry_version VALUES (?)", [version])

    def back_up(self, version: int) -> None:
        """Copy the tables as they are to the schema `gazette_v12` beside their own, in the transaction that is open.

        So the copy is there exactly when the registry was brought forward, and it needs no program on this machine.
        """
        import psycopg

        kept = _quoted(f"{self.schema}_v{version}")
        try:
            self.execute(f"CREATE SCHEMA {kept}")
            query = "SELECT tablename FROM pg_tables WHERE schemaname = ? ORDER BY tablename"
            for row in list(self.query(query, [self.schema])):
                table = _quoted(row["tablename"])
                self.execute(f"CREATE TABLE {kept}.{table} AS TABLE {table}")
        except (psycopg.Error, GazetteError) as error:
            raise MissingError("REG-BACKUP", path=self._url, detail=_plain(error.__cause__ or error)) from error

    def purge(self) -> None:
        # A copy has no keys: a schema that has any may be called the same, and is another registry.
        query = (
            "SELECT nspname FROM pg_namespace WHERE NOT EXISTS (SELECT 1 FROM pg_index JOIN pg_class ON indrelid ="
            " pg_class.oid WHERE relnamespace = pg_namespace.oid) ORDER BY nspname"
        )
        kept = re.compile(rf"{re.escape(self.schema)}_v[0-9]+")
        for name in [row["nspname"] for row in self.query(query) if kept.fullmatch(row["nspname"])]:
            self.execute(f"DROP SCHEMA {_quoted(name)} CASCADE")
        for row in list(self.query("SELECT tablename FROM pg_tables WHERE schemaname = ?", [self.schema])):
            self.execute(f"VACUUM FULL {_quoted(row['tablename'])}")

    def close(self) -> None:
        self._connection.close()

    def _lock(self, name: str) -> int:
        """The number of a lock of this registry; the server keeps those of each database apart."""
        return int.from_bytes(hashlib.sha256(f"gazette/{self.schema}/{name}".encode()).digest()[:8], signed=True)

    @contextmanager
    def _undone(self) -> Iterator[None]:
        """Roll back when something is raised; a connection that can't do even that is closed, which does it too."""
        import psycopg

        try:
            yield
        except BaseException:
            try:
                self._connection.execute("ROLLBACK")
            except psycopg.Error:
                self._connection.close()
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the server or the network does into a fault of the catalogue; a wrong statement stays one."""
        import psycopg

        try:
            yield
        except psycopg.Error as error:
            fault = _fault(error, self._url, lost=self._connection.closed)
            if fault is None:
                raise
            raise fault from error


def open_server(url: ServerUrl, *, create: bool) -> PostgreSQL:
    """Open a registry on a server; one of an older version is copied to a schema beside it and brought forward.

    With `create` a schema without tables gets them. Raises ConfigError when there is no registry, ConflictError for a
    newer one, MissingError when psycopg is not installed or the server can't be reached, is full or refuses.
    """
    database = connect_server(url)
    try:
        if not create:
            database.refuse_empty()
        schema.bring_forward(database, url)
    except BaseException:
        database.close()
        raise
    return database


def connect_server(url: ServerUrl) -> PostgreSQL:
    """Reach a server, whatever tables it has. Raises as `open_server` does, for all that is not about tables."""
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict, make_conninfo
        from psycopg.rows import dict_row
    except ImportError as error:
        raise MissingError("REG-SERVER-EXTRA") from error
    try:
        told = conninfo_to_dict(url)
        address = make_conninfo(url, **{name: value for name, value in _DEFAULTS.items() if name not in told})
        connection = psycopg.connect(address, autocommit=True, row_factory=dict_row, prepare_threshold=None)
    except psycopg.Error as error:
        raise MissingError("REG-SERVER", url=url, detail=_plain(error)) from error
    try:
        return PostgreSQL(connection, url)
    except BaseException:
        connection.close()
        raise


def _fault(error: psycopg.Error, url: ServerUrl, *, lost: bool) -> GazetteError | None:
    state = error.sqlstate or ""
    if lost:
        return MissingError("REG-SERVER-LOST", url=url, detail=_plain(error))
    if state == _BUSY:
        return ConflictError("REG-BUSY", path=url)
    if _FULL.fullmatch(state):
        return MissingError("REG-FULL", path=url, detail=_plain(error))
    if _DENIED.fullmatch(state):
        return MissingError("REG-SERVER-DENIED", url=url, detail=_plain(error))
    return None


def _plain(error: BaseException) -> str:
    """What a fault says, on one line; neither libpq nor the server ever repeats a password."""
    return "; ".join(line.strip() for line in str(error).splitlines() if line.strip())


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@lru_cache(maxsize=512)
def _translated(sql: str) -> bytes:
    """A statement with the placeholders of psycopg. No statement of the registry has a `?` or `%` of its own."""
    return sql.replace("%", "%%").replace("?", "%s").encode()


def _described(statement: str) -> bytes:
    """A statement of the description in the server's words. References can wait for the commit, as SQLite's all can.

    What a trigger does stands in a function of its name.
    """
    if trigger := _TRIGGER.fullmatch(statement.strip()):
        name, when, does = trigger.groups()
        function = f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {does} RETURN NULL; END $$"
        return f"{function}; CREATE TRIGGER {name} {when} EXECUTE FUNCTION {name}()".encode()
    statement = re.sub(r"REFERENCES \w+\(\w+\)", r"\g<0> DEFERRABLE", statement)
    statement = re.sub(r"\) STRICT\s*;?\s*$", ")", statement)
    return re.sub("|".join(rf"\b{name}\b" for name in _TYPES), lambda found: _TYPES[found[0]], statement).encode()
