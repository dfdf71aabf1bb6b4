"""The inside of a DOCX paragraph: runs, fields, links, notes, pictures, text boxes (ECMA-376-1, 17.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from gazette.ingest.blocks import Block, Para, Run
from gazette.ingest.clean import is_clean
from gazette.ingest.inline import merged, split_lines, trimmed
from gazette.ingest.read_docx_package import W
from gazette.ingest.read_docx_short import CUT, SHORT_PARAGRAPH
from gazette.ingest.read_docx_state import FieldState, FormLook, State, run_of
from gazette.ingest.read_docx_styles import Marks, flag_off, number_of
from gazette.ingest.read_docx_symbols import symbol, symbols
from gazette.ingest.refused import refused

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
MAX_DEPTH = 60
"""Elements, tables and text boxes inside one another; no real document goes half as deep."""

_THROUGH = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent"))
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_PLAIN = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_LINKS = ("http://", "https://", "mailto:")

_W_COMMENT_REFERENCE = f"{W}commentReference"
_W_CUSTOM_MARK_FOLLOWS = f"{W}customMarkFollows"
_W_DRAWING = f"{W}drawing"
_W_ENDNOTE_REFERENCE = f"{W}endnoteReference"
_W_FLD_CHAR = f"{W}fldChar"
_W_FLD_SIMPLE = f"{W}fldSimple"
_W_FOOTNOTE_REFERENCE = f"{W}footnoteReference"
_W_HYPERLINK = f"{W}hyperlink"
_W_INSTR = f"{W}instr"
_W_INSTR_TEXT = f"{W}instrText"
_W_OBJECT = f"{W}object"
_W_PICT = f"{W}pict"
_W_R = f"{W}r"
_W_R_PR = f"{W}rPr"
_W_RUBY = f"{W}ruby"
_W_SDT = f"{W}sdt"
_W_SDT_CONTENT = f"{W}sdtContent"
_W_SOFT_HYPHEN = f"{W}softHyphen"
_W_SUB_DOC = f"{W}subDoc"
_W_SYM = f"{W}sym"
_W_T = f"{W}t"
_MC_ALTERNATE = f"{MC}AlternateContent"
_FORMULAS = frozenset([f"{_M}oMath", f"{_M}oMathPara"])
_READ = frozenset([_W_R, *_THROUGH, *_GONE, _W_HYPERLINK, _W_FLD_SIMPLE, _W_SDT, _MC_ALTERNATE, *_FORMULAS, _W_SUB_DOC])
_TEXTS = (_W_T, SHORT_PARAGRAPH)

BlockReader = Callable[[etree._Element, int], list[Block]]


@dataclass(slots=True)
class Inline:
    """Reads the runs of one paragraph. `anchored` collects the blocks of text boxes that hang on it."""

    state: State
    style: str | None
    blocks: BlockReader
    runs: list[Run] = field(default_factory=list)
    anchored: list[Block] = field(default_factory=list)
    href: str | None = None

    def walk(self, parent: etree._Element, depth: int) -> None:
        """Read the children of a paragraph, or of anything that may stand in one."""
        if depth > MAX_DEPTH:
            raise refused("INP-DOCX-DEEP", limit=MAX_DEPTH)
        for item in parent:
            tag = item.tag
            if tag == _W_R:
                self._run(item, depth)
            elif tag in _READ:
                self._item(item, tag, depth)

    def short(self, text: str, form: FormLook) -> None:
        """Read a paragraph in its short form."""
        if all(field.in_result for field in self.state.fields):  # else it is a field's code
            for part, look in zip(text.split(CUT) if form.runs else (), form.runs, strict=True):
                self._text(part, look.marks)

    def _item(self, item: etree._Element, tag: str, depth: int) -> None:
        """Anything but a run."""
        if tag in _THROUGH:
            self._count_change(item)
            self.walk(item, depth + 1)
        elif tag in _GONE:
            self._count_change(item)
        elif tag == _W_HYPERLINK:
            self._linked(item, self._target(item), depth)
        elif tag == _W_FLD_SIMPLE:
            self._linked(item, _link_of(item.get(_W_INSTR, "")) or self.href, depth)
        elif tag == _W_SDT:
            for content in item.iterfind(_W_SDT_CONTENT):
                self.walk(content, depth + 1)
        elif tag == _MC_ALTERNATE:
            for branch in alternative(item):
                self.walk(branch, depth + 1)
        elif tag in _FORMULAS:
            self._formula(item)
        else:
            raise refused("INP-DOCX-OUTSIDE", kind="subDoc")

    def _linked(self, item: etree._Element, href: str | None, depth: int) -> None:
        before, self.href = self.href, href
        self.walk(item, depth + 1)
        self.href = before

    def _run(self, run: etree._Element, depth: int) -> None:  # noqa: C901 - one branch a kind of item, no more
        marks = self.state.marks(self.style, next(run.iterchildren(_W_R_PR), None))
        custom_mark = False
        for item in run:
            tag = item.tag
            if tag == _W_FLD_CHAR:
                self._field(item, marks)
            elif tag == _W_INSTR_TEXT:
                if self.state.fields and not self.state.fields[-1].in_result:
                    self.state.fields[-1].instruction += item.text or ""
            elif self.state.fields and any(not state.in_result for state in self.state.fields):
                continue  # a field's code
            elif tag == _W_T:
                if custom_mark:
                    self._name_mark(item.text or "")
                else:
                    self._text(item.text or "", marks)
            elif tag in _PLAIN:
                self._text(_PLAIN[tag], marks)
            elif tag == _W_SOFT_HYPHEN:
                self._text("\u00ad", marks)  # shows nothing, but it is how a program may write TCVN3's ư
            elif tag == _W_SYM:
                self._symbol(item, marks)
            elif tag in {_W_FOOTNOTE_REFERENCE, _W_ENDNOTE_REFERENCE}:
                custom_mark = not flag_off(item.get(_W_CUSTOM_MARK_FOLLOWS, "0"))
                self._note(item, marks, depth, custom=custom_mark)
            elif tag == _W_COMMENT_REFERENCE:
                self.state.met.comments += 1
            elif tag == _W_RUBY:
                self._ruby(item, depth)
            elif tag == _MC_ALTERNATE or tag in {_W_DRAWING, _W_PICT, _W_OBJECT}:
                self._graphic(item, depth + 1, marks)

    def _reason(self, marks: Marks) -> str:
        """Why text that stands here is no text of the document; empty when it is."""
        if self.state.fields and any(state.is_contents for state in self.state.fields):
            return "contents"
        return self.state.leaving or ("hidden" if marks.hidden else "")

    def _leave_out(self, raw: str, marks: Marks, reason: str) -> None:
        met = self.state.met
        if raw.strip():
            if reason == "contents":
                met.contents += 1
            else:
                met.hidden += 1
                met.sample("hidden", raw)
        text, _ = symbols(marks.font or "", self.state.legacy.text(marks.font or "", raw))
        self.state.left_out.add(self.state.cleaner.text(text), reason)

    def _ruby(self, item: etree._Element, depth: int) -> None:
        """The base text; the reading aid above it is left out."""
        for part in item:
            if part.tag == f"{W}rubyBase":
                self.walk(part, depth + 1)
            elif part.tag == f"{W}rt":
                outside, self.state.leaving = self.state.leaving, self.state.leaving or "ruby"
                self.walk(part, depth + 1)
                self.state.leaving = outside

    def _text(self, raw: str, marks: Marks) -> None:
        met = self.state.met
        reason = self._reason(marks)
        if reason:
            self._leave_out(raw, marks, reason)
            return
        self.state.left_out.interrupt()
        text, unknown = symbols(marks.font or "", self.state.legacy.text(marks.font or "", raw))
        if unknown:
            met.symbols += unknown
            met.sample("symbol", marks.font or "")
        text = self.state.cleaner.text(text)
        if marks.strike and text.strip():
            met.struck += 1
            met.sample("struck", text)
        if marks.caps:
            text = text.upper()
        for piece in split_lines(text):
            self.runs.append(run_of(marks, piece, self._href()) if piece != "\n" else Run(piece))

    def _symbol(self, item: etree._Element, marks: Marks) -> None:
        code, font = item.get(f"{W}char", ""), item.get(f"{W}font", "")
        try:
            char, known = symbol(font, chr(int(code, 16)))
        except (ValueError, OverflowError):
            char, known = "\ufffd", False
        if not known:
            self.state.met.symbols += 1
            self.state.met.sample("symbol", f"{font} {code}")
        self._text(char, marks)

    def _field(self, item: etree._Element, marks: Marks) -> None:
        fields = self.state.fields
        kind = item.get(f"{W}fldCharType")
        if kind == "begin":
            fields.append(FieldState())
            if all(state.in_result for state in fields[:-1]):
                self._form_field(item, marks)
        elif kind == "separate" and fields:
            fields[-1].in_result = True
        elif kind == "end" and fields:
            fields.pop()

    def _form_field(self, item: etree._Element, marks: Marks) -> None:
        """What a form field shows that is no text of the file: a tick, the entry chosen from a list."""
        box, listed = item.find(f"{W}ffData/{W}checkBox"), item.find(f"{W}ffData/{W}ddList")
        if box is not None:
            self._text("☒" if _ticked(box) else "☐", marks)
        if listed is not None:
            self._text(_chosen(listed), marks)

    def _href(self) -> str | None:
        if self.href:
            return self.href
        for state in reversed(self.state.fields):
            link = _link_of(state.instruction)
            if link:
                return link
        return None

    def _target(self, item: etree._Element) -> str | None:
        relation = self.state.relations.get(item.get(f"{_R}id", ""))
        if relation is None or not relation.external:
            return None
        return relation.target if relation.target.lower().startswith(_LINKS) else None

    def _note(self, item: etree._Element, marks: Marks, depth: int, *, custom: bool) -> None:
        kind = "footnote" if item.tag == f"{W}footnoteReference" else "endnote"
        name = item.get(f"{W}id", "")
        root = self.state.note_roots.get(kind, {}).get(name)
        if root is None:
            self.state.met.lost_notes += 1
            return
        reason = self._reason(marks)
        known = self.state.note_index.get((kind, name))
        if known is not None:
            if not reason and known >= 0:
                self.runs.append(Run("", note=known))
            return
        if reason:
            self.state.note_index[kind, name] = -1
            outside, self.state.leaving = self.state.leaving, reason
            self.blocks(root, depth + 1)
            self.state.leaving = outside
            return
        self.state.left_out.interrupt()
        self.state.note_index[kind, name] = len(self.state.notes)
        self.runs.append(Run("", note=len(self.state.notes)))
        self.state.notes.append((kind, name, "" if custom else self._marker(kind)))

    def _marker(self, kind: str) -> str:
        count = self.state.markers[kind] = self.state.markers.get(kind, 0) + 1
        return self.state.numbering.figure(count, self.state.note_format(kind))

    def _name_mark(self, text: str) -> None:
        kind, name, marker = self.state.notes[-1]
        self.state.notes[-1] = (kind, name, marker + self.state.cleaner.text(text))
        self.state.left_out.add(text, "note-mark")  # Note.marker keeps it

    def _formula(self, item: etree._Element) -> None:
        """An Office formula as its plain characters: its two-dimensional shape is lost, hence the finding."""
        if any(not state.in_result for state in self.state.fields):
            return
        text = self.state.cleaner.text(
            "".join(part.text or "" for part in item.iter(f"{_M}t", *_TEXTS)).replace(CUT, "")
        )
        reason = self._reason(Marks())
        if reason:
            self._leave_out(text, Marks(), reason)
            return
        self.state.left_out.interrupt()
        self.state.met.formulas += 1
        self.state.met.sample("formula", text)
        self.runs.append(Run(text))

    def _graphic(self, item: etree._Element, depth: int, marks: Marks) -> None:
        """Pictures and text boxes anywhere inside a drawing."""
        if depth > MAX_DEPTH:
            raise refused("INP-DOCX-DEEP", limit=MAX_DEPTH)
        tag = item.tag
        if not isinstance(tag, str):
            return
        if tag == f"{MC}AlternateContent":
            for branch in alternative(item):
                self._graphic(branch, depth + 1, marks)
        elif tag in {f"{W}txbxContent", f"{_V}textpath"} or tag.endswith("}txBody"):
            self._box(item, depth + 1, marks)
        elif tag == f"{_A}blip":
            self._picture(item.get(f"{_R}embed") or item.get(f"{_R}link"))
        elif tag == f"{_V}imagedata":
            self._picture(item.get(f"{_R}id") or item.get(f"{_R}href"))
        elif tag in _TEXTS:  # a fallback written as plain runs
            for part in (item.text or "").split(CUT):
                self._text(part, marks)
        else:
            if tag == f"{_A}graphicData":
                self._object(item.get("uri", ""))
            for child in item:
                self._graphic(child, depth + 1, marks)

    def _box(self, item: etree._Element, depth: int, marks: Marks) -> None:
        """A text box (Word's, or one drawn), or a line of WordArt: blocks behind the paragraph they hang on."""
        state = self.state
        outside, state.leaving = state.leaving, self._reason(marks)
        state.left_out.enter_box()
        if item.tag == f"{W}txbxContent":
            self.anchored.extend(self.blocks(item, depth))
        else:
            paragraphs = [item] if item.tag == f"{_V}textpath" else list(item.iter(f"{_A}p"))
            for paragraph in paragraphs:
                text = "".join(part.text or "" for part in paragraph.iter(f"{_A}t")) or item.get("string", "")
                drawn = Inline(state, None, self.blocks)
                drawn._text(text, Marks())
                shown = trimmed(merged(drawn.runs))
                self.anchored += [Para(shown, line=state.paragraph)] if shown else []
                state.left_out.interrupt()
        state.left_out.leave_box()
        state.leaving = outside

    def _object(self, uri: str) -> None:
        kind = uri.rsplit("/", 1)[-1]
        if kind in {"chart", "chartex", "diagram", "ink"}:
            self.state.met.objects.add(kind)

    def _picture(self, name: str | None) -> None:
        if self.state.leaving:
            return
        relation = self.state.relations.get(name or "")
        package = self.state.parts.package
        if relation is None or relation.external or relation.target not in package:
            self.state.met.outside.append(relation.target[:80] if relation else "—")
            return
        files = self.state.pictures.files
        data = b"" if relation.target in files else package.read(relation.target)
        self.runs.append(Run("", image=self.state.pictures.add(relation.target, data)))

    def _count_change(self, item: etree._Element) -> None:
        met = self.state.met
        if item.tag in {f"{W}ins", f"{W}moveTo"}:
            met.inserted += 1
        elif item.tag in _GONE:
            met.deleted += 1
            met.sample("changes", _text_below(item, f"{W}delText"))


def plain_runs(text: str, form: FormLook) -> tuple[Run, ...] | None:
    """The runs of a paragraph in its short form, trimmed, where nothing is done to its letters (most); else None."""
    whole = text.replace(CUT, "")
    if form.stretches is None or "\n" in whole or not is_clean(whole):
        return None
    if len(form.stretches) == 1:
        shown = whole.strip()
        return (form.stretches[0][0].with_text(shown),) if shown else ()
    parts = iter(text.split(CUT))
    return trimmed(merged([run.with_text("".join(islice(parts, count))) for run, count in form.stretches]))


def _text_below(item: etree._Element, *names: str) -> str:
    """All text below an element, with that of further kinds of text nodes."""
    return "".join([part.text or "" for part in item.iter(*names, *_TEXTS)]).replace(CUT, "")


def alternative(item: etree._Element) -> list[etree._Element]:
    """The one branch of `mc:AlternateContent` that is read: the choice, or the fallback when only it has content."""
    branches = [branch for branch in item if branch.tag in {f"{MC}Choice", f"{MC}Fallback"}]
    for branch in branches:
        if next(branch.iter(*_TEXTS, f"{W}txbxContent", f"{_A}blip", f"{_V}imagedata"), None) is not None:
            return [branch]
    return branches[:1]


def _ticked(box: etree._Element) -> bool:
    state = box.find(f"{W}checked")
    state = box.find(f"{W}default") if state is None else state
    return state is not None and not flag_off(state.get(f"{W}val", "1"))


def _chosen(listed: etree._Element) -> str:
    """The entry of a list that is chosen; the first when the file names none."""
    state = listed.find(f"{W}result")
    state = listed.find(f"{W}default") if state is None else state
    entries = listed.findall(f"{W}listEntry")
    place = 0 if state is None else number_of(state)
    return entries[place].get(f"{W}val", "") if 0 <= place < len(entries) else ""


def _link_of(instruction: str) -> str | None:
    """The address of a HYPERLINK field's instruction."""
    words = instruction.split()
    if not words or words[0].upper() != "HYPERLINK":
        return None
    quoted = instruction.split('"')
    target = quoted[1] if len(quoted) > 2 else (words[1] if len(words) > 1 else "")
    return target if target.lower().startswith(_LINKS) else None
