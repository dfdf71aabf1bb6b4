"""What a DOCX reader carries while it walks a document: the parts it looks things up in, and what it has met."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from gazette.ingest.clean import Cleaner
from gazette.ingest.left_out import LeftOut
from gazette.ingest.legacy import Legacy
from gazette.ingest.pictures import Pictures, listed
from gazette.ingest.read_docx_numbering import Numbering
from gazette.ingest.read_docx_package import Parts, Relation
from gazette.ingest.read_docx_styles import Styles
from gazette.model import Finding, Severity, finding

_SAMPLE = 60


@dataclass(slots=True)
class Met:
    """Things met on the way that an editor should know of, with the first text as a sample."""

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    struck: int = 0
    comments: int = 0
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


@dataclass(slots=True)
class State:
    """Everything that reading one DOCX needs. Not frozen: it counts and collects."""

    parts: Parts
    styles: Styles
    numbering: Numbering
    relations: dict[str, Relation]
    """Relations of the part being read; footnotes have their own."""
    cleaner: Cleaner = field(default_factory=Cleaner)
    legacy: Legacy = field(default_factory=Legacy)
    pictures: Pictures = field(default_factory=Pictures)
    met: Met = field(default_factory=Met)
    left_out: LeftOut = field(default_factory=LeftOut)
    fields: list[FieldState] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """Notes referred to, in order: kind (`footnote`, `endnote`), id, marker."""
    markers: dict[str, int] = field(default_factory=dict)
    note_formats: dict[str, str] = field(default_factory=lambda: {"footnote": "decimal", "endnote": "lowerRoman"})
    note_roots: dict[str, dict[str, etree._Element]] = field(default_factory=dict)
    note_index: dict[tuple[str, str], int] = field(default_factory=dict)
    """Where in `notes` a note stands, by kind and id."""
    paragraph: int = 0
    leaving: str = ""
    """Why all that is read now is left out; empty while it is text of the document."""

    def findings(self) -> tuple[Finding, ...]:
        """The findings of everything met."""
        met = self.met
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
                bool(self.numbering.unknown),
                "INP-NUMBER-FORMAT",
                Severity.WARNING,
                {"formats": ", ".join(sorted(self.numbering.unknown))},
            ),
            ("macro" in self.parts.content_type.lower(), "INP-MACROS", Severity.WARNING, {}),
        )
        told = tuple(finding(code, severity, None, **facts) for applies, code, severity, facts in rows if applies)
        return (*told, *self.legacy.findings(), *self.cleaner.findings())

    def _sample(self, kind: str) -> str:
        return self.met.samples.get(kind, "")
