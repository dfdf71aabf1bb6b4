"""`gazette run`: the whole way for a batch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.cli.embargo import say_held_back
from gazette.cli.issue import publication_day, say_waiting
from gazette.cli.outcome import files_code
from gazette.cli.session import Session, ask_passphrase, common, help_text, session
from gazette.cli.shapes import file_json, issue_json
from gazette.cli.verdicts import say_published
from gazette.cli.words import say_files, say_issue, say_steps
from gazette.errors import ExitCode
from gazette.model import Indication, Role

if TYPE_CHECKING:
    from gazette.model import IssueId
    from gazette.pipeline.run import IssueReport
    from gazette.pipeline.workspace import Workspace


@click.command("run", help=help_text("CLI-HELP-RUN"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--to", "target", metavar="TARGET", help=help_text("CLI-OPT-TO"))
@common
def run_command(paths: tuple[Path, ...], target: str | None) -> int:
    from gazette.pipeline.embargo import is_embargoed
    from gazette.pipeline.intake import ingest_paths
    from gazette.pipeline.run import advance, issues_for, waiting

    current = session()
    with current.open() as workspace:
        files = ingest_paths(workspace, paths or (workspace.config.inbox,))
        if not current.json:
            say_files(current, files, workspace.timezone)
        batch = [report.uri for report in files if report.outcome == "accepted" and report.uri is not None]
        ask = ask_passphrase(current)
        reports: list[IssueReport] = []
        held_back: list[IssueId] = []
        for office in (workspace,) if workspace.named else workspace.every():
            own = [uri for uri in batch if _is_of(office, uri)]
            uris = list(dict.fromkeys(own if paths else [*own, *waiting(office)]))
            for record in issues_for(office, uris, publication_day(office)):
                waits = is_embargoed(office, record)
                held_back += [record.id] if waits else []
                reports.append(advance(office, record, "sign" if waits else "publish", ask, target))
        last = reports[-1] if reports else None
        current.emit(
            {
                "issue": issue_json(workspace, last),
                "issues": [issue_json(workspace, report) for report in reports],
                "documents": [file_json(current, workspace, report) for report in files],
            }
        )
        if not current.json:
            for report in reports:
                _say(current, workspace, report)
            if last is None:
                current.say(current.tell("CLI-NOTHING-TO-PUBLISH"))
            say_waiting(current, workspace)
            for issue in held_back:
                say_held_back(current, workspace, issue)
            for report in reports:
                if report.verdict is not None:
                    say_published(current, report.verdict, workspace.timezone)
    settled = files_code(files)
    passed = all(report.verdict is not None and report.verdict.indication is Indication.PASSED for report in reports)
    return settled if passed else max(settled, ExitCode.FINDINGS)


def _is_of(office: Workspace, uri: str) -> bool:
    """Whether a document goes into this publisher's gazette."""
    record = office.registry.documents.get(uri)
    return record is not None and record.publisher == office.place


def _say(current: Session, workspace: Workspace, report: IssueReport) -> None:
    say_steps(current, report)
    say_issue(current, workspace, report)
    if report.receipt is not None and report.signed is not None:
        root = Path(report.receipt.location)
        book = next(item for item in report.signed.manifest.files if item.role is Role.ISSUE_PDF)
        current.say(f"  {current.tell('CLI-LOOK-PORTAL'):<10} {root / 'index.html'}")
        current.say(f"  {current.tell('CLI-LOOK-PDF'):<10} {root / book.path}")
