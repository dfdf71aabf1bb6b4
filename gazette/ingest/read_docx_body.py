"""The blocks of a DOCX: paragraphs and tables in reading order (ECMA-376-1, 17.3 and 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gazette.ingest.blocks import Block, Para, Run, Table
from gazette.ingest.grid import Slot, freeze
from gazette.ingest.inline import merged, trimmed
from gazette.ingest.read_docx_inline import MAX_DEPTH, MC, Inline, alternative, plain_runs
from gazette.ingest.read_docx_package import W
from gazette.ingest.read_docx_short import SHORT, SHORT_PARAGRAPH
from gazette.ingest.read_docx_state import State
from gazette.ingest.read_docx_styles import ParaFormat, flag_off, has_border, number_of
from gazette.ingest.refused import refused

_THROUGH = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent"))
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_MAX_LEVEL = 9
_P_PR, _TBL = f"{W}pPr", f"{W}tbl"
_BLOCKS = frozenset([f"{W}p", SHORT_PARAGRAPH, _TBL])


def read_blocks(state: State, container: etree._Element, depth: int = 0) -> list[Block]:
    """The blocks of a body, cell, note or text box."""
    if depth > MAX_DEPTH:
        raise refused("INP-DOCX-DEEP", limit=MAX_DEPTH)
    found: list[Block] = []
    carried = _Carried()
    left_out = state.left_out
    for item in _content(state, container):
        place = len(found)
        if depth == 0:
            left_out.settle(place, place)
        if item.tag == _TBL:
            state.paragraph += 1
            found.append(_table(state, item, depth + 1))
        else:
            left_out.interrupt()
            found += _blocks_of(state, item, carried, depth + 1)
            left_out.end_paragraph() if depth else left_out.settle(min(place + 1, len(found)), len(found))
    found += carried.blocks(state.paragraph)
    if depth == 0:
        left_out.settle(len(found), len(found))
    return found


@dataclass(slots=True)
class _Carried:
    """What waits for the next paragraph, since a tracked change took the mark between them. Not frozen."""

    runs: list[Run] = field(default_factory=list)
    anchored: list[Block] = field(default_factory=list)

    def blocks(self, line: int) -> list[Block]:
        """What waits, as blocks of its own when no paragraph follows."""
        shown = trimmed(merged(self.runs))
        return [*([Para(shown, line=line)] if shown else []), *self.anchored]


def _blocks_of(state: State, item: etree._Element, carried: _Carried, depth: int) -> list[Block]:
    """A paragraph and the text boxes that hang on it; nothing while its mark is deleted."""
    state.paragraph += 1
    line = state.paragraph
    form = state.form(item.get(SHORT, "")) if item.tag == SHORT_PARAGRAPH else None
    look = form.paragraph if form is not None else state.para_look(next(item.iterchildren(_P_PR), None))
    if form is not None and not (
        look.mark_deleted or carried.runs or carried.anchored or state.fields or state.leaving
    ):
        plain = plain_runs(item.text or "", form)
        if plain is not None:  # as nearly always
            return _para(plain, look.format, _number(state, look.style, look.format), line)
    inline = Inline(state, look.style, lambda box, below: read_blocks(state, box, below))
    # the number comes before the paragraph's own text boxes, which may be numbered themselves
    number = "" if state.leaving or _in_contents(state) else _number(state, look.style, look.format)
    if form is not None:
        inline.short(item.text or "", form)
    else:
        inline.walk(item, depth)
    carried.runs += inline.runs
    carried.anchored += inline.anchored
    if look.mark_deleted:  # accepting the change joins this paragraph to the next one
        return []
    found = [*_para(trimmed(merged(carried.runs)), look.format, number, line), *carried.anchored]
    carried.runs, carried.anchored = [], []
    return found


def _para(shown: tuple[Run, ...], format_: ParaFormat, number: str, line: int) -> list[Block]:
    if not shown and not number:
        return []
    level = format_.level if format_.level is not None and format_.level <= _MAX_LEVEL else None
    return [Para(shown, format_.align or "left", level, number, line)]


def _content(state: State, container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a container, through wrappers that only group them."""
    for item in container:
        tag = item.tag
        if tag in _BLOCKS:
            yield item
        elif tag in _THROUGH:
            yield from _content(state, item)
        elif tag == f"{W}sdt":
            if _is_contents(item):
                discard(state, item, "contents")
                continue
            for content in item.iterfind(f"{W}sdtContent"):
                yield from _content(state, content)
        elif tag == f"{MC}AlternateContent":
            for branch in alternative(item):
                yield from _content(state, branch)
        elif tag == f"{W}altChunk":
            raise refused("INP-DOCX-OUTSIDE", kind="altChunk")


def discard(state: State, container: etree._Element, reason: str, depth: int = 1) -> None:
    """Read what is below an element only to tell what was left out."""
    outside, state.leaving = state.leaving, state.leaving or reason
    for content in container.iterfind(f"{W}sdtContent") if container.tag == f"{W}sdt" else (container,):
        read_blocks(state, content, depth)
    state.leaving = outside


def _number(state: State, style: str | None, format_: ParaFormat) -> str:
    if format_.num_id is None or format_.num_id == "0":
        return ""
    ilvl = format_.ilvl
    if ilvl is None and style is not None and style in state.numbering.by_style:
        ilvl = state.numbering.by_style[style][1]
    return state.cleaner.text(state.legacy.label(state.numbering.next(format_.num_id, ilvl or 0)))


def _in_contents(state: State) -> bool:
    return any(open_field.is_contents for open_field in state.fields)


def _is_contents(sdt: etree._Element) -> bool:
    gallery = sdt.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _table(state: State, table: etree._Element, depth: int) -> Table:
    line = state.paragraph
    rows: list[list[Slot]] = []
    above: dict[int, Slot] = {}
    drawn = False
    for row in _inside(table, "tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            state.met.deleted += 1
            continue
        slots, above, bordered = _row(state, row, above, depth)
        rows.append(slots)
        drawn = drawn or bordered
    return Table(freeze(rows), drawn or _bordered(state, table), line)


def _row(
    state: State, row: etree._Element, above: dict[int, Slot], depth: int
) -> tuple[list[Slot], dict[int, Slot], bool]:
    """The cells of a row; `above` and what is returned for it tell by grid column which cells go on downwards."""
    properties = row.find(f"{W}trPr")
    header = _on(properties, "tblHeader")
    column = 0 if properties is None else _figure(properties, "gridBefore")
    slots = [Slot(colspan=column)] if column else []
    going_on: dict[int, Slot] = {}
    drawn = False
    for cell in _inside(row, "tc"):
        details = cell.find(f"{W}tcPr")
        span = max(1, 1 if details is None else _figure(details, "gridSpan", 1))
        merge = None if details is None else details.find(f"{W}vMerge")
        continues = merge is not None and merge.get(f"{W}val", "continue") != "restart"
        blocks = [] if continues and column in above else read_blocks(state, cell, depth + 1)
        if continues and column in above:
            slot = above[column]
            slot.rowspan += 1
            discard(state, cell, "covered", depth + 1)  # Word shows the first of the merged cells only
        elif slots and details is not None and _continues_left(details):
            slot = slots[-1]
            slot.colspan += span
            slot.blocks += blocks
        else:
            slot = Slot(blocks, span, 1, header)
            slots.append(slot)
        if merge is not None:
            going_on[column] = slot
        borders = None if details is None else details.find(f"{W}tcBorders")
        drawn = drawn or (borders is not None and has_border(borders))
        column += span
    return slots, going_on, drawn


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through wrappers."""
    for item in parent:
        if item.tag == f"{W}{name}":
            yield item
        elif item.tag in _THROUGH or item.tag == f"{W}sdt":
            yield from _inside(item, name)


def _continues_left(details: etree._Element) -> bool:
    merge = details.find(f"{W}hMerge")
    return merge is not None and merge.get(f"{W}val", "continue") != "restart"


def _bordered(state: State, table: etree._Element) -> bool:
    properties = table.find(f"{W}tblPr")
    if properties is None:
        return state.styles.table_bordered(None)
    borders, style = properties.find(f"{W}tblBorders"), properties.find(f"{W}tblStyle")
    if borders is not None:
        return has_border(borders)
    return state.styles.table_bordered(None if style is None else style.get(f"{W}val"))


def _figure(properties: etree._Element, name: str, default: int = 0) -> int:
    element = properties.find(f"{W}{name}")
    return default if element is None else max(0, number_of(element, default=default))


def _on(properties: etree._Element | None, name: str) -> bool:
    element = None if properties is None else properties.find(f"{W}{name}")
    return element is not None and not flag_off(element.get(f"{W}val", "1"))
