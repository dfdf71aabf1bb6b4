"""The reader of plain text and of Markdown: wrapped lines are joined again, emphasis and table bars are taken off."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from gazette.ingest.blocks import Block, Cell, Para, Run, SourceText, Table
from gazette.ingest.clean import Cleaner
from gazette.ingest.refused import refused

_WIDE = 45  # characters: a line shorter than this was ended by its writer, not by the width of a page
_STARTS = re.compile(
    r"(?:Điều\s+(?:thứ\s+)?[\dIVX]+[a-zđ]?\s*[.:]|Chương\s+[IVXLC\d]+\b|Mục\s+[IVX\d]+\b|Phần\s+(?:thứ\b|[IVX]+\b)"
    r"|Tiểu mục\s+\d|Căn cứ\b|Theo đề nghị\b|Xét\b|Nơi nhận\b|PHỤ LỤC\b|Phụ lục\s+[IVX\d]"
    r"|\d{1,3}[a-zđ]?[.)]\s|[a-zđ]{1,2}\)\s"
    r"|[-–+•]\s|Số\s*:|(?:TM|KT|TL|TUQ|Q)\.\s)"
)
_ENDS = re.compile(r"[.;:!?…”\"|/]\s*$")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*\*\*|\*\*|\*|___|__|_)(?=\S)(.+?)(?<=\S)\1(?![\w*_])")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_BAR_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$")


def read_txt(data: bytes) -> SourceText:
    """Read plain text or Markdown in UTF-8 or, with its mark, UTF-16. Raises RefusedInput for any other encoding."""
    cleaner = Cleaner()
    text = cleaner.text(_decoded(data))
    lines = [line.rstrip() for line in text.replace("\f", "\n").expandtabs(1).split("\n")]
    blocks = tuple(_blocks(lines))
    return SourceText(blocks, findings=cleaner.findings())


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise refused("INP-TEXT-ENCODING", position=error.start) from error


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        rows = _table_rows(lines, at)
        if rows:
            yield _table(lines[at : at + rows], at + 1)
            at += rows
            continue
        end = at
        while end < len(lines) and lines[end].strip() and not _table_rows(lines, end):
            end += 1
        if end > at:
            yield from _paragraphs(lines[at:end], at + 1)
        at = max(end, at + 1)


def _table_rows(lines: list[str], at: int) -> int:
    """How many lines from `at` on make a Markdown table: a head, a rule of dashes and bars, and rows."""
    if at + 1 >= len(lines) or "|" not in lines[at] or not _BAR_RULE.match(lines[at + 1]):
        return 0
    end = at + 2
    while end < len(lines) and "|" in lines[end].strip().strip("|"):
        end += 1
    return end - at


def _table(lines: list[str], first: int) -> Table:
    rows = [_cells(line) for line in (lines[0], *lines[2:])]
    width = max(len(row) for row in rows)
    filled = any(cell for cell in rows[0])
    return Table(
        tuple(
            tuple(
                Cell((Para(_runs(text), line=first),), header=filled and position == 0)
                for text in (*row, *[""] * (width - len(row)))
            )
            for position, row in enumerate(rows)
        ),
        line=first,
    )


def _cells(line: str) -> list[str]:
    inner = line.strip()
    inner = inner.removeprefix("|").removesuffix("|")
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner)]


def _paragraphs(lines: list[str], first: int) -> Iterator[Para]:
    """The paragraphs of lines that no blank line parts: a line goes on with the next where it was only wrapped."""
    held = ""
    began = first
    for offset, raw in enumerate(lines):
        for piece in _pieces(raw):
            if held and _goes_on(held, piece):
                held = f"{held} {piece}"
                continue
            if held:
                yield _para(held, began)
            held, began = piece, first + offset
    if held:
        yield _para(held, began)


def _pieces(line: str) -> list[str]:
    """A line without what only draws: bars of a table laid out as text, a backslash that breaks the line."""
    plain = line.strip().removesuffix("\\").strip()
    return [piece.strip() for piece in plain.split("|") if piece.strip()]


def _goes_on(before: str, line: str) -> bool:
    if _ENDS.search(before) or _STARTS.match(line) or _HEADING.match(before) or _HEADING.match(line):
        return False
    if not any(char.isalnum() for char in before) or not any(char.isalnum() for char in line):
        return False
    return len(before) >= _WIDE or line[0].islower() or before.endswith((",", "-", "–")) or line[0] in "(,;"


def _para(text: str, line: int) -> Para:
    heading = _HEADING.match(text)
    if heading:
        return Para(_runs(heading.group(2)), level=len(heading.group(1)), line=line)
    return Para(_runs(text), line=line)


def _runs(text: str) -> tuple[Run, ...]:
    """Runs of a line, Markdown's emphasis turned into marks."""
    found: list[Run] = []
    at = 0
    for match in _EMPHASIS.finditer(text):
        if match.start() > at:
            found.append(Run(text[at : match.start()]))
        stars = len(match.group(1))
        found.append(Run(match.group(2), bold=stars >= 2, italic=stars != 2))
        at = match.end()
    if at < len(text):
        found.append(Run(text[at:]))
    return tuple(found)
