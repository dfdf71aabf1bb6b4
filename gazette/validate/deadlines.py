"""Sent and published in time. How many days an office has is set in its profile or its gazette.toml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from gazette.profiles import Rule
from gazette.validate.facts import Subject, Values

_SATURDAY = 5


def sent_late(subject: Subject, rule: Rule) -> Iterator[Values]:
    """From the day of signing to the day of receipt."""
    signed = subject.document.metadata.signed_on
    limit = last_day(signed, rule) if signed is not None else None
    received = _received(subject)
    if signed is not None and limit is not None and received > limit:
        yield {"date": signed.isoformat(), "received": received.isoformat(), "limit": limit.isoformat()}


def publish_late(subject: Subject, rule: Rule) -> Iterator[Values]:
    """From the day of receipt to today: asked while the document waits for its issue."""
    received = _received(subject)
    limit = last_day(received, rule)
    if limit is not None and subject.today > limit:
        yield {"received": received.isoformat(), "limit": limit.isoformat(), "today": subject.today.isoformat()}


def last_day(start: date, rule: Rule) -> date | None:
    """The last day of a deadline that begins the day after `start`; None while the rule leaves the days open.

    Working days are Monday to Friday; a deadline over public holidays, unknown here, is told early.
    """
    if days := rule.days("days"):
        return start + timedelta(days=days)
    left = rule.days("working_days")
    if not left:
        return None
    day = start
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day


def _received(subject: Subject) -> date:
    """The day of receipt where the gazette is."""
    return subject.document.sources[0].received_at.astimezone(ZoneInfo(subject.profile.timezone)).date()
