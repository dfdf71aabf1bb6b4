"""Where a document ends and what is attached to it begins: Phụ lục, Quy chế, Danh mục, forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from gazette.akn.build import Annex
from gazette.akn.names import slug
from gazette.ingest.blocks import Block, Para, Table
from gazette.ingest.grammar import clause, grammar, heading, point, roman
from gazette.ingest.lines import Line, is_letterhead, is_rule, lines_of
from gazette.ingest.quotes import quoted_ranges
from gazette.ingest.runs import fold
from gazette.ingest.structure import structure
from gazette.ingest.tail import signed, starts_tail
from gazette.ingest.to_xml import Context, line_element
from gazette.ingest.vietnamese import CAPACITY, POSITION, mostly_upper, person

_ANNEX = re.compile(
    r"^\W*(?P<kind>phụ\s+lục|phụ\s+biểu|annex|schedule|appendix)\s*(?:số\s*)?:?\s*(?P<n>[IVXLC]+(?![\wÀ-ỹ])|\d{1,3}[A-Za-z]?(?:[.-]\d+)?|[A-Z](?![\wÀ-ỹ]))?"
    r"\s*(?:\[\d+\]|[.:–-])?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_FORM = re.compile(r"^\W*(?:biểu\s+)?mẫu\s+(?:số\s*:?\s*)?[\dIVX]+", re.IGNORECASE)
_ISSUED = re.compile(
    r"^\W*(?P<kind>quy chế|quy định|quy trình|kế hoạch|đề án|chương trình|điều lệ|hướng dẫn|phương án|chiến lược|quy hoạch|nội quy|quy chuẩn"
    r"|tiêu chuẩn|định mức|bảng giá|danh mục|danh sách|bộ tiêu chí|tiêu chí|thể lệ|chính sách|nội dung|bảng|biểu|tổng hợp|dự toán|đề cương)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"^\W*(?:(?:được\s+)?ban hành\s+)?(?:kèm|đính kèm)\s*theo|^\(\s*(?:ban hành|kèm|phê duyệt)", re.IGNORECASE
)
_COPY = re.compile(r"sao\s+y|sao\s+lục|trích\s+sao", re.IGNORECASE)
_STATE = re.compile(r"c[ộôo]ng h[òoô][àa]? x[ãa] h[ộoô]i", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Division:
    """Indexes of blocks: the body ends at `tail`, the conclusions at the first of `annexes` (start, kind)."""

    tail: int
    annexes: tuple[tuple[int, str], ...]


def divide(blocks: Sequence[Block], start: int, language: str) -> Division:
    """Find where conclusions and attachments begin, outside of what amendments quote."""
    texts = [fold(block.text) if isinstance(block, Para) else "" for block in blocks]
    hidden = {start + index for first, last in quoted_ranges(texts[start:]) for index in range(first, last + 1)}
    end = len(blocks)
    tail = end
    for at in range(start, end):
        if at in hidden:
            continue
        if at > start and starts_tail(blocks[at], tuple(blocks[at + 1 : at + 7])):
            tail = at
            break
        if at > start and annex_kind(texts[at]) == "phu-luc" and not _listed(texts, at):
            return Division(at, _starts(blocks, texts, at, hidden, language))
    if tail == end:
        tail = _bare_tail(blocks, texts, start)
    return Division(tail, _starts(blocks, texts, tail + 1, hidden, language) if tail < end else ())


def _bare_tail(blocks: Sequence[Block], texts: Sequence[str], start: int) -> int:
    """Where a signature begins that is no more than a name, or "(Đã ký)", among the last lines."""
    shown = [index for index in range(start + 1, len(blocks)) if texts[index] and not is_rule(texts[index])][-4:]
    return next((index for index in shown if person(texts[index]) is not None or signed(texts[index])), len(blocks))


def annex_kind(text: str) -> str | None:
    """`phu-luc` for the heading of an annex, `mau` for that of a form; None for anything else."""
    if not text or len(text) > 250:
        return None
    found = _ANNEX.match(text)
    if found is not None:
        rest = found["rest"].strip()
        printed = found["kind"]
        if not rest or (mostly_upper(text) and not rest.startswith((",", ";", ")"))):
            return "phu-luc"
        if (mostly_upper(printed) or found["n"]) and (rest.startswith("(") or mostly_upper(rest)):
            return "phu-luc"
        return None
    if _FORM.match(text) and len(text) < 60:
        return "mau"
    return None


def _listed(texts: Sequence[str], at: int) -> bool:
    """Whether this is a line of a list of annexes: the next line that shows is another annex's heading."""
    following = next((text for text in texts[at + 1 : at + 3] if text), "")
    return annex_kind(following) == "phu-luc"


def _starts(
    blocks: Sequence[Block], texts: Sequence[str], start: int, hidden: set[int], language: str
) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    at = start
    while at < len(blocks):
        kind = None if at in hidden else _kind_at(blocks, texts, at, language, first=not found)
        if kind is None:
            at += 1
            continue
        begin, name, skip = kind
        if found and begin <= found[-1][0]:
            at += 1
            continue
        found.append((begin, name))
        at = skip
    return tuple(found)


def _kind_at(
    blocks: Sequence[Block], texts: Sequence[str], at: int, language: str, *, first: bool
) -> tuple[int, str, int] | None:
    """(first block, kind, where to look on) of an attachment that begins here."""
    block = blocks[at]
    if isinstance(block, Table):
        text = " ".join(line.text for line in lines_of(tuple(blocks), at))
        if not is_letterhead(block) or not _STATE.search(text) or _COPY.search(text):
            return None
        name = _name_below(texts, at + 1)
        if name is None and not first:
            return None
        return at, name or "dinh-kem", at + 2
    text = texts[at]
    if not text or CAPACITY.match(text) or POSITION.match(text) or person(text) is not None:
        return None
    kind = annex_kind(text)
    if kind == "phu-luc" and not (_listed(texts, at) and not first):
        return at, kind, at + 1
    if kind == "mau" and first:
        return at, kind, at + 1
    issued = _ISSUED.match(text)
    if issued and mostly_upper(text) and len(text) < 300:
        near = any(_WITH.match(line) for line in texts[at + 1 : at + 8] if line)
        if near or first:
            return at, slug(issued["kind"]), at + 1
    if first and _with_below(texts, at) and mostly_upper(text):
        return at, "dinh-kem", at + 1
    if first and _begins_body(text, language):
        return at, "dinh-kem", at + 1
    return None


def _with_below(texts: Sequence[str], at: int) -> bool:
    for line in texts[at + 1 : at + 6]:
        if _WITH.match(line):
            return True
        if line and not mostly_upper(line):
            return False
    return False


def _begins_body(text: str, language: str) -> bool:
    opening = heading(text, grammar(language))
    return opening is not None and opening.certain and opening.order[0] == 1


def _name_below(texts: Sequence[str], at: int) -> str | None:
    for text in texts[at : at + 6]:
        if annex_kind(text) == "phu-luc":
            return "phu-luc"
        issued = _ISSUED.match(text)
        if issued and mostly_upper(text):
            return slug(issued["kind"])
    return None


def read_annex(blocks: tuple[Block, ...], name: str, context: Context) -> Annex:
    """An attachment: its letterhead if it has one, its heading and the lines below it, and its own structure."""
    language = grammar(context.profile.grammar)
    opening: list[Line] = []
    at = 0
    while at < len(blocks) and len(opening) < 14:
        block = blocks[at]
        if isinstance(block, Table):
            if not is_letterhead(block) or opening:
                break
        else:
            text = fold(block.text)
            if opening and not _caption(text, opening, language_heading=heading(text, language) is not None):
                break
        opening.extend(line for line in lines_of(blocks, at) if not line.rule)
        at += 1
    body = structure(blocks[at:], context)
    title = " ".join(line.text for line in opening if line.cell is None)[:500] or name
    if any(line.cell is not None for line in opening):
        return Annex(name, title, None, (), tuple(_preface(opening, context)), body)
    if not opening:
        return Annex(name, title, None, (), (), body)
    head = line_element("heading", (opening[0].runs,), context)
    below = tuple(line_element("subheading", (line.runs,), context) for line in opening[1:])
    return Annex(name, title, head, below, (), body)


def _caption(text: str, opening: Sequence[Line], *, language_heading: bool) -> bool:
    """Whether a line still belongs to an attachment's heading."""
    if not text:
        return True
    if language_heading or len(text) > 400:
        return False
    if _WITH.match(text) or (text.startswith("(") and len(opening) < 8):
        return True
    if clause(text) is not None or point(text) is not None or roman(text) is not None:
        return False
    if opening[-1].text.startswith("(") and not opening[-1].text.rstrip().endswith(")"):
        return True
    return mostly_upper(text) and len(opening) < 10 and not _WITH.match(opening[-1].text)


def _preface(opening: Sequence[Line], context: Context) -> list[etree._Element]:
    made: list[etree._Element] = []
    for line in opening:
        if line.cell is not None:
            kind = (
                "state"
                if _STATE.search(line.text)
                else "motto"
                if line.text.lower().startswith("độc lập")
                else "issuer"
            )
            if re.match(r"^\W*số\s*:", line.text, re.IGNORECASE):
                kind = "number"
            elif re.search(r"ngày.*tháng.*năm", line.text):
                kind = "place-date"
        else:
            kind = (
                "other"
                if _WITH.match(line.text)
                else "title"
                if any(p.get("class") == "type" for p in made)
                else "type"
            )
        made.append(line_element("p", (line.runs,), context, class_=kind))
    return made
