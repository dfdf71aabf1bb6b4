"""A registry of many documents and issues: rows like those of one that was published for real, written in bulk.

The rows obey the tables as they are (their checks and references hold while they are written); event hashes are chained.
What lies in the archive is shared by all copies, so that `show` finds bytes. The tree of the log is not grown.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from gazette.registry.events import ORIGIN, _hash

Row = dict[str, Any]
A_YEAR = 1_000
"""Issues of a year."""
FIRST_YEAR = 1990


def fill(database: Path, documents: int, issues: int) -> None:
    """Make copies of the one published document and its issue until there are so many published ones beside them."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        model = _Model(connection)
        for serial in range(issues):
            first, last = (documents * number // issues for number in (serial, serial + 1))
            model.write(serial, range(first, last))
        # The archive's pages of the ledger would be written by the next command, once, for all of it.
        connection.execute("UPDATE ledger_pages SET last = ? WHERE last = ?", (model.seq, model.first))
        connection.commit()


class _Model:
    """The rows of one published issue, to be copied under other numbers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.issue = self._one("SELECT * FROM issues WHERE state = 'published'")
        (self.uri,) = json.loads(self.issue["documents"])
        self.document = self._one("SELECT * FROM documents WHERE uri = ?", self.uri)
        self.source = self._one("SELECT * FROM sources WHERE sha256 = ?", self.document["sha256"])
        self.intake = self._one("SELECT * FROM intake WHERE seq = ?", self.source["intake"])
        self.entry = self._one("SELECT * FROM log_entries ORDER BY idx LIMIT 1")
        self.told = [
            dict(row)
            for row in connection.execute(
                "SELECT * FROM events WHERE subject IN (?, ?) ORDER BY seq", (self.uri, self.issue["id"])
            )
        ]
        self.next_intake = self._number("SELECT max(seq) FROM intake")
        self.next_entry = self._number("SELECT max(idx) FROM log_entries")
        last = self._one("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")
        self.first = last["seq"]
        self.seq, self.previous = last["seq"], last["hash"] or ORIGIN

    def write(self, serial: int, documents: range) -> None:
        """An issue with documents of these numbers."""
        year, number = FIRST_YEAR + serial // A_YEAR, serial % A_YEAR + 1
        publisher = self.issue["publisher"]
        key, day = f"{publisher}/{year}/{number}", f"{year}-12-31"
        copies = [_names(self.document, index) for index in documents]
        uris = [names[self.uri] for names in copies]
        signed = json.loads(self.issue["signed"])
        manifest = signed["manifest"]
        (entry,) = manifest["documents"]
        manifest["documents"] = [_copied(entry, names) for names in copies]
        manifest["id"] |= {"year": year, "numbers": [number]}
        fresh = {"id": key, "year": year, "first_number": number, "numbers": json.dumps([number]), "date": day}
        fresh |= {"documents": json.dumps(uris), "signed": json.dumps(signed, ensure_ascii=False)}
        self._insert("issues", self.issue | fresh)
        row = {"publisher": publisher, "year": year, "number": number, "state": "used", "issue": key, "reason": None}
        self._insert("numbers", row)
        for names in copies:
            self._document(names, key)
        for subject in (*uris, key):
            self.next_entry += 1
            self._insert("log_entries", self.entry | {"idx": self.next_entry, "issue": key, "subject": key})
            self._tell(subject, {self.uri: subject, self.issue["id"]: key} | dict(zip(uris, uris, strict=True)))

    def _document(self, names: dict[str, str], issue: str) -> None:
        self.next_intake += 1
        self._insert("intake", _copied(self.intake, names) | {"seq": self.next_intake, "key": names[self.uri]})
        self._insert("sources", _copied(self.source, names) | {"intake": self.next_intake})
        self._insert("documents", _copied(self.document, names) | {"issue": issue})

    def _tell(self, subject: str, names: dict[str, str]) -> None:
        """The events of a document, or of the issue."""
        kind = self.uri if subject.startswith("/") else self.issue["id"]
        for event in self.told:
            if event["subject"] != kind:
                continue
            self.seq += 1
            row = _copied(event, names) | {"seq": self.seq, "previous": self.previous}
            stored, source = row.pop("hash"), row.pop("source")
            self.previous = _hash(row)
            self._insert("events", row | {"hash": self.previous, "source": source if stored else None})

    def _insert(self, table: str, row: Row) -> None:
        columns = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        self._db.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", list(row.values()))

    def _one(self, query: str, *values: object) -> Row:
        return dict(self._db.execute(query, values).fetchone())

    def _number(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0])


def _names(document: Row, index: int) -> dict[str, str]:
    """What a copy is called in place of the model's own names."""
    number = f"{100_000 + index}/2026/QĐ-TTg"
    slug = number.lower().replace("/", "-").replace("đ", "d")
    return {
        document["uri"]: f"/akn/vn/act/quyet-dinh/ttg/2026-03-02/{slug}",
        document["eli"]: f"/eli/vn/quyet-dinh/2026/{slug}",
        document["number"]: number,
        document["sha256"]: f"{index:064x}",
        document["file"]: f"{index}.docx",
    }


def _copied(value: Any, names: dict[str, str]) -> Any:
    """A value with other names, in texts inside it too."""
    if isinstance(value, dict):
        return {name: _copied(item, names) for name, item in value.items()}
    if isinstance(value, list):
        return [_copied(item, names) for item in value]
    if isinstance(value, str):
        for old, new in names.items():
            value = value.replace(old, new)
    return value
