"""What a file says about itself: XMP (ISO 16684-1) with the marks of PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_EXTENSION = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file meets</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A wants every property declared that its own standard does not know."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The file's own metadata. `day` is written as every date of the file; the clock is not asked.

    `identifiers` are what the content is known by (an address, a number), `dated` the content's own date.
    """

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    day: date
    producer: str
    publisher: str = ""
    kind: str = ""
    identifiers: tuple[str, ...] = ()
    dated: date | None = None


def xmp(facts: Facts) -> bytes:
    """The metadata packet."""
    stamp = f"{facts.day.isoformat()}T00:00:00Z"
    lines = [
        _alternative("dc:title", facts.title),
        _list("dc:creator", "Seq", (facts.author,)),
        _alternative("dc:description", facts.subject),
        _list("dc:publisher", "Bag", (facts.publisher,)),
        _list("dc:language", "Bag", (facts.language,)),
        _list("dc:type", "Bag", (facts.kind,)),
        _list("dc:date", "Seq", ((facts.dated or facts.day).isoformat(),)),
        _plain("dc:identifier", facts.identifiers[0] if facts.identifiers else ""),
        _list("xmp:Identifier", "Bag", facts.identifiers),
        _plain("dc:format", "application/pdf"),
        _plain("pdf:Keywords", facts.keywords),
        _plain("pdf:Producer", facts.producer),
        _plain("xmp:CreatorTool", facts.producer),
        *(_plain(f"xmp:{what}Date", stamp) for what in ("Create", "Modify", "Metadata")),
        _plain("pdfaid:part", "3"),
        _plain("pdfaid:conformance", "A"),
        _plain("pdfuaid:part", "1"),
        _EXTENSION,
    ]
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    return "\n".join(
        [
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}><rdf:Description rdf:about="">',
            *(line for line in lines if line),
            "</rdf:Description></rdf:RDF></x:xmpmeta>",
            '<?xpacket end="r"?>',
        ]
    ).encode()


def _plain(tag: str, value: str) -> str:
    return f"<{tag}>{escape(value, quote=False)}</{tag}>" if value else ""


def _list(tag: str, kind: str, values: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(value, quote=False)}</rdf:li>" for value in values if value)
    return f"<{tag}><rdf:{kind}>{items}</rdf:{kind}></{tag}>" if items else ""


def _alternative(tag: str, value: str) -> str:
    if not value:
        return ""
    return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{escape(value, quote=False)}</rdf:li></rdf:Alt></{tag}>'
