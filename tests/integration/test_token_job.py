"""An issue sealed by a token that is pulled out in the middle: nothing is lost, and the same command goes on."""

import json
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from bench import INBOX, ROOT
from hsm import make_hsm
from office import Office

from gazette.pipeline.clock import SystemClock
from gazette.sign.authorities import DemoAuthority
from gazette.sign.keys import load_key


@pytest.fixture
def hsm(tmp_path, monkeypatch):
    (tmp_path / "hsm").mkdir()
    return make_hsm(tmp_path / "hsm", monkeypatch, Office(tmp_path / "hsm", datetime.now(UTC)))  # noqa: TID251


@pytest.fixture
def authority(hsm, monkeypatch):
    """An authority of the office on this machine; `asked` holds what it was asked, `then` is called before it answers."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    stamper = DemoAuthority(load_key(hsm.config("curve").timestamp.key, None), SystemClock())

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.asked.append(body)
            server.then(len(server.asked))
            answer = stamper.answer(body)
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.then = [], lambda _number: None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def sign(bench):
    """The command in a process of its own: a library whose token vanished is of no more use."""
    done = subprocess.run(
        [sys.executable, "-m", "gazette.cli", "-C", bench.folder, "sign", "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, json.loads(done.stdout)


def test_a_token_pulled_in_the_middle_loses_nothing(empty, hsm, authority):
    empty.sign_with(
        f"""[signing]
roots = ["{hsm.folder}/root.der"]
crls = ["{hsm.folder}/office.crl"]
offline = true
[signing.key]
kind = "pkcs11"
module = "{hsm.library}"
token = "gazette"
label = "rsa"
passphrase = "file:{hsm.folder}/pin"
[signing.timestamp]
url = "http://127.0.0.1:{authority.server_port}/"
at_once = 1
"""
    )
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    assert empty("compose")[0] == 0
    assert empty("render")[0] == 0

    # One question to see who answers, two for the first PDF: the token is gone when the second is to be signed.
    authority.then = lambda number: hsm.pull() if number == 3 else None
    code, told = sign(empty)
    assert (code, told["error"]["code"]) == (6, "SGN-PKCS11-GONE")
    assert len(authority.asked) == 3
    code, told = sign(empty)
    assert (code, told["error"]["code"]) == (6, "SGN-PKCS11-GONE"), "still not there"

    hsm.plug()
    authority.asked.clear()
    authority.then = lambda _number: None
    code, told = sign(empty)
    assert code == 0, told
    assert told["issue"]["state"] == "signed"
    pdfs = [file for file in told["issue"]["files"] if file["role"].endswith("-pdf")]
    assert len(authority.asked) == 1 + 2 * (len(pdfs) - 1) + 1, "the first PDF was not sealed again"
    assert empty("publish")[0] == 0
