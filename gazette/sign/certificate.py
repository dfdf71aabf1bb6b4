"""What must hold of a certificate before anything is signed with it (Circular 15/2025/TT-BKHCN: check, then sign)."""

from __future__ import annotations

from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from gazette.errors import SigningError
from gazette.sign.keys import SealKey

DEMONSTRATION = "DEMONSTRATION"
"""A name with this word belongs to a throw-away key."""


def subject(certificate: x509.Certificate) -> str:
    """The common name, or the whole name when there is none."""
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def is_demonstration(certificate: x509.Certificate) -> bool:
    """Whether the certificate's own name says that it is a demonstration."""
    return any(DEMONSTRATION in str(attribute.value) for attribute in certificate.subject)


def check_usage(key: SealKey, *, timestamping: bool) -> None:
    """Raise SigningError unless the certificate is for signing (or, for an authority, for timestamps alone)."""
    extensions = key.certificate.extensions
    try:
        usage = extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound as error:
        raise SigningError("SGN-CERT-USAGE", name=subject(key.certificate), path=key.where) from error
    if not (usage.digital_signature or usage.content_commitment):
        raise SigningError("SGN-CERT-USAGE", name=subject(key.certificate), path=key.where)
    try:
        purposes = tuple(extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except x509.ExtensionNotFound:
        purposes = ()
    if timestamping and purposes != (ExtendedKeyUsageOID.TIME_STAMPING,):
        raise SigningError("SGN-CERT-USAGE", name=subject(key.certificate), path=key.where)


def check_period(certificate: x509.Certificate, now: datetime) -> None:
    """Raise SigningError unless `now` lies in the certificate's period of validity."""
    if now > certificate.not_valid_after_utc:
        raise SigningError("SGN-CERT-EXPIRED", name=subject(certificate), on=certificate.not_valid_after_utc.date())
    if now < certificate.not_valid_before_utc:
        raise SigningError("SGN-CERT-EARLY", name=subject(certificate), on=certificate.not_valid_before_utc.date())
