"""A redaction that is killed: nothing is missing without a signed word for it, and the same command ends it."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from faults.injector import Action, Fault, Injector
from leftovers import ASKED, NUMBER, PAPER, telling

KILLS = (10, 45, 75, 92)
"""Per cent of its calls after which it is killed: signing, the release, the ledger, the archive."""


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)
def test_a_redaction_that_was_killed_is_ended_by_the_same_command(empty_template, tmp_path):
    paper = tmp_path / "961-2026-qd-ttg.txt"
    paper.write_text(PAPER, "utf-8")
    ready, workspace = tmp_path / "ready", tmp_path / "workspace"
    shutil.copytree(empty_template, ready, symlinks=True)
    redact = ("redact", NUMBER, *ASKED, "--yes", "-q")
    with Injector(tmp_path) as run:
        assert run(ready, "run", paper, "-q").code == 0

        def begin():
            shutil.rmtree(workspace, ignore_errors=True)
            shutil.copytree(ready, workspace, symlinks=True)

        begin()
        calls = run(workspace, *redact).calls
        assert calls > 100
        for part in KILLS:
            begin()
            ended = run(workspace, *redact, fault=Fault(Action.KILL_BEFORE, at=calls * part // 100))
            assert (ended.code, ended.hits) == (-9, 1), ended
            between = run(workspace, "archive", "verify", "--json")
            assert between.code == 0, between.out
            again = run(workspace, *redact)
            assert again.code == 0, again.err
            assert telling(workspace) == []
            assert run(workspace, "archive", "verify", "-q").code == 0
            assert run(workspace, "doctor", "-q").code == 0
