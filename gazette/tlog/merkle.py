"""The tree of RFC 6962, section 2.1: roots, inclusion proofs, consistency proofs, and their checks.

Proofs are made from the hashes of perfect subtrees, wherever these are kept; the checks (RFC 9162, 2.1.3.2 and 2.1.4.2)
share no code with the making.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import TypeAlias

HASH_SIZE = 32

Nodes: TypeAlias = Callable[[int, int], bytes]
"""Hash of the perfect subtree at (level, index): the leaves from index * 2**level on, 2**level of them."""

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry as a leaf."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def root(size: int, nodes: Nodes) -> bytes:
    """The root of the tree of the first `size` leaves."""
    return _subtree(0, size, nodes) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, nodes: Nodes) -> tuple[bytes, ...]:
    """Hashes that lead from leaf `index` to the root of `size` leaves, the leaf's sibling first.

    Raises ValueError when there is no such leaf in the tree.
    """
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    return tuple(_path(index, 0, size, nodes))


def consistency_proof(old: int, new: int, nodes: Nodes) -> tuple[bytes, ...]:
    """Hashes that show the tree of `new` leaves to begin with that of `old` leaves. Empty when nothing is to be shown.

    Raises ValueError when `old` is the larger.
    """
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} can't begin with one of {old}")
    return tuple(_grown(old, 0, new, nodes, whole=True)) if 0 < old < new else ()


def is_included(leaf: bytes, index: int, size: int, proof: tuple[bytes, ...], root: bytes) -> bool:
    """Whether `proof` shows that the leaf of hash `leaf` stands at `index` among `size` leaves under `root`."""
    if not 0 <= index < size:
        return False
    position, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            found = node_hash(sibling, found)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(old: int, new: int, old_root: bytes, new_root: bytes, proof: tuple[bytes, ...]) -> bool:
    """Whether `proof` shows that the `new` leaves under `new_root` begin with the `old` ones under `old_root`."""
    if not 0 <= old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == EMPTY_ROOT
    hashes = iter(proof if old & (old - 1) else (old_root, *proof))
    first = next(hashes, None)
    if first is None:
        return False
    position, last = old - 1, new - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    was = now = first
    for other in hashes:
        if last == 0:
            return False
        if position & 1 or position == last:
            was, now = node_hash(other, was), node_hash(other, now)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            now = node_hash(now, other)
        position, last = position >> 1, last >> 1
    return last == 0 and was == old_root and now == new_root


def _split(count: int) -> int:
    """The largest power of two below `count`: where RFC 6962 parts a tree that is not perfect."""
    return 1 << ((count - 1).bit_length() - 1)


def _subtree(start: int, count: int, nodes: Nodes) -> bytes:
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return nodes(level, start >> level)
    left = _split(count)
    return node_hash(_subtree(start, left, nodes), _subtree(start + left, count - left, nodes))


def _path(index: int, start: int, count: int, nodes: Nodes) -> Iterator[bytes]:
    if count == 1:
        return
    left = _split(count)
    if index < left:
        yield from _path(index, start, left, nodes)
        yield _subtree(start + left, count - left, nodes)
    else:
        yield from _path(index - left, start + left, count - left, nodes)
        yield _subtree(start, left, nodes)


def _grown(old: int, start: int, count: int, nodes: Nodes, *, whole: bool) -> Iterator[bytes]:
    """SUBPROOF of RFC 6962, 2.1.2. `whole`: the old tree is one that the reader knows, so its root is not told."""
    if old == count:
        if not whole:
            yield _subtree(start, count, nodes)
        return
    left = _split(count)
    if old <= left:
        yield from _grown(old, start, left, nodes, whole=whole)
        yield _subtree(start + left, count - left, nodes)
    else:
        yield from _grown(old - left, start + left, count - left, nodes, whole=False)
        yield _subtree(start, left, nodes)
