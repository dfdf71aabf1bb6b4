"""What must not be seen before a moment: saying so, keeping it out of earlier issues, the gate before publishing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from gazette.errors import ConflictError, UsageError
from gazette.model import IssueId
from gazette.model.embargo import Embargo
from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.pipeline.numbers import reason_given
from gazette.pipeline.together import together
from gazette.pipeline.workspace import Workspace
from gazette.registry import EmbargoRecord, IssueRecord, issue_id


def impose(workspace: Workspace, subject: str, until: str, reason: str) -> EmbargoRecord:
    """Record that a document (by its URI) or an issue (by its key) must not be seen before a moment.

    `until` is written as a sidecar writes it; without an offset it is of the office's time zone. Raises UsageError for
    a moment that is none or over and for a reason that says nothing, ConflictError for what is published.
    """
    from gazette.ingest.counter import moment_of

    moment = moment_of(until)
    if moment is None:
        raise UsageError("EMB-MOMENT", value=until)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=workspace.timezone)
    if moment <= workspace.clock.now():
        raise UsageError("EMB-OVER", until=told(workspace, moment))
    return workspace.registry.embargoes.impose(subject, Embargo(moment, reason_given(reason)), workspace.actor())


def lift(workspace: Workspace, subject: str, reason: str) -> bool:
    """End an embargo before its time; False when none stands. Raises UsageError for a reason that says nothing."""
    return workspace.registry.embargoes.lift(subject, reason_given(reason), workspace.actor())


def refuse_embargoed(workspace: Workspace, issue: IssueId) -> None:
    """Raise ConflictError for an issue that must not be seen yet: its own embargo, or that of a document in it."""
    holding = workspace.registry.embargoes.holding(issue, workspace.clock.now())
    if holding:
        raise ConflictError("EMB-UNTIL", name=name(workspace, holding[-1]), until=told(workspace, holding[-1].until))


def is_embargoed(workspace: Workspace, record: IssueRecord) -> bool:
    """Whether an issue that is not published must not be seen yet."""
    holding = workspace.registry.embargoes.holding(record.id, workspace.clock.now())
    return record.state != "published" and bool(holding)


def refuse_early(workspace: Workspace, uris: Sequence[str], on: date) -> None:
    """Raise ConflictError for a document that may not be seen on the day of an issue."""
    for record in workspace.registry.embargoes.standing(uris):
        if _day(workspace, record) > on:
            until = told(workspace, record.until)
            raise ConflictError("EMB-EARLY", name=name(workspace, record), until=until, date=on)


def ready(workspace: Workspace, uris: Sequence[str], on: date) -> tuple[str, ...]:
    """Of documents that wait, those that may stand in an issue of that day, and so may what belongs to them."""
    early = {record.subject for record in workspace.registry.embargoes.unpublished() if _day(workspace, record) > on}
    if not early:
        return tuple(uris)
    return tuple(uri for uri in uris if early.isdisjoint((uri, *together(workspace, [uri]).uris)))


def embargo_problems(workspace: Workspace) -> Iterator[Problem]:
    """What is held back, and what was held back and is not published though its time has come."""
    now = workspace.clock.now()
    for record in workspace.registry.embargoes.unpublished():
        shown = {"name": name(workspace, record), "until": told(workspace, record.until), "reason": record.reason}
        if record.until > now:
            yield problem("DRC-EMBARGOED", Severity.INFO, **shown)
            continue
        issue = _issue(workspace, record.subject)
        if issue is None:
            yield problem("DRC-SCHEDULED-WAITS", Severity.ERROR, **shown)
        elif not workspace.registry.embargoes.holding(issue, now):  # else another embargo of it is told
            yield problem("DRC-SCHEDULED", Severity.ERROR, **shown, issue=workspace.called(issue))


def name(workspace: Workspace, record: EmbargoRecord) -> str:
    """How a message names what is held back: a document by its number, an issue as commands do."""
    document = workspace.registry.documents.get(record.subject)
    if document is not None:
        return document.number or document.uri
    return record.subject if record.subject.startswith("/") else workspace.called(issue_id(record.subject))


def told(workspace: Workspace, moment: datetime) -> str:
    """A moment in the office's time."""
    return f"{moment.astimezone(workspace.timezone):%d-%m-%Y %H:%M}"


def _issue(workspace: Workspace, subject: str) -> IssueId | None:
    """The issue that a subject is or stands in."""
    document = workspace.registry.documents.get(subject)
    if document is None:
        return issue_id(subject)
    return issue_id(document.issue) if document.issue is not None else None


def _day(workspace: Workspace, record: EmbargoRecord) -> date:
    return record.until.astimezone(workspace.timezone).date()
