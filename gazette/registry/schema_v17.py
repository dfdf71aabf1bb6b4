"""What version 17 adds: embargoes.

`embargoes` is appended to: the newest row of a subject (a work URI, or the key of an issue) stands; `until` is UTC, and
NULL once the embargo was lifted.
"""

from __future__ import annotations

EMBARGOES = """
CREATE TABLE embargoes (
    seq INTEGER PRIMARY KEY, subject TEXT NOT NULL, until TEXT,
    reason TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX embargoes_by_subject ON embargoes(subject, seq);
"""
