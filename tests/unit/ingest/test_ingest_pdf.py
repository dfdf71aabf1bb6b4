"""Reading PDFs: what comes back of pages that a typesetter set, and what is refused."""

from __future__ import annotations

from datetime import date

import pdf_kit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_kit import BODY, HEAD, RECIPIENTS, Press, decision, drawn, numbered, plain
from structure_kit import GENERIC, PROVINCE, Memory, codes, intake

from gazette.ingest import read
from gazette.ingest.blocks import Para, SourceText, Table
from gazette.ingest.fidelity import witnessed_pieces
from gazette.ingest.read_pdf_text import read_here
from gazette.ingest.refused import RefusedInput
from gazette.ingest.witness import words
from gazette.model import Document, Refusal

VOWELS = "Điều khoản này quy định việc quản lý, khai thác và bảo vệ nguồn nước của hồ trên địa bàn tỉnh."


def shown(source: SourceText) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Para)]


def cells(table: Table) -> list[list[str]]:
    return [[" / ".join(para.text for para in cell.blocks) for cell in row] for row in table.rows]


def tables(source: SourceText) -> list[Table]:
    return [block for block in source.blocks if isinstance(block, Table)]


def left_out(source: SourceText, reason: str) -> list[str]:
    return [item.text for item in source.omitted if item.reason == reason]


def whole(source: SourceText, data: bytes) -> bool:
    return witnessed_pieces(source, words("pdf", data)) is None


def test_a_decision_comes_back_as_it_was_typed():
    source = read_here(decision(), "vietnamese")
    assert shown(source) == [*HEAD, *BODY]
    letterhead, data, closing = tables(source)
    assert cells(letterhead) == [
        ["ỦY BAN NHÂN DÂN / TỈNH HOA SEN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc"],
        ["Số: 07/2026/QĐ-UBND", "Hoa Sen, ngày 05 tháng 3 năm 2026"],
    ]
    assert cells(data) == [
        ["STT", "Tên hồ", "Diện tích"],
        ["1", "Hồ Sen", "12 ha"],
        ["2", "Hồ Súng", "7 ha"],
        ["Cộng", "19 ha"],
    ]
    assert [cell.colspan for cell in data.rows[3]] == [2, 1]
    assert (letterhead.bordered, data.bordered, closing.bordered) == (False, True, False)
    assert cells(closing) == [
        [" / ".join(RECIPIENTS), "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Trần Thị Mẫu"]
    ]
    assert left_out(source, "page-number") == ["2", "3"]


def test_its_facts_are_read_and_no_word_is_lost():
    made = read(intake(decision(), "qd.pdf"), PROVINCE, Memory())
    assert isinstance(made, Document)
    assert (made.metadata.number.raw, made.metadata.type.name) == ("07/2026/QĐ-UBND", "Quyết định")
    assert made.metadata.signed_on == date(2026, 3, 5)
    assert made.metadata.title == HEAD[1]
    assert [(who.name, who.position, who.capacity) for who in made.metadata.signatories] == [
        ("Trần Thị Mẫu", "Phó Chủ tịch", "TM. KT.")
    ]
    assert (made.structure.articles, made.structure.tables, made.structure.citations) == (4, True, 2)
    assert codes(made) >= {"INP-PDF-FURNITURE"}


def test_every_lost_word_shows():
    data = decision()
    source = read_here(data, "vietnamese")
    heard = words("pdf", data)
    assert witnessed_pieces(source, heard) is None
    for position, block in enumerate(source.blocks):
        for changed in shorter(block):
            blocks = (*source.blocks[:position], *changed, *source.blocks[position + 1 :])
            assert witnessed_pieces(with_blocks(source, blocks), heard) is not None, changed
    assert witnessed_pieces(with_blocks(source, (*source.blocks, source.blocks[-1])), heard) is not None


def with_blocks(source: SourceText, blocks: tuple) -> SourceText:
    from dataclasses import replace

    return replace(source, blocks=blocks)


def shorter(block):
    """A block without one of its words, lines or cells."""
    from dataclasses import replace

    if isinstance(block, Table):
        for at, row in enumerate(block.rows):
            yield (replace(block, rows=block.rows[:at] + block.rows[at + 1 :]),)
            for place, cell in enumerate(row):
                emptied = (*row[:place], replace(cell, blocks=()), *row[place + 1 :])
                yield (replace(block, rows=(*block.rows[:at], emptied, *block.rows[at + 1 :])),)
        return
    yield ()
    for at, run in enumerate(block.runs):
        told = run.text.split()
        for word in range(0, len(told), 7):
            fewer = run.with_text(" ".join(told[:word] + told[word + 1 :]))
            yield (block._replace(runs=(*block.runs[:at], fewer, *block.runs[at + 1 :])),)


def test_two_words_that_changed_places_show():
    data = plain(VOWELS)
    source = read_here(data, "vietnamese")
    swapped = read_here(plain(VOWELS.replace("quản lý", "lý quản")), "vietnamese")
    assert whole(source, data)
    assert not whole(swapped, data)


SYLLABLES = st.sampled_from(
    [
        "việc",
        "quản",
        "lý",
        "hồ",
        "nước",
        "được",
        "thực",
        "hiện",
        "theo",
        "đúng",
        "quy",
        "định",
        "của",
        "pháp",
        "luật,",
        "bảo",
        "đảm",
        "an",
        "toàn",
    ]
)
SENTENCES = st.lists(SYLLABLES, min_size=3, max_size=60).map(
    lambda words: " ".join(words).strip(",").capitalize() + "."
)


@settings(max_examples=25, deadline=None)
@given(st.lists(SENTENCES, min_size=4, max_size=14), st.sampled_from([0.0, 28.0]), st.sampled_from([6.0, 0.0]))
def test_paragraphs_come_back(texts, indent, space):
    """Set with an indent, or with a distance, or both; without either nobody could tell paragraphs apart."""
    press = Press(indent=indent, space=space if indent else 6.0)
    texts = [f"{VOWELS} {VOWELS}", *texts, f"{VOWELS} {VOWELS}"]  # show how wide the page is, and how it is set
    for text in texts:
        press.para(text)
    data = press.bytes()
    source = read_here(data, "vietnamese")
    assert shown(source) == texts
    assert whole(source, data)


def test_running_heads_and_stamps_are_left_out():
    def head(press: Press) -> None:
        press.at(200, 40, "CÔNG BÁO/Số 713 + 714/Ngày 24-7-2020", size=10)
        press.at(pdf_kit.LEFT if press.page % 2 else 520, 40, str(press.page + 6), size=10)

    press = Press(head)
    for y, text in (
        (90, "Ký bởi: Công ty Ví dụ"),
        (101, "Email: vidu@congbao.example"),
        (112, "Thời gian ký: 24.07.2020 15:01:02 +07:00"),
    ):
        press.at(400, y, text, size=8)
    press.top = 120
    for text in BODY:
        press.para(text)
    data = press.bytes()
    source = read_here(data, "vietnamese")
    assert shown(source) == list(BODY)
    assert left_out(source, "running-head") == ["CÔNG BÁO/Số 713 + 714/Ngày 24-7-2020"] * press.page
    assert left_out(source, "page-number") == [str(page + 7) for page in range(press.page)]
    assert len(left_out(source, "signature-stamp")) == 3
    assert whole(source, data)


def test_headings_of_forms_on_top_of_pages_stay():
    press = Press()
    for number in range(1, 4):
        press.centre(f"Mẫu số 0{number}")
        for text in BODY[4:8]:
            press.para(text)
        if number < 3:
            press.turn()
    assert [text for text in shown(read_here(press.bytes(), "vietnamese")) if text.startswith("Mẫu")] == [
        "Mẫu số 01", "Mẫu số 02", "Mẫu số 03",
    ]  # fmt: skip


def test_a_table_goes_on_overleaf_with_its_heading_said_once():
    press = Press()
    for text in BODY[4:8]:
        press.para(text)
    rows = [["STT", "Tên hồ", "Diện tích"], *([str(n), f"Hồ thứ {n}", f"{n} ha"] for n in range(1, 23))]
    press.table([60, 240, 120], rows)
    press.turn()
    press.table([60, 240, 120], [rows[0], ["23", "Hồ cuối", "5 ha"]])
    data = press.bytes()
    source = read_here(data, "vietnamese")
    (table,) = tables(source)
    assert cells(table) == [*rows, ["23", "Hồ cuối", "5 ha"]]
    assert left_out(source, "repeated-heading") == ["STT Tên hồ Diện tích"]
    assert whole(source, data)


def test_a_footnote_hangs_on_its_mark():
    press = Press()
    for text in BODY[:4]:
        press.para(text)
    y = press.down()
    press.at(pdf_kit.LEFT, y, "Mực nước được đo mỗi ngày hai lần")
    end = pdf_kit.LEFT + pdf_kit.pdfmetrics.stringWidth("Mực nước được đo mỗi ngày hai lần", "regular", 13)
    press.at(end, y - 5, "1", size=7)
    press.at(end + 8, y, "tại trạm đo.")
    press.canvas.line(pdf_kit.LEFT, 120, pdf_kit.LEFT + 140, 120)
    press.at(pdf_kit.LEFT, pdf_kit.HEIGHT - 105, "1", size=6)
    press.at(pdf_kit.LEFT + 5, pdf_kit.HEIGHT - 101, "Đo bằng thước đã kiểm định.", size=10)
    data = press.bytes()
    source = read_here(data, "vietnamese")
    (note,) = source.notes
    assert (note.marker, [block.text for block in note.blocks]) == ("1", ["Đo bằng thước đã kiểm định."])
    marked = next(block for block in source.blocks if block.text.startswith("Mực"))
    assert [run.note for run in marked.runs if run.note is not None] == [0]
    assert marked.text == "Mực nước được đo mỗi ngày hai lần tại trạm đo."
    assert whole(source, data)


def test_a_word_cut_at_the_end_of_a_line_is_one():
    end = " theo Nghị định số 30/2020/NĐ-"
    room = pdf_kit.RIGHT - pdf_kit.LEFT - pdf_kit.pdfmetrics.stringWidth(end, "regular", 12)
    (start, *_) = pdf_kit.wrapped(VOWELS, room, size=12)

    def draw(canvas):
        pdf_kit.typed(canvas, BODY[:4])
        canvas.setFont("regular", 12)
        canvas.drawString(pdf_kit.LEFT, 500, start + end)
        canvas.drawString(pdf_kit.LEFT, 485, "CP và Thông tư của Bộ Xây dựng.")

    data = drawn(draw)
    source = read_here(data, "vietnamese")
    assert any("số 30/2020/NĐ-CP và" in text for text in shown(source))
    assert whole(source, data)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_upright(turn):
    def rotate(pdf):
        for page in pdf.pages:
            page.Rotate = turn

    def lay(canvas):
        canvas.saveState()
        canvas.translate(
            *{90: (pdf_kit.WIDTH, 0), 180: (pdf_kit.WIDTH, pdf_kit.HEIGHT), 270: (0, pdf_kit.HEIGHT)}[turn]
        )
        canvas.rotate(turn)
        canvas.setFont("regular", 9)
        for at, text in enumerate(BODY[:6]):
            canvas.drawString(60, 400 - 30 * at, text)
        canvas.restoreState()

    data = pdf_kit.changed(drawn(lay), rotate)
    source = read_here(data, "vietnamese")
    assert shown(source) == list(BODY[:6])
    assert whole(source, data)
    if turn != 180:
        unturned = drawn(lay)
        assert shown(read_here(unturned, "vietnamese")) == list(BODY[:6])


def test_two_columns_of_a_newspaper_page_are_read_one_after_the_other():
    texts = [pdf_kit.wrapped(" ".join(BODY[start : start + 8]), 210, size=11) for start in (8, 4)]

    def draw(canvas):
        for column, lines in enumerate(texts):
            for at, line in enumerate(lines[:40]):
                canvas.setFont("regular", 11)
                canvas.drawString(70 + 240 * column, 760 - 14 * at, line)

    source = read_here(drawn(draw), "vietnamese")
    assert "".join("".join(shown(source)).split()) == "".join(
        "".join(line.split()) for lines in texts for line in lines[:40]
    )


REFUSED = [
    ("INP-PDF-SCAN", lambda: drawn(pdf_kit.scan, 3)),
    ("INP-PDF-SCAN", lambda: drawn(pdf_kit.picture)),
    ("INP-PDF-MIXED", pdf_kit.mixed),
    ("INP-PDF-OCR", pdf_kit.machine_read),
    ("INP-PDF-NO-TEXT", lambda: drawn(lambda canvas: None, 2)),
    ("INP-PDF-GARBAGE", lambda: plain("DANH M1JC VAN BAN QUY PEW PHAP LUAT AI CHINH BAN HANH DA HET HIEU LUC")),
    ("INP-PDF-GARBAGE", lambda: plain("Céng hßa x· héi chñ nghÜa ViÖt Nam ®éc lËp tù do h¹nh phóc " * 2)),
    ("INP-PDF-LETTERS", lambda: pdf_kit.mute(decision())),
    ("INP-ENCRYPTED", lambda: pdf_kit.encrypted(decision(), "bí mật")),
    ("INP-PDF-BROKEN", lambda: decision()[:9000]),
    ("INP-PDF-BROKEN", lambda: decision().replace(b"startxref", b"startxfer")),
]


@pytest.mark.parametrize(("code", "make"), REFUSED, ids=[f"{at}-{code}" for at, (code, _) in enumerate(REFUSED)])
def test_what_can_not_be_trusted_is_refused_with_the_reason(code, make):
    made = read(intake(make(), "x.pdf"), PROVINCE, Memory())
    assert isinstance(made, Refusal)
    assert [item.code for item in made.findings if item.blocks] == [code]


def test_text_buried_under_a_picture_is_machine_read():
    def draw(canvas):
        pdf_kit.typed(canvas)
        pdf_kit.picture(canvas)

    with pytest.raises(RefusedInput) as refusal:
        read_here(drawn(draw), "vietnamese")
    assert refusal.value.finding.code == "INP-PDF-OCR"


def test_text_over_a_background_is_text():
    def draw(canvas):
        pdf_kit.picture(canvas)
        pdf_kit.typed(canvas)

    assert read_here(drawn(draw), "vietnamese").blocks


def test_another_countrys_text_need_not_be_vietnamese():
    data = plain("The Lake Act was passed by the assembly and comes into force on the first day of May.")
    with pytest.raises(RefusedInput):
        read_here(data, "vietnamese")
    assert read_here(data, GENERIC.grammar).blocks


@pytest.mark.parametrize(
    ("make", "code", "held"),
    [
        (pdf_kit.scripted, "INP-PDF-SCRIPTS", False),
        (pdf_kit.carrying, "INP-PDF-FILES", False),
        (lambda data: pdf_kit.encrypted(data, ""), "INP-PDF-RESTRICTED", False),
        (lambda data: pdf_kit.annotated(data, "Đã sửa"), "INP-PDF-ANNOTATIONS", True),
    ],
)
def test_what_else_a_pdf_carries_is_told(make, code, held):
    made = read(intake(make(decision()), "x.pdf"), PROVINCE, Memory())
    assert code in codes(made)
    assert isinstance(made, Document) is not held


def test_pictures_that_are_not_taken_over_are_told():
    assert "INP-PDF-PICTURES" in codes(read(intake(pdf_kit.illustrated(), "x.pdf"), PROVINCE, Memory()))


def test_the_witness_reads_what_the_reader_reads_of_doubled_and_joined_letters():
    def draw(canvas):
        pdf_kit.typed(canvas, BODY[:6])
        canvas.setFont("regular", 12)
        for shift in (0, 0.2):  # bold by printing twice
            canvas.drawString(pdf_kit.LEFT + shift, 500, "Hồ nước của tỉnh")
        canvas.drawString(pdf_kit.LEFT, 470, "Đơn vị: \ufb01le, wallet")
        for at, letter in enumerate("illl"):
            canvas.drawString(pdf_kit.LEFT + 3.4 * at, 440, letter)

    data = drawn(draw)
    source = read_here(data, "vietnamese")
    assert "Hồ nước của tỉnh" in shown(source)
    assert "Đơn vị: file, wallet" in shown(source)
    assert whole(source, data)


def test_bold_and_italic_are_kept():
    press = Press()
    press.para(BODY[0], "italic")
    press.para("Điều 1. Phạm vi điều chỉnh của quy định về quản lý hồ nước", "bold")
    press.para(BODY[3], "bold-italic")
    marks = [(block.runs[0].bold, block.runs[0].italic) for block in read_here(press.bytes(), "vietnamese").blocks]
    assert marks == [(False, True), (True, False), (True, True)]


def test_numbers_of_pages_are_told_from_numbers_in_the_text():
    press = Press(numbered)
    for number in range(1, 60):
        press.para(f"{number}")
        press.para(VOWELS)
    source = read_here(press.bytes(), "vietnamese")
    assert [text for text in shown(source) if text != VOWELS] == [str(number) for number in range(1, 60)]
