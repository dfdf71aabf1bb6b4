"""A year on one sheet: which days had an issue."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gazette.portal.holdings import HeldIssue


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month and the issues of that day."""

    date: date
    issues: tuple[HeldIssue, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """`number` 1 to 12; weeks begin on Monday, None stands for a day of another month."""

    number: int
    weeks: tuple[tuple[Day | None, ...], ...]


def year_sheet(year: int, issues: Iterable[HeldIssue]) -> tuple[Month, ...]:
    """The twelve months of a year."""
    by_day: dict[date, list[HeldIssue]] = {}
    for issue in issues:
        by_day.setdefault(issue.date, []).append(issue)
    weeks_of = Calendar(firstweekday=0).monthdatescalendar
    return tuple(
        Month(
            number,
            tuple(
                tuple(Day(day, tuple(by_day.get(day, ()))) if day.month == number else None for day in week)
                for week in weeks_of(year, number)
            ),
        )
        for number in range(1, 13)
    )
