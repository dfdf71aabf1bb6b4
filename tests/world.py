"""A test PKI told as a table: who issued what to whom, for how long, for which use; keys and lists are made on demand.

`World()` has everything that a test may want to be wrong. Nothing is fetched and no clock is asked: `NOW` is when the
world stands still. `loopback` answers OCSP, CRL and timestamp requests over HTTP on this machine.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import cms, tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID as Access
from cryptography.x509.oid import ExtendedKeyUsageOID as Purpose
from cryptography.x509.oid import NameOID

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY, YEAR = timedelta(days=1), timedelta(days=365)
PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


@dataclass(frozen=True)
class Certified:
    """A certificate as the table tells it. Times count from NOW; a revoked one is on its issuer's list as of then."""

    issuer: str | None
    name: str
    begins: timedelta = -DAY
    ends: timedelta = 5 * YEAR
    key: str = "p256"
    key_of: str | None = None
    """Whose key it has, when it is not its own."""
    authority: bool = False
    path_length: int | None = None
    usage: tuple[str, ...] = ("digital_signature",)
    purposes: tuple[x509.ObjectIdentifier, ...] = ()
    purposes_critical: bool = True
    revoked: timedelta | None = None
    ocsp: bool = False
    """Whether it says that an OCSP responder knows it."""
    unknown_critical: bool = False


_SIGNS = ("key_cert_sign", "crl_sign")
_ROOT = Certified(None, "Root", ends=20 * YEAR, authority=True, usage=_SIGNS)
_CA = Certified("root", "Issuing CA", ends=20 * YEAR, authority=True, path_length=0, usage=_SIGNS)
_SEAL = Certified("ca", "Gazette")
_TSA = Certified("ca", "Timestamp authority", ends=15 * YEAR, purposes=(Purpose.TIME_STAMPING,))
TABLE: Mapping[str, Certified] = {
    "root": _ROOT,
    "ca": _CA,
    "seal": _SEAL,
    "tsa": _TSA,
    # Seals that must not count
    "revoked": replace(_SEAL, revoked=-DAY / 2),
    "revoked later": replace(_SEAL, revoked=DAY),
    "expired": replace(_SEAL, begins=-3 * YEAR, ends=-YEAR),
    "early": replace(_SEAL, begins=30 * DAY),
    "encryption": replace(_SEAL, usage=("key_encipherment",)),
    "server": replace(_SEAL, purposes=(Purpose.SERVER_AUTH,)),
    "strange": replace(_SEAL, unknown_critical=True),
    "rsa": replace(_SEAL, key="rsa3072"),
    "weak": replace(_SEAL, key="rsa1024"),
    "ed25519": replace(_SEAL, key="ed25519"),
    "by a leaf": replace(_SEAL, issuer="seal"),
    "twin": replace(_SEAL, name="Somebody else", key_of="seal"),
    "asks ocsp": replace(_SEAL, ocsp=True),
    "asks ocsp revoked": replace(_SEAL, ocsp=True, revoked=-DAY / 2),
    # Timestamp authorities that must not count
    "tsa revoked": replace(_TSA, revoked=-DAY / 2),
    "tsa not critical": replace(_TSA, purposes_critical=False),
    "tsa of all trades": replace(_TSA, purposes=(Purpose.TIME_STAMPING, Purpose.CODE_SIGNING)),
    "tsa without purpose": replace(_TSA, purposes=()),
    "tsa short": replace(_TSA, ends=YEAR),
    # A responder, and a world that looks the same and is not
    "responder": Certified("ca", "Responder", purposes=(Purpose.OCSP_SIGNING,)),
    "false root": _ROOT,
    "false ca": replace(_CA, issuer="false root"),
    "false seal": replace(_SEAL, issuer="false ca"),
    "false tsa": replace(_TSA, issuer="false ca"),
    "false responder": Certified("false ca", "Responder", purposes=(Purpose.OCSP_SIGNING,)),
    "other root": replace(_ROOT, name="Other root"),
    "other ca": replace(_CA, issuer="other root", name="Other CA"),
    "other tsa": replace(_TSA, issuer="other ca", name="Other timestamp authority"),
}
_DIGEST = hashes.SHA256()


def _new_key(kind: str) -> PrivateKey:
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    if kind.startswith("rsa"):
        return rsa.generate_private_key(65537, int(kind[3:]))
    return ec.generate_private_key(ec.SECP256R1())


class World:
    """The table made real."""

    def __init__(self, table: Mapping[str, Certified] = TABLE) -> None:
        self.table = table
        self.key = cache(self._key)
        self.certificate = cache(self._certificate)

    def der(self, who: str) -> bytes:
        """A certificate's bytes."""
        return self.certificate(who).public_bytes(Encoding.DER)

    def chain(self, who: str) -> list[bytes]:
        """A certificate and those above it, without the root."""
        row = self.table[who]
        if row.issuer is None:
            return []
        return [self.der(who), *self.chain(row.issuer)]

    def crl(self, who: str, at: datetime = NOW, *, days: float = 7, forget: bool = False) -> bytes:
        """The revocation list of an authority, of the day `at`; with `forget` it leaves out everybody."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate(who).subject)
            .last_update(at - timedelta(hours=1))
            .next_update(at + timedelta(days=days))
            .add_extension(x509.CRLNumber(int(at.timestamp())), critical=False)
        )
        for name, row in self.table.items():
            if row.issuer == who and row.revoked is not None and not forget:
                serial = self.certificate(name).serial_number
                revoked = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(NOW + row.revoked)
                builder = builder.add_revoked_certificate(revoked.build())
        return builder.sign(self.key(who), _DIGEST).public_bytes(Encoding.DER)

    def ocsp(self, who: str, at: datetime = NOW, *, responder: str = "responder", good: bool | None = None) -> bytes:
        """What a responder says of a certificate; `good` makes it lie."""
        row = self.table[who]
        told = row.revoked is None if good is None else good
        issuer = self.certificate(row.issuer or who)
        builder = ocsp.OCSPResponseBuilder().add_response(
            self.certificate(who),
            issuer,
            hashes.SHA1(),  # the name of a certificate in OCSP, RFC 6960
            ocsp.OCSPCertStatus.GOOD if told else ocsp.OCSPCertStatus.REVOKED,
            at - timedelta(hours=1),
            at + timedelta(days=7),
            None if told else NOW + (row.revoked or -DAY),
            None,
        )
        builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, self.certificate(responder))
        response = builder.certificates([self.certificate(responder)]).sign(self.key(responder), _DIGEST)
        return response.public_bytes(Encoding.DER)

    def _key(self, who: str) -> PrivateKey:
        row = self.table[who]
        return self.key(row.key_of) if row.key_of else _new_key(row.key)

    def _certificate(self, who: str) -> x509.Certificate:
        row, key = self.table[who], self.key(who)
        name = self._name(who)
        signer = row.issuer or who
        issuer_key = self.key(signer)
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name(signer))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW + row.begins)
            .not_valid_after(NOW + row.ends)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
            .add_extension(x509.BasicConstraints(ca=row.authority, path_length=row.path_length), critical=True)
            .add_extension(_usage(row.usage), critical=True)
        )
        if row.purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(row.purposes), critical=row.purposes_critical)
        if row.ocsp:
            place = x509.UniformResourceIdentifier("http://127.0.0.1:9/ocsp")
            told = x509.AuthorityInformationAccess([x509.AccessDescription(Access.OCSP, place)])
            builder = builder.add_extension(told, critical=False)
        if row.unknown_critical:
            strange = x509.UnrecognizedExtension(x509.ObjectIdentifier("2.25.713"), b"\x05\x00")
            builder = builder.add_extension(strange, critical=True)
        return builder.sign(issuer_key, None if isinstance(issuer_key, ed25519.Ed25519PrivateKey) else _DIGEST)

    def _name(self, who: str) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "DEMONSTRATION ONLY"),
                x509.NameAttribute(NameOID.COMMON_NAME, self.table[who].name),
            ]
        )


def _usage(named: tuple[str, ...]) -> x509.KeyUsage:
    every = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: name in named for name in every})


@contextmanager
def loopback(world: World, stamp: str = "tsa") -> Iterator[str]:
    """A server on this machine: POST /tsa, POST /ocsp/NAME, GET /crl/NAME. Gives its address."""
    from forge import token  # the forge builds on this module

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._give(world.crl(self.path.rpartition("/")[2].replace("%20", " ")))

        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path.startswith("/ocsp/"):
                return self._give(world.ocsp(self.path.rpartition("/")[2].replace("%20", " ")))
            request = tsp.TimeStampReq.load(asked)
            imprint = request["message_imprint"]["hashed_message"].native
            made = token(world, stamp, imprint, NOW, nonce=request["nonce"].native)
            granted = tsp.PKIStatusInfo({"status": "granted"})
            content = cms.ContentInfo.load(made)
            return self._give(tsp.TimeStampResp({"status": granted, "time_stamp_token": content}).dump())

        def _give(self, data: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_ignored: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def digest(data: bytes, algorithm: str = "sha256") -> bytes:
    """A digest by name."""
    return hashlib.new(algorithm, data).digest()
