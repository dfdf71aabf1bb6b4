"""What was taken out of a registry's archive for good, and which redactions are not done yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from gazette.model.status import FactKind
from gazette.registry import events
from gazette.registry.database import Database, rows_of, transaction
from gazette.registry.events import Actor

if TYPE_CHECKING:
    from gazette.model.redaction import Redactions
    from gazette.model.status import RemovedFile
    from gazette.registry.scrub import Kept

DONE = "erased"
"""The event that tells that nothing is left to do of a redaction."""


class Erasures:
    """What was taken out of a registry's archive for good."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def refuses(self, digests: Iterable[str]) -> bool:
        """Whether one of these files was sent once, and taken out because its document was redacted."""
        query = "SELECT sha256 FROM erased WHERE came_in = 1 AND sha256"
        return any(True for _ in rows_of(self._db, query, digests))

    def took(self, digests: Iterable[str]) -> frozenset[str]:
        """Which of these files a redaction took out of the archive."""
        return frozenset(row["sha256"] for row in rows_of(self._db, "SELECT sha256 FROM erased WHERE sha256", digests))

    def is_redacted(self, work: str) -> bool:
        """Whether a document's words are not in the ledger any more."""
        return any(True for _ in self._db.query("SELECT 1 FROM erased WHERE work = ? LIMIT 1", [work]))

    def of(self, work: str) -> tuple[str, ...]:
        """Every file that was taken out for a document."""
        query = "SELECT sha256 FROM erased WHERE work = ? ORDER BY sha256"
        return tuple(row["sha256"] for row in self._db.query(query, [work]))

    def unfinished(self) -> tuple[str, ...]:
        """Documents whose redaction was recorded and is not done to its end, in the order it was recorded."""
        query = (
            "SELECT work FROM facts WHERE kind = ? AND NOT EXISTS"
            " (SELECT 1 FROM events WHERE events.subject = facts.work AND events.kind = ?) ORDER BY seq"
        )
        return tuple(row["work"] for row in self._db.query(query, [FactKind.REDACTED.value, DONE]))

    def kept(self, work: str) -> Kept:
        """What the archive keeps of a document, as far as the ledger knows."""
        from gazette.registry.scrub import kept

        return kept(self._db, work)

    def scrub(self, work: str, removed: Collection[RemovedFile], grave: bytes, put_in: str, actor: Actor) -> None:
        """Take every word of a document out of the ledger (see gazette.registry.scrub). Again, it changes nothing."""
        from gazette.registry.scrub import scrub

        with transaction(self._db):
            if not self.is_redacted(work):
                scrub(self._db, work, removed, grave, put_in)
                self._tell(actor, "scrubbed", work, (put_in,))

    def doomed(self, held: Iterable[str], gone: Redactions) -> tuple[str, ...]:
        """Which of these files of the archive have to go (see gazette.registry.scrub)."""
        from gazette.registry.scrub import doomed

        return doomed(self._db, held, gone)

    def finish(self, work: str, actor: Actor) -> None:
        """Record that a redaction is done to its end."""
        with transaction(self._db):
            self._tell(actor, DONE, work)

    def _tell(self, actor: Actor, kind: str, work: str, outputs: tuple[str, ...] = ()) -> None:
        events.append(
            self._db,
            at=actor.at,
            who=actor.who,
            command=actor.command,
            kind=kind,
            subject=work,
            outputs=outputs,
        )
