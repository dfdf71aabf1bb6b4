"""Facts that wait to become public: which of them can be by now, as the ledger alone tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.model.status import Fact
from gazette.pipeline.workspace import Workspace
from gazette.registry import DocumentRecord


def is_due(workspace: Workspace, fact: Fact, own: Collection[str]) -> bool:
    """Whether the document, and the one that does it if the gazette has it, are published or among `own`."""
    named = [fact.work] + ([fact.by.uri] if fact.by is not None and fact.by.uri is not None else [])
    for uri in named:
        record = workspace.registry.documents.get(uri)
        if uri not in own and (record is None or record.state != "published"):
            return False
    return True


def _office(workspace: Workspace, record: DocumentRecord | None) -> Workspace:
    """The workspace as the document's publisher has it; of one that gazette.toml does not name, `doctor` tells too."""
    return workspace.of(record.publisher) if record is not None and record.publisher in workspace.places else workspace


def fact_problems(workspace: Workspace) -> Iterator[Problem]:
    """Facts that could be public and are not: recorded since the last publication, or kept from it by a remote key."""
    for row in workspace.registry.facts.waiting():
        if not is_due(workspace, row.recorded, ()):
            continue
        record = workspace.registry.documents.get(row.recorded.work)
        name = (record.number if record is not None else None) or row.recorded.work
        signing = _office(workspace, record).config.signing
        by = signing.renewal.key or signing.key if signing is not None else None
        code = "DRC-FACT-KEY" if by is not None and by.kind == "remote" else "DRC-FACT-WAITS"
        on = row.recorded.at.astimezone(workspace.timezone).date()
        yield problem(code, Severity.WARNING, document=name, kind=row.recorded.kind.value, on=on)
