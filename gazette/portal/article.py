"""The text of a document: taken from its HTML rendition, let through an allow-list, made ready for a page.

The rendition is this program's own and sealed by the manifest; the allow-list is a second wall behind the strict
content security policy. Words are never dropped with an unknown element, only its tags are; elements that run or
load something go with all they hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree, html

from gazette.errors import PublishError

OWN_PREFIX = "g-"
"""Classes and ids that begin so belong to the portal's pages; a document's text can't borrow them."""

_ELEMENTS = frozenset((
    "a", "abbr", "article", "aside", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "col", "colgroup",
    "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small",
    "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
    "wbr",
))  # fmt: skip
_DROPPED_WHOLE = frozenset((
    "script", "style", "iframe", "object", "embed", "applet", "frame", "frameset", "noframes", "noscript", "template",
    "svg", "math", "form", "input", "button", "select", "textarea", "option", "video", "audio", "source", "track",
    "link", "meta", "base", "title", "head", "plaintext", "xmp", "noembed", "portal",
))  # fmt: skip
_GLOBAL = frozenset({"id", "class", "lang", "dir", "title"})
_OF_ELEMENT: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "role", "aria-label"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "li": frozenset({"value"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "time": frozenset({"datetime"}),
    "section": frozenset({"role", "aria-label", "aria-labelledby"}),
    "aside": frozenset({"role", "aria-label", "aria-labelledby"}),
    "table": frozenset({"role"}),
}
_ROLES = frozenset({"doc-noteref", "doc-endnotes", "doc-endnote", "doc-backlink", "presentation", "none", "note"})
_NUMERIC = frozenset({"colspan", "rowspan", "width", "height", "start", "value", "span"})
_TOKEN = re.compile(r"[A-Za-z_][\w.:-]*\Z")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_OUTSIDE = ("https://", "http://", "mailto:")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link of the text leads: `page` is a folder of the portal, `file` one of its files.

    `nowhere` is an address of this register that the portal does not hold: its words stay, without a link.
    """

    kind: Literal["page", "file", "nowhere"]
    target: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents: `level` is 2 to 6, `anchor` an id in the text."""

    level: int
    anchor: str
    text: str
    label: str
    """What one calls it: `Điều 1`; the whole text where it has no number of its own."""


Resolver = Callable[[str], Link | None]
"""Turns an address of the text (`/eli/…`, `media/x.png`) into a place on the portal; None for one that is not of it."""


@dataclass(frozen=True, slots=True)
class _Slot:
    element: etree._Element
    attribute: str
    link: Link


class Article:
    """The text of a document, ready to be written for pages at different places and in different languages."""

    def __init__(self, root: etree._Element, slots: list[_Slot]) -> None:
        self._root = root
        self._slots = slots
        found = list(_headings(root))
        self._marks = [_mark_before(element, heading) for element, heading in found]
        self.headings = tuple(heading for _, heading in found)
        self.has_title = root.find(".//h1") is not None

    def html(self, address: Callable[[Link], str], mark_label: Callable[[str], str]) -> str:
        """Serialise. `address` gives the link for the page at hand, `mark_label` the name of a ¶ link."""
        for slot in self._slots:
            slot.element.set(slot.attribute, address(slot.link))
        for heading, mark in zip(self.headings, self._marks, strict=True):
            mark.set("aria-label", mark_label(heading.label))
        written: str = etree.tostring(self._root, method="html", encoding="unicode", with_tail=False)
        return written


def read_article(data: bytes, name: str, resolve: Resolver) -> Article:
    """Take `<article class="akn">` out of an HTML rendition.

    `name` is the document in messages. Raises PublishError when there is no such element or no word in it, and when
    it can't be read whole: no part of a law is left out in silence.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        data.decode("utf-8")
        page = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise PublishError("PTL-NO-ARTICLE", document=name) from error
    # Past its limits (depth 256, buffers of 10 MB) libxml2 stops reading and hands over what it has.
    cut = next((entry for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL), None)
    if cut is not None:
        raise PublishError("PTL-TEXT-CUT", document=name, detail=cut.message)
    root = next(
        (item for item in page.iter("article") if "akn" in (item.get("class") or "").split()),
        None,
    )
    if root is None:
        raise PublishError("PTL-NO-ARTICLE", document=name)
    slots: list[_Slot] = []
    _clean(root, resolve, slots)
    if not "".join(root.itertext()).strip():
        raise PublishError("PTL-NO-ARTICLE", document=name)
    return Article(root, slots)


def _clean(root: etree._Element, resolve: Resolver, slots: list[_Slot]) -> None:
    seen: set[str] = set()
    for element in list(root.iter()):
        if element is not root and not _still_in(element, root):
            continue
        if not isinstance(element.tag, str) or element.tag in _DROPPED_WHOLE:
            _drop(element)
            continue
        if element.tag not in _ELEMENTS:
            _unwrap(element)
            continue
        _clean_attributes(element, seen)
        if element.tag == "a" and "href" in element.attrib:
            _link(element, resolve, slots)
        if element.tag == "img":
            _image(element, resolve, slots)


def _still_in(element: etree._Element, root: etree._Element) -> bool:
    parent = element.getparent()
    while parent is not None:
        if parent is root:
            return True
        parent = parent.getparent()
    return False


def _drop(element: etree._Element) -> None:
    """Take an element out with all it holds; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    _append_text(parent, element.getprevious(), element.tail)
    element.tail = None
    parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """Take an element's tags away; its words and children stay where they were."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    _append_text(parent, before, element.text)
    position = parent.index(element)
    children = list(element)
    for child in reversed(children):
        parent.insert(position, child)
    _append_text(parent, children[-1] if children else before, element.tail)
    element.tail = None
    parent.remove(element)


def _append_text(parent: etree._Element, before: etree._Element | None, text: str | None) -> None:
    """Put text behind `before`, or at the start of `parent`."""
    if before is None:
        parent.text = (parent.text or "") + (text or "")
    else:
        before.tail = (before.tail or "") + (text or "")


def _clean_attributes(element: etree._Element, seen: set[str]) -> None:
    allowed = _GLOBAL | _OF_ELEMENT.get(str(element.tag), frozenset())
    for name, value in list(element.attrib.items()):
        kept = _clean_value(str(name), str(value), seen) if name in allowed else None
        if kept is None:
            del element.attrib[name]
        else:
            element.set(name, kept)


def _clean_value(name: str, value: str, seen: set[str]) -> str | None:
    if name == "class":
        return " ".join(token for token in value.split() if _own(token)) or None
    if name == "id":
        if not _own(value) or value in seen:
            return None
        seen.add(value)
        return value
    if name == "role":
        return value if value in _ROLES else None
    if name in _NUMERIC:
        return value if value.isascii() and value.isdigit() and len(value) <= 5 else None
    return value


def _own(token: str) -> bool:
    return bool(_TOKEN.match(token)) and not token.startswith(OWN_PREFIX)


def _link(element: etree._Element, resolve: Resolver, slots: list[_Slot]) -> None:
    """Keep a link to the text itself, to the portal, or to the web; of any other, the words alone."""
    href = _SPACE.sub("", element.get("href") or "")
    if href.startswith("#"):
        element.set("href", href)
        return
    link = None if href.startswith("//") else resolve(href)
    if link is not None and link.kind != "nowhere":
        slots.append(_Slot(element, "href", link))
    elif link is None and href.lower().startswith(_OUTSIDE):
        element.set("href", href)
        element.set("rel", "noopener noreferrer")
    else:
        del element.attrib["href"]


def _image(element: etree._Element, resolve: Resolver, slots: list[_Slot]) -> None:
    src = element.attrib.pop("src", "").strip()
    link = None if _SCHEME.match(src) or src.startswith("//") else resolve(src)
    element.set("alt", element.get("alt") or "")
    if link is None or link.kind != "file":
        element.tag = "span"
        element.text = element.attrib.pop("alt")
        for name in ("width", "height"):
            element.attrib.pop(name, None)
        return
    slots.append(_Slot(element, "src", link))


def _headings(root: etree._Element) -> Iterator[tuple[etree._Element, Heading]]:
    taken: set[str] = set()
    for element in root.iter(*_HEADINGS):
        anchor = _anchor(element, root, taken)
        text = _SPACE.sub(" ", "".join(element.itertext())).strip()
        if anchor is None or not text:
            continue
        taken.add(anchor)
        number = next((item for item in element.iter() if "num" in (item.get("class") or "").split()), None)
        label = _SPACE.sub(" ", "".join(number.itertext())).strip(" .") if number is not None else ""
        yield element, Heading(int(str(element.tag)[1]), anchor, text, label or text)


def _anchor(heading: etree._Element, root: etree._Element, taken: set[str]) -> str | None:
    """The id that leads to a heading: its own, or that of the nearest element around it which no other heading took."""
    current: etree._Element | None = heading
    while current is not None and current is not root:
        own = current.get("id")
        if own:
            return own if own not in taken else None
        current = current.getparent()
    return None


def _mark_before(element: etree._Element, heading: Heading) -> etree._Element:
    """Put the ¶ link before a heading; it floats in the margin, and the words of the heading stay what they are."""
    mark = element.makeelement("a", {"class": "g-mark", "href": f"#{heading.anchor}"})
    mark.text = "¶"
    element.addprevious(mark)
    return mark
