"""The walk over a page: block elements make paragraphs, inline elements marks, tables tables (HTML 5, 15.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from lxml import html

from gazette.ingest.blocks import Block, Para, Run, Table
from gazette.ingest.clean import Cleaner
from gazette.ingest.grid import MAX_SPAN, Slot, freeze
from gazette.ingest.inline import merged, trimmed
from gazette.ingest.left_out import LeftOut
from gazette.ingest.legacy import Legacy
from gazette.ingest.pictures import Pictures
from gazette.ingest.read_html_marks import align_of, font_of, invisible, item_number, marked, picture_data
from gazette.ingest.refused import refused
from gazette.model import Finding, Severity, finding

MAX_DEPTH = 255
"""Elements inside one another: libxml2's own limit."""

_SILENT = frozenset(["script", "style", "template", "title"])
"""No text of the page at all; the title is a fact."""
_APART = {
    **dict.fromkeys(["nav"], "menu"),
    **dict.fromkeys(
        ["button", "select", "option", "datalist", "textarea", "input", "progress", "meter", "dialog"], "control"
    ),
    **dict.fromkeys(
        ["svg", "iframe", "frame", "object", "embed", "applet", "video", "audio", "canvas", "map", "annotation"],
        "object",
    ),
    **dict.fromkeys(["noscript", "head"], "page"),
}
"""Elements whose words are no text of the document, and what they are."""
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
_SAMPLE = 60


@dataclass(slots=True)
class Walk:
    """What a walk gathers; not frozen: the reader keeps it to itself."""

    part: html.HtmlElement
    """The element that is the document; what is around it is left out."""
    cleaner: Cleaner = field(default_factory=Cleaner)
    pictures: Pictures = field(default_factory=Pictures)
    outside: list[str] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=LeftOut)
    legacy: Legacy = field(default_factory=Legacy)
    hidden: str = ""
    """The first text met that no browser shows."""

    def findings(self) -> tuple[Finding, ...]:
        """What an editor should know of the page."""
        found = []
        if self.outside:
            names = ", ".join(self.outside[:_SOURCES])
            found.append(finding("INP-IMAGE-OUTSIDE", Severity.WARNING, name=names, count=len(self.outside)))
        if self.hidden:
            found.append(finding("INP-HIDDEN-TEXT", Severity.WARNING, sample=self.hidden))
        return (*found, *self.legacy.findings(), *self.cleaner.findings())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: marks and alignment inherited, depth, and whether white space counts (`<pre>`).

    `leaving` is why text here is left out; empty where it is text of the document.
    """

    marks: Run
    align: str = "left"
    depth: int = 0
    pre: bool = False
    leaving: str = ""
    font: str = ""


@dataclass(frozen=True, slots=True)
class _Gone:
    """Text that is left out."""

    text: str
    reason: str


_Piece = Run | _Gone | html.HtmlElement


def walk(state: Walk, page: html.HtmlElement, font: str = "") -> tuple[Block, ...]:
    """The blocks of a page in reading order; `font` is what its text is set in where it does not say."""
    found: list[Block] = []
    for block in _blocks(state, page, _Place(Run(""), leaving="page", font=font)):
        found.append(block)
        state.left_out.settle(len(found), len(found))
    state.left_out.settle(len(found), len(found))
    return tuple(found)


def _blocks(state: Walk, element: html.HtmlElement, place: _Place) -> Iterator[Block]:
    """The blocks of a block element. Text between its child blocks makes paragraphs of its own."""
    here = _enter(state, element, place)
    level = int(str(element.tag)[1]) if _HEADING.fullmatch(str(element.tag)) else None
    return _flow(
        state,
        _pieces(state, element, here),
        here,
        Para((), here.align, level, item_number(element), element.sourceline),
    )


def _flow(state: Walk, pieces: Iterator[_Piece], here: _Place, form: Para) -> Iterator[Block]:
    """The blocks of pieces; `form` is what their paragraphs have in common, its number goes to the first of them."""
    number = form.number
    runs: list[Run | _Gone] = []
    for piece in chain(pieces, (None,)):
        if isinstance(piece, Run | _Gone):
            runs.append(piece)
            continue
        for shown in _paragraphs(state, runs):
            yield form._replace(runs=shown, number=number)
            number = ""
        runs = []
        if piece is None:
            continue
        if number and piece.tag in {"ol", "ul", "table"}:
            yield form._replace(level=None, number=number)
            number = ""
        if piece.tag == "table":
            yield from _table(state, piece, here)
        elif number:  # `<li><p>`: the number stands before the first paragraph inside
            for block in _blocks(state, piece, here):
                yield (
                    block._replace(number=number) if number and isinstance(block, Para) and not block.number else block
                )
                number = ""
        else:
            yield from _blocks(state, piece, here)


def _enter(state: Walk, element: html.HtmlElement, place: _Place) -> _Place:
    if place.depth >= MAX_DEPTH:
        raise refused("INP-HTML-DEEP", limit=MAX_DEPTH)
    if element is state.part:
        place = _Place(Run(""), depth=place.depth, font=place.font)
    return _Place(
        marked(element, place.marks),
        align_of(element, place.align),
        place.depth + 1,
        place.pre or element.tag == "pre",
        place.leaving or _APART.get(str(element.tag), "") or ("hidden" if invisible(element) else ""),
        font_of(element, place.font),
    )


def _pieces(state: Walk, element: html.HtmlElement, here: _Place) -> Iterator[_Piece]:
    """Runs and child blocks of an element in order; inline elements are opened up, however deep blocks hide in them."""
    if element.text:
        yield from _text(state, element.text, here)
    for child in element:
        yield from _piece(state, child, here)
        if child.tail:
            yield from _text(state, child.tail, here)


def _piece(state: Walk, child: html.HtmlElement, here: _Place) -> Iterator[_Piece]:
    tag = child.tag if isinstance(child.tag, str) else ""
    if tag == "br":
        yield _Gone(" ", here.leaving) if here.leaving else Run("\n")
    elif not tag or tag in _SILENT:
        pass
    elif tag == "img":
        if not here.leaving and not invisible(child):
            yield from _picture(state, child)
    elif tag in _BLOCKS:
        yield child
    else:
        yield from _pieces(state, child, _enter(state, child, here))


def _strays(state: Walk, element: html.HtmlElement, here: _Place) -> Iterator[_Piece]:
    """What stands in a table but in no cell of it. A browser shows it above the table (HTML 13.2.6.1)."""
    if element.text:
        yield from _text(state, element.text, here)
    for child in element:
        if child.tag in _TABLE_PARTS:
            yield _space(here)
            yield from _strays(state, child, _enter(state, child, here))
            yield _space(here)
        elif child.tag in {"caption", "td", "th"}:
            yield _space(here)
        else:
            yield from _piece(state, child, here)
        if child.tail:
            yield from _text(state, child.tail, here)


def _space(here: _Place) -> Run | _Gone:
    return _Gone(" ", here.leaving) if here.leaving else Run(" ")


def _text(state: Walk, raw: str, here: _Place) -> Iterator[Run | _Gone]:
    raw = state.legacy.text(here.font, raw)
    if here.leaving:
        text = state.cleaner.text(raw)
        if here.leaving == "hidden":
            state.hidden = state.hidden or " ".join(text.split())[:_SAMPLE]
        yield _Gone(text, here.leaving)
        return
    if not here.pre:
        yield here.marks.with_text(state.cleaner.text(_WHITE.sub(" ", raw)))
        return
    for index, line in enumerate(state.cleaner.text(raw).split("\n")):
        if index:
            yield Run("\n")
        yield here.marks.with_text(line)


def _paragraphs(state: Walk, runs: list[Run | _Gone]) -> Iterator[tuple[Run, ...]]:
    """Runs by paragraphs: two line breaks, with nothing between, part them as an empty line would."""
    held: list[Run] = []
    breaks = 0
    state.left_out.interrupt()
    for run in (*runs, Run("\n"), Run("\n")):
        if isinstance(run, _Gone):
            state.left_out.add(run.text, run.reason)
            continue
        state.left_out.interrupt()
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
            found[-1] = found[-1].with_text(found[-1].text.rstrip(" "))
        found.append(run.with_text(text))
        before = text[-1:] or ("x" if run.image is not None else before)
    return merged(found)


def _table(state: Walk, table: html.HtmlElement, place: _Place) -> Iterator[Block]:
    here = replace(_enter(state, table, place), align="left")  # a table does not take over the alignment around it
    yield from _flow(state, _strays(state, table, here), here, Para((), line=table.sourceline))
    for caption in table.iterfind("caption"):
        yield from _blocks(state, caption, here)
    listed = list(_rows(state, table, here))
    if here.leaving:  # a table that arranges a page may hold the document in one of its cells
        for cell, inside in chain.from_iterable(listed):
            yield from _blocks(state, cell, inside)
        return
    rows: list[list[Slot]] = []
    for position, row in enumerate(listed):
        rows.append([])
        for cell, inside in row:
            blocks = list(_blocks(state, cell, inside))
            if not inside.leaving and not invisible(cell):
                rowspan = _span(cell, "rowspan") or len(listed) - position
                rows[-1].append(Slot(blocks, _span(cell, "colspan"), rowspan, cell.tag == "th"))
    cells = freeze(rows)
    if cells:
        yield Table(cells, _bordered(table), table.sourceline)


_Row = list[tuple[html.HtmlElement, _Place]]


def _rows(state: Walk, parent: html.HtmlElement, here: _Place) -> Iterator[_Row]:
    """The cells of each row of this very table, not of tables inside it, with where the walk enters them.

    Cells that stand in no row make one, as they do in a browser.
    """
    loose: _Row = []
    for child in parent:
        if child.tag in {"td", "th"}:
            loose.append((child, here))
            continue
        if child.tag not in _TABLE_PARTS:
            continue
        if loose:
            yield loose
            loose = []
        inside = _enter(state, child, here)
        if child.tag == "tr":
            yield list(_cells(state, child, inside))
        else:
            yield from _rows(state, child, inside)
    if loose:
        yield loose


def _cells(state: Walk, row: html.HtmlElement, here: _Place) -> Iterator[tuple[html.HtmlElement, _Place]]:
    for child in row:
        if child.tag in {"td", "th"}:
            yield child, here
        elif child.tag in _TABLE_PARTS:
            yield from _cells(state, child, _enter(state, child, here))


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
