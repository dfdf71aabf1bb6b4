"""`gazette show`: a document's life, or an issue's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from gazette.cli.embargo import embargo_json, embargo_line
from gazette.cli.embargo import standing as standing_embargo
from gazette.cli.fact_words import NO_LIFE, Life, life_json, say_facts, standing_word, states_line
from gazette.cli.find import at_office, find_named, names_issue, source_file
from gazette.cli.life import moment, say_history, say_sources
from gazette.cli.listing import issue_line, standing_of, state_of
from gazette.cli.seals import say_seals, seal_json, seals_of
from gazette.cli.session import Session, common, help_text, session
from gazette.cli.shapes import (
    document_json,
    edit_json,
    finding_json,
    issue_line_json,
    metadata_json,
    received_json,
    source_json,
)
from gazette.cli.words import say_findings
from gazette.model import Acceptance, CheckedDocument, IntakeOutcome, Refusal
from gazette.model.approval import parse_approval
from gazette.model.codec import Json
from gazette.model.renewal import SealEntry
from gazette.pipeline.history import events_of_document, events_of_issue, events_of_source
from gazette.registry import DocumentRecord, Event, SourceRecord, issue_id, ledger_id, metadata_of, sources_of

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import IssueRecord


@click.command("show", help=help_text("CLI-HELP-SHOW"))
@click.argument("name", metavar="DOC|ISSUE")
@common
def show_command(name: str) -> None:
    current = session()
    with current.open() as workspace:
        if names_issue(name):
            office, name = at_office(workspace, name)
            _show_issue(current, office, office.registry.issues.named(office.place, name))
        else:
            record = find_named(workspace, name)
            if isinstance(record, DocumentRecord):
                _show_document(current, workspace, record)
            else:
                _show_source(current, workspace, record)


def _show_issue(current: Session, workspace: Workspace, record: IssueRecord) -> None:
    history = events_of_issue(workspace, record)
    seals = seals_of(workspace, record.id, None)
    added = workspace.registry.issues.supplements_to(record.id)
    embargo = standing_embargo(workspace, ledger_id(record.id))
    told = {
        **issue_line_json(workspace, record),
        "supplemented_by": [workspace.called(item.id) for item in added],
        "pages": record.pages,
        "embargo": embargo_json(embargo),
        "seals": [seal_json(item) for item in seals],
    }
    current.emit({"issue": told, "history": _history_json(workspace, history)})
    if current.json:
        return
    current.say(issue_line(current, workspace, record))
    if record.void is not None:
        current.say(f"  {record.void}")
    for item in added:
        current.say(f"  {current.tell('CLI-SUPPLEMENTED-BY', issue=workspace.called(item.id))}")
    if embargo is not None:
        current.say(f"  {current.tell('CLI-FACT-EMBARGO')}: {embargo_line(current, workspace, embargo)}")
    if record.arrangement is not None:
        current.say(f"  {current.tell('CLI-ARRANGED', reason=record.arrangement.reason)}")
    documents = [found for uri in record.documents if (found := workspace.registry.documents.get(uri)) is not None]
    standing = standing_of(workspace, documents)
    for found in documents:
        word = standing_word(current, standing[found.uri]) if found.uri in standing else ""
        mark = f" ({word})" if word else ""
        current.say(f"  {found.date}  {found.number or '–':<24} {found.title or '–'}{mark}")
    say_seals(current, seals, workspace.timezone)
    _say_history(current, workspace, history)


def _show_document(current: Session, workspace: Workspace, record: DocumentRecord) -> None:
    from gazette.pipeline.document_states import document_states

    checked = workspace.registry.documents.checked(record.uri)
    life = Life(workspace.registry.facts.of(record.uri), workspace.registry.facts.by(record.uri))
    history = events_of_document(workspace, record)
    facts = metadata_json(checked.document.metadata)
    told = {**document_json(record), "eli": checked.document.eli, "issue": record.issue, "metadata": facts}
    seals = seals_of(workspace, issue_id(record.issue), record.uri) if record.issue is not None else ()
    if record.state == "published":
        life = replace(life, states=document_states(workspace, record))
    _show(current, workspace, record, told, checked, history, seals, life)


def _show_source(current: Session, workspace: Workspace, record: SourceRecord) -> None:
    """A file that is held or refused: what could be read of it and what holds it."""
    from gazette.pipeline.judge import recorded

    newest = workspace.registry.documents.newest(record.sha256)
    if newest is None:
        raise TypeError(f"{record.sha256} has no record")
    outcome = recorded(workspace, newest)
    facts = metadata_json(metadata_of(outcome))
    told = {**source_json(record), "eli": None, "issue": None, "metadata": facts}
    _show(current, workspace, record, told, outcome, events_of_source(workspace, record))


def _show(
    current: Session,
    workspace: Workspace,
    record: DocumentRecord | SourceRecord,
    told: Json,
    outcome: IntakeOutcome,
    history: Sequence[Event],
    seals: tuple[SealEntry, ...] = (),
    life: Life = NO_LIFE,
) -> None:
    acceptances = () if isinstance(outcome, Refusal) else outcome.acceptances
    embargo = standing_embargo(workspace, record.uri) if record.uri is not None else None
    told |= {
        "remark": outcome.document.remark if isinstance(outcome, CheckedDocument) else None,
        "sources": [received_json(source) for source in sources_of(outcome)],
        "findings": [finding_json(current, item, acceptances) for item in outcome.findings],
        "edits": [
            edit_json(item)
            for item in workspace.registry.documents.settled(record.sha256)
            if not isinstance(item, Acceptance)
        ],
        "seals": [seal_json(item) for item in seals],
        "embargo": embargo_json(embargo),
        **life_json(life),
    }
    current.emit({"document": told, "history": _history_json(workspace, history)})
    if current.json:
        return
    name = f"{record.type or ''} {record.number or ''}".strip()
    current.say(click.style(name or source_file(record), bold=True))
    current.say(f"  {record.title or '–'}")
    facts = told["metadata"] or {}
    rows = (
        ("CLI-FACT-ISSUERS", ", ".join(facts.get("issuers", ())) or "–"),
        ("CLI-FACT-SIGNERS", "; ".join(map(_signer, facts.get("signers", ()))) or "–"),
        ("CLI-FACT-DATE", record.date or "–"),
        ("CLI-FACT-EFFECTIVE", facts.get("effective_date") or "–"),
        *((("CLI-FACT-FIELDS", "; ".join(named)),) if (named := facts.get("fields", ())) else ()),
        ("CLI-FACT-STATE", current.tell(f"CLI-STATE-{state_of(record).upper()}")),
        *((("CLI-FACT-STANDING", states_line(current, life.states)),) if life.states is not None else ()),
        ("CLI-FACT-ISSUE", told["issue"] or "–"),
        *((("CLI-FACT-EMBARGO", embargo_line(current, workspace, embargo)),) if embargo is not None else ()),
        ("CLI-FACT-URI", record.uri or "–"),
        ("CLI-FACT-ELI", told["eli"] or "–"),
        ("CLI-FACT-RECEIVED", f"{moment(record.received_at, workspace.timezone)} {record.sender or ''}".rstrip()),
        ("CLI-FACT-URGENCY", current.tell(f"CLI-URGENCY-{record.urgency.upper()}")),
    )
    for code, value in rows:
        current.say(f"  {current.tell(code):<14} {value}")
    if told["remark"]:
        current.say(f"  {current.tell('CLI-FACT-REMARK'):<14} {told['remark']}")
    sources = sources_of(outcome)
    others = [name for name in workspace.registry.documents.names(record.sha256) if name != sources[0].name]
    say_sources(current, sources, others, workspace.timezone)
    if outcome.findings:
        current.say(click.style(f"  {current.tell('CLI-FINDINGS')}", bold=True))
    say_findings(current, outcome.findings, acceptances, workspace.timezone)
    say_facts(current, life.facts, life.done)
    say_seals(current, seals, workspace.timezone)
    _say_history(current, workspace, history, (record.received_at, record.sender, sources[0].name))


def _signer(signer: Json) -> str:
    """`KT. Bộ trưởng, Thứ trưởng: Nguyễn Văn Mẫu`, as far as it is known."""
    office = " ".join(part for part in (signer["capacity"], signer["position"]) if part)
    return ": ".join(part for part in (office, signer["name"]) if part)


def _history_json(workspace: Workspace, history: Sequence[Event]) -> list[Json]:
    return [
        {
            "at": event.at.isoformat(timespec="seconds"),
            "who": event.who,
            "kind": event.kind,
            "command": event.command,
            "subject": event.subject,
            "inputs": list(event.inputs),
            "outputs": list(event.outputs),
            **({"approver": name} if (name := _approver(workspace, event)) else {}),
        }
        for event in history
    ]


def _approver(workspace: Workspace, event: Event) -> str | None:
    """Who approved, by the certificate that signed: the account is only where it was done."""
    if event.kind != "approved":
        return None
    return parse_approval(workspace.archive.get(event.outputs[0])).who


def _say_history(
    current: Session,
    workspace: Workspace,
    history: Sequence[Event],
    received: tuple[datetime, str | None, str] | None = None,
) -> None:
    named = [
        replace(event, who=f"{name} ({event.who})") if (name := _approver(workspace, event)) else event
        for event in history
    ]
    told = [(event, workspace.registry.decisions(event)) for event in named]
    say_history(current, workspace, told, received)
