"""Divisions, articles, clauses and points count on: nothing left out, nothing twice (Luật 64/2025/QH15 Điều 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gazette.profiles import Rule
from gazette.validate.facts import Subject, Values
from gazette.validate.outline import DIVISIONS, Unit, ordinal

Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Break:
    """Two neighbours that do not follow one another; `twice` when they bear the same number."""

    before: str
    after: str
    eid: str
    twice: bool


def article_gaps(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Articles count through the whole document; 12a may stand behind 12. Gaps that are in the source stay."""
    for gap in breaks(subject.own.articles, _figure):
        if not gap.twice:
            yield {"before": gap.before, "after": gap.after, "eid": gap.eid}


def division_gaps(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Parts, chapters, sections: through the document, or anew below each division above them."""
    for scope in subject.scopes:
        for units in _families(scope.top):
            for gap in breaks(units, _figure):
                if not gap.twice and gap.before != "—":
                    yield {"before": gap.before, "after": gap.after, "eid": gap.eid}


def clause_gaps(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Clauses count from 1 in each article."""
    for scope in subject.scopes:
        for article in scope.articles:
            for gap in breaks(article.below("paragraph"), _figure):
                if not gap.twice:
                    yield {"article": _shown(article), "before": gap.before, "after": gap.after, "eid": gap.eid}


def point_gaps(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Points follow the alphabet that the rule names; đ comes after d."""
    alphabet = rule.text("alphabet")

    def place(unit: Unit) -> Key | None:
        letter = letter_of(unit)
        return (alphabet.index(letter) + 1, "") if letter and letter in alphabet else None

    for scope in subject.scopes:
        for article in scope.articles:
            for holder in (article, *article.below("paragraph")):
                points = holder.below("point")
                if all(place(point) is not None for point in points):
                    for gap in (gap for listed in _lists(points, place) for gap in breaks(listed, place)):
                        if not gap.twice:
                            yield {"before": gap.before, "after": gap.after, "eid": gap.eid}


def point_letters(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Letters that are not in the alphabet (f) was seen 18 times in 13,984 texts)."""
    for scope in subject.scopes:
        for article in scope.articles:
            for holder in (article, *article.below("paragraph")):
                for point in holder.below("point"):
                    letter = letter_of(point)
                    if letter and letter in rule.text("foreign"):
                        yield {"letter": letter, "eid": point.eid}


def doubled(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Two neighbours of one number: one of them was misnumbered, or quoted without its marks."""
    for scope in subject.scopes:
        families: list[Sequence[Unit]] = [scope.articles, *_families(scope.top)]
        for article in scope.articles:
            clauses = article.below("paragraph")
            families += [clauses, *(holder.below("point") for holder in (article, *clauses))]
        for units in families:
            for gap in breaks(units, _figure_or_letter):
                if gap.twice:
                    yield {"number": gap.after, "eid": gap.eid}


def letter_of(point: Unit) -> str:
    """The letter of a point, in small: `đ` of `đ)`; empty for `a1)` and what else is no single letter."""
    bare = point.printed.strip(' .)/“"').lower()
    return bare if len(bare) == 1 and bare.isalpha() else ""


def breaks(units: Sequence[Unit], place: Callable[[Unit], Key | None]) -> Iterator[Break]:
    """Where a sequence does not count on from its first number, 1. A unit without a number starts it anew."""
    before: Unit | None = None
    last: Key | None = (0, "")
    for unit in units:
        here = place(unit)
        if here is not None and last is not None and not _follows(last, here):
            twice = before is not None and here == last
            yield Break(_shown(before), _shown(unit), unit.eid, twice)
        before, last = unit, here


def _lists(points: Sequence[Unit], place: Callable[[Unit], Key | None]) -> Iterator[list[Unit]]:
    """The points of one clause cut where they begin anew with the first letter: a clause may hold several lists."""
    listed: list[Unit] = []
    for point in points:
        if place(point) == (1, "") and listed:
            yield listed
            listed = []
        listed.append(point)
    yield listed


def _shown(unit: Unit | None) -> str:
    """A number as printed, without the stop behind it; a dash for what stands before the first."""
    return unit.printed.strip(" .:") if unit is not None else "—"


def _follows(last: Key, here: Key) -> bool:
    if here[0] == last[0] + 1:
        return True
    return here[0] == last[0] and here[1] > last[1]


def _figure(unit: Unit) -> Key | None:
    return ordinal(unit.label)


def _figure_or_letter(unit: Unit) -> Key | None:
    """A figure, or the letter itself: enough to tell two that are the same."""
    letter = letter_of(unit)
    return (0, letter) if letter else _figure(unit)


def _families(top: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The divisions of each kind in the order in which they count.

    Where they count through the whole document they are one family; where each division above begins anew with 1, its
    children are a family of their own.
    """
    for kind in DIVISIONS:
        groups = [group for group in _groups(top, kind) if group]
        anew = [group for group in groups if ordinal(group[0].label) == (1, "")]
        if len(anew) == len(groups):
            yield from groups
        else:
            yield [unit for group in groups for unit in group]


def _groups(units: Sequence[Unit], kind: str) -> Iterator[list[Unit]]:
    """The units of a kind below each division; articles hold none."""
    yield [unit for unit in units if unit.kind == kind]
    for unit in units:
        if unit.kind in DIVISIONS:
            yield from _groups(unit.children, kind)
