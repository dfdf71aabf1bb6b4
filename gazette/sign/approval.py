"""Dual control: a second person's statement, signed with that person's own key, without which nothing is sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from gazette.config.types import ApprovalConfig, KeyConfig
from gazette.errors import SigningError
from gazette.model.approval import Approval, SignedApproval, approval_bytes, parse_approval
from gazette.model.issue import IssueId
from gazette.sign.certificate import check_usage, subject
from gazette.sign.cms import SignatureForm
from gazette.sign.keys import LEAST_EC_BITS, LEAST_RSA_BITS, LoadedKey, der, load_certificates, load_key

_SKEW = timedelta(minutes=10)
"""How far an approver's clock may be ahead of this one."""
_DIGESTS: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an approval must be of: this issue, rendered to these bytes."""

    issue: IssueId
    renditions: str


def approver_certificates(config: ApprovalConfig) -> tuple[x509.Certificate, ...]:
    """The certificates of those who may approve. Raises SigningError when a file holds none."""
    return tuple(found for path in config.approvers for found in load_certificates(path))


def load_approver(config: ApprovalConfig, key: KeyConfig, ask: Callable[[str], str]) -> LoadedKey:
    """An approver's own key. Raises SigningError when it can't be opened or its certificate is not a listed one."""
    loaded = load_key(key, ask)
    check_usage(loaded, timestamping=False)
    if loaded.certificate not in approver_certificates(config):
        raise SigningError("APV-STRANGER", name=subject(loaded.certificate))
    return loaded


def statement(wanted: Wanted, who: x509.Certificate, words: str, now: datetime) -> bytes:
    """What `who` states: the bytes to be signed, here or on another machine."""
    return approval_bytes(Approval(wanted.issue, wanted.renditions, subject(who), now.replace(microsecond=0), words))


def sign_statement(stated: bytes, key: LoadedKey, now: datetime) -> SignedApproval:
    """Sign a statement: detached CAdES-B (EN 319 122-1)."""
    form = SignatureForm.of(key)
    attributes = form.signed_attributes(hashlib.new(form.digest, stated).digest(), now)
    return SignedApproval(stated, form.assemble(attributes, key.sign(attributes)))


def check_approval(
    signed: SignedApproval, wanted: Wanted, approvers: tuple[x509.Certificate, ...], now: datetime
) -> x509.Certificate:
    """The approver's certificate, when the approval may be relied on at `now`.

    Raises SigningError: the statement or its signature is malformed or does not fit, is of another issue or of other
    renditions, is by nobody of `approvers`, by a certificate out of its period, or from the future.
    """
    try:
        approval = parse_approval(signed.statement)
    except ValueError as error:
        raise SigningError("APV-FORM", detail=error) from error
    if approval.issue != wanted.issue:
        raise SigningError("APV-ISSUE", found=approval.issue, issue=wanted.issue)
    if approval.renditions != wanted.renditions:
        raise SigningError("APV-OTHER", issue=wanted.issue)
    approver = _signer_of(signed, approvers)
    if subject(approver) != approval.who:
        raise SigningError("APV-SIGNATURE", detail="who")
    if now > approver.not_valid_after_utc:
        raise SigningError("APV-EXPIRED", name=approval.who, on=approver.not_valid_after_utc.date())
    if now < approver.not_valid_before_utc:
        raise SigningError("APV-EARLY", name=approval.who, on=approver.not_valid_before_utc.date())
    if approval.at > now + _SKEW:
        raise SigningError("APV-FUTURE", at=approval.at.isoformat())
    return approver


def check_two_persons(approver: x509.Certificate, seal: x509.Certificate) -> None:
    """Raise SigningError when the approver's key is the seal's, or both certificates are one person's."""
    if _key(approver) == _key(seal) or approver.subject == seal.subject:
        raise SigningError("APV-SAME", name=subject(approver))


def _signer_of(signed: SignedApproval, approvers: tuple[x509.Certificate, ...]) -> x509.Certificate:
    """Whose signature it is. The certificates inside it don't count, those of gazette.toml do."""
    try:
        info = cms.ContentInfo.load(signed.signature, strict=True)
        (signer,) = info["content"]["signer_infos"]
        named = signer["sid"].chosen.dump()
        found = [item for item in approvers if _issuer_and_serial(item) == named]
        fault = _fault(signer, signed.statement, found[0]) if found else None
        claimed = _claimed(info)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        # What asn1crypto raises over bytes that are no signature.
        raise SigningError("APV-SIGNATURE", detail=type(error).__name__) from error
    if not found:
        raise SigningError("APV-STRANGER", name=claimed)
    if fault is not None:
        raise SigningError("APV-SIGNATURE", detail=fault)
    return found[0]


def _fault(signer: cms.SignerInfo, stated: bytes, approver: x509.Certificate) -> str | None:
    """What is wrong with a signature over a statement, None when nothing is (RFC 5652, 5.4 and 5.6)."""
    algorithm: str = signer["digest_algorithm"]["algorithm"].native
    scheme: str = signer["signature_algorithm"].signature_algo
    key = approver.public_key()
    if algorithm not in _DIGESTS or not _strong(approver):
        return algorithm
    attributes = {item["type"].native: item["values"][0].native for item in signer["signed_attrs"]}
    if attributes.get("content_type") != "data":
        return "content type"
    if attributes.get("message_digest") != hashlib.new(algorithm, stated).digest():
        return "digest"
    value, covered = signer["signature"].native, signer["signed_attrs"].untag().dump()
    try:
        if isinstance(key, rsa.RSAPublicKey) and scheme == "rsassa_pkcs1v15":
            key.verify(value, covered, padding.PKCS1v15(), _DIGESTS[algorithm])
        elif isinstance(key, ec.EllipticCurvePublicKey) and scheme == "ecdsa":
            key.verify(value, covered, ec.ECDSA(_DIGESTS[algorithm]))
        else:
            return scheme
    except InvalidSignature:
        return "signature"
    return None


def _issuer_and_serial(certificate: x509.Certificate) -> bytes:
    own = asn1_x509.Certificate.load(der(certificate))
    encoded: bytes = cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": own.serial_number}).dump()
    return encoded


def _claimed(info: cms.ContentInfo) -> str:
    """The name in a signature's own certificate, for the message alone."""
    for choice in info["content"]["certificates"] or ():
        if choice.name == "certificate":
            return subject(x509.load_der_x509_certificate(choice.chosen.dump()))
    return "?"


def _strong(certificate: x509.Certificate) -> bool:
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= LEAST_RSA_BITS
    return isinstance(key, ec.EllipticCurvePublicKey) and key.key_size >= LEAST_EC_BITS


def _key(certificate: x509.Certificate) -> bytes:
    return certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
