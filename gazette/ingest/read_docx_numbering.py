"""Automatic numbering of a DOCX resolved to its text (ECMA-376-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from gazette.ingest.read_docx_package import W
from gazette.ingest.read_docx_styles import flag_off, number_of
from gazette.ingest.read_docx_symbols import symbol

_LEVELS = 9
_LVL = f"{W}lvl"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_MAX = 3999
_ALPHABET = 26
_ALPHA_MAX = 780
"""Word repeats letters (`aa`, `bb` …) and gives up after thirty rounds."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    font: str = ""


@dataclass(slots=True)
class Numbering:
    """The numbering of one document. Not frozen: it counts while paragraphs go by in reading order."""

    abstract: dict[str, etree._Element] = field(default_factory=dict)
    """The definitions of lists. Files bring hundreds along and use a few, so that levels are read when asked for."""
    nums: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Paragraph style → (abstractNumId, level) it is linked to."""
    unknown: set[str] = field(default_factory=set)
    """Number formats that were written as plain figures, since no rule is known for them."""
    _read: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, num_id: str, ilvl: int) -> str:
        """The text of the next number of a list at a level (counted from 0); empty when there is no such list."""
        found = self.nums.get(num_id)
        if found is None or not 0 <= ilvl < _LEVELS:
            return ""
        abstract_id, overrides, starts = found
        levels = {**self._levels(abstract_id), **overrides}
        level = levels.get(ilvl)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract_id, [None] * _LEVELS)
        if ilvl in starts and (num_id, ilvl) not in self._begun:
            counts[ilvl] = starts[ilvl]
        else:
            current = counts[ilvl]
            counts[ilvl] = level.start if current is None else current + 1
        self._begun.add((num_id, ilvl))
        for above in range(ilvl):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        self._restart(counts, levels, ilvl)
        return self._text(level, levels, counts)

    def _levels(self, abstract_id: str) -> dict[int, _Level]:
        known = self._read.get(abstract_id)
        if known is None:
            item = self.abstract.get(abstract_id)
            known = {} if item is None else {number_of(lvl, "ilvl"): _level(lvl) for lvl in item.iterfind(_LVL)}
            self._read[abstract_id] = known
        return known

    def _restart(self, counts: list[int | None], levels: dict[int, _Level], ilvl: int) -> None:
        for below in range(ilvl + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart != 0 and ilvl < restart):
                counts[below] = None

    def _text(self, level: _Level, levels: dict[int, _Level], counts: list[int | None]) -> str:
        if level.format == "none":
            return _PLACE.sub("", level.text).strip()
        if level.format == "bullet":
            marks = [symbol(level.font, char) for char in level.text]
            return "".join(char if known else "•" for char, known in marks).strip() or "•"

        def figure(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            known = levels.get(index, _Level())
            return self.figure(counts[index] or 0, "decimal" if level.legal else known.format)

        return _PLACE.sub(figure, level.text).strip()

    def figure(self, value: int, form: str) -> str:
        """A number written in a format; plain figures, and a note of it, for a format that has no rule."""
        text = written(value, form)
        if text is None:
            self.unknown.add(form)
            return str(value)
        return text


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of `word/numbering.xml`; none when the document has no such part."""
    numbering = Numbering()
    if root is None:
        return numbering
    links: dict[str, str] = {}
    styled: dict[str, str] = {}
    for item in root.iter(f"{W}abstractNum"):
        name = item.get(f"{W}abstractNumId", "")
        numbering.abstract[name] = item
        for style in item.iterfind(f"{_LVL}/{W}pStyle"):
            level = style.getparent()
            numbering.by_style[style.get(f"{W}val", "")] = (name, 0 if level is None else number_of(level, "ilvl"))
        link, own = item.find(f"{W}numStyleLink"), item.find(f"{W}styleLink")
        if link is not None:
            links[name] = link.get(f"{W}val", "")
        if own is not None:
            styled[own.get(f"{W}val", "")] = name
    for name, style_name in links.items():  # a list that borrows the levels of a numbering style
        if style_name in styled and numbering.abstract[name].find(_LVL) is None:
            numbering.abstract[name] = numbering.abstract[styled[style_name]]
    for item in root.iter(f"{W}num"):
        target = item.find(f"{W}abstractNumId")
        if target is None:
            continue
        overrides, starts = _overrides(item)
        numbering.nums[item.get(f"{W}numId", "")] = (target.get(f"{W}val", ""), overrides, starts)
    return numbering


def _overrides(num: etree._Element) -> tuple[dict[int, _Level], dict[int, int]]:
    overrides: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for item in num.iterfind(f"{W}lvlOverride"):
        index = number_of(item, "ilvl")
        own, start = item.find(f"{W}lvl"), item.find(f"{W}startOverride")
        if own is not None:
            overrides[index] = _level(own)
        if start is not None:
            starts[index] = number_of(start, default=1)
    return overrides, starts


def _level(lvl: etree._Element) -> _Level:
    start, form, text = lvl.find(f"{W}start"), lvl.find(f"{W}numFmt"), lvl.find(f"{W}lvlText")
    restart, legal = lvl.find(f"{W}lvlRestart"), lvl.find(f"{W}isLgl")
    fonts = lvl.find(f"{W}rPr/{W}rFonts")
    return _Level(
        start=0 if start is None else number_of(start),
        format="decimal" if form is None else form.get(f"{W}val", "decimal"),
        text="" if text is None else text.get(f"{W}val", ""),
        restart=None if restart is None else number_of(restart),
        legal=legal is not None and not flag_off(legal.get(f"{W}val", "1")),
        font="" if fonts is None else fonts.get(f"{W}ascii", "") or fonts.get(f"{W}hAnsi", ""),
    )


def written(value: int, form: str) -> str | None:
    """A number in a format of ST_NumberFormat; None for a format that has no rule here."""
    if form in {"decimal", "ordinal"}:
        return str(value)
    if form == "decimalZero":
        return f"{value:02d}"
    if form in {"lowerLetter", "upperLetter"}:
        letters = _letters(value)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(value)
        return roman if form == "lowerRoman" else roman.upper()
    if form in {"none", "bullet"}:
        return ""
    return None


def _letters(value: int) -> str:
    if not 1 <= value <= _ALPHA_MAX:
        return str(value)
    rounds, index = divmod(value - 1, _ALPHABET)
    return chr(ord("a") + index) * (rounds + 1)


def _roman(value: int) -> str:
    if not 1 <= value <= _ROMAN_MAX:
        return str(value)
    text = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text
