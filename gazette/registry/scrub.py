"""Taking a document out of the ledger: what is kept of it, what of that goes, and what is left in its rows."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NoReturn

from gazette.model import CheckedDocument, HeldDocument, Metadata, Refusal, Structure
from gazette.model.codec import Json, decode, encode
from gazette.model.fact_record import SignedFact
from gazette.model.redaction import Redactions
from gazette.model.rendition import Role
from gazette.model.status import Fact, RemovedFile
from gazette.model.tombstone import tombstone, unnamed
from gazette.registry.database import Database, Row, rows_of
from gazette.registry.pages import NOT_KEPT, TABLES
from gazette.registry.references import references

_DIGEST = re.compile(r"[0-9a-f]{64}")
_OF_THE_ISSUE = frozenset({Role.ISSUE_PDF.value, Role.ISSUE_XML.value})
_MADE_OF_TEXT = ("compose", "seal", "sign", "request")
"""Steps of an issue whose results are of no use once a file of them is gone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a document beside what was published: digests of files of the archive.

    `came_in` are those that a sender sent; `made` is whatever was made of them or decided about them.
    """

    came_in: frozenset[str]
    made: frozenset[str]


def kept(database: Database, work: str) -> Kept:
    """What the archive keeps of a document, as far as the ledger knows."""
    rows = list(_came(database, work))
    found = {*_digests(row["result"] for row in rows), *_digests(row["request"] or "" for row in rows)}
    for row in database.query("SELECT checked FROM documents WHERE uri = ?", [work]):
        found |= set(_digests([row["checked"]]))
    sources = {row["sha256"] for row in rows}
    came_in = {*sources, *(item for row in rows for item in _sent(json.loads(row["result"])))}
    for row in rows_of(database, "SELECT record FROM settlements WHERE sha256", sources):
        found.add(row["record"])
    for row in rows_of(database, "SELECT kind, outputs, source FROM events WHERE source", sources):
        found |= set(json.loads(row["outputs"])) if row["kind"] == "replied" else set()
    return Kept(frozenset(came_in), frozenset(found | _rendered(database, work)) - came_in)


def _rendered(database: Database, work: str) -> set[str]:
    """What renderings made of a document, and of the issues that held it, before the seal."""
    found: set[str] = set()
    for row in database.query("SELECT outputs FROM steps WHERE step = 'render'"):
        renditions = json.loads(row["outputs"])["renditions"]
        if any(item["work"] == work for item in renditions):
            whole = (item for item in renditions if item["work"] is None and item["role"] in _OF_THE_ISSUE)
            own = (item for item in renditions if item["work"] == work)
            found |= {item["sha256"] for item in (*whole, *own)}
    return found


def scrub(database: Database, work: str, removed: Collection[RemovedFile], grave: bytes, put_in: str) -> None:
    """Take every word of a document out of the ledger, and note which files are to leave the archive.

    `grave` is the text that stands in the place of its own, `put_in` its digest in the archive. Inside a transaction.
    """
    found = kept(database, work)
    for sha256 in sorted({*found.came_in, *found.made, *(file.sha256 for file in removed)}):
        row: Row = {"sha256": sha256, "work": work, "came_in": int(sha256 in found.came_in)}
        database.table("erased").insert(row)
    rows = list(_came(database, work))
    _scrub_document(database, work, grave, put_in)
    _scrub_intake(database, rows, grave, put_in)
    _scrub_facts(database, work)
    _forget_steps(database, work, {row["sha256"] for row in rows}, {file.sha256 for file in removed})


def doomed(database: Database, held: Iterable[str], gone: Redactions) -> tuple[str, ...]:
    """Which files of the archive have to go: those noted, unless another document needs one, and those that the
    ledger names nowhere (pages of the portal, earlier pages of the ledger, what was rendered and given up).

    All of these can be made again of what stays.
    """
    needed = {item.sha256 for item in references(database, gone)}
    noted = {row["sha256"] for row in database.query("SELECT sha256 FROM erased")}
    named = _named(database)
    return tuple(sha256 for sha256 in held if sha256 not in needed and (sha256 in noted or sha256 not in named))


def _named(database: Database) -> set[str]:
    """Every digest that the ledger names anywhere."""
    found: set[str] = set()
    for table in {*TABLES, *NOT_KEPT, "events"} - {"erased"}:
        for row in database.query(f'SELECT * FROM "{table}"'):  # noqa: S608 - names of the program's own
            found.update(_digests(value for value in row.values() if isinstance(value, str)))
    return found


def _scrub_document(database: Database, work: str, grave: bytes, put_in: str) -> None:
    for row in list(database.query("SELECT checked, sha256 FROM documents WHERE uri = ?", [work])):
        scrubbed = {"title": "", "checked": _buried(row["checked"], grave, put_in), "file": row["sha256"][:12]}
        database.table("documents").update(work, scrubbed)


def _scrub_intake(database: Database, rows: list[Row], grave: bytes, put_in: str) -> None:
    """Of each file its newest record stays, without its words; decisions about it go."""
    newest = {row["sha256"]: row for row in rows}
    for sha256, row in newest.items():
        name = sha256[:12]
        result = _buried(row["result"], grave, put_in) if row["outcome"] == "accepted" else _emptied(row)
        database.table("intake").delete_where("sha256 = ? AND seq <> ?", [sha256, row["seq"]])
        database.table("intake").update(row["seq"], {"name": name, "result": result, "request": None})
        database.table("sources").update(sha256, {"name": name, "title": None, "intake": row["seq"]})
        database.table("settlements").delete_where("sha256 = ?", [sha256])


def _scrub_facts(database: Database, work: str) -> None:
    """What was corrected stood in the text: the words go, that it was corrected stays."""
    for row in list(database.query("SELECT seq, fact FROM facts WHERE work = ?", [work])):
        fact = replace(decode(Fact, json.loads(row["fact"]), _no_bytes), wording=())
        database.table("facts").update(row["seq"], {"fact": _json(fact)})
    for row in list(database.query("SELECT fact, signed FROM told_facts WHERE work = ?", [work])):
        told = decode(SignedFact, json.loads(row["signed"]), _no_bytes)
        record = replace(told.record, fact=replace(told.record.fact, wording=()))
        database.table("told_facts").update(row["fact"], {"signed": _json(replace(told, record=record))})


def _forget_steps(database: Database, work: str, sources: Collection[str], removed: Collection[str]) -> None:
    """What saves work and holds words: portals with the document, and what was made of the texts."""
    steps = database.table("steps")
    for row in list(database.query("SELECT key, outputs FROM steps WHERE step = 'portal'")):
        if not set(removed).isdisjoint(_digests([row["outputs"]])):
            steps.delete(row["key"])
    for sha256 in sources:
        steps.delete_where("subject = ?", [sha256])
    issues = {
        row["subject"]
        for row in database.query("SELECT subject, outputs FROM steps WHERE step = 'render'")
        if any(item["work"] == work for item in json.loads(row["outputs"])["renditions"])
    }
    for issue in issues:
        for step in _MADE_OF_TEXT:
            steps.delete_where("step = ? AND subject = ?", [step, issue])


def _came(database: Database, work: str) -> Iterator[Row]:
    """Every record of every file that came in for a document, the oldest first."""
    query = (
        "SELECT seq, sha256, outcome, result, request FROM intake WHERE sha256 IN"
        " (SELECT sha256 FROM documents WHERE uri = ? UNION SELECT sha256 FROM intake WHERE uri = ?) ORDER BY seq"
    )
    return database.query(query, [work, work])


def _sent(result: Json) -> set[str]:
    """The files of an outcome that a sender sent, and the archives that they came in."""
    sources = result["document"]["sources"] if "document" in result else [result["source"], *result["originals"]]
    packed = {item["container"]["sha256"] for item in sources if item.get("container") is not None}
    return {item["sha256"] for item in sources} | packed


def _digests(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _DIGEST.findall(text)


def _buried(checked: str, grave: bytes, put_in: str) -> str:
    """An accepted document with a tombstone in the place of its text."""
    document = decode(CheckedDocument, json.loads(checked), lambda _: b"")
    return json.dumps(encode(tombstone(document, grave), lambda _: put_in), ensure_ascii=False)


def _emptied(row: Row) -> str:
    """What is left of a file that was held or refused: that it came, and when."""
    raw = json.loads(row["result"])
    made: HeldDocument | Refusal
    if row["outcome"] == "held":
        held = decode(HeldDocument, raw, lambda _: b"")
        nothing = Metadata(None, None, None, (), None, None)
        originals = tuple(map(unnamed, held.originals))
        made = HeldDocument(unnamed(held.source), nothing, Structure(), (), uri=held.uri, originals=originals)
    else:
        refused = decode(Refusal, raw, lambda _: b"")
        made = Refusal(unnamed(refused.source), (), originals=tuple(map(unnamed, refused.originals)))
    return _json(made)


def _json(value: object) -> str:
    return json.dumps(encode(value, _no_bytes), ensure_ascii=False)


def _no_bytes(_: object) -> NoReturn:
    raise TypeError("nothing of this holds bytes itself")
