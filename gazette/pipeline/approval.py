"""Whether an issue may be sealed under dual control, and the approval's place among the files of the issue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.config import SigningConfig
from gazette.errors import SigningError
from gazette.model import RenderedIssue
from gazette.model.approval import SignedApproval, approval_renditions, renditions_digest
from gazette.pipeline.workspace import Workspace
from gazette.registry import ApprovalRecord, IssueRecord

if TYPE_CHECKING:
    from cryptography import x509


@dataclass(frozen=True, slots=True)
class Approved:
    """An issue that may be sealed; `approver` is None when nobody had to approve it."""

    rendered: RenderedIssue
    approver: x509.Certificate | None


def standing(workspace: Workspace, record: IssueRecord, signing: SigningConfig | None) -> ApprovalRecord | None:
    """The approval that sealing this issue depends on; None without dual control or before anybody approved."""
    if signing is None or signing.approval is None:
        return None
    return workspace.registry.approvals.newest(record.id)


def approved(
    workspace: Workspace, rendered: RenderedIssue, found: ApprovalRecord | None, signing: SigningConfig
) -> Approved:
    """The issue with its approval among its files, checked as of now.

    Raises SigningError when the settings require an approval and there is none that may be relied on.
    """
    config = signing.approval
    issue = rendered.issue.id
    if config is None:
        return Approved(rendered, None)
    digest = of_renditions(rendered)
    if not config.required and (found is None or found.renditions != digest):
        return Approved(rendered, None)
    if found is None:
        raise SigningError("APV-NONE", issue=workspace.called(issue))
    from gazette.sign.approval import Wanted, approver_certificates, check_approval

    get = workspace.archive.get
    signed = SignedApproval(get(found.statement), get(found.signature))
    approver = check_approval(signed, Wanted(issue, digest), approver_certificates(config), workspace.clock.now())
    files = approval_renditions(issue, signed)
    return Approved(replace(rendered, renditions=(*rendered.renditions, *files)), approver)


def of_renditions(rendered: RenderedIssue) -> str:
    """The digest of all that is to be sealed."""
    return renditions_digest((file.path, file.sha256) for file in rendered.renditions)
