"""What readers give and the structure parser takes: paragraphs and tables in reading order, with their inline marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from gazette.model import Finding


class Run(NamedTuple):
    """A stretch of text with one set of marks. `eol` inside a paragraph is a run whose text is a line feed.

    `script` is `super`, `sub` or empty. `note` is the index of a footnote whose mark stands here, `image` the name of a
    picture of `SourceText.images`; such runs have no text of their own.

    A named tuple, for a text has tens of thousands: a frozen dataclass takes five times as long to make.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    script: str = ""
    href: str | None = None
    note: int | None = None
    image: str | None = None

    def with_text(self, text: str) -> Run:
        """The same marks over another text."""
        return tuple.__new__(Run, (text, *self[1:]))


class Para(NamedTuple):
    """A paragraph. `align` is left, center, right or justify; `level` its outline level (1…9) if the file says so.

    `number` is the text of automatic numbering, resolved by the reader (`1.`, `a)`), which is not part of `runs`.
    `line` is the 1-based line or paragraph of the source. A named tuple for the same reason as `Run`.
    """

    runs: tuple[Run, ...]
    align: str = "left"
    level: int | None = None
    number: str = ""
    line: int | None = None

    @property
    def text(self) -> str:
        """The plain text, numbering included."""
        body = self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])
        return f"{self.number} {body}" if self.number else body


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. Spans count grid columns and rows; a covered cell does not appear."""

    blocks: tuple[Block, ...]
    colspan: int = 1
    rowspan: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table by rows. Whether it holds data or only arranges a letterhead is for the structure parser to tell."""

    rows: tuple[tuple[Cell, ...], ...]
    bordered: bool = True
    line: int | None = None


Block = Para | Table


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its mark as printed and its text."""

    marker: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file by its base name (no folder), with its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Omitted:
    """Words of the file that are no text of the document: a site's menu, a running head, front matter, hidden text.

    They stand behind the words of the block number `before - 1` (counted from 0 among `SourceText.blocks`), or in the
    midst of it, as a page number does in a paragraph that goes on overleaf; never behind the first word of the block
    number `before`. `len(blocks)` means the end. `reason` is one word for what they are.
    """

    text: str
    before: int
    reason: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as its reader understood it. `kind` is what the file is (`docx`), which names its witness.

    No reader drops a word: what is no text of the document stands in `omitted`, in the order of the file.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    images: tuple[NamedFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    language: str | None = None
    facts: tuple[tuple[str, str], ...] = field(default=())
    """What the file says of itself outside its text (title of the properties), as (name, value)."""
    omitted: tuple[Omitted, ...] = ()
    kind: str = ""


def plain_lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The text of blocks, a line a paragraph, tables cell by cell."""
    for block in blocks:
        if isinstance(block, Para):
            yield block.text
        else:
            for row in block.rows:
                for cell in row:
                    yield from plain_lines(cell.blocks)
