"""What was changed in somebody's Akoma Ntoso to make it strict: counted by name, told as findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from gazette.model import Finding, Severity, finding

_LISTED = 12


@dataclass(slots=True)
class Changes:
    """Counts of changes by the name of what was changed. Not frozen: the steps of a conversion add to it."""

    wrapped: Counter[str] = field(default_factory=Counter)
    """Elements that 3.0 does not know, or not there; a neutral element stands for each, with the same words."""
    removed: Counter[str] = field(default_factory=Counter)
    """Elements without a word in them that have no place in 3.0."""
    attributes: Counter[str] = field(default_factory=Counter)
    meta: Counter[str] = field(default_factory=Counter)
    """Parts of `<meta>` that could not be kept."""
    outside: list[str] = field(default_factory=list)
    """Parts of the document that the file names and does not hold."""
    notes: int = 0
    loose_notes: int = 0
    eids: bool = False

    def findings(self, version: str) -> tuple[Finding, ...]:
        """The changes as findings, one for each kind of change."""
        found: list[Finding] = []
        if version != "3.0":
            found.append(finding("INP-AKN-OLDER", Severity.INFO, version=version))
        if self.eids:
            found.append(finding("INP-AKN-EIDS", Severity.INFO))
        if self.notes:
            found.append(finding("INP-AKN-NOTES", Severity.INFO, count=self.notes))
        if self.loose_notes:
            found.append(finding("INP-AKN-NOTES-LOOSE", Severity.WARNING, count=self.loose_notes))
        for code, severity, counted in (
            ("INP-AKN-WRAPPED", Severity.WARNING, self.wrapped),
            ("INP-AKN-REMOVED", Severity.INFO, self.removed),
            ("INP-AKN-ATTRIBUTES", Severity.INFO, self.attributes),
            ("INP-AKN-META", Severity.WARNING, self.meta),
        ):
            if counted:
                found.append(finding(code, severity, count=counted.total(), names=_listed(counted)))
        if self.outside:
            found.append(finding("INP-AKN-OUTSIDE", Severity.WARNING, names="; ".join(self.outside[:_LISTED])))
        return tuple(found)


def _listed(counted: Counter[str]) -> str:
    """`block ×3, wrap`, the most frequent first."""
    named = [name if count == 1 else f"{name} ×{count}" for name, count in counted.most_common(_LISTED)]
    return ", ".join([*named, "…"] if len(counted) > _LISTED else named)
