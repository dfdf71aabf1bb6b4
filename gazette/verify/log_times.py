"""Whether the times that a log tells can be right: entries run forward, and lie between the timestamps about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from gazette.model import Check
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.entry import Entry
from gazette.tlog.merkle import root
from gazette.tlog.tiles import Fetch, node_reader
from gazette.verify.chain import Chains
from gazette.verify.guard import failed, guarded, passed, skipped, unsure
from gazette.verify.log_stamp import CODE, FOLDER, SUFFIX, judge_stamp, stamp_path
from gazette.verify.standing import SKEW
from gazette.verify.trust import Trust


def judge_times(
    entries: Sequence[Entry], head: Checkpoint, log: Path, fetch: Fetch, trust: Trust, moment: datetime
) -> tuple[Check, ...]:
    """The checks on the timestamps over the checkpoints of a log and on the times of its entries.

    `entries` are all that the checkpoint `head` is over, and belong to it; `log` is the folder that `fetch` reads.
    """
    stamps: dict[int, datetime] = {}
    found = guarded(CODE, lambda: _stamps(head, log, fetch, trust, moment, stamps))
    return found + guarded("VFY-LOG-ORDER", lambda: _order(entries, stamps, moment))


def _stamps(
    head: Checkpoint, log: Path, fetch: Fetch, trust: Trust, moment: datetime, stamps: dict[int, datetime]
) -> Iterator[Check]:
    if not trust.roots:
        yield skipped("VFY-LOG-NO-ROOT")
        return
    chains, nodes = Chains(trust), node_reader(head.size, fetch)
    last: Check | None = None
    for size in sorted(_sizes(log, head.size)):
        token = fetch(stamp_path(size))
        if token is None:
            raise ValueError(f"{size}: gone")
        checkpoint = Checkpoint(head.origin, size, root(size, nodes))
        last, at = judge_stamp(checkpoint, token, chains, moment)
        if at is None:
            yield last
            return
        stamps[size] = at
    if last is None or head.size not in stamps:
        yield unsure(CODE, "NO_POE", size=head.size, detail="absent")
        return
    yield last


def _sizes(log: Path, most: int) -> Iterator[int]:
    for place in (log / FOLDER).iterdir() if (log / FOLDER).is_dir() else ():
        size = int(place.name.removesuffix(SUFFIX)) if place.name.endswith(SUFFIX) else 0
        if not 1 <= size <= most or place.name != f"{size}{SUFFIX}":
            raise ValueError(place.name)
        yield size


def _order(entries: Sequence[Entry], stamps: dict[int, datetime], moment: datetime) -> Check:
    """By the clocks' tolerance no entry is younger than the one after it, nor than the timestamp that first covers it,
    nor older than the timestamp before it, nor from the future."""
    for place, (before, after) in enumerate(pairwise(entries), 1):
        if after.at < before.at - SKEW:
            return failed("VFY-LOG-ORDER", "TIMESTAMP_ORDER_FAILURE", index=place, at=after.at.isoformat())
    edges = [0, *sorted(stamps)]
    for low, high in pairwise(edges):
        for place in range(low, high):
            at = entries[place].at
            if at > stamps[high] + SKEW or (low and at < stamps[low] - SKEW):
                return failed("VFY-LOG-ORDER", "TIMESTAMP_ORDER_FAILURE", index=place, at=at.isoformat())
    if entries and entries[-1].at > moment + SKEW:
        return unsure("VFY-LOG-ORDER", "NOT_YET_VALID", index=len(entries) - 1, at=entries[-1].at.isoformat())
    return passed("VFY-LOG-ORDER", count=len(stamps))
