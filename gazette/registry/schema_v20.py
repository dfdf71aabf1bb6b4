"""What version 20 adds: whose gazette a document and a file belong to, so that several publishers share a registry.

A file of which that can't be told, since nothing of it was ever accepted and the registry knows several publishers or
none, has no publisher until it is read again: every publisher sees it. `tallies` are kept of each publisher, too.
"""

from __future__ import annotations

from gazette.registry.database import Database

PUBLISHERS = """
ALTER TABLE documents ADD COLUMN publisher TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN publisher TEXT;
CREATE INDEX documents_by_publisher ON documents(publisher, state, uri);
CREATE INDEX documents_of_publisher ON documents(publisher, uri);
"""


NOBODY = "-"
"""In the name of a tally: what belongs to no publisher that is known."""
_ADD = (
    "INSERT INTO tallies (name, count) VALUES ('{table}/' || coalesce({row}.publisher, '-') || '/' || {row}.{column},"
    " {by}) ON CONFLICT (name) DO UPDATE SET count = tallies.count + {by}"
)
_COUNT = """
INSERT INTO tallies (name, count)
    SELECT '{table}/' || coalesce(publisher, '-') || '/' || {column}, count(*) FROM {table}
    GROUP BY publisher, {column};
CREATE TRIGGER {table}_owned AFTER INSERT ON {table} FOR EACH ROW BEGIN {come}; END;
CREATE TRIGGER {table}_disowned AFTER DELETE ON {table} FOR EACH ROW BEGIN {gone}; END;
CREATE TRIGGER {table}_reowned AFTER UPDATE OF publisher, {column} ON {table} FOR EACH ROW BEGIN {gone}; {come}; END;
"""


def _counted(table: str, column: str) -> str:
    """The tallies of a table's rows by publisher and a column, and the triggers that keep them."""
    gone = _ADD.format(table=table, column=column, row="OLD", by=-1)
    come = _ADD.format(table=table, column=column, row="NEW", by=1)
    return _COUNT.format(table=table, column=column, gone=gone, come=come)


COUNTED_BY_PUBLISHER = _counted("documents", "state") + _counted("sources", "outcome")


def fill_publishers(database: Database) -> None:
    """The publisher of what a registry has already: that of its issue, or else the place in its URI."""
    of_issue = "UPDATE documents SET publisher = (SELECT publisher FROM issues WHERE issues.id = documents.issue)"
    database.execute(f"{of_issue} WHERE issue IS NOT NULL", [])
    rows = database.query("SELECT uri FROM documents UNION SELECT uri FROM sources WHERE uri IS NOT NULL", [])
    for start in sorted({beginning for row in rows if (beginning := _beginning(row["uri"]))}):
        for table, where in (("documents", "publisher = ''"), ("sources", "publisher IS NULL")):
            change = f"UPDATE {table} SET publisher = ? WHERE {where} AND substr(uri, 1, length(?)) = ?"  # noqa: S608 - names of the program's own
            database.execute(change, [start.split("/")[2], start, start])
    of_document = "SELECT min(publisher) FROM documents WHERE documents.sha256 = sources.sha256"
    known = "EXISTS (SELECT 1 FROM documents WHERE documents.sha256 = sources.sha256)"
    database.execute(f"UPDATE sources SET publisher = ({of_document}) WHERE {known}", [])  # noqa: S608 - as above
    query = "SELECT publisher FROM documents WHERE publisher != '' UNION SELECT publisher FROM issues"
    publishers = [row["publisher"] for row in database.query(query, [])]
    if len(publishers) == 1:
        database.execute("UPDATE sources SET publisher = ? WHERE publisher IS NULL", publishers)


def _beginning(uri: str) -> str:
    """`/akn/vn-hn/` of a work URI; empty for what is none."""
    parts = uri.split("/")
    return "/".join((*parts[:3], "")) if len(parts) > 3 and parts[1] == "akn" else ""
