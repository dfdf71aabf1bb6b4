"""`gazette ingest` and `gazette check`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from gazette.cli.check import Checked, checked_again, fix_documents, refuse_fix, say_mends, targets
from gazette.cli.outcome import exit_for, files_code
from gazette.cli.session import common, help_text, session
from gazette.cli.shapes import file_json, finding_json
from gazette.cli.words import say_check_count, say_checked, say_files
from gazette.model import blocking_findings
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
        say_files(current, reports, workspace.timezone)
    return files_code(reports)


@click.command("check", help=help_text("CLI-HELP-CHECK"))
@click.argument("names", nargs=-1, metavar="[DOC|PATH]...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", help=help_text("CLI-OPT-FORMAT")
)
@click.option("--fix", is_flag=True, help=help_text("CLI-OPT-FIX"))
@click.option("--dry-run", is_flag=True, help=help_text("CLI-OPT-DRY-RUN"))
@common
def check_command(names: tuple[str, ...], form: str, fix: bool, dry_run: bool) -> int:
    from gazette.pipeline.intake import check_paths

    current = session()
    paths = [Path(name) for name in names if Path(name).exists()]
    named = [name for name in names if not Path(name).exists()]
    refuse_fix(paths, fix=fix, dry_run=dry_run)
    with current.open() as workspace:
        mended = fix_documents(workspace, named, dry_run=dry_run) if fix else ()
        checks = [
            Checked(report.file, report.findings, report.acceptances, report.file)
            for report in (check_paths(workspace, paths) if paths else ())
        ]
        if named or not names:
            checks += [checked_again(workspace, record) for record in targets(workspace, named)]
    entries: list[Json] = [
        {**item.key, "findings": [finding_json(current, found, item.acceptances) for found in item.findings]}
        for item in checks
    ]
    ok = not any(blocking_findings(item.findings, item.acceptances) for item in checks)
    code = exit_for(ok, (found for item in checks for found in item.findings))
    if form == "sarif":
        from gazette.cli.sarif import sarif

        click.echo(json.dumps(sarif(checks, current.lang), ensure_ascii=False, indent=2))
        return code
    if form == "json" or current.json:
        told: Json = {"ok": ok, "documents": entries}
        if fix:
            told["mended"] = [item.json() for item in mended]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return code
    for item in checks:
        say_checked(current, item, workspace.timezone)
    say_check_count(current, checks)
    if fix:
        say_mends(current, mended, dry_run=dry_run)
    return code
