"""Collecting input files from paths: folders, archives, what lies beside a file. It changes nothing on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from pathlib import Path

from gazette.errors import InputError
from gazette.ingest.batch import is_batch, looks_like_batch, merged, read_batch
from gazette.ingest.blocks import NamedFile
from gazette.ingest.edxml import is_edxml, opened
from gazette.ingest.groups import Group, Listing, grouped, is_hidden, is_sidecar, listing, lone_sidecars, main_group
from gazette.ingest.intake import Intake, OriginalFile, Receipt
from gazette.ingest.limits import MAX_DEPTH, Budget
from gazette.ingest.pairing import Absent, paired
from gazette.ingest.refused import RefusedInput, refused
from gazette.ingest.sidecar import NOTHING_SAID, SUFFIX, Sidecar, read_sidecar
from gazette.ingest.tree import File, Folder, Node, disk_file, disk_folder, kept_by_workspace, reason, unreadable
from gazette.ingest.unzip import is_archive, unzipped
from gazette.model import Clock, Finding, Place, Severity, finding

_ORIGINALS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
"""A scan that came as a picture: PNG, JPEG, TIFF."""


def gather(
    paths: Sequence[Path], clock: Clock, zone: tzinfo = UTC, keep: Callable[[bytes], object] = len
) -> tuple[Intake, ...]:
    """Read every input under `paths`, in the order given; folders and archives are walked by name, depth first.

    `zone` is the office's time zone, for moments of receipt that are written without one. `keep` is handed the bytes of
    each archive that was opened, once, so that nothing received is lost.
    Sidecars (`NAME.gazette.json`), attachment folders (`NAME.files/`), hidden files and README* are no inputs of their
    own, but a sidecar without its document is told; `NAME.pdf` beside one typed file `NAME.docx` is its signed
    original. A file that is reached twice is read once; a link that leads out of its folder is not followed.
    Raises InputError (INP-PATH-MISSING, INP-PATH-UNREADABLE) for a path that was given and can't be opened, and
    (INP-PATH-WORKSPACE) for one that a workspace keeps for itself, its keys among it; a file
    inside a folder or an archive that can't be read becomes an Intake with a problem.
    """
    desk = _Desk(zone, keep, [given for given in paths if _is_manifest(given)])
    around = _Around(Receipt(clock.now()))
    return tuple(intake for given in paths for intake in desk.given(given, around))


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for everything in a folder or an archive."""

    receipt: Receipt
    depth: int = 0
    budget: Budget = field(default_factory=Budget)
    problems: tuple[Finding, ...] = ()
    manifest: str | None = None
    """The batch manifest that does not name what is met here."""
    elsewhere: frozenset[str] = frozenset()
    """Keys of what a manifest names that was not given: read when that is."""


class _Desk:
    """One call of `gather`: it remembers what it has read and the folders it has looked into."""

    def __init__(self, zone: tzinfo, keep: Callable[[bytes], object], manifests: Sequence[Path]) -> None:
        self._zone = zone
        self._keep = keep
        self._manifests = manifests
        self._governed = tuple({os.path.realpath(path.parent) + os.sep for path in manifests})
        self._seen: set[str] = set()
        self._listed: dict[Path, Listing] = {}

    def given(self, path: Path, around: _Around) -> Iterator[Intake]:
        """The inputs of a path that was given: a folder, or a file with what belongs to it."""
        try:
            is_folder = path.is_dir()
            if not is_folder and not path.is_fifo():
                path.open("rb").close()
        except FileNotFoundError as error:
            raise InputError("INP-PATH-MISSING", path=path) from error
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            why = reason(error) if isinstance(error, OSError) else str(error)
            raise InputError("INP-PATH-UNREADABLE", path=path, reason=why) from error
        if kept_by_workspace(path):
            raise InputError("INP-PATH-WORKSPACE", path=path)
        if path in self._manifests:
            yield from self._listed_folder(_listed_or_fault(path.parent), around, (disk_file(path),), alone=True)
            return
        if os.path.realpath(path).startswith(self._governed):  # it comes with its row, or as one that has none
            return
        beside = self._beside(path)
        if beside.claims(path.name):
            return
        if is_folder:
            yield from self._folder(_listed_or_fault(path), around)
        elif is_sidecar(path.name):
            yield from self._lone_sidecar(disk_file(path), around)
        elif not path.is_file():
            raise InputError("INP-PATH-UNREADABLE", path=path, reason="not a regular file")
        else:
            yield from self._group(beside.group(disk_file(path)), around)

    def _beside(self, path: Path) -> Listing:
        """What lies in a path's folder; nothing if that can't be listed: the path itself can still be read."""
        if path.parent not in self._listed:
            try:
                self._listed[path.parent] = listing(disk_folder(path.parent).entries())
            except OSError:
                self._listed[path.parent] = listing(())
        return self._listed[path.parent]

    def _folder(self, folder: Folder, around: _Around) -> Iterator[Intake]:
        try:
            nodes = folder.entries()
        except OSError as error:
            fault = unreadable(folder.name, error)
            yield _intake(File(folder.path, str(folder.path), bytes), b"", around, fault)
            return
        manifests = _manifests_in(nodes)
        if manifests:
            yield from self._listed_folder(replace(folder, entries=lambda: nodes), around, manifests)
        else:
            yield from self._nodes(nodes, around)

    def _nodes(self, nodes: Sequence[Node], around: _Around) -> Iterator[Intake]:
        for item in grouped(nodes):
            if isinstance(item, Folder):
                yield from self._folder(item, around)
            else:
                yield from self._group(item, around)
        for sidecar in lone_sidecars(nodes):
            yield from self._lone_sidecar(sidecar, around)

    def _lone_sidecar(self, file: File, around: _Around) -> Iterator[Intake]:
        """A sidecar whose document is not there: what it says must not be lost unseen."""
        if file.key in self._seen:
            return
        self._seen.add(file.key)
        try:
            data = file.read()
        except RefusedInput as error:
            yield _intake(file, b"", around, error.finding)
            return
        yield _intake(
            file, data, around, finding("INP-SIDECAR-ALONE", Severity.ERROR, Place(file.name), file=file.name)
        )

    def _listed_folder(
        self, folder: Folder, around: _Around, manifests: Sequence[File], *, alone: bool = False
    ) -> Iterator[Intake]:
        """A folder with batch manifests: their rows in order, then what no manifest names, which is held.

        `alone`: the manifest was given, not its folder. If nobody can understand it, nobody meant what lies beside it.
        """
        nodes = folder.entries()
        free = replace(around, manifest=None, elsewhere=frozenset())
        for manifest in manifests:
            if manifest.key not in self._seen:
                self._seen.add(manifest.key)
                understood = yield from self._rows(folder, manifest, free)
                if alone and not understood:
                    return
        others = [other for other in _manifests_in(nodes) if other.key not in self._seen]
        elsewhere = frozenset(key for other in others for key in (other.key, *_named_by(folder, other)))
        unnamed = ", ".join(manifest.name for manifest in manifests)
        yield from self._nodes(nodes, replace(around, manifest=unnamed, elsewhere=elsewhere))

    def _rows(self, folder: Folder, manifest: File, around: _Around) -> Generator[Intake, None, bool]:
        """The documents of a manifest's rows; returns whether the manifest could be understood at all."""
        data = b""
        try:
            data = manifest.read()
            self._keep(data)
            pairing = paired(folder, manifest, read_batch(data, manifest.name))
        except RefusedInput as error:
            yield _intake(manifest, data, around, error.finding)
            return False
        for row in pairing.rows:
            if isinstance(row, Absent):
                yield _intake(File(row.path, str(row.path), bytes), b"", around, row.fault)
            else:
                yield from self._group(row.group, around, row.said)
        self._seen |= pairing.named
        if pairing.problems:
            problems = (*around.problems, *pairing.problems)
            yield replace(_intake(manifest, data, replace(around, problems=problems)), readable=False)
        return True

    def _group(self, group: Group, around: _Around, said: Sidecar = NOTHING_SAID) -> Iterator[Intake]:
        if group.file.key in self._seen or group.file.key in around.elsewhere:
            return
        self._seen.add(group.file.key)
        if group.original is not None and group.original.key in self._seen:  # a manifest gave it to another
            group = replace(group, original=None)
        problems = [*around.problems, *group.file.notes, *group.notes]
        if around.manifest is not None:
            place = Place(group.file.name)
            problems.append(
                finding("INP-BATCH-UNNAMED", Severity.ERROR, place, file=group.file.name, manifest=around.manifest)
            )
        beside = _sidecar(group.sidecar, problems)
        stated, against = merged(beside, said)
        sidecar = stated.at_home(self._zone)
        if against:
            place = Place(group.file.name)
            problems.append(finding("INP-BATCH-CONTRADICTS", Severity.ERROR, place, fields=", ".join(against)))
        here = replace(around, receipt=around.receipt.as_told(sidecar, self._zone), problems=tuple(problems))
        try:
            data = group.file.read()
        except RefusedInput as error:
            yield _intake(group.file, b"", here, error.finding)
            return
        if is_archive(data) or is_edxml(data):
            if group.original is not None or group.attached:
                lone = finding("INP-BATCH-CONTAINER", Severity.ERROR, Place(group.file.name), file=group.file.name)
                here = replace(here, problems=(*here.problems, lone))
            opening = self._archive if is_archive(data) else self._package
            yield from opening(group.file, data, here, sidecar)
            return
        attachments = _named((*_files(group.attachments, problems), *group.attached), problems)
        original, lost = _original(group.original, problems, around)
        yield replace(
            _intake(group.file, data, replace(here, problems=tuple(problems))),
            attachments=attachments,
            sidecar=sidecar if beside is not None or said != NOTHING_SAID else None,
            original=original,
        )
        if lost is not None:
            yield lost

    def _archive(self, file: File, data: bytes, around: _Around, sidecar: Sidecar) -> Iterator[Intake]:
        """The members of an archive. Its sidecar can say who sent it, when and how urgent: nothing of one document."""
        if around.depth >= MAX_DEPTH:
            yield _intake(file, data, around, refused("INP-ZIP-DEEP", Place(file.name), limit=MAX_DEPTH).finding)
            return
        budget = around.budget if around.depth else Budget()
        try:
            folder = unzipped(data, file.path, file.container, budget)
        except RefusedInput as error:
            yield _intake(file, data, around, error.finding)
            return
        problems = around.problems
        if replace(sidecar, sender=None, received=None, urgency=None) != NOTHING_SAID:
            problems += (finding("INP-SIDECAR-ARCHIVE", Severity.ERROR, Place(file.name), file=file.name),)
        inside = _Around(around.receipt, around.depth + 1, budget, problems)
        if around.depth == 0:
            self._keep(data)
        empty = True
        for intake in self._folder(folder, inside):
            empty = False
            yield intake
        if empty:
            yield _intake(file, data, around, refused("INP-ARCHIVE-EMPTY", Place(file.name)).finding)

    def _package(self, file: File, data: bytes, around: _Around, sidecar: Sidecar) -> Iterator[Intake]:
        """The document of an edXML package: its main file, its original, and every other file attached to it."""
        try:
            package = opened(file, data, around.budget if around.depth else Budget())
        except RefusedInput as error:
            yield _intake(file, data, around, error.finding)
            return
        if around.depth == 0:
            self._keep(data)
        problems = [*around.problems, *package.problems]
        if not package.files:
            yield replace(_intake(file, data, replace(around, problems=tuple(problems))), readable=False)
            return
        group = main_group(package.files)
        receipt = around.receipt.as_told(package.envelope.facts, self._zone).as_told(sidecar, self._zone)
        original, lost = _original(group.original, problems, around)
        own = {group.file.key, group.original.key if group.original is not None else None}
        attachments = _named([other for other in package.files if other.key not in own], problems)
        yield replace(
            _intake(group.file, group.file.read(), replace(around, receipt=receipt, problems=tuple(problems))),
            attachments=attachments,
            sidecar=sidecar if sidecar != NOTHING_SAID else None,
            original=original,
            envelope=package.envelope,
        )
        if lost is not None:
            yield lost


def _is_manifest(path: Path) -> bool:
    """Whether a file that was given is a batch manifest, by its name or by what it holds."""
    if path.suffix.lower() not in (".csv", ".json") or path.name.endswith(SUFFIX):
        return False
    try:
        return is_batch(path.name) or looks_like_batch(path.name, disk_file(path).read())
    except (RefusedInput, ValueError):  # ValueError: a NUL in the name
        return False


def _manifests_in(nodes: Sequence[Node]) -> tuple[File, ...]:
    return tuple(node for node in nodes if isinstance(node, File) and is_batch(node.name))


def _named_by(folder: Folder, manifest: File) -> frozenset[str]:
    """The files that a manifest names; none while it can't be read: it says so itself when it is given."""
    try:
        return paired(folder, manifest, read_batch(manifest.read(), manifest.name)).named
    except RefusedInput:
        return frozenset()


def _listed_or_fault(path: Path) -> Folder:
    """A folder that was given; InputError when it can't be listed."""
    folder = disk_folder(path)
    try:
        nodes = folder.entries()
    except OSError as error:
        raise InputError("INP-PATH-UNREADABLE", path=path, reason=reason(error)) from error
    return Folder(path, lambda: nodes)


def _intake(file: File, data: bytes, around: _Around, fault: Finding | None = None) -> Intake:
    """An input; with `fault` one that can't become a document."""
    receipt = around.receipt
    return Intake(
        file.path,
        file.name,
        data,
        receipt.at,
        problems=around.problems if fault is None else (*around.problems, fault),
        sender=receipt.sender,
        urgency=receipt.urgency,
        container=file.container,
        readable=fault is None,
    )


def _sidecar(file: File | None, problems: list[Finding]) -> Sidecar | None:
    if file is None:
        return None
    try:
        sidecar, mistakes = read_sidecar(file.read(), file.name)
    except RefusedInput as error:
        sidecar, mistakes = None, (error.finding,)
    problems.extend(mistakes)
    return sidecar


def _original(file: File | None, problems: list[Finding], around: _Around) -> tuple[OriginalFile | None, Intake | None]:
    """The signed original; or, when it can't be read, an input of its own that says so while the document is held."""
    if file is None:
        return None, None
    try:
        data = file.read()
    except RefusedInput as error:
        problems.append(error.finding)
        return None, _intake(file, b"", around, error.finding)
    if b"%PDF-" not in data[:1024] and not data.startswith(_ORIGINALS):
        problems.append(finding("INP-ORIGINAL-KIND", Severity.ERROR, Place(file.name), file=file.name))
    return OriginalFile(file.name, data, file.path, file.container), None


def _named(found: Iterable[File], problems: list[Finding]) -> tuple[NamedFile, ...]:
    files: dict[str, NamedFile] = {}
    for file in found:
        if file.name.lower() in files:
            problems.append(finding("INP-ATTACHMENT-DOUBLE", Severity.ERROR, Place(file.name), file=file.name))
            continue
        try:
            files[file.name.lower()] = NamedFile(file.name, file.read())
        except RefusedInput as error:
            problems.append(error.finding)
    return tuple(files.values())


def _files(folder: Folder | None, problems: list[Finding]) -> Iterator[File]:
    """Every file below an attachment folder but hidden ones."""
    if folder is None:
        return
    try:
        nodes = folder.entries()
    except OSError as error:
        problems.append(unreadable(folder.name, error))
        return
    for node in nodes:
        if is_hidden(node.name):
            continue
        if isinstance(node, Folder):
            yield from _files(node, problems)
        elif not node.name.endswith(SUFFIX):
            yield node
