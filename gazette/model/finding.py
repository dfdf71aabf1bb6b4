"""Findings: what a check has to say about a document. Data, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

UNACCEPTABLE = frozenset({"DOC-SCHEMA", "DOC-WORDS-LOST", "DOC-UNWITNESSED"})
"""Errors about a document that no editor can accept (beside every INP- code: a better file has to come)."""

SETTLED_BY_EDIT = {
    "DOC-NO-NUMBER": "number",
    "DOC-NO-TYPE": "type",
    "DOC-NO-DATE": "date",
    "DOC-NO-TITLE": "title",
    "DOC-NO-ISSUER": "issuers",
    "DOC-TYPE-UNKNOWN": "type",
}
"""Errors that only a fact can settle, with the field to set."""


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

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it the same finding another day: code, values, place in the text; not the file's name or today."""
        values = tuple(pair for pair in self.params if pair[0] != "today")
        return (self.code, values, self.where.page, self.where.line, self.where.eid)

    @property
    def acceptable(self) -> bool:
        """Whether an editor may accept it with a reason. Never schema, lost words or what a file itself is (INP-…).

        A fact that is missing can't be accepted either: the address needs it, so it has to be set.
        """
        return self.code not in UNACCEPTABLE and self.code not in SETTLED_BY_EDIT and not self.code.startswith("INP-")


def finding(code: str, severity: Severity, where: Place | None = None, **params: object) -> Finding:
    """Build a Finding; parameter values are turned into text that can be written (half a character as `\\ud800`)."""
    facts = tuple((name, str(value).encode("utf-8", "backslashreplace").decode()) for name, value in params.items())
    return Finding(code, severity, facts, where or Place())
