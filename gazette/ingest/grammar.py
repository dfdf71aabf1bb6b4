"""How structure is printed: the words and numerals that open parts, chapters, articles, clauses and points."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.ingest.vietnamese import mostly_upper

LEVELS = {"part": 0, "chapter": 1, "section": 2, "subsection": 3, "article": 4, "paragraph": 5, "point": 6}

POINT_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
"""Order of điểm; f, j, w and z are no Vietnamese letters and are warned of, not refused."""

_IN_WORDS = {
    "nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMERAL = r"(?:thứ\s+(?:mười\s+một|mười\s+hai|\w+)|[IVXLC]+(?![\wÀ-ỹ])|\d+[A-Za-zđ]?(?!\w))"


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens a unit: its element, how much of the folded line is its number, its place in the count.

    `order` is (number, suffix); `certain` is whether the printed form alone tells a heading from a reference;
    `doubtful` is whether it reads like a reference ("Điều 139 Luật này thay thế …").
    """

    name: str
    end: int
    order: tuple[int, str]
    certain: bool
    rest: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The headings of one language. Each expression has the groups `num` (number as printed) and `n` (numeral).

    `words` matches before any of the headings does: most lines are none, and are asked only once.
    """

    words: re.Pattern[str]
    headings: tuple[tuple[str, re.Pattern[str]], ...]
    reference: re.Pattern[str]
    """What follows a number in a reference ("Điều 9 Luật …") and never in a heading."""
    clause: re.Pattern[str]
    point: re.Pattern[str]


_CLAUSE = re.compile(r"(?P<num>(?P<n>\d{1,3})(?P<s>[a-zđ]?)(?P<d>[.)]|\.\s?-|\s?[-–](?=\s)|/(?=\s))(?!\d))")
_POINT = re.compile(r"(?P<num>(?P<n>[a-zđ])(?P<s>\d{0,2})(?P<d>[).]|\s?/)(?=\s|[\wÀ-ỹ“\"(]|$))")
VIETNAMESE = Grammar(
    words=re.compile(r"(?:điều|chương|mục|phần|tiết|tiểu)\s", re.IGNORECASE),
    headings=(
        ("part", re.compile(rf"(?P<num>phần\s+(?P<n>{_NUMERAL})\s*[.:–-]?)", re.IGNORECASE)),
        ("chapter", re.compile(rf"(?P<num>chương\s+(?P<n>{_NUMERAL})\s*[.:–-]?)", re.IGNORECASE)),
        ("subsection", re.compile(rf"(?P<num>tiểu\s+mục\s+(?P<n>{_NUMERAL})\s*[.:–-]?)", re.IGNORECASE)),
        ("section", re.compile(rf"(?P<num>(?:mục|tiết)\s+(?P<n>{_NUMERAL})\s*[.:–-]?)", re.IGNORECASE)),
        (
            "article",
            re.compile(
                rf"(?P<num>điều\s+(?:thứ\s+)?(?P<n>\d+\s?[a-zđ]?(?![\w])|{_NUMERAL}|nhất\b)\s?[.:]?(?:\s?[-–](?=\s))?)",
                re.IGNORECASE,
            ),
        ),
    ),
    reference=re.compile(
        r"(?:và|hoặc|đến|của|này|luật|bộ luật|nghị định|nghị quyết|thông tư|pháp lệnh|quyết định|hiến pháp|quy chế"
        r"|quy định|điều|chương"
        r"|mục|phần|khoản|nêu|trên|tại|trở)\b|[,;)(/”\"]",
        re.IGNORECASE,
    ),
    clause=_CLAUSE,
    point=_POINT,
)
GENERIC = Grammar(
    words=re.compile(r"(?:part|chapter|division|title|article|section|art\.|sec\.)\s", re.IGNORECASE),
    headings=(
        ("part", re.compile(r"(?P<num>part\s+(?P<n>[IVXLC]+|\d+[A-Za-z]?)\b\s*[.:–—-]?)", re.IGNORECASE)),
        ("chapter", re.compile(r"(?P<num>chapter\s+(?P<n>[IVXLC]+|\d+[A-Za-z]?)\b\s*[.:–—-]?)", re.IGNORECASE)),
        (
            "section",
            re.compile(r"(?P<num>(?:division|title)\s+(?P<n>[IVXLC]+|\d+[A-Za-z]?)\b\s*[.:–—-]?)", re.IGNORECASE),
        ),
        (
            "article",
            re.compile(
                r"(?P<num>(?:article|section|art\.|sec\.)\s+(?P<n>\d+[A-Za-z]?|[IVXLC]+)\b\s*[.:–—-]?)", re.IGNORECASE
            ),
        ),
    ),
    reference=re.compile(r"(?:and|or|to|of|shall|is|are|the|this|applies)\b|[,;)(/”\"]", re.IGNORECASE),
    clause=re.compile(r"(?P<num>\(?(?P<n>\d{1,3})(?P<s>[A-Za-z]?)(?P<d>[.)])(?!\d))"),
    point=re.compile(r"(?P<num>\(?(?P<n>[a-z])(?P<s>\d{0,2})(?P<d>[).])(?=\s|$))"),
)
_BARE_SECTION = re.compile(r"(?P<num>(?P<n>\d{1,3}[A-Z]{0,2})\.)(?=\s)")
_ROMAN_LINE = re.compile(r"(?P<num>(?P<n>[IVX]{1,6})\s?(?P<d>[.)]|\s?[-–:/](?=\s)))")
_QUOTE = re.compile(r"[“\"«'‘]\s?")


def grammar(name: str) -> Grammar:
    """The grammar a profile names."""
    return VIETNAMESE if name == "vietnamese" else GENERIC


def heading(text: str, language: Grammar, *, quoted: bool = False, doubtfully: bool = False) -> Opening | None:
    """The unit above the clause that a folded line opens, if it does. A quoted line may begin with its mark.

    `doubtfully` takes articles that read like references too.
    """
    start = _quote_end(text) if quoted else 0
    if language.words.match(text, start) is None:
        return None
    for name, pattern in language.headings:
        found = pattern.match(text, start)
        if found is None:
            continue
        rest = text[found.end() :].strip()
        printed = found["num"].rstrip()
        marked = printed[-1:] in ".:–-"
        if rest and (rest[0] in ",;)(/" or (rest[0].islower() and (name != "article" or not marked))):
            return None
        doubtful = bool(rest) and not marked and name == "article" and language.reference.match(rest) is not None
        if doubtful and not doubtfully:
            return None
        certain = marked or not rest or (name != "article" and mostly_upper(rest))
        return Opening(name, found.start("num") + len(printed), order(found["n"]), certain, rest, doubtful)
    return None


def bare_section(text: str) -> Opening | None:
    """A section of an English act that prints no word before its number: `3. Fees`, where subsections are `(1)`."""
    found = _BARE_SECTION.match(text)
    if found is None:
        return None
    number = re.match(r"\d+", found["n"])
    suffix = found["n"].lstrip("0123456789").lower()
    count = (int(number.group()) if number else 0, suffix)
    return Opening("article", found.end("num"), count, True, text[found.end() :].strip())


def clause(text: str, *, quoted: bool = False, language: Grammar = VIETNAMESE) -> Opening | None:
    """A numbered clause (khoản): `1.`, `2a.`, `3)`; in English `(1)` too."""
    found = language.clause.match(text, _quote_end(text) if quoted else 0)
    if found is None:
        return None
    kind = ")" if found["d"] == ")" else "."
    return Opening(
        "paragraph", found.end("num"), (int(found["n"]), found["s"]), kind == ".", text[found.end() :].strip()
    )


def point(text: str, *, quoted: bool = False, language: Grammar = VIETNAMESE) -> Opening | None:
    """A lettered point (điểm): `a)`, `đ)`, `a1)`; in English `(a)` too."""
    found = language.point.match(text, _quote_end(text) if quoted else 0)
    if found is None:
        return None
    letter = POINT_LETTERS.index(found["n"]) + 1
    return Opening("point", found.end("num"), (letter, found["s"]), found["d"] == ")", text[found.end() :].strip())


def roman(text: str) -> Opening | None:
    """A part counted in Roman figures in a text without articles (`I. TÌNH HÌNH`)."""
    found = _ROMAN_LINE.match(text)
    if found is None:
        return None
    return Opening("section", found.end("num"), order(found["n"]), True, text[found.end() :].strip())


def order(numeral: str) -> tuple[int, str]:
    """The place of a numeral in its count: Arabic, Roman or in words; (0, "") for one that is none."""
    plain = " ".join(numeral.lower().split()).removeprefix("thứ ")
    found = re.fullmatch(r"(\d+)\s?([a-zđ]?)", plain)
    if found:
        return int(found.group(1)), found.group(2)
    if plain in _IN_WORDS:
        return _IN_WORDS[plain], ""
    upper = plain.upper()
    if upper and all(char in _ROMAN for char in upper):
        values = [_ROMAN[char] for char in upper]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-value if value < after else value for value, after in pairs), ""
    return 0, ""


def _quote_end(text: str) -> int:
    found = _QUOTE.match(text)
    return found.end() if found else 0
