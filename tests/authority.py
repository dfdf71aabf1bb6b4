"""A certificate authority that goes on issuing: seal keys, timestamp authorities that end, revocation lists of the day.

Demonstration keys throw their authority away, so nothing about them can end or be renewed in a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from gazette.config import KeyConfig, PassphraseSource, SigningConfig, TimestampConfig

YEAR = timedelta(days=365)
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Issued:
    """A key and its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


class Authority:
    """A root with an issuing authority below it, in a folder of files as `gazette.toml` names them."""

    def __init__(self, folder: Path, now: datetime, years: int = 30, address: str | None = None) -> None:
        self.folder = folder
        self.address = address
        folder.mkdir(parents=True, exist_ok=True)
        self.root = self._authority("Root", None, now, years)
        self.issuing = self._authority("Issuing CA", self.root, now, years)
        self._revoked: list[tuple[int, datetime]] = []
        (folder / "root.pem").write_bytes(self.root.certificate.public_bytes(serialization.Encoding.PEM))
        self.write_lists(now)

    def signing(self, seal: str, stamp: str) -> SigningConfig:
        """Settings with the keys that were issued under these names."""
        return SigningConfig(
            key=self._key(seal),
            timestamp=TimestampConfig("demo", key=self._key(stamp)),
            roots=(self.folder / "root.pem",),
            crls=(self.folder / "root.crl", self.folder / "ca.crl"),
            offline=True,
        )

    def issue(
        self,
        name: str,
        now: datetime,
        until: datetime,
        *,
        stamping: bool = False,
        passphrase: bytes | None = None,
        more: x509.ExtensionType | None = None,
        strong: bool = False,
    ) -> Issued:
        """A key (P-256, or P-384), stored as NAME.p12. `more` is a critical extension of its certificate."""
        key = ec.generate_private_key(ec.SECP384R1() if strong else ec.SECP256R1())
        builder = (
            _builder(name, key, self.issuing, now, until)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(authority=False), critical=True)
        )
        if stamping:
            builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        if self.address is not None:
            point = x509.DistributionPoint([x509.UniformResourceIdentifier(self.address)], None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        if more is not None:
            builder = builder.add_extension(more, critical=True)
        issued = Issued(key, builder.sign(self.issuing.key, hashes.SHA256()))
        chain = [self.issuing.certificate]
        locked = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
        store = pkcs12.serialize_key_and_certificates(b"x", key, issued.certificate, chain, locked)
        (self.folder / f"{name}.p12").write_bytes(store)
        return issued

    def revoke(self, issued: Issued, at: datetime) -> None:
        """Put a certificate on the next list."""
        self._revoked.append((issued.certificate.serial_number, at))

    def write_lists(self, now: datetime) -> None:
        """Revocation lists of the day, good for a week."""
        for name, issuer, revoked in (("root", self.root, []), ("ca", self.issuing, self._revoked)):
            builder = (
                x509.CertificateRevocationListBuilder()
                .issuer_name(issuer.certificate.subject)
                .last_update(now - timedelta(hours=1))
                .next_update(now + _WEEK)
                .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
                .add_extension(
                    x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False
                )
            )
            for serial, at in revoked:
                entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at).build()
                builder = builder.add_revoked_certificate(entry)
            data = builder.sign(issuer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
            (self.folder / f"{name}.crl").write_bytes(data)

    def _key(self, name: str) -> KeyConfig:
        return KeyConfig("pkcs12", self.folder / f"{name}.p12", PassphraseSource("none"))

    @staticmethod
    def _authority(name: str, issuer: Issued | None, now: datetime, years: int) -> Issued:
        key = ec.generate_private_key(ec.SECP256R1())
        builder = (
            _builder(name, key, issuer, now, now + years * YEAR)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0 if issuer else 1), critical=True)
            .add_extension(_usage(authority=True), critical=True)
        )
        return Issued(key, builder.sign(issuer.key if issuer else key, hashes.SHA256()))


def _builder(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: Issued | None, now: datetime, until: datetime
) -> x509.CertificateBuilder:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signer = issuer.key if issuer else key
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
