"""From signed issues to every file of a release of the portal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from importlib.resources import files as package_files
from posixpath import normpath
from urllib.parse import unquote

from gazette.errors import ConflictError, PublishError
from gazette.model import FileStore, Progress, Role, SignedFile, SignedIssue, Site, SiteFile, release_digest
from gazette.model.fact_record import SignedFact
from gazette.model.quiet_day import QuietDay
from gazette.model.renewal import SignedRenewal
from gazette.portal import feeds, fonts, search_data
from gazette.portal.addresses import checked_path, page_in
from gazette.portal.article import Article, Link, read_article
from gazette.portal.colours import in_colours
from gazette.portal.holdings import HeldDocument, Holdings, hold
from gazette.portal.pages import HOME, YEARS, Pages
from gazette.portal.settings import PortalSettings


class _Release:
    """Collects the files of a release; a path is taken once."""

    def __init__(self, files: FileStore) -> None:
        self._files = files
        self._held: dict[str, SiteFile] = {}
        self.characters: set[str] = set()

    def write(self, path: str, data: bytes) -> None:
        """A view made now."""
        self._take(SiteFile(checked_path(path), self._files.put(data), len(data)))

    def page(self, made: tuple[str, bytes]) -> None:
        path, data = made
        self.characters.update(data.decode("utf-8"))
        self.write(path, data)

    def copy(self, file: SiteFile) -> None:
        """A file that exists already: a rendition as it was sealed, a part of the log."""
        self._take(SiteFile(checked_path(file.path), file.sha256, file.size))

    def _take(self, file: SiteFile) -> None:
        known = self._held.setdefault(file.path, file)
        if known != file:
            raise ConflictError("PTL-PATH-TWICE", path=file.path)

    def site(self) -> Site:
        listed = tuple(self._held[path] for path in sorted(self._held))
        return Site(release_digest(listed), listed)


def build_site(
    issues: Sequence[SignedIssue],
    settings: PortalSettings,
    files: FileStore,
    progress: Progress,
    renewals: Sequence[SignedRenewal] = (),
    log: Sequence[SiteFile] = (),
    facts: Sequence[SignedFact] = (),
    quiet: Sequence[QuietDay] = (),
) -> Site:
    """Make every file of the portal: the renditions as they were sealed, the log's files, and the pages around them.

    The same issues and settings give the same bytes. Raises PublishError for an issue that lacks a file or a text or
    names an unsafe path, ConflictError when two files or documents claim one place, MissingError for the typeface,
    IntegrityError when the store's bytes are not what they were.
    """
    holdings = replace(hold(issues, renewals, files, progress, facts), quiet=tuple(quiet))
    release = _Release(files)
    published = {file.path: file for issue in holdings.issues for file in issue.published}
    for held in holdings.issues:
        for file in held.published:
            release.copy(SiteFile(file.path, file.sha256, file.size))
    for statement in (file for document in holdings.documents for file in document.published):
        release.copy(SiteFile(statement.path, statement.sha256, statement.size))
    for kept in log:
        release.copy(kept)
    pages = Pages(holdings, settings, logged=bool(log))
    progress.start("portal-pages", len(holdings.documents) + len(holdings.issues))
    for document in holdings.documents:
        for page in _pages_of(document, pages, holdings, published, settings, files):
            release.page(page)
        progress.advance(document.entry.number or document.entry.title)
    for issue in holdings.issues:
        for lang in settings.languages:
            release.page(pages.issue(issue, lang))
        progress.advance(str(issue.signed.manifest.id))
    for lang in settings.languages:
        for page in (pages.home(lang), pages.years(lang), pages.search(lang), pages.check(lang)):
            release.page(page)
        for volume in holdings.volumes:
            release.page(pages.year(volume, lang))
        for gazette in settings.gazettes:
            release.page(pages.gazette(gazette, lang))
    release.page(pages.lost())
    _add_data(release, holdings, settings)
    _add_assets(release, settings)
    progress.finish()
    return release.site()


def _pages_of(
    document: HeldDocument,
    pages: Pages,
    holdings: Holdings,
    published: dict[str, SignedFile],
    settings: PortalSettings,
    files: FileStore,
) -> Iterator[tuple[str, bytes]]:
    """A document's page in each language; a tombstone where its text had to go."""
    if document.redaction is not None:
        yield from (pages.tombstone(document, document.redaction, lang) for lang in settings.languages)
        return
    article = _article(document, holdings, published, settings, files)
    yield from (pages.document(document, article, lang) for lang in settings.languages)


def _article(
    document: HeldDocument,
    holdings: Holdings,
    published: dict[str, SignedFile],
    settings: PortalSettings,
    files: FileStore,
) -> Article:
    name = document.entry.number or document.entry.title
    rendition = document.file(Role.DOCUMENT_HTML)
    if rendition is None:
        number = str(document.issue.signed.manifest.id)
        raise PublishError("PTL-NO-FILE", role=Role.DOCUMENT_HTML, document=name, issue=number)
    folder = rendition.path.rpartition("/")[0]

    home = settings.base_url.rstrip("/")

    def resolve(href: str) -> Link | None:
        own = href.removeprefix(home) if href.startswith(f"{home}/") else href
        if own.startswith("/"):
            hit = holdings.resolve(own)
            return Link("nowhere") if hit is None else Link("page", hit[0].folder, hit[1])
        path = normpath(f"{folder}/{unquote(href)}")
        return Link("file", path) if path in published else None

    return read_article(files.get(rendition.sha256), name, resolve)


def _add_data(release: _Release, holdings: Holdings, settings: PortalSettings) -> None:
    """What programs and the portal's scripts read."""
    for path, data in {**search_data.search_data(holdings, settings), **search_data.check_data(holdings)}.items():
        release.write(path, data)
    release.write(feeds.FEED, feeds.atom(holdings, settings))
    for gazette in settings.gazettes:
        release.write(gazette.feed, feeds.atom(holdings.of_publisher(gazette.code), settings, gazette))
    release.write("robots.txt", feeds.robots(settings))
    for path, data in feeds.sitemaps(_addresses(holdings), settings).items():
        release.write(path, data)


def _addresses(holdings: Holdings) -> list[tuple[str, date | None]]:
    """Pages for the sitemap, in the language of the gazette; the other language is named by each page itself.

    A tombstone asks not to be listed, so it is not named.
    """
    newest = holdings.newest.date if holdings.newest else None
    listed: list[tuple[str, date | None]] = [(page, newest) for page in (HOME, YEARS)]
    listed += ((volume.page, volume.issues[0].date) for volume in holdings.volumes)
    listed += ((page_in(issue.folder), issue.date) for issue in holdings.issues)
    listed += ((page_in(document.folder), document.issue.date) for document in holdings.readable)
    return listed


def _add_assets(release: _Release, settings: PortalSettings) -> None:
    for item in sorted(package_files("gazette.portal").joinpath("static").iterdir(), key=lambda item: item.name):
        release.write(f"assets/{item.name}", in_colours(item.name, item.read_bytes(), settings.profile.house.screen))
    characters = fonts.base_characters() | release.characters
    for style, data in fonts.web_fonts(settings.typeface, characters).items():
        release.write(f"assets/serif-{style}.woff", data)
