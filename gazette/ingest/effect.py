"""When a document takes effect, by its own words (Luật 64/2025/QH15 Điều 53)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from gazette.ingest import dates

_RULE = re.compile(
    r"(?:^|(?<=\s))((?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Lệnh|Chỉ thị|Quy định|Quy chế)"
    r"(?:\s+liên tịch)?(?:\s+này)?\s*(?:được thông qua[^.;]{0,60}?)?(?:và\s+)?(?:bắt đầu\s+)?"
    r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?"
    r"[^.;]*?(?:ngày|ký|thông qua)[^.;]*)",
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


def read_effect(paragraphs: Iterable[str], signed_on: date | None) -> Effect | None:
    """The first clause that says when the document itself takes effect."""
    charge: str | None = None
    for text in paragraphs:
        folded = " ".join(text.split())
        if "hiệu lực" in folded:
            for found in _RULE.finditer(folded):
                if not _OTHER.search(folded[: found.start(1)]) and "hết hiệu lực" not in found.group(1).lower():
                    return Effect(_sentence(folded, found), resolve(found.group(1), signed_on))
        if charge is None and (responsible := _CHARGE.search(folded)):
            charge = responsible.group(1)
    return Effect(charge, signed_on) if charge is not None else None


def _sentence(text: str, found: re.Match[str]) -> str:
    """The phrase with the full stop that ends it."""
    rule = found.group(1).strip()
    return f"{rule}." if text[found.end(1) : found.end(1) + 1] == "." else rule


def resolve(rule: str, signed_on: date | None) -> date | None:
    """The day a phrase means: a printed date, the day of signing, or so many days after it."""
    if _GAZETTE.search(rule):
        return None
    after = _AFTER.search(rule)
    if after is not None:
        word = " ".join(after.group(1).lower().split())
        days = int(word) if word.isdigit() else _WORDS.get(word)
        return signed_on + timedelta(days=days) if days is not None and signed_on is not None else None
    signing = _SIGNING.search(rule)
    printed = dates.LONG.search(rule) or dates.SHORT.search(rule)
    if printed is not None and (signing is None or printed.start() < signing.end()):
        return dates.make(printed.group(1), printed.group(2), printed.group(3))
    return signed_on if signing is not None else None
