"""What is published stands in the log: entries appended once an issue is signed, proofs and tiles for the portal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

from gazette.config import LogConfig
from gazette.errors import ConfigError, InputError
from gazette.model import LOG_FOLDER, IssueId, Manifest, Role, SignedFile, SignedIssue, SiteFile
from gazette.model.fact_record import SignedFact
from gazette.model.renewal import SignedRenewal
from gazette.model.status import FactKind
from gazette.pipeline.keys import step_key
from gazette.pipeline.steps import Ask, StepReport
from gazette.pipeline.workspace import Workspace
from gazette.registry import ledger_id, quiet_id
from gazette.tlog.entry import Act, Entry
from gazette.tlog.merkle import inclusion_proof
from gazette.tlog.note import Note, NoteError, NoteSignature, attested, parse_note, parse_signature
from gazette.tlog.policy import Policy
from gazette.tlog.proof import Proof
from gazette.tlog.quorum import open_checkpoint
from gazette.tlog.tiles import node_reader

PROOF_SUFFIX = ".tlog-proof"


def logged(workspace: Workspace, issue: SignedIssue, ask: Ask) -> StepReport | None:
    """Append a signed issue to the log, unless it stands there already. None for a gazette that keeps no log.

    The key of the log is opened only when something is to be appended.
    Raises SigningError over that key, TileError over a file of the tree that is gone, ConfigError when a log was kept
    and the settings name none any more: what its readers see must not stop unsaid.
    """
    settings, manifest = workspace.config.log, issue.manifest
    if settings is None:
        if workspace.registry.log.size:
            raise ConfigError("LOG-NOT-CONFIGURED", path=workspace.config.workspace / "gazette.toml")
        return None
    key = step_key("log", "1", settings.origin, issue.manifest_file.sha256)
    wanted = _Logged(Act.PUBLISHED, manifest.id, ledger_id(manifest.id), tuple(_subjects(issue)))
    appended = _append(workspace, settings, wanted, ask)
    appended |= _append_voids(workspace, settings, manifest.id, ask)
    appended |= _append_quiet_days(workspace, settings, manifest, ask)
    _stamp_newest(workspace, ask)
    return StepReport("log", key, again=not appended)


def log_renewals(workspace: Workspace, issues: Iterable[SignedIssue], ask: Ask) -> None:
    """Append every renewal of these issues that is not logged yet. Raises as `logged` does."""
    settings = workspace.config.log
    if settings is None:
        return
    for issue in issues:
        for signed in workspace.registry.renewals.of(issue.manifest.id):
            _append(workspace, settings, _renewed(signed), ask)
    _stamp_newest(workspace, ask)


def log_facts(workspace: Workspace, ask: Ask) -> None:
    """Append every published fact that is not logged yet. Raises as `logged` does."""
    settings = workspace.config.log
    if settings is None:
        return
    for signed in workspace.registry.facts.unlogged():
        _append(workspace, settings, _stated(signed), ask)
    _stamp_newest(workspace, ask)


@dataclass(frozen=True, slots=True)
class _Logged:
    """What is told of an issue at once: one entry a subject."""

    act: Act
    issue: IssueId
    name: str
    subjects: tuple[_Subject, ...]
    work: str | None = None
    """The document that it is told of, where that is one alone."""
    told_as: IssueId | None = None
    """The issue that the entry names, where it is another than the one that it is told beside."""


def _append(workspace: Workspace, settings: LogConfig, wanted: _Logged, ask: Ask) -> bool:
    """Whether anything had to be appended."""
    from gazette.pipeline.log_key import open_own_signer

    if workspace.registry.log.places(wanted.name):
        return False
    signer = open_own_signer(workspace, settings, ask)
    actor = workspace.actor()
    at = actor.at.astimezone(UTC).replace(microsecond=0)
    issue = ledger_id(wanted.told_as or wanted.issue)
    entries = [bytes(Entry(wanted.act, subject.work, issue, at, subject.files)) for subject in wanted.subjects]
    workspace.registry.log.append(wanted.issue, wanted.name, entries, signer.checkpoint, actor, work=wanted.work)
    return True


def _append_voids(workspace: Workspace, settings: LogConfig, beside: IssueId, ask: Ask) -> bool:
    """Tell the void numbers of an issue's year, so that nobody looks for an issue that there never was.

    Those of the year before too: behind its last issue there is none beside which they could be told.
    """
    appended, ledger = False, workspace.registry.numbers
    for number in (*ledger.of_year(beside.publisher, beside.year - 1), *ledger.of_year(beside.publisher, beside.year)):
        if number.state == "void":
            void = IssueId(beside.publisher, number.year, (number.number,))
            nothing = _Subject(f"/{void.path}", "", ())
            wanted = _Logged(Act.VOID, beside, f"{ledger_id(void)}/void", (nothing,), told_as=void)
            appended |= _append(workspace, settings, wanted, ask)
    return appended


def _append_quiet_days(workspace: Workspace, settings: LogConfig, manifest: Manifest, ask: Ask) -> bool:
    """Tell the days up to an issue's that went by without one; a later day may have an issue yet.

    Those of the year before too: behind its last issue there is none beside which they could be told.
    """
    appended = False
    for quiet in workspace.registry.quiet_days.all(manifest.id.publisher):
        if quiet.day < manifest.date and quiet.day.year >= manifest.date.year - 1:
            nothing = _Subject(f"/{quiet.path}", "", ())
            appended |= _append(workspace, settings, _Logged(Act.QUIET, manifest.id, quiet_id(quiet), (nothing,)), ask)
    return appended


def _stamp_newest(workspace: Workspace, ask: Ask) -> None:
    """Have the newest checkpoint timestamped, unless it is: what was told can't have been told later than that.

    Outside the transaction that appends: an authority may take long, or fail, and the next run asks again.
    """
    from gazette.sign.text_stamp import stamp_text

    log, signing = workspace.registry.log, workspace.config.signing
    head = next(log.heads(), None)
    if head is None or signing is None or log.is_stamped(head.size):
        return
    text = parse_note(workspace.archive.get(head.note)).text
    log.stamp(head.size, stamp_text(signing, text.encode("utf-8"), workspace.clock, ask), workspace.actor())


def gathered(workspace: Workspace, lines: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Take in the signatures of witnesses: the names of those that are new, and the size of the newest that was signed.

    Each line must be a signature, by a witness of the policy, over a checkpoint of this log. Another by a witness whose
    signature is there already changes nothing. Raises InputError for a line that is not, ConfigError for a log
    without a policy.
    """
    log, policy = workspace.registry.log, _policy(workspace)
    if policy is None:
        code = "LOG-NOT-CONFIGURED" if workspace.config.log is None else "LOG-NO-POLICY"
        raise ConfigError(code, path=workspace.config.workspace / "gazette.toml")
    heads = {head.size: parse_note(workspace.archive.get(head.note)) for head in log.heads()}
    found: dict[int, list[NoteSignature]] = {}
    for number, line in enumerate(lines, 1):
        size, signature = _signed_head(line, heads, policy, number)
        found.setdefault(size, []).append(signature)
    added = {size: log.cosign(size, lines_of, workspace.actor()) for size, lines_of in sorted(found.items())}
    names = tuple(dict.fromkeys(name for new in added.values() for name in new))
    return names, max((size for size, new in added.items() if new), default=log.size)


def _signed_head(line: str, heads: Mapping[int, Note], policy: Policy, number: int) -> tuple[int, NoteSignature]:
    for size, note in sorted(heads.items(), reverse=True):
        try:
            signature = parse_signature(line)
            attested(Note(note.text, (signature,)), policy.witnesses)
        except NoteError:
            continue
        return size, signature
    raise InputError("LOG-COSIGNATURE", line=number)


def _policy(workspace: Workspace) -> Policy | None:
    settings = workspace.config.log
    if settings is None or settings.policy is None:
        return None
    from gazette.verify.trust import load_policy

    return load_policy(settings.policy)


def log_files(
    workspace: Workspace,
    issues: Iterable[SignedIssue],
    renewals: Iterable[SignedRenewal],
    facts: Iterable[SignedFact],
) -> tuple[SiteFile, ...]:
    """What the portal shows of the log: the newest checkpoint, the tree, and a proof beside each PDF.

    A proof leads to the first checkpoint over its entry that enough witnesses signed, and stays then; until there is
    one, to the newest.
    """
    log = workspace.registry.log
    heads = sorted(log.heads(), key=lambda head: head.size)
    if not heads:
        return ()
    policy = _policy(workspace)
    notes = [(head.size, workspace.archive.get(head.note)) for head in heads]
    witnessed = [item for item in notes if policy is None or _is_witnessed(item[1], policy)]
    found = [SiteFile(f"{LOG_FOLDER}/checkpoint", heads[-1].note, len(notes[-1][1]))]
    found += [SiteFile(f"{LOG_FOLDER}/{file.path}", file.sha256, file.size) for file in (*log.files(), *log.stamps())]
    told = [(ledger_id(issue.manifest.id), _subjects(issue)) for issue in issues]
    told += [(item.name, item.subjects) for item in (*map(_renewed, renewals), *map(_stated, facts))]
    for name, subjects in told:
        places = log.places(name)
        if not places:
            continue
        size, note = next((item for item in witnessed if item[0] > places[-1]), notes[-1])
        nodes = node_reader(size, log.fetch)
        for place, subject in zip(places, subjects, strict=True):
            proof = bytes(Proof(place, inclusion_proof(place, size, nodes), note, log.entry(place)))
            found.append(SiteFile(subject.proof, workspace.archive.put(proof), len(proof)))
    return tuple(found)


def placed(workspace: Workspace, issue: SignedIssue) -> Iterator[tuple[int, str]]:
    """Each entry of an issue's files, those that renewals added too: its place in the log, and its work."""
    log = workspace.registry.log
    told = [(ledger_id(issue.manifest.id), _subjects(issue))]
    told += [(item.name, item.subjects) for item in map(_renewed, workspace.registry.renewals.of(issue.manifest.id))]
    for name, subjects in told:
        # An issue that is not logged yet has no places.
        yield from ((place, subject.work) for place, subject in zip(log.places(name), subjects, strict=False))


def _is_witnessed(note: bytes, policy: Policy) -> bool:
    """A checkpoint of a key that the policy does not name (the one before a change of key) is not believed."""
    try:
        head = open_checkpoint(note, policy)
    except NoteError:
        return False
    return policy.is_met(item.key for item in head.witnesses)


@dataclass(frozen=True, slots=True)
class _Subject:
    """A document, or the issue itself: what one entry is about, and where its proof lies."""

    work: str
    proof: str
    files: tuple[tuple[str, str], ...]


def _subjects(issue: SignedIssue) -> tuple[_Subject, ...]:
    """The documents in their order, then the issue with its manifest and the manifest's signature."""
    manifest = issue.manifest
    documents = [_subject(document.uri, _of(manifest, document.uri)) for document in manifest.documents]
    whole = [*_of(manifest, None), issue.manifest_file, issue.signature_file]
    return (*documents, _subject(f"/{manifest.id.path}", whole))


def _renewed(signed: SignedRenewal) -> _Logged:
    """The renewed PDFs, then the record with its signature."""
    renewal = signed.renewal
    files = [(file.work or f"/{renewal.issue.path}", (file.path, file.sha256)) for file in renewal.files]
    subjects = [_Subject(work, file[0].removesuffix(".pdf") + PROOF_SUFFIX, (file,)) for work, file in files]
    record = tuple(sorted((file.path, file.sha256) for file in (signed.record_file, signed.signature_file)))
    subjects.append(_Subject(f"/{renewal.issue.path}", f"{renewal.folder}/renewal{PROOF_SUFFIX}", record))
    name = f"{ledger_id(renewal.issue)}/renewed/{renewal.number}"
    return _Logged(Act.RENEWED, renewal.issue, name, tuple(subjects))


_ACTS = {
    FactKind.CORRECTED: Act.CORRECTED,
    FactKind.WITHDRAWN: Act.WITHDRAWN,
    FactKind.REDACTED: Act.REDACTED,
    FactKind.SUSPENDED: Act.SUSPENDED,
    FactKind.RESUMED: Act.RESUMED,
    FactKind.EXPIRED: Act.EXPIRED,
    FactKind.CONSOLIDATED: Act.CONSOLIDATED,
}


def _stated(signed: SignedFact) -> _Logged:
    """The statement of a fact with its signature."""
    record = signed.record
    files = tuple(sorted((file.path, file.sha256) for file in (signed.record_file, signed.signature_file)))
    subject = _Subject(record.fact.work, f"{record.folder}/fact{PROOF_SUFFIX}", files)
    return _Logged(_ACTS[record.fact.kind], record.issue, record.subject, (subject,), record.fact.work)


def _of(manifest: Manifest, work: str | None) -> list[SignedFile]:
    return [file for file in manifest.files if file.work == work]


def _subject(work: str, files: list[SignedFile]) -> _Subject:
    pdf = next(file.path for file in files if file.role in (Role.DOCUMENT_PDF, Role.ISSUE_PDF))
    listed = tuple(sorted((file.path, file.sha256) for file in files))
    return _Subject(work, pdf.removesuffix(".pdf") + PROOF_SUFFIX, listed)
