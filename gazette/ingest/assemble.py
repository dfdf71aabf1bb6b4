"""From a text of blocks to a document: divide, read, build, and check that no word was lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from gazette.akn.build import Parts, build, element, person_id
from gazette.akn.facts import structure_of
from gazette.akn.schema import errors_of
from gazette.akn.xml import q
from gazette.ingest.annexes import read_annex
from gazette.ingest.blocks import SourceText
from gazette.ingest.bodies import body_names
from gazette.ingest.divide import divide
from gazette.ingest.fidelity import first_difference, made_words, source_words
from gazette.ingest.head import Entry, Head, read_head
from gazette.ingest.head_generic import read_generic_head
from gazette.ingest.lines import marked_once, unfold
from gazette.ingest.metadata import actors_of, eli_of, read_facts, uri_of
from gazette.ingest.number import parse_number
from gazette.ingest.preamble import preamble_elements, read_preamble
from gazette.ingest.structure import Piece, pieces_of, quotations, structured
from gazette.ingest.tail import Signature, Tail, read_tail
from gazette.ingest.to_xml import Context, line_element
from gazette.model import Finding, Metadata, Severity, Structure, finding
from gazette.profiles import Profile


@dataclass(frozen=True, slots=True)
class Draft:
    """A text divided and read; its elements are made, its address is not.

    `tree` holds the elements of `parts` until `built` moves them into the finished document. `words` are the source's.
    """

    head: Head
    tail: Tail
    metadata: Metadata
    structure: Structure
    parts: Parts
    clauses: tuple[str, ...]
    words: tuple[str, ...]
    tree: etree._Element

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Words lost before anything was `built` of the draft, which is the proof where nothing can be."""
        return words_lost(self.words, self.tree)


def draft(text: SourceText, profile: Profile) -> Draft:
    """Read a text: facts, structure and elements."""
    blocks = unfold(marked_once(text.blocks) if text.notes else text.blocks)
    generic = profile.grammar != "vietnamese"
    head = read_generic_head(blocks, profile) if generic else read_head(blocks, profile)
    letter = is_letter(head, profile)
    division = divide(blocks, head.end, profile.grammar, head.number)
    pieces = pieces_of(blocks[head.end : division.tail])
    preamble = read_preamble(pieces, profile, letter=letter)
    first = division.annexes[0][0] if division.annexes else len(blocks)
    tail = read_tail(blocks[division.tail : first], body_names(profile))
    body = pieces[preamble.length :]
    quoted = quotations(body)
    clauses = _own_texts(body, quoted)
    metadata = read_facts(head, preamble, clauses, tail, profile)
    context = Context(profile, text.notes)
    preface = tuple(_preface(head, metadata, context))
    opening = preamble_elements(pieces[: preamble.length], context)
    elements = structured(body, quoted, context)
    conclusions = tuple(_conclusions(tail, context))
    starts = [*division.annexes, (len(blocks), "")]
    annexes = tuple(
        read_annex(blocks[start : starts[index + 1][0]], kind, context)
        for index, (start, kind) in enumerate(division.annexes)
    )
    parts = Parts(preface, opening, elements, conclusions, annexes)
    tree = _tree(parts)
    return Draft(head, tail, metadata, structure_of(tree), parts, clauses, source_words(text), tree)


def is_letter(head: Head, profile: Profile) -> bool:
    """An official letter prints no type; its symbol names the drafting unit."""
    if head.type is not None:
        return head.type.code == "cong-van"
    return head.number is None or parse_number(head.number, profile).pattern == "official-letter"


def built(
    made: Draft, profile: Profile, metadata: Metadata, remark: str | None, number: str | None = None
) -> tuple[bytes, str, str] | None:
    """(bytes, uri, eli) of a draft with its final metadata; None while the address can't be made.

    `number` is the last part of the address of a document that has no number.
    """
    kind = kind_of_text(metadata, profile)
    uri = uri_of(metadata, profile, kind, number)
    eli = eli_of(metadata, profile, number)
    if uri is None or eli is None:
        return None
    data = build(
        kind,
        made.parts,
        metadata,
        uri=uri,
        eli=eli,
        country=profile.country,
        actors=actors_of(metadata, profile),
        remark=remark,
    )
    return data, uri, eli


def schema_findings(root: etree._Element) -> tuple[Finding, ...]:
    """At most five violations of the strict schema, as errors. Lines count in the bytes that `root` was parsed from."""
    return tuple(
        finding(
            "DOC-SCHEMA", Severity.ERROR, line=error.line, message=error.message.replace("{", "(").replace("}", ")")
        )
        for error in errors_of(root)[:5]
    )


def words_lost(words: tuple[str, ...], root: etree._Element) -> tuple[Finding, ...]:
    """An error when Akoma Ntoso says anything else than the `words` of the source."""
    lost = first_difference(words, made_words(root))
    return () if lost is None else (finding("DOC-WORDS-LOST", Severity.ERROR, source=lost.source, made=lost.made),)


def kind_of_text(metadata: Metadata, profile: Profile) -> str:
    """`act` or `doc`, by the document's type alone."""
    kind = profile.type_by_code(metadata.type.code) if metadata.type else None
    return kind.akn if kind is not None else "doc"


def _own_texts(pieces: tuple[Piece, ...], quoted: Mapping[int, int]) -> tuple[str, ...]:
    hidden = {index for first, last in quoted.items() for index in range(first, last + 1)}
    return tuple(piece.text for index, piece in enumerate(pieces) if index not in hidden and piece.text)


_INLINE = {"issuer": "docAuthority", "type": "docType", "title": "docTitle"}


def _preface(head: Head, metadata: Metadata, context: Context) -> list[etree._Element]:
    made: list[etree._Element] = []
    issuers = [index for index, entry in enumerate(head.entries) if entry.kind == "issuer"]
    own = _own_issuer(head, issuers, metadata)
    for index, entry in enumerate(head.entries):
        kind = "parent" if entry.kind == "issuer" and index in issuers and index not in own else entry.kind
        made.append(_preface_line(entry, kind, metadata, context))
    return made


def _own_issuer(head: Head, issuers: list[int], metadata: Metadata) -> frozenset[int]:
    """Of the lines of a letterhead those that name the issuer; the ones above name its parent."""
    from gazette.ingest.vietnamese import sort_key

    if len(metadata.issuers) != 1:
        return frozenset(issuers)
    name = sort_key(metadata.issuers[0].name)
    for start in range(len(issuers) - 1, -1, -1):
        text = sort_key(" ".join(head.entries[index].text for index in issuers[start:]))
        if len(text) >= len(name) - 2 or start == 0:
            return frozenset(issuers[start:])
    return frozenset(issuers)


def _preface_line(entry: Entry, kind: str, metadata: Metadata, context: Context) -> etree._Element:
    cite = kind == "title"
    if kind == "number":
        return _wrapped(entry, kind, "docNumber", metadata.number.raw if metadata.number else "", {}, context)
    if kind == "place-date" and metadata.signed_on is not None:
        made = line_element("p", (), context, class_=kind)
        inner = line_element("docDate", entry.lines, context, cite=False, date=metadata.signed_on.isoformat())
        made.append(inner)
        return made
    return line_element("p", entry.lines, context, inline=_INLINE.get(kind, ""), cite=cite, class_=kind)


def _wrapped(
    entry: Entry, kind: str, inline: str, value: str, attributes: dict[str, str], context: Context
) -> etree._Element:
    """A line with an element around one value in it; around nothing when the value is printed with other spacing."""
    from gazette.ingest.runs import cut, text_of, unstyled
    from gazette.ingest.to_xml import fill, normal

    if len(entry.lines) == 1:
        runs = unstyled(normal(entry.lines[0]))
        at = text_of(runs).find(value) if value else -1
        if at >= 0:
            made = element("p", class_=kind)
            fill(made, cut(runs, 0, at), context, cite=False)
            made.append(fill(element(inline, **attributes), cut(runs, at, at + len(value)), context, cite=False))
            return fill(made, cut(runs, at + len(value)), context, cite=False)
    return line_element("p", entry.lines, context, cite=False, class_=kind)


def _conclusions(tail: Tail, context: Context) -> list[etree._Element]:
    made: list[etree._Element] = []
    for kind, item in tail.items:
        if isinstance(item, Signature):
            made.append(_signature(item, context))
        elif kind == "recipients":
            made.append(
                element("container", *(line_element("p", (runs,), context) for runs in item), name="recipients")
            )
        else:
            made.extend(line_element("p", (runs,), context) for runs in item)
    return made


def _signature(item: Signature, context: Context) -> etree._Element:
    made = element("container", name="signature")
    for kind, runs in item.lines:
        if kind == "name" and item.signatory is not None and item.signatory.name:
            line = element("p", class_="name")
            line.append(line_element("person", (runs,), context, cite=False, refersTo=f"#{person_id(item.signatory)}"))
        else:
            line = line_element("p", (runs,), context, cite=False, **({"class_": kind} if kind != "other" else {}))
        made.append(line)
    return made


def _tree(parts: Parts) -> etree._Element:
    """The elements in the order in which they will stand, for counting and comparing before the address is known."""
    root = element("akomaNtoso")
    main = etree.SubElement(root, q("act"), name="draft")
    for name, children in (
        ("preface", parts.preface),
        ("preamble", parts.preamble),
        ("body", parts.body),
        ("conclusions", parts.conclusions),
    ):
        if children:
            etree.SubElement(main, q(name)).extend(children)
    listed = etree.SubElement(main, q("attachments"))
    for annex in parts.annexes:
        made = etree.SubElement(listed, q("attachment"))
        made.extend(child for child in (annex.heading, *annex.subheadings) if child is not None)
        doc = etree.SubElement(made, q("doc"), name=annex.name)
        etree.SubElement(doc, q("preface")).extend(annex.preface)
        etree.SubElement(doc, q("mainBody")).extend(annex.body)
    return root
