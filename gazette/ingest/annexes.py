"""An attachment: its letterhead if it has one, its heading and captions, and its own structure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette.akn.build import META, Annex
from gazette.akn.writer import Writer
from gazette.ingest.blocks import Block, Table
from gazette.ingest.divide import STATE, WITH, annex_kind, annex_order
from gazette.ingest.grammar import clause, grammar, heading, point, roman
from gazette.ingest.lines import Line, is_letterhead, lines_of
from gazette.ingest.runs import fold
from gazette.ingest.structure import pieces_of, quotations, structure, write
from gazette.ingest.to_xml import Context, write_line
from gazette.ingest.vietnamese import mostly_upper

_TITLE_LINES = 6
_TITLE_LENGTH = 300


def write_annex(out: Writer, blocks: tuple[Block, ...], name: str, context: Context) -> Annex:
    """An attachment: its letterhead if it has one, its heading and the lines below it, and its own structure."""
    language = grammar(context.profile.grammar)
    opening: list[Line] = []
    at = 0
    titled = _title_until(blocks) if context.profile.grammar == "vietnamese" else 0
    while at < len(blocks) and len(opening) < 14:
        block = blocks[at]
        if isinstance(block, Table):
            if not is_letterhead(block) or opening:
                break
        else:
            text = fold(block.text)
            if (
                opening
                and at >= titled
                and not _caption(text, opening, language_heading=heading(text, language) is not None)
            ):
                break
        opening.extend(line for line in lines_of(blocks, at) if not line.rule)
        at += 1
    title = " ".join(line.text for line in opening if line.cell is None)[:500] or name
    if context.profile.grammar != "vietnamese":
        name = _plain_name(opening[0].text if opening else "")
    headed = any(line.cell is not None for line in opening)
    out.open("attachment")
    if not headed:
        for position, line in enumerate(opening):
            write_line(out, "subheading" if position else "heading", (line.runs,), context)
    out.open("doc", name=name)
    out.markup(META)
    if headed:
        _write_preface(out, opening, context)
    out.open("mainBody")
    pieces = pieces_of(blocks[at:])
    write(out, structure(pieces, quotations(pieces), context), context)
    if out.bare:
        out.empty("p")
    for _ in ("mainBody", "doc", "attachment"):
        out.close()
    return Annex(name, title, out.taken())


def _title_until(blocks: Sequence[Block]) -> int:
    """Where the line `(Kèm theo …)` stands when nothing but a title is between it and the heading; else 0.

    A title stands in small letters below the name of its kind (`QUY CHẾ`, NĐ 30/2020/NĐ-CP, Phụ lục I, II.7), so that
    its letters alone do not tell it from a text.
    """
    for at, block in enumerate(blocks[:_TITLE_LINES]):
        text = "" if isinstance(block, Table) else fold(block.text)
        if at and WITH.match(text):
            return at
        if isinstance(block, Table) or len(text) > _TITLE_LENGTH or (at and _opens_text(text)):
            return 0
    return 0


def _opens_text(line: str) -> bool:
    """Whether a line is numbered, or ends as a sentence does."""
    numbered = clause(line) is not None or point(line) is not None or roman(line) is not None
    return numbered or heading(line, grammar("vietnamese")) is not None or line.endswith((".", ";", ":", ","))


def _caption(text: str, opening: Sequence[Line], *, language_heading: bool) -> bool:
    """Whether a line still belongs to an attachment's heading."""
    if not text:
        return True
    if language_heading or len(text) > 400:
        return False
    if (
        annex_order(text) is not None
        and annex_kind(text) == "phu-luc"
        and all(annex_order(line.text) is None for line in opening)
    ):
        return True
    if WITH.match(text) or (text.startswith("(") and len(opening) < 8):
        return True
    if clause(text) is not None or point(text) is not None or roman(text) is not None:
        return False
    if opening[-1].text.startswith("(") and not opening[-1].text.rstrip().endswith(")"):
        return True
    return mostly_upper(text) and len(opening) < 10 and not WITH.match(opening[-1].text)


def _write_preface(out: Writer, opening: Sequence[Line], context: Context) -> None:
    """The lines of a letterhead and below it; the first of the latter is the type, the others are the title."""
    out.open("preface")
    typed = False
    for line in opening:
        if line.cell is not None:
            kind = (
                "state" if STATE.search(line.text) else "motto" if line.text.lower().startswith("độc lập") else "issuer"
            )
            if re.match(r"^\W*số\s*:", line.text, re.IGNORECASE):
                kind = "number"
            elif re.search(r"ngày.*tháng.*năm", line.text):
                kind = "place-date"
        else:
            kind = "other" if WITH.match(line.text) else "title" if typed else "type"
            typed = typed or kind == "type"
        write_line(out, "p", (line.runs,), context, class_=kind)
    out.close()


def _plain_name(heading: str) -> str:
    """What a text that is not Vietnamese calls its attachment: `schedule`, `annex`, `appendix`."""
    return next((name for name in ("schedule", "annex", "appendix") if name in heading.lower()), "attachment")
