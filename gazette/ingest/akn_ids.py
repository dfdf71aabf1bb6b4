"""eIds made by our own rule in somebody's file; what referred to an old one refers to the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from gazette.akn.eids import assign_eids
from gazette.akn.xml import local

_TOKEN = re.compile(r"#(\S+)")


def sound(main: etree._Element) -> bool:
    """Whether every eId of the text is well-formed and the only one of its kind, so that they can stay as they are."""
    seen: set[str] = set()
    for item in main.iter():
        eid = item.get("eId")
        if eid is None:
            continue
        if not eid or any(char.isspace() for char in eid) or eid in seen:
            return False
        seen.add(eid)
    return True


def renew(main: etree._Element, *, keep: bool) -> bool:
    """Number the text anew and let every `#…` of its attributes, `<meta>` included, follow; whether anything changed.

    `keep` leaves the eIds that are there and gives one only to elements that need one and have none.
    """
    text = list(_text(main))
    before = [(item, eid) for item in text if (eid := item.get("eId")) is not None]
    own = set(text)
    meta = {eid for item in main.iter() if item not in own and (eid := item.get("eId")) is not None}
    if keep:
        assign_eids(main, meta.union(eid for _, eid in before), keep=True)
        return sum(item.get("eId") is not None for item in text) > len(before)
    assign_eids(main, meta)
    moved: dict[str, str] = {}
    for item, old in before:
        moved.setdefault(old, item.get("eId", old))
    for item in main.iter():
        for name, value in item.attrib.items():
            if "#" in value:
                item.set(name, _TOKEN.sub(lambda found: f"#{moved.get(found[1], found[1])}", value))
    return True


def _text(node: etree._Element) -> Iterator[etree._Element]:
    """The elements below a document, those of `<meta>` aside."""
    for child in node:
        if local(child) not in ("", "meta"):
            yield child
            yield from _text(child)
