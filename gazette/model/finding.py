"""Findings: what a check has to say about a document. Data, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """`error` blocks a document, `warning` is for an editor to look at, `info` is told and done."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document: `page` and `line` are 1-based; `eid` is the Akoma Ntoso eId. All optional."""

    file: str | None = None
    page: int | None = None
    line: int | None = None
    eid: str | None = None

    def __str__(self) -> str:
        parts = [self.file or ""]
        parts += [f"p. {self.page}"] if self.page is not None else []
        parts += [f"l. {self.line}"] if self.line is not None else []
        parts += [f"#{self.eid}"] if self.eid else []
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reader or a rule noticed. The wording is the catalogue's, by `code` and `params`."""

    code: str
    severity: Severity
    params: tuple[tuple[str, str], ...] = ()
    where: Place = field(default_factory=Place)

    @property
    def blocks(self) -> bool:
        """Whether the document can't be composed while this stands."""
        return self.severity is Severity.ERROR


def finding(code: str, severity: Severity, where: Place | None = None, **params: object) -> Finding:
    """Build a Finding; parameter values are turned into text."""
    facts = tuple((name, str(value)) for name, value in params.items())
    return Finding(code, severity, facts, where or Place())
