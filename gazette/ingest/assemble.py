"""From a text of blocks to a document: divide, read, build, and check that no word was lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from gazette.akn.build import Parts, build, person_id, unaddressed
from gazette.akn.facts import ANNEXES, NOT_ATTACHED
from gazette.akn.schema import errors_of
from gazette.akn.writer import Writer
from gazette.akn.xml import parse
from gazette.ingest.annexes import write_annex
from gazette.ingest.blocks import SourceText
from gazette.ingest.bodies import body_names
from gazette.ingest.divide import divide
from gazette.ingest.fidelity import first_difference, made_text, source_text
from gazette.ingest.head import Entry, Head, read_head
from gazette.ingest.head_generic import read_generic_head
from gazette.ingest.lines import marked_once, unfold
from gazette.ingest.metadata import actors_of, eli_of, read_facts, uri_of
from gazette.ingest.number import parse_number
from gazette.ingest.preamble import read_preamble, write_preamble
from gazette.ingest.runs import cut, text_of, unstyled
from gazette.ingest.structure import Piece, count, pieces_of, quotations, structure, write
from gazette.ingest.tail import Signature, Tail, read_tail
from gazette.ingest.to_xml import Context, fill, normal, write_line
from gazette.model import Finding, Metadata, Severity, Structure, finding
from gazette.profiles import Profile


@dataclass(frozen=True, slots=True)
class Draft:
    """A text divided and read; its elements are written, its address is not known.

    `text` is the running text of the source.
    """

    head: Head
    tail: Tail
    metadata: Metadata
    structure: Structure
    parts: Parts
    clauses: tuple[str, ...]
    text: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Words lost before anything was `built` of the draft, which is the proof where nothing can be."""
        return words_lost(self.text, parse(unaddressed(self.parts)))


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
    out = Writer()
    preface = _preface(out, head, metadata, context)
    write_preamble(out, pieces[: preamble.length], context)
    opening = out.taken()
    units = structure(body, quoted, context)
    write(out, units, context)
    main = out.taken()
    conclusions = _conclusions(out, tail, context)
    starts = [*division.annexes, (len(blocks), "")]
    annexes = tuple(
        write_annex(out, blocks[start : starts[index + 1][0]], kind, context)
        for index, (start, kind) in enumerate(division.annexes)
    )
    counts = Structure(
        chapters=count(units, "chapter"),
        articles=count(units, "article"),
        annexes=sum(annex.name in ANNEXES for annex in annexes),
        attached=sum(annex.name not in NOT_ATTACHED for annex in annexes),
        citations=len(preamble.basis),
        tables=context.tables,
    )
    parts = Parts(preface, opening, main, conclusions, annexes)
    return Draft(head, tail, metadata, counts, parts, clauses, source_text(text))


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


def words_lost(source: str, root: etree._Element) -> tuple[Finding, ...]:
    """An error when Akoma Ntoso says anything else than the running text of the source."""
    lost = first_difference(source, made_text(root))
    return () if lost is None else (finding("DOC-WORDS-LOST", Severity.ERROR, source=lost.source, made=lost.made),)


def kind_of_text(metadata: Metadata, profile: Profile) -> str:
    """`act` or `doc`, by the document's type alone."""
    kind = profile.type_by_code(metadata.type.code) if metadata.type else None
    return kind.akn if kind is not None else "doc"


def _own_texts(pieces: tuple[Piece, ...], quoted: Mapping[int, int]) -> tuple[str, ...]:
    hidden = {index for first, last in quoted.items() for index in range(first, last + 1)}
    return tuple(piece.text for index, piece in enumerate(pieces) if index not in hidden and piece.text)


_INLINE = {"issuer": "docAuthority", "type": "docType", "title": "docTitle"}


def _preface(out: Writer, head: Head, metadata: Metadata, context: Context) -> str:
    issuers = [index for index, entry in enumerate(head.entries) if entry.kind == "issuer"]
    own = _own_issuer(head, issuers, metadata)
    for index, entry in enumerate(head.entries):
        kind = "parent" if entry.kind == "issuer" and index in issuers and index not in own else entry.kind
        _preface_line(out, entry, kind, metadata, context)
    return out.taken()


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


def _preface_line(out: Writer, entry: Entry, kind: str, metadata: Metadata, context: Context) -> None:
    if kind == "number":
        _numbered(out, entry, metadata.number.raw if metadata.number else "", context)
    elif kind == "place-date" and metadata.signed_on is not None:
        out.open("p", class_=kind)
        write_line(out, "docDate", entry.lines, context, cite=False, date=metadata.signed_on.isoformat())
        out.close()
    else:
        write_line(out, "p", entry.lines, context, inline=_INLINE.get(kind, ""), cite=kind == "title", class_=kind)


def _numbered(out: Writer, entry: Entry, value: str, context: Context) -> None:
    """The line of the number with `docNumber` around it; around nothing when it is printed with other spacing."""
    runs = unstyled(normal(entry.lines[0])) if len(entry.lines) == 1 and value else ()
    at = text_of(runs).find(value)
    if not runs or at < 0:
        write_line(out, "p", entry.lines, context, cite=False, class_="number")
        return
    out.open("p", class_="number")
    fill(out, cut(runs, 0, at), context, cite=False)
    out.open("docNumber")
    fill(out, cut(runs, at, at + len(value)), context, cite=False)
    out.close()
    fill(out, cut(runs, at + len(value)), context, cite=False)
    out.close()


def _conclusions(out: Writer, tail: Tail, context: Context) -> str:
    for kind, item in tail.items:
        if isinstance(item, Signature):
            _signature(out, item, context)
            continue
        if kind == "recipients":
            out.open("container", name="recipients")
        for runs in item:
            write_line(out, "p", (runs,), context)
        if kind == "recipients":
            out.close()
    return out.taken()


def _signature(out: Writer, item: Signature, context: Context) -> None:
    out.open("container", name="signature")
    for kind, runs in item.lines:
        if kind == "name" and item.signatory is not None and item.signatory.name:
            out.open("p", class_="name")
            write_line(out, "person", (runs,), context, cite=False, refersTo=f"#{person_id(item.signatory)}")
            out.close()
        else:
            write_line(out, "p", (runs,), context, cite=False, **({"class_": kind} if kind != "other" else {}))
    out.close()
