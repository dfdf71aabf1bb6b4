"""What came in and what was accepted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from gazette.akn.names import slug
from gazette.model import (
    CheckedDocument,
    HeldDocument,
    IntakeOutcome,
    IssueId,
    Metadata,
    Settlement,
    SourceFile,
    Urgency,
)
from gazette.model.codec import Json, decode, encode
from gazette.registry import embargoes, endings, events, settlements, ties
from gazette.registry.database import Database, Value, most, rows_of, transaction
from gazette.registry.embargoes import EmbargoRecord
from gazette.registry.endings import Ending
from gazette.registry.events import Actor
from gazette.registry.issues import IssueRecord, Issues
from gazette.registry.records import Change, DocumentRecord, IntakeRecord, SourceRecord, StaleError
from gazette.registry.schema_v20 import NOBODY
from gazette.registry.ties import Tie


@dataclass(frozen=True, slots=True)
class Swap:
    """The document `new` takes the place of `old` (URIs, often the same) in an issue that is not signed."""

    issue: IssueRecord
    old: str
    new: str


class Documents:
    """The intake book and the accepted documents of a registry."""

    def __init__(
        self,
        database: Database,
        put: Callable[[bytes], str],
        get: Callable[[str], bytes],
        called: Callable[[IssueId], str] = str,
    ) -> None:
        self._db = database
        self._put = put
        self._get = get
        self._called = called

    # -- what came in

    def intake(self, key: str) -> IntakeRecord | None:
        """The newest record of an ingest step's key."""
        return self._intake("key = ? ORDER BY seq DESC LIMIT 1", [key])

    def newest(self, sha256: str) -> IntakeRecord | None:
        """The newest record of a file's bytes."""
        return self._intake("sha256 = ? ORDER BY seq DESC LIMIT 1", [sha256])

    def versions(self, sha256: str) -> tuple[IntakeRecord, ...]:
        """Every record of a file's bytes, the oldest first."""
        return tuple(_intake(row) for row in self._db.query(f"{_INTAKE} WHERE sha256 = ? ORDER BY seq", [sha256]))

    def source(self, sha256: str) -> SourceRecord | None:
        """What became of a file's bytes last."""
        return next(iter(self._sources("sha256 = ?", [sha256])), None)

    def in_outcome(
        self, outcome: str, after: int = 0, limit: int | None = None, publisher: str | None = None
    ) -> tuple[SourceRecord, ...]:
        """Files whose newest outcome this is, in the order they were recorded, from behind the record `after` on.

        Those of one publisher, with those of which it is not known whose they are; or all.
        """
        whose, of = (f" AND {_WHOSE}", [publisher]) if publisher is not None else ("", [])
        where = f"outcome = ? AND intake > ?{whose} ORDER BY intake LIMIT ?"
        return self._sources(where, [outcome, after, *of, most(limit)])

    def sources_named(self, text: str) -> tuple[SourceRecord, ...]:
        """Files that have exactly this number, URI, file name or digest, or else had this name before."""
        found = self._sources("number = ? OR uri = ? OR name = ? OR sha256 = ?", [text] * 4)
        return found or self._sources("sha256 IN (SELECT sha256 FROM intake WHERE name = ?) ORDER BY intake", [text])

    def names(self, sha256: str) -> tuple[str, ...]:
        """Every name that a file's bytes were recorded under, the first one first."""
        query = "SELECT name FROM intake WHERE sha256 = ? GROUP BY name ORDER BY min(seq)"
        return tuple(row["name"] for row in self._db.query(query, [sha256]))

    def find_sources(self, text: str) -> tuple[SourceRecord, ...]:
        """Files named by number, URI, file name or digest, or by enough of one."""
        exact = self.sources_named(text)
        if exact:
            return exact
        pattern = _pattern(text)
        where = (
            f"{_like('number')} OR {_like('uri')} OR {_like('name')}"
            " OR substr(sha256, 1, length(?)) = ? ORDER BY intake LIMIT 20"
        )
        return self._sources(where, [pattern, pattern, pattern, text, text])

    def settled(self, sha256: str) -> tuple[Settlement, ...]:
        """What editors decided about a file's bytes, in order. Raises IntegrityError when a record was altered."""
        return settlements.standing(self._db, sha256, self._get)

    # -- writing

    def record(self, actor: Actor, *changes: Change, swap: Swap | None = None) -> None:
        """Write what became of files, with their documents, decisions and events, as one transaction.

        A published document keeps what was published; before that, a newer reading of the same bytes replaces it,
        moves it to another address or takes it out; with `swap` a document takes another's place in an issue that is
        not signed, too. Raises StaleError when another wrote in between: about the same bytes, a document at the same
        address, or an issue that a decision comes too late for; ConflictError for an issue that is signed.
        """
        prepared = [
            (change, self._result(change.outcome), [settlements.kept(item, self._put) for item in change.settled])
            for change in changes
        ]
        with transaction(self._db):
            known = [record.uri for change in changes for record in self.of_source(change.sha256)]
            embargoed = embargoes.standing(self._db, known)
            for change, result, decided in prepared:
                self._write(actor, change, result, decided, swap)
            for change in changes:
                self._embargo(change, embargoed, actor)
            if swap is not None:
                Issues(self._db, self._called).substitute(swap.issue, swap.old, swap.new, actor)

    def _result(self, outcome: IntakeOutcome) -> str:
        return json.dumps(encode(outcome, self._put), ensure_ascii=False)

    def _write(self, actor: Actor, change: Change, result: str, decided: list[str], swap: Swap | None) -> None:
        newest = self.newest(change.sha256)
        if (newest.seq if newest is not None else None) != change.after:
            raise StaleError("REG-CHANGED", document=change.name)
        outcome, uri = outcome_of(change.outcome)
        source = source_of(change.outcome)
        received = source.received_at.isoformat()
        seq = self._db.table("intake").append(
            {
                "key": change.key,
                "sha256": change.sha256,
                "name": change.name,
                "outcome": outcome,
                "uri": uri,
                "result": result,
                "request": json.dumps(change.request, ensure_ascii=False),
                "received_at": received,
            }
        )
        self._db.table("sources").upsert(
            {
                "sha256": change.sha256,
                "intake": seq,
                "name": change.name,
                "outcome": outcome,
                "uri": uri,
                **_facts(change.outcome),
                "received_at": received,
                "sender": source.sender,
                "urgency": source.urgency.value,
                "publisher": change.publisher,
            }
        )
        place = self._place(change, result, actor, swap)
        settlements.write(self._db, change.sha256, decided)
        before = newest.outcome if newest is not None else None
        kinds = [change.kind] if change.kind is not None else []
        if change.kind is None or outcome != before:
            kinds.append(place or outcome)
        for kind in kinds:
            events.append(
                self._db,
                at=actor.at,
                who=actor.who,
                command=actor.command,
                kind=kind,
                subject=uri or change.name,
                inputs=(change.sha256, *decided),
                outputs=(change.key, *_made(change, kind)),
            )

    def _embargo(self, change: Change, embargoed: Sequence[EmbargoRecord], actor: Actor) -> None:
        """What came in with a document holds it back, and what held back the one in whose place it stands."""
        if not isinstance(change.outcome, CheckedDocument) or not (change.embargo or embargoed):
            return
        record = self.get(change.outcome.document.uri)
        if record is None or record.sha256 != change.sha256 or record.state == "published":
            return
        if change.embargo is not None:
            embargoes.impose_told(self._db, record.uri, change.embargo, actor)
        embargoes.carry(self._db, embargoed, record.uri, actor)

    def _place(self, change: Change, result: str, actor: Actor, swap: Swap | None) -> str | None:
        """Give the document its row among the accepted ones, or take it away; its own kind of event."""
        rows = self.of_source(change.sha256)
        fixed = next((row for row in rows if row.state != "accepted"), None)
        if fixed is not None and change.settled:
            raise StaleError("REG-CHANGED", document=change.name)
        uri = change.outcome.document.uri if isinstance(change.outcome, CheckedDocument) else None
        for known in rows:
            leaves = known.state == "accepted" or (swap is not None and known.uri == swap.old)
            if leaves and known.uri != uri:
                self._db.table("documents").delete(known.uri)
                endings.forget(self._db, known.uri)
                ties.forget(self._db, known.uri)
        if not isinstance(change.outcome, CheckedDocument) or (fixed is not None and fixed.state == "published"):
            return None
        document = change.outcome.document
        if self.clashing(document.uri, document.eli, change.sha256) or (fixed is not None and fixed.uri != uri):
            raise StaleError("REG-CHANGED", document=change.name)
        facts, source = _facts(change.outcome), source_of(change.outcome)
        row = {
            "uri": document.uri,
            "eli": document.eli,
            "number": facts["number"],
            "type": facts["type"] or "",
            "title": facts["title"] or "",
            "date": facts["date"] or "",
            "sha256": change.sha256,
            "checked": result,
            "accepted_at": actor.at.isoformat(),
            "file": change.name,
            "received_at": source.received_at.isoformat(),
            "received_utc": _utc(source.received_at),
            "sender": source.sender,
            "urgency": source.urgency.value,
            "publisher": change.publisher,
        }
        endings.write(self._db, document)
        ties.write(self._db, document.uri, document.metadata.relations)
        if any(known.uri == document.uri for known in rows):
            self._db.table("documents").update(document.uri, row)
            return "read-again"
        self._db.table("documents").insert({**row, "state": "accepted", "issue": None})
        return None

    # -- what was accepted

    def get(self, uri: str) -> DocumentRecord | None:
        """The document of a work URI."""
        return next(iter(self._select("uri = ?", [uri])), None)

    def checked(self, uri: str) -> CheckedDocument:
        """The checked document of a work URI, bytes and all. Raises KeyError for an unknown URI."""
        for row in self._db.query("SELECT checked FROM documents WHERE uri = ?", [uri]):
            return decode(CheckedDocument, json.loads(row["checked"]), self._get)
        raise KeyError(uri)

    def clashing(self, uri: str, eli: str, sha256: str) -> tuple[DocumentRecord, ...]:
        """Documents of which only one can stand beside the text of these bytes: same URI or ELI, read from others.

        What was read from the bytes that are the original of this text is another document too.
        """
        return self._select("(uri = ? OR eli = ?) AND sha256 != ? ORDER BY uri", [uri, eli, sha256])

    def recorded(self, elis: Iterable[str]) -> frozenset[str]:
        """Which of these ELIs an accepted document has."""
        return frozenset(row["eli"] for row in rows_of(self._db, "SELECT eli FROM documents WHERE eli", elis))

    def endings(self, elis: Iterable[str]) -> tuple[Ending, ...]:
        """What accepted documents say of the end of these."""
        return endings.endings(self._db, elis)

    def ties_to(self, elis: Iterable[str]) -> tuple[Tie, ...]:
        """What accepted documents do to these."""
        return ties.to(self._db, elis)

    def ties_of(self, uris: Iterable[str]) -> tuple[Tie, ...]:
        """What these documents do to others."""
        return ties.of(self._db, uris)

    def in_state(self, state: str, publisher: str | None = None) -> tuple[DocumentRecord, ...]:
        """Documents of a state as the counter orders them: by urgency, then by receipt (TT 02/2025/TT-VPCP).

        Those of one publisher, or all.
        """
        whose, of = _of(publisher)
        return self._select(f"{whose}state = ? ORDER BY {_QUEUE}, uri", [*of, state])

    def of_source(self, sha256: str) -> tuple[DocumentRecord, ...]:
        """Documents that came as these bytes."""
        return self._select("sha256 = ?", [sha256])

    def named(self, text: str) -> tuple[DocumentRecord, ...]:
        """Documents that have exactly this number, URI or ELI."""
        return self._select("uri = ? OR eli = ? OR number = ?", [text, text, text])

    def find(self, text: str) -> tuple[DocumentRecord, ...]:
        """Documents named by number or URI, or by enough of either; letters may lack their marks (`30/2020/nd-cp`)."""
        exact = self.named(text)
        if exact:
            return exact
        patterns = [_pattern(text), _pattern(text), _pattern(slug(text) or text)]
        return self._select(
            f"{_like('number')} OR {_like('uri')} OR {_like('uri')} ORDER BY uri LIMIT 20",
            patterns,
        )

    def counts(self, publisher: str | None = None) -> dict[str, int]:
        """How many documents there are of each state, and how many files are held and refused.

        Those of one publisher, with the files of which it is not known whose they are; or all.
        """
        named = [("documents", state) for state in _STATES] + [("sources", outcome) for outcome in _UNSETTLED]
        whose = ("",) if publisher is None else (f"{publisher}/", f"{NOBODY}/")
        names = {f"{table}/{of}{state}": state for of in whose for table, state in named}
        found: dict[str, int] = {}
        for row in rows_of(self._db, "SELECT name, count FROM tallies WHERE count > 0 AND name", names):
            state = names[str(row["name"])]
            found[state] = found.get(state, 0) + int(row["count"])
        return found

    def was_listed(self, uri: str) -> bool:
        """Whether a document of this URI is or was in the ledger, so that a list may go on behind it."""
        query = "SELECT 1 FROM documents WHERE uri = ? UNION ALL SELECT 1 FROM intake WHERE uri = ? LIMIT 1"
        return any(True for _ in self._db.query(query, [uri, uri]))

    def was_recorded(self, seq: int) -> bool:
        """Whether the intake book has a record of this number."""
        return self._intake("seq = ?", [seq]) is not None

    def page(
        self, limit: int | None, after: str | None, state: str | None = None, publisher: str | None = None
    ) -> tuple[DocumentRecord, ...]:
        """Documents by URI, `limit` at a time, beginning after the URI `after`; of one state and publisher, or all."""
        where, values = ("uri > ?", [after or ""]) if state is None else ("state = ? AND uri > ?", [state, after or ""])
        whose, of = _of(publisher)
        return self._select(f"{whose}{where} ORDER BY uri LIMIT ?", [*of, *values, most(limit)])

    def _select(self, where: str, values: Sequence[Value]) -> tuple[DocumentRecord, ...]:
        rows = self._db.query(f"SELECT {_DOCUMENT} FROM documents WHERE {where}", values)  # noqa: S608 - `where` is ours
        return tuple(DocumentRecord(**_timed(row)) for row in rows)

    def _sources(self, where: str, values: Sequence[Value]) -> tuple[SourceRecord, ...]:
        rows = self._db.query(f"SELECT {_SOURCE} FROM sources WHERE {where}", values)  # noqa: S608 - `where` is ours
        return tuple(SourceRecord(**_timed(row)) for row in rows)

    def _intake(self, where: str, values: Sequence[Value]) -> IntakeRecord | None:
        return next((_intake(row) for row in self._db.query(f"{_INTAKE} WHERE {where}", values)), None)


_STATES = ("accepted", "composed", "published")
_UNSETTLED = ("held", "refused")
_RANKS = " ".join(f"WHEN '{urgency.value}' THEN {urgency.rank}" for urgency in Urgency)
_QUEUE = f"CASE urgency {_RANKS} END DESC, received_utc, accepted_at"
"""The most urgent first, then what came first, whatever offset its moment is written with."""
_DOCUMENT = ", ".join(DocumentRecord.__slots__)
_SOURCE = ", ".join(SourceRecord.__slots__)
_INTAKE = f"SELECT {', '.join(IntakeRecord.__slots__)} FROM intake"  # noqa: S608 - constant columns


def outcome_of(outcome: IntakeOutcome) -> tuple[str, str | None]:
    """`accepted`, `held` or `refused`, and the URI if there is one."""
    match outcome:
        case CheckedDocument(document):
            return "accepted", document.uri
        case HeldDocument():
            return "held", outcome.uri
    return "refused", None


def metadata_of(outcome: IntakeOutcome) -> Metadata | None:
    """The facts of a document, of whatever outcome."""
    return outcome.document.metadata if isinstance(outcome, CheckedDocument) else outcome.metadata


def sources_of(outcome: IntakeOutcome) -> tuple[SourceFile, ...]:
    """Every file that came in for an outcome: the one its text was read from, then the originals."""
    if isinstance(outcome, CheckedDocument):
        return outcome.document.sources
    return (outcome.source, *outcome.originals)


def source_of(outcome: IntakeOutcome) -> SourceFile:
    """The file that a text was read from."""
    return outcome.document.sources[0] if isinstance(outcome, CheckedDocument) else outcome.source


def _facts(outcome: IntakeOutcome) -> dict[str, str | None]:
    facts = metadata_of(outcome)
    if facts is None:
        return dict.fromkeys(("number", "type", "title", "date"))
    return {
        "number": str(facts.number) if facts.number else None,
        "type": facts.type.name if facts.type else None,
        "title": facts.title,
        "date": facts.signed_on.isoformat() if facts.signed_on else None,
    }


def _made(change: Change, kind: str) -> tuple[str, ...]:
    """What an event is told to have made: the text that was read; beside it the file in whose place its own stands."""
    outcome = change.outcome
    read = (hashlib.sha256(outcome.document.akn).hexdigest(),) if isinstance(outcome, CheckedDocument) else ()
    replaced = (change.instead_of,) if change.instead_of is not None and kind == change.kind else ()
    return (*read, *replaced)


_WHOSE = "(publisher = ? OR publisher IS NULL)"


def _of(publisher: str | None) -> tuple[str, list[Value]]:
    """The beginning of a condition on documents: of one publisher, or of all."""
    return ("publisher = ? AND ", [publisher]) if publisher is not None else ("", [])


def _like(column: str) -> str:
    """A condition that a column holds a `_pattern`, whatever the case of its ASCII letters."""
    return f"lower({column}) LIKE ? ESCAPE '\\'"


def _pattern(text: str) -> str:
    text = "".join(letter.lower() if letter.isascii() else letter for letter in text)
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _utc(moment: datetime) -> str:
    """A moment as text whose order is that of time."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")


def _timed(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "received_at": datetime.fromisoformat(row["received_at"])}


def _intake(row: dict[str, Any]) -> IntakeRecord:
    request: Json | None = json.loads(row["request"]) if row["request"] is not None else None
    return IntakeRecord(**{**_timed(row), "result": json.loads(row["result"]), "request": request})
