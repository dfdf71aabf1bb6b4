"""The text of a document as HTML elements: `<article class="akn">` with the words of the Akoma Ntoso in their order.

Classes and ids are those of the Akoma Ntoso (its element names, `class` and `eId`). No inline style; links lead to
`media/`, to places inside the article, or to full addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from gazette.akn.text import INLINE
from gazette.akn.xml import local
from gazette.messages import Language, text
from gazette.render.units import has_heading, is_provision

_TITLED = frozenset(
    ("article", "attachment", "book", "chapter", "division", "hcontainer", "part", "section", "subchapter")
) | {"subsection", "title", "tome"}
_NUMBERED = frozenset(
    ("alinea", "clause", "indent", "item", "list", "paragraph", "point", "recital", "rule", "subclause", "subparagraph")
) | {"subrule", "proviso", "level", "sublist", "transitional"}
_INLINE = INLINE | frozenset(
    ("authorialNote", "br", "change", "embeddedText", "eol", "eop", "fillIn", "img", "marker", "mmod")
)
_SAME = frozenset(("b", "i", "sub", "sup", "u"))
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CONTAINERS = {"preface": "header", "conclusions": "footer", "quotedStructure": "blockquote"}
_TEXT = frozenset(("heading", "num", "p", "subheading"))


@dataclass(frozen=True, slots=True)
class ArticleOptions:
    """`language` is a BCP 47 tag; `base_url` leads references (`/eli/…`) to the portal."""

    language: str
    wording: Language
    base_url: str


def article(root: etree._Element, options: ArticleOptions) -> etree._Element:
    """The article of a document; `root` is its `akomaNtoso`."""
    made = etree.Element("article", {"class": "akn", "lang": options.language})
    writer = _Writer(options)
    for child in root:
        writer.element(child, made, 1)
    writer.finish(made)
    return made


class _Writer:
    """Walks the tree. `_pending` are numbers that wait for the paragraph they open."""

    def __init__(self, options: ArticleOptions) -> None:
        self.options = options
        self._notes: list[tuple[str, etree._Element]] = []
        self._pending: list[etree._Element | str] = []
        self._title_level: int | None = 1
        """Heading level that the next title line gets; None once the document or the attachment has its title."""
        self._quoted = 0
        self._after_block = False
        self._last: etree._Element | None = None

    def element(self, node: etree._Element, parent: etree._Element, level: int) -> None:
        """Write an element that stands on its own lines. `level` is the heading level in force."""
        name = local(node)
        if not name or name == "meta":
            return
        if name == "table":
            self._settle(parent)
            self._table(node, parent, level)
        elif name in _TITLED and is_provision(node) and not has_heading(node) and name != "article":
            self._numbered(node, parent, level)
        elif name in _TITLED:
            self._section(node, parent, level)
        elif name in _NUMBERED:
            self._numbered(node, parent, level)
        elif name in _TEXT or _is_text(node):
            self._line(node, parent, level)
        elif name == "quotedStructure":
            self._quotation(node, parent, level)
        else:
            box = _open(node, parent, _CONTAINERS.get(name, "div")) if _matters(node, name) else parent
            self._inside(node, box, level)
            self._settle(box)

    def finish(self, made: etree._Element) -> None:
        """Put the notes, if any, behind the text."""
        self._settle(made)
        if not self._notes:
            return
        box = etree.SubElement(made, "section", {"class": "notes", "role": "doc-endnotes"})
        etree.SubElement(box, "h2").text = text("RND-NOTES", self.options.wording)
        done = 0
        while done < len(self._notes):
            marker, note = self._notes[done]
            done += 1
            holder = etree.SubElement(box, "div", {"class": "note", "id": f"note-{done}"})
            sign = etree.Element("sup")
            sign.text = marker
            self._pending = [sign, " "]
            if _is_text(note):
                self._line(note, holder, 3)
            else:
                self._inside(note, holder, 3)
            self._settle(holder)
            last = self._last if self._last is not None and self._last.getparent() is holder else holder
            said = text("RND-NOTE-BACK", self.options.wording, (("marker", marker),))
            back = {"href": f"#noteref-{done}", "role": "doc-backlink", "aria-label": said}
            _say(last, " ")
            etree.SubElement(last, "a", back).text = "↩"

    def _inside(self, node: etree._Element, parent: etree._Element, level: int) -> None:
        for child in node:
            self.element(child, parent, level)

    def _section(self, node: etree._Element, parent: etree._Element, level: int) -> None:
        attached = local(node) == "attachment"
        if attached:
            self._settle(parent)
        titles = [child for child in node if local(child) in ("num", "heading", "subheading")]
        box = _open(node, parent, "section" if attached or (titles and not self._quoted) else "div")
        if attached:
            self._title_level = None if titles else level + 1
        for child in node:
            if titles and child is titles[0]:
                self._heading(titles, box, level + 1)
            elif not any(child is title for title in titles):
                self.element(child, box, level + 1 if titles or attached else level)
        self._settle(box)

    def _heading(self, titles: list[etree._Element], box: etree._Element, level: int) -> None:
        """Number and title as one heading; inside quotations as a paragraph, since they are not this document's own."""
        tag = "p" if self._quoted else f"h{min(level, 6)}"
        line = etree.SubElement(box, tag)
        self._open_with_pending(line)
        for position, title in enumerate(titles):
            if position:
                _say(line, " ")
            span = _child(line, "span", title, class_=local(title))
            self._inline(title, span, box, level)
        self._last = line

    def _numbered(self, node: etree._Element, parent: etree._Element, level: int) -> None:
        box = _open(node, parent, "div")
        num = next((child for child in node if local(child) == "num"), None)
        heading = next((child for child in node if local(child) == "heading"), None)
        if num is not None:
            span = etree.Element("span", {"class": "num"})
            self._inline(num, span, box, level)
            self._pending += [span, " "]
        if heading is not None:
            self._line(heading, box, level)
        for child in node:
            if child is not num and child is not heading:
                self.element(child, box, level)
        self._settle(box)

    def _line(self, node: etree._Element, parent: etree._Element, level: int) -> None:
        """One line of text. The title of the document is its first heading."""
        name, kind = local(node), node.get("class", "")
        classes = " ".join(filter(None, [name if name != "p" else "", kind]))
        tag = "p"
        if self._title_level is not None and not self._quoted and _is_title(node, kind):
            tag, self._title_level = f"h{min(self._title_level, 6)}", None
        line = etree.SubElement(parent, tag, {"class": classes} if classes else {})
        if node.get("eId"):
            line.set("id", node.get("eId", ""))
        self._open_with_pending(line)
        self._last = line
        rest = self._inline(node, line, parent, level)
        for candidate in {line, rest}:
            if not len(candidate) and not (candidate.text or "").strip() and not candidate.get("id"):
                parent.remove(candidate)

    def _quotation(self, node: etree._Element, parent: etree._Element, level: int) -> None:
        opening, closing = quotes(node)
        box = _open(node, parent, "blockquote")
        self._quoted += 1
        self._pending += [opening] if opening else []
        self._inside(node, box, level)
        self._settle(box)
        self._quoted -= 1
        if closing:
            if self._last is None or box not in self._last.iterancestors():
                self._last = etree.SubElement(box, "p")
            _say(self._last, closing)

    def _table(self, node: etree._Element, parent: etree._Element, level: int) -> None:
        box = _open(node, parent, "table")
        if "layout" in node.get("class", "").split():
            box.set("role", "presentation")
        for child in node:
            if local(child) == "caption":
                caption = etree.SubElement(box, "caption")
                self._inline(child, caption, caption, level)
        rows = [child for child in node if local(child) == "tr"]
        heads = _heads(rows)
        for tag, part in (("thead", rows[:heads]), ("tbody", rows[heads:])):
            if not part:
                continue
            body = etree.SubElement(box, tag)
            for row in part:
                line = etree.SubElement(body, "tr")
                for cell in row:
                    if local(cell) in ("td", "th"):
                        self._cell(cell, line, level, scope="col" if tag == "thead" else "row")
        self._last = None

    def _cell(self, node: etree._Element, line: etree._Element, level: int, *, scope: str) -> None:
        name = local(node)
        cell = _open(node, line, name)
        cell.attrib.pop("class", None)
        if name == "th":
            cell.set("scope", scope)
        for span in ("colspan", "rowspan"):
            value = node.get(span, "1")
            if value.isascii() and value.isdigit() and 1 < int(value) <= 1000:
                cell.set(span, value)
        self._quoted += 1  # headings inside cells are no headings of the document
        if _is_text(node):
            self._inline(node, cell, cell, level)
        else:
            self._inside(node, cell, level)
        self._settle(cell)
        self._quoted -= 1

    def _inline(self, node: etree._Element, into: etree._Element, parent: etree._Element, level: int) -> etree._Element:
        """Write the inside of a line into `into`. Blocks inside it go to `parent`; what follows them opens a new
        paragraph, which is returned."""
        current = into
        self._text(current, node.text)
        for child in node:
            name = local(child)
            if name in _INLINE:
                current = self._inline_child(child, name, current, parent, level)
            elif name:
                self.element(child, parent, level)
                self._after_block = True
                current = etree.SubElement(parent, "p")
            self._text(current, child.tail)
            if current is not into and (current.text or len(current)):
                self._last = current
        return current

    def _text(self, current: etree._Element, words: str | None) -> None:
        """Text; what directly follows a block (a full stop) goes to the end of that block's last line."""
        if not words:
            return
        if self._after_block:
            self._after_block = False
            lead = "" if words[0].isspace() else words.split(maxsplit=1)[0]
            if lead and self._last is not None:
                _say(self._last, lead)
                words = words[len(lead) :]
        if words.strip() or len(current) or current.text:
            _say(current, words)

    def _inline_child(
        self, child: etree._Element, name: str, current: etree._Element, parent: etree._Element, level: int
    ) -> etree._Element:
        if name in ("eol", "br"):
            etree.SubElement(current, "br")
        elif name == "img":
            etree.SubElement(current, "img", {"src": child.get("src", ""), "alt": child.get("alt", "")})
        elif name == "authorialNote":
            self._note(child, current)
        elif any(local(inner) not in _INLINE for inner in child if local(inner)):
            # An inline element around blocks (`mod` around a quotation) has no counterpart; its inside is written.
            if child.get("eId"):
                place = _child(etree.Element("p"), "span", child, class_=name)
                if len(current) or (current.text or "").strip():
                    current.append(place)
                else:  # the first line inside it is where it begins
                    self._pending.append(place)
            return self._inline(child, current, parent, level)
        else:
            opening, closing = quotes(child) if name == "quotedText" else ("", "")
            _say(current, opening)
            self._inline(child, self._span(child, name, current), parent, level)
            _say(current, closing)
        return current

    def _span(self, child: etree._Element, name: str, current: etree._Element) -> etree._Element:
        if name in _SAME:
            return _child(current, name, child)
        href = child.get("href", "")
        if name in ("a", "ref", "rref", "mref") and href:
            full = f"{self.options.base_url.rstrip('/')}{href}" if href.startswith("/") else href
            return _child(current, "a", child, class_="ref", href=full)
        if name == "docDate" and _DATE.fullmatch(child.get("date", "")):
            return _child(current, "time", child, class_=name, datetime=child.get("date", ""))
        return _child(current, "span", child, class_=name)

    def _note(self, node: etree._Element, current: etree._Element) -> None:
        number = len(self._notes) + 1
        marker = node.get("marker") or str(number)
        self._notes.append((marker, node))
        sign = _child(current, "sup", node, class_="noteref")
        link = {"id": f"noteref-{number}", "href": f"#note-{number}", "role": "doc-noteref"}
        etree.SubElement(sign, "a", link).text = marker

    def _open_with_pending(self, line: etree._Element) -> None:
        for item in self._pending:
            if isinstance(item, str):
                _say(line, item)
            else:
                line.append(item)
        self._pending = []

    def _settle(self, parent: etree._Element) -> None:
        """A number that no paragraph follows stands alone."""
        if self._pending:
            line = etree.SubElement(parent, "p")
            self._open_with_pending(line)
            self._last = line


def _is_title(node: etree._Element, kind: str) -> bool:
    """Whether a line of the head is the document's title; its type is, where it has no other."""
    parent = node.getparent()
    if parent is None or local(parent) != "preface":
        return False
    return kind == "title" or (kind == "type" and not any(child.get("class") == "title" for child in parent))


def quotes(node: etree._Element) -> tuple[str, str]:
    """The quotation marks an element asks for and its text does not already have."""
    words = "".join(node.itertext()).strip()
    opening, closing = node.get("startQuote", ""), node.get("endQuote", "")
    return ("" if words.startswith(opening) else opening), ("" if words.endswith(closing) else closing)


def _child(parent: etree._Element, tag: str, node: etree._Element, /, **attributes: str) -> etree._Element:
    """A new element at the end of another. Its id is the eId of `node`: whatever has an address can be gone to."""
    made = etree.SubElement(parent, tag)
    for key, value in attributes.items():
        made.set(key.rstrip("_"), value)
    if node.get("eId"):
        made.set("id", node.get("eId", ""))
    return made


def _matters(node: etree._Element, name: str) -> bool:
    """Whether a container is kept as an element of its own, or only its inside."""
    kept = {"preface", "preamble", "citations", "formula", "conclusions", "container", "blockList"}
    return name in kept or node.get("eId") is not None


def _open(node: etree._Element, parent: etree._Element, tag: str) -> etree._Element:
    name = local(node)
    classes = [name, node.get("class", "")]
    if name in ("container", "hcontainer", "formula"):
        classes.append(node.get("name", ""))
    made = etree.SubElement(parent, tag, {"class": " ".join(filter(None, classes))})
    if node.get("eId"):
        made.set("id", node.get("eId", ""))
    return made


def _heads(rows: list[etree._Element]) -> int:
    """Rows at the top that hold column heads alone; none when they are all the table has."""
    count = 0
    for row in rows:
        cells = [local(cell) for cell in row if local(cell)]
        if not cells or any(cell != "th" for cell in cells):
            break
        count += 1
    return count if count < len(rows) else 0


def _is_text(node: etree._Element) -> bool:
    if node.text and node.text.strip():
        return True
    if any(child.tail and child.tail.strip() for child in node):
        return True
    children = [local(child) for child in node if local(child)]
    return bool(children) and local(node) != "container" and all(name in _INLINE for name in children)


def _say(element: etree._Element, words: str) -> None:
    """Put text at the end of an element."""
    if not words:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
