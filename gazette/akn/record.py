"""The facts that Akoma Ntoso has no element for, or none that keeps them whole, as one record in `<proprietary>`."""

from __future__ import annotations

from datetime import date

from lxml import etree

from gazette.akn.names import GAZETTE_NS
from gazette.model import DocumentNumber, Issuer, Metadata, Relation, Signatory, TypeRef


def g(name: str) -> str:
    """Clark name of an element of the gazette's own namespace."""
    return f"{{{GAZETTE_NS}}}{name}"


def write_record(metadata: Metadata, eli: str, remark: str | None) -> etree._Element:
    """`<gz:document>` with everything `read_record` gives back."""
    record = etree.Element(g("document"), nsmap={"gz": GAZETTE_NS})
    record.set("eli", eli)
    record.set("language", metadata.language)
    number = metadata.number
    if number is not None:
        holder = _add(record, "number", raw=number.raw, serial=number.serial, type=number.type_code)
        holder.set("pattern", number.pattern)
        if number.year is not None:
            holder.set("year", str(number.year))
        for code in number.authority_codes:
            _add(holder, "authority", code=code)
    if metadata.type is not None:
        _add(record, "type", code=metadata.type.code, name=metadata.type.name)
    if metadata.title is not None:
        _add(record, "title", value=metadata.title)
    for issuer in metadata.issuers:
        _add(record, "issuer", code=issuer.code, name=issuer.name)
    if metadata.place is not None:
        _add(record, "place", name=metadata.place)
    if metadata.signed_on is not None:
        _add(record, "signed", on=metadata.signed_on.isoformat())
    if metadata.effective_on is not None or metadata.effective_rule is not None:
        on = metadata.effective_on.isoformat() if metadata.effective_on else None
        _add(record, "effective", on=on, rule=metadata.effective_rule)
    for person in metadata.signatories:
        _add(record, "signatory", name=person.name, position=person.position, capacity=person.capacity)
    for relation in metadata.relations:
        _add(record, "relation", kind=relation.kind, href=relation.href, text=relation.text)
    for field in metadata.fields:
        _add(record, "field", name=field)
    if remark is not None:
        _add(record, "remark").text = remark
    return record


def _add(parent: etree._Element, tag: str, /, **values: str | None) -> etree._Element:
    child = etree.SubElement(parent, g(tag))
    for key, value in values.items():
        if value is not None:
            child.set(key, value)
    return child


def find_record(root: etree._Element) -> etree._Element | None:
    """The record of a document that this program built; None in anybody else's."""
    return next(root.iter(g("document")), None)


def read_record(record: etree._Element) -> Metadata:
    """The metadata of a record. Raises ValueError when a date or year in it is none."""
    number = record.find(g("number"))
    kind = record.find(g("type"))
    effective = record.find(g("effective"))
    return Metadata(
        number=_number(number) if number is not None else None,
        type=TypeRef(_need(kind, "code"), _need(kind, "name")) if kind is not None else None,
        title=_value(record, "title", "value"),
        issuers=tuple(Issuer(_need(item, "code"), _need(item, "name")) for item in record.iterfind(g("issuer"))),
        place=_value(record, "place", "name"),
        signed_on=_date(_value(record, "signed", "on")),
        effective_on=_date(effective.get("on")) if effective is not None else None,
        effective_rule=effective.get("rule") if effective is not None else None,
        signatories=tuple(
            Signatory(_need(item, "name"), _need(item, "position"), item.get("capacity"))
            for item in record.iterfind(g("signatory"))
        ),
        relations=tuple(
            Relation(_need(item, "kind"), _need(item, "href"), _need(item, "text"))
            for item in record.iterfind(g("relation"))
        ),
        language=record.get("language", "vie"),
        fields=tuple(_need(item, "name") for item in record.iterfind(g("field"))),
    )


def read_remark(record: etree._Element) -> str | None:
    """The publisher's note in a record."""
    found = record.find(g("remark"))
    return found.text or "" if found is not None else None


def _number(item: etree._Element) -> DocumentNumber:
    year = item.get("year")
    return DocumentNumber(
        raw=_need(item, "raw"),
        serial=_need(item, "serial"),
        year=int(year) if year is not None else None,
        type_code=item.get("type"),
        authority_codes=tuple(_need(code, "code") for code in item.iterfind(g("authority"))),
        pattern=item.get("pattern", ""),
    )


def _need(item: etree._Element, name: str) -> str:
    value = item.get(name)
    if value is None:
        raise ValueError(f"{etree.QName(item).localname} lacks {name}")
    return value


def _value(record: etree._Element, name: str, attribute: str) -> str | None:
    found = record.find(g(name))
    return found.get(attribute) if found is not None else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None
