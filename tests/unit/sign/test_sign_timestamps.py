"""RFC 3161 over HTTP, on real sockets of this machine: an authority that answers, and all the ways it may not."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from asn1crypto import tsp
from pki import NOW, Demo, MemoryStore, TickingClock, never_asked, rendered_issue

from gazette.config.types import TimestampConfig
from gazette.errors import SigningError
from gazette.model import Indication, Silent
from gazette.sign import open_sealer, sign_issue
from gazette.sign.cms import CachedKeySigner
from gazette.sign.sealer import start
from gazette.sign.timestamps import DemoTimeStamper
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


def honest(demo: Demo) -> Answer:
    assert demo.sealer.authority is not None
    stamper = DemoTimeStamper(CachedKeySigner(demo.sealer.authority), TickingClock())

    def answer(body: bytes) -> tuple[int, bytes]:
        response = asyncio.run(stamper.async_request_tsa_response(tsp.TimeStampReq.load(body)))
        return 200, response.dump()

    return answer


def opened(demo: Demo, url: str, timeout: float = 0.3):
    return open_sealer(replace(demo.config, timestamp=TimestampConfig("url", url, timeout)), never_asked)


def refused(demo: Demo, url: str, code: str) -> None:
    sealer = opened(demo, url)
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
        refused(demo, f"http://127.0.0.1:{server.getsockname()[1]}/", "SGN-TSA-SILENT")
        assert time.monotonic() - before < 5


def test_nobody_listens(demo: Demo) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
    refused(demo, f"http://127.0.0.1:{port}/", "SGN-TSA-SILENT")


def test_an_address_that_is_none(demo: Demo) -> None:
    refused(demo, "file:///etc/passwd", "SGN-TSA-URL")


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (500, b"oops", "SGN-TSA-HTTP"),
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


def test_a_token_over_something_else(demo: Demo) -> None:
    good = honest(demo)

    def twisted(body: bytes) -> tuple[int, bytes]:
        request = tsp.TimeStampReq.load(body)
        request["message_imprint"]["hashed_message"] = b"\1" * 32
        return good(request.dump(force=True))

    with authority(twisted) as url:
        refused(demo, url, "SGN-TSA-TOKEN")


def test_an_old_token_again(demo: Demo) -> None:
    good = honest(demo)
    first: list[tuple[int, bytes]] = []

    def replay(body: bytes) -> tuple[int, bytes]:
        first.append(good(body))
        return first[0]

    with authority(replay) as url:
        sealer = opened(demo, url, 5)
        session = start(sealer, TickingClock())
        with pytest.raises(SigningError) as caught:
            asyncio.run(session.timestamper.async_timestamp(b"x" * 32, "sha256"))
    assert dict(caught.value.params)["reason"] in ("message imprint", "nonce")


def test_an_authority_that_nobody_vouches_for(demo: Demo, tmp_path: Path) -> None:
    from gazette.sign import make_demo_keys

    other = make_demo_keys(tmp_path / "other", NOW)
    stranger = open_sealer(other, never_asked)
    assert stranger.authority is not None
    stamper = DemoTimeStamper(CachedKeySigner(stranger.authority), TickingClock())

    def answer(body: bytes) -> tuple[int, bytes]:
        return 200, asyncio.run(stamper.async_request_tsa_response(tsp.TimeStampReq.load(body))).dump()

    with authority(answer) as url:
        refused(demo, url, "SGN-TSA-CERT")
