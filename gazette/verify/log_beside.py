"""A verdict with the log asked as well: the proofs that lie beside the files (`gazette verify --log`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from gazette.model import Check, FileVerdict, Verdict, judge
from gazette.tlog.policy import Policy
from gazette.verify.guard import unsure
from gazette.verify.log import judge_log

PROOF_SUFFIX = ".tlog-proof"
_LONGEST = 1 << 20
"""Bytes. A proof in a log of a million entries has some three thousand."""


def with_log(verdict: Verdict, policy: Policy, moment: datetime) -> Verdict:
    """The verdict with each file's place in the log judged too, offline. A file without a proof can't be decided."""
    return Verdict(tuple(_asked(file, policy, moment) for file in verdict.files))


def _asked(file: FileVerdict, policy: Policy, moment: datetime) -> FileVerdict:
    own = tuple(check for check in file.checks if check.code != "VFY-LOG")
    checks = own + _checks(file, policy, moment)
    indication, sub = judge(checks)
    return replace(file, checks=checks, indication=indication, sub_indication=sub)


def _checks(file: FileVerdict, policy: Policy, moment: datetime) -> tuple[Check, ...]:
    if file.sha256 is None:
        return ()
    path = Path(file.path)
    found: tuple[Check, ...] = ()
    for proof in _proofs(path):
        found, _ = judge_log(file.sha256, proof, policy, moment)
        if not any(check.code == "VFY-LOG-ENTRY" and check.sub_indication for check in found):
            return found
    return found or (unsure("VFY-LOG-NONE", "NO_POE", name=path.stem + PROOF_SUFFIX),)


def _proofs(path: Path) -> Iterator[bytes]:
    """The proof of the same name, then those of the document that the file belongs to (what came with it lies in a
    folder below)."""
    beside = path.with_suffix(PROOF_SUFFIX)
    others = sorted(place for folder in (path.parent, path.parent.parent) for place in folder.glob(f"*{PROOF_SUFFIX}"))
    for place in dict.fromkeys((beside, *others)):
        if place.is_file() and place.stat().st_size <= _LONGEST:
            yield place.read_bytes()
