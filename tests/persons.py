"""Persons with keys of their own, for dual control: self-signed, since their certificates count by being named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Person:
    """A name, a key and its certificate."""

    key: Key
    certificate: x509.Certificate

    def pem(self, path: Path) -> Path:
        """The certificate, as a file."""
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path

    def store(self, path: Path, passphrase: bytes) -> Path:
        """Key and certificate as PKCS#12."""
        locked = serialization.BestAvailableEncryption(passphrase)
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", self.key, self.certificate, None, locked))
        return path

    def open_pem(self, path: Path) -> Path:
        """Key and certificate in one PEM file without a passphrase."""
        form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        path.write_bytes(self.key.private_bytes(*form) + self.certificate.public_bytes(serialization.Encoding.PEM))
        return path


def person(
    name: str,
    begin: datetime | None = None,
    *,
    days: int = 365,
    signing: bool = True,
    key: Key | None = None,
    subject: x509.Name | None = None,
) -> Person:
    """Someone whose certificate is valid for `days` from `begin` (default: yesterday)."""
    begin = begin or datetime.now(UTC) - timedelta(days=1)  # noqa: TID251 - the clock of the tests
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = subject or x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=days))
        .add_extension(
            x509.KeyUsage(signing, signing, not signing, False, False, False, False, False, False), critical=True
        )
    )
    return Person(key, builder.sign(key, hashes.SHA256()))
