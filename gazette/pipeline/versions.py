"""Two versions of a text, wherever they are: documents of the ledger, or files in any form that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gazette.akn.compare import Difference, compare
from gazette.akn.passages import passages
from gazette.errors import InputError
from gazette.pipeline.intake import check_paths
from gazette.pipeline.redactions import refuse_gone
from gazette.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two versions are called, and how they differ."""

    old: str
    new: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A text as Akoma Ntoso, and what it is called."""

    name: str
    akn: bytes


def compared(old: Version, new: Version) -> Comparison:
    """The two side by side. Raises UnsafeXml for what is no Akoma Ntoso that may be read."""
    return Comparison(old.name, new.name, compare(passages(old.akn), passages(new.akn)))


def version_in_file(workspace: Workspace, path: Path) -> Version:
    """The text of a file, read as `check` reads it; nothing is recorded. Raises InputError for one without a text."""
    for report in check_paths(workspace, [path]):
        if report.akn is not None:
            number = report.metadata.number if report.metadata is not None else None
            return Version(
                f"{number.raw} ({path.name})" if number is not None else path.name, workspace.archive.get(report.akn)
            )
    raise InputError("CLI-DIFF-NO-TEXT", path=path)


def version_of(workspace: Workspace, uri: str) -> Version:
    """The text of an accepted document. Raises ConflictError for one whose text is gone."""
    refuse_gone(workspace, uri)
    document = workspace.registry.documents.checked(uri).document
    number = document.metadata.number
    return Version(number.raw if number is not None else uri, document.akn)
