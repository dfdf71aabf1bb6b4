"""Where a document ends and what is attached to it begins: Phụ lục, Quy chế, Danh mục, forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gazette.akn.names import slug
from gazette.ingest.blocks import Block, Para, Table
from gazette.ingest.grammar import grammar, heading, order
from gazette.ingest.lines import is_letterhead, is_rule, lines_of
from gazette.ingest.quotes import quoted_ranges
from gazette.ingest.runs import fold
from gazette.ingest.tail import glued_signature, names_signer, signed, starts_tail
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
_OTHER = re.compile(r"\d/|văn bản số\s+ngày", re.IGNORECASE)
"""A printed number, or the place for one, in "(kèm theo …)" of a form."""


@dataclass(frozen=True, slots=True)
class Division:
    """Indexes of blocks: the body ends at `tail`, the conclusions at the first of `annexes` (start, kind)."""

    tail: int
    annexes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """The blocks with what is asked of them again and again. `own` are the document's numbers, folded."""

    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    firsts: tuple[str, ...]
    """The first printed line of each paragraph; a heading may have its caption below it in the same one."""
    hidden: frozenset[int]
    language: str
    own: tuple[str, ...]

    def near(self, at: int) -> str | None:
        """The words "(kèm theo …)" that stand with or right below a heading."""
        for index in range(at, min(at + 8, len(self.texts))):
            if index > at + 1 and self.texts[index] and heading(self.texts[index], grammar(self.language)):
                return None
            for line in (self.texts[index], self.texts[index][self.texts[index].find("(") :] if index == at else ""):
                if line and WITH.match(line):
                    return " ".join(self.texts[index : index + 2])
        return None

    def of_this(self, words: str | None) -> bool:
        """Whether "(kèm theo …)" names this document; a form's names one with blanks for its number."""
        if words is None:
            return False
        return self.names_this(words) or not (_BLANK.search(words) or _OTHER.search(words))

    def names_this(self, words: str | None) -> bool:
        """Whether "(kèm theo …)" prints this document's number; in a consolidated text, that of any it consolidates."""
        folded = _solid(words or "")
        if any("vbhn" in number for number in self.own) and _OTHER.search(folded) and not _BLANK.search(folded):
            return True
        return any(number in folded for number in self.own)


def divide(blocks: tuple[Block, ...], start: int, language: str, number: str | None) -> Division:
    """Find where conclusions and attachments begin, outside of what amendments quote.

    `number` is the document's own, which tells its attachments from those of the forms in them.
    """
    texts = tuple(fold(block.text) if isinstance(block, Para) else "" for block in blocks)
    firsts = tuple(
        _first_line(block.text) if isinstance(block, Para) and "\n" in block.text else text
        for block, text in zip(blocks, texts, strict=True)
    )
    hidden = frozenset(
        start + index for first, last in quoted_ranges(texts[start:]) for index in range(first, last + 1)
    )
    own = (_solid(number),) if number else ()
    ground = _Ground(blocks, texts, firsts, hidden, language, own)
    end = len(blocks)
    tail = end
    for at in range(start + 1, end):
        if at in hidden:
            continue
        if starts_tail(blocks[at], texts[at], blocks[at + 1 : at + 7]):
            tail = at
            break
        if annex_kind(firsts[at]) == "phu-luc" and not _listed(ground, at):
            return Division(at, _starts(ground, at))
    if tail == end:
        tail = _bare_tail(ground, start)
    if tail == end:
        return Division(tail, ())
    starts = _starts(ground, tail + 1)
    behind = _behind_signature(ground, tail) if not starts else None
    return Division(tail, starts if behind is None else (behind, *_starts(ground, behind[0] + 1, behind)))


def _behind_signature(ground: _Ground, tail: int) -> tuple[int, str] | None:
    """An attachment headed in small letters, between the signature and a table of data or "(kèm theo …)"."""
    mark = next((at for at in range(tail, len(ground.blocks)) if _attaches(ground, at)), None)
    if mark is None:
        return None
    signed_at = max((at for at in range(tail, mark) if _closes(ground, at)), default=None)
    if signed_at is None:
        return None
    start = next((at for at in range(signed_at + 1, mark + 1) if _shows(ground, at)), mark)
    issued = _ISSUED.match(ground.firsts[start])
    return start, slug(issued["kind"]) if issued else "dinh-kem"


def _attaches(ground: _Ground, at: int) -> bool:
    block = ground.blocks[at]
    if isinstance(block, Table):
        return not is_letterhead(block)
    return bool(WITH.match(ground.texts[at])) and len(ground.texts[at]) < 300


def _closes(ground: _Ground, at: int) -> bool:
    """Whether a signature ends in this block: a table that lays it out, or a person's name."""
    if isinstance(ground.blocks[at], Table):
        return True
    return names_signer(ground.texts[at]) or signed(ground.texts[at]) or glued_signature(ground.texts[at]) is not None


def _shows(ground: _Ground, at: int) -> bool:
    return isinstance(ground.blocks[at], Table) or bool(ground.texts[at] and not is_rule(ground.texts[at]))


def _first_line(text: str) -> str:
    """A heading cut in two ("PHỤ" / "LỤC I") counts as one line."""
    shown = [fold(line) for line in text.split("\n") if line.strip()]
    if len(shown) > 1 and len(shown[0]) < 6 and " " not in shown[0]:
        return f"{shown[0]} {shown[1]}"
    return shown[0] if shown else ""


def _bare_tail(ground: _Ground, start: int) -> int:
    """Where a signature begins that is no more than a name, or "(Đã ký)", among the lines behind the last unit."""
    end = len(ground.blocks)
    units = (at for at in range(start + 1, end) if heading(ground.texts[at], grammar(ground.language)))
    shown = [
        at for at in range(max(units, default=start) + 1, end) if ground.texts[at] and not is_rule(ground.texts[at])
    ][-4:]
    return next((at for at in shown if names_signer(ground.texts[at]) or signed(ground.texts[at])), end)


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


def _starts(ground: _Ground, start: int, before: tuple[int, str] | None = None) -> tuple[tuple[int, str], ...]:
    """The attachments from `start` on, behind the one that is known already."""
    found: list[tuple[int, str]] = [before] if before is not None else []
    series = _Series()
    at = start
    while at < len(ground.blocks):
        if found and _captions(ground, found[-1], at):
            if annex_kind(ground.firsts[at]) == "phu-luc":
                series = series.after("phu-luc", ground.firsts[at])
            at += 1
            continue
        kind = None if at in ground.hidden else _kind_at(ground, at, series, first=not found)
        if kind is None:
            at += 1
            continue
        if not found:
            ground = replace(ground, own=(*ground.own, *_numbers(ground.near(at))))
        found.append((at, kind[0]))
        series = series.after(kind[0], ground.firsts[at])
        at = kind[1]
    return tuple(found[before is not None :])


def _solid(text: str) -> str:
    return re.sub(r"\s", "", sort_key(text))


def _numbers(words: str | None) -> tuple[str, ...]:
    """The number in "(kèm theo Quyết định số …)" of the first attachment; a consolidation keeps its original's."""
    found = re.search(r"\bsố\s*:?\s*(\d[\w.]*/[\w/-]+)", words or "", re.IGNORECASE)
    return (_solid(found.group(1)),) if found else ()


@dataclass(frozen=True, slots=True)
class _Series:
    """How the annexes are counted so far: `last` is 0 before the first numbered one, None behind one without number."""

    last: int | None = 0

    def after(self, kind: str, text: str) -> _Series:
        """The count behind an attachment; what is issued with the document may have annexes of its own."""
        if kind != "phu-luc":
            return _Series()
        return _Series(annex_order(text))

    def goes_on(self, text: str) -> bool:
        """Whether a numbered heading is the next of the count."""
        number = annex_order(text)
        if number is None:
            return self.last == 0
        return self.last is not None and self.last < number <= self.last + 2


def annex_order(text: str) -> int | None:
    """The place of an annex in its count (`Phụ lục IV`, `Phụ lục 2`, `Phụ lục B`); None without a number."""
    found = _ANNEX.match(text)
    if found is None or not found["n"]:
        return None
    number = re.split(r"[.-]", found["n"])[0]
    place = order(number)[0]
    return place or (ord(number.upper()) - ord("A") + 1 if len(number) == 1 else None)


def _captions(ground: _Ground, before: tuple[int, str], at: int) -> bool:
    """Whether a heading right below another ("PHỤ LỤC" / "DANH MỤC …", "QUY ĐỊNH" / "TIÊU CHÍ …") is its caption.

    So is the first numbered annex below a "PHỤ LỤC (kèm theo …)" over all of them.
    """
    text = ground.firsts[at]
    if not text or at - before[0] > 12:
        return False
    between = [text for text in ground.texts[before[0] + 1 : at] if text and not is_rule(text)]
    if annex_kind(text) == "phu-luc":
        return (
            before[1] == "phu-luc"
            and annex_order(text) is not None
            and all(annex_order(ground.firsts[index]) is None for index in range(before[0], at))
            and all(mostly_upper(text) or WITH.match(text) or text.startswith("(") for text in between)
        )
    return bool(_ISSUED.match(text)) and mostly_upper(text) and all(map(mostly_upper, between))


def _kind_at(ground: _Ground, at: int, series: _Series, *, first: bool) -> tuple[str, int] | None:
    """(kind, where to look on) of an attachment that begins here."""
    if isinstance(ground.blocks[at], Table):
        return _letterhead_at(ground, at, first=first)
    text = ground.firsts[at]
    if not text or CAPACITY.match(text) or POSITION.match(text) or person(text) is not None:
        return None
    near = ground.near(at)
    kind = annex_kind(text)
    if kind == "phu-luc":
        return (kind, at + 1) if first or _own_annex(ground, at, near, series) else None
    if kind == "mau":
        return (kind, at + 1) if first else None
    if not first and (_titles_unit(ground, at) or _titles_form(ground, at)):
        return None
    issued = _ISSUED.match(text)
    if issued and mostly_upper(text) and len(text) < 300:
        alone = sort_key(issued["kind"]) == sort_key(text.strip(" .:*")) and _heads_body(ground, at)
        if first or ground.of_this(near) or alone:
            return slug(issued["kind"]), at + 1
    if first and mostly_upper(text) and _captioned(ground, at):
        return "dinh-kem", at + 1
    if first and _begins_body(text, ground.language):
        return "dinh-kem", at + 1
    return None


def _titles_form(ground: _Ground, at: int) -> bool:
    """Whether a line in capitals is the title of a form whose "Mẫu số …" stands above it."""
    shown = [ground.firsts[index] for index in range(at - 1, max(at - 5, -1), -1) if ground.firsts[index]]
    return any(annex_kind(text) == "mau" for text in shown[:2])


def _heads_body(ground: _Ground, at: int) -> bool:
    """Whether below "QUY CHẾ" and its title in capitals a first chapter or article follows."""
    for text in ground.texts[at + 1 : at + 8]:
        if text and not is_rule(text) and not WITH.match(text):
            if _begins_body(text, ground.language):
                return True
            if not mostly_upper(text):
                return False
    return False


def _own_annex(ground: _Ground, at: int, near: str | None, series: _Series) -> bool:
    """Whether a further "PHỤ LỤC" is the document's: forms bring annexes of their own, and quote those of others."""
    if _listed(ground, at):
        return False
    if ground.names_this(near):
        return True
    return (near is None or ground.of_this(near)) and series.goes_on(ground.firsts[at])


def _titles_unit(ground: _Ground, at: int) -> bool:
    """Whether a line in capitals is the title of a chapter or section whose number stands right above."""
    above = next((ground.firsts[index] for index in range(at - 1, max(at - 3, -1), -1) if ground.firsts[index]), "")
    opening = heading(above, grammar(ground.language)) if above else None
    return opening is not None and opening.name != "article" and not opening.rest


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
    near = ground.near(at + 1)
    if name is not None and (first or ground.of_this(near)):
        return name, at + 2
    return ("dinh-kem" if near is not None and ground.of_this(near) else "mau", at + 2) if first else None


def _name(text: str) -> str | None:
    if annex_kind(text) == "phu-luc":
        return "phu-luc"
    issued = _ISSUED.match(text)
    return slug(issued["kind"]) if issued and mostly_upper(text) else None


def _begins_body(text: str, language: str) -> bool:
    opening = heading(text, grammar(language))
    return opening is not None and opening.certain and opening.order[0] == 1
