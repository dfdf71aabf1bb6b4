"""Citations of other documents: where they stand in a text and what address they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.akn.names import eli_uri, number_slug
from gazette.ingest.number import parse_number
from gazette.ingest.vietnamese import sort_key
from gazette.model import Relation
from gazette.profiles import Profile

_SYMBOL = re.compile(
    r"(?<![\w/.-])\d{1,5}(?:\.\d{1,3})?[A-Za-z]?/(?:(?:19|20)\d\d/)?[A-ZĐƯÔ][\w&]*(?:[-/][A-ZĐƯÔ][\w&]*)*(?![\w/-])"
)
_YEAR = re.compile(r"[^;.]{0,12}?ngày\s+\d{1,2}\s*(?:tháng|/|-)\s*\d{1,2}\s*(?:năm|/|-)\s*(\d{4})", re.IGNORECASE)
_LOCAL = frozenset({"UBND", "HĐND", "CTUBND", "UB"})

_WORDS = (
    ("đính chính", "corrects"),
    ("sửa đổi", "amends"),
    ("bổ sung", "amends"),
    ("bãi bỏ", "repeals"),
    ("hủy bỏ", "repeals"),
    ("thay thế", "replaces"),
    ("quy định chi tiết", "guides"),
    ("hướng dẫn", "guides"),
)
_ARTICLE = re.compile(r"\W*Điều\s+\w+\s*[.:]", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])")
_PARTLY = re.compile(r"\b(?:điểm|khoản|điều|mục|chương|cụm từ|một phần|phụ lục)\b[^;.]*$", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W*(?:Điều\s+\w+[.:]\s*|\d{1,3}[a-zđ]?[.)]\s*|[a-zđ]\)\s*)?(?P<verb>"
    + "|".join(word for word, _ in _WORDS)
    + r")\b",
    re.IGNORECASE,
)
_AMENDED_BY = re.compile(r"(?:được|đã)\s+(?:được\s+)?(?:sửa đổi|bổ sung|thay thế)[^;]*$", re.IGNORECASE)
_REACH, _TITLE = 800, 3000
_NAMELESS = re.compile(r"\S+(?:\s+\S+)?\s+số\s", re.IGNORECASE)
_NEXT = re.compile(r"(?:,|\bvà)\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s+số\s+\S+$", re.IGNORECASE)
_DETAILS = re.compile(r"quy định chi tiết|hướng dẫn|biện pháp thi hành", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:hết hiệu lực|bị bãi bỏ|bị thay thế)", re.IGNORECASE)
_LIST = re.compile(
    r"^\W*Điều\s+\w+[.:]\s*Bãi bỏ(?:\s+(?:toàn bộ|các|một số|\d+))*\s+(?:văn bản|nghị|quyết|thông|chỉ|pháp)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a text: offsets, address, and the words it covers."""

    start: int
    end: int
    href: str
    text: str


def find_citations(text: str, profile: Profile) -> Iterator[Citation]:
    """Citations by number whose address is certain: type, number and year are known, and so is the place.

    A number without a year counts when the date behind it gives one. Local bodies of another place are left out:
    the number does not say which province.
    """
    for found in _SYMBOL.finditer(text):
        number = parse_number(found.group(0), profile)
        if not number.pattern or (not number.authority_codes and number.type_code is None):
            continue
        local = bool(_LOCAL.intersection(number.authority_codes))
        if local and profile.locality is None:
            continue
        year = number.year
        if year is None:
            later = _YEAR.match(text, found.end())
            year = int(later.group(1)) if later else None
        kind, start = _type_before(text, found.start(), profile)
        if kind is None:
            kind = _type_of_symbol(number.type_code, number.authority_codes, profile)
        if year is None or kind is None:
            continue
        href = eli_uri(
            country=profile.country,
            locality=profile.locality if local else None,
            subtype=kind,
            year=year,
            number=number_slug(number),
        )
        yield Citation(start, found.end(), href, " ".join(text[start : found.end()].split()))


def _type_before(text: str, at: int, profile: Profile) -> tuple[str | None, int]:
    """The type word right before a number (`Nghị định số 30/…`, `Luật Điện lực số 61/…`) and where it begins."""
    before = text[max(0, at - 160) : at]
    key = sort_key(before)
    best: tuple[int, int, str] | None = None
    for kind in profile.types:
        name = sort_key(kind.name)
        place = key.rfind(name)
        if place < 0 or re.search(r"[;.]", before[place:]):
            continue
        between = before[place + len(name) :]
        near = re.fullmatch(r"\s*(?:số|số:)?\s*", between, re.IGNORECASE)
        titled = kind.code in ("luat", "bo-luat", "phap-lenh") and re.fullmatch(r"[^\d;]{0,120}số\s*", between)
        if (near or titled) and (best is None or (place, len(name)) > best[:2]):
            best = (place, len(name), kind.code)
    if best is None:
        return None, at
    # the longest name that ends where the best one ends: "Bộ luật" over "luật"
    ending = sort_key_of(best[2], profile)
    for kind in profile.types:
        name = sort_key(kind.name)
        if len(name) > best[1] and name.endswith(ending) and key[: best[0] + best[1]].endswith(name):
            best = (best[0] + best[1] - len(name), len(name), kind.code)
    return best[2], max(0, at - 160) + best[0]


def sort_key_of(code: str, profile: Profile) -> str:
    """The comparable name of a type."""
    kind = profile.type_by_code(code)
    return sort_key(kind.name) if kind else code


def _type_of_symbol(abbreviation: str | None, authorities: Sequence[str], profile: Profile) -> str | None:
    if abbreviation:
        return next((kind.code for kind in profile.types if kind.abbr == abbreviation), None)
    return "luat" if tuple(authorities) == ("QH",) else None


def relations(
    basis: Sequence[str], titles: Sequence[str], clauses: Sequence[str], profile: Profile, own: str | None
) -> tuple[Relation, ...]:
    """How this document relates to those it cites, each once and by its strongest tie.

    `basis` are the lines of the legal basis, `titles` the title and the enacting sentence,
    `clauses` the paragraphs of the body. `own` is the document's ELI, to which it has no relation.
    """
    found: dict[str, Relation] = {}
    for text in basis:
        for item in find_citations(text, profile):
            kind = "guides" if _details(titles, item) else "based-on"
            found.setdefault(item.href, Relation(kind, item.href, item.text))
    listing = False
    for position, text in enumerate((*(title[:_TITLE] for title in titles), *clauses)):
        if _ARTICLE.match(text):
            listing = bool(_LIST.match(text))
        if "/" not in text:
            continue
        for sentence in _BETWEEN.split(text):
            for item in find_citations(sentence, profile):
                kind = _tie(sentence, item, listing=listing, title=position < len(titles))
                earlier = found.get(item.href)
                if earlier is None or (kind != "cites" and earlier.kind in ("cites", "based-on")):
                    found[item.href] = Relation(kind, item.href, item.text)
    found.pop(own or "", None)
    return tuple(found.values())


def consolidated(
    opening: Sequence[str], basis: Sequence[str], titles: Sequence[str], clauses: Sequence[str], profile: Profile
) -> tuple[Relation, ...]:
    """What a consolidated text puts together: the first document in each line of its `opening`, above the legal basis.

    All else is cited: what the text does to other documents, the consolidated ones did.
    """
    found: dict[str, Relation] = {}
    for text in opening:
        item = next(find_citations(text, profile), None)
        if item is not None:
            found.setdefault(item.href, Relation("consolidates", item.href, item.text))
    for text in (*opening, *basis, *titles, *clauses):
        for item in find_citations(text, profile):
            found.setdefault(item.href, Relation("cites", item.href, item.text))
    return tuple(found.values())


def _details(titles: Sequence[str], item: Citation) -> bool:
    """Whether the title gives details of a law that the basis names with its number (`… của Luật Nhà ở`)."""
    name = sort_key(_NUMBERED.sub("", item.text))
    return name.count(" ") > 0 and any(_DETAILS.search(text) and name in sort_key(text) for text in titles)


def _tie(sentence: str, item: Citation, *, listing: bool, title: bool) -> str:
    """What a sentence does to a document it cites; doing away with a part of it amends it."""
    kind = _act(sentence, item, listing=listing, title=title)
    head = re.sub(r"^\W*Điều\s+\w+[.:]", "", _before(sentence, item))
    return "amends" if kind in ("repeals", "replaces") and _PARTLY.search(head) else kind


def _act(sentence: str, item: Citation, *, listing: bool, title: bool) -> str:
    """What the words of a sentence do to a document. The text that amended the cited one before is only cited."""
    head = _before(sentence, item)
    if _AMENDED_BY.search(head):
        if _NAMELESS.match(item.text) or not _NEXT.search(head):
            return "cites"
        # a law with its name behind "…, " is the next that this sentence speaks of
        head = _AMENDED_BY.sub("", head)
    lead = _LEAD.match(sentence)
    if lead is not None:
        return _verb(lead["verb"])
    if listing and len(head) < 12:
        return "repeals"
    if _ENDS.search(sentence, item.end, item.end + _REACH):
        return "repeals"
    if re.search(r"\bthay (?:thế|cho)\s[^;]*$", head, re.IGNORECASE):
        return "replaces"
    if re.search(r"\bbãi bỏ\s[^;]*$", head, re.IGNORECASE):
        return "repeals"
    if title:
        found = [(head.lower().rfind(word), kind) for word, kind in _WORDS if word in head.lower()]
        return min(found)[1] if found else "cites"
    return "cites"


def _before(sentence: str, item: Citation) -> str:
    """What stands before a citation, as far back as words reach: a sentence may go on for a hundred pages."""
    return sentence[max(0, item.start - _REACH) : item.start]


def _verb(word: str) -> str:
    return next(kind for name, kind in _WORDS if name == word.lower())
