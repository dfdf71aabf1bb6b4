"""Which part of an issue a document stands in, when its type alone does not say."""

from __future__ import annotations

from gazette.model import Metadata
from gazette.profiles.types import PartOfIssue, Profile


def kind_of(profile: Profile, metadata: Metadata) -> str:
    """The kind of this document: that of its type, where "both" is settled by its number.

    A symbol with the year is normative (51/2025/QĐ-TTg), one without is not (604/QĐ-TTg): NĐ 30/2020/NĐ-CP and
    Luật Ban hành văn bản quy phạm pháp luật Điều 7. A document of unknown type is administrative.
    """
    found = profile.type_by_code(metadata.type.code) if metadata.type else None
    if found is None:
        return "administrative"
    if found.kind != "both":
        return found.kind
    number = metadata.number
    return "normative" if number is not None and number.year is not None else "administrative"


def part_of(profile: Profile, metadata: Metadata) -> PartOfIssue | None:
    """The part of the issue this document stands in; None when the profile has no part for its kind."""
    kind = kind_of(profile, metadata)
    return next((part for part in profile.parts if kind in part.kinds), None)
