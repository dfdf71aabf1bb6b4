"""`gazette list` and `gazette show`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from gazette.cli.fact_words import NO_LIFE, Life, life_json, say_facts, standing_json, standing_word, states_line
from gazette.cli.find import find_named, source_file
from gazette.cli.life import moment, say_history, say_sources
from gazette.cli.seals import say_seals, seal_json, seals_of
from gazette.cli.session import Session, common, help_text, session, writable
from gazette.cli.shapes import (
    document_json,
    edit_json,
    finding_json,
    issue_line_json,
    metadata_json,
    received_json,
    source_json,
)
from gazette.cli.table import table, terminal_width
from gazette.cli.words import say_findings
from gazette.errors import UsageError
from gazette.model import Acceptance, CheckedDocument, IntakeOutcome, Refusal, Urgency
from gazette.model.approval import parse_approval
from gazette.model.codec import Json
from gazette.model.renewal import SealEntry
from gazette.model.status import States, states
from gazette.registry import DocumentRecord, Event, SourceRecord, issue_id, metadata_of, sources_of

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import IssueRecord

_STATES = ("held", "refused", "accepted", "composed", "published")
_SEQUENCE = re.compile(r"held/(\d+)")
_ISSUE = re.compile(r"latest|\d{4}/\d+(\+\d+)*")


@click.command("list", help=help_text("CLI-HELP-LIST"))
@click.option("--state", "only", type=click.Choice(_STATES), help=help_text("CLI-OPT-STATE"))
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help=help_text("CLI-OPT-LIMIT"))
@click.option("--all", "everything", is_flag=True, help=help_text("CLI-OPT-ALL"))
@click.option("--next", "token", metavar="TOKEN", help=help_text("CLI-OPT-NEXT"))
@common
def list_command(only: str | None, limit: int, everything: bool, token: str | None) -> None:
    current = session()
    with current.open() as workspace:
        _refuse_token(workspace, only, token)
        listed, following = _page(workspace, only, None if everything else limit, token)
        standing = _standing(workspace, listed)
        counts = workspace.registry.documents.counts()
        issues, count = _issues(workspace, None if everything else limit) if only is None else ((), 0)
    current.emit(
        {
            "documents": [{**_line_json(record), **standing_json(standing.get(record.uri or ""))} for record in listed],
            "issues": [issue_line_json(record) for record in issues],
            "next": following,
        }
    )
    if current.json:
        return
    if listed:
        _say_documents(current, listed, standing)
    for issue in issues:
        current.say(_issue_line(current, issue))
    if not listed and not issues:
        current.say(current.tell("CLI-EMPTY" if only is None else "CLI-EMPTY-STATE"))
        return
    current.say(_totals(current, counts, count, only))
    if following:
        current.say(current.tell("CLI-MORE", token=following))


def _issues(workspace: Workspace, limit: int | None) -> tuple[tuple[IssueRecord, ...], int]:
    """The newest issues, in order, and how many there are in all."""
    place, issues = workspace.profile.place, workspace.registry.issues
    return issues.newest(place, limit), issues.count(place)


def _standing(workspace: Workspace, listed: Sequence[DocumentRecord | SourceRecord]) -> dict[str, States]:
    """The states of the published documents among these of which a fact is recorded."""
    from gazette.pipeline.numbers import today

    published = [record.uri for record in listed if isinstance(record, DocumentRecord) and record.state == "published"]
    day = today(workspace)
    return {uri: states(facts, day) for uri, facts in workspace.registry.facts.of_works(published).items()}


def _say_documents(
    current: Session, listed: Sequence[DocumentRecord | SourceRecord], standing: Mapping[str, States]
) -> None:
    """One line a document; one that has no number is named by its file. A narrow terminal shows less of each."""
    rows = []
    for record in listed:
        urgent = record.urgency != Urgency.NORMAL
        urgency = f"{current.tell(f'CLI-URGENCY-{record.urgency.upper()}')}: " if urgent else ""
        state = current.tell(f"CLI-STATE-{_state(record).upper()}")
        found = standing.get(record.uri or "")
        state = f"{state}, {word}" if found is not None and (word := standing_word(current, found)) else state
        file = "" if isinstance(record, DocumentRecord) else source_file(record)
        number = record.number or (record.file if isinstance(record, DocumentRecord) else record.name)
        rows.append((record.date or "–", number, state, f"{urgency}{record.title or '–'}", file))
    heads = [current.tell(f"CLI-LIST-{name}") for name in ("DATE", "NUMBER", "STATE", "TITLE", "FILE")]
    shown, giving = (5, (4, 3, 1)) if any(row[4] for row in rows) else (4, (3, 1))
    lines = table([tuple(heads[:shown]), *(row[:shown] for row in rows)], terminal_width(), giving=giving)
    for index, line in enumerate(lines):
        current.say(click.style(line, bold=True) if index == 0 else line)


def _totals(current: Session, counts: dict[str, int], issues: int, only: str | None) -> str:
    """How many there are in all, on whatever page."""
    states = _STATES if only is None else (only,)
    parts = [f"{counts[state]} {current.tell(f'CLI-STATE-{state.upper()}')}" for state in states if state in counts]
    parts += [current.tell("CLI-ISSUES", count=issues)] if issues else []
    return current.tell("CLI-TOTALS", parts=" · ".join(parts))


def _page(
    workspace: Workspace, state: str | None, limit: int | None, token: str | None
) -> tuple[list[DocumentRecord | SourceRecord], str | None]:
    """Held documents first, by the order in which they came to be so, then the accepted ones by URI; and the token.

    A token is the URI of the last document, or `held/SEQ` of the last file.
    """
    documents = workspace.registry.documents
    found: list[DocumentRecord | SourceRecord] = []
    unsettled = state if state in ("held", "refused") else "held" if state is None else None
    behind = _SEQUENCE.fullmatch(token) if token else None
    wanted = None if limit is None else limit + 1
    if unsettled is not None and (token is None or behind is not None):
        found += documents.in_outcome(unsettled, int(behind[1]) if behind else 0, wanted)
    if state not in ("held", "refused") and (wanted is None or len(found) < wanted):
        after = None if behind is not None else token
        found += documents.page(None if wanted is None else wanted - len(found), after, state)
    if limit is None or len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], last.uri if isinstance(last, DocumentRecord) else f"held/{last.intake}"


def _refuse_token(workspace: Workspace, state: str | None, token: str | None) -> None:
    """Raise UsageError for a token that no list of this kind has given."""
    if token is None:
        return
    behind = _SEQUENCE.fullmatch(token)
    documents = workspace.registry.documents
    if behind is not None:
        fits = state in (None, "held", "refused") and documents.was_recorded(int(behind[1]))
    else:
        fits = state not in ("held", "refused") and documents.was_listed(writable(token))
    if not fits:
        raise UsageError("CLI-NO-TOKEN", token=writable(token))


def _state(record: DocumentRecord | SourceRecord) -> str:
    return record.state if isinstance(record, DocumentRecord) else record.outcome


def _line_json(record: DocumentRecord | SourceRecord) -> Json:
    return document_json(record) if isinstance(record, DocumentRecord) else source_json(record)


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
        if names_issue(name):
            _show_issue(current, workspace, workspace.registry.issues.named(workspace.profile.place, name))
        else:
            record = find_named(workspace, name)
            if isinstance(record, DocumentRecord):
                _show_document(current, workspace, record)
            else:
                _show_source(current, workspace, record)


def names_issue(name: str) -> bool:
    """Whether a name is that of an issue: `2026/713`, `2026/713+714`, `latest`."""
    return _ISSUE.fullmatch(name) is not None


def _show_issue(current: Session, workspace: Workspace, record: IssueRecord) -> None:
    history = list(workspace.registry.events(f"{record.id.publisher}/{record.id}"))
    seals = seals_of(workspace, record.id, None)
    told = {**issue_line_json(record), "pages": record.pages, "seals": [seal_json(item) for item in seals]}
    current.emit({"issue": told, "history": _history_json(workspace, history)})
    if current.json:
        return
    current.say(_issue_line(current, record))
    if record.void is not None:
        current.say(f"  {record.void}")
    if record.arrangement is not None:
        current.say(f"  {current.tell('CLI-ARRANGED', reason=record.arrangement.reason)}")
    for uri in record.documents:
        found = workspace.registry.documents.get(uri)
        if found is not None:
            current.say(f"  {found.date}  {found.number or '–':<24} {found.title}")
    say_seals(current, seals, workspace.timezone)
    _say_history(current, workspace, history)


def _show_document(current: Session, workspace: Workspace, record: DocumentRecord) -> None:
    from gazette.pipeline.facts import document_states

    checked = workspace.registry.documents.checked(record.uri)
    history = list(workspace.registry.events(source=record.sha256))
    if record.issue is not None:
        history += workspace.registry.events(record.issue)
    life = Life(workspace.registry.facts.of(record.uri), workspace.registry.facts.by(record.uri))
    known = {event.seq for event in history}
    history += (
        [event for event in workspace.registry.events(record.uri) if event.seq not in known] if life.facts else []
    )
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
    _show(current, workspace, record, told, outcome, list(workspace.registry.events(source=record.sha256)))


def _show(
    current: Session,
    workspace: Workspace,
    record: DocumentRecord | SourceRecord,
    told: Json,
    outcome: IntakeOutcome,
    history: list[Event],
    seals: tuple[SealEntry, ...] = (),
    life: Life = NO_LIFE,
) -> None:
    acceptances = () if isinstance(outcome, Refusal) else outcome.acceptances
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
        ("CLI-FACT-STATE", current.tell(f"CLI-STATE-{_state(record).upper()}")),
        *((("CLI-FACT-STANDING", states_line(current, life.states)),) if life.states is not None else ()),
        ("CLI-FACT-ISSUE", told["issue"] or "–"),
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
    _say_history(current, workspace, history)


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
            **({"approver": name} if (name := _approver(workspace, event)) else {}),
        }
        for event in history
    ]


def _approver(workspace: Workspace, event: Event) -> str | None:
    """Who approved, by the certificate that signed: the account is only where it was done."""
    if event.kind != "approved":
        return None
    return parse_approval(workspace.archive.get(event.outputs[0])).who


def _say_history(current: Session, workspace: Workspace, history: Sequence[Event]) -> None:
    named = [
        replace(event, who=f"{name} ({event.who})") if (name := _approver(workspace, event)) else event
        for event in history
    ]
    say_history(current, [(event, workspace.registry.decisions(event)) for event in named], workspace.timezone)
