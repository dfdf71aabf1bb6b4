"""What repeats in a DOCX, in a short form before its tree is built: most of the file, and nearly all of the time.

A paragraph of nothing but runs of one text each,
`<w:p …><w:pPr>…</w:pPr><w:r …><w:rPr>…</w:rPr><w:t>some</w:t></w:r><w:r …>… words</w:t></w:r></w:p>`, becomes
`<w:short-form short-form="5" …>some words</w:short-form>` with `CUT` between the texts; 5 stands for the properties of
the paragraph and of each run. What is exchanged is parsed once each, so that a file that is not well-formed stays so.
A file with anything that could make such an exchange wrong is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from gazette.akn.xml import UnsafeXml, parse
from gazette.ingest.read_docx_package import Parts, W, parse_bytes, part_bytes

SHORT = "short-form"
SHORT_PARAGRAPH = f"{W}{SHORT}"
CUT = "\x7f"
"""Between the texts of two runs: a character that XML allows and no text has (a part with it is left as it is)."""

_CUT = CUT.encode()
_ROOT = re.compile(
    rb'\s*(?:<\?xml version="1\.0"(?: encoding="(?:UTF-8|utf-8)")?(?: standalone="(?:yes|no)")?\s*\?>)?\s*'
    rb'(<w:document(?:\s+[\w:.-]+="[^"<&]*")*\s*>)'
)
_BOUND = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_REBOUND = re.compile(rb"xmlns:w\s*=")
_ATTRIBUTES = rb'(?: [\w:]++="[^"<&]*+")*+'
_PARAGRAPH = re.compile(rb"<w:p(?=[ >])")
_PARAGRAPH_BEGUN, _PARAGRAPH_END = b"<w:p", b"</w:p>"
_PROPERTIES_BEGUN, _PROPERTIES_END = b"<w:pPr>", b"</w:pPr>"
_RUN_END = b"</w:t></w:r>"
_OPENED = re.compile(rb"(%b)>" % _ATTRIBUTES)
_PROPERTIES = re.compile(rb"<w:pPr>(?:<(?!/?w:pPr|w:sectPr)[^<]*+)*+</w:pPr>")
"""The properties of a paragraph, without earlier ones within, or those of a section."""
_NO_PROPERTIES = b"<w:pPr/>"
_LEFT = -1
"""Instead of a number, for what is left as it is."""
_SILENT = rb"<w:(?:bookmarkStart|bookmarkEnd|proofErr)%b/>" % _ATTRIBUTES
_RUN_OPENED = rb"<w:r%b>" % _ATTRIBUTES
_RUN_PROPERTIES = rb"<w:rPr>(?:<[\w:]++%b/>)*+</w:rPr>" % _ATTRIBUTES
_REST = re.compile(rb"(?:%b|%b(?:%b)?</w:r>)*+" % (_SILENT, _RUN_OPENED, _RUN_PROPERTIES))
"""What may stand behind the last text and says nothing; runs without text too."""
_RUN = re.compile(
    rb"((?:%b)*+%b)(%b)?((?:<w:lastRenderedPageBreak/>)?<w:t%b)" % (_SILENT, _RUN_OPENED, _RUN_PROPERTIES, _ATTRIBUTES)
)
"""A run up to its text, without the sign that ends its last tag; its properties apart."""


@dataclass(frozen=True, slots=True)
class Short:
    """A tree in short forms. Of a part that was left as it is, there are no forms."""

    root: etree._Element
    forms: Sequence[tuple[int, ...]] = ()
    """What the short forms stand for: the number of the paragraph's properties, then those of its runs."""
    properties: Mapping[int, etree._Element] = field(default_factory=dict)
    """The `w:pPr` and `w:rPr` that differ, by number."""
    exchanged: etree._Element | None = None
    """The root of their tree."""


def short_part(parts: Parts, name: str) -> Short:
    """A part as a tree in short forms. Raises RefusedInput as `parse_part` does."""
    data = part_bytes(parts.package, name)
    opening = _ROOT.match(data)
    if opening is None or _BOUND not in opening.group(1) or SHORT.encode() in data or _CUT in data:
        return Short(parse_bytes(data, name))
    exchange = _Exchange()
    prolog, *paragraphs = _PARAGRAPH.split(data)
    short = b"".join([prolog, *map(exchange.short, paragraphs)])
    exchanged = b"".join((opening.group(1), *exchange.exchanged(), b"</w:document>"))
    if not _safe(short, opening.end()) or not _safe(exchanged, len(opening.group(1))):
        return Short(parse_bytes(data, name))
    try:
        originals = parse(exchanged)
        properties = dict(zip(exchange.properties.values(), originals, strict=False))
        return Short(parse(short), tuple(exchange.forms), properties, originals)
    except UnsafeXml:
        return Short(parse_bytes(data, name))  # which says where it is broken


class _Exchange:
    """The exchange of the paragraphs of one part: it numbers what it has not seen before."""

    def __init__(self) -> None:
        self.properties: dict[bytes, int] = {}
        self.forms: dict[tuple[int, ...], int] = {}
        self._paragraphs: dict[bytes, int] = {}
        """The numbers of properties as they stand; `_LEFT` for those that can't be exchanged."""
        self._runs: dict[bytes, int] = {}
        """The same of runs, by all that stands before their texts."""
        self._shells: set[bytes] = set()

    def exchanged(self) -> Iterator[bytes]:
        """What was exchanged: all properties in order, then runs without properties and texts, and what is silent."""
        yield from self.properties
        yield from self._shells

    def short(self, data: bytes) -> bytes:
        """A paragraph from behind its name on, in its short form if it can be, and all up to the next paragraph."""
        *runs, rest = data.split(_RUN_END)
        first = runs[0] if runs else rest
        opening = _OPENED.match(first)
        if opening is None:
            return _PARAGRAPH_BEGUN + data
        properties, start = _NO_PROPERTIES, opening.end()
        if first.startswith(_PROPERTIES_BEGUN, start):
            end = first.find(_PROPERTIES_END, start) + len(_PROPERTIES_END)
            properties, start = first[start:end], end
        if runs:
            runs[0] = first[start:]
        else:
            rest = first[start:]
        known, texts = self._runs.get, []
        form = [self._paragraphs.get(properties) or self._paragraph(properties)]
        for run in runs:
            beginning, _, text = run.rpartition(b">")
            form.append(known(beginning) or self._run(beginning))
            texts.append(text)
        text = _CUT.join(texts)
        silent, ended, behind = rest.partition(_PARAGRAPH_END)
        if _LEFT in form or not ended or not _REST.fullmatch(silent) or b"&#" in text:  # which could be a cut
            return _PARAGRAPH_BEGUN + data
        if silent:
            self._shells.add(silent)
        number = self.forms.setdefault(tuple(form), len(self.forms))
        return b'<w:short-form short-form="%d"%b>%b</w:short-form>%b' % (number, opening.group(1), text, behind)

    def _paragraph(self, properties: bytes) -> int:
        whole = properties == _NO_PROPERTIES or _PROPERTIES.fullmatch(properties) is not None
        number = self._paragraphs[properties] = self._numbered(properties) if whole else _LEFT
        return number

    def _run(self, beginning: bytes) -> int:
        run = _RUN.fullmatch(beginning)
        if run is None:
            self._runs[beginning] = _LEFT
            return _LEFT
        opening, properties, text = run.groups()
        self._shells.add(opening + text + b">" + _RUN_END)
        number = self._runs[beginning] = self._numbered(properties or b"<w:rPr/>")
        return number

    def _numbered(self, properties: bytes) -> int:
        return self.properties.setdefault(properties, len(self.properties) + 1)


def _safe(data: bytes, start: int) -> bool:
    """Whether bytes that look like an element are one, and the prefix `w` means the same everywhere."""
    return not (
        _holds(data, b"!", start)
        or _holds(data, b"?", start)
        or (data.find(b"xmlns:w", start) >= 0 and _REBOUND.search(data, start) is not None)
    )


def _holds(data: bytes, sign: bytes, start: int) -> bool:
    """Whether a comment or an instruction follows. Its sign alone is many times quicker to look for."""
    return data.find(sign, start) >= 0 and data.find(b"<" + sign, start) >= 0
