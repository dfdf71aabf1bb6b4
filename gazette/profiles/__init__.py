"""A jurisdiction as data: document types, bodies and their rank, number grammar, parts of an issue, page furniture."""

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
from gazette.profiles.kinds import kind_of, part_of
from gazette.profiles.legible import TYPE, hexadecimal
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
