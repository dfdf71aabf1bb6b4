"""Paragraphs from the lines of a text: marks read, wrapped lines joined, headings and drawn lines told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gazette.ingest.blocks import Para, Run
from gazette.ingest.inline import merged, trimmed
from gazette.ingest.read_txt_lines import goes_on, is_rule
from gazette.ingest.read_txt_marks import marked_lines
from gazette.model import Finding, Severity, finding

_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*$")
_QUOTE = re.compile(r"(?:>\s?)+")
_GLUED = re.compile(r"(?<=\w)(-{5,})|(?<=[^\W\d_])(_{5,})|(-{5,}|_{5,})(?=\s*(?:Số|Luật số)\b)")
"""A line drawn below a name in a letterhead, which a scrape glued to the words around it."""
_MOTTO = re.compile(
    r"(?<=NAM)\s*(?=Độc\s+lập)|^(?=.{40,110}$)([A-ZĐÀ-Ỹ\s,-]+?)\s+(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM\b)"
)
"""Where a scrape put two lines of a letterhead on one: state and motto, or issuing body and state."""
_SOURCES = 5


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines with no blank line between them; `line` is the 1-based number of the first."""

    lines: tuple[str, ...]
    line: int


@dataclass(slots=True)
class Reading:
    """How one text is to be read, and what was met. Not frozen: the reader counts with it."""

    markdown: bool
    wrapped: bool
    joined: int = 0
    shapeless: int = 0
    """Tables whose rows could not be told apart."""
    outside: list[str] = field(default_factory=list)

    def findings(self) -> tuple[Finding, ...]:
        """What an editor should know of the text."""
        found = []
        if self.wrapped and self.joined:
            found.append(finding("INP-LINES-JOINED", Severity.INFO, count=self.joined))
        if self.shapeless:
            found.append(finding("INP-TABLE-SHAPE", Severity.WARNING, count=self.shapeless))
        if self.outside:
            names = ", ".join(self.outside[:_SOURCES])
            found.append(finding("INP-IMAGE-OUTSIDE", Severity.WARNING, name=names, count=len(self.outside)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Line:
    runs: tuple[Run, ...]
    number: int
    level: int | None = None
    ended: bool = False
    """Whether the writer ended the line (a backslash), so that nothing is joined to it."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()

    @property
    def bold(self) -> bool:
        return all(run.bold for run in self.runs if run.text.strip())


def paragraphs(reading: Reading, chunk: Chunk) -> list[Para]:
    """The paragraphs of a chunk."""
    found: list[Para] = []
    held: _Line | None = None
    for line in _lines(reading, chunk):
        if not line.text:
            continue
        if held is None:
            held = line
        elif not held.ended and held.level is None and line.level is None and _joins(reading, held, line):
            reading.joined += 1
            held = replace(held, runs=(*held.runs, _space(held, line), *line.runs), ended=line.ended)
        else:
            found += _para(held)
            held = line
    if held is not None:
        found += _para(held)
    return found


def _joins(reading: Reading, held: _Line, line: _Line) -> bool:
    if held.text.isupper() and line.text.isupper() and held.bold != line.bold:
        return False  # a body and the one above it, an office and the one it acts for
    return goes_on(held.text, line.text, wrapped=reading.wrapped)


def _space(held: _Line, line: _Line) -> Run:
    """The space that joins two lines, with the marks that both sides share."""
    left, right = held.runs[-1], line.runs[0]
    return Run(" ", bold=left.bold and right.bold, italic=left.italic and right.italic)


def _lines(reading: Reading, chunk: Chunk) -> Iterator[_Line]:
    plain: list[str] = []
    details: list[tuple[int, int | None, bool]] = []
    for offset, raw in enumerate(chunk.lines):
        line, level, ended = raw.strip(), None, raw.rstrip().endswith("\\")
        line = line.removesuffix("\\").rstrip()
        if reading.markdown:
            line = _QUOTE.sub("", line, count=1) if line.startswith(">") else line
            heading = _HEADING.match(line)
            if heading:
                line, level = heading.group(2), len(heading.group(1))
        for piece in _parted(line):
            plain.append(piece)
            details.append((chunk.line + offset, level, ended))
    rows = (
        marked_lines(plain, reading.outside) if reading.markdown else [(Run(line),) if line else () for line in plain]
    )
    for row, (number, level, ended) in zip(rows, details, strict=True):
        yield _Line(_spaced(row), number, level, ended)


def _parted(line: str) -> list[str]:
    """A line without drawn lines glued to its words, each a piece of its own."""
    if is_rule(line):
        return [line]
    parted = _GLUED.sub(lambda match: f"\n{match[0]}\n", _MOTTO.sub(lambda match: f"{match[1] or ''}\n", line))
    return [piece.strip() for piece in parted.split("\n") if piece.strip()] or [""]


def _spaced(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs with white space folded."""
    return tuple(run.with_text(re.sub(r"[ \t]+", " ", run.text)) for run in runs)


def _para(line: _Line) -> list[Para]:
    """The paragraph of joined lines; a break inside a line (`<br>`) becomes a line feed."""
    runs: list[Run] = []
    for run in line.runs:
        for index, piece in enumerate(run.text.split("\v")):
            if index:
                runs.append(Run("\n"))
            runs.append(run.with_text(piece))
    shown = trimmed(merged(_folded(runs)))
    return [Para(shown, level=line.level, line=line.number)] if shown else []


def _folded(runs: list[Run]) -> list[Run]:
    """Runs without a second space where the one before ends with one."""
    found: list[Run] = []
    for run in runs:
        text = run.text.lstrip(" ") if found and found[-1].text.endswith((" ", "\n")) else run.text
        if text:
            found.append(run.with_text(text))
    return found
