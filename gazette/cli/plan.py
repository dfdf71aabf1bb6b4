"""`gazette compose --plan`: what a plan makes of an issue, and how that differs from what it would be without."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.cli.find import find_document
from gazette.cli.session import Session
from gazette.errors import ConflictError, InputError, UsageError
from gazette.model import Issue
from gazette.model.codec import Json

if TYPE_CHECKING:
    from gazette.pipeline.plan import Difference
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import IssueRecord


def compose_plan(
    current: Session,
    workspace: Workspace,
    path: Path,
    cuts: Sequence[tuple[str, str]],
    continue_in: tuple[int, ...] | None,
    *,
    dry_run: bool,
) -> IssueRecord | None:
    """The issue that the plan makes, or made when it was given before; None when it is only shown.

    `cuts` are texts (work URI, eId) that break off in it, `continue_in` the numbers of the issue that goes on.

    Raises InputError for a plan with mistakes, ConflictError for what contradicts the ledger, UsageError for a text
    that can't be parted so.
    """
    from gazette.pipeline.numbers import today
    from gazette.pipeline.plan import differences, read_plan, resolved
    from gazette.pipeline.run import planned, reserve, waiting
    from gazette.pipeline.split import split_already, split_at

    registry, place = workspace.registry, workspace.profile.place
    plan = read_plan(path, workspace)
    if plan.year_index is not None:
        if cuts or continue_in is not None:
            raise UsageError("IDX-ALONE")
        return compose_year(current, workspace, plan.year_index, plan.date, plan.numbers, plan.data, dry_run=dry_run)
    if not dry_run and (made := registry.issues.of_plan(place, plan.sha256)) is not None:
        if cuts and split_already(workspace, (), cuts, plan.numbers, continue_in) != made:
            raise ConflictError("PLN-SPLIT-OTHER", issue=workspace.called(made.id))
        return made
    now = today(workspace)
    day = plan.date or now
    queue = waiting(workspace, day)
    uris, arrangement = resolved(plan, workspace.profile, lambda name: find_document(workspace, name).uri, queue)
    main = registry.issues.named(place, plan.supplement_to).id if plan.supplement_to is not None else None
    split = split_at(workspace, day, cuts, continue_in)
    opened = registry.issues.to_continue(place, day.year)
    going_on = dict(opened.portions) if opened is not None else {}
    for uri, _ in cuts:
        if uri not in uris and uri not in going_on:
            raise InputError("PLN-SPLIT-DOCUMENT", document=uri)
    if not dry_run:
        workspace.archive.put(plan.data)
        return reserve(workspace, day, uris, plan.numbers, plan.sha256, arrangement, split, main)
    following = (registry.numbers.following(place, day.year),)
    issue = planned(workspace, day, uris, plan.numbers or following, arrangement, main)
    registry.issues.refuse(issue.id, day)
    registry.issues.refuse_composed(uris, place)
    found = differences(issue, planned(workspace, day, uris, following), following, now, queue)
    current.emit({"issue": planned_json(workspace, issue), "differences": [_json(item) for item in found]})
    if not current.json:
        say_planned(current, workspace, issue)
        current.say(current.tell("CLI-PLAN-DIFFERS" if found else "CLI-PLAN-SAME"))
        for item in found:
            code = f"CLI-PLAN-{item.kind.upper()}"
            current.say(f"  {current.tell(code, document=item.document, planned=item.planned, default=item.default)}")
    return None


def compose_year(
    current: Session,
    workspace: Workspace,
    year: int,
    on: date | None,
    numbers: tuple[int, ...] | None,
    plan: bytes | None = None,
    *,
    dry_run: bool,
) -> IssueRecord | None:
    """The issue with the index of a year; None when it is only shown. Raises as `compose_index` does."""
    from gazette.pipeline.year_index import compose_index, planned_index

    if not dry_run:
        return compose_index(workspace, year, on, numbers, plan)
    issue = planned_index(workspace, year, on, numbers)
    current.emit({"issue": planned_json(workspace, issue)})
    if not current.json:
        say_planned(current, workspace, issue)
    return None


def planned_json(workspace: Workspace, issue: Issue) -> Json:
    """An issue that is not recorded, as `compose --dry-run` shows it."""
    return {
        "publisher": issue.id.publisher,
        "year": issue.id.year,
        "numbers": list(issue.id.numbers),
        "date": issue.date.isoformat(),
        "state": "planned",
        "pages": None,
        "documents": [checked.document.uri for checked in issue.documents],
        "files": [],
        "supplements": workspace.called(issue.supplements) if issue.supplements is not None else None,
    }


def say_planned(current: Session, workspace: Workspace, issue: Issue) -> None:
    """An issue that is not recorded, for a person."""
    date = f"{issue.date:%d-%m-%Y}"
    current.say(current.tell("CLI-PREVIEW", numbers=issue.id.label, year=issue.id.year, date=date))
    if issue.supplements is not None:
        current.say(current.tell("CLI-SUPPLEMENT-TO", issue=workspace.called(issue.supplements)))
    for section in issue.sections:
        current.say(section.heading)
        for group in section.groups:
            current.say(f"  {group.heading}")
            for checked in group.documents:
                metadata = checked.document.metadata
                current.say(f"    {metadata.number or '–'!s:<24} {metadata.title}")


def _json(item: Difference) -> Json:
    return {"kind": item.kind, "document": item.document, "planned": item.planned, "default": item.default}
