"""No word lost where a file knows no reading order: the pieces of its second reading, each found once in what was read.

A PDF draws stretches of characters anywhere on a page. The reader puts them in order; so the proof asks that what was
read (text and what was left out) can be made of exactly these pieces: every piece once, whole, its characters in order,
near the pieces drawn before and after it, and nothing besides. The longest are placed first: the shorter ones have only
the gaps between them. A word that is dropped, doubled or changed anywhere
breaks that. Where the reader put the pieces of one page is its judgement, which no second reading could confirm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

_TAKEN = "\x00"
_LONG = 12
"""Characters from which a piece that stands where it is expected is no part of a longer one by chance."""
_NEAR = 40_000
"""How far from its neighbours, in characters, a piece may stand: some ten pages."""
_DRIFT = 6_000
"""How far, in characters, the order of drawing and the order of reading part on a page or two."""
_TRIED = 200
"""Places on either side among which one is chosen."""
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where what was read and the second reading part: a piece that was not found, or read text that no piece makes."""

    piece: str
    read: str


def misfit(read: str, pieces: Sequence[str]) -> Misfit | None:
    """The first misfit of a text without white space and the pieces it should be made of; None when all fit."""
    ground = _Ground(read)
    starts = list(accumulate((len(piece) for piece in pieces), initial=0))
    behind = [-1] * len(pieces)
    repeated = {piece for piece, count in Counter(pieces).items() if count > 1}
    at = 0
    for order, piece in enumerate(pieces):  # most stand where they were drawn; that costs no search
        if len(piece) >= _LONG:
            behind[order] = ground.take_at(at, piece)
        at = behind[order] if behind[order] >= 0 else at + len(piece)
    rest_of_them = (order for order, place in enumerate(behind) if place < 0)
    for order in sorted(rest_of_them, key=lambda order: (-len(pieces[order]), order)):
        known = behind[order - 1] if order else 0
        near = known if known >= 0 and abs(known - starts[order]) < _DRIFT else starts[order]
        reach = len(read) if pieces[order] in repeated else _NEAR  # which of equal pieces stands where can't be told
        behind[order] = ground.take(near, pieces[order], reach)
        if behind[order] < 0:
            return Misfit(pieces[order], ground.around(near))
    rest = ground.left()
    return None if rest is None else Misfit("", rest)


class _Ground:
    """The text that was read, from which pieces are taken away. UTF-32, so that places can be overwritten."""

    def __init__(self, text: str) -> None:
        self.bytes = bytearray(text.encode("utf-32-le"))
        self.text = text

    def take_at(self, at: int, piece: str, *, gap: bool = False) -> int:
        """Take a piece that stands exactly at a place (and fills a `gap` there); returns the place behind it, or -1."""
        for form in _forms(piece):
            if self.bytes.startswith(form.encode("utf-32-le"), at * 4) and (not gap or self._is_gap(at, len(form))):
                return self._take(at, len(form))
        return -1

    def take(self, near: int, piece: str, reach: int) -> int:
        """Take a piece where it stands next to a place and within reach; returns the place behind it, or -1.

        A gap that it fills goes before a place inside of one, which may belong to a longer piece.
        """
        place = self.take_at(near, piece, gap=True)
        if place >= 0:
            return place
        for form in _forms(piece):
            place = self._find(form, max(0, near - reach), near + reach, near)
            if place >= 0:
                return self._take(place, len(form))
        return -1

    def _find(self, form: str, low: int, high: int, near: int) -> int:
        """The nearest place that the form fills, or else the nearest that holds it; -1 when there is none."""
        data = form.encode("utf-32-le")
        places = [*islice(self._forward(data, near, high), _TRIED), *islice(self._backward(data, low, near), _TRIED)]
        places.sort(key=lambda at: abs(at - near))
        return next((at for at in places if self._is_gap(at, len(form))), places[0] if places else -1)

    def _forward(self, data: bytes, start: int, high: int) -> Iterator[int]:
        at = self.bytes.find(data, start * 4, high * 4 + len(data))
        while at >= 0:
            if at % 4 == 0:
                yield at // 4
            at = self.bytes.find(data, at + 1, high * 4 + len(data))

    def _backward(self, data: bytes, low: int, end: int) -> Iterator[int]:
        at = self.bytes.rfind(data, low * 4, end * 4 + len(data) - 4)
        while at >= 0:
            if at % 4 == 0:
                yield at // 4
            at = self.bytes.rfind(data, low * 4, at + len(data) - 1)

    def _is_gap(self, at: int, length: int) -> bool:
        """Whether both ends of a place touch what is taken already."""
        before = at == 0 or self.bytes[at * 4 - 4 : at * 4] == b"\0\0\0\0"
        end = (at + length) * 4
        return before and (end >= len(self.bytes) or self.bytes[end : end + 4] == b"\0\0\0\0")

    def _take(self, at: int, length: int) -> int:
        self.bytes[at * 4 : (at + length) * 4] = bytes(length * 4)
        return at + length

    def left(self) -> str | None:
        """The first stretch that no piece made."""
        rest = self.bytes.decode("utf-32-le")
        start = next((at for at, char in enumerate(rest) if char != _TAKEN), -1)
        if start < 0:
            return None
        return rest[start : start + _SHOWN].split(_TAKEN)[0]

    def around(self, at: int) -> str:
        return self.text[max(0, at - _SHOWN) : at + _SHOWN]


def _forms(piece: str) -> tuple[str, ...]:
    """A piece as it may have been read: a hyphen at the end of a line may have been only the line's."""
    return (piece, piece[:-1]) if len(piece) > 2 and piece.endswith(("-", "\u2010")) else (piece,)
