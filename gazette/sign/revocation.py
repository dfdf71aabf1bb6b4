"""Whether certificates were revoked: lists at hand, lists that certificates point to, and what responders say.

Lists are needed in any case: they go into the manifest's signature, which anyone can then judge offline. A responder
(OCSP) knows of a revocation sooner; one that is silent is passed over, one that says "revoked" is believed.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Iterable
from datetime import datetime
from http.client import HTTPException
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID

from gazette.errors import SigningError

_TIMEOUT = 10.0
"""Seconds for one list."""
_LARGEST = 32 << 20
"""Bytes. The largest public lists have some 10 MB."""
_LARGEST_ANSWER = 1 << 20


def load_crl(path: Path) -> bytes:
    """The DER bytes of a revocation list in PEM or DER. Raises SigningError when the file is none."""
    try:
        return _der(path.read_bytes())
    except OSError as error:
        raise SigningError("SGN-FILE", path=path, reason=error.strerror or error) from error
    except ValueError as error:
        raise SigningError("SGN-CRL-FILE", path=path) from error


def fetch_crls(certificates: Iterable[x509.Certificate], at_hand: Iterable[bytes], now: datetime) -> tuple[bytes, ...]:
    """The lists that `certificates` point to, except those whose issuer has one at hand that is in date.

    Raises SigningError when none of a certificate's addresses gives a list.
    """
    lists = [x509.load_der_x509_crl(data) for data in at_hand]
    known = {crl.issuer for crl in lists if crl.next_update_utc is not None and now <= crl.next_update_utc}
    fetched: dict[str, bytes] = {}
    for certificate in certificates:
        addresses = distribution_points(certificate)
        if certificate.issuer in known or not addresses or fetched.keys() & set(addresses):
            continue
        address, data = _first(addresses)
        fetched[address] = data
    return tuple(fetched.values())


def lists_of(
    certificates: Iterable[x509.Certificate], roots: Iterable[x509.Certificate], crls: Iterable[bytes]
) -> tuple[bytes, ...]:
    """Those lists that are signed by an issuer of one of these certificates; names alone say little."""
    leaves = tuple(certificates)
    issuers = [above for above in (*leaves, *roots) if any(_issued(below, above) for below in leaves)]
    return tuple(data for data in dict.fromkeys(crls) if any(_listed(data, issuer) for issuer in issuers))


def _issued(below: x509.Certificate, above: x509.Certificate) -> bool:
    try:
        below.verify_directly_issued_by(above)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _listed(data: bytes, issuer: x509.Certificate) -> bool:
    crl, key = x509.load_der_x509_crl(data), issuer.public_key()
    if crl.issuer != issuer.subject or not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        return False
    return crl.is_signature_valid(key)


def fetch_ocsps(
    certificates: Iterable[x509.Certificate], roots: Iterable[x509.Certificate], now: datetime
) -> tuple[bytes, ...]:
    """What responders say of those certificates that name one, DER; silent ones and useless answers are left out."""
    certificates = tuple(certificates)
    known = {item.subject: item for item in (*certificates, *roots)}
    found = []
    for certificate in certificates:
        issuer = known.get(certificate.issuer)
        if issuer is not None and certificate is not issuer:
            found += [_told(address, certificate, issuer, now) for address in responders(certificate)[:1]]
    return tuple(told for told in found if told is not None)


def responders(certificate: x509.Certificate) -> tuple[str, ...]:
    """The HTTP addresses of the certificate's OCSP responders."""
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except x509.ExtensionNotFound:
        return ()
    places = (item.access_location for item in access if item.access_method == AuthorityInformationAccessOID.OCSP)
    texts = (place.value for place in places if isinstance(place, x509.UniformResourceIdentifier))
    return tuple(text for text in texts if text.lower().startswith(("http://", "https://")))


def _told(address: str, certificate: x509.Certificate, issuer: x509.Certificate, now: datetime) -> bytes | None:
    """A responder's answer that is about the certificate and of use now; who signed it is asked with the path."""
    # SHA-1 names the certificate here and protects nothing; many responders know no other (RFC 5019).
    asked = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA1()).build()  # noqa: S303
    headers = {"Content-Type": "application/ocsp-request", "Accept": "application/ocsp-response"}
    post = urllib.request.Request(address, asked.public_bytes(Encoding.DER), headers)  # noqa: S310 - only http(s)
    try:
        with urllib.request.urlopen(post, timeout=_TIMEOUT) as reply:  # noqa: S310
            data: bytes = reply.read(_LARGEST_ANSWER + 1)
        answer = ocsp.load_der_ocsp_response(data)
    except (OSError, HTTPException, ValueError):
        return None
    if len(data) > _LARGEST_ANSWER or answer.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        return None
    fresh = answer.next_update_utc is None or now <= answer.next_update_utc
    return data if answer.serial_number == certificate.serial_number and fresh else None


def distribution_points(certificate: x509.Certificate) -> tuple[str, ...]:
    """The HTTP addresses of the certificate's revocation lists."""
    try:
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except x509.ExtensionNotFound:
        return ()
    names = (name for point in points for name in point.full_name or ())
    texts = (name.value for name in names if isinstance(name, x509.UniformResourceIdentifier))
    return tuple(text for text in texts if text.lower().startswith(("http://", "https://")))


def _first(addresses: tuple[str, ...]) -> tuple[str, bytes]:
    reason = ""
    for address in addresses:
        try:
            with urllib.request.urlopen(address, timeout=_TIMEOUT) as reply:  # noqa: S310 - only http(s) gets here
                data: bytes = reply.read(_LARGEST + 1)
            if len(data) <= _LARGEST:
                return address, _der(data)
            reason = "size"
        except (OSError, HTTPException, ValueError) as error:
            reason = str(error)
    raise SigningError("SGN-CRL-FETCH", url=addresses[0], reason=reason)


def _der(data: bytes) -> bytes:
    crl = x509.load_pem_x509_crl(data) if b"-----BEGIN" in data else x509.load_der_x509_crl(data)
    return crl.public_bytes(Encoding.DER)
