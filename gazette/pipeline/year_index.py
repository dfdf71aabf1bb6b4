"""The index of a year as an issue of its own: written from the ledger, read and checked as every text that comes in.

It can be made once the year is over and all of its issues are published, and stands in the year after.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gazette.akn.build import build
from gazette.akn.names import slug
from gazette.compose import compose
from gazette.compose.year_index import Arranged, IndexEntry, IndexHead, PrintedIn, arrangements, index_parts
from gazette.errors import ConflictError, UsageError
from gazette.ingest.bodies import read_bodies
from gazette.ingest.intake import Intake
from gazette.ingest.metadata import actors_of, eli_of, uri_of
from gazette.ingest.number import parse_number
from gazette.messages import Language, text
from gazette.model import CheckedDocument, Issue, IssueId, IssuePlan, Issuer, Metadata, TypeRef
from gazette.model.status import Fact, FactKind
from gazette.pipeline.intake import ingest_one
from gazette.pipeline.judge import REPLACING, judge
from gazette.pipeline.numbers import refuse_day, today
from gazette.pipeline.run import reserve
from gazette.pipeline.settle import replace_text
from gazette.pipeline.workspace import Workspace
from gazette.profiles.days import short_date
from gazette.registry import DocumentRecord, IssueRecord, issue_id

_REMARKS = {FactKind.WITHDRAWN: "IDX-WITHDRAWN", FactKind.REDACTED: "IDX-REDACTED"}


@dataclass(frozen=True, slots=True)
class _Text:
    """An index as a file: its number and its Akoma Ntoso."""

    number: str
    data: bytes

    @property
    def name(self) -> str:
        return f"{slug(self.number)}.xml"


def compose_index(
    workspace: Workspace, year: int, on: date | None, numbers: tuple[int, ...] | None, plan: bytes | None = None
) -> IssueRecord:
    """The issue with the index of a year, made now or before.

    Until it is signed, it is brought up to what has become of the documents since. `on` and `numbers` are those of the
    issue (None: today, the next), `plan` is the file that says so.

    Raises UsageError for a year that is not over or a date that no issue can have; ConflictError when the year has no
    published issue or one that is not published, for an index that stands in another issue than the one asked for,
    and as the ledger does.
    """
    _refuse_running(workspace, year)
    made = _standing(workspace, year)
    if made is not None:
        if numbers not in (None, made.id.numbers) or on not in (None, made.date):
            raise ConflictError("IDX-ELSEWHERE", year=year, issue=workspace.called(made.id))
        if made.manifest is None:
            for written in _texts(workspace, year, made.date):
                _taken_in(workspace, written)
        return workspace.registry.issues.get(made.id)
    day = on or today(workspace)
    _refuse_issue(workspace, day, numbers)
    uris = [_taken_in(workspace, written) for written in _texts(workspace, year, day)]
    kept = workspace.archive.put(plan or _plan(year, day, numbers))
    return reserve(workspace, day, uris, numbers, kept)


def planned_index(workspace: Workspace, year: int, on: date | None, numbers: tuple[int, ...] | None) -> Issue:
    """The issue as it would be, without recording anything. Raises as `compose_index` does."""
    _refuse_running(workspace, year)
    made = _standing(workspace, year)
    day = on or (made.date if made is not None else today(workspace))
    if made is None:
        _refuse_issue(workspace, day, numbers)
    place = workspace.place
    chosen = numbers or (
        made.id.numbers if made is not None else (workspace.registry.numbers.following(place, day.year),)
    )
    documents = [_judged(workspace, written) for written in _texts(workspace, year, day)]
    config = workspace.config
    plan = IssuePlan(IssueId(place, day.year, chosen), day)
    return compose(documents, plan, workspace.profile, title=config.title, operator=config.operator)


def _refuse_running(workspace: Workspace, year: int) -> None:
    now = today(workspace)
    if now.year <= year:
        raise UsageError("IDX-YEAR-RUNS", year=year, today=now)


def _refuse_issue(workspace: Workspace, day: date, numbers: tuple[int, ...] | None) -> None:
    """Raise for an issue that could not be recorded, before its texts are."""
    refuse_day(workspace, day)
    registry, place = workspace.registry, workspace.place
    opened = registry.issues.to_continue(place, day.year)
    if opened is not None:
        promised = workspace.called(opened.continued_in) if opened.continued_in is not None else "–"
        raise ConflictError("IDX-REST", issue=workspace.called(opened.id), promised=promised)
    registry.issues.refuse(IssueId(place, day.year, numbers or (registry.numbers.following(place, day.year),)), day)


def _plan(year: int, day: date, numbers: tuple[int, ...] | None) -> bytes:
    """The plan that `--plan` would take for the same issue."""
    said = {"year_index": year, "date": day.isoformat(), **({"numbers": list(numbers)} if numbers else {})}
    return (json.dumps(said, sort_keys=True) + "\n").encode()


def _number(workspace: Workspace, year: int, by: Arranged) -> str:
    serial = f"{list(Arranged).index(by) + 1:02d}"
    return text("IDX-SYMBOL", _language(workspace), (("serial", serial), ("year", str(year))))


def _named(workspace: Workspace, number: str) -> DocumentRecord | None:
    """The publisher's index of that number, if it is in the ledger."""
    kind, address = workspace.profile.index.name, f"/eli/{workspace.place}/"
    found = workspace.registry.documents.named(number)
    return next((item for item in found if item.type == kind and item.eli.startswith(address)), None)


def indexes_of(workspace: Workspace, year: int) -> tuple[DocumentRecord, ...]:
    """The indexes of a year that are in the ledger."""
    found = (_named(workspace, _number(workspace, year, by)) for by in Arranged)
    return tuple(record for record in found if record is not None)


def _standing(workspace: Workspace, year: int) -> IssueRecord | None:
    """The issue that the index of a year stands in."""
    for record in indexes_of(workspace, year):
        if record.issue is not None:
            return workspace.registry.issues.get(issue_id(record.issue))
    return None


def _texts(workspace: Workspace, year: int, day: date) -> tuple[_Text, ...]:
    """The indexes of a year as an issue of that day prints them; they tell no more than is known today."""
    now = workspace.clock.now().astimezone(workspace.timezone).date()
    as_of = min(day, now)
    issues = _published(workspace, year)
    entries = tuple(_entries(workspace, issues, as_of))
    if not entries:
        raise ConflictError("IDX-NOTHING", year=year)
    return tuple(
        _text(workspace, year, by, entries, (issues[0].id, issues[-1].id), as_of) for by in arrangements(entries)
    )


def _published(workspace: Workspace, year: int) -> tuple[IssueRecord, ...]:
    """The issues of a year in order. Raises ConflictError when there is none, or one that is not published."""
    found = workspace.registry.issues.of_year(workspace.place, year)
    open_ = [str(record.id) for record in found if record.state != "published"]
    if open_:
        raise ConflictError("IDX-OPEN", year=year, issues=", ".join(open_))
    if not found:
        raise ConflictError("IDX-NOTHING", year=year)
    return found


def _entries(workspace: Workspace, issues: Iterable[IssueRecord], as_of: date) -> Iterator[IndexEntry]:
    """The documents of these issues in the order in which they were printed; not what is an index itself."""
    printed: dict[str, list[PrintedIn]] = {}
    elis: dict[str, str] = {}
    for record in issues:
        signed = workspace.registry.issues.signed(record.id)
        for document in signed.manifest.documents if signed is not None else ():
            if document.type != workspace.profile.index.name:
                printed.setdefault(document.uri, []).append(PrintedIn(record.id, document.first_page))
                elis[document.uri] = document.eli
    facts = workspace.registry.facts.of_works(printed)
    workspace.progress.start("year-index", len(printed))
    for uri, places in printed.items():
        metadata = workspace.registry.documents.checked(uri).document.metadata
        workspace.progress.advance(elis[uri])
        yield IndexEntry(metadata, elis[uri], tuple(places), _remark(workspace, facts.get(uri, ()), as_of))
    workspace.progress.finish()


def _remark(workspace: Workspace, facts: Iterable[Fact], as_of: date) -> str:
    """What became of a document up to a day, in words, in the order of time."""
    known = sorted((fact for fact in facts if fact.on is not None and fact.on <= as_of), key=lambda fact: str(fact.on))
    said = [_told(workspace, fact) for fact in known]
    return "; ".join(dict.fromkeys(filter(None, said)))


def _told(workspace: Workspace, fact: Fact) -> str:
    language = _language(workspace)
    if fact.kind in _REMARKS and fact.on is not None:
        return text(_REMARKS[fact.kind], language, (("date", short_date(fact.on, workspace.profile.furniture)),))
    if fact.kind is not FactKind.CORRECTED or fact.by is None:
        return ""
    if fact.by.place is None:
        return text("IDX-CORRECTED", language, (("number", fact.by.number),))
    issue = issue_id(fact.by.place.issue)
    values = (
        ("number", fact.by.number),
        ("title", workspace.config.title),
        ("numbers", issue.label),
        ("year", str(issue.year)),
        ("page", str(fact.by.place.page)),
    )
    return text("IDX-CORRECTED-AT", language, values)


def _text(
    workspace: Workspace,
    year: int,
    by: Arranged,
    entries: tuple[IndexEntry, ...],
    ends: tuple[IssueId, IssueId],
    as_of: date,
) -> _Text:
    profile, language, operator = workspace.profile, _language(workspace), workspace.config.operator
    number = _number(workspace, year, by)
    said = (("year", str(year)), ("title", workspace.config.title))
    title = text(f"IDX-TITLE-{by.upper()}", language, said)
    known = read_bodies(operator, profile)
    issuer = known[0] if len(known) == 1 and known[0].code else Issuer(slug(operator), operator)
    metadata = Metadata(
        number=parse_number(number, profile),
        type=TypeRef(profile.index.code, profile.index.name),
        title=title,
        issuers=(issuer,),
        place=None,
        signed_on=as_of,
        language=profile.language,
    )
    uri, eli = uri_of(metadata, profile, profile.index.akn), eli_of(metadata, profile)
    if uri is None or eli is None:
        raise TypeError(f"{number} has no address")
    parts = index_parts(by, entries, IndexHead(number, title, *ends, as_of), profile, language)
    actors = actors_of(metadata, profile)
    akn = build(profile.index.akn, parts, metadata, uri=uri, eli=eli, country=profile.country, actors=actors)
    return _Text(number, akn)


def _intake(workspace: Workspace, written: _Text) -> Intake:
    name, operator = written.name, workspace.config.operator
    return Intake(Path(name), name, written.data, workspace.clock.now(), sender=operator)


def _taken_in(workspace: Workspace, written: _Text) -> str:
    """Read and check an index, in the place of an older one of the year that is not published; gives its work URI."""
    # Its gazette is that of the publisher at work, whatever body it is that writes it.
    report = ingest_one(replace(workspace, named=True), _intake(workspace, written))
    source, old = workspace.registry.documents.source(report.sha256), _named(workspace, written.number)
    replacing = report.outcome == "held" and any(item.code == REPLACING for item in report.findings)
    if replacing and source is not None and old is not None:
        report = replace_text(workspace, source, old, text("IDX-REASON", _language(workspace))).report
    if report.outcome != "accepted" or report.uri is None:
        raise ConflictError("IDX-HELD", file=written.name, findings=", ".join(item.code for item in report.findings))
    return report.uri


def _judged(workspace: Workspace, written: _Text) -> CheckedDocument:
    """An index as it would be taken in."""
    outcome = judge(workspace, _intake(workspace, written), known=())
    if not isinstance(outcome, CheckedDocument):
        raise ConflictError("IDX-HELD", file=written.name, findings=", ".join(item.code for item in outcome.findings))
    return outcome


def _language(workspace: Workspace) -> Language:
    return "vi" if workspace.profile.language == "vie" else "en"
