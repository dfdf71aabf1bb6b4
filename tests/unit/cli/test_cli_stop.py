"""Ctrl-C once and twice, and the system's wish to end: told, exit 130, no traceback."""

import subprocess
import sys

import pytest

PROGRAM = """
import signal, sys
from gazette.cli import main

class Group:
    def main(self, **_):
        try:
            signal.raise_signal(signal.{first})
        finally:
            {cleaning}

main.main = Group()
sys.argv = ["gazette", "list", "--lang", "en"]
main.entry()
"""


def stopped(first, cleaning):
    program = PROGRAM.format(first=first, cleaning=cleaning)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("first", ["SIGINT", "SIGTERM"])
def test_stopped_in_order(first):
    done = stopped(first, 'print("cleaned up")')
    assert (done.returncode, done.stdout) == (130, "cleaned up\n")
    assert "Stopped as asked." in done.stderr
    assert "Run the same command again" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("second", ["SIGINT", "SIGTERM"])
def test_whoever_says_it_twice_leaves_at_once(second):
    done = stopped("SIGINT", f'signal.raise_signal(signal.{second}); print("never")')
    assert (done.returncode, done.stdout) == (130, "")
    assert "Stopped as asked." in done.stderr
    assert "[CLI-INTERRUPTED]" in done.stderr
    assert "Traceback" not in done.stderr
