"""Styles of a DOCX resolved to the few marks that the text needs (ECMA-376-1, 17.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from gazette.ingest.read_docx_package import W

_OFF = frozenset({"0", "false", "off"})
_NO_BORDER = frozenset({"nil", "none", ""})
_ALIGN = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}
_SCRIPT = {"superscript": "super", "subscript": "sub"}
_VAL, _STYLE_ID, _TYPE, _DEFAULT = f"{W}val", f"{W}styleId", f"{W}type", f"{W}default"
_FONTS, _JC, _OUTLINE = f"{W}rFonts", f"{W}jc", f"{W}outlineLvl"
_NUM_PR, _NUM_ID, _ILVL = f"{W}numPr", f"{W}numId", f"{W}ilvl"
_MARKED = frozenset(f"{W}{name}" for name in ("b", "i", "caps", "vanish", "strike", "dstrike", "u", "vertAlign"))
_DEPTH = 20
"""Styles may be based on one another in a circle in a damaged file; no real chain is as long as this."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks that a style or a run states; None where it states nothing."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    strike: bool | None = None
    underline: bool | None = None
    script: str | None = None
    font: str | None = None


_NOTHING = Marks()


@dataclass(frozen=True, slots=True)
class ParaFormat:
    """What a paragraph or its style states. `num` is (numId, ilvl), each None when not stated."""

    align: str | None = None
    level: int | None = None
    num_id: str | None = None
    ilvl: int | None = None


@dataclass(slots=True)
class _Style:
    based_on: str | None
    marks: Marks
    format: ParaFormat
    bordered: bool | None


@dataclass(slots=True)
class Styles:
    """The style sheet. Files bring hundreds of styles along and use a few, so that each is read when asked for.

    Not frozen: it remembers what it has read and resolved.
    """

    root: etree._Element | None = None
    styles: dict[str, etree._Element] = field(default_factory=dict)
    defaults: Marks = Marks()
    default_para: str | None = None
    default_table: str | None = None
    _read: dict[str, _Style] = field(default_factory=dict)
    _memo: dict[tuple[str | None, str | None], Marks] = field(default_factory=dict)
    _runs: dict[tuple[str | None, str | None, Marks], Marks] = field(default_factory=dict)

    def run(self, para_style: str | None, run_style: str | None, direct: Marks) -> Marks:
        """The marks of a run: document defaults, paragraph style, character style, the run's own (17.7.2)."""
        key = (para_style, run_style)
        base = self._memo.get(key)
        if base is None:
            base = self._memo[key] = _over(
                self.defaults, _toggled(self._chain(para_style or self.default_para), self._chain(run_style))
            )
        if direct is _NOTHING:
            return base
        made = self._runs.get((para_style, run_style, direct))
        if made is None:
            made = self._runs[para_style, run_style, direct] = _over(base, direct)
        return made

    def para(self, style: str | None, direct: ParaFormat) -> ParaFormat:
        """The format of a paragraph, its style's where it states nothing itself."""
        found = direct
        for item in self._walk(style or self.default_para):
            own = item.format
            found = ParaFormat(
                found.align if found.align is not None else own.align,
                found.level if found.level is not None else own.level,
                found.num_id if found.num_id is not None else own.num_id,
                found.ilvl if found.ilvl is not None else own.ilvl,
            )
        return found

    def table_bordered(self, style: str | None) -> bool:
        """Whether a table style draws borders."""
        return next(
            (item.bordered for item in self._walk(style or self.default_table) if item.bordered is not None), False
        )

    def _chain(self, style: str | None) -> Marks:
        marks = Marks()
        for item in self._walk(style):
            marks = _over(item.marks, marks)
        return marks

    def _walk(self, style: str | None) -> list[_Style]:
        found: list[_Style] = []
        while style is not None and style in self.styles and len(found) < _DEPTH:
            known = self._read.get(style)
            if known is None:
                known = self._read[style] = _style(self.styles[style])
            found.append(known)
            style = known.based_on
        return found


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of `word/styles.xml`; empty ones when the document has none."""
    styles = Styles(root)
    if root is None:
        return styles
    styles.defaults = read_marks(children(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))
    for item in root.iter(f"{W}style"):
        name = item.get(_STYLE_ID, "")
        styles.styles[name] = item
        if not flag_off(item.get(_DEFAULT, "0")):
            kind = item.get(_TYPE, "paragraph")
            if kind == "paragraph":
                styles.default_para = name
            elif kind == "table":
                styles.default_table = name
    return styles


def _style(item: etree._Element) -> _Style:
    based_on = item.find(f"{W}basedOn")
    borders = item.find(f"{W}tblPr/{W}tblBorders")
    return _Style(
        based_on=None if based_on is None else based_on.get(_VAL),
        marks=read_marks(children(item.find(f"{W}rPr"))),
        format=read_format(children(item.find(f"{W}pPr"))),
        bordered=None if borders is None else has_border(borders),
    )


def children(properties: etree._Element | None) -> dict[str, etree._Element]:
    """What properties state, by tag; of two of a kind the first counts."""
    return {} if properties is None else {str(item.tag): item for item in reversed(properties)}


def read_marks(properties: Mapping[str, etree._Element]) -> Marks:
    """The marks that the children of a `w:rPr` state. They repeat without end: each set of them is read once."""
    if not properties:
        return _NOTHING
    stated = tuple([(tag, item.get(_VAL)) for tag, item in properties.items() if tag in _MARKED])
    fonts = properties.get(_FONTS)
    font = None if fonts is None else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")
    return _marks(stated, font)


@lru_cache(maxsize=4096)
def _marks(stated: tuple[tuple[str, str | None], ...], font: str | None) -> Marks:
    values = {tag.removeprefix(W): value for tag, value in stated}

    def on(name: str) -> bool | None:
        return not flag_off(values[name] or "1") if name in values else None

    return Marks(
        bold=on("b"),
        italic=on("i"),
        caps=on("caps"),
        hidden=on("vanish"),
        strike=on("dstrike") if on("strike") is None else on("strike"),
        underline=(values["u"] or "single") != "none" if "u" in values else None,
        script=_SCRIPT.get(values["vertAlign"] or "", "") if "vertAlign" in values else None,
        font=font,
    )


def read_format(properties: Mapping[str, etree._Element]) -> ParaFormat:
    """The format that the children of a `w:pPr` state."""
    align, level = properties.get(_JC), properties.get(_OUTLINE)
    numbered = children(properties.get(_NUM_PR))
    number, ilvl = numbered.get(_NUM_ID), numbered.get(_ILVL)
    return ParaFormat(
        align=None if align is None else _ALIGN.get(align.get(_VAL, ""), "left"),
        level=None if level is None else number_of(level) + 1,
        num_id=None if number is None else number.get(_VAL, "0"),
        ilvl=None if ilvl is None else number_of(ilvl),
    )


def number_of(element: etree._Element, name: str = "val", default: int = 0) -> int:
    """An attribute as a whole number; `default` when it is missing or is none."""
    value = element.get(f"{W}{name}", "")
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 10 else default


def flag_off(value: str) -> bool:
    """Whether an ST_OnOff says no."""
    return value.lower() in _OFF


def has_border(borders: etree._Element) -> bool:
    """Whether one of the borders listed is drawn."""
    return any(item.get(f"{W}val", "") not in _NO_BORDER for item in borders if isinstance(item.tag, str))


def _over(below: Marks, above: Marks) -> Marks:
    """`above` where it states something, else `below`."""
    if above == _NOTHING:
        return below
    return Marks(
        below.bold if above.bold is None else above.bold,
        below.italic if above.italic is None else above.italic,
        below.caps if above.caps is None else above.caps,
        below.hidden if above.hidden is None else above.hidden,
        below.strike if above.strike is None else above.strike,
        below.underline if above.underline is None else above.underline,
        below.script if above.script is None else above.script,
        below.font if above.font is None else above.font,
    )


def _toggled(para: Marks, run: Marks) -> Marks:
    """Toggle properties of a paragraph style and a character style cancel one another (17.7.3)."""
    both = _over(para, run)
    return Marks(
        _either(para.bold, run.bold),
        _either(para.italic, run.italic),
        _either(para.caps, run.caps),
        _either(para.hidden, run.hidden),
        _either(para.strike, run.strike),
        both.underline,
        both.script,
        both.font,
    )


def _either(para: bool | None, run: bool | None) -> bool | None:
    if para is None or run is None:
        return run if para is None else para
    return para != run
