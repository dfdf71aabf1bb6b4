"""What an editor sets over what was read: the same fields, forms and parsing as a sidecar's corrections."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from gazette.ingest.correct import applied, fact, kind_named
from gazette.ingest.sidecar import Sidecar, read_sidecar
from gazette.model import Edit, Finding, Metadata, Place, Severity, finding
from gazette.profiles import Profile

FIELDS = ("number", "type", "title", "issuers", "place", "date", "effective_date", "remark")
"""What can be set. Several issuers stand in one value, parted by `;`."""


def mistakes(field: str, value: str, profile: Profile) -> tuple[Finding, ...]:
    """Why a value can't be set; nothing when it is understood."""
    if field not in FIELDS:
        return (finding("INP-SIDECAR-KEY", Severity.ERROR, Place(field), key=field, known=", ".join(FIELDS)),)
    sidecar, wrong = _sidecar({field: value})
    if sidecar is not None and sidecar.type is not None and kind_named(sidecar.type, profile) is None:
        return (finding("DOC-TYPE-UNKNOWN", Severity.ERROR, type=sidecar.type),)
    return wrong


def edited(
    printed: Metadata, known: Metadata, remark: str | None, edits: Sequence[Edit], profile: Profile
) -> tuple[Metadata, str | None, tuple[Finding, ...]]:
    """The facts with the newest edit of each field in place, the remark, and a finding for each.

    `printed` is what the document itself shows, `known` that with a sidecar's word. A value that is not understood
    any more (a type that the profile has lost) is an error, as it would be in a sidecar.
    """
    if not edits:
        return known, remark, ()
    newest = {edit.field: edit for edit in edits}
    sidecar, wrong = _sidecar({field: edit.value for field, edit in newest.items()})
    if sidecar is None:
        return known, remark, wrong
    made, unknown = applied(known, sidecar, profile)
    told = tuple(_told(edit, printed, remark) for edit in newest.values())
    return made, sidecar.remark or remark, (*unknown, *told)


def _told(edit: Edit, printed: Metadata, remark: str | None) -> Finding:
    before = remark if edit.field == "remark" else fact(printed, edit.field)
    values = (
        ("field", edit.field),
        ("before", before or "—"),
        ("after", edit.value),
        ("who", edit.who),
        ("day", edit.at.date().isoformat()),
        ("reason", edit.reason),
    )
    if edit.mends is not None:
        return Finding("DOC-MENDED", Severity.INFO, (*values, ("code", edit.mends)))
    return Finding("DOC-EDITED", Severity.INFO, values)


def _sidecar(values: dict[str, str]) -> tuple[Sidecar | None, tuple[Finding, ...]]:
    """The values as a sidecar would give them; its schema is the judge of their form."""
    facts = {field: _names(value) if field == "issuers" else value for field, value in values.items()}
    made, wrong = read_sidecar(json.dumps(facts).encode(), "")
    return made, tuple(replace(item, where=Place(dict(item.params).get("key"))) for item in wrong)


def _names(value: str) -> list[str]:
    return [name for part in value.split(";") if (name := part.strip())]
