"""An input as it came in: its bytes, what lay beside it, and what was wrong with that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gazette.ingest.blocks import NamedFile
from gazette.ingest.sidecar import Sidecar
from gazette.model import Container, Finding, Urgency


@dataclass(frozen=True, slots=True)
class Intake:
    """One input file. `path` is as given, `name` its base name, `received_at` has a time zone.

    `problems` are errors met while collecting it (unreadable, too large, a bad sidecar): they hold or refuse the
    document. `data` is empty when the file itself could not be read.
    `sender` and `urgency` are what the counter recorded; `original` is the signed original or scan that came with this
    typed file; `container` the archive both came in.
    """

    path: Path
    name: str
    data: bytes
    received_at: datetime
    attachments: tuple[NamedFile, ...] = ()
    sidecar: Sidecar | None = None
    problems: tuple[Finding, ...] = ()
    original: NamedFile | None = None
    sender: str | None = None
    urgency: Urgency = Urgency.NORMAL
    container: Container | None = None
