"""The signed original that came with a typed file: kept, published beside the text, and compared word by word."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazette.ingest.blocks import SourceText, Table
from gazette.ingest.intake import Intake, OriginalFile
from gazette.ingest.refused import RefusedInput
from gazette.model import Finding, Place, Severity, finding

_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "\xad": ""})
_MAX_EDITS = 400
_CONTEXT = 5
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Change:
    """A place where two texts part: the words of each, with some around them."""

    text: str
    original: str


def compared(name: str, text: Sequence[str], original: OriginalFile, theirs: Sequence[str]) -> Finding:
    """The finding about the words of the typed file `name` and those of the original."""
    changes = differences(text, theirs)
    place = Place(original.name)
    if not changes:
        return finding("DOC-ORIGINAL-EQUAL", Severity.INFO, place, original=original.name, words=len(theirs))
    shown = changes[:_SHOWN]
    return finding(
        "DOC-ORIGINAL-DIFFERS",
        Severity.ERROR,
        place,
        original=original.name,
        file=name,
        count=len(changes) if len(changes) < _MAX_EDITS else f"> {_MAX_EDITS}",
        text=" … ".join(f"“{change.text}”" for change in shown),
        theirs=" … ".join(f"“{change.original}”" for change in shown),
        sha256=_digest(original),
    )


def by_columns(text: SourceText) -> SourceText:
    """A text whose tables without rules are read column by column.

    They arrange letterheads and signatures. Whether number and date are a row of their own is seen in a typed file and
    guessed in print, so the order of the rows is no difference between the two.
    """
    return replace(
        text, blocks=tuple(_in_columns(block) if isinstance(block, Table) else block for block in text.blocks)
    )


def _in_columns(table: Table) -> Table:
    if table.bordered or len({len(row) for row in table.rows}) != 1:
        return table
    return replace(table, rows=tuple((cell,) for column in zip(*table.rows, strict=True) for cell in column))


def not_compared(original: OriginalFile, refusal: RefusedInput, scans: frozenset[str]) -> tuple[Finding, ...]:
    """Why the words could not be compared. A scan has none, which is told; anything else holds the document."""
    is_scan = refusal.finding.code in scans
    why = replace(refusal.finding, severity=Severity.INFO if is_scan else Severity.ERROR, where=Place(original.name))
    severity = Severity.WARNING if is_scan else Severity.ERROR
    told = finding(
        "DOC-ORIGINAL-NOT-COMPARED", severity, Place(original.name), original=original.name, sha256=_digest(original)
    )
    return told, why


def _digest(original: OriginalFile) -> str:
    """Tells originals apart, so that what an editor accepts of one is not accepted of another that replaces it."""
    return hashlib.sha256(original.data).hexdigest()


def kept_as_original(intake: Intake, original: OriginalFile) -> Finding:
    """What is said in the original's own entry of the report."""
    return finding("INP-ORIGINAL-OF", Severity.INFO, Place(original.name), original=original.name, file=intake.name)


def differences(text: Sequence[str], theirs: Sequence[str]) -> tuple[Change, ...]:
    """The places where two texts differ as words, in order.

    Not told apart: upper and lower case (a style sets capitals in one file that are typed in the other), kinds of
    dashes and quotation marks, where words are cut by lines and cells, and marks without a letter or digit.
    """
    ours, others = _words(text), _words(theirs)
    one, two = [_plain(word) for word in ours], [_plain(word) for word in others]
    if "".join(one) == "".join(two):
        return ()
    return tuple(
        Change(_around(ours, i1, i2), _around(others, j1, j2))
        for i1, i2, j1, j2 in _edits(one, two)
        if "".join(one[i1:i2]) != "".join(two[j1:j2])
    )


def _words(words: Sequence[str]) -> list[str]:
    return [word for word in words if any(char.isalnum() for char in word)]


def _plain(word: str) -> str:
    return word.translate(_DASHES).casefold()


def _around(words: Sequence[str], first: int, last: int) -> str:
    before, after = words[max(0, first - _CONTEXT) : first], words[last : last + _CONTEXT]
    changed = words[first : min(last, first + 20)]
    return " ".join((*before, "[", *changed, *(["…"] if last > first + 20 else []), "]", *after))


def _edits(one: Sequence[str], two: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Ranges of `one` and `two` that stand for each other, by the shortest edit (Myers 1986), at most _MAX_EDITS long.

    Past that the rest counts as one change: two texts so far apart are not copies of each other.
    """
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    trace: list[dict[int, int]] = []
    reach = {1: start}
    for depth in range(_MAX_EDITS):
        trace.append(dict(reach))
        for diagonal in range(-depth, depth + 1, 2):
            down = diagonal == -depth or (diagonal != depth and reach[diagonal - 1] < reach[diagonal + 1])
            x = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            y = x - diagonal
            while x < len(one) and y < len(two) and one[x] == two[y]:
                x, y = x + 1, y + 1
            reach[diagonal] = x
            if x >= len(one) and y >= len(two):
                return _ranges(_path(trace, len(one), len(two)))
    return [(start, len(one), start, len(two))]


def _path(trace: Sequence[dict[int, int]], x: int, y: int) -> list[tuple[int, int, int, int]]:
    """The single insertions and deletions of an edit, first to last."""
    steps: list[tuple[int, int, int, int]] = []
    for depth in range(len(trace) - 1, 0, -1):
        reach, diagonal = trace[depth], x - y
        down = diagonal == -depth or (diagonal != depth and reach[diagonal - 1] < reach[diagonal + 1])
        before = diagonal + 1 if down else diagonal - 1
        px = reach[before]
        py = px - before
        steps.append((px, px, py, py + 1) if down else (px, px + 1, py, py))
        x, y = px, py
    return steps[::-1]


def _ranges(steps: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Neighbouring steps made one range each."""
    joined: list[tuple[int, int, int, int]] = []
    for i1, i2, j1, j2 in steps:
        if joined and joined[-1][1] == i1 and joined[-1][3] == j1:
            joined[-1] = (joined[-1][0], i2, joined[-1][2], j2)
        else:
            joined.append((i1, i2, j1, j2))
    return joined
