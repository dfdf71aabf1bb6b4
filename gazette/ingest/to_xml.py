"""From runs and tables to the inline and block elements of Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from gazette.akn.build import add, element
from gazette.ingest.blocks import Block, Note, Para, Run, Table
from gazette.ingest.citations import find_citations
from gazette.ingest.runs import cut, runs_of, text_of, unstyled
from gazette.profiles import Profile

_SAFE_LINKS = ("http://", "https://", "mailto:")


@dataclass(slots=True)
class Context:
    """What inline text refers to. `seen` remembers which footnotes stand already: each is printed once."""

    profile: Profile
    notes: tuple[Note, ...] = ()
    seen: set[int] = field(default_factory=set)


def normal(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with white space folded across their borders and stripped at the ends; line feeds stay runs of their own."""
    found: list[Run] = []
    space = True
    for run in runs:
        if not run.text:
            found.append(run)
            continue
        for position, piece in enumerate(run.text.split("\n")):
            if position:
                _trim_end(found)
                found.append(run.with_text("\n"))
                space = True
            folded = " ".join(piece.split())
            if not folded:
                if piece and not space:
                    found.append(run.with_text(" "))
                    space = True
                continue
            lead = " " if piece[0].isspace() and not space else ""
            space = piece[-1].isspace()
            shown = lead + folded + (" " if space else "")
            found.append(run if shown == run.text else run.with_text(shown))
    _trim_end(found)
    while found and found[-1].text == "\n":
        found.pop()
        _trim_end(found)
    start = 0
    while start < len(found) and found[start].text == "\n":
        start += 1
    return tuple(found[start:])


def _trim_end(found: list[Run]) -> None:
    """Take the space off the last run with text; runs of notes and images stay behind it."""
    for position in range(len(found) - 1, -1, -1):
        run = found[position]
        if not run.text:
            continue
        if run.text != "\n":
            shorter = run.text.rstrip(" ")
            if shorter:
                found[position] = run if shorter == run.text else run.with_text(shorter)
            else:
                del found[position]
        return


def fill(parent: etree._Element, runs: Sequence[Run], context: Context, *, cite: bool = True) -> etree._Element:
    """Put runs into an element; citations become `ref` where their address is certain."""
    text = text_of(runs)
    at = 0
    for item in find_citations(text, context.profile) if cite and "/" in text else ():
        if item.start < at:
            continue
        inside = cut(runs, item.start, item.end)
        if any(run.href or "\n" in run.text or run.note is not None for run in inside):
            continue
        _inline(parent, cut(runs, at, item.start), context)
        _inline(_under(parent, element("ref", href=item.href)), inside, context)
        at = item.end
    _inline(parent, cut(runs, at), context)
    return parent


def _under(parent: etree._Element, child: etree._Element) -> etree._Element:
    parent.append(child)
    return child


def _inline(parent: etree._Element, runs: Sequence[Run], context: Context) -> None:
    for run in runs:
        if run.note is not None:
            _note(parent, run.note, context)
            if not run.text:
                continue
        if run.image is not None:
            parent.append(element("img", src=f"media/{run.image}", alt=run.image))
            if not run.text:
                continue
        if run.text == "\n":
            parent.append(element("eol"))
            continue
        inner: etree._Element | str = run.text
        marks = (
            ("sup" if run.script == "super" else "sub" if run.script == "sub" else ""),
            "u" if run.underline else "",
            "i" if run.italic else "",
            "b" if run.bold else "",
        )
        for mark in marks:
            if mark and run.text.strip():
                inner = element(mark, inner)
        if run.href and run.href.startswith(_SAFE_LINKS):
            inner = element("a", inner, href=run.href)
        add(parent, inner)


def _note(parent: etree._Element, index: int, context: Context) -> None:
    if index in context.seen or not 0 <= index < len(context.notes):
        return
    context.seen.add(index)
    note = context.notes[index]
    body = block_elements(note.blocks, context) or [element("p")]
    parent.append(element("authorialNote", *body, marker=note.marker, placement="bottom"))


def line_element(
    tag: str,
    printed: Sequence[Sequence[Run]],
    context: Context,
    *,
    inline: str = "",
    cite: bool = True,
    **attributes: str,
) -> etree._Element:
    """An element over printed lines, parted by `eol`; uniform bold or italics are the layout's and fall away.

    `inline` names an element that goes around everything.
    """
    made = element(tag, **attributes)
    inner = _under(made, element(inline)) if inline else made
    for position, runs in enumerate(printed):
        if position:
            inner.append(element("eol"))
        fill(inner, unstyled(normal(runs)), context, cite=cite)
    return made


def paragraph(runs: Sequence[Run], context: Context, **attributes: str) -> etree._Element:
    """A `<p>` of running text."""
    return fill(element("p", **attributes), normal(runs), context)


def block_elements(blocks: Iterable[Block], context: Context) -> list[etree._Element]:
    """Paragraphs and tables; paragraphs without anything in them fall away."""
    made: list[etree._Element] = []
    for block in blocks:
        if isinstance(block, Para):
            runs = runs_of(block)
            if text_of(runs).strip() or any(run.note is not None or run.image is not None for run in runs):
                made.append(paragraph(runs, context))
        elif block.rows:
            made.append(table_element(block, context))
    return made


def table_element(table: Table, context: Context) -> etree._Element:
    """A `<table>`; one without rules only arranges and says so by its class."""
    made = element("table")
    if not table.bordered:
        made.set("class", "layout")
    for row in table.rows:
        cells: list[etree._Element] = []
        for cell in row:
            holder = element("th" if cell.header else "td")
            if cell.colspan > 1:
                holder.set("colspan", str(cell.colspan))
            if cell.rowspan > 1:
                holder.set("rowspan", str(cell.rowspan))
            for child in block_elements(cell.blocks, context) or [element("p")]:
                holder.append(child)
            cells.append(holder)
        if cells:
            made.append(element("tr", *cells))
    if not len(made):
        made.append(element("tr", element("td", element("p"))))
    return made
