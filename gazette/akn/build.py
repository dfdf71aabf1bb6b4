"""Building Akoma Ntoso 3.0: elements, the `<meta>` of a document, and the whole file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from gazette.akn.eids import assign_eids
from gazette.akn.names import AKN_NS, expression_uri, slug
from gazette.akn.record import write_record
from gazette.akn.xml import q, serialize
from gazette.model import Metadata, Signatory


def element(tag: str, /, *children: etree._Element | str, **attributes: str) -> etree._Element:
    """An Akoma Ntoso element; strings among the children become text. `class_` and `for_` lose their underscore."""
    made = etree.Element(q(tag), nsmap={None: AKN_NS})
    for key, value in attributes.items():
        made.set(key.rstrip("_"), value)
    for child in children:
        add(made, child)
    return made


def under(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """An Akoma Ntoso element as the last child of another: half the cost of making it apart and appending it."""
    made = etree.SubElement(parent, q(tag))
    for key, value in attributes.items():
        made.set(key.rstrip("_"), value)
    return made


def add(parent: etree._Element, child: etree._Element | str) -> None:
    """Append an element, or text behind what is there."""
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex or an attached regulation: `name` is its kind's slug (`phu-luc`, `quy-che`).

    `heading` and `subheadings` are elements of these names; where a letterhead comes first, `preface` holds all.
    """

    name: str
    title: str
    heading: etree._Element | None
    subheadings: tuple[etree._Element, ...]
    preface: tuple[etree._Element, ...]
    body: tuple[etree._Element, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of a document as elements without eIds; an empty tuple leaves its container out."""

    preface: tuple[etree._Element, ...]
    preamble: tuple[etree._Element, ...]
    body: tuple[etree._Element, ...]
    conclusions: tuple[etree._Element, ...]
    annexes: tuple[Annex, ...]


def person_id(person: Signatory) -> str:
    """The eId of a signatory among the references."""
    return f"person-{slug(person.name) or 'x'}"


def build(
    kind: str,
    parts: Parts,
    metadata: Metadata,
    *,
    uri: str,
    eli: str,
    country: str,
    actors: Iterable[tuple[str, str]],
    remark: str | None = None,
) -> bytes:
    """The bytes of an `act` or `doc`. `actors` are (slug, name) of the issuers; the first is the author.

    Raises ValueError without type, date or actor: the address could not have been made either. The result is not
    validated here.
    """
    authors = tuple(actors)
    if metadata.type is None or metadata.signed_on is None or not authors:
        raise ValueError("a document without type, date or issuer has no address")
    root = etree.Element(q("akomaNtoso"), nsmap={None: AKN_NS})
    main = etree.SubElement(root, q(kind), name=metadata.type.code)
    head = _Head(metadata, uri, eli, country, authors)
    main.append(head.meta("!main", metadata.type.code, metadata.title or metadata.type.name, remark, full=True))
    _section(main, "preface", parts.preface)
    _section(main, "preamble", parts.preamble)
    _section(main, "body" if kind == "act" else "mainBody", parts.body or (_nothing(kind),))
    _section(main, "conclusions", parts.conclusions)
    if parts.annexes:
        listed = etree.SubElement(main, q("attachments"))
        for position, annex in enumerate(parts.annexes, start=1):
            listed.append(_attachment(annex, head.meta(f"!att_{position}", annex.name, annex.title, None, full=False)))
    assign_eids(main)
    return serialize(root)


def _nothing(kind: str) -> etree._Element:
    """What stands in a body without text: the schema wants one element."""
    return element("hcontainer", element("content", element("p")), name="text") if kind == "act" else element("p")


def _section(parent: etree._Element, name: str, children: tuple[etree._Element, ...]) -> None:
    if children:
        under(parent, name).extend(children)


def _attachment(annex: Annex, meta: etree._Element) -> etree._Element:
    made = element("attachment")
    if annex.heading is not None:
        made.append(annex.heading)
    for line in annex.subheadings:
        made.append(line)
    doc = element("doc", meta, name=annex.name)
    _section(doc, "preface", annex.preface)
    _section(doc, "mainBody", annex.body or (element("p"),))
    made.append(doc)
    return made


@dataclass(frozen=True, slots=True)
class _Head:
    """What the `<meta>` of a document and of its attachments share."""

    metadata: Metadata
    uri: str
    eli: str
    country: str
    actors: tuple[tuple[str, str], ...]

    def meta(self, component: str, subtype: str, title: str, remark: str | None, *, full: bool) -> etree._Element:
        metadata = self.metadata
        day = metadata.signed_on.isoformat() if metadata.signed_on else ""
        expression = expression_uri(self.uri, metadata.language, metadata.signed_on) if metadata.signed_on else ""
        work = self._level("FRBRWork", self.uri, component, day)
        work.insert(2, element("FRBRalias", name="title", value=title))
        if full:
            work.insert(3, element("FRBRalias", name="eli", value=self.eli))
        work.append(element("FRBRcountry", value=self.country))
        work.append(element("FRBRsubtype", value=subtype))
        if full and metadata.number is not None:
            work.append(element("FRBRnumber", value=metadata.number.raw))
        languages = self._level("FRBRExpression", expression, component, day)
        languages.append(element("FRBRlanguage", language=metadata.language))
        manifestation = self._level("FRBRManifestation", f"{expression}.akn", component, day)
        made = element("meta", element("identification", work, languages, manifestation, source="#gazette"))
        if full:
            event = element("eventRef", date=day, source="#gazette", type="generation")
            made.append(element("lifecycle", event, source="#gazette"))
        if full:
            made.append(self._references())
            record = element("proprietary", source="#gazette")
            record.append(write_record(metadata, self.eli, remark))
            made.append(record)
        return made

    def _level(self, name: str, uri: str, component: str, day: str) -> etree._Element:
        return element(
            name,
            element("FRBRthis", value=f"{uri}/{component}"),
            element("FRBRuri", value=uri),
            element("FRBRdate", date=day, name="generation"),
            element("FRBRauthor", href=f"#{self.actors[0][0]}"),
        )

    def _references(self) -> etree._Element:
        made = element("references", source="#gazette")
        made.append(
            element("TLCOrganization", eId="gazette", href="/akn/ontology/organization/gazette", showAs="Gazette")
        )
        for actor, name in dict(self.actors).items():
            href = f"/akn/ontology/organization/{self.country}/{actor}"
            made.append(element("TLCOrganization", eId=actor, href=href, showAs=name))
        people = {person_id(person): person.name for person in self.metadata.signatories if person.name}
        for eid, name in people.items():
            made.append(element("TLCPerson", eId=eid, href=f"/akn/ontology/person/{self.country}/{eid}", showAs=name))
        return made
