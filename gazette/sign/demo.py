"""A throw-away PKI for demonstrations and tests: everything chains to keys/root.pem, and every name says what it is."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from gazette.config.types import KeyConfig, PassphraseSource, SigningConfig, TimestampConfig
from gazette.errors import ConflictError
from gazette.sign.log_key import new_log_key

_HOUR = timedelta(hours=1)
_YEAR = timedelta(days=365)
_CA_YEARS, _SEAL_YEARS = 15, 5


@dataclass(frozen=True, slots=True)
class _Pair:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class DemoNames:
    """What the certificates of a demonstration say. `mark` has the word DEMONSTRATION in it; `country` may be empty."""

    title: str = "Công báo"
    mark: str = "MINH HỌA – DEMONSTRATION ONLY"
    country: str = "VN"

    def subject(self, name: str) -> x509.Name:
        """A subject that says what it is. A common name has 64 characters at most (RFC 5280)."""
        tail = f" – {self.mark}"
        parts = [(NameOID.COUNTRY_NAME, self.country)] if self.country else []
        parts += [(NameOID.ORGANIZATION_NAME, self.mark), (NameOID.COMMON_NAME, name[: 64 - len(tail)] + tail)]
        return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts])


def make_demo_keys(folder: Path, now: datetime, about: DemoNames | None = None) -> SigningConfig:
    """Write a demonstration PKI into `folder` and return the settings that use it (absolute paths).

    root.pem, ca.pem; seal.p12 and tsa.p12 (P-256) with their passphrases in seal.pass and tsa.pass (0600); log.pem, the
    key of the transparency log (Ed25519), with its passphrase in log.pass; root.crl
    and ca.crl, good as long as the certificate authorities are. The authorities' own keys are thrown away: nothing
    can ever be issued under this root again. `about` is what stands in the certificates.

    Raises ConflictError when the folder has keys already: they are never overwritten.
    """
    folder = folder.absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = (
        "root.pem",
        "ca.pem",
        "root.crl",
        "ca.crl",
        "seal.p12",
        "seal.pass",
        "tsa.p12",
        "tsa.pass",
        "log.pem",
        "log.pass",
    )
    existing = [name for name in names if (folder / name).exists()]
    if existing:
        raise ConflictError("SGN-KEYS-EXIST", path=folder / existing[0])
    about = about or DemoNames()
    root = _authority(about.subject("Root"), None, now)
    issuing = _authority(about.subject("Issuing CA"), root, now)
    seal = _leaf(about.subject(about.title), issuing, now, timestamping=False)
    tsa = _leaf(about.subject("Timestamp authority"), issuing, now, timestamping=True)
    _write(folder / "root.pem", root.certificate.public_bytes(serialization.Encoding.PEM), 0o644)
    _write(folder / "ca.pem", issuing.certificate.public_bytes(serialization.Encoding.PEM), 0o644)
    _write(folder / "root.crl", _crl(root, now), 0o644)
    _write(folder / "ca.crl", _crl(issuing, now), 0o644)
    passphrase = secrets.token_urlsafe(24).encode("ascii")
    _write(folder / "log.pem", new_log_key(passphrase), 0o600)
    _write(folder / "log.pass", passphrase + b"\n", 0o600)
    return SigningConfig(
        key=_store(folder, "seal", seal, issuing),
        timestamp=TimestampConfig(kind="demo", key=_store(folder, "tsa", tsa, issuing)),
        roots=(folder / "root.pem",),
        crls=(folder / "root.crl", folder / "ca.crl"),
        offline=True,
        demonstration=True,
    )


def _builder(subject: x509.Name, key: ec.EllipticCurvePrivateKey, issuer: _Pair | None) -> x509.CertificateBuilder:
    signer = issuer.key if issuer else key
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )


def _usage(*, authority: bool, commitment: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _authority(subject: x509.Name, issuer: _Pair | None, now: datetime) -> _Pair:
    key = ec.generate_private_key(ec.SECP384R1())
    builder = (
        _builder(subject, key, issuer)
        .not_valid_before(now - _HOUR)
        .not_valid_after(now + _CA_YEARS * _YEAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0 if issuer else 1), critical=True)
        .add_extension(_usage(authority=True, commitment=False), critical=True)
    )
    return _Pair(builder.sign(issuer.key if issuer else key, hashes.SHA384()), key)


def _leaf(subject: x509.Name, issuer: _Pair, now: datetime, *, timestamping: bool) -> _Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    builder = (
        _builder(subject, key, issuer)
        .not_valid_before(now - _HOUR)
        .not_valid_after(now + (_CA_YEARS if timestamping else _SEAL_YEARS) * _YEAR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False, commitment=not timestamping), critical=True)
    )
    if timestamping:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return _Pair(builder.sign(issuer.key, hashes.SHA384()), key)


def _crl(issuer: _Pair, now: datetime) -> bytes:
    crl = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(now - _HOUR)
        .next_update(now + _CA_YEARS * _YEAR)
        .add_extension(x509.CRLNumber(1), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()),
            critical=False,
        )
        .sign(issuer.key, hashes.SHA384())
    )
    return crl.public_bytes(serialization.Encoding.DER)


def _store(folder: Path, name: str, pair: _Pair, issuer: _Pair) -> KeyConfig:
    passphrase = secrets.token_urlsafe(24).encode("ascii")
    data = pkcs12.serialize_key_and_certificates(
        b"gazette",
        pair.key,
        pair.certificate,
        [issuer.certificate],
        serialization.BestAvailableEncryption(passphrase),
    )
    _write(folder / f"{name}.p12", data, 0o600)
    _write(folder / f"{name}.pass", passphrase + b"\n", 0o600)
    return KeyConfig("pkcs12", folder / f"{name}.p12", PassphraseSource("file", str(folder / f"{name}.pass")))


def _write(path: Path, data: bytes, mode: int) -> None:
    # Made with its mode from the start, and only if it is new: at no moment can others read it.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
