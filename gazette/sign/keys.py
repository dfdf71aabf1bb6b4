"""Loading a key with its certificate, once, and what can be said about them without knowing the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from gazette.config.types import KeyConfig
from gazette.errors import SigningError
from gazette.sign.passphrase import read_passphrase

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey
HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}

LEAST_RSA_BITS = 2048
LEAST_EC_BITS = 256
"""The floor of Circular 15/2025/TT-BKHCN: RSA 2048, ECDSA 256."""

_PFX_VERSION = b"\x02\x01\x03"
"""The first member of every PKCS#12 file: version 3 (RFC 7292)."""


class SealKey(Protocol):
    """A key that signs, wherever it lies, with its certificate and the certificates above it."""

    @property
    def where(self) -> str:
        """Its file or its place in a token, for messages."""
        ...

    @property
    def certificate(self) -> x509.Certificate: ...

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """The certificates above, up to but without the root, in no order."""
        ...

    @property
    def digest(self) -> str:
        """The hash it signs with: `sha256`, `sha384` or `sha512`."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Sign `data` (PKCS#1 v1.5 or ECDSA over `digest`). May be called from several threads."""
        ...


@dataclass(frozen=True, slots=True)
class LoadedKey:
    """A parsed private key, its certificate and the certificates above it. `path` names the file in messages."""

    path: Path
    private: PrivateKey = field(repr=False)
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    @property
    def where(self) -> str:
        """The file."""
        return str(self.path)

    @property
    def digest(self) -> str:
        """The hash that fits its strength."""
        return digest_algorithm(self.private.public_key())

    def sign(self, data: bytes) -> bytes:
        """Sign `data`."""
        hashed = HASHES[self.digest]
        if isinstance(self.private, rsa.RSAPrivateKey):
            return self.private.sign(data, padding.PKCS1v15(), hashed)
        return self.private.sign(data, ec.ECDSA(hashed))


def load_key(config: KeyConfig, ask: Callable[[str], str]) -> LoadedKey:
    """Load the key of `config`.

    Raises SigningError when a file can't be read, the passphrase is wrong, key and certificate don't belong
    together, or the key is of a kind or strength that the gazette doesn't sign with.
    """
    data = _read(config.path)
    passphrase = read_passphrase(config.passphrase, config.path, ask)
    if config.kind == "pkcs12":
        private, certificate, extra = _pkcs12(config.path, data, passphrase)
    else:
        private, certificate, extra = _pem(config, data, passphrase)
    if not isinstance(private, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise SigningError("SGN-KEY-KIND", path=config.path)
    check_strength(private.public_key(), str(config.path))
    if _spki(private.public_key()) != _spki(certificate.public_key()):
        raise SigningError("SGN-KEY-MISMATCH", path=config.path)
    listed = tuple(found for path in config.chain for found in load_certificates(path))
    chain = tuple(dict.fromkeys((*extra, *listed)))
    return LoadedKey(config.path, private, certificate, chain)


def check_strength(key: object, where: str) -> PublicKey:
    """The key, when the gazette signs with keys of its kind and strength. Raises SigningError."""
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        raise SigningError("SGN-KEY-KIND", path=where)
    if key.key_size < (LEAST_RSA_BITS if isinstance(key, rsa.RSAPublicKey) else LEAST_EC_BITS):
        raise SigningError("SGN-KEY-WEAK", path=where, bits=key.key_size)
    return key


def digest_algorithm(key: PublicKey) -> str:
    """The hash that fits a key's strength: SHA-384 for 384-bit curves and RSA above 3072 bits, SHA-512 for P-521."""
    if isinstance(key, ec.EllipticCurvePublicKey):
        return "sha256" if key.key_size <= 256 else "sha384" if key.key_size <= 384 else "sha512"
    return "sha256" if key.key_size <= 3072 else "sha384"


def signature_size(certificate: x509.Certificate) -> int:
    """The most bytes that a signature by this certificate's key has."""
    key = certificate.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        return 2 * ((key.key_size + 7) // 8) + 16
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size // 8
    raise TypeError("checked when the key was opened")


def signed_by(certificate: x509.Certificate, signature: bytes, data: bytes, digest: str) -> bool:
    """Whether `signature` over `data` (PKCS#1 v1.5 or ECDSA) is by the certificate's key."""
    key = certificate.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, data, padding.PKCS1v15(), HASHES[digest])
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, data, ec.ECDSA(HASHES[digest]))
        else:
            return False
    except InvalidSignature:
        return False
    return True


def load_certificates(path: Path) -> tuple[x509.Certificate, ...]:
    """Every certificate of a PEM file, or the one of a DER file. Raises SigningError when there is none."""
    data = _read(path)
    try:
        if b"-----BEGIN" in data:
            return tuple(x509.load_pem_x509_certificates(data))
        return (x509.load_der_x509_certificate(data),)
    except ValueError as error:
        raise SigningError("SGN-CERT-FILE", path=path) from error


def der(certificate: x509.Certificate) -> bytes:
    """The certificate's DER bytes."""
    return certificate.public_bytes(serialization.Encoding.DER)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SigningError("SGN-FILE", path=path, reason=error.strerror or error) from error


def _pkcs12(
    path: Path, data: bytes, passphrase: bytes | None
) -> tuple[object, x509.Certificate, tuple[x509.Certificate, ...]]:
    # Told apart from a wrong passphrase, which cryptography reports in the same words as a file that is none.
    if data[:1] != b"\x30" or _PFX_VERSION not in data[:8]:
        raise SigningError("SGN-KEY-FORMAT", path=path)
    try:
        store = pkcs12.load_pkcs12(data, passphrase)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise SigningError("SGN-PASSPHRASE-WRONG", path=path) from error
    if store.key is None or store.cert is None:
        raise SigningError("SGN-KEY-INCOMPLETE", path=path)
    return store.key, store.cert.certificate, tuple(other.certificate for other in store.additional_certs)


def _pem(
    config: KeyConfig, data: bytes, passphrase: bytes | None
) -> tuple[object, x509.Certificate, tuple[x509.Certificate, ...]]:
    if b"PRIVATE KEY-----" not in data:
        raise SigningError("SGN-KEY-FORMAT", path=config.path)
    if config.certificate is None:
        raise SigningError("SGN-KEY-INCOMPLETE", path=config.path)
    try:
        # TypeError: a passphrase for a key that has none, or none for one that has.
        private = serialization.load_pem_private_key(data, passphrase)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise SigningError("SGN-PASSPHRASE-WRONG", path=config.path) from error
    certificate, *extra = load_certificates(config.certificate)
    return private, certificate, tuple(extra)


def _spki(key: object) -> bytes:
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        return b""
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
