"""The tables of the first version: where every registry begins before it is brought forward."""

from __future__ import annotations

TABLES = """
CREATE TABLE intake (
    key TEXT PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL, outcome TEXT NOT NULL, uri TEXT,
    result TEXT NOT NULL,
    received_at TEXT NOT NULL
) STRICT;
CREATE INDEX intake_by_sha256 ON intake(sha256);
CREATE TABLE issues (
    id TEXT PRIMARY KEY, publisher TEXT NOT NULL, year INTEGER NOT NULL, numbers TEXT NOT NULL, date TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('composed', 'rendered', 'signed', 'published')),
    documents TEXT NOT NULL, first_number INTEGER NOT NULL, pages INTEGER, manifest TEXT, signed TEXT, published_at TEXT
) STRICT;
CREATE INDEX issues_by_order ON issues(publisher, year, first_number);
CREATE TABLE documents (
    uri TEXT PRIMARY KEY, eli TEXT NOT NULL, number TEXT, type TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'composed', 'published')),
    sha256 TEXT NOT NULL, issue TEXT REFERENCES issues(id), checked TEXT NOT NULL, accepted_at TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_eli ON documents(eli);
CREATE INDEX documents_by_state ON documents(state);
CREATE INDEX documents_by_number ON documents(number);
CREATE INDEX documents_by_sha256 ON documents(sha256);
CREATE TABLE numbers (
    publisher TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0),
    state TEXT NOT NULL CHECK (state IN ('reserved', 'used', 'void')), issue TEXT NOT NULL, reason TEXT,
    PRIMARY KEY (publisher, year, number)
) STRICT;
CREATE TABLE steps (
    key TEXT PRIMARY KEY, step TEXT NOT NULL, subject TEXT NOT NULL, outputs TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE events (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, command TEXT NOT NULL, kind TEXT NOT NULL,
    subject TEXT NOT NULL, inputs TEXT NOT NULL, outputs TEXT NOT NULL,
    previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;
"""
