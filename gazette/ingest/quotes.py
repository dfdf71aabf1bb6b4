"""Quoted amendments: stretches of paragraphs between quotation marks, which are another document's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPEN = "“«"
_CLOSE = "”»"
_END = re.compile(r"[”»\"]\s*(?:\[\d+\]|[.;,:)/\s])*$")
_OWN = re.compile(
    r"^(?:\d{1,3}[a-zđ]?\.\s+|[a-zđ]\)\s+|Điều\s+\d+[a-zđ]?\.\s+)(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay cụm từ"
    r"|Thay đổi|Bỏ )"
    r"|^Điều\s+\d+[a-zđ]?\.\s+(?:Hiệu lực|Điều khoản|Trách nhiệm|Tổ chức thực hiện|Quy định chuyển tiếp)"
)
_MAX_BLOCKS = 600


def quoted_ranges(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """First and last index of each quoted stretch. `texts` are folded paragraphs; a table is an empty text.

    A stretch begins with a paragraph that opens with a quotation mark which does not close before its end, or behind
    one that leaves a mark open. One that is never closed is no stretch: the text then stands as it is.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(texts):
        stretch = _stretch(texts, at)
        if stretch is None:
            at += 1
            continue
        found.append(stretch)
        at = stretch[1] + 1
    return tuple(found)


def _stretch(texts: Sequence[str], at: int) -> tuple[int, int] | None:
    text = texts[at]
    if not text:
        return None
    if text[0] in _OPEN:
        closes = _closing(text)
        if closes is not None:
            return (at, at) if _END.match(text[closes:]) else None
        end = _search(texts, at + 1, curly=True)
        return (at, end) if end is not None else None
    if text[0] == '"':
        marks = text.count('"')
        if marks % 2 == 0:
            return (at, at) if _END.search(text) and marks == 2 else None
        end = _search(texts, at + 1, curly=False)
        return (at, end) if end is not None else None
    if _left_open(text):
        end = _search(texts, at + 1, curly=True, limit=60)
        return (at + 1, end) if end is not None and end > at else None
    return None


def _closing(text: str) -> int | None:
    """Where the mark that a paragraph opens with is closed in the same paragraph."""
    depth = 0
    for position, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
            if depth <= 0:
                return position
    return None


def _left_open(text: str) -> bool:
    """Whether the last opening mark of a paragraph stays open (`… như sau: “2. Người …`)."""
    return sum(text.count(char) for char in _OPEN) == sum(text.count(char) for char in _CLOSE) + 1 and bool(
        re.search(r":\s*[“«][^“«”»]*$", text)
    )


def _search(texts: Sequence[str], start: int, *, curly: bool, limit: int = _MAX_BLOCKS) -> int | None:
    """The paragraph that closes a quotation opened before `start`; the one before own amendments if they come first."""
    for at in range(start, min(len(texts), start + limit)):
        text = texts[at]
        if not text:
            continue
        if _OWN.match(text):
            return at - 1 if _END.search(texts[at - 1]) else None
        if curly and _unmatched_close(text):
            return at
        if curly and text[0] in _OPEN and _END.search(text):
            return at
        if not curly and text.count('"') % 2 == 1 and _END.search(text):
            return at
    return None


def _unmatched_close(text: str) -> bool:
    depth = 0
    for char in text:
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
            if depth < 0:
                return True
    return False
