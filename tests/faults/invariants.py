"""What must hold of a workspace at any moment, and what must have come of a command that was finished.

Nothing here is the program's: own SQL, own digests, own Merkle tree. What was seen once (a document taken in, a number
given, an issue shown to readers, a checkpoint) is held against everything that is seen later.
"""

import base64
import hashlib
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHOWN_AS = {"refused": 0, "held": 1, "accepted": 2}
_ORDER = ("composed", "rendered", "signed", "published")


_EVENT = ("seq", "at", "who", "command", "kind", "subject", "inputs", "outputs", "previous")
"""What the hash of an event covers."""


@dataclass
class Witness:
    """Looks at a workspace again and again; `wrong` is what it can't accept."""

    workspace: Path
    inputs: dict[Path, str] = field(default_factory=dict)
    may_lack: bool = False
    """Whether there may be no registry, until a command has made it whole."""
    wrong: list[str] = field(default_factory=list)
    _sources: set[str] = field(default_factory=set)
    _documents: set[str] = field(default_factory=set)
    _numbers: dict[tuple, str] = field(default_factory=dict)
    _states: dict[str, int] = field(default_factory=dict)
    _shown: dict[str, str] = field(default_factory=dict)
    _heads: dict[int, bytes] = field(default_factory=dict)
    _events: list[str] = field(default_factory=list)

    def look(self, when: str) -> None:
        """Everything that must hold at any moment."""
        if self.may_lack and not (self.workspace / "registry.db").exists():
            return
        found: list[str] = []
        with closing(sqlite3.connect(self.workspace / "registry.db")) as database:
            database.row_factory = sqlite3.Row
            found += _sound(database)
            found += self._events_kept(database)
            found += self._ledger_kept(database)
            found += self._numbers_kept(database)
            archive = _Archive(self.workspace / "archive")
            found += archive.wrong
            found += [f"archive: {what} {sha256} is gone" for what, sha256 in _named(database) - archive.held]
            found += self._log_kept(database, archive)
        found += self._portal_kept()
        found += [f"{path} was changed" for path, sha256 in self.inputs.items() if _of(path) != sha256]
        self.wrong += [f"{when}: {line}" for line in found]

    def finished(self, when: str, expected: "Outcome") -> None:
        """What must have come of the command, beside: as much as of an undisturbed one, nothing half, nothing twice."""
        self.look(when)
        came = outcome(self.workspace)
        if came != expected:
            self.wrong.append(f"{when}: came out as {came}, expected {expected}")

    def _events_kept(self, database):
        previous, hashes = "0" * 64, []
        for number, row in enumerate(database.execute("SELECT * FROM events ORDER BY seq"), 1):
            facts = {name: row[name] for name in _EVENT}
            told = row["hash"]
            body = json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()
            if facts["seq"] != number or facts["previous"] != previous or hashlib.sha256(body).hexdigest() != told:
                yield f"events: the chain is broken at {facts['seq']}"
            previous = told
            hashes.append(told)
        if hashes[: len(self._events)] != self._events:
            yield "events: history was changed"
        self._events = hashes

    def _ledger_kept(self, database):
        sources = {row["sha256"] for row in database.execute("SELECT sha256 FROM sources")}
        documents = {row["uri"] for row in database.execute("SELECT uri FROM documents")}
        if lost := self._sources - sources:
            yield f"files lost: {lost}"
        if lost := self._documents - documents:
            yield f"documents lost: {lost}"
        self._sources, self._documents = sources, documents
        standing: list[str] = []
        for row in database.execute("SELECT * FROM issues"):
            state = _ORDER.index(row["state"])
            if state < self._states.get(row["id"], 0):
                yield f"{row['id']} went back to {row['state']}"
            self._states[row["id"]] = state
            uris = json.loads(row["documents"])
            standing += uris
            wanted = "published" if row["state"] == "published" else "composed"
            for uri in uris:
                told = database.execute("SELECT state, issue FROM documents WHERE uri = ?", [uri]).fetchone()
                if told is None or tuple(told) != (wanted, row["id"]):
                    yield f"{uri} of {row['id']} is {told and tuple(told)}"
        if len(standing) != len(set(standing)):
            yield "a document stands in two issues"
        free = database.execute("SELECT uri FROM documents WHERE issue IS NULL AND state != 'accepted'").fetchall()
        if free:
            yield f"in no issue and not accepted: {free}"
        gone = set(self._states) - {row["id"] for row in database.execute("SELECT id FROM issues")}
        if gone:
            yield f"issues lost: {gone}"

    def _numbers_kept(self, database):
        given: dict[tuple, str] = {}
        for row in database.execute("SELECT id, publisher, year, numbers FROM issues"):
            for number in json.loads(row["numbers"]):
                key = (row["publisher"], row["year"], number)
                if key in given:
                    yield f"number {key} is given twice"
                given[key] = row["id"]
        book = {
            (row["publisher"], row["year"], row["number"]): row["issue"]
            for row in database.execute("SELECT * FROM numbers")
        }
        if book != given:
            yield f"the book of numbers {book} is not that of the issues {given}"
        for publisher, year in {key[:2] for key in given}:
            numbers = sorted(key[2] for key in given if key[:2] == (publisher, year))
            if numbers != list(range(1, len(numbers) + 1)):
                yield f"numbers of {publisher} {year}: {numbers}"
        for key, issue in self._numbers.items():
            if given.get(key) != issue:
                yield f"number {key} was {issue}, is {given.get(key)}"
        self._numbers = given

    def _log_kept(self, database, archive):
        leaves, subjects = [], {}
        for number, row in enumerate(database.execute("SELECT * FROM log_entries ORDER BY idx")):
            if row["idx"] != number:
                yield f"log: entry {number} is missing"
            leaves.append(hashlib.sha256(b"\0" + row["entry"]).digest())
            subjects.setdefault(row["subject"], []).append(number)
        for subject, places in subjects.items():
            if places != list(range(places[0], places[0] + len(places))):
                yield f"log: {subject} was told more than once"
        heads = {}
        for row in database.execute("SELECT * FROM log_heads"):
            _, size, root = archive.read(row["note"]).decode().split("\n")[:3]
            heads[int(size)] = base64.b64decode(root)
        if leaves and len(leaves) not in heads:
            yield "log: entries without a checkpoint"
        for size, root in heads.items():
            if size > len(leaves) or tree_root(leaves[:size]) != root:
                yield f"log: checkpoint {size} is not of these entries"
        for size, root in self._heads.items():
            if heads.get(size) != root:
                yield f"log: checkpoint {size} was changed"
        self._heads |= heads

    def _portal_kept(self):
        current = self.workspace / "portal" / "current"
        if not current.is_symlink():
            if current.exists() or self._shown:
                yield "portal: current is no link"
            return
        shown, wrong = read_release(current)
        yield from wrong
        for issue, manifest in self._shown.items():
            if shown.get(issue) != manifest:
                yield f"portal: {issue} was shown with {manifest}, now {shown.get(issue)}"
        self._shown = shown
        checkpoint = current / "log" / "checkpoint"
        if checkpoint.is_file():
            _, size, root = checkpoint.read_text().split("\n")[:3]
            if self._heads.get(int(size)) != base64.b64decode(root):
                yield f"portal: shows a checkpoint of {size} entries that the ledger does not have"


@dataclass(frozen=True)
class Outcome:
    """What came of commands, as far as a repetition would have the same."""

    issues: tuple
    documents: tuple
    files: tuple
    entries: int
    renewals: int
    outcomes: tuple
    settled: int
    published: tuple


def outcome(workspace: Path) -> Outcome:
    """What the ledger and the portal hold."""
    with closing(sqlite3.connect(workspace / "registry.db")) as database:

        def rows(query):
            return tuple(database.execute(query).fetchall())

        return Outcome(
            rows("SELECT id, date, state, documents, numbers FROM issues ORDER BY id"),
            rows("SELECT uri, state, issue, sha256 FROM documents ORDER BY uri"),
            shown_files(workspace),
            rows("SELECT count(*) FROM log_entries")[0][0],
            rows("SELECT count(*) FROM renewals")[0][0],
            rows("SELECT sha256, outcome FROM sources ORDER BY sha256"),
            rows("SELECT count(*) FROM settlements")[0][0],
            rows("SELECT kind, subject, count(*) FROM events WHERE kind IN ('signed', 'published', 'logged', 'renewed')"
                 " GROUP BY kind, subject ORDER BY kind, subject"),
        )  # fmt: skip


def shown_files(workspace: Path) -> tuple:
    """The paths that readers find."""
    folder = (workspace / "portal" / "current").resolve()
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()))


def read_release(current: Path) -> tuple[dict[str, str], list[str]]:
    """The issues that a release shows, each with its manifest's sha256; and what is not as the release says."""
    wrong: list[str] = []
    folder = current.resolve()
    if folder.parent != (current.parent / "releases").resolve() or not (folder / "release.json").is_file():
        return {}, [f"portal: current leads to {folder}"]
    record = json.loads((folder / "release.json").read_bytes())
    whole = hashlib.sha256()
    for item in sorted(record["files"], key=lambda item: item["path"]):
        whole.update(f"{item['path']}\0{item['sha256']}\n".encode())
        if _of(folder / item["path"]) != item["sha256"]:
            wrong.append(f"portal: {item['path']} is not what release.json says")
    if whole.hexdigest() != record["release"]:
        wrong.append("portal: release.json does not have its own digest")
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    if other := there - {item["path"] for item in record["files"]} - {"release.json"}:
        wrong.append(f"portal: shows what is not of the release: {sorted(other)}")
    shown = {}
    for manifest in folder.rglob("manifest.json"):
        facts = json.loads(manifest.read_bytes())
        altered = [file["path"] for file in facts["files"] if _of(folder / file["path"]) != file["sha256"]]
        wrong += [f"portal: {path} is not what {manifest.parent.name}/manifest.json says" for path in altered]
        shown[manifest.parent.relative_to(folder).as_posix()] = _of(manifest)
    return shown, wrong


def tree_root(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1: the root over leaf hashes."""
    if len(leaves) == 1:
        return leaves[0]
    if not leaves:
        return hashlib.sha256().digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + tree_root(leaves[:split]) + tree_root(leaves[split:])).digest()


class _Archive:
    def __init__(self, root: Path):
        self._root = root
        self.wrong: list[str] = []
        self.held: set[tuple[str, str]] = set()
        for path in root.glob("*/*"):
            if path.name.startswith(".new-"):
                continue  # what a killed process was writing
            if _of(path) != path.name or path.parent.name != path.name[:2]:
                self.wrong.append(f"archive: {path.name} is not what its name says")
            self.held.add(("file", path.name))

    def read(self, sha256: str) -> bytes:
        return (self._root / sha256[:2] / sha256).read_bytes()


def _sound(database):
    told = [row[0] for row in database.execute("PRAGMA integrity_check")]
    if told != ["ok"]:
        yield f"registry.db: {told}"
    if database.execute("PRAGMA foreign_key_check").fetchall():
        yield "registry.db: a reference leads nowhere"


_COLUMNS = (
    "SELECT signed FROM issues WHERE signed IS NOT NULL",
    "SELECT checked FROM documents",
    "SELECT signed FROM renewals",
    "SELECT result FROM intake",
    "SELECT request FROM intake WHERE request IS NOT NULL",
)
_PLAIN = (
    "SELECT sha256 FROM log_files",
    "SELECT note FROM log_heads",
    "SELECT token FROM log_timestamps",
    "SELECT record FROM settlements",
    "SELECT statement FROM approvals",
    "SELECT signature FROM approvals",
    "SELECT outputs ->> 'akn' FROM steps WHERE step = 'compose'",
)


def _named(database) -> set[tuple[str, str]]:
    """Every file that the ledger names."""
    found: set[str] = set()
    for query in _COLUMNS:
        for (text,) in database.execute(query):
            found.update(_files_in(json.loads(text)))
    for query in _PLAIN:
        found.update(row[0] for row in database.execute(query))
    return {("file", sha256) for sha256 in found}


_NO_FILES = frozenset({"settings_digest", "profile", "text_sha256", "key", "digest"})


def _files_in(value, name=""):
    """The digests in JSON; not those that are of something other than a file."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _files_in(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _files_in(item, name)
    elif isinstance(value, str) and _DIGEST.fullmatch(value) and name not in _NO_FILES:
        yield value


def _of(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
