"""Words of Vietnamese official documents: spelling of offices, bodies and places in normal (not capital) letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

LOCAL_KINDS = (
    "thành phố", "tỉnh", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu",
)  # fmt: skip
"""Kinds of places that follow the name of a local body."""

CAPACITY = re.compile(r"(?<![\w.])(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*\.\s*", re.UNICODE)
"""Signing for another (NĐ 30/2020 Phụ lục I.II.7): on behalf of, for, by order, by delegation, acting."""

_OFFICES = (
    "chủ tịch|phó chủ tịch|quyền chủ tịch|bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|thống đốc|phó thống đốc"
    "|cục trưởng|phó cục trưởng|"
    "tổng cục trưởng|phó tổng cục trưởng|chánh án|phó chánh án|viện trưởng|phó viện trưởng|tổng thanh tra"
    "|phó tổng thanh tra|"
    "tổng kiểm toán|phó tổng kiểm toán|chủ nhiệm|phó chủ nhiệm|bộ trưởng, chủ nhiệm|giám đốc|phó giám đốc"
    "|tổng giám đốc|phó tổng giám đốc|"
    "vụ trưởng|phó vụ trưởng|chánh văn phòng|phó chánh văn phòng|trưởng thuế|phó trưởng thuế|trưởng ban"
    "|phó trưởng ban|trưởng đoàn|"
    "phó trưởng đoàn|tổng bí thư|bí thư|phó bí thư|hiệu trưởng|trưởng phòng|phó trưởng phòng|chánh thanh tra"
    "|phó chánh thanh tra|"
    "chi cục trưởng|phó chi cục trưởng|tổng thư ký|phó tổng thư ký|chánh tòa|ủy viên|đội trưởng|tổng cục phó"
    "|cục phó|vụ phó"
)
POSITION = re.compile(rf"^(?:(?:{_OFFICES})(?![\w])|(?:quyền|nguyên) (?:{_OFFICES})(?![\w]))", re.IGNORECASE)
"""How the line of an office begins."""

_SECOND_CAPITAL = re.compile(r"\b(Phó|Quyền|Chánh(?= [vt])) (\w)")
_ABBREVIATION = re.compile(r"[^\W\d_aeiouyAEIOUYÀ-ỹ]{2,}|\w+(?:&\w+)+")
"""A word that no syllable can be (`KHCN&MT`, `TCCB`): it keeps its capitals."""
_RANKS = re.compile(
    r"^(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Đô đốc|Phó Đô đốc|Chuẩn Đô đốc|(?:PGS|GS|TSKH|TS|ThS|KS|BS"
    r"|LS)\s*\.)"
    r"[\s.,]*",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"^[A-ZÀ-ỸĐ][a-zà-ỹđ'’]*$|^[A-ZÀ-ỸĐ]{2,8}$")
_NOT_A_PERSON = re.compile(
    r"^(?:nơi nhận|ban hành|quyết định|công báo|văn phòng|kèm theo|căn cứ|chính phủ|quốc hội|việt nam|thông tư"
    r"|nghị (?:định|quyết)"
    r"|phụ lục|danh (?:mục|sách)|chương|kính gửi|quy (?:chế|định|trình|hoạch|chuẩn)|kế hoạch|đề (?:án|cương)"
    r"|nội (?:dung|quy)"
    r"|phương án|hướng dẫn|điều (?:lệ|khoản)|biểu|bảng|mẫu|tiêu (?:chí|chuẩn)|định mức|tổng hợp|dự (?:án|toán)|số"
    r"|ngày|ghi chú"
    r"|xác (?:nhận|thực)|người|bộ|ủy ban|uỷ ban|hội đồng|tòa án|toà án|cộng h|độc lập|luật|pháp lệnh|hiến pháp"
    r"|báo cáo|chỉ thị)"
    r"(?![a-zà-ỹđ])",
    re.IGNORECASE,
)


def sort_key(text: str) -> str:
    """Equal for ủy/uỷ, hòa/hoà … and both letter cases: tone marks may stand on either vowel."""
    return _name_key(text) if len(text) < _NAME else _key(text)


def _key(text: str) -> str:
    return _TONE.sub(lambda found: _TONES[found.group()], text.casefold())


_NAME = 80
_name_key = lru_cache(maxsize=4096)(_key)
"""The names of types and bodies are asked for again and again; whole paragraphs are not worth keeping."""
_TONES = {
    first[index] + second: base_first + marked[index]
    for first, base_first, second, marked in (
        ("òóỏõọ", "o", "a", "àáảãạ"),
        ("òóỏõọ", "o", "e", "èéẻẽẹ"),
        ("ùúủũụ", "u", "y", "ỳýỷỹỵ"),
    )
    for index in range(5)
}
_TONE = re.compile("|".join(_TONES))


def is_upper(text: str) -> bool:
    """Whether a line is printed in capitals (it has letters, and none of them is small)."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and not any(char.islower() for char in letters)


def mostly_upper(text: str) -> bool:
    """Capitals but for a few letters that a typist left small (`SắC LệNH`, `KT.BỘ TRƯỞNG BỘ Y tế`)."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 5:
        return is_upper(text)
    return sum(char.islower() for char in letters) * 3 <= len(letters)


def capitalised(text: str) -> str:
    """First letter capital, the others as they are."""
    return text[:1].upper() + text[1:]


def place_name(text: str) -> str:
    """`TỈNH QUẢNG TRỊ` → `tỉnh Quảng Trị`: the kind in small letters, the name with capitals."""
    folded = " ".join(text.split())
    for kind in LOCAL_KINDS:
        if sort_key(folded).startswith(f"{sort_key(kind)} "):
            return f"{kind} {proper(folded[len(kind) + 1 :])}"
    return proper(folded)


def proper(text: str) -> str:
    """Every word with a capital, as in names of places and people; numbers and hyphens stay."""
    return " ".join("-".join(capitalised(part.lower()) for part in word.split("-")) for word in text.split())


def office(text: str, bodies: Iterable[str]) -> str:
    """`PHÓ CHỦ TỊCH QUỐC HỘI` → `Phó Chủ tịch Quốc hội`; `bodies` are names in normal spelling."""
    folded = " ".join(text.split()).strip(" .,:;")
    if not mostly_upper(folded):
        return folded
    small = " ".join(word if _ABBREVIATION.fullmatch(word) else word.lower() for word in folded.split())
    parts = [capitalised(part.strip()) for part in small.split(",")]
    spelt = _SECOND_CAPITAL.sub(lambda found: f"{found.group(1)} {found.group(2).upper()}", ", ".join(parts))
    key = sort_key(spelt)
    for body in sorted(bodies, key=len, reverse=True):
        at = key.find(sort_key(body))
        if at > 0:
            spelt = f"{spelt[:at]}{body}{spelt[at + len(body) :]}"
            key = sort_key(spelt)
    for kind in LOCAL_KINDS:
        at = key.find(f" {sort_key(kind)} ")
        if at > 0:
            tail = at + len(kind) + 2
            spelt = f"{spelt[:tail]}{proper(spelt[tail:])}"
            break
    return spelt


def person(text: str) -> str | None:
    """The name in a line that holds a person's name and nothing else; ranks and titles before it fall away."""
    name = " ".join(text.split()).strip(" .,:;/[]()*_-")
    while True:
        shorter = _RANKS.sub("", name, count=1)
        if shorter == name:
            break
        name = shorter
    words = name.split()
    if not 2 <= len(words) <= 6 or any(not _NAME_WORD.match(word) for word in words):
        return None
    if _NOT_A_PERSON.match(name) or POSITION.match(name):
        return None
    return proper(name) if is_upper(name) else name
