"""Who made a signature, as the certificate says it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from asn1crypto import x509

from gazette.model import Check, Signer
from gazette.verify.guard import failed, passed
from gazette.verify.trust import Trust

DEMONSTRATION = "DEMONSTRATION"
"""A name with this word belongs to a throw-away key."""


def signer_of(certificate: x509.Certificate, at: datetime | None) -> Signer:
    """The holder of a certificate; `at` is the trusted time of the signature."""
    names: Mapping[str, object] = certificate.subject.native
    organisation = _text(names.get("organization_name"))
    return Signer(
        name=_text(names.get("common_name")) or organisation or certificate.subject.human_friendly,
        organisation=organisation,
        at=at,
        demonstration=DEMONSTRATION in certificate.subject.human_friendly,
        certificate=sha256(certificate.dump()).hexdigest(),
    )


def pinned(signer: Signer, trust: Trust) -> tuple[Check, ...]:
    """Whether the seal is by one of those that were named; nothing is asked when nobody was."""
    if not trust.signers:
        return ()
    own = {_plain(name) for name in (signer.name, signer.organisation) if name is not None}
    if own & {_plain(name) for name in trust.signers}:
        return (passed("VFY-SIGNER"),)
    return (failed("VFY-SIGNER", "SIG_CONSTRAINTS_FAILURE", name=signer.name, wanted="; ".join(trust.signers)),)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return str(value) if value is not None else None
