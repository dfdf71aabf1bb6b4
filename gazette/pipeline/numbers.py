"""Numbers ahead of their issues: reserved, void, or where a year begins; and what is amiss with them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date

from gazette.errors import ConflictError, UsageError
from gazette.ingest.clean import is_plain
from gazette.model import IssueId
from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.pipeline.clock import issue_date
from gazette.pipeline.workspace import Workspace
from gazette.registry import issue_id

DAYS_AHEAD = 31
"""How far ahead of its day an issue may be made; a date beyond that is a slip of the pen."""


def today(workspace: Workspace) -> date:
    """The date of an issue made now."""
    return issue_date(workspace.clock, workspace.timezone, os.environ)


def refuse_day(workspace: Workspace, on: date) -> None:
    """Raise UsageError for the date of an issue in a year that is over or far ahead."""
    now = today(workspace)
    if on.year < now.year:
        raise UsageError("RUN-YEAR-OVER", year=on.year, today=now)
    if (on - now).days > DAYS_AHEAD:
        raise UsageError("RUN-DATE-AHEAD", date=on, today=now, days=DAYS_AHEAD)


def reserve_numbers(workspace: Workspace, year: int, numbers: Sequence[int] | None, reason: str) -> tuple[int, ...]:
    """Reserve numbers of this year or the next, by default the one that comes next.

    Raises UsageError for another year or without a reason, ConflictError as the ledger does.
    """
    _refuse_year(workspace, year)
    place, actor = workspace.profile.place, workspace.actor()
    return workspace.registry.numbers.reserve(place, year, numbers, reason_given(reason), actor)


def void_numbers(workspace: Workspace, year: int, numbers: tuple[int, ...], reason: str) -> tuple[str, ...]:
    """Make numbers void, with the unsigned issue that has exactly these; gives the documents that wait again.

    Raises UsageError without a reason, and ConflictError for numbers of a signed issue or of a larger one.
    """
    place, actor, registry = workspace.profile.place, workspace.actor(), workspace.registry
    known = registry.numbers.get(place, year, numbers[0])
    if known is not None and known.issue is not None:
        record = registry.issues.get(issue_id(known.issue))
        if record.id.numbers != numbers:
            raise ConflictError("REG-NUMBER-SHARED", number=numbers[0], issue=workspace.called(record.id))
        registry.issues.dissolve(record.id, reason_given(reason), actor)
        return record.documents
    if known is None:
        _refuse_year(workspace, year)
    registry.numbers.void(place, year, numbers, reason_given(reason), actor)
    return ()


def begin_series(workspace: Workspace, year: int, first: int, reason: str) -> None:
    """Let this year or the next begin with a number other than 1: those before it were issued elsewhere."""
    _refuse_year(workspace, year)
    registry = workspace.registry
    registry.numbers.begin(workspace.profile.place, year, first, reason_given(reason), workspace.actor())


def number_problems(workspace: Workspace) -> Iterator[Problem]:
    """Numbers of which nothing is known though there is one above, and reservations that hold later issues up."""
    place, registry = workspace.profile.place, workspace.registry
    for year, number in registry.numbers.missing(place):
        name = workspace.called(IssueId(place, year, (number,)))
        yield problem("DRC-NUMBER-MISSING", Severity.ERROR, number=name)
    ahead, newest = registry.numbers.ahead(place), registry.issues.latest(place)
    year = today(workspace).year
    opened = registry.issues.to_continue(place, year)
    if opened is not None:
        yield problem(
            "DRC-SPLIT-WAITS", Severity.WARNING, issue=workspace.called(opened.id), promised=opened.continued_in
        )
    for record in ahead:
        name = workspace.called(IssueId(place, record.year, (record.number,)))
        told = {"number": name, "reason": record.reason}
        if record.year < year:
            yield problem("DRC-NUMBER-OVER", Severity.WARNING, **told)
        elif newest is not None and (record.year, record.number) < (newest.id.year, newest.id.numbers[0]):
            yield problem("DRC-NUMBER-WAITS", Severity.WARNING, **told, issue=workspace.called(newest.id))


def _refuse_year(workspace: Workspace, year: int) -> None:
    now = today(workspace)
    if year < now.year:
        raise UsageError("RUN-YEAR-OVER", year=year, today=now)
    if year > now.year + 1:
        raise UsageError("RUN-YEAR-AHEAD", year=year, today=now)


def reason_given(text: str) -> str:
    """A reason without the blanks around it. Raises UsageError for one that is empty or no line of text."""
    if not text.strip() or not is_plain(text):
        raise UsageError("SET-REASON")
    return text.strip()
