"""`gazette list` and `gazette show`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from gazette.cli.find import find_document
from gazette.cli.session import Session, common, help_text, session
from gazette.cli.shapes import document_json, finding_json, issue_line_json, metadata_json
from gazette.cli.words import say_finding
from gazette.model import IssueId
from gazette.model.codec import Json

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import IssueRecord

_ISSUE = re.compile(r"latest|\d{4}/\d+(\+\d+)*")


@click.command("list", help=help_text("CLI-HELP-LIST"))
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help=help_text("CLI-OPT-LIMIT"))
@click.option("--all", "everything", is_flag=True, help=help_text("CLI-OPT-ALL"))
@click.option("--next", "token", metavar="TOKEN", help=help_text("CLI-OPT-NEXT"))
@common
def list_command(limit: int, everything: bool, token: str | None) -> None:
    current = session()
    with current.open() as workspace:
        documents = workspace.registry.documents.page(None if everything else limit + 1, token)
        issues = workspace.registry.issues.all(workspace.config.place)
    more = not everything and len(documents) > limit
    shown = documents[:limit] if more else documents
    following = shown[-1].uri if more else None
    current.emit(
        {
            "documents": [document_json(record) for record in shown],
            "issues": [issue_line_json(record) for record in issues],
            "next": following,
        }
    )
    if current.json:
        return
    for record in shown:
        state = current.tell(f"CLI-STATE-{record.state.upper()}")
        current.say(f"{record.date}  {record.number or '–':<24} {state:<12} {record.title}")
    for issue in issues:
        current.say(_issue_line(current, issue))
    if following:
        current.say(current.tell("CLI-MORE", token=following))
    if not shown and not issues:
        current.say(current.tell("CLI-EMPTY"))


def _issue_line(current: Session, record: IssueRecord) -> str:
    return current.tell(
        "CLI-ISSUE",
        numbers=record.id.label,
        year=record.id.year,
        date=f"{record.date:%d-%m-%Y}",
        state=current.tell(f"CLI-STATE-{record.state.upper()}"),
        documents=len(record.documents),
        pages=record.pages if record.pages is not None else "–",
    )


@click.command("show", help=help_text("CLI-HELP-SHOW"))
@click.argument("name", metavar="DOC|ISSUE")
@common
def show_command(name: str) -> None:
    current = session()
    with current.open() as workspace:
        if _ISSUE.fullmatch(name):
            _show_issue(current, workspace, workspace.registry.issues.named(workspace.config.place, name))
        else:
            _show_document(current, workspace, find_document(workspace, name).uri)


def _show_issue(current: Session, workspace: Workspace, record: IssueRecord) -> None:
    history = _history(workspace, f"{record.id.publisher}/{record.id}")
    current.emit({"issue": {**issue_line_json(record), "pages": record.pages}, "history": history})
    if current.json:
        return
    current.say(_issue_line(current, record))
    for uri in record.documents:
        found = workspace.registry.documents.get(uri)
        if found is not None:
            current.say(f"  {found.date}  {found.number or '–':<24} {found.title}")
    _say_history(current, history)


def _show_document(current: Session, workspace: Workspace, uri: str) -> None:
    record = workspace.registry.documents.get(uri)
    checked = workspace.registry.documents.checked(uri)
    history = _history(workspace, uri)
    facts = metadata_json(checked.document.metadata)
    issue = record.issue if record else None
    if issue is not None:
        history += _history(workspace, issue)
    current.emit(
        {
            "document": {
                **(document_json(record) if record else {}),
                "eli": checked.document.eli,
                "issue": issue,
                "metadata": facts,
                "remark": checked.document.remark,
                "findings": [finding_json(current, item) for item in checked.findings],
            },
            "history": history,
        }
    )
    if current.json or record is None:
        return
    current.say(click.style(f"{record.type} {record.number or ''}".strip(), bold=True))
    current.say(f"  {record.title}")
    rows = (
        ("CLI-FACT-ISSUERS", ", ".join(facts["issuers"])),
        ("CLI-FACT-DATE", record.date),
        ("CLI-FACT-EFFECTIVE", facts["effective_date"] or "–"),
        ("CLI-FACT-STATE", current.tell(f"CLI-STATE-{record.state.upper()}")),
        ("CLI-FACT-ISSUE", issue or "–"),
        ("CLI-FACT-URI", uri),
        ("CLI-FACT-ELI", checked.document.eli),
    )
    for code, value in rows:
        current.say(f"  {current.tell(code):<14} {value}")
    for item in checked.findings:
        say_finding(current, item)
    _say_history(current, history)


def _history(workspace: Workspace, subject: str) -> list[Json]:
    return [
        {"at": event.at.isoformat(timespec="seconds"), "who": event.who, "kind": event.kind, "command": event.command}
        for event in workspace.registry.events(subject)
    ]


def _say_history(current: Session, history: list[Json]) -> None:
    for event in history:
        what = current.tell(f"CLI-EVENT-{event['kind'].upper()}")
        current.say(click.style(f"  {event['at']}  {what} – {event['who']}", dim=True))


def parse_numbers(value: str) -> tuple[int, ...]:
    """`713+714` as numbers. Raises ValueError for anything else."""
    return IssueId("xx", 2000, tuple(int(part) for part in value.split("+"))).numbers
