"""Documents put into an issue, taken out and moved, until it is signed."""

import pytest
from bench import INBOX

DECISION, DECREE, LATER = (
    INBOX / name for name in ("83-2008-qd-ttg.xml", "910-2026-nd-cp.xml", "902-2026-qd-ttg.docx")
)


@pytest.fixture
def office(empty, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795575600")  # 25-11-2026
    empty("ingest", DECISION, DECREE, LATER)
    empty("compose", "83/2008", "902/2026")
    return empty


def standing(office):
    issues = office("list")[1]["issues"]
    return [[uri.rsplit("/", 1)[1] for uri in issue["documents"]] for issue in issues]


def test_a_document_is_taken_out_and_only_what_changed_is_made_again(office):
    rendered = office("render", "2026/1")[1]["issue"]["files"]
    code, told = office("compose", "2026/1", "--without", "902/2026")
    assert (code, told["issue"]["state"], told["issue"]["pages"]) == (0, "composed", None)
    assert standing(office) == [["83-2008-qd-ttg"]]
    assert office("list", "--state", "accepted")[1]["documents"][1]["number"] == "902/2026/QĐ-TTg"
    assert office("compose", "2026/1", "--without", "902/2026")[0] == 0, "what is out is out"
    code, told = office("compose", "2026/1", "--with", "902/2026")
    assert (code, told["issue"]["state"]) == (0, "composed")
    code, told = office("render", "2026/1")
    assert (told["issue"]["state"], told["issue"]["files"]) == ("rendered", rendered), "found again, not made again"
    assert "đưa ra khỏi số Công báo" in office.text("show", "902/2026", "--lang", "vi")[1]


def test_a_document_moves_to_another_issue_in_legal_order(office):
    office("compose", "910/2026")
    code, told = office("compose", "2026/1", "--without", "902/2026", "--into", "2026/2")
    assert (code, told["issue"]["numbers"], told["into"]["numbers"]) == (0, [1], [2])
    assert standing(office) == [["83-2008-qd-ttg"], ["910-2026-nd-cp", "902-2026-qd-ttg"]]
    assert office("compose", "2026/1", "--without", "902/2026", "--into", "2026/2")[0] == 0, "done is done"
    assert office("publish", "2026/1")[0] == office("publish", "2026/2")[0] == 0
    assert office("verify", office.current)[1]["indication"] == "TOTAL-PASSED"


@pytest.mark.parametrize(
    ("arguments", "exit_code", "code"),
    [
        (("2026/1", "--without", "83/2008", "--without", "902/2026"), 9, "REG-ISSUE-EMPTY"),
        (("2026/1", "--without", "910/2026", "--into", "2026/2"), 9, "REG-NOT-IN-ISSUE"),
        (("2026/2", "--without", "83/2008"), 9, "REG-NOT-IN-ISSUE"),
        (("2026/2", "--with", "83/2008"), 9, "REG-DOCUMENT-COMPOSED"),
        (("2026/1", "--without", "nothing"), 9, "REG-NO-DOCUMENT"),
        (("2026/1", "--without", "83/2008", "--into", "2026/1"), 2, "CLI-CHANGE-ISSUE"),
        (("2026/1", "--into", "2026/2"), 2, "CLI-CHANGE-ISSUE"),
        (("83/2008", "--without", "83/2008"), 2, "CLI-CHANGE-ISSUE"),
        (("2026/1", "--without", "83/2008", "--number", "3"), 2, "CLI-CHANGE-ISSUE"),
        (("--with", "910/2026"), 2, "CLI-CHANGE-ISSUE"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(office, arguments, exit_code, code):
    office("ingest", INBOX / "904-ct-ttg.html")
    office("compose", "904/CT-TTg")
    before = office("list")[1]
    done, told = office("compose", *arguments)
    assert (done, told["error"]["code"]) == (exit_code, code)
    assert office("list")[1] == before


def test_what_is_signed_stays(office):
    office("sign", "2026/1")
    for change in (("--without", "83/2008"), ("--with", "910/2026")):
        code, told = office("compose", "2026/1", *change)
        assert (code, told["error"]["code"]) == (9, "REG-ISSUE-SIGNED")
