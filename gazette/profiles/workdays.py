"""Working days: weekends and public holidays of a country, as a kept library knows them, and what an office adds.

The library (`holidays`) is loaded only when a day has to be judged. It knows weekends that differ, and days that were
exchanged by decree (ngày làm bù, nghỉ hoán đổi) once its release has them; newer ones an office names itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Workdays:
    """Which days are worked. `closed` and `opened` are an office's own word and stand above what the library knows."""

    country: str = ""
    """ISO 3166 code, with a subdivision if it matters (`DE-BY`); empty: weekends alone."""
    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Whether the office works on that day."""
        if day in self.closed or day in self.opened:
            return day in self.opened
        if not self.country:
            return day.weekday() < _SATURDAY
        return bool(_library(self.country).is_working_day(day))

    def after(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`, which is not counted itself (Bộ luật Dân sự 2015, Điều 147(2))."""
        day = start
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_worked(day)
        return day


def is_country(code: str) -> bool:
    """Whether the library knows the holidays of this country, or subdivision of one."""
    try:
        _library(code)
    except NotImplementedError:
        return False
    return True


@cache
def _library(code: str) -> HolidayBase:
    from holidays import country_holidays

    country, _, part = code.partition("-")
    return country_holidays(country, subdiv=part or None)
