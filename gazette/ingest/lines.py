"""From blocks to lines: layout tables opened up, paragraphs cut where the printed page has a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from gazette.ingest.blocks import Block, Para, Run, Table, plain_lines
from gazette.ingest.fidelity import is_decoration
from gazette.ingest.runs import bold, fold, lines, runs_of, text_of
from gazette.ingest.vietnamese import CAPACITY, mostly_upper

_STRUCTURAL = re.compile(
    r"^\W*(?:Điều\s+(?:thứ\s+)?[\dIVX\w]+|Chương\s+[IVXLC\d]+|Mục\s+[IVX\d]+|Phần\s+|Căn cứ|Chiểu"
    r"|\d{1,3}[a-zđ]?[.)]\s|[a-zđ]\)\s|[-–+]\s)",
    re.IGNORECASE,
)
_BODY = re.compile(r"^\W*(?:điều|article|chương|chapter)\s+(?:thứ\s+nhất|[1I])\b", re.IGNORECASE)
_FIRST_HALF = re.compile(r"^(?:phụ|danh|quy|chương|điều|mục|phần)$", re.IGNORECASE)
_CUT = re.compile(
    r"^\s*(?:phụ\s*\n\s*lục\b|danh\s*\n\s*mục\b|quy\s*\n\s*(?:chế|định|trình)\b"
    r"|(?:chương|mục|phần)\s*\n\s*(?:[IVXLC]+|\d+)\b|điều\s*\n\s*\d)",
    re.IGNORECASE,
)
LETTERHEAD = re.compile(
    r"c[ộôo]ng h[òoô][àa]? x[ãa] h[ộoô]i|đ[ộo]c l[ậa]p\s*[-–]|^\W*(?:luật |bộ luật )?số\s*:|nơi nhận\s*:"
    r"|,\s*ngày\s.*tháng\s.*năm|^\W*đã\s+ký\b|^\W*số (?:ký )?hiệu\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_RECIPIENTS = re.compile(r"[-–+]\s.{0,4000};\s*[-–+]\s*Lưu\b", re.IGNORECASE)
"""A list of recipients that a copy prints on one line, without its heading."""
_CLOSING = re.compile(r"nơi nhận\s*:|^\W*đã\s+ký\b", re.IGNORECASE | re.MULTILINE)


class Line(NamedTuple):
    """One printed line or paragraph: folded text, runs, where it stands (block, row and column of a layout table)."""

    text: str
    runs: tuple[Run, ...]
    block: int
    cell: tuple[int, int] | None
    align: str
    level: int | None
    line: int | None

    @property
    def rule(self) -> bool:
        """Whether it only draws a line (`-----`, `****`, `|`)."""
        return is_rule(self.text) and not any(run.note is not None or run.image for run in self.runs)

    @property
    def bold(self) -> bool:
        return bold(self.runs)


def is_rule(text: str) -> bool:
    """Whether a line only draws: every word of it is decoration."""
    return all(is_decoration(word) for word in text.split())


def unfold(blocks: tuple[Block, ...], head: int = 60) -> tuple[Block, ...]:
    """Cut paragraphs at their line feeds where that is what is meant.

    Before the first article, and in the first `head` blocks at most, every printed line stands alone; below, only
    where a later line begins an article, a clause, a point, a dash or a basis.
    """
    found: list[Block] = []
    in_head = True
    for position, block in enumerate(_mended(blocks)):
        text = block.text if isinstance(block, Para) else ""
        in_head = in_head and position < head and not _BODY.match(text)
        if isinstance(block, Para) and "\n" in text:
            pieces = lines(runs_of(block))
            if (in_head and not _CUT.match(text)) or any(_STRUCTURAL.match(text_of(piece)) for piece in pieces[1:]):
                found.extend(block._replace(runs=piece, number="", line=block.line) for piece in pieces if piece)
                continue
        found.append(block)
    return tuple(found)


def marked_once(blocks: tuple[Block, ...], seen: set[int] | None = None) -> tuple[Block, ...]:
    """Blocks in which each footnote hangs on its first mark only; further marks of the same note lose their link."""
    known = set() if seen is None else seen
    return tuple(_marked_once(block, known) for block in blocks)


def _marked_once(block: Block, seen: set[int]) -> Block:
    if isinstance(block, Table):
        rows = tuple(tuple(replace(cell, blocks=marked_once(cell.blocks, seen)) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    if all(run.note is None for run in block.runs):
        return block
    runs: list[Run] = []
    for run in block.runs:
        runs.append(run._replace(note=None) if run.note in seen else run)
        if run.note is not None:
            seen.add(run.note)
    return block._replace(runs=tuple(runs))


def _mended(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Headings that a narrow page cut in two ("PHỤ" / "LỤC I") as one paragraph of two lines."""
    waiting: Para | None = None
    for block in blocks:
        if waiting is not None:
            if isinstance(block, Para) and _CUT.match(f"{waiting.text}\n{block.text}"):
                yield waiting._replace(runs=(*waiting.runs, Run("\n"), *runs_of(block)))
                waiting = None
                continue
            yield waiting
            waiting = None
        if isinstance(block, Para) and not block.number and _FIRST_HALF.match(block.text.strip()):
            waiting = block
        else:
            yield block
    if waiting is not None:
        yield waiting


def lines_of(blocks: tuple[Block, ...], index: int) -> Iterator[Line]:
    """The lines of one block; a table gives the lines of its cells, row by row."""
    block = blocks[index]
    if isinstance(block, Para):
        yield from _lines(block, index, None)
        return
    for row, cells in enumerate(block.rows):
        for column, cell in enumerate(cells):
            yield from _cell_lines(cell.blocks, index, (row, column))


def _cell_lines(blocks: tuple[Block, ...], index: int, cell: tuple[int, int]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Para):
            yield from _lines(block, index, cell)
        else:
            for cells in block.rows:
                for inner in cells:
                    yield from _cell_lines(inner.blocks, index, cell)


def _lines(para: Para, index: int, cell: tuple[int, int] | None) -> Iterator[Line]:
    for runs in lines(runs_of(para)):
        yield Line(fold(text_of(runs)), runs, index, cell, para.align, para.level, para.line)


def is_letterhead(table: Table) -> bool:
    """Whether a table arranges a letterhead or signature rather than data."""
    text = "\n".join(plain_lines((table,)))
    if len(text) > 8000 or len(table.rows) > 12:
        return False
    return bool(LETTERHEAD.search(text)) or is_signature(table)


def is_closing(table: Table) -> bool:
    """Whether a table arranges recipients and signatures."""
    if not is_letterhead(table):
        return False
    return bool(_CLOSING.search("\n".join(plain_lines((table,))))) or is_signature(table)


def is_signature(table: Table) -> bool:
    """Whether a table without recipients holds a signature: few short lines, an office in capitals."""
    printed = [fold(line) for text in plain_lines((table,)) for line in text.split("\n")]
    shown = [line for line in printed if line and not is_rule(line) and not _RECIPIENTS.match(line)]
    if not shown or len(shown) > 14 or max(map(len, shown)) > 90 or len(table.rows) > 6:
        return False
    return any(CAPACITY.match(text) and mostly_upper(text) for text in shown) or _office_then_name(shown)


def _office_then_name(shown: list[str]) -> bool:
    from gazette.ingest.vietnamese import POSITION, person

    offices = [at for at, text in enumerate(shown) if POSITION.match(text) and mostly_upper(text)]
    return any(person(text) is not None or "ký" in text.lower() for at in offices for text in shown[at + 1 :])
