"""Dates as documents print them."""

from __future__ import annotations

import re
from datetime import date

LONG = re.compile(r"ngày\s*(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})\s*(?:năm|/)\s*(\d{4})", re.IGNORECASE)
SHORT = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})", re.IGNORECASE)
PLACE_DATE = re.compile(
    r"^(?P<place>[^\d:;]{2,60}?)\s*,?\s*ngày\s*(?P<day>\d{0,2})[\s.…]*tháng\s*(?P<month>\d{0,2})[\s.…]*năm\s*(?P<year>\d{4}|[\d.…\s]*)\.?$",
    re.IGNORECASE,
)
BARE_DATE = re.compile(r"^\(?ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})\)?\.?$", re.IGNORECASE)


def make(day: str, month: str, year: str) -> date | None:
    """The date of three printed numbers; None when the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def first(text: str) -> date | None:
    """The first whole date in a text, long form before short."""
    for pattern in (LONG, SHORT):
        found = pattern.search(text)
        if found:
            return make(found.group(1), found.group(2), found.group(3))
    return None
