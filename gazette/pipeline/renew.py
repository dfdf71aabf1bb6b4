"""Renewing archive timestamps before they stop counting: what is due, doing it, and going on where it was left off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gazette.config import SigningConfig
from gazette.errors import ConfigError, IntegrityError
from gazette.model import Indication, Role, SignedIssue
from gazette.model.codec import decode, encode
from gazette.model.fact_record import SignedFact
from gazette.model.renewal import Evidence, Reason, Renewal, RenewedFile, SignedRenewal, Stamp, renewed_path
from gazette.pipeline.keys import file_digests, step_key
from gazette.pipeline.redactions import redactions
from gazette.pipeline.steps import Ask
from gazette.pipeline.workspace import Workspace
from gazette.registry import ledger_id

if TYPE_CHECKING:
    from gazette.sign.sealer import Session

_SEALED = (Role.ISSUE_PDF, Role.DOCUMENT_PDF)


@dataclass(frozen=True, slots=True)
class Held:
    """A timestamped file as it is published now: `path` is that of its newest version, `original` of its first."""

    role: Role
    original: str
    path: str
    sha256: str
    work: str | None


@dataclass(frozen=True, slots=True)
class DueFile:
    """A file whose timestamp is to be renewed; `late` when it counts no more already, and nothing can be done."""

    file: Held
    reason: Reason
    ends: date
    late: bool


@dataclass(frozen=True, slots=True)
class DueIssue:
    """What is due of one issue.

    The signatures of its manifest and of statements about its documents are among `files`: the record renews them.
    """

    issue: SignedIssue
    files: tuple[DueFile, ...]

    @property
    def renewable(self) -> tuple[DueFile, ...]:
        return tuple(item for item in self.files if not item.late)


def signing_of(workspace: Workspace) -> SigningConfig:
    """How this workspace signs. Raises ConfigError when it does not."""
    if workspace.config.signing is None:
        raise ConfigError("RUN-NO-KEY", path=workspace.config.workspace / "gazette.toml")
    return workspace.config.signing


def horizon(workspace: Workspace) -> date:
    """The day up to which timestamps must last, by the margin of gazette.toml."""
    return workspace.clock.now().date() + timedelta(days=signing_of(workspace).renewal.days)


def find_due(
    workspace: Workspace, issues: Sequence[SignedIssue], until: date, work: str | None = None
) -> tuple[DueIssue, ...]:
    """What stops counting before `until`, of published issues; `work`: of the files of this document alone."""
    listed = ((issue, tuple(_due(workspace, issue, until, work))) for issue in issues)
    return tuple(DueIssue(issue, files) for issue, files in listed if files)


def _due(workspace: Workspace, issue: SignedIssue, until: date, work: str | None) -> Iterator[DueFile]:
    from gazette.sign.renew import due

    config, now = signing_of(workspace).renewal, workspace.clock.now()
    for held, stamp in stamps(workspace, issue, work):
        found = due(stamp, until, config)
        if found is not None:
            yield DueFile(held, found.reason, found.ends, late=stamp.ends <= now)


def stamps(workspace: Workspace, issue: SignedIssue, work: str | None = None) -> Iterator[tuple[Held, Stamp]]:
    """Each timestamped file of a published issue in its newest version, with its newest timestamp.

    What a file's timestamp says is looked up once and kept as a step.
    """
    from gazette.sign.keys import load_certificates
    from gazette.sign.renew import RENEW_VERSION
    from gazette.sign.stamps import pdf_stamp, signature_stamp

    signing = signing_of(workspace)
    roots = tuple(root for path in signing.roots for root in load_certificates(path))
    trusted = file_digests(signing.roots)
    for held in newest(workspace, issue, work):
        key = step_key("stamp", RENEW_VERSION, held.sha256, trusted)
        stored = workspace.registry.steps.outputs(key)
        if stored is not None:
            yield held, decode(Stamp, stored, _no_bytes)
            continue
        read = pdf_stamp if held.role in _SEALED else signature_stamp
        stamp = read(workspace.archive.get(held.sha256), roots, held.path)
        subject = ledger_id(issue.manifest.id)
        workspace.registry.steps.record(key, "stamp", subject, encode(stamp, _bytes), workspace.clock.now())
        yield held, stamp


def newest(workspace: Workspace, issue: SignedIssue, work: str | None = None) -> tuple[Held, ...]:
    """The timestamped files of an issue that are there, each in its newest version.

    The sealed PDFs; the signatures of statements about its documents that no record names yet; the newest record's.
    What a record names lasts as long as the record.
    """
    renewals, gone = workspace.registry.renewals.of(issue.manifest.id), redactions(workspace)
    latest = {file.renews.path: file for signed in renewals for file in signed.renewal.files}
    found = []
    for file in gone.left(issue.manifest.files):
        if file.role not in _SEALED or (work is not None and file.work != work):
            continue
        held = Held(file.role, file.path, file.path, file.sha256, file.work)
        while held.path in latest:
            newer = latest[held.path]
            held = replace(held, path=newer.path, sha256=newer.sha256)
        found.append(held)
    for statement in _statements(workspace, issue, work):
        held_file, about = statement.signature_file, statement.record.fact.work
        found.append(Held(held_file.role, held_file.path, held_file.path, held_file.sha256, about))
    if work is None:
        signature = renewals[-1].signature_file if renewals else issue.signature_file
        found.append(Held(signature.role, issue.signature_file.path, signature.path, signature.sha256, None))
    return tuple(found)


def _statements(workspace: Workspace, issue: SignedIssue, work: str | None = None) -> tuple[SignedFact, ...]:
    """The statements about an issue's documents that the records of its renewals do not name."""
    works = [document.uri for document in issue.manifest.documents] if work is None else [work]
    renewals = workspace.registry.renewals.of(issue.manifest.id)
    named = {item.sha256 for signed in renewals for item in signed.renewal.evidence}
    told = workspace.registry.facts.told_of(works)
    gone = redactions(workspace)
    unnamed = (item for item in told if item.signature_file.sha256 not in named)
    return tuple(item for item in unnamed if not gone.took(item.signature_file))


def renew(workspace: Workspace, wanted: Sequence[DueIssue], until: date, ask: Ask) -> tuple[SignedRenewal, ...]:
    """Renew what is due and can be, issue by issue; each is recorded once all its files have been verified anew.

    A run that was broken takes up the timestamps that it had. Raises SigningError, and IntegrityError for a renewed
    file that does not verify: nothing of that issue is recorded then.
    """
    from gazette.sign import open_sealer
    from gazette.sign.sealer import start

    todo = [item for item in wanted if item.renewable]
    if not todo:
        return ()
    signing = signing_of(workspace)
    key = signing.renewal.key or signing.key
    if key.kind == "remote":
        raise ConfigError("RNW-REMOTE", path=workspace.config.workspace / "gazette.toml")
    session = start(open_sealer(replace(signing, key=key), ask), workspace.clock)
    workspace.progress.start("renew", sum(len(item.renewable) for item in todo))
    made = tuple(_renew(workspace, item, until, session) for item in todo)
    workspace.progress.finish()
    return made


def _renew(workspace: Workspace, wanted: DueIssue, until: date, session: Session) -> SignedRenewal:
    from gazette.sign.renew import refuse_useless, sign_renewal
    from gazette.sign.stamps import signature_stamp

    issue = wanted.issue
    before = workspace.registry.renewals.of(issue.manifest.id)
    number = len(before) + 1
    files = tuple(_renewed(workspace, wanted, number, until, session))
    _refuse_unsound(workspace, files)
    record = (before[-1].record_file, before[-1].signature_file) if before else ()
    late = {item.file.sha256 for item in wanted.files if item.late}
    statements = [
        file
        for item in _statements(workspace, issue)
        if item.signature_file.sha256 not in late
        for file in (item.record_file, item.signature_file)
    ]
    evidence = (issue.manifest_file, issue.signature_file, *record, *statements)
    renewal = Renewal(
        issue=issue.manifest.id,
        number=number,
        at=workspace.clock.now().replace(microsecond=0),
        evidence=tuple(Evidence(file.path, file.sha256) for file in evidence),
        files=files,
        demonstration=session.sealer.demonstration,
    )
    signed = sign_renewal(renewal, session, workspace.archive, workspace.clock)
    roots, get = session.sealer.roots, workspace.archive.get
    new = signature_stamp(get(signed.signature_file.sha256), roots, signed.signature_file.path)
    for item in wanted.renewable:
        if item.file.role not in _SEALED:
            old = signature_stamp(get(item.file.sha256), roots, item.file.path)
            refuse_useless(old, new, until, session.sealer.config.renewal)
    workspace.registry.renewals.record(signed, workspace.actor())
    return signed


def _renewed(
    workspace: Workspace, wanted: DueIssue, number: int, until: date, session: Session
) -> Iterator[RenewedFile]:
    """The PDFs of an issue with their new timestamps."""
    from gazette.sign.stamps import pdf_stamp

    pdfs = [item for item in wanted.renewable if item.file.role in _SEALED]
    for item, sha256 in zip(pdfs, _stamped(workspace, wanted, pdfs, until, session), strict=True):
        data = workspace.archive.get(sha256)
        yield RenewedFile(
            role=item.file.role,
            path=renewed_path(item.file.original, number),
            sha256=sha256,
            size=len(data),
            work=item.file.work,
            renews=Evidence(item.file.path, item.file.sha256),
            reason=item.reason,
            ended=item.ends,
            lasts=pdf_stamp(data, session.sealer.roots, item.file.path).ends.date(),
        )
        workspace.progress.advance(item.file.path)


def _stamped(
    workspace: Workspace, wanted: DueIssue, pdfs: Sequence[DueFile], until: date, session: Session
) -> Iterator[str]:
    """sha256 of each PDF with its new timestamp, made now or by a run that was broken.

    As many at once as requests may wait for the authority; each is recorded before more are begun.
    """
    from gazette.sign.renew import RENEW_VERSION, renew_pdf

    def made(item: DueFile) -> bytes:
        data = workspace.archive.get(item.file.sha256)
        return renew_pdf(data, session, until, workspace.clock.now(), item.file.path)

    config, steps = session.sealer.config, workspace.registry.steps
    how = [
        config.timestamp.kind,
        config.timestamp.url,
        [[name, end.isoformat()] for name, end in config.renewal.retire],
    ]
    with ThreadPoolExecutor(session.at_once) as pool:
        for start in range(0, len(pdfs), session.at_once):
            group = pdfs[start : start + session.at_once]
            keys = [step_key("renew", RENEW_VERSION, item.file.sha256, how) for item in group]
            known = {key: str(found["sha256"]) for key in keys if (found := steps.outputs(key)) is not None}
            running = [None if key in known else pool.submit(made, item) for item, key in zip(group, keys, strict=True)]
            for key, future in zip(keys, running, strict=True):
                if future is not None:
                    known[key] = workspace.archive.put(future.result())
                    subject = ledger_id(wanted.issue.manifest.id)
                    steps.record(key, "renew", subject, {"sha256": known[key]}, workspace.clock.now())
                yield known[key]


def _refuse_unsound(workspace: Workspace, files: Sequence[RenewedFile]) -> None:
    """Judge renewed files as a stranger would, before anything about them is recorded."""
    from gazette.verify import load_trust, verify_paths

    with TemporaryDirectory() as folder:
        paths = {str(Path(folder) / f"{place}.pdf"): file for place, file in enumerate(files)}
        for path, file in paths.items():
            Path(path).write_bytes(workspace.archive.get(file.sha256))
        if not paths:
            return
        trust = load_trust(signing_of(workspace).roots)
        for verdict in verify_paths([Path(path) for path in paths], trust, workspace.clock.now()).files:
            if verdict.indication is not Indication.PASSED:
                file = paths[verdict.path]
                raise IntegrityError("RNW-UNSOUND", path=file.path, detail=verdict.sub_indication or verdict.indication)


def _bytes(data: bytes) -> str:
    raise TypeError(f"a timestamp's facts hold no bytes ({len(data)} found)")


def _no_bytes(sha256: str) -> bytes:
    raise TypeError(f"a timestamp's facts hold no bytes ({sha256})")
