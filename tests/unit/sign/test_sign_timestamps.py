"""RFC 3161 over HTTP, on real sockets of this machine: an authority that answers, and all the ways it may not."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from asn1crypto import cms, core, tsp
from pki import NOW, Demo, MemoryStore, TickingClock, never_asked, rendered_issue

from gazette.config.types import TimestampConfig
from gazette.errors import SigningError
from gazette.model import Indication, Silent
from gazette.sign import make_demo_keys, open_sealer, sign_issue
from gazette.sign.authorities import DEMO_POLICY, DemoAuthority
from gazette.sign.issue import all_signed
from gazette.sign.pdf import SealFacts
from gazette.sign.sealer import start
from gazette.sign.timestamps import ask
from gazette.verify import load_trust, verify_paths

Answer = Callable[[bytes], tuple[int, bytes]]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@contextmanager
def authority(answer: Answer) -> Iterator[str]:
    """An HTTP server on loopback that answers timestamp requests by `answer`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, body = answer(self.rfile.read(int(self.headers["Content-Length"])))
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
        yield f"http://127.0.0.1:{server.server_port}/tsa"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def honest(demo: Demo, ahead: timedelta = timedelta()) -> Answer:
    assert demo.sealer.authority is not None
    stamper = DemoAuthority(demo.sealer.authority, TickingClock(NOW + ahead))
    return lambda body: (200, stamper.answer(body))


def opened(demo: Demo, url: str, timeout: float, **settings: object):
    return open_sealer(
        replace(demo.config, timestamp=replace(TimestampConfig("url", url, timeout), **settings)), never_asked
    )


def refused(demo: Demo, url: str, code: str, timeout: float = 10) -> None:
    sealer = opened(demo, url, timeout)
    store = MemoryStore()
    rendered = rendered_issue(store)
    kept = dict(store.kept)
    with pytest.raises(SigningError) as caught:
        sign_issue(rendered, sealer, store, None, TickingClock(), Silent())
    assert caught.value.code == code
    assert dict(caught.value.params)["url"] == url
    assert store.kept == kept, "nothing was signed"


def test_an_issue_by_an_authority_over_http(demo: Demo, tmp_path: Path) -> None:
    store = MemoryStore()
    with authority(honest(demo)) as url:
        signed = sign_issue(rendered_issue(store), opened(demo, url, 5), store, None, TickingClock(), Silent())
    for file in (*signed.manifest.files, signed.manifest_file, signed.signature_file):
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(store.get(file.sha256))
    verdict = verify_paths([tmp_path], load_trust(demo.config.roots), NOW.replace(year=2027))
    assert verdict.indication is Indication.PASSED


def test_an_authority_that_hangs(demo: Demo) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        before = time.monotonic()
        refused(demo, f"http://127.0.0.1:{server.getsockname()[1]}/", "SGN-TSA-SILENT", 0.2)
        assert time.monotonic() - before < 5


def test_nobody_listens(demo: Demo) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
    refused(demo, f"http://127.0.0.1:{port}/", "SGN-TSA-SILENT", 0.2)


def test_an_address_that_is_none(demo: Demo) -> None:
    refused(demo, "file:///etc/passwd", "SGN-TSA-URL")


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (404, b"", "SGN-TSA-HTTP"),
        (200, b"", "SGN-TSA-TOKEN"),
        (200, b"<html>Welcome to the hotel's network</html>", "SGN-TSA-TOKEN"),
        (200, b"\x30\x03\x02\x01\x00", "SGN-TSA-TOKEN"),
        (200, b"\x30" * (2 << 20), "SGN-TSA-TOKEN"),
        (200, bytes.fromhex("30053003020102"), "SGN-TSA-REFUSED"),
        (200, bytes.fromhex("30053003020100"), "SGN-TSA-TOKEN"),
    ],
)
def test_answers_that_are_no_timestamp(demo: Demo, status: int, body: bytes, code: str) -> None:
    with authority(lambda _request: (status, body)) as url:
        refused(demo, url, code)


def altered(body: bytes, **changes: object) -> bytes:
    """A request, changed."""
    request = tsp.TimeStampReq.load(body)
    for name, value in changes.items():
        request[name] = value
    return request.dump(force=True)


def test_an_authority_that_stays_broken(demo: Demo) -> None:
    asked = []

    def broken(body: bytes) -> tuple[int, bytes]:
        asked.append(body)
        return 500, b"oops"

    with authority(broken) as url:
        refused(demo, url, "SGN-TSA-HTTP", 1)
    assert len(asked) == 3


def test_a_token_over_something_else(demo: Demo) -> None:
    good = honest(demo)
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": b"\1" * 32}
    with authority(lambda body: good(altered(body, message_imprint=imprint))) as url:
        refused(demo, url, "SGN-TSA-IMPRINT")


def test_a_token_over_the_same_bytes_by_another_digest(demo: Demo) -> None:
    good = honest(demo)

    def twisted(body: bytes) -> tuple[int, bytes]:
        asked = tsp.TimeStampReq.load(body)["message_imprint"]["hashed_message"].native
        return good(
            altered(body, message_imprint={"hash_algorithm": {"algorithm": "sha512_256"}, "hashed_message": asked})
        )

    with authority(twisted) as url:
        refused(demo, url, "SGN-TSA-IMPRINT")


def test_an_answer_to_another_request(demo: Demo) -> None:
    good = honest(demo)
    with authority(lambda body: good(altered(body, nonce=7))) as url:
        refused(demo, url, "SGN-TSA-NONCE")


def test_another_policy(demo: Demo) -> None:
    with authority(honest(demo)) as url:
        with pytest.raises(SigningError) as caught:
            start(opened(demo, url, 5, policy="1.2.3.4"), TickingClock())
        assert caught.value.code == "SGN-TSA-POLICY"
        assert dict(caught.value.params)["found"] == DEMO_POLICY
        assert start(opened(demo, url, 5, policy=DEMO_POLICY), TickingClock()).evidence.crls


def test_a_token_whose_facts_were_changed(demo: Demo) -> None:
    good = honest(demo)

    def twisted(body: bytes) -> tuple[int, bytes]:
        _status, answer = good(body)
        at = answer.index(b"20261123") + 3
        return 200, answer[:at] + b"7" + answer[at + 1 :]

    with authority(twisted) as url:
        refused(demo, url, "SGN-TSA-SIGNATURE")


def test_a_token_whose_signature_is_another(demo: Demo) -> None:
    good = honest(demo)

    def twisted(body: bytes) -> tuple[int, bytes]:
        response = tsp.TimeStampResp.load(good(body)[1])
        info = response["time_stamp_token"]["content"]["signer_infos"][0]
        info["signature"] = demo.sealer.key.sign(b"something else")
        return 200, response.dump(force=True)

    with authority(twisted) as url:
        refused(demo, url, "SGN-TSA-SIGNATURE")


def rewritten(answer: bytes, change: Callable[[tsp.TimeStampResp], None]) -> bytes:
    response = tsp.TimeStampResp.load(answer)
    change(response)
    return response.dump(force=True)


def test_a_token_with_parts_that_nothing_signs(demo: Demo) -> None:
    good = honest(demo)

    def add(response: tsp.TimeStampResp) -> None:
        extra = cms.CMSAttribute({"type": "1.2.3.4", "values": [core.OctetString(b"x")]})
        response["time_stamp_token"]["content"]["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([extra])

    with authority(lambda body: (200, rewritten(good(body)[1], add))) as url:
        refused(demo, url, "SGN-TSA-FORM")


def test_a_token_that_is_not_written_in_der(demo: Demo) -> None:
    good = honest(demo)

    def longer(body: bytes) -> tuple[int, bytes]:
        answer = good(body)[1]
        status, token = answer[4:9], answer[9:]
        assert token[:2] == b"\x30\x82"
        token = b"\x30\x83\x00" + token[2:]  # a length with a zero in front
        content = status + token
        return 200, b"\x30\x82" + len(content).to_bytes(2, "big") + content

    with authority(longer) as url:
        refused(demo, url, "SGN-TSA-FORM")


@dataclass
class Altering:
    """An authority in this process, one bit of whose answers is another."""

    inner: DemoAuthority
    at: int = 0

    @property
    def name(self) -> str:
        return self.inner.name

    def answer(self, request: bytes) -> bytes:
        answer = bytearray(self.inner.answer(request))
        if self.at:
            answer[self.at % len(answer)] ^= 1 << self.at % 8
        return bytes(answer)


# A changed bit can make a serial number negative: the library warns, and the token is refused all the same.
@pytest.mark.filterwarnings("ignore:Parsed a serial number")
def test_no_bit_of_an_answer_can_be_changed(demo: Demo) -> None:
    session = start(demo.sealer, TickingClock())
    (inner,) = session.stamper.authorities
    altering = Altering(inner)
    session.stamper.authorities = (altering,)
    size = len(inner.answer(sample_request()))
    passed = []
    for at in range(1, size, 2):
        altering.at = at
        try:
            session.stamper.stamp(b"x" * 32, "sha256")
        except SigningError:
            continue
        passed.append(at)
    altering.at = 0
    assert session.stamper.stamp(b"x" * 32, "sha256").der
    # The status stands before the token and is not kept.
    assert all(place < inner.answer(sample_request()).index(b"\x06\x09") - 4 for place in passed)


def sample_request() -> bytes:
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": bytes(32)}
    return tsp.TimeStampReq({"version": "v1", "message_imprint": imprint, "nonce": 1 << 63, "cert_req": True}).dump()


def test_an_authority_whose_time_is_a_day_off(demo: Demo) -> None:
    for ahead in (timedelta(days=1), timedelta(days=-1)):
        with authority(honest(demo, ahead)) as url:
            refused(demo, url, "SGN-CLOCK")


def test_an_authority_that_nobody_vouches_for(demo: Demo, tmp_path: Path) -> None:
    with authority(stranger(tmp_path)) as url:
        refused(demo, url, "SGN-TSA-CERT")


def stranger(folder: Path) -> Answer:
    sealer = open_sealer(make_demo_keys(folder / "other", NOW), never_asked)
    assert sealer.authority is not None
    stamper = DemoAuthority(sealer.authority, TickingClock())
    return lambda body: (200, stamper.answer(body))


def test_a_second_authority_takes_over_from_the_start(demo: Demo) -> None:
    with authority(lambda _body: (200, b"no")) as bad, authority(honest(demo)) as good:
        session = start(opened(demo, bad, 5, fallback=(good,)), TickingClock())
        assert session.stamper.stamp(b"x" * 32, "sha256").der
        assert [item.name for item in session.stamper.authorities] == [good]


def test_a_second_authority_takes_over_in_the_middle_and_stays_first(demo: Demo) -> None:
    honestly, asked = honest(demo), []

    def failing(body: bytes) -> tuple[int, bytes]:
        asked.append(body)
        return honestly(body) if len(asked) == 1 else (200, b"no")

    with authority(failing) as bad, authority(honestly) as good:
        session = start(opened(demo, bad, 5, fallback=(good,)), TickingClock())
        for _ in range(3):
            session.stamper.stamp(b"x" * 32, "sha256")
    assert len(asked) == 2, "asked once more, then never again"
    assert [item.name for item in session.stamper.authorities] == [good, bad]


def test_an_authority_that_changes_its_certificate_in_the_middle(demo: Demo, tmp_path: Path) -> None:
    first, other = honest(demo), stranger(tmp_path)
    answers = iter((first, other))
    with authority(lambda body: next(answers)(body)) as url:
        session = start(opened(demo, url, 5), TickingClock())
        with pytest.raises(SigningError, match="SGN-TSA-OTHER"):
            session.stamper.stamp(b"x" * 32, "sha256")


@pytest.mark.parametrize("fails", [False, True])
def test_an_issue_by_two_authorities_of_different_roots(demo: Demo, tmp_path: Path, fails: bool) -> None:
    first, asked = honest(demo), []
    other = make_demo_keys(tmp_path / "other", NOW)
    second = open_sealer(other, never_asked).authority
    assert second is not None
    stamper = DemoAuthority(second, TickingClock())

    def failing(body: bytes) -> tuple[int, bytes]:
        asked.append(body)
        return (200, b"no") if fails and len(asked) == 4 else first(body)

    store = MemoryStore()
    with authority(failing) as one, authority(lambda body: (200, stamper.answer(body))) as two:
        stamp = TimestampConfig("url", one, 10, fallback=(two,), at_once=1)
        both = {"roots": demo.config.roots + other.roots, "crls": demo.config.crls + other.crls}
        sealer = open_sealer(replace(demo.config, timestamp=stamp, **both), never_asked)
        signed = sign_issue(rendered_issue(store), sealer, store, None, TickingClock(), Silent())
    for file in (*signed.manifest.files, signed.manifest_file, signed.signature_file):
        path = tmp_path / "portal" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(store.get(file.sha256))
    verdict = verify_paths([tmp_path / "portal"], load_trust(both["roots"]), NOW.replace(year=2027))
    told = [
        (file.path, check)
        for file in verdict.files
        for check in file.checks
        if check.outcome.value not in ("pass", "skipped")
    ]
    assert verdict.indication is Indication.PASSED, told


@pytest.mark.parametrize("status", [500, 503, 429])
def test_an_authority_that_is_busy_is_asked_again_with_longer_and_longer_pauses(demo: Demo, status: int) -> None:
    good, asked, pauses = honest(demo), [], []

    def busy(body: bytes) -> tuple[int, bytes]:
        asked.append(body)
        return (status, b"") if len(asked) in (2, 3) else good(body)

    with authority(busy) as url:
        session = start(opened(demo, url, 5), TickingClock())
        session.stamper.pause = pauses.append
        assert session.stamper.stamp(b"x" * 32, "sha256").der
    assert len(asked) == 4
    assert pauses == [0.25, 0.5]


def test_many_requests_are_under_way_at_once(demo: Demo) -> None:
    good, together = honest(demo), threading.Barrier(4)

    def answer(body: bytes) -> tuple[int, bytes]:
        if started.is_set():
            together.wait(20)  # passes only when four wait here
        return good(body)

    started = threading.Event()
    store = MemoryStore()
    rendered = rendered_issue(store)
    first = rendered.renditions[0]
    many = tuple(replace(first, path=f"a/{number}.pdf") for number in range(4))
    with authority(answer) as url:
        sealer = opened(demo, url, 30, at_once=4)
        session = start(sealer, TickingClock())
        started.set()
        found = list(all_signed(many, session, store, SealFacts(NOW)))
    assert [file.path for file in found] == [file.path for file in many]


def test_one_that_fails_stops_the_others(demo: Demo) -> None:
    good, asked = honest(demo), []

    def answer(body: bytes) -> tuple[int, bytes]:
        asked.append(body)
        return good(body) if len(asked) < 8 else (200, b"no")

    store = MemoryStore()
    rendered = rendered_issue(store)
    first = rendered.renditions[0]
    many = tuple(replace(first, path=f"a/{number}.pdf") for number in range(50))
    with authority(answer) as url, pytest.raises(SigningError) as caught:
        sealer = opened(demo, url, 5, at_once=2)
        sign_issue(replace(rendered, renditions=many), sealer, store, None, TickingClock(), Silent())
    assert caught.value.code == "SGN-TSA-TOKEN"
    assert len(asked) < 20


def test_what_is_asked_for(demo: Demo) -> None:
    requests = []
    good = honest(demo)

    def answer(body: bytes) -> tuple[int, bytes]:
        requests.append(tsp.TimeStampReq.load(body, strict=True))
        return good(body)

    with authority(answer) as url:
        (stamper,) = start(opened(demo, url, 5), TickingClock()).stamper.authorities
        token = ask(stamper, b"x" * 48, "sha384", DEMO_POLICY)
    first, second = requests
    assert first["nonce"].native != second["nonce"].native
    assert second["req_policy"].native == DEMO_POLICY
    assert second["cert_req"].native is True
    assert second["message_imprint"]["hash_algorithm"]["algorithm"].native == "sha384"
    assert token.signer in token.certificates
