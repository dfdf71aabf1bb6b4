"""What waits too long and what stopped half-way is told from the ledger; what is published is read for its order."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bench import BROKEN, INBOX

from gazette.messages import hint
from gazette.pipeline import continuity
from gazette.pipeline.doctor_quick import QUICK_CHECKS, examine
from gazette.pipeline.workspace import open_workspace

NOW = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the clock of the tests
DEADLINE = '\n[rules.DOC-PUBLISH-LATE]\ndays = 15\nbasis = "QĐ 1"\n'


class Fixed:
    def __init__(self, at):
        self.at = at

    def now(self):
        return self.at


def problems(office, days, checks=QUICK_CHECKS):
    with open_workspace(office.folder, who="x", command="doctor", clock=Fixed(NOW + timedelta(days=days))) as workspace:
        return {item.code: item for item in examine(workspace, checks)}


def settings(office, text):
    with (office.folder / "gazette.toml").open("a", encoding="utf-8") as file:
        file.write(text)


def test_a_document_that_waits_past_its_deadline(empty):
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    assert problems(empty, 400) == {}, "no deadline is set"
    settings(empty, DEADLINE)
    assert problems(empty, 14) == {}
    assert set(problems(empty, 15)) == {"DRC-DUE-TODAY"}
    late = problems(empty, 16)["DRC-OVERDUE"]
    assert dict(late.params)["documents"] == "902/2026/QĐ-TTg"
    assert dict(late.params)["count"] == "1"


def test_a_deadline_in_working_days_passes_over_days_off(empty):
    assert empty("ingest", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    settings(empty, DEADLINE.replace("days = 15", "working_days = 1"))
    day = (NOW + timedelta(hours=7)).date()
    off = ", ".join(f'"{day + timedelta(days=number)}"' for number in range(1, 30))
    assert "DRC-OVERDUE" in problems(empty, 20)
    settings(empty, f"\n[calendar]\nclosed = [{off}]\n")
    assert problems(empty, 20) == {}


def test_a_file_that_is_held_for_long(empty):
    code, told = empty("ingest", BROKEN / "no-number.txt")
    assert (code, told["documents"][0]["outcome"]) == (1, "held")
    assert problems(empty, 7) == {}
    found = problems(empty, 8)["DRC-HELD-LONG"]
    assert dict(found.params)["documents"] == "no-number.txt"
    settings(empty, "\n[doctor]\nheld_days = 30\n")
    assert problems(empty, 8) == {}


def test_an_issue_whose_day_is_over(empty):
    empty("ingest", INBOX / "902-2026-qd-ttg.docx")
    code, told = empty("compose")
    assert code == 0
    assert problems(empty, 0) == {}
    found = problems(empty, 2)["DRC-UNPUBLISHED"]
    assert hint(found.code, "en", found.params) == f"gazette publish {told['issue']['year']}/1"


def test_an_issue_that_is_published_but_not_logged(empty):
    path = empty.folder / "gazette.toml"
    whole = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^\[log\.key\]\n(?:.+\n)*", "", whole), "utf-8")
    assert empty("run", INBOX / "902-2026-qd-ttg.docx")[0] == 0
    assert problems(empty, 0) == {}, "no log is kept"
    path.write_text(whole, "utf-8")
    found = problems(empty, 0)["DRC-UNLOGGED"]
    assert empty(*hint(found.code, "en", found.params).partition("gazette ")[2].split())[0] == 0
    assert problems(empty, 0) == {}


def test_published_issues_are_read(published, monkeypatch):
    assert problems(published, 0, (continuity.continuity,)) == {}
    whole = continuity.published_before

    def altered(workspace):
        for issue in whole(workspace):
            documents = issue.manifest.documents
            moved = (replace(documents[0], last_page=issue.manifest.pages + 1), *documents[1:-1])
            yield replace(issue, manifest=replace(issue.manifest, documents=moved))

    monkeypatch.setattr(continuity, "published_before", altered)
    assert set(problems(published, 0, (continuity.continuity,))) == {"DRC-PAGES", "DRC-CONTENTS"}


@pytest.mark.parametrize("text", ['holidays = "XX"', 'closed = ["2027-02-30"]', 'closed = ["x"]'])
def test_a_calendar_that_is_none_is_a_wrong_setting(empty, text):
    settings(empty, f"\n[calendar]\n{text}\n")
    assert empty("doctor")[0] == 3


def test_a_day_is_either_worked_or_not(empty):
    settings(empty, '\n[calendar]\nclosed = ["2027-02-11"]\nopened = ["2027-02-11"]\n')
    code, told = empty("doctor")
    assert (code, told["error"]["code"]) == (3, "CFG-INVALID")


def test_quick_reads_no_keys(empty):
    (empty.folder / "keys" / "seal.p12").unlink()
    assert empty("doctor")[0] == 1
    assert empty("doctor", "--quick") == (0, {"ok": True, "problems": []})


def test_a_bulletin_that_is_overdue(published):
    assert "DRC-BULLETIN" not in problems(published, 6)
    assert "DRC-BULLETIN" in problems(published, 8)
