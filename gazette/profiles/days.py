"""Dates as a gazette prints them."""

from __future__ import annotations

from datetime import date

from gazette.profiles.types import Furniture


def short_date(day: date, words: Furniture) -> str:
    """A date in digits, as heads and contents print it: `24-7-2020`, `18-01-2026`."""
    return words.head_date.format(**_parts(day, words))


def long_date(day: date, words: Furniture) -> str:
    """The date line of the cover."""
    return words.date_line.format(**_parts(day, words))


def _parts(day: date, words: Furniture) -> dict[str, str]:
    """Of `day` and `month`, days under 10 and the months 1 and 2 have a zero (NĐ 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    name = words.months[day.month - 1] if words.months else month
    return {
        "day": f"{day.day:02d}",
        "month": month,
        "year": str(day.year),
        "d": str(day.day),
        "dd": f"{day.day:02d}",
        "mm": f"{day.month:02d}",
        "month_name": name,
    }
