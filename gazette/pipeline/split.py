"""Which texts an issue breaks off, as an editor asks for it: `DOC@EID`, checked against the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gazette.akn.portions import boundaries
from gazette.akn.xml import parse
from gazette.errors import UsageError
from gazette.pipeline.workspace import Workspace
from gazette.registry import Split


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
