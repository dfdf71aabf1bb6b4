"""Renewed archive timestamps: facts on issues that are published, appended and never changed."""

from __future__ import annotations

import json
from typing import NoReturn

from gazette.errors import ConflictError
from gazette.model import IssueId
from gazette.model.codec import decode, encode
from gazette.model.renewal import SignedRenewal
from gazette.registry import events
from gazette.registry.database import Database, transaction
from gazette.registry.events import Actor
from gazette.registry.issues import ledger_id


class Renewals:
    """The renewals of a registry."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def record(self, signed: SignedRenewal, actor: Actor) -> None:
        """Write a renewal and the event that tells of it. Its files are in the archive already.

        Raises ConflictError when another process recorded one of the same number in between.
        """
        renewal = signed.renewal
        key = ledger_id(renewal.issue)
        with transaction(self._db):
            if renewal.number != len(self._rows(key)) + 1:
                raise ConflictError("RNW-AGAIN", issue=renewal.issue)
            self._db.table("renewals").insert(
                {
                    "issue": key,
                    "number": renewal.number,
                    "signed": json.dumps(encode(signed, _no_bytes), ensure_ascii=False),
                }
            )
            events.append(
                self._db,
                at=actor.at,
                who=actor.who,
                command=actor.command,
                kind="renewed",
                subject=key,
                inputs=tuple(item.sha256 for item in renewal.evidence),
                outputs=(signed.record_file.sha256, signed.signature_file.sha256),
            )

    def of(self, issue: IssueId) -> tuple[SignedRenewal, ...]:
        """The renewals of an issue, in order."""
        return tuple(decode(SignedRenewal, json.loads(text), _no_bytes) for text in self._rows(ledger_id(issue)))

    def _rows(self, key: str) -> list[str]:
        query = "SELECT signed FROM renewals WHERE issue = ? ORDER BY number"
        return [row["signed"] for row in self._db.query(query, [key])]


def _no_bytes(_: object) -> NoReturn:
    raise TypeError("a renewal holds no bytes itself")
