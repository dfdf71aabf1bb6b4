"""What a document consists of, before it has a place on paper: paragraphs, tables, columns, rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from gazette.profiles import ParaStyle
from gazette.render.pdf.tagged.tree import Content, Element

# Runs, paragraphs and cells are made by the ten thousand: named tuples, which cost half of a frozen dataclass.


@dataclass(frozen=True, slots=True)
class Picture:
    """A checked image. `width` and `height` are its natural size in points."""

    sha256: str
    name: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark as printed and its text, set at the foot of the page that holds the mark."""

    marker: str
    blocks: tuple[Block, ...]
    label: Content | None = None
    """The mark before the text, in the structure tree."""


class Run(NamedTuple):
    """Text of one look. A run with a picture or `line_break` has no text. `script` is 1 above, -1 below the line.

    `content` is its place in the structure tree; what is never drawn (a paragraph that is only measured) needs none.
    `eids` begin here.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    script: int = 0
    link: str | None = None
    picture: Picture | None = None
    note: Note | None = None
    line_break: bool = False
    content: Content | None = None
    eids: tuple[str, ...] = ()


class Mark(NamedTuple):
    """A place that can be gone to. `title` is its line in the outline at `level` (0 = the document), or None."""

    key: str
    title: str | None = None
    level: int = 0


class Para(NamedTuple):
    """A paragraph. `tail` stands at the right end of its last line after a dot leader (a page number), and belongs to
    the last run."""

    runs: tuple[Run, ...]
    style: ParaStyle
    eid: str | None = None
    marks: tuple[Mark, ...] = ()
    tail: str | None = None


@dataclass(frozen=True, slots=True)
class Hairline:
    """A short centred rule: `share` of the last line of `of`, or of the measure."""

    of: Para | None
    share: float
    before: float = 2.0
    after: float = 2.0
    keep: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """White space, with the marks of a place; it vanishes at the head of a page."""

    height: float
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One of several blocks of text side by side: `left` and `width` are shares of the measure."""

    left: float
    width: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Texts side by side, given in reading order. `clings`: no page may end right above them."""

    columns: tuple[Column, ...]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    clings: bool = False


class Cell(NamedTuple):
    """A cell of a table; `element` is its place in the structure tree."""

    blocks: tuple[Block, ...]
    head: bool = False
    colspan: int = 1
    rowspan: int = 1
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `plain` ones only arrange and have no rules; `serial` is one of many that shall look alike."""

    rows: tuple[tuple[Cell, ...], ...]
    plain: bool = False
    eid: str | None = None
    serial: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts a page."""


Block: TypeAlias = Para | Hairline | Gap | Columns | Table | NewPage


def text_of(para: Para) -> str:
    """The words of a paragraph."""
    if len(para.runs) == 1:
        return " ".join(para.runs[0].text.split())
    return " ".join("".join(" " if run.line_break else run.text for run in para.runs).split())
