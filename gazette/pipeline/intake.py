"""Files in: read, checked and recorded, each on its own, so that one bad file never stops a batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gazette.ingest.erased import erased
from gazette.ingest.gather import gather
from gazette.ingest.intake import Intake
from gazette.ingest.original import kept_as_original
from gazette.ingest.readers import office_file
from gazette.model import CheckedDocument, HeldDocument, IntakeOutcome, Settlement
from gazette.model.codec import Json, encode
from gazette.pipeline.belonging import carriers
from gazette.pipeline.judge import FileReport, hindered, intake_key, judge, judged, lasting, recorded, report
from gazette.pipeline.keys import digest
from gazette.pipeline.redactions import refuse_gone
from gazette.pipeline.workspace import Workspace
from gazette.registry import Change, IntakeRecord, StaleError, metadata_of, outcome_of

_TOGETHER = 40
"""Files that are looked at together, so that an office program is started once for all of them that need it."""
_TRIES = 5
"""How often a file is judged anew because another process wrote in between."""


def ingest_paths(workspace: Workspace, paths: Sequence[Path]) -> tuple[FileReport, ...]:
    """Read files and folders into the ledger; a report for each, in order. Raises InputError for a wrong path."""
    intakes = _gathered(workspace, paths)
    workspace.progress.start("ingest", len(intakes))
    reports: list[FileReport] = []
    for start in range(0, len(intakes), _TOGETHER):
        group = intakes[start : start + _TOGETHER]
        _prepare(workspace, [intake for intake in group if _accepted(workspace, intake) is None])
        for intake in group:
            reports += with_original(ingest_one(workspace, intake), intake)
            workspace.progress.advance(intake.name)
    workspace.progress.finish()
    return tuple(reports)


def check_paths(workspace: Workspace, paths: Sequence[Path]) -> tuple[FileReport, ...]:
    """Read and check files as ingest would, without recording anything but their bytes."""
    reports: list[FileReport] = []
    intakes = _gathered(workspace, paths)
    _prepare(workspace, intakes)
    for intake in intakes:
        sha256 = digest(intake.data)
        if is_erased(workspace, intake):
            reports.append(report(workspace, str(intake.path), sha256, erased(intake)))
            continue
        settled = workspace.registry.documents.settled(sha256)
        _, outcome = _judged_where_it_belongs(workspace, intake, settled)
        reports += with_original(report(workspace, str(intake.path), sha256, outcome), intake)
    return tuple(reports)


def is_erased(workspace: Workspace, intake: Intake) -> bool:
    """Whether a file, or what came with it, was taken out for good when its document was redacted."""
    came = [intake.data, *(item.data for item in intake.attachments)]
    came += [intake.original.data] if intake.original is not None else []
    return workspace.registry.erasures.refuses(map(digest, came))


def _gathered(workspace: Workspace, paths: Sequence[Path]) -> tuple[Intake, ...]:
    """What came in together. Archives and lists are kept, but for those that bring back what was taken out."""
    kept: list[bytes] = []
    intakes = tuple(gather(paths, workspace.clock, workspace.timezone, kept.append))
    gone = [intake for intake in intakes if is_erased(workspace, intake)]
    packed = {intake.container.sha256 for intake in gone if intake.container is not None}
    for data in kept:
        if digest(data) not in packed and not workspace.registry.erasures.refuses([digest(data)]):
            workspace.archive.put(data)
    return intakes


def with_original(made: FileReport, intake: Intake) -> tuple[FileReport, ...]:
    """The report of a file and, where its original came with it, that of the original: one document, two files."""
    original = intake.original
    if original is None:
        return (made,)
    kept = (kept_as_original(intake, original),)
    return made, replace(made, file=str(original.path), sha256=digest(original.data), findings=kept)


def recheck(workspace: Workspace, uri: str) -> CheckedDocument | HeldDocument:
    """Check an accepted document by today's rules. Raises ConflictError for one whose text is gone."""
    refuse_gone(workspace, uri)
    documents = workspace.registry.documents
    checked, record = documents.checked(uri), documents.get(uri)
    office = workspace.of(record.publisher) if record is not None else workspace
    return judged(office, checked.document, checked.acceptances)


def _office_of(workspace: Workspace, sha256: str) -> Workspace:
    """The workspace as that publisher has it whose counter these bytes came to, or who was named to take them."""
    if workspace.named or len(workspace.places) == 1:
        return workspace
    source = workspace.registry.documents.source(sha256)
    return workspace.of(source.publisher) if source is not None else workspace


def _judged_where_it_belongs(
    workspace: Workspace, intake: Intake, settled: Sequence[Settlement]
) -> tuple[Workspace, IntakeOutcome]:
    """What becomes of a file, and the workspace as the publisher has it whose gazette it goes into.

    Where nobody named a publisher and the file is new, that is the one which carries documents of its issuer.
    """
    office = _office_of(workspace, digest(intake.data))
    outcome = judge(office, intake, settled)
    if workspace.named or workspace.registry.documents.source(digest(intake.data)) is not None:
        return office, outcome
    found = carriers(office, metadata_of(outcome))
    if found is None or len(found) != 1 or found[0] == office.place:
        return office, outcome
    other = workspace.of(found[0])
    return other, judge(other, intake, settled)


def _prepare(workspace: Workspace, intakes: Sequence[Intake]) -> None:
    """Have the office program convert together what needs it."""
    office = workspace.tools.office
    if office is not None:
        found = (office_file(intake.data) for intake in intakes)
        office.prepare([file for file in found if file is not None])


def _accepted(workspace: Workspace, given: Intake) -> IntakeRecord | None:
    """The record of a file that was accepted and need not be read again."""
    sha256 = digest(given.data)
    workspace = _office_of(workspace, sha256)
    newest = workspace.registry.documents.newest(sha256)
    if newest is None or newest.outcome != "accepted":
        return None
    key = intake_key(workspace, as_known(given, newest), workspace.registry.documents.settled(sha256))
    if newest.key == key or workspace.registry.steps.outputs(key) == _same_as(newest):
        return newest
    return None


def ingest_one(workspace: Workspace, intake: Intake) -> FileReport:
    """Judge a file and record it, anew when another process wrote about the same bytes or number in between.

    Raises StaleError when that happened every time.
    """
    for _ in range(_TRIES - 1):
        try:
            return _take_in(workspace, intake)
        except StaleError:
            continue
    return _take_in(workspace, intake)


def _take_in(workspace: Workspace, given: Intake) -> FileReport:
    documents = workspace.registry.documents
    file, sha256 = str(given.path), digest(given.data)
    if is_erased(workspace, given):
        return report(workspace, file, sha256, erased(given))
    newest = documents.newest(sha256)
    intake = as_known(given, newest)
    accepted = _accepted(workspace, given)
    if accepted is not None:
        return report(workspace, file, sha256, recorded(workspace, accepted), again=True, known_as=accepted.name)
    settled = documents.settled(sha256)
    workspace, outcome = _judged_where_it_belongs(workspace, intake, settled)
    key = intake_key(workspace, intake, settled)
    if hindered(outcome, newest) is not None:
        return report(workspace, file, sha256, outcome)
    standing = standing_document(workspace, sha256, outcome)
    is_new = newest is None or not (standing or _is_known(workspace, newest, key, intake, outcome))
    if is_new:
        after = newest.seq if newest is not None else None
        request = encode(intake, workspace.archive.put)
        place = workspace.place
        change = Change(key, sha256, intake.name, request, outcome, after, place, embargo=intake.embargo)
        documents.record(workspace.actor(), change)
    elif newest is not None and newest.key != key:
        workspace.registry.steps.record(key, "ingest", sha256, _same_as(newest), workspace.clock.now())
    if standing is not None and intake.embargo is not None:
        workspace.registry.embargoes.impose_told(standing.document.uri, intake.embargo, workspace.actor())
    known_as = None if is_new or newest is None else newest.name
    return report(workspace, file, sha256, standing or outcome, again=not is_new, known_as=known_as)


def _is_known(workspace: Workspace, newest: IntakeRecord, key: str, intake: Intake, outcome: IntakeOutcome) -> bool:
    """Whether the ledger tells this outcome already: last of these bytes, or of this file if it could not be read.

    Files that can't be read have no bytes to be told apart by. An embargo is of no outcome, but must not be lost.
    """
    if intake.embargo is not None and encode(intake.embargo, digest) != _embargo_of(newest):
        return False
    known = [newest]
    if outcome_of(outcome)[0] == "refused" and (own := workspace.registry.documents.intake(key)) is not None:
        known.append(own)
    result = lasting(encode(outcome, digest))
    return any(record.request is not None and lasting(record.result) == result for record in known)


def _embargo_of(record: IntakeRecord) -> Json:
    """The embargo that came in with what is recorded, as it was encoded."""
    return ((record.request or {}).get("sidecar") or {}).get("embargo")


def _same_as(record: IntakeRecord) -> Json:
    """What is kept of a reading that gave what is recorded already (a newer reader, another name of the same bytes)."""
    return {"intake": record.seq}


def as_known(intake: Intake, newest: IntakeRecord | None) -> Intake:
    """The file as the book knows it already, when the same bytes came in before.

    The moment at which they first came in stands unless the counter's own record names another. What was accepted is
    not held because it lies beside a manifest that does not name it: the same bytes, the same outcome.
    """
    if newest is None:
        return intake
    if newest.outcome == "accepted":
        named = tuple(item for item in intake.problems if item.code != "INP-BATCH-UNNAMED")
        intake = replace(intake, problems=named)
    stated = intake.sidecar is not None and intake.sidecar.received is not None
    if stated or newest.received_at >= intake.received_at:
        return intake
    return replace(intake, received_at=newest.received_at)


def standing_document(workspace: Workspace, sha256: str, outcome: IntakeOutcome) -> CheckedDocument | None:
    """The document of the same bytes that reading them again can't change.

    What is published never changes. What stands in an issue can be read better, but neither moved to another address
    nor taken out of the issue by that.
    """
    for record in workspace.registry.documents.of_source(sha256):
        moved = record.uri != outcome_of(outcome)[1] or not isinstance(outcome, CheckedDocument)
        if record.state == "published" or (record.state == "composed" and moved):
            return workspace.registry.documents.checked(record.uri)
    return None
