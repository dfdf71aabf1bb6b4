"""What a witness does (C2SP tlog-witness): remember the longest log it saw, and sign no other history.

The decision alone; whoever calls keeps the state, one writer at a time, and stores it before the signature leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gazette.tlog.checkpoint import Checkpoint, parse_checkpoint
from gazette.tlog.merkle import EMPTY_ROOT, consistency_proof, is_consistent, root
from gazette.tlog.note import NoteError, NoteKey, NoteSignature, signed_line
from gazette.tlog.policy import Policy
from gazette.tlog.quorum import Head, open_checkpoint
from gazette.tlog.tiles import Fetch, node_reader


class WitnessRefusalError(ValueError):
    """Why a witness does not sign. `rule` is one of signature (not the log's own), shorter (than what was seen), fork
    (the same size, another root), inconsistent (the longer log does not begin with the one that was seen)."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(f"{rule}: {detail}")
        self.rule = rule
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Cosigned:
    """What the witness now remembers, and its line for the log."""

    seen: Checkpoint
    line: NoteSignature


def consider(
    data: bytes,
    proof: tuple[bytes, ...],
    policy: Policy,
    seen: Checkpoint | None,
    key: NoteKey,
    sign: Callable[[bytes], bytes],
    time: int,
) -> Cosigned:
    """Sign the checkpoint in `data` if it continues what was `seen` of the log (None: nothing yet).

    Raises WitnessRefusalError.
    """
    head = continued(data, proof, policy, seen)
    return Cosigned(head.checkpoint, signed_line(head.note.text, key, sign, time))


def continued(data: bytes, proof: tuple[bytes, ...], policy: Policy, seen: Checkpoint | None) -> Head:
    """The checkpoint in `data`, which continues what was `seen` of the log.

    `proof` shows that; it is empty for the first checkpoint and for the same one again.
    Raises WitnessRefusalError.
    """
    try:
        head = open_checkpoint(data, policy)
    except NoteError as error:
        raise WitnessRefusalError("signature", str(error)) from error
    now = head.checkpoint
    before = seen or Checkpoint(now.origin, 0, EMPTY_ROOT)
    if now.origin != before.origin:
        raise WitnessRefusalError("signature", now.origin)
    if now.size < before.size:
        raise WitnessRefusalError("shorter", f"{now.size} < {before.size}")
    if now.size == before.size and now.root != before.root:
        raise WitnessRefusalError("fork", str(now.size))
    if not is_consistent(before.size, now.size, before.root, now.root, proof):
        raise WitnessRefusalError("inconsistent", f"{before.size} - {now.size}")
    return head


def prove_growth(data: bytes, seen: Checkpoint | None, policy: Policy, fetch: Fetch) -> tuple[bytes, ...]:
    """The consistency proof from what was `seen` to the checkpoint in `data`, made from the log's own tiles.

    Raises WitnessRefusalError for a log that is shorter than what was seen or whose tiles are not those of its
    checkpoint, NoteError and TileError.
    """
    now = parse_checkpoint(open_checkpoint(data, policy).note.text)
    nodes = node_reader(now.size, fetch)
    if root(now.size, nodes) != now.root:
        raise WitnessRefusalError("inconsistent", "tiles")
    if seen is None:
        return ()
    if now.size < seen.size:
        raise WitnessRefusalError("shorter", f"{now.size} < {seen.size}")
    return consistency_proof(seen.size, now.size, nodes)
