"""The index of a year: what was published, by type, by issuing body and by field, as texts of the publisher's own.

Each arrangement is a text by itself, so that the contents of the issue give the page on which it begins. An entry has
the document's date, number and title, what became of it, and the issues and gazette pages where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gazette.akn.build import Parts
from gazette.akn.writer import Writer
from gazette.compose.order import collation_key, issuer_rank, serial_key
from gazette.messages import Language, text
from gazette.model import IssueId, Metadata
from gazette.profiles import Profile
from gazette.profiles.days import short_date

_LAST = 10_000


class Arranged(StrEnum):
    """What an index is arranged by."""

    TYPE = "type"
    AUTHORITY = "authority"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class PrintedIn:
    """An issue that prints a document, or a portion of one, and the gazette page on which that begins."""

    issue: IssueId
    page: int


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A published document. `remark` is what became of it, in words; empty for one that stands as it was published."""

    metadata: Metadata
    eli: str
    printed: tuple[PrintedIn, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class IndexHead:
    """What an index says above its lists. `as_of` is the day up to which it tells what became of documents."""

    number: str
    title: str
    first: IssueId
    last: IssueId
    as_of: date


def arrangements(entries: Sequence[IndexEntry]) -> tuple[Arranged, ...]:
    """What an index of these can be arranged by: by field only where some document has one."""
    return tuple(by for by in Arranged if by is not Arranged.FIELD or any(item.metadata.fields for item in entries))


def index_parts(
    by: Arranged, entries: Sequence[IndexEntry], head: IndexHead, profile: Profile, language: Language
) -> Parts:
    """The text of an index, as `gazette.akn.build.build` takes it."""
    body = Writer()
    for heading, listed in _groups(by, entries, profile, language):
        body.open("section")
        body.leaf("heading", heading)
        body.open("content")
        _table(body, listed, profile, language, typed=by is not Arranged.TYPE)
        body.close()
        body.close()
    return Parts(_preface(head, len(entries), profile, language), "", body.taken(), "", ())


def _groups(
    by: Arranged, entries: Sequence[IndexEntry], profile: Profile, language: Language
) -> Iterator[tuple[str, tuple[IndexEntry, ...]]]:
    """The headings of an index in their order, each with its documents in theirs.

    A document of several bodies, or of several fields, is listed under each.
    """
    match by:
        case Arranged.TYPE:
            yield from _grouped(entries, lambda item: _type_names(item, profile), lambda item: _in_type(item, profile))
        case Arranged.AUTHORITY:
            yield from _grouped(entries, lambda item: _bodies(item, profile), lambda item: _by_force(item, profile))
        case Arranged.FIELD:
            other = text("IDX-NO-FIELD", language)
            yield from _grouped(entries, lambda item: _fields(item, other), lambda item: _by_force(item, profile))


Heading = tuple[tuple[object, ...], str]
"""A heading behind the key that it is sorted by."""


def _grouped(
    entries: Iterable[IndexEntry],
    headings: Callable[[IndexEntry], Iterable[Heading]],
    order: Callable[[IndexEntry], tuple[object, ...]],
) -> Iterator[tuple[str, tuple[IndexEntry, ...]]]:
    found: dict[Heading, list[IndexEntry]] = {}
    for item in sorted(entries, key=order):
        for heading in headings(item):
            found.setdefault(heading, []).append(item)
    for heading in sorted(found):
        yield heading[1], tuple(found[heading])


def _type_names(item: IndexEntry, profile: Profile) -> Iterator[Heading]:
    kind = item.metadata.type
    if kind is not None:
        yield (_force(item, profile), collation_key(kind.name)), kind.name


def _bodies(item: IndexEntry, profile: Profile) -> Iterator[Heading]:
    for issuer in item.metadata.issuers:
        known = profile.authority_by_code(issuer.code)
        yield (known.rank if known is not None else _LAST, collation_key(issuer.name)), issuer.name


def _fields(item: IndexEntry, other: str) -> Iterator[Heading]:
    for name in item.metadata.fields:
        yield (0, collation_key(name)), name
    if not item.metadata.fields:
        yield (1, ()), other


def _force(item: IndexEntry, profile: Profile) -> int:
    kind = profile.type_by_code(item.metadata.type.code) if item.metadata.type is not None else None
    return kind.force if kind is not None else _LAST


def _in_type(item: IndexEntry, profile: Profile) -> tuple[object, ...]:
    """Inside a type: by rank of the body, then by number; the ELI makes the order total."""
    facts = item.metadata
    bodies = tuple(collation_key(issuer.name) for issuer in facts.issuers)
    return issuer_rank(facts, profile), bodies, _year(facts), serial_key(facts), item.eli


def _by_force(item: IndexEntry, profile: Profile) -> tuple[object, ...]:
    """Inside a body or a field: by legal force of the type, then by number."""
    facts = item.metadata
    kind = facts.type.name if facts.type is not None else ""
    return _force(item, profile), collation_key(kind), _year(facts), serial_key(facts), item.eli


def _year(facts: Metadata) -> int:
    return facts.number.year or 0 if facts.number is not None else 0


def _preface(head: IndexHead, count: int, profile: Profile, language: Language) -> str:
    out = Writer()

    def line(css: str, said: str, *inline: str) -> None:
        out.open("p", class_=css)
        out.inline(inline, said)
        out.close()

    told = {
        "count": f"{count:,}".replace(",", "." if language == "vi" else ","),
        "first": head.first.label,
        "last": head.last.label,
        "date": short_date(head.as_of, profile.furniture),
    }
    line("type", profile.index.name.upper(), "docType")
    line("title", head.title, "docTitle")
    line("other", text("IDX-NUMBER", language, (("number", head.number),)))
    line("other", text("IDX-SCOPE", language, tuple(told.items())))
    return out.taken()


def _table(out: Writer, entries: Iterable[IndexEntry], profile: Profile, language: Language, *, typed: bool) -> None:
    out.open("table", class_="index")
    out.open("tr")
    for code in ("IDX-COLUMN-DATE", "IDX-COLUMN-DOCUMENT", "IDX-COLUMN-ISSUE", "IDX-COLUMN-PAGE"):
        out.open("th")
        out.open("p")
        for position, words in enumerate(text(code, language).split("\n")):
            if position:
                out.empty("eol")
            out.text(words)
        out.close()
        out.close()
    out.close()
    for item in entries:
        _row(out, item, profile, language, typed=typed)
    out.close()


def _row(out: Writer, item: IndexEntry, profile: Profile, language: Language, *, typed: bool) -> None:
    facts = item.metadata
    out.open("tr")
    out.open("td")
    out.leaf("p", short_date(facts.signed_on, profile.furniture) if facts.signed_on is not None else "–")
    out.close()
    out.open("td")
    out.open("p")
    name = _name(facts, language, typed=typed)
    if name:
        out.open("ref", href=item.eli)
        out.inline(("b",), name)
        out.close()
        out.text(" ")
        out.text(facts.title or "")
    else:
        out.open("ref", href=item.eli)
        out.text(facts.title or item.eli)
        out.close()
    if item.remark:
        out.text(" ")
        out.inline(("i",), f"({item.remark})")
    out.close()
    out.close()
    out.open("td")
    for place in item.printed:
        out.open("p")
        out.open("ref", href=f"/{place.issue.path}/")
        out.text(place.issue.label)
        out.close()
        out.close()
    out.close()
    out.open("td")
    for place in item.printed:
        out.leaf("p", str(place.page))
    out.close()
    out.close()


def _name(facts: Metadata, language: Language, *, typed: bool) -> str:
    """What an entry calls its document: its number; type and number where types are mixed."""
    number = str(facts.number) if facts.number is not None else ""
    if not typed or facts.type is None:
        return number
    if not number:
        return facts.type.name
    return text("RND-CITATION", language, (("type", facts.type.name), ("number", number)))
