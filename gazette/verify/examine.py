"""What happens in a child: files read and judged one after the other, sharing what is found out about certificates.

Importing this module loads everything that judging needs; whoever keeps children has it loaded once for all.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from gazette.errors import InputError
from gazette.model import ReceivedSignature
from gazette.model.approval import Approval, parse_approval
from gazette.verify.byte_range import bears_signature
from gazette.verify.chain import Chains
from gazette.verify.found import Found, Kind, Task
from gazette.verify.guard import failed
from gazette.verify.manifest import judge_fact, judge_manifest, judge_renewal
from gazette.verify.pdf import judge_pdf
from gazette.verify.trust import Trust


def examine(tasks: tuple[Task, ...], trust: Trust, moment: datetime) -> tuple[Found, ...]:
    """What was found out about each file, in order. Raises InputError for one that can't be read."""
    chains = Chains(trust)
    return tuple(_one(task, trust, moment, chains) for task in tasks)


def _one(task: Task, trust: Trust, moment: datetime, chains: Chains) -> Found:
    data = _read(task.path)
    digest, size = sha256(data).hexdigest(), len(data)
    if not data:
        return Found(digest, size, (failed("VFY-FILE-EMPTY", "FORMAT_FAILURE"),))
    at = task.at or moment
    signature = _read(task.beside) if task.beside is not None else None
    if task.kind is Kind.MANIFEST:
        checks, manifest, signer = judge_manifest(data, signature, trust, at, chains)
        return Found(digest, size, checks, signer, (), manifest)
    if task.kind is Kind.RENEWAL:
        checks, renewal, signer = judge_renewal(data, signature, trust, at, chains)
        return Found(digest, size, checks, signer, (), renewal=renewal)
    if task.kind is Kind.FACT:
        checks, fact, signer = judge_fact(data, signature, trust, at, chains)
        return Found(digest, size, checks, signer, (), fact=fact)
    if task.kind is Kind.APPROVAL:
        return Found(digest, size, (), approval=_approval(data))
    if task.kind is Kind.ORIGINAL:
        return Found(digest, size, (), own=_own(data, trust, at))
    checks, signer, facts = judge_pdf(data, trust, at, chains)
    return Found(digest, size, checks, signer, facts)


def _approval(data: bytes) -> Approval | None:
    """What a second person stated; None for what is no such statement."""
    try:
        return parse_approval(data)
    except ValueError:
        return None


def _own(data: bytes, trust: Trust, moment: datetime) -> tuple[ReceivedSignature, ...]:
    """The signatures of whoever issued a document that the gazette published as it came."""
    if not bears_signature(data):
        return ()
    # Loaded for such files alone: it takes pyHanko's whole validation, which takes its time.
    from gazette.verify.received import Evidence, judge_received

    return judge_received(data, Evidence(trust), moment).signatures


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError("VFY-PATH", path=path, reason=error.strerror or error) from error
