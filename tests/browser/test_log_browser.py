"""The verify page asks the log: a good file, an altered one, a withdrawn one, an overdue bulletin, a code from paper."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from chromium import PROGRAM, Page, browser
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from gazette.cli.main import run
from gazette.config.write import NewWorkspace
from gazette.model.issue import IssueId
from gazette.model.page_code import PageCode
from gazette.pipeline.init import make_workspace
from gazette.tlog.bulletin import Bulletin, parse_bulletin
from gazette.tlog.note import Note, NoteKey, parse_key, parse_note, signed_line

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")

DOCUMENT = "eli/vn/quyet-dinh/2008/83-2008-qd-ttg/83-2008-qd-ttg"
SAMPLE = Path(__file__).parents[2] / "samples" / "inbox" / "83-2008-qd-ttg.xml"
ABOUT = NewWorkspace(
    "Công báo", "Văn phòng (minh họa)", "https://congbao.example", "vn", "vn", "Asia/Ho_Chi_Minh", "vi", "Phát hành"
)


class Now:
    """The clock of this test session, as the workspace's keys need it."""

    def now(self) -> datetime:
        return datetime.now(UTC) - timedelta(seconds=5)  # noqa: TID251 - the clock of the tests


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_workspace(tmp_path_factory.mktemp("office") / "w", ABOUT, demo_keys=True, clock=Now())
    assert run(["-C", str(folder), "run", str(SAMPLE), "-q"]) == 0
    return folder


@pytest.fixture(scope="module")
def sites(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the portal: as published, with an overdue bulletin, with one of another key, after a withdrawal."""
    top = tmp_path_factory.mktemp("sites")
    for name in ("good", "overdue", "forged"):
        shutil.copytree((office / "portal/current").resolve(), top / name)
    key = load_pem_private_key(
        (office / "keys/log.pem").read_bytes(), (office / "keys/log.pass").read_bytes().strip() or None
    )
    public = parse_key((top / "good/log/policy").read_text("utf-8").split()[1])
    said = parse_bulletin(parse_note((top / "good/log/bulletin").read_bytes()).text)
    old = Bulletin(said.checkpoint, said.as_of - timedelta(days=30), said.as_of - timedelta(days=20), said.listed)
    (top / "overdue/log/bulletin").write_text(note(old, public, key.sign), "utf-8")
    (top / "forged/log/bulletin").write_text(note(said, public, lambda _text: bytes(64)), "utf-8")
    assert run(["-C", str(office), "withdraw", "83/2008/QĐ-TTg", "--reason", "Đăng nhầm", "-q"]) == 0
    assert run(["-C", str(office), "publish", "latest", "-q"]) == 0
    shutil.copytree((office / "portal/current").resolve(), top / "withdrawn")
    return top


def note(bulletin: Bulletin, public: NoteKey, sign: object) -> str:
    assert callable(sign)
    return str(Note(bulletin.text, (signed_line(bulletin.text, public, sign),)))


class _Quiet(SimpleHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *args: object) -> None:
        return None


@pytest.fixture(scope="module")
def server(sites: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(sites))) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with browser() as page:
        yield page


def verdict(tab: Page, address: str, file: Path, state: str) -> str:
    tab.open("about:blank")
    tab.open(address)
    tab.give("#g-file", str(file))
    tab.wait(f"document.querySelector('#g-standing.g-verdict-{state}')")
    return str(tab.ask("document.querySelector('#g-result').innerText"))


@pytest.mark.parametrize(
    ("site", "page", "state", "words"),
    [
        ("good", "kiem-tra", "same", "Đúng như đã đăng"),
        ("good", "en/kiem-tra", "same", "As published, not corrected or withdrawn"),
        ("withdrawn", "en/kiem-tra", "other", "Withdrawn, as of"),
        ("overdue", "en/kiem-tra", "unsure", "The status bulletin is overdue"),
        ("forged", "en/kiem-tra", "unsure", "The status bulletin is wrong"),
    ],
)
def test_what_became_of_a_file(
    tab: Page, server: str, sites: Path, site: str, page: str, state: str, words: str
) -> None:
    tab.said.clear()
    tab.open(f"{server}/{site}/index.html")
    tab.ask("localStorage.clear()")
    said = verdict(tab, f"{server}/{site}/{page}/index.html", sites / site / f"{DOCUMENT}.pdf", state)
    assert words in said
    assert tab.said == []


def test_an_altered_file_is_not_even_asked_about(tab: Page, server: str, sites: Path, tmp_path: Path) -> None:
    altered = tmp_path / "altered.pdf"
    altered.write_bytes((sites / f"good/{DOCUMENT}.pdf").read_bytes() + b"\n")
    _Quiet.asked.clear()
    tab.open(f"{server}/good/kiem-tra/index.html")
    tab.give("#g-file", str(altered))
    tab.wait("document.querySelector('.g-verdict-other')")
    assert not [path for path in _Quiet.asked if "tlog-proof" in path or "/log/" in path]


def test_an_older_bulletin_than_the_browser_has_seen(tab: Page, server: str, sites: Path) -> None:
    tab.open(f"{server}/good/index.html")
    tab.ask("localStorage.setItem('gazette-bulletin ../', '2999-01-01T00:00:00Z')")
    said = verdict(tab, f"{server}/good/kiem-tra/index.html", sites / f"good/{DOCUMENT}.pdf", "unsure")
    assert "bảng tình trạng cũ hơn" in said
    tab.ask("localStorage.clear()")


def test_a_code_from_paper(tab: Page, server: str, sites: Path) -> None:
    from hashlib import sha256

    digest = sha256((sites / f"good/{DOCUMENT}.xml").read_bytes()).hexdigest()
    (numbers,) = (path.name for path in (sites / "good/cong-bao/vn").glob("*/[0-9]*") if path.is_dir())
    code = PageCode.of(IssueId("vn", 2026, (int(numbers),)), 3, digest)
    for typed, state in (
        (str(code).lower(), "same"),
        (str(code)[:-1] + ("0" if str(code)[-1] != "0" else "1"), "other"),
    ):
        tab.open("about:blank")
        tab.open(f"{server}/good/kiem-tra/index.html")
        tab.ask(f"document.querySelector('#g-code').value = {typed!r}")
        tab.ask("document.querySelector('#g-paper button').click()")
        where = "#g-standing" if state == "same" else "#g-verdict"
        tab.wait(f"document.querySelector('{where}.g-verdict-{state}')")
