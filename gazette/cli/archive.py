"""`gazette archive` and `gazette backup`: whether all is still what it was, a copy of it, the ledger made anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.cli.session import Session, common, help_text, session
from gazette.errors import ExitCode

if TYPE_CHECKING:
    from gazette.pipeline.upkeep import ArchiveReport, Lost


@click.group("archive", help=help_text("CLI-HELP-ARCHIVE"))
@common
def archive_command() -> None:
    """The group; its help is the catalogue's."""


@archive_command.command("verify", help=help_text("CLI-HELP-ARCHIVE-VERIFY"))
@click.option(
    "--restore-from",
    "copies",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help=help_text("CLI-OPT-RESTORE-FROM"),
)
@common
def verify(copies: tuple[Path, ...]) -> int:
    from gazette.pipeline.upkeep import verify_archive

    current = session()
    with current.open() as workspace:
        report = verify_archive(workspace, copies)
    _emit(current, report)
    return ExitCode.OK if report.ok else ExitCode.INTEGRITY


@archive_command.command("rebuild", help=help_text("CLI-HELP-ARCHIVE-REBUILD"))
@common
def rebuild() -> int:
    from gazette.pipeline.upkeep import rebuild_registry, verify_archive

    current = session()
    events = rebuild_registry(current.workspace_folder(), current.progress())
    with current.open() as workspace:
        report = verify_archive(workspace)
    if not current.json:
        current.say(current.tell("CLI-ARCHIVE-REBUILT", events=events))
    _emit(current, report)
    return ExitCode.OK if report.ok else ExitCode.INTEGRITY


@click.command("backup", help=help_text("CLI-HELP-BACKUP"))
@click.argument("folder", type=click.Path(path_type=Path))
@common
def backup_command(folder: Path) -> int:
    from gazette.pipeline.upkeep import back_up

    current = session()
    with current.open() as workspace:
        made = back_up(workspace, folder)
    current.emit(
        {
            "folder": str(made.folder),
            "files": made.files,
            "copied": made.copied,
            "bytes": made.size,
            "events": made.events,
        }
    )
    if not current.json:
        current.say(current.tell("CLI-BACKUP-MADE", folder=made.folder, files=made.files, copied=made.copied))
        current.say(f"  {current.tell('CLI-BACKUP-KEYS')}")
    return ExitCode.OK


def _emit(current: Session, report: ArchiveReport) -> None:
    current.emit(
        {
            "ok": report.ok,
            "files": report.files,
            "bytes": report.size,
            "events": report.events,
            "broken_event": report.broken_event,
            "lost": [
                {
                    "sha256": item.sha256,
                    "path": str(item.path),
                    "state": item.state,
                    "belongs": [{"kind": needs.kind, "name": needs.name} for needs in item.belongs],
                }
                for item in report.lost
            ],
            "restored": list(report.restored),
        }
    )
    if current.json:
        return
    for sha256 in report.restored:
        current.say(current.tell("CLI-ARCHIVE-RESTORED", sha256=sha256))
    for lost in report.lost:
        _say_lost(current, lost)
    if report.broken_event is not None:
        click.echo(f"{click.style('✗', fg='red')} {current.tell('UPK-EVENTS', event=report.broken_event)}", err=True)
        click.echo(f"  {current.hint('UPK-EVENTS')}", err=True)
    if report.lost:
        click.echo(f"  {current.hint('UPK-LOST')}", err=True)
    code = "CLI-ARCHIVE-WHOLE" if report.ok else "CLI-ARCHIVE-NOT-WHOLE"
    current.say(current.tell(code, files=report.files, lost=len(report.lost), events=report.events))


def _say_lost(current: Session, lost: Lost) -> None:
    """What is gone is told even with --quiet."""
    kinds = [current.tell(f"CLI-ARCHIVE-OF-{item.kind.upper()}", name=item.name) for item in lost.belongs]
    told = "; ".join(dict.fromkeys(kinds)) or current.tell("CLI-ARCHIVE-OF-NOTHING")
    state = current.tell(f"CLI-ARCHIVE-{lost.state.upper()}")
    message = current.tell("UPK-LOST", path=lost.path, state=state, belongs=told)
    click.echo(f"{click.style('✗', fg='red')} {message} [UPK-LOST]", err=True)
