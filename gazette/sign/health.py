"""What ends: certificates, revocation lists, timestamps. Values in, problems out; nothing is opened or fetched here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cryptography import x509

from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.sign.certificate import subject


class Use(StrEnum):
    """What a certificate is for; each has its own wording, since each is replaced in another way."""

    SEAL = "SEAL"
    CHAIN = "CHAIN"
    ROOT = "ROOT"
    STAMP = "STAMP"
    APPROVER = "APPROVER"


@dataclass(frozen=True, slots=True)
class HeldCertificate:
    """A certificate that the office relies on."""

    use: Use
    certificate: x509.Certificate


NO_ADDRESS = "URL"
"""Stands where no certificate says at which address its issuer offers a list."""


@dataclass(frozen=True, slots=True)
class HeldList:
    """A revocation list at hand. `needed`: nothing is fetched in its place; `address` is where its issuer offers it."""

    path: Path
    crl: x509.CertificateRevocationList
    needed: bool
    address: str = NO_ADDRESS


def certificate_problems(held: Iterable[HeldCertificate], now: datetime, days: int) -> Iterator[Problem]:
    """Certificates that are not valid now, or end within `days`."""
    for item in held:
        certificate = item.certificate
        name, begins, ends = subject(certificate), certificate.not_valid_before_utc, certificate.not_valid_after_utc
        if now > ends:
            yield problem(f"DRC-{item.use}-ENDED", Severity.ERROR, name=name, on=ends.date())
        elif now < begins:
            yield problem("DRC-CERTIFICATE-EARLY", Severity.ERROR, name=name, on=begins.date())
        elif now + timedelta(days=days) > ends:
            yield problem(f"DRC-{item.use}-ENDS", Severity.WARNING, name=name, on=ends.date())


def list_problems(held: Iterable[HeldList], now: datetime, days: int) -> Iterator[Problem]:
    """Revocation lists that are out of date, or will be within `days`. Those that are fetched anew matter less."""
    for item in held:
        ends, where = item.crl.next_update_utc, {"path": item.path, "url": item.address}
        if ends is None:
            yield problem("DRC-LIST-ENDLESS", Severity.WARNING, **where)
        elif now > ends:
            severity = Severity.ERROR if item.needed else Severity.WARNING
            yield problem("DRC-LIST-ENDED", severity, **where, on=ends.date())
        elif now + timedelta(days=days) > ends and item.needed:
            yield problem("DRC-LIST-ENDS", Severity.WARNING, **where, on=ends.date())
