"""`gazette export`: what the ledger knows of a document or an issue, in a form that other programs read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import click

from gazette.cli.find import at_office, find_document, names_issue
from gazette.cli.session import common, help_text, session
from gazette.errors import ExitCode, InputError


@click.command("export", help=help_text("CLI-HELP-EXPORT"))
@click.option("--prov", "name", required=True, metavar="DOC|ISSUE", help=help_text("CLI-OPT-PROV"))
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=help_text("CLI-OPT-EXPORT-FILE")
)
@common
def export_command(name: str, output: Path | None) -> int:
    from gazette.pipeline.export import document_provenance, issue_provenance

    current = session()
    with current.open() as workspace:
        if names_issue(name):
            office, named = at_office(workspace, name)
            told = issue_provenance(office, office.registry.issues.named(office.place, named), current.lang)
        else:
            told = document_provenance(workspace, find_document(workspace, name), current.lang)
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return ExitCode.OK
    try:
        output.write_text(text, "utf-8")
    except OSError as error:
        raise InputError("CLI-EXPORT-WRITE", path=output, detail=error.strerror or error) from error
    current.emit({"path": str(output), "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest()})
    if not current.json:
        current.say(current.tell("CLI-EXPORTED", path=output))
    return ExitCode.OK
