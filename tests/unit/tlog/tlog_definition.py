"""RFC 6962, section 2.1, written down as it is defined: the other side of every test of the tree."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from gazette.tlog.merkle import Nodes


def definition_root(entries: Sequence[bytes]) -> bytes:
    """MTH(D[n])."""
    if not entries:
        return sha256().digest()
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0]).digest()
    k = 1
    while k * 2 < len(entries):
        k *= 2
    return sha256(b"\x01" + definition_root(entries[:k]) + definition_root(entries[k:])).digest()


def nodes_of(entries: Sequence[bytes]) -> Nodes:
    """The perfect subtrees over entries in memory."""
    return lambda level, index: definition_root(entries[index << level : (index + 1) << level])
