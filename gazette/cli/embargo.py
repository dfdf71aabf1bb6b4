"""`gazette embargo`: what must not be seen before a moment, and how commands tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from gazette.cli.find import at_office, names_issue, own_document
from gazette.cli.session import Session, common, help_text, session
from gazette.errors import ExitCode, UsageError
from gazette.model import IssueId
from gazette.model.codec import Json

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import EmbargoRecord


@click.command("embargo", help=help_text("CLI-HELP-EMBARGO"))
@click.argument("name", metavar="DOC|ISSUE")
@click.option("--until", metavar="MOMENT", help=help_text("CLI-OPT-UNTIL"))
@click.option("--lift", is_flag=True, help=help_text("CLI-OPT-LIFT"))
@click.option("--reason", required=True, metavar="TEXT", help=help_text("CLI-OPT-REASON"))
@common
def embargo_command(name: str, until: str | None, lift: bool, reason: str) -> int:
    from gazette.pipeline import embargo

    if (until is not None) == lift:
        raise UsageError("EMB-HOW")
    current = session()
    with current.open() as workspace:
        subject, shown = _subject(workspace, name)
        record = embargo.impose(workspace, subject, until, reason) if until is not None else None
        lifted = record is None and embargo.lift(workspace, subject, reason)
        told = embargo.told(workspace, record.until) if record is not None else ""
    current.emit({"name": shown, "embargo": embargo_json(record), "lifted": lifted})
    code = "EMB-RECORDED" if record is not None else "EMB-LIFTED" if lifted else "EMB-NONE"
    if not current.json:
        current.say(current.tell(code, name=shown, until=told))
    return ExitCode.OK


def _subject(workspace: Workspace, name: str) -> tuple[str, str]:
    """What the ledger calls a document or an issue, and how people do."""
    from gazette.registry import ledger_id

    if names_issue(name):
        office, named = at_office(workspace, name)
        issue = office.registry.issues.named(office.place, named).id
        return ledger_id(issue), workspace.called(issue)
    document = own_document(workspace, name)
    return document.uri, document.number or document.uri


def standing(workspace: Workspace, subject: str) -> EmbargoRecord | None:
    """The embargo that stands for a subject, even if its time has come."""
    return next(iter(workspace.registry.embargoes.standing([subject])), None)


def embargo_json(record: EmbargoRecord | None) -> Json:
    """An embargo as JSON; null for none."""
    if record is None:
        return None
    at, until = (moment.isoformat(timespec="seconds") for moment in (record.at, record.until))
    return {"until": until, "reason": record.reason, "who": record.who, "at": at}


def embargo_line(current: Session, workspace: Workspace, record: EmbargoRecord) -> str:
    """An embargo in words, for someone who looks at what it holds back."""
    from gazette.pipeline.embargo import told

    code = "EMB-SHOWN" if record.until > workspace.clock.now() else "EMB-SHOWN-OVER"
    return current.tell(code, until=told(workspace, record.until), reason=record.reason)


def say_embargoed(current: Session, workspace: Workspace, uris: Sequence[str]) -> None:
    """Which of these documents wait for their time."""
    from gazette.pipeline.embargo import name, told

    for record in workspace.registry.embargoes.standing(uris):
        if record.until > workspace.clock.now():
            shown = {"name": name(workspace, record), "until": told(workspace, record.until)}
            current.say(current.tell("EMB-WAITS", **shown, reason=record.reason))


def say_held_back(current: Session, workspace: Workspace, issue: IssueId) -> None:
    """That an issue is sealed and waits for its time."""
    from gazette.pipeline.embargo import name, told

    for record in workspace.registry.embargoes.holding(issue, workspace.clock.now())[-1:]:
        shown = {"name": name(workspace, record), "until": told(workspace, record.until)}
        current.say(current.tell("EMB-ISSUE-WAITS", issue=workspace.called(issue), **shown))
