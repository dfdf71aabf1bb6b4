"""Every file of an issue: what there is, where it lies on the portal, and the digest of what shaped it."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.akn.languages import tag
from gazette.errors import RenderError
from gazette.model import (
    CheckedDocument,
    Entry,
    FileStore,
    Issue,
    Progress,
    RenderedIssue,
    Rendition,
    Role,
    Typeface,
)
from gazette.profiles import Profile
from gazette.render.html.style import style_sheet
from gazette.render.pdf.forked import in_processes, uncollected
from gazette.render.pdf.issue import Layout, Press, document_pdf, issue_pdf, lay_out

RENDER_VERSION = "11"
"""Raised with every change that alters the bytes of a rendition."""

_PDF = "application/pdf"
_XML = "application/akn+xml"
_HTML = "text/html"


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """Everything but the texts that shapes a rendition. `base_url` leads references to the portal."""

    typeface: Typeface
    profile: Profile
    base_url: str
    operator: str
    demonstration: bool = False
    emblem: str | None = None
    """sha256 of the image on the cover, in the file store; None for a neutral ornament."""


def settings_digest(settings: RenderSettings) -> str:
    """sha256 (lower-case hex) over everything but the texts that shapes the bytes of a rendition.

    The versions of the libraries that write and compress count too: another version may write other bytes.
    """
    import fontTools
    import PIL
    import reportlab

    facts = {
        "base_url": settings.base_url,
        "fonttools": fontTools.version,
        "demonstration": settings.demonstration,
        "emblem": settings.emblem,
        "operator": settings.operator,
        "pillow": PIL.__version__,
        "profile": settings.profile.digest,
        "render": RENDER_VERSION,
        "reportlab": reportlab.__version__,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "typeface": settings.typeface.digest,
    }
    canonical = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


@uncollected()
def render_issue(
    issue: Issue, settings: RenderSettings, files: FileStore, progress: Progress, processes: int = 1
) -> RenderedIssue:
    """Make every rendition of an issue, in up to `processes` processes, and put it into the file store.

    Raises RenderError for what can't be set (nothing has been stored then), MissingError for a typeface that is not
    the pinned one, IntegrityError from the store.
    """
    press = _press(settings)
    progress.start("render", 2 * len(issue.documents) + 1)
    _refuse_twice(issue)
    attached = [rendition for entry in issue.entries if _opens(entry) for rendition in _attached(entry.checked)]
    layout = lay_out(issue, press, files, progress, processes)
    made = [
        Rendition(role, path, kind, files.put(data), len(data), work)
        for role, path, kind, data, work in _files(layout, settings, files, progress, processes)
    ]
    made += attached
    progress.finish()
    ranges = tuple(laid.range for laid in layout.documents)
    places = tuple(laid.places for laid in layout.documents)
    return RenderedIssue(issue, tuple(made), layout.pages, ranges, settings_digest(settings), places=places)


def _refuse_twice(issue: Issue) -> None:
    """Raise RenderError (RND-PATH-TWICE) when two files would have one path, or two documents one work URI."""
    paths = [item.path for checked in issue.documents for item in _attached(checked)]
    paths += [f"{_base(checked)}.{kind}" for checked in issue.documents for kind in ("html", "xml")]
    paths += [f"{_base(entry.checked)}{_which(entry)}.pdf" for entry in issue.entries]
    paths += [checked.document.uri for checked in issue.documents]
    twice = [path for path, count in Counter(paths).items() if count > 1]
    if twice:
        raise RenderError("RND-PATH-TWICE", path=twice[0])


def _base(checked: CheckedDocument) -> str:
    """Where a document's own files lie, without what tells their kinds apart."""
    folder = checked.document.eli.strip("/")
    return f"{folder}/{folder.rsplit('/', 1)[-1]}"


def _which(entry: Entry) -> str:
    """What tells the PDF of a portion from those of the others."""
    return f"-{entry.portion.number}" if entry.portion is not None else ""


def _opens(entry: Entry) -> bool:
    """Whether the text begins here: its HTML, its XML and what came with it are published with its first portion.

    So the whole text is fixed under a seal before any of it is printed (docs/adr/0014-split-texts.md).
    """
    return entry.portion is None or entry.portion.first is None


@uncollected()
def render_proof(
    issue: Issue, settings: RenderSettings, files: FileStore, progress: Progress, processes: int = 1
) -> tuple[bytes, int]:
    """The issue's PDF for reading before the seal, and its pages: a word across each, line numbers, nothing to sign.

    It is kept nowhere. Raises as `render_issue` does.
    """
    progress.start("render", len(issue.documents))
    _refuse_twice(issue)
    layout = lay_out(issue, replace(_press(settings), proof=True), files, progress, processes)
    made = issue_pdf(layout, files)
    progress.finish()
    return made, layout.pages


def _press(settings: RenderSettings) -> Press:
    return Press(
        settings.typeface,
        settings.profile,
        settings.base_url,
        settings.operator,
        settings.demonstration,
        emblem=settings.emblem,
    )


def _files(
    layout: Layout, settings: RenderSettings, files: FileStore, progress: Progress, processes: int
) -> Iterator[tuple[Role, str, str, bytes, str | None]]:
    """Role, path, media type, bytes and work of each file that is made here."""
    from gazette.render.html.page import document_html  # a proof has no HTML

    issue = layout.issue
    name = f"cong-bao-{issue.id.slug}-{issue.id.year}.pdf"
    yield Role.ISSUE_PDF, f"{issue.id.path}/{name}", _PDF, issue_pdf(layout, files), None
    yield Role.ISSUE_XML, f"{issue.id.path}/issue.xml", _XML, issue.akn, None
    progress.advance(str(issue.id))

    style = style_sheet(settings.profile.house.screen, settings.typeface.name)

    def make(index: int) -> tuple[bytes, bytes]:
        laid = layout.documents[index]
        document, own = laid.checked.document, settings.profile
        language = tag(document.metadata.language, own=own.language, bcp47=own.bcp47)
        html = document_html(document, base_url=settings.base_url, language=language, style=style)
        return document_pdf(layout, laid, files), html

    weights = [len(laid.checked.document.akn) for laid in layout.documents]
    for laid, (pdf, html) in zip(layout.documents, in_processes(make, weights, processes), strict=True):
        document = laid.checked.document
        base = _base(laid.checked)
        yield Role.DOCUMENT_PDF, f"{base}{_which(laid.entry)}.pdf", _PDF, pdf, document.uri
        if not _opens(laid.entry):
            continue
        yield Role.DOCUMENT_HTML, f"{base}.html", _HTML, html, document.uri
        yield Role.DOCUMENT_XML, f"{base}.xml", _XML, document.akn, document.uri
        progress.advance(document.eli)


_PLACES = {
    "attachment": (Role.ATTACHMENT, "files"),
    "facsimile": (Role.FACSIMILE, "original"),
    "image": (Role.IMAGE, "media"),
}
"""What a file that came with a document becomes, and the folder below the document's that it is published in."""


def _attached(checked: CheckedDocument) -> Iterator[Rendition]:
    """Files published with a document unchanged; their bytes are in the store already."""
    document = checked.document
    folder = document.eli.strip("/")
    for item in document.attachments:
        if not item.name or item.name in (".", "..") or "/" in item.name or "\\" in item.name:
            raise RenderError("RND-FILE-NAME", document=document.eli, name=item.name)
        role, place = _PLACES[item.role]
        yield Rendition(
            role,
            f"{folder}/{place}/{item.name}",
            item.media_type,
            item.sha256,
            item.size,
            document.uri,
        )
