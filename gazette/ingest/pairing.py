"""A batch manifest held against its folder: each row with its files, and what is named and not there."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gazette.ingest.batch import Row
from gazette.ingest.groups import Group, Listing, listing
from gazette.ingest.limits import shown
from gazette.ingest.refused import RefusedInput, refused
from gazette.ingest.sidecar import Sidecar
from gazette.ingest.tree import File, Folder, Node, folded, real_root, unreadable
from gazette.model import Finding, Place, Severity, finding


@dataclass(frozen=True, slots=True)
class Paired:
    """A row whose file is there: the group, whose notes hold what is wrong, and what the row says of it."""

    group: Group
    said: Sidecar


@dataclass(frozen=True, slots=True)
class Absent:
    """A row whose file is not there."""

    path: Path
    fault: Finding


@dataclass(frozen=True, slots=True)
class Pairing:
    """The rows in order; `named` are the keys of every file of them, `problems` belong to the manifest itself."""

    rows: tuple[Paired | Absent, ...]
    named: frozenset[str]
    problems: tuple[Finding, ...]


def paired(folder: Folder, manifest: File, rows: Sequence[Row]) -> Pairing:
    """Find the files of each row. Nothing is read; what lies in a folder that can't be listed is told as such."""
    search = _Search(folder, manifest)
    made: list[Paired | Absent] = []
    problems: list[Finding] = []
    for row in rows:
        if row.file is None:
            problems += row.problems
            continue
        try:
            found = search.find(row.file, row, "file")
        except RefusedInput as error:
            problems.append(error.finding)
            continue
        except OSError as error:
            made.append(Absent(folder.path / shown(row.file), unreadable(shown(row.file), error)))
            continue
        if found is None:
            made.append(Absent(folder.path / shown(row.file), search.missing(row.file, row, "file")))
        else:
            made.append(_pair(search, row, *found))
    return Pairing(*_once(made, manifest), tuple(problems))


def _pair(search: _Search, row: Row, file: File, beside: Listing) -> Paired:
    group = beside.group(file)
    notes = [*group.notes, *row.problems]
    original = group.original
    if row.original is not None:
        original = search.noted(row.original, row, "original", notes)
    more = [search.noted(name, row, "attachments", notes) for name in row.attachments]
    return Paired(
        replace(
            group, original=original, attached=tuple(item for item in more if item is not None), notes=tuple(notes)
        ),
        row.said,
    )


def _once(made: Sequence[Paired | Absent], manifest: File) -> tuple[tuple[Paired | Absent, ...], frozenset[str]]:
    """The rows with each file once: a file of two rows stays with the first, and is held."""
    times = Counter(item.group.file.key for item in made if isinstance(item, Paired))
    kept: list[Paired | Absent] = []
    named: set[str] = set()
    for item in made:
        if isinstance(item, Absent):
            kept.append(item)
            continue
        group = item.group
        first = group.file.key not in named
        files = (group.file, group.original, *group.attached)
        named.update(file.key for file in files if file is not None)
        if first and times[group.file.key] > 1:
            twice = finding("INP-BATCH-TWICE", Severity.ERROR, Place(manifest.name), file=group.file.name)
            kept.append(Paired(replace(group, notes=(*group.notes, twice)), item.said))
        elif first:
            kept.append(item)
    return tuple(kept), frozenset(named)


class _Search:
    """Looks files up in the tree below a manifest, each folder listed once."""

    def __init__(self, folder: Folder, manifest: File) -> None:
        self._folder = folder
        self._manifest = manifest
        self._root = real_root(folder.path)
        self._folders: dict[Path, _Names] = {}
        self._listings: dict[Path, Listing] = {}

    def find(self, way: str, row: Row, column: str) -> tuple[File, Listing] | None:
        """The file at a path relative to the manifest, with what lies beside it; None where there is none.

        Raises RefusedInput (INP-BATCH-OUTSIDE) for a path that leads out, by its words or by a link; OSError for a
        folder that can't be listed.
        """
        turned = way.replace("\\", "/")
        parts = [part for part in turned.split("/") if part not in ("", ".")]
        if turned.startswith("/") or ".." in parts or not parts or ":" in parts[0]:
            raise self._outside(way, row, column)
        folder = self._folder
        for part in parts[:-1]:
            node = self._names(folder).find(part)
            if not isinstance(node, Folder):
                return None
            folder = node
        found = self._names(folder).find(parts[-1])
        if not isinstance(found, File):
            return None
        if found.container is None and not os.path.realpath(found.key).startswith(self._root):
            raise self._outside(way, row, column)
        if folder.path not in self._listings:
            self._listings[folder.path] = listing(self._names(folder).nodes)
        return found, self._listings[folder.path]

    def noted(self, way: str, row: Row, column: str, notes: list[Finding]) -> File | None:
        """The file, or None with a note that says why."""
        try:
            found = self.find(way, row, column)
        except RefusedInput as error:
            notes.append(error.finding)
            return None
        except OSError as error:
            notes.append(unreadable(shown(way), error))
            return None
        if found is None:
            notes.append(self.missing(way, row, column))
            return None
        return found[0]

    def missing(self, way: str, row: Row, column: str) -> Finding:
        place = Place(self._manifest.name, line=row.line)
        return finding("INP-BATCH-MISSING", Severity.ERROR, place, row=row.line, column=column, file=shown(way))

    def _outside(self, way: str, row: Row, column: str) -> RefusedInput:
        place = Place(self._manifest.name, line=row.line)
        return refused("INP-BATCH-OUTSIDE", place, row=row.line, column=column, file=shown(way))

    def _names(self, folder: Folder) -> _Names:
        if folder.path not in self._folders:
            self._folders[folder.path] = _Names(folder.entries())
        return self._folders[folder.path]


class _Names:
    """The entries of a folder by name."""

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self.nodes = nodes
        self._exact: dict[str, list[Node]] = {}
        self._alike: dict[str, list[Node]] = {}
        for node in nodes:
            self._exact.setdefault(unicodedata.normalize("NFC", node.name), []).append(node)
            self._alike.setdefault(folded(node.name), []).append(node)

    def find(self, name: str) -> Node | None:
        """The entry of a name: exactly, else the only one that differs in case or Unicode form."""
        found = self._exact.get(unicodedata.normalize("NFC", name)) or self._alike.get(folded(name), [])
        return found[0] if len(found) == 1 else None
