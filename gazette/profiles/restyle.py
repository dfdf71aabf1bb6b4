"""Changing a house style: the tables `[style]` of a profile and of gazette.toml.

Their keys, units and words are those of `schemas/config.schema.json`, which has passed before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from gazette.errors import ConfigError
from gazette.profiles.house import MM, MODEL, Colour, HouseStyle, Paper, ParaStyle, Texts
from gazette.profiles.legible import problems, rgb
from gazette.profiles.types import StyleChanges, StyleValue

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SIZES: Mapping[str, tuple[float, float]] = {
    "A4": (210, 297),
    "A5": (148, 210),
    "B5": (176, 250),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
}
"""Sheets by their names, width and height in millimetres."""
_UNITS = {"pt": 1.0, "mm": MM, "cm": 10 * MM, "in": 72.0, "rem": 1.0}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?) ?(pt|mm|cm|in|rem)")
_FOLLOWS = {
    "citation": "body",
    "article": "body",
    "clause": "body",
    "parent": "issuer",
    "position": "capacity",
    "signer": "capacity",
    "cell_head": "cell",
}
"""Styles that take what is changed of another, where they did not differ from it before."""
_Part = TypeVar("_Part", bound="DataclassInstance")


@lru_cache(maxsize=32)
def house_of(styles: tuple[StyleChanges, ...]) -> HouseStyle:
    """The model with these changes, one after the other; they were found right before."""
    made = MODEL
    for changes in styles:
        made = _changed(made, dict(changes)) if changes else made
    return made


def restyled(base: HouseStyle, changes: Mapping[str, StyleValue], source: object) -> HouseStyle:
    """The style with the changes; `source` is the file that they stand in, for messages.

    Raises ConfigError (CFG-STYLE) with everything that is wrong with what comes out: see `gazette.profiles.legible`.
    """
    if not changes:
        return base
    made = _changed(base, changes)
    found = tuple(problems(made))
    if found:
        error = ConfigError("CFG-STYLE", path=source)
        error.details = found
        raise error
    return made


def _changed(base: HouseStyle, changes: Mapping[str, StyleValue]) -> HouseStyle:
    colours = _part(base.colours, "colour", changes)
    return HouseStyle(
        paper=_paper(base.paper, changes),
        colours=colours,
        head=_part(base.head, "head", changes),
        foot=_part(base.foot, "foot", changes),
        strokes=_part(base.strokes, "stroke", changes),
        tables=_part(base.tables, "table", changes),
        contents=_part(base.contents, "contents", changes),
        shares=_part(base.shares, "share", changes),
        cover=_part(base.cover, "cover", changes),
        texts=_texts(base, colours.accent, changes),
        screen=_part(base.screen, "screen", changes),
    )


def _part(base: _Part, group: str, changes: Mapping[str, StyleValue]) -> _Part:
    """One of the groups, a dataclass, with what is stated of it."""
    return replace(base, **_below(f"{group}.", changes))


def _below(start: str, changes: Mapping[str, StyleValue]) -> dict[str, float | str | bool | Colour]:
    """What is stated below a key, by the names of its fields."""
    return {key.removeprefix(start): _read(raw) for key, raw in changes.items() if key.startswith(start)}


def _paper(base: Paper, changes: Mapping[str, StyleValue]) -> Paper:
    """The sheet: by its name, or by width and height."""
    plain = {key: value for key, value in changes.items() if key != "paper.size"}
    name = changes.get("paper.size")
    if name is not None:
        width, height = SIZES[str(name)]
        base = replace(base, width=width * MM, height=height * MM)
    return _part(base, "paper", plain)


def _texts(base: HouseStyle, accent: Colour, changes: Mapping[str, StyleValue]) -> Texts:
    """The paragraph styles: all made larger or smaller, then what is stated of each and of the one that it follows."""
    factor = float(changes.get("scale", 1.0))
    made: dict[str, ParaStyle] = {}
    stated: dict[str, dict[str, Any]] = {}
    for item in fields(base.texts):
        old: ParaStyle = getattr(base.texts, item.name)
        style = _scaled(old, factor)
        if old.colour == base.colours.accent:
            style = replace(style, colour=accent)
        own: dict[str, Any] = _below(f"text.{item.name}.", changes)
        if "size" in own and "leading" not in own:  # lines keep their distance, in type sizes
            own["leading"] = style.leading * own["size"] / style.size
        follows = _FOLLOWS.get(item.name)
        if follows is not None:
            first: ParaStyle = getattr(base.texts, follows)
            taken = {key: value for key, value in stated[follows].items() if getattr(old, key) == getattr(first, key)}
            own = taken | own
        stated[item.name] = own
        made[item.name] = replace(style, **own) if own else style
    return Texts(**made)


def _scaled(style: ParaStyle, factor: float) -> ParaStyle:
    if factor == 1.0:
        return style
    return replace(
        style,
        size=style.size * factor,
        leading=style.leading * factor,
        before=style.before * factor,
        after=style.after * factor,
    )


def _read(raw: StyleValue) -> float | str | bool | Colour:
    """A value as a style holds it: lengths in points (or rem), colours as shares."""
    if not isinstance(raw, str):
        return raw if isinstance(raw, bool) else float(raw)
    length = _LENGTH.fullmatch(raw)
    if length is not None:
        return float(length.group(1)) * _UNITS[length.group(2)]
    if raw.startswith("#"):
        return rgb(raw)
    return raw
