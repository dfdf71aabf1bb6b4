"""Signing with a key that never meets this machine: a folder goes out to it, and comes back with signatures.

What went out is kept in the ledger and the archive under the number of the request; the folder that comes back is
believed in nothing but the signatures themselves, and those are checked.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.errors import ConflictError, InputError, SigningError, UsageError
from gazette.model import Manifest
from gazette.model.codec import decode, encode
from gazette.model.manifest_json import manifest_bytes
from gazette.pipeline.keys import step_key
from gazette.pipeline.run import IssueReport, advance
from gazette.pipeline.steps import Ask, ToSign, record_signed, seal_face, to_sign
from gazette.pipeline.workspace import Workspace
from gazette.registry import IssueRecord, ledger_id

if TYPE_CHECKING:
    from gazette.sign.remote import Request, Waiting
    from gazette.sign.sealer import Session

REQUEST = "request.json"
_TO_SIGN, _DIGEST, _SIGNATURE = ".tbs", ".digest", ".sig"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Files that a request consists of, by name, and what is listed of each: name, path, sha256 of what is signed."""

    identifier: str
    files: tuple[tuple[str, bytes], ...]
    listed: tuple[tuple[str, str, str], ...]
    digest: str


@dataclass(frozen=True, slots=True)
class RemoteReport:
    """How far an issue is; `outgoing` is what must be signed yet, None when all is signed."""

    report: IssueReport
    outgoing: Outgoing | None


def prepare(workspace: Workspace, record: IssueRecord, ask: Ask) -> RemoteReport:
    """Everything up to the seal, and what is to be signed for it.

    Raises ConflictError when the key of gazette.toml is on this machine or the issue is signed, and what `sign` raises.
    """
    from gazette.sign.sealer import start

    report, found = _found(workspace, record, ask)
    session = start(found.sealer, workspace.clock)
    return RemoteReport(report, _next(workspace, record, found, session))


def finish(workspace: Workspace, record: IssueRecord, folder: Path, ask: Ask) -> RemoteReport:
    """Take signatures in: seal the PDFs, or with the manifest's finish the issue.

    Nothing is taken in unless every signature of the request is there and right. Raises InputError for a folder that
    is none of ours, SigningError for a signature that is missing or wrong and for a request that is too old.
    """
    from gazette.sign.issue import signed_issue
    from gazette.sign.manifest import complete_manifest
    from gazette.sign.remote import check_current, check_signature, sealed
    from gazette.sign.sealer import start

    report, found = _found(workspace, record, ask)
    request = _kept(workspace, record, folder)
    signatures = [_signature(folder, item) for item in request.waiting]
    session = start(found.sealer, workspace.clock)
    check_current(request, session, workspace.clock.now())
    for item, signature in zip(request.waiting, signatures, strict=True):
        check_signature(item, signature, session)
    for item, signature in zip(request.waiting, signatures, strict=True):
        if item.end and found.done.sealed(item.unsigned) is None:
            found.done.record(item.unsigned, workspace.archive.put(sealed(item, signature, session)))
    last = request.waiting[-1]
    if not last.end:
        manifest = _manifest(workspace, found)
        if manifest_bytes(manifest) != last.data:
            raise SigningError("SGN-REMOTE-STALE", until=request.until.isoformat())
        signature, at = complete_manifest(last.attributes, signatures[-1], session)
        signed = signed_issue(manifest, signature, at, workspace.archive)
        record_signed(workspace, record, found, signed)
        return RemoteReport(advance(workspace, workspace.registry.issues.get(record.id), "sign", ask), None)
    return RemoteReport(report, _next(workspace, record, found, session))


def _found(workspace: Workspace, record: IssueRecord, ask: Ask) -> tuple[IssueReport, ToSign]:
    """The issue, rendered, and what signing it takes."""
    signing = workspace.config.signing
    if signing is not None and signing.key.kind != "remote":
        raise ConflictError("SGN-REMOTE-KEY", kind=signing.key.kind)
    report = advance(workspace, record, "render", ask)
    if report.rendering is None:
        raise TypeError(f"{record.id} has not been rendered")
    found = to_sign(workspace, workspace.registry.issues.get(record.id), report.rendering, ask)
    if not isinstance(found, ToSign):
        raise ConflictError("SGN-REMOTE-DONE", issue=workspace.called(record.id))
    return report, found


def _next(workspace: Workspace, record: IssueRecord, found: ToSign, session: Session) -> Outgoing:
    """Ask for the seals that are missing, or when none is for the manifest's signature; and keep what was asked."""
    from gazette.sign.issue import MANIFEST_NAME, is_sealed, seal_facts
    from gazette.sign.remote import ask_for_manifest, ask_for_seals

    missing = tuple(
        item for item in found.rendered.renditions if is_sealed(item) and found.done.sealed(item.sha256) is None
    )
    if missing:
        facts = seal_facts(session, workspace.clock.now(), seal_face(workspace))
        request = ask_for_seals(missing, session, workspace.archive, facts)
    else:
        manifest = _manifest(workspace, found)
        path = f"{manifest.id.path}/{MANIFEST_NAME}"
        request = ask_for_manifest(manifest_bytes(manifest), path, session, workspace.clock.now())
    identifier = hashlib.sha256(b"".join(item.attributes for item in request.waiting)).hexdigest()
    key, outputs = _key(record, identifier), encode(request, workspace.archive.put)
    workspace.registry.steps.record(key, "request", ledger_id(record.id), outputs, workspace.clock.now())
    return _outgoing(identifier, request)


def _outgoing(identifier: str, request: Request) -> Outgoing:
    files = [(REQUEST, json.dumps({"request": identifier}).encode("ascii"))]
    listed = []
    for item in request.waiting:
        stem, digest = _stem(item), hashlib.new(request.digest, item.attributes).digest()
        files += [(stem + _TO_SIGN, item.attributes), (stem + _DIGEST, digest)]
        listed.append((stem, item.name, digest.hex()))
    return Outgoing(identifier, tuple(files), tuple(listed), request.digest)


def _stem(item: Waiting) -> str:
    """A name that another request's signature can't have."""
    return hashlib.sha256(item.attributes).hexdigest()[:16]


def _kept(workspace: Workspace, record: IssueRecord, folder: Path) -> Request:
    """The request that a folder is the answer to, as it went out."""
    from gazette.sign.remote import Request

    try:
        identifier = str(json.loads((folder / REQUEST).read_bytes())["request"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError("SGN-REMOTE-FOLDER", path=folder) from error
    stored = workspace.registry.steps.outputs(_key(record, identifier))
    if stored is None:
        raise InputError("SGN-REMOTE-FOLDER", path=folder)
    return decode(Request, stored, workspace.archive.get)


def _signature(folder: Path, item: Waiting) -> bytes:
    path = folder / (_stem(item) + _SIGNATURE)
    try:
        return path.read_bytes()
    except OSError as error:
        raise SigningError("SGN-REMOTE-MISSING", path=path, name=item.name) from error


def _manifest(workspace: Workspace, found: ToSign) -> Manifest:
    """The manifest over the PDFs as they are sealed now, all of them."""
    from gazette.sign.issue import is_sealed, listed
    from gazette.sign.manifest import build_manifest

    files = []
    for item in found.rendered.renditions:
        digest = found.done.sealed(item.sha256) if is_sealed(item) else item.sha256
        if digest is None:
            raise ValueError(f"{item.path} is not sealed")
        size = item.size if digest == item.sha256 else len(workspace.archive.get(digest))
        files.append(listed(item, digest, size))
    return build_manifest(found.rendered, tuple(files), found.previous, demonstration=found.sealer.demonstration)


def _key(record: IssueRecord, identifier: str) -> str:
    return step_key("request", "1", ledger_id(record.id), identifier)


def write_request(folder: Path, outgoing: Outgoing, listing: str) -> None:
    """Lay what is to be signed into a folder, with a list for a person. Raises UsageError when that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in outgoing.files:
            (folder / name).write_bytes(data)
        (folder / "LIST.txt").write_text(listing, "utf-8")
    except OSError as error:
        raise UsageError("SET-OUTPUT", path=folder, detail=error.strerror or error) from error
