"""Manifests that point where they must not."""

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from archive_kit import Noon, faults, packed, taken

from gazette.ingest import batch
from gazette.ingest.gather import gather


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "secret.txt").write_text("mật")
    (tmp_path / "lo").mkdir()
    (tmp_path / "lo" / "a.txt").write_text("a")
    return tmp_path / "lo"


@pytest.mark.parametrize("column", ["file", "original", "attachments"])
@pytest.mark.parametrize(
    "way", ["../secret.txt", "..\\secret.txt", "sub/../../secret.txt", "{root}/secret.txt", "C:\\secret.txt"]
)
def test_a_path_out_of_the_folder_is_refused(folder, column, way):
    way = way.replace("{root}", str(folder.parent))
    row = f"file\n{way}\n" if column == "file" else f"file;{column}\na.txt;{way}\n"
    (folder / "batch.csv").write_text(row)
    found = gather([folder / "batch.csv"], Noon())
    assert "INP-BATCH-OUTSIDE" in {problem.code for item in found for problem in item.problems}
    assert not any("mật".encode() in item.data for item in found)
    assert all(item.original is None and item.attachments == () for item in found)


@pytest.mark.parametrize("column", ["file", "original", "attachments"])
def test_a_link_out_of_the_folder_is_refused(folder, column):
    (folder / "link.pdf").symlink_to(folder.parent / "secret.txt")
    (folder / "dir").symlink_to(folder.parent)
    for way, code in (("link.pdf", "INP-BATCH-OUTSIDE"), ("dir/secret.txt", "INP-BATCH-MISSING")):
        row = f"file\n{way}\n" if column == "file" else f"file;{column}\na.txt;{way}\n"
        (folder / "batch.csv").write_text(row)
        found = gather([folder / "batch.csv"], Noon())
        assert code in {problem.code for item in found for problem in item.problems}
        assert all(item.original is None and item.attachments == () for item in found)


def test_a_manifest_in_an_archive_does_not_reach_the_disk(folder):
    (folder / "lo.zip").write_bytes(packed({"batch.csv": f"file\n{folder}/a.txt\n../a.txt\n", "b.txt": "b"}))
    found = faults(taken(folder))
    assert found["lo.zip/batch.csv"] == ["INP-BATCH-OUTSIDE", "INP-BATCH-OUTSIDE"]
    assert found["lo.zip/b.txt"] == ["INP-BATCH-UNNAMED"]


def test_a_manifest_without_end_is_refused(folder, monkeypatch):
    monkeypatch.setattr(batch, "_MAX_ROWS", 3)
    (folder / "batch.csv").write_text("file\n" + "a.txt\n" * 4)
    assert faults(taken(folder))["batch.csv"] == ["INP-BATCH-UNREADABLE"]
    monkeypatch.setattr(batch, "_MAX_BYTES", 10)
    assert faults(taken(folder))["batch.csv"] == ["INP-TOO-LARGE"]


def test_thousands_of_files_are_paired_in_seconds(folder):
    """Grouping and looking up are linear; they took minutes when they were not."""
    for count in range(5_000):
        (folder / f"{count}.txt").touch()
    (folder / "batch.csv").write_text("file\n" + "".join(f"{count}.txt\n" for count in range(5_000)))
    began = time.process_time()
    assert len(gather([folder], Noon())) == 5_001
    assert time.process_time() - began < 20
