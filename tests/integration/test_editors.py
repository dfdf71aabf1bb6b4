"""Eight editors compose and publish at once, each in a process of its own: every number once, none missing."""

import subprocess
import sys

from bench import ROOT


def test_editors_who_press_the_button_at_once(tmp_path):
    asked = ["--processes", "8", "--issues", "24", "--void-every", "2"]
    command = [sys.executable, str(ROOT / "benchmarks" / "editors.py"), *asked]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "32 numbers: 24 used, 8 void; 24 issues" in done.stdout
