"""Which part of a web page is the document. Only a container that is certain is taken; what it leaves out is told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import html

from gazette.akn.names import fold
from gazette.model import Finding, Severity, finding

_KNOWN = (
    ".//*[@id='toanvancontent']",  # vbpl.vn, the Ministry of Justice's database of legal documents
    ".//*[contains(concat(' ', normalize-space(@class), ' '), ' toanvancontent ')]",
    ".//*[@id='divContentDoc']//*[contains(concat(' ', normalize-space(@class), ' '), ' content1 ')]",
    ".//*[@itemprop='articleBody']",
)
"""Containers that hold the text of a legal document and nothing else."""
_GENERAL = (".//main", ".//*[@role='main']", ".//article")
_UNSEEN = frozenset({"script", "style", "noscript", "template"})
_LETTERHEAD = re.compile(
    r"cong hoa xa hoi chu nghia|viet nam dan chu cong hoa|^\s*(?:dieu|article)\s+1\b", re.MULTILINE
)
_ENOUGH = 30
"""Words below which a container is an empty shell or a summary."""


def main_part(whole: html.HtmlElement) -> tuple[html.HtmlElement, tuple[Finding, ...]]:
    """The element of a page's body that is the document, and a finding when words of the page lie outside it."""
    root, total = whole, _words(whole)
    for path in _KNOWN:
        chosen = _only(root.xpath(path))
        if chosen is not None and _words(chosen) >= _ENOUGH:
            return chosen, _left_out(chosen, total)
    for path in _GENERAL:
        chosen = _only(root.xpath(path))
        if chosen is not None and _holds_document(chosen, total):
            return chosen, _left_out(chosen, total)
    return whole, ()


def _only(found: Iterable[html.HtmlElement]) -> html.HtmlElement | None:
    """The one element found; None when there are several, for then none is certain."""
    elements = list(found)
    return elements[0] if len(elements) == 1 else None


def _holds_document(element: html.HtmlElement, total: int) -> bool:
    words = _words(element)
    return words >= _ENOUGH and (words * 2 >= total or bool(_LETTERHEAD.search(fold(element.text_content()))))


def _left_out(chosen: html.HtmlElement, total: int) -> tuple[Finding, ...]:
    left = total - _words(chosen)
    if left <= 0:
        return ()
    name = chosen.get("id") or chosen.get("class") or chosen.get("itemprop") or str(chosen.tag)
    return (finding("INP-HTML-PART", Severity.WARNING, name=name[:60], words=left),)


def _words(element: html.HtmlElement) -> int:
    """Words below an element that a page can show."""
    pieces = (
        text
        for item in element.iter()
        for text in (item.text if item.tag not in _UNSEEN else None, item.tail if item is not element else None)
        if text
    )
    return sum(len(piece.split()) for piece in pieces)
