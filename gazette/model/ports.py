"""What a stage is handed from outside: files, time, typeface, progress. Stages themselves open nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


class FileStore(Protocol):
    """A content-addressed store. `put` may be repeated; `get` raises IntegrityError for bytes that have changed."""

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their sha256 (lower-case hex)."""
        ...

    def get(self, sha256: str) -> bytes:
        """Return the bytes kept under `sha256`."""
        ...


class Clock(Protocol):
    """Gives the present, with a time zone."""

    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class SealWords:
    """What a visible seal says that is known only when it is made, and the size of its place in points."""

    signer: str
    """The name in the certificate."""
    at: datetime
    width: float
    height: float


class SealFace(Protocol):
    """Draws visible seals."""

    def __call__(self, words: SealWords) -> bytes:
        """A PDF whose only form field shows the seal. Called from several threads; equal words, equal bytes."""
        ...


class Progress(Protocol):
    """Told how far a stage is; the terminal decides whether to show it."""

    def start(self, stage: str, total: int) -> None:
        """A stage of `total` steps begins."""
        ...

    def advance(self, label: str) -> None:
        """One step is done; `label` names the document."""
        ...

    def finish(self) -> None:
        """The stage is over."""
        ...


class Silent:
    """A Progress that shows nothing."""

    def start(self, stage: str, total: int) -> None:  # noqa: ARG002 - the Protocol's names
        return None

    def advance(self, label: str) -> None:  # noqa: ARG002
        return None

    def finish(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Face:
    """One style of a typeface: `style` is regular, bold, italic or bold-italic; `sha256` pins the file's bytes."""

    style: str
    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Typeface:
    """A pinned typeface of four faces. `digest` is the sha256 over the faces' digests, independent of their paths."""

    name: str
    faces: tuple[Face, ...]
    digest: str

    def face(self, style: str) -> Face:
        """The face of a style; KeyError when the typeface lacks it."""
        for face in self.faces:
            if face.style == style:
                return face
        raise KeyError(style)
