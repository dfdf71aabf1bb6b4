"""Heads in the shapes they come in."""

from datetime import date

import pytest
from structure_kit import NATIONAL, holding, paras, read_text, source

from gazette.ingest.assemble import draft
from gazette.ingest.blocks import Cell, Para, Run, SourceText, Table
from gazette.ingest.bodies import enacting_bodies, read_bodies
from gazette.profiles import load_profile

BODY = ("Căn cứ Luật Mẫu số 01/2020/QH14;", "Điều 1. Nội dung", "1. Một.", "Điều 2. Thi hành", "1. Hai.")


def facts(*lines: str):
    return draft(source(*lines), NATIONAL).metadata


def test_letterhead_laid_out_as_a_table():
    left = Cell((*paras("BỘ TÀI CHÍNH", "-------"), Para((Run("Số: 12/2026/TT-BTC"),))))
    right = Cell(
        paras(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Hà Nội, ngày 02 tháng 01 năm 2026",
        )
    )
    blocks = (Table(((left, right),), bordered=False), *paras("THÔNG TƯ", "Về mẫu", *BODY))
    found = draft(SourceText(blocks), NATIONAL)
    meta = found.metadata
    assert (meta.number.raw, meta.type.code, meta.title) == ("12/2026/TT-BTC", "thong-tu", "Về mẫu")
    assert [item.code for item in meta.issuers] == ["BTC"]
    assert (meta.place, meta.signed_on) == ("Hà Nội", date(2026, 1, 2))
    assert not found.structure.tables


def test_lines_cut_in_two_are_read_together():
    meta = facts(
        "HỘI ĐỒNG NHÂN",
        "DÂN",
        "THÀNH PHỐ HÀ NỘI",
        "CỘNG HÒA XÃ HỘI",
        "CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:",
        "66/2025/NQ-HĐND",
        "Hà Nội, ngày 27",
        "tháng 11 năm 2025",
        "NGHỊ",
        "QUYẾT",
        "VỀ",
        "VIỆC MẪU",
        *BODY,
    )
    assert meta.number.raw == "66/2025/NQ-HĐND"
    assert meta.signed_on == date(2025, 11, 27)
    assert meta.issuers[0].name == "Hội đồng nhân dân thành phố Hà Nội"
    assert (meta.type.code, meta.title) == ("nghi-quyet", "VỀ VIỆC MẪU")


def test_lowest_line_issues_when_a_parent_stands_above():
    made = draft(source("BỘ TÀI CHÍNH", "TỔNG CỤC HẢI QUAN", "Số: 1/QĐ-TCHQ", "QUYẾT ĐỊNH", "Về mẫu", *BODY), NATIONAL)
    assert [item.name for item in made.metadata.issuers] == ["Tổng cục Hải quan"]
    assert [(line.get("class"), "".join(line.itertext())) for line in holding(made.parts.preface)][:2] == [
        ("parent", "BỘ TÀI CHÍNH"),
        ("issuer", "TỔNG CỤC HẢI QUAN"),
    ]


def test_two_bodies_joined_by_a_dash_both_issue():
    meta = facts("ỦY BAN DÂN TỘC - BỘ TÀI CHÍNH", "Số: 01/2014/TTLT-UBDT-BTC", "THÔNG TƯ LIÊN TỊCH", "Về mẫu", *BODY)
    assert [item.code for item in meta.issuers] == ["UBDT", "BTC"]


def test_official_letter_has_no_type_line():
    meta = facts(
        "BỘ NỘI VỤ", "Số: 5/BNV-VP", "V/v trả lời kiến nghị", "Hà Nội, ngày 03 tháng 02 năm 2026",
        "Kính gửi: Ủy ban nhân dân tỉnh Hoa Sen", "Bộ Nội vụ trả lời như sau.",
    )  # fmt: skip
    assert (meta.type.code, meta.title) == ("cong-van", "V/v trả lời kiến nghị")
    assert (meta.place, meta.signed_on) == ("Hà Nội", date(2026, 2, 3))


def test_old_heading_names_body_number_and_date_below_the_type():
    meta = facts("LUẬT", "CỦA QUỐC HỘI SỐ 21-LCT/HĐNN8 NGÀY 30/06/1989 VỀ MẪU", *BODY)
    assert (meta.number.raw, meta.signed_on, meta.title) == ("21-LCT/HĐNN8", date(1989, 6, 30), "VỀ MẪU")


def test_a_title_in_capitals_over_two_lines_is_whole_though_it_begins_with_cua():
    meta = facts(
        "QUỐC HỘI", "Luật số: 81/2025/QH15", "LUẬT", "SỬA ĐỔI MỘT SỐ ĐIỀU", "CỦA LUẬT TỔ CHỨC TÒA ÁN NHÂN DÂN", *BODY
    )
    assert meta.title == "SỬA ĐỔI MỘT SỐ ĐIỀU CỦA LUẬT TỔ CHỨC TÒA ÁN NHÂN DÂN"
    assert meta.issuers[0].code == "QH"


def test_authority_line_is_no_part_of_the_title():
    made = draft(
        source("CHÍNH PHỦ", "Số: 1/2026/NĐ-CP", "NGHỊ ĐỊNH", "VỀ MẪU", "CHÍNH PHỦ", *BODY),
        NATIONAL,
    )
    assert made.metadata.title == "VỀ MẪU"
    assert "".join(holding(made.parts.preamble)[0].itertext()) == "CHÍNH PHỦ"


def test_date_of_adoption_counts_where_the_head_has_none():
    meta = facts(
        "QUỐC HỘI", "Luật số: 1/2026/QH16", "LUẬT", "MẪU", *BODY,
        "Luật này được Quốc hội khóa XVI, kỳ họp thứ 1 thông qua ngày 12 tháng 6 năm 2026.",
        "CHỦ TỊCH QUỐC HỘI", "Nguyễn Văn Mẫu",
    )  # fmt: skip
    assert (meta.signed_on, meta.place) == (date(2026, 6, 12), None)
    assert (meta.signatories[0].name, meta.signatories[0].position) == ("Nguyễn Văn Mẫu", "Chủ tịch Quốc hội")


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("UBND TỈNH QUẢNG TRỊ", ["Ủy ban nhân dân tỉnh Quảng Trị"]),
        ("UỶ BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", ["Ủy ban nhân dân thành phố Hồ Chí Minh"]),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH", ["Chủ tịch Ủy ban nhân dân tỉnh Bình Định"]),
        ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ["Bộ Văn hóa, Thể thao và Du lịch"]),
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", ["Bộ Giáo dục và Đào tạo"]),
        ("THUẾ TỈNH VĨNH LONG", ["Thuế tỉnh Vĩnh Long"]),
    ],
)
def test_bodies_in_normal_spelling(printed, names):
    assert [item.name for item in read_bodies(printed, NATIONAL)] == names


def test_bodies_of_an_enacting_sentence():
    text = (
        "Ủy ban Thường vụ Quốc hội, Chính phủ, Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
        " ban hành Nghị quyết liên tịch."
    )
    assert [item.code for item in enacting_bodies(text, NATIONAL)] == ["UBTVQH", "CP", "ĐCTUBTWMTTQVN"]
    minister = "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch ban hành Thông tư mẫu."
    assert [item.code for item in enacting_bodies(minister, NATIONAL)] == ["BVHTTDL"]


def test_a_letterhead_printed_on_one_line():
    meta = facts(
        "CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 234/2026/NĐ-CP Hà Nội, ngày 26 tháng 6 năm 2026", "NGHỊ ĐỊNH", "Về mẫu", *BODY,
    )  # fmt: skip
    assert (meta.number.raw, meta.place, meta.signed_on) == ("234/2026/NĐ-CP", "Hà Nội", date(2026, 6, 26))
    assert meta.issuers[0].code == "CP"


def test_a_chapter_with_its_title_on_the_same_line_ends_the_preamble():
    made = draft(
        source("CHÍNH PHỦ", "Số: 1/2026/NĐ-CP", "NGHỊ ĐỊNH", "Về mẫu", "Căn cứ Luật;", "Chương I QUY ĐỊNH", *BODY[1:]),
        NATIONAL,
    )
    assert (made.structure.chapters, made.structure.articles) == (1, 2)


def test_generic_profile_reads_english_heads():
    result = read_text(
        "PARLIAMENT OF NOWHERE\n\nAct No. 5 of 2026\n\nLake Protection Act\n\n12 March 2026\n\nArticle 1. Scope\n\n"
        "This Act protects lakes and everything that lives in them.\n\nArticle 2. Start\n\n"
        "This Act begins on the day after its publication.\n",
        load_profile("generic"),
    )
    assert result.metadata.number.raw == "5 of 2026"
    assert (result.metadata.type.code, result.metadata.signed_on) == ("act", date(2026, 3, 12))
    assert result.structure.articles == 2
    assert result.uri.startswith("/akn/un/act/act/")
