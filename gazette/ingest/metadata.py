"""The facts of a document, put together from head, preamble, body and end."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from gazette.akn.names import eli_uri, number_slug, slug, work_uri
from gazette.ingest.bodies import bodies_of_number, body_of_code, enacting_bodies, read_bodies, spelt_in, unknown_name
from gazette.ingest.citations import consolidated, relations
from gazette.ingest.effect import read_effect
from gazette.ingest.head import Head
from gazette.ingest.number import parse_number
from gazette.ingest.preamble import Preamble
from gazette.ingest.tail import Tail
from gazette.ingest.vietnamese import LOCAL_KINDS, sort_key
from gazette.model import DocumentNumber, Issuer, Metadata, TypeRef
from gazette.profiles import Profile

_JOINED = re.compile(r"\s[-–]\s|^-|-$")
_LONGEST_ACTOR = 80
"""Characters of an issuer in an address; a list of 200 senators is no part of one."""
_LOCAL = ("HĐND", "UBND", "CTUBND")
_LINES = 6
"""As many lines has a body at most, and a letterhead twice as many."""
_BODY_WORDS = (
    "bộ|tổng cục|cục|chi cục|sở|ban|vụ|viện|trung tâm|thuế|kho bạc|ngân hàng|ủy ban|uỷ ban|ubnd|hội đồng|hđnd"
    "|tòa án|toà án|văn phòng|công an|quân khu|tổng công ty|tập đoàn|trường|học viện|đại học|hội|chi nhánh|đoàn"
    "|liên minh|thanh tra|kiểm toán|quốc hội|chính phủ|thủ tướng|chủ tịch|bảo hiểm|đài|phòng|đảng ủy|thành ủy"
    "|tỉnh ủy"
)
_BEFORE_BODY = re.compile(r"^\(?của\s+", re.IGNORECASE)
_BEHIND_BODY = re.compile(r"\s+(?:số\s*:?\s*\d|ngày\s+\d).*$", re.IGNORECASE)
_BODY_WORD = re.compile(rf"(?:{_BODY_WORDS})(?!\w)", re.IGNORECASE)
_BODY_INSIDE = re.compile(
    r"\s(?:tổng cục|cục|chi cục|sở|ban|viện|trung tâm|kho bạc|ủy ban|uỷ ban|ubnd|hội đồng|văn phòng|công an|trường"
    r"|thanh tra|phòng|cổng)\s",
    re.IGNORECASE,
)


def read_facts(head: Head, preamble: Preamble, clauses: Sequence[str], tail: Tail, profile: Profile) -> Metadata:
    """What the document says of itself. `clauses` are the paragraphs of its own body, without quoted text."""
    number = parse_number(head.number, profile) if head.number else None
    kind = _type(head.type, number, profile)
    signed_on = head.signed_on or tail.adopted_on
    effect = read_effect(clauses, signed_on, _name_of(kind, head.title))
    bare = Metadata(
        number=number,
        type=kind,
        title=head.title,
        issuers=_issuers(head, number, preamble, clauses, profile),
        place=head.place,
        signed_on=signed_on,
        effective_on=effect.on if effect else None,
        effective_rule=effect.rule if effect else None,
        signatories=tail.signatories,
        language=profile.language,
    )
    titles = tuple(text for text in (head.title, preamble.enacting) if text)
    if number is not None and number.pattern == "consolidated":
        return replace(bare, relations=consolidated(preamble.opening, preamble.basis, titles, clauses, profile))
    return replace(bare, relations=relations(preamble.basis, titles, clauses, profile, eli_of(bare, profile)))


def _name_of(kind: TypeRef | None, title: str | None) -> str | None:
    """What a law calls itself: its type and its title without "về"."""
    if kind is None or title is None:
        return None
    return f"{kind.name} {re.sub(r'^về ', '', title, flags=re.IGNORECASE)}"


def _type(printed: TypeRef | None, number: DocumentNumber | None, profile: Profile) -> TypeRef | None:
    """The printed type; a consolidation is one whatever it consolidates; a letter prints none."""
    if number is not None and number.pattern == "consolidated":
        return _type_ref("van-ban-hop-nhat", profile)
    if printed is not None:
        return printed
    if number is None:
        return None
    if number.pattern == "official-letter":
        return _type_ref("cong-van", profile)
    found = next((kind for kind in profile.types if kind.abbr and kind.abbr == number.type_code), None)
    return TypeRef(found.code, found.name) if found else None


def _type_ref(code: str, profile: Profile) -> TypeRef | None:
    found = profile.type_by_code(code)
    return TypeRef(found.code, found.name) if found else None


def _issuers(
    head: Head, number: DocumentNumber | None, preamble: Preamble, clauses: Sequence[str], profile: Profile
) -> tuple[Issuer, ...]:
    """Header first; where it names nobody known, the enacting sentence, the authority line, then the symbol."""
    joint = number is not None and number.pattern == "joint"
    printed = header_bodies(head.issuer_lines, profile, (*preamble.texts, *clauses))
    if joint and len(printed) < len(number.authority_codes if number else ()):
        named = bodies_of_number(number, profile) if number else ()
        return named or printed
    chosen = printed if joint or _are_joint(head.issuer_lines, printed) else printed[-1:]
    symbol = bodies_of_number(number, profile) if number is not None else ()
    if chosen and not chosen[-1].code:
        chosen = (_settle(chosen[-1], number, symbol, profile),)
    if chosen:
        return tuple(_with_place(item, symbol, preamble, profile) for item in chosen)
    for text in (preamble.enacting, preamble.authority):
        found = enacting_bodies(text, profile) if text else ()
        if found:
            return found
    return symbol


def _are_joint(printed: Sequence[str], found: tuple[Issuer, ...]) -> bool:
    """Two ministries joined by a dash; a parent above its office is not."""
    return len(found) > 1 and any(_JOINED.search(line) for line in printed) and all(item.code for item in found)


def header_bodies(printed: Sequence[str], profile: Profile, texts: Sequence[str] = ()) -> tuple[Issuer, ...]:
    """The bodies of a letterhead's lines, the parent first.

    One body may go over several lines; one that no profile knows takes its spelling from `texts` if they name it.
    """
    found: list[Issuer] = []
    printed = printed[-2 * _LINES :]
    at = 0
    while at < len(printed):
        taken = _bodies_at(printed, at, profile, texts)
        found.extend(taken[0])
        at = taken[1]
    return tuple(found)


def _bodies_at(
    printed: Sequence[str], at: int, profile: Profile, texts: Sequence[str]
) -> tuple[tuple[Issuer, ...], int]:
    """The bodies that the lines from `at` name: as many lines as make known ones, otherwise one body with its lines."""
    for end in range(min(len(printed), at + _LINES), at, -1):
        known = read_bodies(_named(printed[at:end]), profile)
        if known and all(item.code for item in known) and not any(_office_in(_place_in(item.name)) for item in known):
            return known, end
    end = at + 1
    while end < len(printed) and not _BODY_WORD.match(printed[end]):
        end += 1
    whole = _named(printed[at:end])
    known = tuple(item for item in read_bodies(whole, profile) if item.code and not _office_in(_place_in(item.name)))
    return (*known, Issuer("", spelt_in(whole, texts) or unknown_name(whole, profile))), end


def _named(printed: Sequence[str]) -> str:
    """The body in lines of a letterhead or an old heading (`CỦA BỘ … SỐ 01/2010/TT-… NGÀY …`)."""
    whole = _BEHIND_BODY.sub("", _BEFORE_BODY.sub("", " ".join(" ".join(printed).split())))
    return whole.strip(" -–.,:;*_")


def _office_in(place: str | None) -> bool:
    """Whether what stands behind a local body's name is no place but the next body ("… Hà Nội Trung tâm …")."""
    return place is not None and _BODY_INSIDE.search(place) is not None


def _settle(unknown: Issuer, number: DocumentNumber | None, symbol: tuple[Issuer, ...], profile: Profile) -> Issuer:
    """A body that no profile knows: the symbol's local body with the header's place, otherwise itself."""
    if len(symbol) == 1 and symbol[0].code in _LOCAL:
        place = _place_in(unknown.name)
        if place is not None:
            return Issuer(symbol[0].code, f"{symbol[0].name} {place}")
    codes = number.authority_codes if number is not None else ()
    if len(codes) == 1 and body_of_code(codes[0], profile) is None:
        return Issuer(codes[0], unknown.name)
    return Issuer(slug(unknown.name), unknown.name)


def _place_in(name: str) -> str | None:
    key = f" {sort_key(name)}"
    for kind in LOCAL_KINDS:
        at = key.find(f" {sort_key(kind)} ")
        if at >= 0:
            return name[at:]
    return None


def _with_place(item: Issuer, symbol: tuple[Issuer, ...], preamble: Preamble, profile: Profile) -> Issuer:
    """A header that names the ministry while the symbol names the same, or a local body without its place."""
    if item.code in _LOCAL and _place_in(item.name) is None:
        for text in (preamble.authority, preamble.enacting):
            for found in enacting_bodies(text, profile) if text else ():
                if found.code == item.code and _place_in(found.name) is not None:
                    return found
    del symbol
    return item


def actors_of(metadata: Metadata, profile: Profile) -> tuple[tuple[str, str], ...]:
    """(slug, name) of each issuer: `ttg`, `ubnd-quang-tri`; for an unknown body its name."""
    return tuple((_actor(item, profile), item.name) for item in metadata.issuers)


def _actor(item: Issuer, profile: Profile) -> str:
    known = profile.authority_by_code(item.code)
    if known is None:
        made = slug(item.name)
        if not made:  # a name in another script
            return f"x-{hashlib.sha256(item.name.encode()).hexdigest()[:8]}"
        made = made if len(made) <= _LONGEST_ACTOR else made[:_LONGEST_ACTOR].rsplit("-", 1)[0]
        return made if made[:1].isalpha() else f"x-{made}"
    place = _place_in(item.name) if item.code in _LOCAL else None
    if place is None:
        return known.slug
    kind = next(kind for kind in LOCAL_KINDS if sort_key(place).startswith(sort_key(kind)))
    return f"{known.slug}-{slug(place[len(kind) :])}"


def number_part(metadata: Metadata) -> str | None:
    """The last part of the address: the number; for a type that has none, the type (`hien-phap`)."""
    if metadata.number is not None:
        return number_slug(metadata.number) or None
    if metadata.type is not None and metadata.type.code == "hien-phap":
        return metadata.type.code
    return None


def eli_of(metadata: Metadata, profile: Profile, number: str | None = None) -> str | None:
    """The document's ELI; None while type, number or year are missing."""
    last = number or number_part(metadata)
    year = metadata.number.year if metadata.number is not None and metadata.number.year else None
    year = year or (metadata.signed_on.year if metadata.signed_on else None)
    if metadata.type is None or last is None or year is None:
        return None
    return eli_uri(
        country=profile.country, locality=profile.locality, subtype=metadata.type.code, year=year, number=last
    )


def uri_of(metadata: Metadata, profile: Profile, kind: str, number: str | None = None) -> str | None:
    """The FRBR work URI; None while type, issuer, date or number are missing."""
    last = number or number_part(metadata)
    actors = actors_of(metadata, profile)
    if metadata.type is None or last is None or metadata.signed_on is None or not actors:
        return None
    return work_uri(
        country=profile.country,
        locality=profile.locality,
        doctype=kind,
        subtype=metadata.type.code,
        actor="-".join(dict.fromkeys(actor for actor, _ in actors)),
        signed_on=metadata.signed_on,
        number=last,
    )
