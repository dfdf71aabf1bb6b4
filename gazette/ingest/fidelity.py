"""No word lost, none added, none moved: the words of the source against those of the Akoma Ntoso made from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.ingest.blocks import Block, Note, Para, SourceText

_DECORATION = re.compile(r"[-_*=~–—―]{3,}|\|+")


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where the two texts part, with some words around it on either side."""

    source: str
    made: str


def is_decoration(word: str) -> bool:
    """Whether a word only draws a rule or a table's edge (`-----`, `|`): no word that could be lost."""
    return bool(_DECORATION.fullmatch(word))


def source_words(text: SourceText) -> tuple[str, ...]:
    """The words of a source in reading order; a footnote's where its mark first stands."""
    return tuple(word for piece in _pieces(text.blocks, text.notes, set()) for word in piece.split())


def _pieces(blocks: Sequence[Block], notes: Sequence[Note], seen: set[int]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Para):
            if block.number:
                yield block.number
            line: list[str] = []
            for run in block.runs:
                if run.note is not None and run.note not in seen and 0 <= run.note < len(notes):
                    yield "".join(line)
                    line = []
                    seen.add(run.note)
                    yield from _pieces(notes[run.note].blocks, notes, seen)
                line.append(run.text)
            yield "".join(line)
        else:
            for row in block.rows:
                for cell in row:
                    yield from _pieces(cell.blocks, notes, seen)


def first_difference(source: Sequence[str], made: Sequence[str]) -> Difference | None:
    """Where the texts first differ, white space and drawn lines aside; None when they are the same."""
    one, two = _bare(source), _bare(made)
    if one == two:
        return None
    at = next((index for index, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return Difference(_around(source, at), _around(made, at))


def _bare(words: Sequence[str]) -> str:
    """The characters of a text without white space and drawn lines, wherever a word was cut."""
    return _DECORATION.sub("", " ".join(words)).replace(" ", "")


def _around(words: Sequence[str], at: int) -> str:
    """Some words before and behind the character at `at` of the bare text."""
    passed = 0
    for index, word in enumerate(words):
        passed += len(_DECORATION.sub("", word))
        if passed > at:
            return " ".join(words[max(0, index - 4) : index + 6])
    return " ".join([*words[-4:], "∅"])
