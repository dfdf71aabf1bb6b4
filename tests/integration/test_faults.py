"""Kills, full and broken disks, and Ctrl-C at calls of whole commands; at every call with `python benchmarks/faults.py`."""

import os
import shutil
import subprocess
import sys

import pytest
from bench import ROOT
from ledgers import BINARIES

needs_compiler = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)


FEW = ["--kills", "5", "--fails", "4", "--interrupts", "4"]


def named(*scenarios):
    return [word for scenario in scenarios for word in ("--scenario", scenario)]


@needs_compiler
@pytest.mark.parametrize(
    "arguments",
    [
        [*named("first run"), "--kills", "5", "--fails", "4", "--interrupts", "2"],
        [*named("ingest", "compose", "backup", "rebuild"), *FEW],
        [*named("void an issue", "move", "split", "correction"), *FEW],
        pytest.param(
            [*named("compose", "void", "suspend"), "--registry", "postgres", "--kills", "4", "--crashes", "3"],
            marks=pytest.mark.skipif(not BINARIES, reason="PostgreSQL's server is not installed (tests/packages.sh)"),
        ),
    ],
    ids=["run", "rest", "ledger", "server"],
)
def test_whatever_happens_the_command_finishes_when_it_runs_again(arguments):
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "faults.py", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(": 0 findings\n")
