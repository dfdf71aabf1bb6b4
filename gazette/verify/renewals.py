"""Records of renewals beside the manifests: what they prove about files whose own timestamps count no more.

A record that is valid proves by its timestamp that every file it names by digest existed then. So the manifest, its
signature, the record before and each file that was renewed are judged as of that moment, not as of today: in EN
319 102-1's words, it is their proof of existence. Records are judged from the newest back, each as of the moment that
the one after it proves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from gazette.model import Check, Indication, judge
from gazette.model.renewal import RENEWAL_NAME, RENEWAL_SIGNATURE_NAME, Renewal
from gazette.verify.children import digest_of, examine
from gazette.verify.found import Found, Kind, Task
from gazette.verify.guard import failed
from gazette.verify.trust import Trust

FOLDER = "renewed"


@dataclass(frozen=True, slots=True)
class Record:
    """A record that was found: what it says, if it could be read, and the checks on it."""

    path: Path
    found: Found
    checks: tuple[Check, ...]

    @property
    def renewal(self) -> Renewal | None:
        return self.found.renewal

    @property
    def valid(self) -> bool:
        return judge(self.checks)[0] is Indication.PASSED


@dataclass(slots=True)
class _Line:
    """The records of one manifest that are still to be judged, the newest last, and what is proven so far."""

    waiting: list[Path]
    done: list[Record] = field(default_factory=list)
    proven: dict[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Renewals:
    """The records beside one manifest, the newest first; `proven` tells by sha256 since when a file surely exists."""

    records: tuple[Record, ...] = ()
    proven: Mapping[str, datetime] = field(default_factory=dict)

    def existed(self, path: Path) -> datetime | None:
        """Since when this file, with these bytes, surely exists; None when no record speaks of it."""
        return self.proven.get(digest_of(str(path))[0]) if self.proven else None


NO_RENEWALS = Renewals()


def judge_records(manifests: Sequence[Path], trust: Trust, moment: datetime) -> dict[Path, Renewals]:
    """The records beside each of these manifests. One round for each record that a manifest has at most."""
    lines = {manifest: _Line(_beside(manifest)) for manifest in manifests}
    while any(line.waiting for line in lines.values()):
        turn = [line for line in lines.values() if line.waiting]
        paths = [line.waiting.pop() for line in turn]
        tasks = [_task(path, line) for path, line in zip(paths, turn, strict=True)]
        for path, line, found in zip(paths, turn, examine(tasks, trust, moment), strict=True):
            _settle(Record(path, found, (*found.checks, *_place(path, found.renewal))), line)
    return {manifest: Renewals(tuple(line.done), line.proven) for manifest, line in lines.items()}


def _beside(manifest: Path) -> list[Path]:
    """The records of a manifest's folder in the order of their numbers."""
    folder = manifest.parent / FOLDER
    numbers = sorted(int(item.name) for item in folder.iterdir() if item.name.isdecimal()) if folder.is_dir() else []
    paths = (folder / str(number) / RENEWAL_NAME for number in numbers)
    return [path for path in paths if path.is_file()]


def _task(path: Path, line: _Line) -> Task:
    signature = path.with_name(RENEWAL_SIGNATURE_NAME)
    beside = str(signature.absolute()) if signature.is_file() else None
    # Both must be proven: a signature made later over an old record would prove nothing about then.
    digests = [digest_of(str(item))[0] for item in (path, signature) if item.is_file()]
    moments = [line.proven.get(digest) for digest in digests]
    at = max((moment for moment in moments if moment is not None), default=None) if None not in moments else None
    return Task(str(path.absolute()), Kind.RENEWAL, beside, at)


def _place(path: Path, renewal: Renewal | None) -> tuple[Check, ...]:
    """A record says which renewal of which issue it is; one that was put elsewhere proves nothing there."""
    if renewal is None or path.absolute().as_posix().endswith(f"/{renewal.folder}/{RENEWAL_NAME}"):
        return ()
    return (failed("VFY-RENEWAL-PLACE", "FORMAT_FAILURE", place=renewal.folder),)


def _settle(record: Record, line: _Line) -> None:
    line.done.append(record)
    renewal, signer = record.renewal, record.found.signer
    if renewal is None or signer is None or signer.at is None or not record.valid:
        return
    named = (*renewal.evidence, *(file.renews for file in renewal.files))
    # From the newest back, so that the earliest moment stands at the end.
    line.proven.update(dict.fromkeys([item.sha256 for item in named], signer.at))
