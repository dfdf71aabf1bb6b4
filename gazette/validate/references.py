"""What a document refers to: its own articles, clauses and annexes that are not there, law that has ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gazette.profiles import Rule
from gazette.validate.facts import Subject, Values
from gazette.validate.numbering import letter_of
from gazette.validate.outline import Passage, Scope, Unit, annex_numbers, ordinal

_FIGURE = r"\d{1,3}[a-zđ]?\b"
_LETTER = r"[a-zđ]\d?\b"


def _listed(item: str) -> str:
    return rf"{item}(?:(?:\s*,\s*|\s+(?:và|hoặc|hay)\s+|\s*,\s*(?:và|hoặc)\s+){item})*"


_POINTS = rf"(?:(?:các\s+)?điểm\s+(?P<points>{_listed(_LETTER)})\s*,?\s*)?"
_CLAUSES = rf"(?:(?:các\s+)?khoản\s+(?P<clauses>{_listed(_FIGURE)})\s*,?\s*(?:của\s+)?)?"
_ARTICLES = rf"(?:các\s+)?điều\s+(?P<articles>{_listed(_FIGURE)})\s*,?\s*(?:của\s+|trong\s+|tại\s+)?"
_THIS_ARTICLE = re.compile(
    rf"(?:{_POINTS}(?:các\s+)?khoản\s+(?P<clauses>{_listed(_FIGURE)})\s*,?\s*(?:của\s+)?)điều\s+này\b", re.IGNORECASE
)
_ANNEX = r"phụ\s+lục\s+(?:số\s+)?(?P<annex>[IVXL]{1,6}|\d{1,2})\b(?P<between>[^.;:]{0,60}?)\b"


def dangling(subject: Subject, rule: Rule) -> Iterator[Values]:
    """What names this document ("khoản 3 Điều 12 của Nghị định này") and is not there. Nothing else is judged."""
    named = _by_name(subject.scopes)
    told: set[str] = set()
    for scope in subject.scopes:
        for passage in scope.passages:
            for printed in _dangling_in(passage, scope, named):
                if printed.lower() not in told:
                    told.add(printed.lower())
                    yield {"reference": printed, "eid": passage.eid}


@cache
def _own_reference(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_POINTS}{_CLAUSES}{_ARTICLES}{re.escape(name)}\s+này\b", re.IGNORECASE)


def _dangling_in(passage: Passage, scope: Scope, named: dict[str, Scope]) -> Iterator[str]:
    text = passage.text
    if "này" not in text:
        return
    for name, target in named.items():
        if f"{name} này" not in text.lower():
            continue
        for found in _own_reference(name).finditer(text):
            heading = found.start() == 0 and found["clauses"] is None  # "Điều 139" and its first words on one line
            if not heading and _missing(found, target, None):
                yield found.group(0)
    if passage.article is not None and "iều này" in text:
        for found in _THIS_ARTICLE.finditer(text):
            if _missing(found, scope, passage.article):
                yield found.group(0)


def _missing(found: re.Match[str], target: Scope, here: Unit | None) -> bool:
    """Whether something that a phrase names is certainly not there."""
    groups = found.groupdict()
    articles = [here] if here is not None else []
    for label in _items(groups.get("articles")):
        same = [unit for unit in target.articles if unit.label.lower() == _label(label)]
        if not same:
            return _certain(target.articles, label)
        articles += same
    clauses, points = _items(groups.get("clauses")), _items(groups.get("points"))
    if len(articles) != 1 or not clauses:
        return False
    there = articles[0].below("paragraph")
    for label in clauses:
        same = [unit for unit in there if unit.label.lower() == _label(label)]
        if not same:
            return _certain(there, label) and not _inline(articles[0], target, rf"{label}\s*[.)]")
        if len(clauses) == 1 and points:
            letters = [letter_of(unit) for unit in same[0].below("point")]
            if letters and all(letters) and any(point not in letters for point in points if len(point) == 1):
                missing = next(point for point in points if len(point) == 1 and point not in letters)
                ordered = letters == sorted(letters, key=_ALPHABET.find) and letters[0] == "a"
                return ordered and not _inline(articles[0], target, rf"{missing}\)")
    return False


_ALPHABET = "abcdđeghiklmnopqrstuvxy"


def _certain(units: Sequence[Unit], label: str) -> bool:
    """Whether the numbers that are there count on from 1, so that one more was not just misread."""
    wanted = ordinal(_label(label))
    numbers = [found for unit in units if (found := ordinal(unit.label)) is not None]
    figures = sorted({number for number, _ in numbers})
    return (
        bool(figures)
        and wanted is not None
        and figures == list(range(1, len(figures) + 1))
        and len(numbers) == len(units)
    )


def _inline(article: Unit, target: Scope, number: str) -> bool:
    """Whether the number stands inside a line of the article: a clause or point that was not set apart."""
    pattern = re.compile(rf"(?:^|[\s.;:]){number}\s")
    return any(passage.article is article and pattern.search(passage.text) for passage in target.passages)


def _items(listed: str | None) -> list[str]:
    return [
        item
        for item in re.split(r"\s*,\s*|\s+(?:và|hoặc|hay)\s+|\s+", listed or "")
        if item not in ("", "và", "hoặc", "hay")
    ]


def _label(printed: str) -> str:
    return printed.lower().replace("đ", "dd")


def _by_name(scopes: Sequence[Scope]) -> dict[str, Scope]:
    """Texts by what they call themselves; a name that two of them bear tells nothing."""
    names = [scope.name for scope in scopes]
    return {scope.name: scope for scope in scopes if scope.name and scope.articles and names.count(scope.name) == 1}


def missing_annexes(subject: Subject, rule: Rule) -> Iterator[Values]:
    """An annex that the text names as its own ("Phụ lục IV ban hành kèm theo Nghị định này") and that did not come."""
    name = subject.own.name
    if not name:
        return
    there = annex_numbers(subject.main)
    if there and not all(there):
        return  # one annex without a number: which one it is can't be told
    known = {_annex_number(number) for number in there}
    pattern = re.compile(_ANNEX + rf"{re.escape(name)}\s+này\b", re.IGNORECASE)
    missing: dict[str, str] = {}
    for passage in subject.own.passages:
        if "hụ lục" not in passage.text:
            continue
        for found in pattern.finditer(passage.text):
            if _annex_number(found.group("annex")) not in known and "sửa đổi" not in found.group("between"):
                missing.setdefault(found.group("annex").upper(), passage.eid)
    if missing:
        yield {"annexes": ", ".join(missing), "eid": next(iter(missing.values()))}


def _annex_number(printed: str) -> int:
    found = ordinal(printed)
    return found[0] if found is not None else 0


def ended(subject: Subject, rule: Rule) -> Iterator[Values]:
    """A legal basis that was repealed or replaced before this document was signed, as far as the registry knows."""
    signed = subject.document.metadata.signed_on
    ends = {item.eli: item for item in subject.facts.ended}
    for relation in subject.document.metadata.relations:
        end = ends.get(relation.href)
        if relation.kind in ("based-on", "cites") and end is not None and signed is not None and end.on <= signed:
            yield {"citation": relation.text, "by": end.by, "on": end.on.isoformat()}


def unknown(subject: Subject, rule: Rule) -> Iterator[Values]:
    """A document of this gazette that the registry does not hold although it holds all of that year."""
    first = rule.days("complete_from")
    place = f"/eli/{subject.profile.place}/"
    if not first:
        return
    for relation in subject.document.metadata.relations:
        year = re.match(rf"{re.escape(place)}[^/]+/(\d{{4}})/", relation.href)
        if year and int(year.group(1)) >= first and relation.href not in subject.facts.recorded:
            yield {"citation": relation.text, "year": first}
