"""A supplement to an issue, by the real commands: its own number, told on cover, manifest, XML and portal; refusals."""

import json

import pytest
from bench import INBOX
from pypdf import PdfReader

MAIN, ADDED, LATER = "83/2008/QĐ-TTg", "902/2026/QĐ-TTg", "910/2026/NĐ-CP"
PLACE = "cong-bao/vn/2026"


@pytest.fixture
def office(empty, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795575600")  # 25-11-2026
    empty("ingest", *(INBOX / name for name in ("83-2008-qd-ttg.xml", "910-2026-nd-cp.xml", "902-2026-qd-ttg.docx")))
    assert empty("compose", MAIN, "--number", "1+2")[0] == 0
    return empty


def test_a_supplement_takes_the_next_number_and_tells_what_it_supplements(office):
    code, told = office("compose", ADDED, "--supplement-to", "2026/1+2", "--dry-run")
    assert (code, told["issue"]["numbers"], told["issue"]["supplements"]) == (0, [3], "2026/1+2")
    code, told = office("compose", ADDED, "--supplement-to", "2026/1")
    assert (code, told["issue"]["numbers"], told["issue"]["supplements"]) == (0, [3], "2026/1+2")
    office("publish", "2026/1+2")
    code, told = office("publish", "2026/3")
    assert (code, told["issue"]["state"]) == (0, "published")
    folder = office.current / PLACE / "3"
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["supplements"] == {"publisher": "vn", "year": 2026, "numbers": [1, 2]}
    before = json.loads((office.current / PLACE / "1-2" / "manifest.json").read_text("utf-8"))
    assert before["supplements"] is None
    (pdf,) = folder.glob("*.pdf")
    assert "Phụ trương của Công báo số 1 + 2/2026" in " ".join(PdfReader(pdf).pages[0].extract_text().split())
    assert 'supplement xmlns:gz="https://gazette.example/ns/1" to="2026/1+2"' in (folder / "issue.xml").read_text(
        "utf-8"
    )
    page = (folder / "index.html").read_text("utf-8")
    assert "Phụ trương của số 1 + 2, " in page
    assert 'href="../1-2/index.html"' in page
    main = (office.current / PLACE / "1-2" / "index.html").read_text("utf-8")
    assert "Có phụ trương: số 3, " in main
    assert 'href="../3/index.html"' in main
    assert "Phụ trương của số 1 + 2" in (office.current / PLACE / "index.html").read_text("utf-8")
    code, told = office("verify", folder, "--trust", office.folder / "keys" / "root.pem")
    assert (code, told["indication"]) == (0, "TOTAL-PASSED")
    assert office("show", "2026/1")[1]["issue"]["supplemented_by"] == ["2026/3"]
    assert [item["supplements"] for item in office("list")[1]["issues"]] == [None, "2026/1+2"]
    assert "phụ trương của số 2026/1+2" in office.text("list")[1]


def test_a_supplement_comes_back_from_the_archive(office):
    if not office.ledger.is_file:
        pytest.skip("a registry on a server is not lost by losing a file")
    office("compose", ADDED, "--supplement-to", "2026/1")
    for file in office.folder.glob("registry.db*"):
        file.unlink()
    assert office("archive", "rebuild")[0] == 0
    assert office("show", "2026/3")[1]["issue"]["supplements"] == "2026/1+2"


def test_the_same_command_again_makes_no_second_supplement(office):
    for _ in range(2):
        code, told = office("compose", "--supplement-to", "2026/1")
        assert (code, told["issue"]["numbers"], told["issue"]["supplements"]) == (0, [3], "2026/1+2")
    assert office("compose", "--supplement-to", "2026/3")[1]["error"]["code"] == "RUN-NOTHING"


def test_a_plan_makes_a_supplement(office, tmp_path):
    plan = tmp_path / "plan.toml"
    plan.write_text(f'documents = ["{ADDED}"]\nsupplement_to = "2026/1"\n', "utf-8")
    told = office("compose", "--plan", plan, "--dry-run")[1]
    assert [(item["kind"], item["planned"]) for item in told["differences"]] == [
        ("supplement", "2026/1+2"),
        ("left-out", ""),
    ]
    assert office("compose", "--plan", plan)[1]["issue"]["supplements"] == "2026/1+2"


def test_what_can_not_be_supplemented(office):
    assert office("compose", ADDED, "--supplement-to", "2026/9")[1]["error"]["code"] == "REG-NO-ISSUE"
    office("number", "reserve", "3", "--reason", "Để dành")
    office("compose", ADDED)
    code, told = office("compose", LATER, "--number", "3", "--supplement-to", "2026/4")
    assert (code, told["error"]["code"]) == (9, "REG-SUPPLEMENT-LATER")
    assert office("compose", LATER, "--supplement-to", "2026/4")[1]["issue"]["numbers"] == [5]
    code, told = office("number", "void", "2026/4", "--reason", "Bỏ")
    assert (code, told["error"]["code"]) == (9, "REG-SUPPLEMENTED")
    assert office("number", "void", "2026/5", "--reason", "Bỏ")[0] == 0
    assert office("number", "void", "2026/4", "--reason", "Bỏ")[0] == 0
    code, told = office("compose", LATER, "--supplement-to", "2026/4")
    assert (code, told["error"]["code"]) == (9, "REG-ISSUE-VOID")
