"""The AdES process for long-term signatures (EN 319 102-1, 5.6.3) by pyHanko: offline, over what the file carries.

It is asked as of the file's own last timestamp. Revocation lists live for days, so as of any later day those in the
file are out of date, while nothing newer is at hand offline; the timestamp proves their worth when the seal was
made. What can still go wrong after that moment (a timestamp certificate that has expired since) is asked by `lasting`.

pyHanko's own process asks the system's clock in places; this changes no outcome unless that clock stands before the
seal.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from pyhanko.sign.validation.ades import AdESLTAValidationResult, ades_lta_validation
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy, RevocationCheckingRule
from pyhanko_certvalidator.registry import SimpleTrustManager

from gazette.verify.algorithms import AllowList
from gazette.verify.trust import Trust

PASSED = "PASSED"


@dataclass(frozen=True, slots=True)
class AdesOutcome:
    """`status` is PASSED, FAILED or INDETERMINATE; `sub` the sub-indication, empty when passed."""

    status: str
    sub: str
    trusted: bool
    bottom_line: bool
    sealed_at: datetime | None
    """When the seal is proven to have existed; None unless its timestamp is trusted."""
    archived: bool
    """Whether the document timestamps are trusted."""
    token_trusted: bool


def validation_spec(trust: Trust) -> SignatureValidationSpec:
    """The policy: the given roots, revocation data for every certificate, the allow-list, never the network."""
    roots = [x509.Certificate.load(root) for root in trust.roots]
    rule = RevocationCheckingRule.CRL_OR_OCSP_REQUIRED
    allowed = AllowList()
    return SignatureValidationSpec(
        cert_validation_policy=CertValidationPolicySpec(
            trust_manager=SimpleTrustManager.build(trust_roots=roots),
            revinfo_policy=CertRevTrustPolicy(RevocationCheckingPolicy(rule, rule)),
            algorithm_usage_policy=allowed,
        ),
        revinfo_gathering_policy=RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
        local_knowledge=LocalKnowledge(known_certs=roots),
        key_usage_settings=KeyUsageConstraints(
            key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
        ),
        signature_algorithm_policy=allowed,
    )


def validate(seal: EmbeddedPdfSignature, trust: Trust, at: datetime) -> AdesOutcome:
    """Judge a seal as of `at`. `seal.compute_integrity_info` must have run."""
    result: AdESLTAValidationResult = asyncio.run(
        ades_lta_validation(
            seal,
            PdfSignatureValidationSpec(validation_spec(trust)),
            timing_info=ValidationTimingInfo(at, at, point_in_time_validation=True),
        )
    )
    status = result.api_status
    token = result.signature_timestamp_status
    token_trusted = token is not None and token.ades_subindic.status.name == PASSED
    return AdesOutcome(
        status=result.ades_subindic.status.name,
        sub=result.ades_subindic.standard_name,
        trusted=status is not None and status.trusted,
        bottom_line=status is not None and status.bottom_line,
        sealed_at=result.best_signature_time if token_trusted else None,
        archived=result.oldest_evidence_record_timestamp is not None,
        token_trusted=token_trusted,
    )


def lasting(leaf: x509.Certificate, others: frozenset[bytes], trust: Trust) -> datetime:
    """Until when a timestamp by `leaf` counts without a renewal: the earliest end on its path, the root's excepted."""
    known = {cert.subject.dump(): cert for cert in map(x509.Certificate.load, others)}
    anchors = {x509.Certificate.load(root).subject.dump() for root in trust.roots}
    at, seen = leaf, {leaf.subject.dump()}
    end: datetime = leaf.not_valid_after
    while at.issuer.dump() not in anchors and at.issuer.dump() in known and at.issuer.dump() not in seen:
        at = known[at.issuer.dump()]
        seen.add(at.subject.dump())
        end = min(end, at.not_valid_after)
    return end
