"""Whole ingest beside what others need merely to read: the same DOCX files, the same process, taking turns.

    python benchmarks/ingest_speed.py CORPUS [--runs 5] [--peers PYTHON]

For each program the seconds of processor time (the machine may be busy with other things) for all DOCX below CORPUS:
the median of the runs. `--peers` names a Python that has python-docx and docx2python, when this one has not; they
are no dependency of the program. Exit code 1 when whole ingest is slower than python-docx reading.

- gazette: reading, structure, metadata, the two proofs that no word was lost, strict schema; files kept in memory.
- python-docx: every paragraph, run and table cell of the body in order, text taken.
- docx2python, pandoc: the document as text.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

GAZETTE = """
from datetime import datetime, UTC
from pathlib import Path
from gazette.ingest import Intake, read
from gazette.profiles import load_profile

class Memory:
    def put(self, data):
        import hashlib
        return hashlib.sha256(data).hexdigest()

PROFILE, NOW = load_profile("vn"), datetime(2026, 1, 1, tzinfo=UTC)

def one(path, data):
    read(Intake(Path(path), Path(path).name, data, NOW), PROFILE, Memory())
"""
PYTHON_DOCX = """
import io
import docx
from docx.table import Table

def blocks(holder):
    for item in holder.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                for cell in row.cells:
                    blocks(cell)
        else:
            for run in item.runs:
                run.text

def one(path, data):
    blocks(docx.Document(io.BytesIO(data)))
"""
DOCX2PYTHON = """
import io
from docx2python import docx2python

def one(path, data):
    with docx2python(io.BytesIO(data)) as document:
        document.text
"""
PANDOC = """
import subprocess

def one(path, data):
    subprocess.run(["pandoc", "--from", "docx", "--to", "plain", path], stdout=subprocess.DEVNULL, check=True)
"""
LOOP = """
import json, os, sys
files = [(path, open(path, "rb").read()) for path in json.loads(sys.stdin.readline())]
print("ready", flush=True)

def used():
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system

for _ in sys.stdin:
    before, failed = used(), 0
    for path, data in files:
        try:
            one(path, data)
        except Exception:
            failed += 1
    print(json.dumps([used() - before, failed]), flush=True)
"""


class Program:
    """A program that waits in a process of its own and reads all files whenever it is told."""

    def __init__(self, name: str, python: str, code: str, files: Sequence[Path]) -> None:
        self.name = name
        self.times: list[float] = []
        self.failed = 0
        self.process = subprocess.Popen(
            [python, "-c", code + LOOP], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._tell(json.dumps([str(path) for path in files]))
        if self._hear() != "ready":
            raise SystemExit(f"{name} did not start")
        self.measure()  # once to be warm
        self.times.clear()

    def measure(self) -> None:
        """Read all files once."""
        self._tell("go")
        seconds, self.failed = json.loads(self._hear())
        self.times.append(seconds)

    def _tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def _hear(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


def main() -> int:
    """Print the table; 1 when whole ingest is slower than python-docx reading."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--peers", default=sys.executable, metavar="PYTHON")
    given = options.parse_args()
    files = [path for path in sorted(given.corpus.rglob("*.docx")) if "hostile" not in path.parts]
    programs = [Program("gazette", sys.executable, GAZETTE, files)]
    for name, module, code in (("python-docx", "docx", PYTHON_DOCX), ("docx2python", "docx2python", DOCX2PYTHON)):
        there = subprocess.run([given.peers, "-c", f"import {module}"], capture_output=True, check=False)
        if there.returncode == 0:
            programs.append(Program(name, given.peers, code, files))
        else:
            print(f"{name}: not installed", file=sys.stderr)
    if shutil.which("pandoc"):
        programs.append(Program("pandoc", sys.executable, PANDOC, files))
    else:
        print("pandoc: not installed", file=sys.stderr)
    for _ in range(given.runs):
        for program in programs:
            program.measure()
    size = sum(path.stat().st_size for path in files) / 1e6
    machine = f"{os.cpu_count()} cores, {_processor()}; Python {platform.python_version()}"
    print(f"{len(files)} files, {size:.1f} MB; {machine}")
    own = statistics.median(programs[0].times)
    for program in programs:
        seconds = statistics.median(program.times)
        note = f"  ({program.failed} not read)" if program.failed else ""
        print(f"{program.name:12} {seconds:7.2f} s   {seconds / own:5.2f} ×{note}")
    peer = next((program for program in programs if program.name == "python-docx"), None)
    return 1 if peer is not None and own > statistics.median(peer.times) else 0


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []:
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or "?"


if __name__ == "__main__":
    sys.exit(main())
