"""Files that a redaction took away: missing rightly where a signed statement says so, genuine where one was kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from gazette.model import Check, FileVerdict, Indication, Manifest, SignedFile, StateAsOf
from gazette.model.fact_record import FactRecord
from gazette.model.status import FactKind, Publication, RemovedFile
from gazette.verify.guard import passed

REDACTED = "VFY-REDACTED"
"""The check that tells it."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """The redactions whose statements passed every check, each with the time that its timestamp gives."""

    found: tuple[tuple[FactRecord, datetime | None], ...]

    @classmethod
    def told_by(cls, statements: Iterable[tuple[FileVerdict, FactRecord | None]]) -> Redacted:
        """Those among judged statements. One that did not pass lets nothing be missing."""
        return cls(
            tuple(
                (record, verdict.signer.at if verdict.signer is not None else None)
                for verdict, record in statements
                if record is not None
                and record.fact.kind is FactKind.REDACTED
                and verdict.indication is Indication.PASSED
            )
        )

    def rests_on(self, record: FactRecord | None) -> bool:
        """Whether a statement is one of these."""
        return any(record == known for known, _ in self.found)

    def instead_of(self, file: SignedFile, manifest: Manifest) -> Check | None:
        """What stands in the place of a missing file; None when nothing says that it went rightly.

        A statement counts for files of its own document, and for those of a whole issue that printed it.
        """
        works = {entry.uri for entry in manifest.documents}
        for record, _ in self.found:
            own = record.fact.work in works and file.work in (None, record.fact.work)
            if own and RemovedFile(file.path, file.sha256) in record.fact.removed:
                return _check(record)
        return None

    def said_of(self, verdict: FileVerdict) -> FileVerdict:
        """The verdict with what became of its file: one that somebody kept is as genuine as it was."""
        missing = next((check for check in verdict.checks if check.code == REDACTED), None)
        for record, at in self.found:
            check = _check(record)
            if missing == check:
                return replace(verdict, publication=StateAsOf(Publication.REDACTED.value, at))
            if any(file.sha256 == verdict.sha256 for file in record.fact.removed):
                state = StateAsOf(Publication.REDACTED.value, at)
                return replace(verdict, checks=(*verdict.checks, check), publication=state)
        return verdict


def _check(record: FactRecord) -> Check:
    fact = record.fact
    on = fact.on.isoformat() if fact.on is not None else ""
    return passed(REDACTED, on=on, basis=fact.basis or "", reason=fact.reason)
