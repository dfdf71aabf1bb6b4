"""The pages of a PDF as one text: paragraphs that go on overleaf, tables, letterhead and signature, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gazette.ingest.blocks import Block, Note, Omitted, Para, Table
from gazette.ingest.clean import Cleaner
from gazette.ingest.grid import Slot, freeze
from gazette.ingest.inline import merged
from gazette.ingest.lines import is_letterhead
from gazette.ingest.read_pdf_columns import Region, regions_of
from gazette.ingest.read_pdf_furniture import Sheet, take_out
from gazette.ingest.read_pdf_grid import Grid, GridCell, grids_of
from gazette.ingest.read_pdf_letters import cleaned, letters
from gazette.ingest.read_pdf_lines import Line, joined, lines_of
from gazette.ingest.read_pdf_notes import PageNote, take_notes
from gazette.ingest.read_pdf_paras import Measure, Open, goes_on, measure_of, paragraphs
from gazette.ingest.read_pdf_values import Page, Word
from gazette.ingest.syllables import is_syllable

WATERMARK = "watermark"
HIDDEN = "hidden-text"
OUTSIDE = "outside-the-page"
REPEATED = "repeated-heading"

_MOST_LINES = 1_500
"""Lines of a page among which columns are looked for."""
_MIRRORED = 6.0
"""Points by which the margins of left and right pages differ when they are mirrored."""
_ONE_LETTER = 0.7
_SHORT = 0.75
_SAME_COLUMN = 5.0
_LeaveOut = Callable[[str, str], None]
_NEWSPAPER = 14
"""Lines that a column of a newspaper page has at least."""


@dataclass(frozen=True, slots=True)
class Text:
    """What the pages say, and what was left out of it."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    omitted: tuple[Omitted, ...]


def text_of(pages: Sequence[Page], cleaner: Cleaner) -> Text:
    """Read the pages from first to last; `cleaner` counts what characters it had to mend."""
    flow = _Flow()
    laid = [_laid(page) for page in pages]
    sheets = [item.sheet for item in laid]
    take_out(sheets)
    measures = _measures(sheets)
    for item in laid:
        flow.page(item, measures[item.sheet.page.index])
    flow.end()
    return Text(
        cleaned(flow.blocks, cleaner),
        tuple(Note(note.marker, cleaned(note.blocks, cleaner)) for note in flow.notes),
        tuple(replace(item, text=letters(item.text, cleaner)) for item in flow.omitted),
    )


@dataclass(slots=True)
class _Laid:
    """A page parted into tables, lines and what can't be text. Not frozen: its sheet isn't either."""

    sheet: Sheet
    tables: list[tuple[Grid, dict[GridCell, list[Word]]]]
    unseen: list[tuple[str, str]]


def _laid(page: Page) -> _Laid:
    unseen: list[tuple[str, str]] = []
    tables: list[tuple[Grid, dict[GridCell, list[Word]]]] = [(grid, {}) for grid in grids_of(page.strokes)]
    free: list[Word] = []
    for word in page.words:
        reason = _unseen(page, word)
        if reason is not None:
            unseen.append((word.text, reason))
            continue
        x, y = word.middle
        home = min(
            (item for item in tables if item[0].box.holds(x, y)),
            key=lambda item: item[0].box.width * item[0].box.height,
            default=None,
        )
        if home is None:
            free.append(word)
        else:
            home[1].setdefault(_cell_at(home[0], x, y), []).append(word)
    lying = [word for word in free if word.style.turn == 0]
    lines = [*lines_of(lying, page.index), *_standing(free, page.index)]
    filled = [item for item in tables if item[1]]
    return _Laid(Sheet(page, sorted(lines, key=lambda line: line.base)), filled, unseen)


def _unseen(page: Page, word: Word) -> str | None:
    """Why a word is not read as text of the page."""
    if word.style.turn % 90:
        return WATERMARK
    if word.style.hidden:
        return HIDDEN
    x, y = word.middle
    return None if 0 <= x <= page.width and 0 <= y <= page.height else OUTSIDE


def _standing(words: Iterable[Word], page: int) -> list[Line]:
    """Words that stand, each line of them as a line at the height where it begins."""
    rows: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        if word.style.turn:
            rows.setdefault((word.style.turn, round(word.base)), []).append(word)
    found = []
    for row in rows.values():
        row.sort(key=lambda word: word.left)
        x, y = row[0].middle
        shift = x - row[0].left
        lying = tuple(
            replace(word, left=word.left + shift, right=word.right + shift, base=y, style=replace(word.style, turn=0))
            for word in row
        )
        found.append(Line(lying, page, y, lying[0].size))
    return found


def _cell_at(grid: Grid, x: float, y: float) -> GridCell:
    inside = next((cell for cell in grid.cells if cell.box.holds(x, y)), None)
    if inside is not None:
        return inside
    return min(
        grid.cells,
        key=lambda cell: abs((cell.box.left + cell.box.right) / 2 - x) + abs((cell.box.top + cell.box.bottom) / 2 - y),
    )


def _measures(sheets: Sequence[Sheet]) -> dict[int, Measure]:
    """The type area of each page, by index: the same for all pages of one width, or for those on one side of a leaf."""
    found: dict[int, Measure] = {}
    for width in {round(sheet.page.width) for sheet in sheets}:
        alike = [sheet for sheet in sheets if round(sheet.page.width) == width]
        sides = [[sheet for sheet in alike if sheet.page.index % 2 == side] for side in (0, 1)]
        whole, *halves = (measure_of([line for sheet in part for line in sheet.lines]) for part in (alike, *sides))
        whole = _at_least(whole, width)
        mirrored = all(sides) and abs(halves[0].left - halves[1].left) > _MIRRORED
        area = max(half.width for half in halves)
        for sheet in alike:
            half = halves[sheet.page.index % 2]
            found[sheet.page.index] = replace(half, right=half.left + area, lead=whole.lead) if mirrored else whole
    return found


def _at_least(measure: Measure, width: int) -> Measure:
    """A text of short lines alone doesn't show how wide its lines may be: then both margins count as equal."""
    between = width - 2 * measure.left
    return measure if measure.width > _SHORT * between else replace(measure, right=width - measure.left)


@dataclass(slots=True)
class _Flow:
    """The text as far as it is read. Not frozen: pages are added one by one."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    omitted: list[Omitted] = field(default_factory=list)
    held: Open | None = None
    table: _OpenTable | None = None
    closing: list[list[Line]] | None = None
    """The columns of a region that may go on overleaf."""

    def page(self, laid: _Laid, measure: Measure) -> None:
        sheet = laid.sheet
        for line, reason in sheet.above:
            self.leave_out(line.text, reason)
        for text, reason in laid.unseen:
            self.leave_out(text, reason)
        notes = take_notes(sheet, measure, len(self.notes))
        regions = [region for region in _regions(sheet, measure) if _holds(region)]
        inside = {id(line) for region in regions for line in region.lines}
        loose = [word for line in sheet.lines if id(line) not in inside for word in line.words]
        lines = list(lines_of(loose, sheet.page.index, cut=False))
        lines = self._overleaf(lines)
        items: list[tuple[float, object]] = [(line.top, line) for line in lines]
        items += [(region.top, region) for region in regions]
        items += [(table[0].box.top, table) for table in laid.tables]
        for _, item in sorted(items, key=lambda pair: pair[0]):
            if isinstance(item, Line):
                self.line(item, measure)
            elif isinstance(item, Region):
                self.region(item, measure)
            elif isinstance(item, tuple):
                self.grid(item[0], item[1], sheet.page.index)
        self._add_notes(notes)
        for line, reason in sheet.below:
            self.leave_out(line.text, reason)

    def leave_out(self, text: str, reason: str) -> None:
        going_on = self.held is not None or self.table is not None or self.closing is not None
        self.omitted.append(Omitted(text, len(self.blocks) + going_on, reason))

    def line(self, line: Line, measure: Measure) -> None:
        if self.held is not None and goes_on(self.held, line, measure):
            self.held.lines.append(line)
            self.held.measure = measure  # overleaf the margins may be mirrored
            return
        self.end()
        self.held = Open([line], measure)

    def region(self, region: Region, measure: Measure) -> None:
        if _newspaper(region):
            for column in region.columns:
                inner = measure_of(column)
                for line in column:
                    self.line(line, replace(inner, lead=measure.lead))
            return
        self.end()
        self.closing = [list(column) for column in region.columns]

    def grid(self, grid: Grid, words: dict[GridCell, list[Word]], page: int) -> None:
        if self.table is not None and self.table.goes_on(grid):
            self.table.add(grid, words, page, self.leave_out)
            return
        self.end()
        self.table = _OpenTable(grid.columns, page + 1)
        self.table.add(grid, words, page, self.leave_out)

    def end(self) -> None:
        """Close what is open."""
        if self.held is not None:
            para = self.held.para()
            if para is not None:
                self.blocks.append(para)
            self.held = None
        if self.table is not None:
            self.blocks.append(self.table.block())
            self.table = None
        if self.closing is not None:
            self.blocks.append(_layout(self.closing))
            self.closing = None

    def _overleaf(self, lines: list[Line]) -> list[Line]:
        """The lines of a page without those on its top that go on with the recipients of the page before."""
        if self.closing is None:
            return lines
        column = self.closing[0]
        while lines:
            line, last = lines[0], column[-1]
            same = abs(line.size - last.size) < 0.6 and line.size <= 12
            right = max(item.right for item in column)
            if not (same and line.left > min(item.left for item in column) - 3 and line.right < right + 3 * line.size):
                break
            column.append(lines.pop(0))
        return lines

    def _add_notes(self, notes: Sequence[PageNote]) -> None:
        for note in notes:
            self.notes.append(Note(note.marker, tuple(paragraphs(note.lines, measure_of(note.lines)))))


def _regions(sheet: Sheet, measure: Measure) -> tuple[Region, ...]:
    if len(sheet.lines) > _MOST_LINES:
        return ()
    return regions_of(sheet.lines, measure.left, measure.right)


def _holds(region: Region) -> bool:
    """Whether a region is one: more than a single line that happens to have a wide gap."""
    if _newspaper(region):
        return True
    rows = {round(line.base) for line in region.lines}
    return len(rows) > 1 and (is_letterhead(_layout([list(column) for column in region.columns])) or len(rows) > 2)


def _newspaper(region: Region) -> bool:
    return all(
        len(column) >= _NEWSPAPER and sum(len(line.text) for line in column) > 25 * len(column)
        for column in region.columns
    )


def _layout(columns: Sequence[Sequence[Line]]) -> Table:
    """Columns of lines as a table without rules, as word processors lay out letterheads and signatures.

    Number and date of a letterhead are a row of their own, below the names.
    """
    copied = any("SAO" in line.text for column in columns for line in column)
    second = next(
        (line.base for line in columns[0][1:] if _NUMBER.match(line.text) and _beside(line, columns) and not copied),
        None,
    )
    if second is None:
        return Table(freeze([[Slot(_column(column)) for column in columns]]), False, columns[0][0].page + 1)
    rows = [
        [
            Slot(_column([line for line in column if (line.base < second - line.size / 2) is above]))
            for column in columns
        ]
        for above in (True, False)
    ]
    return Table(freeze(rows), False, columns[0][0].page + 1)


_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
"""A figure with its thousands parted: only whole is it one."""
_NUMBER = re.compile(r"\W*số\s*:", re.IGNORECASE)


def _beside(line: Line, columns: Sequence[Sequence[Line]]) -> bool:
    return any(abs(other.base - line.base) < line.size / 2 for column in columns[1:] for other in column)


def _column(lines: Sequence[Line]) -> list[Block]:
    """The paragraphs of a column; lines that stand in its middle are each their own."""
    if not lines:
        return []
    measure = measure_of(lines)
    listed = [line for line in lines if abs(line.left - measure.left) < 12]
    if len(listed) < 0.6 * len(lines) or len(lines) < 4:
        return [Para(merged(joined([line])), "center", line=line.page + 1) for line in lines]
    return list(paragraphs(lines, measure))


@dataclass(slots=True)
class _OpenTable:
    """A ruled table that may go on overleaf. Not frozen: rows are added."""

    columns: tuple[float, ...]
    line: int
    rows: list[list[Slot]] = field(default_factory=list)
    bare: bool = False
    """Whether a row began with an empty cell."""

    def goes_on(self, grid: Grid) -> bool:
        """Whether a table on the next page has the same columns."""
        return len(grid.columns) == len(self.columns) and all(
            abs(one - two) < _SAME_COLUMN for one, two in zip(self.columns, grid.columns, strict=True)
        )

    def add(self, grid: Grid, words: dict[GridCell, list[Word]], page: int, leave_out: _LeaveOut) -> None:
        fresh = _rows(grid, words, page)
        if self.rows:
            while fresh and len(fresh) > 1 and _words(fresh[0]) == _words(self.rows[0]) and _words(fresh[0]):
                leave_out(" ".join(_words(fresh.pop(0))), REPEATED)
            if self._cut(fresh):
                for slot, more in zip(self.rows[-1], fresh.pop(0), strict=True):
                    slot.blocks += more.blocks
        self.bare = self.bare or any(row and not row[0].blocks for row in fresh)
        self.rows += fresh

    def _cut(self, fresh: list[list[Slot]]) -> bool:
        """Whether the first row goes on with the last of the page before: alone in the table it begins with nothing."""
        if not fresh or self.bare or len(fresh[0]) != len(self.rows[-1]) or len(fresh[0]) < 2:
            return False
        return not fresh[0][0].blocks and bool(self.rows[-1][0].blocks) and any(slot.blocks for slot in fresh[0])

    def block(self) -> Table:
        return Table(freeze(self.rows), bordered=True, line=self.line)


def _rows(grid: Grid, words: dict[GridCell, list[Word]], page: int) -> list[list[Slot]]:
    rows: list[list[Slot]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].append(Slot(_cell_blocks(cell, words.get(cell, []), page), cell.colspan, cell.rowspan))
    return rows


def _cell_blocks(cell: GridCell, words: Sequence[Word], page: int) -> list[Block]:
    lines = lines_of([word for word in words if word.style.turn == 0], page, cut=False)
    found: list[Block] = []
    if lines:
        measure = measure_of(lines)
        inner = replace(measure, right=max(measure.right, cell.box.right - 0.5 * lines[0].size))
        found += paragraphs(_mended(lines, inner.right), inner)
    found += [Para(merged(joined([line])), line=page + 1) for line in _standing(words, page)]
    return found


def _mended(lines: Sequence[Line], right: float) -> list[Line]:
    """Lines of a cell; a word too long for it, which was cut where the cell ends, gets an optional hyphen there."""
    found = list(lines)
    for at, (above, below) in enumerate(pairwise(lines)):
        first = below.words[0].text
        full = right - above.right < _ONE_LETTER * above.size
        whole = above.text + first.rstrip(".,;:)")
        if (
            full
            and len(above.words) == 1
            and (_FIGURE.fullmatch(whole) or (above.text.isalpha() and is_syllable(whole)))
        ):
            found[at] = replace(above, words=(replace(above.words[0], text=f"{above.text}\u00ad"),))
    return found


def _words(row: Sequence[Slot]) -> list[str]:
    return ["".join(run.text for run in block.runs) for slot in row for block in slot.blocks if isinstance(block, Para)]
