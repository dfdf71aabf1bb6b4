"""An input as it came in: its bytes, what lay beside it, and what was wrong with that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from gazette.ingest.blocks import NamedFile
from gazette.ingest.envelope import Envelope
from gazette.ingest.sidecar import Sidecar
from gazette.model import Container, Finding, Urgency
from gazette.model.embargo import Embargo


@dataclass(frozen=True, slots=True)
class OriginalFile(NamedFile):
    """The signed original or scan that came with a typed file."""

    path: Path
    container: Container | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the counter records of every file (NĐ 30/2020/NĐ-CP, Điều 21 and 22). `at` has a time zone."""

    at: datetime
    sender: str | None = None
    urgency: Urgency = Urgency.NORMAL

    def as_told(self, said: Sidecar | None, zone: tzinfo) -> Receipt:
        """This receipt with what a sidecar or a manifest says of it; `zone` is the office's."""
        if said is None:
            return self
        at = said.received or self.at
        return Receipt(
            at if at.tzinfo is not None else at.replace(tzinfo=zone),
            said.sender or self.sender,
            said.urgency or self.urgency,
        )


@dataclass(frozen=True, slots=True)
class Intake:
    """One input file. `path` is as given, `name` its base name, `received_at` has a time zone.

    `problems` were met while collecting it (a bad sidecar, an unnamed file): errors among them hold the document, and
    with `readable` false they say why the file can't become one at all. `data` is empty when the file itself could not
    be read. `sender` and `urgency` are what the counter recorded; `original` is the signed original or scan that came
    with this typed file; `container` the archive both came in; `envelope` what the header of an edXML package says.
    """

    path: Path
    name: str
    data: bytes
    received_at: datetime
    attachments: tuple[NamedFile, ...] = ()
    sidecar: Sidecar | None = None
    problems: tuple[Finding, ...] = ()
    original: OriginalFile | None = None
    sender: str | None = None
    urgency: Urgency = Urgency.NORMAL
    container: Container | None = None
    envelope: Envelope | None = None
    readable: bool = True

    @property
    def embargo(self) -> Embargo | None:
        """Before when nothing of it may be seen, by its sidecar."""
        return self.sidecar.embargo if self.sidecar is not None else None
