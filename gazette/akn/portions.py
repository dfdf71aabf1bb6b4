"""Where a text may be parted between two issues, and what is left of it in each.

A text is parted before an article, before a division above articles, or before an annex. A title stays with what it
stands above: the first article of a chapter is parted from what is before it together with the chapter's title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from gazette.akn.text import plain
from gazette.akn.xml import local

_DIVISIONS = frozenset(
    ("book", "tome", "part", "title", "chapter", "subchapter", "section", "subsection", "division", "article")
)
_BODIES = frozenset(("body", "mainBody"))
_HEAD = frozenset(("meta", "num", "heading", "subheading"))
_INSIDE = frozenset(("attachments", "attachment", "components", "component", "doc", "act")) | _BODIES
"""What is opened in the search for units, beside divisions."""


def boundaries(root: etree._Element) -> Mapping[str, str]:
    """The eIds before which the text may be parted, in order, each with that of the unit that then goes over whole.

    They differ where nothing but titles stands before a unit inside the units around it.
    """
    found: dict[str, str] = {}
    for unit in _units(root):
        eid, opening = unit.get("eId"), _opening(unit)
        if eid and opening is not None and _said_before(opening):
            found[eid] = str(opening.get("eId"))
    return found


def _units(node: etree._Element) -> Iterator[etree._Element]:
    for child in node:
        name = local(child)
        own = name in _DIVISIONS or name == "attachment" or (local(node) in _BODIES and child.get("eId") is not None)
        if own:
            yield child
        if (name in _INSIDE or name in _DIVISIONS) and name != "article":
            yield from _units(child)


def _opening(unit: etree._Element) -> etree._Element | None:
    """The largest unit with an eId that begins with `unit`, or None."""
    found = unit if unit.get("eId") else None
    node = unit
    while (parent := node.getparent()) is not None and all(
        local(item) in _HEAD for item in node.itersiblings(preceding=True)
    ):
        node = parent
        if node.get("eId") and (local(node) in _DIVISIONS or local(node) == "attachment"):
            found = node
    return found


def _said_before(unit: etree._Element) -> bool:
    """Whether any word of the text stands before a unit."""
    node: etree._Element | None = unit
    while node is not None:
        if any(local(item) != "meta" and plain(item) for item in node.itersiblings(preceding=True)):
            return True
        node = node.getparent()
    return False


def portion(root: etree._Element, first: str | None, until: str | None) -> etree._Element:
    """A copy of a text with what stands from unit `first` on, and before unit `until`; None stands for its ends.

    Units that go on from an earlier portion have neither their eId nor their title; notes keep the number that they
    have in the whole. Raises KeyError for an eId that the text has not.
    """
    copy = deepcopy(root)
    for number, note in enumerate(copy.iterfind(".//{*}authorialNote"), 1):
        note.set("marker", note.get("marker") or str(number))
    end = _unit(copy, until) if until is not None else None
    if first is not None:
        _drop_before(_unit(copy, first))
    if end is not None:
        _drop_from(end)
    return copy


def _unit(root: etree._Element, eid: str) -> etree._Element:
    found = next((node for node in root.iter() if node.get("eId") == eid), None)
    if found is None:
        raise KeyError(eid)
    return found


def _drop_before(unit: etree._Element) -> None:
    node = unit
    while (parent := node.getparent()) is not None:
        for item in list(node.itersiblings(preceding=True)):
            if local(item) != "meta":
                parent.remove(item)
        parent.attrib.pop("eId", None)
        node = parent


def _drop_from(unit: etree._Element) -> None:
    node, last = unit, True
    while (parent := node.getparent()) is not None:
        for item in list(node.itersiblings()):
            parent.remove(item)
        if last:
            parent.remove(node)
            last = False
        node = parent
