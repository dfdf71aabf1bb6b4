"""The HTML reader: a walk over every block that shows, in order; no reader-view guessing, which loses articles."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256

from lxml import etree, html

from gazette.ingest.blocks import Block, Cell, NamedFile, Para, Run, SourceText, Table
from gazette.ingest.clean import Cleaner
from gazette.ingest.refused import refused
from gazette.model import Severity, finding

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "svg",
        "iframe",
        "object",
        "embed",
        "form",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "video",
        "audio",
        "canvas",
        "map",
        "link",
        "meta",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
        "legend",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right|justify)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_DATA = re.compile(r"data:image/(png|jpeg|gif);base64,", re.IGNORECASE)
_MAX_DEPTH = 200


@dataclass(slots=True)
class _State:
    """What a walk gathers; not frozen: the reader keeps it to itself."""

    cleaner: Cleaner = field(default_factory=Cleaner)
    images: dict[str, NamedFile] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)


def read_html(data: bytes) -> SourceText:
    """Read a web page. Nothing is fetched; pictures count only when they lie in the page itself (data: addresses)."""
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding=_encoding(data)
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refused("INP-XML-MALFORMED", detail=str(error)[:200]) from error
    state = _State()
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    blocks = tuple(_walk(state, _main(root), Run(""), "left", 0))
    found = state.cleaner.findings()
    if state.outside:
        names = ", ".join(state.outside[:5])
        found = (*found, finding("INP-IMAGE-OUTSIDE", Severity.WARNING, name=names))
    return SourceText(blocks, images=tuple(state.images.values()), findings=found, language=language)


def _encoding(data: bytes) -> str | None:
    """UTF-8 or UTF-16 when the bytes say so; None leaves it to what the page declares."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _main(root: html.HtmlElement) -> html.HtmlElement:
    """The part that holds the document: a lone <main> or <article>, or else the whole body."""
    for name in ("main", "article"):
        found = root.findall(f".//{name}")
        if len(found) == 1:
            return found[0]
    body = root.find("body")
    return root if body is None else body


def _walk(state: _State, element: html.HtmlElement, marks: Run, align: str, depth: int) -> Iterator[Block]:
    """The blocks of a block element. Text between its child blocks makes paragraphs of its own."""
    if depth > _MAX_DEPTH:
        raise refused("INP-HTML-DEEP", limit=_MAX_DEPTH)
    own = _align(element, align)
    level = int(str(element.tag)[1]) if re.fullmatch(r"h[1-6]", str(element.tag)) else None
    runs: list[Run] = []
    number = _number(element)

    def flush() -> Iterator[Block]:
        nonlocal number
        para = _para(runs, own, level, number, element)
        runs.clear()
        if para is not None:
            number = ""
            yield para

    for piece in _pieces(state, element, _marked(element, marks), depth):
        if isinstance(piece, Run):
            runs.append(piece)
            continue
        yield from flush()
        if piece.tag == "table":
            table = _table(state, piece, own, depth + 1)
            if table is not None:
                yield table
        else:
            yield from _walk(state, piece, marks, own, depth + 1)
    yield from flush()


def _pieces(state: _State, element: html.HtmlElement, marks: Run, depth: int) -> Iterator[Run | html.HtmlElement]:
    """Runs and child blocks of an element in order; inline elements are opened up, however deep blocks hide in them."""
    if depth > _MAX_DEPTH:
        raise refused("INP-HTML-DEEP", limit=_MAX_DEPTH)
    if element.text:
        yield _run(state, element.text, marks)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            yield replace(marks, text="\n")
        elif tag == "img":
            yield from _picture(state, child)
        elif tag and tag not in _SKIPPED and not _invisible(child):
            if tag in _BLOCKS or tag == "table":
                yield child
            else:
                yield from _pieces(state, child, _marked(child, marks), depth + 1)
        if child.tail:
            yield _run(state, child.tail, marks)


def _run(state: _State, text: str, marks: Run) -> Run:
    return replace(marks, text=re.sub(r"\s+", " ", state.cleaner.text(text)))


def _marked(element: html.HtmlElement, marks: Run) -> Run:
    """The marks of text inside an element."""
    tag, style = str(element.tag), element.get("style") or ""
    if tag in {"b", "strong", "th"} or _BOLD.search(style):
        marks = replace(marks, bold=True)
    if tag in {"i", "em", "cite", "dfn", "var"} or _ITALIC.search(style):
        marks = replace(marks, italic=True)
    if tag in {"u", "ins"}:
        marks = replace(marks, underline=True)
    if tag in {"sup", "sub"}:
        marks = replace(marks, script="super" if tag == "sup" else "sub")
    href = element.get("href") if tag == "a" else None
    if href and href.startswith(("http://", "https://", "/eli/")):
        marks = replace(marks, href=href)
    return marks


def _align(element: html.HtmlElement, inherited: str) -> str:
    if element.tag == "center":
        return "center"
    found = _ALIGN.search(element.get("style") or "")
    value = (found.group(1) if found else element.get("align") or "").lower()
    return value if value in {"left", "center", "right", "justify"} else inherited


def _invisible(element: html.HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _number(element: html.HtmlElement) -> str:
    """The number that a browser shows before an item of an ordered list."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    items = parent.findall("li")
    start = parent.get("start") or "1"
    count = (int(start) if start.lstrip("-").isdigit() else 1) + items.index(element)
    if (parent.get("type") or "1") in {"a", "A"} and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return f"{letter.upper() if parent.get('type') == 'A' else letter}."
    return f"{count}."


def _para(runs: list[Run], align: str, level: int | None, number: str, element: html.HtmlElement) -> Para | None:
    """A paragraph of runs with white space between them folded as a browser does; None when nothing shows."""
    folded: list[Run] = []
    before = "\n"
    for run in runs:
        text = run.text
        if text.startswith(" ") and before in " \n":
            text = text[1:]
        if text == "\n" and folded and folded[-1].text.endswith(" "):
            folded[-1] = replace(folded[-1], text=folded[-1].text[:-1])
        if text or run.image is not None:
            folded.append(replace(run, text=text))
        before = text[-1:] or before
    if not any(run.text.strip() or run.image is not None for run in folded):
        return None
    return Para(tuple(folded), align=align, level=level, number=number, line=element.sourceline)


def _table(state: _State, table: html.HtmlElement, align: str, depth: int) -> Table | None:
    if depth > _MAX_DEPTH:
        raise refused("INP-HTML-DEEP", limit=_MAX_DEPTH)
    rows = []
    for row in _rows(table):
        cells = tuple(
            Cell(
                tuple(_walk(state, cell, _marked(cell, Run("")), _align(cell, align), depth + 1)),
                _span(cell, "colspan"),
                _span(cell, "rowspan"),
                cell.tag == "th",
            )
            for cell in row
            if cell.tag in {"td", "th"} and not _invisible(cell)
        )
        if cells:
            rows.append(cells)
    border = table.get("border")
    bordered = (
        border not in {None, "0", ""} or "border" in (table.get("style") or "") or table.find(".//th") is not None
    )
    return Table(tuple(rows), bordered, table.sourceline) if rows else None


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Rows of this very table, not of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), 1000) if value.strip().isdigit() else 1


def _picture(state: _State, image: html.HtmlElement) -> Iterator[Run]:
    source = image.get("src") or ""
    kind = _DATA.match(source)
    if kind is None:
        state.outside.append((image.get("alt") or source)[:60])
        return
    try:
        data = base64.b64decode(source[kind.end() :], validate=False)
    except (binascii.Error, ValueError):
        state.outside.append((image.get("alt") or "data:")[:60])
        return
    extension = "jpg" if kind.group(1).lower() == "jpeg" else kind.group(1).lower()
    name = f"image-{sha256(data).hexdigest()[:12]}.{extension}"
    state.images[name] = NamedFile(name, data)
    yield Run("", image=name)
