"""Every file of a folder through ingest: `python benchmarks/corpus.py FOLDER [KIND …] [--profile vn]`.

For each kind (the folder a file lies in): how many are accepted, held and refused, and of what was read how many are
not strictly valid, lost a word, could not be proved, or made the program fail. Each of these is listed with what was
said. KIND narrows to files whose path contains it. Exit code 1 when there is such a file.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import traceback
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path

from gazette.config import IntakeConfig
from gazette.ingest import Intake, read
from gazette.ingest.readers import office_file
from gazette.messages import text
from gazette.model import Document, HeldDocument, Refusal
from gazette.pipeline.tools import machine_tools
from gazette.profiles import load_profile

BAD = {
    "DOC-WORDS-LOST": "lost",
    "DOC-UNWITNESSED": "unproved",
    "DOC-SCHEMA": "invalid",
    "INP-READER-FAILED": "failed",
}
COLUMNS = ("files", "accepted", "held", "refused", "invalid", "lost", "unproved", "failed")


class Memory:
    """A file store that keeps nothing."""

    def put(self, data: bytes) -> str:
        return hashlib.sha256(data).hexdigest()

    def get(self, sha256: str) -> bytes:
        raise KeyError(sha256)


def outcome(made: Document | HeldDocument | Refusal) -> str:
    """accepted, held or refused."""
    if isinstance(made, Refusal):
        return "refused"
    findings = made.notes if isinstance(made, Document) else made.findings
    return "held" if isinstance(made, HeldDocument) or any(item.blocks for item in findings) else "accepted"


def main() -> int:
    """Print the table and the list; 1 when something is on the list."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("kinds", nargs="*", metavar="KIND")
    options.add_argument("--profile", default="vn")
    given = options.parse_args()
    profile, now, tools = load_profile(given.profile), datetime(2026, 1, 1, tzinfo=UTC), machine_tools(IntakeConfig())
    paths = [
        path
        for path in sorted(given.folder.rglob("*"))
        if path.is_file()
        and not path.name.startswith("MANIFEST")
        and (not given.kinds or any(kind in str(path) for kind in given.kinds))
    ]
    if tools.office is not None:
        old = (office_file(path.read_bytes()) for path in paths)
        tools.office.prepare(file for file in old if file is not None)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    listed: list[str] = []
    for path in paths:
        kind = str(path.parent.relative_to(given.folder))
        counts[kind]["files"] += 1
        try:
            made = read(Intake(path, path.name, path.read_bytes(), now), profile, Memory(), tools)
        except Exception:  # noqa: BLE001 - this is what is looked for
            counts[kind]["failed"] += 1
            listed.append(f"failed    {path.relative_to(given.folder)}\n{traceback.format_exc()}")
            continue
        counts[kind][outcome(made)] += 1
        for item in made.notes if isinstance(made, Document) else made.findings:
            if item.code in BAD:
                counts[kind][BAD[item.code]] += 1
                said = text(item.code, "en", item.params)
                listed.append(f"{BAD[item.code]:9} {path.relative_to(given.folder)}: {said}")
    print(f"{'':24}" + "".join(f"{name:>10}" for name in COLUMNS))
    total: Counter[str] = Counter()
    for kind, row in sorted(counts.items()):
        total += row
        print(f"{kind:24}" + "".join(f"{row[name]:10}" for name in COLUMNS))
    print(f"{'in all':24}" + "".join(f"{total[name]:10}" for name in COLUMNS))
    print(*listed, sep="\n")
    return 1 if listed else 0


if __name__ == "__main__":
    sys.exit(main())
