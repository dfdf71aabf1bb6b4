"""Files in: read, checked and recorded, each on its own, so that one bad file never stops a batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.ingest import INGEST_VERSION, read
from gazette.ingest.gather import gather
from gazette.ingest.intake import Intake
from gazette.model import (
    CheckedDocument,
    Document,
    Finding,
    HeldDocument,
    Metadata,
    Refusal,
    Structure,
)
from gazette.model.codec import Json, decode, encode
from gazette.pipeline.keys import digest, step_key
from gazette.pipeline.workspace import Workspace
from gazette.registry import IntakeRecord
from gazette.validate import VALIDATE_VERSION, Facts, KnownDocument, check

Outcome = CheckedDocument | HeldDocument | Refusal


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one input file. `again` is true when it was read before and nothing had to be done."""

    file: str
    sha256: str
    outcome: str
    """`accepted`, `held` or `refused`."""
    uri: str | None
    akn: str | None
    """sha256 of the Akoma Ntoso in the archive."""
    metadata: Metadata | None
    structure: Structure | None
    findings: tuple[Finding, ...]
    again: bool = False


def ingest_paths(workspace: Workspace, paths: Sequence[Path]) -> tuple[FileReport, ...]:
    """Read files and folders into the ledger; a report for each, in order. Raises InputError for a wrong path."""
    intakes = gather(paths, workspace.clock, workspace.config.timezone)
    workspace.progress.start("ingest", len(intakes))
    reports = []
    for intake in intakes:
        reports.append(_ingest(workspace, intake))
        workspace.progress.advance(intake.name)
    workspace.progress.finish()
    return tuple(reports)


def check_paths(workspace: Workspace, paths: Sequence[Path]) -> tuple[FileReport, ...]:
    """Read and check files as ingest would, without recording anything but their bytes."""
    return tuple(
        _report(str(intake.path), digest(intake.data), _judge(workspace, intake), workspace, again=False)
        for intake in gather(paths, workspace.clock, workspace.config.timezone)
    )


def recheck(workspace: Workspace, uri: str) -> tuple[Finding, ...]:
    """Check an accepted document by today's rules."""
    checked = workspace.registry.documents.checked(uri)
    return _check(workspace, checked.document).findings


def intake_key(workspace: Workspace, intake: Intake) -> str:
    """The key of reading one file: its bytes, what came with it, the profile and the reader's version."""
    return step_key(
        "ingest",
        f"{INGEST_VERSION}/{VALIDATE_VERSION}",
        workspace.profile.digest,
        workspace.profile.place,
        intake.name,
        digest(intake.data),
        encode(intake.sidecar, digest),
        [[attachment.name, digest(attachment.data)] for attachment in intake.attachments],
        encode(intake.problems, digest),
    )


def _ingest(workspace: Workspace, intake: Intake) -> FileReport:
    key, sha256 = intake_key(workspace, intake), digest(intake.data)
    known = workspace.registry.documents.intake(key)
    if known is not None and known.outcome == "accepted":
        recorded = decode(CheckedDocument, known.result, workspace.archive.get)
        return _report(str(intake.path), sha256, recorded, workspace, again=True)
    outcome = _judge(workspace, intake)
    report = _report(str(intake.path), sha256, outcome, workspace, again=known is not None)
    result: Json = encode(outcome, workspace.archive.put)
    if known is None or _lasting(known.result) != _lasting(result):
        workspace.registry.documents.record_intake(
            IntakeRecord(key, sha256, intake.name, report.outcome, report.uri, result, intake.received_at),
            who=workspace.who,
            command=workspace.command,
            accepted=outcome if isinstance(outcome, CheckedDocument) else None,
        )
    return report


def _lasting(result: Json) -> Json:
    """A result without the time of receipt, which is another each time the same bytes come in."""
    return {name: value for name, value in result.items() if name != "source"}


def _judge(workspace: Workspace, intake: Intake) -> Outcome:
    found = read(intake, workspace.profile, workspace.archive)
    return _check(workspace, found) if isinstance(found, Document) else found


def _check(workspace: Workspace, document: Document) -> CheckedDocument | HeldDocument:
    own = {source.sha256 for source in document.sources}
    same = tuple(
        KnownDocument(record.uri, record.eli, record.number, record.sha256, record.issue)
        for record in workspace.registry.documents.same_address(document.eli)
        if record.sha256 not in own
    )
    today = workspace.clock.now().astimezone(workspace.config.timezone).date()
    return check(document, workspace.profile, Facts(same), today)


def _report(file: str, sha256: str, outcome: Outcome, workspace: Workspace, *, again: bool) -> FileReport:
    match outcome:
        case CheckedDocument(document, findings):
            akn = workspace.archive.put(document.akn)
            return FileReport(
                file, sha256, "accepted", document.uri, akn, document.metadata, document.structure, findings, again
            )
        case HeldDocument():
            kept = workspace.archive.put(outcome.akn) if outcome.akn is not None else None
            return FileReport(
                file, sha256, "held", outcome.uri, kept, outcome.metadata, outcome.structure, outcome.findings, again
            )
        case Refusal():
            return FileReport(
                file, sha256, "refused", None, None, outcome.metadata, outcome.structure, outcome.findings, again
            )
