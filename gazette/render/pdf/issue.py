"""From an issue to its PDFs: every document is laid out once, and the same pages go into the issue and its own file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gazette.akn.languages import tag
from gazette.akn.xml import parse
from gazette.errors import RenderError
from gazette.messages import text
from gazette.model import CheckedDocument, FileStore, Issue, PageRange, Progress, Typeface
from gazette.profiles import Profile
from gazette.render.pdf import front
from gazette.render.pdf import style as st
from gazette.render.pdf.blocks import Block, Gap, Hairline, Mark, Para, Run
from gazette.render.pdf.coverage import refuse_unprintable
from gazette.render.pdf.flow import Source, document_blocks
from gazette.render.pdf.fonts import FontSet, load_fonts
from gazette.render.pdf.furniture import Surround, citation, long_date, surround, wording
from gazette.render.pdf.images import read_pictures
from gazette.render.pdf.pages import Page, paginate
from gazette.render.pdf.paint import Sheet
from gazette.render.pdf.setting import Setter
from gazette.render.pdf.writer import Facts, Outline, write_pdf

_PART, _GROUP = "!part", "!group"
"""Places of the headings above a document; every line of an outline needs a place of its own."""


@dataclass(frozen=True, slots=True)
class Press:
    """What every page of an issue has in common."""

    typeface: Typeface
    profile: Profile
    base_url: str
    operator: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """A document on its pages. `first` is its first page in the issue."""

    checked: CheckedDocument
    name: str
    pages: tuple[Page, ...]
    first: int

    @property
    def range(self) -> PageRange:
        return PageRange(self.checked.document.uri, self.first, self.first + len(self.pages) - 1)


@dataclass(frozen=True, slots=True)
class Layout:
    """An issue on its pages, before it is drawn."""

    issue: Issue
    press: Press
    fonts: FontSet
    surround: Surround
    cover: Page
    contents: tuple[Page, ...]
    documents: tuple[Laid, ...]
    colophon: Page

    @property
    def pages(self) -> int:
        return 1 + len(self.contents) + sum(len(laid.pages) for laid in self.documents) + 1


def lay_out(issue: Issue, press: Press, files: FileStore, progress: Progress) -> Layout:
    """Put an issue on pages: cover is page 1, then contents, documents, colophon.

    Raises RenderError for what can't be set, before anything is drawn or written.
    """
    fonts = load_fonts(press.typeface)
    profile, operator, demonstration = press.profile, press.operator, press.demonstration
    refuse_unprintable(issue, profile, operator, fonts)
    decimal = "," if profile.language == "vie" else "."
    setter = Setter(fonts, decimal, str(issue.id))
    cover = front.cover(issue, profile, operator, setter, demonstration=demonstration)
    first = 2 + len(front.contents(issue, profile, setter, {}))
    documents: list[Laid] = []
    for checked, part, group in _in_order(issue):
        name = citation(checked, wording(profile))
        blocks = _document(checked, name, part, group, press, files)
        own = Setter(fonts, decimal, name)
        pages = paginate(own.set(blocks, st.FRAME_WIDTH), own)
        documents.append(Laid(checked, name, pages, first))
        first += len(pages)
        progress.advance(name)
    starts = {laid.checked.document.uri: laid.first for laid in documents}
    contents = front.contents(issue, profile, setter, starts)
    last = front.colophon(issue, profile, operator, press.base_url, setter, demonstration=demonstration)
    around = surround(issue, profile, demonstration=demonstration)
    return Layout(issue, press, fonts, around, cover, contents, tuple(documents), last)


def issue_pdf(layout: Layout, files: FileStore) -> bytes:
    """The issue as one PDF."""
    sheets = [Sheet(layout.cover, 1, bare=True)]
    sheets += [Sheet(page, number) for number, page in enumerate(layout.contents, 2)]
    for laid in layout.documents:
        sheets += _sheets(laid)
    sheets.append(Sheet(layout.colophon, layout.pages))
    issue, words = layout.issue, layout.press.profile.furniture
    number = words.issue_line.format(numbers=issue.id.label)
    title = f"{words.title} - {number} - {long_date(issue.date, words)}"
    facts = _facts(layout, title, layout.press.operator, words.title, layout.press.profile.bcp47)
    return write_pdf(sheets, list(_issue_outline(layout)), facts, layout.fonts, layout.surround, files.get)


def document_pdf(layout: Layout, laid: Laid, files: FileStore) -> bytes:
    """One document as a PDF of its own, with the pages, numbers and heads it has in the issue."""
    metadata = laid.checked.document.metadata
    title = laid.name
    if metadata.title and metadata.title != laid.name:
        title = f"{laid.name}: {metadata.title}"
    author = "; ".join(issuer.name for issuer in metadata.issuers) or layout.press.operator
    profile = layout.press.profile
    language = tag(metadata.language, own=profile.language, bcp47=profile.bcp47)
    facts = _facts(layout, title, author, layout.surround.head, language)
    outline = list(_document_outline(laid, 0))
    return write_pdf(_sheets(laid), outline, facts, layout.fonts, layout.surround, files.get)


def _in_order(issue: Issue) -> Iterator[tuple[CheckedDocument, str | None, str | None]]:
    """Every document, with the headings of part and body where it is the first below them."""
    for section in issue.sections:
        part: str | None = section.heading
        for group in section.groups:
            heading: str | None = group.heading
            for checked in group.documents:
                yield checked, part, heading
                part = heading = None


def _document(
    checked: CheckedDocument, name: str, part: str | None, group: str | None, press: Press, files: FileStore
) -> list[Block]:
    document = checked.document
    key = front.document_key(checked)
    source = Source(name, key, press.base_url, read_pictures(checked, files, name))
    blocks = document_blocks(parse(document.akn), source)
    if not blocks:
        raise RenderError("RND-EMPTY", document=name)
    blocks = [*front.headings(part, group), *blocks]
    if document.remark:
        said = text("RND-REMARK", wording(press.profile), (("remark", document.remark),))
        blocks += [Gap(14), Hairline(None, 0.26), Para((Run(said),), st.REMARK)]
    marks = [Mark(key, name, 0)]
    marks += [Mark(key + _PART)] if part is not None else []
    marks += [Mark(key + _GROUP)] if group is not None else []
    return [Gap(0.0, tuple(marks)), *blocks]


def _sheets(laid: Laid) -> list[Sheet]:
    return [Sheet(page, number, laid.name) for number, page in enumerate(laid.pages, laid.first)]


def _facts(layout: Layout, title: str, author: str, subject: str, language: str) -> Facts:
    profile = layout.press.profile
    notice = text("RND-DEMONSTRATION", wording(profile)) if layout.press.demonstration else ""
    return Facts(
        title=title,
        author=author,
        subject=f"{subject}. {notice}" if notice else subject,
        keywords=notice,
        language=language,
        day=layout.issue.date,
    )


def _document_outline(laid: Laid, level: int) -> Iterator[Outline]:
    for page in laid.pages:
        for placed in page.marks:
            if placed.mark.title:
                yield Outline(level + placed.mark.level, placed.mark.title, placed.mark.key)


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
                yield from _document_outline(laid[checked.document.uri], 2)
    yield Outline(0, text("RND-COLOPHON", wording(layout.press.profile)), front.COLOPHON_KEY)
