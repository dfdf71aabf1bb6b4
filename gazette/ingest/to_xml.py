"""From runs and tables to the inline and block elements of Akoma Ntoso, as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gazette.akn.writer import Writer
from gazette.ingest.blocks import Block, Note, Para, Run, Table
from gazette.ingest.citations import find_citations
from gazette.ingest.runs import cut, fold, runs_of, text_of, unstyled
from gazette.profiles import Profile

_UNMARKED = Run("")[1:]
_SAFE_LINKS = ("http://", "https://", "mailto:")


@dataclass(slots=True)
class Context:
    """What inline text refers to.

    `seen` remembers which footnotes stand already: each is printed once; `tables`, whether a table of data was written.
    """

    profile: Profile
    notes: tuple[Note, ...] = ()
    seen: set[int] = field(default_factory=set)
    tables: bool = False


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


def write_paragraph(out: Writer, runs: Sequence[Run], context: Context) -> None:
    """A `<p>` over runs as they are."""
    if len(runs) == 1 and runs[0][1:] == _UNMARKED:
        # So are most; what cites has a stroke in it, and a line feed is an element.
        text = runs[0].text
        if text and "/" not in text and "\n" not in text:
            out.leaf("p", text)
            return
    out.open("p")
    fill(out, runs, context)
    out.close()


def fill(out: Writer, runs: Sequence[Run], context: Context, *, cite: bool = True) -> None:
    """Write runs; citations become `ref` where their address is certain."""
    text = text_of(runs)
    at = 0
    for item in find_citations(text, context.profile) if cite and "/" in text else ():
        if item.start < at:
            continue
        inside = cut(runs, item.start, item.end)
        if any(run.href or "\n" in run.text or run.note is not None for run in inside):
            continue
        _inline(out, cut(runs, at, item.start), context)
        out.open("ref", href=item.href)
        _inline(out, inside, context)
        out.close()
        at = item.end
    _inline(out, cut(runs, at), context)


def _inline(out: Writer, runs: Sequence[Run], context: Context) -> None:
    for run in runs:
        if run.note is not None:
            _note(out, run.note, context)
        if run.image is not None:
            out.empty("img", src=f"media/{run.image}", alt=run.image)
        if not run.text:
            continue
        if run.text == "\n":
            out.empty("eol")
            continue
        linked = run.href is not None and run.href.startswith(_SAFE_LINKS)
        if linked:
            out.open("a", href=run.href or "")
        out.inline(_marks(run), run.text)
        if linked:
            out.close()


def _marks(run: Run) -> tuple[str, ...]:
    """The elements of a run's marks, the outermost first; white space has none."""
    if not (run.bold or run.italic or run.underline or run.script) or not run.text.strip():
        return ()
    marks = (
        "b" if run.bold else "",
        "i" if run.italic else "",
        "u" if run.underline else "",
        ("sup" if run.script == "super" else "sub" if run.script == "sub" else ""),
    )
    return tuple(filter(None, marks))


def _note(out: Writer, index: int, context: Context) -> None:
    if index in context.seen or not 0 <= index < len(context.notes):
        return
    context.seen.add(index)
    note = context.notes[index]
    out.open("authorialNote", marker=note.marker, placement="bottom")
    write_blocks(out, note.blocks, context)
    if out.bare:
        out.empty("p")
    out.close()


def write_line(
    out: Writer,
    tag: str,
    printed: Sequence[Sequence[Run]],
    context: Context,
    *,
    inline: str = "",
    cite: bool = True,
    **attributes: str,
) -> None:
    """An element over printed lines, parted by `eol`; uniform bold or italics are the layout's and fall away.

    `inline` names an element that goes around everything.
    """
    out.open(tag, **attributes)
    if inline:
        out.open(inline)
    fill_lines(out, printed, context, cite=cite)
    if inline:
        out.close()
    out.close()


def fill_lines(out: Writer, printed: Sequence[Sequence[Run]], context: Context, *, cite: bool = True) -> None:
    """Write printed lines as `write_line` does."""
    for position, runs in enumerate(printed):
        if position:
            out.empty("eol")
        fill(out, unstyled(normal(runs)), context, cite=cite)


def write_blocks(out: Writer, blocks: Iterable[Block], context: Context) -> None:
    """Paragraphs and tables; paragraphs without anything in them fall away."""
    for block in blocks:
        if isinstance(block, Para):
            runs = runs_of(block)
            if text_of(runs).strip() or any(run.note is not None or run.image is not None for run in runs):
                write_paragraph(out, normal(runs), context)
        elif block.rows:
            _table(out, block, context)


def _table(out: Writer, table: Table, context: Context) -> None:
    """A `<table>`; one without rules only arranges and says so by its class."""
    if table.bordered:
        context.tables = True
        out.open("table")
    else:
        out.open("table", class_="layout")
    for row in table.rows:
        if not row:
            continue
        out.open("tr")
        for cell in row:
            spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
            out.open("th" if cell.header else "td", **{name: str(many) for name, many in spans.items() if many > 1})
            write_blocks(out, cell.blocks, context)
            if out.bare:
                out.empty("p")
            out.close()
        out.close()
    if out.bare:
        out.open("tr")
        out.open("td")
        out.empty("p")
        out.close()
        out.close()
    out.close()
