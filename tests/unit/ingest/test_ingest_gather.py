"""Collecting inputs: what is an input, what lies beside one, what could not be read."""

import json
import os
from datetime import UTC, date, datetime

import pytest

from gazette.errors import ExitCode, InputError
from gazette.ingest import tree as disk
from gazette.ingest.blocks import NamedFile
from gazette.ingest.gather import gather
from gazette.ingest.sidecar import Sidecar, read_sidecar

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Noon:
    def now(self):
        return NOON


def tree(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def names(*paths):
    return [intake.name for intake in gather(paths, Noon())]


def test_a_file_is_read_with_the_time_it_came(tmp_path):
    tree(tmp_path, {"a.txt": "Điều 1"})
    (intake,) = gather([tmp_path / "a.txt"], Noon())
    assert (intake.path, intake.name, intake.data) == (tmp_path / "a.txt", "a.txt", "Điều 1".encode())
    assert intake.received_at == NOON
    assert (intake.attachments, intake.sidecar, intake.problems) == ((), None, ())


def test_a_folder_is_walked_by_name(tmp_path):
    tree(tmp_path, {"b.txt": "b", "a/2.txt": "2", "a/1.txt": "1", ".hidden": "x", ".git/x": "x", "README.md": "r"})
    assert names(tmp_path) == ["1.txt", "2.txt", "b.txt"]


def test_paths_keep_their_order_and_a_file_named_twice_comes_once(tmp_path):
    tree(tmp_path, {"a.txt": "a", "b.txt": "b"})
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert names(tmp_path / "b.txt", tmp_path, tmp_path / "b.txt") == ["b.txt", "a.txt"]


def test_a_readme_that_is_named_is_read(tmp_path):
    tree(tmp_path, {"README.txt": "x"})
    assert names(tmp_path / "README.txt") == ["README.txt"]


def test_attachments_and_sidecar_are_not_inputs(tmp_path):
    tree(
        tmp_path,
        {
            "qd.docx": "x",
            "qd.gazette.json": json.dumps({"remark": "Ghi chú", "date": "2026-01-05", "issuers": ["Bộ Tài chính"]}),
            "qd.files/mau.xlsx": "m",
            "qd.files/.tmp": "t",
            "qd.files/sub/so-do.png": "s",
            "trang.html": "h",
            "trang_files/logo.png": "l",
        },
    )
    decision, page = gather([tmp_path], Noon())
    assert (decision.name, page.name) == ("qd.docx", "trang.html")
    assert decision.attachments == (NamedFile("mau.xlsx", b"m"), NamedFile("so-do.png", b"s"))
    assert decision.sidecar == Sidecar(remark="Ghi chú", date=date(2026, 1, 5), issuers=("Bộ Tài chính",))
    assert page.attachments == ()
    assert names(*sorted(tmp_path.iterdir())) == ["qd.docx", "trang.html"]


def test_a_folder_named_files_without_its_document_is_walked(tmp_path):
    tree(tmp_path, {"old.files/a.txt": "a"})
    assert names(tmp_path) == ["a.txt"]


def test_a_sidecar_of_the_full_name_tells_twins_apart(tmp_path):
    tree(
        tmp_path,
        {
            "a.docx": "d",
            "a.txt": "t",
            "a.gazette.json": '{"remark": "cả hai"}',
            "a.txt.gazette.json": '{"remark": "riêng"}',
        },
    )
    found = {intake.name: intake.sidecar for intake in gather([tmp_path], Noon())}
    assert found == {"a.docx": Sidecar(remark="cả hai"), "a.txt": Sidecar(remark="riêng")}


def test_two_attachments_of_one_name_are_a_problem(tmp_path):
    tree(tmp_path, {"a.txt": "a", "a.files/x/m.pdf": "1", "a.files/y/M.pdf": "2"})
    (intake,) = gather([tmp_path / "a.txt"], Noon())
    assert [problem.code for problem in intake.problems] == ["INP-ATTACHMENT-DOUBLE"]
    assert intake.problems[0].blocks


@pytest.mark.parametrize("name", ["gone", "nul\0"])
def test_a_path_that_is_not_there(tmp_path, name):
    with pytest.raises(InputError) as error:
        gather([tmp_path / name], Noon())
    assert error.value.exit_code is ExitCode.INPUT
    assert error.value.code in {"INP-PATH-MISSING", "INP-PATH-UNREADABLE"}


def test_a_pipe_is_no_input_and_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError) as error:
        gather([tmp_path / "pipe"], Noon())
    assert error.value.code == "INP-PATH-UNREADABLE"
    (intake,) = gather([tmp_path], Noon())
    assert [problem.code for problem in intake.problems] == ["INP-FILE-UNREADABLE"]
    assert intake.data == b""


def test_a_broken_link_in_a_folder_is_a_problem_not_a_crash(tmp_path):
    tree(tmp_path, {"a.txt": "a"})
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "loop").symlink_to(tmp_path)
    good, *rest = gather([tmp_path], Noon())
    assert (good.name, good.problems) == ("a.txt", ())
    assert [(item.name, item.problems[0].code) for item in rest] == [("b.txt", "INP-FILE-UNREADABLE")]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    tree(tmp_path, {"secret.pdf": "%PDF- mật", "in/a.txt": "a", "in/sub/b.txt": "b", "in/sub/c.txt": "c"})
    (tmp_path / "in" / "sub" / "inside.txt").symlink_to(tmp_path / "in" / "a.txt")
    for name in ("a.gazette.json", "sub/b.pdf", "sub/c.files/x.pdf", "sub/d.pdf"):
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).symlink_to(tmp_path / "secret.pdf")
    found = gather([tmp_path / "in", tmp_path / "secret.pdf"], Noon())
    assert {item.name: [problem.code for problem in item.problems] for item in found} == {
        **{name: ["INP-LINK-OUTSIDE"] for name in ("a.txt", "b.txt", "b.pdf", "c.txt", "d.pdf")},
        "secret.pdf": [],
    }
    assert [item.name for item in found if "mật".encode() in item.data] == ["secret.pdf"]
    assert all(item.original is None and item.attachments == () for item in found)
    (given,) = gather([tmp_path / "in" / "sub" / "d.pdf"], Noon())
    assert (given.data, given.problems) == ((tmp_path / "secret.pdf").read_bytes(), ())


def test_a_link_into_a_workspace_is_not_followed(tmp_path):
    tree(tmp_path, {"gazette.toml": "", "keys/demo.pem": "mật", "in/a.txt": "a"})
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "keys" / "demo.pem")
    found = [(item.name, item.data, [problem.code for problem in item.problems]) for item in gather([tmp_path], Noon())]
    assert found == [("a.txt", b"a", []), ("b.txt", b"", ["INP-LINK-OUTSIDE"])]


def test_a_sidecar_without_its_document_is_told(tmp_path):
    tree(
        tmp_path,
        {"in/a.txt": "a", "in/b.gazette.json": "{}", "in/README.gazette.json": "{}", "in/a.gazette.json": "{}"},
    )
    told = [("a.txt", []), ("b.gazette.json", ["INP-SIDECAR-ALONE"])]
    for paths in ([tmp_path / "in"], [tmp_path / "in", tmp_path / "in" / "b.gazette.json"]):
        found = gather(paths, Noon())
        assert [(item.name, [problem.code for problem in item.problems]) for item in found] == told
    (alone,) = gather([tmp_path / "in" / "b.gazette.json"], Noon())
    assert ([problem.code for problem in alone.problems], alone.readable) == (["INP-SIDECAR-ALONE"], False)


def test_a_sidecar_by_the_name_of_the_original_belongs_to_the_document(tmp_path):
    tree(tmp_path, {"a.txt": "a", "a_signed.pdf": "%PDF-", "a_signed.gazette.json": '{"remark": "x"}'})
    (intake,) = gather([tmp_path], Noon())
    assert intake.sidecar == Sidecar(remark="x")


def test_a_file_past_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(disk, "MAX_FILE", 1024)
    tree(tmp_path, {"big.txt": b"x" * 1025, "fits.txt": b"x" * 1024})
    big, fits = gather([tmp_path], Noon())
    assert (big.data, [problem.code for problem in big.problems]) == (b"", ["INP-TOO-LARGE"])
    assert (len(fits.data), fits.problems) == (1024, ())


def test_every_field_of_a_sidecar():
    facts = {
        "$schema": "https://e.vn/s",
        "number": "1/2026/QĐ-UBND",
        "type": "Quyết định",
        "title": "Về mẫu",
        "issuers": ["A", "B"],
        "place": "Hà Nội",
        "date": "2026-01-05",
        "effective_date": "2026-02-20",
        "fields": ["Y tế", "Thuế"],
        "remark": "r",
        "sender": "s",
    }
    sidecar, problems = read_sidecar(json.dumps(facts).encode("utf-8-sig"), "a.gazette.json")
    assert problems == ()
    assert sidecar == Sidecar(
        "1/2026/QĐ-UBND", "Quyết định", "Về mẫu", ("A", "B"), "Hà Nội", date(2026, 1, 5), date(2026, 2, 20), "r", "s",
        fields=("Y tế", "Thuế"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ('{"numer": "1"}', "INP-SIDECAR-KEY", "numer"),
        ('{"number": 1}', "INP-SIDECAR-VALUE", "number"),
        ('{"number": "  "}', "INP-SIDECAR-VALUE", "number"),
        ('{"date": "2026-02-30"}', "INP-SIDECAR-VALUE", "date"),
        ('{"date": "05/01/2026"}', "INP-SIDECAR-VALUE", "date"),
        ('{"issuers": []}', "INP-SIDECAR-VALUE", "issuers"),
        ('{"fields": ["Y tế", " "]}', "INP-SIDECAR-VALUE", "fields.1"),
        ('{"issuers": ["A", 2]}', "INP-SIDECAR-VALUE", "issuers.1"),
        ("[]", "INP-SIDECAR-VALUE", "—"),
        ("{", "INP-SIDECAR-UNREADABLE", None),
        ('{"remark": "a", "remark": "b"}', "INP-SIDECAR-UNREADABLE", None),
        ('{"remark": NaN}', "INP-SIDECAR-UNREADABLE", None),
        ("[" * 100_000, "INP-SIDECAR-UNREADABLE", None),
    ],
)
def test_a_mistake_in_a_sidecar_holds_the_document(text, code, key):
    sidecar, problems = read_sidecar(text.encode(), "a.gazette.json")
    assert sidecar is None
    assert [(problem.code, problem.where.file) for problem in problems] == [(code, "a.gazette.json")]
    assert problems[0].blocks
    assert dict(problems[0].params).get("key") == key


def test_a_sidecar_that_is_no_text():
    assert read_sidecar(b"\xff\xfe\x00", "x")[1][0].code == "INP-SIDECAR-UNREADABLE"


def test_a_bad_sidecar_reaches_the_intake(tmp_path):
    tree(tmp_path, {"a.txt": "a", "a.gazette.json": '{"x": 1}'})
    (intake,) = gather([tmp_path / "a.txt"], Noon())
    assert intake.sidecar is None
    assert [problem.code for problem in intake.problems] == ["INP-SIDECAR-KEY"]


def test_what_a_workspace_keeps_for_itself_never_comes_in(tmp_path):
    """Read as input, its keys and passphrases would be copied into the archive."""
    own = dict.fromkeys(("keys/seal.pass", "archive/ab/cd", "portal/x.html", "registry.db", "registry.db-wal"), "x")
    tree(tmp_path / "all" / "ws", {"gazette.toml": "", "inbox/qd.txt": "Điều 1", **own})
    tree(tmp_path / "all", {"keys/other.txt": "Điều 2"})  # a folder of that name that is no workspace's
    assert names(tmp_path / "all") == ["other.txt", "qd.txt"]
    assert names(tmp_path / "all" / "ws" / "inbox") == ["qd.txt"]
    for name in (*own, "gazette.toml", "keys", "archive/ab"):
        with pytest.raises(InputError) as caught:
            gather([tmp_path / "all" / "ws" / name], Noon())
        assert caught.value.code == "INP-PATH-WORKSPACE", name


def test_a_manifest_that_nobody_understands_brings_nothing_beside_it(tmp_path):
    tree(tmp_path, {"batch.csv": b"\x00\xff\xfe rubbish", "qd.txt": "Điều 1", "sub/b.txt": "Điều 2"})
    (refused,) = gather([tmp_path / "batch.csv"], Noon())
    assert (refused.name, [item.code for item in refused.problems]) == ("batch.csv", ["INP-BATCH-UNREADABLE"])
    assert names(tmp_path) == ["batch.csv", "qd.txt", "b.txt"]  # the folder was meant, so each file is told of
