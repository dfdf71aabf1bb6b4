"""One file read into a document, or why it can't be.

Raises nothing for what a file may hold: unsafe and unreadable files and files that are no issued document are a
`Refusal`, documents an editor can settle a `HeldDocument`.
"""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import PurePath

from gazette.akn.text import words_of
from gazette.akn.xml import parse
from gazette.ingest import witness
from gazette.ingest.assemble import Draft, built, draft, schema_findings, words_lost
from gazette.ingest.blocks import NamedFile, SourceText
from gazette.ingest.correct import corrected
from gazette.ingest.edit import edited
from gazette.ingest.envelope import with_envelope
from gazette.ingest.fidelity import letters_difference, source_words, unwitnessed
from gazette.ingest.from_akn import akn_bytes, read_akn_facts, show_pictures, title_part
from gazette.ingest.intake import Intake
from gazette.ingest.metadata import number_part
from gazette.ingest.original import by_columns, compared, not_compared
from gazette.ingest.pictures import listed, unprintable
from gazette.ingest.read_akn import AknSource
from gazette.ingest.readers import SCANS, media_type, read_source
from gazette.ingest.refuse import not_a_document
from gazette.ingest.refused import RefusedInput
from gazette.ingest.signed import signature_findings, signature_verdict, with_package_verdict
from gazette.ingest.supplement import supplemented
from gazette.ingest.tools import NO_TOOLS, Tools
from gazette.ingest.witness import UnreadableError
from gazette.ingest.witness.normal import split_words
from gazette.model import (
    Attachment,
    Document,
    Edit,
    FileStore,
    Finding,
    HeldDocument,
    Metadata,
    Place,
    Refusal,
    Severity,
    SourceFile,
    SourceRole,
    Structure,
    finding,
)
from gazette.profiles import Profile

__all__ = ["INGEST_VERSION", "Intake", "failed", "read"]

INGEST_VERSION = "3"
"""Changes whenever the same bytes would give another document; part of the step's key."""

_MEDIA_TYPES = {
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "emf": "image/emf",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": "text/plain",
    "wmf": "image/wmf",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}


def read(
    intake: Intake,
    profile: Profile,
    files: FileStore,
    tools: Tools = NO_TOOLS,
    *,
    edits: tuple[Edit, ...] = (),
) -> Document | HeldDocument | Refusal:
    """Make a document of an input. Its bytes, attachments and images are put into `files`; `tools` are borrowed.

    `edits` are facts that an editor set; the words of the text stay as they are printed.
    """
    intake = with_package_verdict(intake, tools)
    source = _source(intake, files, media_type(intake.data))
    if not intake.readable:
        return Refusal(source, intake.problems)
    source = replace(source, signature=signature_verdict(intake.data, intake.received_at, tools))
    original = _original(intake, files, tools)
    for file in (source, original):
        if file is not None:
            intake = replace(
                intake, problems=(*intake.problems, *signature_findings(file.name, file.sha256, file.signature))
            )
    try:
        text = read_source(intake.name, intake.data, tools, language=profile.grammar)
    except RefusedInput as refusal:
        return _with_original(Refusal(source, (*intake.problems, refusal.finding)), original, intake, files)
    intake = replace(intake, problems=(*intake.problems, *_about_original(intake, text, tools, profile)))
    if isinstance(text, AknSource):
        return _with_original(_from_akn(intake, text, source, profile, files, edits), original, intake, files)
    return _with_original(_from_text(intake, text, source, profile, files, edits), original, intake, files)


def _original(intake: Intake, files: FileStore, tools: Tools) -> SourceFile | None:
    """The original that came with the typed file, as a source, with the verdict on its signatures."""
    original = intake.original
    if original is None:
        return None
    return SourceFile(
        sha256=files.put(original.data),
        size=len(original.data),
        media_type=media_type(original.data),
        name=original.name,
        received_at=intake.received_at,
        sender=intake.sender,
        role=SourceRole.ORIGINAL,
        urgency=intake.urgency,
        container=original.container,
        signature=signature_verdict(original.data, intake.received_at, tools),
    )


def _about_original(
    intake: Intake, text: SourceText | AknSource, tools: Tools, profile: Profile
) -> tuple[Finding, ...]:
    """What the original says against the typed text."""
    original = intake.original
    if original is None:
        return ()
    try:
        theirs = read_source(original.name, original.data, tools, language=profile.grammar)
    except RefusedInput as refusal:
        return not_compared(original, refusal, SCANS)
    return (compared(intake.name, _words(text), original, _words(theirs)),)


def _words(text: SourceText | AknSource) -> tuple[str, ...]:
    return tuple(words_of(parse(text.root_bytes))) if isinstance(text, AknSource) else source_words(by_columns(text))


def _with_original(
    made: Document | HeldDocument | Refusal, source: SourceFile | None, intake: Intake, files: FileStore
) -> Document | HeldDocument | Refusal:
    """The outcome with the original among its sources, and among what is published."""
    if source is None or intake.original is None:
        return made
    shown = _kept((intake.original,), files, "facsimile")
    match made:
        case Refusal():
            return replace(made, originals=(source,))
        case HeldDocument():
            return replace(made, originals=(source,), attachments=(*made.attachments, *shown))
        case Document():
            return replace(made, sources=(*made.sources, source), attachments=(*made.attachments, *shown))


def failed(intake: Intake, files: FileStore, error: Exception) -> Refusal:
    """The refusal of a file on which the program itself failed: nothing is known of it, so nothing is made of it."""
    at = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{PurePath(at[0].filename).name}:{at[0].lineno}" if at else "—"
    detail = f"{type(error).__name__}: {error}"[:200]
    told = finding("INP-PROGRAM-FAILED", Severity.ERROR, Place(intake.name), detail=detail, place=place)
    return Refusal(_source(intake, files, "application/octet-stream"), (*intake.problems, told))


def _source(intake: Intake, files: FileStore, media: str) -> SourceFile:
    return SourceFile(
        sha256=files.put(intake.data),
        size=len(intake.data),
        media_type=media,
        name=intake.name,
        received_at=intake.received_at,
        sender=intake.sender,
        urgency=intake.urgency,
        container=intake.container,
    )


def _from_text(
    intake: Intake, text: SourceText, source: SourceFile, profile: Profile, files: FileStore, edits: tuple[Edit, ...]
) -> Document | HeldDocument | Refusal:
    made = draft(text, profile)
    shown, added = supplemented(made.metadata, text, profile)
    known, said = with_envelope(shown, intake.envelope, profile)
    corrections, changes = corrected(known, intake.sidecar, profile)
    remark = intake.sidecar.remark if intake.sidecar is not None else None
    facts, remark, set_by_hand = edited(known, corrections, remark, edits, profile)
    refused = not_a_document(text, made, known)
    if refused is not None:
        return Refusal(source, (*intake.problems, *text.findings, refused), made.metadata, made.structure)
    found = [
        *intake.problems,
        *text.findings,
        *unprintable(text.images),
        *added,
        *said,
        *changes,
        *set_by_hand,
        *_missing(facts, profile),
    ]
    result = _built(made, profile, facts, remark)
    akn: bytes | None = None
    if result is None:
        found.extend(made.findings)
    else:
        root = parse(result[0])
        wrong = schema_findings(root)
        found.extend((*wrong, *words_lost(made.text, root)))
        akn = None if wrong else result[0]
    found.extend(_witnessed(text, intake.data))
    attachments = (*_kept(intake.attachments, files, "attachment"), *_kept(text.images, files, "image"))
    address = result[1:] if result is not None else None
    return _outcome(source, facts, made.structure, akn, address, tuple(found), attachments, remark)


def _witnessed(text: SourceText, data: bytes) -> tuple[Finding, ...]:
    """An error when a second reading of the bytes differs from what was read, or did not come about."""
    try:
        lost = unwitnessed(text, data)
    except UnreadableError as error:
        return (finding("DOC-UNWITNESSED", Severity.ERROR, detail=error),)
    return () if lost is None else (finding("DOC-WORDS-LOST", Severity.ERROR, source=lost.source, made=lost.made),)


def _built(made: Draft, profile: Profile, facts: Metadata, remark: str | None) -> tuple[bytes, str, str] | None:
    if facts.number is None and number_part(facts) is None and profile.grammar != "vietnamese" and facts.title:
        return built(made, profile, facts, remark, title_part(facts.title))
    return built(made, profile, facts, remark)


def _from_akn(
    intake: Intake, text: AknSource, source: SourceFile, profile: Profile, files: FileStore, edits: tuple[Edit, ...]
) -> Document | HeldDocument | Refusal:
    try:
        made = read_akn_facts(text.root_bytes, profile)
    except ValueError as error:
        return Refusal(source, (*text.findings, finding("DOC-RECORD-BROKEN", Severity.ERROR, detail=error)))
    known, said = with_envelope(made.metadata, intake.envelope, profile)
    corrections, changes = corrected(known, intake.sidecar, profile)
    remark = intake.sidecar.remark if intake.sidecar is not None and intake.sidecar.remark else made.remark
    facts, remark, set_by_hand = edited(known, corrections, remark, edits, profile)
    found = [*intake.problems, *text.findings, *said, *changes, *set_by_hand, *_missing(facts, profile)]
    shown, gone = show_pictures(made, [item.name for item in intake.attachments])
    if gone:
        found.append(finding("INP-IMAGE-MISSING", Severity.ERROR, name=listed(gone)))
    images = tuple(item for item in intake.attachments if item.name in shown)
    found.extend(unprintable(images))
    invalid = any(item.blocks for item in text.findings)
    result = None if invalid else akn_bytes(made, text.root_bytes, facts, profile, remark)
    akn = result[0] if result is not None else None
    if akn is not None:
        wrong = schema_findings(parse(akn))
        found.extend(wrong)
        akn = None if wrong else akn
    if akn is not None:
        found.extend(_akn_witnessed(intake.data, akn))
    others = tuple(item for item in intake.attachments if item.name not in shown)
    attachments = (*_kept(others, files, "attachment"), *_kept(images, files, "image"))
    address = result[1:] if result is not None else None
    return _outcome(source, facts, made.structure, akn, address, tuple(found), attachments, remark)


def _akn_witnessed(data: bytes, akn: bytes) -> tuple[Finding, ...]:
    """An error when the words of the file, read again by another parser, are not those of what was made of it."""
    try:
        lost = letters_difference(witness.words("akn", data), split_words(" ".join(words_of(parse(akn)))))
    except UnreadableError as error:
        return (finding("DOC-UNWITNESSED", Severity.ERROR, detail=error),)
    return () if lost is None else (finding("DOC-WORDS-LOST", Severity.ERROR, source=lost.source, made=lost.made),)


def _outcome(
    source: SourceFile,
    facts: Metadata,
    structure: Structure,
    akn: bytes | None,
    address: tuple[str, str] | None,
    found: tuple[Finding, ...],
    attachments: tuple[Attachment, ...],
    remark: str | None,
) -> Document | HeldDocument:
    if akn is None or address is None or any(item.blocks and not item.acceptable for item in found):
        uri = address[0] if address is not None else None
        return HeldDocument(source, facts, structure, found, akn, uri, attachments)
    uri, eli = address
    return Document(uri, eli, facts, structure, akn, (source,), attachments, found, remark)


def _missing(facts: Metadata, profile: Profile) -> tuple[Finding, ...]:
    """What the address can't be made without, each as an error."""
    titled = profile.grammar != "vietnamese" and facts.title is not None and title_part(facts.title) is not None
    numbered = number_part(facts) is not None or titled
    wanted = (
        ("DOC-NO-NUMBER", numbered),
        ("DOC-NO-TYPE", facts.type is not None),
        ("DOC-NO-DATE", facts.signed_on is not None),
        ("DOC-NO-TITLE", facts.title is not None),
        ("DOC-NO-ISSUER", bool(facts.issuers)),
    )
    return tuple(finding(code, Severity.ERROR) for code, there in wanted if not there)


def _kept(named: tuple[NamedFile, ...], files: FileStore, role: str) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            sha256=files.put(item.data),
            size=len(item.data),
            media_type=_MEDIA_TYPES.get(item.name.rsplit(".", 1)[-1].lower(), "application/octet-stream"),
            name=item.name,
            role=role,
        )
        for item in named
    )
