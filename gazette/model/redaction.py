"""What signed redactions took away: of these files, and of no others, it is right that they are gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gazette.model.fact_record import SignedFact
from gazette.model.rendition import SignedFile
from gazette.model.status import FactKind, RemovedFile


@dataclass(frozen=True, slots=True)
class Redactions:
    """The redactions of some published documents, by their work URI, and every file that they took away."""

    by_work: Mapping[str, SignedFact] = field(default_factory=dict)
    files: frozenset[RemovedFile] = frozenset()

    def took(self, file: SignedFile) -> bool:
        """Whether a published file was taken away."""
        return RemovedFile(file.path, file.sha256) in self.files

    def left(self, files: Iterable[SignedFile]) -> tuple[SignedFile, ...]:
        """Those files that are still there."""
        return tuple(file for file in files if not self.took(file))


NO_REDACTIONS = Redactions()


def redactions_of(facts: Iterable[SignedFact]) -> Redactions:
    """The redactions among published facts."""
    found = [item for item in facts if item.record.fact.kind is FactKind.REDACTED]
    return Redactions(
        {item.record.fact.work: item for item in found},
        frozenset(file for item in found for file in item.record.fact.removed),
    )
