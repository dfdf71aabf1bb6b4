"""Whether the text layer of a PDF may be taken for the document: not a scan, not read by a machine, not garbage.

Judged by what the pages show and by the language, never by the program that claims to have made the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from gazette.ingest.read_pdf_values import Page, Word
from gazette.ingest.refused import refused
from gazette.ingest.syllables import evidence

UNTRUSTED = (
    "INP-PDF-NO-TEXT", "INP-PDF-MIXED", "INP-PDF-OCR", "INP-PDF-SCAN", "INP-PDF-LETTERS", "INP-PDF-GARBAGE",
)  # fmt: skip
"""What `check_trust` refuses with."""
_PICTURE = 0.5
"""A picture that covers this share of a page is the page, unless the page has text of its own."""
_OWN_TEXT = 250
"""Characters that a page with such a picture must print to count as more than a stamp or a watermark."""
_UNMAPPED = 0.05
_ODD = 0.1


def check_trust(pages: Sequence[Page], language: str) -> None:
    """Raise RefusedInput, with the reason, unless the text of the pages can be trusted. `language` is the profile's."""
    written = [page for page in pages if page.words or page.covered >= _PICTURE]
    if not written:
        raise refused("INP-PDF-NO-TEXT", count=len(pages))
    machine = [page for page in written if _machine_read(page)]
    scans = [page for page in written if page not in machine and _is_scan(page)]
    if scans and len(scans) + len(machine) < len(written):
        raise refused("INP-PDF-MIXED", pages=_numbers(scans), count=len(scans))
    if machine:
        raise refused("INP-PDF-OCR", pages=_numbers(machine), count=len(machine))
    if scans:
        raise refused("INP-PDF-SCAN", count=len(scans))
    shown = [word for page in written for word in page.words if _is_shown(word)]
    if not shown:
        raise refused("INP-PDF-NO-TEXT", count=len(pages))
    unmapped = sum(page.unmapped for page in written)
    if unmapped > _UNMAPPED * sum(page.pieces for page in written) or _odd(shown):
        raise refused("INP-PDF-LETTERS", sample=_sample(shown))
    if language == "vietnamese":
        said = evidence(word.text for word in shown)
        if not said.vietnamese:
            raise refused("INP-PDF-GARBAGE", sample=_sample(shown), share=round(100 * said.valid))


def _is_shown(word: Word) -> bool:
    """Whether a word is print, neither invisible nor a watermark across the page."""
    return not word.style.hidden and word.style.turn % 90 == 0


def _printed(page: Page) -> int:
    return sum(len(word.text) for word in page.words if _is_shown(word))


def _is_scan(page: Page) -> bool:
    return page.covered >= _PICTURE and _printed(page) < _OWN_TEXT


def _machine_read(page: Page) -> bool:
    """Whether text lies invisibly over a picture of the page, or buried under it, as OCR programs leave it."""
    if page.covered < _PICTURE:
        return False
    hidden = sum(len(word.text) for word in page.words if word.style.hidden)
    return hidden > _printed(page) or (page.buried and _printed(page) >= _OWN_TEXT)


def _odd(words: Sequence[Word]) -> bool:
    """Whether too many characters are none that text is written with: private use, replacement, control."""
    chars = "".join(word.text for word in words)
    strange = sum(1 for char in chars if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " ")
    return strange > _ODD * len(chars)


def _numbers(pages: Sequence[Page]) -> str:
    shown = ", ".join(str(page.index + 1) for page in pages[:10])
    return f"{shown}, …" if len(pages) > 10 else shown


def _sample(words: Sequence[Word]) -> str:
    return "".join(char if char.isprintable() else "?" for char in " ".join(word.text for word in words[:8]))[:60]
