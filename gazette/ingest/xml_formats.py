"""XML formats that are recognised and not read, so that a refusal can name what a file is."""

from __future__ import annotations

import re

from lxml import etree

_NAMESPACES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"schemas\.gpo\.gov/xml/uslm|xml\.house\.gov/schemas/uslm", "USLM (United States Legislative Markup)"),
        (r"formex\.publications\.europa\.eu", "Formex (Official Journal of the European Union)"),
        (r"legaldocml\.de", "LegalDocML.de"),
        (r"legislation\.gov\.uk/namespaces/legislation", "CLML (legislation.gov.uk)"),
        (r"tso\.co\.uk/assets/namespace/gazette", "The Gazette XML (TSO)"),
        (r"www\.w3\.org/1999/XSL/Format", "XSL-FO"),
        (r"www\.w3\.org/1999/XSL/Transform", "XSLT"),
        (r"www\.w3\.org/2000/svg", "SVG"),
        (r"www\.w3\.org/2005/Atom", "Atom"),
        (r"schemas\.microsoft\.com/office/2006/xmlPackage", "Word XML (Flat OPC)"),
        (r"schemas\.microsoft\.com/office/word/2003/wordml", "Word 2003 XML"),
        (r"oasis:names:tc:opendocument", "OpenDocument XML"),
        (r"tei-c\.org/ns", "TEI"),
        (r"docbook\.org/ns/docbook", "DocBook"),
    )
)
_SCHEMA_LOCATIONS = (
    "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation",
    "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation",
)
_ROOTS = {"rss": "RSS", "rdf": "RDF"}


def format_of(root: etree._Element) -> str | None:
    """What the root, or the schema it names, says the file is; None when it is none of the known formats."""
    name = etree.QName(root)
    said = " ".join([name.namespace or "", *(root.get(place, "") for place in _SCHEMA_LOCATIONS)])
    for pattern, title in _NAMESPACES:
        if pattern.search(said):
            return title
    return _ROOTS.get(name.localname.lower())
