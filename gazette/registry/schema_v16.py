"""What version 16 adds: the issue that an issue is a supplement to, by its key."""

from __future__ import annotations

SUPPLEMENTS = """
ALTER TABLE issues ADD COLUMN supplements TEXT REFERENCES issues(id);
CREATE INDEX issues_by_supplement ON issues(publisher, supplements);
"""
