"""The redactions that the ledger knows, and which of them are proven: what may be missing, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.errors import ConflictError
from gazette.model import Indication, judge
from gazette.model.fact_record import fact_bytes
from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.model.redaction import NO_REDACTIONS, Redactions, redactions_of
from gazette.model.status import FactKind
from gazette.pipeline.workspace import Workspace


def redactions(workspace: Workspace) -> Redactions:
    """The redactions that are published."""
    rows = workspace.registry.facts.of_kind(FactKind.REDACTED)
    return redactions_of(row.signed for row in rows if row.signed is not None)


def proven_redactions(workspace: Workspace) -> Redactions:
    """Those whose statement is in the archive, signed by a seal that the workspace trusts: only these let a file be
    missing.

    A statement whose timestamp counts no more still does: statements are not renewed, and what was signed rightly when
    files were taken away is not undone by time.
    """
    from gazette.verify.manifest import judge_fact
    from gazette.verify.trust import load_trust

    signing, archive = workspace.config.signing, workspace.archive
    rows = [row.signed for row in workspace.registry.facts.of_kind(FactKind.REDACTED) if row.signed is not None]
    if signing is None or not rows:
        return NO_REDACTIONS
    trust, proven = load_trust(signing.roots), []
    for signed in rows:
        files = (signed.record_file, signed.signature_file)
        if not all(archive.holds(file.sha256) for file in files):
            continue
        data, signature = (archive.get(file.sha256) for file in files)
        checks, record, _ = judge_fact(data, signature, trust, workspace.clock.now())
        sound = judge(check for check in checks if check.code != "VFY-RENEW")[0] is Indication.PASSED
        if sound and record is not None and data == fact_bytes(signed.record):
            proven.append(signed)
    return redactions_of(proven)


def refuse_gone(workspace: Workspace, work: str) -> None:
    """Raise ConflictError for a document whose text was taken away: there is nothing to read it again by."""
    if workspace.registry.erasures.is_redacted(work):
        record = workspace.registry.documents.get(work)
        name = record.number if record is not None and record.number is not None else work
        raise ConflictError("FCT-GONE", document=name)


def redaction_problems(workspace: Workspace) -> Iterator[Problem]:
    """Redactions that were begun and are not done, and files that are in the archive again."""
    unfinished = workspace.registry.erasures.unfinished()
    for row in workspace.registry.facts.of_kind(FactKind.REDACTED):
        work = row.recorded.work
        record = workspace.registry.documents.get(work)
        name = (record.number if record is not None else None) or work
        if work in unfinished:
            on = row.recorded.at.astimezone(workspace.timezone).date()
            yield problem("DRC-REDACTION", Severity.ERROR, document=name, on=on)
        elif is_back(workspace, work):
            yield problem("DRC-REDACTION-BACK", Severity.ERROR, document=name)


def is_back(workspace: Workspace, work: str) -> bool:
    """Whether the archive holds a file again that a redaction took out and no other document needs."""
    back = [sha256 for sha256 in workspace.registry.erasures.of(work) if workspace.archive.holds(sha256)]
    return bool(back) and bool(workspace.registry.erasures.doomed(back, redactions(workspace)))
