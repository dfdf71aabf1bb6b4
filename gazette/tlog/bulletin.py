"""The status bulletin: which entries of the log no longer stand as they were published, as of a moment, until the next.

    gazette bulletin v1
    gazette.example/log
    2026-11-25T09:00:00Z 2026-12-02T09:00:00Z
    100000 kn0J…
    corrected
    12345 50012
    20 50100
    expired
    311 4711

A note signed by the log's key (C2SP signed-note): the log's name, `as of` and `next`, size and root of the checkpoint
that it is bound to, then each state with the entries that it is of, each counted from the one above it, and with the
entry that tells of it. So the files of entry 12345 and of entry 12365 are corrected, as entries 50012 and 50100 tell.
An entry that is not listed stands as it was published and, if it is of a document, is in force.

Entries are named by their place, not by their work: each file has one, a corrected text another than the text that it
corrects; and 5,000 changes stay below 30 kB when compressed.

No checkpoint can be taken for a bulletin or the other way: the first line of a checkpoint is a name without spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeAlias

from gazette.model.status import Force, Publication
from gazette.tlog.checkpoint import Checkpoint, parse_checkpoint
from gazette.tlog.note import NoteError, attested, parse_note
from gazette.tlog.policy import Policy

FIRST = "gazette bulletin v1"
UNKNOWN = "unknown"
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_ROW = re.compile(r"(0|[1-9][0-9]{0,18}) (0|[1-9][0-9]{0,18})", re.ASCII)

State: TypeAlias = Publication | Force | None
"""A state that is not plain; None for a document of which nobody knows whether it is in force."""

_PUBLICATION: tuple[State, ...] = (Publication.CORRECTED, Publication.WITHDRAWN, Publication.REDACTED)
_FORCE: tuple[State, ...] = (
    Force.NOT_YET,
    Force.PARTLY_EXPIRED,
    Force.EXPIRED,
    Force.SUSPENDED,
    Force.PARTLY_SUSPENDED,
    None,
)
_HEADINGS: dict[str, State] = {UNKNOWN if state is None else state.value: state for state in (*_PUBLICATION, *_FORCE)}


@dataclass(frozen=True, slots=True)
class Listed:
    """The files of the entry at `index` are in a state that the entry at `by` tells of: itself, where no later one
    has to."""

    index: int
    state: State
    by: int


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What a log says of all its entries. `until` is when the next bulletin is due at the latest."""

    checkpoint: Checkpoint
    as_of: datetime
    until: datetime
    listed: tuple[Listed, ...] = ()
    """One of the publication and one of the force for each entry at most, in the order of `in_order`."""

    def __post_init__(self) -> None:
        for moment in (self.as_of, self.until):
            if moment.tzinfo is not UTC or moment.microsecond:
                raise ValueError("the times of a bulletin are in whole seconds of UTC")
        if self.until <= self.as_of:
            raise ValueError("a bulletin ends after it begins")
        if self.listed != in_order(self.listed):
            raise ValueError("a bulletin lists its states in order, each entry once")
        if any(not 0 <= place < self.checkpoint.size for item in self.listed for place in (item.index, item.by)):
            raise ValueError("a bulletin lists entries of its log")

    @property
    def text(self) -> str:
        """The note's text, final newline included."""
        head = self.checkpoint
        lines = [FIRST, head.origin, f"{self.as_of.strftime(_TIME)} {self.until.strftime(_TIME)}"]
        lines.append(" ".join(head.text.split("\n")[1:3]))
        for heading, state in _HEADINGS.items():
            found = [item for item in self.listed if item.state is state]
            before = (0, *(item.index for item in found))
            rows = [f"{item.index - above} {item.by}" for item, above in zip(found, before, strict=False)]
            lines += [heading, *rows] if rows else []
        return "\n".join([*lines, ""])

    def standings(self) -> dict[int, Standing]:
        """What became of each entry that is listed; of any other: `PLAIN`."""
        found: dict[int, Standing] = {}
        for item in self.listed:
            held = found.get(item.index, PLAIN)
            if isinstance(item.state, Publication):
                found[item.index] = replace(held, publication=item.state, published_by=item.by)
            else:
                found[item.index] = replace(held, force=item.state, forced_by=item.by)
        return found


@dataclass(frozen=True, slots=True)
class Standing:
    """The two states of an entry's files, each with the entry that tells of it; None where none had to.

    `force` is None where it is not known; it says nothing of what is no document.
    """

    publication: Publication = Publication.AS_PUBLISHED
    published_by: int | None = None
    force: Force | None = Force.IN_FORCE
    forced_by: int | None = None


PLAIN = Standing()


def in_order(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Sorted by state, then by entry. Raises ValueError when two states of one kind are told of an entry."""
    ranks = list(_HEADINGS.values())
    held = tuple(sorted(listed, key=lambda item: (ranks.index(item.state), item.index)))
    for kind in (_PUBLICATION, _FORCE):
        places = [item.index for item in held if item.state in kind]
        if len(places) != len(set(places)):
            raise ValueError("two states of one entry")
    return held


def parse_bulletin(text: str) -> Bulletin:
    """Read the text of a note as a bulletin. Raises ValueError when it is none, or is not written as one is."""
    lines = text.split("\n")
    if len(lines) < 5 or lines[0] != FIRST or lines[-1]:
        raise ValueError("not a bulletin")
    as_of, _, until = lines[2].partition(" ")
    size, _, root = lines[3].partition(" ")
    checkpoint = parse_checkpoint(f"{lines[1]}\n{size}\n{root}\n")
    bulletin = Bulletin(checkpoint, _moment(as_of), _moment(until), tuple(_rows(lines[4:-1])))
    if bulletin.text != text:
        raise ValueError("not written as a bulletin is")
    return bulletin


def open_bulletin(data: bytes, policy: Policy) -> Bulletin:
    """Read a signed bulletin of one of the policy's logs.

    Raises NoteError: `form` for what is no bulletin, `origin` for another log's, `unsigned` when no key of the log
    signed it, `signature` when a line of a known key is not its signature.
    """
    note = parse_note(data)
    try:
        bulletin = parse_bulletin(note.text)
    except ValueError as error:
        raise NoteError("form", str(error)) from error
    keys = policy.keys_of(bulletin.checkpoint.origin)
    if not keys:
        raise NoteError("origin", bulletin.checkpoint.origin)
    attested(note, keys)
    return bulletin


def _rows(lines: Iterable[str]) -> Iterator[Listed]:
    states: list[State] = []
    above = 0
    for line in lines:
        row = _ROW.fullmatch(line)
        if row is None:
            if line not in _HEADINGS:
                raise ValueError("a state that no bulletin tells of")
            states.append(_HEADINGS[line])
            above = 0
        elif not states:
            raise ValueError("a row without its state")
        else:
            above += int(row[1])
            yield Listed(above, states[-1], int(row[2]))


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
