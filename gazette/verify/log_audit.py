"""A copy of the portal held against its log: tree against checkpoint, files against entries, growth.

What an auditor does without asking the publisher for anything (`gazette log check`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest, sha256
from itertools import pairwise
from pathlib import Path

from gazette.model import LOG_FOLDER, Check, Manifest
from gazette.model.fact_record import FACT_NAME, parse_fact
from gazette.model.manifest_json import parse_manifest, safe_path
from gazette.model.status import RemovedFile
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.entry import Act, Entry, parse_entry
from gazette.tlog.merkle import Nodes, consistency_proof, is_consistent, leaf_hash, node_hash, root
from gazette.tlog.note import NoteError
from gazette.tlog.policy import Policy
from gazette.tlog.quorum import Head, open_checkpoint
from gazette.tlog.tiles import HEIGHT, WIDTH, Fetch, TileError, node_reader, read_bundle, tile_path
from gazette.verify.guard import FORMAT_FAILURE, failed, guarded, passed
from gazette.verify.log import judge_quorum
from gazette.verify.log_times import judge_times
from gazette.verify.trust import Trust

_LARGEST = 20 << 20
"""Bytes. A full bundle has at most 256 entries of 65,535; a manifest is smaller."""
_MANIFEST = "manifest.json"
_ISSUES = "/cong-bao/"
"""How the work of a whole issue begins."""
_BOOK = frozenset({".pdf", ".xml"})
"""What a redaction of a document takes of a whole issue: what prints or lists it, never its manifest."""
_SHOWN = 5
"""Names listed in one check; the rest are counted."""


def folder_fetch(folder: Path) -> Fetch:
    """The log's files in a folder. Raises OSError for one that is there and can't be read."""

    def fetch(path: str) -> bytes | None:
        place = folder / path
        if not place.is_file():
            return None
        with place.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ValueError(f"{path}: > {_LARGEST} B")
        return data

    return fetch


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy of a portal, its log's head, and the entries that were read and proved."""

    portal: Path
    head: Head
    entries: tuple[Entry, ...]


def audit(
    portal: Path, policy: Policy, since: bytes | None, trust: Trust, moment: datetime
) -> tuple[tuple[Check, ...], Head | None]:
    """Hold a portal's copy against its log; `since` is an older checkpoint that the log must have grown from.

    `trust` are the anchors of timestamp authorities; without any the timestamps are not judged, which is told.

    Never raises over what the bytes are; a file that can't be read is a failed check.
    """
    heads: list[Head] = []
    fetch = folder_fetch(portal / LOG_FOLDER)
    checks = guarded("VFY-LOG-CHECKPOINT", lambda: _head(fetch, policy, heads))
    if not heads:
        return checks, None
    head = heads[0]
    checks += guarded("VFY-LOG-QUORUM", lambda: judge_quorum(head, policy))
    if since is not None:
        checks += guarded("VFY-LOG-GROWN", lambda: _grown(head, since, policy, fetch))
    entries: list[Entry] = []
    checks += guarded("VFY-LOG-TREE", lambda: _tree(head.checkpoint, fetch, entries))
    if len(entries) == head.checkpoint.size:
        copy = _Copy(portal, head, tuple(entries))
        checks += guarded("VFY-LOG-FILES", lambda: _files(copy))
        checks += guarded("VFY-LOG-UNLOGGED", lambda: _unlogged(copy))
        checks += guarded("VFY-LOG-NUMBERS", lambda: _numbers(copy))
        checks += guarded("VFY-LOG-PAGES", lambda: _pages(copy))
        checks += judge_times(copy.entries, head.checkpoint, portal / LOG_FOLDER, fetch, trust, moment)
    return checks, head


def _head(fetch: Fetch, policy: Policy, heads: list[Head]) -> Check:
    data = fetch("checkpoint")
    if data is None:
        return failed("VFY-LOG-CHECKPOINT", FORMAT_FAILURE, detail="absent")
    try:
        heads.append(open_checkpoint(data, policy))
    except NoteError as error:
        return failed("VFY-LOG-CHECKPOINT", FORMAT_FAILURE, detail=f"{error.rule}: {error.detail}")
    return passed("VFY-LOG-CHECKPOINT", origin=heads[0].checkpoint.origin)


def _grown(head: Head, since: bytes, policy: Policy, fetch: Fetch) -> Check:
    try:
        old = open_checkpoint(since, policy).checkpoint
    except NoteError as error:
        return failed("VFY-LOG-GROWN", FORMAT_FAILURE, detail=f"{error.rule}: {error.detail}")
    new = head.checkpoint
    if old.origin != new.origin or old.size > new.size:
        return failed("VFY-LOG-GROWN", "HASH_FAILURE", detail=f"{old.origin} {old.size} > {new.size}")
    try:
        proof = consistency_proof(old.size, new.size, node_reader(new.size, fetch))
    except TileError as error:
        return failed("VFY-LOG-GROWN", FORMAT_FAILURE, detail=error)
    if not is_consistent(old.size, new.size, old.root, new.root, proof):
        return failed("VFY-LOG-GROWN", "HASH_FAILURE", detail=f"{old.size} - {new.size}")
    return passed("VFY-LOG-GROWN", old=old.size, new=new.size)


def _tree(checkpoint: Checkpoint, fetch: Fetch, entries: list[Entry]) -> Check:
    """Every entry, hashed anew, leads to the root that was signed."""
    size = checkpoint.size
    leaves: list[bytes] = []
    try:
        for index in range(-(-size // WIDTH)):
            for data in read_bundle(fetch, index, size):
                leaves.append(leaf_hash(data))
                entries.append(parse_entry(data))
    except ValueError as error:  # a TileError is one
        return failed("VFY-LOG-TREE", FORMAT_FAILURE, detail=error)
    levels = _Levels(leaves)
    if root(size, levels) != checkpoint.root:
        entries.clear()
        return failed("VFY-LOG-TREE", "HASH_FAILURE", detail="root")
    try:
        wrong = levels.other_tile(node_reader(size, fetch))
    except TileError as error:
        return failed("VFY-LOG-TREE", FORMAT_FAILURE, detail=error)
    if wrong is not None:
        return failed("VFY-LOG-TREE", "HASH_FAILURE", detail=wrong)
    return passed("VFY-LOG-TREE", size=size)


class _Levels:
    """The perfect subtrees over leaves that are all at hand."""

    def __init__(self, leaves: list[bytes]) -> None:
        self._levels = [leaves]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            self._levels.append([node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])

    def __call__(self, level: int, index: int) -> bytes:
        return self._levels[level][index]

    def other_tile(self, nodes: Nodes) -> str | None:
        """Where the first tile that holds another hash lies: others make their proofs from the tiles."""
        for upper, hashes in enumerate(self._levels[::HEIGHT]):
            for index, found in enumerate(hashes):
                if nodes(upper * HEIGHT, index) != found:
                    return tile_path(upper, index // WIDTH)
        return None


def _files(copy: _Copy) -> Check:
    """The newest entry of each file tells what it must be; what a redaction took away is not there, and may not be."""
    wanted = {path: digest for entry in copy.entries for path, digest in entry.files}
    for file in _redacted(copy):
        if wanted.get(file.path) == file.sha256 and not (copy.portal / file.path).exists():
            del wanted[file.path]
    wrong = [path for path, digest in sorted(wanted.items()) if _digest(copy.portal, path) != digest]
    if wrong:
        return failed("VFY-LOG-FILES", "HASH_FAILURE", paths=_some(wrong), count=len(wrong))
    return passed("VFY-LOG-FILES", count=len(wanted))


def _redacted(copy: _Copy) -> set[RemovedFile]:
    """The files that redactions took away, by statements that the log has as such; no other word counts.

    A statement counts for files that the log has of its own document, and for PDF and XML of issues that printed it:
    manifests stay, and what names another document's files is not believed.
    """
    own: dict[str, set[RemovedFile]] = {}
    whole: dict[str, set[RemovedFile]] = {}
    printed: dict[str, set[str]] = {}
    for entry in copy.entries:
        files = {RemovedFile(path, digest) for path, digest in entry.files}
        if entry.work.startswith(_ISSUES):
            books = {file for file in files if Path(file.path).suffix in _BOOK}
            whole.setdefault(entry.issue, set()).update(books)
            continue
        own.setdefault(entry.work, set()).update(files)
        if entry.act is Act.PUBLISHED:
            printed.setdefault(entry.work, set()).add(entry.issue)
    found: set[RemovedFile] = set()
    for entry in copy.entries:
        if entry.act is not Act.REDACTED:
            continue
        for path, digest in entry.files:
            if path.rpartition("/")[2] == FACT_NAME and _digest(copy.portal, path) == digest:
                record = parse_fact(_whole(copy.portal / path))
                if record.fact.work == entry.work:
                    issues = (whole.get(issue, set()) for issue in printed.get(entry.work, ()))
                    found |= set(record.fact.removed) & own[entry.work].union(*issues)
    return found


def _digest(portal: Path, path: str) -> str | None:
    place = portal / path
    if not safe_path(path) or not place.is_file():
        return None
    with place.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _unlogged(copy: _Copy) -> Check:
    """Nothing is published that no entry names: the manifests of the copy, what they list, and
    every PDF are held against the log."""
    logged = {digest for entry in copy.entries for _, digest in entry.files}
    stray: list[str] = []
    for path in sorted(_published(copy.portal)):
        if path.name != _MANIFEST:
            if _digest(copy.portal, path.relative_to(copy.portal).as_posix()) not in logged:
                stray.append(path.relative_to(copy.portal).as_posix())
            continue
        data = _whole(path)
        listed = [file.sha256 for file in parse_manifest(data).files]
        if not logged.issuperset([sha256(data).hexdigest(), *listed]):
            stray.append(path.relative_to(copy.portal).as_posix())
    if stray:
        return failed("VFY-LOG-UNLOGGED", "SIGNED_DATA_NOT_FOUND", paths=_some(stray), count=len(stray))
    return passed("VFY-LOG-UNLOGGED")


def _published(folder: Path) -> Iterator[Path]:
    """Every manifest and every PDF. Raises OSError for a folder that can't be read, and for one that is a link: what
    lies behind it would be passed over."""
    for place in folder.iterdir():
        if place.is_dir():
            if place.is_symlink():
                raise OSError(f"{place.name}: a link")
            yield from _published(place)
        elif place.name == _MANIFEST or place.suffix.lower() == ".pdf":
            yield place


def _whole(path: Path) -> bytes:
    data = folder_fetch(path.parent)(path.name)
    if data is None:
        raise ValueError(f"{path.name}: not a file")
    return data


def _numbers(copy: _Copy) -> Check:
    """The issues of each publisher's year run without a gap."""
    gaps = list(_gaps(copy.entries))
    if gaps:
        names = [f"{year}: {first}" if first == last else f"{year}: {first}-{last}" for year, first, last in gaps]
        count = sum(last - first + 1 for _, first, last in gaps)
        return failed("VFY-LOG-NUMBERS", "SIGNED_DATA_NOT_FOUND", numbers=_some(names), count=count)
    return passed("VFY-LOG-NUMBERS")


def _gaps(entries: tuple[Entry, ...]) -> Iterator[tuple[str, int, int]]:
    """Year, first and last number of each gap: one wrong number must not make a list of a billion."""
    years: dict[str, set[int]] = {}
    for issue in {entry.issue for entry in entries}:
        year, _, numbers = issue.rpartition("/")
        years.setdefault(year, set()).update(int(number) for number in numbers.split("+"))
    for year, found in sorted(years.items()):
        yield from ((year, low + 1, high - 1) for low, high in pairwise(sorted(found)) if high - low > 1)


def _pages(copy: _Copy) -> Check:
    """In each issue that is logged the documents follow one another on its pages: none overlaps, none is missing
    between two. A manifest that is gone or altered is told by another check."""
    wrong: list[str] = []
    count = 0
    for path, digest in sorted({item for entry in copy.entries for item in entry.files}):
        if path.rpartition("/")[2] == _MANIFEST and _digest(copy.portal, path) == digest:
            manifest = parse_manifest(_whole(copy.portal / path))
            count += 1
            wrong += [f"{manifest.id}: {page}" for page in _breaks(manifest)]
    if wrong:
        return failed("VFY-LOG-PAGES", "SIGNED_DATA_NOT_FOUND", pages=_some(wrong), count=len(wrong))
    return passed("VFY-LOG-PAGES", count=count)


def _breaks(manifest: Manifest) -> Iterator[int]:
    """Pages where a document does not follow the one before it; one may begin on the page on which that ends."""
    before: int | None = None
    for document in manifest.documents:
        first, last = document.first_page, document.last_page
        follows = first >= 1 if before is None else before <= first <= before + 1
        if not (follows and first <= last <= manifest.pages):
            yield first
        before = last


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown}, …"
