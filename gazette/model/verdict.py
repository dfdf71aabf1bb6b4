"""Verdicts in the words of ETSI EN 319 102-1: what was checked, what came out, and what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Indication(StrEnum):
    """Main indication (EN 319 102-1, 5.1.3)."""

    PASSED = "TOTAL-PASSED"
    FAILED = "TOTAL-FAILED"
    INDETERMINATE = "INDETERMINATE"


class Outcome(StrEnum):
    """Outcome of one check.

    A check that could not run is `fail` or `indeterminate`; `skipped` only where no evidence was given.
    """

    PASS = "pass"  # noqa: S105 - a verdict, not a secret
    FAIL = "fail"
    INDETERMINATE = "indeterminate"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: cause and remedy are the catalogue's, by `code` and `params`.

    `sub_indication` is the ETSI word (FORMAT_FAILURE, HASH_FAILURE, NO_CERTIFICATE_CHAIN_FOUND …) a failure leads to.
    """

    code: str
    outcome: Outcome
    params: tuple[tuple[str, str], ...] = ()
    sub_indication: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who sealed a file and when. `at` is the time of the trusted timestamp, not the clock of the signer."""

    name: str
    organisation: str | None
    at: datetime | None
    demonstration: bool = False
    certificate: str | None = None
    """sha256 of the certificate, lower-case hex: what people compare over the telephone."""


@dataclass(frozen=True, slots=True)
class ReceivedSignature:
    """One signature on a file as received, judged offline at the counter.

    `signer.at` is the time that a trusted timestamp proves, None without one; `claimed_at` is what the signer's own
    clock said, which proves nothing.
    """

    indication: Indication
    sub_indication: str | None
    checks: tuple[Check, ...]
    signer: Signer | None = None
    claimed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StateAsOf:
    """A state and the moment up to which it is known. `unknown` with None when nothing was given to tell."""

    state: str = "unknown"
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """The verdict on one file. `document` holds what the signed manifest or the file says it is, as (name, value)."""

    path: str
    sha256: str | None
    indication: Indication
    sub_indication: str | None
    checks: tuple[Check, ...]
    signer: Signer | None = None
    document: tuple[tuple[str, str], ...] = ()
    publication: StateAsOf = StateAsOf()
    legal: StateAsOf = StateAsOf()
    vouched: bool = False
    """Whether `signer` is who signed the manifest that names the file, not the file itself."""
    own: tuple[ReceivedSignature, ...] = ()
    """The issuer's own signatures on a file that the gazette published as it came: told, not part of the indication."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on all files given: passed only if every file passed and there was at least one."""

    files: tuple[FileVerdict, ...]

    @property
    def indication(self) -> Indication:
        return worst(verdict.indication for verdict in self.files)


def worst(indications: Iterable[Indication]) -> Indication:
    """FAILED outweighs INDETERMINATE outweighs PASSED; nothing at all is INDETERMINATE."""
    found = set(indications)
    if Indication.FAILED in found:
        return Indication.FAILED
    if found == {Indication.PASSED}:
        return Indication.PASSED
    return Indication.INDETERMINATE


def judge(checks: Iterable[Check]) -> tuple[Indication, str | None]:
    """Indication and sub-indication of a list of checks: every check must pass or be skipped, and one must pass."""
    listed = tuple(checks)
    failed = next((check for check in listed if check.outcome is Outcome.FAIL), None)
    if failed is not None:
        return Indication.FAILED, failed.sub_indication or "FORMAT_FAILURE"
    unsure = next((check for check in listed if check.outcome is Outcome.INDETERMINATE), None)
    if unsure is not None:
        return Indication.INDETERMINATE, unsure.sub_indication
    if any(check.outcome is Outcome.PASS for check in listed):
        return Indication.PASSED, None
    return Indication.INDETERMINATE, None
