"""The tree: the definition of RFC 6962 written out, another implementation, and the published test vectors."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree
from tlog_definition import definition_root, nodes_of

from gazette.tlog.merkle import (
    EMPTY_ROOT,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    root,
)

# The eight leaves of Certificate Transparency's own tests (RFC 6962 reference implementation) and their roots.
LEAVES = [bytes.fromhex(item) for item in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
LEAVES.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


@pytest.mark.parametrize("size", range(1, 9))
def test_the_published_roots(size: int) -> None:
    assert root(size, nodes_of(LEAVES)).hex() == ROOTS[size - 1]


def test_the_empty_tree() -> None:
    assert root(0, nodes_of([])) == EMPTY_ROOT == sha256(b"").digest()


@given(st.integers(1, 700), st.data())
def test_an_inclusion_proof_leads_to_the_root_and_nowhere_else(size: int, data: st.DataObject) -> None:
    entries = [str(number).encode() for number in range(size)]
    index = data.draw(st.integers(0, size - 1))
    nodes = nodes_of(entries)
    proof, head = inclusion_proof(index, size, nodes), root(size, nodes)
    assert head == definition_root(entries)
    assert is_included(leaf_hash(entries[index]), index, size, proof, head)
    assert not is_included(leaf_hash(b"another"), index, size, proof, head)
    assert not is_included(leaf_hash(entries[index]), index, size, proof, sha256(head).digest())
    assert not is_included(leaf_hash(entries[index]), size, size, proof, head)
    assert not is_included(leaf_hash(entries[index]), index, size, (*proof, head), head)
    if proof:
        assert not is_included(leaf_hash(entries[index]), index, size, proof[:-1], head)
        other = data.draw(st.integers(0, size - 1).filter(lambda number: number != index))
        assert not is_included(leaf_hash(entries[index]), other, size, proof, head)


@given(st.integers(1, 700), st.data())
def test_a_consistency_proof_shows_the_shorter_tree_and_no_other(new: int, data: st.DataObject) -> None:
    entries = [str(number).encode() for number in range(new)]
    old = data.draw(st.integers(1, new))
    nodes = nodes_of(entries)
    proof = consistency_proof(old, new, nodes)
    was, now = definition_root(entries[:old]), definition_root(entries)
    assert is_consistent(old, new, was, now, proof)
    if old < new:
        forged = [b"forged", *entries[1:old]]
        assert not is_consistent(old, new, definition_root(forged), now, proof)
        assert not is_consistent(old, new, was, definition_root([*entries[:-1], b"forged"]), proof)
        assert not is_consistent(old, new, was, now, proof[:-1])
        assert not is_consistent(old, new, was, now, (*proof, now))
    assert not is_consistent(new, old - 1, now, was, proof)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 255, 256, 257, 1000])
def test_another_implementation_gives_the_same_roots_and_proofs(size: int) -> None:
    entries = [str(number).encode() for number in range(size)]
    theirs = InmemoryTree(algorithm="sha256")
    for entry in entries:
        theirs.append_entry(entry)
    nodes = nodes_of(entries)
    assert theirs.get_root() == root(size, nodes)
    for index in {0, size // 2, size - 1}:
        proof = theirs.prove_inclusion(index + 1, size)
        mine = inclusion_proof(index, size, nodes)
        assert proof.path[1:] == list(mine)


def test_what_is_not_there_has_no_proof() -> None:
    nodes = nodes_of([b"a", b"b"])
    with pytest.raises(ValueError, match="no leaf 2"):
        inclusion_proof(2, 2, nodes)
    with pytest.raises(ValueError, match="can't begin"):
        consistency_proof(3, 2, nodes)


def test_trees_of_the_same_size_are_consistent_only_if_they_are_one() -> None:
    a, b = leaf_hash(b"a"), leaf_hash(b"b")
    assert is_consistent(1, 1, a, a, ())
    assert not is_consistent(1, 1, a, b, ())
    assert not is_consistent(1, 1, a, a, (a,))
    assert is_consistent(0, 1, EMPTY_ROOT, a, ())
    assert not is_consistent(0, 1, a, a, ())
    assert not is_consistent(1, 2, a, b, ())
