"""What the header of an exchange package says of a document, against what the document says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gazette.akn.names import slug
from gazette.ingest.correct import applied, fact, kind_named
from gazette.ingest.number import parse_number
from gazette.ingest.sidecar import Sidecar
from gazette.model import DocumentNumber, Finding, Metadata, Severity, Signatory, finding
from gazette.profiles import Profile

_ABOUT = re.compile(r"^(?:v/v|về việc|ve viec)[\s:]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The facts of a header, in the form of a sidecar's, and its signer.

    `signed` are the bytes of a package that bears an XML signature, for whoever judges it; None for an unsigned one.
    """

    facts: Sidecar
    signer: Signatory | None = None
    signed: bytes | None = None


def with_envelope(read: Metadata, envelope: Envelope | None, profile: Profile) -> tuple[Metadata, tuple[Finding, ...]]:
    """The metadata with what only the header states, which is told, and a warning for each difference.

    The document's own word stands: it is what was signed and what the gazette must print in full (NĐ 78/2025/NĐ-CP
    Điều 7), while a header is typed by a clerk. A body is no difference but a note: an office sends for its chief.
    """
    if envelope is None:
        return read, ()
    said = envelope.facts
    missing = Sidecar()
    added: list[str] = []
    differing: list[Finding] = []
    for field in ("number", "type", "title", "issuers", "place", "date"):
        value = getattr(said, field)
        if value is None:
            continue
        own = fact(read, field)
        if own is None:
            if field != "type" or kind_named(value, profile) is not None:
                missing = replace(missing, **{field: value})
                added.append(field)
        elif not _same(field, read, said, profile):
            severity = Severity.INFO if field == "issuers" else Severity.WARNING
            differing.append(_differs(field, severity, "; ".join(value) if field == "issuers" else value, own))
    made, _ = applied(read, missing, profile)
    signer = envelope.signer
    if signer is not None and not read.signatories:
        made = replace(made, signatories=(signer,))
        added.append("signers")
    elif signer is not None and slug(signer.name) not in {slug(item.name) for item in read.signatories}:
        own = "; ".join(item.name for item in read.signatories)
        differing.append(_differs("signers", Severity.WARNING, signer.name, own))
    if added:
        differing.insert(0, finding("DOC-FROM-HEADER", Severity.WARNING, fields=", ".join(added)))
    return made, tuple(differing)


def _differs(field: str, severity: Severity, header: object, own: str) -> Finding:
    return finding("DOC-HEADER-DIFFERS", severity, field=field, header=header, own=own)


def _same(field: str, read: Metadata, said: Sidecar, profile: Profile) -> bool:
    match field:
        case "number" if read.number is not None and said.number is not None:
            return _same_number(read.number, parse_number(said.number, profile))
        case "type" if read.type is not None and said.type is not None:
            kind = kind_named(said.type, profile)
            return kind is not None and kind.code == read.type.code
        case "title":
            return slug(_ABOUT.sub("", read.title or "")) == slug(_ABOUT.sub("", said.title or ""))
        case "issuers":
            return {slug(name) for name in said.issuers or ()} == {slug(item.name) for item in read.issuers}
        case "date":
            return read.signed_on == said.date
        case _:
            return slug(fact(read, field) or "") == slug(str(getattr(said, field)))


def _same_number(one: DocumentNumber, two: DocumentNumber) -> bool:
    """Headers leave the year out, or zeros at the front; what both state must agree."""
    if one.pattern and two.pattern:
        years = {number.year for number in (one, two) if number.year is not None}
        return len(years) < 2 and (
            (one.serial.lstrip("0"), one.type_code, one.authority_codes)
            == (two.serial.lstrip("0"), two.type_code, two.authority_codes)
        )
    return slug(one.raw) == slug(two.raw)
