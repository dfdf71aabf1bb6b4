"""What readers borrow from the machine. Handed in by the pipeline: a reader starts no program and opens no file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from gazette.model import SourceVerdict


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file for an office program: its bytes and the suffix that says what they are (`doc`, `rtf`, `odt`)."""

    suffix: str
    data: bytes


class Office(Protocol):
    """A program that turns the word processors' older and other formats into DOCX."""

    def prepare(self, files: Iterable[OfficeFile]) -> None:
        """Convert files together, which is many times cheaper; what comes out is kept until the next call."""

    def docx(self, file: OfficeFile) -> bytes:
        """The file as DOCX. Raises RefusedInput when the program can't read it or exceeds its limits."""


class Signatures(Protocol):
    """What judges the signatures on a PDF that came in."""

    def judge(self, data: bytes, at: datetime) -> SourceVerdict:
        """The verdict as of the moment of receipt. Never raises over what the bytes are."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The machine's programs and the office's judge of signatures.

    `office` is None where the machine has none: files that need it are refused, saying which. Without `signatures` no
    verdict is kept and none is told.
    """

    office: Office | None = None
    signatures: Signatures | None = None


NO_TOOLS = Tools()
