"""`gazette list`: what waits, what was accepted and the newest issues, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from gazette.cli.fact_words import standing_json, standing_word
from gazette.cli.find import source_file
from gazette.cli.session import Session, common, help_text, session, writable
from gazette.cli.shapes import document_json, issue_line_json, source_json
from gazette.cli.table import table, terminal_width
from gazette.errors import UsageError
from gazette.model import Urgency
from gazette.model.codec import Json
from gazette.model.status import States, states
from gazette.registry import DocumentRecord, SourceRecord

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import IssueRecord

_STATES = ("held", "refused", "accepted", "composed", "published")
_SEQUENCE = re.compile(r"held/(\d+)")


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
        standing = standing_of(workspace, listed)
        counts = workspace.registry.documents.counts(workspace.place)
        issues, count = _issues(workspace, None if everything else limit) if only is None else ((), 0)
    current.emit(
        {
            "documents": [{**_line_json(record), **standing_json(standing.get(record.uri or ""))} for record in listed],
            "issues": [issue_line_json(workspace, record) for record in issues],
            "next": following,
        }
    )
    if current.json:
        return
    if listed:
        _say_documents(current, listed, standing)
    for issue in issues:
        current.say(issue_line(current, workspace, issue))
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


def standing_of(workspace: Workspace, listed: Sequence[DocumentRecord | SourceRecord]) -> dict[str, States]:
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
        state = current.tell(f"CLI-STATE-{state_of(record).upper()}")
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
        found += documents.in_outcome(unsettled, int(behind[1]) if behind else 0, wanted, workspace.place)
    if state not in ("held", "refused") and (wanted is None or len(found) < wanted):
        after = None if behind is not None else token
        found += documents.page(None if wanted is None else wanted - len(found), after, state, workspace.place)
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


def state_of(record: DocumentRecord | SourceRecord) -> str:
    """The state of a document, or the outcome of a file."""
    return record.state if isinstance(record, DocumentRecord) else record.outcome


def _line_json(record: DocumentRecord | SourceRecord) -> Json:
    return document_json(record) if isinstance(record, DocumentRecord) else source_json(record)


def issue_line(current: Session, workspace: Workspace, record: IssueRecord) -> str:
    """An issue in one line, with the one that it is a supplement to."""
    line = current.tell(
        "CLI-ISSUE",
        numbers=record.id.label,
        year=record.id.year,
        date=f"{record.date:%d-%m-%Y}",
        state=current.tell(f"CLI-STATE-{record.state.upper()}"),
        documents=len(record.documents),
        pages=record.pages if record.pages is not None else "–",
    )
    if record.supplements is None:
        return line
    return f"{line} · {current.tell('CLI-SUPPLEMENT-TO', issue=workspace.called(record.supplements))}"
