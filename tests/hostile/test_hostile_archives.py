"""Archives that mean harm: each bad member is refused by name, and the good ones beside it are read."""

import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from archive_kit import Noon, faults, link, packed, taken

from gazette.ingest import limits
from gazette.ingest.gather import gather


@pytest.mark.parametrize(
    "name",
    [
        "../ra.txt",
        "a/../../ra.txt",
        "/etc/passwd",
        "C:/ra.txt",
        "..",
        "a/..",
        "x" + "/a" * 40,
        "./",
        "..\\ra.txt",
        "\\ra.txt",
    ],
)
def test_a_climbing_name_is_refused_alone(tmp_path, name):
    (tmp_path / "lo.zip").write_bytes(packed({name: "x", "tot.txt": "t"}))
    found = faults(taken(tmp_path))
    assert found.pop("lo.zip/tot.txt") == []
    assert list(found.values()) == ([] if name == "./" else [["INP-ZIP-NAME"]])
    assert all(len(Path(path).parts) == 2 for path in found)


def test_a_name_cut_by_nul_is_refused(tmp_path):
    data = packed({"tot.txtXabc": "x", "b.txt": "b"}).replace(b"tot.txtXabc", b"tot.txt\0abc")
    (tmp_path / "lo.zip").write_bytes(data)
    found = faults(taken(tmp_path))
    assert found.pop("lo.zip/b.txt") == []
    assert list(found.values()) == [["INP-ZIP-NAME"]]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["a.txt", "A.TXT", "./a.txt"])
def test_doubled_names_are_refused_both(tmp_path, second):
    (tmp_path / "lo.zip").write_bytes(packed([("a.txt", "một"), (second, "hai"), ("b.txt", "b")]))
    found = gather([tmp_path], Noon())
    assert [[item.code for item in intake.problems] for intake in found] == [
        ["INP-ZIP-DUPLICATE"],
        ["INP-ZIP-DUPLICATE"],
        [],
    ]


def test_a_link_is_refused(tmp_path):
    (tmp_path / "lo.zip").write_bytes(packed([(link("a.txt"), "/etc/passwd"), ("b.txt", "b")]))
    assert faults(taken(tmp_path)) == {"lo.zip/a.txt": ["INP-ZIP-LINK"], "lo.zip/b.txt": []}


def test_a_locked_member_is_refused_alone(tmp_path):
    data = bytearray(packed({"a.txt": "a", "b.txt": "b"}, method=zipfile.ZIP_STORED))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    (tmp_path / "lo.zip").write_bytes(bytes(data))
    assert faults(taken(tmp_path)) == {"lo.zip/a.txt": ["INP-ENCRYPTED"], "lo.zip/b.txt": []}


def test_a_member_that_is_a_bomb_is_refused_alone(tmp_path):
    (tmp_path / "lo.zip").write_bytes(packed({"a.txt": b"\0" * (2 * 1024 * 1024), "b.txt": "b"}))
    assert faults(taken(tmp_path)) == {"lo.zip/a.txt": ["INP-ZIP-RATIO"], "lo.zip/b.txt": []}


def test_a_lying_size_is_caught_while_unpacking(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_PART", 1000)
    data = packed({"a.txt": bytes(range(256)) * 8, "b.txt": "b"}, method=zipfile.ZIP_STORED)
    (tmp_path / "lo.zip").write_bytes(data)
    assert faults(taken(tmp_path)) == {"lo.zip/a.txt": ["INP-ZIP-SIZE"], "lo.zip/b.txt": []}


def test_the_total_counts_over_nested_archives(tmp_path, monkeypatch):
    inner = packed({"a.txt": b"1" * 600, "b.txt": b"2" * 600}, method=zipfile.ZIP_STORED)
    outer = packed({"1.zip": inner, "2.zip": inner}, method=zipfile.ZIP_STORED)
    (tmp_path / "lo.zip").write_bytes(outer)
    monkeypatch.setattr(limits.Budget, "__init__", lambda self, left=4700: setattr(self, "left", left))
    found = faults(taken(tmp_path))
    assert [codes for codes in found.values() if codes] == [["INP-ZIP-SIZE"]]


def test_more_than_the_total_by_its_own_figures_refuses_the_whole(tmp_path, monkeypatch):
    (tmp_path / "lo.zip").write_bytes(packed({"a.txt": b"1" * 600, "b.txt": b"2" * 600}))
    monkeypatch.setattr(limits, "MAX_TOTAL", 1000)
    (intake,) = gather([tmp_path], Noon())
    assert intake.name == "lo.zip"
    assert not intake.container


def test_too_many_entries_refuse_the_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_ENTRIES", 3)
    (tmp_path / "lo.zip").write_bytes(packed({f"{n}.txt": "x" for n in range(4)}))
    assert list(taken(tmp_path)) == ["lo.zip"]


@pytest.mark.parametrize("keep", [0.5, 0.9])
def test_a_truncated_archive_is_one_input(tmp_path, keep):
    data = packed({"a.txt": "a" * 500, "b.txt": "b" * 500}, method=zipfile.ZIP_STORED)
    (tmp_path / "lo.zip").write_bytes(data[: int(len(data) * keep)])
    assert list(taken(tmp_path)) == ["lo.zip"]


def test_a_member_with_broken_bytes_is_refused_alone(tmp_path):
    data = packed({"a.txt": "a" * 500, "b.txt": "b"}, method=zipfile.ZIP_STORED).replace(b"a" * 500, b"a" * 499 + b"x")
    (tmp_path / "lo.zip").write_bytes(data)
    assert faults(taken(tmp_path)) == {"lo.zip/a.txt": ["INP-ZIP-BROKEN"], "lo.zip/b.txt": []}
