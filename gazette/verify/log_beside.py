"""A verdict with the log asked as well: the proofs that lie beside the files (`gazette verify --log`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

from gazette.model import Check, FileVerdict, Verdict, judge
from gazette.tlog.entry import parse_entry
from gazette.tlog.policy import Policy
from gazette.tlog.proof import parse_proof
from gazette.verify.guard import unsure
from gazette.verify.log import judge_log

PROOF_SUFFIX = ".tlog-proof"
_LONGEST = 1 << 20
"""Bytes. A proof in a log of a million entries has some three thousand."""


def with_log(verdict: Verdict, policy: Policy, moment: datetime) -> Verdict:
    """The verdict with each file's place in the log judged too, offline. A file without a proof can't be decided."""
    folders = cache(_named)
    return Verdict(tuple(_asked(file, policy, moment, folders) for file in verdict.files))


_Folders: TypeAlias = Callable[[Path], Mapping[str, list[Path]]]


def _asked(file: FileVerdict, policy: Policy, moment: datetime, folders: _Folders) -> FileVerdict:
    own = tuple(check for check in file.checks if check.code != "VFY-LOG")
    checks = own + _checks(file, policy, moment, folders)
    indication, sub = judge(checks)
    return replace(file, checks=checks, indication=indication, sub_indication=sub)


def _checks(file: FileVerdict, policy: Policy, moment: datetime, folders: _Folders) -> tuple[Check, ...]:
    """By the proof that names the file; a proof of the file's own name that does not name it is told as such."""
    if file.sha256 is None:
        return ()
    path = Path(file.path)
    # What came with a document lies in a folder below it.
    naming = [place for folder in (path.parent, path.parent.parent) for place in folders(folder).get(file.sha256, ())]
    beside = path.with_suffix(PROOF_SUFFIX)
    data = _read(naming[0] if naming and beside not in naming else beside)
    if data is None:
        return (unsure("VFY-LOG-NONE", "NO_POE", name=path.stem + PROOF_SUFFIX),)
    return judge_log(file.sha256, data, policy, moment)[0]


def _named(folder: Path) -> dict[str, list[Path]]:
    """For each digest that a proof in the folder names, those proofs. Each is read once, however many files there
    are."""
    found: dict[str, list[Path]] = {}
    for place in sorted(folder.glob(f"*{PROOF_SUFFIX}")):
        try:
            entry = parse_entry(parse_proof(_read(place) or b"").extra)
        except ValueError:
            continue
        for _, digest in entry.files:
            found.setdefault(digest, []).append(place)
    return found


def _read(place: Path) -> bytes | None:
    return place.read_bytes() if place.is_file() and place.stat().st_size <= _LONGEST else None
