"""Akoma Ntoso as input: its facts in the profile's terms, its `<meta>` made anew where needed, its text as it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from gazette.akn.build import element
from gazette.akn.facts import main_document, metadata_of, structure_of
from gazette.akn.names import expression_uri, fold, slug
from gazette.akn.record import find_record, read_remark, write_record
from gazette.akn.text import plain
from gazette.akn.xml import local, parse, q, serialize
from gazette.ingest.akn_parts import DOCUMENTS
from gazette.ingest.bodies import bodies_of_number, read_bodies
from gazette.ingest.metadata import actors_of, eli_of, uri_of
from gazette.ingest.number import parse_number
from gazette.model import Issuer, Metadata, Structure, TypeRef
from gazette.profiles import Profile

_CAMEL = re.compile(r"([a-z])([A-Z])")


@dataclass(frozen=True, slots=True)
class AknDraft:
    """A parsed file with what its meta and head say. `own` tells that this program built it."""

    root: etree._Element
    metadata: Metadata
    structure: Structure
    own: bool
    remark: str | None


def read_akn_facts(data: bytes, profile: Profile) -> AknDraft:
    """The facts of an Akoma Ntoso file: a record of this program as it is, others' facts through the profile."""
    root = parse(data)
    record = find_record(root)
    facts = metadata_of(root)
    if record is None:
        facts = _in_profile(facts, profile)
    remark = read_remark(record) if record is not None else None
    return AknDraft(root, facts, structure_of(root), record is not None, remark)


def _in_profile(facts: Metadata, profile: Profile) -> Metadata:
    """Number by the profile's grammar, type by its names, body by the symbol when the file names none."""
    number = parse_number(facts.number.raw, profile) if facts.number is not None else None
    kind = _known_type(facts.type, profile) if facts.type is not None else None
    issuers = tuple(_known_body(issuer, profile) for issuer in facts.issuers)
    if not issuers and number is not None:
        issuers = bodies_of_number(number, profile)
    return Metadata(number, kind, facts.title, issuers, facts.place, facts.signed_on, language=facts.language)


def _known_type(kind: TypeRef, profile: Profile) -> TypeRef:
    """The profile's type by its code or its printed name; by the last or first word, a type keeps the name it has.

    `UnitedKingdomPublicGeneralAct` is an act called "United Kingdom Public General Act". A type that the profile does
    not know stays as the file has it.
    """
    name = " ".join(_CAMEL.sub(r"\1 \2", kind.name).split())
    printed = fold(name)
    for item in profile.types:
        if item.code == kind.code or fold(item.name) == printed:
            return TypeRef(item.code, item.name)
    for item in profile.types:
        known = fold(item.name)
        if printed.endswith(f" {known}") or printed.startswith(f"{known} "):
            return TypeRef(item.code, name)
    return TypeRef(kind.code, name)


def _known_body(issuer: Issuer, profile: Profile) -> Issuer:
    """The profile's own code and name of a body that the file names; a body it does not know stays as it is."""
    found = read_bodies(issuer.name, profile)
    return found[0] if len(found) == 1 and found[0].code else issuer


def akn_bytes(
    draft: AknDraft, data: bytes, facts: Metadata, profile: Profile, remark: str | None
) -> tuple[bytes, str, str] | None:
    """(bytes, uri, eli), or None while the address can't be made.

    A file of this program with nothing to correct comes back byte for byte.
    """
    main = main_document(draft.root)
    if main is None:
        return None
    last = None
    if facts.number is None and profile.grammar != "vietnamese" and facts.title:
        last = title_part(facts.title)
    uri = uri_of(facts, profile, local(main), last)
    eli = eli_of(facts, profile, last)
    if uri is None or eli is None or facts.signed_on is None:
        return None
    if draft.own and facts == draft.metadata and remark == draft.remark and _address(main) == uri:
        return data, uri, eli
    _complete(main, facts, uri, eli, profile, remark)
    return serialize(draft.root), uri, eli


def show_pictures(draft: AknDraft, attached: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Point the pictures of a text (`img`) at the files that came with it; the names found, and those that are missing.

    A file is found by its name, whatever folder or server the text takes it from.
    """
    found: dict[str, None] = {}
    missing: dict[str, None] = {}
    for image in draft.root.iter(q("img")):
        source = image.get("src", "")
        name = next((item for item in attached if item == unquote(source).rsplit("/", 1)[-1]), None)
        if name is None:
            missing[source] = None
            continue
        found[name] = None
        image.set("src", f"media/{name}")
    return tuple(found), tuple(missing)


def title_part(title: str) -> str | None:
    """The last part of an address for a document without number: its title, cut at a word below 60 characters."""
    made = slug(title)
    return made if len(made) <= 60 else made[:60].rsplit("-", 1)[0] or None


def _address(main: etree._Element) -> str | None:
    found = main.find(f"{q('meta')}/{q('identification')}/{q('FRBRWork')}/{q('FRBRuri')}")
    return found.get("value") if found is not None else None


def _complete(main: etree._Element, facts: Metadata, uri: str, eli: str, profile: Profile, remark: str | None) -> None:
    """Write the gazette's identification and record into `<meta>`; everything else in it stays."""
    meta = _identified(main, _identification(facts, uri, eli, profile, "!main", facts.title or ""))
    inside = [item for item in main.iter(*map(q, DOCUMENTS)) if item is not main]
    for position, document in enumerate(inside, start=1):
        _identified(document, _identification(facts, uri, None, profile, f"!att_{position}", _title(document)))
    _name_actors(meta, facts, profile)
    record = element("proprietary", source="#gazette")
    record.append(write_record(facts, eli, remark))
    presentation = next((child for child in meta if local(child) == "presentation"), None)
    if presentation is not None:
        presentation.addprevious(record)
    else:
        meta.append(record)


def _identified(document: etree._Element, identification: etree._Element) -> etree._Element:
    """The `<meta>` of a document with this identification in place of its own, and without a record of ours."""
    meta = document.find(q("meta"))
    if meta is None:
        meta = element("meta")
        document.insert(0, meta)
    for child in list(meta):
        if local(child) == "identification" or (local(child) == "proprietary" and find_record(child) is not None):
            meta.remove(child)
    meta.insert(0, identification)
    return meta


def _title(document: etree._Element) -> str:
    """What an attachment calls itself: the title it is identified by, its heading, else its kind."""
    alias = document.find(f"{q('meta')}/{q('identification')}/{q('FRBRWork')}/{q('FRBRalias')}")
    if alias is not None and alias.get("value"):
        return alias.get("value", "")
    parent = document.getparent()
    heading = parent.find(q("heading")) if parent is not None else None
    return (plain(heading) if heading is not None else "") or document.get("name") or local(document)


def _name_actors(meta: etree._Element, facts: Metadata, profile: Profile) -> None:
    """The gazette and the issuers stand among the references that the identification points to."""
    references = meta.find(q("references"))
    if references is None:
        references = element("references", source="#gazette")
        after = next((part for part in meta if local(part) in ("notes", "proprietary", "presentation")), None)
        if after is not None:
            after.addprevious(references)
        else:
            meta.append(references)
    there = {item.get("eId") for item in meta.iter()}
    named = [("gazette", "Gazette", "gazette"), *((slug, name, f"{profile.country}/{slug}") for slug, name in
             actors_of(facts, profile))]  # fmt: skip
    for eid, name, place in named:
        if eid not in there:
            href = f"/akn/ontology/organization/{place}"
            references.append(element("TLCOrganization", eId=eid, href=href, showAs=name))


def _identification(
    facts: Metadata, uri: str, eli: str | None, profile: Profile, component: str, title: str
) -> etree._Element:
    """`eli` is the document's own; a document inside it has none."""
    day = facts.signed_on.isoformat() if facts.signed_on else ""
    expression = expression_uri(uri, facts.language, facts.signed_on) if facts.signed_on else ""
    author = actors_of(facts, profile)[0][0]
    levels: list[etree._Element] = []
    for name, address in (
        ("FRBRWork", uri),
        ("FRBRExpression", expression),
        ("FRBRManifestation", f"{expression}.akn"),
    ):
        level = element(name, element("FRBRthis", value=f"{address}/{component}"), element("FRBRuri", value=address))
        if name == "FRBRWork":
            level.append(element("FRBRalias", name="title", value=title))
            if eli is not None:
                level.append(element("FRBRalias", name="eli", value=eli))
        level.append(element("FRBRdate", date=day, name="generation"))
        level.append(element("FRBRauthor", href=f"#{author}"))
        if name == "FRBRWork":
            level.append(element("FRBRcountry", value=profile.country))
            level.append(element("FRBRsubtype", value=facts.type.code if facts.type else ""))
            if eli is not None and facts.number is not None:
                level.append(element("FRBRnumber", value=facts.number.raw))
        elif name == "FRBRExpression":
            level.append(element("FRBRlanguage", language=facts.language))
        levels.append(level)
    return element("identification", *levels, source="#gazette")
