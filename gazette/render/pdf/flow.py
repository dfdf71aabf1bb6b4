"""Akoma Ntoso in, blocks out. Every word of the text ends up in a block, in reading order.

What may stand in the text: docs/reference/akoma-ntoso.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from lxml import etree

from gazette.akn.text import INLINE
from gazette.akn.xml import local
from gazette.errors import RenderError
from gazette.messages import Language, text
from gazette.profiles import HouseStyle, ParaStyle
from gazette.render.pdf.blocks import Block, Cell, Mark, NewPage, Note, Para, Picture, Run, Table
from gazette.render.pdf.grid import tag_table
from gazette.render.pdf.letterhead import conclusion_blocks, preface_blocks
from gazette.render.pdf.tagged.syntax import text_string
from gazette.render.pdf.tagged.tree import HEADING, Content, Element
from gazette.render.units import has_heading, is_provision

_TITLED = frozenset({"book", "tome", "part", "title", "chapter", "subchapter", "section", "subsection", "division"})
_NUMBERED = frozenset(
    ("paragraph", "subparagraph", "point", "clause", "subclause", "list", "item", "indent", "alinea", "recital", "rule")
) | {"subrule", "proviso", "level", "sublist", "transitional"}
_BOLD, _ITALIC, _UNDERLINE = "b", "i", "u"
_SCRIPTS = {"sup": 1, "sub": -1}
_INLINE = INLINE | frozenset(
    ("authorialNote", "br", "change", "embeddedText", "eol", "eop", "fillIn", "img", "marker", "mmod")
)
"""Elements that stand inside a line of text."""
_DIRECT = frozenset(("LBody", "TD", "TH"))
"""Structure elements that hold the words of an only paragraph themselves."""
_INSIDE = frozenset(("Link", "Reference", "Note", "Figure"))
"""Structure elements that stand inside a line."""
_TITLE_LENGTH = 160
"""Longest line of the outline, in characters."""


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    underline: bool = False
    script: int = 0
    link: str | None = None


_PLAIN = _Look()


@dataclass(frozen=True, slots=True)
class Source:
    """What reading a document needs besides its text. `key` keeps places of several documents in one file apart."""

    name: str
    """What messages call the document."""
    key: str
    base_url: str
    pictures: Mapping[str, Picture]
    house: HouseStyle
    wording: Language = "vi"
    """The language of words that stand for what can't be read (a picture without a description)."""


def document_blocks(root: etree._Element, source: Source, parent: Element | None = None) -> list[Block]:
    """The blocks of a whole document; its structure goes below `parent`.

    Raises RenderError (RND-IMAGE-MISSING) for an image that is not there.
    """
    flow = _Flow(source, Element("Sect") if parent is None else parent)
    for child in root:
        flow.element(child)
    return flow.done()


class _Flow:
    """Walks the tree. Numbers wait in `_pending` until the paragraph that they open; so do marks.

    The structure tree grows along: `_parent` is the element that paragraphs go below, `_line` the one that holds the
    words of the paragraph being read.
    """

    def __init__(self, source: Source, parent: Element, style: ParaStyle | None = None) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self._parent = parent
        self._line: Element | None = None
        self._texts = source.house.texts
        self._style = self._texts.body if style is None else style
        self._pending: list[Run] = []
        self._marks: list[Mark] = []
        self._runs: list[Run] = []
        self._eids: list[str] = []
        self._depth = 1
        self._outlined = True
        self._notes = 0
        self._near: str | None = None
        """The nearest eId around what is read: where a message says that something is."""
        self._open = False
        """Whether text that follows directly belongs to the end of the last block (the full stop after a quotation)."""

    def done(self) -> list[Block]:
        self._flush_pending()
        return self.blocks

    def element(self, node: etree._Element) -> None:
        """Read one element that stands on its own lines."""
        name = local(node)
        if not name or name == "meta":
            return
        eid, around = node.get("eId"), self._near
        if eid:
            self._eids.append(eid)
            self._near = eid
        self._named(node, name)
        self._near = around

    def _named(self, node: etree._Element, name: str) -> None:
        if name in _OWN:
            getattr(self, f"_{name}")(node)
        elif name in _TITLED and not is_provision(node):
            self._titled(node)
        elif name in _TITLED and has_heading(node):
            self._article(node)
        elif name in _TITLED or name in _NUMBERED:
            self._numbered(node)
        elif _is_text(node):
            self._text(node, self._style)
        else:
            self._inside(node)

    def _begin(self, node: etree._Element) -> None:
        eid = node.get("eId")
        if eid:
            self._eids.append(eid)

    def _inside(self, node: etree._Element) -> None:
        for child in node:
            self.element(child)

    @contextmanager
    def _set(self, style: ParaStyle) -> Iterator[None]:
        before, self._style = self._style, style
        yield
        self._style = before

    @contextmanager
    def _below(self, parent: Element) -> Iterator[None]:
        before, self._parent = self._parent, parent
        self._depth += 1
        yield
        self._depth -= 1
        self._parent = before

    # Elements with a handler of their own; their names are in `_OWN`.

    def _preface(self, node: etree._Element) -> None:
        self.blocks += preface_blocks(node, self.source.house, self._made)

    def _preamble(self, node: etree._Element) -> None:
        style = self._texts.citation if self._style is self._texts.body else self._style
        with self._set(style):
            for child in node:
                # The body that decides, in capitals on a line of its own ("THỦ TƯỚNG CHÍNH PHỦ").
                words = "".join(child.itertext()).strip() if local(child) == "p" else ""
                if words.isupper() and words[-1].isalpha():
                    self._text(child, self._texts.enacting)
                else:
                    self.element(child)
            self._flush_pending()

    def _formula(self, node: etree._Element) -> None:
        with self._set(self._texts.enacting):
            if _is_text(node):
                self._text(node, self._style)
            else:
                self._inside(node)

    def _conclusions(self, node: etree._Element) -> None:
        self._flush_pending()
        self.blocks += conclusion_blocks(node, self.source.house, self._made, self._made)

    def _article(self, node: etree._Element) -> None:
        num, heading = _titles(node)
        self._mark(node, num, heading)
        with self._below(Element("Sect", self._parent)):
            title = self._heading()
            if heading is not None:
                self._heading_line(num, heading, self._texts.article, title)
            elif num is not None:
                self._wait(num, title, bold=True)
                self._line = None if self._outlined else title
            self._rest(node, num, heading)

    def _attachment(self, node: etree._Element) -> None:
        self._flush_pending()
        self.blocks.append(NewPage())
        titles = [child for child in node if local(child) in ("heading", "subheading")]
        self._mark(node, *titles[:1])
        with self._below(Element("Sect", self._parent)):
            title = self._heading() if titles else None
            for child in titles:
                note = "".join(child.itertext()).strip().startswith("(")
                heading = local(child) == "heading"
                style = self._texts.annex if heading else self._texts.annex_note if note else self._texts.annex_title
                if note and not heading:
                    self._text(child, style)
                    title = self._heading()  # what comes next is read after this line
                else:
                    self._text(child, style, title)
            self._rest(node, *titles)
            self._flush_pending()

    def _quotedStructure(self, node: etree._Element) -> None:  # noqa: N802  the element's name
        outlined, self._outlined = self._outlined, False
        opening, closing = _quotes(node)
        before, self._parent = self._parent, Element("BlockQuote", self._parent)
        self._pending += [Run(opening)] if opening else []
        self._inside(node)
        self._flush_pending()
        self._open = True
        if closing and not self._append(closing):
            run = Run(closing, content=self._parent.content())
            self.blocks.append(Para((run,), self._style, self._near))
        self._parent = before
        self._outlined = outlined

    def _append(self, text: str) -> bool:
        """Put text at the end of the last block; False when that is no paragraph."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Para):
            return False
        self.blocks[-1] = last._replace(runs=(*last.runs, Run(text, content=last.runs[-1].content)))
        return True

    def _table(self, node: etree._Element) -> None:
        self._flush_pending()
        classes = node.get("class", "").split()
        plain = "layout" in classes
        element = Element("Div" if plain else "Table", self._parent)
        rows: list[tuple[Cell, ...]] = []
        for child in node:
            if local(child) == "caption":
                self._text(child, self._texts.annex_note, Element("P" if plain else "Caption", element))
            elif local(child) == "tr":
                self._begin(child)
                cells = [cell for cell in child if local(cell) in ("td", "th")]
                rows.append(tuple([self._cell(cell, element if plain else None) for cell in cells]))
        if rows:
            table = Table(tuple(rows), plain, self._near, "index" in classes)
            if not plain:
                tag_table(table, element)
            self.blocks.append(table)

    # Parts of elements.

    def _cell(self, node: etree._Element, holder: Element | None) -> Cell:
        """A cell whose text goes below an element of its own, or below `holder` in a table that only arranges."""
        head = local(node) == "th"
        element = Element("TH" if head else "TD") if holder is None else holder
        style = self._texts.cell_head if head else self._texts.cell
        columns, rows = _count(node, "colspan"), _count(node, "rowspan")
        words = _only_words(node)
        if words and holder is None:
            self._begin(node)
            self._begin(node[0])
            eids, self._eids = tuple(self._eids), []
            run = Run(words, content=element.content(), eids=eids)
            return Cell(
                (Para((run,), style, node[0].get("eId") or node.get("eId") or self._near),),
                head,
                columns,
                rows,
                element,
            )
        inner = _Flow(self.source, element, style)
        inner._eids, self._eids = self._eids, []
        inner._outlined = False
        inner._notes = self._notes
        inner._near = node.get("eId") or self._near
        inner._begin(node)
        if _is_text(node):
            inner._text(node, inner._style)
        else:
            inner._inside(node)
        blocks = tuple(inner.done())
        self._eids = inner._eids
        self._notes = inner._notes
        return Cell(blocks, head, columns, rows, element)

    def _titled(self, node: etree._Element) -> None:
        num, heading = _titles(node)
        self._mark(node, num, heading)
        with self._below(Element("Sect", self._parent)):
            if num is not None or heading is not None:  # neither where a unit goes on from an earlier issue
                title = self._heading()
                if num is not None:
                    self._text(num, self._texts.label, title)
                if heading is not None:
                    self._text(heading, self._texts.heading, title)
            self._rest(node, num, heading)

    def _numbered(self, node: etree._Element) -> None:
        num, heading = _titles(node)
        before, self._line = self._parent, None
        if heading is not None:
            self._parent = Element("Sect", self._parent)
            style = self._texts.clause if self._style is self._texts.body else replace(self._style, bold=True)
            self._heading_line(num, heading, style, self._heading())
        elif num is not None:
            item = Element("LI", self._list(num))
            self._wait(num, Element("Lbl", item), bold=False)
            self._parent = Element("LBody", item)
        self._rest(node, num, heading)
        self._flush_pending()
        self._parent = before

    def _list(self, num: etree._Element) -> Element:
        """The list that an item belongs to: one goes on until something else stands between two items."""
        last = self._parent.kids[-1] if self._parent.kids else None
        if isinstance(last, Element) and last.tag == "L":
            return last
        return Element("L", self._parent, b"/A<</O/List/ListNumbering%b>>" % _numbering("".join(num.itertext())))

    def _rest(self, node: etree._Element, *done: etree._Element | None) -> None:
        for child in node:
            if child not in done:
                self.element(child)

    def _heading(self) -> Element:
        """The element for a title. In a quotation and in a cell it is no heading of this document."""
        return Element(HEADING if self._outlined else "P", self._parent)

    def _heading_line(
        self, num: etree._Element | None, heading: etree._Element, style: ParaStyle, title: Element
    ) -> None:
        if num is not None:
            self._wait(num, title, bold=False)
        self._text(heading, style, title)

    def _wait(self, num: etree._Element, holder: Element, *, bold: bool) -> None:
        runs, self._runs = self._runs, []
        line, self._line = self._line, holder
        self._inline(num, _Look(bold=bold))
        if self._runs:
            last = self._runs[-1]
            if last.text and last == Run(last.text, bold, content=last.content, eids=last.eids):
                self._runs[-1] = last._replace(text=f"{last.text} ")
            else:
                self._runs.append(Run(" ", bold=bold, content=last.content))
            self._pending += self._runs
        self._runs, self._line = runs, line

    def _mark(self, node: etree._Element, *titles: etree._Element | None) -> None:
        eid = node.get("eId")
        if eid is None:
            return
        words = " ".join(" ".join("".join(title.itertext()).split()) for title in titles if title is not None)
        if len(words) > _TITLE_LENGTH:
            words = words[: _TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
        self._marks.append(Mark(f"{self.source.key}{eid}", words if self._outlined and words else None, self._depth))

    def _flush_pending(self) -> None:
        """A number that no paragraph follows stands alone."""
        if self._pending:
            self._emit(self._style)

    def _emit(self, style: ParaStyle, eid: str | None = None) -> None:
        """End the paragraph: what waited and what was read become a block."""
        runs = self._pending + self._runs
        self._pending, self._runs = [], []
        self._line = None
        self._open = False
        words = False
        for run in runs:
            if run.text and not run.text.isspace():
                words = True
                break
        if not words:
            if not any(run.picture for run in runs):
                self._eids = [*(eid for run in runs for eid in run.eids), *self._eids]
                return
            style = replace(self._texts.picture, size=style.size, leading=style.leading, bold=style.bold)
        for index in range(len(runs) - 1, -1, -1):
            if runs[index].content is None:  # a quotation mark waits for what it opens
                behind = runs[index + 1].content if index + 1 < len(runs) else self._holder().content()
                runs[index] = runs[index]._replace(content=behind)
        if self._eids:
            runs[0] = runs[0]._replace(eids=(*self._eids, *runs[0].eids))
            self._eids = []
        self.blocks.append(Para(tuple(runs), style, eid, tuple(self._marks)))
        self._marks = []

    def _holder(self) -> Element:
        """The element that holds the words read now: a paragraph, or what is around the only paragraph in it."""
        if self._line is None:
            parent = self._parent
            if parent.tag in _DIRECT and not parent.kids:
                self._line = parent
            else:
                if parent.tag in _DIRECT:
                    _wrap(parent)
                self._line = Element("P", parent)
        return self._line

    def _text(self, node: etree._Element, style: ParaStyle, holder: Element | None = None) -> None:
        """A line element: one paragraph, or several where blocks stand inside it. `holder` is its element."""
        before, self._style = self._style, style
        self._line = holder or self._line
        self._inline(node, _PLAIN)
        self._emit(style, node.get("eId") or self._near)
        self._style = before

    def _made(self, node: etree._Element, style: ParaStyle, title: Element | None = None) -> list[Block]:
        """The blocks of one element of the head or close, set in `style`; `title` holds the heading it is part of."""
        before, self.blocks = self.blocks, []
        with self._set(style):
            if title is not None and _is_text(node):
                if title not in self._parent.kids:
                    self._parent.kids.append(title)
                self._begin(node)
                self._text(node, style, title)
            else:
                self.element(node)
            self._flush_pending()
        made, self.blocks = self.blocks, before
        return made

    def _say(self, text: str | None, look: _Look) -> None:
        """Add text to the line; what closes the block before it (a full stop) goes to that block."""
        if not text:
            return
        if self._open:
            self._open = False
            lead = "" if text[0].isspace() else text.split(maxsplit=1)[0]
            if lead and self._append(lead):
                text = text[len(lead) :]
                if not text:
                    return
        holder = self._holder()
        last = holder.kids[-1] if holder.kids else None
        content = last if isinstance(last, Content) else holder.content()
        eids, self._eids = tuple(self._eids), []
        self._runs.append(
            Run(text, look.bold, look.italic, look.underline, look.script, look.link, content=content, eids=eids)
        )

    def _inline(self, node: etree._Element, look: _Look) -> None:
        """Gather the runs of a line's inside. A block inside a line (quoted structure in an amendment) ends the
        paragraph before it; what follows it opens another."""
        self._say(node.text, look)
        for child in node:
            name = local(child)
            if name in _INLINE:
                self._inline_child(child, name, look)
            elif name:
                self._emit(self._style, node.get("eId") or self._near)
                self.element(child)
                self._flush_pending()
            self._say(child.tail, look)

    def _inline_child(self, child: etree._Element, name: str, look: _Look) -> None:
        self._begin(child)
        if name in ("eol", "br"):
            self._runs.append(Run(line_break=True, content=self._runs[-1].content if self._runs else None))
        elif name == "img":
            self._runs.append(self._picture(child))
        elif name == "authorialNote":
            self._runs.append(self._note(child, look))
        else:
            opening, closing = _quotes(child) if name == "quotedText" else ("", "")
            self._say(opening, look)
            inner = self._look(child, name, look)
            if inner.link is not None and inner.link != look.link:
                line = self._holder()
                self._line = link = Element("Link", line)
                self._inline(child, inner)
                if self._line is link:
                    self._line = line
            else:
                self._inline(child, inner)
            self._say(closing, look)

    def _look(self, child: etree._Element, name: str, look: _Look) -> _Look:
        if name == _BOLD:
            return replace(look, bold=True)
        if name == _ITALIC:
            return replace(look, italic=True)
        if name == _UNDERLINE:
            return replace(look, underline=True)
        if name in _SCRIPTS:
            return replace(look, script=_SCRIPTS[name])
        if name in ("ref", "rref", "mref", "a") and child.get("href"):
            return replace(look, link=self._address(child.get("href", "")))
        return look

    def _address(self, href: str) -> str:
        """Where a reference leads: `#eId` inside the file, a path on the portal, or an address as it is."""
        if href.startswith("#"):
            return f"#{self.source.key}{href[1:]}"
        return f"{self.source.base_url.rstrip('/')}{href}" if href.startswith("/") else href

    def _note(self, node: etree._Element, look: _Look) -> Run:
        """The mark of a note. The note follows it in the structure tree, wherever it is printed."""
        self._notes += 1
        marker = node.get("marker") or str(self._notes)
        line = self._holder()
        reference = Element("Reference", line)
        note = Element("Note", line, b"/ID" + text_string(f"{self.source.key}{_eid(node) or ''}-{self._notes}"))
        label = Element("Lbl", note).content()
        inner = _Flow(self.source, note, self._texts.note)
        inner._outlined = False
        if _is_text(node):
            inner._text(node, self._texts.note)
        else:
            inner._inside(node)
        made = Note(marker, tuple(inner.done()), label)
        return Run(marker, look.bold, look.italic, script=1, note=made, content=reference.content())

    def _picture(self, node: etree._Element) -> Run:
        name = node.get("src", "").removeprefix("media/")
        picture = self.source.pictures.get(name)
        if picture is None:
            raise RenderError("RND-IMAGE-MISSING", document=self.source.name, image=name, place=_eid(node) or "-")
        words = " ".join(node.get("alt", "").split()) or text("RND-PICTURE", self.source.wording, (("name", name),))
        figure = Element("Figure", self._holder(), b"/Alt" + text_string(words))
        return Run(picture=picture, content=figure.content())


def _wrap(parent: Element) -> None:
    """Give words that stand directly in an element a paragraph of their own, since another follows."""
    words = []
    while parent.kids and (isinstance(parent.kids[0], Content) or parent.kids[0].tag in _INSIDE):
        words.append(parent.kids.pop(0))
    if words:
        first = Element("P")
        first.kids += words
        parent.kids.insert(0, first)


def _numbering(number: str) -> bytes:
    """How a list is numbered (ISO 32000-1, 14.8.5.5), by its first number."""
    plain = number.strip(' .()“”"')
    if plain[:1].isdigit():
        return b"/Decimal"
    if plain and not set(plain) - set("IVXLC"):
        return b"/UpperRoman"
    if plain and not set(plain) - set("ivxlc"):
        return b"/LowerRoman"
    if plain[:1].isalpha():
        return b"/UpperAlpha" if plain.isupper() else b"/LowerAlpha"
    return b"/Disc"


_OWN = frozenset({"preface", "preamble", "formula", "conclusions", "article", "attachment", "quotedStructure", "table"})


def _quotes(node: etree._Element) -> tuple[str, str]:
    """The quotation marks an element asks for and its text does not already have."""
    words = "".join(node.itertext()).strip()
    opening, closing = node.get("startQuote", ""), node.get("endQuote", "")
    return ("" if words.startswith(opening) else opening), ("" if words.endswith(closing) else closing)


def _is_text(node: etree._Element) -> bool:
    """Whether words or inline elements stand directly in the element."""
    if node.text and not node.text.isspace():
        return True
    name = local(node)
    if name in ("p", "num", "heading", "subheading"):
        return True
    inline, any_child = name != "container", False
    for child in node:
        if child.tail and not child.tail.isspace():
            return True
        kind = local(child)
        if kind:
            any_child = True
            inline = inline and kind in _INLINE
    return inline and any_child


def _only_words(node: etree._Element) -> str | None:
    """The words of a cell that holds a plain paragraph and nothing else, as most do."""
    if len(node) != 1 or (node.text and not node.text.isspace()):
        return None
    child = node[0]
    if len(child) or not child.text or child.text.isspace() or (child.tail and not child.tail.isspace()):
        return None
    return str(child.text) if local(child) == "p" else None


def _titles(node: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    """Number and heading of an element."""
    num = heading = None
    for child in node:
        name = local(child)
        if name == "num":
            num = child if num is None else num
        elif name == "heading":
            heading = child if heading is None else heading
    return num, heading


def _eid(node: etree._Element) -> str | None:
    """The element's own eId or that of the nearest element around it."""
    current: etree._Element | None = node
    while current is not None:
        found = current.get("eId")
        if found:
            return str(found)
        current = current.getparent()
    return None


def _count(node: etree._Element, name: str) -> int:
    """A span of a cell; what is no positive number counts as 1; no span is over 1000 (as in HTML)."""
    value = node.get(name)
    if value is None:
        return 1
    return min(max(int(value), 1), 1000) if value.isascii() and value.isdigit() else 1
