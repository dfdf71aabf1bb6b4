"""`gazette accept`, `edit` and `reply`: what settles a held document, and what its sender is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.cli.find import own_source, refuse_elsewhere
from gazette.cli.session import Session, common, help_text, session, writable
from gazette.cli.shapes import edit_json, file_json
from gazette.cli.words import say_files
from gazette.errors import ExitCode, UsageError
from gazette.model import Edit

if TYPE_CHECKING:
    from gazette.pipeline.settle import Settled
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import SourceRecord


@click.command("accept", help=help_text("CLI-HELP-ACCEPT"))
@click.argument("name", metavar="DOC")
@click.option("--finding", "code", required=True, metavar="CODE", help=help_text("CLI-OPT-FINDING"))
@click.option("--reason", required=True, metavar="TEXT", help=help_text("CLI-OPT-REASON"))
@common
def accept_command(name: str, code: str, reason: str) -> int:
    from gazette.pipeline.settle import accept_finding

    current = session()
    with current.open() as workspace:
        source = own_source(workspace, name, ("held",), ("accepted",))
        done = accept_finding(workspace, source, code.upper(), reason)
        current.emit(
            {
                "document": file_json(current, workspace, done.report),
                "finding": code.upper(),
                "accepted": len(done.decided),
                "replaced": list(done.replaced),
            }
        )
    if not current.json:
        said = "CLI-FINDINGS-ACCEPTED" if done.decided else "CLI-FINDINGS-ACCEPTED-BEFORE"
        current.say(current.tell(said, finding=code.upper(), count=len(done.decided)))
        for file in done.replaced:
            current.say(current.tell("CLI-REPLACED", file=file))
        say_files(current, (done.report,), workspace.timezone, warnings=True)
    return _exit(done)


class Assignment(click.ParamType[tuple[str, str]]):
    """`FIELD=VALUE`."""

    name = "assignment"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        field, equals, text = str(value).partition("=")
        if not equals:
            self.fail(session().tell("CLI-NO-ASSIGNMENT", value=value), param, ctx)
        return field.strip(), text.strip()


@click.command("edit", help=help_text("CLI-HELP-EDIT"))
@click.argument("name", metavar="DOC")
@click.option(
    "--set",
    "values",
    type=Assignment(),
    multiple=True,
    required=True,
    metavar="FIELD=VALUE",
    help=help_text("CLI-OPT-SET"),
)
@click.option("--reason", required=True, metavar="TEXT", help=help_text("CLI-OPT-REASON"))
@common
def edit_command(name: str, values: tuple[tuple[str, str], ...], reason: str) -> int:
    from gazette.pipeline.settle import edit_document

    current = session()
    with current.open() as workspace:
        done = edit_document(workspace, own_source(workspace, name, ("held", "accepted")), values, reason)
        edits = [edit_json(item) for item in done.decided if isinstance(item, Edit)]
        current.emit({"document": file_json(current, workspace, done.report), "edits": edits})
    if not current.json:
        current.say(current.tell("CLI-EDITED" if edits else "CLI-EDITED-BEFORE", fields=", ".join(dict(values))))
        say_files(current, (done.report,), workspace.timezone, warnings=True)
    return _exit(done)


def _exit(done: Settled) -> int:
    return ExitCode.OK if done.report.outcome == "accepted" else ExitCode.FINDINGS


@click.command("reply", help=help_text("CLI-HELP-REPLY"))
@click.argument("name", metavar="DOC|FILE")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=help_text("CLI-OPT-OUTPUT")
)
@common
def reply_command(name: str, output: Path | None) -> int:
    from gazette.pipeline.reply import record_reply, write_reply

    current = session()
    with current.open() as workspace:
        reply = write_reply(workspace, _named(workspace, name), current.lang, Path(writable(name)).name)
        if output is not None:
            _write(output, reply.text)
        record_reply(workspace, reply)
    _say(current, reply.source, reply.text, output)
    return ExitCode.OK


def _named(workspace: Workspace, name: str) -> SourceRecord:
    """The file of the ledger that a path on the disk has the bytes of, or that has this name."""
    from gazette.pipeline.keys import file_digests

    path = Path(name)
    source = workspace.registry.documents.source(*file_digests([path])) if path.is_file() else None
    if source is not None:
        refuse_elsewhere(workspace, source)
        return source
    return own_source(workspace, name, ("held", "refused", "accepted"))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError("SET-OUTPUT", path=path, detail=error.strerror or error) from error


def _say(current: Session, source: SourceRecord, text: str, output: Path | None) -> None:
    current.emit(
        {
            "reply": {
                "file": source.name,
                "sha256": source.sha256,
                "outcome": source.outcome,
                "language": current.lang,
                "text": text,
                "path": str(output) if output is not None else None,
            }
        }
    )
    if current.json:
        return
    if output is None:
        click.echo(text, nl=False)
    else:
        current.say(current.tell("CLI-REPLY-WRITTEN", path=output))
