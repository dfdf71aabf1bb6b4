"""What the registry hands out and takes in about files and documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gazette.errors import ConflictError
from gazette.model import IntakeOutcome, Settlement
from gazette.model.codec import Json
from gazette.model.embargo import Embargo


class StaleError(ConflictError):
    """What was to be recorded was made of a state of the ledger that another has changed since."""


@dataclass(frozen=True, slots=True)
class IntakeRecord:
    """An outcome that was recorded for a file: `result` is the encoded Document, HeldDocument or Refusal.

    `request` is the file as it came in, None for what an older program recorded.
    """

    seq: int
    key: str
    sha256: str
    name: str
    outcome: str
    uri: str | None
    result: Json
    request: Json | None
    received_at: datetime


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What became of a file last, by its bytes. `outcome` is accepted, held or refused; `intake` the record's seq."""

    sha256: str
    intake: int
    name: str
    outcome: str
    uri: str | None
    number: str | None
    type: str | None
    title: str | None
    date: str | None
    received_at: datetime
    sender: str | None
    urgency: str
    publisher: str | None
    """Whose counter it came to; None for what an older program recorded, where that can't be told."""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """An accepted document. `state` is accepted, composed or published; `issue` the id of the issue it stands in.

    `file` is the name it came under; `received_at`, `sender` and `urgency` are what the counter recorded;
    `publisher` is the code of the one whose gazette it goes into.
    """

    uri: str
    eli: str
    number: str | None
    type: str
    title: str
    date: str
    state: str
    sha256: str
    issue: str | None
    file: str
    received_at: datetime
    sender: str | None
    urgency: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Change:
    """One file's new outcome, to be written.

    `after` is the seq of the newest record of the same bytes that this one was made upon (None: there was none).
    `publisher` is whose counter judged it, by whose rules and for whose gazette.
    `settled` are new decisions of an editor that led to it. `kind` names the event when it is not what became of the
    file (`held`, `accepted` …) but what was done: `edited`, `mended`, `finding-accepted`, `replaced`, `text-replaced`.
    `instead_of` is the sha256 of the text that this one takes the place of. `embargo` is what came in with the file.
    """

    key: str
    sha256: str
    name: str
    request: Json
    outcome: IntakeOutcome
    after: int | None
    publisher: str
    kind: str | None = None
    settled: tuple[Settlement, ...] = ()
    instead_of: str | None = None
    embargo: Embargo | None = None
