"""The house style of a gazette: every size, distance and colour of its printed pages. Lengths are in points.

As it stands it is Viet Nam's: sizes follow NĐ 30/2020/NĐ-CP, Phụ lục I (body 13 pt, indent 1 cm, at least 6 pt between
paragraphs, line spacing 1 to 1.5) and the model pages of TT 03/2011/TT-VPCP (cover, contents). A profile changes
what it wants otherwise. It is a value: two gazettes with different styles can be set side by side in one process.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "centre", "right", "justify"]
Colour = tuple[float, float, float]

MM = 72 / 25.4
INK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class ParaStyle:
    """How a paragraph is set. `before` and `after` collapse into the larger; `keep` holds it with the next.

    Styles are few and made once: each is equal to itself alone, so what follows from one is found at once.
    """

    size: float = 13.0
    leading: float = 16.6
    align: Align = "justify"
    bold: bool = False
    italic: bool = False
    indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 6.0
    keep: bool = False
    colour: Colour = INK
    fit: bool = False
    """Set in smaller type, within reason, rather than broken over two lines."""
    balanced: bool = False
    """Broken into lines of like length, so that a title does not end with a word alone."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper and what of it the text fills. The inner margin is on the left of odd pages."""

    width: float = 210 * MM
    height: float = 297 * MM
    inner: float = 30 * MM
    outer: float = 20 * MM
    top: float = 27 * MM
    bottom: float = 23 * MM

    @property
    def frame_width(self) -> float:
        """The measure of the text on an upright page."""
        return self.width - self.inner - self.outer

    @property
    def frame_height(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def landscape_width(self) -> float:
        """The measure on a page turned for a wide table."""
        return self.height - self.inner - self.outer

    @property
    def landscape_height(self) -> float:
        return self.width - self.top - self.bottom

    def left(self, page: int) -> float:
        """The left margin of page number `page`."""
        return self.inner if page % 2 else self.outer


@dataclass(frozen=True, slots=True)
class Colours:
    """Text is black. `accent`: the cover, its ornament, the seal; `quiet`: the foot of a page."""

    accent: Colour = (0.72, 0.06, 0.08)
    quiet: Colour = (0.3, 0.29, 0.27)


@dataclass(frozen=True, slots=True)
class RunningHead:
    """The running head. `baseline` and `rule` count from the top edge of the sheet."""

    size: float = 10.0
    baseline: float = 17 * MM
    rule: float = 19.5 * MM


@dataclass(frozen=True, slots=True)
class RunningFoot:
    """The foot. `code`: type size of the page's code and of the address; `baseline` counts from the bottom edge."""

    size: float = 9.0
    code: float = 7.5
    baseline: float = 13 * MM


@dataclass(frozen=True, slots=True)
class Strokes:
    """Rules: the thin one between rows and above notes, the other of the head, of headings and around tables."""

    hairline: float = 0.4
    rule: float = 0.6


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Space inside a cell at its sides and above its text, and around a table."""

    pad_x: float = 4.0
    pad_y: float = 2.6
    gap: float = 8.0


@dataclass(frozen=True, slots=True)
class ContentsStyle:
    """The columns of an entry in the contents: its date, the page number behind the leader; the space below it."""

    date: float = 84.0
    page: float = 40.0
    gap: float = 8.0


@dataclass(frozen=True, slots=True)
class Cover:
    """`ornament`: the emblem, and what stands in its place, across."""

    ornament: float = 35 * MM


@dataclass(frozen=True, slots=True)
class Screen:
    """The HTML renditions and the portal: colour of links and names on their light and on their dark ground; size of
    the text and length of its lines, in rem."""

    accent: Colour = (154 / 255, 27 / 255, 30 / 255)
    accent_dark: Colour = (240 / 255, 162 / 255, 155 / 255)
    size: float = 1.0625
    measure: float = 42.0


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of the measure: for the issuer in a letterhead (the rest is for Quốc hiệu and Tiêu ngữ), for the
    recipients beside a signature."""

    letterhead: float = 0.375
    signature: float = 0.47


_INDENT = 10 * MM
_RED = Colours().accent


@dataclass(frozen=True, slots=True)
class Texts:
    """The styles of paragraphs, by what they are for."""

    body: ParaStyle = ParaStyle(indent=_INDENT)
    citation: ParaStyle = ParaStyle(indent=_INDENT, italic=True)
    enacting: ParaStyle = ParaStyle(size=14, leading=18, align="centre", bold=True, before=8, after=8, keep=True)
    article: ParaStyle = ParaStyle(indent=_INDENT, bold=True, align="left", before=6, keep=True)
    clause: ParaStyle = ParaStyle(indent=_INDENT, bold=True, align="left", keep=True)
    label: ParaStyle = ParaStyle(align="centre", bold=True, before=12, after=3, keep=True)
    """The line `Chương I`, `Mục 2`, `Phần thứ nhất`."""
    heading: ParaStyle = ParaStyle(align="centre", bold=True, before=3, after=8, keep=True, balanced=True)
    """The title below it."""
    issuer: ParaStyle = ParaStyle(size=12, leading=15, align="centre", bold=True, after=0)
    parent: ParaStyle = ParaStyle(size=12, leading=15, align="centre", after=0)
    state: ParaStyle = ParaStyle(size=12, leading=15, align="centre", bold=True, after=0, fit=True)
    motto: ParaStyle = ParaStyle(size=13, leading=16, align="centre", bold=True, after=0, fit=True)
    number: ParaStyle = ParaStyle(size=13, leading=16, align="centre", after=0, fit=True)
    place_date: ParaStyle = ParaStyle(size=13, leading=16, align="centre", italic=True, after=0, fit=True)
    subject: ParaStyle = ParaStyle(size=12, leading=15, align="centre", before=6, after=0, balanced=True)
    """Trích yếu of a letter (công văn), below its number."""
    type: ParaStyle = ParaStyle(size=14, leading=18, align="centre", bold=True, before=18, after=2, keep=True)
    title: ParaStyle = ParaStyle(
        size=14, leading=18, align="centre", bold=True, before=2, after=4, left=24, right=24, keep=True, balanced=True
    )
    preface_other: ParaStyle = ParaStyle(align="centre", before=4, after=6)
    annex: ParaStyle = ParaStyle(size=14, leading=18, align="centre", bold=True, after=4, keep=True, balanced=True)
    annex_title: ParaStyle = ParaStyle(
        size=13, leading=16.6, align="centre", bold=True, after=4, keep=True, balanced=True
    )
    annex_note: ParaStyle = ParaStyle(
        size=13, leading=16.6, align="centre", italic=True, after=10, keep=True, balanced=True
    )
    recipients_head: ParaStyle = ParaStyle(size=12, leading=15, align="left", bold=True, italic=True, after=1)
    recipients: ParaStyle = ParaStyle(size=11, leading=13.6, align="left", after=1)
    capacity: ParaStyle = ParaStyle(size=13, leading=16, align="centre", bold=True, after=0, balanced=True)
    position: ParaStyle = ParaStyle(size=13, leading=16, align="centre", bold=True, before=1, after=0, balanced=True)
    signer: ParaStyle = ParaStyle(size=13, leading=16, align="centre", bold=True, before=46, after=0, balanced=True)
    signature_other: ParaStyle = ParaStyle(size=13, leading=16, align="centre", italic=True, after=0)
    picture: ParaStyle = ParaStyle(align="centre", before=4, after=8)
    cell: ParaStyle = ParaStyle(size=12, leading=14.6, align="left", after=3)
    cell_head: ParaStyle = ParaStyle(size=12, leading=14.6, align="centre", bold=True, after=2)
    note: ParaStyle = ParaStyle(size=10, leading=12.4, align="justify", after=2)
    remark: ParaStyle = ParaStyle(size=11, leading=14, align="left", italic=True, before=10, after=0)
    split_name: ParaStyle = ParaStyle(
        size=13, leading=16.6, align="centre", bold=True, after=2, keep=True, balanced=True
    )
    split_link: ParaStyle = ParaStyle(size=13, leading=16.6, align="centre", italic=True, before=8, after=10)
    part_heading: ParaStyle = ParaStyle(
        size=14, leading=18, align="centre", bold=True, after=8, keep=True, balanced=True
    )
    group_heading: ParaStyle = ParaStyle(size=14, leading=18, align="centre", after=18, keep=True, balanced=True)
    cover_state: ParaStyle = ParaStyle(size=14, leading=19, align="centre", bold=True, after=0, colour=_RED)
    cover_motto: ParaStyle = ParaStyle(size=14, leading=19, align="centre", bold=True, after=0)
    cover_gazette: ParaStyle = ParaStyle(
        size=60, leading=74, align="centre", bold=True, after=0, colour=_RED, balanced=True
    )
    cover_line: ParaStyle = ParaStyle(size=14, leading=20, align="centre", bold=True, after=0)
    cover_small: ParaStyle = ParaStyle(size=11, leading=15, align="centre", after=0)
    cover_demonstration: ParaStyle = ParaStyle(size=12, leading=16, align="centre", bold=True, after=0)
    contents_title: ParaStyle = ParaStyle(size=26, leading=34, align="centre", bold=True, after=10, keep=True)
    contents_page: ParaStyle = ParaStyle(size=11, leading=14, align="right", italic=True, after=0, keep=True)
    """The word above the page numbers."""
    contents_part: ParaStyle = ParaStyle(size=14, leading=18, align="centre", bold=True, before=16, after=6, keep=True)
    contents_group: ParaStyle = ParaStyle(size=14, leading=18, align="centre", before=8, after=6, keep=True)
    contents_entry: ParaStyle = ParaStyle(size=13, leading=16.2, align="left", after=6)
    colophon: ParaStyle = ParaStyle(size=11, leading=15, align="centre", after=2)
    colophon_title: ParaStyle = ParaStyle(size=13, leading=18, align="centre", bold=True, after=4)
    colophon_demonstration: ParaStyle = ParaStyle(size=11, leading=15, align="centre", bold=True, before=6, after=2)


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Everything that a profile can change about how its pages look."""

    paper: Paper = Paper()
    colours: Colours = Colours()
    head: RunningHead = RunningHead()
    foot: RunningFoot = RunningFoot()
    strokes: Strokes = Strokes()
    tables: TableStyle = TableStyle()
    contents: ContentsStyle = ContentsStyle()
    shares: Shares = Shares()
    cover: Cover = Cover()
    texts: Texts = Texts()
    screen: Screen = Screen()


MODEL = HouseStyle()
"""Viet Nam's style, which every other starts from."""
