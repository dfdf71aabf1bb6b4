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
    made, unknown = applied(read, sidecar, profile)
    written = (
        ("number", sidecar.number),
        ("type", fact(made, "type") if sidecar.type is not None and not unknown else None),
        ("title", sidecar.title),
        ("issuers", "; ".join(sidecar.issuers) if sidecar.issuers is not None else None),
        ("place", sidecar.place),
        ("date", sidecar.date),
        ("effective_date", sidecar.effective_date),
        ("fields", "; ".join(sidecar.fields) if sidecar.fields is not None else None),
    )
    told = tuple(_told(field, fact(read, field), str(after)) for field, after in written if after is not None)
    return made, (*unknown, *(item for item in told if item is not None))


def applied(read: Metadata, sidecar: Sidecar, profile: Profile) -> tuple[Metadata, tuple[Finding, ...]]:
    """The metadata with every field that the sidecar names, and an error for a type that the profile does not know."""
    unknown: tuple[Finding, ...] = ()
    made = read
    if sidecar.number is not None:
        made = replace(made, number=parse_number(sidecar.number, profile))
    if sidecar.type is not None:
        kind = kind_named(sidecar.type, profile)
        if kind is None:
            unknown = (finding("DOC-TYPE-UNKNOWN", Severity.ERROR, type=sidecar.type),)
        else:
            made = replace(made, type=kind)
    if sidecar.title is not None:
        made = replace(made, title=" ".join(sidecar.title.split()) or None)
    if sidecar.issuers is not None:
        made = replace(made, issuers=tuple(_issuer(name, profile) for name in sidecar.issuers))
    if sidecar.place is not None:
        made = replace(made, place=" ".join(sidecar.place.split()) or None)
    if sidecar.date is not None:
        made = replace(made, signed_on=sidecar.date)
        if made.effective_rule is not None:
            made = replace(made, effective_on=resolve(made.effective_rule, sidecar.date))
    if sidecar.effective_date is not None:
        made = replace(made, effective_on=sidecar.effective_date)
    if sidecar.fields is not None:
        made = replace(made, fields=tuple(dict.fromkeys(" ".join(name.split()) for name in sidecar.fields)))
    return made, unknown


def fact(metadata: Metadata, field: str) -> str | None:
    """A fact as people write it, by the sidecar's name of its field; None where the document shows none."""
    match field:
        case "number":
            return str(metadata.number) if metadata.number else None
        case "type":
            return metadata.type.name if metadata.type else None
        case "title":
            return metadata.title
        case "issuers":
            return "; ".join(item.name for item in metadata.issuers) or None
        case "place":
            return metadata.place
        case "date":
            return metadata.signed_on.isoformat() if metadata.signed_on else None
        case "effective_date":
            return metadata.effective_on.isoformat() if metadata.effective_on else None
        case "fields":
            return "; ".join(metadata.fields) or None
    raise KeyError(field)


def _told(field: str, before: str | None, after: str) -> Finding | None:
    if before == after:
        return None
    return finding("DOC-CORRECTED", Severity.INFO, field=field, before=before or "—", after=after)


def kind_named(name: str, profile: Profile) -> TypeRef | None:
    """The type of that name or code."""
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
