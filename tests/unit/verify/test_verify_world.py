"""The test PKI itself: what its server gives is what other programs take, and no verdict needs any server."""

from __future__ import annotations

import socket
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
from asn1crypto import crl, ocsp, tsp
from forge import Recipe, forged
from world import NOW, YEAR, World, digest, loopback

from gazette.model import Indication, judge
from gazette.verify import Trust
from gazette.verify.cms import parse_cms
from gazette.verify.integrity import token_fault
from gazette.verify.pdf import judge_pdf


def post(url: str, data: bytes) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(url, data), timeout=10) as answer:
        return answer.read()


def test_the_loopback_server(tmp_path: Path) -> None:
    world = World()
    imprint = digest(b"some file")
    with loopback(world) as url:
        asked = tsp.TimeStampReq(
            {
                "version": "v1",
                "message_imprint": {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": imprint},
                "nonce": 713,
                "cert_req": True,
            }
        )
        told = tsp.TimeStampResp.load(post(f"{url}/tsa", asked.dump()))
        lists = urllib.request.urlopen(f"{url}/crl/ca", timeout=10).read()
        status = post(f"{url}/ocsp/revoked", b"\x30\x00")
    assert told["status"]["status"].native == "granted"
    token = parse_cms(told["time_stamp_token"].dump(), timestamp=True, covered=True)
    assert token_fault(token, imprint) is None
    assert token_fault(token, digest(b"another")) == "HASH_FAILURE"
    revoked = crl.CertificateList.load(lists)["tbs_cert_list"]["revoked_certificates"]
    assert world.certificate("revoked").serial_number in [item["user_certificate"].native for item in revoked]
    (single,) = ocsp.OCSPResponse.load(status).basic_ocsp_response["tbs_response_data"]["responses"]
    assert single["cert_status"].name == "revoked"


def test_two_years_on_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    data, trust = forged(world), Trust((world.der("root"),))

    def refused(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("the verifier asked the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    checks, signer, _facts = judge_pdf(data, trust, NOW + 2 * YEAR)
    assert judge(checks) == (Indication.PASSED, None)
    assert signer is not None


def test_an_authority_of_timestamps_with_a_root_of_its_own() -> None:
    world = World()
    crls = tuple(world.crl(who) for who in ("root", "ca", "other root", "other ca"))
    data = forged(world, Recipe(token="other tsa", stamp="other tsa", crls=crls))
    later = NOW + timedelta(days=1)
    one = Trust((world.der("root"),))
    both = Trust((world.der("root"), world.der("other root")))
    assert judge(judge_pdf(data, one, later)[0]) == (Indication.INDETERMINATE, "NO_CERTIFICATE_CHAIN_FOUND")
    assert judge(judge_pdf(data, both, later)[0]) == (Indication.PASSED, None)
