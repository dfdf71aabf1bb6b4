"""The files of an issue, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gazette.errors import RenderError
from gazette.messages import Language, text
from gazette.model import (
    Entry,
    Extent,
    FileStore,
    IssueId,
    OneText,
    Portion,
    Progress,
    RenderedIssue,
    Rendition,
    Role,
)
from gazette.proofread.contents import contents_fault, cover_fault, read_issue
from gazette.proofread.pdf_operators import ContentReader
from gazette.proofread.pdf_text import PdfText, read_pdf
from gazette.proofread.reading import Reading, first_difference
from gazette.proofread.xml_text import Readings, read_akoma_ntoso, read_html

PROOFREAD_VERSION = "2"
"""Raised when more is asked of a file than before."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A document with the headings that stand above it because it is the first below them."""

    entry: Entry
    headings: tuple[str, ...]


def proofread(
    rendered: RenderedIssue,
    files: FileStore,
    language: Language,
    progress: Progress,
    earlier: Mapping[str, Sequence[OneText]] | None = None,
) -> tuple[OneText, ...]:
    """What each document's text is, told alike by all its files. `language` is that of the issue's own words.

    `earlier` are the portions of split texts, by work URI, that were read in the issues before, in order: together
    with what is printed here they must make up the text.

    Raises RenderError: RND-TEXT-DIFFERS with both sides where a file tells something else, RND-UNREADABLE for a file
    that can't be read as its format asks, RND-PORTIONS where portions lose or double letters.
    """
    progress.start("proofread", len(rendered.issue.documents) + 1)
    whole = _only(rendered, Role.ISSUE_PDF, None)
    contents = ContentReader()
    issue = _pdf(whole, files, contents)
    progress.advance(str(rendered.issue.id))
    _cover_and_contents(rendered, issue, files, language)
    pages = {item.work: (item.first - 1, item.last - 1) for item in rendered.ranges}
    found = []
    for placed in _placed(rendered):
        document = placed.entry.checked.document
        read = _document(placed, rendered, files, language, issue.readings(*pages[document.uri]), contents)
        _whole(document.eli, (*(earlier or {}).get(document.uri, ()), read))
        found.append(read)
        progress.advance(document.eli)
    progress.finish()
    return tuple(found)


def _cover_and_contents(rendered: RenderedIssue, issue: PdfText, files: FileStore, language: Language) -> None:
    source, sheet = _only(rendered, Role.ISSUE_XML, None), _only(rendered, Role.ISSUE_PDF, None)
    try:
        told = read_issue(files.get(source.sha256))
    except ValueError as error:
        raise RenderError("RND-UNREADABLE", path=source.path, detail=error) from error
    pages = {item.work: item.first for item in rendered.ranges}
    cover = issue.readings(0, 0).text
    contents = issue.readings(1, min(pages.values(), default=2) - 2).text
    found = contents_fault(told, contents, pages, language)
    if (missing := cover_fault(told, cover)) is not None:
        found = missing, cover.around(0)
    if found is not None:
        raise RenderError(
            "RND-TEXT-DIFFERS", document=str(rendered.issue.id), path=sheet.path, source=found[0], found=found[1]
        )


def _placed(rendered: RenderedIssue) -> Iterator[_Placed]:
    for section in rendered.issue.sections:
        part = [section.heading]
        for group in section.groups:
            body = [group.heading]
            for entry in group.entries:
                yield _Placed(entry, tuple(heading.upper() for heading in (*part, *body) if heading))
                part, body = [], []


def _document(
    placed: _Placed,
    rendered: RenderedIssue,
    files: FileStore,
    language: Language,
    in_issue: Readings,
    contents: ContentReader,
) -> OneText:
    document, portion = placed.entry.checked.document, placed.entry.portion
    sheet = _only(rendered, Role.DOCUMENT_PDF, document.uri)
    akn = document.akn
    plain = read_akoma_ntoso(akn)
    if portion is None or portion.first is None:
        source = _only(rendered, Role.DOCUMENT_XML, document.uri)
        page = _only(rendered, Role.DOCUMENT_HTML, document.uri)
        akn = files.get(source.sha256)
        plain = read_akoma_ntoso(akn)
        shown, below = _html(page, files)
        _same(document.eli, plain, shown, page.path)
        own: Language = "vi" if document.metadata.language == "vie" else "en"
        _same_text(document.eli, _said(document.remark, own), below, page.path)
    before = (*placed.headings, *_opening(placed.entry, rendered.issue.title, language))
    after = (*_closing(portion, rendered.issue.title, language), *_remark_below(placed.entry, language))
    printed, extent = plain, None
    if portion is not None:
        extent = _extent(akn, portion)
    if before or after or portion is not None:
        unit = (portion.first, portion.until) if portion is not None else (None, None)
        printed = read_akoma_ntoso(akn, before=before, after=after, first=unit[0], until=unit[1])
    own_file = _pdf(sheet, files, contents)
    alone = own_file.readings(0, len(own_file.tagged))
    _same(document.eli, printed, alone, sheet.path)
    if alone != in_issue:
        _same(document.eli, printed, in_issue, _only(rendered, Role.ISSUE_PDF, None).path)
    return OneText(document.uri, plain.digest, extent)


def _extent(akn: bytes, portion: Portion) -> Extent:
    """Which letters of a text a portion has, told by how many stand before it and before the next one."""

    def up_to(eid: str | None) -> Readings:
        return read_akoma_ntoso(akn, until=eid)

    ends = up_to(portion.until)
    begins = (0, 0) if portion.first is None else _lengths(up_to(portion.first))
    letters, notes = _lengths(ends)
    return Extent((begins[0], letters), (begins[1], notes))


def _lengths(read: Readings) -> tuple[int, int]:
    return len(read.text.letters), len(read.notes.letters)


def _whole(document: str, portions: Sequence[OneText]) -> None:
    """Each portion must begin where the one before ended, in one and the same text; the first at its first letter."""
    extents = [item.extent for item in portions if item.extent is not None]
    reached, noted = 0, 0
    for extent in extents:
        if (extent.letters[0], extent.notes[0]) != (reached, noted):
            raise RenderError("RND-PORTIONS", document=document, ends=reached, begins=extent.letters[0])
        reached, noted = extent.letters[1], extent.notes[1]
    if len({item.sha256 for item in portions}) > 1:
        raise RenderError("RND-PORTIONS-CHANGED", document=document)


def _opening(entry: Entry, title: str, language: Language) -> tuple[str, ...]:
    """The lines above a portion that goes on: what the document is called, and from which issue it goes on."""
    if entry.portion is None or entry.portion.before is None:
        return ()
    facts = entry.checked.document.metadata
    name = facts.title or ""
    if facts.type and facts.number:
        name = text("RND-CITATION", language, (("type", facts.type.name), ("number", facts.number.raw)))
        name = f"{name} {facts.title}" if facts.title else name
    return name, _link("RND-TEXT-FROM", title, entry.portion.before, language)


def _closing(portion: Portion | None, title: str, language: Language) -> tuple[str, ...]:
    if portion is None or portion.after is None:
        return ()
    return (_link("RND-TEXT-GOES-ON", title, portion.after, language),)


def _link(code: str, title: str, issue: IssueId, language: Language) -> str:
    return text(code, language, (("title", title), ("numbers", issue.label)))


def _remark_below(entry: Entry, language: Language) -> tuple[str, ...]:
    """The publisher's note stands below the end of a text."""
    if entry.portion is not None and entry.portion.until is not None:
        return ()
    return tuple(filter(None, [_remark(entry.checked.document.remark, language)]))


def _remark(remark: str | None, language: Language) -> str:
    return text("RND-REMARK", language, (("remark", remark),)) if remark else ""


def _said(remark: str | None, language: Language) -> Reading:
    return Reading.of(_remark(remark, language))


def _only(rendered: RenderedIssue, role: Role, work: str | None) -> Rendition:
    return next(item for item in rendered.renditions if item.role is role and item.work == work)


def _pdf(file: Rendition, files: FileStore, contents: ContentReader) -> PdfText:
    try:
        return read_pdf(files.get(file.sha256), contents)
    except ValueError as error:
        raise RenderError("RND-UNREADABLE", path=file.path, detail=error) from error


def _html(file: Rendition, files: FileStore) -> tuple[Readings, Reading]:
    try:
        return read_html(files.get(file.sha256))
    except ValueError as error:
        raise RenderError("RND-UNREADABLE", path=file.path, detail=error) from error


def _same(document: str, source: Readings, other: Readings, path: str) -> None:
    _same_text(document, source.text, other.text, path)
    _same_text(document, source.notes, other.notes, path)


def _same_text(document: str, source: Reading, other: Reading, path: str) -> None:
    place = first_difference(source, other)
    if place is not None:
        raise RenderError(
            "RND-TEXT-DIFFERS", document=document, path=path, source=source.around(place), found=other.around(place)
        )
