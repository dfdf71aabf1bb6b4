"""Witnesses and quorums: a history that was rewritten, cut, forked or shown in two versions finds no signature."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.merkle import root
from gazette.tlog.note import LOG_KEY, WITNESS_KEY, Note, NoteError, NoteKey, parse_note, signed_line
from gazette.tlog.policy import Group, Policy
from gazette.tlog.quorum import open_checkpoint
from gazette.tlog.tiles import Edge, TileError, append, node_reader
from gazette.tlog.witness import Cosigned, WitnessRefusalError, consider, prove_growth

ORIGIN = "gazette.example/log"


def key_pair(name: str, kind: int, seed: int) -> tuple[Ed25519PrivateKey, NoteKey]:
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return private, NoteKey(name, kind, private.public_key().public_bytes_raw())


LOG, LOG_PUBLIC = key_pair(ORIGIN, LOG_KEY, 1)
LIBRARY, LIBRARY_PUBLIC = key_pair("library.example/w", WITNESS_KEY, 2)
MINISTRY, MINISTRY_PUBLIC = key_pair("ministry.example/w", WITNESS_KEY, 3)
TRUST = Policy((LOG_PUBLIC,), (LIBRARY_PUBLIC, MINISTRY_PUBLIC), Group(1, (LIBRARY_PUBLIC, MINISTRY_PUBLIC)))


class Log:
    """A publisher that can do anything: append, and sign what it likes."""

    def __init__(self) -> None:
        self.edge = Edge()
        self.files: dict[str, bytes] = {}

    def append(self, *entries: bytes) -> bytes:
        self.edge, written = append(self.edge, entries)
        self.files |= {file.path: file.data for file in written}
        return self.checkpoint()

    def checkpoint(self) -> bytes:
        head = Checkpoint(ORIGIN, self.edge.size, root(self.edge.size, node_reader(self.edge.size, self.files.get)))
        return signed(head)


def signed(head: Checkpoint, private: Ed25519PrivateKey = LOG, key: NoteKey = LOG_PUBLIC) -> bytes:
    return str(Note(head.text, (signed_line(head.text, key, private.sign),))).encode()


def witness(log: Log, data: bytes, seen: Checkpoint | None, time: int = 1) -> Cosigned:
    """As the command does: the proof is made from the log's own tiles, and then judged."""
    proof = prove_growth(data, seen, TRUST, log.files.get)
    return consider(data, proof, TRUST, seen, LIBRARY_PUBLIC, LIBRARY.sign, time)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=6))
def test_a_log_that_only_grows_is_signed_at_every_size(steps: list[int]) -> None:
    log, seen, number = Log(), None, 0
    for step in steps:
        data = log.append(*(b"%d" % (number + n) for n in range(step)))
        number += step
        done = witness(log, data, seen)
        seen = done.seen
        assert seen.size == number
        note = parse_note(data)
        whole = str(Note(note.text, (*note.signatures, done.line))).encode()
        assert [item.key for item in open_checkpoint(whole, TRUST).witnesses] == [LIBRARY_PUBLIC]


def test_a_shorter_log() -> None:
    log = Log()
    first = log.append(b"a")
    seen = witness(log, log.append(b"b"), None).seen
    with pytest.raises(WitnessRefusalError, match="shorter"):
        witness(log, first, seen)
    with pytest.raises(WitnessRefusalError, match="shorter"):
        consider(first, (), TRUST, seen, LIBRARY_PUBLIC, LIBRARY.sign, 1)


def test_a_fork_and_a_split_view() -> None:
    honest, other = Log(), Log()
    seen = witness(honest, honest.append(b"a", b"b"), None).seen
    forked = other.append(b"a", b"c")
    with pytest.raises(WitnessRefusalError, match="fork"):
        witness(other, forked, seen)


def test_a_rewritten_past() -> None:
    honest, other = Log(), Log()
    seen = witness(honest, honest.append(b"a", b"b"), None).seen
    rewritten = other.append(b"a", b"c", b"d")
    with pytest.raises(WitnessRefusalError, match="inconsistent"):
        witness(other, rewritten, seen)
    # A proof of another growth, or none at all, shows nothing.
    grown = honest.append(b"d")
    proof = prove_growth(grown, seen, TRUST, honest.files.get)
    for shown in ((), proof[:-1], (*proof, bytes(32))):
        with pytest.raises(WitnessRefusalError, match="inconsistent"):
            consider(grown, shown, TRUST, seen, LIBRARY_PUBLIC, LIBRARY.sign, 1)


def test_tiles_that_are_not_the_checkpoints() -> None:
    log = Log()
    data = log.append(b"a", b"b", b"c")
    log.files["tile/0/000.p/3"] = bytes(96)
    with pytest.raises(WitnessRefusalError, match="tiles"):
        prove_growth(data, None, TRUST, log.files.get)
    del log.files["tile/0/000.p/3"]
    with pytest.raises(TileError):
        prove_growth(data, None, TRUST, log.files.get)


def test_a_checkpoint_that_the_log_did_not_sign() -> None:
    log = Log()
    log.append(b"a")
    head = Checkpoint(ORIGIN, 1, root(1, node_reader(1, log.files.get)))
    stranger, stranger_public = key_pair(ORIGIN, LOG_KEY, 9)
    for data in (
        signed(head, stranger, stranger_public),
        signed(Checkpoint("other.example/log", 1, head.root)),
        b"nothing",
        str(Note(head.text, (signed_line(head.text, LIBRARY_PUBLIC, LIBRARY.sign, 1),))).encode(),
    ):
        with pytest.raises(WitnessRefusalError, match="signature"):
            consider(data, (), TRUST, None, LIBRARY_PUBLIC, LIBRARY.sign, 1)


def test_a_signed_text_that_is_no_checkpoint() -> None:
    text = f"{ORIGIN}\n1\n"
    data = str(Note(text, (signed_line(text, LOG_PUBLIC, LOG.sign),))).encode()
    with pytest.raises(NoteError, match="form"):
        open_checkpoint(data, TRUST)


def test_both_keys_of_a_log_that_changes_its_key_are_told() -> None:
    second, second_public = key_pair(ORIGIN, LOG_KEY, 7)
    head = Checkpoint(ORIGIN, 1, bytes(32))
    lines = (signed_line(head.text, LOG_PUBLIC, LOG.sign), signed_line(head.text, second_public, second.sign))
    data = str(Note(head.text, lines)).encode()
    assert open_checkpoint(data, Policy((LOG_PUBLIC, second_public))).signed_by == (LOG_PUBLIC, second_public)
    assert open_checkpoint(data, Policy((second_public,))).signed_by == (second_public,)


def test_a_witness_keeps_each_log_apart() -> None:
    log = Log()
    data = log.append(b"a")
    with pytest.raises(WitnessRefusalError, match="signature"):
        consider(data, (), TRUST, Checkpoint("other.example/log", 1, bytes(32)), LIBRARY_PUBLIC, LIBRARY.sign, 1)
