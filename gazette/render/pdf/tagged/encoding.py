"""Which byte of which font shows a character.

A TrueType font in a PDF shows 256 characters at most, so a face is embedded as several subsets. The bytes are settled
from all texts of a file before anything is drawn: pages can then be made in any order, in any process, and the same
content stream serves in every file that shows the page. All faces share them.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

_UNUSED = "\ufffe"
_AVOIDED = frozenset((0, 9, 10, 13, 32, 40, 41, 92))
"""Codes that need escaping or mean something; no letter is put there that has not always stood there."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """`subsets`: the character of each of 256 codes, U+FFFE where there is none. The space is code 32 of the first."""

    subsets: tuple[str, ...]
    _first: object = field(repr=False)
    _codes: dict[str, tuple[int, int]] = field(repr=False)

    def plain(self, text: str) -> bytes | None:
        """The text in the first subset; None when it is not all there."""
        try:
            return codecs.charmap_encode(text, "strict", self._first)[0]  # type: ignore[arg-type]  # an EncodingMap
        except UnicodeEncodeError:
            return None

    def pieces(self, text: str) -> list[tuple[int, bytes]]:
        """The text as (subset, bytes). Raises KeyError for a character that was not among those counted."""
        codes = [self._codes[char] for char in text]
        return [(subset, bytes(code for _, code in run)) for subset, run in groupby(codes, key=lambda pair: pair[0])]


def encoding_of(counts: Mapping[str, int]) -> Encoding:
    """The encoding for characters with how often each occurs: frequent ones come into the first subset.

    The space that no line ends at has no code: it is drawn as the other one.
    """
    chars = sorted((char for char in counts if char not in " \u00a0"), key=lambda char: (-counts[char], char))
    room = 256 - len(_AVOIDED) + len("()\\")
    subsets: list[str] = []
    codes: dict[str, tuple[int, int]] = {}
    while chars or not subsets:
        taken, chars = chars[:room], chars[room:]
        table = [_UNUSED] * 256
        own = {char for char in taken if char.isascii() and char.isprintable()}
        for char in own:
            table[ord(char)] = char
        if not subsets:
            table[32] = " "
        free = (code for code in (*range(128, 256), *range(128)) if table[code] == _UNUSED and code not in _AVOIDED)
        rest = [char for char in taken if char not in own]
        for code, char in zip(free, rest, strict=False):
            table[code] = char
        placed = set(table)
        chars = [char for char in rest if char not in placed] + chars
        codes |= {char: (len(subsets), code) for code, char in enumerate(table) if char != _UNUSED}
        subsets.append("".join(table))
    # With NUL (which no text has) as code 0 Python makes a table of it, ten times as fast as the dictionary it makes of
    # others.
    return Encoding(tuple(subsets), codecs.charmap_build("\0" + subsets[0][1:]), codes)


def used(encoding: Encoding, subset: int, codes: bytes) -> list[int]:
    """The code points of a subset whose codes are among `codes`; -1 for the others."""
    wanted = frozenset(codes)
    table = encoding.subsets[subset]
    return [ord(char) if code in wanted and char != _UNUSED else -1 for code, char in enumerate(table)]
