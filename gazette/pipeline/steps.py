"""One issue through compose, render and sign: each step by its key, so that nothing is done twice."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from gazette.compose import COMPOSE_VERSION, compose
from gazette.config import SigningConfig
from gazette.errors import ConfigError, ConflictError, SigningError
from gazette.messages import Language
from gazette.model import (
    Issue,
    IssueId,
    IssuePlan,
    OneText,
    PageRange,
    Places,
    RenderedIssue,
    Rendition,
    Role,
    SealFace,
    SignedIssue,
)
from gazette.model.codec import Json, decode, encode
from gazette.pipeline.approval import approved, standing
from gazette.pipeline.keys import file_digests, step_key
from gazette.pipeline.workspace import Workspace
from gazette.registry import ApprovalRecord, IssueRecord, Made, ledger_id

if TYPE_CHECKING:
    from gazette.render import RenderSettings
    from gazette.sign import Sealer

Ask = Callable[[str], str]
"""Asks a person for a passphrase; the argument names the key file."""


@dataclass(frozen=True, slots=True)
class StepReport:
    """A step of the pipeline: `again` is true when its key was known and nothing was done.

    `kept` is true when the key has changed but what it would change is published, and stays. `waits` is true when it
    can't be done yet.
    """

    step: str
    key: str
    again: bool
    kept: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class _Rendered:
    """What the ledger keeps of a RenderedIssue; the issue itself is composed anew."""

    renditions: tuple[Rendition, ...]
    pages: int
    ranges: tuple[PageRange, ...]
    settings_digest: str
    texts: tuple[OneText, ...]
    places: tuple[Places, ...]


def composed(workspace: Workspace, record: IssueRecord) -> tuple[Issue, StepReport]:
    """The issue of a record: its documents in legal order. Composing is cheap, so it is always done."""
    if record.void is not None:
        raise ConflictError("REG-ISSUE-VOID", issue=workspace.called(record.id), reason=record.void)
    config = workspace.config
    documents = [workspace.registry.documents.checked(uri) for uri in record.documents]
    plan = IssuePlan(record.id, record.date, record.arrangement, record.supplements)
    issue = compose(
        documents,
        plan,
        workspace.profile,
        title=config.title,
        operator=config.operator,
        portions=dict(record.portions),
    )
    key = step_key(
        "compose",
        COMPOSE_VERSION,
        workspace.profile.digest,
        config.title,
        config.operator,
        ledger_id(record.id),
        record.date.isoformat(),
        [_document_key(workspace, issue, index) for index in range(len(issue.documents))],
        *_arrangement_key(record),
        *([{"supplements": ledger_id(record.supplements)}] if record.supplements is not None else []),
    )
    again = workspace.registry.steps.outputs(key) is not None
    kept = record.state == "published" and not again
    if not again and not kept:
        akn = workspace.archive.put(issue.akn)
        workspace.registry.steps.record(key, "compose", ledger_id(record.id), {"akn": akn}, workspace.clock.now())
    return issue, StepReport("compose", key, again, kept)


def _arrangement_key(record: IssueRecord) -> list[Json]:
    """The parts that documents were moved to; their order shows in the documents. Nothing where the law orders."""
    if record.arrangement is None:
        return []
    return [[list(item) for item in sorted(record.arrangement.parts)]]


def _document_key(workspace: Workspace, issue: Issue, index: int) -> Json:
    entry = issue.entries[index]
    document, portion = entry.checked.document, entry.portion
    return [
        document.uri,
        workspace.archive.put(document.akn),
        [[item.name, item.role, item.sha256] for item in document.attachments],
        document.remark,
        *([encode(portion, workspace.archive.put)] if portion is not None else []),
    ]


def rendered(workspace: Workspace, record: IssueRecord, issue: Issue, composed_key: str) -> RenderOutcome:
    """The issue's renditions, made now, read and found to say the same, or found by their key."""
    from gazette.proofread import PROOFREAD_VERSION, proofread
    from gazette.render import RENDER_VERSION, render_issue, settings_digest

    settings = _render_settings(workspace)
    key = step_key("render", RENDER_VERSION, PROOFREAD_VERSION, settings_digest(settings), composed_key)
    stored = workspace.registry.steps.outputs(key)
    if stored is not None:
        parts = decode(_Rendered, stored, workspace.archive.get)
        if all(workspace.archive.holds(rendition.sha256) for rendition in parts.renditions):
            if record.state == "composed":  # a document was taken out and is in again
                _tell_rendered(workspace, record, parts)
            return RenderOutcome(key, _whole(issue, parts), StepReport("render", key, again=True))
    if record.state == "published":
        return RenderOutcome(key, None, StepReport("render", key, again=False, kept=True))
    made = render_issue(issue, settings, workspace.archive, workspace.progress, _processors())
    language: Language = "vi" if workspace.profile.language == "vie" else "en"
    earlier = _earlier(workspace, issue)
    made = replace(made, texts=proofread(made, workspace.archive, language, workspace.progress, earlier))
    parts = _Rendered(made.renditions, made.pages, made.ranges, made.settings_digest, made.texts, made.places)
    outputs = encode(parts, workspace.archive.put)
    workspace.registry.steps.record(key, "render", ledger_id(record.id), outputs, workspace.clock.now())
    _tell_rendered(workspace, record, parts)
    return RenderOutcome(key, made, StepReport("render", key, again=False))


def _tell_rendered(workspace: Workspace, record: IssueRecord, parts: _Rendered) -> None:
    files = tuple(item.sha256 for item in parts.renditions if item.role in (Role.ISSUE_PDF, Role.ISSUE_XML))
    made = Made(parts.settings_digest, files)
    workspace.registry.issues.advance(record, "rendered", workspace.actor(), pages=parts.pages, made=made)


def _earlier(workspace: Workspace, issue: Issue) -> dict[str, list[OneText]]:
    """What the issues before were read to print of texts that go on here; one that is not rendered yet is."""
    found: dict[str, list[OneText]] = {}
    for entry in issue.entries:
        uri, portion = entry.checked.document.uri, entry.portion
        texts: list[OneText] = []
        while portion is not None and portion.before is not None:
            record = workspace.registry.issues.get(portion.before)
            before, step = composed(workspace, record)
            outcome = rendered(workspace, record, before, step.key)
            texts = [*_read(workspace, outcome, record, uri), *texts]
            portion = dict(record.portions).get(uri)
        if texts:
            found[uri] = texts
    return found


def _read(workspace: Workspace, outcome: RenderOutcome, record: IssueRecord, uri: str) -> list[OneText]:
    """Of an issue that is published and would be rendered otherwise today, its manifest tells."""
    if outcome.rendered is not None:
        return [text for text in outcome.rendered.texts if text.work == uri]
    signed = workspace.registry.issues.signed(record.id)
    documents = signed.manifest.documents if signed is not None else ()
    return [
        OneText(uri, item.text_sha256, item.portion.extent)
        for item in documents
        if item.uri == uri and item.text_sha256 is not None and item.portion is not None
    ]


def proof(workspace: Workspace, issue: Issue) -> tuple[bytes, int]:
    """The issue's pages for reading before the seal, and how many; nothing is recorded and nothing kept."""
    from gazette.render import render_proof

    return render_proof(issue, _render_settings(workspace), workspace.archive, workspace.progress, _processors())


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _render_settings(workspace: Workspace) -> RenderSettings:
    from gazette.render import RenderSettings

    config = workspace.config
    return RenderSettings(
        typeface=config.typeface,
        profile=workspace.profile,
        base_url=config.base_url,
        operator=config.operator,
        demonstration=config.signing is not None and config.signing.demonstration,
        emblem=_emblem(workspace),
    )


def _emblem(workspace: Workspace) -> str | None:
    path = workspace.config.emblem
    if path is None:
        return None
    try:
        return workspace.archive.put(path.read_bytes())
    except OSError as error:
        raise ConfigError("RUN-EMBLEM", path=path) from error


@dataclass(frozen=True, slots=True)
class RenderOutcome:
    """A rendered issue with its key; `rendered` is None when a published issue was not made anew."""

    key: str
    rendered: RenderedIssue | None
    report: StepReport


def _whole(issue: Issue, parts: _Rendered) -> RenderedIssue:
    return RenderedIssue(
        issue, parts.renditions, parts.pages, parts.ranges, parts.settings_digest, parts.texts, parts.places
    )


def signed(
    workspace: Workspace, record: IssueRecord, outcome: RenderOutcome, ask: Ask
) -> tuple[SignedIssue, StepReport]:
    """The signed issue, signed now or found by its key. The key is opened only when something is to be signed.

    Under dual control the approval is checked before the key is opened.
    """
    from gazette.sign import sign_issue

    found = to_sign(workspace, record, outcome, ask)
    if not isinstance(found, ToSign):
        return found
    archive, clock = workspace.archive, workspace.clock
    face = seal_face(workspace)
    made = sign_issue(
        found.rendered, found.sealer, archive, found.previous, clock, workspace.progress, found.done, face
    )
    return record_signed(workspace, record, found, made)


def seal_face(workspace: Workspace) -> SealFace:
    """What draws the visible seals: the words of the rules, in the office's time, beside its own picture."""
    from gazette.render.pdf.seal import SealLook, drawn_seal

    config = workspace.config
    picture = config.signing.picture if config.signing is not None else None
    try:
        data = picture.read_bytes() if picture is not None else None
    except OSError as error:
        raise SigningError("SGN-FILE", path=picture, reason=error.strerror or error) from error
    language: Language = "vi" if workspace.profile.language == "vie" else "en"
    look = SealLook(config.typeface, config.operator, language, workspace.timezone, workspace.profile.house, data)
    # An issue has two sizes of seals, and all its seals say the same.
    return lru_cache(partial(drawn_seal, look=look))


@dataclass(frozen=True, slots=True)
class ToSign:
    """An issue that may be signed: everything is there that it takes, and the key is open."""

    key: str
    rendered: RenderedIssue
    previous: str | None
    sealer: Sealer
    done: Seals


def to_sign(
    workspace: Workspace, record: IssueRecord, outcome: RenderOutcome, ask: Ask
) -> ToSign | tuple[SignedIssue, StepReport]:
    """What is to be signed, or the issue as it was signed already.

    Raises ConfigError without a key, ConflictError while the issue before is not signed, SigningError when the key
    can't be opened or an approval is missing.
    """
    from gazette.sign import SIGN_VERSION
    from gazette.sign.approval import check_two_persons

    signing = workspace.config.signing
    previous = workspace.registry.issues.previous_manifest(record.id)
    approval = standing(workspace, record, signing)
    key = step_key("sign", SIGN_VERSION, _signing_parts(signing), outcome.key, previous, _consent(signing, approval))
    stored = workspace.registry.steps.outputs(key)
    if workspace.registry.log.places(ledger_id(record.id)):
        # The log has told what is published; another signature, and its proofs would prove nothing.
        told = workspace.registry.issues.signed(record.id)
        if told is not None:
            return told, StepReport("sign", key, again=stored is not None, kept=stored is None)
    if stored is not None:
        issue = decode(SignedIssue, stored, workspace.archive.get)
        if all(workspace.archive.holds(file.sha256) for file in issue.manifest.files):
            if record.state != "published" and workspace.registry.issues.signed(record.id) != issue:
                workspace.registry.issues.sign(record, issue, workspace.actor())
            return issue, StepReport("sign", key, again=True)
    if record.state == "published":
        published = workspace.registry.issues.signed(record.id)
        if published is not None:
            return published, StepReport("sign", key, again=False, kept=True)
    if signing is None or outcome.rendered is None:
        raise ConfigError("RUN-NO-KEY", path=workspace.config.workspace / "gazette.toml")
    _refuse_gap(workspace, record)
    whole = approved(workspace, outcome.rendered, approval, signing)
    sealer = opened(workspace, signing, ask)
    if whole.approver is not None:
        check_two_persons(whole.approver, sealer.key.certificate)
    done = Seals(workspace, ledger_id(record.id), [SIGN_VERSION, _signing_parts(signing)])
    return ToSign(key, whole.rendered, previous, sealer, done)


def opened(workspace: Workspace, signing: SigningConfig, ask: Ask) -> Sealer:
    """The seal key, opened now or already. Raises SigningError when it can't be."""
    from gazette.sign import open_sealer

    opened_from = step_key("sealer", "1", _signing_parts(signing))
    sealer = workspace.sealers.get(opened_from)
    if sealer is None:
        sealer = workspace.sealers[opened_from] = open_sealer(signing, ask)
    return sealer


def places_of(workspace: Workspace, issue: SignedIssue) -> tuple[Places, ...]:
    """Where the parts of each document are printed in an issue as it was sealed; nothing for one of an older program.

    An issue may have been rendered several times: the rendering that was sealed is the one with its PDF.
    """
    manifest = issue.manifest
    sealed = next(file.unsigned_sha256 for file in manifest.files if file.role is Role.ISSUE_PDF)
    for outputs in workspace.registry.steps.of("render", ledger_id(manifest.id)):
        if "places" not in outputs:
            continue
        parts = decode(_Rendered, outputs, workspace.archive.get)
        if any(item.role is Role.ISSUE_PDF and item.sha256 == sealed for item in parts.renditions):
            return parts.places
    return ()


def record_signed(
    workspace: Workspace, record: IssueRecord, found: ToSign, made: SignedIssue
) -> tuple[SignedIssue, StepReport]:
    """Write into the ledger that an issue was signed."""
    outputs = encode(made, workspace.archive.put)
    workspace.registry.steps.record(found.key, "sign", ledger_id(record.id), outputs, workspace.clock.now())
    workspace.registry.issues.sign(record, made, workspace.actor())
    return made, StepReport("sign", found.key, again=False)


@dataclass(frozen=True, slots=True)
class Seals:
    """The PDFs of an issue that are sealed already, kept as steps: a run that broke is taken up where it stopped."""

    workspace: Workspace
    subject: str
    parts: Json
    """What a seal depends on, beside the PDF."""

    def sealed(self, unsigned: str) -> str | None:
        """The sha256 of the sealed PDF, when it was sealed and is in the archive."""
        found = self.workspace.registry.steps.outputs(self._key(unsigned))
        return found if isinstance(found, str) and self.workspace.archive.holds(found) else None

    def record(self, unsigned: str, sealed: str) -> None:
        """Note that a PDF was sealed."""
        key, now = self._key(unsigned), self.workspace.clock.now()
        self.workspace.registry.steps.record(key, "seal", self.subject, sealed, now)

    def _key(self, unsigned: str) -> str:
        return step_key("seal", "1", self.parts, unsigned)


def _refuse_gap(workspace: Workspace, record: IssueRecord) -> None:
    """Manifests are chained in order, so an issue waits for the one before it."""
    ahead = workspace.registry.numbers.ahead_of(record.id)
    if ahead is not None:
        name = workspace.called(IssueId(record.id.publisher, ahead.year, (ahead.number,)))
        raise ConflictError("RUN-PREVIOUS-AHEAD", previous=name, issue=workspace.called(record.id), reason=ahead.reason)
    earlier = workspace.registry.issues.unsigned_before(record.id)
    if earlier is not None:
        raise ConflictError(
            "RUN-PREVIOUS-UNSIGNED", previous=workspace.called(earlier.id), issue=workspace.called(record.id)
        )


def _consent(signing: SigningConfig | None, approval: ApprovalRecord | None) -> Json:
    """What dual control adds to what signing depends on: an issue sealed without it is not found again under it."""
    if signing is None or signing.approval is None:
        return None
    config = signing.approval
    given = [approval.statement, approval.signature] if approval is not None else None
    return [config.required, file_digests(config.approvers), given]


def _signing_parts(signing: SigningConfig | None) -> Json:
    """What signing depends on: the digests of its key files (not their content) and the settings."""
    if signing is None:
        return None
    stamp = signing.timestamp
    # Of a key on a token the path is the library of its maker, which may be renewed without changing what is signed.
    files = [*([] if signing.key.kind == "pkcs11" else [signing.key.path]), *signing.key.chain]
    files += [*signing.roots, *signing.crls]
    files += [signing.key.certificate] if signing.key.certificate else []
    files += [stamp.key.path] if stamp.key else []
    files += [signing.picture] if signing.picture else []
    return [
        [signing.key.kind, signing.key.token, signing.key.label],
        stamp.kind,
        [stamp.url, *stamp.fallback, stamp.policy],
        signing.demonstration,
        signing.reason,
        signing.location,
        file_digests(files),
    ]
