"""A file that came in before and was taken out for good: it is refused by its bytes, without being read or kept."""

from __future__ import annotations

from hashlib import sha256

from gazette.ingest.intake import Intake
from gazette.model import Place, Refusal, Severity, SourceFile, finding


def erased(intake: Intake) -> Refusal:
    """The refusal of such a file. Nothing of it is put into the store."""
    source = SourceFile(
        sha256=sha256(intake.data).hexdigest(),
        size=len(intake.data),
        media_type="application/octet-stream",
        name=intake.name,
        received_at=intake.received_at,
        sender=intake.sender,
        urgency=intake.urgency,
    )
    return Refusal(source, (finding("INP-ERASED", Severity.ERROR, Place(intake.name)),))
