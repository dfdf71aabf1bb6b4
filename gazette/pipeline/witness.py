"""Watching somebody's log as a witness: what it signs is what continues what it saw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gazette.config import KeyConfig, PassphraseSource
from gazette.errors import ConflictError, InputError
from gazette.model import Clock
from gazette.pipeline.seen_log import locked, open_log, read_checkpoint, remember, seen_before
from gazette.sign.log_key import open_log_signer
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.note import WITNESS_KEY, NoteError, NoteSignature
from gazette.tlog.policy import Policy
from gazette.tlog.quorum import open_checkpoint
from gazette.tlog.tiles import TileError
from gazette.tlog.witness import WitnessRefusalError, consider, prove_growth


def witnessed(
    place: str, policy: Policy, key: KeyConfig, name: str, state: Path, clock: Clock, ask: Callable[[str], str]
) -> tuple[Checkpoint, NoteSignature]:
    """Look at a log once: hold it against what was seen of it before, remember it, and cosign its checkpoint.

    What is remembered is on the disk before the signature is handed out, and one witness at a time has the state.
    Raises ConflictError for a log that is not what was seen before (nothing is signed, the state stays), InputError
    for what can't be read, SigningError over the witness's key.
    """
    fetch = open_log(place)
    signer = open_log_signer(key, name, WITNESS_KEY, ask)
    with refusals(place):
        origin = open_checkpoint(read_checkpoint(fetch, place), policy).checkpoint.origin
        with locked(state, origin) as remembered:
            # Read again: one that was read before another witness had the state may be older than what that one saw.
            data = read_checkpoint(fetch, place)
            seen = seen_before(remembered)
            proof = prove_growth(data, seen, policy, fetch)
            moment = int(clock.now().timestamp())
            done = consider(data, proof, policy, seen, signer.public, signer.sign, moment)
            remember(remembered, data)
    return done.seen, done.line


@contextmanager
def refusals(place: str) -> Iterator[None]:
    """What is wrong with somebody's log, as an error that says what to do about it."""
    try:
        yield
    except WitnessRefusalError as error:
        raise ConflictError(f"LOG-REFUSED-{error.rule.upper()}", place=place, detail=error.detail) from error
    except NoteError as error:
        raise ConflictError("LOG-REFUSED-SIGNATURE", place=place, detail=error) from error
    except TileError as error:
        raise InputError("LOG-TILE", place=place, path=error.path, reason=error.reason) from error


def key_file(path: Path, passphrase: str) -> KeyConfig:
    """A key as options of a command tell it: the source of the passphrase as in gazette.toml."""
    kind, _, value = passphrase.partition(":")
    return KeyConfig("pem", path, PassphraseSource(kind, value))
