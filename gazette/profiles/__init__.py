"""A jurisdiction as data: document types, bodies and their rank, number grammar, parts of an issue, page furniture."""

from importlib import import_module
from typing import TYPE_CHECKING

from gazette.profiles.kinds import kind_of, part_of
from gazette.profiles.load import adjusted, load_profile, profile_names, with_style, with_workdays
from gazette.profiles.types import (
    Authority,
    DocumentType,
    Founding,
    Furniture,
    Lint,
    NumberPattern,
    PartOfIssue,
    Profile,
    Rule,
    RuleValue,
)
from gazette.profiles.workdays import Workdays, is_country

if TYPE_CHECKING:
    from gazette.profiles.house import (
        INK,
        MM,
        MODEL,
        Align,
        Colour,
        Colours,
        HouseStyle,
        Paper,
        ParaStyle,
        Screen,
        Shares,
        Texts,
    )
    from gazette.profiles.legible import TYPE, hexadecimal

__all__ = [
    "INK",
    "MM",
    "MODEL",
    "TYPE",
    "Align",
    "Authority",
    "Colour",
    "Colours",
    "DocumentType",
    "Founding",
    "Furniture",
    "HouseStyle",
    "Lint",
    "NumberPattern",
    "Paper",
    "ParaStyle",
    "PartOfIssue",
    "Profile",
    "Rule",
    "RuleValue",
    "Screen",
    "Shares",
    "Texts",
    "Workdays",
    "adjusted",
    "hexadecimal",
    "is_country",
    "kind_of",
    "load_profile",
    "part_of",
    "profile_names",
    "with_style",
    "with_workdays",
]

_OF_PAGES = ("house", "legible")
"""Modules about the look of pages: most commands make none, and need not load them."""


def __getattr__(name: str) -> object:
    if name in __all__:
        for module in _OF_PAGES:
            found = vars(import_module(f"gazette.profiles.{module}"))
            if name in found:
                return found[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
