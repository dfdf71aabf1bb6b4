"""`gazette number` as editors use it: reserving, voiding, beginning a year, and what they are told of mistakes."""

import pytest
from bench import INBOX

DECISION, DECREE, REGULATION = (
    INBOX / name for name in ("83-2008-qd-ttg.xml", "910-2026-nd-cp.xml", "902-2026-qd-ttg.docx")
)


@pytest.fixture
def office(empty, monkeypatch):
    """A workspace with three documents that wait, on 25-11-2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795575600")
    empty("ingest", DECISION, DECREE, REGULATION)
    return empty


def refusal(told):
    return told["error"]["code"]


def test_a_number_is_reserved_used_and_void(office):
    assert office("number", "reserve", "--reason", "Luật của Quốc hội")[1]["numbers"] == [
        {"year": 2026, "number": 1, "state": "reserved", "issue": None, "reason": "Luật của Quốc hội"}
    ]
    assert office("compose", "83/2008")[1]["issue"]["numbers"] == [2]
    code, told = office("sign", "2026/2")
    assert (code, refusal(told)) == (9, "RUN-PREVIOUS-AHEAD")
    problems = office("doctor")[1]["problems"]
    assert "DRC-NUMBER-WAITS" in [item["code"] for item in problems]
    assert office("number", "void", "2026/1", "--reason", "Không ban hành nữa")[0] == 0
    assert office("sign", "2026/2")[0] == 0
    code, listed = office("number", "list")
    assert code == 0
    assert [(item["number"], item["state"], item["issue"]) for item in listed["numbers"]] == [
        (1, "void", None),
        (2, "reserved", "2026/2"),
    ]
    assert listed["next"] == 3
    code, told = office("number", "void", "2", "--reason", "Ghép nhầm")
    assert (code, refusal(told)) == (9, "REG-ISSUE-SIGNED")


def test_voiding_dissolves_an_issue_that_is_not_signed(office):
    office("compose", "--number", "1-3")
    assert refusal(office("number", "void", "2", "--reason", "Ghép nhầm")[1]) == "REG-NUMBER-SHARED"
    code, told = office("number", "void", "1+2+3", "--reason", "Ghép nhầm")
    assert (code, len(told["waiting"]), told["next"]) == (0, 3, 4)
    (issue,) = office("list")[1]["issues"]
    assert (issue["state"], issue["documents"], issue["reason"]) == ("void", [], "Ghép nhầm")
    code, told = office("render", "2026/1+2+3")
    assert (code, refusal(told)) == (9, "REG-ISSUE-VOID")
    assert "Ghép nhầm" in office.text("show", "2026/1+2+3")[1]
    assert "đưa ra khỏi số Công báo" in office.text("show", "83/2008", "--lang", "vi")[1]
    assert office("compose")[1]["issue"]["numbers"] == [4]


def test_an_office_goes_on_from_the_number_it_had(office):
    assert (
        office("number", "begin", "2026/275", "--reason", "Các số trước phát hành bằng hệ thống cũ")[1]["next"] == 275
    )
    assert refusal(office("compose", "--number", "274")[1]) == "REG-NUMBER-BACK"
    assert office("compose", "--number", "275+276")[1]["issue"]["numbers"] == [275, 276]
    assert office("doctor")[1]["ok"] is True


@pytest.mark.parametrize(
    ("arguments", "exit_code", "code"),
    [
        (("compose", "--date", "2025-12-31"), 2, "RUN-YEAR-OVER"),
        (("compose", "--dry-run", "--date", "2025-12-31"), 2, "RUN-YEAR-OVER"),
        (("compose", "--date", "2062-11-25"), 2, "RUN-DATE-AHEAD"),
        (("compose", "--number", "3-1"), 2, "CLI-USAGE"),
        (("compose", "--number", "1-999999"), 2, "CLI-USAGE"),
        (("compose", "--number", "9" * 30), 2, "CLI-USAGE"),
        (("compose", "--number", "1+3"), 2, "CLI-USAGE"),
        (("number", "reserve", "2025/1", "--reason", "r"), 2, "RUN-YEAR-OVER"),
        (("number", "reserve", "2030/1", "--reason", "r"), 2, "RUN-YEAR-AHEAD"),
        (("number", "reserve", "--reason", " "), 2, "SET-REASON"),
        (("number", "reserve", "5", "--reason", "r"), 9, "REG-NUMBER-GAP"),
        (("number", "void", "2025/1", "--reason", "r"), 2, "RUN-YEAR-OVER"),
        (("number", "void", "0", "--reason", "r"), 2, "CLI-USAGE"),
        (("number", "list", "12"), 2, "CLI-USAGE"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(office, arguments, exit_code, code):
    before = office("number", "list")[1], office("list")[1]
    done, told = office(*arguments)
    assert (done, refusal(told)) == (exit_code, code)
    assert (office("number", "list")[1], office("list")[1]) == before


def test_an_issue_tells_what_became_of_its_numbers_before(office):
    assert office("number", "reserve", "--reason", "Luật của Quốc hội")[0] == 0
    assert office("compose", "83/2008", "--number", "1")[0] == 0
    code, told = office("show", "2026/1")
    assert (code, [event["kind"] for event in told["history"]]) == (0, ["number-reserved", "composed"])
    assert "giữ số 2026/1: Luật của Quốc hội" in office.text("show", "2026/1", "--lang", "vi")[1]
