"""The newest timestamp of a file of ours: by whom, until when it counts, which algorithms it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from gazette.errors import SigningError
from gazette.model.renewal import Stamp
from gazette.sign.certificate import subject
from gazette.sign.pdf import archived

_TOKEN = "signature_time_stamp_token"  # noqa: S105 - the name of an attribute


def pdf_stamp(data: bytes, roots: Iterable[x509.Certificate], label: str) -> Stamp:
    """The last document timestamp of a sealed PDF. Raises SigningError when it has none."""
    found = archived(data, label)
    token = cms.ContentInfo.load(found.token)["content"]
    return _stamp(token, map(x509.load_der_x509_certificate, found.certificates), roots)


def signature_stamp(signature: bytes, roots: Iterable[x509.Certificate], label: str) -> Stamp:
    """The timestamp on a detached signature (CAdES-T). Raises SigningError when it has none."""
    signed = cms.ContentInfo.load(signature)["content"]
    for attribute in signed["signer_infos"][0]["unsigned_attrs"] or ():
        if attribute["type"].native == _TOKEN:
            return _stamp(attribute["values"][0]["content"], _certificates(signed), roots)
    raise SigningError("RNW-NO-STAMP", path=label)


def _stamp(token: cms.SignedData, others: Iterable[x509.Certificate], roots: Iterable[x509.Certificate]) -> Stamp:
    own = tuple(_certificates(token))
    signer = token["signer_infos"][0]
    named = signer["sid"].chosen
    leaf = next(item for item in own if item.serial_number == named["serial_number"].native)
    info = token["encap_content_info"]["content"].parsed
    at: datetime = info["gen_time"].native
    digests = {
        signer["digest_algorithm"]["algorithm"].native,
        info["message_imprint"]["hash_algorithm"]["algorithm"].native,
    }
    path = _path(leaf, (*own, *others), tuple(roots))
    return Stamp(
        at=at,
        authority=subject(leaf),
        ends=min(item.not_valid_after_utc for item in path),
        algorithms=tuple(sorted(digests | {kind for item in path if (kind := _kind(item)) is not None})),
    )


def _certificates(signed: cms.SignedData) -> Iterator[x509.Certificate]:
    for choice in signed["certificates"] or ():
        if choice.name == "certificate":
            yield x509.load_der_x509_certificate(choice.chosen.dump())


def _path(
    leaf: x509.Certificate, known: tuple[x509.Certificate, ...], roots: tuple[x509.Certificate, ...]
) -> list[x509.Certificate]:
    """The certificates from the authority's up to the root, which is trusted whatever its period."""
    anchors = {root.subject for root in roots}
    by_name = {item.subject: item for item in known}
    path = [leaf]
    while path[-1].issuer not in anchors and path[-1].issuer in by_name and by_name[path[-1].issuer] not in path:
        path.append(by_name[path[-1].issuer])
    return path


def _kind(certificate: x509.Certificate) -> str | None:
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return f"rsa-{key.key_size}"
    return f"ec-{key.key_size}" if isinstance(key, ec.EllipticCurvePublicKey) else None
