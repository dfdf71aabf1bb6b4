"""The life of a document or an issue: its events in order, and each of them in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, tzinfo

from gazette.messages import Language, text
from gazette.pipeline.workspace import Workspace
from gazette.registry import DocumentRecord, Event, IssueRecord, SourceRecord, ledger_id

_ISSUE = re.compile(r"[a-z][a-z0-9-]*/(?P<name>\d{4}/\d+(?:\+\d+)*|\d{4}-\d{2}-\d{2})")
"""The key of an issue, of a number or of a day: who publishes stands before what people call it."""
_IN_ISSUE = frozenset({"taken-out", "put-in", "moved"})
"""Events of a document that name the issue after the file."""
_WITH_REASON = frozenset(
    {"number-reserved", "number-void", "series-begun", "embargo-lifted", "day-without-issue", "day-open-again"}
)
"""Events whose first input is why."""


def events_of_document(workspace: Workspace, record: DocumentRecord) -> tuple[Event, ...]:
    """What was done to a document, to the file it was read from and to the issue it stands in."""
    subjects = (record.uri,) if record.issue is None else (record.uri, record.issue)
    found = (event for subject in subjects for event in workspace.registry.events(subject))
    return _ordered((*found, *workspace.registry.events(source=record.sha256)))


def events_of_source(workspace: Workspace, record: SourceRecord) -> tuple[Event, ...]:
    """What was done to a file that is held or refused."""
    return _ordered(workspace.registry.events(source=record.sha256))


def events_of_issue(workspace: Workspace, record: IssueRecord) -> tuple[Event, ...]:
    """What was done to an issue, and to its numbers before it had them."""
    place = record.id
    keys = {ledger_id(place), *(f"{place.publisher}/{place.year}/{number}" for number in place.numbers)}
    return _ordered(event for key in keys for event in workspace.registry.events(key))


def _ordered(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each once, as they happened."""
    return tuple(sorted({event.seq: event for event in events}.values(), key=lambda event: event.seq))


def in_words(event: Event, lang: Language, zone: tzinfo, *, several: bool = False) -> str:
    """What happened, for people; the wording of each kind of event takes what it needs.

    Where there are `several` publishers, an issue, a number or a day stands behind the code of its own.
    """
    until = event.inputs[0] if event.kind == "embargoed" else None
    about = event.inputs[-1] if event.kind in _IN_ISSUE else event.subject
    match = _ISSUE.fullmatch(about)
    reasons = event.inputs[:1] if event.kind in _WITH_REASON else event.inputs[1:2] if until else ()
    params = {
        "name": match["name"] if match is not None and not several else about,
        "reason": "".join(reasons),
        "until": f"{datetime.fromisoformat(until).astimezone(zone):%d-%m-%Y %H:%M}" if until else "",
        "target": event.inputs[0] if event.kind == "published" and event.inputs else "",
    }
    return text(f"CLI-EVENT-{event.kind.upper()}", lang, tuple(params.items()))
