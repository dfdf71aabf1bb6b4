"""The two states of a document, of publication and of legal force, as the ledger tells them."""

from __future__ import annotations

from datetime import date

from gazette.model.status import States, states
from gazette.pipeline.numbers import today
from gazette.pipeline.workspace import Workspace
from gazette.registry import DocumentRecord


def document_states(workspace: Workspace, record: DocumentRecord, as_of: date | None = None) -> States:
    """The two states of a document by what is recorded, today or as of a day."""
    facts = [row.fact for row in workspace.registry.facts.of(record.uri)]
    effective = workspace.registry.documents.checked(record.uri).document.metadata.effective_on
    return states(facts, as_of or today(workspace), effective)
