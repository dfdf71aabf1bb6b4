"""Two versions of a text side by side: passage by passage, and inside a changed one word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import partial

from gazette.akn.passages import Passage

_ALIKE = 0.6
"""From which share of common words on two passages are versions of one."""
_LONG = 20_000
"""Words in both: a longer line is told as a whole, since comparing takes the square of it."""


class Change(Enum):
    """What became of a passage."""

    SAME = "same"
    RENUMBERED = "renumbered"
    """The words are the same but for its number."""
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are the same on both sides (`old` equals `new`), or that took the place of one another."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        return self.old == self.new


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the one side beside its line of the other; a side without one is empty."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage of the old version beside that of the new one. All words of both stand in `rows`, in order."""

    change: Change
    old: Passage | None
    new: Passage | None
    rows: tuple[Row, ...]


def compare(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Difference, ...]:
    """Every passage of both versions, in the order of the new one, what is gone where it stood."""
    partners = _partners(old, new)
    gone = [place for place in range(len(old)) if place not in set(partners.values())]
    found: list[Difference] = []
    for place, passage in enumerate(new):
        partner = partners.get(place)
        if partner is not None:
            while gone and gone[0] < partner:
                found.append(_difference(old[gone.pop(0)], None))
        found.append(_difference(old[partner] if partner is not None else None, passage))
    return (*found, *(_difference(old[place], None) for place in gone))


def _partners(old: Sequence[Passage], new: Sequence[Passage]) -> dict[int, int]:
    """For places in `new`, the place in `old` of the same passage.

    First what says the same, in order; then, in the gaps between, what is called the same; then what is most alike.
    """
    partners: dict[int, int] = {}
    for low, high, others in _gaps(partners, old, new):
        keys = [[_unnumbered(passage) for passage in side] for side in (old[low:high], [new[i] for i in others])]
        matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                partners[others[block.b + step]] = low + block.a + step
    for low, high, others in _gaps(partners, old, new):
        named = {old[place].eid: place for place in range(low, high)}
        last = low - 1
        for other in others:
            place = named.get(new[other].eid, -1)
            if place > last and _alike(old[place], new[other]) > 0:
                partners[other] = last = place
    for low, high, others in _gaps(partners, old, new):
        last = low - 1
        for other in others:
            best = max(range(last + 1, high), key=partial(_likeness, old, new[other]), default=None)
            if best is not None and _alike(old[best], new[other]) >= _ALIKE:
                partners[other] = last = best
    return partners


def _likeness(old: Sequence[Passage], passage: Passage, place: int) -> float:
    return _alike(old[place], passage)


def _gaps(partners: dict[int, int], old: Sequence[Passage], new: Sequence[Passage]) -> list[tuple[int, int, list[int]]]:
    """Stretches of `old` without partners, with the places in `new` between the same neighbours."""
    gaps = []
    others: list[int] = []
    low = 0
    for place in range(len(new)):
        if place in partners:
            gaps.append((low, partners[place], others))
            low, others = partners[place] + 1, []
        else:
            others.append(place)
    gaps.append((low, len(old), others))
    return [gap for gap in gaps if gap[0] < gap[1] and gap[2]]


def _unnumbered(passage: Passage) -> tuple[str, ...]:
    """Its words without its own number, by which it is told from a passage that only moved."""
    first = passage.lines[0].removeprefix(passage.label).strip()
    return (first, *passage.lines[1:])


def _alike(old: Passage, new: Passage) -> float:
    """Share of common words, whatever their order: an upper bound of what a comparison in order would find."""
    return SequenceMatcher(None, _words(old), _words(new), autojunk=False).quick_ratio()


def _words(passage: Passage) -> list[str]:
    return " ".join(_unnumbered(passage)).split()


def _difference(old: Passage | None, new: Passage | None) -> Difference:
    before, after = (old.lines if old else ()), (new.lines if new else ())
    if old is None or new is None:
        change = Change.ADDED if old is None else Change.REMOVED
    elif before == after:
        change = Change.SAME
    else:
        change = Change.RENUMBERED if _unnumbered(old) == _unnumbered(new) else Change.CHANGED
    return Difference(change, old, new, tuple(_rows(before, after)))


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Lines beside one another: those that are the same by themselves, the others in pairs as they stand."""
    for _, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for step in range(max(high - low, end - start)):
            before = old[low + step] if low + step < high else ""
            after = new[start + step] if start + step < end else ""
            yield Row(tuple(_pieces(before, after)))


def _pieces(old: str, new: str) -> Iterator[Piece]:
    before, after = old.split(), new.split()
    if not before or not after or len(before) + len(after) > _LONG:
        yield Piece(old, new)
        return
    for _, low, high, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield Piece(" ".join(before[low:high]), " ".join(after[start:end]))
