"""What a reading of a file is, and where two of them differ."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"))
"""Characters that only steer line breaking and joining."""
_SAME_MARK = {
    0x2010: "-", 0x2011: "-", 0x2212: "-", 0x2215: "/", 0x2206: "\u0394", 0x220F: "\u03a0", 0x2211: "\u03a3",
    0x2126: "\u03a9", 0x00B5: "\u03bc",
}  # fmt: skip
"""The same mark under two code points: a face often has only one of them."""
_FOLDED = {**_UNSEEN, **_SAME_MARK}
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as its letters (NFC, without white space) and where words end.

    `spaces` are the places, counted in letters, where white space stands; `edges` those where an element or a line
    ends, which may part words or not.
    """

    letters: str
    spaces: frozenset[int]
    edges: frozenset[int]

    def around(self, place: int) -> str:
        """The letters about a place, with their spaces."""
        first = max(0, place - _AROUND)
        shown = (
            (" " if at in self.spaces or at in self.edges else "") + self.letters[at]
            for at in range(first, min(len(self.letters), place + _AROUND))
        )
        return "".join(shown).strip()

    @classmethod
    def of(cls, text: str) -> Reading:
        """The reading of a text alone."""
        reader = Reader()
        reader.say(text)
        return reader.done()


class Reader:
    """Puts a reading together, piece by piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spaces: set[int] = set()
        self._edges: set[int] = set()
        self._opened = False

    def say(self, text: str | None) -> None:
        """Text that follows directly."""
        if self._opened and text:
            text = text.lstrip()
            self._opened = not text
        if not text:
            return
        if not text.isascii():
            text = unicodedata.normalize("NFC", text).translate(_FOLDED)
        words = text.split()
        if not words or text[0].isspace():
            self._spaces.add(self._length)
        for number, word in enumerate(words):
            if number:
                self._spaces.add(self._length)
            self._parts.append(word)
            self._length += len(word)
        if text[-1:].isspace():
            self._spaces.add(self._length)

    def edge(self) -> None:
        """An element or a line begins or ends here."""
        self._edges.add(self._length)

    def open(self, mark: str) -> None:
        """An opening quotation mark that an element asks for: it stands at the first word, whatever is before that."""
        self.say(mark)
        self.edge()
        self._opened = True

    def close(self, mark: str) -> None:
        """A closing quotation mark that an element asks for: it stands at the last word, whatever space follows."""
        if self._length in self._spaces:
            self._spaces.discard(self._length)
            self.edge()
        self.say(mark)

    def done(self) -> Reading:
        ends = {0, self._length}
        return Reading("".join(self._parts), frozenset(self._spaces - ends), frozenset(self._edges - ends))


def first_difference(left: Reading, right: Reading) -> int | None:
    """The first letter at which two readings part, or None: other letters, or a space that only one has."""
    if left.letters != right.letters:
        pairs = zip(left.letters, right.letters, strict=False)
        shorter = min(len(left.letters), len(right.letters))
        return next((place for place, (one, other) in enumerate(pairs) if one != other), shorter)
    alone = (left.spaces - right.spaces - right.edges) | (right.spaces - left.spaces - left.edges)
    return min(alone, default=None)
