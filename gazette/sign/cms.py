"""pyHanko's signer over one parsed key. The stock one parses (and for RSA checks) the key twice for every signature."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from asn1crypto import algos
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from gazette.sign.keys import LoadedKey, PrivateKey, der

# pyHanko explains itself on loggers that nobody set up here, which Python would print to standard error.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}


def digest_algorithm(key: PrivateKey) -> str:
    """The hash that fits the key's strength: SHA-384 for 384-bit curves and RSA above 3072 bits, SHA-512 for P-521."""
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return "sha256" if key.key_size <= 256 else "sha384" if key.key_size <= 384 else "sha512"
    return "sha256" if key.key_size <= 3072 else "sha384"


class CachedKeySigner(Signer):
    """Signs with a key that is parsed already; embeds the chain, never a root."""

    def __init__(self, key: LoadedKey) -> None:
        self._key = key.private
        self.digest = digest_algorithm(key.private)
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(asn1(key.chain))
        # Of the two names that RFC 3370 knows for an RSA signature, the one that a verifier accepts unprotected too.
        plain = algos.SignedDigestAlgorithm({"algorithm": "rsassa_pkcs1v15"})
        super().__init__(
            signing_cert=asn1_x509.Certificate.load(der(key.certificate)),
            cert_registry=store,
            embed_roots=False,
            signature_mechanism=plain if isinstance(key.private, rsa.RSAPrivateKey) else None,
        )

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Sign `data` (PKCS#1 v1.5 or ECDSA); a dry run gives as many bytes as the longest signature has."""
        key = self._key
        if isinstance(key, rsa.RSAPrivateKey):
            return (
                bytes(key.key_size // 8) if dry_run else key.sign(data, padding.PKCS1v15(), _HASHES[digest_algorithm])
            )
        if dry_run:
            return bytes(2 * ((key.key_size + 7) // 8) + 16)
        return key.sign(data, ec.ECDSA(_HASHES[digest_algorithm]))


def asn1(certificates: Iterable[object]) -> list[asn1_x509.Certificate]:
    """The same certificates as pyHanko's kind of value."""
    from cryptography import x509

    return [asn1_x509.Certificate.load(der(item)) for item in certificates if isinstance(item, x509.Certificate)]
