"""The text reader: paragraphs as their writer meant them, Markdown's marks taken off, tables drawn with bars."""

from dataclasses import replace

import pytest
from docx_kit import codes, grid, texts

from gazette.ingest import witness
from gazette.ingest.blocks import Run, Table
from gazette.ingest.fidelity import unwitnessed
from gazette.ingest.read_txt import read_txt
from gazette.ingest.read_txt_lines import goes_on
from gazette.ingest.refused import RefusedInput

WRAPPED = """\
Căn cứ Luật Tổ chức chính quyền địa phương số
72/2025/QH15;

Theo đề nghị của Giám đốc Sở Tư pháp tại Tờ
trình số 139/TTr-STP ngày 04 tháng 11 năm 2025, ý kiến của
các sở, ngành và của Ủy ban nhân dân các xã, phường về
việc phân cấp.
"""


def read(text):
    """What the reader makes of a text. Whatever a test is about, no word of it may be lost."""
    source = replace(read_txt(text.encode()), kind="text")
    assert unwitnessed(source, text.encode()) is None
    return source


def test_one_paragraph_a_line():
    source = read("CHÍNH PHỦ\nSố: 1/2026/NĐ-CP\n\nĐiều 1. Phạm vi\n1. Nội dung;\n2. Nội dung khác.\n")
    assert [(block.text, block.line) for block in source.blocks] == [
        ("CHÍNH PHỦ", 1),
        ("Số: 1/2026/NĐ-CP", 2),
        ("Điều 1. Phạm vi", 4),
        ("1. Nội dung;", 5),
        ("2. Nội dung khác.", 6),
    ]
    assert source.findings == ()


def test_wrapped_lines_are_joined_and_told():
    source = read(WRAPPED)
    assert texts(source) == [" ".join(part.split()) for part in WRAPPED.split("\n\n")]
    assert codes(source) == ["INP-LINES-JOINED"]
    assert dict(source.findings[0].params) == {"count": "4"}


@pytest.mark.parametrize(
    ("before", "line", "wrapped", "together"),
    [
        ("Căn", "cứ Luật", False, True),
        ("một điều khoản;", "hai điều khoản", False, False),
        ("quy định tại", "Điều 9 Luật này", True, True),
        ("quy định chi tiết tại khoản", "1. và 2", True, True),
        ("Điều 5. Tổ chức thực hiện quy hoạch cấp tỉnh", "Ủy ban nhân dân có trách nhiệm", False, False),
        ("Điều 5. Tổ chức", "1. Sở Tư pháp", True, False),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", True, False),
        ("PHÓ CHỦ TỊCH", "Trần Thị Mẫu", True, False),
        ("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", True, True),
        ("CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", True, False),
        ("Độc lập - Tự do", "- Hạnh phúc", True, True),
        ("Nơi nhận:", "- Như Điều 3;", True, False),
        ("Số:", "63/2025/QĐ-UBND", True, True),
        ("Số: 63/2025/QĐ-UBND", "Đồng Nai, ngày 18 tháng 11 năm 2025", True, False),
        ("-------", "tiếp", True, False),
        ("Hà Nội, ngày 16", "tháng 11 năm 2025", True, True),
        ("do Bộ trưởng Bộ Nông nghiệp và", "Môi trường trình", True, True),
    ],
)
def test_whether_a_line_goes_on(before, line, wrapped, together):
    assert goes_on(before, line, wrapped=wrapped) is together


def test_emphasis_is_a_mark_also_across_lines():
    source = read("**Điều 1. **Công\nbố *thủ tục*\n\n**BỘ KHOA HỌC VÀ **\n\n** **\n\nĐồng ****Tháp\n")
    assert source.blocks[0].runs == (Run("Điều 1. ", bold=True), Run("Công bố "), Run("thủ tục", italic=True))
    assert source.blocks[1].runs == (Run("BỘ KHOA HỌC VÀ", bold=True),)
    assert texts(source)[2] == "Đồng Tháp"


def test_asterisks_that_are_text_stay():
    assert texts(read("Ghi chú (*) và 5 * 3\n********\n2*3*4")) == ["Ghi chú (*) và 5 * 3", "********", "2*3*4"]
    assert texts(read("# Đề mục\n\n(*) Xem (**)\n\n* gạch đầu dòng")) == ["Đề mục", "(*) Xem (**)", "* gạch đầu dòng"]


def test_markdown_headings_links_escapes_quotes_and_pictures():
    source = read(
        "# QUYẾT ĐỊNH\n\n## Điều 1\n[Luật](https://vbpl.vn/1) số 5\\.\n\n> trích\n\n![sơ đồ](a.png)\n\n```\nmã\n```\n"
    )
    assert [(block.text, block.level) for block in source.blocks] == [
        ("QUYẾT ĐỊNH", 1),
        ("Điều 1", 2),
        ("Luật số 5.", None),
        ("trích", None),
        ("mã", None),
    ]
    assert source.blocks[2].runs[0] == Run("Luật", href="https://vbpl.vn/1")
    assert codes(source) == ["INP-IMAGE-OUTSIDE"]


def test_a_table_of_rows():
    source = read("Trước\n\n| TT | Tên |\n|---|:-:|\n| 1 | Một \\| hai |\n| 2 |\n\nSau\n")
    assert [type(block).__name__ for block in source.blocks] == ["Para", "Table", "Para"]
    table = source.blocks[1]
    assert grid(table) == [[("TT", 1, 1), ("Tên", 1, 1)], [("1", 1, 1), ("Một | hai", 1, 1)], [("2", 2, 1)]]
    assert [cell.header for row in table.rows for cell in row] == [True, True, False, False, False]
    assert table.line == 3


def test_rows_over_several_lines_with_broken_lines():
    text = "|QUỐC HỘI \\\n-------|CỘNG HÒA \\\nĐộc lập|\n|Số: 39/2019/QH14|Hà Nội|\n\nLUẬT\n"
    source = read(text)
    assert grid(source.blocks[0]) == [
        [("QUỐC HỘI / -------", 1, 1), ("CỘNG HÒA / Độc lập", 1, 1)],
        [("Số: 39/2019/QH14", 1, 1), ("Hà Nội", 1, 1)],
    ]
    assert texts(source) == ["LUẬT"]


def test_bars_on_lines_of_their_own():
    text = "|\nCHÍNH PHỦ\n|\nCỘNG HÒA\n|\n|\nSố: 1\n|\nHà Nội\n|\n\nNGHỊ ĐỊNH\n\n|\nNơi nhận:\n- Như trên;\n|\nTM.\n|\n"
    source = read(text)
    assert grid(source.blocks[0]) == [[("CHÍNH PHỦ", 1, 1), ("CỘNG HÒA", 1, 1)], [("Số: 1", 1, 1), ("Hà Nội", 1, 1)]]
    assert source.blocks[1].text == "NGHỊ ĐỊNH"
    assert grid(source.blocks[2]) == [[("Nơi nhận: / - Như trên;", 1, 1), ("TM.", 1, 1)]]


def test_empty_cells_between_bars():
    text = "|\nA\n|\nB\n|\nC\n|\n|\n1\n|\n|\n|\n|\n2\n|\n3\n|\n4\n|\n"
    assert grid(read(text).blocks[0]) == [
        [("A", 1, 1), ("B", 1, 1), ("C", 1, 1)],
        [("1", 1, 1), ("", 1, 1), ("", 1, 1)],
        [("2", 1, 1), ("3", 1, 1), ("4", 1, 1)],
    ]


def test_a_table_whose_rows_are_lost_is_told():
    source = read("|\nSTT\n|\nTên\n|\nMức\n1\n|\nPhí\n|\nCao\n2\n|\nLệ phí\n|\n")
    assert grid(source.blocks[0])[2] == [("Mức / 1", 1, 1)]
    assert codes(source) == ["INP-TABLE-SHAPE"]


def test_a_bar_that_never_closes_swallows_nothing():
    text = "|\n" + "\n\n".join(f"Điều {number}. Nội dung của điều này" for number in range(1, 9))
    source = read(text)
    assert len(source.blocks) == 8
    assert not any(isinstance(block, Table) for block in source.blocks)


def test_letterhead_lines_that_a_scrape_glued_together():
    assert texts(read("CHÍNH PHỦ-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc\n")) == [
        "CHÍNH PHỦ",
        "-------",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_the_record_above_a_document_is_set_apart():
    text = (
        '---\nso-hieu: 1/2026/NĐ-CP\ntitle: "Nghị định"\ntags:\n  - x\n---\n\n# Nghị định 1\n\n## THÔNG TIN VĂN BẢN\n\n'
        "| a | b |\n|---|---|\n\n## VĂN BẢN\n\nCHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    )
    source = read(text)
    assert texts(source) == ["CHÍNH PHỦ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert source.facts == (("so-hieu", "1/2026/NĐ-CP"), ("title", "Nghị định"))
    assert codes(source) == ["INP-FRONT-MATTER", "INP-RECORD-LEFT-OUT"]
    assert source.blocks[0].line == 17


def test_drawn_lines_are_no_front_matter():
    assert texts(read("---\nQUỐC HỘI\n---\nLuật")) == ["---", "QUỐC HỘI", "---", "Luật"]


def test_a_line_that_only_names_the_source_is_set_apart():
    source = read("# source: https://e.vn/1 (crawl)\nLUẬT\n")
    assert (texts(source), source.facts) == (["LUẬT"], (("source", "https://e.vn/1 (crawl)"),))
    assert codes(source) == ["INP-SOURCE-LINE"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding):
    assert texts(read_txt("Điều 1\r\nĐiều 2\r".encode(encoding))) == ["Điều 1", "Điều 2"]


@pytest.mark.parametrize("data", [b"Ch\xb7nh ph\xf1", "Điều".encode("utf-16")[:-1]])
def test_other_encodings_are_refused_with_the_place(data):
    with pytest.raises(RefusedInput) as refusal:
        read_txt(data)
    assert refusal.value.finding.code == "INP-TEXT-ENCODING"


def test_text_is_put_into_nfc():
    source = read("Quye\u0302\u0301t ddi\u0323nh")
    assert texts(source) == ["Quyết ddịnh"]
    assert codes(source) == ["INP-NOT-NFC"]


def test_the_second_reading_hears_everything_but_marks():
    text = '# Điều 1\n**Phạm** \\*vi\\* [luật](https://a.vn/x "y") ![ảnh](b.png)\n```text\n> [1] a_b_\n|x|y|\n|:-|--|\n-----\n'
    assert witness.words("text", text.encode()) == ("Điều", "1", "Phạm", "vi", "luật", "1", "ab", "x", "y")
    read(text)


@pytest.mark.parametrize(
    ("page", "drop"),
    [
        ("---\ntitle: Luật X\nsố: 5\n---\nĐiều 1. Phạm vi\n", "record"),
        ("# source: https://x.vn/luat\nĐiều 1. Phạm vi\n", "record"),
    ],
)
def test_a_record_left_out_in_silence_is_found_out(page, drop):
    source = read(page)
    assert [item.reason for item in source.omitted] == [drop]
    assert unwitnessed(replace(source, omitted=()), page.encode()) is not None


def test_text_in_another_encoding_is_unreadable():
    with pytest.raises(witness.UnreadableError):
        witness.words("text", b"Ch\xb7nh ph\xf1")
