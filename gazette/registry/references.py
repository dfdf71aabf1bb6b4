"""Which files of the archive the ledger needs, and what each belongs to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NoReturn

from gazette.model import Attachment, CheckedDocument, HeldDocument, SignedIssue, SourceFile
from gazette.model.codec import Json, decode
from gazette.model.fact_record import SignedFact
from gazette.model.redaction import NO_REDACTIONS, Redactions
from gazette.model.renewal import SignedRenewal, renewal_files
from gazette.registry.database import Database, rows_of


@dataclass(frozen=True, slots=True)
class Reference:
    """A file by its digest. `kind` is document, file, issue, log, fact, decision or ledger; `name` says which."""

    sha256: str
    kind: str
    name: str


def references(database: Database, gone: Redactions = NO_REDACTIONS) -> Iterator[Reference]:
    """Every file that the ledger names, some more than once, but for what the redactions `gone` took away rightly."""
    empty = _sources_of(database, gone.by_work)
    for row in database.query("SELECT uri, number, sha256, checked FROM documents"):
        name, came = row["number"] or row["uri"], row["sha256"] not in empty
        yield from (Reference(item, "document", name) for item in _document(json.loads(row["checked"]), came=came))
    for row in database.query("SELECT name, sha256, outcome, result, request FROM intake"):
        came, result = row["sha256"] not in empty, json.loads(row["result"])
        found = {*_outcome(row["outcome"], result, came=came), *_request(json.loads(row["request"] or "null"))}
        yield from (Reference(item, "file", row["name"]) for item in sorted(found))
    for row in database.query("SELECT id, signed FROM issues WHERE signed IS NOT NULL"):
        issue = decode(SignedIssue, json.loads(row["signed"]), _nothing)
        files = gone.left((*issue.manifest.files, issue.manifest_file, issue.signature_file))
        yield from (Reference(file.sha256, "issue", row["id"]) for file in files)
    for row in database.query("SELECT issue, signed FROM renewals"):
        files = gone.left(renewal_files(decode(SignedRenewal, json.loads(row["signed"]), _nothing)))
        yield from (Reference(file.sha256, "issue", row["issue"]) for file in files)
    for row in database.query("SELECT work, signed FROM told_facts"):
        fact = decode(SignedFact, json.loads(row["signed"]), _nothing)
        files = gone.left((fact.record_file, fact.signature_file))
        yield from (Reference(file.sha256, "fact", row["work"]) for file in files)
    for kind, query in _PLAIN:
        for row in database.query(query):
            yield Reference(row["sha256"], kind, row["name"] or "")


_DECISIONS = (
    "SELECT record AS sha256, sources.name AS name FROM settlements"
    " LEFT JOIN sources ON sources.sha256 = settlements.sha256"
)
_PLAIN = (
    ("issue", "SELECT statement AS sha256, issue AS name FROM approvals"),
    ("issue", "SELECT signature AS sha256, issue AS name FROM approvals"),
    ("issue", "SELECT plan AS sha256, id AS name FROM issues WHERE plan IS NOT NULL"),
    ("decision", _DECISIONS),
    ("log", "SELECT sha256, path AS name FROM log_files"),
    ("log", "SELECT note AS sha256, 'checkpoint' AS name FROM log_heads"),
    ("log", "SELECT token AS sha256, 'timestamp' AS name FROM log_timestamps"),
    ("ledger", "SELECT page AS sha256, NULL AS name FROM ledger_pages"),
)


def _sources_of(database: Database, works: Iterable[str]) -> set[str]:
    """The files that came in for some documents."""
    found = {row["sha256"] for row in rows_of(database, "SELECT sha256 FROM documents WHERE uri", works)}
    return found | {row["sha256"] for row in rows_of(database, "SELECT sha256 FROM intake WHERE uri", works)}


def _document(raw: Json, *, came: bool) -> set[str]:
    """The text of an accepted document, what is attached to it, and the files it `came` as if they are kept."""
    found: set[str] = set()
    document = decode(CheckedDocument, raw, _into(found)).document
    return found | (_came(document.sources) if came else set()) | _attached(document.attachments)


def _outcome(outcome: str, raw: Json, *, came: bool) -> set[str]:
    if outcome == "accepted":
        return _document(raw, came=came)
    found: set[str] = set()
    if outcome == "held":
        held = decode(HeldDocument, raw, _into(found))
        sources = _came((held.source, *held.originals)) if came else set()
        return found | sources | _attached(held.attachments)
    return found  # of a file that was refused only what came in is kept: see _request


def _came(sources: Iterable[SourceFile]) -> set[str]:
    return {item.sha256 for item in sources}


def _attached(attachments: Iterable[Attachment]) -> set[str]:
    return {item.sha256 for item in attachments}


def _request(raw: Json) -> Iterator[str]:
    """The bytes of the files that came in together: what `encode` made of them stands as `data`."""
    if isinstance(raw, dict):
        for name, value in raw.items():
            if name == "data" and isinstance(value, str):
                yield value
            else:
                yield from _request(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _request(value)


def _into(found: set[str]) -> Callable[[str], bytes]:
    """What `decode` gets in the place of bytes, while their digests are collected."""

    def get(sha256: str) -> bytes:
        found.add(sha256)
        return b""

    return get


def _nothing(sha256: str) -> NoReturn:
    raise TypeError(f"a signed record holds no bytes itself ({sha256})")
