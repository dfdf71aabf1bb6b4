"""The index of a year by the real commands: an issue of its own, published and verified; and when it is refused."""

import hashlib
import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from bench import INBOX, Bench, copy, fresh
from oracles import pages, verapdf
from test_split_job import LAW

from gazette.akn.text import plain
from gazette.akn.xml import parse
from gazette.cli.main import run

IN_2025 = "1766016000"
SPLIT, DECISION, CIRCULAR = "932/2026/QĐ-TTg", "902/2026/QĐ-TTg", "903/2026/TT-BTP"
FOLDER = "eli/vn/muc-luc/{year}/{serial}-ml-cb2025"


@pytest.fixture(scope="module")
def year_template(tmp_path_factory):
    """Two published issues of 2025: a text that is split over both, and three others; one is withdrawn since."""
    folder = fresh(tmp_path_factory.mktemp("template") / "year")
    law = folder / "law.txt"
    law.write_text(LAW, "utf-8")

    def told(*arguments):
        assert run(["-C", str(folder), *map(str, arguments), "-q"]) == 0, arguments

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", IN_2025)
        told("ingest", law)
        told("compose", "--split", f"{SPLIT}@art_3")
        told("publish")
        told("ingest", *(INBOX / name for name in ("902-2026-qd-ttg.docx", "903-2026-tt-btp.docx", "907-qd-btp.html")))
        told("edit", DECISION, "--set", "fields=Thông tin; Tư pháp", "--reason", "Đơn vị gửi bổ sung")
        told("compose")
        told("publish")
    told("withdraw", DECISION, "--reason", "Đăng nhầm bản chưa ký")
    return folder


@pytest.fixture
def year(year_template, tmp_path, capfd, placed):
    return Bench(placed(copy(year_template, tmp_path / "workspace")), capfd)


def text_of(bench, issue, serial):
    xml = bench.current / FOLDER.format(year=issue["year"], serial=serial) / f"{serial}-ml-cb2025.xml"
    return parse(xml.read_bytes())


def row(root, name):
    """The cells of the first entry that names a document."""
    found = next(item for item in root.iterfind(".//{*}tr") if name in plain(item))
    return [[plain(line) for line in cell] for cell in found]


def test_the_index_is_published_as_an_issue_of_its_own(year):
    before = {path: path.read_bytes() for path in year.current.rglob("*.pdf")}
    code, shown = year("compose", "--year-index", "2025", "--dry-run")
    assert (code, len(shown["issue"]["documents"]), year("list")[1]["issues"][-1]["year"]) == (0, 3, 2025)
    code, told = year("compose", "--year-index", "2025")
    issue = told["issue"]
    assert (code, issue["numbers"], issue["documents"]) == (0, [1], shown["issue"]["documents"])
    assert year("compose", "--year-index", "2025") == (0, told), "again, and nothing is done"
    code, told = year("publish")
    assert (code, told["issue"]["state"], told["issue"]["documents"]) == (0, "published", issue["documents"])
    assert year("compose", "--year-index", "2025")[1]["issue"]["state"] == "published"

    by_type, by_body, by_field = (text_of(year, issue, f"0{serial}") for serial in (1, 2, 3))
    # The split text stands in two issues; the page of each portion is that of the manifests.
    manifests = [
        json.loads((year.current / f"cong-bao/vn/2025/{number}/manifest.json").read_text("utf-8")) for number in (1, 2)
    ]
    first = [
        next(item["first_page"] for item in manifest["documents"] if item["number"] == SPLIT) for manifest in manifests
    ]
    assert row(by_type, SPLIT)[2:] == [["1", "2"], [str(page) for page in first]]
    day = row(by_type, DECISION)[1][0].rpartition("từ ngày ")[2]
    assert row(by_type, DECISION)[1][0].endswith(f"(Đã thu hồi từ ngày {day}")
    place = next(item["first_page"] for item in manifests[1]["documents"] if item["number"] == "907/QĐ-BTP")
    assert f"(Đính chính: 907/QĐ-BTP, Công báo số 2 năm 2025, trang {place})" in row(by_body, CIRCULAR)[1][0]
    fields = [plain(item) for item in by_field.iterfind(".//{*}section/{*}heading")]
    assert fields == ["Thông tin", "Tư pháp", "Chưa phân lĩnh vực"]
    # Every address that it names is there.
    for ref in by_type.iterfind(".//{*}ref"):
        assert (year.current / ref.get("href").strip("/") / "index.html").is_file()

    assert {path: path.read_bytes() for path in before} == before
    for part in ("01", "02", "03"):
        folder = year.current / FOLDER.format(year=issue["year"], serial=part)
        code, told = year("verify", folder, "--trust", year.folder / "keys" / "root.pem")
        assert (code, told["indication"]) == (0, "TOTAL-PASSED")
    key = year("log", "policy")[1]
    policy = year.folder / "policy.txt"
    policy.write_text(f"log {key['key']} {key['address']}\nquorum none\n", "utf-8")
    assert year("log", "check", year.current, "--log", policy)[0] == 0
    assert year("archive", "verify")[0] == 0
    assert [item for item in year("doctor")[1]["problems"] if item["severity"] == "error"] == []
    page = (year.current / f"cong-bao/vn/{issue['year']}/1/index.html").read_text("utf-8")
    assert "PHẦN MỤC LỤC" in page
    assert "01/ML-CB2025" in page


def test_its_pdfs_conform_and_have_a_bookmark_for_each_heading(year):
    issue = year("compose", "--year-index", "2025")[1]["issue"]
    told = year("publish")[1]["issue"]
    whole = next(item for item in told["files"] if item["role"] == "issue-pdf")
    sheets = sorted(year.current.glob(f"eli/vn/muc-luc/{issue['year']}/*/*.pdf"))
    assert len(sheets) == 3
    with pikepdf.open(year.folder / whole["path"]) as pdf:
        marks = [item.title for item in _outline(pdf)]
        links = [
            str(link.A.URI)
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/A" in link and "/URI" in link.A
        ]
    assert {"Quyết định", "Thông tư", "Bộ Tư pháp", "Tư pháp"} <= set(marks)
    assert "https://congbao.example/eli/vn/quyet-dinh/2026/902-2026-qd-ttg" in links
    assert "https://congbao.example/cong-bao/vn/2025/2/" in links
    unsigned = [
        path.read_bytes()
        for item in json.loads((year.current / f"cong-bao/vn/{issue['year']}/1/manifest.json").read_text("utf-8"))[
            "files"
        ]
        if item["media_type"] == "application/pdf"
        for path in (year.folder / "archive").rglob(item["unsigned_sha256"])
    ]
    if year.ledger.archive == year.folder / "archive":
        assert len(unsigned) == 4
    for data in unsigned:
        assert pages.failures(data) == ()


@pytest.mark.skipif(bool(verapdf.missing()), reason=str(verapdf.missing()))
def test_verapdf_passes_the_index_after_the_seal(year):
    year("compose", "--year-index", "2025")
    told = year("publish")[1]["issue"]
    files = [year.folder / item["path"] for item in told["files"] if item["path"].endswith(".pdf")]
    found = verapdf.judged(files)
    assert len(found) == 8, "two standards each"
    assert {key: failed for key, failed in found.items() if failed} == {}


def test_the_same_ledger_gives_the_same_bytes(year, year_template, tmp_path, capfd, placed):
    digests, today = [], datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date().isoformat()  # noqa: TID251 - as in the office
    for bench in (year, Bench(placed(copy(year_template, tmp_path / "other")), capfd)):
        assert bench("compose", "--year-index", "2025", "--date", today)[0] == 0
        told = bench("render")[1]["issue"]
        digests.append(sorted(item["sha256"] for item in told["files"]))
    assert len(digests[0]) == 11
    assert digests[0] == digests[1]


def test_until_it_is_sealed_it_follows_what_becomes_of_the_documents(year):
    issue = year("compose", "--year-index", "2025")[1]["issue"]
    assert year("render")[0] == 0
    assert year("withdraw", CIRCULAR, "--reason", "Đăng nhầm bản chưa ký")[0] == 0
    code, told = year("compose", "--year-index", "2025")
    assert (code, told["issue"]["numbers"], told["issue"]["state"]) == (0, issue["numbers"], "composed")
    assert year("publish")[0] == 0
    assert "Đã thu hồi từ ngày" in row(text_of(year, issue, "01"), CIRCULAR)[1][0]
    # What is sealed stays: what happens afterwards is told elsewhere.
    files = {path: path.read_bytes() for path in year.current.glob(f"eli/vn/muc-luc/{issue['year']}/*/*")}
    assert year("withdraw", SPLIT, "--reason", "Đăng nhầm bản chưa ký")[0] == 0
    assert year("compose", "--year-index", "2025")[1]["issue"]["state"] == "published"
    assert year("publish")[0] == 0
    assert {path: path.read_bytes() for path in files if path.name != "index.html"} == {
        path: data for path, data in files.items() if path.name != "index.html"
    }


def test_a_dissolved_index_waits_for_no_other_issue_and_is_made_again(year):
    issue = year("compose", "--year-index", "2025")[1]["issue"]
    name = f"{issue['year']}/1"
    assert year("number", "void", name, "--reason", "Bỏ")[0] == 0
    assert year("compose")[1]["issue"]["numbers"] == [2], "the last issue: nothing waits that stands beside others"
    code, told = year("compose", "--year-index", "2025")
    assert (code, told["issue"]["numbers"], len(told["issue"]["documents"])) == (0, [2], 3)


def test_a_plan_may_ask_for_it_and_is_kept(year):
    plan = year.folder / "plan.toml"
    plan.write_text("year_index = 2025\nnumbers = [1, 2]\n", "utf-8")
    code, told = year("compose", "--plan", plan, "--dry-run")
    assert (code, told["issue"]["numbers"], told["issue"]["state"]) == (0, [1, 2], "planned")
    code, told = year("compose", "--plan", plan)
    assert (code, told["issue"]["numbers"]) == (0, [1, 2])
    assert year("compose", "--plan", plan) == (0, told)
    assert _holds(year, plan.read_bytes())
    code, told = year("compose", "--year-index", "2025", "--number", "7")
    assert (code, told["error"]["code"]) == (9, "IDX-ELSEWHERE")


def test_the_plan_of_the_option_is_one_that_can_be_given(year):
    issue = year("compose", "--year-index", "2025")[1]["issue"]
    data = (json.dumps({"date": issue["date"], "year_index": 2025}, sort_keys=True) + "\n").encode()
    assert _holds(year, data)
    path = year.folder / "kept.json"
    path.write_bytes(data)
    assert year("compose", "--plan", path)[1]["issue"] == issue


@pytest.mark.parametrize(
    ("asked", "code", "exit_code"),
    [
        (["--year-index", "2024"], "IDX-NOTHING", 9),
        (["--year-index", "2999"], "IDX-YEAR-RUNS", 2),
        (["--year-index", "2025", "--date", "2025-12-31"], "RUN-YEAR-OVER", 2),
        (["--year-index", "2025", "--number", "5"], "REG-NUMBER-GAP", 9),
        (["--year-index", "2025", DECISION], "IDX-ALONE", 2),
        (["--year-index", "2025", "--split", f"{SPLIT}@art_3"], "IDX-ALONE", 2),
        (["--year-index", "2025", "--plan", "plan.toml"], "IDX-ALONE", 2),
    ],
)
def test_what_is_refused_leaves_nothing(year, asked, code, exit_code):
    documents = year("list")[1]["documents"]
    for dry_run in ((), ("--dry-run",)):
        status, told = year("compose", *asked, *dry_run)
        assert (status, told["error"]["code"]) == (exit_code, code)
    assert year("list")[1]["documents"] == documents


def test_a_year_with_an_issue_that_is_not_published_has_no_index_yet(year, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", IN_2025)
        assert year("ingest", INBOX / "910-2026-nd-cp.xml")[0] == 0
        assert year("compose")[1]["issue"]["numbers"] == [3]
    code, told = year("compose", "--year-index", "2025")
    assert (code, told["error"]["code"]) == (9, "IDX-OPEN")
    assert "2025/3" in told["error"]["message"]


def test_an_issue_that_has_to_go_on_with_a_text_comes_before_the_index(year, tmp_path):
    law = tmp_path / "law.txt"
    law.write_text(LAW.replace("932/", "933/"), "utf-8")
    assert year("ingest", law)[0] == 0
    assert year("compose", "--split", "933/2026/QĐ-TTg@art_3")[0] == 0
    code, told = year("compose", "--year-index", "2025")
    assert (code, told["error"]["code"]) == (9, "IDX-REST")


def _outline(pdf):
    def below(items):
        for item in items:
            yield item
            yield from below(item.children)

    with pdf.open_outline() as outline:
        return list(below(outline.root))


def _holds(bench, data):
    digest = hashlib.sha256(data).hexdigest()
    return [path.read_bytes() for path in bench.ledger.archive.rglob(digest)] == [data]


def test_each_of_several_publishers_has_an_index_of_its_own_year(empty, tmp_path, monkeypatch):
    monkeypatch.delenv("GAZETTE_PUBLISHER", raising=False)
    settings = empty.folder / "gazette.toml"
    province = '\n[publishers.vn-hs]\ntitle = "Công báo tỉnh Hoa Sen"\noperator = "Văn phòng tỉnh Hoa Sen"\n'
    settings.write_text(
        settings.read_text("utf-8") + province + 'profile = "vn-province"\nissuers = ["tỉnh Hoa Sen"]\n'
    )
    law = tmp_path / "law.txt"
    local = LAW.replace("THỦ TƯỚNG CHÍNH PHỦ", "ỦY BAN NHÂN DÂN\nTỈNH HOA SEN").replace(
        "932/2026/QĐ-TTg", "933/2026/QĐ-UBND"
    )
    local = local.replace("Thủ tướng Chính phủ", "Ủy ban nhân dân tỉnh Hoa Sen")
    local = local.replace("\nTHỦ TƯỚNG\n", "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n")
    with monkeypatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", IN_2025)
        for named, text in ((), LAW), (("--publisher", "vn-hs"), local):
            law.write_text(text, "utf-8")
            assert empty("ingest", law, *named)[0] in (0, 1)
            assert empty("compose", *named)[0] == 0
            assert empty("publish", *named)[0] == 0
    elis = []
    for named in (), ("--publisher", "vn-hs"):
        code, told = empty("compose", "--year-index", "2025", *named)
        assert (code, told["issue"]["numbers"], len(told["issue"]["documents"])) == (0, [1], 2)
        assert empty("compose", "--year-index", "2025", *named) == (0, told)
        assert empty("publish", *named)[1]["issue"]["state"] == "published"
        elis.append([uri.split("/")[2] for uri in told["issue"]["documents"]])
    assert elis == [["vn", "vn"], ["vn-hs", "vn-hs"]]


def test_a_redaction_names_what_else_prints_the_title(year):
    redaction = ("redact", CIRCULAR, "--reason", "Theo yêu cầu", "--basis", "Luật mẫu")
    # Its correction does; and the indexes do, once there are some.
    assert [item["number"] for item in year(*redaction, "--dry-run")[1]["quoting"]] == ["907/QĐ-BTP"]
    issue = year("compose", "--year-index", "2025")[1]["issue"]
    told = year(*redaction, "--yes")[1]
    indexes = [f"0{serial}/ML-CB2025" for serial in (1, 2, 3)]
    assert (told["done"], sorted(item["number"] for item in told["quoting"])) == (True, [*indexes, "907/QĐ-BTP"])
    assert {item["issue"] for item in told["quoting"]} == {"vn/2025/2", f"vn/{issue['year']}/1"}
    # An index that is not signed is brought up to that: nobody prints the title as that of this document again.
    assert year("compose", "--year-index", "2025")[0] == 0
    assert year("publish")[0] == 0
    for serial in ("01", "02", "03"):
        cells = row(text_of(year, issue, serial), CIRCULAR)
        assert not any("mẫu phiếu kiểm tra" in line for cell in cells for line in cell)
