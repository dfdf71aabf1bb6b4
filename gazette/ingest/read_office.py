"""The reader of DOC, RTF and ODT: an office program turns them into DOCX, which the DOCX reader takes."""

from __future__ import annotations

import io
import struct
from dataclasses import replace

import olefile

from gazette.ingest.blocks import Block, Cell, Para, SourceText, plain_lines
from gazette.ingest.limits import MAX_PART_TAGS, open_package
from gazette.ingest.read_docx import read_docx
from gazette.ingest.refused import refused
from gazette.ingest.runs import cut, text_of
from gazette.ingest.sniff import parsed
from gazette.ingest.tools import OfficeFile, Tools
from gazette.model import Severity, finding

_ENCRYPTED = 0x0100
_FLAGS_AT = 0x0A
_SAMPLE = 60
_ODT_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")


def read_office(file: OfficeFile, tools: Tools) -> SourceText:
    """Read a file of an older or other word processor.

    Raises RefusedInput when the machine has no office program (INP-OFFICE-MISSING), when the program can't read the
    file, and for files that are encrypted or unsafe by themselves.
    """
    if file.suffix == "doc":
        _check_doc(file.data)
    elif file.suffix == "odt":
        _check_odt(file.data)
    if tools.office is None:
        raise refused("INP-OFFICE-MISSING", kind=file.suffix.upper())
    text = read_docx(tools.office.docx(file))
    return parted(text) if file.suffix == "doc" else text


def parted(text: SourceText) -> SourceText:
    """A text with the copies in its merged cells one after the other.

    A Word 97 table keeps the text of each of the cells that are merged in a row, and shows the first. Programs that
    make such files put copies there. LibreOffice strings the first paragraphs of them together without a space and lets
    the others follow.
    """
    repeated: list[str] = []
    blocks = tuple(_parted(block, repeated) for block in text.blocks)
    if not repeated:
        return text
    found = finding("INP-MERGED-CELLS", Severity.WARNING, count=len(repeated), sample=repeated[0][:_SAMPLE])
    return replace(text, blocks=blocks, findings=(*text.findings, found))


def _parted(block: Block, repeated: list[str]) -> Block:
    if isinstance(block, Para):
        return block
    rows = tuple(tuple(_parted_cell(cell, repeated) for cell in row) for row in block.rows)
    return replace(block, rows=rows)


def _parted_cell(cell: Cell, repeated: list[str]) -> Cell:
    blocks = tuple(_parted(block, repeated) for block in cell.blocks)
    if cell.colspan > 1 and blocks:
        first, *others = blocks
        copies = _copies(first, cell.colspan)
        each, rest = divmod(len(others), cell.colspan)
        groups = [others[at : at + each] for at in range(0, len(others), each)] if each else [[]] * cell.colspan
        same = {tuple(plain_lines(tuple(group))) for group in groups}
        if copies and not rest and len(same) == 1:
            repeated.append(copies[0].text)
            blocks = tuple(block for copy, group in zip(copies, groups, strict=True) for block in (copy, *group))
    return replace(cell, blocks=blocks)


def _copies(block: Block, count: int) -> list[Para]:
    """A paragraph that is a number of copies of one text as so many paragraphs; none when it is not."""
    text = text_of(block.runs) if isinstance(block, Para) else ""
    size, rest = divmod(len(text), count)
    if not isinstance(block, Para) or not size or rest or text != text[:size] * count:
        return []
    return [block._replace(runs=cut(block.runs, at, at + size)) for at in range(0, len(text), size)]


def _check_doc(data: bytes) -> None:
    """Refuse what is encrypted: an office program would only say that it can't ([MS-DOC] 2.5.2, fEncrypted)."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole, ole.openstream("WordDocument") as stream:
            head = stream.read(_FLAGS_AT + 2)
            (flags,) = struct.unpack_from("<H", head, _FLAGS_AT)
    except (OSError, struct.error, ValueError, IndexError) as error:  # what olefile raises for a damaged file
        raise refused("INP-DOC-BROKEN") from error
    if flags & _ENCRYPTED:
        raise refused("INP-ENCRYPTED")


def _check_odt(data: bytes) -> None:
    """Refuse an unsafe package and a DOCTYPE in its parts, as in any other XML; and what is encrypted."""
    package = open_package(data)
    for name in _ODT_PARTS:
        if name in package:
            root = parsed(package.read(name), MAX_PART_TAGS)
            if next(root.iter("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"), None) is not None:
                raise refused("INP-ENCRYPTED")
