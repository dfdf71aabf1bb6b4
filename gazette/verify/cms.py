"""What a CMS signature of the gazette must look like (RFC 5652, EN 319 122-1), whoever made it, whatever it signs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from asn1crypto import cms, core, x509

from gazette.verify.algorithms import DIGESTS, weakness
from gazette.verify.der import children, require_der

TIMESTAMP_ATTRIBUTE = "signature_time_stamp_token"


class CmsError(ValueError):
    """A rule that a signature breaks. `rule` is one of form, attributes, algorithm; `detail` a short technical word."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(f"{rule}: {detail}")
        self.rule = rule
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Parsed:
    """A signature that keeps the rules, opened."""

    data: cms.SignedData
    signer: cms.SignerInfo
    signed: bytes
    """The signed attributes in the form that is signed: a SET OF (RFC 5652, 5.4), bearing the tag [0] in the file."""
    certificate: bytes
    """The signer's certificate, DER as it lies in the file."""
    certificates: tuple[bytes, ...]
    """Every certificate in it, DER."""
    tokens: tuple[bytes, ...]
    """The signature timestamp tokens, DER; empty in a timestamp."""
    algorithms: tuple[bytes, ...]
    """How its digest and signature algorithms are written."""


def parse_cms(data: bytes, *, timestamp: bool, covered: bool, lists_allowed: bool = False) -> Parsed:
    """Open a SignedData (detached, or a timestamp token) and hold it against the rules.

    `covered`: a later timestamp covers these bytes, so that they can't have been put in another form since.
    `lists_allowed`: revocation lists may lie inside (the manifest's signature; a PDF has them in its DSS).
    Raises CmsError or NotDerError.
    """
    require_der(data)
    info = cms.ContentInfo.load(data, strict=True)
    if info["content_type"].native != "signed_data":
        raise CmsError("form", "not signed-data")
    signed: cms.SignedData = info["content"]
    certificates, inner = _whole(data, info)
    listed = inner[3]
    signer, place = _form(signed, certificates, timestamp=timestamp, lists_allowed=lists_allowed)
    certificate, loaded = certificates[place], signed["certificates"][place].chosen
    attributes = _attributes(signer, listed)
    _required(signed, attributes, certificate, timestamp=timestamp)
    fixed = covered or "cms_algorithm_protection" in attributes
    _algorithms(signed, signer, loaded, fixed=fixed)
    tokens = tuple(_tokens(signer, timestamp=timestamp))
    return Parsed(signed, signer, b"\x31" + listed[1:], certificate, certificates, tokens, (inner[2], inner[4]))


def _whole(data: bytes, info: cms.ContentInfo) -> tuple[tuple[bytes, ...], list[bytes]]:
    """The certificates and the parts of the SignerInfo as they lie in the file.

    Raises CmsError when a structure has parts that the standard doesn't know: asn1crypto passes over them.
    """
    signed = info["content"]
    outer = _parts(data, 2)
    certified = _there(signed, "certificates")
    parts = _parts(_parts(outer[1], 1)[0], 4 + certified + _there(signed, "crls"))
    signers = list(children(parts[-1]))
    if len(signers) != 1:
        raise CmsError("form", "signers")
    inner = _parts(signers[0], 6 + _there(signed["signer_infos"][0], "unsigned_attrs"))
    return tuple(children(parts[3])) if certified else (), inner


def _parts(encoded: bytes, known: int) -> list[bytes]:
    found = list(children(encoded))
    if len(found) != known:
        raise CmsError("form", "parts")
    return found


def _there(sequence: core.Sequence, name: str) -> bool:
    return not isinstance(sequence[name], core.Void)


def _form(
    signed: cms.SignedData, certificates: tuple[bytes, ...], *, timestamp: bool, lists_allowed: bool
) -> tuple[cms.SignerInfo, int]:
    """The signer, and the place of its certificate among those in the signature."""
    content = signed["encap_content_info"]
    wanted, version = ("tst_info", "v3") if timestamp else ("data", "v1")
    if content["content_type"].native != wanted or signed["version"].native != version:
        raise CmsError("form", "content type")
    if _there(content, "content") is not timestamp:
        raise CmsError("form", "content")
    if _there(signed, "crls") and not lists_allowed:
        raise CmsError("form", "revocation lists")
    if any(item.name != "crl" for item in signed["crls"] or ()):
        raise CmsError("form", "revocation lists")
    choices = tuple(signed["certificates"] or ())
    if any(choice.name != "certificate" for choice in choices):
        raise CmsError("form", "certificates")
    if len(set(certificates)) != len(certificates):
        raise CmsError("form", "certificates")
    signer = signed["signer_infos"][0]
    if signer["version"].native != "v1" or signer["sid"].name != "issuer_and_serial_number":
        raise CmsError("form", "signer")
    sid = signer["sid"].chosen
    # Bytes, not names: names compare equal over spelling (upper and lower case, string type).
    found = [
        place
        for place, choice in enumerate(choices)
        if choice.chosen.issuer.dump() == sid["issuer"].dump()
        and choice.chosen["tbs_certificate"]["serial_number"].dump() == sid["serial_number"].dump()
    ]
    if len(found) != 1:
        raise CmsError("form", "signer's certificate")
    return signer, found[0]


def _attributes(signer: cms.SignerInfo, encoded: bytes) -> dict[str, core.Asn1Value]:
    listed = signer["signed_attrs"]
    if not listed:
        raise CmsError("attributes", "none")
    raw = list(children(encoded))
    if raw != sorted(raw):
        # The tag [0] hides from the DER reader that this is a set.
        raise CmsError("form", "attributes not sorted")
    attributes: dict[str, core.Asn1Value] = {}
    for attribute in listed:
        name = attribute["type"].native
        if name in attributes or len(attribute["values"]) != 1:
            raise CmsError("attributes", name)
        attributes[name] = attribute["values"][0]
    return attributes


def _required(
    signed: cms.SignedData, attributes: dict[str, core.Asn1Value], certificate: bytes, *, timestamp: bool
) -> None:
    content_type = attributes.get("content_type")
    if content_type is None or content_type.native != signed["encap_content_info"]["content_type"].native:
        raise CmsError("attributes", "content-type")
    if "message_digest" not in attributes:
        raise CmsError("attributes", "message-digest")
    bound = attributes.get("signing_certificate_v2")
    if bound is not None:
        first = bound["certs"][0]
        digest: str = first["hash_algorithm"]["algorithm"].native
        if digest not in DIGESTS or hashlib.new(digest, certificate).digest() != first["cert_hash"].native:
            raise CmsError("attributes", "signing-certificate-v2")
    elif timestamp and "signing_certificate" in attributes:
        # RFC 3161 binds the certificate by SHA-1; most authorities still do (RFC 5816 allows both).
        first = attributes["signing_certificate"]["certs"][0]
        if hashlib.new("sha1", certificate).digest() != first["cert_hash"].native:  # noqa: S324
            raise CmsError("attributes", "signing-certificate")
    else:
        raise CmsError("attributes", "signing-certificate-v2")


def _algorithms(signed: cms.SignedData, signer: cms.SignerInfo, certificate: x509.Certificate, *, fixed: bool) -> None:
    digest, algorithm = signer["digest_algorithm"], signer["signature_algorithm"]
    name: str = digest["algorithm"].native
    if name not in DIGESTS:
        raise CmsError("algorithm", name)
    weak = weakness(algorithm, certificate.public_key)
    if weak is not None:
        raise CmsError("algorithm", weak)
    if [item.dump() for item in signed["digest_algorithms"]] != [digest.dump()]:
        raise CmsError("form", "digest algorithms")
    if _parameters(digest) not in (None, b"\x05\x00"):
        raise CmsError("form", "digest algorithm")
    plain = algorithm["algorithm"].native == "rsassa_pkcs1v15"
    if not plain and algorithm.hash_algo != name:
        raise CmsError("algorithm", algorithm["algorithm"].native)
    if algorithm.signature_algo == "rsassa_pkcs1v15":
        # RFC 3370 knows two names for the same signature; where nothing protects the choice only the first counts, so
        # that nobody can put the other in its place.
        if _parameters(algorithm) != b"\x05\x00" or not (plain or fixed):
            raise CmsError("form", "signature algorithm")
    elif algorithm.signature_algo == "ecdsa":
        if _parameters(algorithm) is not None:
            raise CmsError("form", "signature algorithm")
    elif not fixed:
        raise CmsError("form", "signature algorithm")


def _parameters(algorithm: core.Sequence) -> bytes | None:
    parts = list(children(algorithm.dump()))
    return parts[1] if len(parts) > 1 else None


def _tokens(signer: cms.SignerInfo, *, timestamp: bool) -> Iterator[bytes]:
    for attribute in signer["unsigned_attrs"] or ():
        name = attribute["type"].native
        if timestamp or name != TIMESTAMP_ATTRIBUTE or len(attribute["values"]) != 1:
            raise CmsError("attributes", f"unsigned {name}")
        yield attribute["values"][0].dump()
