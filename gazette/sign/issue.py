"""Signing an issue: every PDF sealed, everything named in a manifest, the manifest signed."""

from __future__ import annotations

import asyncio
from datetime import datetime
from hashlib import sha256

from gazette.model import Clock, FileStore, Manifest, Progress, RenderedIssue, Rendition, Role, SignedFile, SignedIssue
from gazette.model.manifest_json import manifest_bytes
from gazette.sign.sealer import Sealer, Session, start

SIGN_VERSION = "2"
"""Part of the key of this step: raise it when what is signed, or how, changes."""

_SEALED = "application/pdf"
MANIFEST_NAME = "manifest.json"
SIGNATURE_NAME = "manifest.json.p7s"


def sign_issue(
    rendered: RenderedIssue,
    sealer: Sealer,
    files: FileStore,
    previous: str | None,
    clock: Clock,
    progress: Progress,
) -> SignedIssue:
    """Seal the PDFs of an issue, write its manifest and sign that.

    `previous` is the sha256 of the manifest of the publisher's issue before this one. Files are taken in the order in
    which they were rendered. The certificate is checked before anything is signed.

    Raises SigningError when the certificate may not be used now, a PDF can't be sealed, or no timestamp is to be had;
    what was put into the store until then is unreferenced.
    """
    session = start(sealer, clock)
    progress.start("sign", len(rendered.renditions) + 1)
    signed = asyncio.run(_sign(rendered, session, files, previous, clock, progress))
    progress.finish()
    return signed


async def _sign(
    rendered: RenderedIssue,
    session: Session,
    files: FileStore,
    previous: str | None,
    clock: Clock,
    progress: Progress,
) -> SignedIssue:
    from gazette.sign.manifest import build_manifest, sign_manifest

    listed = []
    for rendition in rendered.renditions:
        listed.append(await _signed(rendition, session, files, clock.now()))
        progress.advance(rendition.path)
    manifest = build_manifest(rendered, tuple(listed), previous, demonstration=session.sealer.demonstration)
    data = manifest_bytes(manifest)
    signature, at = await sign_manifest(data, session, clock.now())
    progress.advance(MANIFEST_NAME)
    return SignedIssue(
        manifest=manifest,
        manifest_file=_kept(Role.MANIFEST, manifest, MANIFEST_NAME, "application/json", data, files),
        signature_file=_kept(
            Role.MANIFEST_SIGNATURE, manifest, SIGNATURE_NAME, "application/pkcs7-signature", signature, files
        ),
        signed_at=at,
    )


async def _signed(rendition: Rendition, session: Session, files: FileStore, now: datetime) -> SignedFile:
    from gazette.sign.pdf import seal_pdf

    digest, size = rendition.sha256, rendition.size
    # Attachments are published as they came, PDFs among them too: sealing would change another body's file.
    if rendition.media_type == _SEALED and rendition.role in (Role.ISSUE_PDF, Role.DOCUMENT_PDF):
        sealed = await seal_pdf(files.get(rendition.sha256), session, now, rendition.path)
        digest, size = files.put(sealed), len(sealed)
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
