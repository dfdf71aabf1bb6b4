"""One bad file never stops a batch: the report says which and why, and the others are done."""

import io
import os
import shutil
import zipfile

from bench import INBOX

from gazette.ingest import readers
from gazette.ingest.sniff import Kind

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def zipped(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return buffer.getvalue()


TYPES = ("[Content_Types].xml", b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
HOSTILE = {
    "a-laughs.xml": f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]><x>&l9;</x>'.encode(),
    "b-outside.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "c-bomb.docx": zipped(TYPES, ("word/document.xml", b" " * 40_000_000)),
    "d-climbs.docx": zipped(TYPES, ("../../evil.sh", b"x"), ("word/document.xml", b"<x/>")),
    "e-cut.docx": zipped(TYPES, ("word/document.xml", b"<x/>"))[:-30],
    "f-deep.html": b"<html><body>" + b"<div>" * 5000,
    "g-nul.txt": b"\x00\x01\x02\x03" * 500,
    "h-empty.pdf": b"",
}


def filled(inbox):
    shutil.copytree(INBOX, inbox, dirs_exist_ok=True)
    for name, data in HOSTILE.items():
        (inbox / name).write_bytes(data)
    good = sorted(path for path in inbox.iterdir() if path.is_file() and "gazette.json" not in path.name)
    assert len(good) >= 20
    return good


def test_eight_hostile_files_among_twenty(empty, tmp_path):
    files = filled(tmp_path / "inbox")
    code, out = empty("ingest", tmp_path / "inbox")
    assert code == 1
    told = {document["file"].rsplit("/", 1)[-1]: document for document in out["documents"]}
    assert set(told) == {path.name for path in files}
    for name in HOSTILE:
        assert told[name]["outcome"] == "refused", name
        assert told[name]["findings"], name
        assert all(item["message"] and item["hint"] for item in told[name]["findings"]), name
    accepted = [name for name, document in told.items() if document["outcome"] == "accepted"]
    assert len(accepted) == len(files) - len(HOSTILE)


def test_a_reader_that_fails_stops_only_its_file(empty, tmp_path, monkeypatch):
    def broken(data: bytes):
        return readers.read_txt(data).blocks[-1].no_such_thing

    inbox = tmp_path / "inbox"
    shutil.copytree(INBOX, inbox)
    texts = sorted(path.name for path in inbox.glob("*.txt"))
    others = [path for path in inbox.iterdir() if path.is_file() and path.suffix in {".xml", ".html", ".docx"}]
    monkeypatch.setitem(readers._BLOCK_READERS, Kind.TEXT, broken)
    code, out = empty("ingest", inbox)
    assert code == 70
    told = {document["file"].rsplit("/", 1)[-1]: document for document in out["documents"]}
    assert [document["outcome"] for document in told.values()].count("accepted") == len(others)
    for name in texts:
        assert told[name]["outcome"] == "refused"
        (finding,) = told[name]["findings"]
        assert finding["code"] == "INP-PROGRAM-FAILED"
        assert "no_such_thing" in finding["message"]
    monkeypatch.undo()
    code, out = empty("ingest", inbox)
    assert code == 0, "once the program is mended, the same files are read anew"


def test_names_and_sidecars_that_can_not_be_written_stop_only_their_file(empty, tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    sample = INBOX / "902-2026-qd-ttg.docx"
    shutil.copy(sample, inbox / "good.docx")
    for at, sidecar in enumerate(
        (r'{"remark": "x\ud800"}', r'{"title": "a\u0007b"}', r'{"\udfff": "x"}', '{"sender": "\u202e"}')
    ):
        (inbox / f"{at}.txt").write_text(f"Số: 7{at}/2026/QĐ-TTg", "utf-8")
        (inbox / f"{at}.txt.gazette.json").write_text(sidecar, "utf-8")
    (inbox / os.fsdecode(b"odd-\xff.txt")).write_text("Không phải văn bản", "utf-8")
    code, out = empty("ingest", inbox)
    assert code == 1
    told = {document["file"].rsplit("/", 1)[-1]: document for document in out["documents"]}
    assert told["good.docx"]["outcome"] == "accepted"
    assert told[r"odd-\xff.txt"]["outcome"] == "refused"
    for at, wrong in enumerate(("VALUE", "VALUE", "KEY", "VALUE")):
        found = {item["code"] for item in told[f"{at}.txt"]["findings"]}
        assert f"INP-SIDECAR-{wrong}" in found
