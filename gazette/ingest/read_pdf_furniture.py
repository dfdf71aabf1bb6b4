"""What stands on pages and is no text of the document: running heads, page numbers, watermarks, a signature's stamp."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from gazette.ingest.read_pdf_lines import Line
from gazette.ingest.read_pdf_values import Page
from gazette.model.page_code import is_page_code

RUNNING_HEAD = "running-head"
PAGE_NUMBER = "page-number"
SIGNATURE_STAMP = "signature-stamp"

_TOP, _BOTTOM = 0.13, 0.88
"""Running heads and page numbers stand in the uppermost and lowest part of a page."""
_ROWS = 3
_GAP = 2.1
"""Type sizes between a running head and the text."""
_NUMBER = re.compile(
    r"[-–—\s]*(?:trang|page|tr\.)?\s*(\d{1,4})\s*(?:(?:/|of|trên)\s*\d{1,4})?\s*[-–—.\s]*", re.IGNORECASE
)
_NO_HEAD = re.compile(r"^\W*(?:mẫu|biểu|phụ\s+lục|phụ\s+biểu|bảng|điều\s+\d|chương|mục|phần)\b", re.IGNORECASE)
"""What may stand on top of many pages and is text: headings of forms and annexes."""
_STAMP_BEGINS = re.compile(
    r"^\W*(?:ký bởi|người ký|được ký bởi|đã ký số|ký số bởi|chữ ký số|signature valid|signature not verified"
    r"|digitally signed|signed by)\b",
    re.IGNORECASE,
)
_STAMP_TIME = re.compile(
    r"(?:thời gian ký|ngày ký|giờ ký|signing time|date)\s*:|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\s+\d{1,2}:\d{2}(?::\d{2})?",
    re.IGNORECASE,
)
_STAMP_LINES = 9


@dataclass(slots=True)
class Sheet:
    """A page with its lines outside of tables, while what is no text is taken out. Not frozen: lines move."""

    page: Page
    lines: list[Line]
    above: list[tuple[Line, str]] = field(default_factory=list)
    """What was taken out, with the reason; `above` the text of the page or else below it."""
    below: list[tuple[Line, str]] = field(default_factory=list)

    def take(self, line: Line, reason: str) -> None:
        self.lines.remove(line)
        (self.above if line.base < self.page.height / 2 else self.below).append((line, reason))


def take_out(sheets: Sequence[Sheet]) -> None:
    """Move what is no text of the document out of the lines of each page."""
    _stamps(sheets)
    _page_codes(sheets)
    _page_numbers(sheets)
    _running_heads(sheets)
    _page_numbers(sheets)  # a number below a running head comes to the edge only when that is gone


def _page_codes(sheets: Sequence[Sheet]) -> None:
    """The foot of a gazette's page: a code that no other page has, and what stands beside and below it."""
    for sheet in sheets:
        low = [line for line in sheet.lines if line.base > _BOTTOM * sheet.page.height]
        coded = [line.base - line.size for line in low if any(map(is_page_code, line.text.split()))]
        for line in low:
            if coded and line.base > min(coded):
                sheet.take(line, RUNNING_HEAD)


def _outermost(sheet: Sheet, top: bool) -> list[Line]:
    """The first or last row of a page, where it stands in the margin's part of the page and holds one line."""
    if not sheet.lines:
        return []
    height = sheet.page.height
    line = (min if top else max)(sheet.lines, key=lambda line: line.base)
    alone = not any(other is not line and abs(other.base - line.base) < 0.5 * line.size for other in sheet.lines)
    return [line] if alone and (line.base < _TOP * height if top else line.base > _BOTTOM * height) else []


def _edge(sheet: Sheet, top: bool) -> list[Line]:
    """The outermost rows at the top or bottom of a page, if a wider gap than between paragraphs parts them off."""
    height = sheet.page.height
    rows: list[list[Line]] = []
    for line in sorted(sheet.lines, key=lambda line: line.base, reverse=not top):
        if rows and abs(rows[-1][0].base - line.base) < 0.5 * line.size:
            rows[-1].append(line)
        elif rows and abs(rows[-1][0].base - line.base) > _GAP * max(line.size, rows[-1][0].size):
            break
        elif len(rows) == _ROWS:
            return []
        else:
            rows.append([line])
    return [
        line for row in rows for line in row if (line.base < _TOP * height if top else line.base > _BOTTOM * height)
    ]


def _running_heads(sheets: Sequence[Sheet]) -> None:
    for top in (True, False):
        edges = [_edge(sheet, top) for sheet in sheets]
        seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
        enough = max(2, round(0.25 * len(sheets)))
        for sheet, lines in zip(sheets, edges, strict=True):
            for line in lines:
                if seen[_key(line)] >= enough and not _NO_HEAD.match(line.text) and not _first(sheet, line):
                    sheet.take(line, RUNNING_HEAD)


def _key(line: Line) -> tuple[str, int]:
    return " ".join(line.text.split()).casefold(), round(line.base / 4)


def _first(sheet: Sheet, line: Line) -> bool:
    """The first page opens with the letterhead, which a later page (an attached form) may repeat."""
    return sheet.page.index == 0 and line.size >= 11 and line.bold


def _page_numbers(sheets: Sequence[Sheet]) -> None:
    """Numbers that go on with the pages; one that no gap parts from the text must do so at one height on several."""
    found: list[tuple[Sheet, Line, int, bool]] = []
    for sheet in sheets:
        for top in (True, False):
            edge = _edge(sheet, top)
            outer = (min if top else max)((line.base for line in edge), default=0.0)
            parted = [line for line in edge if abs(line.base - outer) < line.size]
            for line in {id(line): line for line in (*parted, *_outermost(sheet, top))}.values():
                number = _NUMBER.fullmatch(line.text)
                if number is not None:
                    apart = any(line is other for other in parted)
                    found.append((sheet, line, int(number[1]) - sheet.page.index, apart))
    usual = Counter(shift for _, _, shift, apart in found if apart)
    level = Counter((shift, round(line.base / 4)) for _, line, shift, _ in found)
    enough = max(2, len(found) // 3)
    for sheet, line, shift, apart in found:
        going_on = usual[shift] >= enough if apart else level[shift, round(line.base / 4)] >= enough
        if line in sheet.lines and (going_on or (apart and shift == 1)):
            sheet.take(line, PAGE_NUMBER)


def _stamps(sheets: Sequence[Sheet]) -> None:
    """The visible part of an electronic signature: who signed and when, in small print, near one another."""
    for sheet in sheets:
        for start in [line for line in sheet.lines if _STAMP_BEGINS.match(line.text)]:
            block = _below(sheet, start)
            times = [at for at, line in enumerate(block) if _STAMP_TIME.search(line.text)]
            if not times or start not in sheet.lines:
                continue
            for line in block[: times[-1] + 1]:
                sheet.take(line, SIGNATURE_STAMP)


def _below(sheet: Sheet, start: Line) -> list[Line]:
    """The lines that stand close below one another under a line."""
    block = [start]
    for line in sheet.lines:
        last = block[-1]
        close = 0 < line.base - last.base <= 1.8 * max(line.size, last.size)
        if close and line.left < start.right + 40 and line.right > start.left - 6 and abs(line.left - start.left) < 60:
            block.append(line)
        if len(block) >= _STAMP_LINES:
            break
    return block
