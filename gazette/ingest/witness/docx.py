"""The words of a DOCX: every text node of its main part, with the notes where their marks first stand (ECMA-376-1).

No text, by rule: what a tracked change deletes or moves away (17.13.5), the codes of fields (17.16.18), the further
forms of a drawing that old programs show instead (`mc:AlternateContent`), page headers and footers, comments, building
blocks (glossary part), numbers of automatic lists. A text box stands behind the paragraph that it hangs on.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from gazette.ingest.witness.docx_plain import plain_story
from gazette.ingest.witness.legacy import legacy_decoded
from gazette.ingest.witness.symbols import symbol_text
from gazette.ingest.witness.unreadable import UnreadableError

_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_OLD_FONTS = (  # what is rare comes first: the search skips to it
    re.compile(rb"\.(?<=ascii=\"\.|hAnsi=\"\.)[Vv][Nn]"),
    re.compile(rb"VNI-(?<=ascii=\"VNI-|hAnsi=\"VNI-)"),
)
_BOXES = ("{*}txbxContent", "{*}txBody", "{*}textpath")
_SPACE = frozenset(["p", "tab", "ptab", "br", "cr"])
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_OFF = frozenset(["0", "false", "off"])
_NAMES = (
    "t", "p", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "fldChar", "checkBox", "ddList",
    "textpath", "footnoteReference", "endnoteReference",
)  # fmt: skip
_TAGS = tuple(f"{{*}}{name}" for name in _NAMES)


def docx_text(file: bytes) -> str:
    """The text of a DOCX. Raises UnreadableError for bytes that are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            main = next(_related(package, "", "officeDocument"))
            data = package.read(main)
            notes = {kind: _notes(package, main, kind) for kind in ("footnote", "endnote")}
            story = _Story(notes)
            heard = plain_story(data)  # most files: the tree would cost four times as much
            if heard is not None:
                story.pieces.append(heard)
            else:
                story.read(_root(data))
            for note in notes.values():
                for unseen in note.values():
                    story.read(unseen)
            stating = (data, *(package.read(part) for part in _related(package, main, "styles")))
            return legacy_decoded("".join(story.pieces), _fonts(stating))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        RuntimeError,  # NotImplementedError is one: a method of packing, or a password, that zipfile has no means for
        StopIteration,
        ValueError,
        OSError,
        etree.XMLSyntaxError,
    ) as error:
        raise UnreadableError(str(error)) from error


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise UnreadableError("DOCTYPE")
    _tidy(root)
    return root


def _related(package: zipfile.ZipFile, source: str, kind: str) -> Iterator[str]:
    """The parts that a part (the package itself for an empty name) refers to as `kind`."""
    folder, base = posixpath.split(source)
    names = {name.lower(): name for name in package.namelist()}
    listed = names.get(posixpath.join(folder, "_rels", f"{base}.rels").lower())
    for found in _RELATION.finditer(package.read(listed) if listed else b""):
        facts = {name.decode(): (one or two).decode() for name, one, two in _ATTRIBUTE.findall(found.group())}
        if facts.get("Type", "").endswith(f"/{kind}") and facts.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, facts.get("Target", ""))).lstrip("/")
            if path.lower() in names:
                yield names[path.lower()]


def _fonts(parts: Iterable[bytes]) -> list[bytes]:
    """How the names of fonts of old encodings begin, as often as parts state them."""
    return [name for part in parts for fonts in _OLD_FONTS for name in fonts.findall(part)]


def _notes(package: zipfile.ZipFile, main: str, kind: str) -> dict[str, etree._Element]:
    part = next(_related(package, main, f"{kind}s"), None)
    return {} if part is None else {_value(note, "id"): note for note in _root(package.read(part)).iter(f"{{*}}{kind}")}


def _tidy(root: etree._Element) -> None:
    """Take out what is no text, and put text boxes behind their paragraphs."""
    for forms in list(root.iter("{*}AlternateContent")):
        shown = next(
            (form for form in forms if next(form.iter("{*}t", "{*}blip", "{*}imagedata"), None) is not None), None
        )
        for form in list(forms):
            if form is not shown:
                forms.remove(form)
    for gone in list(root.iter("{*}del", "{*}moveFrom")):
        parent = gone.getparent()
        holder = "" if parent is None else _name(parent)
        if holder == "trPr" and parent is not None:
            _remove(parent.getparent())
        elif holder != "rPr":
            _remove(gone)
    behind: dict[etree._Element, etree._Element] = {}
    for box in list(root.iter(*_BOXES)):
        paragraph = next(box.iterancestors("{*}p"), None)
        if paragraph is not None:
            behind.get(paragraph, paragraph).addnext(box)
            behind[paragraph] = box


def _remove(element: etree._Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


@dataclass(slots=True)
class _Story:
    """The text gathered so far. `notes` holds the notes whose marks have not been met. Not frozen: it grows."""

    notes: dict[str, dict[str, etree._Element]]
    pieces: list[str] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    """For each field that is open whether its result has begun."""
    joined: bool = False
    """Whether the mark of the last paragraph is deleted: the next one goes on in it."""

    def read(self, root: etree._Element) -> None:
        """Add the text below an element."""
        self.pieces.append(" ")
        names: dict[str, str] = {}
        for item in root.iter(*_TAGS):
            tag = str(item.tag)
            name = names.get(tag) or names.setdefault(tag, _name(item))
            if name == "t":
                if all(self.fields):
                    self._text(item)
            elif name in _SPACE:
                self._space(item, name)
            else:
                _ITEMS[name](self, item)

    def _text(self, item: etree._Element) -> None:
        text = item.text or ""
        if not text.isascii() and _PRIVATE.search(text):
            run = item.getparent()
            fonts = None if run is None else run.find("{*}rPr/{*}rFonts")
            font = "" if fonts is None else _value(fonts, "hAnsi") or _value(fonts, "ascii")
            text = "".join(symbol_text(font, ord(char)) for char in text)
        self.pieces.append(text)

    def _space(self, item: etree._Element, name: str) -> None:
        if name == "p":
            if not self.joined:
                self.pieces.append("\n")
            self.joined = item.find("{*}pPr/{*}rPr/{*}del") is not None
        elif all(self.fields):
            self.pieces.append(" ")

    def _hyphen(self, _: etree._Element) -> None:
        if all(self.fields):
            self.pieces.append("-")

    def _soft_hyphen(self, _: etree._Element) -> None:
        if all(self.fields):
            self.pieces.append("\u00ad")

    def _symbol(self, item: etree._Element) -> None:
        if all(self.fields):
            code = _value(item, "char")
            self.pieces.append(symbol_text(_value(item, "font"), int(code or "0", 16)))

    def _field(self, item: etree._Element) -> None:
        kind = _value(item, "fldCharType")
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _tick(self, item: etree._Element) -> None:
        if all(self.fields[:-1]):
            state = item.find("{*}checked")
            state = item.find("{*}default") if state is None else state
            ticked = state is not None and _value(state, "val").lower() not in _OFF
            self.pieces.append("☒" if ticked else "☐")

    def _choice(self, item: etree._Element) -> None:
        if all(self.fields[:-1]):
            state = item.find("{*}result")
            state = item.find("{*}default") if state is None else state
            entries = item.findall("{*}listEntry")
            chosen = int(_value(state, "val") or 0) if state is not None else 0
            self.pieces.append(_value(entries[chosen], "val") if 0 <= chosen < len(entries) else "")

    def _word_art(self, item: etree._Element) -> None:
        self.pieces += (" ", item.get("string", ""), " ")

    def _note(self, item: etree._Element) -> None:
        if not all(self.fields):
            return
        note = self.notes[_name(item).removesuffix("Reference")].pop(_value(item, "id"), None)
        if note is not None:
            outside, self.fields = self.fields, []
            self.read(note)
            self.fields = outside
            self.pieces.append(" ")


_ITEMS: dict[str, Callable[[_Story, etree._Element], None]] = {
    "noBreakHyphen": _Story._hyphen,
    "softHyphen": _Story._soft_hyphen,
    "sym": _Story._symbol,
    "fldChar": _Story._field,
    "checkBox": _Story._tick,
    "ddList": _Story._choice,
    "textpath": _Story._word_art,
    "footnoteReference": _Story._note,
    "endnoteReference": _Story._note,
}


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _value(element: etree._Element, name: str) -> str:
    """An attribute by its local name."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")
