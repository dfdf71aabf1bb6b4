"""What a file is, told from its bytes: names lie. What no reader takes is refused with a code that says what it is."""

from __future__ import annotations

import codecs
import json
import re
from enum import StrEnum

from lxml import etree

from gazette.akn.xml import UnsafeXml, parse
from gazette.ingest.akn_versions import version_of
from gazette.ingest.limits import MAX_TAGS, check_count, open_package
from gazette.ingest.refused import refused
from gazette.ingest.xml_formats import format_of


class Kind(StrEnum):
    """What a reader exists for."""

    DOCX = "docx"
    PDF = "pdf"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    AKN = "akn"
    HTML = "html"
    TEXT = "text"


MEDIA_TYPES = {
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.PDF: "application/pdf",
    Kind.DOC: "application/msword",
    Kind.RTF: "application/rtf",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.AKN: "application/akn+xml",
    Kind.HTML: "text/html",
    Kind.TEXT: "text/plain",
}

_OLE = b"\xd0\xcf\x11\xe0"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "INP-IMAGE"),
    (b"\xff\xd8\xff", "INP-IMAGE"),
    (b"GIF87a", "INP-IMAGE"),
    (b"GIF89a", "INP-IMAGE"),
    (b"II*\x00", "INP-IMAGE"),
    (b"MM\x00*", "INP-IMAGE"),
    (b"BM", "INP-IMAGE"),
    (b"RIFF", "INP-IMAGE"),
    (b"\x1f\x8b", "INP-ARCHIVE"),
    (b"7z\xbc\xaf\x27\x1c", "INP-ARCHIVE"),
    (b"Rar!\x1a\x07", "INP-ARCHIVE"),
)
_TEXT_MAGIC = (b"BM", b"RIFF")
"""Magic numbers that a text may begin with too; they count only when the bytes that follow are not text."""
_HTML_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|h[1-6]|span|article|center|font|section)\b",
    re.IGNORECASE,
)
_PROLOG = re.compile(r"\A(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*", re.DOTALL)
_HEAD = 4096


def sniff(data: bytes) -> Kind:
    """The kind of a file. Raises RefusedInput for everything that no reader takes."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise refused("INP-EMPTY")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"{\\rtf"):
        return Kind.RTF
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    for magic, code in _MAGIC:
        if data.startswith(magic) and not (magic in _TEXT_MAGIC and _decodes(data[:_HEAD])):
            raise refused(code)
    return _textual(data)


def _package(data: bytes) -> Kind:
    """A zip: which of the formats that live in one."""
    package = open_package(data)
    folders = {name.split("/", 1)[0] for name in package.entries if "/" in name}
    if "mimetype" in package:
        return _open_document(package.read("mimetype"))
    if "[content_types].xml" not in package:
        raise refused("INP-ARCHIVE")
    if "word" in folders:
        return Kind.DOCX
    if folders & {"xl", "ppt"}:
        raise refused("INP-SPREADSHEET" if "xl" in folders else "INP-SLIDES")
    raise refused("INP-DOCX-PART", part="word/document.xml")


def _open_document(mimetype: bytes) -> Kind:
    """Which of the OpenDocument formats (ODF 1.3, part 2, section 3.3)."""
    name = mimetype.strip().removeprefix(b"application/vnd.oasis.opendocument.")
    if name in {b"text", b"text-template"}:
        return Kind.ODT
    codes = {b"spreadsheet": "INP-SPREADSHEET", b"presentation": "INP-SLIDES"}
    raise refused(codes.get(name, "INP-ODF") if name != mimetype.strip() else "INP-ARCHIVE")


def _ole(data: bytes) -> Kind:
    """Which of the older Office formats: the names of the streams stand in UTF-16 in the compound file's directory."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refused("INP-ENCRYPTED")
    if "WordDocument".encode("utf-16-le") in data:
        return Kind.DOC
    for name, code in (("Workbook", "INP-SPREADSHEET"), ("PowerPoint Document", "INP-SLIDES")):
        if name.encode("utf-16-le") in data:
            raise refused(code)
    raise refused("INP-BINARY")


def _textual(data: bytes) -> Kind:
    head = _head(data)
    start = _PROLOG.sub("", head.lstrip("\ufeff"), count=1)
    if head.lstrip("\ufeff \t\r\n").startswith("<?xml") or re.match(r"<[A-Za-z_!?]", start):
        if _HTML_TAG.match(start):
            return Kind.HTML
        return _xml(data)
    if "\x00" in head:
        raise refused("INP-BINARY")
    if head.startswith("MIME-Version:") or "Content-Type: multipart/related" in head:
        raise refused("INP-WEB-ARCHIVE")
    if start[:1] in {"{", "["} and _is_json(data):
        raise refused("INP-DATA")
    if _controls(head):
        raise refused("INP-BINARY")
    return Kind.TEXT


def _xml(data: bytes) -> Kind:
    root = parsed(data)
    name = etree.QName(root)
    if name.localname.lower() == "html":
        return Kind.HTML
    if version_of(root) is not None:
        return Kind.AKN
    if (known := format_of(root)) is not None:
        raise refused("INP-XML-NAMED", format=known)
    if name.localname.lower() == "akomantoso":
        raise refused("INP-AKN-VERSION", namespace=(name.namespace or "—")[:120])
    raise refused("INP-XML-UNKNOWN", root=name.localname[:60], namespace=(name.namespace or "—")[:120])


def parsed(data: bytes, most: int = MAX_TAGS) -> etree._Element:
    """The root of XML that nobody vouches for; RefusedInput with INP-XML-DOCTYPE, -MALFORMED or INP-TOO-MANY."""
    check_count(data.count(b"<"), most)
    try:
        return parse(data)
    except UnsafeXml as error:
        if error.reason == "doctype":
            raise refused("INP-XML-DOCTYPE") from error
        raise refused("INP-XML-MALFORMED", detail=error.detail[:200]) from error


def _head(data: bytes) -> str:
    """The first characters, decoded well enough to tell what they begin."""
    part = data[:_HEAD]
    if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return part[: len(part) // 2 * 2].decode("utf-16", errors="replace")
    return part.decode("utf-8-sig", errors="replace")


def _decodes(part: bytes) -> bool:
    """Whether the first bytes of a file are text; the last character may be cut off."""
    try:
        return "\x00" not in codecs.getincrementaldecoder("utf-8")().decode(part)
    except UnicodeDecodeError:
        return False


def _controls(head: str) -> bool:
    """Whether more than one character in a hundred is a control: no text looks like that."""
    odd = sum(1 for char in head if ord(char) < 32 and char not in "\t\n\r\f\v")
    return odd > max(3, len(head) // 100)


def _is_json(data: bytes) -> bool:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, (dict, list))
