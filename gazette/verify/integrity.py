"""Whether digests and signatures fit: mathematics only, trust is asked elsewhere."""

from __future__ import annotations

from asn1crypto import tsp
from cryptography.hazmat.primitives import hashes
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

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
    hasher = hashes.Hash(_HASHES[algorithm])
    hasher.update(data)
    return hasher.finalize()


def signature_fault(opened: Parsed, document_digest: bytes) -> str | None:
    """Sub-indication of what is wrong with a signature over a document of that digest, None when nothing is."""
    kind: str = opened.data["encap_content_info"]["content_type"].native
    intact, valid = validate_sig_integrity(opened.signer, opened.certificate, kind, document_digest)
    if not intact:
        return HASH_FAILURE
    return None if valid else SIG_CRYPTO_FAILURE


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


def embedded_fault(signature: EmbeddedPdfSignature, opened: Parsed) -> str | None:
    """The same for a signature in a PDF, seal or document timestamp."""
    found = signature.compute_digest()
    if signature.sig_object_type == "/DocTimeStamp":
        return token_fault(opened, found)
    return signature_fault(opened, found)


def seal_token_fault(token: Parsed, seal: Parsed) -> str | None:
    """The same for the timestamp token inside a seal, which is over the seal's signature value."""
    algorithm: str = token_info(token)["message_imprint"]["hash_algorithm"]["algorithm"].native
    return token_fault(token, digest(seal.signer["signature"].native, algorithm))
