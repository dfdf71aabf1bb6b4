"""Days without an issue in the ledger: a day has an issue or a reason, never both."""

from dataclasses import replace
from datetime import date

import pytest
from test_registry_ledger import ACTOR, accept
from test_registry_pages import anew, rows

from gazette.errors import ConflictError
from gazette.model.quiet_day import QuietDay

DAY = date(2026, 11, 26)
QUIET = QuietDay("vn", DAY, "Không có văn bản")


def composed(registry, serial, on):
    return registry.issues.reserve("vn", on.year, on, [accept(registry, serial)], ACTOR, None)


def refused(code):
    return pytest.raises(ConflictError, match=code)


def test_a_day_has_no_issue_until_that_is_taken_back(registry, tmp_path):
    registry.quiet_days.record(QUIET, ACTOR)
    registry.quiet_days.record(QUIET, ACTOR)
    with refused("REG-DAY-AGAIN"):
        registry.quiet_days.record(replace(QUIET, reason="Khác"), ACTOR)
    with refused("REG-DAY-QUIET"):
        composed(registry, 1, DAY)
    registry.pages.write()
    other = replace(QUIET, day=date(2026, 11, 27))
    registry.quiet_days.record(other, ACTOR)
    assert registry.quiet_days.take_back("vn", DAY, "Có văn bản gấp", ACTOR)
    assert not registry.quiet_days.take_back("vn", DAY, "Có văn bản gấp", ACTOR)
    assert composed(registry, 2, DAY).date == DAY
    with refused("REG-DAY-ISSUED"):
        registry.quiet_days.record(QUIET, ACTOR)
    assert registry.quiet_days.of_year("vn", 2026) == (other,)
    assert registry.quiet_days.of_year("vn-hn", 2026) == ()
    assert [event.kind for event in registry.events("vn/2026-11-26")] == ["day-without-issue", "day-open-again"]
    registry.pages.write()
    with anew(registry, tmp_path) as made:
        assert rows(made) == rows(registry)


def test_another_publisher_has_days_of_its_own(registry):
    registry.quiet_days.record(replace(QUIET, publisher="vn-hn"), ACTOR)
    assert composed(registry, 1, DAY).date == DAY


def test_a_day_of_a_void_issue_may_be_told_to_have_none(registry):
    record = composed(registry, 1, DAY)
    registry.issues.dissolve(record.id, "Ghép nhầm", ACTOR)
    registry.quiet_days.record(QUIET, ACTOR)
    assert registry.issues.days("vn", 2026) == frozenset()


def test_what_the_log_has_told_stays(registry):
    registry.quiet_days.record(QUIET, ACTOR)
    record = composed(registry, 1, date(2026, 11, 27))
    registry.log.append(record.id, "vn/2026-11-26", [b"x"], lambda *_: b"note", ACTOR)
    with refused("REG-DAY-TOLD"):
        registry.quiet_days.take_back("vn", DAY, "Nhầm", ACTOR)
    assert registry.quiet_days.of_year("vn", 2026) == (QUIET,)
