"""What version 18 adds: days without an issue, by the key of their events (`vn/2026-11-26`)."""

from __future__ import annotations

QUIET_DAYS = """
CREATE TABLE quiet_days (
    id TEXT PRIMARY KEY, publisher TEXT NOT NULL, year INTEGER NOT NULL, day TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX quiet_days_by_year ON quiet_days(publisher, year, day);
"""
