"""The schema's last word on a converted file: single attributes and parts of `<meta>` that it refuses are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from gazette.akn.build import element
from gazette.akn.schema import SchemaError, errors_of
from gazette.akn.xml import local, q
from gazette.ingest.akn_changes import Changes
from gazette.ingest.akn_repair import has_words, neutral

_META = (
    "identification", "publication", "classification", "lifecycle", "workflow", "analysis", "temporalData",
    "references", "notes", "proprietary", "presentation",
)  # fmt: skip
"""The parts of `<meta>` in the order that the schema wants."""
_SOURCED = frozenset(
    {"classification", "lifecycle", "workflow", "analysis", "temporalData", "references", "notes", "proprietary",
     "presentation"}
)  # fmt: skip
_ATTRIBUTE = re.compile(r"Element '[^']*', attribute '([^']+)'")
_LACKS = re.compile(r"The attribute '([^']+)' is required but missing")
_ROUNDS = 8


def settle(root: etree._Element, changes: Changes) -> tuple[SchemaError, ...]:
    """Take out what the schema refuses and can go without a loss of words; what is still wrong then.

    Identifications are not judged: the gazette writes its own.
    """
    for meta in _metas(root):
        _tidy(meta, changes)
    with _standard_identifications(root):
        left = errors_of(root)
        for _ in range(_ROUNDS):
            # all places are looked up before anything moves
            prefixes = _prefixes(root)
            places = [(_node(root, error, prefixes), error) for error in left]
            mended = [node for node, error in places if node is not None and _mend(node, error, changes)]
            if not mended:
                break
            left = errors_of(root)
    return left


def _metas(root: etree._Element) -> list[etree._Element]:
    """The `<meta>` of the document and of the documents inside it; one is made where it is missing."""
    for document in [item for name in ("act", "bill", "doc", "judgment", "statement") for item in root.iter(q(name))]:
        if document.find(q("meta")) is None:
            document.insert(0, element("meta"))
    return list(root.iter(q("meta")))


def _tidy(meta: etree._Element, changes: Changes) -> None:
    """Known parts in their order; of others only the name is kept, for the finding."""
    for part in list(meta):
        name = local(part)
        if name not in _META or etree.QName(part).namespace != etree.QName(meta).namespace:
            if name:
                changes.meta[name] += 1
            meta.remove(part)
        elif name in _SOURCED and not part.get("source"):
            part.set("source", "#gazette")
    meta[:] = sorted(meta, key=lambda part: _META.index(local(part)))


@contextmanager
def _standard_identifications(root: etree._Element) -> Iterator[None]:
    """A valid identification in every `<meta>` for as long as the schema is asked."""
    swapped: list[tuple[etree._Element, list[etree._Element], etree._Element]] = []
    for meta in root.iter(q("meta")):
        own = meta.findall(q("identification"))
        for item in own:
            meta.remove(item)
        stand_in = _identification()
        meta.insert(0, stand_in)
        swapped.append((meta, own, stand_in))
    try:
        yield
    finally:
        for meta, own, stand_in in swapped:
            meta.remove(stand_in)
            for item in reversed(own[:1]):
                meta.insert(0, item)


def _identification() -> etree._Element:
    made = element("identification", source="#gazette")
    for name in ("FRBRWork", "FRBRExpression", "FRBRManifestation"):
        level = element(
            name,
            element("FRBRthis", value="/"),
            element("FRBRuri", value="/"),
            element("FRBRdate", date="2000-01-01", name="generation"),
            element("FRBRauthor", href="#gazette"),
        )
        if name == "FRBRWork":
            level.append(element("FRBRcountry", value="un"))
        elif name == "FRBRExpression":
            level.append(element("FRBRlanguage", language="und"))
        made.append(level)
    return made


def _prefixes(root: etree._Element) -> dict[str, str]:
    """The prefixes that paths of the validator may use."""
    return {prefix: uri for item in root.iter() if local(item) for prefix, uri in item.nsmap.items() if prefix}


def _node(root: etree._Element, error: SchemaError, prefixes: dict[str, str]) -> etree._Element | None:
    """The element that an error is about."""
    found = root.getroottree().xpath(error.path, namespaces=prefixes) if error.path else []
    return next((item for item in found if isinstance(item, etree._Element)), None) if isinstance(found, list) else None


def _mend(node: etree._Element, error: SchemaError, changes: Changes) -> bool:
    """Do the one thing that an error asks for, if it costs no word. Whether anything was done."""
    if node.getparent() is None:
        return False
    attribute = _ATTRIBUTE.match(error.message)
    if attribute is not None and (name := _clark(attribute[1])) in node.attrib:
        del node.attrib[name]
        changes.attributes[name.rpartition("}")[2]] += 1
        return True
    if any(local(parent) == "meta" for parent in node.iterancestors()):
        return _without(node, changes)
    if _LACKS.search(error.message):
        before = node.tag
        neutral(node, changes)
        return node.tag != before or node.getparent() is None
    if "Missing child element(s)" in error.message and not has_words(node) and local(node) not in ("body", "mainBody"):
        parent = node.getparent()
        if parent is not None and not (node.tail or "").strip():
            changes.removed[local(node)] += 1
            parent.remove(node)
            return True
    return False


def _clark(name: str) -> str:
    return name.replace("xml:", "{http://www.w3.org/XML/1998/namespace}") if name.startswith("xml:") else name


def _without(node: etree._Element, changes: Changes) -> bool:
    """Take a part of `<meta>` out: of the references the one at fault, of anything else the whole part."""
    while (parent := node.getparent()) is not None:
        if local(parent) in ("references", "meta"):
            changes.meta[local(node)] += 1
            parent.remove(node)
            return True
        node = parent
    return False
