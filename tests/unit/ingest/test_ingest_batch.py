"""Batch manifests: what they pair and state, what they get wrong, and what they do not name."""

import json
import unicodedata
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path
from unicodedata import normalize

import pytest
from archive_kit import Noon, faults, packed, taken
from hypothesis import given
from hypothesis import strategies as st

from gazette.config.schemas import load_schema
from gazette.ingest.batch import Row, looks_like_batch, read_batch
from gazette.ingest.clean import is_plain
from gazette.ingest.gather import gather
from gazette.ingest.refused import RefusedInput
from gazette.ingest.sidecar import Sidecar
from gazette.model import Urgency

SCAN = "%PDF-1.4\n%%EOF\n"


def tree(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def refusal(data, name="batch.csv"):
    with pytest.raises(RefusedInput) as error:
        read_batch(data, name)
    found = error.value.finding
    return found.code, dict(found.params)


ROW = "QD-07.docx;QD-07 ky.pdf;mau.xlsx | so do.png;07/2026/QĐ-UBND;A|B;5/3/2026;20/11/2026 8:15;Hoả tốc"
HEAD = "file;original;attachments;number;issuers;date;received;urgency"
WANTED = {
    "file": "QD-07.docx",
    "original": "QD-07 ky.pdf",
    "attachments": ["mau.xlsx", "so do.png"],
    "number": "07/2026/QĐ-UBND",
    "issuers": ["A", "B"],
    "date": "2026-03-05",
    "received": "2026-11-20T08:15",
    "urgency": "hỏa tốc",
}


@pytest.mark.parametrize(
    "data",
    [
        f"{HEAD}\n{ROW}\n".encode(),
        f"{HEAD}\r\n{ROW}\r\n".encode("utf-8-sig"),
        f"{HEAD}\n\n{ROW}".encode("utf-16"),
        f"{HEAD}\n{ROW}".replace(";", ",").encode(),
        f"{HEAD}\n{ROW}".replace(";", "\t").encode(),
        f"sep=;\r\n{HEAD}\r\n{ROW}\r\n;;;\r\n".encode(),
        f"{HEAD}\n{ROW}".replace("QD-07.docx", '"QD-07.docx"').encode(),
    ],
)
def test_csv_says_what_json_says(data):
    (row,) = read_batch(data, "batch.csv")
    (same,) = read_batch(json.dumps({"documents": [WANTED]}).encode(), "batch.json")
    assert (row.file, row.original, row.attachments, row.said, row.problems) == (
        same.file,
        same.original,
        same.attachments,
        same.said,
        (),
    )
    assert row.said.urgency is Urgency.EXPRESS
    assert row.attachments == ("mau.xlsx", "so do.png")


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    rows = read_batch('file;title\na.txt;"hai\ndòng"\n;\nb.txt;x\n'.encode(), "batch.csv")
    assert [(row.line, row.file) for row in rows] == [(2, "a.txt"), (4, "b.txt")]


def test_what_json_says_for_all_holds_where_a_document_says_nothing_else():
    facts = {"sender": "VP", "urgency": "khẩn", "documents": [{"file": "a"}, {"file": "b", "urgency": "thường"}]}
    one, two = read_batch(json.dumps(facts).encode(), "batch.json")
    assert one.said == Sidecar(sender="VP", urgency=Urgency.URGENT)
    assert two.said == Sidecar(sender="VP", urgency=Urgency.NORMAL)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ("a.txt;31/2/2026;;", "date"),
        ("a.txt;;hôm qua;", "received"),
        ("a.txt;;;gấp", "urgency"),
        (";2026-03-05;;", "file"),
        ("a.txt;;;;thừa", "—"),
    ],
)
def test_a_wrong_cell_names_row_and_column(cells, column):
    good, bad = read_batch(f"file;date;received;urgency\nok.txt;;;\n{cells}\n".encode(), "batch.csv")
    assert good.problems == ()
    (problem,) = bad.problems
    assert (problem.code, problem.where.line) == ("INP-BATCH-VALUE", 3)
    assert (dict(problem.params)["row"], dict(problem.params)["column"]) == ("3", column)


@pytest.mark.parametrize(
    ("document", "column"),
    [
        ({"file": "a", "date": "5/3/2026"}, "date"),
        ({"file": "a", "attachments": ["x", 1]}, "attachments.1"),
        ({"file": "a", "titel": "x"}, "titel"),
        ({"title": "x"}, "file"),
        ({"file": " "}, "file"),
        ("a.txt", "—"),
    ],
)
def test_a_wrong_member_names_document_and_key(document, column):
    _, row = read_batch(json.dumps({"documents": [{"file": "a"}, document]}).encode(), "batch.json")
    assert [(dict(item.params)["row"], dict(item.params)["column"]) for item in row.problems] == [("2", column)]


@pytest.mark.parametrize(
    ("data", "column"),
    [
        (b"file;numbre\na;1", "numbre"),
        (b"number;title\n1;x", "file"),
        (b"file;title;title\na;x;y", "title"),
        (b"file;\na;", "—"),
        (b"", "file"),
    ],
)
def test_a_wrong_head_refuses_the_manifest(data, column):
    code, params = refusal(data)
    assert (code, params["column"]) == ("INP-BATCH-COLUMN", column)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("file;title\na;Quyết".encode("cp1258", "replace") + b"\xea", "batch.csv"),
        (b'file\n"a', "batch.csv"),
        (b"{", "batch.json"),
        (b"[]", "batch.json"),
        (b"{}", "batch.json"),
        (b'{"documents": {}}', "batch.json"),
        (b'{"documents": [], "x": 1}', "batch.json"),
        (b'{"documents": [], "urgency": "?"}', "batch.json"),
        (b'{"documents": [], "documents": []}', "batch.json"),
        (b"[" * 100_000, "batch.json"),
        (b"\xff", "batch.json"),
    ],
)
def test_what_is_no_manifest_is_refused(data, name):
    assert refusal(data, name)[0] == "INP-BATCH-UNREADABLE"


@given(st.binary(max_size=200), st.sampled_from(["batch.csv", "batch.json"]))
def test_no_bytes_break_the_reader(data, name):
    with suppress(RefusedInput):
        assert all(isinstance(row, Row) for row in read_batch(data, name))
    assert looks_like_batch(name, data) in (True, False)


cells = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8).filter(
    lambda cell: cell.strip() == cell and unicodedata.is_normalized("NFC", cell) and is_plain(cell)
)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=5), st.sampled_from(";,\t"))
def test_what_a_spreadsheet_writes_is_read_back(rows, separator):
    def quoted(cell):
        return '"' + cell.replace('"', '""') + '"'

    lines = [separator.join(("file", "title"))] + [separator.join(map(quoted, row)) for row in rows]
    read = read_batch("\r\n".join(lines).encode("utf-8-sig"), "batch.csv")
    assert [(row.file, row.said.title) for row in read] == [(file, normalize("NFC", title)) for file, title in rows]


def test_both_forms_have_the_fields_of_a_sidecar():
    sidecar = {key: value for key, value in load_schema("sidecar")["properties"].items() if key != "$schema"}
    batch = load_schema("batch")
    document = batch["$defs"]["document"]["properties"]
    assert {key: document[key] for key in sidecar} == sidecar
    assert set(document) == {*sidecar, "file", "original", "attachments"}
    for key in ("sender", "received", "urgency"):
        assert batch["properties"][key] == sidecar[key]


# ---------------------------------------------------------------- against the folder


def test_rows_pair_files_and_come_in_their_order(tmp_path):
    tree(
        tmp_path,
        {
            "batch.csv": "file;original;attachments;sender;urgency\nsub/b.txt;goc/ban ky.PDF;phu luc.xlsx;VP;khẩn\na.txt;;;;\n",
            "a.txt": "a",
            "a.pdf": SCAN,
            "sub/b.txt": "b",
            "sub/b.files/x.csv": "x",
            "goc/ban ky.pdf": SCAN,
            "phu luc.xlsx": "p",
        },
    )
    kept = []
    second, first = gather([tmp_path], Noon(), keep=kept.append)
    assert (second.name, second.original.path, second.sender, second.urgency) == (
        "b.txt",
        tmp_path / "goc" / "ban ky.pdf",
        "VP",
        Urgency.URGENT,
    )
    assert [item.name for item in second.attachments] == ["x.csv", "phu luc.xlsx"]
    assert (first.name, first.original.name, first.problems) == ("a.txt", "a.pdf", ())
    assert kept == [(tmp_path / "batch.csv").read_bytes()]


def test_the_manifest_alone_brings_its_files_and_a_list_of_files_is_read_by_it(tmp_path):
    tree(tmp_path, {"danh-sach.csv": "file;place\na.txt;Huế\n", "a.txt": "a", "b.txt": "b"})
    alone = gather([tmp_path / "danh-sach.csv"], Noon())
    assert [(item.name, item.sidecar and item.sidecar.place) for item in alone] == [("a.txt", "Huế"), ("b.txt", None)]
    assert gather(sorted(tmp_path.iterdir()), Noon()) == alone
    assert {item.name for item in gather([tmp_path], Noon())} == {"a.txt", "b.txt", "danh-sach.csv"}


def test_what_is_not_named_is_held(tmp_path):
    tree(tmp_path, {"batch.csv": "file\na.txt\n", "a.txt": "a", "sub/nhap.txt": "n", "README.txt": "r"})
    assert faults(taken(tmp_path)) == {"a.txt": [], "sub/nhap.txt": ["INP-BATCH-UNNAMED"]}


def test_a_manifest_below_speaks_for_its_folder(tmp_path):
    tree(tmp_path, {"batch.csv": "file\na.txt\n", "a.txt": "a", "sub/batch.csv": "file\nb.txt\n", "sub/b.txt": "b"})
    assert faults(taken(tmp_path)) == {"a.txt": [], "sub/b.txt": []}


def test_two_manifests_share_a_folder(tmp_path):
    tree(
        tmp_path,
        {
            "1.batch.csv": "file\na.txt\n",
            "2.batch.json": '{"documents": [{"file": "b.txt"}]}',
            "a.txt": "a",
            "b.txt": "b",
        },
    )
    assert faults(taken(tmp_path)) == {"a.txt": [], "b.txt": []}
    assert [item.name for item in gather([tmp_path / "1.batch.csv"], Noon())] == ["a.txt"]
    both = gather([tmp_path / "2.batch.json", tmp_path / "1.batch.csv"], Noon())
    assert [item.name for item in both] == ["b.txt", "a.txt"]


def test_a_manifest_that_can_not_be_read_holds_its_folder(tmp_path):
    tree(tmp_path, {"batch.csv": "file;x\na.txt;1\n", "a.txt": "a"})
    found = taken(tmp_path)
    assert faults(found) == {"batch.csv": ["INP-BATCH-COLUMN"], "a.txt": ["INP-BATCH-UNNAMED"]}
    assert not found["batch.csv"].readable


def test_missing_files_are_told_row_by_row(tmp_path):
    tree(
        tmp_path,
        {
            "batch.csv": "file;original;attachments\ngone.txt;;\na.txt;gone.pdf;gone.xlsx|b.txt\n",
            "a.txt": "a",
            "b.txt": "b",
        },
    )
    found = taken(tmp_path)
    assert faults(found) == {"gone.txt": ["INP-BATCH-MISSING"], "a.txt": ["INP-BATCH-MISSING"] * 2}
    assert [dict(item.params)["column"] for item in found["a.txt"].problems] == ["original", "attachments"]
    assert [item.name for item in found["a.txt"].attachments] == ["b.txt"]


def test_a_row_with_a_mistake_holds_its_document(tmp_path):
    tree(tmp_path, {"batch.csv": "file;date\na.txt;x\n;2026-01-01\nb.txt;\n", "a.txt": "a", "b.txt": "b"})
    assert faults(taken(tmp_path)) == {
        "a.txt": ["INP-BATCH-VALUE"],
        "b.txt": [],
        "batch.csv": ["INP-BATCH-VALUE"],
    }


def test_two_rows_of_one_file_hold_it(tmp_path):
    tree(tmp_path, {"batch.csv": "file;place\na.txt;Huế\nA.TXT;Hà Nội\n", "a.txt": "a"})
    assert faults(taken(tmp_path)) == {"a.txt": ["INP-BATCH-TWICE"]}


def test_a_row_and_a_sidecar_add_up_and_must_not_contradict(tmp_path):
    tree(
        tmp_path,
        {
            "batch.csv": "file;place;sender\na.txt;Huế;VP\nb.txt;Huế;\n",
            "a.txt": "a",
            "a.gazette.json": '{"place": "Huế", "remark": "r"}',
            "b.txt": "b",
            "b.gazette.json": '{"place": "Hà Nội"}',
        },
    )
    found = taken(tmp_path)
    assert found["a.txt"].sidecar == Sidecar(place="Huế", remark="r", sender="VP")
    assert faults(found) == {"a.txt": [], "b.txt": ["INP-BATCH-CONTRADICTS"]}


def test_a_moment_without_an_offset_is_the_offices(tmp_path):
    tree(tmp_path, {"batch.csv": "file;received\na.txt;20/11/2026 8:15\n", "a.txt": "a"})
    hanoi = timezone(timedelta(hours=7))
    (intake,) = gather([tmp_path], Noon(), hanoi)
    assert intake.received_at == datetime(2026, 11, 20, 8, 15, tzinfo=hanoi)


def test_a_manifest_in_an_archive_speaks_for_it(tmp_path):
    (tmp_path / "lo.zip").write_bytes(
        packed(
            {
                "lo/batch.csv": "file;original;sender\na.txt;goc\\a ky.pdf;VP\n",
                "lo/a.txt": "a",
                "lo/goc/a ky.pdf": SCAN,
                "lo/x.txt": "x",
            }
        )
    )
    found = taken(tmp_path)
    assert faults(found) == {"lo.zip/lo/a.txt": [], "lo.zip/lo/x.txt": ["INP-BATCH-UNNAMED"]}
    assert (found["lo.zip/lo/a.txt"].sender, found["lo.zip/lo/a.txt"].original.name) == ("VP", "a ky.pdf")
    assert found["lo.zip/lo/a.txt"].original.container.member == "lo/goc/a ky.pdf"


def test_an_archive_can_be_a_row(tmp_path):
    (tmp_path / "lo.zip").write_bytes(packed({"a.txt": "a"}))
    tree(tmp_path, {"batch.csv": "file;sender\nlo.zip;VP\n"})
    found = taken(tmp_path)
    assert (faults(found), found["lo.zip/a.txt"].sender) == ({"lo.zip/a.txt": []}, "VP")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("data.json", '{"a": 1}'),
        ("bang.csv", "stt;ten\n1;x"),
        ("bang.csv", ""),
        ("x.json", "{"),
        ("x.gazette.json", "{}"),
    ],
)
def test_other_csv_and_json_are_no_manifests(tmp_path, name, text):
    tree(tmp_path, {name: text})
    assert [item.name for item in gather([tmp_path / name], Noon())] == [name]


def test_a_folder_that_can_not_be_listed_holds_only_what_lies_in_it(tmp_path, monkeypatch):
    rows = "file;original;attachments\nkhoa/b.txt;;\na.txt;khoa/a.pdf;khoa/x.csv\nc.txt;;\n"
    tree(tmp_path, {"batch.csv": rows, "a.txt": "a", "c.txt": "c", "khoa/b.txt": "b", "khoa/a.pdf": SCAN})
    listed = Path.iterdir

    def locked(folder):
        if folder.name == "khoa":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", locked)
    for given_path in (tmp_path, tmp_path / "batch.csv"):
        found = [(item.name, [problem.code for problem in item.problems]) for item in gather([given_path], Noon())]
        assert found == [
            ("b.txt", ["INP-FILE-UNREADABLE"]),
            ("a.txt", ["INP-FILE-UNREADABLE", "INP-FILE-UNREADABLE"]),
            ("c.txt", []),
            ("khoa", ["INP-FILE-UNREADABLE"]),
        ]
    tree(tmp_path, {"batch-2.csv": "file\nkhoa/b.txt\n"})
    assert "a.txt" in [item.name for item in gather([tmp_path / "batch.csv"], Noon())]
