"""`gazette ingest` and `gazette check`."""

from __future__ import annotations

from pathlib import Path

import click

from gazette.cli.find import find_document
from gazette.cli.outcome import exit_for, files_code
from gazette.cli.session import common, help_text, session
from gazette.cli.shapes import file_json, finding_json
from gazette.cli.words import say_files, say_finding
from gazette.model.codec import Json


@click.command("ingest", help=help_text("CLI-HELP-INGEST"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@common
def ingest_command(paths: tuple[Path, ...]) -> int:
    from gazette.pipeline.intake import ingest_paths

    current = session()
    with current.open() as workspace:
        reports = ingest_paths(workspace, paths)
        current.emit({"documents": [file_json(current, workspace, report) for report in reports]})
    if not current.json:
        say_files(current, reports)
    return files_code(reports)


@click.command("check", help=help_text("CLI-HELP-CHECK"))
@click.argument("names", nargs=-1, metavar="[DOC|PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=help_text("CLI-OPT-FORMAT"))
@common
def check_command(names: tuple[str, ...], form: str) -> int:
    from gazette.pipeline.intake import check_paths, recheck

    current = session()
    entries: list[Json] = []
    findings = []
    with current.open() as workspace:
        paths = [Path(name) for name in names if Path(name).exists()]
        named = [name for name in names if not Path(name).exists()]
        for report in check_paths(workspace, paths) if paths else ():
            findings.append((report.file, report.findings))
            listed = [finding_json(current, item) for item in report.findings]
            entries.append({"file": report.file, "findings": listed})
        records = [find_document(workspace, name) for name in named]
        for record in records if names else workspace.registry.documents.in_state("accepted"):
            found = recheck(workspace, record.uri)
            findings.append((record.number or record.uri, found))
            entries.append({"uri": record.uri, "findings": [finding_json(current, item) for item in found]})
    ok = not any(item.blocks for _, found in findings for item in found)
    code = exit_for(ok, (item for _, found in findings for item in found))
    if form == "json" or current.json:
        import json

        click.echo(json.dumps({"ok": ok, "documents": entries}, ensure_ascii=False, indent=2))
        return code
    for name, found in findings:
        current.say(click.style(name, bold=True))
        for item in found:
            say_finding(current, item)
    current.say(current.tell("CLI-CHECK-OK" if ok else "CLI-CHECK-NOT-OK", count=len(findings)))
    return code
