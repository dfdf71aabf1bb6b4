"""A text that is not published yet and its correction go into the same issue (TT 02/2025/TT-VPCP)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from gazette.errors import ConflictError
from gazette.model.status import FactKind
from gazette.pipeline.workspace import Workspace
from gazette.registry import DocumentRecord


@dataclass(frozen=True, slots=True)
class Apart:
    """A document that can't go into an issue, since its text or its correction stands in another one."""

    document: DocumentRecord
    partner: DocumentRecord


@dataclass(frozen=True, slots=True)
class Together:
    """Documents for an issue: those that were asked for, those that belong to them, and those that can't come."""

    uris: tuple[str, ...]
    added: tuple[DocumentRecord, ...]
    apart: tuple[Apart, ...]


def together(workspace: Workspace, uris: Sequence[str]) -> Together:
    """The documents for an issue, with what waits and belongs to them; without what belongs into another issue."""
    wanted: dict[str, DocumentRecord] = {}
    added: list[DocumentRecord] = []
    apart: list[Apart] = []
    queue = [record for uri in uris if (record := workspace.registry.documents.get(uri)) is not None]
    while queue:
        record = queue.pop(0)
        if record.uri in wanted:
            continue
        partners = tuple(_partners(workspace, record))
        elsewhere = [item for item in partners if item.issue is not None and item.issue != record.issue]
        if elsewhere:
            apart.append(Apart(record, elsewhere[0]))
            continue
        wanted[record.uri] = record
        if record.uri not in uris:
            added.append(record)
        queue += [item for item in partners if item.state == "accepted"]
    return Together(tuple(wanted), tuple(added), tuple(apart))


def refuse_apart(workspace: Workspace, moved: Collection[str], documents: Collection[str]) -> None:
    """Raise ConflictError when one of two that belong together would be in an issue without the other.

    `documents` are those of the issue; only what is `moved`, in or out, is looked at.
    """
    for uri in moved:
        record = workspace.registry.documents.get(uri)
        for partner in _partners(workspace, record) if record is not None else ():
            if record is not None and (uri in documents) != (partner.uri in documents):
                raise ConflictError("FCT-TOGETHER", document=_name(record), partner=_name(partner))


def _partners(workspace: Workspace, record: DocumentRecord) -> Iterator[DocumentRecord]:
    """What is not published and corrects this document, or is corrected by it."""
    documents, facts = workspace.registry.documents, workspace.registry.facts
    uris = [tie.uri for tie in documents.ties_to([record.eli]) if tie.kind == "corrects"]
    for tie in documents.ties_of([record.uri]):
        if tie.kind == "corrects":
            uris += [item.uri for item in documents.named(tie.eli) if item.eli == tie.eli]
    corrected = [row.recorded for row in (*facts.of(record.uri), *facts.by(record.uri))]
    for fact in corrected:
        if fact.kind is FactKind.CORRECTED and fact.by is not None and fact.by.uri is not None:
            uris += [fact.work, fact.by.uri]
    for uri in dict.fromkeys(uris):
        partner = documents.get(uri)
        if uri == record.uri or partner is None or partner.state == "published":
            continue
        if partner.publisher == record.publisher:  # two gazettes have no issue in common
            yield partner


def _name(record: DocumentRecord) -> str:
    return record.number or record.uri
