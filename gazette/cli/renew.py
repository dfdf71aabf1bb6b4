"""`gazette renew`: new archive timestamps for published files, before the ones they have stop counting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from gazette.cli.find import at_office, names_issue, own_document
from gazette.cli.session import Session, ask_passphrase, common, help_text, session
from gazette.errors import ConflictError, ExitCode
from gazette.model.codec import Json
from gazette.registry import ledger_id

if TYPE_CHECKING:
    from gazette.model import SignedIssue
    from gazette.model.renewal import SignedRenewal
    from gazette.pipeline.renew import DueFile, DueIssue
    from gazette.pipeline.workspace import Workspace


@click.command("renew", help=help_text("CLI-HELP-RENEW"))
@click.argument("name", required=False, metavar="[ISSUE|DOC]")
@click.option("--dry-run", is_flag=True, help=help_text("CLI-OPT-RENEW-DRY-RUN"))
@click.option(
    "--before", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=help_text("CLI-OPT-RENEW-BEFORE")
)
@click.option("--to", "target", metavar="TARGET", help=help_text("CLI-OPT-TO"))
@common
def renew_command(name: str | None, dry_run: bool, before: datetime | None, target: str | None) -> int:
    from gazette.pipeline.bulletin import bulletin_made
    from gazette.pipeline.release import published, published_with
    from gazette.pipeline.renew import find_due, horizon, renew
    from gazette.pipeline.transparency import log_renewals

    current = session()
    with current.open() as workspace:
        until = before.date() if before is not None else horizon(workspace)
        issues, work = _wanted(workspace, name)
        due: tuple[DueIssue, ...] = ()
        done: tuple[SignedRenewal, ...] = ()
        release = None
        for office in workspace.every():
            own = [issue for issue in issues if issue.manifest.id.publisher == office.place]
            found = find_due(office, own, until, work)
            due += found
            if not dry_run:
                done += renew(office, found, until, ask_passphrase(current))
        # What a run that was broken recorded is made visible, too.
        if not dry_run and (done or any(workspace.registry.renewals.of(issue.manifest.id) for issue in issues)):
            log_renewals(workspace, issues, ask_passphrase(current))
            bulletin_made(workspace, published_with(workspace, ()), ask_passphrase(current))
            release = published(workspace, (), target).receipt.release
    late = [item for issue in due for item in issue.files if item.late]
    current.emit(_json(until, due, done, release))
    if not current.json:
        _say(current, until, due, done)
    return ExitCode.FINDINGS if late else ExitCode.OK


def _wanted(workspace: Workspace, name: str | None) -> tuple[Sequence[SignedIssue], str | None]:
    """The published issues to look at, and the document, if only one is meant."""
    from gazette.pipeline.release import published_before

    everything = published_before(workspace)
    if name is None:
        own = [issue for issue in everything if issue.manifest.id.publisher == workspace.place]
        return own if workspace.named else everything, None
    key: str | None
    if names_issue(name):
        office, named = at_office(workspace, name)
        key, work = ledger_id(office.registry.issues.named(office.place, named).id), None
    else:
        document = own_document(workspace, name)
        key, work = document.issue, document.uri
    found = [issue for issue in everything if ledger_id(issue.manifest.id) == key]
    if not found:
        raise ConflictError("RNW-UNPUBLISHED", name=name)
    return found, work


def _json(until: date, due: tuple[DueIssue, ...], done: tuple[SignedRenewal, ...], release: str | None) -> Json:
    return {
        "until": until.isoformat(),
        "due": [_due_json(issue, item) for issue in due for item in issue.files],
        "renewed": [
            {
                "issue": str(signed.renewal.issue),
                "number": signed.renewal.number,
                "record": signed.record_file.path,
                "files": [
                    {
                        "path": file.path,
                        "sha256": file.sha256,
                        "renews": file.renews.path,
                        "lasts": file.lasts.isoformat(),
                    }
                    for file in signed.renewal.files
                ],
            }
            for signed in done
        ],
        "release": release,
    }


def _due_json(issue: DueIssue, item: DueFile) -> Json:
    return {
        "issue": str(issue.issue.manifest.id),
        "path": item.file.path,
        "work": item.file.work,
        "reason": item.reason.value,
        "ends": item.ends.isoformat(),
        "late": item.late,
    }


def _say(current: Session, until: date, due: tuple[DueIssue, ...], done: tuple[SignedRenewal, ...]) -> None:
    lasts = {file.renews.path: file.lasts for signed in done for file in signed.renewal.files}
    for issue in due:
        record = [item.record_file.path for item in done if item.renewal.issue == issue.issue.manifest.id]
        for item in issue.files:
            state = "CLI-RENEW-LATE" if item.late else "CLI-RENEW-DONE" if record else "CLI-RENEW-DUE"
            # What renews the manifest's signature is the record.
            lasts_to = lasts.get(item.file.path) or next(iter(record), "")
            told = current.tell(state, ends=item.ends.isoformat(), lasts=lasts_to)
            mark, color = ("✗", "red") if item.late else ("✓", "green") if record else ("!", "yellow")
            current.say(f"{click.style(mark, fg=color)} {item.file.path}")
            current.say(f"    {told}")
    if not due:
        current.say(current.tell("CLI-RENEW-NOTHING", until=until.isoformat()))
    if any(item.late for issue in due for item in issue.files):
        current.say(current.hint("CLI-RENEW-LATE"))
