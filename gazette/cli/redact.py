"""`gazette redact`: a published document whose personal data must go."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gazette.cli.fact_words import fact_json, say_fact, states_json
from gazette.cli.find import own_document
from gazette.cli.session import Session, ask_passphrase, common, help_text, session
from gazette.errors import ExitCode, UsageError
from gazette.model.codec import Json

if TYPE_CHECKING:
    from gazette.pipeline.redact import Extent
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import DocumentRecord, FactRow

_LISTED = 10
"""Files that are shown to a person; the rest are counted."""


@click.command("redact", help=help_text("CLI-HELP-REDACT"))
@click.argument("name", metavar="DOC")
@click.option("--reason", required=True, metavar="TEXT", help=help_text("CLI-OPT-REDACT-REASON"))
@click.option("--basis", required=True, metavar="TEXT", help=help_text("CLI-OPT-REDACT-BASIS"))
@click.option("--dry-run", is_flag=True, help=help_text("CLI-OPT-REDACT-DRY-RUN"))
@click.option("--yes", is_flag=True, help=help_text("CLI-OPT-REDACT-YES"))
@common
def redact_command(name: str, reason: str, basis: str, dry_run: bool, yes: bool) -> int:
    from gazette.pipeline.redact import extent, is_done, redact

    current = session()
    with current.open() as workspace:
        document = own_document(workspace, name)
        office = workspace.of(document.publisher)
        found, row = extent(office, document), is_done(office, document, reason, basis)
        before = row is not None
        if not before and not dry_run:
            if not yes:
                _confirm(current, document, found)
            done = redact(office, document, reason, basis, ask_passphrase(current))
            row, found = done.row, done.extent
        _tell(current, office, document, found, row, done=row is not None, before=before)
    return ExitCode.OK


def _confirm(current: Session, document: DocumentRecord, found: Extent) -> None:
    """Have a person say that it is meant. Raises UsageError where none can be asked, or when it is not."""
    if not sys.stdin.isatty():
        raise UsageError("CLI-REDACT-YES")
    _say_extent(current, document, found)
    if not click.confirm(current.tell("CLI-REDACT-SURE"), err=True):
        raise UsageError("CLI-REDACT-NO")


def _tell(
    current: Session,
    workspace: Workspace,
    document: DocumentRecord,
    found: Extent,
    row: FactRow | None,
    *,
    done: bool,
    before: bool,
) -> None:
    """Tell what went, or would go; of what was done `before` this command only that, and what still lies about."""
    from gazette.pipeline.document_states import document_states

    current.emit(
        {
            "document": {"uri": document.uri, "number": document.number},
            "fact": fact_json(row) if row is not None else None,
            **states_json(document_states(workspace, document)),
            **_extent_json(found),
            "done": done,
        }
    )
    if current.json:
        return
    if before:
        current.say(click.style(document.number or document.uri, bold=True))
        current.say(current.tell("CLI-REDACTED-BEFORE"))
        _say_left(current, found)
    else:
        _say_extent(current, document, found)
    if row is not None:
        say_fact(current, row)
    if not before:
        current.say(current.tell("CLI-REDACTED" if done else "CLI-REDACT-WOULD"))


def _extent_json(found: Extent) -> Json:
    return {
        "removed": [{"path": file.path, "sha256": file.sha256} for file in found.removed],
        "archived": found.archived,
        "releases": [{"target": target, "folder": folder} for target, folder in found.releases],
        "left": [path.as_posix() for path in found.left],
        "quoting": [{"uri": item.uri, "number": item.number, "issue": item.issue} for item in found.quoting],
        "told": [{"kind": row.fact.kind.value, "reason": row.fact.reason} for row in found.told],
    }


def _say_extent(current: Session, document: DocumentRecord, found: Extent) -> None:
    current.say(click.style(document.number or document.uri, bold=True))
    current.say(current.tell("CLI-REDACT-FILES", count=len(found.removed), archived=found.archived))
    for file in found.removed[:_LISTED]:
        current.say(f"    {file.path}")
    if len(found.removed) > _LISTED:
        current.say(f"    … {len(found.removed) - _LISTED}")
    if found.releases:
        folders = ", ".join(f"{target}/{folder}" for target, folder in found.releases)
        current.say(current.tell("CLI-REDACT-RELEASES", releases=folders))
    current.say(current.tell("CLI-REDACT-STAYS"))
    if found.told:
        current.say(current.tell("CLI-REDACT-TOLD"))
    for row in found.told:
        current.say(f"    {current.tell(f'CLI-LOG-ACT-{row.fact.kind.upper()}')}: {row.fact.reason}")
    _say_left(current, found)


def _say_left(current: Session, found: Extent) -> None:
    """What is for people to look after."""
    for item in found.quoting:
        current.say(current.tell("CLI-REDACT-QUOTING", document=item.number or item.uri, issue=item.issue or "–"))
    for path in found.left:
        current.say(current.tell("CLI-REDACT-LEFT", path=path))
