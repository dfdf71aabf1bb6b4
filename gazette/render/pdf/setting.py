"""Setting blocks to a measure: blocks in, strips out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from gazette.profiles import HouseStyle, Paper, ParaStyle
from gazette.render.pdf import style as st
from gazette.render.pdf.blocks import Block, Columns, Gap, Hairline, NewPage, Para, Picture, Run, Table
from gazette.render.pdf.fonts import FontSet
from gazette.render.pdf.lines import Ink, Line, Measured, Span, break_lines, broken, measured, natural_widths
from gazette.render.pdf.strips import (
    Item,
    LinkItem,
    PictureItem,
    PlacedMark,
    RuleItem,
    Strip,
    TextItem,
    merged,
    moved,
)
from gazette.render.pdf.tagged.content import Pen

_ASCENT = 0.8
"""Share of the type size above the base line of a line's own box."""
_HALVINGS = 6
"""Steps to the measure of a balanced title: within a hundredth of the page."""
_LOOSEST = 0.75
"""Widest justified word space, in ems, above the natural one; a looser line is set ragged."""


@dataclass(slots=True)
class Setter:
    """Sets blocks. Holds typeface, house style, the decimal sign of tables, and the counter of reading order."""

    fonts: FontSet
    house: HouseStyle
    decimal: str = ","
    document: str = ""
    """What messages call the document being set."""
    _order: Iterator[int] = field(default_factory=count)
    _known: dict[int, tuple[Para, Measured]] = field(default_factory=dict)
    """Paragraphs whose words were measured and that are still to be set, by identity."""

    def next_order(self) -> int:
        return next(self._order)

    def set(self, blocks: Iterable[Block], width: float) -> list[Strip]:
        """Strips of the blocks at the measure `width` (points), in order."""
        strips: list[Strip] = []
        heads: list[Para] = []
        start = 0  # where the strips of `heads` begin: paragraphs that are held with what comes next
        fresh = False
        for block in blocks:
            if isinstance(block, Para):
                made = self.para(block, width)
                if not block.style.keep:
                    heads = []
                elif made:
                    start = start if heads else len(strips)
                    heads.append(block)
            elif isinstance(block, NewPage):
                fresh = True
                continue
            else:
                made = self._block(block, width)
                if heads and made and made[0].landscape:
                    strips[start:] = self._turned(heads, strips[start:])
                heads = []
                if isinstance(block, Columns) and block.clings and strips and made:
                    strips[-1] = strips[-1]._replace(glued=True)
            if made and fresh:
                made[0] = made[0]._replace(new_page=True)
                fresh = False
            strips += made
        return strips

    def _turned(self, heads: Iterable[Para], upright: list[Strip]) -> list[Strip]:
        """Headings over a table that is turned, set anew on its page; they keep their places in the reading order."""
        made: list[Strip] = []
        orders = iter(sorted({item.order for strip in upright for item in strip.items if item.order >= 0}))
        for head in heads:
            order = next(orders)
            for strip in self.para(head, self.house.paper.landscape_width):
                items = tuple(item._replace(order=order) if item.order >= 0 else item for item in strip.items)
                made.append(strip._replace(items=items, landscape=True))
        made[0] = made[0]._replace(new_page=upright[0].new_page)
        return made

    def _block(self, block: Block, width: float) -> list[Strip]:
        if isinstance(block, Table):
            from gazette.render.pdf.tables import set_table  # cells hold blocks, so the two need one another

            return set_table(block, width, self)
        if isinstance(block, Columns):
            return self._columns(block, width)
        if isinstance(block, Hairline):
            return [self._hairline(block, width)]
        if isinstance(block, Gap):
            marks = tuple(PlacedMark(mark, 0.0) for mark in block.marks)
            return [Strip(0.0, before=block.height, glued=True, marks=marks)]
        raise TypeError(type(block).__name__)

    def para(self, para: Para, width: float) -> list[Strip]:
        """A paragraph as one strip a line, with no page break after its first or before its last line."""
        style = self._fitting(para, width) if para.style.fit else para.style
        if para.tail is not None:
            style = replace(style, right=style.right + self.house.contents.page)
        known = self._known.pop(id(para), None)
        found = known[1] if known is not None and style is para.style else measured(para.runs, style, self.fonts)
        plain = not found.decorated
        if found.pictures:
            found = measured(
                _fit_pictures(para.runs, width - style.left - style.right, self.house.paper), style, self.fonts
            )
        lines = broken(found, style, width, self.fonts)
        if not lines:
            return []
        if style.balanced and len(lines) > 1:
            lines = self._balanced(found, style, width, lines)
        order = self.next_order()
        measure, indent = width - style.left - style.right, style.indent
        base = (style.leading - style.size) / 2 + _ASCENT * style.size
        last = len(lines) - 1
        together = style.keep and last < 6
        marks = tuple([PlacedMark(mark, 0.0) for mark in para.marks]) if para.marks else ()
        before, glued = style.before, last > 0
        strips = []
        for index, line in enumerate(lines):
            x, word_space = _place(line, style, measure - indent)
            y = line.height - style.leading + base
            items: tuple[Item, ...] = (TextItem(x + indent, y, line, word_space, order),)
            if not plain:
                items += tuple(self._marked(line, x + indent, y, word_space, style.size, order))
            if index == last:
                if para.tail is not None:
                    items += tuple(self._tail(para, style, width, line, order, first=index == 0))
                strips.append(
                    Strip(
                        line.height, items, before, style.after, style.keep, notes=line.notes, marks=marks, eid=para.eid
                    )
                )
                break
            glued = glued or index == last - 1 or together
            strips.append(Strip(line.height, items, before, 0.0, glued, notes=line.notes, marks=marks, eid=para.eid))
            before, indent, marks, glued = 0.0, 0.0, (), False
        return strips

    def _balanced(self, found: Measured, style: ParaStyle, width: float, lines: list[Line]) -> list[Line]:
        """The same number of lines, set to about the narrowest measure that holds them."""
        least, _ = natural_widths(found, style)
        low, high = max(least, (width - style.left - style.right) / len(lines)) + style.left + style.right, width
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            tried = broken(found, style, middle, self.fonts)
            if len(tried) > len(lines):
                low = middle
            else:
                lines, high = tried, middle
        return lines

    def _fitting(self, para: Para, width: float) -> ParaStyle:
        _, natural = self.natural(para)
        return para.style if natural <= width else st.scaled(para.style, max(st.LEAST_FIT, width / natural))

    def natural(self, para: Para) -> tuple[float, float]:
        """Least and natural width of a paragraph. What was measured is kept until the paragraph is set."""
        found = measured(para.runs, para.style, self.fonts)
        self._known[id(para)] = para, found
        return natural_widths(found, para.style)

    def forget(self) -> None:
        """Drop what `natural` kept of paragraphs that were not set after all."""
        self._known.clear()

    def _marked(self, line: Line, x: float, base: float, word_space: float, size: float, order: int) -> Iterator[Item]:
        """Pictures, underlines and links of a line."""
        for span in line.spans:
            length = span.width + span.spaces * word_space
            if span.picture is not None:
                top = base - span.height if span.height > size else base - span.height + 0.1 * size
                yield PictureItem(x, top, span.width, span.height, span.picture, order, span.ink.content)
            elif span.ink.underline:
                yield RuleItem(x, base + 1.4, x + length, base + 1.4, 0.5, span.ink.pen.colour, order)
            link = span.ink.link
            if link:
                words = _leads(link, span.text)
                yield LinkItem(x, base - size * 0.8, length, size * 1.05, link, -1, span.ink.content, words)
            x += length

    def _tail(self, para: Para, style: ParaStyle, width: float, line: Line, order: int, *, first: bool) -> list[Item]:
        assert para.tail is not None
        content = line.spans[-1].ink.content
        ink = Ink(Pen("regular", style.size, 0.0, style.colour), content=content)
        base = (style.leading - style.size) / 2 + _ASCENT * style.size
        number = self._plain(para.tail, ink)
        start = style.left + (style.indent if first else 0.0) + line.width + 5
        end = width - number.width
        dot = self.fonts.width("regular", " .") * style.size
        dots = max(0, int((end - 5 - start) / dot))
        leader = self._plain(" ." * dots, ink)
        items: list[Item] = [TextItem(end, base, number, 0.0, order)]
        if dots:
            items.insert(0, TextItem(end - 5 - leader.width, base, leader, 0.0, order, artifact=True))
        return items

    def _plain(self, text: str, ink: Ink) -> Line:
        width = self.fonts.width(ink.pen.face, text) * ink.pen.size
        return Line((Span(ink, text, width),), width, ink.pen.size, True, text.count(" "))

    def _hairline(self, block: Hairline, width: float) -> Strip:
        length = width * block.share
        if block.of is not None:
            style = self._fitting(block.of, width) if block.of.style.fit else block.of.style
            lines = break_lines(block.of.runs, style, width, self.fonts)
            length = lines[-1].width * block.share if lines else 0.0
        left = (width - length) / 2
        rule = RuleItem(left, 0.0, left + length, 0.0, self.house.strokes.rule)
        return Strip(self.house.strokes.rule, (rule,), before=block.before, after=block.after, glued=block.keep)

    def _columns(self, block: Columns, width: float) -> list[Strip]:
        """Columns become one strip when they fit a page; otherwise they run one below the other, in reading order."""
        piles = []
        for column in block.columns:
            strips = self.set(column.blocks, column.width * width)
            if strips:
                piles.append((column.left * width, merged(strips)))
        if not piles:
            return []
        height = max(pile.height for _, pile in piles)
        if height > self.house.paper.frame_height:
            return [strip for column in block.columns for strip in self.set(column.blocks, width)]
        return [
            Strip(
                height,
                tuple(moved(item, left, 0.0) for left, pile in piles for item in pile.items),
                before=block.before,
                after=block.after,
                glued=block.keep,
                notes=tuple(note for _, pile in piles for note in pile.notes),
                marks=tuple(placed for _, pile in piles for placed in pile.marks),
                eid=piles[0][1].eid,
            )
        ]


def _place(line: Line, style: ParaStyle, measure: float) -> tuple[float, float]:
    """Left end of a line, before any indent, and what a space in it is wider than usual."""
    slack = measure - line.width
    if style.align == "justify":
        if line.final or not line.spaces:
            return style.left, 0.0
        word_space = slack / line.spaces
        return style.left, 0.0 if word_space > _LOOSEST * style.size else word_space
    if style.align == "centre":
        return style.left + slack / 2, 0.0
    return (style.left + slack if style.align == "right" else style.left), 0.0


def _leads(target: str, text: str) -> str:
    """Where a link leads: the address, or for a place inside the file the words that name it."""
    return text.strip() if target.startswith("#") else target


def _fit_pictures(runs: tuple[Run, ...], measure: float, paper: Paper) -> tuple[Run, ...]:
    """Pictures no wider than the measure and no higher than the page."""
    if not any(run.picture for run in runs):
        return runs
    return tuple(run._replace(picture=_fitted(run.picture, measure, paper)) if run.picture else run for run in runs)


def _fitted(picture: Picture, measure: float, paper: Paper) -> Picture:
    upright, turned = paper.frame_height, paper.landscape_height
    highest = min(upright, turned if measure > paper.frame_width else upright) - 40
    factor = min(1.0, measure / picture.width, highest / picture.height)
    return replace(picture, width=picture.width * factor, height=picture.height * factor)
