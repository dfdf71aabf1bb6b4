"""Quoted amendments: stretches of paragraphs between quotation marks, which are another document's text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_OPEN = "“«"
_CLOSE = "”»"
_MARK = re.compile("[“«”»]")
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
    opening = [at for at, text in enumerate(texts) if "“" in text or "«" in text or text.startswith('"')]
    if not opening:
        return ()
    ends = _Ends.of(texts)
    found: list[tuple[int, int]] = []
    free = 0
    for at in opening:
        stretch = _stretch(texts, at, ends) if at >= free else None
        if stretch is not None:
            found.append(stretch)
            free = stretch[1] + 1
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where quotations can end, in rising order: paragraphs that close one, and amendments of the document's own."""

    texts: Sequence[str]
    curly: tuple[int, ...]
    straight: tuple[int, ...]
    own: tuple[int, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> _Ends:
        shown = [(index, text) for index, text in enumerate(texts) if text]
        return cls(
            texts,
            tuple(
                index
                for index, text in shown
                if _unmatched_close(text) or (text[0] in _OPEN and _END.search(text) is not None)
            ),
            tuple(
                index
                for index, text in shown
                if '"' in text and text.count('"') % 2 == 1 and _END.search(text) is not None
            ),
            tuple(index for index, text in shown if _OWN.match(text) is not None),
        )

    def search(self, start: int, *, curly: bool, limit: int = _MAX_BLOCKS) -> int | None:
        """The paragraph that closes a quotation opened before `start`, or the last before own amendments."""
        close = _next(self.curly if curly else self.straight, start)
        own = _next(self.own, start)
        if own is not None and own < start + limit and (close is None or own <= close):
            return own - 1 if _END.search(self.texts[own - 1]) else None
        return close if close is not None and close < start + limit else None


def _next(indexes: Sequence[int], start: int) -> int | None:
    at = bisect_left(indexes, start)
    return indexes[at] if at < len(indexes) else None


def _stretch(texts: Sequence[str], at: int, ends: _Ends) -> tuple[int, int] | None:
    text = texts[at]
    if not text:
        return None
    if text[0] in _OPEN:
        closes = _closing(text)
        if closes is not None:
            return (at, at) if _END.match(text[closes:]) else None
        end = ends.search(at + 1, curly=True)
        return (at, end) if end is not None else None
    if text[0] == '"':
        marks = text.count('"')
        if marks % 2 == 0:
            return (at, at) if _END.search(text) and marks == 2 else None
        end = ends.search(at + 1, curly=False)
        return (at, end) if end is not None else None
    if _left_open(text):
        end = ends.search(at + 1, curly=True, limit=60)
        return (at + 1, end) if end is not None and end > at else None
    return None


def _closing(text: str) -> int | None:
    """Where the mark that a paragraph opens with is closed in the same paragraph."""
    depth = 0
    for mark in _MARK.finditer(text):
        if mark.group() in _OPEN:
            depth += 1
        else:
            depth -= 1
            if depth <= 0:
                return mark.start()
    return None


def _left_open(text: str) -> bool:
    """Whether the last opening mark of a paragraph stays open (`… như sau: “2. Người …`)."""
    return sum(text.count(char) for char in _OPEN) == sum(text.count(char) for char in _CLOSE) + 1 and bool(
        re.search(r":\s*[“«][^“«”»]*$", text)
    )


def _unmatched_close(text: str) -> bool:
    if "”" not in text and "»" not in text:
        return False
    depth = 0
    for char in _MARK.findall(text):
        if char in _OPEN:
            depth += 1
        else:
            depth -= 1
            if depth < 0:
                return True
    return False
