"""What judges our PDFs bites: the control passes, and each file with one thing broken fails for both judges."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from oracles import pages, verapdf
from oracles.control import control, written
from oracles.mutants import MUTANTS


def test_the_control_passes():
    assert pages.failures(written(control())) == ()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_broken_file_fails(mutant):
    assert pages.failures(mutant.data(), (mutant.standard,))


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_the_control_is_clean_syntax(tmp_path):
    (tmp_path / "control.pdf").write_bytes(written(control()))
    assert (
        subprocess.run(["qpdf", "--check", tmp_path / "control.pdf"], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(bool(verapdf.missing()), reason=str(verapdf.missing()))
def test_verapdf_passes_the_control_and_no_broken_file(tmp_path):
    files = {tmp_path / f"{index}.pdf": mutant for index, mutant in enumerate(MUTANTS)}
    for path, mutant in files.items():
        path.write_bytes(mutant.data())
    whole = tmp_path / "control.pdf"
    whole.write_bytes(written(control()))
    found = verapdf.judged([whole, *files])
    assert [found[whole, flavour] for flavour in verapdf.FLAVOURS] == [{}, {}]
    assert [mutant.name for path, mutant in files.items() if not found[path, mutant.standard]] == []
