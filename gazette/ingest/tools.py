"""What readers borrow from the machine. Handed in by the pipeline: a reader starts no program and opens no file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


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


@dataclass(frozen=True, slots=True)
class Tools:
    """The machine's programs. None where it has none: files that need one are refused, saying which."""

    office: Office | None = None


NO_TOOLS = Tools()
