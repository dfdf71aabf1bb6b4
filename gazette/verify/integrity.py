"""Whether digests and signatures fit: mathematics only, trust is asked elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from asn1crypto import cms, core, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from gazette.verify.algorithms import DIGESTS
from gazette.verify.cms import CmsError, Parsed

HASH_FAILURE, SIG_CRYPTO_FAILURE = "HASH_FAILURE", "SIG_CRYPTO_FAILURE"
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}


def digest(data: bytes, algorithm: str) -> bytes:
    """The digest of `data`; `algorithm` is one of the list."""
    return digest_of((data,), algorithm)


def digest_of(parts: Iterable[bytes | memoryview], algorithm: str) -> bytes:
    """The digest of several parts put together. Raises CmsError for an algorithm that is not on the list."""
    if algorithm not in DIGESTS:
        raise CmsError("algorithm", algorithm)
    found = hashlib.new(algorithm)
    for part in parts:
        found.update(part)
    return found.digest()


def signature_fault(opened: Parsed, document_digest: bytes) -> str | None:
    """Sub-indication of what is wrong with a signature over a document of that digest, None when nothing is."""
    signer = opened.signer
    told = {attribute["type"].native: attribute["values"][0] for attribute in signer["signed_attrs"]}
    if told["message_digest"].native != document_digest:
        return HASH_FAILURE
    protection = told.get("cms_algorithm_protection")
    if protection is not None and not _protects(protection, signer):
        return SIG_CRYPTO_FAILURE
    return None if _fits(opened) else SIG_CRYPTO_FAILURE


def _protects(protection: core.Sequence, signer: cms.SignerInfo) -> bool:
    """RFC 6211: the signed names of the algorithms are those that are used, to the letter."""
    return (
        protection["digest_algorithm"].contents == signer["digest_algorithm"].contents
        and protection["signature_algorithm"].contents == signer["signature_algorithm"].contents
        and isinstance(protection["mac_algorithm"], core.Void)
    )


def _fits(opened: Parsed) -> bool:
    algorithm = opened.signer["signature_algorithm"]
    signature: bytes = opened.signer["signature"].native
    hashed = _HASHES[opened.signer["digest_algorithm"]["algorithm"].native]
    key = x509.load_der_x509_certificate(opened.certificate).public_key()
    kind: str = algorithm.signature_algo
    try:
        if kind == "ecdsa" and isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, opened.signed, ec.ECDSA(hashed))
        elif kind == "rsassa_pkcs1v15" and isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, opened.signed, padding.PKCS1v15(), hashed)
        elif kind == "rsassa_pss" and isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, opened.signed, _pss(algorithm["parameters"]), hashed)
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _pss(parameters: core.Sequence) -> padding.PSS:
    mask = parameters["mask_gen_algorithm"]
    if mask["algorithm"].native != "mgf1" or parameters["trailer_field"].native != "trailer_field_bc":
        raise CmsError("algorithm", "rsassa_pss")
    # That the signature's own hash is the SignerInfo's is asked in gazette.verify.cms.
    inner: str = mask["parameters"]["algorithm"].native
    if inner not in DIGESTS:
        raise CmsError("algorithm", inner)
    return padding.PSS(padding.MGF1(_HASHES[inner]), parameters["salt_length"].native)


def token_info(opened: Parsed) -> tsp.TSTInfo:
    """What a timestamp token says. Raises CmsError when its digest algorithm is not on the list."""
    info: tsp.TSTInfo = opened.data["encap_content_info"]["content"].parsed
    algorithm: str = info["message_imprint"]["hash_algorithm"]["algorithm"].native
    if algorithm not in DIGESTS:
        raise CmsError("algorithm", algorithm)
    return info


def token_fault(opened: Parsed, imprint: bytes) -> str | None:
    """Sub-indication of what is wrong with a timestamp token over something with the digest `imprint`."""
    if token_info(opened)["message_imprint"]["hashed_message"].native != imprint:
        return HASH_FAILURE
    content = opened.data["encap_content_info"]["content"].contents
    return signature_fault(opened, digest(content, opened.signer["digest_algorithm"]["algorithm"].native))


def seal_token_fault(token: Parsed, seal: Parsed) -> str | None:
    """The same for the timestamp token inside a seal, which is over the seal's signature value."""
    algorithm: str = token_info(token)["message_imprint"]["hash_algorithm"]["algorithm"].native
    return token_fault(token, digest(seal.signer["signature"].native, algorithm))
