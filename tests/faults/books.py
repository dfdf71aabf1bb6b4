"""The ledger of a workspace as plain rows, behind the program's back: a file, or a server."""

import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Books:
    """Where the ledger is; `ask` gives rows as dictionaries."""

    location: Path | str

    @property
    def is_file(self):
        return isinstance(self.location, Path)

    @contextmanager
    def open(self) -> Iterator["Pages"]:
        if isinstance(self.location, Path):
            with closing(sqlite3.connect(self.location)) as database:
                database.row_factory = sqlite3.Row
                yield Pages(database)
        else:
            import psycopg
            from psycopg.rows import dict_row

            with psycopg.connect(self.location, row_factory=dict_row) as database:
                yield Pages(database)


@dataclass(frozen=True)
class Pages:
    """An open ledger."""

    database: object

    def ask(self, query: str) -> list[dict]:
        return [dict(row) for row in self.database.execute(query).fetchall()]

    def unsound(self) -> Iterator[str]:
        """What a file of SQLite says of itself; a server looks after its own."""
        if not isinstance(self.database, sqlite3.Connection):
            return
        told = [row["integrity_check"] for row in self.ask("PRAGMA integrity_check")]
        if told != ["ok"]:
            yield f"registry.db: {told}"
        if self.ask("PRAGMA foreign_key_check"):
            yield "registry.db: a reference leads nowhere"


def books_of(workspace: Path) -> Books:
    """The books that the workspace's settings name."""
    path = workspace / "gazette.toml"
    settings = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    url = settings.get("registry", {}).get("url")
    return Books(url or workspace / "registry.db")
