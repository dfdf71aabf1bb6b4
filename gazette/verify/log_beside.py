"""A verdict with the log asked as well: the proofs that lie beside the files, and what the bulletin says of them
(`gazette verify --log`, `--bundle`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

from gazette.model import Check, FileVerdict, Indication, StateAsOf, Verdict, judge
from gazette.tlog.entry import parse_entry
from gazette.tlog.policy import Policy
from gazette.tlog.proof import parse_proof
from gazette.tlog.quorum import open_checkpoint
from gazette.verify.bulletin import Told, judge_bulletin, judge_state
from gazette.verify.bundle import Bundle
from gazette.verify.guard import unsure
from gazette.verify.log import judge_log

PROOF_SUFFIX = ".tlog-proof"
BULLETIN, CHECKPOINT = "bulletin", "checkpoint"
_LONGEST = 1 << 20
"""Bytes. A proof in a log of a million entries has some three thousand."""

_NOT_TOLD = (StateAsOf(), StateAsOf())


def with_log(
    verdict: Verdict, policy: Policy, moment: datetime, bundle: Bundle | None = None, seen: bytes | None = None
) -> Verdict:
    """The verdict with each file's place in the log judged too, offline. A file without a proof can't be decided.

    With a bundle, proofs that lie in it count like those beside the files, and its bulletin tells what became of each;
    `seen` is a bulletin that the reader has seen before.
    """
    evidence = _Evidence(policy, moment, cache(_in_folder), bundle or Bundle(), {}, None)
    if bundle is not None:
        proofs = _named(bundle.named(f"*{PROOF_SUFFIX}"))
        evidence = replace(evidence, proofs=proofs, told=_told(bundle, policy, moment, seen))
    return Verdict(tuple(_asked(file, evidence) for file in verdict.files))


def without_policy(verdict: Verdict) -> Verdict:
    """The verdict where evidence of a log was given and nobody said whom to believe: nothing of it can be decided."""
    return Verdict(tuple(_answered(file, (unsure("VFY-LOG-POLICY", "NO_POE"),), {"VFY-LOG"}) for file in verdict.files))


_Folders: TypeAlias = Callable[[Path], Mapping[str, list[Path]]]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What files are held against. `proofs` are the bundle's, by the digests that they name."""

    policy: Policy
    moment: datetime
    folders: _Folders
    bundle: Bundle
    proofs: Mapping[str, list[Path]]
    told: Told | None


def _told(bundle: Bundle, policy: Policy, moment: datetime, seen: bytes | None) -> Told:
    data = bundle.log(BULLETIN)
    if data is None:
        return Told((unsure("VFY-BULLETIN-NONE", "NO_POE", name=f"log/{BULLETIN}"),))
    return judge_bulletin(data, bundle.log(CHECKPOINT), bundle.log, policy, moment, seen)


def _asked(file: FileVerdict, evidence: _Evidence) -> FileVerdict:
    found, (publication, legal) = _found(file, evidence)
    answered = {"VFY-LOG"} if evidence.told is None else {"VFY-LOG", "VFY-BULLETIN"}
    return replace(_answered(file, found, answered), publication=publication, legal=legal)


def _answered(file: FileVerdict, found: tuple[Check, ...], answered: set[str]) -> FileVerdict:
    """The verdict with the checks `found` in the place of those that said that nothing was given."""
    checks = tuple(check for check in file.checks if check.code not in answered) + found
    indication, sub = judge(checks)
    return replace(file, checks=checks, indication=indication, sub_indication=sub)


def _found(file: FileVerdict, evidence: _Evidence) -> tuple[tuple[Check, ...], tuple[StateAsOf, StateAsOf]]:
    """By the proof that names the file; a proof of the file's own name that does not name it is told as such."""
    if file.sha256 is None:
        return (), _NOT_TOLD
    path = Path(file.path)
    # What came with a document lies in a folder below it.
    folders = (path.parent, path.parent.parent)
    naming = [place for folder in folders for place in evidence.folders(folder).get(file.sha256, ())]
    naming += evidence.proofs.get(file.sha256, ())
    beside = path.with_suffix(PROOF_SUFFIX)
    data = _read(naming[0] if naming and beside not in naming else beside)
    rest = evidence.told.checks if evidence.told is not None else ()
    if data is None:
        return (unsure("VFY-LOG-NONE", "NO_POE", name=path.stem + PROOF_SUFFIX), *rest), _NOT_TOLD
    checks, entry = judge_log(file.sha256, data, evidence.policy, evidence.moment)
    if evidence.told is None or entry is None or judge(checks)[0] is not Indication.PASSED:
        return (*checks, *rest), _NOT_TOLD
    proof = parse_proof(data)
    proved = open_checkpoint(proof.checkpoint, evidence.policy).checkpoint
    more, *states = judge_state(evidence.told, entry, proof.index, proved, evidence.bundle.log)
    return (*checks, *more), (states[0], states[1])


def _in_folder(folder: Path) -> dict[str, list[Path]]:
    return _named(sorted(folder.glob(f"*{PROOF_SUFFIX}")))


def _named(places: Iterable[Path]) -> dict[str, list[Path]]:
    """For each digest that one of the proofs names, those proofs. Each is read once, however many files there are."""
    found: dict[str, list[Path]] = {}
    for place in places:
        try:
            entry = parse_entry(parse_proof(_read(place) or b"").extra)
        except ValueError:
            continue
        for _, digest in entry.files:
            found.setdefault(digest, []).append(place)
    return found


def _read(place: Path) -> bytes | None:
    return place.read_bytes() if place.is_file() and place.stat().st_size <= _LONGEST else None
