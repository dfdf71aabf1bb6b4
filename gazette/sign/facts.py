"""The statement of a fact and its detached signature, as those of a manifest."""

from __future__ import annotations

from hashlib import sha256

from gazette.model import Clock, FileStore, Role, SignedFile
from gazette.model.fact_record import FACT_NAME, FACT_SIGNATURE_NAME, FactRecord, SignedFact, fact_bytes
from gazette.sign.manifest import sign_manifest
from gazette.sign.sealer import Session


def sign_fact(sequence: int, record: FactRecord, session: Session, files: FileStore, clock: Clock) -> SignedFact:
    """Write and sign the statement of a fact."""
    data = fact_bytes(record)
    signature, at = sign_manifest(data, session, clock.now())
    return SignedFact(
        sequence,
        record,
        _kept(Role.FACT, record, FACT_NAME, "application/json", data, files),
        _kept(Role.FACT_SIGNATURE, record, FACT_SIGNATURE_NAME, "application/pkcs7-signature", signature, files),
        at,
    )


def _kept(role: Role, record: FactRecord, name: str, media_type: str, data: bytes, files: FileStore) -> SignedFile:
    files.put(data)
    digest = sha256(data).hexdigest()
    return SignedFile(
        role, f"{record.folder}/{name}", media_type, digest, len(data), digest, work=record.fact.work, eli=record.eli
    )
