"""Legal order inside an issue: part, rank of the issuing body, legal force, number; peers by the Vietnamese alphabet.

Thông tư 02/2025/TT-VPCP: documents stand by part, then rank of issuer, then legal force from high to low, then number
ascending; bodies of one rank alphabetically.
"""

from __future__ import annotations

import re
import unicodedata

from gazette.model import CheckedDocument, Metadata
from gazette.profiles import PartOfIssue, Profile

_ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_LAST = 10_000
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: dictionary order
_LETTER_MARKS = "\u0306\u0302\u031b"  # breve, circumflex, horn make other letters, not tones


def collation_key(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Vietnamese dictionary order: letters first (a ă â b … d đ …), tones only between words otherwise equal."""
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", text.lower()):
        base, tone = _split_tone(char)
        place = _ALPHABET.find(base)
        letters.append((0, place) if place >= 0 else (-1 if base.isspace() else 1, ord(base[0])))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def _split_tone(char: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = max((_TONES.find(mark) + 1 for mark in parts), default=0)
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES)) or char, tone


def is_normative(metadata: Metadata, profile: Profile) -> bool:
    """Whether a document is a normative one: by its type, and, for types that are both, by a number with a year."""
    doctype = profile.type_by_code(metadata.type.code) if metadata.type else None
    if doctype is None:
        return False
    if doctype.kind == "both":
        return metadata.number is not None and metadata.number.year is not None
    return doctype.kind in {"normative", "historic"}


def part_of(metadata: Metadata, profile: Profile) -> PartOfIssue:
    """The part of the issue a document stands in; the last part that takes `other` kinds when none names its kind."""
    doctype = profile.type_by_code(metadata.type.code) if metadata.type else None
    kind = doctype.kind if doctype else "administrative"
    if kind == "both":
        kind = "normative" if is_normative(metadata, profile) else "administrative"
    for part in profile.parts:
        if kind in part.kinds:
            return part
    return next((part for part in profile.parts if "administrative" in part.kinds), profile.parts[-1])


def issuer_rank(metadata: Metadata, profile: Profile) -> int:
    """Rank of the highest body among the issuers; bodies that the profile does not know come last."""
    ranks = [authority.rank for issuer in metadata.issuers if (authority := profile.authority_by_code(issuer.code))]
    return min(ranks, default=_LAST)


def serial_key(metadata: Metadata) -> tuple[int, str]:
    """Numbers ascending as numbers (9 before 10, 12 before 12A); documents without one last."""
    if metadata.number is None:
        return (_LAST * _LAST, "")
    digits = re.match(r"\d+", metadata.number.serial)
    return (int(digits.group()) if digits else _LAST * _LAST, metadata.number.serial)


def legal_order(checked: CheckedDocument, profile: Profile) -> tuple[object, ...]:
    """Sort key of a document within its part. The work URI at the end makes the order total."""
    metadata = checked.document.metadata
    doctype = profile.type_by_code(metadata.type.code) if metadata.type else None
    return (
        issuer_rank(metadata, profile),
        collation_key(group_name(metadata)),
        doctype.force if doctype else _LAST,
        metadata.number.year if metadata.number and metadata.number.year else 0,
        serial_key(metadata),
        checked.document.uri,
    )


def group_name(metadata: Metadata) -> str:
    """The issuing bodies as the contents name them: `Bộ Tài chính - Bộ Tư pháp`."""
    return " - ".join(issuer.name for issuer in metadata.issuers)
