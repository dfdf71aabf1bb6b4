"""From paths to a verdict: which files there are, which manifest names them, and what is asked of each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from gazette.errors import InputError
from gazette.model import (
    Check,
    FileVerdict,
    Indication,
    Manifest,
    ManifestDocument,
    Role,
    SignedFile,
    Verdict,
    judge,
)
from gazette.model.approval import Approval, renditions_digest
from gazette.model.fact_record import FACT_NAME, FACT_SIGNATURE_NAME, FactRecord
from gazette.model.renewal import renewed_files
from gazette.verify.children import digest_of, examine, is_pdf
from gazette.verify.found import Found, Kind, Task
from gazette.verify.guard import failed, passed, skipped, unsure
from gazette.verify.redacted import Redacted
from gazette.verify.renewals import NO_RENEWALS, Renewals, judge_records
from gazette.verify.trust import Trust

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.p7s"
_MANIFEST_FILES = (MANIFEST, SIGNATURE)
_FACT_FILES = (FACT_NAME, FACT_SIGNATURE_NAME)
_FACTS = "facts"
"""The folder of statements below a document's own."""
_SEALED = (Role.ISSUE_PDF, Role.DOCUMENT_PDF)
_ORIGINALS = (Role.ATTACHMENT, Role.FACSIMILE)
_NOT_FOUND = "SIGNED_DATA_NOT_FOUND"
_UNJUDGED = (skipped("VFY-LOG"), skipped("VFY-BULLETIN"))


@dataclass(frozen=True, slots=True)
class _Named:
    """A manifest or the record of a renewal that was found, its verdict, and the root of the portal it lies in.

    The root is None when it lies elsewhere. A record has the manifest of its issue, which says what a file is.
    """

    path: Path
    manifest: Manifest
    verdict: FileVerdict
    root: Path | None
    files: tuple[SignedFile, ...]
    """What it names: all files of the issue, or those that a renewal added."""
    renewals: Renewals = NO_RENEWALS
    """Of a manifest: the records beside it."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file that is to be judged: which manifest names it and as what; `stray` when none does though one should."""

    path: Path
    owner: _Named | None = None
    file: SignedFile | None = None
    stray: bool = False


def verify_paths(paths: Sequence[Path], trust: Trust, moment: datetime) -> Verdict:
    """Judge files and folders against the given trust anchors, as of `moment` (with a time zone). Offline.

    A PDF is held against the policy for sealed PDFs; a manifest against its signature, with every file it names; the
    statement of a fact against its signature; any other file against the manifests that are given or lie in the given
    folders. Of a folder every manifest, every file those name, every statement and every PDF is judged; views, which
    no manifest names, are not. Around a manifest that lies away from its place (downloads in one folder) files are
    known by their bytes or names. What parses a file does so in a child under limits.

    Raises InputError for a path that can't be opened. What the bytes are never raises: that is the verdict.
    """
    given = [path for path in paths if not path.is_dir()]
    inside = [file for folder in paths if folder.is_dir() for file in _files(folder)]
    alone = not inside and all(path.name in _MANIFEST_FILES for path in given)
    listed = _unique(path.with_name(MANIFEST) for path in [*given, *inside] if path.name in _MANIFEST_FILES)
    manifests = _manifests(listed, trust, moment, alone=alone)
    named = [found for found in manifests if isinstance(found, _Named)]
    records = [record for owner in named for record in _records(owner)]
    named += [record for record in records if isinstance(record, _Named)]
    asked: dict[Path, _Asked] = {}
    for owner in named:
        for file in owner.files if owner.root is not None else ():
            path = (owner.root or Path()) / file.path
            asked.setdefault(path.absolute(), _Asked(path, owner, file))
    for path in given:
        if path.name not in (*_MANIFEST_FILES, *_FACT_FILES) and path.absolute() not in asked:
            asked[path.absolute()] = _match(path, named)
    away = [owner for owner in named if owner.root is None]
    for path in inside:
        if path.absolute() in asked or path.name in (*_MANIFEST_FILES, *_FACT_FILES):
            continue
        near = _match(path, [owner for owner in away if path.is_relative_to(owner.path.parent)])
        if near.owner is not None:
            asked[path.absolute()] = near
        elif path.suffix.lower() == ".pdf":
            asked[path.absolute()] = _Asked(path, stray=bool(manifests))
    used = {id(item.owner) for item in asked.values()}
    first = [
        _verdict_of(found, used=not inside or id(found) in used) if isinstance(found, _Named) else found
        for found in (*manifests, *records)
    ]
    stated = _unique(path.with_name(FACT_NAME) for path in [*given, *inside] if path.name in _FACT_FILES)
    beside = [
        path for path in _beside_missing(asked.values()) if path.absolute() not in {item.absolute() for item in stated}
    ]
    told = list(_statements([*stated, *beside], named, trust, moment))
    redacted = Redacted.told_by(told)
    answers = [redacted.said_of(answer) for answer in _answers(list(asked.values()), redacted, trust, moment)]
    shown = [verdict for verdict, _ in told[: len(stated)]]
    shown += [verdict for verdict, record in told[len(stated) :] if redacted.rests_on(record)]
    return Verdict((*first, *shown, *answers))


def _beside_missing(asked: Iterable[_Asked]) -> list[Path]:
    """Where the statements lie that may say why files are missing: below the documents of their issues."""
    missing = [item.owner for item in asked if item.owner is not None and not item.path.is_file()]
    folders = [
        owner.root / entry.eli.strip("/") / _FACTS
        for owner in {id(owner): owner for owner in missing}.values()
        if owner.root is not None
        for entry in owner.manifest.documents
    ]
    return _unique(path for folder in folders for path in sorted(folder.glob(f"*/{FACT_NAME}")))


def _statements(
    listed: Sequence[Path], named: Sequence[_Named], trust: Trust, moment: datetime
) -> Iterator[tuple[FileVerdict, FactRecord | None]]:
    """The verdicts on statements of facts, by the signature beside each, as of when a record proves that both were, and
    what each says."""
    renewals = {id(owner.renewals): owner.renewals for owner in named}.values()
    tasks = []
    for path in listed:
        signature = path.with_name(FACT_SIGNATURE_NAME).absolute()
        if not signature.exists():
            tasks.append(Task(str(path.absolute()), Kind.FACT))
            continue
        proven = [at for item in renewals if (at := _existed(item, path, signature)) is not None]
        tasks.append(Task(str(path.absolute()), Kind.FACT, str(signature), min(proven, default=None)))
    for path, found in zip(listed, examine(tasks, trust, moment), strict=True):
        facts = _statement_facts(found.fact) if found.fact is not None else ()
        yield _verdict(path, found, found.checks, facts), found.fact


def _statement_facts(record: FactRecord) -> tuple[tuple[str, str], ...]:
    fact = record.fact
    return (
        ("uri", fact.work),
        ("eli", record.eli),
        ("fact", fact.kind.value),
        ("on", fact.on.isoformat() if fact.on is not None else ""),
        ("reason", fact.reason),
        ("issue", str(record.issue)),
    )


def _verdict_of(owner: _Named, *, used: bool) -> FileVerdict:
    """The verdict on a manifest. Away from its place, and with nothing there that it names, it says nothing."""
    if owner.root is not None or used:
        return owner.verdict
    rest = tuple(check for check in owner.verdict.checks if check.code != "VFY-MANIFEST-PLACE")
    checks = (*rest, unsure("VFY-MANIFEST-PLACE", _NOT_FOUND))
    indication, sub = judge(checks)
    return replace(owner.verdict, checks=checks, indication=indication, sub_indication=sub)


def _files(folder: Path) -> Iterator[Path]:
    # The folder itself may be a link (`portal/current` is one); links inside it are not followed out of it.
    for place, below, names in os.walk(folder, onerror=_refuse):
        below.sort()
        yield from (path for name in sorted(names) if (path := Path(place) / name).is_file())


def _refuse(error: OSError) -> None:
    raise InputError("VFY-PATH", path=error.filename, reason=error.strerror or error)


def _unique(paths: Iterable[Path]) -> list[Path]:
    return list({path.absolute(): path for path in paths}.values())


def _verdict(
    path: Path, found: Found | None, checks: tuple[Check, ...], facts: tuple[tuple[str, str], ...] = ()
) -> FileVerdict:
    indication, sub = judge(checks)
    digest = found.sha256 if found is not None else None
    signer = found.signer if found is not None else None
    own = found.own if found is not None else ()
    return FileVerdict(str(path), digest, indication, sub, (*checks, *_UNJUDGED), signer, facts, own=own)


def _manifests(
    listed: Sequence[Path], trust: Trust, moment: datetime, *, alone: bool
) -> tuple[_Named | FileVerdict, ...]:
    renewed = judge_records(listed, trust, moment)
    tasks = [_manifest_task(path, renewed[path]) for path in listed]
    return tuple(
        _manifest(path, found, renewed[path], alone=alone)
        for path, found in zip(listed, examine(tasks, trust, moment), strict=True)
    )


def _manifest_task(path: Path, renewals: Renewals) -> Task:
    signature = path.with_name(SIGNATURE)
    if not signature.exists():
        return Task(str(path.absolute()), Kind.MANIFEST)
    return Task(str(path.absolute()), Kind.MANIFEST, str(signature.absolute()), _existed(renewals, path, signature))


def _existed(renewals: Renewals, *files: Path) -> datetime | None:
    """Since when all of these surely exist. A signature made later over an old file would prove nothing about then."""
    existed = [renewals.existed(file) for file in files if file.is_file()]
    return max((moment for moment in existed if moment is not None), default=None) if None not in existed else None


def _manifest(path: Path, found: Found, renewals: Renewals, *, alone: bool) -> _Named | FileVerdict:
    checks, manifest = found.checks, found.manifest
    if manifest is None:
        return _verdict(path, found, checks)
    root = _root(path, manifest)
    if root is None:
        # Taken out of the portal: its own signature can be judged, the files it names can't be found from here.
        checks += (unsure("VFY-MANIFEST-PLACE", _NOT_FOUND) if alone else skipped("VFY-MANIFEST-PLACE"),)
    verdict = _verdict(path, found, checks, _issue_facts(manifest))
    return _Named(path, manifest, verdict, root, manifest.files, renewals)


def _records(owner: _Named) -> Iterator[_Named | FileVerdict]:
    """The records beside a manifest, as what they are: lists of files of its issue."""
    for record in owner.renewals.records:
        verdict = _verdict(record.path, record.found, record.checks, _issue_facts(owner.manifest))
        if record.renewal is None or owner.root is None:
            yield verdict
        else:
            files = renewed_files(record.renewal)
            yield _Named(record.path, owner.manifest, verdict, owner.root, files, owner.renewals)


def _root(path: Path, manifest: Manifest) -> Path | None:
    parts = (*manifest.id.path.split("/"), MANIFEST)
    absolute = path.absolute()
    if absolute.parts[-len(parts) :] != parts:
        return None
    # Kept as it was given, so that the files' paths read like the manifest's own.
    above = path if len(path.parts) > len(parts) else absolute
    return Path(*above.parts[: -len(parts)])


def _match(path: Path, named: Sequence[_Named]) -> _Asked:
    """The manifest that names a file given by itself: by its bytes, or else by its name."""
    listed = [(owner, file) for owner in named for file in owner.files]
    if not listed:
        return _Asked(path)
    digest, _size = digest_of(str(path))
    match = next(((owner, file) for owner, file in listed if file.sha256 == digest), None) or next(
        ((owner, file) for owner, file in listed if file.path.rpartition("/")[2] == path.name), None
    )
    return _Asked(path, *match) if match is not None else _Asked(path)


def _answers(asked: Sequence[_Asked], redacted: Redacted, trust: Trust, moment: datetime) -> Iterator[FileVerdict]:
    """The verdicts, in order."""
    there = [item for item in asked if item.owner is None or item.path.is_file()]
    tasks = {item.path: task for item in there if (task := _task(item)) is not None}
    found = dict(zip(tasks, examine(list(tasks.values()), trust, moment), strict=True))
    for item in asked:
        if item.owner is not None and not item.path.is_file():
            rightly = redacted.instead_of(item.file, item.owner.manifest) if item.file is not None else None
            if rightly is not None:
                yield _redacted(item, rightly)
                continue
            missing = unsure("VFY-FILE-MISSING", _NOT_FOUND, manifest=item.owner.path)
            yield _verdict(item.path, None, (missing,), _facts_of(item))
        else:
            yield _answer(item, found.get(item.path) or Found(*digest_of(str(item.path)), ()))


def _redacted(item: _Asked, rightly: Check) -> FileVerdict:
    """The verdict on a file that a redaction took away: as good as the manifest that names it."""
    checks: tuple[Check, ...] = (rightly,)
    if item.owner is not None and judge(item.owner.verdict.checks)[0] is not Indication.PASSED:
        checks += (unsure("VFY-MANIFEST-BAD", _NOT_FOUND, manifest=item.owner.path),)
    return _verdict(item.path, None, checks, _facts_of(item))


def _task(item: _Asked) -> Task | None:
    """What a child has to do with a file; None when its digest says all that there is to say."""
    path = str(item.path.absolute())  # a child works in another folder
    if item.file is None:
        return Task(path, Kind.SEALED) if is_pdf(path) else None
    if item.file.role in _SEALED:
        return Task(path, Kind.SEALED, at=item.owner.renewals.existed(item.path) if item.owner is not None else None)
    if item.file.role is Role.APPROVAL:
        return Task(path, Kind.APPROVAL)
    if item.file.role in _ORIGINALS and is_pdf(path):
        signer = item.owner.verdict.signer if item.owner is not None else None
        return Task(path, Kind.ORIGINAL, at=signer.at if signer is not None else None)
    return None


def _answer(item: _Asked, found: Found) -> FileVerdict:
    if item.owner is not None and item.file is not None:
        checks = _by_manifest(found, item.owner, item.file) + found.checks
        if item.file.role in _SEALED:
            return _verdict(item.path, found, checks, _facts_of(item))
        if item.file.role is Role.APPROVAL:
            checks += (_approval_check(found.approval, item.owner.manifest),)
        told = _verdict(item.path, found, checks, _facts_of(item))
        return replace(told, signer=item.owner.verdict.signer, vouched=True)
    if found.checks:
        stray = (failed("VFY-PDF-STRAY", _NOT_FOUND),) if item.stray else ()
        return _verdict(item.path, found, stray + found.checks, found.facts)
    if not found.size:
        return _verdict(item.path, found, (failed("VFY-FILE-EMPTY", "FORMAT_FAILURE"),))
    return _verdict(item.path, found, (unsure("VFY-FILE-UNNAMED", _NOT_FOUND),))


def _approval_check(approval: Approval | None, manifest: Manifest) -> Check:
    """A second person's statement must be of the very files that the manifest names, as they were before the seal."""
    files = [file for file in manifest.files if file.role not in (Role.APPROVAL, Role.APPROVAL_SIGNATURE)]
    wanted = renditions_digest((file.path, file.unsigned_sha256) for file in files)
    if approval is None or (approval.issue, approval.renditions) != (manifest.id, wanted):
        return failed("VFY-APPROVAL", "FORMAT_FAILURE")
    return passed("VFY-APPROVAL")


def _by_manifest(found: Found, owner: _Named, file: SignedFile) -> tuple[Check, ...]:
    if found.sha256 != file.sha256 or found.size != file.size:
        return (failed("VFY-FILE-DIGEST", "HASH_FAILURE", manifest=owner.path),)
    digest = passed("VFY-FILE-DIGEST", manifest=owner.path)
    verdict = owner.verdict
    # A manifest in the wrong place is none the less signed: only its own checks count for the files.
    own = judge(check for check in verdict.checks if check.code != "VFY-MANIFEST-PLACE")
    if own[0] is Indication.PASSED:
        return (digest,)
    make = failed if own[0] is Indication.FAILED else unsure
    return (digest, make("VFY-MANIFEST-BAD", own[1] or "GENERIC", manifest=owner.path))


def _facts_of(item: _Asked) -> tuple[tuple[str, str], ...]:
    return _facts(item.owner.manifest, item.file) if item.owner is not None and item.file is not None else ()


def _issue_facts(manifest: Manifest) -> tuple[tuple[str, str], ...]:
    return (("issue", str(manifest.id)), ("date", manifest.date.isoformat()), ("title", manifest.title))


def _facts(manifest: Manifest, file: SignedFile) -> tuple[tuple[str, str], ...]:
    document = next((document for document in manifest.documents if document.uri == file.work), None)
    if document is None:
        return _issue_facts(manifest)
    return (*_document_facts(document), ("issue", str(manifest.id)), ("published_on", manifest.date.isoformat()))


def _document_facts(document: ManifestDocument) -> tuple[tuple[str, str], ...]:
    return (
        ("uri", document.uri),
        ("eli", document.eli),
        *((("number", document.number),) if document.number else ()),
        ("type", document.type),
        ("title", document.title),
        ("issuers", "; ".join(document.issuers)),
        ("date", document.signed_on.isoformat()),
        ("pages", f"{document.first_page}-{document.last_page}"),
    )
