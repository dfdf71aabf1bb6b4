"""Issues under their numbers: which documents stand in which, how far each is, and who changed what."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gazette.errors import ConflictError
from gazette.model import Arrangement, IssueId, Portion, SignedIssue
from gazette.model.codec import decode, encode
from gazette.registry import events, numbers, quiet_days
from gazette.registry.database import Database, Value, most, transaction
from gazette.registry.events import Actor
from gazette.registry.naming import document_name
from gazette.registry.records import StaleError


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """An issue as the ledger knows it. `state` is composed, rendered, signed, published or void."""

    id: IssueId
    date: date
    state: str
    documents: tuple[str, ...]
    pages: int | None
    manifest: str | None
    """sha256 of the signed manifest."""
    published_at: datetime | None
    revision: int
    """Counts the changes of what stands in it: what was made of an older one is not recorded."""
    void: str | None
    """Why it was dissolved and its numbers are void."""
    plan: str | None
    """sha256 of the plan that it was made by."""
    arrangement: Arrangement | None
    """Where an editor let it deviate from legal order."""
    portions: tuple[tuple[str, Portion], ...] = ()
    """What it prints of texts that are split over issues, by work URI."""
    continued_in: IssueId | None = None
    """The issue that goes on with them; only its numbers are known before it is composed."""
    supplements: IssueId | None = None
    """The issue before it that it is a supplement to."""


@dataclass(frozen=True, slots=True)
class Split:
    """Texts that go on in another issue: work URIs, each with the eId of the unit that is printed there first.

    `numbers` are those of the other issue; by default as many as this one has, directly after its own.
    """

    cuts: tuple[tuple[str, str], ...]
    numbers: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What rendering made: the digest of the settings, and those of the issue's own files before they are sealed."""

    settings: str
    files: tuple[str, ...]


class Issues:
    """The issues of a registry."""

    def __init__(self, database: Database, called: Callable[[IssueId], str] = str) -> None:
        self._db = database
        self._called = called

    def reserve(
        self,
        publisher: str,
        year: int,
        on: date,
        documents: Sequence[str],
        actor: Actor,
        given: tuple[int, ...] | None,
        plan: str | None = None,
        arrangement: Arrangement | None = None,
        split: Split | None = None,
        supplements: IssueId | None = None,
    ) -> IssueRecord:
        """Take the next number of the year, or the numbers given, for these documents; one transaction.

        An issue that was promised the rest of a split text comes next and has that text by itself. What is split here
        reserves the numbers of the issue that goes on with it.

        `plan` is the sha256 of the plan that says so, `arrangement` what of it deviates from legal order,
        `supplements` the issue that this one is a supplement to.

        Raises ConflictError when a number is taken, void or leaves a gap, when the date is before that of a lower
        number or after that of a higher one, when a document stands in an issue already, or when the issue to be
        supplemented does not come before this one or is void.
        """
        with transaction(self._db):
            self.refuse_composed(documents, publisher)
            waiting = self._to_continue(publisher, year)
            opened = waiting[0] if waiting else None
            promised = opened.continued_in if opened is not None else None
            chosen = given or (promised.numbers if promised else (numbers.following(self._db, publisher, year),))
            issue = IssueId(publisher, year, chosen)
            # Numbers that another text was promised too: it would never be told where that goes on.
            named = {number for record in waiting if record.continued_in for number in record.continued_in.numbers}
            if promised is not None and issue != promised and set(chosen) & named:
                raise ConflictError("REG-SPLIT-NUMBERS", issue=self._called(issue), promised=self._called(promised))
            portions = _rest(opened) if opened is not None and issue == promised else {}
            added = tuple(documents)
            documents = (*(uri for uri in portions if uri not in added), *added)
            following = _cut(issue, portions, split)
            key = ledger_id(issue)
            self.refuse(issue, on, supplements)
            self._db.table("issues").insert(
                {
                    "id": key,
                    "publisher": publisher,
                    "year": year,
                    "numbers": json.dumps(issue.numbers),
                    "date": on.isoformat(),
                    "state": "composed",
                    "documents": json.dumps(list(documents)),
                    "first_number": issue.numbers[0],
                    "pages": None,
                    "manifest": None,
                    "signed": None,
                    "published_at": None,
                    "plan": plan,
                    "arrangement": json.dumps(_arranged(arrangement), ensure_ascii=False) if arrangement else None,
                    "portions": _portions_out(portions),
                    "continued_in": ledger_id(following) if following is not None else None,
                    "supplements": ledger_id(supplements) if supplements is not None else None,
                }
            )
            numbers.take(self._db, issue, key)
            if following is not None:
                numbers.set_aside(self._db, following, f"{_GOES_ON} {issue}", actor, self._called)
            self._place(added, key)
            _tell(self._db, actor, "composed", issue, inputs=tuple(documents), outputs=(plan,) if plan else ())
        return self.get(issue)

    def publishers(self) -> tuple[str, ...]:
        """Every publisher that has an issue, sorted."""
        rows = self._db.query("SELECT DISTINCT publisher FROM issues ORDER BY publisher", [])
        return tuple(row["publisher"] for row in rows)

    def of_plan(self, publisher: str, plan: str) -> IssueRecord | None:
        """The issue that was made by this plan and is not void."""
        return next(iter(self._select("publisher = ? AND plan = ? AND void IS NULL LIMIT 1", publisher, plan)), None)

    def refuse(self, issue: IssueId, on: date, supplements: IssueId | None = None) -> None:
        """Raise ConflictError for what `reserve` would not record.

        Its numbers, its date among those of others, or the issue that it would be a supplement to.
        """
        numbers.refuse_taken(self._db, issue, self._called)
        self._refuse_order(issue, on)
        if supplements is None:
            return
        if supplements.publisher != issue.publisher:
            raise ConflictError("REG-NO-ISSUE", issue=ledger_id(supplements))
        other = self.get(supplements)
        if other.void is not None:
            raise ConflictError("REG-ISSUE-VOID", issue=self._called(other.id), reason=other.void)
        if (other.id.year, other.id.numbers) >= (issue.year, issue.numbers):
            raise ConflictError("REG-SUPPLEMENT-LATER", issue=self._called(issue), other=self._called(other.id))

    def supplements_to(self, issue: IssueId) -> tuple[IssueRecord, ...]:
        """The issues that are supplements to this one and not void, in order."""
        where = "publisher = ? AND supplements = ? AND void IS NULL ORDER BY year, first_number"
        return self._select(where, issue.publisher, ledger_id(issue))

    def refuse_composed(self, documents: Sequence[str], publisher: str) -> None:
        """Raise ConflictError when one of these documents stands in an issue, or is another publisher's."""
        for uri in documents:
            for row in self._db.query("SELECT issue, publisher FROM documents WHERE uri = ?", [uri]):
                if row["issue"] is not None:
                    name = document_name(self._db, uri)
                    raise ConflictError("REG-DOCUMENT-COMPOSED", document=name, issue=row["issue"])
                if row["publisher"] != publisher:
                    raise ConflictError(
                        "REG-OTHER-PUBLISHER",
                        document=document_name(self._db, uri),
                        publisher=row["publisher"],
                        place=publisher,
                    )

    def dissolve(self, issue: IssueId, reason: str, actor: Actor) -> None:
        """Make an issue void with its numbers; its documents wait again.

        Raises ConflictError when it is signed or void already for another reason.
        """
        key = ledger_id(issue)
        with transaction(self._db):
            record = self.get(issue)
            if record.void == reason:
                return
            self._refuse_settled(record, parted=self._continued(record))
            for other in self.supplements_to(issue):
                raise ConflictError("REG-SUPPLEMENTED", issue=self._called(issue), other=self._called(other.id))
            self._release(record.documents, key, actor)
            change = {"documents": "[]", "void": reason, "state": "composed", "pages": None}
            change |= {"portions": None, "continued_in": None}
            self._db.table("issues").update(key, {**change, "revision": record.revision + 1})
            self._db.execute("UPDATE numbers SET state = 'void', reason = ? WHERE issue = ?", [reason, key])
            _tell(self._db, actor, "number-void", issue, inputs=(reason,), outputs=record.documents)

    def rearrange(self, wanted: Sequence[tuple[IssueRecord, tuple[str, ...]]], actor: Actor) -> None:
        """Let other documents stand in issues that are not signed; those that stand in none of them wait again.

        All of it is one transaction. Raises ConflictError for an issue that would be empty, is signed or void, or for
        a document of another issue; StaleError when an issue changed in between.
        """
        known = {ledger_id(record.id): (record, documents) for record, documents in wanted}
        with transaction(self._db):
            for record, documents in known.values():
                self._refuse_stale(record)
                self._refuse_settled(record)
                if not documents:
                    raise ConflictError("REG-ISSUE-EMPTY", issue=self._called(record.id))
            gone = {uri: key for key, (record, documents) in known.items() for uri in record.documents}
            for key, (record, documents) in known.items():
                added = [uri for uri in documents if uri not in record.documents]
                self.refuse_composed([uri for uri in added if uri not in gone], record.id.publisher)
                for uri in added:
                    self._tell_document(actor, "moved" if uri in gone else "put-in", uri, key)
                self._place(documents, key)
                change = {"documents": json.dumps(documents), "state": "composed", "pages": None}
                self._db.table("issues").update(key, {**change, "revision": record.revision + 1})
                _tell(self._db, actor, "rearranged", record.id, inputs=documents, outputs=record.documents)
            standing = {uri for _, documents in known.values() for uri in documents}
            for uri, key in gone.items():
                if uri not in standing:
                    self._release([uri], key, actor)

    def substitute(self, record: IssueRecord, old: str, new: str, actor: Actor) -> None:
        """Let a document stand in another's place in an issue that is not signed; call inside a transaction.

        Raises as `rearrange` does.
        """
        self._refuse_stale(record)
        self._refuse_settled(record)
        documents = tuple(new if uri == old else uri for uri in record.documents)
        key = ledger_id(record.id)
        self._place([new], key)
        change = {"documents": json.dumps(documents), "state": "composed", "pages": None}
        self._db.table("issues").update(key, {**change, "revision": record.revision + 1})
        _tell(self._db, actor, "rearranged", record.id, inputs=documents, outputs=record.documents)

    def advance(
        self, record: IssueRecord, state: str, actor: Actor, *, pages: int | None = None, made: Made | None = None
    ) -> None:
        """Record that an issue was rendered (pages known). Raises StaleError when it changed in between."""
        with transaction(self._db):
            self._refuse_stale(record)
            self._db.table("issues").update(ledger_id(record.id), {"state": state, "pages": pages})
            inputs, outputs = ((made.settings,), made.files) if made is not None else ((), ())
            _tell(self._db, actor, state, record.id, inputs=inputs, outputs=outputs)

    def sign(self, record: IssueRecord, signed: SignedIssue, actor: Actor) -> None:
        """Record a signed issue. Its files are in the archive already. Raises StaleError when it changed in between."""
        with transaction(self._db):
            self._refuse_stale(record)
            self._db.table("issues").update(
                ledger_id(record.id),
                {
                    "state": "signed",
                    "pages": signed.manifest.pages,
                    "manifest": signed.manifest_file.sha256,
                    "signed": json.dumps(encode(signed, _no_bytes), ensure_ascii=False),
                },
            )
            inputs = tuple(file.unsigned_sha256 for file in signed.manifest.files if file.work is None)
            outputs = (signed.manifest_file.sha256, signed.signature_file.sha256)
            _tell(self._db, actor, "signed", record.id, inputs=inputs, outputs=outputs)

    def publish(self, issues: Iterable[IssueId], actor: Actor, *, target: str, release: str) -> None:
        """Record that a release with these issues is visible: their numbers are used, their documents published."""
        with transaction(self._db):
            for issue in issues:
                key = ledger_id(issue)
                self._db.table("issues").update(key, {"state": "published", "published_at": actor.at.isoformat()})
                self._db.execute("UPDATE numbers SET state = 'used' WHERE issue = ?", [key])
                self._db.execute("UPDATE documents SET state = 'published' WHERE issue = ?", [key])
                _tell(self._db, actor, "published", issue, inputs=(target,), outputs=(release,))

    def get(self, issue: IssueId) -> IssueRecord:
        """The record of an issue. Raises ConflictError when there is none."""
        for row in self._db.query("SELECT * FROM issues WHERE id = ?", [ledger_id(issue)]):
            return _record(row)
        raise ConflictError("REG-NO-ISSUE", issue=self._called(issue))

    def named(self, publisher: str, text: str) -> IssueRecord:
        """The issue named `2026/713`, `2026/713+714` or `latest`.

        Raises ConflictError when there is none, telling what became of the number.
        """
        found = self.latest(publisher) if text == "latest" else self._of_name(publisher, text)
        if found is None:
            raise ConflictError("REG-NO-ISSUE", issue=self._as_called(publisher, text))
        return found

    def _as_called(self, publisher: str, text: str) -> str:
        """A name that no issue has, as one of that publisher."""
        match = _NAME.fullmatch(text)
        if match is None:
            return text
        try:
            return self._called(issue_id(f"{publisher}/{text}"))
        except ValueError:  # numbers that do not follow one another: no issue is called so
            return text

    def _of_name(self, publisher: str, text: str) -> IssueRecord | None:
        match = _NAME.fullmatch(text)
        if match is None:
            return None
        year, first = int(match["year"]), int(match["first"])
        number = numbers.Numbers(self._db).get(publisher, year, first)
        if number is None:
            return None
        if number.issue is None:
            name = self._called(IssueId(publisher, year, (first,)))
            raise numbers.taken(number, numbers.following(self._db, publisher, year), name)
        record = self.get(issue_id(number.issue))
        return record if not match["more"] or str(record.id) == text else None

    def latest(self, publisher: str) -> IssueRecord | None:
        """The issue that comes last in order; None before the first."""
        where = "publisher = ? AND void IS NULL ORDER BY year DESC, first_number DESC LIMIT 1"
        return next(iter(self._select(where, publisher)), None)

    def newest(self, publisher: str, limit: int | None) -> tuple[IssueRecord, ...]:
        """The last issues of a publisher, void ones among them, at most `limit`, in order."""
        rows = self._select("publisher = ? ORDER BY year DESC, first_number DESC LIMIT ?", publisher, most(limit))
        return rows[::-1]

    def count(self, publisher: str) -> int:
        """How many issues a publisher has, void ones among them."""
        query = "SELECT count(*) AS count FROM issues WHERE publisher = ?"
        return int(next(iter(self._db.query(query, [publisher])))["count"])

    def all(self, publisher: str) -> tuple[IssueRecord, ...]:
        """Every issue of a publisher in order, void ones among them."""
        return self._select("publisher = ? ORDER BY year, first_number", publisher)

    def of_year(self, publisher: str, year: int) -> tuple[IssueRecord, ...]:
        """The issues of a publisher's year in order, without void ones."""
        return self._select("publisher = ? AND year = ? AND void IS NULL ORDER BY first_number", publisher, year)

    def unfinished(self, publisher: str) -> tuple[IssueRecord, ...]:
        """Issues that are not published yet, in order."""
        # Put in order here: SQLite would walk through every issue to find the few in their order.
        found = self._select(f"publisher = ? AND {_UNFINISHED}", publisher)
        return tuple(sorted(found, key=lambda record: (record.id.year, record.id.numbers[0])))

    def published(self, publisher: str) -> tuple[SignedIssue, ...]:
        """Every published issue of a publisher in order."""
        query = "SELECT signed FROM issues WHERE publisher = ? AND state = 'published' ORDER BY year, first_number"
        texts = [row["signed"] for row in self._db.query(query, [publisher])]
        return tuple(decode(SignedIssue, json.loads(text), _no_lookup) for text in texts if text is not None)

    def to_continue(self, publisher: str, year: int) -> IssueRecord | None:
        """The first issue of a year whose split text goes on in an issue that is not composed yet."""
        return next(iter(self._to_continue(publisher, year)), None)

    def _to_continue(self, publisher: str, year: int) -> tuple[IssueRecord, ...]:
        waiting = (
            "publisher = ? AND year = ? AND void IS NULL AND continued_in IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM issues AS following WHERE following.id = issues.continued_in)"
        )
        return self._select(f"{waiting} ORDER BY first_number", publisher, year)

    def parts_of(self, first: IssueId, uri: str) -> tuple[IssueRecord, ...]:
        """The issues that print a document, in order: `first`, and those that go on with it, so far as composed.

        Raises ConflictError when there is no first.
        """
        found = [self.get(first)]
        while (portion := dict(found[-1].portions).get(uri)) is not None and portion.after is not None:
            following = self._select("id = ?", ledger_id(portion.after))
            if not following:
                break
            found += following
        return tuple(found)

    def _continued(self, record: IssueRecord) -> bool:
        """Whether an issue has what was printed before, or what is printed in an issue that is composed."""
        if any(portion.before is not None for _, portion in record.portions):
            return True
        return record.continued_in is not None and bool(self._select("id = ?", ledger_id(record.continued_in)))

    def unsigned_before(self, issue: IssueId) -> IssueRecord | None:
        """The first issue before this one, across years, that has no manifest yet."""
        here = (issue.year, issue.numbers[0])
        unsigned = (record for record in self.unfinished(issue.publisher) if record.manifest is None)
        return next((record for record in unsigned if (record.id.year, record.id.numbers[0]) < here), None)

    def signed(self, issue: IssueId) -> SignedIssue | None:
        """The signed issue, or None when it is not signed."""
        for row in self._db.query("SELECT signed FROM issues WHERE id = ?", [ledger_id(issue)]):
            if row["signed"] is not None:
                return decode(SignedIssue, json.loads(row["signed"]), _no_lookup)
        return None

    def previous_manifest(self, issue: IssueId) -> str | None:
        """sha256 of the manifest of the issue before this one, across years; None for the publisher's first."""
        where = f"publisher = ? AND {_BEFORE} ORDER BY year DESC, first_number DESC LIMIT 1"
        return next((record.manifest for record in self._select(where, *_place(issue))), None)

    def _select(self, where: str, *values: Value) -> tuple[IssueRecord, ...]:
        return tuple(map(_record, self._db.query(f"SELECT * FROM issues WHERE {where}", values)))  # noqa: S608 - `where` is ours

    def _place(self, documents: Sequence[str], key: str) -> None:
        for uri in documents:
            self._stand(uri, "composed", key)

    def _release(self, documents: Sequence[str], key: str, actor: Actor) -> None:
        """Let documents wait again; each tells of it, so that its own history does."""
        for uri in documents:
            self._stand(uri, "accepted", None)
            self._tell_document(actor, "taken-out", uri, key)

    def _stand(self, uri: str, state: str, key: str | None) -> None:
        if self._db.execute("UPDATE documents SET state = ?, issue = ? WHERE uri = ?", [state, key, uri]) != 1:
            raise KeyError(uri)

    def _tell_document(self, actor: Actor, kind: str, uri: str, key: str) -> None:
        row = next(iter(self._db.query("SELECT sha256 FROM documents WHERE uri = ?", [uri])))
        events.append(
            self._db,
            at=actor.at,
            who=actor.who,
            command=actor.command,
            kind=kind,
            subject=uri,
            inputs=(row["sha256"], key),
        )

    def days(self, publisher: str, year: int) -> frozenset[date]:
        """The dates of a publisher's issues under the numbers of a year, without void ones."""
        query = "SELECT DISTINCT date FROM issues WHERE publisher = ? AND year = ? AND void IS NULL"
        return frozenset(date.fromisoformat(row["date"]) for row in self._db.query(query, [publisher, year]))

    def _refuse_order(self, issue: IssueId, on: date) -> None:
        """Dates run as numbers do: an issue is not dated before one with a lower number; nor on a day without one."""
        quiet = quiet_days.find(self._db, issue.publisher, on)
        if quiet is not None:
            raise ConflictError("REG-DAY-QUIET", date=on, reason=quiet.reason)
        living = "publisher = ? AND year = ? AND void IS NULL AND first_number"
        place = (issue.publisher, issue.year, issue.numbers[0])
        before = self._select(f"{living} < ? ORDER BY first_number DESC LIMIT 1", *place)
        after = self._select(f"{living} > ? ORDER BY first_number LIMIT 1", *place)
        wrong = [record for record in before if record.date > on] + [record for record in after if record.date < on]
        for other in wrong:
            names = {"issue": self._called(issue), "other": self._called(other.id)}
            raise ConflictError("REG-DATE-ORDER", **names, date=on, other_date=other.date)

    def _refuse_settled(self, record: IssueRecord, *, parted: bool | None = None) -> None:
        if bool(record.portions) if parted is None else parted:
            raise ConflictError("REG-SPLIT-FIXED", issue=self._called(record.id))
        if record.void is not None:
            raise ConflictError("REG-ISSUE-VOID", issue=self._called(record.id), reason=record.void)
        if record.manifest is not None:
            raise ConflictError("REG-ISSUE-SIGNED", issue=self._called(record.id))

    def _refuse_stale(self, record: IssueRecord) -> None:
        if self.get(record.id).revision != record.revision:
            raise StaleError("REG-CHANGED", document=record.id)


_NAME = re.compile(r"(?P<year>[0-9]{4})/(?P<first>[0-9]{1,9})(?P<more>(\+[0-9]{1,9})*)")
_UNFINISHED = "state IN ('composed', 'rendered', 'signed') AND void IS NULL"
_BEFORE = "(year, first_number) < (?, ?) AND void IS NULL"


def _place(issue: IssueId) -> tuple[str, int, int]:
    return issue.publisher, issue.year, issue.numbers[0]


def ledger_id(issue: IssueId) -> str:
    """The key of an issue in the ledger: `vn/2020/713+714`."""
    return f"{issue.publisher}/{issue}"


def issue_id(key: str) -> IssueId:
    """The issue that `ledger_id` named. Raises ValueError for anything else."""
    publisher, year, numbers = key.split("/")
    return IssueId(publisher, int(year), tuple(int(number) for number in numbers.split("+")))


def _record(row: dict[str, Any]) -> IssueRecord:
    return IssueRecord(
        IssueId(row["publisher"], row["year"], tuple(json.loads(row["numbers"]))),
        date.fromisoformat(row["date"]),
        row["state"] if row["void"] is None else "void",
        tuple(json.loads(row["documents"])),
        row["pages"],
        row["manifest"],
        datetime.fromisoformat(row["published_at"]) if row["published_at"] else None,
        row["revision"],
        row["void"],
        row["plan"],
        _arrangement(json.loads(row["arrangement"])) if row["arrangement"] else None,
        _portions_in(row["portions"]),
        issue_id(row["continued_in"]) if row["continued_in"] else None,
        issue_id(row["supplements"]) if row["supplements"] else None,
    )


def _arranged(arrangement: Arrangement) -> dict[str, Any]:
    return {"order": arrangement.order, "parts": arrangement.parts, "reason": arrangement.reason}


def _arrangement(row: dict[str, Any]) -> Arrangement:
    parts = tuple((uri, code) for uri, code in row["parts"])
    return Arrangement(tuple(row["order"]), parts, row["reason"])


_GOES_ON = "continues"
"""Why a number is reserved: followed by the issue whose text goes on there."""


def _rest(record: IssueRecord) -> dict[str, Portion]:
    """What the next issue prints of the texts that an issue breaks off."""
    return {
        uri: Portion(portion.number + 1, portion.until, None, record.id, None)
        for uri, portion in record.portions
        if portion.until is not None
    }


def _cut(issue: IssueId, portions: dict[str, Portion], split: Split | None) -> IssueId | None:
    """Let texts break off in an issue: changes `portions`, and gives the issue that goes on."""
    if split is None or not split.cuts:
        return None
    last = issue.numbers[-1]
    numbers_ = split.numbers or tuple(range(last + 1, last + 1 + len(issue.numbers)))
    following = IssueId(issue.publisher, issue.year, numbers_)
    for uri, eid in split.cuts:
        rest = portions.get(uri)
        before, first, number = (rest.before, rest.first, rest.number) if rest is not None else (None, None, 1)
        portions[uri] = Portion(number, first, eid, before, following)
    return following


def _portions_out(portions: Mapping[str, Portion]) -> str | None:
    return json.dumps({uri: encode(item, _no_bytes) for uri, item in portions.items()}) if portions else None


def _portions_in(text: str | None) -> tuple[tuple[str, Portion], ...]:
    stored = json.loads(text) if text else {}
    return tuple((uri, decode(Portion, item, _no_lookup)) for uri, item in stored.items())


def _tell(
    database: Database,
    actor: Actor,
    kind: str,
    issue: IssueId,
    *,
    inputs: tuple[str, ...] = (),
    outputs: tuple[str, ...] = (),
) -> None:
    events.append(
        database,
        at=actor.at,
        who=actor.who,
        command=actor.command,
        kind=kind,
        subject=ledger_id(issue),
        inputs=inputs,
        outputs=outputs,
    )


def _no_bytes(data: bytes) -> str:
    raise TypeError(f"a signed issue holds no bytes itself ({len(data)} found)")


def _no_lookup(sha256: str) -> bytes:
    raise TypeError(f"a signed issue holds no bytes itself ({sha256})")
