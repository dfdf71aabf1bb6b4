"""Kills, full and broken disks, and Ctrl-C at calls of whole commands; at every call with `python benchmarks/faults.py`."""

import os
import shutil
import subprocess
import sys

import pytest
from bench import ROOT

needs_compiler = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)


@needs_compiler
@pytest.mark.parametrize(
    "arguments",
    [
        ["--scenario", "first run", "--kills", "5", "--fails", "4", "--interrupts", "2"],
        [
            "--scenario",
            "ingest",
            "--scenario",
            "compose",
            "--scenario",
            "backup",
            "--scenario",
            "rebuild",
            "--kills",
            "5",
            "--fails",
            "4",
            "--interrupts",
            "4",
        ],
    ],
    ids=["run", "rest"],
)
def test_whatever_happens_the_command_finishes_when_it_runs_again(arguments):
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "faults.py", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(": 0 findings\n")
