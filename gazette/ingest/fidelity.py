"""No word lost, none added, none moved: what the file says, what was read of it, and what the Akoma Ntoso says.

Two proofs at every ingest: the words of the reader's blocks are those of the Akoma Ntoso (`first_difference`), and the
words of the blocks and of what the reader left out are together those of a second reading of the file (`witnessed`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree

from gazette.akn.names import AKN_NS
from gazette.akn.text import INLINE
from gazette.child import ChildFault, call
from gazette.ingest.blocks import Block, Note, Para, SourceText
from gazette.ingest.read_pdf import limits_of
from gazette.ingest.refused import RefusedInput
from gazette.ingest.scattered import misfit
from gazette.ingest.sniff import sniff
from gazette.ingest.witness import UnreadableError, heard, witness_of, words
from gazette.ingest.witness.normal import letters, running

_DECORATION = re.compile(r"[-_*=~–—―]{3,}|\|+")
JOINT = "\u241f"
"""Unit separator, as a word of its own among those of Akoma Ntoso."""
_INLINE = " | ".join(f"akn:{name}" for name in sorted(INLINE))
_TEXT = etree.XSLT(
    etree.XML(
        f"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:akn="{AKN_NS}">
        <xsl:output method="text"/>
        <xsl:template match="akn:meta"/>
        <xsl:template match="{_INLINE}"><xsl:apply-templates/></xsl:template>
        <xsl:template match="akn:num">
          <xsl:text> </xsl:text><xsl:apply-templates/><xsl:text> {JOINT} </xsl:text>
        </xsl:template>
        <xsl:template match="*"><xsl:text> </xsl:text><xsl:apply-templates/><xsl:text> </xsl:text></xsl:template>
        </xsl:stylesheet>"""
    )
)
"""The text of Akoma Ntoso with white space where elements part words: eight times as quick as a walk in Python."""
_MOST_WAYS = 1000
"""Ways of laying words left out into the text that are followed at once; no real file leaves more than a few open."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two texts part, with some words around it on either side."""

    source: str
    made: str


def is_decoration(word: str) -> bool:
    """Whether a word only draws a rule or a table's edge (`-----`, `|`): no word that could be lost."""
    return bool(_DECORATION.fullmatch(word))


def source_text(text: SourceText) -> str:
    """The running text of a source in reading order; a footnote's where its mark first stands."""
    return running(" ".join(_pieces(text.blocks, text.notes, set(), numbers=True)))


def source_words(text: SourceText) -> tuple[str, ...]:
    """The words of a source in reading order."""
    return tuple(source_text(text).split())


def made_text(element: etree._Element) -> str:
    """The running text of Akoma Ntoso below an element; `JOINT` where a number ends, for print may lack the space."""
    return running(str(_TEXT(element)))


def first_difference(source: str, made: str) -> Difference | None:
    """Where the text of a source first differs from what was made of it (`made_text`); None when it doesn't."""
    told = _led(source)
    at = 0
    for position, stretch in enumerate(_led(made).split(f" {JOINT}")):
        words = stretch if not position or told.startswith(" ", at) else stretch[1:]
        if not told.startswith(words, at):
            same = _common(told, at, words, 0, len(told))
            return Difference(_shown(told, at + same), _shown(words, same))
        at += len(words)
    return None if at == len(told) else Difference(_shown(told, at), "∅")


def letters_difference(source: Sequence[str], made: Sequence[str]) -> Difference | None:
    """The same for two forms of one Akoma Ntoso, whose containers may part the words in other places."""
    one, two = "".join(source), "".join(made)
    same = _common(one, 0, two, 0, len(one))
    if same == len(one) == len(two):
        return None
    return Difference(_shown(*_spaced(source, same)), _shown(*_spaced(made, same)))


def _spaced(words: Sequence[str], at: int) -> tuple[str, int]:
    """The text of words with a space before each, and where in it the letter number `at` stands."""
    passed = 0
    for position, word in enumerate(words):
        if passed + len(word) > at:
            return "".join(f" {each}" for each in words), at + position + 1
        passed += len(word)
    text = "".join(f" {each}" for each in words)
    return text, len(text)


def unwitnessed(text: SourceText, data: bytes) -> Difference | None:
    """Where what was read of a file differs from a second reading of its bytes; None when no word is lost.

    Raises UnreadableError when the second reading does not come about.
    """
    witness = witness_of(text.kind)
    if witness.scattered:
        return witnessed_pieces(text, _heard_apart(text.kind, data))
    return witnessed(text, heard(text.kind, data), fold=witness.running, capitals=witness.capitals(data))


def sent_text(data: bytes) -> str:
    """The words of a file as its second reading has them, parted by spaces.

    Raises UnreadableError when the second reading does not come about: a scan, say, or a kind that has none.
    """
    try:
        kind = sniff(data)
    except RefusedInput as refused:
        raise UnreadableError(refused.finding.code) from refused
    return " ".join(_heard_apart(kind.value, data))


def _heard_apart(kind: str, data: bytes) -> tuple[str, ...]:
    """The second reading in a child process, as the first: the library under it is not Python either."""
    try:
        return call(limits_of(data), words, kind, data)
    except ChildFault as fault:
        raise UnreadableError(str(fault)) from fault


def witnessed(
    text: SourceText, told: str, *, fold: Callable[[str], str] = running, capitals: bool = False
) -> Difference | None:
    """Where the running text of a second reading differs from what was read of the file; None when no word is lost.

    Numbers that a program counts (`Para.number`) are not in the file and don't count; what was left out does, at its
    place. `fold` makes a running text as it made the one told; `capitals` tells that the reader prints in capitals
    what the file stores in small letters.
    """
    case = str.upper if capitals else str
    wanted = case(told)
    if not text.omitted:
        whole = fold(" ".join(_pieces(text.blocks, text.notes, set(), numbers=False)))
        if whole == told or case(whole) == wanted:
            return None
    seen: set[int] = set()
    blocks = [case(fold(" ".join(_pieces((block,), text.notes, seen, numbers=False)))) for block in text.blocks]
    apart = [(case(left), item.before) for item in text.omitted if (left := fold(item.text))]
    return _Merge.of(blocks, apart).difference(wanted)


def _pieces(blocks: Sequence[Block], notes: Sequence[Note], seen: set[int], *, numbers: bool) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Para):
            if block.number and numbers:
                yield block.number
            line: list[str] = []
            for run in block.runs:
                if run.note is not None and run.note not in seen and 0 <= run.note < len(notes):
                    yield "".join(line)
                    line = []
                    seen.add(run.note)
                    yield from _pieces(notes[run.note].blocks, notes, seen, numbers=numbers)
                line.append(run.text)
            yield "".join(line)
        else:
            for row in block.rows:
                for cell in row:
                    yield from _pieces(cell.blocks, notes, seen, numbers=numbers)


@dataclass(frozen=True, slots=True)
class _Merge:
    """A text and what was left out of it, each item with the stretch of the text in which it may stand.

    In `text` every word has a space before it; stretches are offsets in it.
    """

    text: str
    left_out: tuple[tuple[str, int, int], ...]
    exact: str
    """The whole as it is when every item stands right before its block."""

    @classmethod
    def of(cls, blocks: Sequence[str], left_out: Sequence[tuple[str, int]]) -> _Merge:
        """Of the running texts of blocks and of what was left out before each."""
        starts = [0, *accumulate(len(_led(block)) for block in blocks)]
        items = []
        for apart, before in left_out:
            place = min(max(before, 0), len(blocks))
            items.append((apart, starts[max(place - 1, 0)], starts[place]))
        text = "".join(map(_led, blocks))
        exact: list[str] = []
        at = 0
        for apart, _, end in items:
            exact += (text[at:end], " ", apart)
            at = max(at, end)
        return cls(text, tuple(items), "".join((*exact, text[at:])))

    def difference(self, told: str) -> Difference | None:
        """Where a running text differs from the two together."""
        told = _led(told)
        if told == self.exact:
            return None
        ways = {(0, 0)}
        farthest = (0, 0)
        for apart, low, high in self.left_out:
            further: set[tuple[int, int]] = set()
            for way in sorted(ways)[:_MOST_WAYS]:
                same = _common(self.text, way[0], told, way[1], high)
                farthest = max(farthest, (way[0] + same, way[1] + same))
                further.update(self._laid(apart, low, high, told, way, same))
            ways = further
            if not ways:
                break
        for here, there in ways:
            if self.text[here:] == told[there:]:
                return None
            same = _common(self.text, here, told, there, len(self.text))
            farthest = max(farthest, (here + same, there + same))
        return Difference(_shown(told, farthest[1]), _shown(self.text, farthest[0]))

    def _laid(
        self, apart: str, low: int, high: int, told: str, way: tuple[int, int], same: int
    ) -> Iterator[tuple[int, int]]:
        """Where both texts go on behind an item, for every place where it may stand."""
        here, there = way
        at = told.find(apart, max(there, there + low - here))
        while 0 <= at <= there + same + 1:
            for space in (0, 1):
                behind = here + at - there - space
                if max(low, here) <= behind <= min(high, here + same) and (not space or told[at - 1] == " "):
                    yield behind, at + len(apart)
                    if told.startswith(" ", at + len(apart)):
                        yield behind, at + len(apart) + 1
            at = told.find(apart, at + 1)


def _led(text: str) -> str:
    """A running text with a space before its first word too."""
    return f" {text}" if text else ""


def _common(one: str, at: int, two: str, there: int, end: int) -> int:
    """How far two texts are the same from a place in each on, up to `end` in the first."""
    low, high = 0, max(0, min(end - at, len(two) - there))
    if one[at : at + high] == two[there : there + high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if one[at + low : at + middle] == two[there + low : there + middle]:
            low = middle
        else:
            high = middle
    return low


def _shown(text: str, at: int) -> str:
    """Some words before and behind a place of a text."""
    before, behind = text[:at].split(" "), text[at:].split(" ")
    shown = " ".join([*before[-5:-1], before[-1] + behind[0], *behind[1:6]]).strip()
    return shown if text[at:].strip() else f"{shown} ∅".strip()


def witnessed_pieces(text: SourceText, pieces: Sequence[str]) -> Difference | None:
    """Where what was read is not made of the pieces of a second reading; None when no letter is lost.

    For files that know no reading order. The mark of a note counts twice: in the text, and where its note begins.
    """
    left_out = list(text.omitted)
    seen: set[int] = set()
    read: list[str] = []
    for position, block in enumerate(text.blocks):
        while left_out and left_out[0].before <= position:
            read.append(left_out.pop(0).text)
        read += _printed((block,), text.notes, seen)
    read += [item.text for item in left_out]
    found = misfit(letters(" ".join(read)), pieces)
    return None if found is None else Difference(found.piece or "∅", found.read)


def _printed(blocks: Sequence[Block], notes: Sequence[Note], seen: set[int]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Para):
            for run in block.runs:
                yield run.text
                if run.note is not None and run.note not in seen and 0 <= run.note < len(notes):
                    seen.add(run.note)
                    yield from (notes[run.note].marker, notes[run.note].marker)
                    yield from _printed(notes[run.note].blocks, notes, seen)
        else:
            for row in block.rows:
                for cell in row:
                    yield from _printed(cell.blocks, notes, seen)
