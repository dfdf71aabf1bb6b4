"""Which files of a folder belong together, by their names alone: a document, its sidecar, attachments and original."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from gazette.ingest.sidecar import SUFFIX
from gazette.ingest.tree import File, Folder, Node, folded
from gazette.model import Finding, Place, Severity, finding

_ATTACHMENTS = ".files"
"""Suffix of the folder that holds a file's attachments: `QD-83.docx` → `QD-83.files/`."""
_SAVED_PAGE = "_files"
"""Suffix of the folder of pictures that a browser saves beside a page."""
_TYPED = {".docx", ".doc", ".docm", ".odt", ".rtf", ".html", ".htm", ".txt", ".md", ".xml", ".akn"}
_ORIGINAL = ".pdf"
_SIGNED = re.compile(
    r"(?P<stem>.+?)[ ._-]*(?:[ ._-]|(?=[(\[]))[(\[]?(?:signed|(?:đã|da)[ _-]?(?:ký|ky)|(?:ký|ky)[ _-]?(?:số|so))[)\]]?"
)
"""What signing programs and clerks add to the name of the copy that bears the signature: `QD-83_signed.pdf`."""
_CONTAINERS = {".zip", ".edxml"}


@dataclass(frozen=True, slots=True)
class Group:
    """A document's file and what lies beside it."""

    file: File
    sidecar: File | None = None
    attachments: Folder | None = None
    original: File | None = None
    notes: tuple[Finding, ...] = ()
    attached: tuple[File, ...] = ()
    """What a manifest attaches, wherever it lies."""


def is_hidden(name: str) -> bool:
    """Files that programs leave behind, and what explains a folder to people: no inputs."""
    return name.startswith((".", "~$")) or name.upper().startswith("README")


def grouped(nodes: Sequence[Node]) -> tuple[Group | Folder, ...]:
    """The documents and the folders to go into, in the order given."""
    files = [node for node in nodes if isinstance(node, File)]
    names = {node.name: node for node in files}
    folders = {node.name: node for node in nodes if isinstance(node, Folder)}
    companions = {name for file in files for name in _companions(file.name)}
    documents = [file for file in files if not is_hidden(file.name) and not is_sidecar(file.name)]
    originals, unclear = _originals(documents)
    wanted = {file.name for file in documents} - {original.name for original in originals.values()}
    made: list[Group | Folder] = []
    for node in nodes:
        if isinstance(node, Folder):
            if not is_hidden(node.name) and node.name not in companions:
                made.append(node)
        elif node.name in wanted:
            notes = (_unclear(node),) if node.name in unclear else ()
            made.append(group_of(node, names, folders, originals.get(node.name), notes))
    return tuple(made)


def group_of(
    file: File,
    names: dict[str, File],
    folders: dict[str, Folder],
    original: File | None = None,
    notes: tuple[Finding, ...] = (),
) -> Group:
    """A file with the sidecar and the attachments that its name claims among those beside it."""
    stem = PurePath(file.name).stem
    places = [file.name, stem, *([original.name, PurePath(original.name).stem] if original is not None else [])]
    sidecar = next((names[place + SUFFIX] for place in places if place + SUFFIX in names), None)
    attachments = None if PurePath(file.name).suffix.lower() in _CONTAINERS else folders.get(stem + _ATTACHMENTS)
    return Group(file, sidecar, attachments, original, notes)


@dataclass(frozen=True, slots=True)
class Listing:
    """A folder's entries, for files of it that are given one by one (a shell's `inbox/*`)."""

    files: dict[str, File]
    folders: dict[str, Folder]
    groups: dict[str, Group]
    """By the names of their file and of its original."""
    companions: frozenset[str]
    """Names of folders that belong to a file."""
    documents: frozenset[str]
    """What sidecars can belong to: the files' names and stems."""

    def claims(self, name: str) -> bool:
        """Whether what is named so belongs to a file beside it: its sidecar, or a folder of its attachments."""
        return name.removesuffix(SUFFIX) in self.documents if is_sidecar(name) else name in self.companions

    def group(self, file: File) -> Group:
        """The group a file is in; hidden files and README* are one too, since they were named."""
        known = self.groups.get(file.name)
        if known is None:
            return group_of(file, self.files, self.folders)
        return replace(known, file=file) if known.file.name == file.name else known


def listing(nodes: Sequence[Node]) -> Listing:
    """The entries of a folder with what belongs together."""
    files = {node.name: node for node in nodes if isinstance(node, File)}
    folders = {node.name: node for node in nodes if isinstance(node, Folder)}
    groups: dict[str, Group] = {}
    for item in grouped(nodes):
        if isinstance(item, Group):
            groups[item.file.name] = item
            if item.original is not None:
                groups[item.original.name] = item
    companions = frozenset(place for name in files for place in _companions(name))
    return Listing(files, folders, groups, companions, _documents(files))


def lone_sidecars(nodes: Sequence[Node]) -> tuple[File, ...]:
    """The sidecars among the entries of a folder whose document is not there."""
    files = [node for node in nodes if isinstance(node, File)]
    documents = _documents(file.name for file in files)
    return tuple(
        file
        for file in files
        if is_sidecar(file.name) and not is_hidden(file.name) and file.name.removesuffix(SUFFIX) not in documents
    )


def is_sidecar(name: str) -> bool:
    """Whether a file of this name says something about the document beside it."""
    return name.endswith(SUFFIX)


def _documents(names: Iterable[str]) -> frozenset[str]:
    return frozenset(place for name in names if not is_sidecar(name) for place in (name, PurePath(name).stem))


def main_group(files: Sequence[File]) -> Group:
    """The document among files that came as one: the first that can hold a text, with its original."""
    originals, _ = _originals(files)
    paired = {original.name for original in originals.values()}
    texts = [file for file in files if file.name not in paired]
    main = next((file for file in texts if is_typed(file.name) or _is_pdf(file.name)), texts[0])
    return Group(main, original=originals.get(main.name))


def _is_pdf(name: str) -> bool:
    return PurePath(name).suffix.lower() == _ORIGINAL


def _companions(name: str) -> tuple[str, ...]:
    path = PurePath(name)
    if path.suffix.lower() in _CONTAINERS:
        return ()
    return path.stem + _ATTACHMENTS, path.stem + _SAVED_PAGE


def pairing_stem(name: str) -> str:
    """The stem of a file without a mark of signing, as file systems that ignore case compare it."""
    stem = folded(PurePath(name).stem)
    signed = _SIGNED.fullmatch(stem)
    return signed["stem"] if signed is not None else stem


def is_typed(name: str) -> bool:
    """Whether a file of this name holds typed text."""
    return PurePath(name).suffix.lower() in _TYPED


def _originals(files: Sequence[File]) -> tuple[dict[str, File], frozenset[str]]:
    """The original of each typed file, by the typed file's name; and the PDFs that could belong to several."""
    typed: dict[str, list[File]] = defaultdict(list)
    originals: list[File] = []
    for file in files:
        if is_typed(file.name):
            typed[folded(PurePath(file.name).stem)].append(file)
        elif _is_pdf(file.name):
            originals.append(file)
    found: dict[str, File] = {}
    unclear: set[str] = set()
    pdfs: dict[str, list[File]] = defaultdict(list)
    for file in originals:
        stem = folded(PurePath(file.name).stem)
        pdfs[stem if stem in typed else pairing_stem(file.name)].append(file)
    for stem, signed in pdfs.items():
        texts = typed.get(stem, [])
        if len(texts) == 1 and len(signed) == 1:
            found[texts[0].name] = signed[0]
        elif texts:
            unclear.update(file.name for file in signed)
    return found, frozenset(unclear)


def _unclear(file: File) -> Finding:
    return finding("INP-ORIGINAL-UNCLEAR", Severity.WARNING, Place(file.name), file=file.name)
