"""Accepted, held, refused; corrections; Akoma Ntoso in and out."""

from datetime import date

import pytest
from structure_kit import DECISION, FOREIGN, GENERIC, NATIONAL, PROVINCE, Memory, codes, intake, read_text

from gazette.akn.facts import read_metadata, read_structure
from gazette.akn.record import find_record, read_remark
from gazette.akn.schema import violations
from gazette.akn.text import words
from gazette.akn.xml import parse
from gazette.ingest import read
from gazette.ingest.blocks import NamedFile
from gazette.ingest.sidecar import Sidecar
from gazette.model import Document, HeldDocument, Refusal


def test_a_whole_decision():
    files = Memory()
    made = read_text(DECISION, files=files)
    assert isinstance(made, Document)
    assert made.uri == "/akn/vn-hs/act/quyet-dinh/ubnd-hoa-sen/2026-03-05/07-2026-qd-ubnd"
    assert made.eli == "/eli/vn-hs/quyet-dinh/2026/07-2026-qd-ubnd"
    assert made.metadata.effective_on == date(2026, 4, 20)
    assert [(who.name, who.position, who.capacity) for who in made.metadata.signatories] == [
        ("Trần Thị Mẫu", "Phó Chủ tịch", "TM. KT.")
    ]
    counts = made.structure
    assert (counts.articles, counts.chapters, counts.annexes, counts.attached, counts.citations) == (3, 0, 1, 1, 2)
    assert violations(made.akn) == ()
    assert made.sources[0].sha256 in files
    assert list(words(made.akn)) == [word for word in DECISION.split() if set(word) != {"-"} or word == "-"]


def test_facts_read_back_are_those_written():
    made = read_text(DECISION, sidecar=Sidecar(remark="Bản in lần thứ hai."))
    assert read_metadata(made.akn) == made.metadata
    assert read_structure(made.akn) == made.structure
    assert read_remark(find_record(parse(made.akn))) == made.remark == "Bản in lần thứ hai."
    assert "lần thứ hai" not in " ".join(words(made.akn))


def test_the_same_bytes_give_the_same_document():
    assert read_text(DECISION) == read_text(DECISION)


@pytest.mark.parametrize(
    ("cut", "code"),
    [
        ("Số: 07/2026/QĐ-UBND", "DOC-NO-NUMBER"),
        ("Hoa Sen, ngày 05 tháng 3 năm 2026", "DOC-NO-DATE"),
        ("BAN HÀNH QUY CHẾ QUẢN LÝ HỒ NƯỚC TRÊN ĐỊA BÀN TỈNH HOA SEN\n\nCăn", "DOC-NO-TITLE"),
    ],
)
def test_what_the_address_needs_holds_when_it_is_missing(cut, code):
    made = read_text(DECISION.replace(cut, "Căn" if cut.endswith("Căn") else "", 1))
    assert isinstance(made, HeldDocument)
    assert codes(made) == {code}
    assert made.structure.articles == 3


def test_a_sidecar_settles_what_is_missing_and_is_told():
    text = DECISION.replace("Số: 07/2026/QĐ-UBND", "")
    made = read_text(text, sidecar=Sidecar(number="07/2026/QĐ-UBND", title="Về  hồ", issuers=("UBND tỉnh Hoa Sen",)))
    assert isinstance(made, Document)
    assert (made.metadata.number.raw, made.metadata.title) == ("07/2026/QĐ-UBND", "Về hồ")
    assert made.metadata.issuers[0].name == "Ủy ban nhân dân tỉnh Hoa Sen"
    told = {dict(item.params)["field"] for item in made.notes if item.code == "DOC-CORRECTED"}
    assert told == {"number", "title", "issuers"}
    assert "Về hồ" not in " ".join(words(made.akn))


def test_a_corrected_date_moves_an_effect_that_hangs_on_it():
    text = DECISION.replace("kể từ ngày 20 tháng 4 năm 2026", "sau 10 ngày kể từ ngày ký")
    assert read_text(text).metadata.effective_on == date(2026, 3, 15)
    assert read_text(text, sidecar=Sidecar(date=date(2026, 3, 6))).metadata.effective_on == date(2026, 3, 16)


def test_a_third_partys_record_fills_what_the_text_does_not_show_and_is_told():
    record = "| Số hiệu | 07/2026/QĐ-UBND |\n|---|---|\n| Ngày ban hành | 05/03/2026 |\n\n"
    text = DECISION.replace("Số: 07/2026/QĐ-UBND", "").replace("Hoa Sen, ngày 05 tháng 3 năm 2026", "")
    made = read_text(f"THÔNG TIN VĂN BẢN\n\n{record}{text}")
    assert isinstance(made, Document)
    assert (made.metadata.number.raw, made.metadata.signed_on) == ("07/2026/QĐ-UBND", date(2026, 3, 5))
    assert [dict(item.params)["fields"] for item in made.notes if item.code == "DOC-FROM-RECORD"] == ["number, date"]


def test_a_sidecar_with_an_unknown_type_holds():
    made = read_text(DECISION, sidecar=Sidecar(type="Bùa chú"))
    assert isinstance(made, HeldDocument)
    assert "DOC-TYPE-UNKNOWN" in codes(made)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---- ****\n\n.....\n", "DOC-NO-TEXT"),
        ("Họ tên: {HoTen}\n\nTổ chức: {TenToChuc}\n\nLý do: {LyDo}\n", "DOC-BLANK-FORM"),
        ("Performing security verification\n\nPlease wait while we check your browser.\n", "DOC-NOT-ISSUED"),
        ("Chương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Một\n\nVăn bản một.\n\nĐiều 2. Hai\n\nVăn bản hai.\n", "DOC-FRAGMENT"),
        ("THÔNG TƯ\n\nSố: 86/2026/TT-BTC\n\nSTUB — Chưa có toàn văn của thông tư này\n", "DOC-STUB"),
    ],
)
def test_what_is_no_issued_document_is_refused(text, code):
    made = read_text(text, NATIONAL)
    assert isinstance(made, Refusal)
    assert code in codes(made)


def test_unreadable_bytes_are_refused_with_the_readers_reason():
    made = read(intake(b"%PDF-1.7 ..."), NATIONAL, Memory())
    assert isinstance(made, Refusal)
    assert made.findings[0].code == "INP-PDF-BROKEN"


def test_attachments_are_kept_as_they_are():
    files = Memory()
    given = (NamedFile("so-lieu.xlsx", b"PK table"),)
    made = read(intake(DECISION.encode(), attachments=given), PROVINCE, files)
    assert [(item.name, item.role, files[item.sha256]) for item in made.attachments] == [
        ("so-lieu.xlsx", "attachment", b"PK table")
    ]


def test_akoma_ntoso_of_this_program_comes_back_byte_for_byte():
    made = read_text(DECISION)
    again = read(intake(made.akn, "x.xml"), PROVINCE, Memory())
    assert isinstance(again, Document)
    assert (again.akn, again.metadata, again.uri, again.eli) == (made.akn, made.metadata, made.uri, made.eli)


def test_a_correction_of_akoma_ntoso_leaves_its_text_alone():
    made = read_text(DECISION)
    again = read(intake(made.akn, "x.xml", Sidecar(number="08/2026/QĐ-UBND")), PROVINCE, Memory())
    assert isinstance(again, Document)
    assert again.uri.endswith("/08-2026-qd-ubnd")
    assert words(again.akn) == words(made.akn)
    assert read_metadata(again.akn).number.raw == "08/2026/QĐ-UBND"
    assert violations(again.akn) == ()


def test_foreign_akoma_ntoso_keeps_its_text_and_gains_the_record():
    foreign = FOREIGN.encode()
    made = read(intake(foreign, "act.xml"), GENERIC, Memory())
    assert isinstance(made, Document), made
    assert words(made.akn) == words(foreign)
    assert made.metadata.title == "Lake Act"
    assert read_metadata(made.akn) == made.metadata


def test_invalid_akoma_ntoso_is_held():
    broken = FOREIGN.replace("</body>", "</body><memo>Seen.</memo>").encode()
    made = read(intake(broken, "act.xml"), GENERIC, Memory())
    assert isinstance(made, HeldDocument)
    assert "INP-AKN-SCHEMA" in codes(made)
    assert made.akn is None


def test_a_broken_record_is_refused_not_a_crash():
    made = read_text(DECISION)
    broken = made.akn.replace(b'<gz:signed on="2026-03-05"/>', b'<gz:signed on="yesterday"/>')
    again = read(intake(broken, "x.xml"), PROVINCE, Memory())
    assert isinstance(again, Refusal)
    assert "DOC-RECORD-BROKEN" in codes(again)
