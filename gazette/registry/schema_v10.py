"""What version 10 adds: numbers that no issue has.

A number is reserved ahead of its issue or void, each with a reason; `series` holds the number a year begins with where
the numbers before it were issued elsewhere. `issues.void` is the reason why an issue was dissolved with its numbers,
`issues.revision` counts what was changed in it, so that what was made of an older one is not recorded.
"""

from __future__ import annotations

NUMBERS_AHEAD = """
CREATE TABLE numbers_v10 (
    publisher TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0),
    state TEXT NOT NULL CHECK (state IN ('reserved', 'used', 'void')), issue TEXT REFERENCES issues(id), reason TEXT,
    PRIMARY KEY (publisher, year, number),
    CHECK (issue IS NOT NULL OR (reason IS NOT NULL AND state != 'used')),
    CHECK (reason IS NOT NULL OR state != 'void')
) STRICT;
INSERT INTO numbers_v10 (publisher, year, number, state, issue, reason)
    SELECT publisher, year, number, state, issue, reason FROM numbers;
DROP TABLE numbers;
ALTER TABLE numbers_v10 RENAME TO numbers;
CREATE INDEX numbers_by_issue ON numbers(issue);
CREATE INDEX numbers_by_state ON numbers(publisher, state, year, number);
CREATE TABLE series (
    publisher TEXT NOT NULL, year INTEGER NOT NULL, first INTEGER NOT NULL CHECK (first > 1), reason TEXT NOT NULL,
    PRIMARY KEY (publisher, year)
) STRICT;
ALTER TABLE issues ADD COLUMN void TEXT;
ALTER TABLE issues ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
"""
