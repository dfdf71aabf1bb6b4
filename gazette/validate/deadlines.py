"""Sent and published in time. How many days an office has is set in its profile or its gazette.toml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from gazette.profiles import Rule, Workdays
from gazette.validate.facts import Subject, Values


def sent_late(subject: Subject, rule: Rule) -> Iterator[Values]:
    """From the day of signing to the day of receipt."""
    signed = subject.document.metadata.signed_on
    limit = last_day(signed, rule, subject.profile.workdays) if signed is not None else None
    received = _received(subject)
    if signed is not None and limit is not None and received > limit:
        yield {"date": signed.isoformat(), "received": received.isoformat(), "limit": limit.isoformat()}


def publish_late(subject: Subject, rule: Rule) -> Iterator[Values]:
    """From the day of receipt to today: asked while the document waits for its issue."""
    received = _received(subject)
    limit = last_day(received, rule, subject.profile.workdays)
    if limit is not None and subject.today > limit:
        yield {"received": received.isoformat(), "limit": limit.isoformat(), "today": subject.today.isoformat()}


def last_day(start: date, rule: Rule, workdays: Workdays) -> date | None:
    """The last day of a deadline that begins the day after `start`; None while the rule leaves the days open."""
    if days := rule.days("days"):
        return start + timedelta(days=days)
    count = rule.days("working_days")
    return workdays.after(start, count) if count else None


def _received(subject: Subject) -> date:
    """The day of receipt where the gazette is."""
    return subject.document.sources[0].received_at.astimezone(ZoneInfo(subject.profile.timezone)).date()
