"""The counter as a command: archives, packages, lists and originals end as entries, files in the archive and an order."""

import hashlib
import sys
import zipfile
from pathlib import Path

from bench import INBOX, ROOT

sys.path.insert(0, str(ROOT / "samples"))
sys.path.insert(0, str(ROOT / "tests" / "unit" / "ingest"))

from edxml_kit import edxml
from make_batch import DECISION, pdf
from pdf_kit import drawn, scan

from gazette.registry import Documents, StaleError

SCAN = drawn(scan)
LAW = INBOX / "900-2026-qh15.txt"
RESOLUTION = INBOX / "905-2026-nq-hdnd.txt"


def archive(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return path


def outcomes(told):
    return [(Path(item["file"]).name, item["outcome"], item["uri"] is not None) for item in told["documents"]]


def codes(entry):
    return [item["code"] for item in entry["findings"]]


def test_every_file_of_an_archive_has_its_entry_and_the_archive_is_kept(empty, tmp_path):
    path = archive(
        tmp_path / "lo.zip",
        {"900.txt": LAW.read_bytes(), "900_signed.pdf": SCAN, "../ra.txt": b"x", "danh-ba.txt": b"khong phai van ban"},
    )
    code, told = empty("ingest", path)
    assert (code, outcomes(told)) == (
        1,
        [
            ("900.txt", "accepted", True),
            ("900_signed.pdf", "accepted", True),
            ("danh-ba.txt", "refused", False),
            ("…∕ra.txt", "refused", False),
        ],
    )
    text, original, *_ = told["documents"]
    assert text["uri"] == original["uri"]
    assert original["sha256"] == hashlib.sha256(SCAN).hexdigest()
    assert codes(original) == ["INP-ORIGINAL-OF"]
    assert {"DOC-ORIGINAL-NOT-COMPARED", "INP-UNSIGNED"} <= set(codes(text))
    for data in (path.read_bytes(), SCAN):
        digest = hashlib.sha256(data).hexdigest()
        assert (empty.folder / "archive" / digest[:2] / digest).read_bytes() == data
    assert outcomes(empty("ingest", path)[1]) == outcomes(told)


def test_what_the_counter_recorded_is_shown_and_orders_what_waits(empty, tmp_path):
    folder = tmp_path / "dot-1"
    folder.mkdir()
    (folder / "a.txt").write_bytes(LAW.read_bytes())
    (folder / "batch.csv").write_text("file;sender;received;urgency\na.txt;Văn phòng Quốc hội;20/11/2026 8:15;khẩn\n")
    package = tmp_path / "goi.edxml"
    header = {"number": "905", "notation": "2026/NQ-HĐND", "date": "2026/10/15", "priority": "3"}
    package.write_bytes(edxml({"NQ-905.txt": RESOLUTION.read_bytes()}, **header))
    assert outcomes(empty("ingest", package)[1]) == [("NQ-905.txt", "accepted", True)]
    _, told = empty("ingest", folder / "batch.csv")
    assert told["documents"][0]["outcome"] == "accepted"
    _, law = empty("show", "900/2026")
    assert law["document"]["sender"] == "Văn phòng Quốc hội"
    assert law["document"]["received_at"] == "2026-11-20T08:15:00+07:00"
    assert law["document"]["urgency"] == "urgent"
    _, listed = empty("list")
    assert {item["number"]: item["urgency"] for item in listed["documents"]} == {
        "900/2026/QH15": "urgent",
        "905/2026/NQ-HĐND": "express",
    }
    assert "HỎA TỐC: " in empty.text("list", "--lang", "vi")[1]


def test_a_file_that_no_list_names_is_held(empty, tmp_path):
    folder = tmp_path / "dot-1"
    folder.mkdir()
    (folder / "a.txt").write_bytes(LAW.read_bytes())
    (folder / "nhap.txt").write_bytes(RESOLUTION.read_bytes())
    (folder / "batch.json").write_text('{"documents": [{"file": "a.txt"}, {"file": "thieu.docx"}]}')
    code, told = empty("ingest", folder)
    assert (code, outcomes(told)) == (
        1,
        [("a.txt", "accepted", True), ("thieu.docx", "refused", False), ("nhap.txt", "held", True)],
    )
    assert codes(told["documents"][1]) == ["INP-BATCH-MISSING"]
    assert "INP-BATCH-UNNAMED" in codes(told["documents"][2])


def test_a_word_that_differs_holds_the_document_until_an_editor_accepts_it(empty, tmp_path):
    folder = tmp_path / "dot-1"
    folder.mkdir()
    (folder / "920.txt").write_text(DECISION)
    (folder / "920.pdf").write_bytes(pdf(DECISION))
    code, told = empty("ingest", folder)
    assert (code, "DOC-ORIGINAL-EQUAL" in codes(told["documents"][0])) == (0, True)
    (folder / "920.pdf").write_bytes(pdf(DECISION.replace("từng chữ", "từng câu")))
    code, told = empty("ingest", folder)
    assert (code, outcomes(told)) == (1, [("920.txt", "held", True), ("920.pdf", "held", True)])
    (differs,) = [item for item in told["documents"][0]["findings"] if item["code"] == "DOC-ORIGINAL-DIFFERS"]
    assert differs["severity"] == "error"
    assert "[ chữ ]" in differs["message"]
    assert "[ câu ]" in differs["message"]
    assert (
        empty("accept", "920/2026", "--finding", "DOC-ORIGINAL-DIFFERS", "--reason", "Lỗi đánh máy đã hỏi lại.")[0] == 0
    )
    _, listed = empty("list")
    assert [item["state"] for item in listed["documents"]] == ["accepted"]
    (folder / "920.pdf").write_bytes(pdf(DECISION.replace("từng chữ", "từng câu")) + b"\n% another file\n")
    assert outcomes(empty("ingest", folder)[1]) == [("920.txt", "held", True), ("920.pdf", "held", True)]


def test_an_original_that_came_in_alone_and_then_with_its_text_is_asked_about(empty, tmp_path):
    folder = tmp_path / "dot-1"
    folder.mkdir()
    (folder / "920.pdf").write_bytes(pdf(DECISION))
    assert outcomes(empty("ingest", folder)[1]) == [("920.pdf", "accepted", True)]
    (folder / "920.txt").write_text(DECISION)
    code, told = empty("ingest", folder)
    assert (code, outcomes(told)) == (1, [("920.txt", "held", True), ("920.pdf", "held", True)])
    assert "DOC-DUPLICATE" in codes(told["documents"][0])
    assert empty("accept", "920.txt", "--finding", "DOC-DUPLICATE", "--reason", "Văn bản có bản gốc kèm theo.")[0] == 0
    _, listed = empty("list")
    assert {item["file"]: item["state"] for item in listed["documents"]} == {"920.txt": "accepted", "920.pdf": "held"}
    assert outcomes(empty("ingest", folder)[1]) == [("920.txt", "accepted", True), ("920.pdf", "accepted", True)]


def test_a_file_that_others_keep_writing_about_is_given_up(empty, tmp_path, monkeypatch):
    tries = []

    def overtaken(documents, actor, *changes):
        tries.append(changes)
        raise StaleError("REG-CHANGED", document="900.txt")

    monkeypatch.setattr(Documents, "record", overtaken)
    code, told = empty("ingest", LAW)
    assert (code, told["error"]["code"], len(tries)) == (9, "REG-CHANGED", 5)


def test_what_was_accepted_stays_so_beside_a_manifest_that_does_not_name_it(empty, tmp_path):
    """The same bytes again: the same outcome (a file that came in first this way is held: it may be a draft)."""
    text = (INBOX / "905-2026-nq-hdnd.txt").read_bytes()
    for name in ("known.txt", "new.txt"):
        (tmp_path / name).write_bytes(text if name == "known.txt" else text.replace(b"905/2026", b"906/2026"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "known.txt").write_bytes(text)
    _code, out = empty("ingest", tmp_path / "in")
    assert [item["outcome"] for item in out["documents"]] == ["accepted"], out
    (tmp_path / "batch.csv").write_text("file\nother.txt\n", "utf-8")
    (tmp_path / "other.txt").write_bytes((INBOX / "909-cd-ttg.txt").read_bytes())
    _code, out = empty("ingest", tmp_path / "batch.csv")
    told = {item["file"].rsplit("/", 1)[-1]: item["outcome"] for item in out["documents"]}
    assert (told["known.txt"], told["new.txt"]) == ("accepted", "held")


def test_an_editor_sees_the_warnings_of_what_was_just_set(empty):
    empty("ingest", INBOX / "904-ct-ttg.html")
    code, text = empty.text("edit", "904/CT-TTg", "--set", "number=abc xyz", "--reason", "thử", "--lang", "vi")
    assert code == 0
    assert "DOC-NUMBER-GRAMMAR" in text
    code, text = empty.text("ingest", INBOX / "904-ct-ttg.html", "--lang", "vi")
    assert "cảnh báo)" in text
