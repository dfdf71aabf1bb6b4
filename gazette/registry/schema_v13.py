"""What version 13 adds: the pages of the ledger that the archive holds, so that it can be made anew from that alone.

`last` is the last event that a page tells of. Whoever brings a registry to another version empties the table: pages
hold rows as the tables of one version have them.
"""

from __future__ import annotations

PAGES = """
CREATE TABLE ledger_pages (seq INTEGER PRIMARY KEY, last INTEGER NOT NULL, page TEXT NOT NULL) STRICT;
"""
