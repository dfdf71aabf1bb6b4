"""When a document takes effect, by its own words (Luật 64/2025/QH15 Điều 53)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from gazette.ingest import dates
from gazette.ingest.runs import fold

_KINDS = r"Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Lệnh|Chỉ thị|Quy định|Quy chế"
_TAKES = (
    r"\s*(?:được thông qua[^.;]{0,60}?)?(?:và\s+)?(?:bắt đầu\s+)?có\s+hiệu\s+lực(?:\s+thi\s+hành)?"
    r"[^.;]*?(?:ngày|năm|ký|thông qua)[^.;]*"
)
_RULE = re.compile(
    rf"(?:^|(?<=\s))((?:{_KINDS})(?:\s+liên tịch)?(?:\s+này(?:\s[^.;:]{{0,80}}?(?=\s+và\s))?)?{_TAKES})",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?:ngày|khi|trước|sau)\s+$", re.IGNORECASE)
"""Before "Luật này có hiệu lực" where it only dates something else."""
_CHARGE = re.compile(r"(chịu trách nhiệm thi hành[^.;]{0,120}?kể từ ngày ký(?: ban hành)?)", re.IGNORECASE)
_AFTER = re.compile(
    r"sau\s+(\d{1,3}|[\w\s]{2,20}?)\s*(?:\(\d+\)\s*)?ngày,?\s*(?:kể\s+)?từ\s+ngày\s+(ký|ban hành|công bố|thông qua"
    r"|được)",
    re.IGNORECASE,
)
_GAZETTE = re.compile(r"đăng\s+(?:trên\s+)?công\s+báo", re.IGNORECASE)
_SIGNING = re.compile(
    r"(?:kể\s+)?từ\s+ngày\s+(?:được\s+)?(?:quốc hội\s+)?(ký|thông\s+qua|ban\s+hành)|ngay sau khi", re.IGNORECASE
)
_DAY = re.compile(
    r"hiệu\s+lực(?:\s+thi\s+hành)?\W*(?:(?:bắt\s+đầu|kể|từ|vào|hồi|lúc|sau)\s+){0,3}"
    r"(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2}\s*(?:phút)?)?\W*)?(?:ngày\s*)?"
    r"(?P<day>\d{1,2})\s*(?:th\S{1,8}|[-/.])\s*(?P<month>\d{1,2})\s*(?:năm|[-/.])\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
"""The day itself right behind "có hiệu lực": any other date belongs to another document."""
_BUDGET = re.compile(r"từ\s+năm\s+ngân\s+sách\s+(?:năm\s+)?(?P<year>\d{4})", re.IGNORECASE)
_WORDS = {
    "mười": 10,
    "mười lăm": 15,
    "ba mươi": 30,
    "bốn mươi lăm": 45,
    "bốn lăm": 45,
    "bảy": 7,
    "hai mươi": 20,
    "sáu mươi": 60,
}


@dataclass(frozen=True, slots=True)
class Effect:
    """The phrase and the day it gives; `on` is None when the phrase hangs on a day the document does not show."""

    rule: str
    on: date | None


def read_effect(paragraphs: Iterable[str], signed_on: date | None, name: str | None = None) -> Effect | None:
    """The first clause that says when the document itself takes effect. `name` is type and title (`Luật Điện lực`)."""
    charge: str | None = None
    named = _named(name)
    for text in paragraphs:
        folded = fold(text)
        if "hiệu lực" in folded:
            for found in (*_RULE.finditer(folded), *(named.finditer(folded) if named is not None else ())):
                if not _OTHER.search(folded[: found.start(1)]) and "hết hiệu lực" not in found.group(1).lower():
                    return Effect(_sentence(folded, found), resolve(found.group(1), signed_on))
        if charge is None and "kể từ ngày ký" in folded.lower() and (responsible := _CHARGE.search(folded)):
            charge = responsible.group(1)
    return Effect(charge, signed_on) if charge is not None else None


def _named(name: str | None) -> re.Pattern[str] | None:
    """The clause of a law that names itself by its title instead of "này"."""
    if name is None or len(name) > 200:
        return None
    return re.compile(rf"(?:^|(?<=\s))({re.escape(' '.join(name.split()))}{_TAKES})", re.IGNORECASE)


def _sentence(text: str, found: re.Match[str]) -> str:
    """The phrase with the full stop that ends it."""
    rule = found.group(1).strip()
    return f"{rule}." if text[found.end(1) : found.end(1) + 1] == "." else rule


def resolve(rule: str, signed_on: date | None) -> date | None:
    """The day a phrase means: a printed date, the day of signing, or so many days after it.

    A budget year begins on 1 January (Luật 83/2015/QH13 Điều 14).
    """
    if _GAZETTE.search(rule):
        return None
    after = _AFTER.search(rule)
    if after is not None:
        word = " ".join(after.group(1).lower().split())
        days = int(word) if word.isdigit() else _WORDS.get(word)
        return signed_on + timedelta(days=days) if days is not None and signed_on is not None else None
    printed = _DAY.search(rule)
    if printed is not None:
        return dates.make(printed["day"], printed["month"], printed["year"])
    budget = _BUDGET.search(rule)
    if budget is not None:
        return date(int(budget["year"]), 1, 1)
    return signed_on if _SIGNING.search(rule) is not None else None
