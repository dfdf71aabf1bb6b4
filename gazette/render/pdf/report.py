"""A statement as one page: tagged PDF/A like everything that the gazette prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gazette.model import Statement, Typeface
from gazette.profiles import MODEL, ParaStyle
from gazette.render.pdf.blocks import Block, Column, Columns, Gap, Hairline, Para, Run
from gazette.render.pdf.edges import bare_stream
from gazette.render.pdf.fonts import FontSet, load_fonts
from gazette.render.pdf.pages import Page, paginate
from gazette.render.pdf.paint import paint
from gazette.render.pdf.setting import Setter
from gazette.render.pdf.tagged.content import Glyphs
from gazette.render.pdf.tagged.document import Branch, Document, Graft, Resources, Sheet, write_document
from gazette.render.pdf.tagged.encoding import encoding_of
from gazette.render.pdf.tagged.metadata import Facts
from gazette.render.pdf.tagged.tree import HEADING, Element, flatten

_PRODUCER = "gazette-press"
_LABELS = 0.26
"""Share of the measure for the labels."""
_LONGEST = 46
"""Letters of a word (an address, a digest) that is not broken."""


_TITLE = ParaStyle(size=14, leading=18, align="centre", bold=True, after=8, keep=True)
_RESULT = ParaStyle(size=15, leading=19, align="centre", bold=True, after=12, keep=True)
_LABEL = ParaStyle(size=10, leading=13, align="left", bold=True, after=0)
_VALUE = ParaStyle(size=10, leading=13, align="left", after=0)
_HEADING = ParaStyle(size=11, leading=14, align="left", bold=True, after=4, keep=True)
_LINE = ParaStyle(size=9.5, leading=12, align="left", after=2.5)
_FOOT = ParaStyle(size=9, leading=11.4, align="left", after=1)
_GAP = 2.5


def statement_pdf(statement: Statement, typeface: Typeface) -> bytes:
    """The page. The same statement and typeface give the same bytes.

    Lines that do not fit are left out from the end and counted; characters that the typeface lacks become a question
    mark. Raises MissingError for a typeface that is not the pinned one, RenderError for facts that need two pages.
    """
    fonts = load_fonts(typeface)
    shown = len(statement.lines)
    page, top = _page(statement, fonts, shown)
    while page is None and shown > 0:
        shown = shown * 3 // 4
        page, top = _page(statement, fonts, shown)
    pages = (page,) if page is not None else _pages(statement, fonts, 0)[0]
    encoding = encoding_of(Counter(_drawable("".join(_words(statement)) + "0123456789", fonts)))
    glyphs, paper = Glyphs(), MODEL.paper
    painted = paint(pages, paper, encoding, glyphs)
    sheets = [
        Sheet(body, paper.left(number), bare_stream(paper.left(number)))
        for number, body in enumerate(painted.bodies, 1)
    ]
    facts = Facts(
        title=statement.title,
        author=statement.author,
        subject=statement.result,
        keywords="",
        language=statement.language,
        day=statement.day,
        producer=_PRODUCER,
    )
    root = Branch("Document", (Graft(flatten([top]), 0, 0),))
    faces = fonts.faces
    return write_document(Document(sheets, root, [], facts, [], 1), Resources(encoding, faces, glyphs.seen, {}))


def _page(statement: Statement, fonts: FontSet, shown: int) -> tuple[Page | None, Element]:
    """The page with so many lines; None when it would be two."""
    pages, top = _pages(statement, fonts, shown)
    return (pages[0] if len(pages) == 1 else None), top


def _pages(statement: Statement, fonts: FontSet, shown: int) -> tuple[tuple[Page, ...], Element]:
    top = Element("Sect")
    setter = Setter(fonts, MODEL, document=statement.title)
    return paginate(setter.set(_blocks(statement, fonts, shown, top), MODEL.paper.frame_width), setter), top


def _blocks(statement: Statement, fonts: FontSet, shown: int, top: Element) -> list[Block]:
    def line(words: str, style: ParaStyle, element: Element) -> Para:
        return Para((Run(_drawable(words, fonts), content=element.content()),), style)

    blocks: list[Block] = [
        line(statement.title, _TITLE, Element(HEADING, top)),
        line(statement.result, _RESULT, Element("P", top)),
    ]
    for label, value in statement.facts:
        row = Element("P", top)
        left = Column(0.0, _LABELS, (line(label, _LABEL, row),))
        right = Column(_LABELS, 1.0 - _LABELS, (line(value, _VALUE, row),))
        blocks.append(Columns((left, right), after=_GAP))
    blocks += [Gap(6), line(statement.heading, _HEADING, Element(HEADING, Element("Sect", top)))]
    for name, words in statement.lines[:shown]:
        row = Element("P", top)
        bold = Run(f"{_drawable(name, fonts)} ", bold=True, content=row.content())
        blocks.append(Para((bold, Run(_drawable(words, fonts), content=row.content())), _LINE))
    if hidden := len(statement.lines) - shown:
        blocks.append(line(statement.rest.format(count=hidden), _LINE, Element("P", top)))
    blocks += [Gap(10), Hairline(None, 0.26)]
    blocks += [line(words, _FOOT, Element("P", top)) for words in statement.foot]
    return blocks


def _words(statement: Statement) -> list[str]:
    pairs = [*statement.facts, *statement.lines]
    listed = [statement.title, statement.result, statement.heading, statement.rest, *statement.foot]
    return listed + [words for pair in pairs for words in pair]


def _drawable(words: str, fonts: FontSet) -> str:
    """The words as they can be printed: no letter that the typeface lacks, no word longer than a line."""
    clean = fonts.clean(words)
    for char in fonts.missing(clean):
        clean = clean.replace(char, "?")
    return " ".join(" ".join(_pieces(word)) for word in clean.split(" "))


def _pieces(word: str) -> Iterator[str]:
    """A word in pieces that fit a line: cut behind a slash where there is one."""
    while len(word) > _LONGEST:
        cut = word.rfind("/", 1, _LONGEST) + 1 or _LONGEST
        yield word[:cut]
        word = word[cut:]
    yield word
