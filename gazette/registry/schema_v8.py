"""What version 8 adds: the few issues that are not published are found without reading the thousands that are."""

from __future__ import annotations

QUEUE_OF_ISSUES = """
CREATE INDEX issues_by_state ON issues(publisher, state, year, first_number);
"""
