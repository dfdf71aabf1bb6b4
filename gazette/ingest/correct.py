"""A sidecar's corrections over what was read: each is told, and what can't be understood holds the document."""

from __future__ import annotations

from dataclasses import replace

from gazette.akn.names import slug
from gazette.ingest.bodies import read_bodies
from gazette.ingest.effect import resolve
from gazette.ingest.number import parse_number
from gazette.ingest.sidecar import Sidecar
from gazette.ingest.vietnamese import sort_key
from gazette.model import Finding, Issuer, Metadata, Severity, TypeRef, finding
from gazette.profiles import Profile


def corrected(read: Metadata, sidecar: Sidecar | None, profile: Profile) -> tuple[Metadata, tuple[Finding, ...]]:
    """The metadata with the sidecar's word in place of the document's, and what was changed."""
    if sidecar is None:
        return read, ()
    found: list[Finding] = []
    made = read
    if sidecar.number is not None:
        made = replace(made, number=parse_number(sidecar.number, profile))
        _told(found, "number", read.number, sidecar.number)
    if sidecar.type is not None:
        kind = _type(sidecar.type, profile)
        if kind is None:
            found.append(finding("DOC-TYPE-UNKNOWN", Severity.ERROR, type=sidecar.type))
        else:
            made = replace(made, type=kind)
            _told(found, "type", read.type.name if read.type else None, kind.name)
    if sidecar.title is not None:
        made = replace(made, title=" ".join(sidecar.title.split()) or None)
        _told(found, "title", read.title, sidecar.title)
    if sidecar.issuers is not None:
        made = replace(made, issuers=tuple(_issuer(name, profile) for name in sidecar.issuers))
        _told(found, "issuers", "; ".join(item.name for item in read.issuers) or None, "; ".join(sidecar.issuers))
    if sidecar.place is not None:
        made = replace(made, place=" ".join(sidecar.place.split()) or None)
        _told(found, "place", read.place, sidecar.place)
    if sidecar.date is not None:
        made = replace(made, signed_on=sidecar.date)
        if made.effective_rule is not None:
            made = replace(made, effective_on=resolve(made.effective_rule, sidecar.date))
        _told(found, "date", read.signed_on, sidecar.date)
    if sidecar.effective_date is not None:
        made = replace(made, effective_on=sidecar.effective_date)
        _told(found, "effective_date", read.effective_on, sidecar.effective_date)
    return made, tuple(found)


def _told(found: list[Finding], field: str, before: object, after: object) -> None:
    if str(before) != str(after):
        found.append(
            finding("DOC-CORRECTED", Severity.INFO, field=field, before="—" if before is None else before, after=after)
        )


def _type(name: str, profile: Profile) -> TypeRef | None:
    key = sort_key(" ".join(name.split()))
    return next(
        (TypeRef(kind.code, kind.name) for kind in profile.types if key in (sort_key(kind.name), kind.code)), None
    )


def _issuer(name: str, profile: Profile) -> Issuer:
    """The body an editor names; one that no profile knows keeps exactly that name."""
    found = read_bodies(name, profile)
    if len(found) == 1 and found[0].code:
        return found[0]
    folded = " ".join(name.split())
    return Issuer(slug(folded), folded)
