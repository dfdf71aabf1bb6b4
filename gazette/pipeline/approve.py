"""Approving an issue: with one's own key here, or on another machine by a statement that goes out and comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.config import ApprovalConfig, KeyConfig
from gazette.errors import ConfigError, ConflictError, UsageError
from gazette.model.approval import Approval, SignedApproval, parse_approval
from gazette.pipeline.approval import of_renditions
from gazette.pipeline.run import IssueReport, advance
from gazette.pipeline.steps import Ask
from gazette.pipeline.workspace import Workspace
from gazette.registry import ApprovalRecord, IssueRecord

if TYPE_CHECKING:
    from cryptography import x509

    from gazette.sign.approval import Wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """What an approval would be of: an issue that is rendered and not sealed yet."""

    report: IssueReport
    wanted: Wanted
    config: ApprovalConfig


def asked(workspace: Workspace, record: IssueRecord, ask: Ask) -> Asked:
    """Render the issue if need be and say what is to be approved.

    Raises ConfigError without dual control in gazette.toml, ConflictError for an issue that is published.
    """
    from gazette.sign.approval import Wanted

    signing = workspace.config.signing
    if signing is None or signing.approval is None:
        raise ConfigError("APV-UNSET", path=workspace.config.workspace / "gazette.toml")
    if record.state == "published":
        raise ConflictError("APV-PUBLISHED", issue=workspace.called(record.id))
    report = advance(workspace, record, "render", ask)
    if report.rendering is None or report.rendering.rendered is None:
        raise TypeError(f"{record.id} has not been rendered")
    return Asked(report, Wanted(record.id, of_renditions(report.rendering.rendered)), signing.approval)


def approve(workspace: Workspace, wanted: Asked, key: KeyConfig, words: str, ask: Ask) -> Approval:
    """Approve with a key at hand. Raises SigningError when it is not the key of one who may."""
    from gazette.sign.approval import load_approver, sign_statement, statement

    loaded = load_approver(wanted.config, key, ask)
    now = workspace.clock.now()
    stated = statement(wanted.wanted, loaded.certificate, words, now)
    return take_in(workspace, wanted, sign_statement(stated, loaded, now))


def stated(workspace: Workspace, wanted: Asked, certificate: x509.Certificate | None, words: str) -> bytes:
    """The statement for an approver elsewhere. Raises UsageError when there are several and none was named."""
    from gazette.sign.approval import approver_certificates, statement
    from gazette.sign.certificate import subject

    listed = approver_certificates(wanted.config)
    if certificate is None and len(listed) > 1:
        raise UsageError("APV-WHO", names=", ".join(map(subject, listed)))
    return statement(wanted.wanted, certificate or listed[0], words, workspace.clock.now())


def take_in(workspace: Workspace, wanted: Asked, signed: SignedApproval) -> Approval:
    """Check an approval as `sign` will, and record it. Raises SigningError with the reason when it can't be used."""
    from gazette.sign.approval import approver_certificates, check_approval

    check_approval(signed, wanted.wanted, approver_certificates(wanted.config), workspace.clock.now())
    put = workspace.archive.put
    record = ApprovalRecord(wanted.wanted.renditions, put(signed.statement), put(signed.signature))
    workspace.registry.approvals.record(wanted.wanted.issue, record, workspace.actor())
    return parse_approval(signed.statement)
