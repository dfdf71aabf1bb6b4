"""Which texts an issue breaks off, as an editor asks for it: `DOC@EID`, checked against the text; and where it did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gazette.akn.portions import boundaries
from gazette.akn.xml import parse
from gazette.errors import UsageError
from gazette.pipeline.workspace import Workspace
from gazette.registry import IssueRecord, Split, issue_id


def issues_of(workspace: Workspace, uri: str) -> tuple[IssueRecord, ...]:
    """The issues that print a document, in order: one, or several for a text that is split; none while it waits."""
    record = workspace.registry.documents.get(uri)
    if record is None or record.issue is None:
        return ()
    return workspace.registry.issues.parts_of(issue_id(record.issue), uri)


def split_already(
    workspace: Workspace,
    uris: Sequence[str],
    cuts: Sequence[tuple[str, str]],
    numbers: tuple[int, ...] | None,
    continue_in: tuple[int, ...] | None,
) -> IssueRecord | None:
    """The issue that was made by the same request: it has these documents, and breaks off these texts and no others.

    None for a request that was not carried out; `uris` are the documents that it names, `numbers` and `continue_in`
    the numbers that it gives.
    """
    if not cuts or len(dict(cuts)) != len(cuts):
        return None
    places = {uri: _places(workspace, uri).get(eid) for uri, eid in cuts}
    for record in issues_of(workspace, cuts[0][0]):
        broken = {uri: portion.until for uri, portion in record.portions if portion.until is not None}
        named = set(uris) <= set(record.documents) and numbers in (None, record.id.numbers)
        following = record.continued_in.numbers if record.continued_in is not None else None
        if broken == places and named and continue_in in (None, following):
            return record
    return None


def _places(workspace: Workspace, uri: str) -> Mapping[str, str]:
    """Where the text of a document may be parted."""
    return boundaries(parse(workspace.registry.documents.checked(uri).document.akn))


def split_at(
    workspace: Workspace, on: date, cuts: Sequence[tuple[str, str]], numbers: tuple[int, ...] | None
) -> Split | None:
    """The texts (work URI, eId) that break off before these units, and the numbers of the issue that goes on.

    Raises UsageError: RUN-SPLIT-TWICE for a text that is named twice, RUN-SPLIT-UNKNOWN for an eId that it has not,
    RUN-SPLIT-PLACE for one that it can't be parted at, RUN-SPLIT-ALONE for numbers without a text.
    """
    if not cuts:
        if numbers is not None:
            raise UsageError("RUN-SPLIT-ALONE")
        return None
    opened = workspace.registry.issues.to_continue(workspace.profile.place, on.year)
    begun = {uri: portion.until for uri, portion in opened.portions} if opened is not None else {}
    found: dict[str, str] = {}
    for uri, eid in cuts:
        if uri in found:
            raise UsageError("RUN-SPLIT-TWICE", document=uri)
        found[uri] = _boundary(workspace, uri, eid, begun.get(uri))
    return Split(tuple(found.items()), numbers)


def _boundary(workspace: Workspace, uri: str, eid: str, after: str | None) -> str:
    """The unit that the text is parted before; `after` is the one that its portion opens with."""
    root = parse(workspace.registry.documents.checked(uri).document.akn)
    places = boundaries(root)
    if eid not in places:
        known = any(node.get("eId") == eid for node in root.iter())
        raise UsageError("RUN-SPLIT-PLACE" if known else "RUN-SPLIT-UNKNOWN", document=uri, eid=eid)
    order = list(dict.fromkeys(places.values()))
    if after is not None and order.index(places[eid]) <= order.index(after):
        raise UsageError("RUN-SPLIT-PRINTED", document=uri, eid=eid, begins=after)
    return places[eid]
