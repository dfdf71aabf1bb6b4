"""The words of a web page: all text between its tags, whether a browser shows it or not.

No text, by rule: scripts, style sheets, templates, comments, the page's title (a fact, not a line of the text), the
names of pictures, numbers of lists. What stands in a table but in no cell is heard before the table (HTML 13.2.6.1).
"""

from __future__ import annotations

import codecs
import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from gazette.ingest.witness.legacy import legacy_decoded
from gazette.ingest.witness.unreadable import UnreadableError

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_OLD_FONT = re.compile(rb"(?:font-family\s*:|face\s*=)\s*[\"']?\s*(\.Vn|VNI-)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>")
_LOOSE_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)[^>]*>")
_ALONE = re.compile(r"(?:[\"'\s]|<\w+)/>$")
"""A tag that is closed at once; a slash behind a value without quotation marks is part of it."""
_SILENT = frozenset(["script", "style", "template", "title"])
_PARTING = frozenset([
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "col", "colgroup", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
"""Tags that part words; all others stand inside a line."""
_CELLS = frozenset(["td", "th", "caption"])
_ROWS = frozenset(["tr", "tbody", "thead", "tfoot", "colgroup"])
_Text = list["str | _Text"]


def html_text(data: bytes) -> str:
    """The text of a page. Raises UnreadableError for bytes in an unknown encoding."""
    page = _Page()
    for token in _tokens(_decoded(data)):
        page.take(token)
    return legacy_decoded("".join(_flat(page.text)), _OLD_FONT.findall(data))


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        declared = _CHARSET.search(data[:4096])
        name = declared.group(1).decode("ascii", "replace").lower() if declared else ""
        encodings = ["utf-8-sig", "cp1252" if name in {"iso-8859-1", "latin1", "us-ascii"} else name]
        if not name and _OLD_FONT.search(data):
            encodings[1] = "cp1252"  # its letters are codes of a font
    for encoding in encodings:
        try:
            return str(data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    raise UnreadableError("encoding")


@dataclass(frozen=True, slots=True)
class _Token:
    """A tag by its name, or a text when the name is empty."""

    name: str
    text: str = ""
    ends: bool = False


def _tokens(page: str) -> Iterator[_Token]:
    at = 0
    pattern = _TAG
    while (start := page.find("<", at)) >= 0:
        yield _Token("", html.unescape(page[at:start]))
        if page.startswith("<!--", start):
            at = _behind(page, "-->", start + 2)
            continue
        if page[start + 1 : start + 2] in {"!", "?"}:
            at = _behind(page, ">", start)
            continue
        tag = pattern.match(page, start)
        if tag is None and page[start + 1 : start + 3].strip("/")[:1].isalpha():
            pattern = _LOOSE_TAG  # a quotation mark without its other half: from here on none is looked for
            tag = pattern.match(page, start)
            if tag is None:  # no tag ends any more
                at = start
                break
        if tag is None:
            yield _Token("", "<")
            at = start + 1
            continue
        name = tag.group(2).lower()
        at = tag.end()
        yield _Token(name, ends=bool(tag.group(1)))
        alone = _ALONE.search(tag.group()) is not None
        if name in {"script", "style"} and not tag.group(1) and not alone:
            closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(page, at)
            at = closing.start() if closing else len(page)
        elif alone and name in _SILENT:
            yield _Token(name, ends=True)
    yield _Token("", html.unescape(page[at:]))


def _behind(page: str, mark: str, start: int) -> int:
    found = page.find(mark, start)
    return len(page) if found < 0 else found + len(mark)


@dataclass(slots=True)
class _Table:
    """A table that is open: what goes before it, what its cells hold, and whether one of them is open."""

    before: _Text
    inside: _Text
    in_cell: bool = False


@dataclass(slots=True)
class _Page:
    """The text heard so far. Not frozen: it grows."""

    text: _Text = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    silent: Counter[str] = field(default_factory=Counter)
    """How many tags of each name are open whose text is none."""

    def take(self, token: _Token) -> None:
        """Take the next token."""
        if token.name in _SILENT:
            self.silent[token.name] = max(self.silent[token.name] + (-1 if token.ends else 1), 0)
        elif any(self.silent.values()):
            return
        elif not token.name:
            self._place().append(token.text)
        elif token.name in _PARTING:
            self._part(token)

    def _place(self) -> _Text:
        if not self.tables:
            return self.text
        return self.tables[-1].inside if self.tables[-1].in_cell else self.tables[-1].before

    def _part(self, token: _Token) -> None:
        self._place().append("\n")
        if token.name == "table" and token.ends:
            del self.tables[-1:]
        elif token.name == "table":
            table = _Table([], [])
            self._place().extend((table.before, table.inside))
            self.tables.append(table)
        elif self.tables and token.name in _CELLS:
            self.tables[-1].in_cell = not token.ends
        elif self.tables and token.name in _ROWS:
            self.tables[-1].in_cell = False
        self._place().append("\n")


def _flat(text: _Text) -> Iterator[str]:
    waiting: _Text = [text]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, str):
            yield piece
        else:
            waiting.extend(reversed(piece))
