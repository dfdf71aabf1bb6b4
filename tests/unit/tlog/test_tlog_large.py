"""Inclusion and consistency at every size to 100,000 entries; the hashes of all perfect subtrees are made once."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.tlog.merkle import (
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root,
)

SIZE = 100_000
sizes = st.integers(1, SIZE)


@cache
def levels() -> list[list[bytes]]:
    made = [[leaf_hash(b"%d" % number) for number in range(SIZE)]]
    while len(made[-1]) > 1:
        below = made[-1]
        made.append([node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])
    return made


def nodes(level: int, index: int) -> bytes:
    return levels()[level][index]


def by_definition(leaves: list[bytes]) -> bytes:
    """The root as a stack of growing subtrees makes it: shares nothing with the program's."""
    stack: list[tuple[int, bytes]] = []
    for leaf in leaves:
        height, found = 0, leaf
        while stack and stack[-1][0] == height:
            found = sha256(b"\x01" + stack.pop()[1] + found).digest()
            height += 1
        stack.append((height, found))
    found = stack.pop()[1]
    while stack:
        found = sha256(b"\x01" + stack.pop()[1] + found).digest()
    return found


@settings(max_examples=10, deadline=None)
@given(sizes)
def test_the_root(size: int) -> None:
    assert root(size, nodes) == by_definition(levels()[0][:size])


@settings(max_examples=300, deadline=None)
@given(sizes, st.data())
def test_every_entry_is_included_there_and_nowhere_else(size: int, data: st.DataObject) -> None:
    index, other = (data.draw(st.integers(0, size - 1)) for _ in range(2))
    top, proof = root(size, nodes), inclusion_proof(index, size, nodes)
    assert is_included(nodes(0, index), index, size, proof, top)
    if other != index:
        assert not is_included(nodes(0, index), other, size, proof, top)
        assert not is_included(nodes(0, other), index, size, proof, top)
    if proof:
        assert not is_included(nodes(0, index), index, size, proof[:-1], top)


@settings(max_examples=300, deadline=None)
@given(sizes, sizes)
def test_every_size_grows_into_every_larger_one(one: int, two: int) -> None:
    old, new = sorted((one, two))
    before, after, proof = root(old, nodes), root(new, nodes), consistency_proof(old, new, nodes)
    assert is_consistent(old, new, before, after, proof)
    assert not is_consistent(old, new, sha256(before).digest(), after, proof)
    assert not is_consistent(old, new, before, sha256(after).digest(), proof)
    if old < new:
        assert not is_consistent(old, new, before, after, (*proof, before))
