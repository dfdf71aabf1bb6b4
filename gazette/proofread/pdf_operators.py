"""What the content stream of a page shows, mark by mark: read here from the operators, with the fonts' own maps.

A screen reader does the same (ISO 32000-1, 9.10 and 14.7.4). Only what our own files can hold is understood; anything
else raises ValueError, and the file is not published.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

_TOKEN = re.compile(
    rb"""(?:\s+|%[^\r\n]*)*
    (?:(?P<string>\([^()\\]*\))
    |(?P<numbers>(?:[+-]?(?:\d+\.?\d*|\.\d+)\s*)+)
    |(?P<operator>[A-Za-z'"*]+[0-9]?\*?)
    |(?P<name>/[^\s()<>\[\]{}/%]*)
    |(?P<bracket><<|>>|\[|\])
    |(?P<hex><[0-9A-Fa-f\s]*>)
    |(?P<open>\()
    |(?P<end>\Z))""",
    re.VERBOSE,
)
"""A token with the white space before it. Of numbers in a row only the last is kept: no other is asked for."""
_STRING = re.compile(rb"[^()\\]+|\\(?:[0-7]{1,3}|\r\n|.)|[()]", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_MOVES = frozenset((b"Td", b"TD", b"Tm", b"T*", b"'", b'"', b"BT"))
_WORDS = frozenset((b"true", b"false", b"null"))
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))

Value: TypeAlias = "bytes | float | str | list[Value]"
"""A string, a number, a name or bracket (`/P`, `<<`) or an array."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Text of one piece of marked content: `mcid`, or None for text under no mark of the structure tree.

    `line` is true where the text begins at a place of its own and not where the text before it ended.
    """

    mcid: int | None
    text: str
    artifact: bool
    line: bool


@dataclass(frozen=True, slots=True)
class CharacterMap:
    """A font's codes, `width` bytes each, and the characters that its ToUnicode map gives them."""

    width: int
    characters: Mapping[int, str]

    def decode(self, data: bytes) -> str:
        """Raises ValueError for a code that the map does not know."""
        codes = data if self.width == 1 else [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
        try:
            return "".join([self.characters[code] for code in codes])
        except KeyError as error:
            raise ValueError(f"a font maps its code {error} to no character") from error


def character_map(cmap: bytes, width: int) -> CharacterMap:
    """Read a ToUnicode map (`bfchar` and `bfrange`)."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, char in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = _utf16(char)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, first in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = _utf16(first)
            for step in range(int(high, 16) - int(low, 16) + 1):
                found[int(low, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
        for low, _, many in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block, re.DOTALL):
            for step, char in enumerate(re.findall(rb"<([0-9A-Fa-f]+)>", many)):
                found[int(low, 16) + step] = _utf16(char)
    return CharacterMap(width, found)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What `Shown` is before a font has told which characters the codes are."""

    mcid: int | None
    font: str | None
    codes: tuple[bytes, ...]
    artifact: bool
    line: bool


class ContentReader:
    """Reads content streams, and one that stands in several files but once."""

    def __init__(self) -> None:
        self._known: dict[bytes, tuple[_Drawn, ...]] = {}

    def shown(self, content: bytes, fonts: Mapping[str, CharacterMap]) -> Iterator[Shown]:
        """The texts of a content stream in the order they are drawn. Raises ValueError."""
        key = hashlib.sha256(content).digest()
        drawn = self._known.get(key)
        if drawn is None:
            drawn = self._known[key] = tuple(_drawn(content))
        for piece in drawn:
            font = fonts.get(piece.font) if piece.font is not None else None
            if font is None:
                raise ValueError("text without a font")
            text = "".join([font.decode(codes) for codes in piece.codes])
            yield Shown(piece.mcid, text, piece.artifact, piece.line)


def _drawn(content: bytes) -> Iterator[_Drawn]:
    marks: list[tuple[int | None, bool]] = []
    font: str | None = None
    line = True
    for operator, operands in _operations(content):
        if operator in (b"BDC", b"BMC"):
            marks.append(_mark(operands))
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = str(operands[0])
        if operator in _MOVES:
            line = True
        if operator in _SHOWS:
            artifact = any(each for _, each in marks)
            mcid = next((number for number, _ in reversed(marks) if number is not None), None)
            yield _Drawn(None if artifact else mcid, font, tuple(_strings(operands)), artifact, line)
            line = False


def _mark(operands: list[Value]) -> tuple[int | None, bool]:
    if operands[0] == "/Artifact":
        return None, True
    if "/ActualText" in operands:
        raise ValueError("marked content with a text of its own")
    number = operands[operands.index("/MCID") + 1] if "/MCID" in operands else None
    return (int(number) if isinstance(number, float) else None), False


def _strings(operands: list[Value]) -> Iterator[bytes]:
    for operand in operands:
        if isinstance(operand, bytes):
            yield operand
        elif isinstance(operand, list):
            yield from (part for part in operand if isinstance(part, bytes))


def _operations(content: bytes) -> Iterator[tuple[bytes, list[Value]]]:
    operands: list[Value] = []
    arrays: list[list[Value]] = []
    at = 0
    match = _TOKEN.match
    while True:
        found = match(content, at)
        if found is None:
            raise ValueError(f"the content stream has an unknown token at {at}")
        at = found.end()
        kind = found.lastgroup
        token = found[found.lastindex or 0]
        if kind == "operator":
            if token in _WORDS:
                (arrays[-1] if arrays else operands).append(token.decode())
                continue
            yield token, operands
            operands = []
            continue
        if kind == "end":
            return
        target = arrays[-1] if arrays else operands
        if kind == "string":
            target.append(token[1:-1])
        elif kind == "numbers":
            target.append(float(token.split()[-1]))
        elif kind == "name":
            target.append(token.decode("latin-1"))
        elif kind == "open":
            string, at = _literal(content, at)
            target.append(string)
        elif kind == "hex":
            digits = bytes(token[1:-1].translate(None, b" \t\r\n\f\0"))
            target.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
        elif token == b"[":
            arrays.append([])
        elif token == b"]":
            done = arrays.pop()
            (arrays[-1] if arrays else operands).append(done)
        else:
            target.append(token.decode("ascii"))


def _literal(content: bytes, at: int) -> tuple[bytes, int]:
    """A literal string, from behind its bracket to behind the other."""
    parts: list[bytes] = []
    depth = 1
    while True:
        found = _STRING.match(content, at)
        if found is None:
            raise ValueError("a string does not end")
        at = found.end()
        piece = found[0]
        if piece[:1] == b"\\":
            rest = piece[1:]
            parts.append(bytes([int(rest, 8) & 255]) if rest[:1].isdigit() else _ESCAPES.get(rest, rest))
            continue
        depth += (piece == b"(") - (piece == b")")
        if depth == 0:
            return b"".join(parts), at
        parts.append(piece)
