"""Kinds of documents that offices and collections hold, one short made-up example each."""

from datetime import date

import pytest
from structure_kit import NATIONAL, codes, paras, read_text, source

from gazette.akn.build import unaddressed
from gazette.akn.names import AKN_NS
from gazette.akn.xml import parse
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


def subheadings(*lines):
    root = parse(unaddressed(draft(source(*HEAD, *lines), NATIONAL).parts))
    (annex,) = root.iter(f"{{{AKN_NS}}}attachment")
    return ["".join(found.itertext()) for found in annex.iter(f"{{{AKN_NS}}}subheading")]


def test_a_title_in_small_letters_up_to_the_line_that_says_what_it_belongs_to_is_a_title():
    """NĐ 30/2020/NĐ-CP: the name of the kind in capitals, the title below it in small letters."""
    found = subheadings(
        "QUY CHẾ", "Quản lý hồ nước", "trên địa bàn tỉnh Hoa Sen", OWN, "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Một."
    )
    assert found == ["Quản lý hồ nước", "trên địa bàn tỉnh Hoa Sen", OWN]


@pytest.mark.parametrize(
    "lines",
    [
        ("Quản lý hồ nước", "Điều 1. Một."),  # nothing says where a title would end
        ("1. Một", OWN, "Điều 1. Một."),
        ("Hồ nước được quản lý như sau:", OWN, "Điều 1. Một."),
        ("Hồ nước được quản lý.", OWN, "Điều 1. Một."),
        ("Quản lý " * 50, OWN, "Điều 1. Một."),
        ("a", "b", "c", "d", "e", OWN, "Điều 1. Một."),
    ],
)
def test_what_may_be_text_is_no_title(lines):
    assert subheadings("QUY CHẾ", *lines) == []


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


def test_old_heading_with_two_bodies_number_and_date():
    meta = facts(
        "THÔNG TƯ LIÊN TỊCH", "CỦA BỘ QUỐC PHÒNG-BỘ TÀI CHÍNH SỐ 04/2010/TTLT-BQP-BTC", "NGÀY 14 THÁNG 01 NĂM 2010",
        "HƯỚNG DẪN VIỆC MẪU", *BODY,
    )  # fmt: skip
    assert [item.code for item in meta.issuers] == ["BQP", "BTC"]
    assert (meta.number.raw, meta.signed_on) == ("04/2010/TTLT-BQP-BTC", date(2010, 1, 14))
    assert meta.title == "HƯỚNG DẪN VIỆC MẪU"


def test_number_and_date_are_no_part_of_the_issuer():
    meta = facts("THÔNG TƯ", "CỦA BỘ CÔNG THƯƠNG SỐ 02/2010/TT-BCT NGÀY 14 THÁNG 01 NĂM 2010", "VỀ MẪU", *BODY)
    assert [item.name for item in meta.issuers] == ["Bộ Công Thương"]


def test_a_body_misprinted_in_its_tone_marks_is_still_known():
    meta = facts("BỘ NÔNG NGHIỆP VÀ PHÁT TRIẺN NÔNG THÔN", "Số: 119/QĐ-BNN-QLDN", "QUYẾT ĐỊNH", "VỀ MẪU", *BODY)
    assert [item.name for item in meta.issuers] == ["Bộ Nông nghiệp và Phát triển nông thôn"]


def test_decree_of_1945_has_no_title():
    meta = facts(
        "SẮC LỆNH", "CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI", "SỐ 74/CC NGÀY 17 THÁNG 12 NĂM 1945", "CHỦ TỊCH CHÍNH PHỦ",
        "VIỆT NAM DÂN CHỦ CỘNG HOÀ", "Chiểu theo Sắc lệnh số 63;", "RA SẮC LỆNH:", "Điều thứ nhất: Một.",
        "Điều thứ hai: Hai.",
    )  # fmt: skip
    assert (meta.number.raw, meta.signed_on, meta.title) == ("74/CC", date(1945, 12, 17), None)
    assert [item.name for item in meta.issuers] == ["Chủ tịch Chính phủ lâm thời"]


def test_a_title_that_begins_with_its_issuer():
    meta = facts("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Số: 01/CT-TLĐ", "CHỈ THỊ",
                 "CỦA ĐOÀN CHỦ TỊCH TỔNG LIÊN ĐOÀN VỀ HỒ NƯỚC", *BODY)  # fmt: skip
    assert meta.title == "VỀ HỒ NƯỚC"


def signature(*lines: str) -> Cell:
    return Cell((Para(tuple(Run(text) for line in lines for text in (line, "\n"))),))


def test_joint_signers_are_told_apart_by_their_bodies():
    table = Table(
        (
            (
                signature("KT. BỘ TRƯỞNG", "BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "Nguyễn Văn Mẫu"),
                signature("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "ỦY BAN DÂN TỘC", "THỨ TRƯỞNG, PHÓ CHỦ NHIỆM", "Trần Thị Mẫu"),
            ),
        ),
        bordered=False,
    )
    head = paras("ỦY BAN DÂN TỘC - BỘ TÀI CHÍNH", "Số: 1/2026/TTLT-UBDT-BTC", "THÔNG TƯ LIÊN TỊCH", "VỀ MẪU", *BODY)
    signers = draft(SourceText((*head, table)), NATIONAL).metadata.signatories
    assert [(item.name, item.position) for item in signers] == [
        ("Nguyễn Văn Mẫu", "Thứ trưởng Bộ Tài chính"),
        ("Trần Thị Mẫu", "Thứ trưởng, Phó Chủ nhiệm Ủy ban Dân tộc"),
    ]


def test_places_in_a_table_below_the_signature_are_no_signers():
    signed = Table(((Cell(paras("Nơi nhận:", "- Lưu: VT.")), signature("BỘ TRƯỞNG", "Đã ký", "Nguyễn Văn Mẫu")),))
    rows = (("Stt", "Địa điểm"), ("1", "Nam Định"), ("2", "Quảng Ninh"))
    data = Table(tuple(tuple(Cell(paras(text)) for text in row) for row in rows))
    blocks = (
        *paras("BỘ TÀI CHÍNH", "Số: 1/QĐ-BTC", "QUYẾT ĐỊNH", "VỀ MẪU", *BODY),
        signed,
        *paras("Kế hoạch chuyển đổi", "Ban hành kèm theo Quyết định số ......../QĐ-BTC"),
        data,
    )
    made = draft(SourceText(blocks), NATIONAL)
    assert [item.name for item in made.metadata.signatories] == ["Nguyễn Văn Mẫu"]
    assert (made.structure.attached, made.structure.tables) == (1, True)
    assert not made.findings


def test_a_regulation_behind_a_list_needs_no_note_of_its_own():
    found = draft(
        source(*HEAD, "DANH SÁCH", OWN, "1. Một.", "QUY CHẾ", "QUẢN LÝ HỒ NƯỚC", "Chương 1.", "QUY ĐỊNH CHUNG",
               "Điều 1. Một.", "Điều 2. Hai."),
        NATIONAL,
    )  # fmt: skip
    assert [annex.name for annex in found.parts.annexes] == ["danh-sach", "quy-che"]


def test_a_form_with_a_letterhead_is_not_attached():
    letterhead = Table(((Cell(paras("SỞ GIÁO DỤC")), Cell(paras(*STATE))),), bordered=False)
    blocks = (*paras(*HEAD), letterhead, *paras("BẢN KHAI THÀNH TÍCH", "Họ và tên: ………"))
    found = draft(SourceText(blocks), NATIONAL)
    assert ([annex.name for annex in found.parts.annexes], found.structure.attached) == (["mau"], 0)


def test_titles_of_forms_are_not_attached():
    found = counted(*HEAD, "MẪU SỐ 1", "Một.", "MẪU SỐ 2", "BẢNG TỔNG HỢP", OWN, "Hai.")
    assert found.attached == 0


def ties(*lines: str) -> dict[str, str]:
    return {item.text: item.kind for item in facts(*lines).relations}


def test_a_consolidation_consolidates_and_repeals_nothing_itself():
    found = ties(
        "BỘ QUỐC PHÒNG", *STATE, "Số: 94/VBHN-BQP", "Hà Nội, ngày 05 tháng 3 năm 2026", "THÔNG TƯ", "VỀ HỒ NƯỚC",
        "Thông tư số 195/2019/TT-BQP ngày 27 tháng 12 năm 2019 về hồ nước, được sửa đổi, bổ sung bởi:",
        "Thông tư số 101/2025/TT-BQP ngày 13 tháng 9 năm 2025 sửa đổi Thông tư số 195/2019/TT-BQP.",
        "Căn cứ Nghị định số 18/2019/NĐ-CP ngày 01 tháng 02 năm 2019;", "Điều 1. Một.",
        "Điều 2. Thông tư này thay thế Thông tư số 146/2007/TT-BQP.",
    )  # fmt: skip
    assert found == {
        "Thông tư số 195/2019/TT-BQP": "consolidates",
        "Thông tư số 101/2025/TT-BQP": "consolidates",
        "Nghị định số 18/2019/NĐ-CP": "cites",
        "Thông tư số 146/2007/TT-BQP": "cites",
    }


def test_a_decree_on_the_details_of_a_law_guides_it():
    found = ties(
        "CHÍNH PHỦ", "Số: 1/2026/NĐ-CP", "NGHỊ ĐỊNH", "QUY ĐỊNH CHI TIẾT MỘT SỐ ĐIỀU CỦA LUẬT NHÀ Ở",
        "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;", "Căn cứ Luật Nhà ở số 27/2023/QH15;", "Điều 1. Một.",
        "Điều 2. Hai.",
    )  # fmt: skip
    assert found == {"Luật Tổ chức Chính phủ số 63/2025/QH15": "based-on", "Luật Nhà ở số 27/2023/QH15": "guides"}


def test_an_act_that_amends_several_laws_amends_each_of_them():
    found = ties(
        "QUỐC HỘI", "Luật số: 85/2025/QH15", "LUẬT", "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA BỘ LUẬT TỐ TỤNG DÂN SỰ",
        "Căn cứ Hiến pháp;",
        "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Bộ luật Tố tụng dân sự số 92/2015/QH13 đã được sửa đổi,"
        " bổ sung một số điều theo Luật số 45/2019/QH14, Luật số 59/2020/QH14, Luật Phá sản số 51/2014/QH13 và"
        " Luật Hòa giải số 58/2020/QH14.",
        "Điều 1. Một.", "Điều 2. Hai.",
    )  # fmt: skip
    assert {text for text, kind in found.items() if kind == "amends"} == {
        "Bộ luật Tố tụng dân sự số 92/2015/QH13", "Luật Phá sản số 51/2014/QH13", "Luật Hòa giải số 58/2020/QH14",
    }  # fmt: skip
    assert found["Luật số 45/2019/QH14"] == "cites"


def test_an_enacting_line_in_capitals_is_no_signature():
    """`RA SẮC LỆNH:` has the shape of a name; what goes on with articles is not signed yet."""
    made = read_text(
        "SẮC LỆNH\n\nSỐ 4 NGÀY 1 THÁNG 12 NĂM 1946\n\nCHỦ TỊCH CHÍNH PHỦ\n\nChiểu theo lời đề nghị của Bộ trưởng;\n\n"
        "RA SẮC LỆNH:\n\nĐiều thứ nhất: Lập một ban.\n\nĐiều thứ hai: Bộ trưởng thi hành Sắc lệnh này.\n",
        NATIONAL,
    )
    assert (made.structure.articles, made.structure.attached) == (2, 0)
    assert made.metadata.signatories == ()


def test_decree_whose_authority_is_named_as_in_september_1945():
    meta = facts(
        "SẮC LỆNH", "CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI SỐ 6", "NGÀY 5 THÁNG 9 NĂM 1945",
        "BỘ TỔNG TRƯỞNG CHỦ TỊCH LÂM THỜI CHÍNH PHỦ", "DÂN CHỦ CỘNG HOÀ VIỆT NAM", "Xét vì tình thế,", "SẮC:",
        "Khoản thứ nhất: Một.", "Khoản thứ hai: Hai.",
    )  # fmt: skip
    assert (meta.number.raw, meta.signed_on, meta.title) == ("6", date(1945, 9, 5), None)


def test_an_annex_alone_is_a_fragment():
    made = read_text(
        "Phụ lục II\n\nVIẾT HOA\n\n(Kèm theo Nghị định số 30/2020/NĐ-CP)\n\n" + "Viết hoa vì phép đặt câu. " * 9
    )
    assert isinstance(made, Refusal)
    assert "DOC-FRAGMENT" in codes(made)
