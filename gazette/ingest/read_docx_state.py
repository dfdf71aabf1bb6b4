"""What a DOCX reader carries while it walks a document: the parts it looks things up in, and what it has met."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import shorten

from lxml import etree

from gazette.ingest.blocks import Run
from gazette.ingest.clean import Cleaner
from gazette.ingest.left_out import LeftOut
from gazette.ingest.legacy import Legacy, encoding_of
from gazette.ingest.pictures import Pictures, listed
from gazette.ingest.read_docx_numbering import Numbering, read_numbering
from gazette.ingest.read_docx_package import Parts, Relation, W
from gazette.ingest.read_docx_short import Short
from gazette.ingest.read_docx_styles import Marks, ParaFormat, Styles, children, read_format, read_marks
from gazette.model import Finding, Severity, finding

_SAMPLE = 60
_MARGIN_SAMPLE = 120
_R_PR, _R_STYLE, _P_STYLE = f"{W}rPr", f"{W}rStyle", f"{W}pStyle"
_VAL = f"{W}val"
_NOTE_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
_DELETED = f"{W}del"


@dataclass(slots=True)
class Met:
    """Things met on the way that an editor should know of, with the first text as a sample."""

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    struck: int = 0
    comments: int = 0
    margins: tuple[str, ...] = ()
    """What page headers and footers say beside page numbers."""
    contents: int = 0
    formulas: int = 0
    symbols: int = 0
    objects: set[str] = field(default_factory=set)
    outside: list[str] = field(default_factory=list)
    lost_notes: int = 0
    samples: dict[str, str] = field(default_factory=dict)

    def sample(self, kind: str, text: str) -> None:
        plain = " ".join(text.split())
        if plain and len(self.samples.get(kind, "")) < _SAMPLE:
            self.samples[kind] = f"{self.samples.get(kind, '')} {plain}".strip()[:_SAMPLE]


@dataclass(slots=True)
class FieldState:
    """One field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def is_contents(self) -> bool:
        return self.instruction.split()[:1] == ["TOC"]


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of a run shows; `run`, without text, where its letters are neither left out nor exchanged."""

    marks: Marks
    run: Run | None


@dataclass(frozen=True, slots=True)
class ParaLook:
    """What a paragraph's properties come to: its style, its format, and whether a tracked change deletes its mark."""

    style: str | None
    format: ParaFormat
    mark_deleted: bool


@dataclass(frozen=True, slots=True)
class FormLook:
    """What the short form of a paragraph stands for: its own look and that of each run."""

    paragraph: ParaLook
    runs: tuple[Look, ...]
    stretches: tuple[tuple[Run, int], ...] | None
    """Neighbours that show alike, as a run without text and how many they are; None where letters are exchanged."""


@dataclass(slots=True)
class State:
    """Everything that reading one DOCX needs. Not frozen: it counts and collects."""

    parts: Parts
    styles: Styles
    relations: dict[str, Relation]
    """Relations of the part being read; footnotes have their own."""
    short: Short
    """The main part, with what its short forms stand for."""
    cleaner: Cleaner = field(default_factory=Cleaner)
    legacy: Legacy = field(default_factory=Legacy)
    pictures: Pictures = field(default_factory=Pictures)
    met: Met = field(default_factory=Met)
    left_out: LeftOut = field(default_factory=LeftOut)
    fields: list[FieldState] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """Notes referred to, in order: kind (`footnote`, `endnote`), id, marker."""
    markers: dict[str, int] = field(default_factory=dict)
    note_roots: dict[str, dict[str, etree._Element]] = field(default_factory=dict)
    note_index: dict[tuple[str, str], int] = field(default_factory=dict)
    """Where in `notes` a note stands, by kind and id."""
    paragraph: int = 0
    leaving: str = ""
    """Why all that is read now is left out; empty while it is text of the document."""
    _numbering: Numbering | None = None
    _note_formats: dict[str, str] = field(default_factory=dict)
    _forms: dict[str, FormLook] = field(default_factory=dict)
    _looks: dict[str | None, dict[int, Look]] = field(default_factory=dict)
    """By the style of the paragraph, and the number of the run's properties."""
    _para_looks: dict[int, ParaLook] = field(default_factory=dict)

    @property
    def numbering(self) -> Numbering:
        """The lists of the document; read when something is numbered, since most files only bring them along."""
        if self._numbering is None:
            self._numbering = read_numbering(self.parts.root("numbering"))
        return self._numbering

    def note_format(self, kind: str) -> str:
        """The number format of notes: the settings', then the first section that states one."""
        if kind not in self._note_formats:
            self._note_formats[kind] = _NOTE_FORMATS[kind]
            for root in (self.parts.root("settings"), self.short.root):
                found = None if root is None else next(root.iter(f"{W}{kind}Pr"), None)
                form = None if found is None else found.find(f"{W}numFmt")
                if form is not None:
                    self._note_formats[kind] = form.get(_VAL, "decimal")
        return self._note_formats[kind]

    def marks(self, para_style: str | None, properties: etree._Element | None) -> Marks:
        """The marks of a run with these properties in a paragraph of a style."""
        stated = children(properties)
        name = stated.get(_R_STYLE)
        return self.styles.run(para_style, None if name is None else name.get(_VAL), read_marks(stated))

    def para_look(self, properties: etree._Element | None) -> ParaLook:
        """What the properties of a paragraph come to."""
        stated = children(properties)
        name, mark = stated.get(_P_STYLE), stated.get(_R_PR)
        style = None if name is None else name.get(_VAL)
        deleted = mark is not None and mark.find(_DELETED) is not None
        return ParaLook(style, self.styles.para(style, read_format(stated)), deleted)

    def form(self, name: str) -> FormLook:
        """What a short form stands for."""
        known = self._forms.get(name)
        if known is None:
            own, *numbers = self.short.forms[int(name)]
            paragraph = self._para_looks.get(own)
            if paragraph is None:
                paragraph = self._para_looks[own] = self.para_look(self.short.properties[own])
            looks = self._looks.setdefault(paragraph.style, {})
            runs = tuple([looks.get(number) or self._look(paragraph.style, number) for number in numbers])
            known = self._forms[name] = FormLook(paragraph, runs, _stretches(runs))
        return known

    def _look(self, para_style: str | None, number: int) -> Look:
        look = self._looks[para_style][number] = _look(self.marks(para_style, self.short.properties[number]))
        return look

    def findings(self) -> tuple[Finding, ...]:
        """The findings of everything met."""
        met = self.met
        unknown = self._numbering.unknown if self._numbering is not None else ()
        rows: tuple[tuple[bool, str, Severity, dict[str, object]], ...] = (
            (
                bool(met.inserted or met.deleted),
                "INP-TRACKED-CHANGES",
                Severity.WARNING,
                {"inserted": met.inserted, "deleted": met.deleted, "sample": self._sample("changes")},
            ),
            (met.hidden > 0, "INP-HIDDEN-TEXT", Severity.WARNING, {"sample": self._sample("hidden")}),
            (met.struck > 0, "INP-STRUCK-TEXT", Severity.WARNING, {"sample": self._sample("struck")}),
            (met.comments > 0, "INP-COMMENTS", Severity.INFO, {"count": met.comments}),
            (
                bool(met.margins),
                "INP-HEADERS",
                Severity.WARNING,
                {"sample": listed([shorten(text, _MARGIN_SAMPLE, placeholder=" …") for text in met.margins])},
            ),
            (met.contents > 0, "INP-CONTENTS-LEFT-OUT", Severity.WARNING, {}),
            (
                met.formulas > 0,
                "INP-FORMULA",
                Severity.WARNING,
                {"count": met.formulas, "sample": self._sample("formula")},
            ),
            (met.symbols > 0, "INP-SYMBOL", Severity.WARNING, {"count": met.symbols, "sample": self._sample("symbol")}),
            (bool(met.objects), "INP-OBJECT", Severity.WARNING, {"kinds": ", ".join(sorted(met.objects))}),
            (bool(met.outside), "INP-IMAGE-MISSING", Severity.ERROR, {"name": listed(met.outside)}),
            (met.lost_notes > 0, "INP-NOTE-MISSING", Severity.ERROR, {"count": met.lost_notes}),
            (
                bool(unknown),
                "INP-NUMBER-FORMAT",
                Severity.WARNING,
                {"formats": ", ".join(sorted(unknown))},
            ),
            ("macro" in self.parts.content_type.lower(), "INP-MACROS", Severity.WARNING, {}),
        )
        told = tuple(finding(code, severity, None, **facts) for applies, code, severity, facts in rows if applies)
        return (*told, *self.legacy.findings(), *self.cleaner.findings())

    def _sample(self, kind: str) -> str:
        return self.met.samples.get(kind, "")


def run_of(marks: Marks, text: str, href: str | None = None) -> Run:
    """A text with the marks that print shows."""
    return Run(text, bool(marks.bold), bool(marks.italic), bool(marks.underline), marks.script or "", href)


def _look(marks: Marks) -> Look:
    exchanged = marks.hidden or marks.strike or marks.caps or encoding_of(marks.font or "")
    return Look(marks, None if exchanged else run_of(marks, ""))


def _stretches(looks: tuple[Look, ...]) -> tuple[tuple[Run, int], ...] | None:
    found: list[tuple[Run, int]] = []
    for look in looks:
        if look.run is None:
            return None
        if found and found[-1][0] == look.run:
            found[-1] = (look.run, found[-1][1] + 1)
        else:
            found.append((look.run, 1))
    return tuple(found)
