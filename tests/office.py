"""A small certificate authority of a real kind, and what must be said of whatever it refuses to sign with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pki import NOW

from gazette.config.types import KeyConfig, PassphraseSource, SigningConfig, TimestampConfig
from gazette.errors import ExitCode, SigningError
from gazette.messages import hint, text

NONE = PassphraseSource("none")
DAY = timedelta(days=1)


def refused(code: str, action: Callable[[], object]) -> SigningError:
    with pytest.raises(SigningError) as caught:
        action()
    assert caught.value.code == code
    assert caught.value.exit_code is ExitCode.SIGNING
    for lang in ("vi", "en"):
        assert text(code, lang, caught.value.params)
        assert hint(code, lang, caught.value.params)
    return caught.value


class Office:
    """A small authority of a real kind: its leaves point nowhere, its lists are short-lived."""

    def __init__(self, folder: Path, now: datetime = NOW) -> None:
        self.folder = folder
        self.now = now
        folder.mkdir(parents=True, exist_ok=True)
        self.key = rsa.generate_private_key(65537, 2048)
        self.root = self.certificate("Office root", self.key, ca=True)
        (folder / "root.der").write_bytes(self.root.public_bytes(serialization.Encoding.DER))

    def certificate(
        self,
        name: str,
        key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey,
        *,
        ca: bool = False,
        signing: bool = True,
        purpose: x509.ObjectIdentifier | None = None,
        lasts: timedelta = 700 * DAY,
        address: str | None = None,
    ) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        usage = dict.fromkeys(
            ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
        )
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject if ca else self.root.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.now - DAY)
            .not_valid_after(self.now + lasts)
            .add_extension(x509.BasicConstraints(ca, None), True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=signing and not ca,
                    content_commitment=False,
                    key_cert_sign=ca,
                    crl_sign=ca,
                    **{**usage, "key_encipherment": not signing},
                ),
                True,
            )
        )
        if purpose is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), True)
        if address is not None:
            places = [x509.UniformResourceIdentifier(f"{address}/{name}") for name in ("crl", "ocsp")]
            point = x509.DistributionPoint([places[0]], None, None, None)
            access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, places[1])
            builder = builder.add_extension(x509.CRLDistributionPoints([point]), False)
            builder = builder.add_extension(x509.AuthorityInformationAccess([access]), False)
        return builder.sign(self.key, hashes.SHA256())

    def ocsp(self, certificate: x509.Certificate, *, revoked: bool = False, until: timedelta = DAY) -> bytes:
        """What the office's responder says of a certificate."""
        status = ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD
        builder = ocsp.OCSPResponseBuilder().add_response(
            certificate,
            self.root,
            hashes.SHA1(),
            status,
            self.now - DAY,
            self.now + until,
            self.now - DAY if revoked else None,
            None,
        )
        signed = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, self.root).sign(self.key, hashes.SHA256())
        return signed.public_bytes(serialization.Encoding.DER)

    def pem(self, name: str, key: object, certificate: x509.Certificate) -> KeyConfig:
        encoded = key.private_bytes(  # type: ignore[attr-defined]
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (self.folder / f"{name}.key").write_bytes(encoded)
        (self.folder / f"{name}.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        return KeyConfig("pem", self.folder / f"{name}.key", NONE, self.folder / f"{name}.pem")

    def crl(self, *revoked: x509.Certificate, lasts: timedelta = 7 * DAY) -> Path:
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.root.subject)
            .last_update(self.now - DAY)
            .next_update(self.now + lasts)
        )
        for certificate in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number)
            builder = builder.add_revoked_certificate(entry.revocation_date(self.now - DAY).build())
        path = self.folder / "office.crl"
        path.write_bytes(builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
        return path

    def config(self, key: KeyConfig, *revoked: x509.Certificate, lasts: timedelta = 7 * DAY) -> SigningConfig:
        authority = ec.generate_private_key(ec.SECP256R1())
        certificate = self.certificate("Office TSA", authority, purpose=ExtendedKeyUsageOID.TIME_STAMPING)
        return SigningConfig(
            key,
            TimestampConfig("demo", key=self.pem("tsa", authority, certificate)),
            (self.folder / "root.der",),
            (self.crl(*revoked, lasts=lasts),),
            offline=True,
        )
