"""Building Akoma Ntoso 3.0: elements, the `<meta>` of a document, and the whole file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from gazette.akn.names import AKN_NS, expression_uri, slug
from gazette.akn.record import write_record
from gazette.akn.writer import Writer
from gazette.akn.xml import q
from gazette.model import Metadata, Signatory


def element(tag: str, /, *children: etree._Element | str, **attributes: str) -> etree._Element:
    """An Akoma Ntoso element; strings among the children become text. `class_` and `for_` lose their underscore."""
    made = etree.Element(q(tag), nsmap={None: AKN_NS})
    for key, value in attributes.items():
        made.set(key.rstrip("_"), value)
    for child in children:
        add(made, child)
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

    `text` is its `<attachment>` as written; its empty `<meta/>` is filled when the address is known.
    """

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of a document as it was written, with its eIds; an empty text leaves its container out."""

    preface: str
    preamble: str
    body: str
    conclusions: str
    annexes: tuple[Annex, ...]


META = "<meta/>"
"""What stands in an annex as written for its `<meta>`; no text of a document reads so, for its `<` is escaped."""


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
    head = _Head(metadata, uri, eli, country, authors)
    meta = head.meta("!main", metadata.type.code, metadata.title or metadata.type.name, remark, full=True)
    annexes = [
        replace(annex, text=annex.text.replace(META, head.annex_meta(position, annex)))
        for position, annex in enumerate(parts.annexes, start=1)
    ]
    return _document(kind, metadata.type.code, meta, replace(parts, annexes=tuple(annexes)))


def unaddressed(parts: Parts) -> bytes:
    """The text alone, for comparing its words where the address can't be made."""
    return _document("act", "draft", "", parts)


def _document(kind: str, name: str, meta: str, parts: Parts) -> bytes:
    out = Writer()
    out.open(kind, name=name)
    out.markup(meta)
    for container, text in (
        ("preface", parts.preface),
        ("preamble", parts.preamble),
        ("body" if kind == "act" else "mainBody", parts.body or (_NOTHING if kind == "act" else "<p/>")),
        ("conclusions", parts.conclusions),
        ("attachments", "".join(annex.text for annex in parts.annexes)),
    ):
        if text:
            out.open(container)
            out.markup(text)
            out.close()
    out.close()
    return f'{_DECLARATION}\n<akomaNtoso xmlns="{AKN_NS}">{out.taken()}</akomaNtoso>\n'.encode()


_DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>"
_NOTHING = '<hcontainer name="text" eId="hcontainer_1"><content eId="hcontainer_1__content"><p/></content></hcontainer>'
"""What stands in the body of an act without text: the schema wants one element."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What the `<meta>` of a document and of its attachments share."""

    metadata: Metadata
    uri: str
    eli: str
    country: str
    actors: tuple[tuple[str, str], ...]

    def annex_meta(self, position: int, annex: Annex) -> str:
        return self.meta(f"!att_{position}", annex.name, annex.title, None, full=False)

    def meta(self, component: str, subtype: str, title: str, remark: str | None, *, full: bool) -> str:
        metadata = self.metadata
        day = metadata.signed_on.isoformat() if metadata.signed_on else ""
        expression = expression_uri(self.uri, metadata.language, metadata.signed_on) if metadata.signed_on else ""
        out = Writer()
        out.open("meta")
        out.open("identification", source="#gazette")
        aliases = {"title": title, "eli": self.eli} if full else {"title": title}
        self._level(out, "FRBRWork", self.uri, component, day, aliases)
        out.empty("FRBRcountry", value=self.country)
        out.empty("FRBRsubtype", value=subtype)
        if full and metadata.number is not None:
            out.empty("FRBRnumber", value=metadata.number.raw)
        out.close()
        self._level(out, "FRBRExpression", expression, component, day)
        out.empty("FRBRlanguage", language=metadata.language)
        out.close()
        self._level(out, "FRBRManifestation", f"{expression}.akn", component, day)
        out.close()
        out.close()
        if full:
            out.open("lifecycle", source="#gazette")
            out.empty("eventRef", date=day, source="#gazette", type="generation")
            out.close()
            self._references(out)
            out.open("proprietary", source="#gazette")
            out.markup(etree.tostring(write_record(metadata, self.eli, remark), encoding="unicode"))
            out.close()
        out.close()
        return out.taken()

    def _level(
        self, out: Writer, name: str, uri: str, component: str, day: str, aliases: Mapping[str, str] | None = None
    ) -> None:
        """Begin a level of FRBR; what only some levels have comes behind it."""
        out.open(name)
        out.empty("FRBRthis", value=f"{uri}/{component}")
        out.empty("FRBRuri", value=uri)
        for alias, value in (aliases or {}).items():
            out.empty("FRBRalias", name=alias, value=value)
        out.empty("FRBRdate", date=day, name="generation")
        out.empty("FRBRauthor", href=f"#{self.actors[0][0]}")

    def _references(self, out: Writer) -> None:
        out.open("references", source="#gazette")
        organization = "/akn/ontology/organization"
        out.empty("TLCOrganization", eId="gazette", href=f"{organization}/gazette", showAs="Gazette")
        for actor, name in dict(self.actors).items():
            out.empty("TLCOrganization", eId=actor, href=f"{organization}/{self.country}/{actor}", showAs=name)
        people = {person_id(person): person.name for person in self.metadata.signatories if person.name}
        for eid, name in people.items():
            out.empty("TLCPerson", eId=eid, href=f"/akn/ontology/person/{self.country}/{eid}", showAs=name)
        out.close()
