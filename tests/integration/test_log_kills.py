"""The publisher's process is killed while it appends to the log; 1,000 times with `python benchmarks/log_kills.py`."""

import os
import subprocess
import sys

from bench import ROOT


def test_kills_leave_one_history() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "log_kills.py", "--kills", "40"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("40 kills: ")
