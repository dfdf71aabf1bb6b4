"""A whole portal: what is in it, that it holds together, and that it is the same each time."""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html
from portal_kit import (
    BASE,
    CORRECTION,
    DECREE,
    PORTAL_DECISION,
    TAXES,
    Doc,
    Office,
    rendition,
    settings,
    three_issues,
    typeface,
)

from gazette.errors import ConflictError, IntegrityError, PublishError
from gazette.messages.catalogue.ptl import ENTRIES
from gazette.model import Relation, Role, Silent, Site, release_digest
from gazette.portal import PORTAL_VERSION, build_site, settings_digest
from gazette.portal.feeds import sitemaps
from gazette.portal.pages import CHECK_POLICY, POLICY
from gazette.profiles.load import load_profile

PAGE_83 = f"{PORTAL_DECISION.eli.lstrip('/')}/index.html"
PAGE_30 = f"{DECREE.eli.lstrip('/')}/index.html"


@pytest.fixture(scope="module")
def built() -> tuple[Office, Site]:
    office = Office()
    return office, build_site(three_issues(office), settings(), office.store, Silent())


@pytest.fixture(scope="module")
def content(built: tuple[Office, Site]) -> dict[str, bytes]:
    office, site = built
    return {file.path: office.store[file.sha256] for file in site.files}


@pytest.fixture(scope="module")
def pages(content: dict[str, bytes]) -> dict[str, html.HtmlElement]:
    views = {path for path in content if path.endswith("index.html") or path == "404.html"}
    return {path: html.document_fromstring(content[path]) for path in views}


def text_of(page: html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def test_every_page_is_there_in_both_languages(content: dict[str, bytes]) -> None:
    expected = {
        "index.html", "tra-cuu/index.html", "kiem-tra/index.html", "cong-bao/index.html", "cong-bao/vn/2020/index.html",
        "cong-bao/vn/2008/index.html", "cong-bao/vn/2020/713-714/index.html", PAGE_83, PAGE_30,
    }  # fmt: skip
    assert expected | {f"en/{path}" for path in expected} <= set(content)
    assert {"404.html", "robots.txt", "sitemap.xml", "feed.xml", "assets/tra-cuu/2020.js"} <= set(content)


def test_renditions_are_copied_unchanged(built: tuple[Office, Site]) -> None:
    office, site = built
    held = {file.path: file.sha256 for file in site.files}
    for issue in three_issues(office):
        for file in (*issue.manifest.files, issue.manifest_file, issue.signature_file):
            assert held[file.path] == file.sha256


def test_release_is_the_digest_of_the_sorted_list(built: tuple[Office, Site]) -> None:
    _, site = built
    listed = "".join(f"{file.path}\0{file.sha256}\n" for file in sorted(site.files, key=lambda file: file.path))
    assert site.release == hashlib.sha256(listed.encode()).hexdigest() == release_digest(reversed(site.files))
    assert [file.path for file in site.files] == sorted(file.path for file in site.files)


def test_the_order_of_issues_handed_in_does_not_matter(built: tuple[Office, Site]) -> None:
    office = Office()
    assert build_site(three_issues(office)[::-1], settings(), office.store, Silent()).release == built[1].release


def test_another_process_zone_and_hash_seed_give_the_same_release(built: tuple[Office, Site]) -> None:
    root = Path(__file__).parents[3]
    script = (
        "from portal_kit import *; from gazette.portal import build_site; from gazette.model import Silent;"
        "o = Office(); print(build_site(three_issues(o), settings(), o.store, Silent()).release)"
    )
    env = {
        **os.environ,
        "TZ": "America/Lima",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": f"{root}:{root / 'tests'}",
        "LC_ALL": "C",
    }
    run = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True, cwd="/")
    assert run.stdout.strip() == built[1].release


def test_every_link_inside_leads_to_a_file_and_to_an_anchor_in_it(
    content: dict[str, bytes], pages: dict[str, html.HtmlElement]
) -> None:
    ids = {path: {str(one) for one in page.xpath("//@id")} for path, page in pages.items()}
    followed = 0
    for path, page in pages.items():
        if path == "404.html":
            continue
        for link in page.xpath("//@href | //@src"):
            parts = urlsplit(link)
            if parts.scheme:
                assert link.startswith(BASE), (path, link)
                continue
            assert not link.startswith("/"), (path, link)
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            )
            assert target in content, (path, link)
            if parts.fragment:
                assert unquote(parts.fragment) in ids[target], (path, link)
            followed += 1
    assert followed > 300


def test_the_page_of_unknown_addresses_links_from_the_root_of_the_server() -> None:
    office = Office()
    site = build_site(three_issues(office), settings(base_url="https://x.example/cong/"), office.store, Silent())
    held = {file.path for file in site.files}
    page = html.document_fromstring(office.store[next(file.sha256 for file in site.files if file.path == "404.html")])
    links = [link for link in page.xpath("//@href | //@src") if not link.startswith("#")]
    assert links
    for link in links:
        assert link.startswith("/cong/"), link
        path = unquote(link.removeprefix("/cong/"))
        assert (path if path and not path.endswith("/") else f"{path}index.html") in held, link


def test_every_page_keeps_to_the_policy(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        wanted = CHECK_POLICY if path.endswith("kiem-tra/index.html") else POLICY
        assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [wanted], path
        assert not page.xpath("//@style | //style"), path
        assert not [name for one in page.iter() for name in one.attrib if name.startswith("on")], path
        for script in page.iter("script"):
            assert script.get("src") or script.get("type") == "application/ld+json", path
        for one in page.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href"):
            assert not urlsplit(one).netloc, (path, one)
    assert "unsafe" not in POLICY and "default-src 'none'" in POLICY


def test_pages_have_landmarks_languages_and_headings_in_order(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        assert page.get("lang") == ("en" if path.startswith("en/") else "vi")
        assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1, path
        assert page.xpath("//a[@class='g-skip']/@href") == ["#g-main"]
        levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1 or path.endswith("404.html"), (path, levels)
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        for reference in page.xpath("//@aria-labelledby | //@aria-describedby | //@for"):
            assert reference in ids, (path, reference)
    article = pages[f"en/{PAGE_83}"].xpath("//article")[0]
    assert article.get("lang") == "vi-VN"


def test_home_shows_the_newest_issue_its_year_and_the_latest_correction(pages: dict[str, html.HtmlElement]) -> None:
    home = pages["index.html"]
    assert text_of(home.xpath("//h1")[0]) == "Công báo số 715, ngày 10-8-2020"
    assert "99/ĐC-CP" in text_of(home.xpath("//section[@class='g-newest']")[0])
    days = {one.get("href"): one.text for one in home.xpath("//td[@class='g-has-issue']/a")}
    assert days == {"cong-bao/vn/2020/713-714/index.html": "24", "cong-bao/vn/2020/715/index.html": "10"}
    below = home.xpath("//ul[@class='g-corrections']//a/@href")
    assert below == [f"{CORRECTION.eli.lstrip('/')}/index.html", PAGE_30]
    assert len(home.xpath("//table[@class='g-month']")) == 12


def test_contents_stand_by_part_and_body_with_their_pages(pages: dict[str, html.HtmlElement]) -> None:
    issue = pages["cong-bao/vn/2020/713-714/index.html"]
    assert [text_of(one) for one in issue.xpath("//*[contains(@class, 'g-group-heading')]")] == [
        "CHÍNH PHỦ",
        "BỘ TÀI CHÍNH",
    ]
    assert [text_of(one) for one in issue.xpath("//span[@class='g-page']")] == ["Trang 3", "Trang 7"]
    assert "713-714/manifest.json" in text_of(issue)
    assert issue.xpath("//a[@href='manifest.json.p7s']")


def test_two_issues_of_one_day_are_both_reached_from_the_calendar() -> None:
    office = Office()
    day = date(2026, 7, 10)
    issues = [office.issue([40], day, [DECREE]), office.issue([41, 42], day, [TAXES])]
    site = build_site(issues, settings(), office.store, Silent())
    held = {file.path: office.store[file.sha256] for file in site.files}
    home = html.document_fromstring(held["index.html"])
    assert home.xpath("//td[@class='g-has-issue']/a/@href") == ["cong-bao/vn/2026/index.html#g-2026-07-10"]
    year = html.document_fromstring(held["cong-bao/vn/2026/index.html"])
    assert [text_of(one) for one in year.xpath("//div[@id='g-2026-07-10']//h2")] == [
        "Số 41 + 42, ngày 10-7-2026",
        "Số 40, ngày 10-7-2026",
    ]


def test_document_page_says_what_is_known_and_what_is_not(pages: dict[str, html.HtmlElement]) -> None:
    page = pages[PAGE_83]
    status = text_of(page.xpath("//div[@class='g-status']")[0])
    assert status == "Có hiệu lực từ 15-7-2008. Hiệu lực nêu ở đây theo những gì Công báo đã ghi nhận."
    facts = text_of(page.xpath("//aside[@class='g-facts']")[0])
    for expected in (
        "83/2008/QĐ-TTg",
        "Thủ tướng Chính phủ",
        "25-6-2008",
        "Số 500, 10-7-2008, trang 3–6",
        "KT. Phó Thủ tướng",
    ):
        assert expected in facts
    remark = page.xpath("//div[@class='g-remark']")[0]
    assert PORTAL_DECISION.remark in text_of(remark)
    assert not page.xpath("//article//*[@class='g-remark']")
    assert PORTAL_DECISION.remark not in text_of(page.xpath("//article")[0])


def test_files_stand_with_size_and_digest(built: tuple[Office, Site], pages: dict[str, html.HtmlElement]) -> None:
    held = {file.path: file for file in built[1].files}
    shown = pages[PAGE_83].xpath("//ul[@class='g-downloads']/li")
    assert len(shown) == 3
    for line in shown:
        path = f"{posixpath.dirname(PAGE_83)}/{line.find('a').get('href')}"
        assert held[path].sha256 in text_of(line)


def test_relations_link_where_the_target_is_held(pages: dict[str, html.HtmlElement]) -> None:
    decree = pages[PAGE_30]
    assert "Đã được đính chính bởi Công văn 99/ĐC-CP" in text_of(decree.xpath("//div[@class='g-status']")[0])
    links = decree.xpath("//aside[@class='g-facts']//dd/a/@href")
    assert "../../../quyet-dinh/2008/83-2008-qd-ttg/index.html#art_2" in links
    assert "Được dẫn chiếu trong" in text_of(pages[PAGE_83])


def test_relation_to_a_document_elsewhere_is_words_only() -> None:
    office = Office()
    other = Doc(
        "1/2021/QĐ-TTg", "Bãi bỏ", relations=(Relation("repeals", "/eli/vn/luat/1999/9-1999-qh10", "Luật số 9"),)
    )
    site = build_site([office.issue([1], date(2021, 1, 5), [other])], settings(), office.store, Silent())
    held = {file.path: office.store[file.sha256] for file in site.files}
    page = html.document_fromstring(held[f"{other.eli.lstrip('/')}/index.html"])
    [line] = page.xpath("//dd[text()='Luật số 9']")
    assert not line.xpath(".//a")


def test_untrusted_words_are_escaped_everywhere() -> None:
    evil = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{ 7*7 }}</script>"
    office = Office()
    doc = Doc(
        f"1/2021/{evil}", evil, type_name=evil, issuer=evil, part=evil, remark=evil, effective_on=date(2021, 2, 1),
        effective_rule=evil, relations=(Relation("cites", f"/eli/{evil}", evil),), signed_on=date(2021, 1, 1),
        body="<h1>x</h1>",
    )  # fmt: skip
    plain = settings(title=evil, operator=evil)
    site = build_site([office.issue([1], date(2021, 1, 5), [doc])], plain, office.store, Silent())
    views = [file for file in site.files if file.path.endswith(("index.html", "404.html"))]
    for file in views:
        page = html.document_fromstring(office.store[file.sha256])
        assert not [one for one in page.iter("script") if "alert" in (one.text or "") and not one.get("type")], (
            file.path
        )
        assert not page.xpath("//img | //@onerror"), file.path
        assert b"<script>alert" not in office.store[file.sha256], file.path
    for file in site.files:
        if file.path.endswith(".js"):
            assert b"</script" not in office.store[file.sha256]
        if file.path.endswith(".xml") and file.path in {"feed.xml", "sitemap.xml"}:
            etree.fromstring(office.store[file.sha256])


def test_a_hostile_rendition_is_tamed_on_the_page_and_kept_as_a_file() -> None:
    office = Office()
    doc = Doc("2/2021/QĐ-TTg", "Thử", body='<h1>Thử</h1><script>alert(1)</script><p onclick="x">Điều</p>')
    site = build_site([office.issue([1], date(2021, 1, 5), [doc])], settings(), office.store, Silent())
    held = {file.path: office.store[file.sha256] for file in site.files}
    folder = doc.eli.lstrip("/")
    assert held[f"{folder}/{doc.slug}.html"] == rendition(doc)
    assert b"alert(1)" not in held[f"{folder}/index.html"]
    assert b"onclick" not in held[f"{folder}/index.html"]


def test_pictures_and_attachments_are_linked_from_both_languages() -> None:
    office = Office()
    doc = Doc(
        "3/2021/QĐ-TTg", "Có hình", body='<h1>x</h1><p><img src="media/so%20%C4%91%E1%BB%93.png" alt="Sơ đồ"></p>',
        files=((Role.IMAGE, "media/so đồ.png", b"png"), (Role.ATTACHMENT, "files/Biểu #1.xlsx", b"xlsx")),
    )  # fmt: skip
    site = build_site([office.issue([1], date(2021, 1, 5), [doc])], settings(), office.store, Silent())
    held = {file.path: office.store[file.sha256] for file in site.files}
    for prefix in ("", "en/"):
        path = f"{prefix}{doc.eli.lstrip('/')}/index.html"
        page = html.document_fromstring(held[path])
        for link in (*page.xpath("//img/@src"), *page.xpath("//ul[@class='g-downloads']//a/@href")):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(urlsplit(link).path)))
            assert target in held, link
        assert page.xpath("//img/@alt") == ["Sơ đồ"]


def test_demonstration_is_said_on_every_page_and_kept_out_of_indexes() -> None:
    office = Office()
    site = build_site(three_issues(office), settings(demonstration=True), office.store, Silent())
    views = [file for file in site.files if file.path.endswith(("index.html", "404.html"))]
    for file in views:
        page = office.store[file.sha256].decode()
        assert ENTRIES["PTL-DEMONSTRATION"].en in page or ENTRIES["PTL-DEMONSTRATION"].vi in page, file.path
        assert '<meta name="robots" content="noindex">' in page
    held = {file.path: office.store[file.sha256] for file in site.files}
    assert b"Disallow: /\n" in held["robots.txt"]
    assert b"AuthoritativeLegalValue" not in held[PAGE_83]


def test_without_demonstration_nothing_says_so(content: dict[str, bytes]) -> None:
    assert b"g-demonstration" not in content["index.html"]
    assert b"noindex" not in content[PAGE_83]
    assert b"Allow: /\n" in content["robots.txt"]


def test_empty_portal_has_words_for_it() -> None:
    office = Office()
    site = build_site([], settings(), office.store, Silent())
    held = {file.path: office.store[file.sha256] for file in site.files}
    assert "Chưa có số Công báo nào" in held["index.html"].decode()
    assert "Số đầu tiên sẽ hiện ở đây" in held["cong-bao/index.html"].decode()
    etree.fromstring(held["feed.xml"])


def test_feed_is_atom_with_absolute_links_and_times_of_sealing(content: dict[str, bytes]) -> None:
    ns = {"a": "http://www.w3.org/2005/Atom"}
    feed = etree.fromstring(content["feed.xml"])
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for owner in (feed, *feed.findall("a:entry", ns)):
        for name in ("id", "title", "updated", "author"):
            assert owner.find(f"a:{name}", ns) is not None, name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", owner.findtext("a:updated", namespaces=ns))
    assert feed.findtext("a:updated", namespaces=ns) == "2020-08-10T02:00:00Z"
    assert all(link.get("href").startswith(BASE) for link in feed.iter("{http://www.w3.org/2005/Atom}link"))
    titles = [one.text for one in feed.findall("a:entry/a:title", ns)]
    assert titles == [
        "Công văn 99/ĐC-CP",
        "Nghị định 30/2020/NĐ-CP",
        "Thông tư 12/2020/TT-BTC",
        "Quyết định 83/2008/QĐ-TTg",
    ]
    identities = [one.text for one in feed.findall("a:entry/a:id", ns)]
    assert len(set(identities)) == len(identities)


def test_sitemap_names_every_page_and_splits_when_it_must(content: dict[str, bytes]) -> None:
    ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {one.text for one in etree.fromstring(content["sitemap.xml"]).findall("s:url/s:loc", ns)}
    assert f"{BASE}{PAGE_83.removesuffix('index.html')}" in listed and BASE in listed
    many = sitemaps([(f"p/{number}/index.html", None) for number in range(50_001)], settings())
    assert set(many) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"}
    assert len(etree.fromstring(many["sitemap-2.xml"])) == 1


def test_documents_say_what_they_are_to_machines(pages: dict[str, html.HtmlElement], content: dict[str, bytes]) -> None:
    page = pages[PAGE_83]
    facts = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert facts["@type"] == "Legislation"
    assert facts["legislationIdentifier"] == "83/2008/QĐ-TTg"
    assert facts["@id"] == f"{BASE}eli/vn/quyet-dinh/2008/83-2008-qd-ttg"
    assert facts["legislationDateOfApplicability"] == "2008-07-15"
    assert {one["encodingFormat"] for one in facts["encoding"]} == {
        "application/pdf",
        "text/html",
        "application/akn+xml",
    }
    by_digest = {hashlib.sha256(data).hexdigest(): path for path, data in content.items()}
    assert all(by_digest[one["sha256"]] == unquote(one["contentUrl"].removeprefix(BASE)) for one in facts["encoding"])
    assert page.get("typeof") == "eli:LegalResource" and page.get("resource") == facts["@id"]
    stated = {(one.get("property"), one.get("content")) for one in page.xpath("//meta[@property]")}
    assert ("eli:date_document", "2008-06-25") in stated
    assert ("eli:first_date_entry_in_force", "2008-07-15") in stated


def test_search_data_are_calls_with_rows(content: dict[str, bytes]) -> None:
    call = re.fullmatch(rb"gazetteSearchData\(2020,(.*)\);\n", content["assets/tra-cuu/2020.js"], re.DOTALL)
    assert call is not None
    rows = json.loads(call[1])
    assert [row[0] for row in rows] == ["99/ĐC-CP", "30/2020/NĐ-CP", "12/2020/TT-BTC"]
    assert all(row[5] in content for row in rows)


def test_check_data_name_every_published_file(built: tuple[Office, Site], content: dict[str, bytes]) -> None:
    call = re.fullmatch(rb"gazetteCheckData\(2008,(.*)\);\n", content["assets/kiem-tra/2008.js"], re.DOTALL)
    assert call is not None
    rows = {row[0]: row[1] for row in json.loads(call[1])}
    signed = three_issues(built[0])[0]
    assert rows == {
        file.sha256: file.path for file in (*signed.manifest.files, signed.manifest_file, signed.signature_file)
    }


def test_a_gazette_in_another_language_has_its_interface_at_the_root() -> None:
    office = Office()
    site = build_site(three_issues(office), settings(profile=load_profile("generic")), office.store, Silent())
    held = {file.path: office.store[file.sha256] for file in site.files}
    assert b'<html lang="en">' in held["index.html"]
    assert not any(path.startswith("vi/") for path in held), "Vietnamese is no language of that gazette"
    assert b"g-languages" not in held["index.html"]
    assert "Việt".encode() not in held["tra-cuu/index.html"]


def test_unsafe_paths_are_refused() -> None:
    for bad in ("../x.pdf", "/etc/passwd", "a/../../b", "a//b", "C:/x", "a\\b", "a/\n", "", "."):
        office = Office()
        issue = office.issue([1], date(2021, 1, 5), [DECREE])
        extra = office.file(Role.ATTACHMENT, bad, "text/plain", b"x")
        spoiled = replace(issue, manifest=replace(issue.manifest, files=(*issue.manifest.files, extra)))
        with pytest.raises(PublishError) as caught:
            build_site([spoiled], settings(), office.store, Silent())
        assert caught.value.code == "PTL-PATH", bad


def test_one_path_can_not_have_two_contents() -> None:
    office = Office()
    issue = office.issue([1], date(2021, 1, 5), [DECREE])
    taken = office.file(Role.ATTACHMENT, "index.html", "text/html", b"not the home page")
    spoiled = replace(issue, manifest=replace(issue.manifest, files=(*issue.manifest.files, taken)))
    with pytest.raises(ConflictError, match="PTL-PATH-TWICE"):
        build_site([spoiled], settings(), office.store, Silent())


def test_one_document_can_not_be_in_two_issues_nor_one_issue_twice() -> None:
    office = Office()
    first, second = office.issue([1], date(2021, 1, 5), [DECREE]), office.issue([2], date(2021, 1, 6), [DECREE])
    with pytest.raises(ConflictError, match="PTL-ELI-TWICE"):
        build_site([first, second], settings(), office.store, Silent())
    with pytest.raises(ConflictError, match="PTL-ISSUE-TWICE"):
        build_site([first, first], settings(), office.store, Silent())


@pytest.mark.parametrize("role", [Role.DOCUMENT_XML, Role.DOCUMENT_HTML])
def test_an_issue_that_lacks_a_file_is_refused(role: Role) -> None:
    office = Office()
    issue = office.issue([1], date(2021, 1, 5), [DECREE])
    left = tuple(file for file in issue.manifest.files if file.role is not role)
    with pytest.raises(PublishError) as caught:
        build_site([replace(issue, manifest=replace(issue.manifest, files=left))], settings(), office.store, Silent())
    assert caught.value.code == "PTL-NO-FILE"
    assert ("document", "30/2020/NĐ-CP") in caught.value.params


def test_broken_xml_of_a_document_is_a_fault_with_its_path() -> None:
    office = Office()
    issue = office.issue([1], date(2021, 1, 5), [DECREE])
    broken = tuple(
        office.file(file.role, file.path, file.media_type, b"<a>", file.work)
        if file.role is Role.DOCUMENT_XML
        else file
        for file in issue.manifest.files
    )
    with pytest.raises(PublishError, match="PTL-BAD-XML"):
        build_site([replace(issue, manifest=replace(issue.manifest, files=broken))], settings(), office.store, Silent())


def test_a_store_that_lost_a_file_stops_the_build() -> None:
    class Losing(type(Office().store)):  # type: ignore[misc]
        def get(self, sha256: str) -> bytes:
            raise IntegrityError("REG-ARCHIVE", sha256=sha256)

    office = Office()
    issues = three_issues(office)
    with pytest.raises(IntegrityError):
        build_site(issues, settings(), Losing(office.store), Silent())


def test_settings_digest_changes_with_everything_that_shapes_a_page() -> None:
    plain = settings_digest(settings())
    assert re.fullmatch("[0-9a-f]{64}", plain)
    assert plain == settings_digest(settings())
    others = [
        settings(title="Khác"),
        settings(operator="Khác"),
        settings(base_url="https://khac.example/"),
        settings(demonstration=True),
        settings(profile=load_profile("vn-province", "vn-hn")),
    ]
    assert len({plain, *(settings_digest(one) for one in others)}) == len(others) + 1
    assert PORTAL_VERSION and typeface().digest
