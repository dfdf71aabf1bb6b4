"""From paths to a verdict: which files there are, which manifest names them, and what is asked of each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
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
    Signer,
    Verdict,
    judge,
)
from gazette.verify.guard import failed, passed, skipped, unsure
from gazette.verify.trust import Trust

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.p7s"
_SEALED = (Role.ISSUE_PDF, Role.DOCUMENT_PDF)
_NOT_FOUND = "SIGNED_DATA_NOT_FOUND"
_UNJUDGED = (skipped("VFY-LOG"), skipped("VFY-BULLETIN"))
_PDF_MARK = b"%PDF-"


@dataclass(frozen=True, slots=True)
class _Named:
    """A manifest that was found, its verdict, and the root of the portal it lies in (None when it lies elsewhere)."""

    path: Path
    manifest: Manifest
    verdict: FileVerdict
    root: Path | None


def verify_paths(paths: Sequence[Path], trust: Trust, moment: datetime) -> Verdict:
    """Judge files and folders against the given trust anchors, as of `moment` (with a time zone). Offline.

    A PDF is held against the policy for sealed PDFs; a manifest against its signature, with every file it names; any
    other file against the manifests that are given or lie in the given folders. Of a folder every manifest, every
    file those name and every PDF is judged; views, which no manifest names, are not.

    Raises InputError for a path that can't be opened. What the bytes are never raises: that is the verdict.
    """
    given = [path for path in paths if not path.is_dir()]
    folders = [path for path in paths if path.is_dir()]
    inside = [file for folder in folders for file in _files(folder)]
    manifests = tuple(
        _manifest(
            path, trust, moment, alone=not (inside or any(path.name not in (MANIFEST, SIGNATURE) for path in given))
        )
        for path in _unique(_manifest_path(path) for path in [*given, *inside] if path.name in (MANIFEST, SIGNATURE))
    )
    named = [found for found in manifests if isinstance(found, _Named)]
    verdicts: dict[Path, FileVerdict] = {}
    for found in manifests:
        verdict = found.verdict if isinstance(found, _Named) else found
        verdicts.setdefault(Path(verdict.path).absolute(), verdict)
    for owner in named:
        for file in owner.manifest.files if owner.root is not None else ():
            path = (owner.root or Path()) / file.path
            verdicts.setdefault(path.absolute(), _named_file(path, owner, file, trust, moment))
    for path in (path for path in given if path.name not in (MANIFEST, SIGNATURE)):
        if path.absolute() not in verdicts:
            verdicts[path.absolute()] = _single(path, named, trust, moment)
    for path in inside:
        if path.absolute() not in verdicts and path.suffix.lower() == ".pdf":
            verdicts[path.absolute()] = _stray(path, bool(manifests), trust, moment)
    return Verdict(tuple(verdicts.values()))


def _files(folder: Path) -> Iterator[Path]:
    # The folder itself may be a link (`portal/current` is one); links inside it are not followed out of it.
    for place, below, names in os.walk(folder, onerror=_refuse):
        below.sort()
        yield from (Path(place) / name for name in sorted(names))


def _refuse(error: OSError) -> None:
    raise InputError("VFY-PATH", path=error.filename, reason=error.strerror or error)


def _unique(paths: Iterator[Path]) -> list[Path]:
    return list({path.absolute(): path for path in paths}.values())


def _manifest_path(path: Path) -> Path:
    return path.with_name(MANIFEST)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("VFY-PATH", path=path, reason=error.strerror or error) from error


def _verdict(
    path: Path,
    data: bytes | None,
    checks: tuple[Check, ...],
    signer: Signer | None = None,
    document: tuple[tuple[str, str], ...] = (),
) -> FileVerdict:
    indication, sub = judge(checks)
    digest = sha256(data).hexdigest() if data is not None else None
    return FileVerdict(str(path), digest, indication, sub, (*checks, *_UNJUDGED), signer, document)


def _manifest(path: Path, trust: Trust, moment: datetime, *, alone: bool) -> _Named | FileVerdict:
    from gazette.verify.manifest import judge_manifest

    data = _read(path)
    beside = path.with_name(SIGNATURE)
    checks, manifest, signer = judge_manifest(data, _read(beside) if beside.exists() else None, trust, moment)
    if manifest is None:
        return _verdict(path, data, checks, signer)
    root = _root(path, manifest)
    if root is None:
        # Taken out of the portal: its own signature can be judged, the files it names can't be found from here.
        checks += (unsure("VFY-MANIFEST-PLACE", _NOT_FOUND) if alone else skipped("VFY-MANIFEST-PLACE"),)
    return _Named(path, manifest, _verdict(path, data, checks, signer, _issue_facts(manifest)), root)


def _root(path: Path, manifest: Manifest) -> Path | None:
    parts = (*manifest.id.path.split("/"), MANIFEST)
    absolute = path.absolute()
    if absolute.parts[-len(parts) :] != parts:
        return None
    # Kept as it was given, so that the files' paths read like the manifest's own.
    above = path if len(path.parts) > len(parts) else absolute
    return Path(*above.parts[: -len(parts)])


def _named_file(path: Path, owner: _Named, file: SignedFile, trust: Trust, moment: datetime) -> FileVerdict:
    facts = _facts(owner.manifest, file)
    if not path.is_file():
        return _verdict(path, None, (unsure("VFY-FILE-MISSING", _NOT_FOUND, manifest=owner.path),), None, facts)
    data = _read(path)
    checks = _by_manifest(data, owner, file)
    signer = owner.verdict.signer
    if file.role in _SEALED:
        from gazette.verify.pdf import judge_pdf

        more, signer, _own = judge_pdf(data, trust, moment)
        checks += more
    return _verdict(path, data, checks, signer, facts)


def _by_manifest(data: bytes, owner: _Named, file: SignedFile) -> tuple[Check, ...]:
    if sha256(data).hexdigest() != file.sha256 or len(data) != file.size:
        return (failed("VFY-FILE-DIGEST", "HASH_FAILURE", manifest=owner.path),)
    digest = passed("VFY-FILE-DIGEST", manifest=owner.path)
    verdict = owner.verdict
    # A manifest in the wrong place is none the less signed: only its own checks count for the files.
    own = judge(check for check in verdict.checks if check.code != "VFY-MANIFEST-PLACE")
    if own[0] is Indication.PASSED:
        return (digest,)
    make = failed if own[0] is Indication.FAILED else unsure
    return (digest, make("VFY-MANIFEST-BAD", own[1] or "GENERIC", manifest=owner.path))


def _single(path: Path, named: Sequence[_Named], trust: Trust, moment: datetime) -> FileVerdict:
    data = _read(path)
    digest = sha256(data).hexdigest()
    listed = [(owner, file) for owner in named for file in owner.manifest.files]
    match = next(((owner, file) for owner, file in listed if file.sha256 == digest), None) or next(
        ((owner, file) for owner, file in listed if file.path.rpartition("/")[2] == path.name), None
    )
    pdf = path.suffix.lower() == ".pdf" or data.startswith(_PDF_MARK)
    if match is not None:
        owner, file = match
        checks, signer, facts = _by_manifest(data, owner, file), owner.verdict.signer, _facts(owner.manifest, file)
        if not pdf or file.role not in _SEALED:
            return _verdict(path, data, checks, signer, facts)
        from gazette.verify.pdf import judge_pdf

        more, signer, _own = judge_pdf(data, trust, moment)
        return _verdict(path, data, checks + more, signer, facts)
    if pdf:
        from gazette.verify.pdf import judge_pdf

        return _verdict(path, data, *judge_pdf(data, trust, moment))
    if not data:
        return _verdict(path, data, (failed("VFY-FILE-EMPTY", "FORMAT_FAILURE"),))
    return _verdict(path, data, (unsure("VFY-FILE-UNNAMED", _NOT_FOUND),))


def _stray(path: Path, manifests: bool, trust: Trust, moment: datetime) -> FileVerdict:
    from gazette.verify.pdf import judge_pdf

    data = _read(path)
    checks, signer, facts = judge_pdf(data, trust, moment)
    if manifests:
        checks = (failed("VFY-PDF-STRAY", _NOT_FOUND), *checks)
    return _verdict(path, data, checks, signer, facts)


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
