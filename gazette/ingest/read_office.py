"""The reader of DOC, RTF and ODT: an office program turns them into DOCX, which the DOCX reader takes."""

from __future__ import annotations

import io
import struct

import olefile

from gazette.ingest.blocks import SourceText
from gazette.ingest.limits import open_package
from gazette.ingest.read_docx import read_docx
from gazette.ingest.refused import refused
from gazette.ingest.sniff import parsed
from gazette.ingest.tools import OfficeFile, Tools

_ENCRYPTED = 0x0100
_FLAGS_AT = 0x0A
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
    return read_docx(tools.office.docx(file))


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
            root = parsed(package.read(name))
            if next(root.iter("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"), None) is not None:
                raise refused("INP-ENCRYPTED")
