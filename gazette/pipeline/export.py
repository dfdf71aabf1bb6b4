"""What the ledger knows of a document or an issue, for others to read: its provenance."""

from __future__ import annotations

from gazette.messages import Language
from gazette.model.codec import Json
from gazette.pipeline.history import events_of_document, events_of_issue, in_words
from gazette.pipeline.prov import Subject, provenance
from gazette.pipeline.workspace import Workspace
from gazette.registry import DocumentRecord, Event, IssueRecord, issue_id, ledger_id


def document_provenance(workspace: Workspace, record: DocumentRecord, lang: Language) -> Json:
    """A document's life as PROV-O in JSON-LD."""
    issues = workspace.registry.issues
    issue = issue_id(record.issue) if record.issue is not None else None
    signed = issues.signed(issue) if issue is not None else None
    renewals = workspace.registry.renewals.of(issue) if issue is not None else ()
    subject = Subject(record.uri, record.number or record.title, signed, renewals)
    return _told(workspace, subject, events_of_document(workspace, record), lang)


def issue_provenance(workspace: Workspace, record: IssueRecord, lang: Language) -> Json:
    """An issue's life as PROV-O in JSON-LD."""
    registry = workspace.registry
    subject = Subject(
        ledger_id(record.id), str(record.id), registry.issues.signed(record.id), registry.renewals.of(record.id)
    )
    return _told(workspace, subject, events_of_issue(workspace, record), lang)


def _told(workspace: Workspace, subject: Subject, events: tuple[Event, ...], lang: Language) -> Json:
    words = {event.seq: in_words(event, lang, workspace.timezone, several=workspace.several) for event in events}
    return provenance(subject, events, words, workspace.config.base_url, workspace.config.operator)
