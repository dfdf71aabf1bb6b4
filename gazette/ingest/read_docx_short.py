"""What repeats in a DOCX, in a short form before its tree is built: most of the file, and nearly all of the time.

A run that is one text, `<w:r …><w:rPr>…</w:rPr><w:t>words</w:t></w:r>`, becomes
`<w:short-form short-form="5">words</w:short-form>`; the properties of a paragraph become `<w:pPr short-form="7"/>`.
What they stand for is parsed once each, so that a file that is not well-formed stays so. A file with anything that
could make such an exchange wrong is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from gazette.akn.xml import UnsafeXml, parse
from gazette.ingest.read_docx_package import Parts, W, parse_bytes, part_bytes

SHORT = "short-form"
SHORT_RUN = f"{W}{SHORT}"
_ROOT = re.compile(
    rb'\s*(?:<\?xml version="1\.0"(?: encoding="(?:UTF-8|utf-8)")?(?: standalone="(?:yes|no)")?\s*\?>)?\s*'
    rb'(<w:document(?:\s+[\w:.-]+="[^"<&]*")*\s*>)'
)
_BOUND = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_REBOUND = re.compile(rb"xmlns:w\s*=")
_ATTRIBUTES = rb'(?: [\w:]+="[^"<&]*")*'
_REPEATED = re.compile(
    rb"(<w:r" + _ATTRIBUTES + rb">(?:<w:rPr>(?:<[\w:]+" + _ATTRIBUTES + rb"/>)*</w:rPr>)?<w:t" + _ATTRIBUTES + rb">)"
    rb"([^<]*)</w:t></w:r>"
    rb"|(<w:pPr>(?:<(?!/?w:pPr|w:sectPr)[^<]*)*</w:pPr>)"
)
"""A run of one text, as its beginning and the text; or the properties of a paragraph, without earlier ones within."""


@dataclass(frozen=True, slots=True)
class Short:
    """A tree in short forms, and by number the elements that they stand for; none for a file left as it is."""

    root: etree._Element
    forms: Mapping[str, etree._Element] = field(default_factory=dict)


def short_part(parts: Parts, name: str) -> Short:
    """A part as a tree in short forms. Raises RefusedInput as `parse_part` does."""
    data = part_bytes(parts.package, name)
    opening = _ROOT.match(data)
    if opening is None or _BOUND not in opening.group(1) or not _safe(data, opening.end()):
        return Short(parse_bytes(data, name))
    seen: dict[bytes, bytes] = {}

    def exchanged(found: re.Match[bytes]) -> bytes:
        beginning, text, properties = found.groups()
        form = seen.get(beginning or properties)
        if form is None:
            form = (b'<w:short-form short-form="%d">' if beginning else b'<w:pPr short-form="%d"/>') % len(seen)
            seen[beginning or properties] = form
        return form + text + b"</w:short-form>" if beginning else form

    short = _REPEATED.sub(exchanged, data)
    forms = [form if form.startswith(b"<w:pPr") else form + b"</w:t></w:r>" for form in seen]
    try:
        elements = parse(b"".join((opening.group(1), *forms, b"</w:document>")))
        root = parse(short)
    except UnsafeXml:
        return Short(parse_bytes(data, name))  # which says where it is broken
    return Short(root, {str(number): element for number, element in enumerate(elements)})


def _safe(data: bytes, start: int) -> bool:
    """Whether bytes that look like an element are one, and the prefix `w` means the same everywhere."""
    return not (
        SHORT.encode() in data
        or _holds(data, b"!", start)
        or _holds(data, b"?", start)
        or _REBOUND.search(data, start) is not None
    )


def _holds(data: bytes, sign: bytes, start: int) -> bool:
    """Whether a comment or an instruction follows. Its sign alone is many times quicker to look for."""
    return data.find(sign, start) >= 0 and data.find(b"<" + sign, start) >= 0
