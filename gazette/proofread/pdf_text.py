"""The text of a PDF: what its tags say, page by page what a viewer takes from it, and both must be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette.proofread.pdf_pages import Extracted, extract
from gazette.proofread.pdf_tags import Tagged, read_tags
from gazette.proofread.reading import Reader, Reading
from gazette.proofread.xml_text import Readings


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
        for number, line in enumerate(item.lines):
            if number or not item.joined:
                reader.edge()
            reader.say(line)
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
        told = [(item.mcid, _letters("".join(item.lines))) for item in tagged if item.note == of_notes]
        seen = [(item.mcid, _letters(item.text)) for item in extracted if (item.mcid in notes) == of_notes]
        for one, other in zip([*told, (-1, "")], [*seen, (-1, "")], strict=False):
            if one != other:
                raise ValueError(f"page {number + 1}: tags say “{one[1][:60]}”, the page shows “{other[1][:60]}”")


def _letters(text: str) -> str:
    return Reading.of(text.replace("\x02", "-").replace("\ufffe", "-")).letters
