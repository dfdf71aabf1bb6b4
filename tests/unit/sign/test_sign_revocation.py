"""Revocation lists: read from files, fetched from where certificates point, on a real socket of this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp
from cryptography.x509.oid import NameOID
from office import Office, refused
from pki import NOW, Demo, TickingClock, never_asked, small_pdf

from gazette.errors import SigningError
from gazette.model import Indication, judge
from gazette.sign import Sealer, open_sealer
from gazette.sign.pdf import SealFacts
from gazette.sign.revocation import distribution_points, fetch_crls, load_crl
from gazette.sign.seal import seal_pdf
from gazette.sign.sealer import start
from gazette.verify import load_trust
from gazette.verify.pdf import judge_pdf

KEY = ec.generate_private_key(ec.SECP256R1())
NAME = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "List authority")])
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def certificate(*addresses: str) -> x509.Certificate:
    points = [
        x509.DistributionPoint([x509.UniformResourceIdentifier(address)], None, None, None) for address in addresses
    ]
    builder = (
        x509.CertificateBuilder()
        .subject_name(NAME)
        .issuer_name(NAME)
        .public_key(KEY.public_key())
        .serial_number(7)
        .not_valid_before(NOW - DAY)
        .not_valid_after(NOW + DAY)
    )
    if points:
        builder = builder.add_extension(x509.CRLDistributionPoints(points), False)
    return builder.sign(KEY, hashes.SHA256())


def crl(until: timedelta = 3 * DAY, encoding: serialization.Encoding = serialization.Encoding.DER) -> bytes:
    builder = x509.CertificateRevocationListBuilder().issuer_name(NAME)
    made = builder.last_update(NOW - 9 * DAY).next_update(NOW + until).sign(KEY, hashes.SHA256())
    return made.public_bytes(encoding)


@contextmanager
def served(body: bytes, status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """An address that serves `body`, and the list of what was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/a.crl", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_list_is_fetched_once_and_only_if_none_in_date_is_at_hand() -> None:
    with served(crl(encoding=serialization.Encoding.PEM)) as (address, asked):
        cert = certificate("ldap://x/y", address)
        assert distribution_points(cert) == (address,)
        assert fetch_crls([cert, cert], (), NOW) == (crl_der(fetch_crls([cert], (), NOW)[0]),)
        assert len(asked) == 2
        assert fetch_crls([cert], (crl(),), NOW) == ()
        assert len(asked) == 2
        assert len(fetch_crls([cert], (crl(-DAY),), NOW)) == 1, "the one at hand is out of date"


def crl_der(data: bytes) -> bytes:
    assert x509.load_der_x509_crl(data).issuer == NAME
    return data


@pytest.mark.parametrize(("body", "status"), [(b"<html>", 200), (b"", 200), (b"", 503)])
def test_what_is_no_list(body: bytes, status: int) -> None:
    with served(body, status) as (address, _asked), pytest.raises(SigningError) as caught:
        fetch_crls([certificate(address)], (), NOW)
    assert caught.value.code == "SGN-CRL-FETCH"
    assert dict(caught.value.params)["url"] == address


def test_certificates_without_address_ask_nobody() -> None:
    assert fetch_crls([certificate()], (), NOW) == ()


def test_files(demo: Demo, tmp_path: Path) -> None:
    assert load_crl(demo.keys / "ca.crl") == (demo.keys / "ca.crl").read_bytes()
    (tmp_path / "no.crl").write_bytes(b"no list")
    for path, code in ((tmp_path / "no.crl", "SGN-CRL-FILE"), (tmp_path / "gone.crl", "SGN-FILE")):
        with pytest.raises(SigningError) as caught:
            load_crl(path)
        assert caught.value.code == code


class Register:
    """Where an office's certificates point to: a list and a responder, each of which may be made to fail."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.list: bytes | None = None
        self.answer: bytes | None = None
        self.asked: list[str] = []


@pytest.fixture
def register(tmp_path: Path) -> Iterator[tuple[Register, str]]:
    made = Register(Office(tmp_path / "office"))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._give("crl", made.list)

        def do_POST(self) -> None:
            ocsp.load_der_ocsp_request(self.rfile.read(int(self.headers["Content-Length"])))
            self._give("ocsp", made.answer)

        def _give(self, what: str, body: bytes | None) -> None:
            made.asked.append(what)
            self.send_response(200 if body is not None else 503)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def opened(office: Office, address: str, *, at_hand: bool) -> tuple[Sealer, x509.Certificate]:
    certificate = office.certificate("Công báo", KEY, address=address)
    config = replace(office.config(office.pem("seal", KEY, certificate)), offline=False)
    return open_sealer(config if at_hand else replace(config, crls=()), never_asked), certificate


def test_a_responder_is_asked_and_its_answer_goes_into_the_file(register: tuple[Register, str]) -> None:
    made, address = register
    sealer, certificate = opened(made.office, address, at_hand=True)
    made.answer = made.office.ocsp(certificate)
    session = start(sealer, TickingClock())
    assert session.evidence.ocsps == (made.answer,)
    assert made.asked == ["ocsp"], "the list at hand is in date"
    sealed = seal_pdf(small_pdf(), session, SealFacts(NOW), "a.pdf")
    checks, _signer, _facts = judge_pdf(sealed, load_trust(sealer.config.roots), NOW + DAY)
    assert judge(checks)[0] is Indication.PASSED, checks


def test_a_responder_knows_of_a_revocation_sooner_than_the_list(register: tuple[Register, str]) -> None:
    made, address = register
    sealer, certificate = opened(made.office, address, at_hand=True)
    made.answer = made.office.ocsp(certificate, revoked=True)
    refused("SGN-CERT-REVOKED", lambda: start(sealer, TickingClock()))


@pytest.mark.parametrize("answer", ["silent", "nonsense", "refusal", "old", "of another"])
def test_a_responder_of_no_use_is_passed_over_for_the_list(register: tuple[Register, str], answer: str) -> None:
    made, address = register
    sealer, certificate = opened(made.office, address, at_hand=False)
    made.list = made.office.crl().read_bytes()
    other = made.office.certificate("Other", KEY)
    refusal = ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.TRY_LATER)
    made.answer = {
        "silent": None,
        "nonsense": b"<html>",
        "refusal": refusal.public_bytes(serialization.Encoding.DER),
        "old": made.office.ocsp(certificate, until=-DAY / 2),
        "of another": made.office.ocsp(other),
    }[answer]
    session = start(sealer, TickingClock())
    assert session.evidence.ocsps == ()
    assert session.evidence.crls == (load_crl(made.office.folder / "office.crl"),)
    assert made.asked == ["crl", "ocsp"]


def test_neither_responder_nor_list(register: tuple[Register, str]) -> None:
    made, address = register
    sealer, _certificate = opened(made.office, address, at_hand=False)
    refused("SGN-CRL-FETCH", lambda: start(sealer, TickingClock()))
    assert made.asked == ["crl"]


def test_an_answer_signed_by_a_stranger_counts_for_nothing(register: tuple[Register, str]) -> None:
    made, address = register
    sealer, certificate = opened(made.office, address, at_hand=True)
    made.answer = Office(made.office.folder / "false").ocsp(certificate, revoked=True)
    assert start(sealer, TickingClock()).evidence.crls
