"""`gazette correct`: an error put right, before publication by the right text, after it by a correction of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.cli.fact_words import fact_json, say_fact
from gazette.cli.find import own_document
from gazette.cli.session import Session, common, help_text, session
from gazette.cli.shapes import file_json
from gazette.cli.words import say_files
from gazette.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from gazette.pipeline.correct import Corrected
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import DocumentRecord


@click.command("correct", help=help_text("CLI-HELP-CORRECT"))
@click.argument("name", metavar="DOC")
@click.option("--with", "file", type=click.Path(path_type=Path), metavar="FILE", help=help_text("CLI-OPT-CORRECT-WITH"))
@click.option("--at", "eid", metavar="EID", help=help_text("CLI-OPT-CORRECT-AT"))
@click.option("--was", metavar="TEXT", help=help_text("CLI-OPT-CORRECT-WAS"))
@click.option("--now", metavar="TEXT", help=help_text("CLI-OPT-CORRECT-NOW"))
@click.option("--reason", required=True, metavar="TEXT", help=help_text("CLI-OPT-FACT-REASON"))
@common
def correct_command(
    name: str, file: Path | None, eid: str | None, was: str | None, now: str | None, reason: str
) -> int:
    from gazette.pipeline.correct import Way, Words, correct

    words = None
    if eid is not None or was is not None or now is not None:
        if not (eid and was and now):
            raise UsageError("FCT-WORDING-WHOLE")
        words = Words(eid, was, now)
    current = session()
    with current.open() as workspace:
        document = own_document(workspace, name)
        done = correct(workspace, document, file, words, reason)
        current.emit(
            {
                "document": {"uri": document.uri, "number": document.number},
                "way": done.way.value,
                "file": file_json(current, workspace, done.report) if done.report is not None else None,
                "replaced": done.replaced,
                "fact": fact_json(done.fact) if done.fact is not None else None,
            }
        )
        if not current.json:
            _say(current, workspace, document, done)
    return ExitCode.FINDINGS if done.way is Way.WAITING else ExitCode.OK


def _say(current: Session, workspace: Workspace, document: DocumentRecord, done: Corrected) -> None:
    current.say(click.style(document.number or document.uri, bold=True))
    if done.report is not None:
        say_files(current, (done.report,), workspace.timezone, warnings=True)
    if done.fact is not None:
        say_fact(current, done.fact)
    current.say(current.tell(f"FCT-WAY-{done.way.upper()}", file=done.replaced or "–"))
