"""Steps done: the hash of everything a step depends on, and what came out of it."""

from __future__ import annotations

import json
from datetime import datetime

from gazette.model.codec import Json
from gazette.registry.database import Database, transaction


class Steps:
    """The steps of a registry. A key is computed anew each time; only what it once led to is looked up."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def outputs(self, key: str) -> Json | None:
        """What the step of this key gave, or None when it was never done."""
        for row in self._db.query("SELECT outputs FROM steps WHERE key = ?", [key]):
            return json.loads(row["outputs"])
        return None

    def of(self, step: str, subject: str) -> tuple[Json, ...]:
        """What every step of this name gave for a subject, in the order of their keys."""
        query = "SELECT outputs FROM steps WHERE subject = ? AND step = ? ORDER BY key"
        return tuple(json.loads(row["outputs"]) for row in self._db.query(query, [subject, step]))

    def record(self, key: str, step: str, subject: str, outputs: Json, at: datetime) -> None:
        """Write what a step gave. Its files are in the archive already; a second writer of one key changes nothing."""
        with transaction(self._db):
            self._db.table("steps").insert(
                {
                    "key": key,
                    "step": step,
                    "subject": subject,
                    "outputs": json.dumps(outputs, ensure_ascii=False),
                    "at": at.isoformat(),
                },
                ignore=True,
            )
