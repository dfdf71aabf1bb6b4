"""The one way a reader says no: an exception that carries the finding to be shown."""

from __future__ import annotations

from gazette.model import Finding, Place, Severity, finding


class RefusedInput(Exception):  # noqa: N818 - the outcome's name in the domain: accepted, held, refused
    """A file that can't be read safely, or not at all. `finding` says what it looks like and is always an error."""

    def __init__(self, reason: Finding) -> None:
        super().__init__(reason.code)
        self.finding = reason

    def __reduce__(self) -> tuple[object, ...]:
        return (RefusedInput, (self.finding,))


def refused(code: str, where: Place | None = None, **params: object) -> RefusedInput:
    """A RefusedInput for a code of the catalogue, ready to be raised."""
    return RefusedInput(finding(code, Severity.ERROR, where, **params))
