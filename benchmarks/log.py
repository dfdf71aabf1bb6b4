"""The transparency log at its size: checking a file's proof, appending, and what a verifier must load.

    python benchmarks/log.py [--entries 1000000] [--issue 40]

An issue of 40 documents is appended at a time until the log holds all entries, its files kept in memory. For each
power of ten the processor time of an append (the median of the last hundred) and the bytes that it writes. Then
documents are judged as `gazette verify --log` does it: digest of a 60 kB file, entry, inclusion, checkpoint of the log
and one witness. Exit code 1 when fewer than 4,000 documents a second and core are judged, or an append among the last
costs more than 1.5 times what it cost among a thousand.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import statistics
import sys
import time
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gazette.model import Outcome
from gazette.tlog.checkpoint import Checkpoint
from gazette.tlog.entry import Act, Entry
from gazette.tlog.merkle import inclusion_proof, root
from gazette.tlog.note import LOG_KEY, WITNESS_KEY, Note, NoteKey, signed_line
from gazette.tlog.policy import Policy
from gazette.tlog.proof import Proof
from gazette.tlog.tiles import Edge, append, node_reader
from gazette.verify.log import judge_log

NOW = datetime(2026, 11, 25, tzinfo=UTC)
LEAST_A_SECOND = 4_000
MOST_GROWTH = 1.5
JUDGED = 2_000


def entry(number: int) -> bytes:
    """The entry of a document with three renditions, as the gazette writes it."""
    folder = f"eli/vn/quyet-dinh/{2000 + number % 27}/{number}-qd-ttg"
    files = tuple((f"{folder}/{number}-qd-ttg.{kind}", digest_of(number, kind)) for kind in ("html", "pdf", "xml"))
    return bytes(
        Entry(Act.PUBLISHED, f"/akn/vn/act/quyet-dinh/ttg/2026-01-01/{number}", f"vn/2026/{number}", NOW, files)
    )


def document(number: int) -> bytes:
    return (b"%d" % number).ljust(60_000, b" ")


def digest_of(number: int, kind: str) -> str:
    data = document(number) if kind == "pdf" else f"{number}{kind}".encode()
    return hashlib.sha256(data).hexdigest()


def main() -> int:
    """Print the figures; 1 when a bar is missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--entries", type=int, default=1_000_000)
    options.add_argument("--issue", type=int, default=40)
    given = options.parse_args()
    print(f"{os.cpu_count()} cores; Python {platform.python_version()}")
    print(f"{'entries':>10} {'append, ms':>12} {'bytes written':>14}")
    edge, files = Edge(), dict[str, bytes]()
    spent: list[float] = []
    figures: dict[int, float] = {}
    stops = [10**power for power in range(3, 9) if 10**power <= given.entries]
    while edge.size < given.entries:
        entries = [entry(number) for number in range(edge.size, edge.size + given.issue)]
        before = time.process_time()
        edge, written = append(edge, entries)
        files.update((file.path, file.data) for file in written)
        root(edge.size, node_reader(edge.size, files.get))
        spent.append(time.process_time() - before)
        if stops and edge.size >= stops[0]:
            size = stops.pop(0)
            figures[size] = statistics.median(spent[-100:])
            print(f"{size:>10,} {figures[size] * 1e3:>12.2f} {sum(len(file.data) for file in written):>14,}")
    rate = _judge(edge, files)
    growth = figures[max(figures)] / figures[min(figures)]
    print(f"judged: {rate:,.0f} documents a second and core (bar {LEAST_A_SECOND:,})")
    print(f"append at {max(figures):,} beside {min(figures):,}: {growth:.2f} × (bar {MOST_GROWTH})")
    return 1 if rate < LEAST_A_SECOND or growth > MOST_GROWTH else 0


def _judge(edge: Edge, files: dict[str, bytes]) -> float:
    log, witness = (Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32) for seed in (1, 2))
    log_key = NoteKey("gazette.example/log", LOG_KEY, log.public_key().public_bytes_raw())
    witness_key = NoteKey("library.example/w", WITNESS_KEY, witness.public_key().public_bytes_raw())
    nodes = node_reader(edge.size, files.get)
    head = Checkpoint(log_key.name, edge.size, root(edge.size, nodes))
    lines = (
        signed_line(head.text, log_key, log.sign),
        signed_line(head.text, witness_key, witness.sign, int(NOW.timestamp())),
    )
    note = str(Note(head.text, lines)).encode()
    policy = Policy((log_key,), (witness_key,), witness_key)
    step = max(edge.size // JUDGED, 1)
    numbers = range(0, edge.size, step)
    asked = [
        (document(number), bytes(Proof(number, inclusion_proof(number, edge.size, nodes), note, entry(number))))
        for number in numbers
    ]
    print(f"a verifier loads {len(asked[0][1]):,} bytes for one document, and the policy")
    before = time.process_time()
    for data, proof in asked:
        checks, _ = judge_log(hashlib.sha256(data).hexdigest(), proof, policy, NOW)
        if any(check.outcome is not Outcome.PASS for check in checks):
            raise SystemExit("a genuine file was rejected")
    return len(asked) / (time.process_time() - before)


if __name__ == "__main__":
    sys.exit(main())
