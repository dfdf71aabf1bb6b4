"""When a signed checkpoint is to be believed: signed by the log, and seen by enough who are not the log."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gazette.tlog.checkpoint import Checkpoint, parse_checkpoint
from gazette.tlog.note import Attested, Note, NoteError, NoteKey, attested, parse_note
from gazette.tlog.policy import Policy


@dataclass(frozen=True, slots=True)
class Head:
    """A checkpoint that a key of the log signed, with the witnesses that did too. Whether these are enough is for the
    reader to ask: `Policy.is_met`."""

    checkpoint: Checkpoint
    note: Note
    signed_by: tuple[NoteKey, ...]
    witnesses: tuple[Attested, ...]


@lru_cache(maxsize=64)
def open_checkpoint(data: bytes, policy: Policy) -> Head:
    """Read a signed checkpoint of one of the policy's logs.

    All documents of an issue share one, so what held is remembered, by its bytes and the policy.

    Raises NoteError: `form` for what is no checkpoint, `origin` for another log's, `unsigned` when no key of the log
    signed it, `signature` when a line of a known key is not its signature.
    """
    note = parse_note(data)
    try:
        checkpoint = parse_checkpoint(note.text)
    except ValueError as error:
        raise NoteError("form", str(error)) from error
    keys = policy.keys_of(checkpoint.origin)
    if not keys:
        raise NoteError("origin", checkpoint.origin)
    found = attested(note, (*keys, *policy.witnesses))
    signed_by = tuple(item.key for item in found if item.key in keys)
    if not signed_by:
        raise NoteError("unsigned", "not by the log")
    return Head(checkpoint, note, signed_by, tuple(item for item in found if item.key not in keys))
