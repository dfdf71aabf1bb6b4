"""Whether a file still stands as it was published: the status bulletin of its log, whose it is and how fresh.

Nothing is fetched. Whatever is not shown is not said: without a good and fresh bulletin the state stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gazette.model import Check, Indication, StateAsOf, judge
from gazette.tlog.bulletin import PLAIN, Bulletin, Standing, open_bulletin
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.entry import Act, Entry
from gazette.tlog.merkle import consistency_proof, is_consistent
from gazette.tlog.note import NoteError
from gazette.tlog.policy import Policy
from gazette.tlog.quorum import open_checkpoint
from gazette.tlog.tiles import Fetch, TileError, node_reader
from gazette.verify.guard import FORMAT_FAILURE, failed, guarded, passed, unsure
from gazette.verify.standing import SKEW

_UNSIGNED = "NO_CERTIFICATE_CHAIN_FOUND"
_RULES = {
    "form": ("VFY-BULLETIN-FORM", FORMAT_FAILURE),
    "origin": ("VFY-BULLETIN-ORIGIN", _UNSIGNED),
    "unsigned": ("VFY-BULLETIN-SIGNED", _UNSIGNED),
    "signature": ("VFY-BULLETIN-SIGNED", "SIG_CRYPTO_FAILURE"),
}
_DOCUMENT = "/akn/"
"""What the works of documents begin with; only they have legal force."""
_TEXTS = (Act.PUBLISHED, Act.RENEWED)
"""Entries that hold a document's own files; the others are statements about it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A bulletin that was judged, and the newest checkpoint that came with it (else the one that it is bound to)."""

    checks: tuple[Check, ...]
    bulletin: Bulletin | None = None
    newest: Checkpoint | None = None
    standings: Mapping[int, Standing] | None = None


def judge_bulletin(
    data: bytes, head: bytes | None, fetch: Fetch, policy: Policy, moment: datetime, seen: bytes | None = None
) -> Told:
    """The checks on a bulletin by itself.

    `head` is the log's signed checkpoint that came with it, `fetch` gives the log's tiles, `seen` is a bulletin that
    the reader has seen before. Never raises over what the bytes are.
    """
    try:
        bulletin = open_bulletin(data, policy)
    except NoteError as error:
        code, sub = _RULES[error.rule]
        return Told((failed(code, sub, detail=error.detail),))
    checks: tuple[Check, ...] = (passed("VFY-BULLETIN-SIGNED", origin=bulletin.checkpoint.origin),)
    newest = bulletin.checkpoint
    if head is not None:
        heads: list[Checkpoint] = []
        checks += guarded("VFY-BULLETIN-BOUND", lambda: _bound_to_head(bulletin, head, fetch, policy, heads))
        newest = heads[0] if heads else newest
    if seen is not None:
        checks += guarded("VFY-BULLETIN-OLDER", lambda: _older(bulletin, seen, policy))
    checks += (_time(bulletin, moment),)
    return Told(checks, bulletin, newest, bulletin.standings())


def judge_state(
    told: Told, entry: Entry, index: int, proved: Checkpoint, fetch: Fetch
) -> tuple[tuple[Check, ...], StateAsOf, StateAsOf]:
    """What a bulletin says of a file that the log has at `index`, as a proof under the checkpoint `proved` showed.

    Gives the checks (those on the bulletin too), the state of the publication and the legal one; both are unknown when
    a check does not pass, but for a state that a bulletin which is only too old lists.
    """
    bulletin = told.bulletin
    if bulletin is None or told.newest is None or told.standings is None:
        return told.checks, StateAsOf(), StateAsOf()
    newest = max(told.newest, proved, key=lambda checkpoint: checkpoint.size)
    checks = told.checks
    checks += guarded("VFY-BULLETIN-BOUND", lambda: _bound(bulletin.checkpoint, proved, newest, fetch))
    checks += (_reaches(bulletin, newest),)
    found = told.standings.get(index, PLAIN)
    bad = {check.code for check in checks if check.sub_indication is not None}
    if judge(checks)[0] is Indication.FAILED or bad - {"VFY-BULLETIN-STALE", "VFY-BULLETIN-BEHIND"}:
        return checks, StateAsOf(), StateAsOf()
    publication = legal = StateAsOf()
    if not bad or found.published_by is not None:
        publication = StateAsOf(found.publication.value, bulletin.as_of)
    document = entry.act in _TEXTS and entry.work.startswith(_DOCUMENT)
    if document and found.force is not None and (not bad or found.forced_by is not None):
        legal = StateAsOf(found.force.value, bulletin.as_of)
    return checks, publication, legal


def _begins(old: Checkpoint, newest: Checkpoint, fetch: Fetch) -> bool:
    """Whether the newest checkpoint's log begins with the old one's. Raises TileError."""
    if old.origin != newest.origin:
        return False
    same = old.size == newest.size
    proof = () if same else consistency_proof(old.size, newest.size, node_reader(newest.size, fetch))
    return is_consistent(old.size, newest.size, old.root, newest.root, proof)


def _bound(bulletin: Checkpoint, other: Checkpoint, newest: Checkpoint, fetch: Fetch) -> Check:
    """Whether a bulletin's checkpoint and another are of one history, by the tiles of the newest."""
    try:
        held = all(_begins(one, newest, fetch) for one in (bulletin, other))
    except TileError:
        return unsure("VFY-BULLETIN-TILES", "NO_POE", size=bulletin.size, other=other.size)
    if not held:
        return failed("VFY-BULLETIN-BOUND", "HASH_FAILURE", size=bulletin.size, other=other.size)
    return passed("VFY-BULLETIN-BOUND", size=bulletin.size, other=other.size)


def _bound_to_head(bulletin: Bulletin, head: bytes, fetch: Fetch, policy: Policy, heads: list[Checkpoint]) -> Check:
    try:
        opened = open_checkpoint(head, policy).checkpoint
    except NoteError as error:
        return failed("VFY-LOG-CHECKPOINT", FORMAT_FAILURE, detail=f"{error.rule}: {error.detail}")
    newest = max(opened, bulletin.checkpoint, key=lambda checkpoint: checkpoint.size)
    heads.append(newest)
    return _bound(bulletin.checkpoint, opened, newest, fetch)


def _older(bulletin: Bulletin, seen: bytes, policy: Policy) -> Check:
    """A bulletin must not be older than one that was seen before, nor of a shorter log."""
    try:
        before = open_bulletin(seen, policy)
    except NoteError as error:
        return failed("VFY-BULLETIN-SEEN", FORMAT_FAILURE, detail=f"{error.rule}: {error.detail}")
    if before.checkpoint.origin != bulletin.checkpoint.origin:
        return failed("VFY-BULLETIN-SEEN", FORMAT_FAILURE, detail=before.checkpoint.origin)
    if bulletin.as_of < before.as_of or bulletin.checkpoint.size < before.checkpoint.size:
        return failed(
            "VFY-BULLETIN-OLDER", "HASH_FAILURE", at=bulletin.as_of.isoformat(), seen=before.as_of.isoformat()
        )
    return passed("VFY-BULLETIN-OLDER")


def _time(bulletin: Bulletin, moment: datetime) -> Check:
    if bulletin.as_of > moment + SKEW:
        return unsure("VFY-BULLETIN-TIME", "NOT_YET_VALID", at=bulletin.as_of.isoformat())
    if bulletin.until < moment:
        return unsure(
            "VFY-BULLETIN-STALE", "TRY_LATER", at=bulletin.as_of.isoformat(), until=bulletin.until.isoformat()
        )
    return passed("VFY-BULLETIN-STALE", at=bulletin.as_of.isoformat(), until=bulletin.until.isoformat())


def _reaches(bulletin: Bulletin, newest: Checkpoint) -> Check:
    """What the log took up after a bulletin may have changed the state of any of its entries."""
    if bulletin.checkpoint.size < newest.size:
        return unsure("VFY-BULLETIN-BEHIND", "TRY_LATER", size=bulletin.checkpoint.size, newest=newest.size)
    return passed("VFY-BULLETIN-BEHIND", size=bulletin.checkpoint.size)
