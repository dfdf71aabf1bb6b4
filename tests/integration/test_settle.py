"""Settling what holds a document: accept, edit, mend, replace, reply; through the real commands and ledger."""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
from bench import BROKEN, INBOX

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))
from office_kit import needs_office, rtf

from gazette.akn.text import words
from gazette.ingest import edit as fields
from gazette.messages import codes, entry
from gazette.model import Finding, Severity, finding
from gazette.pipeline import judge, reasons

DECISION = """THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 932/2026/QD-TTg
Hà Nội, ngày 02 tháng 3 năm 2026

QUYẾT ĐỊNH
Về văn bản mẫu dùng để thử

Căn cứ Luật Tổ chức Chính phủ;
Thủ tướng Chính phủ quyết định:

Điều 1. Ban hành văn bản mẫu.
Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 4 năm 2026.

Nơi nhận:
- Công báo;
- Lưu: VT.

THỦ TƯỚNG

Nguyễn Văn Mẫu
"""
NUMBER = "932/2026/QD-TTg"
RIGHT = "932/2026/QĐ-TTg"
REASON = "Theo bản chính đã ký"
ASCII = "DOC-NUMBER-ASCII"
TWICE = "DOC-DUPLICATE"


@pytest.fixture
def desk(empty, tmp_path):
    """A workspace and a function that brings a text in."""
    inbox = tmp_path / "in"
    inbox.mkdir()

    def bring(name, *changes, **sidecar):
        text = DECISION
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (inbox / name).write_text(text, "utf-8")
        if sidecar:
            (inbox / f"{name}.gazette.json").write_text(json.dumps(sidecar), "utf-8")
        return empty("ingest", inbox / name)[1]["documents"][0]

    empty.bring = bring
    empty.inbox = inbox
    return empty


def accept(desk, name, code=ASCII):
    return desk("accept", name, "--finding", code, "--reason", REASON)


def edit(desk, name, *values):
    return desk("edit", name, *(part for value in values for part in ("--set", value)), "--reason", REASON)


def ledger(desk):
    return desk.ledger.open()


def kinds(desk):
    with ledger(desk) as registry:
        assert registry.broken_event() is None
        return [event.kind for event in registry.events()]


def only(report, code):
    (found,) = [item for item in report["findings"] if item["code"] == code]
    return found


# ---------------------------------------------------------------- accept


def test_a_finding_accepted_lets_the_document_be_published_and_stays_in_its_record(desk):
    assert desk.bring("a.txt")["outcome"] == "held"
    code, told = accept(desk, NUMBER)
    assert (code, told["accepted"], told["document"]["outcome"]) == (0, 1, "accepted")
    assert only(told["document"], ASCII)["severity"] == "error"
    code, told = desk("run")
    assert (code, told["issue"]["state"]) == (0, "published")
    assert told["issue"]["documents"] == ["/akn/vn/act/quyet-dinh/ttg/2026-03-02/932-2026-qd-ttg"]
    document = desk("show", NUMBER)[1]["document"]
    accepted = only(document, ASCII)["accepted"]
    assert (accepted["reason"], document["state"]) == (REASON, "published")
    assert "Theo bản chính đã ký" in desk.text("show", NUMBER)[1]
    history = [event["kind"] for event in desk("show", NUMBER)[1]["history"]]
    assert history[:3] == ["held", "finding-accepted", "accepted"]
    year = told["issue"]["year"]
    assert f"đăng trên Công báo số 1 năm {year}." in desk("reply", NUMBER)[1]["reply"]["text"]
    assert desk("check", NUMBER)[0] == 0, "what an editor accepted holds no longer"


@pytest.mark.parametrize(
    ("sample", "code", "told"),
    [
        ("no-number.txt", "DOC-NO-NUMBER", "SET-NEEDS-EDIT"),
        ("bad-sidecar.txt", "INP-SIDECAR-KEY", "SET-UNACCEPTABLE"),
        ("schema.xml", "INP-AKN-SCHEMA", "SET-UNACCEPTABLE"),
        ("ascii-number.txt", "DOC-NUMBER-GRAMMAR", "SET-NOT-STANDING"),
        ("ascii-number.txt", "DOC-SCHEMA", "SET-NOT-STANDING"),
        ("doctype.docx", "INP-DOCX-DOCTYPE", "REG-REFUSED"),
    ],
)
def test_what_nobody_can_accept(desk, sample, code, told):
    desk("ingest", BROKEN / sample)
    before = kinds(desk)
    exit_code, answer = accept(desk, sample, code)
    assert (exit_code, answer["error"]["code"]) == (9, told)
    assert kinds(desk) == before


def test_a_reason_is_needed(desk):
    desk.bring("a.txt")
    for reason in (" ", "a\x1b[2Jb", "a\udcff"):
        code, told = desk("accept", NUMBER, "--finding", ASCII, "--reason", reason)
        assert (code, told["error"]["code"]) == (2, "SET-REASON")
    assert desk("accept", NUMBER, "--finding", ASCII)[0] == 2


def test_what_was_accepted_for_one_text_does_not_hold_for_another(desk):
    desk.bring("a.txt")
    accept(desk, NUMBER)
    assert desk.bring("b.txt", ("932/2026", "933/2026"))["outcome"] == "held"
    code, told = edit(desk, NUMBER, "number=934/2026/QD-TTg")
    assert (code, told["document"]["outcome"]) == (1, "held"), "nor for another number of the same text"
    code, told = edit(desk, "a.txt", f"number={NUMBER}")
    assert (code, told["document"]["outcome"]) == (0, "accepted"), "the finding that was accepted is there again"


def test_accepting_again_does_nothing(desk):
    desk.bring("a.txt")
    accept(desk, NUMBER)
    before = kinds(desk)
    code, told = accept(desk, NUMBER)
    assert (code, told["accepted"]) == (0, 0)
    assert kinds(desk) == before


@pytest.mark.parametrize("version", [None, "999"])
def test_the_same_bytes_again_are_what_the_editor_made_of_them(desk, version, monkeypatch):
    desk.bring("a.txt")
    accept(desk, NUMBER)
    edit(desk, NUMBER, "title=Về một văn bản mẫu")
    before = kinds(desk)
    if version is not None:
        monkeypatch.setattr(judge, "INGEST_VERSION", version)
    shutil.copy(desk.inbox / "a.txt", desk.inbox / "b.txt")
    code, told = desk("ingest", desk.inbox)
    document, twin = told["documents"]
    assert (code, document["outcome"], twin["uri"]) == (0, "accepted", document["uri"])
    assert document["metadata"]["title"] == "Về một văn bản mẫu"
    assert only(document, ASCII)["accepted"]["reason"] == REASON
    assert kinds(desk) == before
    monkeypatch.setattr("gazette.pipeline.intake.judge", None)
    assert desk("ingest", desk.inbox)[0] == 0, "what was read by this version is not read again"


@pytest.mark.parametrize("reads_better", [False, True])
def test_a_newer_version_reads_what_was_held_or_refused_and_records_only_what_changed(desk, reads_better, monkeypatch):
    shutil.copy(BROKEN / "shopping-list.txt", desk.inbox / "refused.txt")
    desk.bring("held.txt")
    (refused,) = desk("ingest", desk.inbox / "refused.txt")[1]["documents"]
    before = kinds(desk)
    monkeypatch.setattr(judge, "INGEST_VERSION", "999")
    if reads_better:
        monkeypatch.setattr(judge, "read", _mending(judge.read))
    told = {item["file"].rsplit("/", 1)[-1]: item for item in desk("ingest", desk.inbox)[1]["documents"]}
    wanted = "accepted" if reads_better else "held"
    assert (told["held.txt"]["outcome"], told["refused.txt"]["outcome"]) == (wanted, "refused")
    assert told["refused.txt"]["findings"] == refused["findings"]
    assert len(kinds(desk)) == len(before) + reads_better
    assert [item["state"] for item in desk("list")[1]["documents"]] == [wanted]


def _mending(read):
    """A reader that takes the number of DECISION as it was meant."""
    return lambda given, *others, **more: read(
        replace(given, data=given.data.replace(NUMBER.encode(), RIGHT.encode())), *others, **more
    )


@needs_office
def test_a_program_that_is_missing_today_says_nothing_about_the_document(desk, monkeypatch):
    (desk.inbox / "a.rtf").write_bytes(rtf(*DECISION.splitlines()))
    (document,) = desk("ingest", desk.inbox)[1]["documents"]
    assert document["outcome"] == "held"
    before = kinds(desk)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(judge, "INGEST_VERSION", "999")
    assert desk("ingest", desk.inbox)[0] == 5
    code, answer = edit(desk, "a.rtf", "title=X")
    assert (code, answer["error"]["code"]) == (9, "SET-NOT-READ")
    assert desk("check", "--fix")[1]["mended"] == []
    assert kinds(desk) == before
    assert [item["state"] for item in desk("list")[1]["documents"]] == ["held"]


# ---------------------------------------------------------------- names


def test_a_held_document_is_named_by_number_uri_file_or_digest(desk):
    held = desk.bring("a.txt")
    for name in (NUMBER, "932/2026", held["uri"], "a.txt", held["sha256"], held["sha256"][:9]):
        code, told = desk("show", name)
        assert (code, told["document"]["state"], told["document"]["file"]) == (0, "held", "a.txt"), name
    assert "số, ký hiệu" in desk.text("show", "a.txt")[1].lower()


def test_a_wrong_name_is_told(desk, monkeypatch):
    monkeypatch.setenv("GAZETTE_USER", "An\udcff")
    desk.bring("a.txt")
    desk.bring("b.txt", ("932/2026", "933/2026"))
    for name, told in (
        ("nothing", "REG-NO-DOCUMENT"),
        ("/2026/QD-TTg", "REG-AMBIGUOUS"),
        (".txt", "REG-AMBIGUOUS"),
        ("\udcff", "REG-NO-DOCUMENT"),
    ):
        code, answer = edit(desk, name, "title=X")
        assert (code, answer["error"]["code"]) == (9, told)
    code, answer = desk("compose", NUMBER)
    assert (code, answer["error"]["code"]) == (9, "REG-HELD")


def test_editing_asks_which_of_two_documents_with_one_number_is_meant(desk):
    desk.bring("a.txt", ("QD-TTg", "QĐ-TTg"))
    desk.bring("b.txt", ("QD-TTg", "QĐ-TTg"), ("mẫu.", "khác."))
    code, answer = edit(desk, RIGHT, "title=X")
    assert (code, answer["error"]["code"]) == (9, "REG-AMBIGUOUS")
    assert "a.txt" in answer["error"]["message"]
    assert "b.txt" in answer["error"]["message"]


def test_the_list_holds_what_waits_for_an_editor_and_goes_on_page_by_page(desk):
    desk.bring("a.txt")
    desk.bring("b.txt", ("932/2026", "933/2026"))
    desk.bring("c.txt", ("932/2026/QD", "934/2026/QĐ"))
    desk.bring("d.txt", ("932/2026/QD", "935/2026/QĐ"))
    desk("ingest", BROKEN / "shopping-list.txt")
    whole = desk("list")[1]["documents"]
    assert [item["state"] for item in whole] == ["held", "held", "accepted", "accepted"]
    paged, token = [], None
    while True:
        told = desk("list", "--limit", 1, *(("--next", token) if token else ()))[1]
        paged += told["documents"]
        token = told["next"]
        if token is None:
            break
    assert paged == whole
    for state, files in (
        ("held", ["a.txt", "b.txt"]),
        ("accepted", ["c.txt", "d.txt"]),
        ("refused", ["shopping-list.txt"]),
        ("published", []),
    ):
        assert [item["file"] for item in desk("list", "--state", state)[1]["documents"]] == files


# ---------------------------------------------------------------- edit


def test_a_missing_fact_is_set_and_the_printed_words_stay(desk):
    held = desk.bring("a.txt", (f"Số: {NUMBER}\n", ""))
    assert (held["outcome"], held["metadata"]["number"]) == ("held", None)
    code, told = edit(desk, "a.txt", f"number={RIGHT}", "place=Huế", "remark=Số do nơi gửi bổ sung.")
    document = told["document"]
    assert (code, document["outcome"], document["metadata"]["number"]) == (0, "accepted", RIGHT)
    assert document["metadata"]["place"] == "Huế"
    printed = words((desk.folder / document["akn"]).read_bytes())
    assert RIGHT not in printed
    assert "Huế" not in " ".join(printed)
    shown = desk("show", RIGHT)[1]["document"]
    assert shown["remark"] == "Số do nơi gửi bổ sung."
    assert [(item["field"], item["who"] != "", item["reason"], item["mends"]) for item in shown["edits"]] == [
        (field, True, REASON, None) for field in ("number", "place", "remark")
    ]
    told_of = [item["message"] for item in shown["findings"] if item["code"] == "DOC-EDITED"]
    assert any("“Hà Nội”" in message and "“Huế”" in message for message in told_of), "printed and set"


def test_an_edit_moves_the_address_and_keeps_the_version_before(desk):
    before = desk.bring("a.txt", ("QD-TTg", "QĐ-TTg"))
    code, told = edit(desk, RIGHT, "date=2026-03-03", "type=chỉ thị", "issuers=Bộ Tài chính; Bộ Tư pháp")
    after = told["document"]
    assert code == 0
    assert after["uri"] == "/akn/vn/act/chi-thi/btc-btp/2026-03-03/932-2026-qd-ttg" or after["uri"].startswith(
        "/akn/vn/doc/chi-thi/btc-btp/2026-03-03/"
    )
    assert [item["uri"] for item in desk("list")[1]["documents"]] == [after["uri"]]
    with ledger(desk) as registry:
        versions = registry.documents.versions(before["sha256"])
        assert [version.uri for version in versions] == [before["uri"], after["uri"]]
        assert registry.archive.holds(Path(before["akn"]).name)
    first, second = (words((desk.folder / item["akn"]).read_bytes()) for item in (before, after))
    assert first == second


def test_the_fields_of_a_document_are_set_and_shown(desk):
    desk.bring("a.txt", ("QD-TTg", "QĐ-TTg"))
    assert edit(desk, RIGHT, "fields=Y tế;  Thuế ; Y tế")[0] == 0
    assert desk("show", RIGHT)[1]["document"]["metadata"]["fields"] == ["Y tế", "Thuế"]
    assert "Y tế; Thuế" in desk.text("show", RIGHT)[1]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("colour=red", "colour"),
        ("date=2026-02-30", "date"),
        ("number= ", "number"),
        ("type=Bùa chú", "Bùa chú"),
        ("issuers=;", "issuers"),
        ("fields=;", "fields"),
        ("title=a\x07b", "title"),
        ("remark=a\udcffb", "remark"),
        ("place=Hà\u202eNội", "place"),
    ],
)
def test_what_is_not_understood_is_not_set(desk, value, told):
    desk.bring("a.txt")
    before = kinds(desk)
    code, answer = edit(desk, NUMBER, value)
    assert (code, answer["error"]["code"]) == (2, "SET-VALUES")
    assert told in answer["error"]["message"]
    assert kinds(desk) == before
    assert desk("edit", NUMBER, "--set", "number", "--reason", REASON)[0] == 2
    assert edit(desk, NUMBER, "number=1/2026/QĐ-TTg", "number=2/2026/QĐ-TTg")[0] == 2


def test_every_field_that_can_be_set_is_one_of_the_sidecars(desk):
    schema = json.loads((Path(fields.__file__).parents[2] / "schemas/sidecar.schema.json").read_text("utf-8"))
    assert set(fields.FIELDS) <= set(schema["properties"])


def test_what_stands_in_an_issue_is_not_edited(desk):
    desk.bring("a.txt", ("QD-TTg", "QĐ-TTg"))
    assert desk("compose")[0] == 0
    code, answer = edit(desk, RIGHT, "title=X")
    assert (code, answer["error"]["code"]) == (9, "SET-COMPOSED")
    assert desk("check", "--fix")[0] == 0


def test_what_stands_in_an_issue_is_not_moved_by_a_sidecar_that_comes_later(desk):
    before = desk.bring("a.txt", ("QD-TTg", "QĐ-TTg"))
    assert desk("compose")[0] == 0
    after = desk.bring("a.txt", ("QD-TTg", "QĐ-TTg"), date="2026-03-03")
    assert after["uri"] == before["uri"]
    assert len(desk("list")[1]["documents"]) == 1


def test_an_edit_of_what_an_older_program_recorded_asks_for_the_file(desk):
    if not desk.ledger.is_file:
        pytest.skip("no registry on a server is that old")
    dump = Path(__file__).parents[1] / "unit/registry/registry-v1.sql"
    for left in desk.folder.glob("registry.db*"):
        left.unlink()
    with closing(sqlite3.connect(desk.folder / "registry.db")) as database:
        database.executescript(dump.read_text("utf-8"))
        database.execute("PRAGMA user_version = 1")
    code, answer = edit(desk, "held.txt", f"number={RIGHT}")
    assert (code, answer["error"]["code"]) == (9, "SET-INGEST-AGAIN")


# ---------------------------------------------------------------- one number, two texts


def test_the_text_that_an_editor_chooses_takes_the_place_of_the_one_before(desk):
    old = desk.bring("old.txt", ("QD-TTg", "QĐ-TTg"))
    new = desk.bring("new.txt", ("QD-TTg", "QĐ-TTg"), ("Ban hành văn bản mẫu.", "Ban hành văn bản."))
    assert (old["outcome"], new["outcome"]) == ("accepted", "held")
    code, told = accept(desk, RIGHT, TWICE)
    assert (code, told["replaced"], told["document"]["file"]) == (0, ["old.txt"], str(desk.inbox / "new.txt"))
    listed = {item["file"]: item["state"] for item in desk("list")[1]["documents"]}
    assert listed == {"old.txt": "held", "new.txt": "accepted"}
    before = kinds(desk)
    outcomes = {Path(item["file"]).name: item["outcome"] for item in desk("ingest", desk.inbox)[1]["documents"]}
    assert outcomes == {"old.txt": "held", "new.txt": "accepted"}, "the same bytes again: the same outcome"
    assert kinds(desk) == before
    code, told = accept(desk, "old.txt", TWICE)
    assert (code, told["replaced"]) == (0, ["new.txt"]), "and back, when that was wrong"
    assert [item["sha256"] for item in desk("list", "--state", "accepted")[1]["documents"]] == [old["sha256"]]
    assert desk("ingest", desk.inbox / "new.txt")[1]["documents"][0]["outcome"] == "held"


def test_other_findings_are_settled_before_a_text_takes_anothers_place(desk):
    desk.bring("old.txt")
    accept(desk, NUMBER)
    desk.bring("new.txt", ("Ban hành văn bản mẫu.", "Ban hành văn bản."))
    code, answer = accept(desk, "new.txt", TWICE)
    assert (code, answer["error"]["code"]) == (9, "SET-REPLACE-LAST")
    assert accept(desk, "new.txt")[0] == 1
    assert accept(desk, "new.txt", TWICE)[0] == 0


def test_what_stands_in_an_issue_is_not_replaced(desk):
    desk.bring("old.txt", ("QD-TTg", "QĐ-TTg"))
    assert desk("compose")[0] == 0
    desk.bring("new.txt", ("QD-TTg", "QĐ-TTg"), ("Ban hành văn bản mẫu.", "Ban hành văn bản."))
    code, answer = accept(desk, "new.txt", TWICE)
    assert (code, answer["error"]["code"]) == (9, "SET-REPLACES-COMPOSED")


# ---------------------------------------------------------------- mends


def test_safe_mends_are_shown_then_written_as_a_new_version(desk):
    held = desk.bring("a.txt")
    before = kinds(desk)
    code, told = desk("check", "--fix", "--dry-run")
    wanted = {"document": NUMBER, "field": "number", "before": NUMBER, "after": RIGHT, "codes": [ASCII]}
    assert (code, told["mended"]) == (1, [{**wanted, "written": False}])
    assert kinds(desk) == before
    code, told = desk("check", "--fix", NUMBER[:8])
    assert (code, told["ok"], told["mended"]) == (0, True, [{**wanted, "written": True}])
    assert kinds(desk)[len(before) :] == ["mended", "accepted"]
    shown = desk("show", RIGHT)[1]["document"]
    assert [(item["value"], item["mends"]) for item in shown["edits"]] == [(RIGHT, ASCII)]
    assert only(shown, "DOC-MENDED")
    with ledger(desk) as registry:
        assert [item.outcome for item in registry.documents.versions(held["sha256"])] == ["held", "accepted"]
    assert desk("check", "--fix")[1]["mended"] == []
    assert desk("ingest", desk.inbox)[1]["documents"][0]["metadata"]["number"] == RIGHT


@pytest.mark.parametrize(
    "decide", [lambda desk: accept(desk, NUMBER), lambda desk: edit(desk, NUMBER, f"number={NUMBER}")]
)
def test_a_mend_does_not_go_against_an_editor(desk, decide):
    desk.bring("a.txt")
    decide(desk)
    assert desk("check", "--fix")[1]["mended"] == []


def test_only_what_is_recorded_is_mended(desk):
    desk.bring("a.txt")
    assert desk("check", "--fix", desk.inbox / "a.txt")[1]["error"]["code"] == "SET-FIX-PATH"
    assert desk("check", "--dry-run")[1]["error"]["code"] == "SET-DRY-RUN"


# ---------------------------------------------------------------- reply


def test_the_sender_is_told_what_became_of_the_file_and_the_ledger_that_he_was(desk, tmp_path, monkeypatch):
    held = desk.bring("a.txt", sender="Văn thư Bộ Mẫu")
    letter = tmp_path / "reply.txt"
    code, told = desk("reply", NUMBER, "--output", letter)
    text = letter.read_text("utf-8")
    assert (code, told["reply"]["text"], told["reply"]["path"]) == (0, text, str(letter))
    for words_ in (
        "Kính gửi: Văn thư Bộ Mẫu",
        "a.txt",
        held["sha256"],
        NUMBER,
        "Đề nghị: đối chiếu số, ký hiệu",
        "Trân trọng",
    ):
        assert words_ in text
    assert "gazette edit" not in text, "a sender has no ledger"
    history = desk("show", NUMBER)[1]["history"]
    assert [event["kind"] for event in history] == ["held", "replied"]
    accept(desk, NUMBER)
    assert "đang chờ đăng" in desk("reply", NUMBER)[1]["reply"]["text"]
    monkeypatch.setenv("GAZETTE_LANG", "en")
    assert desk.text("reply", NUMBER)[1].startswith("To: Văn thư Bộ Mẫu")


def test_a_refused_file_is_named_by_its_path(desk):
    desk("ingest", BROKEN / "scan.pdf")
    told = desk("reply", BROKEN / "scan.pdf")[1]["reply"]
    assert (told["file"], told["outcome"]) == ("scan.pdf", "refused")
    assert "1. " in told["text"]
    assert desk("reply", INBOX / "904-ct-ttg.html")[0] == 9
    code, answer = desk("reply", "scan.pdf", "--output", desk.folder / "no" / "where.txt")
    assert (code, answer["error"]["code"]) == (2, "SET-OUTPUT")


@pytest.mark.parametrize("code", [code for code in codes() if code.startswith(("INP-", "DOC-"))])
def test_every_finding_has_something_to_ask_of_the_sender(code):
    asks = entry(f"RPL-MEND-{reasons.asked(finding(code, Severity.ERROR))}")
    assert asks.vi
    assert asks.en


TECHNICAL = re.compile(
    r"\bgazette (check|edit|accept|ingest|explain|show)\b|\b(JSON|XML|DOCTYPE|UTF-8|UTF-16|NFC|Unicode|ZIP|DOCX|MHTML|JavaScript|Akoma|eId|schema|SHA|TOML|sidecar|URI|ELI)\b"
    r"|lược đồ|mã băm|tệp khai báo|sổ đăng ký|\.gazette|/eli/|/akn/|--\w",
)
NEVER_HOLDS = {"INP-EDXML-UNSIGNED", "INP-LEGACY-CONVERTED", "INP-NOT-NFC", "INP-PDF-SCRIPTS"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_letter_speaks_to_an_office_not_to_an_editor(lang):
    for code in codes():
        if not code.startswith(("INP-", "DOC-")) or code.startswith("DOC-PROFILE-") or code in NEVER_HOLDS:
            continue
        names = dict.fromkeys(name for _, name, _, _ in Formatter().parse(entry(code).vi) if name)
        reason = reasons.told(Finding(code, Severity.ERROR, tuple((name, "x") for name in names)), lang)
        assert not TECHNICAL.search(reason), f"{code}: {reason}"
    assert reasons.told(finding("DOC-YEAR-DATE", Severity.ERROR, year="2026", date="2025-01-05"), "vi").endswith(
        "(05-01-2025)."
    )


# ---------------------------------------------------------------- several at once, and altered records


def test_two_editors_at_once_lose_nothing(desk):
    desk.bring("a.txt")
    command = [sys.executable, "-m", "gazette.cli", "-C", str(desk.folder), "--json"]
    calls = (
        [*command, "accept", "a.txt", "--finding", ASCII, "--reason", REASON],
        [*command, "edit", "a.txt", "--set", "title=Về một văn bản mẫu", "--reason", REASON],
    )
    running = [subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for call in calls]
    ended = [(json.loads(process.communicate()[0]), process.returncode) for process in running]
    for told, code in ended:
        assert code in (0, 1, 9), told
        assert code != 9 or told["error"]["code"] == "REG-CHANGED"
    accepted, edited = (code != 9 for _, code in ended)
    assert accepted or edited
    document = desk("show", "a.txt")[1]["document"]
    assert (document["state"] == "accepted") is accepted
    assert (document["title"] == "Về một văn bản mẫu") is edited
    assert kinds(desk).count("held") == 1


def test_of_two_texts_with_one_number_that_come_in_at_once_one_is_held(desk):
    for name, word in (("a.txt", "một"), ("b.txt", "hai")):
        text = DECISION.replace("QD-TTg", "QĐ-TTg").replace("văn bản mẫu.", f"văn bản mẫu {word}.")
        (desk.inbox / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "gazette.cli", "-C", str(desk.folder), "--json", "ingest"]
    calls = [[*command, str(desk.inbox / name)] for name in ("a.txt", "b.txt")]
    running = [subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for call in calls]
    told = [json.loads(process.communicate()[0])["documents"][0] for process in running]
    assert sorted(item["outcome"] for item in told) == ["accepted", "held"]
    assert sorted(item["state"] for item in desk("list")[1]["documents"]) == ["accepted", "held"]
    assert sorted(kinds(desk)) == ["accepted", "held"]


def test_an_altered_decision_is_noticed(desk):
    desk.bring("a.txt")
    accept(desk, NUMBER)
    ((record,),) = desk.ledger.rows("SELECT record FROM settlements")
    path = desk.folder / "archive" / record[:2] / record
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(REASON.encode(), "Vì thích thế".encode()))
    code, answer = desk("ingest", desk.inbox)
    assert (code, answer["error"]["code"]) == (8, "REG-ARCHIVE-ALTERED")
    with ledger(desk) as registry:
        assert any(record in event.inputs for event in registry.events()), "the chain of events names it"


def test_a_decision_that_can_not_be_told_is_not_kept(desk):
    desk.bring("a.txt")
    before = kinds(desk)
    desk.ledger.run("CREATE UNIQUE INDEX stop ON events(who)")
    assert accept(desk, NUMBER)[0] != 0
    desk.ledger.run("DROP INDEX stop")
    assert desk.ledger.rows("SELECT count(*) FROM settlements") == [(0,)]
    assert desk("show", NUMBER)[1]["document"]["state"] == "held"
    assert kinds(desk) == before
