"""What must hold of a workspace at any moment, and what must have come of a command that was finished.

Nothing here is the program's: own SQL, own digests, own Merkle tree. What was seen once (a document taken in, a number
given, an issue shown to readers, a checkpoint) is held against everything that is seen later.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from faults.books import Pages, books_of

_DIGEST = re.compile(r"[0-9a-f]{64}")
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
    has_portal: bool = True
    """Whether it publishes; a backup has no portal."""
    wrong: list[str] = field(default_factory=list)
    rolled_back: bool = False
    """Whether the portal shows an older release, which need not have all that is published."""
    _sources: set[str] = field(default_factory=set)
    _documents: set[str] = field(default_factory=set)
    _numbers: dict[tuple, dict] = field(default_factory=dict)
    _issues: dict[str, dict] = field(default_factory=dict)
    _facts: list[tuple] = field(default_factory=list)
    _shown: dict[str, str] = field(default_factory=dict)
    _heads: dict[int, bytes] = field(default_factory=dict)
    _events: list[str] = field(default_factory=list)

    def look(self, when: str) -> None:
        """Everything that must hold at any moment."""
        books = books_of(self.workspace)
        if self.may_lack and books.is_file and not books.location.exists():
            return
        found: list[str] = []
        with books.open() as pages:
            found += pages.unsound()
            found += self._events_kept(pages)
            found += self._ledger_kept(pages)
            found += self._numbers_kept(pages)
            found += self._facts_kept(pages)
            archive = _Archive(self.workspace / "archive")
            found += archive.wrong
            found += [f"archive: {what} {sha256} is gone" for what, sha256 in _named(pages) - archive.held]
            found += self._log_kept(pages, archive)
        found += self._portal_kept()
        found += [f"{path} was changed" for path, sha256 in self.inputs.items() if _of(path) != sha256]
        self.wrong += [f"{when}: {line}" for line in found]

    def finished(self, when: str, expected: "Outcome") -> None:
        """What must have come of the command, beside: as much as of an undisturbed one, nothing half, nothing twice."""
        self.look(when)
        came = outcome(self.workspace)
        if came != expected:
            self.wrong.append(f"{when}: came out as {came}, expected {expected}")

    def _events_kept(self, pages):
        previous, hashes = "0" * 64, []
        for number, row in enumerate(pages.ask("SELECT * FROM events ORDER BY seq"), 1):
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

    def _ledger_kept(self, pages):
        sources = {row["sha256"] for row in pages.ask("SELECT sha256 FROM sources")}
        documents = {row["uri"]: row for row in pages.ask("SELECT uri, state, issue FROM documents")}
        if lost := self._sources - sources:
            yield f"files lost: {lost}"
        if lost := self._documents - documents.keys():
            yield f"documents lost: {lost}"
        self._sources, self._documents = sources, set(documents)
        issues = {row["id"]: row for row in pages.ask("SELECT * FROM issues")}
        if gone := self._issues.keys() - issues.keys():
            yield f"issues lost: {gone}"
        standing: list[str] = []
        for key, row in issues.items():
            before, uris = self._issues.get(key, row), json.loads(row["documents"])
            settled = _ORDER.index(before["state"]) >= _ORDER.index("signed")
            if settled and (
                _ORDER.index(row["state"]) < _ORDER.index(before["state"])
                or row["manifest"] != before["manifest"]
                or row["documents"] != before["documents"]
            ):
                yield f"{key} was {before['state']} and is not what it was"
            if row["void"] is not None and (uris or row["manifest"] is not None):
                yield f"{key} is void and not empty"
            if before["void"] is not None and row["void"] != before["void"]:
                yield f"{key} was void"
            begun = {uri for uri in uris if _goes_on(row, uri)}
            standing += [uri for uri in uris if uri not in begun]
            wanted = "published" if row["state"] == "published" else "composed"
            for uri in set(uris) - begun:
                told = documents.get(uri)
                if told is None or (told["state"], told["issue"]) != (wanted, key):
                    yield f"{uri} of {key} is {told}"
        if len(standing) != len(set(standing)):
            yield "a document stands in two issues"
        for uri, row in documents.items():
            if uri not in standing and (row["state"], row["issue"]) != ("accepted", None):
                yield f"in no issue and not waiting: {row}"
        self._issues = issues

    def _numbers_kept(self, pages):
        given: dict[tuple, str] = {}
        for row in pages.ask("SELECT id, publisher, year, numbers FROM issues"):
            for number in json.loads(row["numbers"]):
                key = (row["publisher"], row["year"], number)
                if key in given:
                    yield f"number {key} is given twice"
                given[key] = row["id"]
        book = {(row["publisher"], row["year"], row["number"]): row for row in pages.ask("SELECT * FROM numbers")}
        if {key: row["issue"] for key, row in book.items() if row["issue"] is not None} != given:
            yield f"the book of numbers is not that of the issues {given}"
        for key, row in book.items():
            issue = self._issues.get(row["issue"])
            if row["state"] != _state_of_number(row, issue) or (row["state"] == "void" and not row["reason"]):
                yield f"number {key} is {row}, its issue {issue and issue['state']}"
        for publisher, year in {key[:2] for key in book}:
            numbers = sorted(key[2] for key in book if key[:2] == (publisher, year))
            if numbers != list(range(1, len(numbers) + 1)):
                yield f"numbers of {publisher} {year}: {numbers}"
        for key, before in self._numbers.items():
            now = book.get(key)
            settled, ahead = before["state"] != "reserved", before["issue"] is None
            kept = now == before if settled else now is not None and (ahead or now["issue"] == before["issue"])
            if not kept:
                yield f"number {key} was {before}, is {now}"
        self._numbers = book

    def _facts_kept(self, pages):
        facts = [(row["seq"], row["work"], row["fact"]) for row in pages.ask("SELECT * FROM facts ORDER BY seq")]
        if facts[: len(self._facts)] != self._facts:
            yield "facts: what was recorded is not what it was"
        self._facts = facts
        works = {sequence: work for sequence, work, _ in facts}
        numbers: dict[str, list[int]] = {}
        for row in pages.ask("SELECT fact, work, number FROM told_facts ORDER BY number"):
            numbers.setdefault(row["work"], []).append(row["number"])
            if works.get(row["fact"]) != row["work"]:
                yield f"facts: what is published of {row['work']} was never recorded"
        for work, told in numbers.items():
            if told != list(range(1, len(told) + 1)):
                yield f"facts: {work} has those of the numbers {told}"

    def _log_kept(self, pages, archive):
        leaves, subjects = [], {}
        for number, row in enumerate(pages.ask("SELECT * FROM log_entries ORDER BY idx")):
            if row["idx"] != number:
                yield f"log: entry {number} is missing"
            leaves.append(hashlib.sha256(b"\0" + row["entry"]).digest())
            subjects.setdefault(row["subject"], []).append(number)
        for subject, places in subjects.items():
            if places != list(range(places[0], places[0] + len(places))):
                yield f"log: {subject} was told more than once"
        for key, row in self._issues.items():
            if row["state"] == "published" and leaves and key not in subjects:
                yield f"log: {key} is published and not told"
        heads = {}
        for row in pages.ask("SELECT * FROM log_heads"):
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
        signed = {row["manifest"]: row["state"] for row in self._issues.values() if row["manifest"] is not None}
        published = {manifest for manifest, state in signed.items() if state == "published"}
        if not current.is_symlink():
            if current.exists() or self._shown:
                yield "portal: current is no link"
            if published and self.has_portal:
                yield f"portal: there is none, and published is {published}"
            return
        shown, wrong = read_release(current)
        yield from wrong
        for issue, manifest in self._shown.items():
            if shown.get(issue, None if self.rolled_back else "") not in (manifest, None):
                yield f"portal: {issue} was shown with {manifest}, now {shown.get(issue)}"
        self._shown |= shown
        if other := set(shown.values()) - signed.keys():
            yield f"portal: shows issues that the ledger does not have so: {other}"
        if not self.rolled_back and (lack := published - set(shown.values())):
            yield f"portal: what is published is not shown: {lack}"
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
    numbers: tuple
    facts: tuple


def outcome(workspace: Path) -> Outcome:
    """What the ledger and the portal hold."""
    with books_of(workspace).open() as pages:

        def rows(query):
            return tuple(sorted((tuple(row.values()) for row in pages.ask(query)), key=repr))

        return Outcome(
            rows("SELECT id, date, state, documents, numbers, void, portions, continued_in FROM issues"),
            rows("SELECT uri, state, issue, sha256 FROM documents"),
            shown_files(workspace),
            rows("SELECT count(*) FROM log_entries")[0][0],
            rows("SELECT count(*) FROM renewals")[0][0],
            rows("SELECT sha256, outcome FROM sources"),
            rows("SELECT count(*) FROM settlements")[0][0],
            rows(f"SELECT kind, subject, count(*) FROM events WHERE kind IN {_ONCE} GROUP BY kind, subject"),
            rows("SELECT publisher, year, number, state, issue, reason FROM numbers"),
            rows(
                "SELECT facts.work, facts.kind, told_facts.number FROM facts"
                " LEFT JOIN told_facts ON told_facts.fact = facts.seq"
            ),
        )


_ONCE = (
    "('composed', 'signed', 'published', 'logged', 'renewed', 'fact', 'fact-published', 'number-reserved',"
    " 'number-void', 'rearranged', 'taken-out', 'put-in', 'moved', 'text-replaced')"
)
"""Events of which a command that was broken off and run again has as many as one that was not."""


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


def _goes_on(issue: dict, uri: str) -> bool:
    """Whether an issue prints the rest of a text that another has begun."""
    portions = json.loads(issue["portions"]) if issue["portions"] else {}
    return uri in portions and portions[uri]["before"] is not None


def _state_of_number(number: dict, issue: dict | None) -> str:
    """What a number must be where it has an issue; what it is where it has none."""
    if number["issue"] is None:
        return number["state"] if number["reason"] and number["state"] != "used" else "explained"
    if issue is None or issue["void"] is not None:
        return "void"
    return "used" if issue["state"] == "published" else "reserved"


_COLUMNS = (
    "SELECT signed FROM issues WHERE signed IS NOT NULL",
    "SELECT checked FROM documents",
    "SELECT signed FROM renewals",
    "SELECT result FROM intake",
    "SELECT request FROM intake WHERE request IS NOT NULL",
    "SELECT signed FROM told_facts",
    "SELECT outputs FROM steps WHERE step = 'compose'",
)
_PLAIN = (
    "SELECT sha256 FROM log_files",
    "SELECT note FROM log_heads",
    "SELECT token FROM log_timestamps",
    "SELECT record FROM settlements",
    "SELECT statement FROM approvals",
    "SELECT signature FROM approvals",
    "SELECT plan FROM issues WHERE plan IS NOT NULL",
)


def _named(pages: Pages) -> set[tuple[str, str]]:
    """Every file that the ledger names."""
    found: set[str] = set()
    for query in _COLUMNS:
        for row in pages.ask(query):
            found.update(_files_in(json.loads(*row.values())))
    for query in _PLAIN:
        found.update(value for row in pages.ask(query) for value in row.values())
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
