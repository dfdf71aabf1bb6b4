"""The text of a PDF: what its tags say, page by page what a viewer takes from it, and both must be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette.proofread.pdf_pages import Extracted, extract
from gazette.proofread.pdf_tags import Tagged, read_tags
from gazette.proofread.reading import Reader, Reading
from gazette.proofread.xml_text import Readings

_LOOKS_BACK = 5
"""PDFium takes a piece that repeats one of so many before it, nearby, for bold made by printing twice."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """The tagged text of a file in reading order."""

    tagged: tuple[Tagged, ...]

    def readings(self, first: int, last: int) -> Readings:
        """The text of the pages from `first` to `last`, counted from 0."""
        own = [item for item in self.tagged if first <= item.page <= last]
        return Readings(_reader(item for item in own if not item.note), _reader(item for item in own if item.note))


def _reader(items: Iterable[Tagged]) -> Reading:
    reader = Reader()
    for item in items:
        for piece in item.pieces:
            if piece.line:
                reader.edge()
            reader.say(piece.text)
    return reader.done()


def read_pdf(data: bytes) -> PdfText:
    """Raises ValueError when the file can't be read by its tags or by PDFium, or these do not tell the same."""
    tagged = read_tags(data)
    pages: dict[int, list[Tagged]] = {}
    for item in tagged:
        pages.setdefault(item.page, []).append(item)
    for number, extracted in enumerate(extract(data)):
        _same(number, pages.get(number, []), extracted)
    return PdfText(tagged)


def _same(number: int, tagged: Sequence[Tagged], extracted: Sequence[Extracted]) -> None:
    """Notes stand at the foot of a page wherever they belong in the text, so they are compared apart."""
    notes = {item.mcid for item in tagged if item.note}
    for of_notes in (False, True):
        told = [(item.mcid, piece.text) for item in tagged if item.note == of_notes for piece in item.pieces]
        seen = [(item.mcid, item.text) for item in extracted if (item.mcid in notes) == of_notes]
        _same_pieces(number, _letters(told), _letters(seen))


def _same_pieces(number: int, told: Sequence[tuple[int, str]], seen: Sequence[tuple[int, str]]) -> None:
    at = 0
    for index, piece in enumerate(told):
        if at < len(seen) and seen[at] == piece:
            at += 1
        elif piece[1] not in [before for _, before in told[max(0, index - _LOOKS_BACK) : index]]:
            found = seen[at][1] if at < len(seen) else ""
            raise ValueError(f"page {number + 1}: tags say “{piece[1][:60]}”, the page shows “{found[:60]}”")
    if at < len(seen):
        raise ValueError(f"page {number + 1}: the page shows “{seen[at][1][:60]}”, which tags don't say")


def _letters(pieces: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    found = ((mcid, Reading.of(text.replace("\x02", "-").replace("\ufffe", "-")).letters) for mcid, text in pieces)
    return [(mcid, letters) for mcid, letters in found if letters]
