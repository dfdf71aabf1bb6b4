"""The head and the close of a document, laid out as official texts are (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from lxml import etree

from gazette.akn.xml import local
from gazette.profiles import HouseStyle, ParaStyle, Shares, Texts
from gazette.render.pdf.blocks import Block, Column, Columns, Hairline, Para, text_of
from gazette.render.pdf.tagged.tree import HEADING, Element


class MakePara(Protocol):
    """Reads an element into blocks; `title` is the heading that its words are part of."""

    def __call__(self, node: etree._Element, style: ParaStyle, title: Element | None = None) -> list[Block]: ...


_LEFT = frozenset({"parent", "issuer", "number"})
"""What stands left in the letterhead."""
_SECOND = frozenset({"number", "place-date"})
"""What stands in its second row."""


def _head_styles(texts: Texts) -> Mapping[str, ParaStyle]:
    return {
        "parent": texts.parent,
        "issuer": texts.issuer,
        "state": texts.state,
        "motto": texts.motto,
        "number": texts.number,
        "place-date": texts.place_date,
    }


def preface_blocks(preface: etree._Element, house: HouseStyle, make: MakePara) -> list[Block]:
    """Issuer left, Quốc hiệu and Tiêu ngữ right; below them number and place-date; then type and trích yếu."""
    texts, shares = house.texts, house.shares
    of_head = _head_styles(texts)
    below = {"type": texts.type, "title": texts.title}
    children = [child for child in preface if local(child)]
    title = Element(HEADING)
    has_type = any(child.get("class") == "type" for child in children)
    blocks: list[Block] = []
    head: list[tuple[str, list[Block]]] = []
    titled = False
    for child in children:
        kind = child.get("class", "other")
        if kind not in ("type", "title") and title.kids:
            title = Element(HEADING)  # what comes next is read after this line
        if kind in of_head and titled:  # older texts have issuer, number and date below the type
            blocks += make(child, of_head[kind])
            continue
        titled = titled or kind in ("type", "title")
        if kind in of_head:
            # Read in the order of the text, whatever row of the letterhead it stands in.
            head.append((kind, make(child, of_head[kind])))
            continue
        if kind == "title" and not has_type and head:
            # A letter has no type line: its trích yếu ("V/v …") stands below the number.
            blocks += _flush(head, shares)
            subject = tuple(make(child, texts.subject, title))
            blocks.append(Columns((Column(0.0, shares.letterhead, subject),), after=14))
            continue
        blocks += _flush(head, shares)
        made = make(child, below.get(kind, texts.preface_other), title if kind in ("type", "title") else None)
        blocks += made
        if kind == "title" and _last_title(children, child) and made and isinstance(made[-1], Para):
            blocks.append(Hairline(None, 0.26, before=3, after=12))
    return [*blocks, *_flush(head, shares)]


def _last_title(children: Sequence[etree._Element], child: etree._Element) -> bool:
    return [item for item in children if item.get("class") == "title"][-1] is child


def _flush(head: list[tuple[str, list[Block]]], shares: Shares) -> list[Block]:
    """The two rows of the letterhead out of what was gathered."""
    top = _row([pair for pair in head if pair[0] not in _SECOND], shares, rules=True)
    second = _row([pair for pair in head if pair[0] in _SECOND], shares, rules=False)
    head.clear()
    blocks: list[Block] = []
    if top:
        blocks.append(Columns(top, after=6, keep=True))
    if second:
        blocks.append(Columns(second, after=6, keep=True))
    return blocks


def _row(pairs: list[tuple[str, list[Block]]], shares: Shares, *, rules: bool) -> tuple[Column, ...]:
    sides: dict[str, list[Block]] = {}
    for kind, made in pairs:
        side = "left" if kind in _LEFT else "right"
        sides.setdefault(side, []).extend(made)
    columns = []
    for side, blocks in sides.items():
        last = blocks[-1] if blocks else None
        if rules and isinstance(last, Para):
            blocks.append(Hairline(last, 0.4 if side == "left" else 1.0, before=3, after=0))
        if side == "left":
            columns.append(Column(0.0, shares.letterhead, tuple(blocks)))
        elif len(sides) == 1 and rules:
            columns.append(Column(0.0, 1.0, tuple(blocks)))
        else:
            columns.append(Column(shares.letterhead + 0.015, 1.0 - shares.letterhead - 0.015, tuple(blocks)))
    return tuple(columns)


def conclusion_blocks(conclusions: etree._Element, house: HouseStyle, make: MakePara, generic: MakePara) -> list[Block]:
    """Nơi nhận left and the signature right, side by side; several signatures in rows of two."""
    texts, share = house.texts, house.shares.signature
    parts = [(_part(child), child) for child in conclusions if local(child)]
    signatures = [child for kind, child in parts if kind == "signature"]
    blocks: list[Block] = []
    pending: list[Column] = []
    seen = 0
    for kind, child in parts:
        if kind == "recipients":
            column = Column(0.0, share - 0.02, tuple(_recipients(child, texts, make)))
            if len(signatures) == 1:
                pending.append(column)
            else:
                blocks += _columns(pending)
                blocks.append(Columns((column,), before=12))
        elif kind == "signature":
            seen += 1
            made = tuple(_signature(child, texts, make))
            if len(signatures) == 1:
                pending.append(Column(share, 1.0 - share, made))
            else:
                alone = seen == len(signatures) and seen % 2 == 1
                left = 0.25 if alone else (0.0 if seen % 2 else 0.5)
                pending.append(Column(left, 0.5, made))
                if seen % 2 == 0:
                    blocks += _columns(pending)
        else:
            blocks += _columns(pending)
            blocks += generic(child, texts.body)
    return [*blocks, *_columns(pending)]


def _columns(pending: list[Column]) -> list[Block]:
    if not pending:
        return []
    made = Columns(tuple(pending), before=16, after=8, clings=True)
    pending.clear()
    return [made]


def _part(element: etree._Element) -> str:
    name = element.get("name", "")
    return name if local(element) == "container" and name in ("recipients", "signature") else "other"


def _recipients(container: etree._Element, texts: Texts, make: MakePara) -> list[Block]:
    blocks: list[Block] = []
    for index, child in enumerate(child for child in container if local(child)):
        made = make(child, texts.recipients)
        first = made[0] if made else None
        if index == 0 and isinstance(first, Para) and text_of(first).endswith(":"):
            made = make(child, texts.recipients_head)
        blocks += made
    return blocks


def _signature(container: etree._Element, texts: Texts, make: MakePara) -> list[Block]:
    styles = {"capacity": texts.capacity, "position": texts.position, "name": texts.signer}
    blocks: list[Block] = []
    for child in container:
        if local(child):
            blocks += make(child, styles.get(child.get("class", ""), texts.signature_other))
    return blocks
