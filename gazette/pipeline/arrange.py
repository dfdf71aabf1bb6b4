"""Documents put into issues that are not signed, taken out of them, or moved from one to another."""

from __future__ import annotations

from collections.abc import Sequence

from gazette.errors import ConflictError
from gazette.pipeline.run import plan_order
from gazette.pipeline.together import refuse_apart
from gazette.pipeline.workspace import Workspace
from gazette.registry import IssueRecord


def take_out(
    workspace: Workspace, record: IssueRecord, uris: Sequence[str], into: IssueRecord | None
) -> tuple[IssueRecord, ...]:
    """Take documents out of an issue, to wait again or to stand in another issue; gives the issues as they are now.

    What is out already stays so. Raises ConflictError for a document of some other issue, for an issue that is signed
    or void, or that would be empty.
    """
    there = set(into.documents) if into is not None else set()
    leaving = [uri for uri in uris if uri in record.documents]
    for uri in uris:
        _refuse_elsewhere(workspace, uri, record, there)
    if not leaving:
        return (record,) if into is None else (record, into)
    changes = [(record, tuple(uri for uri in record.documents if uri not in leaving))]
    if into is not None:
        # One that is there in another part already is refused by the ledger, as all that is parted.
        coming = [uri for uri in leaving if uri not in there]
        changes.append((into, plan_order(workspace, into.date, (*into.documents, *coming), into.arrangement)))
    return _rearranged(workspace, changes)


def put_in(workspace: Workspace, record: IssueRecord, uris: Sequence[str]) -> IssueRecord:
    """Put documents that wait into an issue; gives it as it is now. Raises ConflictError as `take_out` does."""
    fresh = [uri for uri in dict.fromkeys(uris) if uri not in record.documents]
    if not fresh:
        return record
    ordered = plan_order(workspace, record.date, (*record.documents, *fresh), record.arrangement)
    (changed,) = _rearranged(workspace, [(record, ordered)])
    return changed


def _refuse_elsewhere(workspace: Workspace, uri: str, record: IssueRecord, there: set[str]) -> None:
    if uri in record.documents or uri in there:
        return
    known = workspace.registry.documents.get(uri)
    if there or known is None or known.issue is not None:
        raise ConflictError("REG-NOT-IN-ISSUE", document=uri, issue=workspace.called(record.id))


def _rearranged(
    workspace: Workspace, changes: Sequence[tuple[IssueRecord, tuple[str, ...]]]
) -> tuple[IssueRecord, ...]:
    for record, documents in changes:
        refuse_apart(workspace, set(documents) ^ set(record.documents), documents)
    issues = workspace.registry.issues
    issues.rearrange(changes, workspace.actor())
    return tuple(issues.get(record.id) for record, _ in changes)
