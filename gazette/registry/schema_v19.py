"""What version 19 adds: what `list` and `doctor --quick` ask of the whole ledger is kept up while it is written.

`tallies` holds how many documents are in a state and how many files have an outcome; `issues.logged` is 1 once the
issue stands in the log. The database keeps them itself, in the transaction that changes what they count, so that no way
of writing can pass them by. Both follow from other tables.
"""

from __future__ import annotations

_ADD = (
    "INSERT INTO tallies (name, count) VALUES ('{table}/' || {row}.{column}, {by})"
    " ON CONFLICT (name) DO UPDATE SET count = tallies.count + {by}"
)
_TRIGGERS = """
CREATE TRIGGER {table}_counted AFTER INSERT ON {table} FOR EACH ROW BEGIN {come}; END;
CREATE TRIGGER {table}_uncounted AFTER DELETE ON {table} FOR EACH ROW BEGIN {gone}; END;
CREATE TRIGGER {table}_recounted AFTER UPDATE OF {column} ON {table} FOR EACH ROW BEGIN {gone}; {come}; END;
"""


def _counted(table: str, column: str) -> str:
    """The triggers that count the rows of a table by a column."""
    gone = _ADD.format(table=table, column=column, row="OLD", by=-1)
    come = _ADD.format(table=table, column=column, row="NEW", by=1)
    return _TRIGGERS.format(table=table, column=column, gone=gone, come=come)


TALLIES = """
CREATE TABLE tallies (name TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT;
INSERT INTO tallies (name, count) VALUES
    ('documents/accepted', 0), ('documents/composed', 0), ('documents/published', 0),
    ('sources/accepted', 0), ('sources/held', 0), ('sources/refused', 0);
UPDATE tallies SET count = (SELECT count(*) FROM documents WHERE 'documents/' || state = tallies.name)
    + (SELECT count(*) FROM sources WHERE 'sources/' || outcome = tallies.name);
ALTER TABLE issues ADD COLUMN logged INTEGER NOT NULL DEFAULT 0;
UPDATE issues SET logged = 1 WHERE EXISTS (SELECT 1 FROM log_entries WHERE log_entries.subject = issues.id);
CREATE INDEX issues_unlogged ON issues(publisher, state, year, first_number) WHERE logged = 0;
CREATE TRIGGER issues_logged AFTER INSERT ON log_entries FOR EACH ROW
    BEGIN UPDATE issues SET logged = 1 WHERE id = NEW.subject AND logged = 0; END;
"""
COUNTED = _counted("documents", "state") + _counted("sources", "outcome")
