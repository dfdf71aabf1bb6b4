"""New facts about published documents: whether they may be recorded, and recording them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gazette.akn.xml import parse
from gazette.errors import ConflictError, UsageError
from gazette.ingest.clean import is_plain
from gazette.model.status import Fact, FactKind, Force, Instrument, Publication, Wording, states
from gazette.pipeline.numbers import today
from gazette.pipeline.workspace import Workspace
from gazette.registry import DocumentRecord, FactRow, issue_id

_PAST_ONLY = frozenset({FactKind.WITHDRAWN})
"""What the gazette itself does: not something that is decreed for a later day."""
_IN_PARTS = frozenset({FactKind.SUSPENDED, FactKind.RESUMED, FactKind.EXPIRED})


@dataclass(frozen=True, slots=True)
class Ordered:
    """A fact as an editor asks for it to be recorded; `on` None: from today."""

    kind: FactKind
    reason: str
    on: date | None = None
    parts: tuple[str, ...] = ()
    basis: str | None = None
    by: Instrument | None = None


def record_ordered(workspace: Workspace, document: DocumentRecord, order: Ordered) -> FactRow:
    """Record what an editor asks for; asked again in the same words, it is recorded already and nothing is done.

    It becomes public with the next `publish`.
    Raises UsageError for a reason that says nothing, ConflictError for what contradicts what is recorded: a document
    that was not published, a day on which it can't have happened, a part that it does not have, what holds already.
    """
    refuse_without_reason(order.reason)
    published = refuse_unpublished(workspace, document)
    day = order.on or today(workspace)
    if order.kind in _PAST_ONLY and day > today(workspace):
        raise ConflictError("FCT-FUTURE", on=day, document=name_of(document))
    if day < published:
        raise ConflictError("FCT-BEFORE", on=day, document=name_of(document), published=published)
    if order.parts and order.kind in _IN_PARTS:
        refuse_parts(workspace, document, order.parts)
    rows = workspace.registry.facts.of(document.uri)
    fact = Fact(
        kind=order.kind,
        work=document.uri,
        on=day,
        reason=order.reason.strip(),
        who=workspace.who,
        at=workspace.clock.now(),
        parts=order.parts,
        basis=order.basis,
        by=order.by,
    )
    same = next((row for row in _standing(rows, fact) if _asked(row.recorded) == _asked(fact)), None)
    if same is not None:
        return same
    _refuse_again(workspace, document, rows, fact)
    return workspace.registry.facts.record(fact, workspace.actor(), after=len(rows))


_UNDONE_BY = {FactKind.SUSPENDED: FactKind.RESUMED, FactKind.RESUMED: FactKind.SUSPENDED}


def _standing(rows: tuple[FactRow, ...], fact: Fact) -> tuple[FactRow, ...]:
    """Of a document's facts those since its last that undid one like this: what was resumed is suspended anew."""
    undone = [
        place
        for place, row in enumerate(rows, 1)
        if row.recorded.kind is _UNDONE_BY.get(fact.kind)
        and (not row.recorded.parts or not fact.parts or set(row.recorded.parts) & set(fact.parts))
    ]
    return rows[undone[-1] :] if undone else rows


def _asked(fact: Fact) -> tuple[object, ...]:
    """What was asked for: all of a fact but the moment at which it was recorded."""
    by = (fact.by.number, fact.by.uri) if fact.by is not None else None
    return (fact.kind, fact.on, fact.parts, fact.reason, fact.basis, by, fact.who)


def record_correction(
    workspace: Workspace, document: DocumentRecord, by: Instrument, reason: str, wording: tuple[Wording, ...]
) -> FactRow:
    """Record that a document corrects another; it holds from the day of the issue that publishes the correction."""
    rows = workspace.registry.facts.of(document.uri)
    again = next((row for row in rows if row.recorded.kind is FactKind.CORRECTED and row.recorded.by == by), None)
    if again is not None and again.recorded.wording == wording:
        return again
    fact = Fact(
        kind=FactKind.CORRECTED,
        work=document.uri,
        on=None,
        reason=reason.strip(),
        who=workspace.who,
        at=workspace.clock.now(),
        by=by,
        wording=wording,
    )
    return workspace.registry.facts.record(fact, workspace.actor(), after=len(rows))


def instrument(workspace: Workspace, text: str) -> Instrument:
    """The document that an editor names: one of the ledger, or only a number that the gazette does not have."""
    found = workspace.registry.documents.named(text)
    if len(found) == 1:
        return instrument_of(found[0])
    return Instrument(text)


def instrument_of(record: DocumentRecord) -> Instrument:
    """A document of the ledger as one that does something to another."""
    return Instrument(record.number or record.title, record.uri)


def name_of(document: DocumentRecord) -> str:
    """How a message names a document."""
    return document.number or document.uri


def refuse_without_reason(reason: str) -> None:
    """Raise UsageError for a reason that is empty or no line of text."""
    if not reason.strip() or not is_plain(reason):
        raise UsageError("SET-REASON")


def refuse_unpublished(workspace: Workspace, document: DocumentRecord) -> date:
    """The day on which a document was published. Raises ConflictError when it was not."""
    if document.state != "published" or document.issue is None:
        raise ConflictError("FCT-UNPUBLISHED", document=name_of(document))
    return workspace.registry.issues.get(issue_id(document.issue)).date


def refuse_parts(workspace: Workspace, document: DocumentRecord, parts: tuple[str, ...]) -> None:
    """Raise ConflictError for an eId that the text does not have."""
    root = parse(workspace.registry.documents.checked(document.uri).document.akn)
    held = {str(element.get("eId")) for element in root.iter() if element.get("eId")}
    for eid in parts:
        if eid not in held:
            raise ConflictError("FCT-NO-PART", eid=eid, document=name_of(document))


def _refuse_again(workspace: Workspace, document: DocumentRecord, rows: tuple[FactRow, ...], fact: Fact) -> None:
    """Raise ConflictError for a fact that would change nothing from its day on."""
    known = [row.fact for row in rows]
    effective = workspace.registry.documents.checked(document.uri).document.metadata.effective_on
    day = fact.on or today(workspace)
    before = states(known, day, effective)
    if fact.kind is FactKind.WITHDRAWN and any(item.kind is FactKind.WITHDRAWN for item in known):
        raise ConflictError("FCT-AGAIN", document=name_of(document), state=Publication.WITHDRAWN.value)
    if fact.kind is FactKind.RESUMED and before.force not in (Force.SUSPENDED, Force.PARTLY_SUSPENDED):
        raise ConflictError("FCT-NOT-SUSPENDED", document=name_of(document), on=day)
    same = [item for item in known if item.kind is fact.kind and item.parts == fact.parts]
    over = before.force is Force.EXPIRED and fact.kind in _IN_PARTS
    standing = fact.kind is FactKind.SUSPENDED and before.force is Force.SUSPENDED
    if over or standing or (fact.kind is FactKind.EXPIRED and same):
        state = before.force.value if before.force is not None else fact.kind.value
        raise ConflictError("FCT-AGAIN", document=name_of(document), state=state)
