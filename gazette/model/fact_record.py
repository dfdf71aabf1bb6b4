"""A fact as the gazette publishes it: a signed statement beside the document, one form for all kinds of facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from gazette.model.canonical import JsonObject, canonical, issue_in, issue_out, read_object
from gazette.model.issue import IssueId
from gazette.model.manifest_json import safe_path
from gazette.model.rendition import SignedFile
from gazette.model.status import Fact, FactKind, Instrument, Printed, RemovedFile, Wording

FORMAT = "gazette-fact/1"
FORMAT_OF_REDACTIONS = "gazette-fact/2"
"""A redaction names the files that it took away, too."""
FACT_NAME, FACT_SIGNATURE_NAME = "fact.json", "fact.json.p7s"


@dataclass(frozen=True, slots=True)
class FactRecord:
    """What is signed: canonical JSON of the form schemas/fact.schema.json.

    `number` counts the published facts of a document from 1. `issue` is the one that tells of it: that of the document
    which does it, else the one that published the document. `fact.on` is never None. Which clerk recorded it stands in
    the office's own book, not here.
    """

    fact: Fact
    number: int
    eli: str
    issue: IssueId
    demonstration: bool

    def __post_init__(self) -> None:
        if self.fact.on is None:
            raise ValueError("a fact is published with the day from which it holds")
        paths = [file.path for file in self.fact.removed]
        if paths != sorted(set(paths)) or not all(map(safe_path, paths)):
            raise ValueError("removed files stand in the order of their paths, each once")
        if self.fact.removed and self.fact.kind is not FactKind.REDACTED:
            raise ValueError("only a redaction removes files")

    @property
    def subject(self) -> str:
        """Its name in the log's book."""
        return f"{self.fact.work}/facts/{self.number}"

    @property
    def folder(self) -> str:
        """Where the statement stands on the portal."""
        return f"{self.eli.strip('/')}/facts/{self.number}"


@dataclass(frozen=True, slots=True)
class SignedFact:
    """A published fact with the two files of its statement. `sequence` is its number in the office's book."""

    sequence: int
    record: FactRecord
    record_file: SignedFile
    signature_file: SignedFile
    signed_at: datetime


def facts_of(signed: Iterable[SignedFact], work: str) -> tuple[SignedFact, ...]:
    """The published facts of one document, in order."""
    return tuple(item for item in signed if item.record.fact.work == work)


def told(fact: Fact, on: date) -> Fact:
    """A fact with the day from which it holds, which is `on` where it has none yet."""
    return fact if fact.on is not None else replace(fact, on=on)


def fact_bytes(record: FactRecord) -> bytes:
    """The canonical bytes of a statement: what is signed."""
    fact = record.fact
    redacted = fact.kind is FactKind.REDACTED
    removed = {"removed": {file.path: file.sha256 for file in fact.removed}} if redacted else {}
    return canonical(
        {
            "format": FORMAT_OF_REDACTIONS if redacted else FORMAT,
            **removed,
            "number": record.number,
            "eli": record.eli,
            "issue": issue_out(record.issue),
            "kind": fact.kind.value,
            "work": fact.work,
            "on": fact.on.isoformat() if fact.on is not None else None,
            "at": fact.at.isoformat(timespec="seconds"),
            "reason": fact.reason,
            "basis": fact.basis,
            "parts": list(fact.parts),
            "by": None
            if fact.by is None
            else {"number": fact.by.number, "uri": fact.by.uri, "place": _place_out(fact.by.place)},
            "wording": [
                {"eid": item.eid, "was": item.was, "now": item.now, "place": _place_out(item.place)}
                for item in fact.wording
            ],
            "demonstration": record.demonstration,
        }
    )


def parse_fact(data: bytes) -> FactRecord:
    """Read a statement. Raises ValueError for anything but the canonical bytes of a well-formed one."""
    top = read_object(data, "fact")
    kind = FactKind(top.text("kind"))
    redacted = kind is FactKind.REDACTED
    if top.text("format") != (FORMAT_OF_REDACTIONS if redacted else FORMAT):
        raise ValueError("fact: unknown format")
    fact = Fact(
        kind=kind,
        work=top.text("work"),
        on=top.day("on"),
        reason=top.text("reason"),
        who="",
        at=top.moment("at"),
        parts=top.texts("parts"),
        basis=top.text_or_none("basis"),
        by=_instrument_in(top.member_or_none("by")),
        wording=tuple(map(_wording_in, top.members("wording"))),
        removed=_removed_in(top.digests("removed")) if redacted else (),
    )
    record = FactRecord(
        fact, top.integer("number", 1), top.text("eli"), issue_in(top.member("issue")), top.boolean("demonstration")
    )
    top.done()
    if fact_bytes(record) != data:
        raise ValueError("fact: not in canonical form")
    return record


def _removed_in(files: Mapping[str, str]) -> tuple[RemovedFile, ...]:
    return tuple(RemovedFile(path, sha256) for path, sha256 in sorted(files.items()))


def _place_out(place: Printed | None) -> dict[str, object] | None:
    return None if place is None else {"issue": place.issue, "page": place.page, "line": place.line}


def _place_in(item: JsonObject | None) -> Printed | None:
    if item is None:
        return None
    place = Printed(item.text("issue"), item.integer("page", 1), item.integer("line", 1))
    item.done()
    return place


def _instrument_in(item: JsonObject | None) -> Instrument | None:
    if item is None:
        return None
    instrument = Instrument(item.text("number"), item.text_or_none("uri"), _place_in(item.member_or_none("place")))
    item.done()
    return instrument


def _wording_in(item: JsonObject) -> Wording:
    wording = Wording(item.text("eid"), item.text("was"), item.text("now"), _place_in(item.member_or_none("place")))
    item.done()
    return wording
