"""What waits too long and what stopped half-way is told from the ledger; what is published is read for its order."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from bench import BROKEN, INBOX

from gazette.messages import hint
from gazette.pipeline import continuity
from gazette.pipeline.doctor_quick import QUICK_CHECKS, examine
from gazette.pipeline.workspace import open_workspace
from gazette.registry import Registry

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


def planted(office, change):
    """The newest issue as the ledger has it, changed behind its back."""
    ((key, text),) = office.ledger.rows("SELECT id, signed FROM issues ORDER BY first_number DESC LIMIT 1")
    signed = json.loads(text)
    change(signed["manifest"])
    with closing(sqlite3.connect(office.ledger.location)) as database:
        database.execute("UPDATE issues SET signed = ? WHERE id = ?", [json.dumps(signed), key])
        database.commit()


def shelved(office, file, old, new):
    """Another file in the archive, made of one that is there; its digest."""
    with Registry(office.ledger.location, office.ledger.archive) as registry:
        data = registry.archive.get(file["sha256"])
        assert old.encode() in data
        return registry.archive.put(data.replace(old.encode(), new.encode()))


@pytest.fixture
def in_a_file(published):
    if not published.ledger.is_file:
        pytest.skip("the registry is on a server: its rows are changed in a file")
    return published


def read(office):
    return set(problems(office, 0, (continuity.continuity,)))


def test_published_issues_are_read(published):
    assert read(published) == set()


def test_documents_that_are_out_of_page_order(in_a_file):
    def swapped(manifest):
        first, second, *_ = manifest["documents"]
        first["first_page"], second["first_page"] = second["first_page"], first["first_page"]
        first["last_page"], second["last_page"] = second["last_page"], first["last_page"]

    planted(in_a_file, swapped)
    assert read(in_a_file) == {"DRC-PAGES"}


def test_a_document_that_leaves_the_issue(in_a_file):
    def longer(manifest):
        manifest["documents"][-1]["last_page"] = manifest["pages"] + 1

    planted(in_a_file, longer)
    assert read(in_a_file) == {"DRC-PAGES"}


def test_contents_that_lack_a_document(in_a_file):
    planted(in_a_file, lambda manifest: manifest["documents"].pop())
    assert read(in_a_file) == {"DRC-CONTENTS"}


def test_contents_that_name_a_document_otherwise_than_its_text(in_a_file):
    def renamed(manifest):
        xml = next(file for file in manifest["files"] if file["role"] == "issue-akn")
        number = manifest["documents"][0]["number"]
        xml["sha256"] = shelved(in_a_file, xml, number, f"9{number}")

    planted(in_a_file, renamed)
    assert read(in_a_file) == {"DRC-CONTENTS"}


def test_a_number_that_is_not_there(in_a_file):
    assert in_a_file("number", "void", "2-4", "--reason", "Thử")[0] == 0
    assert "DRC-NUMBER-MISSING" not in problems(in_a_file, 0)
    in_a_file.ledger.run("DELETE FROM numbers WHERE number = 3")
    found = problems(in_a_file, 0)["DRC-NUMBER-MISSING"]
    assert dict(found.params)["number"].endswith("/3")


def test_a_number_that_is_reserved_in_a_year_that_is_over(empty):
    assert empty("number", "reserve", "--reason", "Số đặc biệt")[0] == 0
    assert set(problems(empty, 0)) == set()
    assert "DRC-NUMBER-OVER" in problems(empty, 366)


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
