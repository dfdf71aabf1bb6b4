"""No word lost where a file knows no reading order: the pieces of its second reading, each found once in what was read.

A PDF draws stretches of characters anywhere on a page. The reader puts them in order; so the proof asks that what was
read (text and what was left out) can be made of exactly these pieces: every piece once, whole, its characters in order,
near the pieces drawn before and after it, and nothing besides. A word that is dropped, doubled or changed anywhere
breaks that. Where the reader put the pieces of one page is its judgement, which no second reading could confirm.

The search: pieces that were read one behind the other as they were drawn are placed as one, and the longest first; the
shorter ones have only the gaps between them. One that finds none takes its place from others, which are placed anew.

The dots and underscores of a form (`Số: ....../QĐ-....`) are cut into pieces anywhere, so that which piece stands where
can't be told and says nothing. They are counted: there must be as many of each as the file draws.
"""

from __future__ import annotations

import heapq
import re
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
_MOVES = 1_000
"""How often a piece may be placed where others stand, which are placed anew."""
_TIMES = 8
"""How often one piece may take the same place."""
_CHAINED = 4_000
"""Characters up to which pieces are placed as one."""
_LINE = "._…"
"""What the lines of a form to be filled in are drawn with …"""
_LEADERS = re.compile(r"[._]*…[._…]*|[._]{3,}")
"""… and which of them are such a line, and no stop or abbreviation."""
_HYPHENS = "-\u2010"
_UNCERTAIN = frozenset(_LINE + _HYPHENS + _TAKEN)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where what was read and the second reading part: a piece that was not found, or read text that no piece makes."""

    piece: str
    read: str


def misfit(read: str, pieces: Sequence[str]) -> Misfit | None:
    """The first misfit of a text without white space and the pieces it should be made of; None when all fit."""
    lines = Counter("".join(_LEADERS.findall(read)))
    drawn = Counter("".join(line for piece in pieces for line in _LEADERS.findall(piece)))
    words = tuple(words for piece in pieces for words in _LEADERS.split(piece) if words)
    dropped = _hyphens(words) > _hyphens((read,))
    ground = _Ground(_LEADERS.sub(lambda line: _TAKEN * len(line.group()), read), hyphens_dropped=dropped)
    places = _Places(words, ground)
    for order in places.missing():
        piece = places.pieces[order]
        bare = piece.strip(_LINE) if lines else piece
        if bare == piece or (bare and not places.take(order, 1, bare)):
            return Misfit(piece, ground.around(places.near(order)))
        drawn += Counter(piece) - Counter(bare)
    rest = ground.left()
    if lines:
        lines += Counter(char for char in rest if char in _LINE)
        rest = "".join(_TAKEN if char in _LINE else char for char in rest)
    odd = rest.strip(_TAKEN).split(_TAKEN)[0]
    if odd:
        return Misfit("", odd[:_SHOWN])
    return None if lines == drawn else Misfit(_counted(drawn - lines), _counted(lines - drawn))


def _hyphens(texts: Sequence[str]) -> int:
    return sum(text.count(hyphen) for text in texts for hyphen in _HYPHENS)


def _counted(lines: Counter[str]) -> str:
    """Characters of lines that only one side has."""
    return " ".join(f"{count} × {char}" for char, count in sorted(lines.items()))


class _Places:
    """Where in the ground each piece stands: most where they are drawn, the others by their length."""

    def __init__(self, pieces: Sequence[str], ground: _Ground) -> None:
        self.pieces = pieces
        self.ground = ground
        self.starts = list(accumulate((len(piece) for piece in pieces), initial=0))
        self.repeated = {piece for piece, count in Counter(pieces).items() if count > 1}
        self.behind = [-1] * len(pieces)
        self.queue: list[tuple[int, int, int]] = []
        """What is to be placed: less its length, its first piece, how many pieces."""
        self.movable: dict[int, tuple[int, int, int]] = {}
        """By its first piece, what may be moved again: how many pieces, from where, up to where."""
        self.owners = [-1] * len(ground.text)
        """By character: which of these it belongs to."""
        at = 0
        for order, piece in enumerate(pieces):  # where they were drawn costs no search
            if len(piece) >= _LONG:
                self.behind[order] = ground.take_at(at, piece)
            at = self.behind[order] if self.behind[order] >= 0 else at + len(piece)

    def missing(self) -> Iterator[int]:
        """Place the others; those that fit nowhere come out, and the search goes on behind them."""
        order = 0
        while order < len(self.pieces):
            count = self._chain(order) if self.behind[order] < 0 else 1
            if self.behind[order] < 0:
                self._put_off(order, count)
            order += count
        moves = _MOVES if self._same_letters() else 0
        tried: Counter[tuple[int, int]] = Counter()
        while self.queue:
            _, order, count = heapq.heappop(self.queue)
            if self.take(order, count):
                continue
            if count > 1:
                self._put_off(order, count // 2)
                self._put_off(order + count // 2, count - count // 2)
            elif moves and self._make_room(order, tried):
                moves -= 1
            else:
                yield order

    def _chain(self, first: int) -> int:
        """How many pieces from one on were read one behind the other as they were drawn."""
        count = 1
        while first + count < len(self.pieces) and self.behind[first + count] < 0:
            text = self._text(first, count + 1)
            if len(text) > _CHAINED or not self.ground.holds(text, self.near(first)):
                break
            count += 1
        return count

    def _text(self, order: int, count: int) -> str:
        return "".join(self.pieces[order : order + count])

    def _put_off(self, order: int, count: int) -> None:
        heapq.heappush(self.queue, (self.starts[order] - self.starts[order + count], order, count))

    def _same_letters(self) -> bool:
        """Whether moving pieces could help at all: but for hyphens and lines, no letter is missing or too many."""
        letters = Counter(self.ground.text)
        letters.subtract("".join(self.pieces))
        return not any(count for char, count in letters.items() if char not in _UNCERTAIN)

    def _make_room(self, order: int, tried: Counter[tuple[int, int]]) -> bool:
        """Place a piece where others stand, which are placed anew: of equal texts the wrong one was chosen for them."""
        piece = self.pieces[order]
        rooms: list[tuple[int, int, int, frozenset[int]]] = []
        for at in self.ground.places(piece, self.near(order)):
            there = self._owners(at, at + len(piece))
            if there is not None and tried[order, at] < _TIMES:
                length = sum(self.movable[first][2] - self.movable[first][1] for first in there)
                rooms.append((tried[order, at], length, at, there))
        if not rooms:
            return False
        _, _, at, there = min(rooms, key=lambda room: room[:3])
        tried[order, at] += 1
        for first in sorted(there):
            count, low, high = self.movable.pop(first)
            self.ground.give_back(low, high)
            self.owners[low:high] = [-1] * (high - low)
            self.behind[first : first + count] = [-1] * count
            self._put_off(first, count)
        self._placed(order, 1, at, self.ground.take_at(at, piece))
        return True

    def _owners(self, low: int, high: int) -> frozenset[int] | None:
        """What may be moved out of a stretch to make it free; None when something else is taken of it."""
        found = {self.owners[at] for at in range(low, high) if self.owners[at] >= 0 or self.ground.is_taken(at)}
        return None if -1 in found else frozenset(found)

    def near(self, order: int) -> int:
        """Where a piece is expected."""
        known = self.behind[order - 1] if order else 0
        start = self.starts[order]
        return known if known >= 0 and abs(known - start) < _DRIFT else start

    def take(self, order: int, count: int, words: str = "") -> bool:
        """Take so many pieces (or only the words of one) from the ground."""
        text = words or self._text(order, count)
        # which of equal pieces stands where can't be told
        reach = len(self.ground.text) if count == 1 and text in self.repeated else _NEAR
        found = self.ground.take(self.near(order), text, reach)
        if found is None:
            return False
        self._placed(order, count, *found)
        return True

    def _placed(self, order: int, count: int, start: int, end: int) -> None:
        self.behind[order : order + count] = [end] * count
        self.movable[order] = (count, start, end)
        self.owners[start:end] = [order] * (end - start)


class _Ground:
    """The text that was read, from which pieces are taken away. UTF-32, so that places can be overwritten."""

    def __init__(self, text: str, *, hyphens_dropped: bool) -> None:
        self.forms = _forms if hyphens_dropped else _as_it_is
        self.bytes = bytearray(text.encode("utf-32-le"))
        self.text = text

    def take_at(self, at: int, piece: str, *, gap: bool = False) -> int:
        """Take a piece that stands exactly at a place (and fills a `gap` there); returns the place behind it, or -1."""
        for form in self.forms(piece):
            if self.bytes.startswith(form.encode("utf-32-le"), at * 4) and (not gap or self._is_gap(at, len(form))):
                return self._take(at, len(form))
        return -1

    def take(self, near: int, piece: str, reach: int) -> tuple[int, int] | None:
        """Take a piece where it stands next to a place and within reach; returns from where and up to where.

        A gap that it fills goes before a place inside of one, which may belong to a longer piece.
        """
        end = self.take_at(near, piece, gap=True)
        if end >= 0:
            return near, end
        for form in self.forms(piece):
            place = self._find(form, max(0, near - reach), near + reach, near)
            if place >= 0:
                return place, self._take(place, len(form))
        return None

    def places(self, piece: str, near: int) -> Iterator[int]:
        """Where a piece stands in the text, taken or not, within reach of a place."""
        at = self.text.find(piece, max(0, near - _NEAR), near + _NEAR)
        for _ in range(_TRIED):
            if at < 0:
                return
            yield at
            at = self.text.find(piece, at + 1, near + _NEAR)

    def is_taken(self, at: int) -> bool:
        """Whether the character at a place is taken."""
        return self.bytes[at * 4 : at * 4 + 4] == b"\0\0\0\0"

    def give_back(self, low: int, high: int) -> None:
        """Undo the taking of a stretch."""
        self.bytes[low * 4 : high * 4] = self.text[low:high].encode("utf-32-le")

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

    def holds(self, text: str, near: int) -> bool:
        """Whether a text stands near a place."""
        return next(self._forward(text.encode("utf-32-le"), max(0, near - _DRIFT), near + _DRIFT), -1) >= 0

    def left(self) -> str:
        """What no piece made, with what is taken as it is marked."""
        return self.bytes.decode("utf-32-le")

    def around(self, at: int) -> str:
        return self.text[max(0, at - _SHOWN) : at + _SHOWN].replace(_TAKEN, "")


def _forms(piece: str) -> tuple[str, ...]:
    """A piece as it may have been read: a hyphen at the end of a line may have been only the line's."""
    return (piece, piece[:-1]) if len(piece) > 2 and piece.endswith(tuple(_HYPHENS)) else (piece,)


def _as_it_is(piece: str) -> tuple[str, ...]:
    return (piece,)
