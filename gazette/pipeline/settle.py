"""What settles a held document: a finding accepted, a fact set, a safe mend. Each is a new version; the old stay."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.errors import ConflictError, UsageError
from gazette.ingest.clean import is_plain
from gazette.ingest.edit import mistakes
from gazette.ingest.intake import Intake
from gazette.model import (
    SETTLED_BY_EDIT,
    Acceptance,
    CheckedDocument,
    Edit,
    Finding,
    IntakeOutcome,
    Mend,
    Refusal,
    Settlement,
    blocking_findings,
)
from gazette.model.codec import decode, encode
from gazette.pipeline.judge import REPLACING, FileReport, hindered, intake_key, judge, recorded, report
from gazette.pipeline.workspace import Workspace
from gazette.registry import Change, DocumentRecord, IntakeRecord, SourceRecord, Swap, issue_id, metadata_of
from gazette.validate import KnownDocument, mends


@dataclass(frozen=True, slots=True)
class Settled:
    """What a decision led to. `decided` is empty when it had been taken before and nothing was done.

    `replaced` are the files whose document another with its number took the place of.
    """

    report: FileReport
    decided: tuple[Settlement, ...]
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """A file of the ledger, taken up again: as it came in, what was decided about it, its newest record."""

    source: SourceRecord
    intake: Intake
    settled: tuple[Settlement, ...]
    newest: IntakeRecord

    def judge(
        self,
        workspace: Workspace,
        decided: tuple[Settlement, ...] = (),
        *,
        replacing: tuple[Acceptance, ...] = (),
        known: tuple[KnownDocument, ...] | None = None,
    ) -> IntakeOutcome:
        """What becomes of it with further decisions. Raises ConflictError when it can't be read on this machine now."""
        outcome = judge(workspace, self.intake, (*self.settled, *decided), replacing=replacing, known=known)
        reason = hindered(outcome, self.newest)
        if reason is not None:
            raise ConflictError("SET-NOT-READ", document=self.source.name, finding=reason)
        return outcome

    def change(
        self,
        workspace: Workspace,
        outcome: IntakeOutcome,
        kind: str,
        decided: tuple[Settlement, ...] = (),
        *,
        instead_of: str | None = None,
    ) -> Change:
        """This file's new version."""
        return Change(
            key=intake_key(workspace, self.intake, (*self.settled, *decided)),
            sha256=self.source.sha256,
            name=self.source.name,
            request=encode(self.intake, workspace.archive.put),
            outcome=outcome,
            after=self.newest.seq,
            publisher=workspace.place,
            kind=kind,
            settled=decided,
            instead_of=instead_of,
            embargo=self.intake.embargo,
        )


def accept_finding(workspace: Workspace, source: SourceRecord, code: str, reason: str) -> Settled:
    """Accept every finding of this code that holds the document now.

    Accepting that another document has the same number puts this one in its place, as long as the other is not in an
    issue; that comes last, when nothing else holds it. Raises ConflictError when no such finding holds the document,
    when it is of a kind that nobody can accept, or when the other document stands in an issue.
    """
    _refuse_without(reason)
    workspace = workspace.of(source.publisher)
    case = _case(workspace, source)
    outcome = case.judge(workspace)
    acceptances = () if isinstance(outcome, Refusal) else outcome.acceptances
    blocking = blocking_findings(outcome.findings, acceptances)
    wanted = tuple(item for item in blocking if item.code == code)
    if not wanted:
        if any(item.finding.code == code for item in acceptances):
            return Settled(_told(workspace, case, recorded(workspace, case.newest), again=True), ())
        standing = ", ".join(dict.fromkeys(item.code for item in blocking)) or "—"
        raise ConflictError("SET-NOT-STANDING", finding=code, document=source.name, standing=standing)
    _refuse_unacceptable(code, wanted, source)
    actor = workspace.actor()
    decided = tuple(Acceptance(item, actor.who, actor.at, reason) for item in wanted)
    if code == REPLACING:
        return _replace(workspace, case, decided)
    outcome = case.judge(workspace, decided)
    workspace.registry.documents.record(actor, case.change(workspace, outcome, "finding-accepted", decided))
    return Settled(_told(workspace, case, outcome), decided)


def _replace(workspace: Workspace, case: _Case, decided: tuple[Acceptance, ...]) -> Settled:
    """Put a document in the place of those with its number; they are held from now on, for the same reason."""
    outcome = case.judge(workspace, replacing=decided)
    if not isinstance(outcome, CheckedDocument):
        raise _held_still(case, outcome)
    document = outcome.document
    others = workspace.registry.documents.clashing(document.uri, document.eli, case.source.sha256)
    new = KnownDocument(
        document.uri, document.eli, str(document.metadata.number or ""), case.source.sha256, file=case.source.name
    )
    changes = [_replaced(workspace, record, new) for record in others]
    changes.append(case.change(workspace, outcome, "finding-accepted", decided))
    workspace.registry.documents.record(workspace.actor(), *changes)
    return Settled(_told(workspace, case, outcome), decided, tuple(record.file for record in others))


def _replaced(workspace: Workspace, record: DocumentRecord, new: KnownDocument) -> Change:
    if record.state != "accepted":
        raise ConflictError("SET-REPLACES-COMPOSED", document=record.number or record.uri, issue=record.issue)
    return _left(workspace, record, new)


def _left(workspace: Workspace, record: DocumentRecord, new: KnownDocument) -> Change:
    """The new version of a file whose place another takes: held from now on."""
    workspace = workspace.of(record.publisher)
    source = workspace.registry.documents.source(record.sha256)
    if source is None:
        raise ConflictError("SET-INGEST-AGAIN", document=record.file)
    case = _case(workspace, source)
    return case.change(workspace, case.judge(workspace, known=(new,)), "replaced")


def replace_text(workspace: Workspace, source: SourceRecord, old: DocumentRecord, reason: str) -> Settled:
    """Put the right text that a sender sent in the place of a document that is not published; both are kept.

    In an issue that is not signed it takes the other's place, too. Nothing but the number that both have may hold the
    new text. Raises ConflictError when something does, and for a document that is published or in a signed issue.
    """
    _refuse_without(reason)
    workspace = workspace.of(source.publisher)
    case, actor = _case(workspace, source), workspace.actor()
    found = case.judge(workspace)
    acceptances = () if isinstance(found, Refusal) else found.acceptances
    doubled = [item for item in blocking_findings(found.findings, acceptances) if item.code == REPLACING]
    decided = tuple(Acceptance(item, actor.who, actor.at, reason) for item in doubled)
    outcome = case.judge(workspace, replacing=decided)
    if not isinstance(outcome, CheckedDocument):
        raise _held_still(case, outcome)
    document = outcome.document
    clashing = workspace.registry.documents.clashing(document.uri, document.eli, source.sha256)
    if [record.uri for record in clashing] != [old.uri]:
        raise ConflictError("FCT-OTHER-DOCUMENT", file=source.name, document=old.number or old.uri)
    new = KnownDocument(
        document.uri, document.eli, str(document.metadata.number or ""), source.sha256, file=case.source.name
    )
    swap = None
    if old.issue is not None:
        swap = Swap(workspace.registry.issues.get(issue_id(old.issue)), old.uri, document.uri)
    changes = (
        _left(workspace, old, new),
        case.change(workspace, outcome, "text-replaced", decided, instead_of=old.sha256),
    )
    workspace.registry.documents.record(actor, *changes, swap=swap)
    return Settled(_told(workspace, case, outcome), decided, (old.file,))


def _held_still(case: _Case, outcome: IntakeOutcome) -> ConflictError:
    acceptances = () if isinstance(outcome, Refusal) else outcome.acceptances
    left = ", ".join(dict.fromkeys(item.code for item in blocking_findings(outcome.findings, acceptances)))
    return ConflictError("SET-REPLACE-LAST", document=case.source.name, standing=left)


def edit_document(
    workspace: Workspace, source: SourceRecord, values: Sequence[tuple[str, str]], reason: str
) -> Settled:
    """Set facts of a document; its words stay as they are printed.

    Raises UsageError for a field or value that is not understood, ConflictError when the document stands in an issue.
    """
    _refuse_without(reason)
    workspace = workspace.of(source.publisher)
    wrong = mistakes(values, workspace.profile)
    if wrong:
        error = UsageError("SET-VALUES")
        error.details = wrong
        raise error
    actor = workspace.actor()
    edits = tuple(
        Edit(field, unicodedata.normalize("NFC", value), actor.who, actor.at, reason) for field, value in values
    )
    return _edit(workspace, _case(workspace, source), edits, "edited")


def proposed_mends(workspace: Workspace, source: SourceRecord) -> tuple[Mend, ...]:
    """The safe mends of a document that is in no issue; not of a field that an editor set, or that holds no longer."""
    if _issue_of(workspace, source) is not None:
        return ()
    workspace = workspace.of(source.publisher)
    outcome = rejudged(workspace, source)
    facts = metadata_of(outcome)
    if facts is None or isinstance(outcome, Refusal):
        return ()
    settled = workspace.registry.documents.settled(source.sha256)
    by_hand = {item.field for item in settled if isinstance(item, Edit) and item.mends is None}
    accepted = {item.finding.code for item in outcome.acceptances}
    return tuple(
        mend
        for mend in mends(facts, workspace.profile)
        if mend.field not in by_hand and not accepted.intersection(mend.codes)
    )


def rejudged(workspace: Workspace, source: SourceRecord) -> IntakeOutcome:
    """A file judged again by today's rules, without recording it. What an older program recorded stands as it is."""
    newest = workspace.registry.documents.newest(source.sha256)
    if newest is not None and newest.request is None:
        return recorded(workspace, newest)
    workspace = workspace.of(source.publisher)
    case = _case(workspace, source)
    return judge(workspace, case.intake, case.settled)


def mend_document(workspace: Workspace, source: SourceRecord, proposed: tuple[Mend, ...]) -> Settled:
    """Apply safe mends as an edit whose reason is the finding."""
    workspace = workspace.of(source.publisher)
    actor = workspace.actor()
    edits = tuple(
        Edit(mend.field, mend.new, actor.who, actor.at, ", ".join(mend.codes), mends=", ".join(mend.codes))
        for mend in proposed
    )
    return _edit(workspace, _case(workspace, source), edits, "mended")


def _edit(workspace: Workspace, case: _Case, edits: tuple[Edit, ...], kind: str) -> Settled:
    issue = _issue_of(workspace, case.source)
    if issue is not None:
        raise ConflictError("SET-COMPOSED", document=case.source.number or case.source.name, issue=issue)
    standing = {item.field: item.value for item in case.settled if isinstance(item, Edit)}
    edits = tuple(edit for edit in edits if standing.get(edit.field) != edit.value)
    if not edits:
        return Settled(_told(workspace, case, recorded(workspace, case.newest), again=True), ())
    outcome = case.judge(workspace, edits)
    workspace.registry.documents.record(workspace.actor(), case.change(workspace, outcome, kind, edits))
    return Settled(_told(workspace, case, outcome), edits)


def _case(workspace: Workspace, source: SourceRecord) -> _Case:
    documents = workspace.registry.documents
    newest = documents.newest(source.sha256)
    if workspace.registry.erasures.refuses([source.sha256]):
        raise ConflictError("FCT-GONE", document=source.number or source.name)
    if newest is None or newest.request is None:
        raise ConflictError("SET-INGEST-AGAIN", document=source.name)
    intake = decode(Intake, newest.request, workspace.archive.get)
    return _Case(source, intake, documents.settled(source.sha256), newest)


def _told(workspace: Workspace, case: _Case, outcome: IntakeOutcome, *, again: bool = False) -> FileReport:
    return report(workspace, str(case.intake.path), case.source.sha256, outcome, again=again)


def _issue_of(workspace: Workspace, source: SourceRecord) -> str | None:
    """The issue that a document stands in; what stands in one is changed by correction only."""
    return next((item.issue for item in workspace.registry.documents.of_source(source.sha256) if item.issue), None)


def _refuse_without(reason: str) -> None:
    if not reason.strip() or not is_plain(reason):
        raise UsageError("SET-REASON")


def _refuse_unacceptable(code: str, wanted: tuple[Finding, ...], source: SourceRecord) -> None:
    if code in SETTLED_BY_EDIT:
        name, field = source.number or source.name, SETTLED_BY_EDIT[code]
        raise ConflictError("SET-NEEDS-EDIT", finding=code, document=name, field=field)
    if not all(item.acceptable for item in wanted):
        raise ConflictError("SET-UNACCEPTABLE", finding=code, document=source.number or source.name)
