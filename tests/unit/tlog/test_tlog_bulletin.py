"""The status bulletin: what it says of an entry, that it is read back strictly, and how small it is."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from gazette.model.status import Force, Publication
from gazette.tlog.bulletin import PLAIN, Bulletin, Listed, Standing, in_order, open_bulletin, parse_bulletin
from gazette.tlog.checkpoint import Checkpoint, parse_checkpoint
from gazette.tlog.note import LOG_KEY, Note, NoteError, NoteKey, signed_line
from gazette.tlog.policy import Policy

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
ORIGIN = "gazette.example/log"
SIZE = 100_000
HEAD = Checkpoint(ORIGIN, SIZE, sha256(b"root").digest())
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = NoteKey(ORIGIN, LOG_KEY, KEY.public_key().public_bytes_raw())
STATES = (
    Publication.CORRECTED, Publication.WITHDRAWN, Publication.REDACTED,
    Force.NOT_YET, Force.EXPIRED, Force.PARTLY_EXPIRED, Force.SUSPENDED, Force.PARTLY_SUSPENDED, None,
)  # fmt: skip


def bulletin(*listed: Listed, until: datetime = NOW + timedelta(days=7)) -> Bulletin:
    return Bulletin(HEAD, NOW, until, in_order(listed))


def signed(text: str, public: NoteKey = PUBLIC) -> bytes:
    return str(Note(text, (signed_line(text, public, KEY.sign),))).encode()


def test_its_form() -> None:
    made = bulletin(Listed(7, Publication.WITHDRAWN, 12), Listed(7, Force.EXPIRED, 11), Listed(3, None, 3))
    assert made.text.split("\n") == [
        "gazette bulletin v1",
        ORIGIN,
        "2026-11-25T09:00:00Z 2026-12-02T09:00:00Z",
        HEAD.text.removeprefix(ORIGIN + "\n").replace("\n", " ").strip(),
        "withdrawn", "7 12", "expired", "7 11", "unknown", "3 3", "",
    ]  # fmt: skip
    assert made.standings() == {
        3: Standing(force=None, forced_by=3),
        7: Standing(Publication.WITHDRAWN, 12, Force.EXPIRED, 11),
    }
    assert Standing() == PLAIN


def test_a_checkpoint_is_no_bulletin_and_a_bulletin_no_checkpoint() -> None:
    with pytest.raises(ValueError, match="not a bulletin"):
        parse_bulletin(HEAD.text)
    for text in (bulletin().text, bulletin(Listed(0, None, 0)).text):
        with pytest.raises(ValueError):
            parse_checkpoint(text)
    with pytest.raises(ValueError, match="a key's name has no spaces"):
        NoteKey(bulletin().text.partition("\n")[0], LOG_KEY, bytes(32))


@given(
    st.lists(
        st.builds(Listed, st.integers(0, SIZE - 1), st.sampled_from(STATES), st.integers(0, SIZE - 1)),
        max_size=40,
        unique_by=lambda item: (item.index, isinstance(item.state, Publication)),
    )
)
def test_it_is_read_as_it_was_written(listed: list[Listed]) -> None:
    made = bulletin(*listed)
    assert parse_bulletin(made.text) == made
    assert open_bulletin(signed(made.text), Policy((PUBLIC,))) == made


GOOD = bulletin(Listed(7, Publication.WITHDRAWN, 12), Listed(70, Publication.WITHDRAWN, 71)).text


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("7 12", "07 12"), ("63 71", "-1 71"), ("7 12", "7 12\n0 13"), ("withdrawn", "lost"),
        ("withdrawn\n", ""), ("63 71", f"63 {SIZE}"), ("63 71", "63"), ("09:00:00Z 2026", "9:00:00Z 2026"),
        ("2026-12-02", "2026-11-25"), ("gazette bulletin v1", "gazette bulletin v2"), ("63 71\n", "63 71"),
        ("63 71\n", "63 71\n\n"), ("withdrawn", "withdrawn\nwithdrawn"), ("7 12", "٧ 12"), ("100000 ", "100000  "),
    ],
)  # fmt: skip
def test_it_has_one_spelling(was: str, now: str) -> None:
    assert was in GOOD
    with pytest.raises(ValueError):
        parse_bulletin(GOOD.replace(was, now, 1))


def test_every_bit_of_it_counts() -> None:
    good = signed(GOOD)
    policy = Policy((PUBLIC,))
    assert open_bulletin(good, policy).text == GOOD
    for at in range(len(good)):
        changed = bytearray(good)
        changed[at] ^= 1
        with pytest.raises(NoteError):
            open_bulletin(bytes(changed), policy)


def test_whose_it_must_be() -> None:
    other = NoteKey("other.example/log", LOG_KEY, PUBLIC.public)
    stranger = NoteKey(ORIGIN, LOG_KEY, sha256(b"x").digest())
    for policy, rule in ((Policy((other,)), "origin"), (Policy((stranger,)), "unsigned")):
        with pytest.raises(NoteError) as caught:
            open_bulletin(signed(GOOD), policy)
        assert caught.value.rule == rule


def test_five_thousand_changes_take_less_than_thirty_kilobytes() -> None:
    """One of twenty entries is listed, each told of by some later one."""
    states = [*STATES, Publication.CORRECTED, Publication.CORRECTED, Force.EXPIRED, Force.EXPIRED]
    listed = []
    for number in range(5000):
        gap, kind, later = (int.from_bytes(sha256(f"{number} {of}".encode()).digest()) for of in "gkl")
        place = 20 * number + gap % 20
        listed.append(Listed(place, states[kind % len(states)], place + later % (SIZE - place)))
    size = len(gzip.compress(signed(bulletin(*listed).text), 9))
    assert 15_000 < size < 30_000, size
