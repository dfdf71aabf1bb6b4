"""Keys that never meet this machine: what is to be signed goes out, signatures come back, in two steps.

The first step lays the PDFs out with an empty place for the signature; what is signed elsewhere is a few hundred bytes
that hold the digest of each (the signed attributes of RFC 5652). The manifest names the sealed files, so it can go out
only when those are done: a second round for one more signature.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cryptography import x509
from cryptography.x509 import ocsp

from gazette.config.types import KeyConfig
from gazette.errors import SigningError
from gazette.model import FileStore, Rendition
from gazette.sign.keys import check_strength, digest_algorithm, load_certificates, signed_by
from gazette.sign.pdf import Prepared, SealFacts, prepare_seal
from gazette.sign.seal import completed
from gazette.sign.sealer import Session


@dataclass(frozen=True, slots=True)
class RemoteKey:
    """The certificate of a key elsewhere."""

    where: str
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    digest: str

    def sign(self, data: bytes) -> bytes:  # noqa: ARG002 - as every key
        """Raise SigningError: this key signs in two steps."""
        raise SigningError("SGN-REMOTE", path=self.where)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a signature made elsewhere."""

    name: str
    """The path of the file that it is for."""
    unsigned: str
    """sha256 of the file without its signature."""
    attributes: bytes
    """What is to be signed."""
    data: bytes
    """The PDF with an empty place from `start` to `end`, or the manifest."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """What went out at one time. `until`: the evidence laid into the PDFs is out of date then."""

    waiting: tuple[Waiting, ...]
    digest: str
    certificates: tuple[str, ...]
    """sha256 of each certificate that the PDFs hold as evidence."""
    until: datetime


def load_remote(config: KeyConfig) -> RemoteKey:
    """The certificate that `config` names. Raises SigningError when it can't be read or its key is too weak."""
    certificate, *extra = load_certificates(config.path)
    public = check_strength(certificate.public_key(), str(config.path))
    chain = (*extra, *(found for path in config.chain for found in load_certificates(path)))
    return RemoteKey(str(config.path), certificate, tuple(dict.fromkeys(chain)), digest_algorithm(public))


def ask_for_seals(renditions: tuple[Rendition, ...], session: Session, files: FileStore, facts: SealFacts) -> Request:
    """What is to be signed to seal these PDFs. Raises SigningError for one that can't be sealed."""
    form = session.form
    waiting = []
    for rendition in renditions:
        room = session.room(timestamped=True)
        prepared = prepare_seal(files.get(rendition.sha256), facts, session.evidence, room, rendition.path)
        attributes = form.signed_attributes(prepared.digest(form.digest))
        where = (prepared.start, prepared.end)
        waiting.append(Waiting(rendition.path, rendition.sha256, attributes, prepared.data, *where))
    return _request(tuple(waiting), session)


def ask_for_manifest(data: bytes, path: str, session: Session, now: datetime) -> Request:
    """What is to be signed for a manifest."""
    attributes = session.form.signed_attributes(hashlib.new(session.form.digest, data).digest(), now)
    return _request((Waiting(path, sha256(data).hexdigest(), attributes, data),), session)


def check_signature(waiting: Waiting, signature: bytes, session: Session) -> None:
    """Raise SigningError unless a signature that came back is over what went out, by the certificate's key."""
    if not signed_by(session.sealer.key.certificate, signature, waiting.attributes, session.form.digest):
        raise SigningError("SGN-REMOTE-WRONG", path=waiting.name)


def check_current(request: Request, session: Session, now: datetime) -> None:
    """Raise SigningError when what went out can't be finished any more: evidence out of date, other authorities."""
    held = set(request.certificates)
    known = {sha256(item).hexdigest() for items in session.stamper.known.values() for item in items}
    if now > request.until or not known <= held or request.digest != session.form.digest:
        raise SigningError("SGN-REMOTE-STALE", until=request.until.isoformat())


def sealed(waiting: Waiting, signature: bytes, session: Session) -> bytes:
    """The sealed PDF: signature and timestamps put in. `signature` has been checked."""
    prepared = Prepared(waiting.data, waiting.start, waiting.end)
    return completed(prepared, waiting.attributes, signature, session, waiting.name)


def _request(waiting: tuple[Waiting, ...], session: Session) -> Request:
    evidence = session.evidence
    lists = (x509.load_der_x509_crl(item).next_update_utc for item in evidence.crls)
    answers = (ocsp.load_der_ocsp_response(item).next_update_utc for item in evidence.ocsps)
    ends = [session.sealer.key.certificate.not_valid_after_utc, *(end for end in (*lists, *answers) if end is not None)]
    held = tuple(sha256(item).hexdigest() for item in evidence.certificates)
    return Request(waiting, session.form.digest, held, min(ends))
