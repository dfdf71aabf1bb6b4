"""The approval of an issue: what a second person signs before the seal key may be used (dual control)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from gazette.model.canonical import canonical, issue_in, issue_out, read_object
from gazette.model.issue import IssueId
from gazette.model.rendition import Rendition, Role

FORMAT = "gazette-approval/1"
APPROVAL_NAME, APPROVAL_SIGNATURE_NAME = "approval.json", "approval.json.p7s"


@dataclass(frozen=True, slots=True)
class Approval:
    """A statement as signed: canonical JSON of the form schemas/approval.schema.json.

    `renditions` is the digest of all that is to be sealed; `who` the name in the approver's certificate; `at` the
    approver's own clock, to the second.
    """

    issue: IssueId
    renditions: str
    who: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class SignedApproval:
    """A statement with its detached signature: the bytes that are stored and published."""

    statement: bytes
    signature: bytes


def renditions_digest(files: Iterable[tuple[str, str]]) -> str:
    """sha256 over `path`, NUL, sha256 before signing, line feed of each file of an issue, in the order of the paths.

    Whoever has the manifest can work it out: from the `path` and `unsigned_sha256` of its files, the approval's own
    two left out.
    """
    whole = hashlib.sha256()
    for path, sha256 in sorted(files):
        whole.update(f"{path}\0{sha256}\n".encode())
    return whole.hexdigest()


def approval_bytes(approval: Approval) -> bytes:
    """The canonical bytes of a statement: what is signed."""
    return canonical(
        {
            "format": FORMAT,
            "issue": issue_out(approval.issue),
            "renditions": approval.renditions,
            "who": approval.who,
            "at": approval.at.isoformat(timespec="seconds"),
            "words": approval.words,
        }
    )


def parse_approval(data: bytes) -> Approval:
    """Read a statement. Raises ValueError for anything but the canonical bytes of a well-formed one."""
    top = read_object(data, "approval")
    if top.text("format") != FORMAT:
        raise ValueError("approval: unknown format")
    approval = Approval(
        issue=issue_in(top.member("issue")),
        renditions=top.digest("renditions"),
        who=top.text("who"),
        at=top.moment("at"),
        words=top.text("words"),
    )
    top.done()
    if approval_bytes(approval) != data:
        raise ValueError("approval: not in canonical form")
    return approval


def approval_renditions(issue: IssueId, signed: SignedApproval) -> tuple[Rendition, Rendition]:
    """The two files of an approval among those of its issue. The bytes are put into the store by whoever has one."""

    def file(role: Role, name: str, media_type: str, data: bytes) -> Rendition:
        return Rendition(role, f"{issue.path}/{name}", media_type, hashlib.sha256(data).hexdigest(), len(data))

    return (
        file(Role.APPROVAL, APPROVAL_NAME, "application/json", signed.statement),
        file(Role.APPROVAL_SIGNATURE, APPROVAL_SIGNATURE_NAME, "application/pkcs7-signature", signed.signature),
    )
