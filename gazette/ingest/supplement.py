"""Facts that stand beside a text (front matter, a table "Số hiệu | …"): taken where the text shows none, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gazette.akn.names import slug
from gazette.ingest import dates
from gazette.ingest.blocks import SourceText, Table, plain_lines
from gazette.ingest.bodies import read_bodies
from gazette.ingest.effect import resolve
from gazette.ingest.head import type_of_line
from gazette.ingest.number import parse_number
from gazette.model import Finding, Metadata, Severity, finding
from gazette.profiles import Profile

_KEYS = {
    "number": ("sohieu", "sokyhieu", "sokihieu", "sovanban"),
    "signed_on": ("ngaybanhanh", "ngayky"),
    "title": ("trichyeu",),
    "issuers": ("coquanbanhanh", "cquanbanhanh", "noibanhanh"),
    "type": ("loaivanban",),
}
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})")


def supplemented(facts: Metadata, text: SourceText, profile: Profile) -> tuple[Metadata, tuple[Finding, ...]]:
    """The metadata with what a third party's record adds to it. The document's own word always stands."""
    record = _record(text)
    made = facts
    added: list[str] = []
    if made.number is None and "number" in record:
        made = replace(made, number=parse_number(record["number"], profile))
        added.append("number")
    if made.signed_on is None and (day := _day(record.get("signed_on", ""))) is not None:
        made = replace(made, signed_on=day)
        if made.effective_rule is not None and made.effective_on is None:
            made = replace(made, effective_on=resolve(made.effective_rule, day))
        added.append("date")
    if made.title is None and (headline := _headline(text, made)) is not None:
        record.setdefault("title", headline)
    if made.title is None and "title" in record:
        made = replace(made, title=" ".join(record["title"].split()))
        added.append("title")
    if not made.issuers and (found := read_bodies(record.get("issuers", ""), profile)) and all(i.code for i in found):
        made = replace(made, issuers=found)
        added.append("issuers")
    if made.type is None and (kind := type_of_line(record.get("type", ""), profile)) is not None:
        made = replace(made, type=kind[0])
        added.append("type")
    if not added:
        return facts, ()
    return made, (finding("DOC-FROM-RECORD", Severity.WARNING, fields=", ".join(added)),)


def _headline(text: SourceText, facts: Metadata) -> str | None:
    """The title behind type and number in the headline of a site's page (`Nghị quyết 159/NQ-CP về việc …`)."""
    if facts.number is None:
        return None
    for name, value in text.facts:
        at = value.find(facts.number.raw)
        if name.lower() == "title" and at >= 0:
            rest = re.sub(r"^\s*ngày\s+[\d/.-]+", "", value[at + len(facts.number.raw) :])
            return rest.strip(" -–—:.") or None
    return None


def _record(text: SourceText) -> dict[str, str]:
    """Field and value as the record prints them; the first of each counts."""
    found: dict[str, str] = {}
    for name, value in (*text.facts, *_table_facts(text)):
        key = slug(name).replace("-", "")
        field = next((field for field, keys in _KEYS.items() if key in keys), None)
        if field is not None and value.strip():
            found.setdefault(field, " ".join(value.split()))
    return found


def _table_facts(text: SourceText) -> Iterator[tuple[str, str]]:
    for block in text.blocks[:12]:
        if isinstance(block, Table):
            for row in block.rows:
                if len(row) == 2:
                    yield " ".join(plain_lines(row[0].blocks)), " ".join(plain_lines(row[1].blocks))


def _day(text: str) -> date | None:
    iso = _ISO.match(text)
    return dates.make(iso[3], iso[2], iso[1]) if iso is not None else dates.first(text)
