"""The walk over a page: block elements make paragraphs, inline elements marks, tables tables (HTML 5, 15.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import html

from gazette.ingest.blocks import Block, Para, Run, Table
from gazette.ingest.clean import Cleaner
from gazette.ingest.grid import MAX_SPAN, Slot, freeze
from gazette.ingest.inline import merged, trimmed
from gazette.ingest.pictures import Pictures
from gazette.ingest.read_html_marks import align_of, invisible, item_number, marked, picture_data
from gazette.ingest.refused import refused
from gazette.model import Finding, Severity, finding

MAX_DEPTH = 255
"""Elements inside one another: libxml2's own limit."""

_SKIPPED = frozenset([
    "script", "style", "noscript", "template", "head", "title", "nav", "svg", "math", "iframe", "frame",
    "object", "embed", "applet", "button", "select", "option", "datalist", "textarea", "input", "progress",
    "meter", "video", "audio", "canvas", "map", "area", "link", "meta", "base", "dialog"
])  # fmt: skip
_BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary",
    "table", "ul"
])  # fmt: skip
_TABLE_PARTS = frozenset(["colgroup", "form", "tbody", "tfoot", "thead", "tr"])
_HEADING = re.compile(r"h[1-6]")
_WHITE = re.compile(r"[ \t\n\r\f]+")
_SOURCES = 5


@dataclass(slots=True)
class Walk:
    """What a walk gathers; not frozen: the reader keeps it to itself."""

    cleaner: Cleaner = field(default_factory=Cleaner)
    pictures: Pictures = field(default_factory=Pictures)
    outside: list[str] = field(default_factory=list)

    def findings(self) -> tuple[Finding, ...]:
        """What an editor should know of the page."""
        found = []
        if self.outside:
            names = ", ".join(self.outside[:_SOURCES])
            found.append(finding("INP-IMAGE-OUTSIDE", Severity.WARNING, name=names, count=len(self.outside)))
        if self.pictures.odd:
            names = ", ".join(self.pictures.odd[:_SOURCES])
            found.append(finding("INP-IMAGE-FORMAT", Severity.WARNING, name=names))
        return (*found, *self.cleaner.findings())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: marks and alignment inherited, depth, and whether white space counts (`<pre>`)."""

    marks: Run
    align: str = "left"
    depth: int = 0
    pre: bool = False


def walk(state: Walk, element: html.HtmlElement) -> tuple[Block, ...]:
    """The blocks of an element, in reading order."""
    return tuple(_blocks(state, element, _Place(Run(""))))


def _blocks(state: Walk, element: html.HtmlElement, place: _Place) -> Iterator[Block]:
    """The blocks of a block element. Text between its child blocks makes paragraphs of its own."""
    here = _enter(element, place)
    level = int(str(element.tag)[1]) if _HEADING.fullmatch(str(element.tag)) else None
    return _flow(
        state,
        _pieces(state, element, here),
        here,
        Para((), here.align, level, item_number(element), element.sourceline),
    )


def _flow(state: Walk, pieces: Iterator[Run | html.HtmlElement], here: _Place, form: Para) -> Iterator[Block]:
    """The blocks of pieces; `form` is what their paragraphs have in common, its number goes to the first of them."""
    number = form.number
    runs: list[Run] = []
    for piece in (*pieces, None):
        if isinstance(piece, Run):
            runs.append(piece)
            continue
        for shown in _paragraphs(runs):
            yield replace(form, runs=shown, number=number)
            number = ""
        runs = []
        if piece is None:
            continue
        if number and piece.tag in {"ol", "ul", "table"}:
            yield replace(form, level=None, number=number)
            number = ""
        if piece.tag == "table":
            yield from _table(state, piece, here)
        elif number:  # `<li><p>`: the number stands before the first paragraph inside
            for block in _blocks(state, piece, here):
                yield (
                    replace(block, number=number) if number and isinstance(block, Para) and not block.number else block
                )
                number = ""
        else:
            yield from _blocks(state, piece, here)


def _enter(element: html.HtmlElement, place: _Place) -> _Place:
    if place.depth >= MAX_DEPTH:
        raise refused("INP-HTML-DEEP", limit=MAX_DEPTH)
    return _Place(
        marked(element, place.marks),
        align_of(element, place.align),
        place.depth + 1,
        place.pre or element.tag == "pre",
    )


def _pieces(state: Walk, element: html.HtmlElement, here: _Place) -> Iterator[Run | html.HtmlElement]:
    """Runs and child blocks of an element in order; inline elements are opened up, however deep blocks hide in them."""
    if element.text:
        yield from _text(state, element.text, here)
    for child in element:
        yield from _piece(state, child, here)
        if child.tail:
            yield from _text(state, child.tail, here)


def _piece(state: Walk, child: html.HtmlElement, here: _Place) -> Iterator[Run | html.HtmlElement]:
    tag = child.tag if isinstance(child.tag, str) else ""
    if tag == "br":
        yield Run("\n")
    elif tag == "wbr" or not tag or tag in _SKIPPED or invisible(child):
        pass
    elif tag == "img":
        yield from _picture(state, child)
    elif tag in _BLOCKS:
        yield child
    else:
        yield from _pieces(state, child, _enter(child, here))


def _strays(state: Walk, element: html.HtmlElement, here: _Place) -> Iterator[Run | html.HtmlElement]:
    """What stands in a table but in no cell of it. A browser shows it above the table (HTML 13.2.6.1)."""
    if element.text:
        yield from _text(state, element.text, here)
    for child in element:
        if child.tag in _TABLE_PARTS:
            if not invisible(child):
                yield from _strays(state, child, _enter(child, here))
        elif child.tag not in {"caption", "td", "th"}:
            yield from _piece(state, child, here)
        if child.tail:
            yield from _text(state, child.tail, here)


def _text(state: Walk, raw: str, here: _Place) -> Iterator[Run]:
    if not here.pre:
        yield replace(here.marks, text=state.cleaner.text(_WHITE.sub(" ", raw)))
        return
    for index, line in enumerate(state.cleaner.text(raw).split("\n")):
        if index:
            yield Run("\n")
        yield replace(here.marks, text=line)


def _paragraphs(runs: list[Run]) -> Iterator[tuple[Run, ...]]:
    """Runs by paragraphs: two line breaks, with nothing between, part them as an empty line would."""
    held: list[Run] = []
    breaks = 0
    for run in (*runs, Run("\n"), Run("\n")):
        if run.text == "\n":
            breaks += 1
            if breaks > 1 and held:
                shown = trimmed(_folded(held))
                if shown:
                    yield shown
                held = []
        elif run.text.strip() or run.image is not None:
            breaks = 0
        held.append(run)


def _folded(runs: list[Run]) -> tuple[Run, ...]:
    """Runs with white space folded across their borders, as a browser shows them."""
    found: list[Run] = []
    before = "\n"
    for run in merged(runs):
        text = run.text
        if before in " \n":
            text = text.lstrip(" ") if text != "\n" else text
        if text == "\n" and found and found[-1].text.endswith(" "):
            found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
        found.append(replace(run, text=text))
        before = text[-1:] or ("x" if run.image is not None else before)
    return merged(found)


def _table(state: Walk, table: html.HtmlElement, place: _Place) -> Iterator[Block]:
    here = replace(_enter(table, place), align="left")  # a table does not take over the alignment around it
    yield from _flow(state, _strays(state, table, here), here, Para((), line=table.sourceline))
    for caption in table.iterfind("caption"):
        yield from _blocks(state, caption, here)
    listed = list(_rows(table))
    rows = [
        [_slot(state, cell, here, rows_left=len(listed) - position) for cell in row]
        for position, row in enumerate(listed)
    ]
    cells = freeze(rows)
    if cells:
        yield Table(cells, _bordered(table), table.sourceline)


def _slot(state: Walk, cell: html.HtmlElement, here: _Place, rows_left: int) -> Slot:
    row = cell.getparent()
    inside = here if row is None else _enter(row, here)
    rowspan = _span(cell, "rowspan") or rows_left
    return Slot(list(_blocks(state, cell, inside)), _span(cell, "colspan"), rowspan, cell.tag == "th")


def _rows(parent: html.HtmlElement) -> Iterator[list[html.HtmlElement]]:
    """The cells of each row of this very table, not of tables inside it; what is hidden is left out.

    Cells that stand in no row make one, as they do in a browser.
    """
    loose: list[html.HtmlElement] = []
    for child in parent:
        if invisible(child):
            continue
        if child.tag in {"td", "th"}:
            loose.append(child)
            continue
        if loose and child.tag in _TABLE_PARTS:
            yield loose
            loose = []
        if child.tag == "tr":
            yield list(_cells(child))
        elif child.tag in _TABLE_PARTS:
            yield from _rows(child)
    if loose:
        yield loose


def _cells(row: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for child in row:
        if child.tag in {"td", "th"} and not invisible(child):
            yield child
        elif child.tag in _TABLE_PARTS and not invisible(child):
            yield from _cells(child)


def _span(cell: html.HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    if not value.isdecimal():
        return 1
    return min(int(value[:6]), MAX_SPAN) if name == "rowspan" else min(max(int(value[:6]), 1), MAX_SPAN)


def _bordered(table: html.HtmlElement) -> bool:
    """Whether the table draws lines: by its `border` attribute, its style, or that of its cells."""
    drawn = re.compile(r"border[\w-]*\s*:\s*(?!none|0|hidden)[^;]*(?:solid|double|dashed|dotted)", re.IGNORECASE)
    border = (table.get("border") or "").strip()
    style = table.get("style") or ""
    if border not in {"", "0"}:
        return not re.search(r"border-style\s*:\s*(?:hidden|none)", style, re.IGNORECASE)
    if drawn.search(style):
        return True
    return any(drawn.search(cell.get("style") or "") for cell in table.iter("td", "th"))


def _picture(state: Walk, image: html.HtmlElement) -> Iterator[Run]:
    source = (image.get("src") or "").strip()
    data = picture_data(source)
    if data is None:
        state.outside.append((image.get("alt") or source or "—").strip()[:60])
        return
    yield Run("", image=state.pictures.add(f"image-{len(state.pictures.files) + 1}", data))
