"""Sent and published in time. How many days an office has is set in its profile or its gazette.toml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from gazette.profiles import Rule
from gazette.validate.facts import Subject, Values


def sent_late(subject: Subject, rule: Rule) -> Iterator[Values]:
    """From the day of signing to the day of receipt."""
    signed = subject.document.metadata.signed_on
    limit = rule.last_day(signed, subject.profile.workdays) if signed is not None else None
    received = _received(subject)
    if signed is not None and limit is not None and received > limit:
        yield {"date": signed.isoformat(), "received": received.isoformat(), "limit": limit.isoformat()}


def publish_late(subject: Subject, rule: Rule) -> Iterator[Values]:
    """From the day of receipt to today: asked while the document waits for its issue."""
    received = _received(subject)
    limit = rule.last_day(received, subject.profile.workdays)
    if limit is not None and subject.today > limit:
        yield {"received": received.isoformat(), "limit": limit.isoformat(), "today": subject.today.isoformat()}


def _received(subject: Subject) -> date:
    """The day of receipt where the gazette is."""
    return subject.document.sources[0].received_at.astimezone(ZoneInfo(subject.profile.timezone)).date()
