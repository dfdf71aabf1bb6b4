"""Zip archives: members are inputs like files of a folder, and the archive itself is kept."""

import struct
import zlib
from datetime import datetime, timedelta, timezone

import pytest
from archive_kit import NOON, Noon, faults, named, packed, taken

from gazette.ingest import limits
from gazette.ingest.blocks import NamedFile
from gazette.ingest.gather import gather
from gazette.model import Container, Urgency


def test_members_are_inputs_with_the_archives_path(tmp_path):
    data = packed({"dot1/b.txt": "b", "dot1/con/a.txt": "a", "c.txt": "c"})
    (tmp_path / "lo.zip").write_bytes(data)
    kept = []
    found = gather([tmp_path / "lo.zip"], Noon(), keep=kept.append)
    assert [str(item.path.relative_to(tmp_path)) for item in found] == [
        "lo.zip/c.txt",
        "lo.zip/dot1/b.txt",
        "lo.zip/dot1/con/a.txt",
    ]
    assert [(item.name, item.data) for item in found] == [("c.txt", b"c"), ("b.txt", b"b"), ("a.txt", b"a")]
    (home,) = {(item.container.name, item.container.sha256) for item in found}
    assert home == ("lo.zip", __import__("hashlib").sha256(data).hexdigest())
    assert [item.container.member for item in found] == ["c.txt", "dot1/b.txt", "dot1/con/a.txt"]
    assert kept == [data]


def test_what_lies_beside_a_member_belongs_to_it(tmp_path):
    files = {
        "README.txt": "r",
        ".hidden": "h",
        "~$qd.docx": "lock",
        "__MACOSX/._qd.txt": "m",
        "qd.txt": "x",
        "qd.gazette.json": '{"remark": "r"}',
        "qd.files/mau.xlsx": "m",
    }
    (tmp_path / "lo.zip").write_bytes(packed(files))
    (intake,) = gather([tmp_path], Noon())
    assert (intake.name, intake.sidecar.remark, intake.attachments) == ("qd.txt", "r", (NamedFile("mau.xlsx", b"m"),))


def test_an_archive_met_in_a_folder_is_opened_and_one_beside_a_document_stays_an_attachment(tmp_path):
    (tmp_path / "lo.zip").write_bytes(packed({"a.txt": "a"}))
    (tmp_path / "qd.txt").write_text("q")
    (tmp_path / "qd.files").mkdir()
    (tmp_path / "qd.files" / "so-lieu.zip").write_bytes(packed({"x.csv": "1"}))
    found = taken(tmp_path)
    assert list(found) == ["lo.zip/a.txt", "qd.txt"]
    assert [item.name for item in found["qd.txt"].attachments] == ["so-lieu.zip"]


def test_a_word_file_is_no_archive(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}))
    assert list(taken(tmp_path)) == ["a.zip"]


def test_an_archive_inside_an_archive_is_opened_to_the_declared_depth(tmp_path):
    inner = packed({"c.txt": "c"})
    for depth in range(limits.MAX_DEPTH - 1):
        inner = packed({f"{depth}.zip": inner})
    (tmp_path / "ngoai.zip").write_bytes(inner)
    (intake,) = gather([tmp_path], Noon())
    assert (intake.data, intake.container.name, intake.container.member) == (b"c", "ngoai.zip", "0.zip/c.txt")
    (tmp_path / "ngoai.zip").write_bytes(packed({"sau.zip": inner, "ben.txt": "b"}))
    found = faults(taken(tmp_path))
    assert found == {"ngoai.zip/ben.txt": [], "ngoai.zip/sau.zip/0.zip": ["INP-ZIP-DEEP"]}


def test_windows_separators_are_turned_and_told(tmp_path):
    data = packed({"DOT1/QD-83.txt": "x"}).replace(b"DOT1/QD", b"DOT1\\QD")
    (tmp_path / "lo.zip").write_bytes(data)
    (intake,) = gather([tmp_path], Noon())
    assert str(intake.path.relative_to(tmp_path)) == "lo.zip/DOT1/QD-83.txt"
    assert [(item.code, item.blocks) for item in intake.problems] == [("INP-ZIP-BACKSLASH", False)]


@pytest.mark.parametrize(
    ("raw", "utf8", "name"),
    [
        ("Quyết định.txt".encode(), True, "Quyết định.txt"),
        ("Quyết định.txt".encode(), False, "Quyết định.txt"),  # macOS does not say that it writes UTF-8
        (b"Quy\x82t.txt", False, "Quyét.txt"),  # code page 437
    ],
)
def test_names_of_members_are_read_as_they_were_written(tmp_path, raw, utf8, name):
    (tmp_path / "lo.zip").write_bytes(packed([(named(raw, utf8=utf8), "x")]))
    (intake,) = gather([tmp_path], Noon())
    assert (intake.name, intake.data) == (name, b"x")


def test_names_are_compared_as_nfc(tmp_path):
    (tmp_path / "lo.zip").write_bytes(packed({"Quyết.txt": "x", "Quyết.gazette.json": '{"remark": "r"}'}))
    (intake,) = gather([tmp_path], Noon())
    assert intake.sidecar.remark == "r"


def test_the_unicode_name_field_is_used(tmp_path):
    raw = b"Quy_t.txt"
    entry = named(raw, utf8=False)
    told = "Quyết.txt".encode()
    entry.extra = struct.pack("<HHBL", 0x7075, 5 + len(told), 1, zlib.crc32(raw)) + told
    (tmp_path / "lo.zip").write_bytes(packed([(entry, "x")]))
    assert list(taken(tmp_path)) == ["lo.zip/Quyết.txt"]


def test_an_archive_without_a_document_says_so(tmp_path):
    (tmp_path / "rong.zip").write_bytes(packed({"README.txt": "r", "thu-muc/": ""}))
    (tmp_path / "tron.zip").write_bytes(packed({}))
    assert faults(taken(tmp_path)) == {"rong.zip": ["INP-ARCHIVE-EMPTY"], "tron.zip": ["INP-ARCHIVE-EMPTY"]}


def test_an_archives_sidecar_says_who_when_and_how_urgent(tmp_path):
    (tmp_path / "lo.zip").write_bytes(packed({"a.txt": "a", "b.txt": "b", "b.gazette.json": '{"urgency": "khẩn"}'}))
    beside = '{"sender": "Văn phòng", "received": "2026-11-20T08:15", "urgency": "hỏa tốc"}'
    (tmp_path / "lo.gazette.json").write_text(beside)
    hanoi = timezone(timedelta(hours=7))
    one, two = gather([tmp_path], Noon(), hanoi)
    assert (one.sender, one.received_at, one.urgency) == (
        "Văn phòng",
        datetime(2026, 11, 20, 8, 15, tzinfo=hanoi),
        Urgency.EXPRESS,
    )
    assert (two.sender, two.urgency) == ("Văn phòng", Urgency.URGENT)
    (tmp_path / "lo.gazette.json").write_text('{"number": "1/2026/QĐ-TTg"}')
    assert set(map(tuple, faults(taken(tmp_path)).values())) == {("INP-SIDECAR-ARCHIVE",)}


def test_without_a_word_it_came_now_from_nobody_and_is_ordinary(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    (intake,) = gather([tmp_path], Noon())
    assert (intake.received_at, intake.sender, intake.urgency, intake.container) == (NOON, None, Urgency.NORMAL, None)


def test_a_container_of_a_nested_archive_is_the_outermost(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed({"b.zip": packed({"c.txt": "c"})}))
    kept = []
    (intake,) = gather([tmp_path], Noon(), keep=kept.append)
    assert isinstance(intake.container, Container)
    assert len(kept) == 1
