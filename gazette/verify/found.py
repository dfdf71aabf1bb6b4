"""What is asked of one file, and what a child found out about it: plain values that travel between processes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gazette.model import Check, Manifest, ReceivedSignature, Signer
from gazette.model.approval import Approval
from gazette.model.fact_record import FactRecord
from gazette.model.renewal import Renewal


class Kind(StrEnum):
    """How a file is to be judged."""

    SEALED = "sealed"
    """A PDF by the policy for sealed ones."""
    MANIFEST = "manifest"
    """By the signature beside it."""
    RENEWAL = "renewal"
    """The record of a renewal, by the signature beside it."""
    FACT = "fact"
    """The statement of a fact, by the signature beside it."""
    APPROVAL = "approval"
    """A second person's statement: what it is of."""
    ORIGINAL = "original"
    """A PDF published as it came: which signatures of its own it bears."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be judged."""

    path: str
    kind: Kind
    beside: str | None = None
    """The file that holds a manifest's signature, if there is one."""
    at: datetime | None = None
    """The moment as of which it is judged, where that is not the present: when the gazette vouched for an original, or
    when a renewal proves that these bytes existed."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about a file. `sha256` and `size` are of the bytes that were judged."""

    sha256: str
    size: int
    checks: tuple[Check, ...]
    signer: Signer | None = None
    facts: tuple[tuple[str, str], ...] = ()
    manifest: Manifest | None = None
    renewal: Renewal | None = None
    approval: Approval | None = None
    fact: FactRecord | None = None
    own: tuple[ReceivedSignature, ...] = ()
