"""The sender's XML signature on an exchange package (edXML; QCVN 102:2016/BTTTT, W3C XML Signature).

Beside "does it fit" and "who" there is the question that XML signatures raise: what is signed. The header and every
attachment have to be, or the verdict stays open: something unsigned may have been put beside what was.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from lxml import etree
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator.errors import InsufficientRevinfoError, PathError, RevokedError, ValidationError
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.exceptions import InvalidDigest, InvalidSignature
from signxml.verifier import SignatureConfiguration, XMLVerifier

from gazette.model import Check, ReceivedSignature, SourceVerdict, judge
from gazette.verify.guard import failed, guarded, passed, skipped, unsure
from gazette.verify.received import Evidence, validation_context
from gazette.verify.signer import signer_of

_DS = "http://www.w3.org/2000/09/xmldsig#"
_METHODS = frozenset(
    method
    for method in SignatureMethod
    if method.name in {f"{kind}_SHA{size}" for kind in ("RSA", "ECDSA") for size in (256, 384, 512)}
    or method.name.endswith(("SHA256_RSA_MGF1", "SHA384_RSA_MGF1", "SHA512_RSA_MGF1"))
)
_DIGESTS = frozenset({DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512})
_LEAST_BITS = {"rsa": 2048, "ec": 256}
_LONG = re.compile(rb">[^<>]{9900000}")
"""A text at which libxml2 stops (10 million characters), here and inside signxml: not judged, so not called bad."""
_MAX_UNPACKED = 200 * 1024 * 1024

_IDS = ("contentid", "href", "attachmentname", "filename")

Form = Callable[[bytes], bytes]


def judge_received_xml(data: bytes, evidence: Evidence, moment: datetime) -> SourceVerdict:
    """Judge the signature of a package as of `moment`. Never raises over what the bytes are."""
    if _LONG.search(data):
        return SourceVerdict(moment, (), (unsure("RCV-XML-SIZE", "GENERIC"),))
    found: list[tuple[etree._Element, list[etree._Element]]] = []

    def form() -> Check:
        root = _root(data)
        signatures = list(root.iter(f"{{{_DS}}}Signature"))
        if len(signatures) > 1:
            raise ValueError("several signatures")
        found.append((root, signatures))
        return passed("RCV-XML-FORM")

    checks = guarded("RCV-XML-FORM", form)
    if not found:
        return SourceVerdict(moment, (), checks)
    root, signatures = found[0]
    return SourceVerdict(moment, tuple(_judged(root, item, evidence, moment) for item in signatures))


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("doctype")
    if sum(_local(item) == "messageheader" for item in root.iter()) > 1:
        raise ValueError("several headers")  # the signed one, and another that readers would take
    return root


def _judged(root: etree._Element, signature: etree._Element, evidence: Evidence, moment: datetime) -> ReceivedSignature:
    certificates: list[x509.Certificate] = []

    def whole() -> Iterator[Check]:
        chain = _certificates(signature)
        covered = _verified(root, signature, chain[0])
        if isinstance(covered, str):
            yield failed("RCV-INTACT", covered, detail=covered)
            return
        certificates.extend(chain)
        yield passed("RCV-INTACT")
        left = sorted(_parts(root) - covered)
        yield unsure("RCV-COVER", "SIG_CONSTRAINTS_FAILURE", detail=", ".join(left)) if left else passed("RCV-COVER")
        yield _trusted(chain, evidence, moment)
        yield skipped("RCV-NO-TIMESTAMP", at="—")

    checks = guarded("RCV-INTACT", whole)
    indication, sub = judge(checks)
    signer = signer_of(_asn1(certificates[0]), None) if certificates else None
    return ReceivedSignature(indication, sub, checks, signer)


def _certificates(signature: etree._Element) -> list[x509.Certificate]:
    """The certificates that the signature brings, the signer's first. Raises ValueError when there is none."""
    texts = [item.text or "" for item in signature.iter(f"{{{_DS}}}X509Certificate")]
    found = [x509.load_der_x509_certificate(base64.b64decode("".join(text.split()))) for text in texts]
    if not found:
        raise ValueError("no certificate")
    issuers = {item.issuer for item in found}
    # providers differ in the order; the signer's is the one that issued none of the others
    return sorted(found, key=lambda item: item.subject in issuers and item.subject != item.issuer)


def _verified(root: etree._Element, signature: etree._Element, certificate: x509.Certificate) -> set[str] | str:
    """The parts that are signed, or the sub-indication of what does not fit.

    What a digest of an attachment is over is not said by the standard: each form is tried for all of them.
    """
    configuration = SignatureConfiguration(
        require_x509=True,
        expect_references=True,  # any number: what they cover is asked afterwards
        signature_methods=_METHODS,
        digest_algorithms=_DIGESTS,
        ignore_ambiguous_key_info=False,
        verification_time=certificate.not_valid_before_utc,  # the period is the path's affair
    )
    uris = [item.get("URI", "") for item in signature.iter(f"{{{_DS}}}Reference")]
    fault = "HASH_FAILURE"
    for form in _FORMS:
        try:
            results = XMLVerifier().verify(
                root,
                x509_cert=certificate,
                uri_resolver=lambda uri, form=form: form(_attachments(root)[_cid(uri)]),
                expect_config=configuration,
            )
        except InvalidDigest:
            continue
        except InvalidSignature:
            fault = "SIG_CRYPTO_FAILURE"
            continue
        listed = results if isinstance(results, list) else [results]
        return set().union(*(_covered(root, uri, item.signed_xml) for uri, item in zip(uris, listed, strict=True)))
    return fault


def _covered(root: etree._Element, uri: str, signed: etree._Element | None) -> set[str]:
    if not uri:
        return _parts(root)
    if not uri.startswith("#"):
        return {f"cid:{_cid(uri)}"}
    return _parts(signed) if signed is not None else set()


def _parts(element: etree._Element) -> set[str]:
    """The parts of a package that matter: its header, and each attachment by its content id."""
    header = {"header"} if any(_local(item) == "messageheader" for item in element.iter()) else set()
    return header | {f"cid:{cid}" for cid in _attachments(element)}


def _attachments(element: etree._Element) -> dict[str, bytes]:
    """The text of each attachment by its content id, as it stands in the package.

    Raises ValueError where a package could be read in two ways: whoever reads it might take the other.
    """
    found: dict[str, bytes] = {}
    for item in element.iter():
        if _local(item) != "attachment":
            continue
        inside = [(_local(child), child) for child in item.iterdescendants()]
        contents = [child for name, child in inside if name in ("contenttransferencoded", "content")]
        if len(contents) > 1 or any(name == "attachment" for name, _ in inside):
            raise ValueError("attachment with two contents")
        cid = _content_id(item, inside)
        if cid in found:
            raise ValueError("one name, two attachments")
        found[cid] = "".join(contents[0].itertext()).encode() if contents else b""
    return found


def _content_id(item: etree._Element, inside: list[tuple[str, etree._Element]]) -> str:
    """What an attachment is called by: its content id, else its file's name, in an element or an attribute."""
    values = {etree.QName(name).localname.lower(): str(value) for name, value in item.attrib.items()}
    values |= {name: "".join(child.itertext()) for name, child in reversed(inside)}
    return next((_cid(values[name]) for name in _IDS if values.get(name, "").strip()), "")


def _local(element: etree._Element) -> str:
    """The local name in small letters (senders' programs differ in case); empty for what is no element."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _cid(uri: str) -> str:
    return uri.strip().strip("<>").removeprefix("cid:").strip()


def _decoded(encoded: bytes) -> bytes:
    try:
        return base64.b64decode(b"".join(encoded.split()), validate=True)
    except binascii.Error as error:
        raise InvalidDigest("no base64") from error


def _unpacked(encoded: bytes) -> bytes:
    """The one file of a zipped attachment; the attachment as decoded when it is no zip of one file."""
    decoded = _decoded(encoded)
    try:
        with zipfile.ZipFile(io.BytesIO(decoded)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) == 1 and infos[0].file_size <= _MAX_UNPACKED:
                with archive.open(infos[0]) as stream:
                    return stream.read(_MAX_UNPACKED)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise InvalidDigest("no zip") from error
    return decoded


_FORMS: tuple[Form, ...] = (_decoded, bytes, _unpacked)
"""As sent and decoded, as the text in the package, and the file inside: senders' programs differ."""


def _trusted(chain: list[x509.Certificate], evidence: Evidence, moment: datetime) -> Check:
    key = chain[0].public_key()
    kind = "rsa" if hasattr(key, "public_numbers") and hasattr(key.public_numbers(), "n") else "ec"
    bits = getattr(key, "key_size", 0)
    if bits < _LEAST_BITS[kind]:
        return unsure("RCV-TRUST", "CRYPTO_CONSTRAINTS_FAILURE", detail=f"{kind} {bits}")
    validator = CertificateValidator(
        _asn1(chain[0]),
        intermediate_certs=[_asn1(item) for item in chain[1:]],
        validation_context=validation_context(None, evidence, moment),
    )
    try:
        path = asyncio.run(validator.async_validate_path())
    except RevokedError as error:
        return failed("RCV-TRUST", "REVOKED", detail=f"REVOKED {error.revocation_dt:%Y-%m-%d}")
    except InsufficientRevinfoError:
        return unsure("RCV-TRUST", "TRY_LATER", detail="TRY_LATER")
    except PathError:
        return unsure("RCV-TRUST", "NO_CERTIFICATE_CHAIN_FOUND", detail="NO_CERTIFICATE_CHAIN_FOUND")
    except ValidationError as error:
        return unsure("RCV-TRUST", "CHAIN_CONSTRAINTS_FAILURE", detail=str(error)[:200])
    usage = _asn1(chain[0]).key_usage_value
    if usage is not None and not {"digital_signature", "non_repudiation"} & set(usage.native):
        return unsure("RCV-TRUST", "CHAIN_CONSTRAINTS_FAILURE", detail="key usage")
    first = path.first
    return passed("RCV-TRUST", root=first.subject.human_friendly if first is not None else "")


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    from cryptography.hazmat.primitives.serialization import Encoding

    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
