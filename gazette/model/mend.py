"""Mends: what a finding proposes to write instead, as data. Who applies one records it as a new version."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mend:
    """A safe mend of one fact of a document: it says the same and could not be meant otherwise.

    `field` is a field of the sidecar (`number`); `codes` are the findings that are mended by it. The text of a document
    is never mended: it stays as it was signed.
    """

    codes: tuple[str, ...]
    field: str
    old: str
    new: str
