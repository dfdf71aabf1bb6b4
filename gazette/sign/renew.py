"""New archive timestamps over files that are published: PDFs, and by the record's own signature the manifest's.

A timestamp counts until a certificate on its path ends or an algorithm is given up. Before that the whole file is
timestamped again, with what is needed to judge the timestamp before it (EN 319 142-1, 5.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from cryptography import x509

from gazette.config.types import RenewalConfig
from gazette.errors import SigningError
from gazette.model import Clock, FileStore, Role, SignedFile
from gazette.model.renewal import (
    RENEWAL_NAME,
    RENEWAL_SIGNATURE_NAME,
    Reason,
    Renewal,
    SignedRenewal,
    Stamp,
    renewal_bytes,
)
from gazette.sign.manifest import sign_manifest
from gazette.sign.pdf import Evidence, archived, prepare_timestamp
from gazette.sign.revocation import fetch_crls, lists_of
from gazette.sign.sealer import Session
from gazette.sign.stamps import pdf_stamp

RENEW_VERSION = "1"
"""Part of the key of this step: raise it when what is written, or how, changes."""
_DIGESTS = ("sha256", "sha384", "sha512")


@dataclass(frozen=True, slots=True)
class Due:
    """Why a timestamp is to be renewed, and when it stops counting."""

    reason: Reason
    ends: date


def due(stamp: Stamp, until: date, config: RenewalConfig) -> Due | None:
    """Whether a timestamp stops counting before `until`, and why; None while it lasts."""
    given_up = [(end, name) for name, end in config.retire if name in stamp.algorithms and end <= until]
    if stamp.ends.date() <= until and (not given_up or stamp.ends.date() <= min(given_up)[0]):
        return Due(Reason.CERTIFICATE, stamp.ends.date())
    return Due(Reason.ALGORITHM, min(given_up)[0]) if given_up else None


def renew_pdf(data: bytes, session: Session, until: date, now: datetime, label: str) -> bytes:
    """The PDF with one revision more: the DSS brought up to date, and a timestamp over all of it.

    Raises SigningError when the PDF can't be read, no timestamp is to be had, or the new one would last no longer.
    """
    roots, config = session.sealer.roots, session.sealer.config.renewal
    before = pdf_stamp(data, roots, label)
    algorithm = _digest(config, until)
    last = prepare_timestamp(data, session.stamper.longest, label, _evidence(data, session, now, label))
    renewed = last.filled(session.stamper.stamp(last.digest(algorithm), algorithm).der)
    refuse_useless(before, pdf_stamp(renewed, roots, label), until, config)
    return renewed


def sign_renewal(renewal: Renewal, session: Session, files: FileStore, clock: Clock) -> SignedRenewal:
    """Write and sign the record of a renewal. Its timestamp renews those of what `renewal.evidence` names."""
    data = renewal_bytes(renewal)
    signature, at = sign_manifest(data, session, clock.now())
    return SignedRenewal(
        renewal,
        _kept(Role.RENEWAL, renewal, RENEWAL_NAME, "application/json", data, files),
        _kept(Role.RENEWAL_SIGNATURE, renewal, RENEWAL_SIGNATURE_NAME, "application/pkcs7-signature", signature, files),
        at,
    )


def _evidence(data: bytes, session: Session, now: datetime, label: str) -> Evidence:
    """What judging the timestamp before and the new one takes: lists of today for the authority before, too."""
    held = tuple(map(x509.load_der_x509_certificate, archived(data, label).certificates))
    sealer = session.sealer
    fetched = () if sealer.config.offline else fetch_crls(held, sealer.crls, now)
    crls = (*session.evidence.crls, *lists_of(held, sealer.roots, (*sealer.crls, *fetched)))
    return Evidence(session.evidence.certificates, tuple(dict.fromkeys(crls)), session.evidence.ocsps)


def _digest(config: RenewalConfig, until: date) -> str:
    """The first digest that is not given up by `until`."""
    ends = dict(config.retire)
    for name in _DIGESTS:
        if name not in ends or ends[name] > until:
            return name
    raise SigningError("RNW-WEAK", name=", ".join(_DIGESTS))


def refuse_useless(before: Stamp, after: Stamp, until: date, config: RenewalConfig) -> None:
    """Raise SigningError when a new timestamp rests on what is given up, or lasts no longer than the one before."""
    weak = [name for name, end in config.retire if name in after.algorithms and end <= until]
    if weak:
        raise SigningError("RNW-WEAK", name=", ".join(weak))
    strong = any(name in before.algorithms for name, end in config.retire if end <= until)
    if after.ends <= before.ends and not strong:
        raise SigningError("RNW-SHORT", name=after.authority, on=after.ends.date())


def _kept(role: Role, renewal: Renewal, name: str, media_type: str, data: bytes, files: FileStore) -> SignedFile:
    files.put(data)
    digest = sha256(data).hexdigest()
    return SignedFile(role, f"{renewal.folder}/{name}", media_type, digest, len(data), digest)
