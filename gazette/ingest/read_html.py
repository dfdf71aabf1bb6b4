"""The HTML reader: a walk over every block that shows, in order; no reader-view guessing, which loses articles."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from gazette.ingest.blocks import SourceText
from gazette.ingest.legacy import Legacy, encoding_of
from gazette.ingest.limits import MAX_PARAGRAPHS, MAX_TAGS, check_count
from gazette.ingest.read_html_main import main_part
from gazette.ingest.read_html_walk import MAX_DEPTH, Walk, walk
from gazette.ingest.refused import refused

_CHARSET = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_LEGACY_FONT = re.compile(r"(?:font-family\s*:|face\s*=)\s*[\"']?\s*((?:\.Vn|VNI-)[\w -]*)", re.IGNORECASE)
_FIGURES = re.compile(r"&#(?:0*(1[2-5]\d)|[xX]0*([89][0-9a-fA-F]));?")
"""Letters by their place in windows-1252, as old editors wrote them (`&#150;`, HTML 13.2.5.80)."""
_LEGACY_BYTES = re.compile(rb"(?:font-family\s*:|face\s*=)\s*[\"']?\s*(?:\.Vn|VNI-)", re.IGNORECASE)
_STYLE = re.compile(r"<style\b.*?</style", re.IGNORECASE | re.DOTALL)
_PARTING = re.compile(r"<(?:p|br|div|li|d[dt]|t[dhr]|h[1-6])\b", re.IGNORECASE)
"""Tags that begin paragraphs."""
_LATIN1 = frozenset({"iso8859-1", "ascii"})
"""Names that mean windows-1252 on the web (WHATWG Encoding, 4.2)."""


def read_html(data: bytes) -> SourceText:
    """Read a web page. Nothing is fetched; pictures count only when they lie in the page itself (`data:` addresses).

    Raises RefusedInput for bytes in an encoding that is neither UTF-8 or UTF-16 nor declared, and for pages nested so
    deep, or with pieces so large, that the parser would drop part of them; and for more tags than a document has.
    """
    text = _decoded(data)
    check_count(text.count("<"), MAX_TAGS)
    check_count(sum(1 for _ in _PARTING.finditer(text)), MAX_PARAGRAPHS)
    root = _parsed(_FIGURES.sub(_letter, text))
    title = root.findtext(".//head/title")
    body = root.find("body")
    page = root if body is None else body
    part, outside = main_part(page)
    legacy, font = _legacy(text, part)
    state = Walk(part, legacy=legacy)
    blocks = walk(state, page, font)
    return SourceText(
        blocks,
        images=tuple(state.pictures.files.values()),
        findings=(*outside, *state.findings()),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        facts=(("title", " ".join(title.split())),) if title and title.strip() else (),
        omitted=tuple(state.left_out.items),
    )


def _decoded(data: bytes) -> str:
    """The page's text: byte order mark, then UTF-8 if the bytes are that, then what the page declares."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            position = error.start
        declared = _CHARSET.search(data[:4096])
        try:
            encoding = codecs.lookup(declared.group(1).decode("ascii")).name if declared else ""
        except LookupError:
            encoding = ""
        if encoding in {"", "utf-8"} and _LEGACY_BYTES.search(data):
            encoding = "cp1252"  # its letters are codes of a font, which such pages were written in
        if encoding in {"", "utf-8"}:
            raise refused("INP-TEXT-ENCODING", position=position)
        encoding = "cp1252" if encoding in _LATIN1 else encoding
    try:
        return str(data.decode(encoding))
    except (UnicodeDecodeError, LookupError) as error:  # LookupError: a codec that is not one of text
        position = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise refused("INP-TEXT-ENCODING", position=position) from error


def _letter(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    try:
        return bytes([code]).decode("cp1252") if code > 127 else found[0]
    except UnicodeDecodeError:  # a place that windows-1252 leaves empty
        return found[0]


def _parsed(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refused("INP-HTML-MALFORMED", detail=str(error)[:200]) from error
    # libxml2 mends what it can, but past its limits it silently stops: what follows would be lost
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL and entry.type_name == "ERR_RESOURCE_LIMIT":
            raise refused("INP-HTML-DEEP", limit=MAX_DEPTH)
    return root


def _legacy(text: str, part: html.HtmlElement) -> tuple[Legacy, str]:
    """What is known of old encodings on a page, and the font that its style sheet sets the text in."""
    legacy = Legacy()
    for font in {found.group(1).strip() for found in _LEGACY_FONT.finditer(text)}:
        if encoding_of(font) not in legacy.codes:
            legacy.count(font, part.text_content())
    styled = _STYLE.search(text)
    default = _LEGACY_FONT.search(styled.group()) if styled else None
    return legacy, default.group(1).strip() if default else ""
