"""What version 9 adds: timestamps over checkpoints of the log. `token` is a digest of the archive."""

from __future__ import annotations

TIMES_OF_CHECKPOINTS = """
CREATE TABLE log_timestamps (
    size INTEGER PRIMARY KEY REFERENCES log_heads(size), token TEXT NOT NULL, bytes INTEGER NOT NULL, at TEXT NOT NULL
) STRICT;
"""
