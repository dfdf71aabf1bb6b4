"""Certificate revocation lists: those at hand, and those that certificates point to."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterable
from datetime import datetime
from http.client import HTTPException
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from gazette.errors import SigningError

_TIMEOUT = 10.0
"""Seconds for one list."""
_LARGEST = 32 << 20
"""Bytes. The largest public lists have some 10 MB."""


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
