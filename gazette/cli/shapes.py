"""The JSON that scripts rely on (docs/reference/json.md), made from the pipeline's reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.cli.session import Session
from gazette.messages import hint, text
from gazette.model import Acceptance, Edit, Finding, Metadata, SourceFile, SourceVerdict, Structure
from gazette.model.codec import Json

if TYPE_CHECKING:
    from gazette.pipeline.judge import FileReport
    from gazette.pipeline.run import IssueReport
    from gazette.pipeline.workspace import Workspace
    from gazette.registry import DocumentRecord, IssueRecord, SourceRecord


def finding_json(session: Session, finding: Finding, acceptances: Iterable[Acceptance] = ()) -> Json:
    """A finding with its wording in the session's language, and who accepted it, if anybody did."""
    accepted = acceptance_of(finding, acceptances)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": text(finding.code, session.lang, finding.params),
        "where": str(finding.where) or None,
        "hint": hint(finding.code, session.lang, finding.params) or None,
        "accepted": None
        if accepted is None
        else {"who": accepted.who, "at": accepted.at.isoformat(timespec="seconds"), "reason": accepted.reason},
    }


def acceptance_of(finding: Finding, acceptances: Iterable[Acceptance]) -> Acceptance | None:
    """The word of an editor that this finding may stand."""
    return next((item for item in acceptances if item.covers(finding)), None)


def edit_json(edit: Edit) -> Json:
    """A fact that was set: by whom, why, and for which finding if the program mended it."""
    return {
        "field": edit.field,
        "value": edit.value,
        "who": edit.who,
        "at": edit.at.isoformat(timespec="seconds"),
        "reason": edit.reason,
        "mends": edit.mends,
    }


def metadata_json(metadata: Metadata | None) -> Json:
    """The facts of a document; every value that is not known is null or empty."""
    if metadata is None:
        return None
    return {
        "number": str(metadata.number) if metadata.number else None,
        "type": metadata.type.name if metadata.type else None,
        "title": metadata.title,
        "issuers": [issuer.name for issuer in metadata.issuers],
        "place": metadata.place,
        "date": metadata.signed_on.isoformat() if metadata.signed_on else None,
        "effective_date": metadata.effective_on.isoformat() if metadata.effective_on else None,
        "signers": [
            {"name": signer.name, "position": signer.position, "capacity": signer.capacity}
            for signer in metadata.signatories
        ],
        "fields": list(metadata.fields),
    }


def structure_json(structure: Structure | None) -> Json:
    """The counts of a document's own parts."""
    if structure is None:
        return None
    return {name: getattr(structure, name) for name in structure.__slots__}


def file_json(session: Session, workspace: Workspace, report: FileReport) -> Json:
    """One entry of `ingest`."""
    return {
        "file": report.file,
        "sha256": report.sha256,
        "outcome": report.outcome,
        "uri": report.uri,
        "akn": archive_path(workspace, report.akn) if report.akn else None,
        "metadata": metadata_json(report.metadata),
        "structure": structure_json(report.structure),
        "findings": [finding_json(session, finding, report.acceptances) for finding in report.findings],
    }


def archive_path(workspace: Workspace, sha256: str) -> str:
    """Path of a stored file, relative to the workspace when the archive lies there."""
    return _within(workspace.archive.path(sha256), workspace.config.workspace)


def document_json(record: DocumentRecord) -> Json:
    """One document of `list`."""
    return _line_json(record, record.state, record.file)


def source_json(record: SourceRecord) -> Json:
    """A file that is held or refused, as one document of `list`."""
    return _line_json(record, record.outcome, record.name)


def _line_json(record: DocumentRecord | SourceRecord, state: str, file: str) -> Json:
    return {
        "uri": record.uri,
        "number": record.number,
        "type": record.type,
        "title": record.title,
        "date": record.date,
        "state": state,
        "file": file,
        "sha256": record.sha256,
        **_receipt_json(record),
        "publisher": record.publisher,
    }


def _receipt_json(record: DocumentRecord | SourceRecord) -> Json:
    """What the counter recorded."""
    return {
        "sender": record.sender,
        "received_at": record.received_at.isoformat(timespec="seconds"),
        "urgency": record.urgency,
    }


def received_json(source: SourceFile) -> Json:
    """A file as it came in, with the verdict on its issuer's own signatures."""
    return {
        "name": source.name,
        "sha256": source.sha256,
        "role": source.role.value,
        "media_type": source.media_type,
        "received_at": source.received_at.isoformat(timespec="seconds"),
        "signature": _verdict_json(source.signature),
        "container": None
        if source.container is None
        else {
            "name": source.container.name,
            "member": source.container.member,
            "signature": _verdict_json(source.container.signature),
        },
    }


def _verdict_json(verdict: SourceVerdict | None) -> Json:
    if verdict is None:
        return None
    return {
        "indication": verdict.indication.value if verdict.indication is not None else None,
        "signers": [
            {
                "name": item.signer.name if item.signer is not None else None,
                "indication": item.indication.value,
                "sub_indication": item.sub_indication,
                "at": _moment(item.signer.at if item.signer is not None else None),
                "claimed_at": _moment(item.claimed_at),
            }
            for item in verdict.signatures
        ],
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at is not None else None


def issue_line_json(workspace: Workspace, record: IssueRecord) -> Json:
    """One issue of `list`."""
    return {
        "publisher": record.id.publisher,
        "year": record.id.year,
        "numbers": list(record.id.numbers),
        "date": record.date.isoformat(),
        "state": record.state,
        "documents": list(record.documents),
        "reason": record.void,
        "supplements": workspace.called(record.supplements) if record.supplements is not None else None,
    }


def issue_json(workspace: Workspace, report: IssueReport | None) -> Json:
    """The issue of `compose`, `render`, `sign`, `publish` and `run`."""
    if report is None:
        return None
    files: Iterable[tuple[str, str, str]] = ()
    root = workspace.config.workspace
    if report.signed is not None:
        signed = (*report.signed.manifest.files, report.signed.manifest_file, report.signed.signature_file)
        base = Path(report.receipt.location) if report.receipt else None
        files = [
            (item.role.value, _within(base / item.path, root) if base else item.path, item.sha256) for item in signed
        ]
    elif report.rendering is not None and report.rendering.rendered is not None:
        files = [
            (item.role.value, archive_path(workspace, item.sha256), item.sha256)
            for item in report.rendering.rendered.renditions
        ]
    record = report.record
    return {
        "publisher": record.id.publisher,
        "year": record.id.year,
        "numbers": list(record.id.numbers),
        "date": record.date.isoformat(),
        "state": record.state,
        "pages": record.pages,
        "documents": [checked.document.uri for checked in report.issue.documents],
        "files": [{"role": role, "path": path, "sha256": sha256} for role, path, sha256 in files],
        "supplements": workspace.called(record.supplements) if record.supplements is not None else None,
    }


def _within(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
