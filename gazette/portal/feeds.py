"""What programs read: the Atom feed (RFC 4287), the sitemap (sitemaps.org 0.9) and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from lxml import etree

from gazette.model import Role
from gazette.model.fact_record import SignedFact
from gazette.portal.addresses import absolute, page_in
from gazette.portal.holdings import HeldDocument, Holdings
from gazette.portal.settings import Gazette, PortalSettings
from gazette.portal.words import Words

FEED = "feed.xml"
FEED_LENGTH = 200
"""Documents in the feed, newest first."""
SITEMAP_LIMIT = 50_000
"""Addresses in one sitemap, by its protocol."""

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_ISSUE = datetime(1970, 1, 1, tzinfo=UTC)


def atom(holdings: Holdings, settings: PortalSettings, gazette: Gazette | None = None) -> bytes:
    """What became of documents, then the newest documents, both newest first; of one of several gazettes, or all.

    `updated` is the time of sealing, so that nothing but a new issue or a new fact changes the feed. Of a document that
    was redacted, what became of it is all that is told.
    """
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    feed.set(_XML_LANG, settings.profile.bcp47)
    base, path = settings.base_url, gazette.feed if gazette is not None else FEED
    _child(feed, "id", absolute(base, path))
    _child(feed, "title", gazette.title if gazette is not None else settings.title)
    facts = [(item.signed_at, item, document) for document in holdings.documents for item in document.facts]
    facts = sorted(facts, key=lambda told: (told[0], told[1].sequence), reverse=True)[:FEED_LENGTH]
    sealed = (issue.signed.signed_at for issue in holdings.issues)
    newest = max((*sealed, *(at for at, _, _ in facts)), default=_NO_ISSUE)
    _child(feed, "updated", _stamp(newest))
    _child(_child(feed, "author"), "name", gazette.operator if gazette is not None else settings.operator)
    _link(feed, "self", absolute(base, path), "application/atom+xml")
    _link(feed, "alternate", absolute(base, gazette.page if gazette is not None else "index.html"), "text/html")
    for at, item, document in facts:
        _fact_entry(feed, at, item, document, settings)
    for document in holdings.readable[:FEED_LENGTH]:
        _entry(feed, document, settings)
    return _written(feed)


def _fact_entry(
    feed: etree._Element, at: datetime, signed: SignedFact, document: HeldDocument, settings: PortalSettings
) -> None:
    """What became of a document: its signed statement is the enclosure, its page the alternate."""
    base, fact = settings.base_url, signed.record.fact
    words = Words("vi" if settings.language == "vi" else "en", settings.timezone)
    item = _child(feed, "entry")
    _child(item, "id", absolute(base, signed.record_file.path))
    if fact.on is not None:
        told = words(f"FACT-{fact.kind.upper()}", date=words.day(fact.on))
        _child(item, "title", f"{document_name(document)}: {told}")
    _child(item, "updated", _stamp(at))
    _child(item, "published", _stamp(at))
    _link(item, "alternate", absolute(base, page_in(document.folder)), "text/html")
    link = _link(item, "enclosure", absolute(base, signed.record_file.path), signed.record_file.media_type)
    link.set("length", str(signed.record_file.size))
    _child(item, "category").set("term", fact.kind.value)
    _child(item, "summary", fact.reason)


def _entry(feed: etree._Element, document: HeldDocument, settings: PortalSettings) -> None:
    base, entry = settings.base_url, document.entry
    address = absolute(base, page_in(document.folder))
    sealed = _stamp(document.issue.signed.signed_at)
    item = _child(feed, "entry")
    _child(item, "id", address)
    _child(item, "title", document_name(document))
    _child(item, "updated", sealed)
    _child(item, "published", sealed)
    _link(item, "alternate", address, "text/html")
    for role, media_type in ((Role.DOCUMENT_PDF, "application/pdf"), (Role.DOCUMENT_XML, "application/akn+xml")):
        file = document.file(role)
        if file is not None:
            link = _link(item, "enclosure", absolute(base, file.path), media_type)
            link.set("length", str(file.size))
    for issuer in entry.issuers:
        _child(_child(item, "author"), "name", issuer)
    _child(item, "category").set("term", entry.type)
    _child(item, "summary", entry.title)


def document_name(document: HeldDocument) -> str:
    """`Quyết định 83/2008/QĐ-TTg`, or type and title where there is no number; a redacted one has no title."""
    entry = document.entry
    if entry.number or not entry.title:
        return f"{entry.type} {entry.number or ''}".rstrip()
    return f"{entry.type}: {entry.title}"


def sitemaps(pages: Sequence[tuple[str, date | None]], settings: PortalSettings) -> dict[str, bytes]:
    """`sitemap.xml`, and where one can't hold all addresses the parts that it then lists."""
    parts = [pages[start : start + SITEMAP_LIMIT] for start in range(0, len(pages), SITEMAP_LIMIT)]
    if len(parts) <= 1:
        return {"sitemap.xml": _urlset(pages, settings)}
    made = {f"sitemap-{number}.xml": _urlset(part, settings) for number, part in enumerate(parts, 1)}
    index = etree.Element(f"{{{_SITEMAP}}}sitemapindex", nsmap={None: _SITEMAP})
    for name in made:
        one = etree.SubElement(index, f"{{{_SITEMAP}}}sitemap")
        etree.SubElement(one, f"{{{_SITEMAP}}}loc").text = absolute(settings.base_url, name)
    return {"sitemap.xml": _written(index), **made}


def robots(settings: PortalSettings) -> bytes:
    """Everything may be read by everyone; a demonstration asks not to be listed as if it were the gazette."""
    rule = "Disallow: /" if settings.demonstration else "Allow: /"
    return f"User-agent: *\n{rule}\nSitemap: {absolute(settings.base_url, 'sitemap.xml')}\n".encode()


def _urlset(pages: Iterable[tuple[str, date | None]], settings: PortalSettings) -> bytes:
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP})
    for path, changed in pages:
        url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = absolute(settings.base_url, path)
        if changed is not None:
            etree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = changed.isoformat()
    return _written(root)


def _child(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    made.text = text
    return made


def _link(parent: etree._Element, rel: str, href: str, media_type: str) -> etree._Element:
    link = _child(parent, "link")
    link.set("rel", rel)
    link.set("href", href)
    link.set("type", media_type)
    return link


def _stamp(moment: datetime) -> str:
    """RFC 3339 in UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _written(root: etree._Element) -> bytes:
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return data
