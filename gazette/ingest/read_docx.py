"""The DOCX reader: Office Open XML text documents (ECMA-376, ISO/IEC 29500), read from the package with lxml alone.

What is on the page becomes blocks; page headers, footers, comments and a table of contents made by Word do not.
Tracked changes are read as if accepted. Everything that is left out or doubtful is told as a finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from gazette.ingest.blocks import Block, Note, Omitted, SourceText, Table
from gazette.ingest.legacy import encoding_of
from gazette.ingest.limits import MAX_PARAGRAPHS, check_count
from gazette.ingest.read_docx_body import discard, read_blocks
from gazette.ingest.read_docx_margins import margin_texts
from gazette.ingest.read_docx_package import Parts, W, open_parts, parse_part
from gazette.ingest.read_docx_short import CUT, SHORT, SHORT_PARAGRAPH, short_part
from gazette.ingest.read_docx_state import State
from gazette.ingest.read_docx_styles import read_styles
from gazette.ingest.refused import refused

_CORE = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}language": "language",
}
_FONTS = etree.XPath("descendant-or-self::w:rFonts/@*", namespaces={"w": W[1:-1]}, smart_strings=False)


def read_docx(data: bytes) -> SourceText:
    """Read a DOCX. Raises RefusedInput for a package that is unsafe, broken, encrypted or lacks its main part."""
    parts = open_parts(data)
    short = short_part(parts, parts.main)
    main = short.root
    body = main.find(f"{W}body")
    if main.tag != f"{W}document" or body is None:
        raise refused("INP-DOCX-PART", part=parts.main)
    state = State(parts, read_styles(parts.root("styles")), parts.relations, short)
    state.note_roots = {kind: _notes_by_id(parts, kind) for kind in ("footnote", "endnote")}
    roots = (main, *(note for notes in state.note_roots.values() for note in notes.values()))
    check_count(sum(1 for root in roots for _ in root.iter(f"{W}p", SHORT_PARAGRAPH)), MAX_PARAGRAPHS)
    _survey(state, roots)
    blocks = tuple(read_blocks(state, body))
    notes = _read_notes(state)
    omitted = _left_out(state, blocks, notes)
    state.met.margins = margin_texts(parts)
    facts = _facts(parts)
    return SourceText(
        blocks,
        notes,
        tuple(state.pictures.files.values()),
        state.findings(),
        dict(facts).get("language"),
        facts,
        omitted,
    )


def _notes_by_id(parts: Parts, kind: str) -> dict[str, etree._Element]:
    root = parts.root(f"{kind}s")
    if root is None:
        return {}
    return {item.get(f"{W}id", ""): item for item in root.iterfind(f"{W}{kind}")}


def _survey(state: State, roots: tuple[etree._Element, ...]) -> None:
    """Count the letters in fonts of old encodings, where such fonts are named at all."""
    stating = (state.styles.root, state.short.exchanged, *roots)
    if not any(encoding_of(font) for root in stating if root is not None for font in _FONTS(root)):
        return
    texts: dict[str | None, list[str]] = {}
    for root in roots:
        for paragraph in root.iter(f"{W}p"):
            style = state.para_look(next(paragraph.iterchildren(f"{W}pPr"), None)).style
            for run in paragraph.iter(f"{W}r"):
                marks = state.marks(style, next(run.iterchildren(f"{W}rPr"), None))
                texts.setdefault(marks.font, []).extend(text.text or "" for text in run.iter(f"{W}t"))
        for short in root.iter(SHORT_PARAGRAPH):
            for text, look in zip((short.text or "").split(CUT), state.form(short.get(SHORT, "")).runs, strict=False):
                texts.setdefault(look.marks.font, []).append(text)
    for font, pieces in texts.items():
        state.legacy.count(font or "", "".join(pieces))


def _read_notes(state: State) -> tuple[Note, ...]:
    notes: list[Note] = []
    index = 0
    while index < len(state.notes):  # a note may refer to a further one
        kind, name, marker = state.notes[index]
        state.relations = state.parts.relations_of(f"{kind}s")
        state.fields.clear()
        notes.append(Note(marker, tuple(read_blocks(state, state.note_roots[kind][name], depth=1))))
        state.left_out.settle_note(index)
        index += 1
    return tuple(notes)


def _left_out(state: State, blocks: tuple[Block, ...], notes: tuple[Note, ...]) -> tuple[Omitted, ...]:
    """What was left out, in order; last the notes that no mark in the text leads to, which Word does not show."""
    for kind, roots in state.note_roots.items():
        state.relations = state.parts.relations_of(f"{kind}s")
        for name, root in roots.items():
            if (kind, name) not in state.note_index:
                state.fields.clear()
                discard(state, root, "note")
                state.left_out.interrupt()
    state.left_out.settle(len(blocks), len(blocks))
    if not state.left_out.of_notes:
        return tuple(state.left_out.items)
    marks: dict[int, int] = {}
    for place, block in enumerate(blocks):
        _find_marks((block,), notes, place, marks)
    inside = [
        replace(item, before=marks.get(note, len(blocks) - 1) + 1)
        for note, items in state.left_out.of_notes.items()
        for item in items
    ]
    return tuple(sorted((*state.left_out.items, *inside), key=lambda item: item.before))


def _find_marks(blocks: Iterable[Block], notes: tuple[Note, ...], place: int, marks: dict[int, int]) -> None:
    """Note in `marks` in which top-level block the mark of each note stands."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    _find_marks(cell.blocks, notes, place, marks)
            continue
        for run in block.runs:
            if run.note is not None and run.note not in marks:
                marks[run.note] = place
                _find_marks(notes[run.note].blocks, notes, place, marks)


def _facts(parts: Parts) -> tuple[tuple[str, str], ...]:
    """Title and language as the file's properties state them."""
    name = next((key for key in ("docProps/core.xml", "docprops/core.xml") if key in parts.package), None)
    if name is None:
        return ()
    root = parse_part(parts.package, name)
    found = []
    for item in root:
        label = _CORE.get(item.tag) if isinstance(item.tag, str) else None
        if label and (item.text or "").strip():
            found.append((label, " ".join((item.text or "").split())))
    return tuple(found)
