"""Naming a document: by its number, its URI, its file's name or digest, or enough of one to be unique."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gazette.cli.session import writable
from gazette.errors import ConflictError
from gazette.registry import DocumentRecord, IssueRecord, SourceRecord

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace

_ISSUE = re.compile(r"((?P<publisher>[a-z]{2}(-[a-z0-9]+)?)/)?(?P<name>latest|\d{4}/\d+(\+\d+)*)")


def names_issue(name: str) -> bool:
    """Whether a name is that of an issue: `2026/713`, `2026/713+714`, `latest`, each also behind a publisher's code."""
    return _ISSUE.fullmatch(name) is not None


def at_office(workspace: Workspace, name: str) -> tuple[Workspace, str]:
    """The workspace as the publisher has it that an issue's name begins with (`vn-hg/2026/7`), and the rest of it."""
    match = _ISSUE.fullmatch(name)
    if match is None or match["publisher"] not in workspace.places:
        return workspace, name
    return workspace.of(match["publisher"]), match["name"]


def own_issue(workspace: Workspace, name: str) -> IssueRecord:
    """The issue of the publisher in hand that stands beside another one of it; it may be named with the publisher.

    Raises ConflictError when there is none, or for an issue of another publisher.
    """
    office, named = at_office(workspace, name)
    if office.place != workspace.place:
        raise ConflictError("REG-ISSUE-ELSEWHERE", issue=name, publisher=office.place, place=workspace.place)
    return workspace.registry.issues.named(workspace.place, named)


def find_document(workspace: Workspace, name: str) -> DocumentRecord:
    """The one accepted document of that name; a name that is exactly one's stands for that one alone.

    Where documents of several publishers have that name, it is that of the publisher in hand.

    Raises ConflictError for none or several, or when it is held.
    """
    documents, name = workspace.registry.documents, writable(name)
    found = documents.named(name)
    if not found and not documents.sources_named(name):
        found = documents.find(name)
    if not found:
        sources = documents.find_sources(name)
        found = tuple(record for source in sources for record in documents.of_source(source.sha256))
        held = [source for source in sources if source.outcome == "held"]
        if held and not found:
            raise ConflictError("REG-HELD", document=held[0].number or held[0].name, name=name)
    if not found:
        raise ConflictError("REG-NO-DOCUMENT", document=name)
    own = [item for item in found if item.publisher == workspace.place]
    if len(own) == 1:
        return own[0]
    if len(found) > 1:
        names = [item.number or item.uri for item in found]
        # Two gazettes have documents of the same number: then only their addresses tell them apart.
        shown = names if len(set(names)) == len(names) else [item.uri for item in found]
        raise ConflictError("REG-AMBIGUOUS", document=name, found=", ".join(shown))
    return found[0]


def own_document(workspace: Workspace, name: str) -> DocumentRecord:
    """The document of that name for a command that changes something of it: one of the publisher that was named.

    Raises ConflictError as `find_document` does, and for a document of another publisher than the named one.
    """
    found = find_document(workspace, name)
    refuse_elsewhere(workspace, found)
    return found


def own_source(workspace: Workspace, name: str, *groups: Sequence[str]) -> SourceRecord:
    """The file of that name, as `own_document`; one whose publisher can't be told is everyone's."""
    found = find_source(workspace, name, *groups)
    refuse_elsewhere(workspace, found)
    return found


def refuse_elsewhere(workspace: Workspace, record: DocumentRecord | SourceRecord) -> None:
    """Raise ConflictError where a publisher was named and this is another's; where none was, the document tells."""
    if not workspace.named or record.publisher in (None, workspace.place):
        return
    name = source_name(record) if isinstance(record, SourceRecord) else record.number or record.uri
    raise ConflictError("REG-DOCUMENT-ELSEWHERE", document=name, publisher=record.publisher, place=workspace.place)


def find_source(workspace: Workspace, name: str, *groups: Sequence[str]) -> SourceRecord:
    """The one file of that name whose outcome is in the first of these groups that has any.

    Where files of several publishers have that name, it is that of the publisher in hand.

    Raises ConflictError for none, several, or one of another outcome.
    """
    name = writable(name)
    found = workspace.registry.documents.find_sources(name)
    for outcomes in groups:
        fitting = [source for source in found if source.outcome in outcomes]
        own = [source for source in fitting if source.publisher == workspace.place]
        if len(own) == 1:
            return own[0]
        if len(fitting) > 1:
            raise ConflictError("REG-AMBIGUOUS", document=name, found=", ".join(map(source_name, fitting)))
        if fitting:
            return fitting[0]
    if found:
        raise ConflictError(f"REG-{found[0].outcome.upper()}", document=source_name(found[0]), name=name)
    raise ConflictError("REG-NO-DOCUMENT", document=name)


def find_named(workspace: Workspace, name: str) -> DocumentRecord | SourceRecord:
    """What a name means to someone who looks: a document that was accepted, or else a file held or refused."""
    try:
        return find_document(workspace, name)
    except ConflictError as error:
        if error.code not in ("REG-HELD", "REG-NO-DOCUMENT"):
            raise
    return find_source(workspace, name, ("held", "refused"))


def source_name(source: SourceRecord) -> str:
    """A name that tells this document from every other that came in."""
    return f"{source.number}: {source_file(source)}" if source.number else source_file(source)


def source_file(record: DocumentRecord | SourceRecord) -> str:
    """The name of a document's file and the beginning of its digest, either of which names it."""
    return f"{record.name if isinstance(record, SourceRecord) else record.file} ({record.sha256[:12]})"
