"""Writing sheets as one PDF file: metadata, page labels, outline. Same sheets, same facts: same bytes."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas

from gazette.render.pdf import style as st
from gazette.render.pdf.fonts import FontSet
from gazette.render.pdf.furniture import Surround
from gazette.render.pdf.paint import Painter, Sheet

PRODUCER = "gazette-press"


@dataclass(frozen=True, slots=True)
class Facts:
    """The file's own metadata. `day` is written as creation and modification date: the issue's, never the clock's."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    day: date


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of the outline: its level (0 is the top), title and the place it leads to."""

    level: int
    title: str
    key: str


class _IssueDay(TimeStamp):  # type: ignore[misc]  # reportlab has no types
    """The issue's date at midnight UTC, whatever clock, zone and environment say."""

    def __init__(self, day: date) -> None:
        self.t = 0.0
        self.lt = (day.year, day.month, day.day, 0, 0, 0, day.weekday(), day.timetuple().tm_yday, 0)
        self.YMDhms = self.lt[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"


def write_pdf(
    sheets: Sequence[Sheet],
    outline: Sequence[Outline],
    facts: Facts,
    fonts: FontSet,
    surround: Surround,
    image: Callable[[str], bytes],
) -> bytes:
    """The file. Page labels count from the first sheet's number; places of the sheets can be linked to."""
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(st.PAGE_WIDTH, st.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        lang=facts.language,
        initialFontName=fonts.name,
        pdfVersion=(1, 7),
    )
    _describe(canvas, facts)
    targets = frozenset(placed.mark.key for sheet in sheets for placed in sheet.page.marks)
    painter = Painter(canvas, fonts, surround, image, targets)
    for sheet in sheets:
        height = st.PAGE_WIDTH if sheet.page.landscape else st.PAGE_HEIGHT
        for placed in sheet.page.marks:
            top = round(height - st.TOP - placed.y + 14, 2)
            canvas.bookmarkPage(placed.mark.key, fit="XYZ", left=0, top=top, zoom=0)
        painter.draw(sheet)
    canvas.addPageLabel(0, style="ARABIC", start=sheets[0].number)
    for line in outline:
        if line.key in targets:
            canvas.addOutlineEntry(line.title, line.key, line.level, closed=line.level >= 2)
    canvas.showOutline()
    canvas.setViewerPreference("DisplayDocTitle", "true")
    data: bytes = canvas.getpdfdata()
    return data


def _describe(canvas: Canvas, facts: Facts) -> None:
    canvas.setTitle(facts.title)
    canvas.setAuthor(facts.author)
    canvas.setSubject(facts.subject)
    canvas.setKeywords(facts.keywords)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    document = canvas._doc
    document._timeStamp = _IssueDay(facts.day)
    document.signature = hashlib.md5(PRODUCER.encode(), usedforsecurity=False)
