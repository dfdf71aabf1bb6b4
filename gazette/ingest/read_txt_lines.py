"""Whether a line goes on in the next: told from how lines begin and end, and whether a program wrapped the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_RULE = re.compile(r"[-_*=~.·•–—―]{3,}|[*_]+")
_OPENER = re.compile(
    r"(?:Điều\s+(?:thứ\s+)?[\w]+\s*[.:]|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu mục)\s+(?:thứ\s+)?[IVXLC\d]+\b"
    r"|(?:PHỤ LỤC|Phụ lục)\b|(?:Căn cứ|Chiểu|Theo đề nghị|Xét)\b|Nơi nhận\b"
    r"|(?:Article|Chapter|Section|Part)\s+[\dIVX]+\b"
    r"|\d{1,3}(?:\.\d{1,3})*[a-zđ]?[.)]\s|[a-zđ]{1,2}\)\s|[IVX]{1,5}\.\s|[-–+•*]\s"
    r"|(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\.\s?[A-ZĐ]|(?:Luật |Bộ luật |Pháp lệnh )?[Ss]ố\s*:|V/v\b)"
)
"""How a paragraph of a legal text begins that is no continuation of the line above it."""
_PLACE_DATE = re.compile(r"[A-ZĐÀ-Ỹ][^,;.]{1,60},\s*ngày\b")
_NUMBER_LABEL = re.compile(r"^(?:Luật |Bộ luật |Pháp lệnh )?Số\s*:?$", re.IGNORECASE)
_HEADING = re.compile(r"(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Article|Chapter)\s+[\w]+")
_DANGLING = re.compile(r"(?:\b(?:điểm|khoản|Điều|điều|mục|số|ngày|tháng|năm|và|hoặc|tại|của|theo)|,)$")
_MOTTO_HALF = re.compile(r"độc\s+lập(?:\s*[-–]\s*tự\s+do)?$", re.IGNORECASE)
_TERMINATED = re.compile(r"[.;:!?…][”\"')\]*/]*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OFFICE = re.compile(
    r"(?:PHÓ|CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|THỐNG ĐỐC|TỔNG|GIÁM ĐỐC|CHÁNH|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG"
    r"|TRƯỞNG|ỦY VIÊN|CHỦ NHIỆM|HIỆU TRƯỞNG|PRESIDENT|MINISTER|DEPUTY)\b"
)
_CAPACITY = re.compile(r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\.")
_NUMBERED = re.compile(r"\w{1,2}\)")
_SHORT = 40
_MEASURED = 25
"""Characters from which a line says something about wrapping."""
_ENOUGH = 3


def is_rule(line: str) -> bool:
    """Whether a line only draws (`-----`, `****`)."""
    return all(_RULE.fullmatch(word) for word in line.split())


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a program broke the lines at some width: then most lines that have a successor go on in lower case.

    Texts whose paragraphs are one line each hardly ever do; between 0.2 and 0.5 no real text was found.
    """
    lower = other = 0
    for line, after in pairwise(lines):
        left, right = line.strip().strip("*"), after.strip().strip("*").strip()
        if len(left) < _MEASURED or not right or "|" in (left, right) or is_rule(right):
            continue
        if right[0].islower() and not _NUMBERED.match(right):
            lower += 1
        else:
            other += 1
    return lower >= _ENOUGH and lower >= other


def goes_on(before: str, line: str, *, wrapped: bool) -> bool:
    """Whether `line` continues the paragraph `before` (both stripped and not empty, with no blank line between)."""
    if is_rule(before) or is_rule(line):
        return False
    if _MOTTO_HALF.search(before) and line.startswith(("-", "–", "Tự do", "Hạnh")):
        return True
    if _NUMBER_LABEL.search(before):
        return True
    if _OPENER.match(line):
        return wrapped and bool(_DANGLING.search(before))
    if line[0].islower() or line[0] in ",;)":
        return wrapped or not _TERMINATED.search(before)
    if not wrapped:
        return before.endswith(",") and not before.isupper() and len(before) >= _MEASURED
    if _PLACE_DATE.match(line) and len(line) < 2 * _SHORT:
        return False
    return _cases_agree(before, line)


def _cases_agree(before: str, line: str) -> bool:
    """For a line of a wrapped text that begins with a capital or a figure."""
    above, below = _is_capitals(before), _is_capitals(line)
    if above and below:
        return not (_OFFICE.match(line) and (_CAPACITY.match(before) or _OFFICE.match(before)))
    if above:
        return line[0].isdigit() or not _WORD.search(line)
    if below:
        return not _TERMINATED.search(before) and (len(before) >= _SHORT or len(_WORD.findall(line)) < 2)
    if _HEADING.fullmatch(before) or (_TERMINATED.search(before) and len(before) < _SHORT):
        return False
    return not (before.startswith("(") and before.endswith(")"))


def _is_capitals(text: str) -> bool:
    return bool(_WORD.search(text)) and text.upper() == text
