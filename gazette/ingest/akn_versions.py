"""Akoma Ntoso of other versions: what they are called, and the names that 3.0 (OASIS, 2018) writes otherwise."""

from __future__ import annotations

import re

from lxml import etree

from gazette.akn.names import AKN_NS
from gazette.akn.xml import local, q

_OLDER = re.compile(r"http://www\.akomantoso\.org/(?P<version>[12]\.0)")
_DRAFT = re.compile(re.escape(AKN_NS) + r"/(?P<version>(?:WD|CSD|CSPRD|COS)\d+)")

_ELEMENTS = {"judgement": "judgment", "judgementBody": "judgmentBody", "debaterecord": "debate", "wrap": "wrapUp"}
_ATTRIBUTES = {
    "id": "eId",
    "currentId": "eId",
    "evolvingId": "wId",
    "originalId": "wId",
    "breakat": "breakAt",
}
_INSIDE = {("lifecycle", "event"): "eventRef"}
"""Names that changed only inside one parent; elsewhere they mean something else."""
_BY = {("step", "actor"): "by", ("opinion", "actor"): "by", ("vote", "actor"): "by"}


def version_of(root: etree._Element) -> str | None:
    """`3.0`, `3.0 WD17`, `2.0` …; None for a root that is no Akoma Ntoso of a known version."""
    name = etree.QName(root)
    if name.localname.lower() != "akomantoso" or name.namespace is None:
        return None
    if name.namespace == AKN_NS:
        return "3.0"
    if found := _DRAFT.fullmatch(name.namespace):
        return f"3.0 {found['version']}"
    found = _OLDER.fullmatch(name.namespace)
    return found["version"] if found else None


def modernise(root: etree._Element) -> etree._Element:
    """The tree under the names of 3.0, with a new root. Elements of other namespaces, and lines, stay as they are."""
    namespace = etree.QName(root).namespace
    prefixes: dict[str | None, str] = {None: AKN_NS}
    prefixes |= {prefix: uri for prefix, uri in root.nsmap.items() if prefix and uri not in (namespace, AKN_NS)}
    made = etree.Element(q("akomaNtoso"), dict(root.attrib), nsmap=prefixes)
    made.text = root.text
    made.extend(list(root))
    for element in made.iter(f"{{{namespace}}}*"):
        parent = element.getparent()
        old = local(element)
        name = _INSIDE.get((local(parent), old)) if parent is not None else None
        name = name or _ELEMENTS.get(old, old)
        if element is made:
            continue
        element.tag = q(name)
        for attribute, value in list(element.attrib.items()):
            new = _BY.get((name, str(attribute))) or _ATTRIBUTES.get(str(attribute))
            if new is not None and new not in element.attrib:
                del element.attrib[attribute]
                element.set(new, value)
    etree.cleanup_namespaces(made)
    return made
