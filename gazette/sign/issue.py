"""Signing an issue: every PDF sealed, everything named in a manifest, the manifest signed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from gazette.model import (
    Clock,
    FileStore,
    Manifest,
    Progress,
    RenderedIssue,
    Rendition,
    Role,
    SealFace,
    SignedFile,
    SignedIssue,
)
from gazette.model.manifest_json import manifest_bytes
from gazette.sign.certificate import subject
from gazette.sign.manifest import build_manifest, sign_manifest
from gazette.sign.pdf import SealFacts
from gazette.sign.seal import seal_pdf
from gazette.sign.sealer import Sealer, Session, start

SIGN_VERSION = "3"
"""Part of the key of this step: raise it when what is signed, or how, changes."""

_SEALED = "application/pdf"
MANIFEST_NAME = "manifest.json"
SIGNATURE_NAME = "manifest.json.p7s"


class Done(Protocol):
    """PDFs that an earlier run has sealed by the same key and settings, before it broke."""

    def sealed(self, unsigned: str) -> str | None:
        """The sha256 of the sealed PDF, None when it must be sealed yet."""
        ...

    def record(self, unsigned: str, sealed: str) -> None:
        """A PDF was sealed; its bytes are in the file store."""
        ...


def sign_issue(
    rendered: RenderedIssue,
    sealer: Sealer,
    files: FileStore,
    previous: str | None,
    clock: Clock,
    progress: Progress,
    done: Done | None = None,
    face: SealFace | None = None,
) -> SignedIssue:
    """Seal the PDFs of an issue, write its manifest and sign that.

    `previous` is the sha256 of the manifest of the publisher's issue before this one. Files are taken in the order in
    which they were rendered; one that is `done` is not sealed again. Every seal claims the moment at which
    the work begins; `face` draws what its field shows. The certificate is checked before anything is
    signed.

    Raises SigningError when the certificate may not be used now, a PDF can't be sealed, or no timestamp is to be had.
    """
    session = start(sealer, clock)
    progress.start("sign", len(rendered.renditions) + 1)
    signed = []
    facts = seal_facts(session, clock.now(), face)
    for file in all_signed(rendered.renditions, session, files, facts, done):
        signed.append(file)
        progress.advance(file.path)
    manifest = build_manifest(rendered, tuple(signed), previous, demonstration=sealer.demonstration)
    signature, at = sign_manifest(manifest_bytes(manifest), session, clock.now())
    progress.advance(MANIFEST_NAME)
    progress.finish()
    return signed_issue(manifest, signature, at, files)


def signed_issue(manifest: Manifest, signature: bytes, at: datetime, files: FileStore) -> SignedIssue:
    """The issue whose manifest was signed; both are kept. `at` is the time of the signature's timestamp."""
    data, signed = manifest_bytes(manifest), "application/pkcs7-signature"
    return SignedIssue(
        manifest=manifest,
        manifest_file=_kept(Role.MANIFEST, manifest, MANIFEST_NAME, "application/json", data, files),
        signature_file=_kept(Role.MANIFEST_SIGNATURE, manifest, SIGNATURE_NAME, signed, signature, files),
        signed_at=at,
    )


def all_signed(
    renditions: tuple[Rendition, ...], session: Session, files: FileStore, facts: SealFacts, done: Done | None = None
) -> Iterator[SignedFile]:
    """Every rendition as it is published, in order; many at once, since sealing is mostly waiting for timestamps."""
    waiting: deque[tuple[Rendition, Future[bytes] | str]] = deque()

    def known(rendition: Rendition) -> str | None:
        if not is_sealed(rendition):
            return rendition.sha256
        return done.sealed(rendition.sha256) if done is not None else None

    def next_one() -> SignedFile:
        rendition, found = waiting.popleft()
        if isinstance(found, str):
            return listed(rendition, found, rendition.size if found == rendition.sha256 else len(files.get(found)))
        sealed = found.result()
        digest = files.put(sealed)
        if done is not None:
            done.record(rendition.sha256, digest)
        return listed(rendition, digest, len(sealed))

    with ThreadPoolExecutor(session.at_once) as pool:
        try:
            for rendition in renditions:
                waiting.append((rendition, known(rendition) or pool.submit(_sealed, rendition, session, files, facts)))
                # No more are begun than are worked at, so that few whole PDFs lie in memory.
                if len(waiting) > session.at_once:
                    yield next_one()
            while waiting:
                yield next_one()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def is_sealed(rendition: Rendition) -> bool:
    # Attachments are published as they came, PDFs among them too: sealing would change another body's file.
    return rendition.media_type == _SEALED and rendition.role in (Role.ISSUE_PDF, Role.DOCUMENT_PDF)


def seal_facts(session: Session, at: datetime, face: SealFace | None) -> SealFacts:
    """What the seals of an issue say."""
    config = session.sealer.config
    return SealFacts(at, config.reason, config.location, subject(session.sealer.key.certificate), face)


def _sealed(rendition: Rendition, session: Session, files: FileStore, facts: SealFacts) -> bytes:
    return seal_pdf(files.get(rendition.sha256), session, facts, rendition.path)


def listed(rendition: Rendition, digest: str, size: int) -> SignedFile:
    """A rendition as the manifest lists it: published under `digest`."""
    return SignedFile(
        role=rendition.role,
        path=rendition.path,
        media_type=rendition.media_type,
        sha256=digest,
        size=size,
        unsigned_sha256=rendition.sha256,
        work=rendition.work,
    )


def _kept(role: Role, manifest: Manifest, name: str, media_type: str, data: bytes, files: FileStore) -> SignedFile:
    files.put(data)
    digest = sha256(data).hexdigest()
    return SignedFile(role, f"{manifest.id.path}/{name}", media_type, digest, len(data), digest)
