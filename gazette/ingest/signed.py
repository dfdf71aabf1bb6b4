"""The issuer's own signatures on what came in: judged by a tool, told as findings, kept with the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from gazette.ingest.intake import Intake
from gazette.ingest.tools import Tools
from gazette.model import (
    Check,
    Finding,
    Indication,
    Outcome,
    Place,
    ReceivedSignature,
    Severity,
    SourceVerdict,
    finding,
)

_KINDS = {
    Indication.PASSED: ("DOC-SIGNATURE-GOOD", Severity.INFO),
    Indication.INDETERMINATE: ("DOC-SIGNATURE-UNSURE", Severity.WARNING),
    Indication.FAILED: ("DOC-SIGNATURE-BAD", Severity.ERROR),
}


def signature_verdict(data: bytes, at: datetime, tools: Tools) -> SourceVerdict | None:
    """What the signatures of a PDF are worth as of its receipt; None for other kinds of files and without a judge."""
    if b"%PDF-" not in data[:1024] or tools.signatures is None:
        return None
    return tools.signatures.judge(data, at)


def with_package_verdict(intake: Intake, tools: Tools) -> Intake:
    """An input out of a signed edXML package with the verdict on the package: kept with its container, and told."""
    envelope, container = intake.envelope, intake.container
    if envelope is None or envelope.signed is None or container is None or tools.signatures is None:
        return intake
    verdict = tools.signatures.judge(envelope.signed, intake.received_at)
    held = replace(container, signature=verdict)
    original = intake.original
    return replace(
        intake,
        container=held,
        original=original and replace(original, container=held),
        problems=(*intake.problems, *signature_findings(container.name, container.sha256, verdict)),
    )


def signature_findings(name: str, sha256: str, verdict: SourceVerdict | None) -> tuple[Finding, ...]:
    """The verdict as one finding about the file `name`: it is recorded what came (NĐ 30/2020/NĐ-CP, Điều 21).

    It bears the file's sha256, so that what an editor accepts of one file is not accepted of another that replaces it.
    """
    if verdict is None:
        return ()
    if verdict.indication is None:
        return (finding("INP-UNSIGNED", Severity.INFO, Place(name), file=name),)
    code, severity = _KINDS[verdict.indication]
    signers = "; ".join(dict.fromkeys(_signer(item) for item in verdict.signatures)) or "—"
    broken = _broken((*verdict.checks, *(check for item in verdict.signatures for check in item.checks)))
    checks = ", ".join(broken) or "—"
    return (finding(code, severity, Place(name), file=name, signers=signers, checks=checks, sha256=sha256),)


def _signer(signature: ReceivedSignature) -> str:
    return signature.signer.name if signature.signer is not None else "?"


def _broken(checks: Iterable[Check]) -> tuple[str, ...]:
    """Every check that did not pass, with its sub-indication (EN 319 102-1): `RCV-TRUST/REVOKED`."""
    found = (check for check in checks if check.outcome in (Outcome.FAIL, Outcome.INDETERMINATE))
    return tuple(dict.fromkeys(f"{check.code}/{check.sub_indication}" for check in found))
