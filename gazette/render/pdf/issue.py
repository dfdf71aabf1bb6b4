"""From an issue to its PDFs: every document is laid out once, and the same pages go into the issue and its own file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from gazette.akn.languages import tag
from gazette.akn.portions import portion as portion_of
from gazette.errors import RenderError
from gazette.messages import text
from gazette.model import CheckedDocument, Entry, FileStore, Issue, PageRange, Places, Portion, Progress, Typeface
from gazette.model.page_code import PageCode
from gazette.profiles import HouseStyle, Paper, Profile
from gazette.profiles.days import long_date
from gazette.render.pdf import front
from gazette.render.pdf import style as st
from gazette.render.pdf.blocks import Block, Columns, Gap, Hairline, Mark, Para, Run
from gazette.render.pdf.coverage import characters, text_of
from gazette.render.pdf.edges import Foot, bare_stream, edge_stream
from gazette.render.pdf.flow import Source, document_blocks
from gazette.render.pdf.fonts import FontSet, load_fonts
from gazette.render.pdf.forked import in_processes, uncollected
from gazette.render.pdf.furniture import Surround, citation, surround, wording
from gazette.render.pdf.images import decode, read_emblem, read_pictures
from gazette.render.pdf.links import closing_blocks, opening_blocks
from gazette.render.pdf.pages import Page, paginate
from gazette.render.pdf.paint import Painted, paint, picture_name
from gazette.render.pdf.qr import qr_operators
from gazette.render.pdf.seal import cover_box, page_box, seal_field
from gazette.render.pdf.setting import Setter
from gazette.render.pdf.tagged.content import Glyphs
from gazette.render.pdf.tagged.document import (
    Attachment,
    Branch,
    Document,
    Field,
    Graft,
    Outline,
    Resources,
    Sheet,
    write_document,
)
from gazette.render.pdf.tagged.encoding import Encoding, encoding_of
from gazette.render.pdf.tagged.metadata import Facts
from gazette.render.pdf.tagged.syntax import text_string
from gazette.render.pdf.tagged.tree import Box, Element, Tree, flatten, rank

if TYPE_CHECKING:
    from PIL import Image

PRODUCER = "gazette-press"
_PART, _GROUP = "!part", "!group"
"""Places of the headings above a document; every line of an outline needs a place of its own."""
_AKN = "application/akn+xml"


@dataclass(frozen=True, slots=True)
class Press:
    """What every page of an issue has in common."""

    typeface: Typeface
    profile: Profile
    base_url: str
    operator: str
    demonstration: bool
    proof: bool = False
    emblem: str | None = None
    """sha256 of the cover's image in the file store."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text on pages, before it is drawn. `tops` are the elements of its structure tree: a heading of the part and of
    the body if they stand above it, and its own."""

    pages: tuple[Page, ...]
    tops: tuple[Element, ...]
    outline: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text on drawn pages, with its trees and the codes of the fonts that it shows."""

    painted: Painted
    trees: tuple[Tree, ...]
    glyphs: Mapping[tuple[str, int], bytes]
    outline: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Edges:
    """What surrounds the text on numbered pages, and the codes of the fonts that it shows."""

    streams: tuple[bytes, ...]
    glyphs: Mapping[tuple[str, int], bytes]


@dataclass(frozen=True, slots=True)
class Laid:
    """A document, or a portion of it, on its pages in the issue. `first` is the number of its first page."""

    entry: Entry
    name: str
    drawn: Drawn
    first: int
    edges: Edges

    @property
    def checked(self) -> CheckedDocument:
        return self.entry.checked

    @property
    def last(self) -> int:
        return self.first + len(self.drawn.painted.bodies) - 1

    @property
    def range(self) -> PageRange:
        return PageRange(self.checked.document.uri, self.first, self.last)

    @property
    def places(self) -> Places:
        """Page and line of each eId."""
        found: dict[str, tuple[int, int]] = {}
        for eid, page, line in json.loads(self.drawn.painted.lines):
            found.setdefault(eid, (self.first + page, line))
        return Places(self.checked.document.uri, json.dumps(found, separators=(",", ":")).encode())


@dataclass(frozen=True, slots=True)
class Layout:
    """An issue on its pages, before it is written."""

    issue: Issue
    press: Press
    fonts: FontSet
    encoding: Encoding
    surround: Surround
    cover: Drawn
    contents: Drawn
    documents: tuple[Laid, ...]
    colophon: Drawn

    @property
    def house(self) -> HouseStyle:
        return self.press.profile.house

    @property
    def pages(self) -> int:
        bodies = [self.cover, self.contents, *(laid.drawn for laid in self.documents), self.colophon]
        return sum(len(drawn.painted.bodies) for drawn in bodies)


@uncollected()
def lay_out(issue: Issue, press: Press, files: FileStore, progress: Progress, processes: int = 1) -> Layout:
    """Put an issue on pages: cover is page 1, then contents, documents, colophon.

    Documents are drawn apart from one another, in up to `processes` processes, and numbered afterwards. Raises
    RenderError for what can't be set, before anything is written.
    """
    fonts, house = load_fonts(press.typeface), press.profile.house
    paper = house.paper
    encoding = encoding_of(characters(issue, press.profile, press.operator, press.base_url, fonts))
    lang = wording(press.profile)
    jobs = [(entry, citation(entry.checked, lang), part, group) for entry, part, group in in_order(issue)]

    def draw(index: int) -> Drawn:
        return _draw(document_text(*jobs[index], issue.title, press, fonts, files), paper, encoding)

    drawn = in_processes(draw, [len(job[0].checked.document.akn) for job in jobs], processes)
    around = surround(issue, press.profile, demonstration=press.demonstration, proof=press.proof)
    cover = _draw(cover_text(issue, press, fonts, files), paper, encoding)
    first = 2 + len(contents_text(issue, press, fonts, {}).pages)
    documents: list[Laid] = []
    for (entry, name, _, _), made in zip(jobs, drawn, strict=True):
        foots = _foots(issue, press, entry.checked, name, first, made)
        documents.append(Laid(entry, name, made, first, _edges(made, first, foots, around, house, fonts, encoding)))
        first = documents[-1].last + 1
        progress.advance(name)
    starts = {laid.checked.document.uri: laid.first for laid in documents}
    return Layout(
        issue,
        press,
        fonts,
        encoding,
        around,
        cover,
        _draw(contents_text(issue, press, fonts, starts), paper, encoding),
        tuple(documents),
        _draw(colophon_text(issue, press, fonts), paper, encoding),
    )


def cover_text(issue: Issue, press: Press, fonts: FontSet, files: FileStore) -> Text:
    """The cover."""
    sect = Element("Sect")
    emblem = None if press.emblem is None else read_emblem(press.emblem, files, str(issue.id))
    page = front.cover(
        issue,
        press.profile,
        press.operator,
        _setter(issue, press, fonts),
        sect,
        emblem=emblem,
        demonstration=press.demonstration,
    )
    return Text((page,), (sect,))


def contents_text(issue: Issue, press: Press, fonts: FontSet, first_pages: Mapping[str, int]) -> Text:
    """The contents; `first_pages` as in `front.contents`."""
    sect = Element("Sect")
    pages = front.contents(issue, press.profile, _setter(issue, press, fonts), first_pages, sect)
    return Text(pages, (sect,))


def colophon_text(issue: Issue, press: Press, fonts: FontSet) -> Text:
    """The colophon."""
    sect = Element("Sect")
    page = front.colophon(
        issue,
        press.profile,
        press.operator,
        press.base_url,
        _setter(issue, press, fonts),
        sect,
        demonstration=press.demonstration,
    )
    return Text((page,), (sect,))


def _setter(issue: Issue, press: Press, fonts: FontSet) -> Setter:
    return Setter(fonts, press.profile.house, _decimal(press.profile), str(issue.id))


def _decimal(profile: Profile) -> str:
    return "," if profile.language == "vie" else "."


def document_text(
    entry: Entry,
    name: str,
    part: str | None,
    group: str | None,
    gazette: str,
    press: Press,
    fonts: FontSet,
    files: FileStore,
) -> Text:
    """What is printed of a document, below the headings of part and body where it is the first under them.

    `gazette` is its name, for the lines that lead to other issues.
    """
    checked = entry.checked
    document, profile, house = checked.document, press.profile, press.profile.house
    lang = wording(profile)
    key = front.document_key(checked)
    language = _language(checked, profile)
    own = Element("Sect", None, b"" if language == profile.bcp47 else b"/Lang" + text_string(language))
    source = Source(name, key, press.base_url, read_pictures(checked, files, name), house, lang)
    blocks = opening_blocks(entry, gazette, lang, house.texts, own)
    around = len(blocks)
    blocks += document_blocks(_printed(text_of(checked, name), entry.portion), source, own)
    if len(blocks) == around:
        raise RenderError("RND-EMPTY", document=name)
    blocks += closing_blocks(entry, gazette, lang, house.texts, own)
    if document.remark and (entry.portion is None or entry.portion.until is None):
        said = text("RND-REMARK", lang, (("remark", document.remark),))
        remark = Run(said, content=Element("P", own).content())
        if isinstance(blocks[-1], Columns):  # a page never holds the note alone: the signature goes over with it
            blocks[-1] = replace(blocks[-1], keep=True)
        blocks += [Gap(14), Hairline(None, 0.26), Para((remark,), house.texts.remark)]
    marks = [Mark(key, name, 0)]
    tops: list[Element] = []
    above: list[Block] = []
    for heading, style, place in ((part, house.texts.part_heading, _PART), (group, house.texts.group_heading, _GROUP)):
        if heading is not None:
            marks.append(Mark(key + place))
        if heading:
            tops.append(Element("Sect"))
            above.append(front.heading(heading, style, tops[-1]))
    setter = Setter(fonts, house, _decimal(profile), name)
    pages = paginate(setter.set([Gap(0.0, tuple(marks)), *above, *blocks], house.paper.frame_width), setter)
    outline = tuple(placed.mark for page in pages for placed in page.marks if placed.mark.title)
    return Text(pages, (*tops, own), outline)


def _printed(root: etree._Element, portion: Portion | None) -> etree._Element:
    return root if portion is None else portion_of(root, portion.first, portion.until)


def _draw(found: Text, paper: Paper, encoding: Encoding) -> Drawn:
    glyphs = Glyphs()
    rank(found.tops)
    painted = paint(found.pages, paper, encoding, glyphs)
    return Drawn(painted, tuple(flatten([top]) for top in found.tops), glyphs.seen, found.outline)


def _language(checked: CheckedDocument, profile: Profile) -> str:
    return tag(checked.document.metadata.language, own=profile.language, bcp47=profile.bcp47)


@uncollected()
def issue_pdf(layout: Layout, files: FileStore) -> bytes:
    """The issue as one PDF, with its Akoma Ntoso inside."""
    issue, words = layout.issue, layout.press.profile.furniture
    paper = layout.house.paper
    number = words.issue_line.format(numbers=issue.id.label)
    title = f"{words.title} - {number} - {long_date(issue.date, words)}"
    facts = Facts(
        title=title,
        author=layout.press.operator,
        subject=_subject(layout, words.title),
        keywords=_notice(layout),
        language=layout.press.profile.bcp47,
        day=issue.date,
        producer=PRODUCER,
        publisher=layout.press.operator,
        kind=words.title,
        identifiers=(_address(layout.press, f"/{issue.id.path}/"), number),
    )
    sheets = [Sheet(body, paper.left(1), bare_stream(paper.left(1))) for body in layout.cover.painted.bodies]
    contents, colophon = _own_edges(layout, layout.contents, 2), _own_edges(layout, layout.colophon, layout.pages)
    sheets += _sheets(layout.contents, paper, 2, contents)
    for laid in layout.documents:
        sheets += _sheets(laid.drawn, paper, laid.first, laid.edges)
    sheets += _sheets(layout.colophon, paper, layout.pages, colophon)
    glyphs = Glyphs()
    for edges in (contents, colophon, *(laid.edges for laid in layout.documents)):
        glyphs.update(edges.glyphs)
    source = _source("issue.xml", title, issue.akn, layout)
    root = _issue_structure(layout, _seal(layout, cover_box(paper), glyphs))
    document = Document(sheets, root, list(_issue_outline(layout)), facts, [source], 1, _base(layout.press))
    drawn = [layout.cover, layout.contents, *(laid.drawn for laid in layout.documents), layout.colophon]
    return write_document(document, _resources(layout, drawn, glyphs, files))


def document_pdf(layout: Layout, laid: Laid, files: FileStore) -> bytes:
    """One document as a PDF of its own, with the pages, numbers and heads it has in the issue, and its Akoma Ntoso."""
    document, profile = laid.checked.document, layout.press.profile
    metadata = document.metadata
    title = laid.name
    if metadata.title and metadata.title != laid.name:
        title = f"{laid.name}: {metadata.title}"
    number = metadata.number.raw if metadata.number else ""
    facts = Facts(
        title=title,
        author="; ".join(issuer.name for issuer in metadata.issuers) or layout.press.operator,
        subject=_subject(layout, layout.surround.head),
        keywords=_notice(layout),
        language=_language(laid.checked, profile),
        day=layout.issue.date,
        producer=PRODUCER,
        publisher=layout.press.operator,
        kind=metadata.type.name if metadata.type else "",
        identifiers=tuple(filter(None, (_address(layout.press, document.eli), number, document.uri))),
        dated=metadata.signed_on,
    )
    paper = layout.house.paper
    glyphs = Glyphs()
    glyphs.update(laid.edges.glyphs)
    sheets = _sheets(laid.drawn, paper, laid.first, laid.edges)
    body = laid.drawn.painted.bodies[0]
    seal = _seal(layout, page_box(paper, body.width, body.height), glyphs)
    root = Branch("Document", (*_grafts(laid, 0), *seal))
    outline = [Outline(mark.level, mark.title, mark.key) for mark in laid.drawn.outline if mark.title]
    source = _source(f"{document.eli.rsplit('/', 1)[-1]}.xml", title, document.akn, layout)
    file = Document(sheets, root, outline, facts, [source], laid.first, _base(layout.press))
    return write_document(file, _resources(layout, [laid.drawn], glyphs, files))


def in_order(issue: Issue) -> Iterator[tuple[Entry, str | None, str | None]]:
    """Every document, with the headings of part and body where it is the first below them."""
    for section in issue.sections:
        part: str | None = section.heading
        for group in section.groups:
            heading: str | None = group.heading
            for entry in group.entries:
                yield entry, part, heading
                part = heading = None


def _sheets(drawn: Drawn, paper: Paper, first: int, edges: Edges) -> list[Sheet]:
    """Pages with what surrounds them."""
    numbered = enumerate(zip(drawn.painted.bodies, edges.streams, strict=True), first)
    return [Sheet(body, paper.left(number), stream) for number, (body, stream) in numbered]


def _foots(issue: Issue, press: Press, checked: CheckedDocument, name: str, first: int, drawn: Drawn) -> Iterator[Foot]:
    """What stands at the foot of a document's pages."""
    digest = hashlib.sha256(checked.document.akn).hexdigest()
    for number in range(first, first + len(drawn.painted.bodies)):
        code = str(PageCode.of(issue.id, number, digest))
        if number == first:
            address = _address(press, checked.document.eli)
            yield Foot(name, code, address, qr_operators(address, st.QR_SIZE))
        else:
            yield Foot(name, code)


def _own_edges(layout: Layout, drawn: Drawn, first: int) -> Edges:
    """What surrounds pages of the issue that show no document."""
    digest = hashlib.sha256(layout.issue.akn).hexdigest()
    numbers = range(first, first + len(drawn.painted.bodies))
    foots = [Foot("", str(PageCode.of(layout.issue.id, number, digest))) for number in numbers]
    return _edges(drawn, first, foots, layout.surround, layout.house, layout.fonts, layout.encoding)


def _edges(
    drawn: Drawn,
    first: int,
    foots: Iterable[Foot],
    around: Surround,
    house: HouseStyle,
    fonts: FontSet,
    encoding: Encoding,
) -> Edges:
    glyphs = Glyphs()
    pages = enumerate(zip(drawn.painted.bodies, foots, strict=True), first)
    streams = [
        edge_stream(body, number, foot, around, house, fonts, encoding, glyphs) for number, (body, foot) in pages
    ]
    return Edges(tuple(streams), glyphs.seen)


def _resources(layout: Layout, drawn: Iterable[Drawn], glyphs: Glyphs, files: FileStore) -> Resources:
    pictures: set[str] = set()
    for text_ in drawn:
        glyphs.update(text_.glyphs)
        pictures |= text_.painted.pictures
    return Resources(
        layout.encoding,
        layout.fonts.faces,
        glyphs.seen,
        {picture_name(sha256): partial(_pixels, files, sha256) for sha256 in sorted(pictures)},
    )


def _pixels(files: FileStore, sha256: str) -> Image.Image:
    return decode(files.get(sha256))


def _source(name: str, title: str, data: bytes, layout: Layout) -> Attachment:
    words = text("RND-SOURCE-FILE", wording(layout.press.profile), (("name", title),))
    return Attachment(name, _AKN, words, data)


def _base(press: Press) -> str:
    return press.base_url.rstrip("/")


def _address(press: Press, path: str) -> str:
    return f"{_base(press)}{path}"


def _notice(layout: Layout) -> str:
    return text("RND-DEMONSTRATION", wording(layout.press.profile)) if layout.press.demonstration else ""


def _subject(layout: Layout, subject: str) -> str:
    notice = _notice(layout)
    return f"{subject}. {notice}" if notice else subject


def _grafts(laid: Laid, level: int) -> Iterator[Graft]:
    """The trees of a document, each heading above it counting as a level."""
    for depth, tree in enumerate(laid.drawn.trees):
        yield Graft(tree, 0, level + depth)


def _seal(layout: Layout, box: Box, glyphs: Glyphs) -> tuple[Field, ...]:
    """The field for the seal; a proof has none and can't be sealed."""
    press = layout.press
    if press.proof:
        return ()
    return (
        seal_field(press.operator, wording(press.profile), box, layout.house, layout.fonts, layout.encoding, glyphs),
    )


def _issue_structure(layout: Layout, seal: tuple[Field, ...]) -> Branch:
    """Cover with the field for the seal, contents, parts with bodies with documents, colophon."""
    laid = {item.checked.document.uri: item for item in layout.documents}
    parts: list[Branch | Graft] = []
    for section in layout.issue.sections:
        bodies: list[Branch | Graft] = []
        for group in section.groups:
            level = bool(section.heading) + bool(group.heading)
            grafts: list[Branch | Graft] = []
            for checked in group.documents:
                item = laid[checked.document.uri]
                trees = item.drawn.trees
                above = len(trees) - 1
                for depth, tree in enumerate(trees):
                    graft = Graft(tree, item.first - 1, level - above + depth)
                    (bodies if depth < above - bool(group.heading) else grafts).append(graft)
            if grafts:
                bodies.append(Branch("Sect", tuple(grafts)))
        if bodies:
            parts.append(Branch("Part", tuple(bodies)))
    first, last = Graft(layout.cover.trees[0], 0, 0), Graft(layout.colophon.trees[0], layout.pages - 1, 0)
    return Branch("Document", (first, *seal, Graft(layout.contents.trees[0], 1, 0), *parts, last))


def _issue_outline(layout: Layout) -> Iterator[Outline]:
    """Contents, then part > body > document > chapter or article, then the colophon."""
    words = layout.press.profile.furniture
    yield Outline(0, words.contents, front.CONTENTS_KEY)
    laid: Mapping[str, Laid] = {item.checked.document.uri: item for item in layout.documents}
    for section in layout.issue.sections:
        documents = [checked for group in section.groups for checked in group.documents]
        if not documents:
            continue
        yield Outline(0, section.heading, front.document_key(documents[0]) + _PART)
        for group in section.groups:
            if group.documents:
                yield Outline(1, group.heading, front.document_key(group.documents[0]) + _GROUP)
            for checked in group.documents:
                for mark in laid[checked.document.uri].drawn.outline:
                    if mark.title:
                        yield Outline(2 + mark.level, mark.title, mark.key)
    yield Outline(0, text("RND-COLOPHON", wording(layout.press.profile)), front.COLOPHON_KEY)
