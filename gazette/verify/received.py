"""The issuer's own signatures on a PDF that came in: any PAdES or CMS signature, not the gazette's strict profile.

What Vietnamese law asks of whoever checks a signature: is the content whole, who signed, was the certificate good when
it was signed, and does its path end at a root that is trusted here (NĐ 68/2024/NĐ-CP Điều 30-32, TT 15/2025/TT-BKHCN
Điều 5). Offline: revocation data are those in the file and those that the office has at hand.
"""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import crl, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESStatus
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import DocumentSecurityStore, async_validate_pdf_signature
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko.sign.validation.utils import CMSAlgorithmUsagePolicy
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy, RevocationCheckingRule

from gazette.model import Check, ReceivedSignature, Signer, SourceVerdict, judge
from gazette.verify.algorithms import AllowList
from gazette.verify.byte_range import bears_signature
from gazette.verify.guard import FORMAT_FAILURE, failed, guarded, passed, skipped, unsure
from gazette.verify.signer import signer_of
from gazette.verify.trust import Trust

# pyHanko explains itself on loggers that nobody set up here, which Python would print to standard error.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_MAINTENANCE = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
"""What may follow a signature: renewal data and further signatures. A leader's signature and then the body's own stand
in one file (NĐ 30/2020/NĐ-CP Phụ lục I), so filling a further signature field is no harm."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the office holds: roots it trusts for senders, and revocation lists at hand (DER)."""

    trust: Trust
    crls: tuple[bytes, ...] = ()


def judge_received(data: bytes, evidence: Evidence, moment: datetime) -> SourceVerdict:
    """Judge every signature of a PDF as of `moment` (the time of receipt). Never raises over what the bytes are."""
    if not bears_signature(data):
        return SourceVerdict(moment, ())
    opened: list[tuple[PdfFileReader, tuple[EmbeddedPdfSignature, ...]]] = []

    def form() -> Check:
        opened.append(_open(data))
        return passed("RCV-FORM")

    checks = guarded("RCV-FORM", form)
    if not opened:
        return SourceVerdict(moment, (), checks)
    reader, signatures = opened[0]
    return SourceVerdict(
        moment, tuple(_judged(reader, place, signatures, evidence, moment) for place in range(len(signatures)))
    )


def _open(data: bytes) -> tuple[PdfFileReader, tuple[EmbeddedPdfSignature, ...]]:
    """The reader and the signatures that are no document timestamps. Raises what pyHanko raises over a broken file."""
    reader = PdfFileReader(io.BytesIO(data), strict=True)
    if reader.encrypted:
        raise ValueError("encrypted")
    signatures = tuple(reader.embedded_signatures)
    # pyHanko leaves out signatures of a kind that it doesn't know: one that can't be judged must not go unseen
    if len(signatures) != len(list(enumerate_sig_fields(reader, filled_status=True))):
        raise ValueError("unknown signature")
    if not signatures:
        raise ValueError("signature out of reach")
    return reader, tuple(item for item in signatures if item.sig_object_type != "/DocTimeStamp")


def _judged(
    reader: PdfFileReader,
    place: int,
    signatures: tuple[EmbeddedPdfSignature, ...],
    evidence: Evidence,
    moment: datetime,
) -> ReceivedSignature:
    signature = signatures[place]
    found: list[PdfSignatureStatus] = []

    def whole() -> Iterator[Check]:
        status = _validated(reader, signature, evidence, moment)
        found.append(status)
        yield from _checks(status, last=place == len(signatures) - 1)

    checks = guarded("RCV-INTACT", whole)
    signer = _signer(found[0], signature) if found else None
    claimed = found[0].signer_reported_dt if found else None
    indication, sub = judge(checks)
    return ReceivedSignature(indication, sub, checks, signer, claimed)


def _validated(
    reader: PdfFileReader, signature: EmbeddedPdfSignature, evidence: Evidence, moment: datetime
) -> PdfSignatureStatus:
    """pyHanko's status as of the time that a trusted timestamp proves; without one as of `moment`."""
    store = _store(reader)
    status = _status(signature, store, evidence, moment, moment)
    token = status.timestamp_validity
    if token is None or not (token.valid and token.intact and token.trusted):
        return status
    return _status(signature, store, evidence, token.timestamp, moment)


def _store(reader: PdfFileReader) -> DocumentSecurityStore | None:
    try:
        return DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return None


def _status(
    signature: EmbeddedPdfSignature,
    store: DocumentSecurityStore | None,
    evidence: Evidence,
    at: datetime,
    now: datetime,
) -> PdfSignatureStatus:
    return asyncio.run(
        async_validate_pdf_signature(
            signature,
            validation_context(store, evidence, at),
            validation_context(store, evidence, now),
            key_usage_settings=KeyUsageConstraints(
                key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
            ),
            algorithm_policy=CMSAlgorithmUsagePolicy.lift_policy(AllowList()),
        )
    )


def validation_context(store: DocumentSecurityStore | None, evidence: Evidence, at: datetime) -> ValidationContext:
    rule = RevocationCheckingRule.CRL_OR_OCSP_REQUIRED
    settings: dict[str, Any] = {  # the keyword arguments of a constructor, of many kinds
        "trust_roots": [x509.Certificate.load(root) for root in evidence.trust.roots],
        "crls": [crl.CertificateList.load(der) for der in evidence.crls],
        "revinfo_policy": CertRevTrustPolicy(
            RevocationCheckingPolicy(rule, rule),
            # a list made after the signature says even better whether the certificate was good then
            retroactive_revinfo=True,
        ),
        "algorithm_usage_policy": AllowList(),
        "allow_fetching": False,
        "moment": at,
    }
    return store.as_validation_context(settings) if store is not None else ValidationContext(**settings)


def _checks(status: PdfSignatureStatus, *, last: bool) -> Iterable[Check]:
    if not status.intact:
        yield failed("RCV-INTACT", "HASH_FAILURE", detail="HASH_FAILURE")
        return
    if not status.valid:
        yield failed("RCV-INTACT", "SIG_CRYPTO_FAILURE", detail="SIG_CRYPTO_FAILURE")
        return
    yield passed("RCV-INTACT")
    yield _changes(status, last=last)
    yield _trusted(status)
    yield _time(status)


def _changes(status: PdfSignatureStatus, *, last: bool) -> Check:
    if status.coverage not in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION):
        return failed("RCV-CHANGES", FORMAT_FAILURE, detail="coverage")
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return passed("RCV-CHANGES")
    allowed = _MAINTENANCE[:2] if last else _MAINTENANCE
    if not status.docmdp_ok or status.modification_level not in allowed:
        level = status.modification_level
        return failed("RCV-CHANGES", FORMAT_FAILURE, detail=level.name if level is not None else "unknown")
    return passed("RCV-CHANGES")


def _trusted(status: PdfSignatureStatus) -> Check:
    problem = status.trust_problem_indic
    if status.trusted:
        path = status.validation_path
        root = path.first.subject.human_friendly if path is not None and path.first is not None else ""
        return passed("RCV-TRUST", root=root)
    sub = problem.standard_name if problem is not None else "NO_CERTIFICATE_CHAIN_FOUND"
    # EN 319 102-1 calls "revoked" indeterminate while no proof of an earlier time is at hand; at the counter it is a no
    unfit = status.revoked or "REVOKED" in sub or (problem is not None and problem.status is AdESStatus.FAILED)
    return (failed if unfit else unsure)("RCV-TRUST", sub, detail=sub)


def _time(status: PdfSignatureStatus) -> Check:
    token = status.timestamp_validity
    if token is None:
        at = status.signer_reported_dt
        return skipped("RCV-NO-TIMESTAMP", at=at.isoformat() if at is not None else "—")
    if not (token.valid and token.intact):
        return failed("RCV-TIME", "SIG_CRYPTO_FAILURE", detail="timestamp")
    if not token.trusted:
        problem = token.trust_problem_indic
        sub = problem.standard_name if problem is not None else "NO_CERTIFICATE_CHAIN_FOUND"
        return unsure("RCV-TIME", sub, detail=sub)
    return passed("RCV-TIME", at=token.timestamp.isoformat())


def _signer(status: PdfSignatureStatus, signature: EmbeddedPdfSignature) -> Signer | None:
    """Whom the certificate names; said only of a signature that fits its content."""
    if not (status.intact and status.valid) or signature.signer_cert is None:
        return None
    token = status.timestamp_validity
    proven = token.timestamp if token is not None and token.trusted else None
    return signer_of(signature.signer_cert, proven)
