"""The command that takes a whole corpus through ingest, over the samples and, where there is one, part of the corpus."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments):
    return subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "corpus.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_the_samples_lose_no_word_and_break_nothing():
    done = run(ROOT / "samples" / "inbox", "--profile", "vn")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[0].split()[:4] == ["files", "accepted", "held", "refused"]


def test_what_is_lost_is_listed_and_fails_the_command(tmp_path):
    bad = tmp_path / "kind" / "x.docx"
    bad.parent.mkdir()
    sys.path.insert(0, str(ROOT / "tests"))
    from examples import DECISION, packed, parts

    files = parts("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in DECISION.splitlines() if line))
    files["_rels/.rels"] = str(files["_rels/.rels"]).encode("utf-16")  # which its witness can't read

    bad.write_bytes(packed(files))
    done = run(tmp_path)
    assert done.returncode == 1
    assert "unproved  kind/x.docx:" in done.stdout


@pytest.mark.parametrize("kind", ["texts", "vn-docx", "vn-html"])
def test_the_corpus_loses_no_word(corpus, kind):
    done = run(corpus, kind)
    assert done.returncode == 0, done.stdout + done.stderr
