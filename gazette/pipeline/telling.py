"""Facts become public: those that follow from what an issue publishes, and those that waited; signed and logged.

The same rule as for issues: the files are in the archive, then the ledger has the fact as published, then the log has
it, then a release shows it. A run that was broken in between is taken up by the next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from gazette.messages import Language, text
from gazette.model import ManifestDocument, SignedIssue
from gazette.model.fact_record import FactRecord, SignedFact, told
from gazette.model.status import Fact, FactKind, Instrument, Printed
from gazette.pipeline.keys import step_key
from gazette.pipeline.numbers import today
from gazette.pipeline.split import issues_of
from gazette.pipeline.steps import Ask, StepReport, opened, places_of
from gazette.pipeline.waiting_facts import is_due
from gazette.pipeline.workspace import Workspace
from gazette.registry import DocumentRecord, FactRow, Tie, issue_id, ledger_id

_FOLLOWS = {
    "corrects": FactKind.CORRECTED,
    "repeals": FactKind.EXPIRED,
    "replaces": FactKind.EXPIRED,
    "consolidates": FactKind.CONSOLIDATED,
}
"""The fact about another document that a relation is, once the document that has it is published."""


def tell_facts(workspace: Workspace, issue: SignedIssue, ask: Ask) -> StepReport | None:
    """Sign and record every fact that can be public once this issue is; None when there is none.

    The key is opened only when something is to be signed. Where it is on another machine, what waits goes on waiting
    until the settings name a key for records ([signing.renewal.key]); `waits` says so. What another publisher has to
    say waits for an issue of its own: this one's seal must not speak for it.
    """
    workspace.registry.facts.record_new(_following(workspace, issue), workspace.actor())
    own = {document.uri for document in issue.manifest.documents}
    waiting = [row for row in workspace.registry.facts.waiting() if is_due(workspace, row.recorded, own)]
    due = [row for row in waiting if _publisher(workspace, row.recorded) == issue.manifest.id.publisher]
    if not due:
        return None
    key = step_key("facts", "1", [row.sequence for row in due])
    signing = workspace.config.signing
    by = signing.renewal.key or signing.key if signing is not None else None
    if signing is None or by is None or by.kind == "remote":
        return StepReport("facts", key, again=False, waits=True)
    from gazette.sign.facts import sign_fact
    from gazette.sign.sealer import start

    session = start(opened(workspace, replace(signing, key=by), ask), workspace.clock)
    for row in due:
        record = _record(workspace, row, issue, demonstration=session.sealer.demonstration)
        signed = sign_fact(row.sequence, record, session, workspace.archive, workspace.clock)
        workspace.registry.facts.tell(signed, workspace.actor())
    return StepReport("facts", key, again=False)


def _following(workspace: Workspace, issue: SignedIssue) -> Iterator[Fact]:
    """What the documents of an issue do to published ones, and what published ones do to them."""
    documents, manifest = workspace.registry.documents, issue.manifest
    own = {document.uri: document for document in manifest.documents}
    ties = {*documents.ties_of(own), *documents.ties_to(document.eli for document in manifest.documents)}
    for tie in sorted(ties, key=lambda tie: (tie.uri, tie.kind, tie.eli)):
        if tie.uri not in own and tie.state != "published":
            continue
        for target in documents.named(tie.eli):
            if target.eli == tie.eli and (target.uri in own or target.state == "published"):
                yield _followed(workspace, tie, target)


def _followed(workspace: Workspace, tie: Tie, target: DocumentRecord) -> Fact:
    facts = workspace.registry.documents.checked(tie.uri).document.metadata
    kind = _FOLLOWS[tie.kind]
    by = Instrument(str(facts.number or facts.title or ""), tie.uri)
    language: Language = "vi" if workspace.profile.language == "vie" else "en"
    reason = text(f"FCT-REASON-{kind.value.upper()}", language, (("number", by.number),))
    on = (facts.effective_on or facts.signed_on) if kind is FactKind.EXPIRED else None
    return Fact(kind, target.uri, on, reason, workspace.who, workspace.clock.now(), by=by)


def _record(workspace: Workspace, row: FactRow, issue: SignedIssue, *, demonstration: bool) -> FactRecord:
    """The fact as it is published: with its day, and the place of the document that does it."""
    fact = row.recorded
    by_uri = fact.by.uri if fact.by is not None else None
    teller = _issue_of(workspace, by_uri or fact.work, issue)
    day = teller.manifest.date if by_uri is not None else today(workspace)
    published = told(fact, day)
    if published.by is not None and by_uri is not None:
        published = replace(published, by=replace(published.by, place=_beginning(workspace, teller, by_uri)))
    earlier = [item.signed.record for item in workspace.registry.facts.of(fact.work) if item.signed is not None]
    eli = _entry(_issue_of(workspace, fact.work, issue), fact.work).eli
    published = replace(published, at=_moment(fact.at, {item.fact.at for item in earlier}))
    return FactRecord(published, len(earlier) + 1, eli, teller.manifest.id, demonstration)


def _publisher(workspace: Workspace, fact: Fact) -> str | None:
    """Whose issue tells of a fact: that of the document that does it, or else of the one it is about."""
    record = workspace.registry.documents.get((fact.by.uri if fact.by is not None else None) or fact.work)
    return record.publisher if record is not None else None


def _moment(at: datetime, taken: Collection[datetime]) -> datetime:
    """The second of a fact; the next that no other statement of its document has, so that they keep their order."""
    second = at.replace(microsecond=0)
    while second in taken:
        second += timedelta(seconds=1)
    return second


def _issue_of(workspace: Workspace, uri: str, issue: SignedIssue) -> SignedIssue:
    """The signed issue that publishes a document: this one, or an earlier one."""
    if any(document.uri == uri for document in issue.manifest.documents):
        return issue
    record = workspace.registry.documents.get(uri)
    signed = workspace.registry.issues.signed(issue_id(record.issue)) if record is not None and record.issue else None
    if signed is None:
        raise TypeError(f"{uri} is told of before it is published")
    return signed


def _entry(issue: SignedIssue, uri: str) -> ManifestDocument:
    return next(document for document in issue.manifest.documents if document.uri == uri)


def _beginning(workspace: Workspace, issue: SignedIssue, uri: str) -> Printed:
    """Page and line on which a document begins in its issue."""
    page = _entry(issue, uri).first_page
    lines = [line for item in places_of(workspace, issue) if item.work == uri for line in item.on_page(page)]
    return Printed(ledger_id(issue.manifest.id), page, min(lines, default=1))


def place_of(workspace: Workspace, record: DocumentRecord, eid: str) -> Printed | None:
    """Where a part of a published document is printed: in the one of its issues that has it, if the text is split.

    None where no line is known for it (of an older program), and for a part whose issue is not published yet.
    """
    for printing in issues_of(workspace, record.uri):
        issue = workspace.registry.issues.signed(printing.id)
        if printing.state != "published" or issue is None:
            continue
        for item in places_of(workspace, issue):
            if item.work == record.uri and eid in item:
                page, line = item.of(eid)
                return Printed(ledger_id(issue.manifest.id), page, line)
    return None


def signed_facts(workspace: Workspace, issues: Iterable[SignedIssue]) -> Sequence[SignedFact]:
    """The published facts about the documents of these issues, in the order they were recorded."""
    held = {document.uri for issue in issues for document in issue.manifest.documents}
    return tuple(item for item in workspace.registry.facts.told() if item.record.fact.work in held)
