"""Whether a file stands in the log: its digest in an entry, the entry under a root, the root signed and witnessed.

Nothing is fetched: the proof lies beside the file, and whom to believe comes from the reader (C2SP tlog-policy).
"""

from __future__ import annotations

from datetime import UTC, datetime

from gazette.model import Check
from gazette.tlog.entry import Entry, parse_entry
from gazette.tlog.merkle import is_included, leaf_hash
from gazette.tlog.note import NoteError
from gazette.tlog.policy import Policy
from gazette.tlog.proof import Proof, parse_proof
from gazette.tlog.quorum import Head, open_checkpoint
from gazette.verify.guard import FORMAT_FAILURE, failed, guarded, passed, unsure
from gazette.verify.standing import SKEW

_CHECKPOINT_SUBS = {
    "form": FORMAT_FAILURE,
    "origin": "NO_CERTIFICATE_CHAIN_FOUND",
    "unsigned": "NO_CERTIFICATE_CHAIN_FOUND",
    "signature": "SIG_CRYPTO_FAILURE",
}
"""The words of EN 319 102-1 that come nearest; the log itself is no matter of that standard."""


def judge_log(sha256: str, data: bytes, policy: Policy, moment: datetime) -> tuple[tuple[Check, ...], Entry | None]:
    """The checks on the proof `data` for the file of that digest (hex), and the entry that names it.

    `moment` is the time of the verification. Never raises over what the bytes are.
    """
    found: list[tuple[Proof, Entry]] = []

    def proof() -> Check:
        try:
            opened = parse_proof(data)
            found.append((opened, parse_entry(opened.extra)))
        except ValueError as error:
            return failed("VFY-LOG-PROOF", FORMAT_FAILURE, detail=error)
        return passed("VFY-LOG-PROOF")

    checks = guarded("VFY-LOG-PROOF", proof)
    if not found:
        return checks, None
    opened, entry = found[0]
    checks += guarded("VFY-LOG-ENTRY", lambda: _entry(sha256, entry))
    heads: list[Head] = []
    checks += guarded("VFY-LOG-CHECKPOINT", lambda: _checkpoint(opened, policy, heads))
    if heads:
        checks += guarded("VFY-LOG-INCLUDED", lambda: _included(opened, heads[0]))
        checks += guarded("VFY-LOG-QUORUM", lambda: judge_quorum(heads[0], policy))
        checks += guarded("VFY-LOG-TIME", lambda: _time(heads[0], entry, moment))
    return checks, entry


def _entry(sha256: str, entry: Entry) -> Check:
    if sha256 not in {digest for _, digest in entry.files}:
        return failed("VFY-LOG-ENTRY", "HASH_FAILURE", work=entry.work)
    return passed("VFY-LOG-ENTRY", issue=entry.issue, at=entry.at.isoformat())


def _checkpoint(proof: Proof, policy: Policy, heads: list[Head]) -> Check:
    try:
        heads.append(open_checkpoint(proof.checkpoint, policy))
    except NoteError as error:
        return failed("VFY-LOG-CHECKPOINT", _CHECKPOINT_SUBS[error.rule], detail=f"{error.rule}: {error.detail}")
    return passed("VFY-LOG-CHECKPOINT", origin=heads[0].checkpoint.origin)


def _included(proof: Proof, head: Head) -> Check:
    checkpoint = head.checkpoint
    if not is_included(leaf_hash(proof.extra), proof.index, checkpoint.size, proof.hashes, checkpoint.root):
        return failed("VFY-LOG-INCLUDED", "HASH_FAILURE", index=proof.index)
    return passed("VFY-LOG-INCLUDED", index=proof.index, size=checkpoint.size)


def judge_quorum(head: Head, policy: Policy) -> Check:
    """Whether enough witnesses signed the checkpoint."""
    names = ", ".join(witness.key.name for witness in head.witnesses) or "-"
    if not policy.is_met(witness.key for witness in head.witnesses):
        return unsure("VFY-LOG-QUORUM", "NO_POE", witnesses=names)
    return passed("VFY-LOG-QUORUM", witnesses=names)


def _time(head: Head, entry: Entry, moment: datetime) -> Check:
    """Nothing in a proof may lie in the future, and no witness can have seen an entry before it was written."""
    latest = moment + SKEW
    seen = [datetime.fromtimestamp(item.time, UTC) for item in head.witnesses if item.time is not None]
    if entry.at > latest or any(at > latest for at in seen):
        return unsure("VFY-LOG-TIME", "NOT_YET_VALID", at=max([entry.at, *seen]).isoformat())
    if any(at < entry.at - SKEW for at in seen):
        return failed("VFY-LOG-TIME", "TIMESTAMP_ORDER_FAILURE", at=min(seen).isoformat())
    return passed("VFY-LOG-TIME")
