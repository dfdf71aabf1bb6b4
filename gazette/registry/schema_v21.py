"""What version 21 adds: what was taken out of the archive for good when a document was redacted.

A row of `erased` is a file that was kept of `work` and must not come in again; `came_in` is 1 for one that a sender
sent. Whether a file is rightly gone is not said here but by the signed statement of the redaction. Facts are asked for
by their kind, too.
"""

from __future__ import annotations

ERASED = """
CREATE TABLE erased (
    sha256 TEXT NOT NULL, work TEXT NOT NULL, came_in INTEGER NOT NULL,
    PRIMARY KEY (sha256, work)
) STRICT;
CREATE INDEX erased_by_work ON erased(work);
CREATE INDEX facts_by_kind ON facts(kind);
"""
