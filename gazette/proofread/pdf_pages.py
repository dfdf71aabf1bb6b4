"""A PDF as a viewer takes text from its pages: PDFium, in the order of drawing, without artifacts.

Only files that this program has just made are read here, so PDFium runs in this process.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class Extracted:
    """One piece of text on a page and the mark it is under; `mcid` is -1 under none."""

    mcid: int
    text: str


def extract(data: bytes) -> Iterator[tuple[Extracted, ...]]:
    """The texts of each page in turn. Raises ValueError when PDFium can't open the file or a page."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ValueError("PDFium can't open the file")
    try:
        for number in range(pdfium.FPDF_GetPageCount(document)):
            yield _page(document, number)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(document: pdfium.FPDF_DOCUMENT, number: int) -> tuple[Extracted, ...]:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise ValueError(f"PDFium can't open page {number + 1}")
    texts = pdfium.FPDFText_LoadPage(page)
    buffer = ctypes.create_string_buffer(1 << 16)
    wide = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    found: list[Extracted] = []
    try:
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            item = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            mcid = pdfium.FPDFPageObj_GetMarkedContentID(item)
            if mcid < 0 and _artifact(item):
                continue
            length = pdfium.FPDFTextObj_GetText(item, texts, wide, len(buffer))
            if length > len(buffer):
                raise ValueError(f"page {number + 1}: a line of text without end")
            found.append(Extracted(mcid, buffer.raw[: max(0, length - 2)].decode("utf-16-le")))
    finally:
        pdfium.FPDFText_ClosePage(texts)
        pdfium.FPDF_ClosePage(page)
    return tuple(found)


def _artifact(item: pdfium.FPDF_PAGEOBJECT) -> bool:
    buffer = ctypes.create_string_buffer(64)
    length = ctypes.c_ulong()
    wide = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    for index in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        told = pdfium.FPDFPageObjMark_GetName(mark, wide, len(buffer), length)
        if told and buffer.raw[: max(0, length.value - 2)].decode("utf-16-le") == "Artifact":
            return True
    return False
