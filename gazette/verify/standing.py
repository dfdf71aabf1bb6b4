"""Whether the certificates behind a seal were good when they had to be, and how long its last timestamp counts.

Each signature is judged as of the moment that what follows it proves (EN 319 102-1, 5.6): the seal's certificate at the
time of the timestamp inside it, a timestamp's own certificate when it was given and again when the next one took over.
Of the last timestamp it is asked whether its certificates still run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from gazette.model import Check
from gazette.verify.chain import Answer, Chains, Evidence, Purpose
from gazette.verify.guard import failed, passed, unsure

SKEW = timedelta(minutes=10)
"""How far clocks may disagree before a timestamp counts as from the future."""

_SEAL_FAULTS = {
    "REVOKED": "VFY-REVOKED",
    "REVOCATION_OUT_OF_BOUNDS_NO_POE": "VFY-STATUS",
    "OUT_OF_BOUNDS_NO_POE": "VFY-PERIOD",
}


@dataclass(frozen=True, slots=True)
class Stamped:
    """A timestamp: the certificate of its authority, DER, and the time that it gives."""

    certificate: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What came out: the checks, and whether the seal's holder and its time may be told."""

    checks: tuple[Check, ...]
    trusted: bool
    paths: frozenset[bytes] = frozenset()
    """Every certificate that the paths used."""


def standing(chains: Chains, evidence: Evidence, seal: bytes, stamps: Sequence[Stamped], moment: datetime) -> Standing:
    """Judge a seal's certificate (DER) and its timestamps, the one inside it first, as of `moment`."""
    held = chains.ask(seal, Purpose.SEAL, evidence, stamps[0].at)
    if held.fault is not None and not held.linked:
        return Standing((unsure("VFY-TRUST", held.fault, detail=held.fault),), trusted=False)
    if held.fault is not None:
        return Standing((passed("VFY-TRUST"), _seal_fault(held, stamps[0].at)), trusted=False)
    paths = set(held.path)
    last = held
    for place, stamp in enumerate(stamps):
        for at in (stamp.at, stamps[min(place + 1, len(stamps) - 1)].at):
            last = chains.ask(stamp.certificate, Purpose.TIMESTAMP, evidence, at)
            if last.fault is not None:
                sub = "REVOKED_NO_POE" if last.fault == "REVOKED" else last.fault
                broken = unsure("VFY-TSA", sub, detail=sub, at=at.isoformat())
                return Standing((passed("VFY-TRUST"), broken), trusted=False)
            paths |= last.path
    checks = (passed("VFY-TRUST"), passed("VFY-ADES"), _time(stamps[-1].at, last.ends, moment))
    return Standing(checks, trusted=True, paths=frozenset(paths))


def _seal_fault(held: Answer, at: datetime) -> Check:
    fault = held.fault or ""
    if held.misused:
        return unsure("VFY-USAGE", fault, detail=fault)
    code = _SEAL_FAULTS.get(fault, "VFY-ADES")
    make = failed if fault == "REVOKED" else unsure
    return make(code, fault, detail=fault, at=at.isoformat())


def _time(at: datetime, ends: datetime | None, moment: datetime) -> Check:
    if at > moment + SKEW:
        return unsure("VFY-TIME", "NOT_YET_VALID", at=at.isoformat())
    if ends is None or moment > ends:
        return unsure("VFY-RENEW", "OUT_OF_BOUNDS_NO_POE", at=ends.date().isoformat() if ends else "")
    return passed("VFY-TIME")
