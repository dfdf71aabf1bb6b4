"""What a document is, for machines: schema.org/Legislation as JSON-LD, European Legislation Identifier as RDFa."""

from __future__ import annotations

import json
from dataclasses import dataclass

from gazette.model import Role, SignedFile
from gazette.model.status import Force, States
from gazette.portal.addresses import absolute, page_in
from gazette.portal.holdings import HeldDocument
from gazette.portal.settings import PortalSettings

ELI_PREFIX = "eli: http://data.europa.eu/eli/ontology#"
_SCHEMA_ORG_RELATION = {
    "amends": "legislationAmends",
    "replaces": "legislationRepeals",
    "repeals": "legislationRepeals",
    "corrects": "legislationCorrects",
    "consolidates": "legislationConsolidates",
    "guides": "legislationApplies",
    "based-on": "legislationApplies",
    "cites": "citation",
}
_ELI_RELATION = {
    "amends": "eli:amends",
    "replaces": "eli:repeals",
    "repeals": "eli:repeals",
    "corrects": "eli:corrects",
    "consolidates": "eli:consolidates",
    "guides": "eli:applies",
    "based-on": "eli:based_on",
    "cites": "eli:cites",
}
_TEXTS = {Role.DOCUMENT_PDF, Role.DOCUMENT_HTML, Role.DOCUMENT_XML}


@dataclass(frozen=True, slots=True)
class Property:
    """One RDFa statement about the document: a literal in `content`, or an address in `href`."""

    name: str
    content: str | None = None
    href: str | None = None


def address_of(href: str, settings: PortalSettings) -> str:
    """The full address of an ELI of this register."""
    return f"{settings.base_url.rstrip('/')}/{href.lstrip('/')}"


_FORCE = {
    Force.NOT_YET: "NotInForce",
    Force.IN_FORCE: "InForce",
    Force.PARTLY_EXPIRED: "PartiallyInForce",
    Force.EXPIRED: "NotInForce",
    Force.SUSPENDED: "NotInForce",
    Force.PARTLY_SUSPENDED: "PartiallyInForce",
}
"""schema.org/LegalForceStatus."""


def json_ld(document: HeldDocument, settings: PortalSettings, states: States | None = None) -> str:
    """JSON-LD; `states` are those that facts decide, None where none does.

    Safe inside a script element: `<`, `>`, `&` and the line separators are written as escapes.
    """
    entry, metadata, issue = document.entry, document.metadata, document.issue
    base = settings.base_url
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address_of(entry.eli, settings),
        "name": entry.title,
        "legislationType": entry.type,
        "legislationDate": entry.signed_on.isoformat(),
        "datePublished": issue.date.isoformat(),
        "inLanguage": settings.language_of(metadata),
        "legislationPassedBy": [{"@type": "GovernmentOrganization", "name": name} for name in entry.issuers],
        "isPartOf": {
            "@type": "PublicationIssue",
            "@id": absolute(base, page_in(issue.folder)),
            "name": settings.title,
            "issueNumber": issue.label,
            "datePublished": issue.date.isoformat(),
        },
        "pageStart": entry.first_page,
        "pageEnd": entry.last_page,
        "url": absolute(base, page_in(document.folder)),
        "encoding": [_encoding(file, settings) for file in document.files if file.role in _TEXTS],
    }
    if entry.number:
        facts["legislationIdentifier"] = entry.number
    if metadata.effective_on is not None:
        facts["legislationDateOfApplicability"] = metadata.effective_on.isoformat()
    if states is not None and states.force is not None and states.forced_by is not None:
        facts["legislationLegalForce"] = f"https://schema.org/{_FORCE[states.force]}"
    relations: dict[str, list[dict[str, str]]] = {}
    for relation in metadata.relations:
        name = _SCHEMA_ORG_RELATION.get(relation.kind)
        link = {"@id": address_of(relation.href, settings)}
        if name and link not in relations.setdefault(name, []):
            relations[name].append(link)
    facts |= relations
    written = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        written = written.replace(char, f"\\u{ord(char):04x}")
    return written


def eli_properties(document: HeldDocument, settings: PortalSettings) -> tuple[Property, ...]:
    """The ELI statements for the head of a page."""
    entry, metadata = document.entry, document.metadata
    made = [
        Property("eli:title", entry.title),
        Property("eli:type_document", entry.type),
        Property("eli:date_document", entry.signed_on.isoformat()),
        Property("eli:date_publication", document.issue.date.isoformat()),
        *(Property("eli:passed_by", name) for name in entry.issuers),
        Property("eli:publisher", settings.operator),
    ]
    if entry.number:
        made.append(Property("eli:id_local", entry.number))
    if metadata.effective_on is not None:
        made.append(Property("eli:first_date_entry_in_force", metadata.effective_on.isoformat()))
    for relation in metadata.relations:
        name = _ELI_RELATION.get(relation.kind)
        statement = Property(name, href=address_of(relation.href, settings)) if name else None
        if statement is not None and statement not in made:
            made.append(statement)
    return tuple(made)


def _encoding(file: SignedFile, settings: PortalSettings) -> dict[str, object]:
    return {
        "@type": "LegislationObject",
        "contentUrl": absolute(settings.base_url, file.path),
        "encodingFormat": file.media_type,
        "contentSize": str(file.size),
        "sha256": file.sha256,
        "legislationLegalValue": _legal_value(file, settings),
    }


def _legal_value(file: SignedFile, settings: PortalSettings) -> str:
    """The sealed PDF prevails over the other forms; nothing in a demonstration has legal value."""
    if settings.demonstration:
        return "https://schema.org/UnofficialLegalValue"
    if file.role is Role.DOCUMENT_PDF:
        return "https://schema.org/AuthoritativeLegalValue"
    return "https://schema.org/OfficialLegalValue"
