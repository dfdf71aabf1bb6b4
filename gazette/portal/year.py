"""A year on one sheet: which days had an issue, and which were told to have none."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gazette.model.quiet_day import QuietDay
from gazette.portal.holdings import HeldIssue


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month and the issues of that day."""

    date: date
    issues: tuple[HeldIssue, ...]
    none: str | None = None
    """Why it was told to have no issue."""


@dataclass(frozen=True, slots=True)
class Month:
    """`number` 1 to 12; weeks begin on Monday, None stands for a day of another month."""

    number: int
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def has_quiet(self) -> bool:
        """Whether a day of it was told to have no issue."""
        return any(day is not None and day.none is not None for week in self.weeks for day in week)


def year_sheet(year: int, issues: Iterable[HeldIssue], quiet: Iterable[QuietDay] = ()) -> tuple[Month, ...]:
    """The twelve months of a year."""
    told = {item.day: item.reason for item in quiet}
    by_day: dict[date, list[HeldIssue]] = {}
    for issue in issues:
        by_day.setdefault(issue.date, []).append(issue)
    weeks_of = Calendar(firstweekday=0).monthdatescalendar

    def of(day: date, month: int) -> Day | None:
        return Day(day, tuple(by_day.get(day, ())), told.get(day)) if day.month == month else None

    return tuple(
        Month(number, tuple(tuple(of(day, number) for day in week) for week in weeks_of(year, number)))
        for number in range(1, 13)
    )
