"""What came in and what was accepted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from gazette.model import CheckedDocument
from gazette.model.codec import decode, encode
from gazette.registry import events
from gazette.registry.database import transaction


@dataclass(frozen=True, slots=True)
class IntakeRecord:
    """What became of a file: `result` is the encoded Document, HeldDocument or Refusal with its findings."""

    key: str
    sha256: str
    name: str
    outcome: str
    uri: str | None
    result: Any
    received_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """An accepted document. `state` is accepted, composed or published; `issue` the id of the issue it stands in."""

    uri: str
    eli: str
    number: str | None
    type: str
    title: str
    date: str
    state: str
    sha256: str
    issue: str | None


class Documents:
    """The intake book and the accepted documents of a registry."""

    def __init__(self, database: Database, put: Callable[[bytes], str], get: Callable[[str], bytes]) -> None:
        self._db = database
        self._put = put
        self._get = get

    def intake(self, key: str) -> IntakeRecord | None:
        """What was recorded for an ingest step's key."""
        for row in self._db.query("SELECT * FROM intake WHERE key = ?", [key]):
            return _intake(row)
        return None

    def unsettled(self) -> Iterator[IntakeRecord]:
        """Files that were held or refused, the newest record of each, and not accepted since."""
        yield from map(
            _intake,
            self._db.query(
                "SELECT * FROM intake i WHERE outcome != 'accepted'"
                " AND NOT EXISTS (SELECT 1 FROM intake j WHERE j.sha256 = i.sha256 AND j.rowid > i.rowid)"
                " ORDER BY received_at, name"
            ),
        )

    def record_intake(
        self, record: IntakeRecord, *, who: str, command: str, accepted: CheckedDocument | None = None
    ) -> None:
        """Write what became of a file, and the document when it was accepted, as one transaction.

        A published document keeps what was published; before that, a newer reading of the same bytes replaces it.
        """
        with transaction(self._db):
            self._db.table("intake").upsert(
                {
                    "key": record.key,
                    "sha256": record.sha256,
                    "name": record.name,
                    "outcome": record.outcome,
                    "uri": record.uri,
                    "result": json.dumps(record.result, ensure_ascii=False),
                    "received_at": record.received_at.isoformat(),
                },
                pk="key",
            )
            kind = record.outcome
            if accepted is not None:
                kind = self._keep(accepted, record)
            events.append(
                self._db,
                at=record.received_at,
                who=who,
                command=command,
                kind=kind,
                subject=record.uri or record.name,
                inputs=(record.sha256,),
                outputs=(record.key,),
            )

    def _keep(self, checked: CheckedDocument, record: IntakeRecord) -> str:
        document = checked.document
        metadata = document.metadata
        known = self.get(document.uri)
        if known is not None and known.state == "published":
            return "accepted"
        row = {
            "uri": document.uri,
            "eli": document.eli,
            "number": str(metadata.number) if metadata.number else None,
            "type": metadata.type.name if metadata.type else "",
            "title": metadata.title or "",
            "date": metadata.signed_on.isoformat() if metadata.signed_on else "",
            "sha256": record.sha256,
            "checked": json.dumps(encode(checked, self._put), ensure_ascii=False),
            "accepted_at": record.received_at.isoformat(),
        }
        if known is None:
            self._db.table("documents").insert({**row, "state": "accepted", "issue": None})
            return "accepted"
        self._db.table("documents").update(document.uri, row)
        return "read-again"

    def get(self, uri: str) -> DocumentRecord | None:
        """The document of a work URI."""
        for row in self._db.query(f"SELECT {_COLUMNS} FROM documents WHERE uri = ?", [uri]):  # noqa: S608 - constant columns
            return DocumentRecord(**row)
        return None

    def checked(self, uri: str) -> CheckedDocument:
        """The checked document of a work URI, bytes and all. Raises KeyError for an unknown URI."""
        for row in self._db.query("SELECT checked FROM documents WHERE uri = ?", [uri]):
            return decode(CheckedDocument, json.loads(row["checked"]), self._get)
        raise KeyError(uri)

    def same_address(self, eli: str) -> tuple[DocumentRecord, ...]:
        """Documents that have this ELI."""
        return self._select("eli = ?", [eli])

    def in_state(self, state: str) -> tuple[DocumentRecord, ...]:
        """Documents of a state, in the order they were accepted."""
        return self._select("state = ? ORDER BY accepted_at, uri", [state])

    def of_source(self, sha256: str) -> tuple[DocumentRecord, ...]:
        """Documents that came as these bytes."""
        return self._select("sha256 = ?", [sha256])

    def find(self, text: str) -> tuple[DocumentRecord, ...]:
        """Documents named by number or URI, or by enough of either."""
        exact = self._select("uri = ? OR eli = ? OR number = ?", [text, text, text])
        if exact:
            return exact
        pattern = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        return self._select(
            "number LIKE ? ESCAPE '\\' OR uri LIKE ? ESCAPE '\\' ORDER BY uri LIMIT 20", [pattern, pattern]
        )

    def page(self, limit: int | None, after: str | None) -> tuple[DocumentRecord, ...]:
        """Documents by URI, `limit` at a time, beginning after the URI `after`."""
        return self._select("uri > ? ORDER BY uri LIMIT ?", [after or "", -1 if limit is None else limit])

    def _select(self, where: str, values: list[object]) -> tuple[DocumentRecord, ...]:
        rows = self._db.query(f"SELECT {_COLUMNS} FROM documents WHERE {where}", values)  # noqa: S608 - `where` is ours
        return tuple(DocumentRecord(**row) for row in rows)


_COLUMNS = "uri, eli, number, type, title, date, state, sha256, issue"


def _intake(row: dict[str, Any]) -> IntakeRecord:
    return IntakeRecord(
        row["key"],
        row["sha256"],
        row["name"],
        row["outcome"],
        row["uri"],
        json.loads(row["result"]),
        datetime.fromisoformat(row["received_at"]),
    )
