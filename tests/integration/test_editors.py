"""Eight editors compose and publish at once, each in a process of its own: every number once, none missing."""

import subprocess
import sys

from bench import ROOT


def editors(*asked):
    command = [sys.executable, str(ROOT / "benchmarks" / "editors.py"), "--void-every", "2", *asked]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_editors_who_press_the_button_at_once():
    assert "32 numbers: 24 used, 8 void; 24 issues" in editors("--processes", "8", "--issues", "24")


def test_the_same_with_the_registry_on_a_server(postgres):
    told = editors("--processes", "4", "--issues", "12", "--registry", postgres.schema())
    assert "16 numbers: 12 used, 4 void; 12 issues" in told
