"""Upkeep by the real commands: verify the archive, put files back, back up, make the registry anew."""

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from bench import BROKEN, INBOX, Bench
from bench import copy as copied

sys.path.insert(0, str(Path(__file__).parents[1]))
from faults.invariants import Witness

from gazette.cli.main import run
from gazette.registry import Registry
from gazette.registry.pages import NOT_KEPT, TABLES, decode_page

DOCUMENT = "902-2026-qd-ttg.docx"
SAME = "904-ct-ttg.html"


@pytest.fixture(scope="module")
def lived(tmp_path_factory, empty_template):
    """A workspace with a history: several issues, files held and refused, decisions, numbers, a fact."""
    folder = copied(empty_template, tmp_path_factory.mktemp("upkeep") / "workspace")
    for arguments in (
        ["run", INBOX / DOCUMENT],
        ["ingest", BROKEN],
        ["accept", "ascii-number.txt", "--finding", "DOC-NUMBER-ASCII", "--reason", "Đúng bản chính"],
        ["run", INBOX / SAME],
        ["run", INBOX / "903-2026-tt-btp.docx"],
        ["correct", "903/2026", "--with", INBOX / "907-qd-btp.html", "--reason", "Lỗi kỹ thuật trình bày"],
        ["run", INBOX / "901-2026-nd-cp.html"],
        ["withdraw", "902/2026/QĐ-TTg", "--reason", "Thử", "--basis", "Điều 1"],
        ["site", "build"],
    ):
        code = run(["-C", str(folder), *map(str, arguments), "-q"])
        assert code in (0, 1), arguments
    return folder


@pytest.fixture
def office(lived, tmp_path, capfd):
    return Bench(copied(lived, tmp_path / "workspace"), capfd)


def tables(path):
    with closing(sqlite3.connect(path)) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(database.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


def archived(office, query):
    with closing(sqlite3.connect(office.folder / "registry.db")) as database:
        ((sha256,),) = database.execute(query).fetchall()
    return office.folder / "archive" / sha256[:2] / sha256


def alter(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(data)


# ---------------------------------------------------------------- verify


def test_a_whole_archive(office):
    code, told = office("archive", "verify")
    assert (code, told["ok"], told["lost"], told["broken_event"]) == (0, True, [], None)
    assert told["files"] == sum(path.is_file() for path in (office.folder / "archive").rglob("*"))
    assert told["events"] > 20
    assert "nguyên vẹn" in office.text("archive", "verify")[1]


def test_what_was_altered_or_is_gone_is_told_with_what_it_belongs_to(office):
    document = archived(office, "SELECT sha256 FROM documents WHERE number = '902/2026/QĐ-TTg'")
    manifest = archived(office, "SELECT manifest FROM issues WHERE id LIKE 'vn/%/1'")
    note = archived(office, "SELECT note FROM log_heads ORDER BY size DESC LIMIT 1")
    alter(document)
    alter(manifest)
    note.unlink()
    code, told = office("archive", "verify")
    assert code == 8
    found = {item["sha256"]: (item["state"], {(needs["kind"], needs["name"]) for needs in item["belongs"]})
             for item in told["lost"]}  # fmt: skip
    assert found[document.name][0] == "altered"
    assert {("document", "902/2026/QĐ-TTg"), ("file", DOCUMENT)} <= found[document.name][1]
    assert found[manifest.name][0] == "altered"
    assert {kind for kind, _ in found[manifest.name][1]} == {"issue"}
    assert found[note.name] == ("gone", {("log", "checkpoint")})
    assert len(found) == 3
    _, printed = office.text("archive", "verify", "-q")
    assert "902/2026/QĐ-TTg" in printed
    assert "--restore-from" in printed


def test_files_are_put_back_by_their_digests_and_altered_ones_kept(office):
    manifest = archived(office, "SELECT manifest FROM issues WHERE id LIKE 'vn/%/1'")
    whole = manifest.read_bytes()
    alter(manifest)
    note = archived(office, "SELECT note FROM log_heads ORDER BY size DESC LIMIT 1")
    note.unlink()
    code, told = office("archive", "verify", "--restore-from", office.current)
    assert (code, told["ok"]) == (0, True)
    assert set(told["restored"]) == {manifest.name, note.name}
    assert manifest.read_bytes() == whole
    assert manifest.with_name(f".altered-{manifest.name}").read_bytes() != whole
    assert office("archive", "verify")[0] == 0


def test_a_copy_that_was_altered_too_restores_nothing(office, tmp_path):
    manifest = archived(office, "SELECT manifest FROM issues WHERE id LIKE 'vn/%/1'")
    alter(manifest)
    bad = tmp_path / "copy"
    bad.mkdir()
    (bad / manifest.name).write_bytes(b"other")
    code, told = office("archive", "verify", "--restore-from", bad)
    assert (code, told["restored"]) == (8, [])


def test_a_changed_history_is_told(office):
    with closing(sqlite3.connect(office.folder / "registry.db")) as database:
        database.execute("UPDATE events SET who = 'somebody' WHERE seq = 5")
        database.commit()
    code, told = office("archive", "verify")
    assert (code, told["broken_event"]) == (8, 5)


# ---------------------------------------------------------------- rebuild


def emptied(office, tmp_path, capfd):
    """A new workspace with settings, keys and archive alone."""
    folder = tmp_path / "new"
    folder.mkdir()
    shutil.copy(office.folder / "gazette.toml", folder)
    shutil.copytree(office.folder / "keys", folder / "keys")
    shutil.copytree(office.folder / "archive", folder / "archive")
    return Bench(folder, capfd)


def test_everything_comes_back_from_the_archive_alone(office, tmp_path, capfd):
    assert office("number", "reserve", "--reason", "Số đặc biệt")[0] == 0
    assert office("number", "void", "6", "--reason", "Không ra số này")[0] == 0
    new = emptied(office, tmp_path, capfd)
    code, told = new("archive", "rebuild")
    assert (code, told["ok"]) == (0, True)
    before, after = tables(office.folder / "registry.db"), tables(new.folder / "registry.db")
    assert before.keys() == after.keys()
    assert before["ties"]
    assert before["facts"]
    # A tally that went down to nothing is as good as none.
    before["tallies"], after["tallies"] = ([row for row in told["tallies"] if row[1]] for told in (before, after))
    for name in before.keys() - {"steps"}:
        assert after[name] == before[name], name
    code, built = new("site", "build")
    assert (code, built["release"]) == (0, release(office))
    seen = [bench("verify", "--trust", new.folder / "keys/root.pem", bench.current) for bench in (office, new)]
    assert seen[0][0] == seen[1][0]
    assert [[file["indication"] for file in told["files"]] for _, told in seen][0]
    assert len({json.dumps([file["indication"] for file in told["files"]]) for _, told in seen}) == 1


def release(office):
    return json.loads((office.current / "release.json").read_bytes())["release"]


def test_the_gazette_goes_on_where_it_was(office, tmp_path, capfd):
    new = emptied(office, tmp_path, capfd)
    assert new("archive", "rebuild")[0] == 0
    policy = tmp_path / "log.policy"
    policy.write_text(f"log {office('log', 'policy')[1]['key']}\nquorum none\n", "utf-8")
    old = tmp_path / "old.checkpoint"
    old.write_bytes((office.current / "log" / "checkpoint").read_bytes())
    code, told = new("run", INBOX / "905-2026-nq-hdnd.txt")
    assert (code, told["issue"]["state"]) == (0, "published")
    shown = {path.parent.name for path in new.current.glob("cong-bao/vn/*/*/manifest.json")}
    assert {"1", "2"} < shown
    code, told = new("log", "check", new.current, "--log", policy, "--since", old)
    assert (code, told["indication"]) == (0, "TOTAL-PASSED")
    witness = Witness(new.folder)
    witness.look("after")
    assert witness.wrong == []


def test_a_registry_that_is_there_is_not_touched(office):
    before = (office.folder / "registry.db").read_bytes()
    code, told = office("archive", "rebuild")
    assert (code, told["error"]["code"]) == (9, "REG-EXISTS")
    assert (office.folder / "registry.db").read_bytes() == before


def test_a_page_that_is_gone_is_named(office, tmp_path, capfd):
    new = emptied(office, tmp_path, capfd)
    with Registry(office.folder / "registry.db", office.folder / "archive") as registry:
        second = registry.pages.all()[1]
    new.folder.joinpath("archive", second[:2], second).unlink()
    code, told = new("archive", "rebuild")
    assert (code, told["error"]["code"]) == (8, "REG-PAGES-GAP")
    assert second in told["error"]["message"]
    assert not (new.folder / "registry.db").exists()


def test_an_archive_without_pages(office, tmp_path, capfd):
    new = emptied(office, tmp_path, capfd)
    shutil.rmtree(new.folder / "archive")
    code, told = new("archive", "rebuild")
    assert (code, told["error"]["code"]) == (8, "REG-PAGES-NONE")


def test_every_table_is_kept_or_said_not_to_be(office):
    assert set(tables(office.folder / "registry.db")) == {*TABLES, "events"} | NOT_KEPT


def test_a_command_that_changes_nothing_writes_no_page(office):
    def pages():
        return tables(office.folder / "registry.db")["ledger_pages"]

    before = pages()
    office("list")
    office("ingest", INBOX / DOCUMENT)
    assert pages() == before
    office("number", "reserve", "--reason", "noch")
    assert len(pages()) == len(before) + 1
    page = pages()[-1][2]
    told = decode_page((office.folder / "archive" / page[:2] / page).read_bytes())
    assert told.previous == before[-1][2]


# ---------------------------------------------------------------- backup


def test_a_backup_can_be_worked_in(office, tmp_path, capfd):
    kept = tmp_path / "kept"
    code, told = office("backup", kept)
    assert (code, told["files"], told["copied"]) == (0, told["files"], told["files"])
    assert {path.name for path in kept.iterdir()} == {"registry.db", "archive", "gazette.toml", ".backup"}
    assert tables(kept / "registry.db") == tables(office.folder / "registry.db")
    shutil.copytree(office.folder / "keys", kept / "keys")
    restored = Bench(kept, capfd)
    assert restored("archive", "verify")[0] == 0
    assert restored("site", "build")[1]["release"] == release(office)


def test_the_next_backup_copies_only_what_is_new(office, tmp_path):
    office("backup", tmp_path / "kept")
    assert office("backup", tmp_path / "kept")[1]["copied"] == 0
    office("run", INBOX / "905-2026-nq-hdnd.txt")
    code, told = office("backup", tmp_path / "kept")
    assert code == 0
    assert 0 < told["copied"] < told["files"]


def test_an_altered_file_is_not_backed_up_over_a_good_backup(office, tmp_path):
    kept = tmp_path / "kept"
    office("backup", kept)
    before = (kept / "registry.db").read_bytes()
    office("ingest", INBOX / "905-2026-nq-hdnd.txt")
    alter(archived(office, "SELECT sha256 FROM sources WHERE name = '905-2026-nq-hdnd.txt'"))
    code, told = office("backup", kept)
    assert (code, told["error"]["code"]) == (8, "REG-ARCHIVE-ALTERED")
    assert (kept / "registry.db").read_bytes() == before


def test_a_backup_that_went_bad_is_noticed(office, tmp_path):
    kept = tmp_path / "kept"
    office("backup", kept)
    alter(next(path for path in (kept / "archive").rglob("*") if path.is_file()))
    code, told = office("backup", kept)
    assert (code, told["error"]["code"]) == (8, "UPK-BACKUP-BAD")


def test_a_folder_with_other_things_is_left_alone(office, tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "letters.txt").write_text("x")
    code, told = office("backup", tmp_path / "kept")
    assert (code, told["error"]["code"]) == (9, "UPK-BACKUP-PLACE")
    assert office("backup", office.folder)[1]["error"]["code"] == "UPK-BACKUP-PLACE"


def test_what_a_killed_backup_left_is_no_other_thing(office, tmp_path):
    kept = tmp_path / "kept"
    office("backup", kept)
    for name in (".gazette.toml.new", ".registry.db.new", ".registry.db.new-wal"):
        (kept / name).write_bytes(b"half")
    assert office("backup", kept)[0] == 0
    assert {path.name for path in kept.iterdir()} == {"registry.db", "archive", "gazette.toml", ".backup"}


def test_a_backup_while_another_writes(office, tmp_path, capfd):
    """Files come in all the while; each backup is whole all the same."""
    texts = tmp_path / "texts"
    texts.mkdir()
    model = (BROKEN / "ascii-number.txt").read_text("utf-8")
    for number in range(30):
        (texts / f"{number}.txt").write_text(model.replace("921/2026", f"{1000 + number}/2026"), "utf-8")
    command = [sys.executable, "-m", "gazette.cli", "-C", office.folder, "ingest", texts, "-q"]
    writer = threading.Thread(target=subprocess.run, args=[command], kwargs={"check": False})
    writer.start()
    counts = []
    while writer.is_alive() or not counts:
        code, _ = office("backup", tmp_path / "kept")
        assert code == 0
        counts.append(len(tables(tmp_path / "kept" / "registry.db")["sources"]))
        with Registry(tmp_path / "kept" / "registry.db", tmp_path / "kept" / "archive") as copy:
            assert copy.broken_event() is None
            assert all(copy.archive.holds(item.sha256) for item in copy.references())
    writer.join()
    assert counts == sorted(counts)
