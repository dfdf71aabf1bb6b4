"""The whole way for a batch: ingest, compose, render, sign, publish, verify; taken up again wherever it stopped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gazette.errors import ConflictError
from gazette.model import Arrangement, Issue, IssueId, IssuePlan, Receipt, SignedIssue, Verdict
from gazette.pipeline.embargo import ready, refuse_early, told
from gazette.pipeline.numbers import refuse_day
from gazette.pipeline.steps import Ask, RenderOutcome, StepReport, composed, rendered, signed
from gazette.pipeline.together import together
from gazette.pipeline.workspace import Workspace
from gazette.registry import IssueRecord, Split, issue_id

STAGES = ("compose", "render", "sign", "publish")


@dataclass(frozen=True, slots=True)
class IssueReport:
    """How far an issue was taken, and what was done for it."""

    record: IssueRecord
    issue: Issue
    rendering: RenderOutcome | None = None
    signed: SignedIssue | None = None
    receipt: Receipt | None = None
    verdict: Verdict | None = None
    steps: tuple[StepReport, ...] = ()
    redacted: bool = False
    """Whether the text of one of its documents was taken away: it would be made otherwise today, and is kept."""


def reserve(
    workspace: Workspace,
    on: date,
    uris: Sequence[str],
    numbers: tuple[int, ...] | None = None,
    plan: str | None = None,
    arrangement: Arrangement | None = None,
    split: Split | None = None,
    supplements: IssueId | None = None,
) -> IssueRecord:
    """Give these accepted documents the next number of the year of `on`, or the numbers told.

    `plan` is the sha256 of the plan that says so, `arrangement` what of it deviates from legal order, `supplements` the
    issue that this one is a supplement to.

    Raises UsageError for a date in a year that is over or far ahead, ConflictError as the ledger does.
    """
    chosen = together(workspace, uris)
    if uris and not chosen.uris:
        apart = chosen.apart[0]
        raise ConflictError(
            "FCT-TOGETHER",
            document=apart.document.number or apart.document.uri,
            partner=apart.partner.number or apart.partner.uri,
        )
    issues, place = workspace.registry.issues, workspace.profile.place
    alone = not chosen.uris and issues.to_continue(place, on.year) is not None
    if alone:
        refuse_day(workspace, on)
    ordered = () if alone else plan_order(workspace, on, chosen.uris, arrangement)
    actor = workspace.actor()
    return issues.reserve(place, on.year, on, ordered, actor, numbers, plan, arrangement, split, supplements)


def plan_order(
    workspace: Workspace, on: date, uris: Sequence[str], arrangement: Arrangement | None = None
) -> tuple[str, ...]:
    """The documents in the order the issue would have."""
    return tuple(checked.document.uri for checked in planned(workspace, on, uris, None, arrangement).documents)


def planned(
    workspace: Workspace,
    on: date,
    uris: Sequence[str],
    numbers: tuple[int, ...] | None,
    arrangement: Arrangement | None = None,
    supplements: IssueId | None = None,
) -> Issue:
    """The issue as it would be, without recording anything.

    Raises ConflictError when there is no document, one that may not be seen on that day, or when it can't be a
    supplement to that issue.
    """
    from gazette.compose import compose

    refuse_day(workspace, on)
    if not uris:
        raise _nothing(workspace)
    refuse_early(workspace, uris, on)
    issue = IssueId(workspace.profile.place, on.year, numbers or (1,))
    if supplements is not None:
        workspace.registry.issues.refuse(issue, on, supplements)
    documents = [workspace.registry.documents.checked(uri) for uri in uris]
    plan = IssuePlan(issue, on, arrangement, supplements)
    config = workspace.config
    return compose(documents, plan, workspace.profile, title=config.title, operator=config.operator)


def waiting(workspace: Workspace, on: date | None = None) -> tuple[str, ...]:
    """Accepted documents that stand in no issue, in the order of the counter; those that may be seen on a day.

    Not a year index whose issue was dissolved: it stands in an issue of its own or in none.
    """
    index = workspace.profile.index.name
    held = workspace.registry.documents.in_state("accepted", workspace.place)
    found = tuple(record.uri for record in held if record.type != index)
    return found if on is None else ready(workspace, found, on)


def issue_named(workspace: Workspace, name: str, on: date) -> IssueRecord:
    """The issue of that name; the one that comes next is composed of what waits, as the stage before those that follow.

    That is the next number of the year of `on`, or `latest` while there is no issue at all. Raises ConflictError for
    another that does not exist, and when no document waits.
    """
    place = workspace.profile.place
    issues = workspace.registry.issues
    if name == "latest" and issues.latest(place) is None:
        return reserve(workspace, on, waiting(workspace, on))
    numbers = _numbers(name, on.year)
    opened = issues.to_continue(place, on.year)
    promised = opened.continued_in.numbers if opened is not None and opened.continued_in is not None else ()
    if numbers and (numbers == promised or numbers[0] == workspace.registry.numbers.following(place, on.year)):
        return reserve(workspace, on, waiting(workspace, on), numbers)
    return issues.named(place, name)


def _numbers(name: str, year: int) -> tuple[int, ...]:
    """`713` and `714` of `2026/713+714`; nothing for an issue of another year or another way of writing."""
    match = re.fullmatch(r"(\d{4})/(\d+(?:\+\d+)*)", name)
    if match is None or int(match[1]) != year:
        return ()
    return tuple(int(number) for number in match[2].split("+"))


def _nothing(workspace: Workspace) -> ConflictError:
    """Why there is nothing to compose."""
    for record in workspace.registry.embargoes.unpublished():
        document = workspace.registry.documents.get(record.subject)
        if document is not None and (document.state, document.publisher) == ("accepted", workspace.place):
            until = told(workspace, record.until)
            return ConflictError("EMB-ONLY", name=document.number or document.uri, until=until)
    held = workspace.registry.documents.counts(workspace.place).get("held", 0)
    return ConflictError("RUN-ONLY-HELD", count=held) if held else ConflictError("RUN-NOTHING")


def advance(workspace: Workspace, record: IssueRecord, upto: str, ask: Ask, target: str | None = None) -> IssueReport:
    """Take an issue up to a stage (compose, render, sign, publish), doing only what is not done.

    Raises ConflictError for one that must not be seen yet, once it is sealed and before anybody is told of it.
    """
    wanted = STAGES[: STAGES.index(upto) + 1]
    issue, step = composed(workspace, record)
    redacted = record.state == "published" and any(map(workspace.registry.erasures.is_redacted, record.documents))
    report = IssueReport(record, issue, steps=(step,), redacted=redacted)
    if "render" not in wanted:
        return report
    rendering = rendered(workspace, record, issue, step.key)
    report = _with(report, workspace, rendering.report, rendering=rendering)
    if "sign" not in wanted:
        return report
    sealed, step = signed(workspace, record, rendering, ask)
    report = _with(report, workspace, step, signed=sealed)
    if "publish" not in wanted:
        return report
    from gazette.pipeline.publication import publish

    out = publish(workspace, sealed, ask, target)
    return _with(report, workspace, *out.steps, receipt=out.receipt, verdict=out.verdict)


def _with(
    report: IssueReport,
    workspace: Workspace,
    *steps: StepReport,
    rendering: RenderOutcome | None = None,
    signed: SignedIssue | None = None,
    receipt: Receipt | None = None,
    verdict: Verdict | None = None,
) -> IssueReport:
    return IssueReport(
        record=workspace.registry.issues.get(report.record.id),
        issue=report.issue,
        rendering=rendering or report.rendering,
        signed=signed or report.signed,
        receipt=receipt or report.receipt,
        verdict=verdict or report.verdict,
        steps=(*report.steps, *steps),
        redacted=report.redacted,
    )


def issues_for(workspace: Workspace, uris: Sequence[str], on: date) -> tuple[IssueRecord, ...]:
    """The issues that a batch of documents leads to.

    First those left unfinished by a run that broke, then, if the batch holds documents that stand in no issue yet,
    a new one; with nothing new and nothing unfinished, the issues that the batch stands in already.
    """
    place = workspace.profile.place
    unfinished = workspace.registry.issues.unfinished(place)
    waiting = []
    standing: set[str] = set()
    for uri in uris:
        record = workspace.registry.documents.get(uri)
        if record is None:
            continue
        if record.issue is None:
            waiting.append(uri)
        else:
            standing.add(record.issue)
    found = list(unfinished)
    waiting = list(together(workspace, ready(workspace, waiting, on)).uris)
    if waiting:
        found.append(reserve(workspace, on, waiting))
    if not found:
        known = (workspace.registry.issues.get(issue_id(key)) for key in standing)
        found = sorted(known, key=lambda record: (record.id.year, record.id.numbers))
    return tuple(found)
