"""What editors decide about a document that is held: which finding may stand, and which fact is another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gazette.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An editor's word that a finding may stand: who, when and why. It holds for that finding alone."""

    finding: Finding
    who: str
    at: datetime
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether this is the finding that was accepted: the same code, values and place."""
        return self.finding.identity == finding.identity


@dataclass(frozen=True, slots=True)
class Edit:
    """A fact that was set by hand, or by a safe mend: `field` is a key of the sidecar, `value` as it was written.

    Several issuers stand in one value, parted by `;`. `mends` is the code of the finding that a mend answers, None
    for an editor's own edit; `who` is the person at work either way.
    """

    field: str
    value: str
    who: str
    at: datetime
    reason: str
    mends: str | None = None


Settlement = Acceptance | Edit
