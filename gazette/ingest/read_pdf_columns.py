"""Lines that stand beside one another: the letterhead, the recipients beside the signature, newspaper columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.ingest.read_pdf_lines import Line

_LABEL = re.compile(
    r"(?:điều|khoản|chương|mục|phần|article|section|chapter|part)?\s*[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[a-zđ]{1,2})?[.):\]–-]{0,2}"
    r"|[-–—•+*▪◦]",
    re.IGNORECASE,
)
"""The number or mark of a paragraph, which a tab parts from its text."""
_COPY = re.compile(r"sao\s+(?:y|lục)|trích\s+sao", re.IGNORECASE)
_CLOSE = 2.6
"""Lines further below than this many sizes don't belong to a column any more …"""
_BESIDE = 5.0
"""… unless a line of another column stands beside them …"""
_CLOSE_ABOVE = 1.8
_NAME_BELOW = 13.0
"""… but for the signer's name, which leaves room for the hand and the seal."""
_AXIS = 14.0


@dataclass(frozen=True, slots=True)
class Region:
    """Lines in columns, from left to right; every line of the page is in one region or in none."""

    columns: tuple[tuple[Line, ...], ...]
    top: float
    bottom: float

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for column in self.columns for line in column)


def regions_of(lines: Sequence[Line], left: float, right: float) -> tuple[Region, ...]:
    """The regions of a page whose text runs from `left` to `right`."""
    found: list[Region] = []
    free = [line for line in lines if not _is_label(line)]
    taken: set[int] = set()
    for seed in free:
        if id(seed) in taken:
            continue
        beside = _beside(seed, free, taken)
        if not beside:
            continue
        members = _grown([seed, *beside], free, taken, left, right)
        columns = _columns(members)
        if len(columns) < 2:
            continue
        taken |= {id(line) for line in members}
        found.append(
            Region(
                _ordered(columns),
                min(line.top for line in members),
                max(line.base for line in members),
            )
        )
    return tuple(_joined(found, lines))


_APART = 75.0
"""Points between two regions with the same columns that are still one: the room for a hand and a seal."""


def _joined(regions: Sequence[Region], lines: Sequence[Line]) -> list[Region]:
    """Regions with those above them that have the same columns and nothing between."""
    found: list[Region] = []
    for region in sorted(regions, key=lambda item: item.top):
        last = found[-1] if found else None
        if last is not None and _one(last, region, lines):
            columns = _columns([*last.lines, *region.lines])
            found[-1] = Region(_ordered(columns), last.top, max(last.bottom, region.bottom))
        else:
            found.append(region)
    return found


def _one(above: Region, below: Region, lines: Sequence[Line]) -> bool:
    if below.top - above.bottom > _APART:
        return False
    if len(_columns([*above.lines, *below.lines])) != max(len(above.columns), len(below.columns)):
        return False
    inside = {id(line) for line in (*above.lines, *below.lines)}
    return not any(id(line) not in inside and above.bottom < line.base < below.top for line in lines)


def _ordered(columns: Sequence[Sequence[Line]]) -> tuple[tuple[Line, ...], ...]:
    return tuple(tuple(sorted(column, key=lambda line: (line.base, line.left))) for column in columns)


def _is_label(line: Line) -> bool:
    return bool(_LABEL.fullmatch(line.text.strip()))


def _overlap(one: Line, two: Line) -> bool:
    """Whether two lines stand at about the same height."""
    return abs(one.base - two.base) < 0.75 * max(one.size, two.size)


def _beside(seed: Line, lines: Sequence[Line], taken: set[int]) -> list[Line]:
    return [
        line
        for line in lines
        if line is not seed
        and id(line) not in taken
        and _overlap(seed, line)
        and (line.left - seed.right > 0.8 * seed.size or seed.left - line.right > 0.8 * seed.size)
    ]


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines grouped by what part of the width they take."""
    columns: list[list[Line]] = []
    end = float("-inf")
    for line in sorted(lines, key=lambda item: item.left):
        if columns and line.left < end + 0.5 * line.size:
            columns[-1].append(line)
        else:
            columns.append([line])
        end = max(end, line.right)
    return columns


def _grown(seed: list[Line], lines: Sequence[Line], taken: set[int], left: float, right: float) -> list[Line]:
    """The seed with the lines below and above that go on with its columns without closing a gap between them."""
    members = list(seed)
    width = len(_columns(members))
    if width < 2:
        return members
    there = {id(line) for line in members} | taken
    free = [line for line in lines if id(line) not in there]
    below = [line for line in free if line.base >= min(item.base for item in seed)]
    above = [line for line in free if line.base < min(item.base for item in seed)]
    for line in sorted(below, key=lambda item: item.base):
        if not _joins(line, members, left, right, width, down=True):
            break
        members.append(line)
    if any(_COPY.search(line.text) for line in members):
        return members  # the stamp of a certified copy begins below the signature, whoever stands above it
    for line in sorted(above, key=lambda item: -item.base):
        if not _joins(line, members, left, right, width, down=False):
            break
        members.append(line)
    return members


def _joins(line: Line, members: Sequence[Line], left: float, right: float, width: int, *, down: bool) -> bool:
    columns = _columns([*members, line])
    if len(columns) < width:
        return False
    column = next(column for column in columns if any(item is line for item in column))
    others = [item for item in column if item is not line]
    beside = any(_overlap(line, item) for item in members if not any(item is other for other in others))
    if not others:
        return beside
    gap = min(abs(line.base - item.base) for item in others)
    same_axis = any(abs(line.middle - item.middle) < _AXIS for item in others)
    same_edge = any(abs(line.left - item.left) < 4 for item in others)
    centred = abs(line.middle - (left + right) / 2) < _AXIS and not beside
    first = column is columns[0]
    if beside and gap <= _BESIDE * line.size:
        return True
    if gap <= (_CLOSE if down else _CLOSE_ABOVE) * line.size:
        if centred and not same_axis:
            return False
        return same_axis or (same_edge and _listed(line, others, down=down)) or (same_edge and down and not first)
    return not first and gap <= _NAME_BELOW * line.size and same_axis and not centred


def _listed(line: Line, others: Sequence[Line], *, down: bool) -> bool:
    """Whether a line belongs to a list of recipients: set smaller than the text, its items begun with a dash.

    Downwards an item may go on without one.
    """
    small = line.size <= 12 and any(abs(line.size - item.size) < 0.6 for item in others)
    return small and any(_ITEM.match(item.text) for item in ([line, *others] if down else [line]))


_ITEM = re.compile(r"\s*(?:[-–+•]|nơi nhận)", re.IGNORECASE)
