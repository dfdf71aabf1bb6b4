"""The words of a DOCX part that is nothing but running text, from its bytes: no tree is built to list them.

Whatever moves words, takes them out or draws them (tracked changes, fields, boxes, notes, symbols) is left to the tree.
"""

from __future__ import annotations

import re

_PROLOG = re.compile(rb"\s*<\?xml\s[^>]*encoding=[\"']utf-8[\"'][^>]*\?>", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]+:)?document>\s*\Z")
_NODE = re.compile(
    rb"<(?>w:|[\w.-]++:|)(?=[Abcdefmnpst])(?:"  # all names but few fail at their first letter
    rb"t(?:\s[^>]*)?(?<!/)>([^<]*)"
    rb"|(p|tab|ptab|br|cr|noBreakHyphen|softHyphen|AlternateContent|del|moveFrom|txbxContent|txBody|textpath|fldChar|sym"
    rb"|footnoteReference|endnoteReference)(?=[\s/>]))"
)
"""A node of text, or the name of another one that counts."""
_PRINTED = {
    b"": b"",
    b"p": b"\n",
    b"tab": b" ",
    b"ptab": b" ",
    b"br": b" ",
    b"cr": b" ",
    b"noBreakHyphen": b"-",
    b"softHyphen": "\u00ad".encode(),
}
_MOST = 50 << 20
"""Bytes; a larger part is left to the tree's limits."""
_PRIVATE = re.compile(rb"\xef[\x80-\x83]")
"""U+F000 to U+F0FF in UTF-8."""
_REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));")
_NAMED = {b"amp": b"&", b"lt": b"<", b"gt": b">", b"quot": b'"', b"apos": b"'"}


def plain_story(data: bytes) -> str | None:
    """The text of a part, or None when that takes a tree. Raises ValueError for what is no character."""
    prolog = _PROLOG.match(data)
    if prolog is None or len(data) > _MOST or _END.search(data, len(data) - 100) is None:
        return None
    if any(data.find(sign, prolog.end()) >= 0 and data.find(b"<" + sign, prolog.end()) >= 0 for sign in (b"!", b"?")):
        return None  # a comment, an instruction or a section of character data
    nodes = _NODE.findall(data)
    if not _PRINTED.keys() >= {name for _, name in nodes}:
        return None
    text = _REFERENCE.sub(_character, b"".join([shown or _PRINTED[name] for shown, name in nodes]))
    return None if _PRIVATE.search(text) else text.decode("utf-8")


def _character(reference: re.Match[bytes]) -> bytes:
    high, low, name = reference.groups()
    if name is not None:
        return _NAMED[name]
    return chr(int(high, 16) if high is not None else int(low)).encode()
