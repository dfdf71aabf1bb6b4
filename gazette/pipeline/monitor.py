"""What is new in somebody's log: for whoever follows an authority, a document or an issue without asking its keeper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.errors import ConflictError
from gazette.pipeline.seen_log import locked, open_log, read_checkpoint, remember, seen_before
from gazette.pipeline.witness import refusals
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.entry import Entry, parse_entry
from gazette.tlog.merkle import inclusion_proof, is_included, leaf_hash
from gazette.tlog.policy import Policy
from gazette.tlog.quorum import open_checkpoint
from gazette.tlog.tiles import WIDTH, Fetch, node_reader, read_bundle
from gazette.tlog.witness import continued, prove_growth


@dataclass(frozen=True, slots=True)
class News:
    """What was added to a log behind what was seen of it: each entry with its place."""

    since: int
    now: Checkpoint
    entries: tuple[tuple[int, Entry], ...]


def news(place: str, policy: Policy, about: Sequence[str], state: Path) -> News:
    """Look at a log once, and tell the entries that are new since the last look and about something wanted.

    The log must continue what was seen, be signed and have witnesses enough; each entry told is proved to stand in it.
    What was seen is put down before anything is told.
    Raises ConflictError for a log that is not what was seen, or that too few witnesses signed; InputError for what
    can't be read.
    """
    fetch = open_log(place)
    with refusals(place):
        origin = open_checkpoint(read_checkpoint(fetch, place), policy).checkpoint.origin
        with locked(state, origin) as remembered:
            data = read_checkpoint(fetch, place)
            seen = seen_before(remembered)
            head = continued(data, prove_growth(data, seen, policy, fetch), policy, seen)
            if not policy.is_met(item.key for item in head.witnesses):
                names = ", ".join(item.key.name for item in head.witnesses) or "-"
                raise ConflictError("LOG-REFUSED-QUORUM", place=place, detail=names)
            since = seen.size if seen is not None else 0
            found = tuple(item for item in _entries(head.checkpoint, since, fetch, place) if is_about(item[1], about))
            remember(remembered, data)
    return News(since, head.checkpoint, found)


def is_about(entry: Entry, about: Sequence[str]) -> bool:
    """Whether an entry is about one of these: a part of its work's URI (`ttg`, `83-2008-qd-ttg`), the beginning of it,
    or its issue (`vn/2026/713`). Everything is about nothing in particular."""
    parts = entry.work.strip("/").split("/")
    return not about or any(
        wanted.strip("/") in parts
        or f"{entry.work}/".startswith(f"/{wanted.strip('/')}/")
        or wanted.strip("/") == entry.issue
        for wanted in about
    )


def _entries(head: Checkpoint, since: int, fetch: Fetch, place: str) -> Iterator[tuple[int, Entry]]:
    nodes = node_reader(head.size, fetch)
    for bundle in range(since // WIDTH, -(-head.size // WIDTH)):
        for index, data in enumerate(read_bundle(fetch, bundle, head.size), bundle * WIDTH):
            if index < since:
                continue
            if not is_included(leaf_hash(data), index, head.size, inclusion_proof(index, head.size, nodes), head.root):
                raise ConflictError("LOG-REFUSED-INCONSISTENT", place=place, detail=str(index))
            try:
                yield index, parse_entry(data)
            except ValueError as error:
                raise ConflictError("LOG-REFUSED-ENTRY", place=place, index=index, detail=error) from error
