"""Judging manifests, records of renewals and statements of facts by their detached signatures, offline.

Each is CAdES with a timestamp.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from gazette.model import Check, Manifest, Outcome, Signer
from gazette.model.fact_record import FactRecord, parse_fact
from gazette.model.manifest_json import parse_manifest
from gazette.model.renewal import Renewal, parse_renewal
from gazette.verify.chain import Chains, Evidence
from gazette.verify.cms import CmsError, Parsed, parse_cms
from gazette.verify.der import children
from gazette.verify.guard import FORMAT_FAILURE, failed, guarded, passed, unsure
from gazette.verify.integrity import digest, seal_token_fault, signature_fault, token_info
from gazette.verify.rules import CMS_CODES, CMS_SUBS
from gazette.verify.signer import pinned, signer_of
from gazette.verify.standing import Stamped, standing
from gazette.verify.trust import Trust


def judge_manifest(
    data: bytes, signature: bytes | None, trust: Trust, moment: datetime, chains: Chains | None = None
) -> tuple[tuple[Check, ...], Manifest | None, Signer | None]:
    """Every check on a manifest, what it says, and who signed it.

    The manifest is given whenever it could be read: whether it may be believed is for the checks to say. `signature`
    is None when there is none beside it; `chains` as for `judge_pdf`. Never raises over what the bytes are.
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
    checks, signer = _signed_checks(checks, data, signature, trust, chains or Chains(trust), moment)
    return checks, read[0] if read else None, signer


def judge_renewal(
    data: bytes, signature: bytes | None, trust: Trust, moment: datetime, chains: Chains | None = None
) -> tuple[tuple[Check, ...], Renewal | None, Signer | None]:
    """The same of the record of a renewal."""
    read: list[Renewal] = []

    def form() -> Check:
        try:
            read.append(parse_renewal(data))
        except ValueError as error:
            return failed("VFY-RENEWAL-FORM", FORMAT_FAILURE, detail=error)
        return passed("VFY-RENEWAL-FORM")

    checks = guarded("VFY-RENEWAL-FORM", form)
    if signature is None:
        checks += (failed("VFY-RENEWAL-UNSIGNED", FORMAT_FAILURE),)
        return checks, read[0] if read else None, None
    checks, signer = _signed_checks(checks, data, signature, trust, chains or Chains(trust), moment)
    return checks, read[0] if read else None, signer


def judge_fact(
    data: bytes, signature: bytes | None, trust: Trust, moment: datetime, chains: Chains | None = None
) -> tuple[tuple[Check, ...], FactRecord | None, Signer | None]:
    """The same of the statement of a fact."""
    read: list[FactRecord] = []

    def form() -> Check:
        try:
            read.append(parse_fact(data))
        except ValueError as error:
            return failed("VFY-FACT-FORM", FORMAT_FAILURE, detail=error)
        return passed("VFY-FACT-FORM")

    checks = guarded("VFY-FACT-FORM", form)
    if signature is None:
        checks += (failed("VFY-FACT-UNSIGNED", FORMAT_FAILURE),)
        return checks, read[0] if read else None, None
    checks, signer = _signed_checks(checks, data, signature, trust, chains or Chains(trust), moment)
    return checks, read[0] if read else None, signer


def _signed_checks(
    checks: tuple[Check, ...], data: bytes, signature: bytes, trust: Trust, chains: Chains, moment: datetime
) -> tuple[tuple[Check, ...], Signer | None]:
    """`checks` and those on a detached signature over `data`, and who made it, when that can be said."""
    opened: list[tuple[Parsed, Parsed]] = []
    checks += guarded("VFY-CMS", lambda: _open(signature, opened))
    if not opened:
        return checks, None
    seal, token = opened[0]
    checks += guarded("VFY-INTEGRITY", lambda: _integrity(data, seal, token))
    signers: list[Signer] = []
    if all(check.outcome is Outcome.PASS for check in checks):
        checks += guarded("VFY-ADES", lambda: _trust(seal, token, chains, moment, signers))
        checks += tuple(check for signer in signers for check in pinned(signer, trust))
    return checks, signers[0] if signers else None


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


def _trust(seal: Parsed, token: Parsed, chains: Chains, moment: datetime, signers: list[Signer]) -> tuple[Check, ...]:
    at: datetime = token_info(token)["gen_time"].native
    lists = frozenset(choice.chosen.dump() for choice in seal.data["crls"] or ())
    carried = frozenset((*seal.certificates, *token.certificates))
    stamp = Stamped(token.certificate, at)
    found = standing(chains, Evidence(carried, lists, frozenset()), seal.certificate, (stamp,), moment)
    if not found.trusted:
        return found.checks
    # Nothing may lie in the signature that took no part in judging it: no signature covers those bytes.
    if not only_used(carried, lists, found.paths):
        return (failed("VFY-CMS", FORMAT_FAILURE, detail="unused"),)
    signers.append(signer_of(asn1_x509.Certificate.load(seal.certificate), at))
    return found.checks


def only_used(certificates: frozenset[bytes], lists: frozenset[bytes], paths: frozenset[bytes]) -> bool:
    """Whether what a signature carries beside itself (DER) took part in judging it: on a path, or signed by one of it.

    And whether the signature of each is written as it must be, since nothing else covers those bytes.
    """
    used = certificates <= paths and all(_signed(item, paths) for item in lists)
    return used and all(map(_whole_bytes, certificates | lists))


def _whole_bytes(der: bytes) -> bool:
    """Whether the signature of a certificate or list is of whole bytes: nothing covers how many bits are unused."""
    signature = list(children(der))[-1]
    head = 2 + (signature[1] & 0x7F if signature[1] & 0x80 else 0)
    return signature[head] == 0


def _signed(crl: bytes, by: frozenset[bytes]) -> bool:
    found = x509.load_der_x509_crl(crl)
    for der in by:
        issuer = x509.load_der_x509_certificate(der)
        key = issuer.public_key()
        if issuer.subject != found.issuer or not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
            continue
        if found.is_signature_valid(key):
            return True
    return False
