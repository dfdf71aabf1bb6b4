"""Akoma Ntoso as input: its text stays as it is; whether it keeps the strict schema is told as findings."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from gazette.akn.names import AKN_NS
from gazette.akn.schema import violations
from gazette.ingest.refused import refused
from gazette.ingest.sniff import parsed
from gazette.model import Finding, Place, Severity, finding

_SHOWN = 20
"""Violations told one by one; one mistake in a generator breaks every article, and nobody reads a thousand of them."""


@dataclass(frozen=True, slots=True)
class AknSource:
    """An Akoma Ntoso 3.0 file as received. `findings` holds INP-AKN-SCHEMA errors, with lines, when it is not valid."""

    root_bytes: bytes
    findings: tuple[Finding, ...] = ()


def read_akn(data: bytes) -> AknSource:
    """Check Akoma Ntoso input. Raises RefusedInput when it is unsafe, malformed or of another namespace."""
    check_akn(data)
    found = violations(data)
    told = [
        finding(
            "INP-AKN-SCHEMA", Severity.ERROR, Place(line=error.line), line=error.line, message=_short(error.message)
        )
        for error in found[:_SHOWN]
    ]
    if len(found) > _SHOWN:
        told.append(finding("INP-AKN-SCHEMA-MORE", Severity.ERROR, count=len(found) - _SHOWN))
    return AknSource(data, tuple(told))


def check_akn(data: bytes) -> etree._Element:
    """The root of an Akoma Ntoso 3.0 file, parsed safely. Raises RefusedInput for anything else."""
    root = parsed(data)
    name = etree.QName(root)
    if name.localname != "akomaNtoso" or name.namespace != AKN_NS:
        raise refused("INP-AKN-VERSION", namespace=name.namespace or "—")
    return root


def _short(message: str) -> str:
    """The validator's words without the namespace in front of each name."""
    return message.replace(f"{{{AKN_NS}}}", "")[:300]
