"""The proof beside a document (C2SP tlog-proof): its place in the log, the way to the root, and the signed root."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.tlog.encoding import from_base64, to_base64
from gazette.tlog.merkle import HASH_SIZE

_FIRST = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})", re.ASCII)
_MOST_HASHES = 63


@dataclass(frozen=True, slots=True)
class Proof:
    """`checkpoint` is the note as the log published it, signatures included; `extra` is opaque and proves nothing by
    itself."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes = b""

    def __bytes__(self) -> bytes:
        lines = [_FIRST]
        lines += [f"extra {to_base64(self.extra)}"] if self.extra else []
        lines += [f"index {self.index}", *map(to_base64, self.hashes), "", ""]
        return "\n".join(lines).encode("ascii") + self.checkpoint


def parse_proof(data: bytes) -> Proof:
    """Read a proof. Raises ValueError when it is none, or is not written as a proof is."""
    head, blank, checkpoint = data.partition(b"\n\n")
    if not blank:
        raise ValueError("a proof ends with a checkpoint")
    lines = head.decode("ascii").split("\n")
    if lines.pop(0) != _FIRST:
        raise ValueError("not a proof of a transparency log")
    extra = b""
    if lines and lines[0].startswith("extra "):
        extra = from_base64(lines.pop(0).removeprefix("extra "))
    index = _INDEX.fullmatch(lines.pop(0)) if lines else None
    if index is None:
        raise ValueError("a proof names its index")
    hashes = tuple(map(from_base64, lines))
    if len(hashes) > _MOST_HASHES or any(len(item) != HASH_SIZE for item in hashes):
        raise ValueError("a proof consists of hashes")
    proof = Proof(int(index[1]), hashes, checkpoint, extra)
    if bytes(proof) != data:
        raise ValueError("not written as a proof is")
    return proof
