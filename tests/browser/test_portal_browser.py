"""The portal in a real browser: from a disk and from a sub-path of a server, under its own security policy."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from chromium import PROGRAM, Page, browser
from portal_kit import CORRECTION, DECREE, PORTAL_DECISION, TAXES, Office, settings, three_issues, write_site

from gazette.model import Silent
from gazette.portal import build_site

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")

PAGES = (
    "index.html",
    "cong-bao/index.html",
    "cong-bao/vn/2020/index.html",
    "cong-bao/vn/2020/713-714/index.html",
    f"{PORTAL_DECISION.eli.lstrip('/')}/index.html",
    f"en{DECREE.eli}/index.html",
    "tra-cuu/index.html",
    "kiem-tra/index.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = Office()
    made = build_site(three_issues(office), settings(demonstration=True), office.store, Silent())
    return write_site(made, office.store, tmp_path_factory.mktemp("web") / "sub" / "path")


@pytest.fixture(scope="module")
def disk(site: Path) -> str:
    return site.as_uri()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        return None


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(site.parents[1]))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/sub/path"
        running.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with browser() as page:
        yield page


@pytest.fixture(params=["disk", "server"])
def root(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


def hits(tab: Page) -> list[str]:
    tab.wait("document.querySelector('#g-said').textContent.includes('văn bản')")
    return [str(one) for one in tab.ask("[...document.querySelectorAll('#g-hits a')].map((a) => a.textContent)")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("quyet dinh", [PORTAL_DECISION]),
        ("83/2008", [PORTAL_DECISION]),
        ("83/2008/QĐ-TTg", [PORTAL_DECISION]),
        ("cổng thông tin", [PORTAL_DECISION]),
        ("CONG THONG TIN DIEN TU", [PORTAL_DECISION]),
        ("van thu", [CORRECTION, DECREE]),
        ("30/2020/nd-cp", [DECREE, CORRECTION]),
        ("dinh chi", [CORRECTION, DECREE, PORTAL_DECISION]),
        ("Nghị định số 30/2020", [DECREE, CORRECTION]),
        ("thuế", [TAXES]),
        ("bộ tài chính", [TAXES]),
        ("không có gì như vậy", []),
    ],
)
def test_search_folds_tones_and_d_with_stroke(tab: Page, disk: str, query: str, found: list[object]) -> None:
    tab.open("about:blank")
    tab.open(f"{disk}/tra-cuu/index.html#q={quote(query)}")
    shown = hits(tab)
    assert [line.split()[2 if line.startswith(("Nghị", "Quyết", "Thông", "Công")) else 0] for line in shown] == [
        one.number for one in found
    ]


def test_search_takes_what_is_typed_and_leads_to_the_document(tab: Page, root: str) -> None:
    tab.said.clear()
    tab.open("about:blank")
    tab.open(f"{root}/en/tra-cuu/index.html")
    tab.ask("document.querySelector('#g-query').value = 'nghi dinh'")
    tab.ask("document.querySelector('.g-query button').click()")
    tab.wait("document.querySelector('#g-hits a')")
    assert tab.ask("location.hash") == "#q=nghi+dinh"
    assert "read as “nghi dinh”" in tab.ask("document.querySelector('#g-said').textContent")
    link = tab.ask("document.querySelector('#g-hits a').href")
    assert link == f"{root}/en{DECREE.eli}/index.html"
    tab.open(link)
    assert tab.ask("document.querySelector('.akn h1').textContent") == DECREE.title
    assert tab.said == []


def test_a_hostile_query_is_only_text(tab: Page, disk: str) -> None:
    tab.open("about:blank")
    tab.open(f"{disk}/tra-cuu/index.html#q={quote('<img src=x onerror=alert(1)> quyet')}")
    assert hits(tab) == []
    assert tab.ask("document.querySelectorAll('main img').length") == 0


def test_no_page_breaks_its_policy_and_the_serif_is_there(tab: Page, root: str) -> None:
    tab.said.clear()
    for path in PAGES:
        tab.open(f"{root}/{path}")
        tab.ask("document.fonts.load('16px \"Gazette Serif\"').then(() => document.fonts.ready)")
        assert tab.ask("document.fonts.check('16px \"Gazette Serif\"', 'ồẵđ')"), path
        assert tab.ask("getComputedStyle(document.querySelector('.g-gazette')).textTransform") == "uppercase", path
    assert tab.said == []


def test_the_policy_stops_what_does_not_belong(tab: Page, disk: str) -> None:
    """That the policy is in force at all: an inline script put into a page must not run."""
    tab.open(f"{disk}/index.html")
    tab.ask(
        "{ const s = document.createElement('script'); s.textContent = 'window.ran = true';"
        " document.body.append(s); 0 }"
    )
    assert tab.ask("window.ran === undefined")


@pytest.mark.parametrize("width", [320, 390, 800, 1360])
def test_no_page_is_wider_than_the_screen(tab: Page, disk: str, width: int) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
    try:
        for path in PAGES:
            tab.open(f"{disk}/{path}")
            assert tab.ask("document.documentElement.scrollWidth") <= width, path
    finally:
        tab.call("Emulation.clearDeviceMetricsOverride")


def test_contents_are_folded_on_a_phone_and_open_on_a_wide_screen(tab: Page, disk: str) -> None:
    for width, opened in ((390, False), (1400, True)):
        tab.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
        tab.open(f"{disk}{PORTAL_DECISION.eli}/index.html")
        assert tab.ask("document.querySelector('.g-outline details').open") is opened
    tab.call("Emulation.clearDeviceMetricsOverride")


def test_lines_of_the_law_have_66_to_72_characters(tab: Page, disk: str) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=1400, height=800, deviceScaleFactor=1, mobile=False)
    tab.open(f"{disk}{PORTAL_DECISION.eli}/index.html")
    tab.ask("document.fonts.ready")
    average = tab.ask(
        "(() => { const p = document.querySelector('.akn .paragraph p'), s = document.createElement('span');"
        " s.style.whiteSpace = 'nowrap'; s.textContent = p.textContent; const box = document.createElement('p');"
        " box.append(s); document.querySelector('.akn').append(box);"
        " const one = s.getBoundingClientRect().width / s.textContent.length;"
        " return document.querySelector('.akn').clientWidth / one; })()"
    )
    tab.call("Emulation.clearDeviceMetricsOverride")
    assert 66 <= average <= 74, average  # a line breaks between words, so the measure is a little above the lines


def test_check_page_compares_a_file_with_what_was_published(tab: Page, root: str, site: Path, tmp_path: Path) -> None:
    published = site / f"{PORTAL_DECISION.eli.lstrip('/')}/{PORTAL_DECISION.slug}.pdf"
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(published.read_bytes() + b"\n")
    tab.said.clear()
    for file, outcome in ((published, "same"), (altered, "other")):
        tab.open(f"{root}/kiem-tra/index.html")
        tab.give("#g-file", str(file))
        tab.wait(f"document.querySelector('.g-verdict-{outcome}')")
    assert "Không giống tệp nào" in tab.ask("document.querySelector('#g-verdict').textContent")
    assert tab.said == []


def test_check_page_does_not_conclude_without_its_list(tab: Page, site: Path, tmp_path: Path) -> None:
    part = tmp_path / "part"
    shutil.copytree(site, part)
    (part / "assets/kiem-tra/2008.js").unlink()
    file = tmp_path / "any.pdf"
    file.write_bytes(b"x")
    tab.open(f"{part.as_uri()}/kiem-tra/index.html")
    tab.give("#g-file", str(file))
    tab.wait("document.querySelector('.g-verdict-unsure')")
    assert "2008" in tab.ask("document.querySelector('#g-verdict').textContent")


def test_without_scripts_search_points_to_the_lists(tab: Page, disk: str) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.open(f"{disk}/tra-cuu/index.html")
        root = tab.call("DOM.getDocument")["root"]["nodeId"]
        node = tab.call("DOM.querySelector", nodeId=root, selector="noscript a")["nodeId"]
        assert tab.call("DOM.getAttributes", nodeId=node)["attributes"] == ["href", "../cong-bao/index.html"]
        form = tab.call("DOM.querySelector", nodeId=root, selector="#g-search")["nodeId"]
        assert "hidden" in tab.call("DOM.getAttributes", nodeId=form)["attributes"]
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)


def test_dark_and_light_are_told_apart(tab: Page, disk: str) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        tab.open(f"{disk}/index.html")
        seen[scheme] = tab.ask("getComputedStyle(document.body).backgroundColor")
    tab.call("Emulation.setEmulatedMedia", features=[])
    assert seen == {"light": "rgb(255, 253, 249)", "dark": "rgb(22, 21, 20)"}
