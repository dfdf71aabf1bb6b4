"""Policies: the specification's own example, and every line that is none."""

from __future__ import annotations

from itertools import combinations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from gazette.tlog.note import LOG_KEY, WITNESS_KEY, NoteKey
from gazette.tlog.policy import Policy, PolicyError, parse_policy


def key(name: str, kind: int, seed: int) -> NoteKey:
    return NoteKey(name, kind, Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32).public_key().public_bytes_raw())


LOG = key("gazette.example/log", LOG_KEY, 1)
X1, X2, X3, Y1, Y2, Y3 = (key(f"w{number}.example", WITNESS_KEY, number) for number in range(2, 8))
EXAMPLE = f"""
log {LOG} https://gazette.example/log

# two institutions
witness X1 {X1}
witness X2 {X2}
witness X3 {X3}
group X-witnesses 2 X1 X2 X3

witness Y1\t{Y1}
  witness Y2 {Y2} https://y2.example/
witness Y3 {Y3}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""


def test_the_example_of_the_specification() -> None:
    policy = parse_policy(EXAMPLE.encode())
    assert policy.logs == (LOG,) == policy.keys_of("gazette.example/log")
    assert policy.keys_of("other.example/log") == ()
    for count in range(7):
        for signed in combinations((X1, X2, X3, Y1, Y2, Y3), count):
            enough = sum(item in (X1, X2, X3) for item in signed) >= 2 and any(item in (Y1, Y2, Y3) for item in signed)
            assert policy.is_met(signed) is enough


def test_no_witness_at_all_and_a_single_one() -> None:
    assert parse_policy(f"log {LOG}\nquorum none\n".encode()) == Policy((LOG,))
    assert Policy((LOG,)).is_met(())
    single = parse_policy(f"log {LOG}\nwitness w {X1}\nquorum w".encode())
    assert single.is_met((X1,)) and not single.is_met((X2,)) and not single.is_met(())


def test_a_witness_that_the_publisher_holds_counts_for_nothing() -> None:
    own = key("friend.example", WITNESS_KEY, 1)
    with pytest.raises(PolicyError, match="line 2: the same key twice"):
        parse_policy(f"log {LOG}\nwitness w {own}\nquorum w\n".encode())


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("quorum X-and-Y", "", 0),
        ("quorum X-and-Y", "quorum nobody", 16),
        ("quorum X-and-Y", "quorum X1\nquorum X2", 17),
        (f"log {LOG} https://gazette.example/log", "", 0),
        ("log ", "Log ", 2),
        (f"log {LOG}", f"log {X1}", 2),
        (f"witness X1 {X1}", f"witness X1 {LOG}", 5),
        (f"witness X2 {X2}", f"witness X2 {X1}", 6),
        (f"witness X2 {X2}", f"witness X1 {X2}", 6),
        (f"witness X2 {X2}", f"witness none {X2}", 6),
        (f"witness X2 {X2}", "witness X2", 6),
        ("2 X1 X2 X3", "4 X1 X2 X3", 8),
        ("2 X1 X2 X3", "0 X1 X2 X3", 8),
        ("2 X1 X2 X3", "02 X1 X2 X3", 8),
        ("2 X1 X2 X3", "most X1 X2 X3", 8),
        ("2 X1 X2 X3", "2", 8),
        ("2 X1 X2 X3", "2 X1 X1 X3", 8),
        ("2 X1 X2 X3", "2 X1 X2 Y1", 8),
        ("any Y1 Y2 Y3", "any Y1 Y2 X3", 13),
        ("X-and-Y all", "none all", 15),
        ("# two", "#\r two", 0),
    ],
)
def test_what_is_no_policy(old: str, new: str, line: int) -> None:
    assert old in EXAMPLE
    with pytest.raises(PolicyError) as caught:
        parse_policy(EXAMPLE.replace(old, new, 1).encode())
    assert caught.value.line == line


@given(st.binary(max_size=100))
def test_any_bytes_are_a_policy_or_an_error(data: bytes) -> None:
    with pytest.raises(PolicyError):
        parse_policy(data)
    parse_policy(EXAMPLE.encode() + b"# " + bytes(byte for byte in data if byte >= 0x20))
