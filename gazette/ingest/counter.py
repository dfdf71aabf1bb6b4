"""Words of the counter as people write them: an urgency, a moment of receipt."""

from __future__ import annotations

import datetime as dt
import re

from gazette.akn.names import slug
from gazette.model import Urgency

_URGENCIES = {
    "normal": Urgency.NORMAL,
    "thuong": Urgency.NORMAL,
    "urgent": Urgency.URGENT,
    "khan": Urgency.URGENT,
    "very-urgent": Urgency.VERY_URGENT,
    "thuong-khan": Urgency.VERY_URGENT,
    "express": Urgency.EXPRESS,
    "hoa-toc": Urgency.EXPRESS,
}
_MOMENT = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})|(?P<D>\d{1,2})/(?P<M>\d{1,2})/(?P<Y>\d{4}))"
    r"(?:[T ]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?P<zone>Z|[+-]\d{2}:\d{2})?)?"
)


def urgency_of(text: str) -> Urgency | None:
    """`khẩn`, `Hoả tốc`, `very-urgent` …; None for a word that names no urgency."""
    return _URGENCIES.get(slug(text))


def moment_of(text: str) -> dt.datetime | None:
    """`2026-11-20`, `2026-11-20T08:15`, `20/11/2026 8:15`, with or without an offset; None for anything else.

    A day alone begins at midnight. Without an offset the result has no time zone: it is that of the office.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (found["y"], found["m"], found["d"]) if found["y"] else (found["Y"], found["M"], found["D"])
    hour, minute, *second = (int(part) for part in (found["time"] or "0:00").split(":"))
    try:
        moment = dt.datetime(int(year), int(month), int(day), hour, minute, sum(second))  # noqa: DTZ001 - see below
        offset = found["zone"]
        return moment if offset is None else moment.replace(tzinfo=dt.datetime.strptime(offset, "%z").tzinfo)
    except ValueError:
        return None


def day_of(text: str) -> dt.date | None:
    """`2026-11-20` or `20/11/2026`; None for anything else."""
    moment = moment_of(text) if ":" not in text else None
    return None if moment is None else moment.date()
