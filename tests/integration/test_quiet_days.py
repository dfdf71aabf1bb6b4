"""Days without an issue: recorded, told by the log and the portal, and asked for by `doctor` where they are expected."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bench import INBOX

from gazette.config.types import CalendarConfig
from gazette.messages import hint
from gazette.pipeline.doctor_quick import examine
from gazette.pipeline.quiet_days import is_issue_day, quiet_problems
from gazette.pipeline.workspace import open_workspace
from gazette.profiles import Workdays

FIRST, SECOND = INBOX / "902-2026-qd-ttg.docx", INBOX / "903-2026-tt-btp.docx"


@pytest.fixture
def office(empty, monkeypatch):
    """A workspace whose day is set by `on`; its first issue is of Tuesday, 6 October 2026."""

    def on(day):
        noon = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=5)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))

    empty.on = on
    on("2026-10-06")
    assert empty("run", FIRST)[0] == 0
    return empty


def problems(office):
    with open_workspace(office.folder, who="x", command="doctor") as workspace:
        return examine(workspace, [quiet_problems])


def expect(office, days):
    with (office.folder / "gazette.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[calendar]\nholidays = ""\nissue_days = {days}\n')


def test_a_day_without_an_issue_is_told_to_everybody(office):
    office.on("2026-10-09")
    code, told = office("number", "none", "2026-10-08", "2026-10-12", "--reason", "Không có văn bản")
    assert (code, [item["date"] for item in told["quiet"]]) == (0, ["2026-10-08", "2026-10-12"])
    assert [item["date"] for item in office("number", "list", "2026")[1]["quiet"]] == ["2026-10-08", "2026-10-12"]
    code, told = office("compose", "--date", "2026-10-12")
    assert code == 0, "the issue there is: nothing waits"
    assert office("ingest", SECOND)[0] == 0
    code, told = office("compose", "--date", "2026-10-12")
    assert (code, told["error"]["code"]) == (9, "REG-DAY-QUIET")
    assert office("run")[0] == 0
    year = (office.current / "cong-bao/vn/2026/index.html").read_text("utf-8")
    assert 'id="g-2026-10-08"' in year
    assert 'href="#g-2026-10-08"' in year or 'index.html#g-2026-10-08"' in year
    assert "Không có văn bản" in year
    assert "không ra Công báo" in (office.current / "index.html").read_text("utf-8")
    with open_workspace(office.folder, who="x", command="show") as workspace:
        log = workspace.registry.log
        assert len(log.places("vn/2026-10-08")) == 1
        assert log.places("vn/2026-10-12") == (), "that day is still to come"
        assert b'"kind":"quiet"' in log.entry(log.places("vn/2026-10-08")[0])
    code, told = office("number", "none", "2026-10-08", "--take-back", "--reason", "Nhầm")
    assert (code, told["error"]["code"]) == (9, "REG-DAY-TOLD")
    assert office("number", "none", "2026-10-12", "--take-back", "--reason", "Có văn bản")[1]["taken_back"] == [
        "2026-10-12"
    ]
    assert office("number", "none", "2026-10-12", "--take-back", "--reason", "Có văn bản")[1]["taken_back"] == []


def test_what_is_behind_the_last_issue_of_a_year_is_told_beside_the_first_of_the_next(office):
    assert office("number", "none", "2026-12-31", "--reason", "Nghỉ")[0] == 0
    assert office("number", "void", "2026/2", "--reason", "Bỏ số")[0] == 0
    office.on("2027-01-05")
    assert office("run", SECOND)[1]["issue"]["year"] == 2027
    with open_workspace(office.folder, who="x", command="show") as workspace:
        log = workspace.registry.log
        assert len(log.places("vn/2026-12-31")) == 1
        (place,) = log.places("vn/2026/2/void")
        assert b'"issue":"vn/2026/2"' in log.entry(place)


def test_doctor_asks_for_days_on_which_an_issue_was_expected(office):
    office.on("2026-10-13")
    assert problems(office) == (), "nothing says when an issue is expected"
    expect(office, '["tue", "thu"]')
    (found,) = problems(office)
    assert (found.code, dict(found.params)["days"]) == ("DRC-DAY-UNKNOWN", "2026-10-08")
    mend = hint(found.code, "en", found.params).replace('"…"', "Nghỉ").split()[1:]
    assert office(*mend)[0] == 0
    assert problems(office) == ()
    office.on("2026-10-14")
    (found,) = problems(office)
    assert dict(found.params)["days"] == "2026-10-13", "a day counts once it is over"


def test_days_at_the_end_of_december_are_asked_for_in_january(office):
    expect(office, '["thu"]')
    office.on("2026-12-30")
    assert office("run", SECOND)[0] == 0
    office.on("2027-01-02")
    thursdays = [(date(2026, 10, 8) + timedelta(weeks=count)).isoformat() for count in range(12)]
    assert office("number", "none", *thursdays, "--reason", "Không có văn bản")[0] == 0
    (found,) = problems(office)
    assert dict(found.params)["days"] == "2026-12-31"
    assert office("number", "none", "2026-12-31", "--reason", "Nghỉ")[0] == 0
    assert problems(office) == ()


def test_days_off_are_not_expected_to_have_one():
    workdays = Workdays(closed=frozenset({date(2026, 10, 8)}))

    def expected(day, *named):
        return is_issue_day(date(2026, 10, day), CalendarConfig(issue_days=named), workdays)

    assert expected(7)
    assert not expected(8), "closed"
    assert not expected(10), "a Saturday"
    assert expected(9, 4)
    assert not expected(9, 3)
    assert not is_issue_day(date(2026, 10, 7), CalendarConfig(), workdays)


def test_a_mistake_is_told(office):
    for arguments, exit_code, code in (
        (("2026-10-06", "--reason", "x"), 9, "REG-DAY-ISSUED"),
        (("2024-10-06", "--reason", "x"), 2, "RUN-YEAR-OVER"),
        (("2029-10-06", "--reason", "x"), 2, "RUN-YEAR-AHEAD"),
        (("2026-10-07", "--reason", " "), 2, "SET-REASON"),
        (("2026-02-30", "--reason", "x"), 2, "CLI-USAGE"),
    ):
        done, told = office("number", "none", *arguments)
        assert (done, told["error"]["code"]) == (exit_code, code)
    assert office("number", "list", "2026")[1]["quiet"] == []


@pytest.mark.parametrize("days", ['"often"', '["monday"]', "[]", '["mon", "mon"]'])
def test_a_rule_that_is_none_is_a_wrong_setting(empty, days):
    expect(empty, days)
    assert empty("doctor", "--quick")[0] == 3
