"""From runs and tables to the inline and block elements of Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from gazette.akn.build import add, element, under
from gazette.ingest.blocks import Block, Note, Para, Run, Table
from gazette.ingest.citations import find_citations
from gazette.ingest.runs import cut, fold, runs_of, text_of, unstyled
from gazette.profiles import Profile

_SAFE_LINKS = ("http://", "https://", "mailto:")


@dataclass(slots=True)
class Context:
    """What inline text refers to. `seen` remembers which footnotes stand already: each is printed once."""

    profile: Profile
    notes: tuple[Note, ...] = ()
    seen: set[int] = field(default_factory=set)


def normal(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs with white space folded across their borders and stripped at the ends; line feeds stay runs of their own."""
    text = text_of(runs)
    folded = fold(text)
    if text == folded:
        return tuple(runs)
    if len(runs) == 1 and "\n" not in text:
        return (runs[0].with_text(folded),) if folded else ()
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
        _inline(under(parent, "ref", href=item.href), inside, context)
        at = item.end
    _inline(parent, cut(runs, at), context)
    return parent


def _inline(parent: etree._Element, runs: Sequence[Run], context: Context) -> None:
    for run in runs:
        if run.note is not None:
            _note(parent, run.note, context)
            if not run.text:
                continue
        if run.image is not None:
            under(parent, "img", src=f"media/{run.image}", alt=run.image)
            if not run.text:
                continue
        if run.text == "\n":
            under(parent, "eol")
            continue
        inner: etree._Element | str = run.text
        if (run.bold or run.italic or run.underline or run.script) and run.text.strip():
            marks = (
                ("sup" if run.script == "super" else "sub" if run.script == "sub" else ""),
                "u" if run.underline else "",
                "i" if run.italic else "",
                "b" if run.bold else "",
            )
            for mark in filter(None, marks):
                inner = element(mark, inner)
        if run.href and run.href.startswith(_SAFE_LINKS):
            inner = element("a", inner, href=run.href)
        add(parent, inner)


def _note(parent: etree._Element, index: int, context: Context) -> None:
    if index in context.seen or not 0 <= index < len(context.notes):
        return
    context.seen.add(index)
    note = context.notes[index]
    made = under(parent, "authorialNote", marker=note.marker, placement="bottom")
    add_blocks(made, note.blocks, context)
    if not len(made):
        under(made, "p")


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
    fill_lines(under(made, inline) if inline else made, printed, context, cite=cite)
    return made


def fill_lines(
    parent: etree._Element, printed: Sequence[Sequence[Run]], context: Context, *, cite: bool = True
) -> None:
    """Put printed lines into an element as `line_element` does."""
    for position, runs in enumerate(printed):
        if position:
            under(parent, "eol")
        fill(parent, unstyled(normal(runs)), context, cite=cite)


def block_elements(blocks: Iterable[Block], context: Context) -> list[etree._Element]:
    """Paragraphs and tables; paragraphs without anything in them fall away."""
    holder = element("content")
    add_blocks(holder, blocks, context)
    return list(holder)


def add_blocks(parent: etree._Element, blocks: Iterable[Block], context: Context) -> None:
    """Put paragraphs and tables into an element as `block_elements` makes them."""
    for block in blocks:
        if isinstance(block, Para):
            runs = runs_of(block)
            if text_of(runs).strip() or any(run.note is not None or run.image is not None for run in runs):
                fill(under(parent, "p"), normal(runs), context)
        elif block.rows:
            _table(parent, block, context)


def _table(parent: etree._Element, table: Table, context: Context) -> None:
    """A `<table>`; one without rules only arranges and says so by its class."""
    made = under(parent, "table")
    if not table.bordered:
        made.set("class", "layout")
    for row in table.rows:
        if not row:
            continue
        line = under(made, "tr")
        for cell in row:
            holder = under(line, "th" if cell.header else "td")
            if cell.colspan > 1:
                holder.set("colspan", str(cell.colspan))
            if cell.rowspan > 1:
                holder.set("rowspan", str(cell.rowspan))
            add_blocks(holder, cell.blocks, context)
            if not len(holder):
                under(holder, "p")
    if not len(made):
        under(under(under(made, "tr"), "td"), "p")
