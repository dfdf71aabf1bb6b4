"""Where a document ends and what is attached to it begins: Phụ lục, Quy chế, Danh mục, forms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.akn.names import slug
from gazette.ingest.blocks import Block, Para, Table
from gazette.ingest.grammar import grammar, heading
from gazette.ingest.lines import is_letterhead, is_rule, lines_of
from gazette.ingest.quotes import quoted_ranges
from gazette.ingest.runs import fold
from gazette.ingest.tail import signed, starts_tail
from gazette.ingest.vietnamese import CAPACITY, POSITION, mostly_upper, person, sort_key

_ANNEX = re.compile(
    r"^\W*(?P<kind>phụ\s+lục|phụ\s+biểu|annex|schedule|appendix)\s*(?:số\s*)?:?\s*"
    r"(?P<n>[IVXLC]+(?![\wÀ-ỹ])|\d{1,3}[A-Za-z]?(?:[.-]\d+)?|[A-Z](?![\wÀ-ỹ]))?\s*(?:\[\d+\]|[.:–-])?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_FORM = re.compile(r"^\W*(?:biểu\s+)?mẫu\s+(?:số\s*:?\s*)?[\dIVX]+", re.IGNORECASE)
_ISSUED = re.compile(
    r"^\W*(?P<kind>quy chế|quy định|quy trình|kế hoạch|đề án|chương trình|điều lệ|hướng dẫn|phương án|chiến lược"
    r"|quy hoạch|nội quy"
    r"|quy chuẩn|tiêu chuẩn|định mức|bảng giá|danh mục|danh sách|bộ tiêu chí|tiêu chí|thể lệ|chính sách|nội dung"
    r"|bảng|biểu|tổng hợp"
    r"|dự toán|đề cương)\b",
    re.IGNORECASE,
)
WITH = re.compile(
    r"^\W*(?:(?:được\s+)?ban hành\s+)?(?:kèm|đính kèm)(?:\s+theo)?\s|^\(\s*(?:ban hành|kèm|phê duyệt)", re.IGNORECASE
)
_COPY = re.compile(r"sao\s+y|sao\s+lục|trích\s+sao", re.IGNORECASE)
STATE = re.compile(r"c[ộôo]ng h[òoô][àa]? x[ãa] h[ộoô]i", re.IGNORECASE)
_BLANK = re.compile(r"\.{3,}|…|_{3,}")


@dataclass(frozen=True, slots=True)
class Division:
    """Indexes of blocks: the body ends at `tail`, the conclusions at the first of `annexes` (start, kind)."""

    tail: int
    annexes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """The blocks with what is asked of them again and again. `own` is the document's number, folded."""

    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    firsts: tuple[str, ...]
    """The first printed line of each paragraph; a heading may have its caption below it in the same one."""
    hidden: frozenset[int]
    language: str
    own: str

    def near(self, at: int) -> str | None:
        """The words "(kèm theo …)" that stand with or right below a heading."""
        for index in range(at, min(at + 8, len(self.texts))):
            for line in (self.texts[index], self.texts[index][self.texts[index].find("(") :] if index == at else ""):
                if line and WITH.match(line):
                    return " ".join(self.texts[index : index + 2])
        return None

    def of_this(self, words: str | None) -> bool:
        """Whether "(kèm theo …)" names this document; a form's names one with blanks for its number."""
        if words is None:
            return False
        if self.own and self.own in re.sub(r"\s", "", sort_key(words)):
            return True
        return not _BLANK.search(words) and not re.search(r"\d/", words)


def divide(blocks: tuple[Block, ...], start: int, language: str, number: str | None) -> Division:
    """Find where conclusions and attachments begin, outside of what amendments quote.

    `number` is the document's own, which tells its attachments from those of the forms in them.
    """
    texts = tuple(fold(block.text) if isinstance(block, Para) else "" for block in blocks)
    firsts = tuple(_first_line(block) if isinstance(block, Para) else "" for block in blocks)
    hidden = frozenset(
        start + index for first, last in quoted_ranges(texts[start:]) for index in range(first, last + 1)
    )
    own = re.sub(r"\s", "", sort_key(number or ""))
    ground = _Ground(blocks, texts, firsts, hidden, language, own)
    end = len(blocks)
    tail = end
    for at in range(start + 1, end):
        if at in hidden:
            continue
        if starts_tail(blocks[at], blocks[at + 1 : at + 7]):
            tail = at
            break
        if annex_kind(firsts[at]) == "phu-luc" and not _listed(ground, at):
            return Division(at, _starts(ground, at))
    if tail == end:
        tail = _bare_tail(ground, start)
    return Division(tail, _starts(ground, tail + 1) if tail < end else ())


def _first_line(block: Para) -> str:
    """A heading cut in two ("PHỤ" / "LỤC I") counts as one line."""
    shown = [fold(line) for line in block.text.split("\n") if line.strip()]
    if len(shown) > 1 and len(shown[0]) < 6 and " " not in shown[0]:
        return f"{shown[0]} {shown[1]}"
    return shown[0] if shown else ""


def _bare_tail(ground: _Ground, start: int) -> int:
    """Where a signature begins that is no more than a name, or "(Đã ký)", among the last lines."""
    end = len(ground.blocks)
    shown = [at for at in range(start + 1, end) if ground.texts[at] and not is_rule(ground.texts[at])][-4:]
    return next((at for at in shown if person(ground.texts[at]) is not None or signed(ground.texts[at])), end)


def annex_kind(text: str) -> str | None:
    """`phu-luc` for the heading of an annex, `mau` for that of a form; None for anything else."""
    if not text or len(text) > 250:
        return None
    found = _ANNEX.match(text)
    if found is not None:
        rest = found["rest"].strip()
        if not rest or (mostly_upper(text) and not rest.startswith((",", ";", ")"))):
            return "phu-luc"
        if (mostly_upper(found["kind"]) or found["n"]) and (rest.startswith("(") or mostly_upper(rest)):
            return "phu-luc"
        return None
    return "mau" if _FORM.match(text) and len(text) < 60 else None


def _listed(ground: _Ground, at: int) -> bool:
    """Whether this is a line of a list of annexes: the next line that shows is another annex's heading."""
    following = next((text for text in ground.firsts[at + 1 : at + 3] if text), "")
    return annex_kind(following) == "phu-luc"


def _starts(ground: _Ground, start: int) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    at = start
    while at < len(ground.blocks):
        first = not found
        kind = None if at in ground.hidden else _kind_at(ground, at, first=first)
        if kind is not None and (first or not _captions(ground, found[-1], at)):
            found.append((at, kind[0]))
            at = kind[1]
        else:
            at += 1
    return tuple(found)


def _captions(ground: _Ground, before: tuple[int, str], at: int) -> bool:
    """Whether a heading right below an annex's ("PHỤ LỤC" / "DANH MỤC …") is its caption."""
    return before[1] in ("phu-luc", "mau") and all(
        mostly_upper(text) or not text or is_rule(text) for text in ground.texts[before[0] + 1 : at]
    )


def _kind_at(ground: _Ground, at: int, *, first: bool) -> tuple[str, int] | None:
    """(kind, where to look on) of an attachment that begins here."""
    if isinstance(ground.blocks[at], Table):
        return _letterhead_at(ground, at, first=first)
    text = ground.firsts[at]
    if not text or CAPACITY.match(text) or POSITION.match(text) or person(text) is not None:
        return None
    near = ground.near(at)
    kind = annex_kind(text)
    if kind == "phu-luc":
        of_a_form = near is not None and bool(_BLANK.search(near)) and not ground.of_this(near)
        return (kind, at + 1) if first or not (of_a_form or _listed(ground, at)) else None
    if kind == "mau":
        return (kind, at + 1) if first else None
    issued = _ISSUED.match(text)
    if issued and mostly_upper(text) and len(text) < 300 and (first or ground.of_this(near)):
        return slug(issued["kind"]), at + 1
    if first and mostly_upper(text) and _captioned(ground, at):
        return "dinh-kem", at + 1
    if first and _begins_body(text, ground.language):
        return "dinh-kem", at + 1
    return None


def _captioned(ground: _Ground, at: int) -> bool:
    """A heading of an unknown kind counts when only capitals stand between it and "(kèm theo …)"."""
    for text in ground.texts[at + 1 : at + 6]:
        if WITH.match(text):
            return True
        if text and (not mostly_upper(text) or CAPACITY.match(text) or POSITION.match(text)):
            return False
    return False


def _letterhead_at(ground: _Ground, at: int, *, first: bool) -> tuple[str, int] | None:
    """An attached regulation may open with its own letterhead; so do the forms inside annexes."""
    block = ground.blocks[at]
    text = " ".join(line.text for line in lines_of(ground.blocks, at))
    if not isinstance(block, Table) or not is_letterhead(block) or not STATE.search(text) or _COPY.search(text):
        return None
    name = next((kind for kind in map(_name, ground.firsts[at + 1 : at + 7]) if kind is not None), None)
    if first or (name is not None and ground.of_this(ground.near(at + 1))):
        return name or "dinh-kem", at + 2
    return None


def _name(text: str) -> str | None:
    if annex_kind(text) == "phu-luc":
        return "phu-luc"
    issued = _ISSUED.match(text)
    return slug(issued["kind"]) if issued and mostly_upper(text) else None


def _begins_body(text: str, language: str) -> bool:
    opening = heading(text, grammar(language))
    return opening is not None and opening.certain and opening.order[0] == 1
