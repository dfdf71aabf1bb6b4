"""Words of a page put into printed lines: by base line, with raised and lowered figures, cut where columns part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gazette.ingest.blocks import Run
from gazette.ingest.inline import merged
from gazette.ingest.read_pdf_values import Box, Word

_SAME = 0.22
"""Base lines this share of the type size apart belong to one line."""
_SMALL = 0.82
"""A raised or lowered figure is at most this share of the size of the line it stands on."""
_REACH = 0.55
"""How far, in sizes of the line, a raised figure's base line may lie from the line's own."""
_NEAR = 0.6
_COLUMN = 1.1
"""A gap of this many type sizes may part two columns …"""
_STRETCH = 2.4
"""… if it is also this many times the usual gap of its line: a justified line has wide gaps throughout."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one base line, left to right, with no gap between them that parts columns."""

    words: tuple[Word, ...]
    page: int
    base: float
    size: float

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def top(self) -> float:
        return self.base - self.size

    @property
    def box(self) -> Box:
        return Box(self.left, self.base - self.size, self.right, self.base + 0.3 * self.size)

    @property
    def text(self) -> str:
        return "".join(word.text if word.glued or at == 0 else f" {word.text}" for at, word in enumerate(self.words))

    @property
    def bold(self) -> bool:
        return all(word.style.bold for word in self.words)


def lines_of(words: Iterable[Word], page: int, *, cut: bool = True) -> tuple[Line, ...]:
    """The lines of words that stand upright, from the top down; `cut` parts them where columns part."""
    rows = _scripts_joined(_rows(words))
    found = [
        Line(tuple(part), page, _base(part), _size(part))
        for row in rows
        for part in (_parts(row) if cut else [sorted(row, key=_left)])
    ]
    return tuple(sorted(found, key=lambda line: (round(line.base, 1), line.left)))


def _left(word: Word) -> float:
    return word.left


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words of one base line and about one size."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda item: (item.base, item.left)):
        for row in reversed(rows[-4:]):
            near = abs(word.base - row[0].base) <= _SAME * min(word.size, row[0].size)
            if near and _SMALL <= word.size / row[0].size <= 1 / _SMALL:
                row.append(word)
                break
        else:
            rows.append([word])
    return rows


def _scripts_joined(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows with the raised and lowered figures, and words of another size, that stand on them."""
    order = sorted(range(len(rows)), key=lambda at: -max(word.size for word in rows[at]))
    taken: dict[int, list[Word]] = {}
    for at in order:
        left: list[Word] = []
        first = rows[at][0]
        near = [big for big in taken if abs(taken[big][0].base - first.base) < taken[big][0].size]
        for word in rows[at]:
            home = next((big for big in near if _stands_on(word, taken[big])), None)
            if home is None:
                left.append(word)
            else:
                taken[home].append(word)
        if left:
            taken[at] = left
    return [taken[at] for at in sorted(taken)]


def _stands_on(word: Word, row: Sequence[Word]) -> bool:
    lead = row[0]
    if word.size >= lead.size and abs(word.base - lead.base) > 0.5:
        return False
    reach = _REACH if word.size <= _SMALL * lead.size else _SAME
    if abs(word.base - lead.base) > reach * lead.size:
        return False
    return any(
        -0.3 * lead.size < max(word.left - other.right, other.left - word.right) < _NEAR * lead.size for other in row
    )


def _parts(row: Sequence[Word]) -> list[list[Word]]:
    ordered = sorted(row, key=_left)
    gaps = [after.left - before.right for before, after in pairwise(ordered)]
    usual = median(gaps) if len(gaps) >= 3 else 0.0
    parts = [[ordered[0]]]
    for word, gap in zip(ordered[1:], gaps, strict=True):
        wide = gap > _COLUMN * min(word.size, parts[-1][-1].size) and gap > _STRETCH * usual
        if wide:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _size(words: Sequence[Word]) -> float:
    """The size in which most of a line is set."""
    weight: dict[float, int] = {}
    for word in words:
        weight[word.size] = weight.get(word.size, 0) + len(word.text)
    return max(weight, key=lambda size: (weight[size], size))


def _base(words: Sequence[Word]) -> float:
    size = _size(words)
    return next(word.base for word in words if word.size == size)


def runs_of_line(line: Line) -> list[Run]:
    """The runs of a line: stretches of words set alike, with the spaces between them."""
    runs: list[Run] = []
    for word in line.words:
        run = Run(
            "" if word.note is not None else word.text,
            bold=word.style.bold,
            italic=word.style.italic,
            script=_script(word, line),
            note=word.note,
        )
        if not runs:
            runs.append(run)
            continue
        last = runs[-1]
        space = "" if word.glued else " "
        if _alike(last, run):
            runs[-1] = Run(f"{last.text}{space}{run.text}", last.bold, last.italic, script=last.script)
            continue
        if space:
            runs.append(Run(space, bold=last.bold and run.bold, italic=last.italic and run.italic))
        runs.append(run)
    return runs


def _alike(one: Run, two: Run) -> bool:
    same = (one.bold, one.italic, one.script) == (two.bold, two.italic, two.script)
    return same and one.note is None and two.note is None


def _script(word: Word, line: Line) -> str:
    if word.size > _SMALL * line.size:
        return ""
    if line.base - word.base > 0.15 * line.size:
        return "super"
    if word.base - line.base > 0.08 * line.size:
        return "sub"
    return ""


def joined(lines: Sequence[Line]) -> tuple[Run, ...]:
    """The runs of several lines as one paragraph. A line that ends within a word (`QĐ-`, `http://`) gets no space."""
    runs: list[Run] = []
    for line in lines:
        more = runs_of_line(line)
        if runs and more and not breaks_within(runs[-1].text, more[0].text):
            runs.append(Run(" ", bold=runs[-1].bold and more[0].bold, italic=runs[-1].italic and more[0].italic))
        runs += more
    return merged(runs)


def breaks_within(end: str, start: str) -> bool:
    """Whether a line break fell inside a word: behind a soft hyphen, or a hyphen or stroke that ends a word."""
    if end.endswith("\u00ad"):
        return True
    return len(end) > 1 and end[-1] in "-/" and end[-2].isalnum() and start[:1].isalnum()
