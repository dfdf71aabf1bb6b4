"""Finding the bodies that a header names, in normal spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gazette.akn.names import fold
from gazette.ingest.vietnamese import LOCAL_KINDS, capitalised, mostly_upper, place_name, sort_key
from gazette.model import DocumentNumber, Issuer
from gazette.profiles import Authority, Profile

_SHORT = (
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("TAND", "Tòa án nhân dân"),
    ("VKSND", "Viện kiểm sát nhân dân"),
)
_PARTED = re.compile(r"\s+[-–]\s+|\s*[,;]\s+|\s+và\s+", re.IGNORECASE)
_HEADS = (
    "bộ trưởng",
    "tổng kiểm toán nhà nước",
    "tổng thanh tra chính phủ",
    "thống đốc",
    "chánh án",
    "viện trưởng",
    "chủ nhiệm",
)
_LOCAL = ("HĐND", "UBND", "CTUBND")
_KIND = re.compile(r"(?:tổng cục|chi cục|cục|sở|vụ|viện|trung tâm|ban|văn phòng|bộ|trường|học viện|phòng|hội)\s+")


def body_names(profile: Profile) -> tuple[str, ...]:
    """The names of all bodies, in normal spelling."""
    return tuple(item.name for item in profile.authorities)


def read_bodies(text: str, profile: Profile) -> tuple[Issuer, ...]:
    """The bodies in a line of a header, from left to right; what no profile knows is one body with its own name.

    `HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HÀ NỘI` is one local body; `BỘ TÀI CHÍNH TỔNG CỤC HẢI QUAN` are two.
    """
    rest = " ".join(text.split()).strip(" -–.,:;*_")
    for short, long in _SHORT:
        rest = re.sub(rf"\b{short}\b", long.upper() if mostly_upper(rest) else long, rest)
    found: list[Issuer] = []
    while rest:
        taken = _known(rest, profile)
        if taken is None:
            found.append(Issuer("", unknown_name(rest, profile)))
            break
        issuer, length = taken
        found.append(issuer)
        rest = re.sub(r"^(?:[\s\-–,;:.]+|và\s)+", "", rest[length:], flags=re.IGNORECASE)
    return tuple(found)


def _known(text: str, profile: Profile) -> tuple[Issuer, int] | None:
    """The body a text begins with, and how many characters name it."""
    key = sort_key(text)
    for item in sorted(profile.authorities, key=lambda authority: len(authority.name), reverse=True):
        name = sort_key(item.name)
        if not key.startswith(name) or key[len(name) : len(name) + 1].isalnum():
            continue
        if item.code in _LOCAL:
            return _local(item, text, len(item.name))
        return Issuer(item.code, item.name), len(item.name)
    return _misprinted(text, profile)


def _misprinted(text: str, profile: Profile) -> tuple[Issuer, int] | None:
    """The body whose name a text is but for its tone marks (`BỘ NÔNG NGHIỆP VÀ PHÁT TRIẺN NÔNG THÔN`)."""
    key = fold(text)
    found = [item for item in profile.authorities if item.code not in _LOCAL and fold(item.name) == key]
    return (Issuer(found[0].code, found[0].name), len(text)) if len(found) == 1 else None


def _local(item: Authority, text: str, length: int) -> tuple[Issuer, int]:
    """A local body with the place that follows; without one, its bare name."""
    place = text[length:].strip()
    key = sort_key(place)
    if not any(key.startswith(f"{sort_key(kind)} ") for kind in LOCAL_KINDS):
        return Issuer(item.code, item.name), length
    return Issuer(item.code, f"{item.name} {place_name(place)}"), len(text)


def unknown_name(text: str, profile: Profile) -> str:
    """Normal spelling of a body that no profile knows: `THUẾ TỈNH VĨNH LONG` → `Thuế tỉnh Vĩnh Long`."""
    folded = " ".join(text.split())
    if not mostly_upper(folded):
        return folded
    key = sort_key(folded)
    for kind in LOCAL_KINDS:
        at = key.find(f" {sort_key(kind)} ")
        if at > 0:
            return f"{_titled(folded[:at].lower())} {place_name(folded[at + 1 :])}"
    spelt = _titled(folded.lower())
    for name in sorted(body_names(profile), key=len, reverse=True):
        at = sort_key(spelt).find(sort_key(name))
        if at > 0:
            return f"{spelt[:at]}{name}{spelt[at + len(name) :]}"
    return spelt


def _titled(name: str) -> str:
    """`cục thuế` → `Cục Thuế`: the word behind the kind of body has a capital too."""
    found = _KIND.match(name)
    return capitalised(name) if found is None else f"{capitalised(found.group())}{capitalised(name[found.end() :])}"


def spelt_in(name: str, texts: Iterable[str]) -> str | None:
    """How running text spells a name that the letterhead prints in capitals; None when it doesn't name it.

    Of several spellings the one with the most capitals counts: a typist leaves them out more often than he adds them.
    """
    if not mostly_upper(name):
        return None
    key = sort_key(name)
    best: str | None = None
    for text in texts:
        folded = " ".join(text.split())
        at = sort_key(folded).find(key)
        spelt = capitalised(folded[at : at + len(key)]) if at >= 0 else ""
        if sort_key(spelt) == key and not mostly_upper(spelt) and (best is None or _capitals(spelt) > _capitals(best)):
            best = spelt
    return best


def _capitals(text: str) -> int:
    return sum(char.isupper() for char in text)


def body_of_code(code: str, profile: Profile) -> Issuer | None:
    """The body behind an abbreviation in a symbol (`TTg`, `UBTVQH15`)."""
    for item in profile.authorities:
        if item.code == code or code in item.aliases or code.rstrip("0123456789") == item.code:
            return Issuer(item.code, item.name)
    return None


def bodies_of_number(number: DocumentNumber, profile: Profile) -> tuple[Issuer, ...]:
    """The bodies a number's symbol names, as far as the profile knows them all."""
    found = tuple(body_of_code(code, profile) for code in number.authority_codes)
    return tuple(item for item in found if item is not None) if all(found) else ()


def enacting_bodies(text: str, profile: Profile) -> tuple[Issuer, ...]:
    """The bodies of an enacting sentence (`Bộ trưởng Bộ Tư pháp ban hành Thông tư …`), or of an authority line."""
    before = re.split(
        r"\b(?:cùng |thống nhất )?ban hành\b|\bquyết (?:định|nghị)\b", text, maxsplit=1, flags=re.IGNORECASE
    )[0]
    folded = " ".join(before.split()).strip(" ,.:;")
    whole = read_bodies(folded, profile)
    if whole and whole[0].code and len(whole) == 1:
        return whole
    found: list[Issuer] = []
    for piece in _PARTED.split(folded):
        key = sort_key(piece)
        head = next((head for head in _HEADS if key.startswith(sort_key(head))), None)
        found.extend(item for item in read_bodies(piece[len(head) :] if head else piece, profile) if item.code)
    # names with commas inside (Bộ Văn hóa, Thể thao và Du lịch) are lost by parting: try the whole again
    if not found:
        key = sort_key(folded)
        head = next((head for head in _HEADS if key.startswith(sort_key(head))), None)
        found.extend(item for item in read_bodies(folded[len(head) :] if head else folded, profile) if item.code)
    return tuple(dict.fromkeys(found))
