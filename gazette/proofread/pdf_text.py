"""The text of a PDF: what its tags say, page by page what a viewer takes from it, and both must be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette.proofread.pdf_operators import ContentReader
from gazette.proofread.pdf_pages import Extracted, extract
from gazette.proofread.pdf_tags import Tagged, read_tags
from gazette.proofread.reading import Reader, Reading, letters
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


def read_pdf(data: bytes, contents: ContentReader | None = None) -> PdfText:
    """The text of a file; `contents` remembers its pages for the next one.

    Raises ValueError when it can't be read by its tags or by PDFium, or these do not tell the same.
    """
    tagged = read_tags(data, contents or ContentReader())
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
        _same_pieces(number, _shown(told), _shown(seen))


def _shown(pieces: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Pieces that show something; PDFium's own marks for a hyphen at the end of a line are hyphens."""
    found = ((mcid, text.strip().replace("\x02", "-").replace("\ufffe", "-")) for mcid, text in pieces)
    return [(mcid, text) for mcid, text in found if text]


def _same_pieces(number: int, told: Sequence[tuple[int, str]], seen: Sequence[tuple[int, str]]) -> None:
    at = 0
    for index, piece in enumerate(told):
        if at < len(seen) and (seen[at] == piece or _alike(seen[at], piece)):
            at += 1
        elif piece[1] not in [before for _, before in told[max(0, index - _LOOKS_BACK) : index]] and letters(piece[1]):
            found = seen[at][1] if at < len(seen) else ""
            raise ValueError(f"page {number + 1}: tags say “{piece[1][:60]}”, the page shows “{found[:60]}”")
    if at < len(seen):
        raise ValueError(f"page {number + 1}: the page shows “{seen[at][1][:60]}”, which tags don't say")


def _alike(one: tuple[int, str], other: tuple[int, str]) -> bool:
    return one[0] == other[0] and letters(one[1]) == letters(other[1])
