"""Corrections, in the four ways of TT 02/2025/TT-VPCP: before publication, with it, by the issuer, by the publisher.

What is not published is replaced, and both texts are kept. What is published is never changed: a correction is a
document of its own, in the same issue as what it corrects while that is not published, else in the next.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lxml import etree

from gazette.akn.text import plain
from gazette.akn.xml import parse
from gazette.errors import ConflictError, UsageError
from gazette.ingest.fidelity import sent_text
from gazette.ingest.witness import UnreadableError
from gazette.model import Role
from gazette.model.status import FactKind, Wording
from gazette.pipeline.arrange import put_in
from gazette.pipeline.facts import instrument_of, name_of, record_correction, refuse_without_reason
from gazette.pipeline.intake import ingest_paths
from gazette.pipeline.judge import REPLACING, FileReport
from gazette.pipeline.notice import issue_notice
from gazette.pipeline.redactions import refuse_gone
from gazette.pipeline.settle import replace_text
from gazette.pipeline.telling import place_of
from gazette.pipeline.workspace import Workspace
from gazette.registry import DocumentRecord, FactRow, issue_id


class Way(StrEnum):
    """How an error is put right."""

    REPLACED = "replaced"
    """Found before publication: the right text took the place of the wrong one."""
    TOGETHER = "together"
    """Corrected before it was published: text and correction go into one issue."""
    ISSUER = "issuer"
    """Found by the issuer after publication: its correction goes into the next issue."""
    PUBLISHER = "publisher"
    """Made by the publisher: its own notice goes into the next issue."""
    WAITING = "waiting"
    """The file that should put it right is held or refused itself: nothing was corrected."""


@dataclass(frozen=True, slots=True)
class Words:
    """The error as an editor names it: where, what is printed there, and what is to be read."""

    eid: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction led to: the file that came, what was recorded, the name of the file that was replaced."""

    way: Way
    report: FileReport | None = None
    fact: FactRow | None = None
    replaced: str | None = None


def correct(
    workspace: Workspace, document: DocumentRecord, file: Path | None, words: Words | None, reason: str
) -> Corrected:
    """Put an error right with a file, or without one by a notice of the publisher.

    Raises UsageError for a call that can't be meant, ConflictError for what contradicts what is recorded. When the file
    itself is held or refused, it is in the ledger as such, and nothing is corrected yet.
    """
    refuse_without_reason(reason)
    workspace = workspace.of(document.publisher)
    refuse_gone(workspace, document.uri)
    if words is not None and _letters(words.was) == _letters(words.now):
        raise UsageError("FCT-SAME-WORDS")
    if file is not None:
        return _with_file(workspace, document, file, words, reason)
    if words is None:
        raise UsageError("FCT-WITH-WHAT")
    return _by_publisher(workspace, document, words, reason)


def _with_file(
    workspace: Workspace, document: DocumentRecord, file: Path, words: Words | None, reason: str
) -> Corrected:
    if document.state == "published":
        _refuse_correction_of_correction(workspace, document)
    # What is wrong with the words is said before the file comes in.
    wording = (_checked(workspace, document, words),) if words is not None else ()
    report = _ingested(workspace, file)
    if report.outcome == "accepted" and report.sha256 == document.sha256:
        return _same_text(workspace, document, report)
    if report.outcome == "held" and any(item.code == REPLACING for item in report.findings):
        if document.state == "published":
            raise ConflictError("FCT-PUBLISHED-TEXT", document=name_of(document), issue=document.issue)
        source = workspace.registry.documents.source(report.sha256)
        if source is None:
            raise TypeError(f"{report.sha256} has no record")
        done = replace_text(workspace, source, document, reason)
        return Corrected(Way.REPLACED, done.report, replaced=document.file)
    if report.outcome != "accepted" or report.uri is None:
        return Corrected(Way.WAITING, report)
    by = workspace.registry.documents.get(report.uri)
    if by is None:
        raise TypeError(f"{report.uri} is accepted and has no record")
    _refuse_correction_of_correction(workspace, document)
    row = record_correction(workspace, document, instrument_of(by), reason, wording)
    if document.state == "published":
        return Corrected(Way.ISSUER, report, row)
    if document.issue is not None and by.issue is None:
        issue = workspace.registry.issues.get(issue_id(document.issue))
        # Into a signed issue nothing can come any more: the correction goes into the next one.
        if issue.manifest is None:
            put_in(workspace, issue, [by.uri])
    return Corrected(Way.TOGETHER, report, row)


def _same_text(workspace: Workspace, document: DocumentRecord, report: FileReport) -> Corrected:
    """The file is the document's text already: it took the place of another before, or it never was another."""
    for event in workspace.registry.events(source=document.sha256):
        if event.kind == "text-replaced":
            before = workspace.registry.documents.source(event.outputs[-1])
            return Corrected(Way.REPLACED, report, replaced=before.name if before is not None else None)
    raise ConflictError("FCT-SAME-TEXT", document=name_of(document))


def _ingested(workspace: Workspace, file: Path) -> FileReport:
    """What became of the one file. Raises UsageError for a folder or archive of several."""
    reports = ingest_paths(workspace, [file])
    if len({report.uri or report.sha256 for report in reports}) != 1:
        raise UsageError("FCT-ONE-FILE", path=file)
    return reports[0]


def _by_publisher(workspace: Workspace, document: DocumentRecord, words: Words, reason: str) -> Corrected:
    """A notice by the publisher, once both texts were read: the wrong words as published, the right ones as sent."""
    if document.state != "published":
        raise ConflictError("FCT-UNPUBLISHED", document=name_of(document))
    _refuse_correction_of_correction(workspace, document)
    wording = _checked(workspace, document, words)
    _refuse_not_sent(workspace, document, words)
    before = next(
        (row for row in workspace.registry.facts.of(document.uri) if row.recorded.wording == (wording,)), None
    )
    if before is not None and before.recorded.by is not None and before.recorded.by.uri is not None:
        return Corrected(Way.PUBLISHER, fact=before)
    report = issue_notice(workspace, document, wording, reason)
    notice = workspace.registry.documents.get(report.uri) if report.uri is not None else None
    if notice is None or report.outcome != "accepted":
        return Corrected(Way.WAITING, report)
    row = record_correction(workspace, document, instrument_of(notice), reason, (wording,))
    return Corrected(Way.PUBLISHER, report, row)


def _checked(workspace: Workspace, document: DocumentRecord, words: Words) -> Wording:
    """The error in the smallest part that holds it, with the page and line where that begins.

    Raises ConflictError when there is no such part, or the wrong words do not stand there (as published, if it was).
    """
    root = parse(_akn(workspace, document))
    named = next((item for item in root.iter(etree.Element) if item.get("eId") == words.eid), None)
    if named is None:
        raise ConflictError("FCT-NO-PART", eid=words.eid, document=name_of(document))
    was = _letters(words.was)
    holding = [item for item in named.iter(etree.Element) if item.get("eId") and was in _letters(plain(item))]
    if not holding:
        raise ConflictError("FCT-NOT-THERE", was=words.was, eid=words.eid, document=name_of(document))
    eids = [str(item.get("eId")) for item in _first_way_down(holding)]
    places = [(eid, place_of(workspace, document, eid)) for eid in eids] if document.state == "published" else []
    eid, place = next(((eid, place) for eid, place in reversed(places) if place is not None), (eids[-1], None))
    return Wording(eid, words.was.strip(), words.now.strip(), place)


def _first_way_down(holding: list[etree._Element]) -> list[etree._Element]:
    """Of the parts that hold some words, those around their first place: each inside the one before."""
    way = holding[:1]
    for item in holding[1:]:
        if way[-1] in item.iterancestors():
            way.append(item)
    return way


def _akn(workspace: Workspace, document: DocumentRecord) -> bytes:
    signed = None
    if document.state == "published" and document.issue is not None:
        signed = workspace.registry.issues.signed(issue_id(document.issue))
    if signed is None:
        return workspace.registry.documents.checked(document.uri).document.akn
    files = signed.manifest.files
    xml = next(file for file in files if file.role is Role.DOCUMENT_XML and file.work == document.uri)
    return workspace.archive.get(xml.sha256)


def _refuse_not_sent(workspace: Workspace, document: DocumentRecord, words: Words) -> None:
    """Raise ConflictError unless what is to be read stands in a file that the sender sent."""
    unread = []
    for source in workspace.registry.documents.checked(document.uri).document.sources:
        try:
            if _letters(words.now) in _letters(sent_text(workspace.archive.get(source.sha256))):
                return
        except UnreadableError:
            unread.append(source.name)
    if unread:
        raise ConflictError("FCT-SENT-UNREAD", files=", ".join(unread), document=name_of(document))
    raise ConflictError("FCT-NOT-SENT", now=words.now, document=name_of(document))


def _refuse_correction_of_correction(workspace: Workspace, document: DocumentRecord) -> None:
    """Raise ConflictError for a document that corrects another itself: the text it corrects is corrected again."""
    kind = next((item.kind for item in workspace.profile.types if item.name == document.type), None)
    if kind == "correction" or any(_corrections(workspace, document)):
        raise ConflictError("FCT-OF-CORRECTION", document=name_of(document))


def _corrections(workspace: Workspace, document: DocumentRecord) -> Iterator[str]:
    for tie in workspace.registry.documents.ties_of([document.uri]):
        if tie.kind == "corrects":
            yield tie.eli
    for row in workspace.registry.facts.by(document.uri):
        if row.recorded.kind is FactKind.CORRECTED:
            yield row.recorded.work


def _letters(text: str) -> str:
    """A text without its white space, composed: where lines break is nobody's error."""
    return "".join(unicodedata.normalize("NFC", text).split())
