"""Renewed archive timestamps: what was done, when, over which files, and until when it lasts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from gazette.model.canonical import JsonObject, canonical, issue_in, issue_out, read_object
from gazette.model.issue import IssueId
from gazette.model.manifest_json import safe_path
from gazette.model.rendition import Role, SignedFile, SignedIssue

FORMAT = "gazette-renewal/1"
RENEWAL_NAME, RENEWAL_SIGNATURE_NAME = "renewal.json", "renewal.json.p7s"


class Reason(StrEnum):
    """Why a timestamp had to be renewed."""

    CERTIFICATE = "certificate"
    """A certificate on its path ends."""
    ALGORITHM = "algorithm"
    """An algorithm that it rests on is given up."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the newest timestamp of a file says. `ends` is the earliest end of a certificate on its path to a root.

    `algorithms` are those it rests on: `sha256`, `rsa-3072`, `ec-256`.
    """

    at: datetime
    authority: str
    ends: datetime
    algorithms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as it was when it was renewed: it existed then, whatever becomes of its own timestamp."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RenewedFile:
    """A PDF with a new archive timestamp. `renews` is the file it takes the place of, which stays where it is."""

    role: Role
    path: str
    sha256: str
    size: int
    work: str | None
    renews: Evidence
    reason: Reason
    ended: date
    """When the timestamp before it stops counting."""
    lasts: date
    """When this one does."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """One renewal of an issue, as signed: canonical JSON of the form schemas/renewal.schema.json.

    `evidence` are the manifest with its signature, from the second renewal on the record before with its own, and the
    statements about documents of the issue that no record named before, with theirs: the timestamp on this record's
    signature renews those of all of them.
    """

    issue: IssueId
    number: int
    at: datetime
    evidence: tuple[Evidence, ...]
    files: tuple[RenewedFile, ...]
    demonstration: bool

    @property
    def folder(self) -> str:
        """Where the record stands on the portal."""
        return f"{self.issue.path}/renewed/{self.number}"


@dataclass(frozen=True, slots=True)
class SignedRenewal:
    """A renewal with the two files of its record; its PDFs are in the store under their sha256."""

    renewal: Renewal
    record_file: SignedFile
    signature_file: SignedFile
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class SealEntry:
    """One line of a file's seal history: when, why, and the digest of what came of it.

    `reason` is `sealed`, or why it was renewed; `ended` the day that the timestamp before it stops counting.
    """

    at: datetime
    reason: str
    path: str
    sha256: str
    ended: date | None = None


def seal_history(issue: SignedIssue, renewals: Iterable[SignedRenewal], work: str | None) -> tuple[SealEntry, ...]:
    """The seal history of a document's PDF, or of the issue's (`work` None), the oldest first."""
    roles = (Role.ISSUE_PDF,) if work is None else (Role.DOCUMENT_PDF,)
    first = [
        SealEntry(issue.signed_at, "sealed", file.path, file.sha256)
        for file in issue.manifest.files
        if file.role in roles and file.work == work
    ]
    later = [
        SealEntry(signed.signed_at, file.reason.value, file.path, file.sha256, file.ended)
        for signed in renewals
        for file in signed.renewal.files
        if file.role in roles and file.work == work
    ]
    return (*first, *later)


def renewal_files(signed: SignedRenewal) -> tuple[SignedFile, ...]:
    """Every file of a renewal as published: the PDFs, the record, its signature."""
    return (*renewed_files(signed.renewal), signed.record_file, signed.signature_file)


def renewed_files(renewal: Renewal) -> tuple[SignedFile, ...]:
    """The PDFs of a renewal."""
    return tuple(
        SignedFile(file.role, file.path, "application/pdf", file.sha256, file.size, file.sha256, file.work)
        for file in renewal.files
    )


def renewed_path(path: str, number: int) -> str:
    """Where the renewed version of a file stands: `ELI/renewed/1/SLUG.pdf` beside `ELI/SLUG.pdf`."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/renewed/{number}/{name}"


def renewal_bytes(renewal: Renewal) -> bytes:
    """The canonical bytes of a record: what is signed."""
    return canonical(
        {
            "format": FORMAT,
            "issue": issue_out(renewal.issue),
            "number": renewal.number,
            "at": renewal.at.isoformat(timespec="seconds"),
            "evidence": [_evidence_out(item) for item in renewal.evidence],
            "files": [_file_out(file) for file in renewal.files],
            "demonstration": renewal.demonstration,
        }
    )


def parse_renewal(data: bytes) -> Renewal:
    """Read a record. Raises ValueError for anything but the canonical bytes of a well-formed one."""
    top = read_object(data, "renewal")
    if top.text("format") != FORMAT:
        raise ValueError("renewal: unknown format")
    renewal = Renewal(
        issue=issue_in(top.member("issue")),
        number=top.integer("number", 1),
        at=top.moment("at"),
        evidence=tuple(_evidence_in(item) for item in top.members("evidence")),
        files=tuple(_file_in(item) for item in top.members("files")),
        demonstration=top.boolean("demonstration"),
    )
    top.done()
    paths = [file.path for file in renewal.files]
    if len(set(paths)) != len(paths):
        raise ValueError("files: a path is listed twice")
    if renewal_bytes(renewal) != data:
        raise ValueError("renewal: not in canonical form")
    return renewal


def _evidence_out(item: Evidence) -> dict[str, object]:
    return {"path": item.path, "sha256": item.sha256}


def _evidence_in(item: JsonObject) -> Evidence:
    evidence = Evidence(_path(item), item.digest("sha256"))
    item.done()
    return evidence


def _file_out(file: RenewedFile) -> dict[str, object]:
    return {
        "role": file.role.value,
        "path": file.path,
        "sha256": file.sha256,
        "size": file.size,
        "work": file.work,
        "renews": _evidence_out(file.renews),
        "reason": file.reason.value,
        "ended": file.ended.isoformat(),
        "lasts": file.lasts.isoformat(),
    }


def _file_in(item: JsonObject) -> RenewedFile:
    file = RenewedFile(
        role=Role(item.text("role")),
        path=_path(item),
        sha256=item.digest("sha256"),
        size=item.integer("size", 0),
        work=item.text_or_none("work"),
        renews=_evidence_in(item.member("renews")),
        reason=Reason(item.text("reason")),
        ended=item.day("ended"),
        lasts=item.day("lasts"),
    )
    item.done()
    return file


def _path(item: JsonObject) -> str:
    path = item.text("path")
    if not safe_path(path):
        raise ValueError("path: leaves the portal")
    return path
