"""Attacks on the verifier: a corpus of known ones, and every mutation of a freshly signed issue.

    python benchmarks/attacks.py [CORPUS] [--bytes 2000] [--cuts 200] [--blocks 200] [--seed 713]

CORPUS is a folder with MANIFEST.tsv (`file`, `expected`) and `own/pki/root.crt`, as the reference corpus has it: none
of the attacks and malformed files may pass, none may crash or take more than 10 seconds, and the file of the gazette's
own profile must pass. The issue is made and signed for this run, by the program's own commands; then every structure is
rewritten, bytes are changed anywhere, the file is cut, appended to, and mixed with another signed file; and files are
forged whose changes lie under a genuine timestamp. Exit code 1 when one passes, or a good one does not.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from attacks import Amount, Attack, mutations, retimed, rewritten  # noqa: E402 - the tests' own
from world import NOW, World  # noqa: E402

from gazette.model import Indication, judge  # noqa: E402
from gazette.pipeline.clock import SystemClock  # noqa: E402
from gazette.verify import Trust, load_trust, verify_paths  # noqa: E402
from gazette.verify.chain import Chains  # noqa: E402
from gazette.verify.pdf import judge_pdf  # noqa: E402

BAD = {"TAMPERED", "MALFORMED", "ROLLBACK", "WEAK-ALGO", "NO-CERT", "NO-SIGNATURE-OR-EMPTY"}
OWN = "own/good-LTA-gazette-profile.pdf"


def corpus(folder: Path) -> bool:
    """Judge a corpus as `gazette verify` would, each file by itself; whether all came out right."""
    with (folder / "MANIFEST.tsv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    trust, moment = load_trust([folder / "own" / "pki" / "root.crt"]), datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
    found: Counter[tuple[str, str]] = Counter()
    good, slowest = True, 0.0
    for row in rows:
        before = time.perf_counter()
        (file,) = verify_paths([folder / row["file"]], trust, moment).files
        slowest = max(slowest, time.perf_counter() - before)
        found[row["expected"], file.indication] += 1
        passed = file.indication is Indication.PASSED
        if any(check.code == "VFY-CRASHED" for check in file.checks) or passed is not (row["file"] == OWN):
            print(f"WRONG: {row['file']} ({row['expected']}): {file.indication}, {[c.code for c in file.checks]}")
            good = False
    for (expected, indication), count in sorted(found.items()):
        print(f"  {expected:24} {indication:14} {count:4}")
    bad = sum(count for (expected, _indication), count in found.items() if expected in BAD)
    print(f"{len(rows)} files, {bad} attacked or malformed; slowest {slowest:.1f} s of wall time (bar: 10)")
    return good and slowest <= 10


def through(name: str, attacks: Iterable[Attack], trust: Trust, moment: datetime) -> bool:
    """Judge mutations one after the other; whether none passed."""
    chains, count, slowest, passed = Chains(trust), 0, 0.0, []
    for attack, data in attacks:
        count += 1
        before = time.process_time()
        checks, signer, _facts = judge_pdf(data, trust, moment, chains)
        slowest = max(slowest, time.process_time() - before)
        if judge(checks)[0] is Indication.PASSED or signer is not None:
            passed.append(attack)
    print(f"{name}: {count} mutations, {len(passed)} passed {passed[:10]}; slowest {slowest:.2f} s of processor")
    return not passed and count > 0


def issue(folder: Path) -> tuple[list[Path], Path]:
    """The PDFs of an issue made and signed now, and the root to trust."""
    gazette = [sys.executable, "-m", "gazette.cli"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    sample = ROOT / "samples" / "inbox" / "83-2008-qd-ttg.xml"
    for command in (["init", str(folder), "--demo-keys"], ["-C", str(folder), "run", str(sample)]):
        subprocess.run([*gazette, *command], check=True, env=environment, stdout=subprocess.DEVNULL)
    return sorted((folder / "portal" / "current").rglob("*.pdf")), folder / "keys" / "root.pem"


def main() -> int:
    """Attack; 1 when something passes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--bytes", type=int, default=2000)
    parser.add_argument("--cuts", type=int, default=200)
    parser.add_argument("--blocks", type=int, default=200)
    parser.add_argument("--seed", type=int, default=713)
    options = parser.parse_args()
    amount = Amount(options.bytes, options.cuts, options.blocks)
    good = corpus(options.corpus) if options.corpus else True
    with tempfile.TemporaryDirectory() as scratch:
        pdfs, root = issue(Path(scratch) / "office")
        trust, moment = load_trust([root]), SystemClock().now()
        files = [path.read_bytes() for path in pdfs]
        for path, data, other in zip(pdfs, files, files[1:] + files[:1], strict=True):
            if judge(judge_pdf(data, trust, moment)[0])[0] is not Indication.PASSED:
                print(f"{path.name} does not pass unchanged")
                good = False
            every = chain(mutations(data, other, amount, options.seed), rewritten(data, trust.roots))
            good = through(path.name, every, trust, moment) and good
    world = World()
    forged = Trust((world.der("root"),))
    return 0 if through("under a genuine timestamp", retimed(world), forged, NOW + timedelta(days=1)) and good else 1


if __name__ == "__main__":
    sys.exit(main())
