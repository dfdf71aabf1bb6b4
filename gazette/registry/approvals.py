"""Approvals of issues: who let an issue be sealed, over which renditions."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.model import IssueId
from gazette.registry import events
from gazette.registry.database import Database, transaction
from gazette.registry.events import Actor
from gazette.registry.issues import ledger_id


@dataclass(frozen=True, slots=True)
class ApprovalRecord:
    """An approval as stored: digest of what it is of, and of its two files in the archive."""

    renditions: str
    statement: str
    signature: str


class Approvals:
    """The approvals of a registry. None is ever taken back or overwritten; the newest counts."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def record(self, issue: IssueId, approval: ApprovalRecord, actor: Actor) -> None:
        """Write an approval and the event that tells of it. Its files are in the archive already."""
        key = ledger_id(issue)
        with transaction(self._db):
            self._db.table("approvals").append(
                {
                    "issue": key,
                    "renditions": approval.renditions,
                    "statement": approval.statement,
                    "signature": approval.signature,
                }
            )
            events.append(
                self._db,
                at=actor.at,
                who=actor.who,
                command=actor.command,
                kind="approved",
                subject=key,
                inputs=(approval.renditions,),
                outputs=(approval.statement, approval.signature),
            )

    def newest(self, issue: IssueId) -> ApprovalRecord | None:
        """The newest approval of an issue, whatever renditions it is of."""
        query = "SELECT renditions, statement, signature FROM approvals WHERE issue = ? ORDER BY seq DESC LIMIT 1"
        return next((ApprovalRecord(**row) for row in self._db.query(query, [ledger_id(issue)])), None)
