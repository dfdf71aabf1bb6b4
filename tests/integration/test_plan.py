"""Issue plans: composed once, shown beside what would be without them, and every mistake told."""

import hashlib
import json

import pytest
from bench import INBOX

DECISION, DECREE, LATER = "83/2008/QĐ-TTg", "910/2026/NĐ-CP", "902/2026/QĐ-TTg"


@pytest.fixture
def office(empty, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795575600")  # 25-11-2026
    empty("ingest", *(INBOX / name for name in ("83-2008-qd-ttg.xml", "910-2026-nd-cp.xml", "902-2026-qd-ttg.docx")))
    return empty


def plan(office, text, name="plan.toml"):
    path = office.folder / name
    path.write_text(text, "utf-8")
    return path


def serials(issue):
    return [int(uri.rsplit("/", 1)[1].partition("-")[0]) for uri in issue["documents"]]


def test_an_empty_plan_is_what_would_be_without_one(office):
    code, told = office("compose", "--plan", plan(office, ""), "--dry-run")
    assert (code, serials(told["issue"]), told["differences"]) == (0, [910, 83, 902], [])
    assert office("list")[1]["issues"] == []


def test_a_plan_is_shown_with_what_differs_and_then_done_once(office):
    path = plan(
        office,
        f'numbers = [1, 2]\ndate = 2026-11-26\ndocuments = ["{LATER}", "{DECREE}"]\norder = "given"\nreason = "Vì"\n',
    )
    code, told = office("compose", "--plan", path, "--dry-run")
    assert (code, serials(told["issue"]), told["issue"]["numbers"]) == (0, [902, 910], [1, 2])
    assert [(item["kind"], item["planned"], item["default"]) for item in told["differences"]] == [
        ("number", "1 + 2", "1"),
        ("date", "2026-11-26", "2026-11-25"),
        ("left-out", "", ""),
        ("order", "2", "1"),
    ]
    made = office("compose", "--plan", path)[1]["issue"]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert [item.read_bytes() for item in (office.folder / "archive").rglob(digest)] == [path.read_bytes()]
    assert office("archive", "verify")[0] == 0
    assert (serials(made), made["numbers"], made["date"]) == ([902, 910], [1, 2], "2026-11-26")
    assert office("compose", "--plan", path)[1]["issue"] == made
    assert "Vì" in office.text("show", "latest")[1]
    assert serials(office("compose", "2026/1+2", "--with", "83/2008")[1]["issue"]) == [902, 910, 83]
    assert serials(office("render", "latest")[1]["issue"]) == [902, 910, 83], "the order holds on paper"


def test_a_document_may_stand_in_another_part(office):
    path = plan(office, f'reason = "Vì"\n[parts]\n"{DECREE}" = "vb-khac"\n')
    told = office("compose", "--plan", path, "--dry-run")[1]
    assert serials(told["issue"]) == [83, 902, 910]
    assert [item["kind"] for item in told["differences"]] == ["part", "order"]
    assert serials(office("compose", "--plan", path)[1]["issue"]) == [83, 902, 910]


def test_two_plans_that_want_one_number(office):
    one = plan(office, f'numbers = [1]\ndocuments = ["{DECISION}"]\n')
    other = plan(office, json.dumps({"numbers": [1], "documents": [LATER]}), "other.json")
    assert office("compose", "--plan", one)[0] == 0
    for dry_run in ((), ("--dry-run",)):
        code, told = office("compose", "--plan", other, *dry_run)
        assert (code, told["error"]["code"]) == (9, "REG-NUMBER-TAKEN")
    code, told = office("compose", "--plan", plan(office, f'documents = ["{DECISION}"]\n', "third.toml"))
    assert (code, told["error"]["code"]) == (9, "REG-DOCUMENT-COMPOSED")


@pytest.mark.parametrize(
    ("text", "exit_code", "code"),
    [
        ("numbers = [1", 4, "PLN-UNREADABLE"),
        ("\ufeffnumbers = {}", 4, "PLN-VALUES"),
        ("numbers = [1.0, true]\nstray = 1\norder = 'random'", 4, "PLN-VALUES"),
        ("date = 2026-11-25T08:00:00", 4, "PLN-VALUES"),
        ("date = '2026-02-30'", 4, "PLN-VALUES"),
        ("order = 'given'\ndocuments = ['x']", 4, "PLN-VALUES"),
        ("order = 'given'\nreason = 'r'", 4, "PLN-VALUES"),
        ("reason = '\u202e'", 4, "PLN-VALUES"),
        ("numbers = [1, 3]", 4, "PLN-NUMBERS"),
        ("numbers = [9]", 9, "REG-NUMBER-GAP"),
        ("publisher = 'vn-hn'", 9, "PLN-PUBLISHER"),
        ("documents = ['83/2008/QĐ-TTg', '83/2008']", 4, "PLN-TWICE"),
        ("documents = ['nothing']", 9, "REG-NO-DOCUMENT"),
        ("reason = 'r'\n[parts]\n'83/2008' = 'nowhere'", 4, "PLN-PART"),
        ("documents = ['902/2026']\nreason = 'r'\n[parts]\n'83/2008' = 'vb-khac'", 4, "PLN-PART-DOCUMENT"),
        ("date = 2025-12-31", 2, "RUN-YEAR-OVER"),
        ("date = 2027-12-31", 2, "RUN-DATE-AHEAD"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(office, text, exit_code, code):
    for dry_run in ((), ("--dry-run",)):
        done, told = office("compose", "--plan", plan(office, text), *dry_run)
        assert (done, told["error"]["code"]) == (exit_code, code)
    assert office("list")[1]["issues"] == []


def test_a_plan_that_is_no_file(office):
    code, told = office("compose", "--plan", office.folder / "none.toml")
    assert (code, told["error"]["code"]) == (4, "PLN-FILE")
    code, told = office("compose", "83/2008", "--plan", plan(office, ""))
    assert (code, told["error"]["code"]) == (2, "CLI-PLAN-ALONE")
