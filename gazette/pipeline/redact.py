"""A document whose personal data must go: recorded, signed and shown as gone, then taken away for good.

What can fail comes first and what can't be undone comes last. The fact with its list of files is recorded and signed
before any of them is touched, so that at no moment a file is missing without a signed word for it; the release without
it is visible before older ones go; the archive and the ledger come last. A run that was broken is taken up by the same
command, and `gazette doctor` tells of it until it is done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.akn.text import plain
from gazette.akn.tombstone import tombstone_akn
from gazette.akn.xml import parse
from gazette.errors import ConfigError, ConflictError, MissingError, UsageError
from gazette.ingest.clean import is_plain
from gazette.model import Role, SignedIssue
from gazette.model.renewal import renewal_files
from gazette.model.status import Fact, FactKind, Publication, RemovedFile
from gazette.model.tombstone import without_words
from gazette.pipeline.bulletin import bulletin_made
from gazette.pipeline.facts import name_of, refuse_unpublished, refuse_without_reason
from gazette.pipeline.numbers import today
from gazette.pipeline.redactions import is_back, redactions
from gazette.pipeline.release import published, published_before, published_with
from gazette.pipeline.split import issues_of
from gazette.pipeline.steps import Ask
from gazette.pipeline.telling import tell_facts
from gazette.pipeline.transparency import log_facts
from gazette.pipeline.workspace import Workspace
from gazette.pipeline.year_index import indexes_of
from gazette.publish import open_target
from gazette.registry import DocumentRecord, FactRow, issue_id

_OF_THE_ISSUE = frozenset({Role.ISSUE_PDF, Role.ISSUE_XML})
"""Files of a whole issue that print or list its documents; its manifest stays, for all else is proven by it."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What a redaction takes away, and what it leaves to people.

    `archived` counts the files of the archive; `releases` are releases on targets, by target and folder. `left` are
    files of the workspace that hold it and are nobody's but the office's own: what came in, proofs. `quoting` are other
    documents that print its title, while that is known: indexes of its year, and those that correct or end it.
    `told` are the facts that were recorded of it before: the page that stays goes on telling them with their reasons.
    """

    removed: tuple[RemovedFile, ...]
    archived: int
    releases: tuple[tuple[str, str], ...]
    left: tuple[Path, ...]
    quoting: tuple[DocumentRecord, ...]
    told: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redaction that is done: what was recorded and what went."""

    row: FactRow
    extent: Extent


def extent(workspace: Workspace, document: DocumentRecord) -> Extent:
    """What a redaction of a published document would take away.

    Raises ConflictError for one that is not published, or of which a part still waits to be.
    """
    refuse_unpublished(workspace, document)
    row = _recorded(workspace, document)
    if row is not None:
        removed = row.recorded.removed
    else:
        _refuse_unfinished(workspace, document)
        removed = _published_files(workspace, document)
    kept = workspace.registry.erasures.kept(document.uri)
    digests = {*kept.came_in, *kept.made, *workspace.registry.erasures.of(document.uri)}
    digests |= {file.sha256 for file in removed}
    releases = tuple(
        (target.name, folder)
        for target in workspace.config.targets
        for folder in open_target(target).holding([file.path for file in removed])
    )
    archived = sum(workspace.archive.holds(digest) for digest in digests)
    left, quoting = tuple(_left(workspace, document, digests)), tuple(_quoting(workspace, document))
    facts = workspace.registry.facts.of(document.uri)
    told = tuple(item for item in facts if item.recorded.kind is not FactKind.REDACTED)
    return Extent(removed, archived, releases, left, quoting, told)


def redact(workspace: Workspace, document: DocumentRecord, reason: str, basis: str, ask: Ask) -> Redacted:
    """Take a published document away for good, or end a redaction that was begun.

    Raises UsageError for a reason or basis that says nothing, ConflictError for a document that is not published or was
    redacted for another reason, and while others add files to the archive; ConfigError when nothing here can sign.
    """
    found = extent(workspace, document)
    row = _recorded(workspace, document)
    if row is None or row.signed is None:
        _refuse_unsigned(workspace)
    row = row or _record(workspace, document, reason, basis, found.removed)
    _show_gone(workspace, document, ask)
    for target in workspace.config.targets:
        open_target(target).forget([file.path for file in row.recorded.removed])
    _erase(workspace, document, row.recorded)
    told = next(item for item in workspace.registry.facts.of(document.uri) if item.sequence == row.sequence)
    return Redacted(told, found)


def is_done(workspace: Workspace, document: DocumentRecord, reason: str, basis: str) -> FactRow | None:
    """The redaction of a document when it is done and nothing came back since.

    Raises ConflictError when that was for another reason.
    """
    row, registry = _recorded(workspace, document), workspace.registry
    if row is None or document.uri in registry.erasures.unfinished() or is_back(workspace, document.uri):
        return None
    if (row.recorded.reason, row.recorded.basis) != (reason.strip(), basis.strip()):
        raise ConflictError("FCT-AGAIN", document=name_of(document), state=Publication.REDACTED.value)
    return row


def _recorded(workspace: Workspace, document: DocumentRecord) -> FactRow | None:
    rows = workspace.registry.facts.of(document.uri)
    return next((row for row in rows if row.recorded.kind is FactKind.REDACTED), None)


def _record(
    workspace: Workspace, document: DocumentRecord, reason: str, basis: str, removed: tuple[RemovedFile, ...]
) -> FactRow:
    refuse_without_reason(reason)
    if not basis.strip() or not is_plain(basis):
        raise UsageError("FCT-NO-BASIS")
    rows = workspace.registry.facts.of(document.uri)
    fact = Fact(
        kind=FactKind.REDACTED,
        work=document.uri,
        on=today(workspace),
        reason=reason.strip(),
        who=workspace.who,
        at=workspace.clock.now(),
        basis=basis.strip(),
        removed=removed,
    )
    return workspace.registry.facts.record(fact, workspace.actor(), after=len(rows))


def _refuse_unsigned(workspace: Workspace) -> None:
    """Raise ConfigError where no key can sign the statement here: nothing may go without it."""
    signing = workspace.config.signing
    by = signing.renewal.key or signing.key if signing is not None else None
    path = workspace.config.workspace / "gazette.toml"
    if by is None:
        raise ConfigError("RUN-NO-KEY", path=path)
    if by.kind == "remote":
        raise ConfigError("FCT-REDACT-KEY", path=path)


def _refuse_unfinished(workspace: Workspace, document: DocumentRecord) -> None:
    """Raise ConflictError while a part of the text is still to be printed: it couldn't be, with the text gone.

    That part stands in an issue that is not published, or was promised to one that is not composed.
    """
    for record in workspace.registry.issues.unfinished(workspace.profile.place):
        if document.uri in record.documents:
            raise ConflictError("FCT-REDACT-WAITS", document=name_of(document), issue=workspace.called(record.id))
    for record in issues_of(workspace, document.uri)[-1:]:
        portion = dict(record.portions).get(document.uri)
        if portion is not None and portion.after is not None:
            raise ConflictError("FCT-REDACT-REST", document=name_of(document), issue=workspace.called(portion.after))


def _issues(workspace: Workspace, document: DocumentRecord) -> Sequence[SignedIssue]:
    """The published issues that print a document."""
    return [
        issue
        for issue in published_before(workspace)
        if any(entry.uri == document.uri for entry in issue.manifest.documents)
    ]


def _published_files(workspace: Workspace, document: DocumentRecord) -> tuple[RemovedFile, ...]:
    """Every published file that holds a document's words, in the order of their paths."""
    found: set[RemovedFile] = set()
    for issue in _issues(workspace, document):
        renewals = workspace.registry.renewals.of(issue.manifest.id)
        files = (*issue.manifest.files, *(file for signed in renewals for file in renewal_files(signed)))
        found |= {
            RemovedFile(file.path, file.sha256)
            for file in files
            if file.work == document.uri or (file.work is None and file.role in _OF_THE_ISSUE)
        }
    for row in workspace.registry.facts.of(document.uri):
        if row.signed is not None and row.fact.wording:
            statement = (row.signed.record_file, row.signed.signature_file)
            found |= {RemovedFile(file.path, file.sha256) for file in statement}
    return tuple(sorted(found, key=lambda file: file.path))


def _show_gone(workspace: Workspace, document: DocumentRecord, ask: Ask) -> None:
    """Sign and log the redaction, and make the release without the document visible wherever there is one with it."""
    issue = workspace.registry.issues.signed(issue_id(document.issue or ""))
    if issue is None:
        raise TypeError(f"{document.uri} is published and its issue is not signed")
    tell_facts(workspace, issue, ask)
    log_facts(workspace, ask)
    bulletin_made(workspace, published_with(workspace, ()), ask)
    for target in workspace.config.targets:
        if open_target(target).current() is not None:
            published(workspace, (), target.name)


def _erase(workspace: Workspace, document: DocumentRecord, fact: Fact) -> None:
    registry, archive = workspace.registry, workspace.archive
    checked = registry.documents.checked
    try:
        with archive.alone() as alone:
            if not alone:
                raise ConflictError("FCT-REDACT-BUSY", document=name_of(document))
            if not registry.erasures.is_redacted(document.uri):
                kept = checked(document.uri).document
                grave = tombstone_akn(without_words(kept.metadata), kept.eli)
                put_in = archive.put(grave)
                registry.erasures.scrub(document.uri, fact.removed, grave, put_in, workspace.actor())
            registry.pages.begin_anew()
            doomed = registry.erasures.doomed(archive.digests(), redactions(workspace))
            workspace.progress.start("redact", len(doomed))
            for sha256 in doomed:
                archive.remove(sha256)
                workspace.progress.advance(sha256[:12])
            workspace.progress.finish()
            archive.sweep()
            registry.purge()
            registry.erasures.finish(document.uri, workspace.actor())
    except OSError as error:
        raise MissingError("REG-ARCHIVE-WRITE", path=archive.root, detail=error.strerror or error) from error


def _quoting(workspace: Workspace, document: DocumentRecord) -> Iterator[DocumentRecord]:
    """Indexes of the years it was published in and documents that change it, of which the text has its title."""
    title, documents = " ".join(document.title.split()).casefold(), workspace.registry.documents
    years = sorted({record.id.year for record in issues_of(workspace, document.uri)})
    indexes = {record.uri for year in years for record in indexes_of(workspace, year)}
    for uri in sorted(indexes | {tie.uri for tie in documents.ties_to([document.eli])}):
        record = documents.get(uri)
        if title and record is not None and title in plain(parse(documents.checked(uri).document.akn)).casefold():
            yield record


def _left(workspace: Workspace, document: DocumentRecord, digests: set[str]) -> Iterator[Path]:
    """Files of the workspace, outside the archive and the targets, whose bytes are those of a file that goes."""
    config = workspace.config
    own = [config.registry.archive, *(target.path for target in config.targets)]
    issue = issue_id(document.issue) if document.issue is not None else None
    proof = Path("proofs", f"{issue.year}-{issue.slug}.pdf") if issue is not None else None
    for path in sorted(config.workspace.rglob("*")):
        if path.is_symlink() or not path.is_file() or any(path.is_relative_to(place) for place in own):
            continue
        shown = path.relative_to(config.workspace)
        if shown == proof or hashlib.sha256(path.read_bytes()).hexdigest() in digests:
            yield shown
