"""Styles of a DOCX resolved to the few marks that the text needs (ECMA-376-1, 17.7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from gazette.ingest.read_docx_package import W

_OFF = frozenset({"0", "false", "off"})
_NO_BORDER = frozenset({"nil", "none", ""})
_ALIGN = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}
_SCRIPT = {"superscript": "super", "subscript": "sub"}
_VAL = f"{W}val"
_FONTS = f"{W}rFonts"
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
    """The style sheet. Not frozen: it remembers what it has resolved."""

    styles: dict[str, _Style] = field(default_factory=dict)
    defaults: Marks = Marks()
    default_para: str | None = None
    default_table: str | None = None
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

    def fonts(self) -> tuple[str, ...]:
        """The fonts that the defaults and the styles name."""
        stated = (self.defaults.font, *(style.marks.font for style in self.styles.values()))
        return tuple(font for font in stated if font)

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
            found.append(self.styles[style])
            style = self.styles[style].based_on
        return found


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of `word/styles.xml`; empty ones when the document has none."""
    styles = Styles()
    if root is None:
        return styles
    styles.defaults = read_marks(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    for item in root.iter(f"{W}style"):
        name, kind = item.get(f"{W}styleId", ""), item.get(f"{W}type", "paragraph")
        based_on = item.find(f"{W}basedOn")
        borders = item.find(f"{W}tblPr/{W}tblBorders")
        styles.styles[name] = _Style(
            based_on=None if based_on is None else based_on.get(f"{W}val"),
            marks=read_marks(item.find(f"{W}rPr")),
            format=read_format(item.find(f"{W}pPr")),
            bordered=None if borders is None else has_border(borders),
        )
        if not flag_off(item.get(f"{W}default", "0")):
            if kind == "paragraph":
                styles.default_para = name
            elif kind == "table":
                styles.default_table = name
    return styles


def read_marks(properties: etree._Element | None) -> Marks:
    """The marks of a `w:rPr`. Properties repeat without end, so that each set of them is read once."""
    if properties is None or not len(properties):
        return _NOTHING
    stated = tuple((item.tag, item.get(_VAL)) for item in properties if item.tag in _MARKED)
    fonts = properties.find(_FONTS)
    font = None if fonts is None else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")
    return _marks(stated, font)


@lru_cache(maxsize=4096)
def _marks(stated: tuple[tuple[str, str | None], ...], font: str | None) -> Marks:
    values = {tag.removeprefix(W): value for tag, value in reversed(stated)}  # of two of a kind the first counts

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


def read_format(properties: etree._Element | None) -> ParaFormat:
    """The format of a `w:pPr`."""
    if properties is None:
        return ParaFormat()
    align = properties.find(f"{W}jc")
    level = properties.find(f"{W}outlineLvl")
    number = properties.find(f"{W}numPr/{W}numId")
    ilvl = properties.find(f"{W}numPr/{W}ilvl")
    return ParaFormat(
        align=None if align is None else _ALIGN.get(align.get(f"{W}val", ""), "left"),
        level=None if level is None else number_of(level) + 1,
        num_id=None if number is None else number.get(f"{W}val", "0"),
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
