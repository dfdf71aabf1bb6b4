"""A batch with files for an office program, on a machine that lacks it and on one that has it."""

import shutil
import sys
from pathlib import Path

import pytest
from bench import INBOX

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))
from office_kit import needs_office, rtf

NAMES = ("902-2026-qd-ttg.docx", "902-2026-qd-ttg.gazette.json")


@pytest.fixture
def batch(tmp_path):
    folder = tmp_path / "batch"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(INBOX / name, folder)
    (folder / "a.rtf").write_bytes(rtf("Điều 1. Một câu."))
    return folder


def test_without_libreoffice_the_rest_is_read_and_the_exit_code_is_5(empty, batch, monkeypatch):
    monkeypatch.setenv("PATH", "")
    code, said = empty("ingest", batch)
    assert code == 5
    assert [(item["outcome"], [found["code"] for found in item["findings"]]) for item in said["documents"]][1] == (
        "refused",
        ["INP-OFFICE-MISSING"],
    )
    assert said["documents"][0]["outcome"] == "accepted"
    assert "libreoffice-writer-nogui" in said["documents"][1]["findings"][0]["hint"]
    assert empty("run", batch)[0] == 5


@needs_office
def test_what_was_refused_for_that_is_read_once_it_is_there(empty, batch, monkeypatch):
    with monkeypatch.context() as lacking:
        lacking.setenv("PATH", "")
        assert empty("ingest", batch)[0] == 5
    code, said = empty("ingest", batch)
    assert code == 1
    assert "INP-OFFICE-MISSING" not in {found["code"] for found in said["documents"][1]["findings"]}
