"""The files of an issue, document by document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.errors import RenderError
from gazette.messages import Language, text
from gazette.model import CheckedDocument, FileStore, OneText, Progress, RenderedIssue, Rendition, Role
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

    checked: CheckedDocument
    headings: tuple[str, ...]


def proofread(rendered: RenderedIssue, files: FileStore, language: Language, progress: Progress) -> tuple[OneText, ...]:
    """What each document's text is, told alike by all its files. `language` is that of the issue's own words.

    Raises RenderError: RND-TEXT-DIFFERS with both sides where a file tells something else, RND-UNREADABLE for a file
    that can't be read as its format asks.
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
        uri = placed.checked.document.uri
        found.append(_document(placed, rendered, files, language, issue.readings(*pages[uri]), contents))
        progress.advance(placed.checked.document.eli)
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
            for checked in group.documents:
                yield _Placed(checked, tuple(heading.upper() for heading in (*part, *body) if heading))
                part, body = [], []


def _document(
    placed: _Placed,
    rendered: RenderedIssue,
    files: FileStore,
    language: Language,
    in_issue: Readings,
    contents: ContentReader,
) -> OneText:
    document = placed.checked.document
    source = _only(rendered, Role.DOCUMENT_XML, document.uri)
    page = _only(rendered, Role.DOCUMENT_HTML, document.uri)
    sheet = _only(rendered, Role.DOCUMENT_PDF, document.uri)
    akn = files.get(source.sha256)
    plain = read_akoma_ntoso(akn)
    shown, below = _html(page, files)
    _same(document.eli, plain, shown, page.path)
    own: Language = "vi" if document.metadata.language == "vie" else "en"
    _same_text(document.eli, _said(document.remark, own), below, page.path)
    remark = tuple(filter(None, [_remark(document.remark, language)]))
    around = placed.headings or remark
    printed = read_akoma_ntoso(akn, before=placed.headings, after=remark) if around else plain
    own_file = _pdf(sheet, files, contents)
    alone = own_file.readings(0, len(own_file.tagged))
    _same(document.eli, printed, alone, sheet.path)
    if alone != in_issue:
        _same(document.eli, printed, in_issue, _only(rendered, Role.ISSUE_PDF, None).path)
    return OneText(document.uri, plain.digest)


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
