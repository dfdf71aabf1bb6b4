"""The words of an OpenDocument text: every text node of its body (ODF 1.3, part 3, chapters 5 and 6).

No text, by rule: deletions of tracked changes, comments, the marks of notes (the program counts them), numbers of
lists, titles and descriptions of pictures. A text box stands behind the paragraph that it hangs on.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from lxml import etree

from gazette.ingest.witness.legacy import legacy_decoded
from gazette.ingest.witness.unreadable import UnreadableError

_GONE = (
    "{*}tracked-changes", "{*}annotation", "{*}annotation-end", "{*}note-citation", "{*}title", "{*}desc",
    "{*}forms", "{*}sequence-decls", "{*}variable-decls", "{*}user-field-decls", "{*}ruby-text",
)  # fmt: skip
_OLD_FONT = re.compile(rb"\.Vn[A-Z]|VNI-")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, IndexError, ValueError,
    OSError, etree.XMLSyntaxError,
)  # fmt: skip
"""What `zipfile` and lxml raise for bytes that are no package, or none without a password."""
_SPACES = frozenset(["s", "tab", "line-break"])
_PARTING = frozenset(["p", "h", "note", "table-cell", "text-box"])


def odt_text(data: bytes) -> str:
    """The text of an ODT. Raises UnreadableError for bytes that are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            parts = [package.read(name) for name in ("content.xml", "styles.xml") if name in package.namelist()]
            root = etree.fromstring(parts[0], parser)
    except _BROKEN as error:
        raise UnreadableError(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableError("DOCTYPE")
    body = root.find("{*}body/{*}text")
    if body is None:
        raise UnreadableError("no text body")
    for gone in list(body.iter(*_GONE)):
        _take_out(gone)
    for box in list(body.iter("{*}text-box")):
        paragraph = next(box.iterancestors("{*}p", "{*}h"), None)
        if paragraph is not None:
            _take_out(box)
            paragraph.addnext(box)
    pieces: list[str] = []
    _gather(body, pieces)
    return legacy_decoded("".join(pieces), (name for part in parts for name in _OLD_FONT.findall(part)))


def _take_out(element: etree._Element) -> None:
    """Remove an element, but not the text behind it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None:
        return
    element.tail = None
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _gather(element: etree._Element, pieces: list[str]) -> None:
    name = str(element.tag).rpartition("}")[2]
    part = "\n" if name in _PARTING else ""
    pieces += (part, " " if name in _SPACES else "", element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _gather(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(part)
