"""An attachment: its letterhead if it has one, its heading and captions, and its own structure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from gazette.akn.build import Annex
from gazette.ingest.blocks import Block, Table
from gazette.ingest.divide import STATE, WITH, annex_kind, annex_order
from gazette.ingest.grammar import clause, grammar, heading, point, roman
from gazette.ingest.lines import Line, is_letterhead, lines_of
from gazette.ingest.runs import fold
from gazette.ingest.structure import structure
from gazette.ingest.to_xml import Context, line_element
from gazette.ingest.vietnamese import mostly_upper


def read_annex(blocks: tuple[Block, ...], name: str, context: Context) -> Annex:
    """An attachment: its letterhead if it has one, its heading and the lines below it, and its own structure."""
    language = grammar(context.profile.grammar)
    opening: list[Line] = []
    at = 0
    while at < len(blocks) and len(opening) < 14:
        block = blocks[at]
        if isinstance(block, Table):
            if not is_letterhead(block) or opening:
                break
        else:
            text = fold(block.text)
            if opening and not _caption(text, opening, language_heading=heading(text, language) is not None):
                break
        opening.extend(line for line in lines_of(blocks, at) if not line.rule)
        at += 1
    body = structure(blocks[at:], context)
    title = " ".join(line.text for line in opening if line.cell is None)[:500] or name
    if context.profile.grammar != "vietnamese":
        name = _plain_name(opening[0].text if opening else "")
    if any(line.cell is not None for line in opening):
        return Annex(name, title, None, (), tuple(_preface(opening, context)), body)
    if not opening:
        return Annex(name, title, None, (), (), body)
    head = line_element("heading", (opening[0].runs,), context)
    below = tuple(line_element("subheading", (line.runs,), context) for line in opening[1:])
    return Annex(name, title, head, below, (), body)


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


def _preface(opening: Sequence[Line], context: Context) -> list[etree._Element]:
    made: list[etree._Element] = []
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
            kind = (
                "other" if WITH.match(line.text) else "title" if any(p.get("class") == "type" for p in made) else "type"
            )
        made.append(line_element("p", (line.runs,), context, class_=kind))
    return made


def _plain_name(heading: str) -> str:
    """What a text that is not Vietnamese calls its attachment: `schedule`, `annex`, `appendix`."""
    return next((name for name in ("schedule", "annex", "appendix") if name in heading.lower()), "attachment")
