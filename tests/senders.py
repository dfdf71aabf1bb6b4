"""Senders of documents and their keys: a root, two signers, one whose certificate was revoked, and a strange clock."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from gazette.model import SourceVerdict
from gazette.verify.received import Evidence, judge_received
from gazette.verify.received_xml import judge_received_xml
from gazette.verify.trust import Trust

NOW = datetime.now(UTC)  # noqa: TID251 - pyHanko signs with the system's time
DAY = timedelta(days=1)


@dataclass
class Holder:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def signer(self) -> SimpleSigner:
        key = self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        store = SimpleCertificateStore()
        return SimpleSigner(
            signing_cert=asn1_x509.Certificate.load(self.der),
            signing_key=asn1_keys.PrivateKeyInfo.load(key),
            cert_registry=store,
        )


def holder(name: str, issuer: Holder | None = None, *, tsa: bool = False) -> Holder:
    # pyHanko's timestamp authority for tests knows RSA alone
    key = rsa.generate_private_key(65537, 2048) if tsa else ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    authority = issuer is None
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - 30 * DAY)
        .not_valid_after(NOW + 30 * DAY)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                not authority, not authority and not tsa, False, False, False, authority, authority, False, False
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if tsa:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Holder(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def revocations(authority: Holder, *revoked: Holder) -> bytes:
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(NOW - DAY)
        .next_update(NOW + 7 * DAY)
    )
    for item in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(item.certificate.serial_number)
            .revocation_date(NOW - 2 * DAY)
            .build()
        )
    return builder.sign(authority.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


ROOT = holder("Gốc thử nghiệm")
MINISTER, SEAL, GONE = (holder(name, ROOT) for name in ("Trần Thị Mẫu", "Bộ Tư pháp", "Người cũ"))
CLOCK = holder("Dấu thời gian", ROOT, tsa=True)
STRANGER = holder("Gốc lạ")
STRANGE_CLOCK = holder("Dấu thời gian lạ", STRANGER, tsa=True)
EVIDENCE = Evidence(Trust((ROOT.der,)), (revocations(ROOT, GONE),))


def signed(data: bytes, by: Holder, field: str = "Sig1", clock: Holder | None = None) -> bytes:
    stamper = None
    if clock is not None:
        key = clock.signer().signing_key
        stamper = DummyTimeStamper(asn1_x509.Certificate.load(clock.der), key, fixed_dt=NOW - timedelta(minutes=5))
    meta = PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    signer = PdfSigner(meta, by.signer(), timestamper=stamper, new_field_spec=SigFieldSpec(field))
    return signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data))).getvalue()


class Judge:
    """A `Signatures` of ingest in this process."""

    def __init__(self, evidence: Evidence = EVIDENCE) -> None:
        self.evidence = evidence

    def judge(self, data: bytes, at: datetime) -> SourceVerdict:
        judge = judge_received if data.startswith(b"%PDF") else judge_received_xml
        return judge(data, self.evidence, at)
