"""Whether a certificate led to a trust anchor at a moment, over the revocation data that lie with the signature.

The judge is pyHanko's path validation (RFC 5280). An archive of a gazette asks it the same question a thousand times:
one issuing authority, one timestamp authority, one set of revocation lists. So what held is remembered, by the bytes
of everything that the answer rests on. Between two of the moments at which something begins, ends or is revoked the
answer can't change, and only within such a stretch of time is it taken from memory. Failures are judged anew.
"""

from __future__ import annotations

import asyncio
import logging
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1_x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import ExpiredError as PathExpiredError
from pyhanko_certvalidator.errors import (
    InsufficientRevinfoError,
    NotYetValidError,
    PathError,
    RevokedError,
    ValidationError,
)
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy, RevocationCheckingRule

from gazette.verify.algorithms import AllowList
from gazette.verify.trust import Trust

# pyHanko explains itself on a logger that nobody set up here, which Python would print to standard error.
logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())

_MACHINES = frozenset({"time_stamping", "ocsp_signing", "server_auth", "code_signing"})
"""Purposes of keys that no body signs a document with."""


class Purpose(Enum):
    """What a certificate is used for."""

    SEAL = "seal"
    TIMESTAMP = "timestamp"


@dataclass(frozen=True, slots=True)
class Evidence:
    """DER objects that a signature carries: certificates that may lead on, and revocation data."""

    certificates: frozenset[bytes]
    crls: frozenset[bytes]
    ocsps: frozenset[bytes]

    def within(self, other: Evidence) -> bool:
        """Whether everything in this one is in the other one too."""
        return self.certificates <= other.certificates and self.crls <= other.crls and self.ocsps <= other.ocsps


@dataclass(frozen=True, slots=True)
class Answer:
    """What path validation said. `fault` is the sub-indication of EN 319 102-1, None when the path holds."""

    fault: str | None
    linked: bool
    """Whether the path leads to an anchor, whatever else is wrong with it."""
    misused: bool = False
    """Whether the path holds, but the certificate is not for this purpose."""
    path: frozenset[bytes] = frozenset()
    """The certificates of a path that holds, the anchor among them."""
    ends: datetime | None = None
    """When the first certificate of that path ends, the anchor's excepted."""


_Key = tuple[bytes, Purpose, Evidence]


class Chains:
    """Path validation against the same anchors, with a memory. Not for use by several threads at a time."""

    def __init__(self, trust: Trust) -> None:
        self._anchors = [asn1_x509.Certificate.load(root) for root in trust.roots]
        self._held: dict[_Key, dict[tuple[int, int], Answer]] = {}
        self._turns: dict[_Key, tuple[datetime, ...]] = {}

    def ask(self, leaf: bytes, purpose: Purpose, evidence: Evidence, at: datetime) -> Answer:
        """Whether `leaf` could be relied on at `at`. Raises what parsers raise over bytes that are no certificate."""
        key = (leaf, purpose, evidence)
        turns = self._turns.get(key)
        if turns is None:
            turns = self._turns[key] = tuple(sorted(set(self._all_turns(leaf, evidence))))
        stretch = bisect_left(turns, at), bisect_right(turns, at)
        held = self._held.setdefault(key, {})
        found = held.get(stretch)
        if found is None:
            found = self._judge(leaf, purpose, evidence, at)
            if found.fault is None:
                held[stretch] = found
        return found

    def _judge(self, leaf: bytes, purpose: Purpose, evidence: Evidence, at: datetime) -> Answer:
        certificate = asn1_x509.Certificate.load(leaf, strict=True)
        found = asyncio.run(self._path(certificate, evidence, at, later=False))
        if found.fault is not None:
            return found
        # Data made after that moment prove nothing for it, but may tell that the key was stolen before.
        told = asyncio.run(self._path(certificate, evidence, at, later=True))
        if told.fault is not None:
            return told
        return found if _fits(certificate, purpose) else Answer("CHAIN_CONSTRAINTS_FAILURE", linked=True, misused=True)

    async def _path(
        self, certificate: asn1_x509.Certificate, evidence: Evidence, at: datetime, *, later: bool
    ) -> Answer:
        others = [asn1_x509.Certificate.load(item, strict=True) for item in sorted(evidence.certificates)]
        rule = RevocationCheckingRule.CRL_OR_OCSP_REQUIRED
        context = ValidationContext(
            trust_roots=self._anchors,
            other_certs=others,
            crls=[asn1_crl.CertificateList.load(item, strict=True) for item in sorted(evidence.crls)],
            ocsps=[asn1_ocsp.OCSPResponse.load(item, strict=True) for item in sorted(evidence.ocsps)],
            moment=at,
            allow_fetching=False,
            revinfo_policy=CertRevTrustPolicy(RevocationCheckingPolicy(rule, rule), retroactive_revinfo=later),
            algorithm_usage_policy=AllowList(),
            time_tolerance=timedelta(0),
        )
        try:
            path = await CertificateValidator(
                certificate, intermediate_certs=others, validation_context=context
            ).async_validate_path()
        except RevokedError:
            return Answer("REVOKED", linked=True)
        except InsufficientRevinfoError:
            return Answer("REVOCATION_OUT_OF_BOUNDS_NO_POE", linked=True)
        except (PathExpiredError, NotYetValidError):
            return Answer("OUT_OF_BOUNDS_NO_POE", linked=True)
        except (PathError, ValidationError) as error:
            lost = isinstance(error, PathError)
            return Answer("NO_CERTIFICATE_CHAIN_FOUND" if lost else "CHAIN_CONSTRAINTS_FAILURE", linked=not lost)
        listed = list(path.iter_certs(include_root=True))
        ends = [item.not_valid_after for item in listed[1:]] or [certificate.not_valid_after]
        return Answer(None, linked=True, path=frozenset(item.dump() for item in listed), ends=min(ends))

    def _all_turns(self, leaf: bytes, evidence: Evidence) -> Iterator[datetime]:
        """Every moment at which an answer over this evidence may change."""
        loaded = [asn1_x509.Certificate.load(item) for item in (leaf, *evidence.certificates)]
        certificates = [*loaded, *self._anchors]
        for item in evidence.ocsps:
            response = asn1_ocsp.OCSPResponse.load(item)["response_bytes"]["response"].parsed
            certificates += response["certs"] or ()
            yield from _ocsp_turns(response["tbs_response_data"])
        for certificate in certificates:
            yield certificate.not_valid_before
            yield certificate.not_valid_after
        serials = {certificate.serial_number for certificate in certificates}
        for item in evidence.crls:
            yield from _crl_turns(asn1_crl.CertificateList.load(item)["tbs_cert_list"], serials)


def _crl_turns(listed: asn1_crl.TbsCertList, serials: set[int]) -> Iterator[datetime]:
    yield from _moments(listed["this_update"].native, listed["next_update"].native)
    for entry in listed["revoked_certificates"] or ():
        if entry["user_certificate"].native in serials:
            yield from _moments(entry["revocation_date"].native)
            yield from _moments(*(extension["extn_value"].native for extension in entry["crl_entry_extensions"] or ()))


def _ocsp_turns(told: asn1_ocsp.ResponseData) -> Iterator[datetime]:
    yield from _moments(told["produced_at"].native)
    for response in told["responses"]:
        yield from _moments(response["this_update"].native, response["next_update"].native)
        status = response["cert_status"]
        if status.name == "revoked":
            yield from _moments(status.chosen["revocation_time"].native)


def _moments(*values: object) -> Iterable[datetime]:
    return (value for value in values if isinstance(value, datetime))


def _fits(certificate: asn1_x509.Certificate, purpose: Purpose) -> bool:
    """Whether a key may be used so (RFC 3161, 2.3; TT 15/2025/TT-BKHCN Điều 5)."""
    usage = certificate.key_usage_value
    if usage is None or not {"digital_signature", "non_repudiation"} & usage.native:
        return False
    extended = certificate.extended_key_usage_value
    purposes = set(extended.native) if extended is not None else set()
    if purpose is Purpose.TIMESTAMP:
        return purposes == {"time_stamping"} and "extended_key_usage" in certificate.critical_extensions
    return not purposes or not purposes <= _MACHINES
