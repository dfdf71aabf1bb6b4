"""A checkpoint (C2SP tlog-checkpoint): what a log signs, its size and root at one moment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.tlog.encoding import from_base64, to_base64
from gazette.tlog.merkle import HASH_SIZE

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of the log named `origin`, without extension lines: the gazette writes none and accepts none."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The note's text, final newline included."""
        return f"{self.origin}\n{self.size}\n{to_base64(self.root)}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """Read the text of a note as a checkpoint. Raises ValueError when it is none."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3]:
        raise ValueError("a checkpoint has three lines")
    origin, size, encoded = lines[:3]
    root = from_base64(encoded)
    if not origin or not _SIZE.fullmatch(size) or len(root) != HASH_SIZE:
        raise ValueError("not a checkpoint")
    checkpoint = Checkpoint(origin, int(size), root)
    if checkpoint.text != text:
        raise ValueError("not written as a checkpoint is")
    return checkpoint
