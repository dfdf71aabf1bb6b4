"""The head of a document: letterhead, number, date, type and title, told apart line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gazette.ingest import dates
from gazette.ingest.blocks import Block, Run, Table, plain_lines
from gazette.ingest.lines import Line, is_letterhead, is_rule, lines_of
from gazette.ingest.vietnamese import LOCAL_KINDS, POSITION, mostly_upper, sort_key
from gazette.model import TypeRef
from gazette.profiles import Profile

_STATE = (
    "cộng hòa xã hội chủ nghĩa việt nam",
    "việt nam dân chủ cộng hòa",
    "dân chủ cộng hòa việt nam",
    "cộng hòa miền nam việt nam",
)
_FIRST_GOVERNMENT = re.compile(
    "|".join(map(sort_key, ("chính phủ lâm thời", "(?:bộ tổng trưởng )?chủ tịch lâm thời chính phủ")))
)
"""How the decrees of 1945 name who enacts them."""
_MOTTO = re.compile(r"^độc lập\s*[-–—.]?\s*tự do\s*[-–—.]?\s*hạnh phúc\W*$", re.IGNORECASE)
_SYMBOL = r"[0-9][0-9A-Za-z.]*(?:\s?[/-]\s?[0-9A-Za-zÀ-ỹĐđÐðͰ-ϿЀ-ӿ&.,]+)*"
_SYMBOL_END = r"[A-ZĐÐ][0-9A-Za-zÀ-ỹĐđÐð&-]*"
NUMBER_LINE = re.compile(
    rf"^\W*(?:luật |bộ luật |pháp lệnh |nghị quyết "
    rf"|sắc lệnh )?số(?:\s+hiệu)?\s*[:.]?\s*(?P<number>{_SYMBOL})\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_NUMBER_LABEL = re.compile(r"^\W*(?:luật |bộ luật |pháp lệnh |nghị quyết )?số\s*[:.]?\W*$", re.IGNORECASE)
_OLD_LINE = re.compile(rf"(?:^|\s)số\s*:?\s*(?P<number>{_SYMBOL})(?=\s|$|,)", re.IGNORECASE)
_GLUED = re.compile(rf"\bsố\s*:\s*(?P<number>{_SYMBOL})", re.IGNORECASE)
_TERM = re.compile(r"\d{1,2}")
"""The term of the National Assembly, which old prints set apart from its symbol (`73/2006/QH 11`)."""
_NUMBERED_TYPE = re.compile(rf"(?:số\s*:?\s*)?(?P<number>{_SYMBOL}/{_SYMBOL_END})(?:\s+của\s.*)?", re.IGNORECASE)
_RECORD = re.compile(
    r"^\W*(?:thông tin văn bản|thuộc tính(?: văn bản)?|tóm tắt|nội dung văn bản|văn bản)\W*$", re.IGNORECASE
)
"""Headings of a third party's record about a document; no part of it."""
_RECORD_NAMES = frozenset(
    map(
        sort_key,
        ("số hiệu", "số ký hiệu", "loại văn bản", "cơ quan ban hành", "ngày ban hành", "người ký", "trích yếu"),
    )
)
_SUBJECT = re.compile(r"^\W*V\s*/\s*v\b", re.IGNORECASE)
BASIS = re.compile(r"^\W*(?:căn\s+cứ|chiểu)\b", re.IGNORECASE)
_PREAMBLE = re.compile(
    r"^\W*(?:căn\s+cứ|chiểu|theo (?:đề nghị|tờ trình|yêu cầu|ý kiến)|xét\b|để (?:thực hiện|thi hành|triển khai"
    r"|tăng cường|bảo đảm|kịp thời)|thực hiện |nhằm "
    r"|trên cơ sở|sau khi)",
    re.IGNORECASE,
)
ENACTS = re.compile(
    r"^(?:quốc hội|ủy ban|uỷ ban|chính phủ|thủ tướng|bộ trưởng|chủ tịch|hội đồng|thống đốc|tổng |chánh "
    r"|viện trưởng|đoàn chủ tịch)"
    r".{0,260}?\b(?:ban hành|quyết định|quyết nghị|chỉ thị)\b",
    re.IGNORECASE | re.DOTALL,
)
_BODY = re.compile(
    r"^\W*(?:điều\s+(?:thứ\s+)?(?:\d|nhất|[ivx]+\b)|khoản\s+thứ|(?:chương|phần|mục)\s+(?:thứ\s+\w+|[ivxlc]+|\d+)\b"
    r"|\d{1,2}\s*[.)/]\s|[ivx]+\s*[.)-]\s"
    r"|kính gửi|lời nói đầu|công điện\s*(?:gửi)?\s*:|[^\d]{0,60}\bđiện\s*:)",
    re.IGNORECASE,
)
_MAX_LINES = 90


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the preface: its class and the printed lines it joins."""

    kind: str
    lines: tuple[tuple[Run, ...], ...]
    block: int

    @property
    def text(self) -> str:
        return " ".join(" ".join("".join(run.text for run in runs).split()) for runs in self.lines)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the preamble. `end` is the first block behind it."""

    entries: tuple[Entry, ...]
    end: int
    number: str | None = None
    type: TypeRef | None = None
    title: str | None = None
    issuer_lines: tuple[str, ...] = ()
    place: str | None = None
    signed_on: date | None = None
    seen_state: bool = False


@dataclass(slots=True)
class _Reading:
    """What has been read so far; kept inside `read_head`."""

    entries: list[Entry] = field(default_factory=list)
    number: str | None = None
    type: TypeRef | None = None
    place: str | None = None
    signed_on: date | None = None
    issuers: list[int] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    state: bool = False

    def add(self, kind: str, *found: Line) -> None:
        self.entries.append(Entry(kind, tuple(line.runs for line in found), found[0].block))


def read_head(blocks: tuple[Block, ...], profile: Profile) -> Head:
    """Read the head. It ends where the preamble or the body begins, always at the edge of a block."""
    found = tuple(_head_lines(blocks))
    reading = _Reading()
    at = 0
    while at < len(found) and reading.type is None:
        line = found[at]
        if line.cell is not None and is_record(blocks[line.block]):
            reading.add("other", line)
            at += 1
            continue
        if line.cell is None and _body_begins(line) and not _late_type(found, at, profile):
            break
        at += _letterhead_line(reading, found, at, profile)
    if reading.type is not None or any(entry.kind == "title" for entry in reading.entries):
        at = _title(reading, found, at, profile)
        at = _letterhead_below(reading, found, at, profile)
    elif reading.number is not None:
        _untyped_title(reading)
    while 0 < at < len(found) and found[at].block == found[at - 1].block:
        reading.add("other", found[at])
        at += 1
    end = found[at].block if at < len(found) else (found[-1].block + 1 if found else 0)
    entries = tuple(reading.entries)
    return Head(
        entries=_with_issuers(entries, reading.issuers),
        end=end,
        number=reading.number,
        type=reading.type,
        title=subject(" ".join(reading.title), reading.number, profile) or None,
        issuer_lines=tuple(entries[index].text for index in reading.issuers) or tuple(reading.behind),
        place=reading.place,
        signed_on=reading.signed_on,
        seen_state=reading.state,
    )


def _head_lines(blocks: tuple[Block, ...]) -> list[Line]:
    """Lines up to the first table of data or the first part of the body, and a bit beyond."""
    found: list[Line] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and not is_letterhead(block):
            break
        found.extend(line for line in lines_of(blocks, index) if not line.rule)
        if len(found) > _MAX_LINES:
            break
    return found


def is_record(block: Block) -> bool:
    """Whether a table is someone's record of the document ("Số hiệu | …", "Ngày ban hành | …"), not its letterhead."""
    if not isinstance(block, Table):
        return False
    names = {sort_key(" ".join(plain_lines(row[0].blocks)).strip(" *:")) for row in block.rows if len(row) == 2}
    return len(names & _RECORD_NAMES) >= 2


def _body_begins(line: Line) -> bool:
    return bool(_BODY.match(line.text) or _PREAMBLE.match(line.text)) and not is_rule(line.text)


def _late_type(found: Sequence[Line], at: int, profile: Profile) -> bool:
    """Whether the national title is still to come: what stands before it (a site's menu) is no body."""
    ahead = found[at : at + 40]
    return any(_is_state(line.text) for line in ahead) and any(type_of_line(line.text, profile) for line in ahead)


def _is_state(text: str) -> bool:
    key = sort_key(text)
    return any(key.lstrip(" |*_-–—").startswith(sort_key(name)) for name in _STATE)


def _before_state(text: str) -> str | None:
    """The body that a flattened letterhead prints on the line of the state (`CHÍNH PHỦ CỘNG HÒA XÃ HỘI …`)."""
    if not mostly_upper(text):
        return None
    at = max(sort_key(text).find(f" {sort_key(name)}") for name in _STATE)
    return text[:at].strip() if at > 0 and any(char.isalpha() for char in text[:at]) else None


def _letterhead_line(reading: _Reading, found: Sequence[Line], at: int, profile: Profile) -> int:
    """Take the line at `at`, with the one or two that belong to it; returns how many were taken."""
    if _SUBJECT.match(found[at].text):
        return _subject(reading, found, at)
    if _place_cut(found[at : at + 2]) and _recognise(reading, found[at : at + 2], _joined(found[at : at + 2]), profile):
        return 2
    for count in (1, 2, 3):
        group = found[at : at + count]
        if len(group) < count or any(line.cell != group[0].cell for line in group):
            break
        text = _joined(group)
        if len(text) > 400:
            break
        if _recognise(reading, group, text, profile):
            return count
    line = found[at]
    if mostly_upper(line.text) and len(line.text) < 140 and not reading.number and not _RECORD.match(line.text):
        reading.issuers.append(len(reading.entries))
        reading.add("other", line)
    else:
        reading.add("other", line)
    return 1


def _joined(group: Sequence[Line]) -> str:
    return " ".join(line.text for line in group)


def _place_cut(group: Sequence[Line]) -> bool:
    """Whether a narrow cell cut the name of the place ("Thành phố Hồ Chí" / "Minh, ngày …")."""
    if len(group) < 2 or group[0].cell is None or group[0].cell != group[1].cell or mostly_upper(group[0].text):
        return False
    key = sort_key(group[0].text)
    local = any(key.startswith(f"{sort_key(kind)} ") for kind in (*LOCAL_KINDS, "tp."))
    return local and "ngày" not in key and dates.PLACE_DATE.match(group[1].text) is not None


def _recognise(reading: _Reading, group: Sequence[Line], text: str, profile: Profile) -> bool:
    """Whether these lines together are the state's name, motto, number, place and date, or type."""
    if len(group) == 1 and (before := _before_state(text)) is not None:
        reading.state = True
        reading.behind.append(before)
        reading.add("state", *group)
    elif _is_state(text) and not _MOTTO.match(group[-1].text):
        reading.state = True
        reading.add("state", *group)
        glued = _GLUED.search(text)
        if glued is not None and reading.number is None:
            reading.number = glued["number"].strip(" .,;")
    elif _MOTTO.match(text):
        reading.add("motto", *group)
    elif (number := NUMBER_LINE.match(text)) and reading.number is None and not _label_only(group):
        _take_number(reading, group, number)
    elif (
        ("ngày" in group[0].text.lower() or _place_cut(group))
        and (where := dates.PLACE_DATE.match(text))
        and reading.signed_on is None
    ):
        day = (
            dates.make(where["day"], where["month"], where["year"].strip()) if where["day"] and where["month"] else None
        )
        reading.signed_on = day
        reading.place = where["place"].strip(" ,.-–|(") or None
        reading.add("place-date", *group)
    elif (kind := type_of_line(text, profile)) and _one_type(group, kind[0]):
        reading.type = kind[0]
        reading.add("type", *group)
        _behind_type(reading, kind[1])
    else:
        return False
    return True


def _one_type(group: Sequence[Line], kind: TypeRef) -> bool:
    """Several lines make one type only where its name itself is cut ("NGHỊ" / "QUYẾT")."""
    return len(group) == 1 or sort_key(kind.name).startswith(sort_key(group[0].text.strip(" *_#|.:-–")) + " ")


def _label_only(group: Sequence[Line]) -> bool:
    """A lone "Số:" waits for the next line; "Số: 12" that goes on below ("/2025/TT-BTC") is not cut here."""
    return len(group) == 1 and bool(_NUMBER_LABEL.match(group[0].text))


def _take_number(reading: _Reading, group: Sequence[Line], number: re.Match[str]) -> None:
    raw = re.sub(r"\s*([/-])\s*", r"\1", number["number"]).strip(" .,;")
    rest = number["rest"].strip(" |,")
    if _TERM.fullmatch(rest) and raw.endswith("QH"):
        raw, rest = raw + rest, ""
    reading.number = raw
    reading.add("number", *group)
    where = dates.PLACE_DATE.match(rest) or dates.BARE_DATE.match(rest)
    if where is not None and reading.signed_on is None:
        reading.signed_on = dates.first(rest)
        reading.place = where.groupdict().get("place") or reading.place


def type_of_line(text: str, profile: Profile) -> tuple[TypeRef, str] | None:
    """The document type a line prints, and what stands behind it on the same line.

    `QUYẾT ĐỊNH` alone in any letter case; with more behind it only in capitals (`NGHỊ ĐỊNH CỦA CHÍNH PHỦ`).
    """
    folded = " ".join(text.split()).strip(" *_#|.:-–")
    key = sort_key(folded)
    for kind in sorted(profile.types, key=lambda item: len(item.name), reverse=True):
        name = sort_key(kind.name)
        if key == name:
            return TypeRef(kind.code, kind.name), ""
        if not key.startswith(f"{name} "):
            continue
        rest = folded[len(kind.name) + 1 :]
        if (len(folded) < 300 and mostly_upper(folded)) or _NUMBERED_TYPE.fullmatch(rest):
            return TypeRef(kind.code, kind.name), rest
    return None


def _behind_type(reading: _Reading, rest: str) -> None:
    """Old headings name body, number and date behind the type (`CỦA BỘ … SỐ 01/2010/TT-BNNPTNT NGÀY …`)."""
    if not rest:
        return
    found = _OLD_LINE.search(rest) or _NUMBERED_TYPE.fullmatch(rest)
    if found and reading.number is None:
        reading.number = found["number"].strip(" .,;")
        reading.signed_on = reading.signed_on or dates.first(rest[found.end() :])
    title = rest[: found.start()] if found else rest
    if re.match(r"(?:của|bộ trưởng|thủ tướng|chủ tịch)\b", title, re.IGNORECASE):
        reading.behind.append(title.strip())
    elif title.strip():
        reading.title.append(title.strip())
    if found and not title.strip():
        after = _undated(rest[found.end() :])
        if after:
            reading.title.append(after)


def _subject(reading: _Reading, found: Sequence[Line], at: int) -> int:
    """The subject of an official letter stands under its number, over several lines of the same cell."""
    count = 1
    while at + count < len(found):
        line = found[at + count]
        if (
            line.cell != found[at].cell
            or _body_begins(line)
            or dates.PLACE_DATE.match(line.text)
            or mostly_upper(line.text)
        ):
            break
        if line.cell is None and (
            found[at].text.endswith((".", ";")) or line.block != found[at].block + count or count > 4
        ):
            break
        count += 1
    taken = found[at : at + count]
    reading.add("title", *taken)
    reading.title.extend(line.text for line in taken)
    return count


def _untyped_title(reading: _Reading) -> None:
    """Without a type line the title is what stands last before the preamble, below number and date."""
    start = len(reading.entries)
    while start > 0 and reading.entries[start - 1].kind == "other" and len(reading.entries) - start < 4:
        start -= 1
    last = reading.entries[start:]
    if not last or start == 0:
        return
    reading.entries[start:] = [Entry("title", tuple(runs for entry in last for runs in entry.lines), last[0].block)]
    reading.title.extend(entry.text for entry in last)


def _title(reading: _Reading, found: Sequence[Line], at: int, profile: Profile) -> int:
    """Lines of the title, up to where preamble or body begin."""
    if any(entry.kind == "title" for entry in reading.entries) and reading.type is None:
        return at
    stop = next(
        (index for index in range(at, min(len(found), at + 14)) if _stops_title(reading, found, index, at, profile)),
        None,
    )
    if at < len(found) and mostly_upper(found[at].text):
        limit = stop if stop is not None else min(len(found), at + 14)
        end = next((index for index in range(at, limit) if not mostly_upper(found[index].text)), limit)
        if end < limit and limit - end <= 2 and stop is not None and found[end].text[:1].islower():
            end = limit
    elif stop is None:
        end = min(at + 1, len(found)) if at < len(found) and len(found[at].text) < 400 else at
    else:
        end = stop if stop - at <= 5 else min(at + 1, stop)
    while at < end and _inside_title(reading, found[at], profile):
        at += 1
    taken = found[at:end]
    if taken:
        reading.add("title", *taken)
        reading.title.extend(line.text for line in taken)
    return end


def _inside_title(reading: _Reading, line: Line, profile: Profile) -> bool:
    """Lines between type and title that are number, date or issuer of an old heading."""
    text = line.text
    if reading.title:
        return False
    if number := NUMBER_LINE.match(text):
        if reading.number is None:
            _take_number(reading, (line,), number)
            reading.signed_on = reading.signed_on or dates.first(number["rest"])
            rest = _undated(number["rest"])
            if rest:
                reading.title.append(rest)
        elif rest := _unissued(_undated(number["rest"]), profile):
            reading.title.append(rest)
            reading.add("title", line)
        else:
            reading.add("other", line)
        return True
    if re.match(r"^\(?của\s", text, re.IGNORECASE) and not text.lower().endswith(" nước"):
        found = _OLD_LINE.search(text)
        body = text[: found.start()] if found else text
        if not is_authority(body[body.index(" ") :], profile):
            return False
        behind = text[found.end() :] if found else ""
        if found and reading.number is None:
            reading.number = found["number"].strip(" .,;")
        reading.signed_on = reading.signed_on or dates.first(behind)
        behind = _undated(behind)
        if behind:
            reading.title.append(behind)
        else:
            reading.issuers.append(len(reading.entries))
        reading.add("title" if behind else "other", line)
        return True
    if dates.BARE_DATE.match(text) or dates.PLACE_DATE.match(text):
        reading.signed_on = reading.signed_on or dates.first(text)
        reading.add("place-date", line)
        return True
    return False


def _undated(text: str) -> str:
    """What is left of a line when the date it begins with is taken off."""
    return dates.SHORT.sub("", dates.LONG.sub("", text, count=1), count=1).strip(" ,.-")


_BODY_OF = re.compile(r"^\(?của\s+", re.IGNORECASE)
_SUBJECT_WORDS = re.compile(
    r"\s(?=(?:về|v/v|ban hành|quy định|sửa đổi|hướng dẫn|phê duyệt|bãi bỏ|công bố)\b)|$", re.IGNORECASE
)


def subject(title: str, number: str | None, profile: Profile) -> str:
    """A title without the issuer, the number and the date that old headings weave into it.

    `CỦA QUỐC HỘI SỐ 21-LCT/HĐNN8 NGÀY 30/06/1989 VỀ …`, `THUẾ … SỐ 23-L/CTN NGÀY 10/07/1993 CỦA QUỐC HỘI`.
    """
    at = next((found for found in _OLD_LINE.finditer(title) if number and _same(found["number"], number)), None)
    if at is None:
        return _unissued(title, profile)
    before = _uncredited(title[: at.start()].strip(), profile)
    after = _unissued(_undated(title[at.end() :]), profile)
    return " ".join(part for part in (before, after) if part) or title


def _same(first: str, second: str) -> bool:
    return re.sub(r"\s", "", sort_key(first)).strip(".,;") == re.sub(r"\s", "", sort_key(second))


def _uncredited(text: str, profile: Profile) -> str:
    """A text without the body that it ends with (`… CỦA QUỐC HỘI`)."""
    at = sort_key(text).rfind("của ")
    return text[:at].strip() if at >= 0 and is_authority(text[at + 4 :], profile) else text


def _unissued(text: str, profile: Profile) -> str:
    """A text without the body that it begins with (`CỦA QUỐC HỘI VỀ DẦU KHÍ`)."""
    lead = _BODY_OF.match(text)
    if lead is None:
        return text
    for cut in _SUBJECT_WORDS.finditer(text, lead.end()):
        if is_authority(text[lead.end() : cut.start()], profile):
            return text[cut.end() :].strip()
    about = re.search(r"\s(?=về\s)", text[lead.end() :], re.IGNORECASE)
    return text[lead.end() + about.end() :] if about is not None else text


def _letterhead_below(reading: _Reading, found: Sequence[Line], at: int, profile: Profile) -> int:
    """A letterhead that a copy prints below the title; returns where it ends."""
    ahead = found[at : at + 8]
    if reading.number is not None or not any(_is_state(line.text) or _labelled(line.text) for line in ahead):
        return at
    while at < len(found) and not _body_begins(found[at]) and type_of_line(found[at].text, profile) is None:
        at += _letterhead_line(reading, found, at, profile)
    return at


def _labelled(text: str) -> bool:
    return bool(re.match(r"^\W*số\s*:", text, re.IGNORECASE)) and NUMBER_LINE.match(text) is not None


def _stops_title(reading: _Reading, found: Sequence[Line], index: int, at: int, profile: Profile) -> bool:
    line = found[index]
    text = line.text
    if _RECORD.match(text) or (index > at and reading.number is None and (_is_state(text) or _labelled(text))):
        return True
    if _body_begins(line) or (index > at and ENACTS.match(text) and not mostly_upper(text)):
        return True
    if index > at and _set_otherwise(found[at], line):
        return True
    if index > at and _is_head_of(text, reading):
        return _goes_on(found, index)
    return index > at and is_authority(text, profile) and _goes_on(found, index)


def _is_head_of(text: str, reading: _Reading) -> bool:
    """A line in capitals that names the head of the issuing body (`GIÁM ĐỐC SỞ …` below the letterhead of `SỞ …`)."""
    if not mostly_upper(text) or not POSITION.match(text) or len(text) > 200:
        return False
    key = sort_key(text)
    lines = [reading.entries[index].text for index in reading.issuers]
    return any(sort_key(" ".join(lines[start:])) in key for start in range(len(lines)))


def _set_otherwise(title: Line, line: Line) -> bool:
    """Whether a line behind a title set bold and centred is neither: the text itself begins there."""
    return title.bold and title.align == "center" and not line.bold and line.align != "center"


_CONNECTOR = re.compile(r"(?:của|và|do|cho|với|về|tại|theo|bộ|,|-)$", re.IGNORECASE)


def is_authority(text: str, profile: Profile) -> bool:
    """A line in capitals that names the body that enacts (`THỦ TƯỚNG CHÍNH PHỦ`, `BỘ TRƯỞNG BỘ LAO ĐỘNG`)."""
    if not mostly_upper(text) or len(text) > 160:
        return False
    parts = re.split(r"\s*[-–]\s*(?=BỘ |ỦY BAN |UỶ BAN |TÒA |TOÀ |VIỆN |NGÂN HÀNG |TỔNG |BAN )", text.strip(" :.,"))
    if len(parts) > 1:
        return all(is_authority(part, profile) for part in parts)
    key = sort_key(text.strip(" :.,"))
    if _FIRST_GOVERNMENT.match(key):
        return True
    key = re.sub(
        r"^(?:bộ trưởng|thống đốc|chánh án|viện trưởng|chủ nhiệm|tổng thanh tra|tổng kiểm toán|chủ tịch(?= hội| ủy"
        r"| uỷ))\s+",
        "",
        key,
    )
    return any(
        key == sort_key(item.name)
        or (item.level == "local" and key.startswith(sort_key(item.name)))
        or (item.code in ("CTN", "CTCP") and key.startswith(sort_key(item.name)))
        or (item.code == "QH" and key.startswith("quốc hội"))
        for item in profile.authorities
    )


def _goes_on(found: Sequence[Line], index: int) -> bool:
    """The authority line stands alone: what precedes is complete, and preamble, body or an own paragraph follows."""
    if _CONNECTOR.search(found[index - 1].text):
        return False
    following = found[index + 1] if index + 1 < len(found) else None
    return (
        following is None
        or not mostly_upper(following.text)
        or following.text.endswith(":")
        or _body_begins(following)
        or _labelled(following.text)
        or _is_state(following.text)
    )


def _with_issuers(entries: tuple[Entry, ...], issuers: Sequence[int]) -> tuple[Entry, ...]:
    """Lines that name bodies get their class; which of them is the parent is settled by `gazette.ingest.facts`."""
    chosen = set(issuers)
    return tuple(
        Entry("issuer", entry.lines, entry.block) if index in chosen and entry.kind == "other" else entry
        for index, entry in enumerate(entries)
    )
