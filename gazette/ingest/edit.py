"""What an editor sets over what was read: the same fields, forms and parsing as a sidecar's corrections."""

from __future__ import annotations

import json
from collections.abc import Sequence

from gazette.errors import Params
from gazette.ingest.correct import applied, fact, kind_named
from gazette.ingest.sidecar import Sidecar, read_sidecar
from gazette.model import Edit, Finding, Metadata, Severity
from gazette.profiles import Profile

FIELDS = ("number", "type", "title", "issuers", "place", "date", "effective_date", "fields", "remark")
"""What can be set. Several issuers or fields (lĩnh vực) stand in one value, parted by `;`."""
_LISTS = ("issuers", "fields")


def mistakes(values: Sequence[tuple[str, str]], profile: Profile) -> tuple[tuple[str, Params], ...]:
    """Why values can't be set, as codes of the catalogue with their values; nothing when all are understood."""
    found: list[tuple[str, Params]] = []
    for field, value in values:
        if field not in FIELDS:
            found.append(("SET-FIELD", (("field", field), ("known", ", ".join(FIELDS)))))
            continue
        sidecar, wrong = _sidecar({field: value})
        for item in wrong:
            expected = dict(item.params)["expected"]
            found.append(("SET-VALUE", (("field", field), ("value", value), ("expected", expected))))
        if sidecar is not None and sidecar.type is not None and kind_named(sidecar.type, profile) is None:
            known = ", ".join(kind.name for kind in profile.types)
            found.append(("SET-TYPE", (("type", sidecar.type), ("known", known))))
    fields = [field for field, _ in values]
    found += [("SET-TWICE", (("field", field),)) for field in dict.fromkeys(fields) if fields.count(field) > 1]
    return tuple(found)


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
    facts = {field: _names(value) if field in _LISTS else value for field, value in values.items()}
    return read_sidecar(json.dumps(facts).encode(), "")


def _names(value: str) -> list[str]:
    return [name for part in value.split(";") if (name := part.strip())]
