"""The hierarchy: what is a heading, what only looks like one, what is quoted."""

from structure_kit import GENERIC, NATIONAL, body_of, paras

from gazette.akn.xml import local, q
from gazette.ingest.blocks import Cell, Note, Para, Run, SourceText, Table
from gazette.ingest.quotes import quoted_ranges
from gazette.ingest.to_xml import Context


def body(*lines: str, profile=NATIONAL):
    return body_of(paras(*lines), Context(profile))


def eids(made) -> list[str]:
    units = ("part", "chapter", "section", "subsection", "article", "paragraph", "point", "hcontainer")
    return [item.get("eId") for item in made.iter() if local(item) in units]


def test_every_level_and_its_eid():
    made = body(
        "PHẦN THỨ NHẤT", "NHỮNG QUY ĐỊNH CHUNG", "Chương IV", "CHƯƠNG MẪU", "Mục 1", "MỤC MẪU", "Tiểu mục 2. TIỂU MỤC MẪU",
        "Điều 12. Tên", "1. Khoản một:", "a) Điểm a;", "d) Điểm d;", "đ) Điểm đ.", "2. Khoản hai.", "Điều 12a. Tên", "Văn bản.",
    )  # fmt: skip
    assert eids(made) == [
        "part_1", "part_1__chp_IV", "part_1__chp_IV__sec_1", "part_1__chp_IV__sec_1__subsec_2", "art_12",
        "art_12__para_1", "art_12__para_1__point_a", "art_12__para_1__point_d", "art_12__para_1__point_dd", "art_12__para_2",
        "art_12a",
    ]  # fmt: skip
    chapter = made.find(f".//{q('chapter')}")
    assert chapter.findtext(q("num")) == "Chương IV"
    assert chapter.findtext(q("heading")) == "CHƯƠNG MẪU"


def test_articles_in_words_and_in_roman_figures():
    assert eids(body("Điều thứ nhất. - Một.", "Điều thứ 2. - Hai.")) == ["art_1", "art_2"]
    assert eids(body("Điều I. Một.", "Điều II. Hai.")) == ["art_I", "art_II"]


def test_a_wrapped_reference_is_no_heading():
    made = body(
        "Điều 1. Tên",
        "Theo quy định tại",
        "Điều 9 Luật Nhà ở và",
        "Điều 7, Điều 8 Thông tư này.",
        "Điều 2. Tên",
        "Hết.",
    )
    assert eids(made) == ["art_1", "art_2"]


def test_a_gap_of_the_source_is_kept():
    assert eids(body("Điều 1. Một", "A.", "Điều 3. Ba", "B.", "Điều 4. Bốn", "C.")) == ["art_1", "art_3", "art_4"]


def test_a_stray_higher_number_does_not_swallow_the_count():
    made = body("Điều 1. Một", "A.", "Điều 25.", "Điều 2. Hai", "B.", "Điều 3. Ba", "C.")
    assert eids(made) == ["art_1", "art_2", "art_3"]


def test_programmes_are_no_chapters():
    made = body("Chương I", "CHƯƠNG TRÌNH PHÁT TRIỂN", "Điều 1. Một", "Chương trình này do Bộ lập.")
    assert eids(made) == ["chp_I", "art_1"]


def test_title_or_text_behind_the_number():
    made = body(
        "Điều 1. Phạm vi điều chỉnh", "Văn bản.", "Điều 2. Quyết định này có hiệu lực từ ngày ký.", "Điều 3. Thi hành"
    )
    headed = [item.findtext(q("heading")) for item in made.iter(q("article"))]
    assert headed == ["Phạm vi điều chỉnh", None, None]


def test_clauses_must_count_on():
    made = body("Điều 1. Một", "1. Thứ nhất.", "2025. Năm nay.", "2. Thứ hai.", "1. Gạch đầu dòng lạc.", "3. Thứ ba.")
    assert eids(made) == ["art_1", "art_1__para_1", "art_1__para_2", "art_1__para_3"]


def test_text_without_articles():
    made = body("I. TÌNH HÌNH", "1. Một.", "2. Hai.", "II. NHIỆM VỤ", "1. Ba.", "a) Bốn.")
    assert eids(made) == [
        "sec_I",
        "sec_I__para_1",
        "sec_I__para_2",
        "sec_II",
        "sec_II__para_1",
        "sec_II__para_1__point_a",
    ]
    assert eids(body("Chỉ có chữ.", "Không có số.")) == ["hcontainer_1"]


def test_quoted_articles_are_not_articles_of_the_document():
    made = body(
        "Điều 1. Sửa đổi Luật Mẫu",
        "1. Sửa đổi Điều 5 như sau:",
        "“Điều 5. Tên mới",
        "1. Khoản mới.",
        "Điều 5a. Tên nữa",
        "Văn bản.”.",
        "2. Bãi bỏ Điều 7.",
        "Điều 2. Hiệu lực",
        "Từ ngày ký.",
    )
    assert eids(made) == [
        "art_1", "art_1__para_1",
        "art_1__para_1__mod_1__qstr_1__art_5", "art_1__para_1__mod_1__qstr_1__art_5__para_1",
        "art_1__para_1__mod_1__qstr_1__art_5a",
        "art_1__para_2", "art_2",
    ]  # fmt: skip
    quoted = made.find(f".//{q('quotedStructure')}")
    assert quoted.getparent().tag == q("mod")
    assert "".join(quoted.itertext()).startswith("“Điều 5.")


def test_where_quotations_end():
    assert quoted_ranges(["“Điều 1. A", "B.”", "C"]) == ((0, 1),)
    assert quoted_ranges(["“Một”", "2. X"]) == ((0, 0),)
    assert quoted_ranges(["“Văn bản” là thông tin", "2. X"]) == ()
    assert quoted_ranges(["“mở mà không đóng", "2. X", "3. Y"]) == ()
    assert quoted_ranges(['"Điều 8. A', 'B."', "C"]) == ((0, 1),)
    assert quoted_ranges(["như sau: “2. A", "B.”.", "C"]) == ((1, 1),)
    assert quoted_ranges(["“a", "1. Sửa đổi khoản 2 như sau:", "“b”."]) == ((2, 2),)


def test_tables_footnotes_images_and_marks():
    note = Note("1", paras("Chú thích."))
    blocks = (
        Para((Run("Điều 1. Bảng"),)),
        Para((Run("H"), Run("2", script="sub"), Run("O "), Run("đậm", bold=True), Run("", note=0), Run(" sau"))),
        Para((Run("Hình: "), Run("", image="a.png"))),
        Table(((Cell(paras("Cột"), header=True, colspan=2),), (Cell(paras("1")), Cell(())))),
    )
    made = body_of(blocks, Context(NATIONAL, (note,)))
    assert made.find(f".//{q('sub')}").text == "2"
    assert made.find(f".//{q('b')}").text == "đậm"
    assert made.find(f".//{q('authorialNote')}").get("marker") == "1"
    assert made.find(f".//{q('img')}").get("src") == "media/a.png"
    assert made.find(f".//{q('th')}").get("colspan") == "2"
    assert made.find(f".//{q('table')}").get("class") is None
    assert SourceText(blocks).notes == ()


def test_citations_become_references_where_their_address_is_certain():
    made = body(
        "Điều 1. Tên", "Theo Nghị định số 30/2020/NĐ-CP, 12/QĐ-UBND và Quyết định số 5/QĐ-TTg ngày 2 tháng 1 năm 2019."
    )
    hrefs = [item.get("href") for item in made.iter(q("ref"))]
    assert hrefs == ["/eli/vn/nghi-dinh/2020/30-2020-nd-cp", "/eli/vn/quyet-dinh/2019/5-qd-ttg"]


def test_english_structure_of_the_generic_profile():
    made = body(
        "CHAPTER I", "GENERAL", "Article 1. Scope", "Text.", "Article 2. Start", "1. One.", "a) Two.", profile=GENERIC
    )
    assert eids(made) == ["chp_I", "art_1", "art_2", "art_2__para_1", "art_2__para_1__point_a"]
