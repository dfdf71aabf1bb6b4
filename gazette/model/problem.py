"""What `gazette doctor` finds about a workspace: data, as a finding is about a document."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, late, missing or about to end. Wording and mend are the catalogue's, by `code`.

    An error keeps the gazette from being published, or what is published from being believed; a warning will.
    """

    code: str
    severity: Severity
    params: tuple[tuple[str, str], ...] = ()


def problem(code: str, severity: Severity, **params: object) -> Problem:
    """A problem with the values that its wording names."""
    return Problem(code, severity, tuple((name, str(value)) for name, value in params.items()))
