"""What version 11 adds: facts about documents, which of them are published, and what accepted documents do to others.

`facts` is appended to and never changed: `fact` is the value as recorded. `told_facts` has a row once a fact is
published, with its signed statement; `number` counts those of a document. `ties` are the relations that are facts about
another document (corrects, repeals, replaces, consolidates), by the ELI of that one. The renderings of an issue are
found by it.
"""

from __future__ import annotations

import json

from gazette.registry.database import Database

FACTS = """
CREATE TABLE facts (
    seq INTEGER PRIMARY KEY, work TEXT NOT NULL, kind TEXT NOT NULL, by_uri TEXT, fact TEXT NOT NULL
) STRICT;
CREATE INDEX facts_by_work ON facts(work);
CREATE INDEX facts_by_document ON facts(by_uri);
CREATE TABLE told_facts (
    fact INTEGER PRIMARY KEY REFERENCES facts(seq), work TEXT NOT NULL, number INTEGER NOT NULL CHECK (number > 0),
    issue TEXT NOT NULL REFERENCES issues(id), signed TEXT NOT NULL, UNIQUE (work, number)
) STRICT;
CREATE TABLE ties (uri TEXT NOT NULL, kind TEXT NOT NULL, eli TEXT NOT NULL) STRICT;
CREATE INDEX ties_by_uri ON ties(uri);
CREATE INDEX ties_by_eli ON ties(eli);
CREATE INDEX steps_by_subject ON steps(subject, step);
"""


def fill_ties(database: Database) -> None:
    """The ties of the documents that a registry has already."""
    from gazette.registry.ties import KINDS

    for row in list(database.query("SELECT uri, checked FROM documents")):
        relations = json.loads(row["checked"])["document"]["metadata"]["relations"]
        found = sorted({(item["kind"], item["href"]) for item in relations if item["kind"] in KINDS})
        database.table("ties").insert_all({"uri": row["uri"], "kind": kind, "eli": eli} for kind, eli in found)
