"""Parsing XML that nobody vouches for: no DTD, no entities, no network, no huge trees."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from gazette.akn.names import AKN_NS

_PROLOG = 64 * 1024
"""How far a DOCTYPE is looked for behind comments and processing instructions."""
_DOCTYPE = re.compile(rb"(?>\s|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)


class UnsafeXml(ValueError):  # noqa: N818 - it names what the input is
    """The XML asks for something a legal document has no use for. `reason` is `doctype` or `malformed`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


def parser() -> etree.XMLParser:
    """A parser with everything off that untrusted XML could abuse; a new one each time, since parsers hold state."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=False,
        remove_pis=False,
    )


def parse(data: bytes) -> etree._Element:
    """Parse bytes into a root element.

    Raises UnsafeXml for a DOCTYPE (with `resolve_entities=False` its entities would vanish silently) and for XML
    that is not well-formed, too deep or too large for libxml2's limits.
    """
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        reason = "doctype" if _declares_doctype(data) else "malformed"
        raise UnsafeXml(reason, str(error)) from error
    except ValueError as error:
        raise UnsafeXml("malformed", str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXml("doctype")
    return root


def _declares_doctype(data: bytes) -> bool:
    """Whether XML that does not parse begins with a DOCTYPE, so that what it breaks on may be its own entities."""
    start = data[:_PROLOG].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")  # NULs: UTF-16, which begins the same
    return _DOCTYPE.match(start) is not None


def q(name: str) -> str:
    """Clark name of an Akoma Ntoso element."""
    return f"{{{AKN_NS}}}{name}"


def local(element: etree._Element) -> str:
    """Local name of an element; empty for comments and processing instructions."""
    tag: object = element.tag  # a function for comments and processing instructions, whatever the stubs say
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    """There are a few dozen names, and each is asked for thousands of times."""
    return tag[tag.find("}") + 1 :]


def serialize(root: etree._Element) -> bytes:
    """The canonical bytes of a document: UTF-8 with declaration, no pretty-printing (white space is text)."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"
