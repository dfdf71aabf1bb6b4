"""Working days: weekends, public holidays, days exchanged by decree, and what an office says itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.profiles import Workdays, is_country, load_profile, with_workdays

VIETNAM = Workdays("VN")


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2025, 4, 29), True),
        (date(2025, 4, 30), False),  # public holiday
        (date(2025, 5, 2), False),  # a Friday off …
        (date(2025, 4, 26), True),  # … for a Saturday worked
        (date(2025, 4, 19), False),  # an ordinary Saturday
    ],
)
def test_holidays_and_exchanged_days(day, worked):
    assert VIETNAM.is_worked(day) is worked


def test_a_deadline_passes_over_holidays():
    assert VIETNAM.after(date(2025, 4, 29), 1) == date(2025, 5, 5)
    assert Workdays().after(date(2025, 4, 29), 1) == date(2025, 4, 30), "weekends alone"


def test_the_office_has_the_last_word():
    office = Workdays("VN", closed=frozenset({date(2025, 5, 5)}), opened=frozenset({date(2025, 5, 2)}))
    assert office.after(date(2025, 4, 29), 1) == date(2025, 5, 2)
    assert office.after(date(2025, 4, 29), 2) == date(2025, 5, 6)


@given(st.dates(date(2010, 1, 1), date(2040, 1, 1)), st.integers(0, 30))
def test_as_many_working_days_lie_between(start, count):
    office = Workdays("", closed=frozenset({start + timedelta(days=3)}), opened=frozenset({start + timedelta(days=5)}))
    end = office.after(start, count)
    between = [start + timedelta(days=number) for number in range(1, (end - start).days + 1)]
    assert sum(map(office.is_worked, between)) == count
    assert not between or office.is_worked(end)


def test_a_calendar_is_part_of_what_a_check_depends_on():
    national = load_profile("vn")
    assert national.workdays.country == "VN"
    assert load_profile("vn-province").workdays.country == "VN"
    assert load_profile("generic").workdays.country == ""
    assert with_workdays(national, (), (), None) is national
    changed = with_workdays(national, (date(2027, 2, 11),), (), None)
    assert changed.digest != national.digest
    assert with_workdays(national, (), (), "FR").workdays == Workdays("FR")


def test_which_countries_are_known():
    assert is_country("VN")
    assert is_country("DE-BY")
    assert not is_country("XX")
    assert not is_country("VN-XX")
