"""A DOCX package: its parts and their relations (ECMA-376-2, Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree

from gazette.akn.xml import UnsafeXml, parse
from gazette.ingest.limits import MAX_PART_TAGS, Package, check_count, open_package
from gazette.ingest.refused import refused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
"""Namespaces of ISO/IEC 29500 Strict and those of the transitional form that the reader knows."""
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: `type` is the last word of its URI, `target` a part name, or a URI when `external`."""

    type: str
    target: str
    external: bool


@dataclass(slots=True)
class Parts:
    """The parts of one document. Not frozen: the package counts what is unpacked."""

    package: Package
    main: str
    content_type: str
    relations: dict[str, Relation] = field(default_factory=dict)

    def related(self, kind: str) -> str | None:
        """The name of the part that the main part refers to as `kind` (`styles`), if it is there."""
        for relation in self.relations.values():
            if relation.type == kind and not relation.external and relation.target in self.package:
                return relation.target
        return None

    def root(self, kind: str) -> etree._Element | None:
        """The parsed part that the main part refers to as `kind`."""
        name = self.related(kind)
        return None if name is None else parse_part(self.package, name)

    def relations_of(self, kind: str) -> dict[str, Relation]:
        """The relations of such a part."""
        name = self.related(kind)
        return {} if name is None else _relations(self.package, name)


def open_parts(data: bytes) -> Parts:
    """Open a DOCX. Raises RefusedInput for an unsafe or broken package and for one without a main part."""
    package = open_package(data)
    roots = _relations(package, "")
    main = next((item.target for item in roots.values() if item.type == "officeDocument" and not item.external), None)
    if main is None or main not in package:
        raise refused("INP-DOCX-PART", part=main or "word/document.xml")
    return Parts(package, main, _content_type(package, main), _relations(package, main))


def parse_part(package: Package, name: str) -> etree._Element:
    """The root of an XML part. Raises RefusedInput with the part's name for a DOCTYPE and for broken XML."""
    return parse_bytes(part_bytes(package, name), name)


def part_bytes(package: Package, name: str) -> bytes:
    """The bytes of an XML part, in the transitional namespaces. Raises RefusedInput for more tags than one has."""
    data = package.read(name)
    check_count(data.count(b"<"), MAX_PART_TAGS)
    if b"purl.oclc.org/ooxml" in data:
        for strict, transitional in _STRICT.items():
            data = data.replace(strict, transitional)
    return data


def parse_bytes(data: bytes, name: str) -> etree._Element:
    """The same of the bytes of a part."""
    try:
        return parse(data)
    except UnsafeXml as error:
        if error.reason == "doctype":
            raise refused("INP-DOCX-DOCTYPE", part=name) from error
        raise refused("INP-DOCX-MALFORMED", part=name, detail=error.detail[:200]) from error


def _relations(package: Package, source: str) -> dict[str, Relation]:
    folder, base = posixpath.split(source)
    name = posixpath.join(folder, "_rels", base + ".rels")
    if name not in package:
        return {}
    found = {}
    for item in parse_part(package, name).iter(_REL):
        external = item.get("TargetMode") == "External"
        target = item.get("Target", "")
        kind = item.get("Type", "").rsplit("/", 1)[-1]
        found[item.get("Id", "")] = Relation(kind, target if external else _part_name(folder, target), external)
    return found


def _part_name(folder: str, target: str) -> str:
    """A target relative to its source's folder, as a part name: looked up in the package only, never on a disk."""
    path = unquote(urlsplit(target).path) if "%" in target or "#" in target else target
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _content_type(package: Package, part: str) -> str:
    if "[Content_Types].xml" not in package:
        raise refused("INP-DOCX-PART", part="[Content_Types].xml")
    root = parse_part(package, "[Content_Types].xml")
    for item in root.iter(f"{_TYPES}Override"):
        if item.get("PartName", "").lstrip("/").lower() == part.lower():
            return item.get("ContentType", "")
    return ""
