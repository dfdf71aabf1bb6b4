"""A jurisdiction as data: document types, bodies and their rank, number grammar, parts of an issue, page furniture."""

from gazette.profiles.kinds import kind_of, part_of
from gazette.profiles.load import adjusted, load_profile, profile_names
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

__all__ = [
    "Authority",
    "DocumentType",
    "Founding",
    "Furniture",
    "Lint",
    "NumberPattern",
    "PartOfIssue",
    "Profile",
    "Rule",
    "RuleValue",
    "adjusted",
    "kind_of",
    "load_profile",
    "part_of",
    "profile_names",
]
