"""Timestamp tokens (RFC 3161): asked for, and held against what was asked before they are used."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from asn1crypto import cms, core, tsp
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from gazette.errors import SigningError
from gazette.sign.cms import digest_identifier, signature_algorithms
from gazette.sign.der import SET, TRUE, integer, octets, oid, sequence
from gazette.sign.keys import HASHES, der, signed_by

_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, x509.InvalidVersion, UnsupportedAlgorithm)
"""What asn1crypto and cryptography raise over bytes that are no answer, or an answer without a token."""
_GRANTED = ("granted", "granted_with_mods")


class _Response(core.Sequence):  # type: ignore[misc]
    """TimeStampResp of RFC 3161; asn1crypto's own wants a token in refusals too."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo), ("time_stamp_token", cms.ContentInfo, {"optional": True})]


@dataclass(frozen=True, slots=True)
class Token:
    """A timestamp token that was checked: its imprint, nonce and policy, and its signature by `signer`."""

    der: bytes
    at: datetime
    signer: bytes
    """The authority's certificate, DER."""
    certificates: tuple[bytes, ...]
    """All certificates in it, DER."""


class Authority(Protocol):
    """Whoever answers timestamp requests."""

    @property
    def name(self) -> str:
        """Its address, for messages."""
        ...

    def answer(self, request: bytes) -> bytes:
        """The TimeStampResp to a TimeStampReq. Raises SigningError when there is none."""
        ...


def ask(authority: Authority, digest: bytes, algorithm: str, policy: str = "") -> Token:
    """A token over `digest`, checked. `policy` is the one that the token must be under, empty for any.

    Raises SigningError for silence, a refusal, or a token over something else, under another policy, or not signed.
    """
    nonce = secrets.randbits(64)
    imprint = sequence(digest_identifier(algorithm), octets(digest))
    wanted = oid(policy) if policy else b""
    request = sequence(integer(1), imprint, wanted, integer(nonce), TRUE)
    answer = authority.answer(request)
    try:
        return _checked(authority.name, answer, (digest, algorithm), nonce, policy)
    except _UNREADABLE as error:
        raise SigningError("SGN-TSA-TOKEN", url=authority.name, reason=type(error).__name__) from error


def _checked(name: str, answer: bytes, imprint: tuple[bytes, str], nonce: int, policy: str) -> Token:
    response = _Response.load(answer, strict=True)
    status = response["status"]
    if status["status"].native not in _GRANTED:
        words = [*(status["status_string"].native or ()), *(status["fail_info"].native or ())]
        raise SigningError("SGN-TSA-REFUSED", url=name, reason=", ".join(words) or status["status"].native)
    token = response["time_stamp_token"]
    signed: cms.SignedData = token["content"]
    content = signed["encap_content_info"]["content"]
    info: tsp.TSTInfo = content.parsed
    over = info["message_imprint"]
    if (over["hashed_message"].native, over["hash_algorithm"]["algorithm"].native) != imprint:
        raise SigningError("SGN-TSA-IMPRINT", url=name)
    if info["nonce"].native != nonce:
        raise SigningError("SGN-TSA-NONCE", url=name)
    if policy and info["policy"].dotted != policy:
        raise SigningError("SGN-TSA-POLICY", url=name, found=info["policy"].dotted, wanted=policy)
    # What a verifier of the gazette refuses: parts that nothing signs, in the one place that nothing covers.
    if signed["signer_infos"][0]["unsigned_attrs"].native:
        raise SigningError("SGN-TSA-FORM", url=name)
    signer = _signer(signed, bytes(content))
    if signer is None:
        raise SigningError("SGN-TSA-SIGNATURE", url=name)
    certificates = tuple(item.chosen.dump() for item in signed["certificates"])
    return Token(token.dump(), info["gen_time"].native, signer, certificates)


def _signer(signed: cms.SignedData, content: bytes) -> bytes | None:
    """The certificate whose key signed the token, DER; None when none did, or by an algorithm that isn't used here.

    What the signature doesn't cover must fit what it does, as a verifier asks: a byte spoilt on the way shows here.
    """
    (info,) = signed["signer_infos"]
    digest = info["digest_algorithm"]["algorithm"].native
    attributes = {item["type"].native: item["values"][0] for item in info["signed_attrs"]}
    if digest not in HASHES or attributes["message_digest"].native != hashlib.new(digest, content).digest():
        return None
    versions = (signed["version"].native, info["version"].native)
    if versions != ("v3", "v1") or [item.dump() for item in signed["digest_algorithms"]] != [
        info["digest_algorithm"].dump()
    ]:
        return None
    # What is signed is the set, which stands under another tag (RFC 5652, 5.4).
    listed = bytes((SET,)) + info["signed_attrs"].dump()[1:]
    sid = info["sid"].chosen.dump()
    for item in signed["certificates"]:
        certificate = x509.load_der_x509_certificate(item.chosen.dump())
        named = sequence(certificate.issuer.public_bytes(), integer(certificate.serial_number))
        if named == sid and info["signature_algorithm"].dump() in signature_algorithms(certificate, digest):
            signature = info["signature"].native
            return der(certificate) if signed_by(certificate, signature, listed, digest) else None
    return None
