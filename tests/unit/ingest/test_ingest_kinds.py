"""Kinds of documents that offices and collections hold, one short made-up example each."""

from datetime import date

import pytest
from structure_kit import NATIONAL, codes, paras, read_text, source

from gazette.ingest.assemble import draft
from gazette.ingest.blocks import Cell, Para, Run, SourceText, Table
from gazette.ingest.divide import annex_order
from gazette.ingest.effect import read_effect
from gazette.ingest.head import subject
from gazette.ingest.tail import glued_signature
from gazette.model import Refusal

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
BODY = ("Căn cứ Luật Mẫu số 01/2020/QH14;", "Điều 1. Nội dung", "1. Một.", "Điều 2. Thi hành", "1. Hai.")
SIGNED = date(2026, 3, 5)


def facts(*lines: str):
    return draft(source(*lines), NATIONAL).metadata


def counted(*lines: str):
    return draft(source(*lines), NATIONAL).structure


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("CỦA QUỐC HỘI SỐ 21-LCT/HĐNN8 NGÀY 30/06/1989 VỀ CÂY XANH", "VỀ CÂY XANH"),
        ("CÂY XANH CỦA QUỐC HỘI SỐ 21-LCT/HĐNN8 NGÀY 30/06/1989", "CÂY XANH"),
        ("SỐ 21-LCT/HĐNN8 NGÀY 30/06/1989 CỦA QUỐC HỘI VỀ CÂY XANH", "VỀ CÂY XANH"),
        ("CÂY XANH SỐ 21-LCT/HĐNN8 NGÀY 30 THÁNG 6 NĂM 1989 CỦA QUỐC HỘI", "CÂY XANH"),
        ("SỬA ĐỔI LUẬT CÂY XANH SỐ 20-LCT/HĐNN8", "SỬA ĐỔI LUẬT CÂY XANH SỐ 20-LCT/HĐNN8"),
    ],
)
def test_old_headings_weave_issuer_number_and_date_into_the_title(printed, title):
    assert subject(printed, "21-LCT/HĐNN8", NATIONAL) == title


def test_old_heading_that_names_the_issuer_over_two_lines():
    meta = facts(
        "QUỐC HỘI", *STATE, "Số: 28/2001/QH10", "Hà Nội, ngày 29 tháng 6 năm 2001", "LUẬT", "CỦA QUỐC HỘI NƯỚC",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM SỐ 28/2001/QH10 VỀ CÂY XANH", *BODY,
    )  # fmt: skip
    assert meta.title == "VỀ CÂY XANH"
    assert [item.name for item in meta.issuers] == ["Quốc hội"]


def test_the_term_set_apart_from_the_symbol_belongs_to_it():
    meta = facts("QUỐC HỘI", *STATE, "Luật số: 73/2006/QH 11", "LUẬT", "CÂY XANH", *BODY)
    assert (meta.number.raw, meta.number.authority_codes) == ("73/2006/QH11", ("QH",))


def test_the_head_of_an_unknown_body_is_no_part_of_the_title():
    meta = facts(
        "UBND TỈNH HOA SEN", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", *STATE, "Số: 4/QĐ-TTPVHCC",
        "Hoa Sen, ngày 05 tháng 3 năm 2026", "QUYẾT ĐỊNH", "PHÊ DUYỆT QUY TRÌNH MẪU",
        "GIÁM ĐỐC TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH HOA SEN", "Căn cứ Luật Mẫu số 01/2020/QH14;",
        "Căn cứ Quyết định số 1/QĐ-UBND về việc thành lập Trung tâm Phục vụ hành chính công tỉnh;",
        "Điều 1. Một.", "Điều 2. Hai.",
    )  # fmt: skip
    assert meta.title == "PHÊ DUYỆT QUY TRÌNH MẪU"
    assert [item.name for item in meta.issuers] == ["Trung tâm Phục vụ hành chính công"]


def test_a_title_about_a_director_keeps_its_last_line():
    meta = facts(
        "BỘ TÀI CHÍNH", "Số: 12/2026/TT-BTC", "THÔNG TƯ", "ỦY QUYỀN CHO", "CỤC TRƯỞNG CỤC HỒ NƯỚC", *BODY
    )  # fmt: skip
    assert meta.title == "ỦY QUYỀN CHO CỤC TRƯỞNG CỤC HỒ NƯỚC"


def test_an_unknown_body_over_two_lines():
    meta = facts(
        "BAN CHỈ ĐẠO NHÀ NƯỚC", "VỀ HỒ NƯỚC", *STATE, "Số: 4/QĐ-BCĐNNHN", "QUYẾT ĐỊNH", "VỀ MẪU",
        "TRƯỞNG BAN CHỈ ĐẠO NHÀ NƯỚC VỀ HỒ NƯỚC", "Căn cứ Luật Mẫu số 01/2020/QH14;",
        "Điều 1. Ban hành Quy chế của Ban Chỉ đạo Nhà nước về Hồ nước.", "Điều 2. Hai.",
    )  # fmt: skip
    assert [item.name for item in meta.issuers] == ["Ban Chỉ đạo Nhà nước về Hồ nước"]
    assert meta.title == "VỀ MẪU"


def test_a_place_that_a_narrow_cell_cut():
    cell = Cell(paras("Thành phố Hồ Chí", "Minh, ngày 05 tháng 3 năm 2026"))
    left = Cell(paras("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH", "Số: 07/2026/QĐ-UBND"))
    right = Cell(paras(*STATE))
    table = Table(((left, right), (Cell(()), cell)), bordered=False)
    meta = draft(SourceText((table, *paras("QUYẾT ĐỊNH", "Về mẫu", *BODY))), NATIONAL).metadata
    assert (meta.place, meta.signed_on) == ("Thành phố Hồ Chí Minh", SIGNED)


def test_a_letterhead_below_the_title():
    meta = facts(
        "THÔNG TƯ", "Hướng dẫn việc mẫu", "BỘ CÔNG AN", "Số: 71/2026/TT-BCA", *STATE,
        "Hà Nội, ngày 05 tháng 3 năm 2026", *BODY,
    )  # fmt: skip
    assert (meta.number.raw, meta.signed_on, meta.place) == ("71/2026/TT-BCA", SIGNED, "Hà Nội")
    assert meta.title == "Hướng dẫn việc mẫu"


def test_a_record_beside_the_text_is_no_letterhead():
    rows = (("Mục", "Nội dung"), ("Số hiệu", "58/2026/NĐ-CP"), ("Loại văn bản", "Nghị định"),
            ("Cơ quan ban hành", "Chính phủ"), ("Ngày ban hành", "13/02/2026"), ("Trích yếu", "Về mẫu"))  # fmt: skip
    table = Table(tuple((Cell(paras(name)), Cell(paras(value))) for name, value in rows))
    made = draft(SourceText((table, *paras(*BODY))), NATIONAL)
    assert not made.findings
    assert (made.metadata.number, made.metadata.type, made.metadata.title) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "office", "name"),
    [
        ("TM. CHÍNH PHỦKT. THỦ TƯỚNGPHÓ THỦ TƯỚNG(Đã ký)Trần Văn Mẫu",
         "TM. CHÍNH PHỦ KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG", "Trần Văn Mẫu"),
        ("TM. CHÍNH PHỦ THỦ TƯỚNG [ (Đã ký) Trần Văn Mẫu", "TM. CHÍNH PHỦ THỦ TƯỚNG", "Trần Văn Mẫu"),
        ("KT. BỘ TRƯỞNGTHỨ TRƯỞNGTrần Thị Mẫu", "KT. BỘ TRƯỞNG THỨ TRƯỞNG", "Trần Thị Mẫu"),
    ],
)  # fmt: skip
def test_a_signature_run_together_on_one_line(line, office, name):
    assert glued_signature(line) == (office, name)


@pytest.mark.parametrize("line", ["Bộ trưởng Bộ Tài chính", "TM. CHÍNH PHỦ", "Giám đốc Sở Tư pháp", "Trần Văn Mẫu"])
def test_other_lines_are_no_signature_run_together(line):
    assert glued_signature(line) is None


def test_signer_of_a_signature_run_together():
    signer = facts(
        "CHÍNH PHỦ", *STATE, "Số: 1/2026/NĐ-CP", "Hà Nội, ngày 05 tháng 3 năm 2026", "NGHỊ ĐỊNH", "VỀ MẪU", *BODY,
        "- Chính phủ; - Các bộ; - Lưu: VT.", "TM. CHÍNH PHỦKT. THỦ TƯỚNGPHÓ THỦ TƯỚNG(Đã ký)Trần Văn Mẫu",
    ).signatories  # fmt: skip
    assert [(item.name, item.position, item.capacity) for item in signer] == [
        ("Trần Văn Mẫu", "Phó Thủ tướng", "TM. KT.")
    ]


def test_a_signature_of_a_name_alone():
    signer = facts("CHÍNH PHỦ", "Số: 1/2026/NĐ-CP", "NGHỊ ĐỊNH", "VỀ MẪU", *BODY, "( Đã ký) Trần Văn Mẫu").signatories
    assert [item.name for item in signer] == ["Trần Văn Mẫu"]


@pytest.mark.parametrize(
    ("clause", "on"),
    [
        ("Quyết định này có hiệu lực từ ngày Thông tư số 3/2026/TT-BTC ngày 26 tháng 11 năm 2026 có hiệu lực.", None),
        ("Nghị quyết này áp dụng trong năm 2026 và có hiệu lực kể từ ngày ký ban hành.", SIGNED),
        ("Luật này có hiệu lực thi hành từ năm ngân sách 2027.", date(2027, 1, 1)),
        ("Luật Hồ nước có hiệu lực từ ngày 01 tháng 7 năm 2026.", date(2026, 7, 1)),
        ("Luật Sông ngòi có hiệu lực từ ngày 01 tháng 7 năm 2026.", "none"),
        ("Luật này có hiệu lực thi hành từ 0 giờ 00 phút ngày 01/9/2026.", date(2026, 9, 1)),
        ("Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 1/QĐ-TTg ngày 2/3/2020.", SIGNED),
    ],
)
def test_effect(clause, on):
    found = read_effect([clause], SIGNED, "Luật HỒ NƯỚC")
    assert (found.on if found is not None else "none") == on


HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH HOA SEN", *STATE, "Số: 07/2026/QĐ-UBND", "Hoa Sen, ngày 05 tháng 3 năm 2026",
        "QUYẾT ĐỊNH", "VỀ MẪU", *BODY, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Thị Mẫu")  # fmt: skip
OWN = "(Kèm theo Quyết định số 07/2026/QĐ-UBND ngày 05 tháng 3 năm 2026)"


def test_forms_bring_annexes_of_their_own():
    found = counted(
        *HEAD, "PHỤ LỤC", "THỦ TỤC HÀNH CHÍNH", OWN, "1. Thủ tục thứ nhất.", "Phụ lục 9", "Mẫu đơn.",
        "PHỤ LỤC II", "MẪU QUYẾT ĐỊNH", "(Kèm theo Nghị định số 226/2025/NĐ-CP)", "Điều 1. Mẫu.", "PHỤ LỤC",
        "DANH SÁCH", "(Kèm theo Công văn số …/… ngày …)", "Một.",
    )  # fmt: skip
    assert found.annexes == 1


def test_a_heading_over_numbered_annexes_is_none_of_them():
    found = draft(
        source(*HEAD, "PHỤ LỤC", OWN, "Phụ lục I", "DANH MỤC MỘT", "1. Một.", "Phụ lục II", "DANH MỤC HAI", "1. Hai."),
        NATIONAL,
    )
    assert found.structure.annexes == 2
    assert not found.findings


def test_every_annex_may_say_what_it_belongs_to():
    found = counted(*HEAD, "Phụ lục I", OWN, "1. Một.", "Phụ lục III", OWN, "1. Ba.", "Phụ lục IV", "1. Bốn.")
    assert found.annexes == 3


def test_annexes_of_what_is_attached_count_anew():
    found = counted(
        *HEAD, "QUY CHẾ", "QUẢN LÝ HỒ NƯỚC", OWN, "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Một.", "Điều 2. Hai.",
        "Phụ lục I", "1. Một.", "Phụ lục II", "1. Hai.",
    )  # fmt: skip
    assert (found.attached, found.annexes, found.articles, found.chapters) == (1, 2, 2, 0)


def test_title_and_chapters_of_what_is_attached_are_no_further_attachments():
    found = counted(
        *HEAD, "QUY ĐỊNH", "TIÊU CHÍ ĐÁNH GIÁ HỒ NƯỚC", OWN, "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Một.",
        "Chương II", "TIÊU CHÍ, THANG ĐIỂM", "Điều 2. Kèm theo Quy định này là mẫu.",
    )  # fmt: skip
    assert found.attached == 1


def test_a_consolidation_has_annexes_of_what_it_consolidates():
    found = counted(
        "BỘ QUỐC PHÒNG", *STATE, "Số: 89/VBHN-BQP", "Hà Nội, ngày 05 tháng 3 năm 2026", "QUYẾT ĐỊNH", "VỀ MẪU", *BODY,
        "XÁC THỰC VĂN BẢN HỢP NHẤT", "BỘ TRƯỞNG", "Trần Văn Mẫu", "QUY CHẾ", "MẪU",
        "(Ban hành kèm theo Quyết định số 25/2016/QĐ-TTg)", "Điều 1. Một.", "PHỤ LỤC", "DANH MỤC", "(Ban hành kèm theo"
        " Quyết định số 25/2016/QĐ-TTg)", "1. Một.", "PHỤ LỤC", "DANH MỤC",
        "(Ban hành kèm theo Quyết định số 38/2025/QĐ-TTg)", "1. Hai.", "PHỤ LỤC", "(Kèm theo Công văn số …/…)", "Ba.",
    )  # fmt: skip
    assert (found.attached, found.annexes) == (1, 2)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("PHỤ LỤC", None),
        ("Phụ lục IV", 4),
        ("Phụ lục số 06", 6),
        ("PHỤ LỤC B", 2),
        ("Phụ lục 2.1", 2),
        ("Điều 1", None),
    ],
)
def test_place_of_an_annex(text, place):
    assert annex_order(text) == place


def test_articles_without_a_full_stop_that_read_like_references():
    found = counted(
        "QUỐC HỘI", *STATE, "Số: 11/2003/QH11", "LUẬT", "VỀ MẪU", "Điều 1:Một.", "Điều 2 Hội đồng làm việc.",
        "Điều 3 Luật này thay thế Luật cũ.", "Điều 4 Ủy ban hướng dẫn", "Điều 9 Luật Đất đai.",
    )  # fmt: skip
    assert found.articles == 4


def test_a_text_that_only_a_record_names_is_a_document_only_with_articles():
    record = '---\nso_hieu: "58/2026/NĐ-CP"\nngay_ban_hanh: 2026-02-13\nloai_van_ban: Nghị định\n---\n\n'
    words = "Chính phủ quy định việc mẫu như sau trong mọi trường hợp và ở mọi nơi. " * 3
    assert isinstance(read_text(f"{record}{words}"), Refusal)
    assert "DOC-FROM-RECORD" in codes(read_text(f"{record}Điều 1. Một\n\n{words}\n\nĐiều 2. Hai\n\n{words}"))


def test_the_head_ends_at_the_edge_of_a_block():
    cell = Cell((Para((Run("NGHỊ ĐỊNH"),)), Para((Run("Về mẫu"),)), Para((Run("Điều 1. Trong bảng"),))))
    table = Table(((Cell(paras("Số: 1/2026/NĐ-CP")), cell),), bordered=False)
    assert not draft(SourceText((table, *paras(*BODY))), NATIONAL).findings
