"""What became of a document after it was published: facts, each with a day, and the two states that follow from them.

Publication (what the gazette did with the text) and legal force (what the law did with it) are two different things. A
state is never typed in: it is what the facts up to a day say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Publication(StrEnum):
    """What the gazette published, and whether it still stands; from the mildest to the gravest."""

    AS_PUBLISHED = "as published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    REDACTED = "redacted"


class Force(StrEnum):
    """Legal force (hiệu lực)."""

    NOT_YET = "not yet"
    IN_FORCE = "in force"
    PARTLY_EXPIRED = "partly expired"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    PARTLY_SUSPENDED = "partly suspended"


class FactKind(StrEnum):
    """What happened to a document."""

    CORRECTED = "corrected"
    """An error of the text was put right: đính chính."""
    WITHDRAWN = "withdrawn"
    """The gazette takes back that it published it: thu hồi."""
    REDACTED = "redacted"
    """What must not be public was taken away: its files are gone, what is said of it here stays."""
    SUSPENDED = "suspended"
    """Ngưng hiệu lực."""
    RESUMED = "resumed"
    """A suspension ended."""
    EXPIRED = "expired"
    """Hết hiệu lực."""
    CONSOLIDATED = "consolidated"
    """It was set out anew with its amendments (văn bản hợp nhất); changes no state."""


_OF_PUBLICATION = {
    FactKind.CORRECTED: Publication.CORRECTED,
    FactKind.WITHDRAWN: Publication.WITHDRAWN,
    FactKind.REDACTED: Publication.REDACTED,
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A place in an issue: `issue` as `vn/2026/713+714`, the gazette page as printed, the line from its top."""

    issue: str
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Instrument:
    """The document that does what a fact tells: its URI if the gazette has it, else only its number.

    `place` is where its text begins in the issue that published it; None before that.
    """

    number: str
    uri: str | None = None
    place: Printed | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """One error: "trang …, dòng … viết là: `was`, nay sửa lại là: `now`" (TT 02/2025/TT-VPCP).

    `eid` is the part of the text it stands in, `place` where that begins in the issue as published.
    """

    eid: str
    was: str
    now: str
    place: Printed | None = None


@dataclass(frozen=True, slots=True)
class RemovedFile:
    """A published file that a redaction took away: where it stood on the portal, and what it was."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened to the document `work` (URI). `parts` are the eIds it concerns; empty: all of it.

    `on` is the day from which it holds; None for what holds from the day on which the gazette publishes it.
    """

    kind: FactKind
    work: str
    on: date | None
    reason: str
    who: str
    at: datetime
    parts: tuple[str, ...] = ()
    basis: str | None = None
    """The legal basis, in words."""
    by: Instrument | None = None
    wording: tuple[Wording, ...] = ()
    removed: tuple[RemovedFile, ...] = ()
    """Of a redaction: every published file that went, in the order of their paths."""


@dataclass(frozen=True, slots=True)
class States:
    """The two states of a document on a day, each with the fact that decides it; None where none had to.

    `force` is None (unknown) for a document whose first day in force is not known.
    """

    as_of: date
    publication: Publication
    published_by: Fact | None
    force: Force | None
    forced_by: Fact | None


def states(facts: Iterable[Fact], as_of: date, effective_on: date | None = None) -> States:
    """What the facts of one document say of it on a day, in whatever order they come.

    `effective_on` is its first day in force. Facts that hold from a later day, or wait to be published, say nothing
    yet. Raises ValueError for facts of several documents.
    """
    held = sorted((fact for fact in facts if fact.on is not None and fact.on <= as_of), key=_order)
    if len({fact.work for fact in held}) > 1:
        raise ValueError("facts of several documents")
    publication, published_by = _publication(held)
    force, forced_by = _force(held, as_of, effective_on)
    return States(as_of, publication, published_by, force, forced_by)


def _order(fact: Fact) -> tuple[object, ...]:
    # Everything counts, so that facts of one moment are not told in the order in which they happened to be read.
    rest = repr((fact.basis, fact.by, fact.wording))
    return (fact.on, fact.at, fact.kind.value, fact.parts, fact.reason, fact.who, rest)


def _publication(held: list[Fact]) -> tuple[Publication, Fact | None]:
    ranks = list(Publication)
    telling = [fact for fact in held if fact.kind in _OF_PUBLICATION]
    if not telling:
        return Publication.AS_PUBLISHED, None
    # The gravest state; of several facts that lead to it the newest, since that is what a reader has not seen yet.
    gravest = max(reversed(telling), key=lambda fact: ranks.index(_OF_PUBLICATION[fact.kind]))
    return _OF_PUBLICATION[gravest.kind], gravest


def _force(held: list[Fact], as_of: date, effective_on: date | None) -> tuple[Force | None, Fact | None]:
    expiries = [fact for fact in held if fact.kind is FactKind.EXPIRED]
    ended = next((fact for fact in expiries if not fact.parts), None)
    if ended is not None:
        return Force.EXPIRED, ended
    if effective_on is not None and as_of < effective_on:
        return Force.NOT_YET, None
    suspension = _suspension(held)
    if suspension is not None:
        return suspension
    if expiries:
        return Force.PARTLY_EXPIRED, expiries[-1]
    return (None if effective_on is None else Force.IN_FORCE), None


def _suspension(held: list[Fact]) -> tuple[Force, Fact] | None:
    """The suspension that stands after all that was suspended and resumed in turn; None when nothing is."""
    whole: Fact | None = None
    resumed: set[str] = set()
    parts: dict[str, Fact] = {}
    for fact in held:
        if fact.kind is FactKind.SUSPENDED:
            if fact.parts:
                parts |= dict.fromkeys(fact.parts, fact)
                resumed -= set(fact.parts)
            else:
                whole, resumed = fact, set()
        elif fact.kind is FactKind.RESUMED:
            if fact.parts:
                resumed |= set(fact.parts)
                parts = {eid: by for eid, by in parts.items() if eid not in fact.parts}
            else:
                whole, resumed, parts = None, set(), {}
    if whole is not None:
        return (Force.PARTLY_SUSPENDED if resumed else Force.SUSPENDED), whole
    if parts:
        return Force.PARTLY_SUSPENDED, list(parts.values())[-1]
    return None
