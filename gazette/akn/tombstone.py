"""The Akoma Ntoso that stands in the place of a text that had to go: its record of facts, and no word of it."""

from __future__ import annotations

from gazette.akn.build import element
from gazette.akn.record import write_record
from gazette.akn.xml import serialize
from gazette.model import Metadata


def tombstone_akn(metadata: Metadata, eli: str) -> bytes:
    """A document without a text. `metadata` are the facts that may stay."""
    record = element("proprietary", source="#gazette")
    record.append(write_record(metadata, eli, None))
    name = metadata.type.code if metadata.type is not None else "act"
    return serialize(element("akomaNtoso", element("act", element("meta", record), element("body"), name=name)))
