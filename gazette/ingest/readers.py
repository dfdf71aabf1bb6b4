"""The readers' one door: bytes in, a text of blocks or Akoma Ntoso out."""

from __future__ import annotations

from dataclasses import replace

from gazette.ingest.blocks import SourceText
from gazette.ingest.read_akn import AknSource, read_akn
from gazette.ingest.read_docx import read_docx
from gazette.ingest.read_html import read_html
from gazette.ingest.read_office import read_office
from gazette.ingest.read_pdf import read_pdf
from gazette.ingest.read_pdf_trust import UNTRUSTED
from gazette.ingest.read_txt import read_txt
from gazette.ingest.refused import RefusedInput
from gazette.ingest.sniff import MEDIA_TYPES, Kind, sniff
from gazette.ingest.tools import NO_TOOLS, OfficeFile, Tools
from gazette.model import Finding, Place

__all__ = ["SCANS", "AknSource", "RefusedInput", "media_type", "office_file", "read_source"]

_BLOCK_READERS = {Kind.DOCX: read_docx, Kind.HTML: read_html, Kind.TEXT: read_txt}
_OFFICE = frozenset({Kind.DOC, Kind.RTF, Kind.ODT})

_REFUSED_TYPES = {
    "INP-DATA": "application/json",
    "INP-XML-NAMED": "application/xml",
    "INP-XML-UNKNOWN": "application/xml",
    "INP-AKN-VERSION": "application/xml",
}


SCANS = frozenset({"INP-IMAGE", *UNTRUSTED})
"""Refusals that mean: there are no words in it to compare with."""


def read_source(
    name: str, data: bytes, tools: Tools = NO_TOOLS, *, language: str = "vietnamese"
) -> SourceText | AknSource:
    """Read a file by what its bytes are; `name` only labels the findings' places.

    `language` is the profile's grammar, which the text of a PDF is held against.

    Raises RefusedInput, which carries an error finding, for anything unsafe, unreadable or of no known format.
    """
    try:
        kind = sniff(data)
        source = read_akn(data) if kind is Kind.AKN else _read_blocks(kind, data, tools, language)
    except RefusedInput as refusal:
        raise RefusedInput(_at(refusal.finding, name)) from refusal
    findings = tuple(_at(found, name) for found in source.findings)
    if isinstance(source, SourceText):
        return replace(source, findings=findings, kind=kind.value)
    return replace(source, findings=findings)


def office_file(data: bytes) -> OfficeFile | None:
    """The file as an office program is given it; None for what is read without one."""
    try:
        kind = sniff(data)
    except RefusedInput:
        return None
    return OfficeFile(kind, data) if kind in _OFFICE else None


def _read_blocks(kind: Kind, data: bytes, tools: Tools, language: str) -> SourceText:
    if kind in _OFFICE:
        return read_office(OfficeFile(kind, data), tools)
    return read_pdf(data, language) if kind is Kind.PDF else _BLOCK_READERS[kind](data)


def media_type(data: bytes) -> str:
    """The media type a source file is recorded with; `application/octet-stream` for what is not known."""
    try:
        return MEDIA_TYPES[sniff(data)]
    except RefusedInput as refusal:
        return _REFUSED_TYPES.get(refusal.finding.code, "application/octet-stream")


def _at(found: Finding, name: str) -> Finding:
    place = found.where
    return found if place.file else replace(found, where=Place(name, place.page, place.line, place.eid))
