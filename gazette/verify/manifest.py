"""Judging a manifest by its detached signature (CAdES with a timestamp), offline, over what the signature carries."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import InsufficientRevinfoError, PathError, RevokedError, ValidationError

from gazette.model import Check, Manifest, Outcome, Signer
from gazette.model.manifest_json import parse_manifest
from gazette.verify.ades import lasting
from gazette.verify.algorithms import AllowList
from gazette.verify.cms import CmsError, Parsed, parse_cms
from gazette.verify.guard import FORMAT_FAILURE, failed, guarded, passed, unsure
from gazette.verify.integrity import digest, seal_token_fault, signature_fault, token_info
from gazette.verify.rules import CMS_CODES, CMS_SUBS, SKEW
from gazette.verify.signer import signer_of
from gazette.verify.trust import Trust


def judge_manifest(
    data: bytes, signature: bytes | None, trust: Trust, moment: datetime
) -> tuple[tuple[Check, ...], Manifest | None, Signer | None]:
    """Every check on a manifest, what it says, and who signed it.

    The manifest is given whenever it could be read: whether it may be believed is for the checks to say. `signature`
    is None when there is none beside it. Never raises over what the bytes are.
    """
    read: list[Manifest] = []

    def form() -> Check:
        try:
            read.append(parse_manifest(data))
        except ValueError as error:
            return failed("VFY-MANIFEST-FORM", FORMAT_FAILURE, detail=error)
        return passed("VFY-MANIFEST-FORM")

    checks = guarded("VFY-MANIFEST-FORM", form)
    if signature is None:
        checks += (failed("VFY-MANIFEST-UNSIGNED", FORMAT_FAILURE),)
        return checks, read[0] if read else None, None
    opened: list[tuple[Parsed, Parsed]] = []
    checks += guarded("VFY-CMS", lambda: _open(signature, opened))
    if not opened:
        return checks, read[0] if read else None, None
    seal, token = opened[0]
    checks += guarded("VFY-INTEGRITY", lambda: _integrity(data, seal, token))
    signers: list[Signer] = []
    if all(check.outcome is Outcome.PASS for check in checks):
        checks += guarded("VFY-TRUST", lambda: _trust(seal, token, trust, signers))
        checks += guarded("VFY-TIME", lambda: _time(seal, token, trust, moment))
    return checks, read[0] if read else None, signers[0] if signers else None


def _open(signature: bytes, opened: list[tuple[Parsed, Parsed]]) -> Iterator[Check]:
    try:
        seal = parse_cms(signature, timestamp=False, covered=False, lists_allowed=True)
        if len(seal.tokens) != 1:
            yield unsure("VFY-LEVEL", "SIG_CONSTRAINTS_FAILURE")
            return
        token = parse_cms(seal.tokens[0], timestamp=True, covered=False)
        token_info(token)
    except CmsError as error:
        make = failed if error.rule == "form" else unsure
        yield make(CMS_CODES[error.rule], CMS_SUBS[error.rule], detail=error.detail)
        return
    opened.append((seal, token))
    yield from (passed("VFY-CMS"), passed("VFY-ALGORITHM"), passed("VFY-LEVEL"))


def _integrity(data: bytes, seal: Parsed, token: Parsed) -> Check:
    algorithm: str = seal.signer["digest_algorithm"]["algorithm"].native
    fault = signature_fault(seal, digest(data, algorithm)) or seal_token_fault(token, seal)
    return failed("VFY-INTEGRITY", fault, detail=fault) if fault else passed("VFY-INTEGRITY")


def _trust(seal: Parsed, token: Parsed, trust: Trust, signers: list[Signer]) -> Iterator[Check]:
    at: datetime = token_info(token)["gen_time"].native
    lists = [choice.chosen for choice in seal.data["crls"] or ()]
    context = ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(root) for root in trust.roots],
        crls=lists,
        ocsps=[],
        moment=at,
        revocation_mode="require",
        algorithm_usage_policy=AllowList(),
    )
    paths: set[bytes] = set(trust.roots)
    for opened, purpose in ((seal, set()), (token, {"time_stamping"})):
        found = asyncio.run(_path(opened, context, purpose))
        if isinstance(found, Check):
            yield found
            return
        paths |= found
    usage = seal.certificate.key_usage_value
    if usage is None or not {"digital_signature", "non_repudiation"} & usage.native:
        yield unsure("VFY-TRUST", "CHAIN_CONSTRAINTS_FAILURE", detail="key usage")
        return
    # Nothing may lie in the signature that took no part in judging it: no signature covers those bytes.
    if not {*seal.certificates, *token.certificates} <= paths or not all(_signed(item.dump(), paths) for item in lists):
        yield failed("VFY-CMS", FORMAT_FAILURE, detail="unused")
        return
    signers.append(signer_of(seal.certificate, at))
    yield from (passed("VFY-TRUST"), passed("VFY-ADES"))


async def _path(opened: Parsed, context: ValidationContext, purpose: set[str]) -> set[bytes] | Check:
    others = [asn1_x509.Certificate.load(item) for item in opened.certificates]
    validator = CertificateValidator(opened.certificate, intermediate_certs=others, validation_context=context)
    try:
        path = await validator.async_validate_usage(set(), purpose)  # type: ignore[no-untyped-call]
    except RevokedError:
        return failed("VFY-ADES", "REVOKED", detail="REVOKED")
    except InsufficientRevinfoError:
        return unsure("VFY-ADES", "REVOCATION_OUT_OF_BOUNDS_NO_POE", detail="REVOCATION_OUT_OF_BOUNDS_NO_POE")
    except (PathError, ValidationError) as error:
        sub = "NO_CERTIFICATE_CHAIN_FOUND" if isinstance(error, PathError) else "CHAIN_CONSTRAINTS_FAILURE"
        return unsure("VFY-TRUST", sub, detail=sub)
    return {certificate.dump() for certificate in path.iter_certs(include_root=True)}


def _signed(crl: bytes, by: set[bytes]) -> bool:
    found = x509.load_der_x509_crl(crl)
    for der in by:
        issuer = x509.load_der_x509_certificate(der)
        key = issuer.public_key()
        if issuer.subject != found.issuer or not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
            continue
        if found.is_signature_valid(key):
            return True
    return False


def _time(seal: Parsed, token: Parsed, trust: Trust, moment: datetime) -> Check:
    at: datetime = token_info(token)["gen_time"].native
    if at > moment + SKEW:
        return unsure("VFY-TIME", "NOT_YET_VALID", at=at.isoformat())
    end = lasting(token.certificate, frozenset((*seal.certificates, *token.certificates)), trust)
    if moment > end:
        return unsure("VFY-RENEW", "OUT_OF_BOUNDS_NO_POE", at=end.date().isoformat())
    return passed("VFY-TIME")
