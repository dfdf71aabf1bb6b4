"""A step's key: the hash of its inputs, its settings, its typeface and its version, computed anew each time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from gazette.model.codec import Json


def step_key(step: str, version: str, *parts: Json) -> str:
    """sha256 over the canonical JSON of the step's name, its version and all it depends on."""
    text = json.dumps([step, version, *parts], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def digest(data: bytes) -> str:
    """sha256, lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def file_digests(paths: Iterable[Path]) -> list[str]:
    """sha256 of each file; `absent` for one that can't be read, so that a missing key changes the key of its step."""
    found = []
    for path in paths:
        try:
            found.append(digest(path.read_bytes()))
        except OSError:
            found.append("absent")
    return found
