"""A document's HTML page: the article, its facts as Dublin Core, its files, its permanent address."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from lxml import etree

from gazette.akn.xml import parse
from gazette.messages import Language, text
from gazette.model import Document
from gazette.render.html.article import ArticleOptions, article


def document_html(document: Document, *, base_url: str, language: str, style: str) -> bytes:
    """The page, UTF-8. `language` is the text's BCP 47 tag, `style` its style sheet.

    The same document and settings give the same bytes.
    """
    wording: Language = "vi" if document.metadata.language == "vie" else "en"
    made = article(parse(document.akn), ArticleOptions(language, wording, base_url))
    address = f"{base_url.rstrip('/')}{document.eli}"
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(_title(document))}</title>",
        f'<link rel="canonical" href="{escape(address)}">',
        *(f'<meta name="{name}" content="{escape(value)}">' for name, value in _facts(document, address)),
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        *([] if made.find(".//h1") is not None else [f'<h1 class="name">{escape(_title(document))}</h1>']),
        etree.tostring(made, method="html", encoding="unicode"),
        *_after(document, address, wording),
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _title(document: Document) -> str:
    facts = document.metadata
    name = " ".join(filter(None, [facts.type.name if facts.type else "", facts.number.raw if facts.number else ""]))
    return ": ".join(filter(None, [name, facts.title or ""])) or document.eli


def _facts(document: Document, address: str) -> list[tuple[str, str]]:
    """Dublin Core terms of a document, in the order of their names."""
    facts = document.metadata
    found = [("dcterms.creator", issuer.name) for issuer in facts.issuers]
    found += [("dcterms.date", facts.signed_on.isoformat())] if facts.signed_on else []
    found.append(("dcterms.identifier", address))
    found.append(("dcterms.language", facts.language))
    found.append(("dcterms.source", document.uri))
    found.append(("dcterms.title", facts.title or _title(document)))
    found += [("dcterms.type", facts.type.name)] if facts.type else []
    found += [("dcterms.valid", facts.effective_on.isoformat())] if facts.effective_on else []
    return found


_FOLDERS = {"attachment": "files", "facsimile": "original"}
"""Where the files that a reader may open lie, by their role."""


def _after(document: Document, address: str, wording: Language) -> list[str]:
    """What stands below the text and is no part of it: the publisher's note, attached files, the address."""
    lines = []
    if document.remark:
        said = text("RND-REMARK", wording, (("remark", document.remark),))
        lines.append(f'<aside class="remark"><p>{escape(said)}</p></aside>')
    files = [(_FOLDERS[item.role], item.name) for item in document.attachments if item.role in _FOLDERS]
    if files:
        items = "".join(f'<li><a href="{at}/{escape(quote(name))}">{escape(name)}</a></li>' for at, name in files)
        lines.append(f'<nav class="files"><ul>{items}</ul></nav>')
    said = escape(text("RND-SOURCE", wording, (("address", address),)))
    link = f'<a href="{escape(address)}">{escape(address)}</a>'
    lines.append(f'<footer class="about"><p>{said.replace(escape(address), link)}</p></footer>')
    return lines
