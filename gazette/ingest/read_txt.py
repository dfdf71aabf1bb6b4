"""The reader of plain text and of Markdown-like scrapes: wrapped lines are joined again, marks taken off."""

from __future__ import annotations

import codecs
import re

from gazette.ingest.blocks import Block, Omitted, SourceText
from gazette.ingest.clean import Cleaner
from gazette.ingest.legacy import converted, guessed
from gazette.ingest.limits import MAX_TAGS, check_count
from gazette.ingest.read_txt_lines import is_wrapped
from gazette.ingest.read_txt_marks import is_markdown
from gazette.ingest.read_txt_paras import Chunk, Reading, paragraphs
from gazette.ingest.read_txt_record import read_record
from gazette.ingest.read_txt_tables import next_table
from gazette.ingest.refused import refused
from gazette.model import Finding

_EOL = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SAMPLE = 60
_FENCE = re.compile(r"\s*(?:```|~~~)[\w-]*\s*$")


def read_txt(data: bytes) -> SourceText:
    """Read plain text or Markdown in UTF-8, with its byte order mark UTF-16, or an old Vietnamese encoding.

    Raises RefusedInput for bytes that are none of them for certain, and for more lines than a document has.
    """
    cleaner = Cleaner()
    text, old = _decoded(data)
    parts = _EOL.split(text)
    check_count(len(parts), MAX_TAGS)
    lines = [cleaner.text(line).expandtabs(4).rstrip() for line in parts]
    record = read_record(lines)
    body = lines[record.start :]
    reading = Reading(markdown=is_markdown(body), wrapped=is_wrapped(body))
    if reading.markdown:
        body = ["" if _FENCE.match(line) else line for line in body]
    blocks = _blocks(reading, body, record.start + 1)
    findings = (*old, *record.findings, *reading.findings(), *cleaner.findings())
    above = "\n".join(lines[: record.start])
    omitted = (Omitted(above, 0, "record"),) if above.strip() else ()
    return SourceText(tuple(blocks), findings=findings, facts=record.facts, omitted=omitted)


def _decoded(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text, and the finding that it was converted."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        old = guessed(data) if encoding != "utf-16" else None
        if old is None:
            raise refused("INP-TEXT-ENCODING", position=error.start) from error
    name, text = old
    return text, (converted(name, "—", " ".join(text.split())[:_SAMPLE]),)


def _blocks(reading: Reading, lines: list[str], first: int) -> list[Block]:
    found: list[Block] = []
    held: list[str] = []
    began = first
    at = 0
    while at < len(lines):
        step = next_table(reading, lines, at, first)
        if step is None and lines[at].strip():
            if not held:
                began = first + at
            held.append(lines[at])
            at += 1
            continue
        if held:
            found += paragraphs(reading, Chunk(tuple(held), began))
            held = []
        if step is None:
            at += 1
            continue
        found += step.blocks
        at = step.end
    if held:
        found += paragraphs(reading, Chunk(tuple(held), began))
    return found
