"""What `gazette doctor` reads from the ledger alone: what waits too long, and what stopped half-way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.pipeline.numbers import today
from gazette.pipeline.workspace import Workspace
from gazette.profiles import Profile, Rule
from gazette.registry import DocumentRecord

_NAMED = 3
"""Documents that are named; of more only the number is told."""
_BOTH = ("normative", "administrative")


def overdue(workspace: Workspace) -> Iterator[Problem]:
    """Documents whose deadline from receipt to publication (the rule DOC-PUBLISH-LATE) is over or ends today."""
    now, profile = today(workspace), workspace.profile
    documents, place = workspace.registry.documents, workspace.place
    waiting = [record for state in ("accepted", "composed") for record in documents.in_state(state, place)]
    ends = [(limit, record) for record in waiting if (limit := _limit(workspace, profile, record)) is not None]
    for code, severity, found in (
        ("DRC-OVERDUE", Severity.ERROR, [item for item in ends if item[0] < now]),
        ("DRC-DUE-TODAY", Severity.WARNING, [item for item in ends if item[0] == now]),
    ):
        if found:
            found.sort(key=lambda item: item[0])
            names = _named(record.number or record.file for _, record in found)
            yield problem(code, severity, count=len(found), documents=names, limit=found[0][0])


def held_long(workspace: Workspace) -> Iterator[Problem]:
    """Files that have been held for longer than `held_days` of gazette.toml."""
    days = workspace.config.doctor.held_days
    before = workspace.clock.now() - timedelta(days=days)
    held = workspace.registry.documents.in_outcome("held", publisher=workspace.place)
    old = sorted((item for item in held if item.received_at < before), key=lambda item: item.received_at)
    if old:
        since = old[0].received_at.astimezone(workspace.timezone).date()
        names = _named(item.number or item.name for item in old)
        yield problem("DRC-HELD-LONG", Severity.WARNING, count=len(old), documents=names, days=days, since=since)


def unpublished(workspace: Workspace) -> Iterator[Problem]:
    """Issues whose day is over and that nobody published."""
    now = today(workspace)
    for record in workspace.registry.issues.unfinished(workspace.profile.place):
        if record.date < now:
            yield problem("DRC-UNPUBLISHED", Severity.ERROR, issue=workspace.called(record.id), date=record.date)


def unlogged(workspace: Workspace) -> Iterator[Problem]:
    """Issues that are published and of which the log knows nothing, where a log is kept."""
    if workspace.config.log is None:
        return
    missing = workspace.registry.log.unlogged(workspace.profile.place)
    if missing:
        names = [workspace.called(issue) for issue in missing]
        yield problem("DRC-UNLOGGED", Severity.ERROR, count=len(names), issue=names[0], issues=_named(names))


def _limit(workspace: Workspace, profile: Profile, record: DocumentRecord) -> date | None:
    """The last day on which a document may be published; None where no rule sets one."""
    received = record.received_at.astimezone(workspace.timezone).date()
    limits = (rule.last_day(received, profile.workdays) for rule in _rules(profile, record))
    return min((limit for limit in limits if limit is not None), default=None)


def _rules(profile: Profile, record: DocumentRecord) -> Iterator[Rule]:
    """The rules that may bind a document, by what the ledger says of it; of a type that is both kinds, either."""
    signed = date.fromisoformat(record.date) if record.date else None
    kind = next((item for item in profile.types if item.name == record.type), None)
    kinds = ("administrative",) if kind is None else _BOTH if kind.kind == "both" else (kind.kind,)
    for rule in profile.rules_of("DOC-PUBLISH-LATE"):
        if any(rule.covers(signed, name, kind.code if kind else None) for name in kinds):
            yield rule


def _named(names: Iterable[object]) -> str:
    """The first few of them."""
    shown = [str(name) for name in names]
    return ", ".join(shown[:_NAMED]) + (", …" if len(shown) > _NAMED else "")
