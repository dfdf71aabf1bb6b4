"""What a trusted PDF says, with what is to be told of it; runs in the child process that `read_pdf` starts."""

from __future__ import annotations

from collections import Counter

from gazette.ingest.blocks import SourceText
from gazette.ingest.clean import Cleaner
from gazette.ingest.read_pdf_flow import HIDDEN, OUTSIDE, Text, text_of
from gazette.ingest.read_pdf_pages import Opened, open_pdf
from gazette.ingest.read_pdf_trust import check_trust
from gazette.ingest.read_pdf_values import Page
from gazette.model import Finding, Severity, finding

_SMALL_PICTURE = 0.02


def read_here(data: bytes, language: str) -> SourceText:
    """Read a PDF in this process; raises what `read_pdf` raises."""
    opened = open_pdf(data)
    check_trust(opened.pages, language)
    cleaner = Cleaner()
    text = text_of(opened.pages, cleaner)
    facts = (("title", opened.title.strip()),) if opened.title.strip() else ()
    return SourceText(
        text.blocks,
        text.notes,
        findings=(*_findings(opened), *_left_out(text), *cleaner.findings()),
        facts=facts,
        omitted=text.omitted,
        kind="pdf",
    )


def _findings(opened: Opened) -> list[Finding]:
    found = []
    if opened.annotations:
        sample = "; ".join(opened.annotations)[:120]
        found.append(finding("INP-PDF-ANNOTATIONS", Severity.ERROR, count=len(opened.annotations), sample=sample))
    if opened.scripts:
        found.append(finding("INP-PDF-SCRIPTS", Severity.WARNING, count=opened.scripts))
    if opened.files:
        names = ", ".join(opened.files[:5])[:120]
        found.append(finding("INP-PDF-FILES", Severity.WARNING, count=len(opened.files), names=names))
    if opened.restricted:
        found.append(finding("INP-PDF-RESTRICTED", Severity.INFO))
    pictures = _pictures(opened.pages)
    if pictures:
        found.append(finding("INP-PDF-PICTURES", Severity.WARNING, pages=", ".join(map(str, pictures[:10]))))
    return found


def _pictures(pages: tuple[Page, ...]) -> list[int]:
    """Pages with a picture of some size that does not come back at the same place on others, as a logo does."""
    places = Counter((round(box.left), round(box.top), round(box.width)) for page in pages for box in page.pictures)
    return [
        page.index + 1
        for page in pages
        if any(
            box.width * box.height > _SMALL_PICTURE * page.width * page.height
            and (places[round(box.left), round(box.top), round(box.width)] == 1)
            for box in page.pictures
        )
    ]


def _left_out(text: Text) -> list[Finding]:
    found = []
    hidden = [item.text for item in text.omitted if item.reason in {HIDDEN, OUTSIDE}]
    if hidden:
        found.append(finding("INP-HIDDEN-TEXT", Severity.WARNING, sample=" ".join(hidden)[:80]))
    furniture = [item.text for item in text.omitted if item.reason not in {HIDDEN, OUTSIDE}]
    if furniture:
        sample = Counter(furniture).most_common(1)[0][0][:80]
        found.append(finding("INP-PDF-FURNITURE", Severity.INFO, count=len(furniture), sample=sample))
    return found
