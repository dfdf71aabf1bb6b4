"""Which files of the archive the ledger needs, and what each belongs to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NoReturn

from gazette.model import Attachment, CheckedDocument, HeldDocument, SignedIssue, SourceFile
from gazette.model.codec import Json, decode
from gazette.model.fact_record import SignedFact
from gazette.model.renewal import SignedRenewal
from gazette.registry.database import Database


@dataclass(frozen=True, slots=True)
class Reference:
    """A file by its digest. `kind` is document, file, issue, log, fact, decision or ledger; `name` says which."""

    sha256: str
    kind: str
    name: str


def references(database: Database) -> Iterator[Reference]:
    """Every file that the ledger names, some more than once."""
    for row in database.query("SELECT uri, number, checked FROM documents"):
        name = row["number"] or row["uri"]
        yield from (Reference(item, "document", name) for item in _document(json.loads(row["checked"])))
    for row in database.query("SELECT name, outcome, result, request FROM intake"):
        found = {*_outcome(row["outcome"], json.loads(row["result"])), *_request(json.loads(row["request"] or "null"))}
        yield from (Reference(item, "file", row["name"]) for item in sorted(found))
    for row in database.query("SELECT id, signed FROM issues WHERE signed IS NOT NULL"):
        issue = decode(SignedIssue, json.loads(row["signed"]), _nothing)
        files = (*issue.manifest.files, issue.manifest_file, issue.signature_file)
        yield from (Reference(file.sha256, "issue", row["id"]) for file in files)
    for row in database.query("SELECT issue, signed FROM renewals"):
        renewal = decode(SignedRenewal, json.loads(row["signed"]), _nothing)
        digests = [file.sha256 for file in renewal.renewal.files]
        digests += [renewal.record_file.sha256, renewal.signature_file.sha256]
        yield from (Reference(item, "issue", row["issue"]) for item in digests)
    for row in database.query("SELECT work, signed FROM told_facts"):
        fact = decode(SignedFact, json.loads(row["signed"]), _nothing)
        yield from (Reference(file.sha256, "fact", row["work"]) for file in (fact.record_file, fact.signature_file))
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


def _document(raw: Json) -> set[str]:
    """The text of an accepted document, the files it came as, and what is attached to it."""
    found: set[str] = set()
    document = decode(CheckedDocument, raw, _into(found)).document
    return found | _came(document.sources) | _attached(document.attachments)


def _outcome(outcome: str, raw: Json) -> set[str]:
    if outcome == "accepted":
        return _document(raw)
    found: set[str] = set()
    if outcome == "held":
        held = decode(HeldDocument, raw, _into(found))
        return found | _came((held.source, *held.originals)) | _attached(held.attachments)
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
