"""The log under SIGKILL: no fork, no entry without its publication, no publication without its entry.

    python benchmarks/log_kills.py [--kills 1000] [--commands 0] [--seed 1]

A publisher in a process of its own opens a ledger and an archive, reserves issue after issue, appends each to the log
with a real key, tells the checkpoint to the outside, and publishes; it is killed at a random moment and starts again on
what it left. What it told is what others saw: every checkpoint must stand in the ledger for ever, and the log must have
grown from it. After the last kill the publisher runs to its end once, and what is logged and what is published must be
the same. `--commands` kills whole `gazette run` commands too, each with its process group, and holds each portal
against its log as an auditor does. Exit code 1 when anything is found, or when a publisher can't go on.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gazette.registry import Actor, IssueRecord, Registry, ledger_id
from gazette.sign.log_key import LogSigner
from gazette.tlog.checkpoint import Checkpoint, parse_checkpoint
from gazette.tlog.entry import Act, Entry
from gazette.tlog.merkle import consistency_proof, inclusion_proof, is_consistent, is_included, leaf_hash, root
from gazette.tlog.note import LOG_KEY, NoteKey, attested, parse_note
from gazette.tlog.tiles import node_reader

ROOT = Path(__file__).resolve().parents[1]
AT = datetime(2026, 11, 25, tzinfo=UTC)
ACTOR = Actor("benchmark", "log_kills", AT)
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = NoteKey("gazette.example/log", LOG_KEY, PRIVATE.public_key().public_bytes_raw())
SIGNER = LogSigner(KEY, PRIVATE)
LONGEST = 0.2
"""Seconds until a kill: some six appends."""


def spread(seed: int) -> Iterator[float]:
    """Numbers from 0 to 1 without a pattern, the same for the same seed."""
    for number in count():
        yield int.from_bytes(sha256(f"{seed}/{number}".encode()).digest()[:4], "big") / 2**32


def publisher(folder: Path, say: Callable[[bytes], object], issues: int) -> None:
    """Finish what was left, then `issues` more: reserve, append, tell, publish."""
    with Registry(folder / "registry.db", folder / "archive") as registry:
        left = [record for record in registry.issues.all("vn") if record.state != "published"]
        for _ in range(issues):
            record = left.pop(0) if left else registry.issues.reserve("vn", 2026, AT.date(), (), ACTOR, None)
            name = ledger_id(record.id)
            entries = [bytes(_entry(name, number)) for number in range(_entries_of(record))]
            head = registry.log.append(record.id, name, entries, SIGNER.checkpoint, ACTOR)
            say(registry.archive.get(head.note))
            registry.issues.publish((record.id,), ACTOR, target="portal", release=head.note)


def _entries_of(record: IssueRecord) -> int:
    return 1 + record.id.numbers[0] * 7 % 40


def _entry(issue: str, number: int) -> Entry:
    path = f"{issue}/{number}.pdf"
    return Entry(Act.PUBLISHED, f"/akn/{issue}/{number}", issue, AT, ((path, sha256(path.encode()).hexdigest()),))


def killed(folder: Path, after: float) -> list[bytes]:
    """Start a publisher, kill it after some seconds (it has no children); the checkpoints that it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setsid()
            os.close(reading)
            publisher(folder, lambda note: os.write(writing, note + b"\0"), sys.maxsize)
        finally:
            os._exit(70)  # it ends by a signal alone
    os.close(writing)
    told = bytearray()
    until = time.monotonic() + after
    while (left := until - time.monotonic()) > 0 and select.select([reading], [], [], left)[0]:
        part = os.read(reading, 1 << 16)
        if not part:
            break
        told += part
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"the publisher ended by itself: {os.waitstatus_to_exitcode(status)}")
    while part := os.read(reading, 1 << 16):
        told += part
    os.close(reading)
    return bytes(told).split(b"\0")[:-1]


@dataclass(slots=True)
class Outside:
    """What others saw of the log: for each size one root, and nothing else ever."""

    seen: dict[int, Checkpoint] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def look(self, notes: list[bytes]) -> None:
        for data in notes:
            note = parse_note(data)
            attested(note, [KEY])
            head = parse_checkpoint(note.text)
            if self.seen.setdefault(head.size, head) != head:
                self.wrong.append(f"two histories of {head.size} entries")

    def hold(self, registry: Registry) -> None:
        """The ledger as it lies there after a kill: its tree, its heads, and what was seen."""
        log = registry.log
        heads = [parse_checkpoint(parse_note(registry.archive.get(head.note)).text) for head in log.heads()]
        if [head.size for head in heads[:1]] != ([log.size] if log.size else []):
            self.wrong.append("the newest checkpoint is not that of the last entry")
        if not heads:
            return
        newest, nodes = heads[0], node_reader(log.size, log.fetch)
        if root(newest.size, nodes) != newest.root:
            self.wrong.append(f"{newest.size}: tiles")
        for old in (*heads[1:3], *[self.seen[size] for size in sorted(self.seen)[-3:]]):
            proof = consistency_proof(old.size, newest.size, nodes) if old.size <= newest.size else ()
            if not is_consistent(old.size, newest.size, old.root, newest.root, proof):
                self.wrong.append(f"{old.size} - {newest.size}: not grown")

    def hold_all(self, registry: Registry) -> None:
        """At the end: every entry is in the tree, everything seen is kept, all that is logged is published."""
        log = registry.log
        kept = {head.size: parse_checkpoint(parse_note(registry.archive.get(head.note)).text) for head in log.heads()}
        self.wrong += [f"{size}: told and not kept" for size, head in self.seen.items() if kept.get(size) != head]
        newest, nodes = kept[log.size], node_reader(log.size, log.fetch)
        for index in range(log.size):
            proof = inclusion_proof(index, log.size, nodes)
            if not is_included(leaf_hash(log.entry(index)), index, log.size, proof, newest.root):
                self.wrong.append(f"entry {index} is not in the tree")
        for record in registry.issues.all("vn"):
            told = len(log.places(ledger_id(record.id)))
            if record.state != "published" or told != _entries_of(record):
                self.wrong.append(f"{ledger_id(record.id)}: {record.state}, {told} entries")
        if registry.broken_event() is not None:
            self.wrong.append("the chain of events")


def kill_appends(folder: Path, kills: int, moments: Iterator[float]) -> list[str]:
    outside = Outside()
    Registry(folder / "registry.db", folder / "archive", create=True).close()
    for _ in range(kills):
        outside.look(killed(folder, next(moments) * LONGEST))
        with Registry(folder / "registry.db", folder / "archive") as registry:
            outside.hold(registry)
    told: list[bytes] = []
    publisher(folder, told.append, 2)
    outside.look(told)
    with Registry(folder / "registry.db", folder / "archive") as registry:
        outside.hold_all(registry)
        print(f"{kills} kills: {registry.log.size} entries, {len(outside.seen)} checkpoints seen outside")
    return outside.wrong


def kill_commands(folder: Path, kills: int, moments: Iterator[float]) -> list[str]:
    """Whole `gazette run` commands of a workspace with demonstration keys; the same command runs again after each."""
    wrong: list[str] = []
    home = folder / "gazette"
    _gazette("init", home, "--demo-keys")
    key = json.loads(_gazette("-C", home, "log", "policy", "--json"))
    policy, old = folder / "log.policy", folder / "old.checkpoint"
    policy.write_text(f"log {key['key']}\nquorum none\n", "utf-8")
    current = home / "portal" / "current"
    started = time.monotonic()
    _gazette("-C", home, "run", _paper(folder, 0))
    usual = time.monotonic() - started
    landed = 0
    for number in range(1, kills + 1):
        old.write_bytes((current / "log" / "checkpoint").read_bytes())
        command = [sys.executable, "-m", "gazette.cli", "-C", str(home), "run", str(_paper(folder, number))]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait((0.2 + 0.8 * next(moments)) * usual)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            landed += 1
        for again in (False, True):
            if again:
                _gazette("-C", home, "run", _paper(folder, number))
            said = json.loads(
                _gazette("log", "check", current, "--log", policy, "--since", old, "--json", codes=(0, 1))
            )
            if said["indication"] != "TOTAL-PASSED":
                wrong.append(f"command {number}, {'again' if again else 'killed'}: {said['files'][0]['checks']}")
    with Registry(home / "registry.db", home / "archive") as registry:
        issues = registry.issues.all("vn")
        done = {issue.id for issue in issues if issue.state == "published" and registry.log.places(ledger_id(issue.id))}
        wrong += [f"{ledger_id(issue.id)}: {issue.state}" for issue in issues if issue.id not in done]
        print(f"{kills} commands, {landed} of them killed: {len(issues)} issues, {registry.log.size} entries")
    return wrong


def _paper(folder: Path, number: int) -> Path:
    path = folder / f"{950 + number}.txt"
    sample = (ROOT / "samples" / "inbox" / "900-2026-qh15.txt").read_text("utf-8")
    path.write_text(sample.replace("900/2026/QH15", f"{950 + number}/2026/QH15"), "utf-8")
    return path


def _gazette(*arguments: object, codes: tuple[int, ...] = (0,)) -> str:
    command = [sys.executable, "-m", "gazette.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in codes:
        raise RuntimeError(f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> int:
    """Print what was killed; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--commands", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    moments = spread(options.seed)
    with tempfile.TemporaryDirectory() as name:
        wrong = kill_appends(Path(name), options.kills, moments)
        if options.commands:
            wrong += kill_commands(Path(name), options.commands, moments)
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
