"""What a reading of a file is, and where two of them differ."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"))
"""Characters that only steer line breaking and joining."""
_SAME_MARK = {
    0x2010: "-", 0x2011: "-", 0x2212: "-", 0x2215: "/", 0x2206: "\u0394", 0x220F: "\u03a0", 0x2211: "\u03a3",
    0x2126: "\u03a9", 0x00B5: "\u03bc",
}  # fmt: skip
"""The same mark under two code points: a face often has only one of them."""
_FOLDED = {**_UNSEEN, **_SAME_MARK}
_RARE = re.compile(f"[{''.join(map(chr, _FOLDED))}]")
_EDGE, _CLOSE_BY = "\0", "\1"
"""Stand in a text for an edge, and for one that no space counts at. No file can hold them."""
_GAP = re.compile(rf"[\s{_EDGE}{_CLOSE_BY}]+")
_AROUND = 30


@dataclass(frozen=True)
class Reading:
    """A text as its letters (NFC, without white space) and where words end.

    `marked` is the text with the edges in it. `spaces` are the places, counted in letters, where white space stands;
    `edges` those where an element or a line ends, which may part words or not.
    """

    marked: str

    @classmethod
    def of(cls, text: str) -> Reading:
        """The reading of a text alone."""
        return cls(folded(text))

    @property
    def letters(self) -> str:
        return self._parts[0]

    @property
    def spaces(self) -> frozenset[int]:
        return self._parts[1]

    @property
    def edges(self) -> frozenset[int]:
        return self._parts[2]

    @cached_property
    def _parts(self) -> tuple[str, frozenset[int], frozenset[int]]:
        spaces: set[int] = set()
        edges: set[int] = set()
        parts: list[str] = []
        length = last = 0
        for gap in _GAP.finditer(self.marked):
            start, end = gap.span()
            parts.append(self.marked[last:start])
            length += start - last
            last = end
            kinds = gap[0]
            if kinds == " ":
                spaces.add(length)
                continue
            if _EDGE in kinds or _CLOSE_BY in kinds:
                edges.add(length)
            if _CLOSE_BY not in kinds and kinds.strip(_EDGE):
                spaces.add(length)
        parts.append(self.marked[last:])
        ends = {0, length + len(self.marked) - last}
        return "".join(parts), frozenset(spaces - ends), frozenset(edges - ends)

    def around(self, place: int) -> str:
        """The letters about a place, with their spaces."""
        first = max(0, place - _AROUND)
        shown = (
            (" " if at in self.spaces or at in self.edges else "") + self.letters[at]
            for at in range(first, min(len(self.letters), place + _AROUND))
        )
        return "".join(shown).strip()


class Reader:
    """Puts a reading together, piece by piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def say(self, text: str | None) -> None:
        """Text that follows directly."""
        if text:
            self._parts.append(text)

    def edge(self) -> None:
        """An element or a line begins or ends here."""
        self._parts.append(_EDGE)

    def open(self, mark: str) -> None:
        """An opening quotation mark that an element asks for: it stands at the first word, whatever is before that."""
        self._parts += (mark, _CLOSE_BY)

    def close(self, mark: str) -> None:
        """A closing quotation mark that an element asks for: it stands at the last word, whatever space follows."""
        self._parts += (_CLOSE_BY, mark)

    def place(self) -> int:
        """How many pieces there are so far."""
        return len(self._parts)

    def take(self, other: Reader, first: int, end: int) -> None:
        """The pieces of another reading from place `first` to place `end`."""
        self._parts += other._parts[first:end]

    def done(self) -> Reading:
        return Reading(folded("".join(self._parts)))


def folded(text: str) -> str:
    """NFC, without what is not seen, each mark under one code point."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return text.translate(_FOLDED) if _RARE.search(text) else text


def letters(text: str) -> str:
    """The letters of a text alone."""
    return "".join(folded(text).split())


def first_difference(left: Reading, right: Reading) -> int | None:
    """The first letter at which two readings part, or None: other letters, or a space that only one has."""
    if left.marked == right.marked:
        return None
    if left.letters != right.letters:
        pairs = zip(left.letters, right.letters, strict=False)
        shorter = min(len(left.letters), len(right.letters))
        return next((place for place, (one, other) in enumerate(pairs) if one != other), shorter)
    alone = (left.spaces - right.spaces - right.edges) | (right.spaces - left.spaces - left.edges)
    return min(alone, default=None)
