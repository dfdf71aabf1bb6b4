"""The DOCX reader: Office Open XML text documents (ECMA-376, ISO/IEC 29500), read from the package with lxml alone.

What is on the page becomes blocks; page headers, footers, comments and a table of contents made by Word do not.
Tracked changes are read as if accepted. Everything that is left out or doubtful is told as a finding.
"""

from __future__ import annotations

from lxml import etree

from gazette.ingest.blocks import Note, SourceText
from gazette.ingest.read_docx_body import read_blocks
from gazette.ingest.read_docx_numbering import read_numbering
from gazette.ingest.read_docx_package import Parts, W, open_parts, parse_part
from gazette.ingest.read_docx_state import State
from gazette.ingest.read_docx_styles import read_styles
from gazette.ingest.refused import refused

_CORE = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}language": "language",
}


def read_docx(data: bytes) -> SourceText:
    """Read a DOCX. Raises RefusedInput for a package that is unsafe, broken, encrypted or lacks its main part."""
    parts = open_parts(data)
    main = parse_part(parts.package, parts.main)
    body = main.find(f"{W}body")
    if main.tag != f"{W}document" or body is None:
        raise refused("INP-DOCX-PART", part=parts.main)
    state = State(parts, read_styles(parts.root("styles")), read_numbering(parts.root("numbering")), parts.relations)
    state.note_roots = {kind: _notes_by_id(parts, kind) for kind in ("footnote", "endnote")}
    _note_formats(state, main)
    blocks = tuple(read_blocks(state, body))
    notes = _read_notes(state)
    facts = _facts(parts)
    return SourceText(
        blocks,
        notes,
        tuple(state.pictures.files.values()),
        state.findings(),
        dict(facts).get("language"),
        facts,
    )


def _notes_by_id(parts: Parts, kind: str) -> dict[str, etree._Element]:
    root = parts.root(f"{kind}s")
    if root is None:
        return {}
    return {item.get(f"{W}id", ""): item for item in root.iterfind(f"{W}{kind}")}


def _note_formats(state: State, main: etree._Element) -> None:
    """The number format of notes: the settings', then the first section that states one."""
    settings = state.parts.root("settings")
    for kind in ("footnote", "endnote"):
        for root in (settings, main):
            found = None if root is None else next(root.iter(f"{W}{kind}Pr"), None)
            form = None if found is None else found.find(f"{W}numFmt")
            if form is not None:
                state.note_formats[kind] = form.get(f"{W}val", "decimal")


def _read_notes(state: State) -> tuple[Note, ...]:
    notes = []
    index = 0
    while index < len(state.notes):  # a note may refer to a further one
        kind, name, marker = state.notes[index]
        state.relations = state.parts.relations_of(f"{kind}s")
        state.fields.clear()
        notes.append((marker, tuple(read_blocks(state, state.note_roots[kind][name]))))
        index += 1
        if index > len(state.note_roots["footnote"]) + len(state.note_roots["endnote"]) + _REPEATS:
            raise refused("INP-DOCX-MALFORMED", part=f"{kind}s", detail="notes refer to one another")
    return tuple(Note(marker, blocks) for marker, blocks in notes)


_REPEATS = 10_000
"""References to notes that are referred to already; a file has far fewer, a circle of notes any number."""


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
