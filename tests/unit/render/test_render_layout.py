"""Setting and filling pages: lines, widows, tables, notes, columns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from render_kit import CONCLUSIONS, Store, akn, document, file_of, image, pdf_text, png, render, table, typeface

from gazette.model import Role
from gazette.profiles import MODEL, ParaStyle
from gazette.render.pdf.blocks import Cell, NewPage, Note, Para, Run, Table
from gazette.render.pdf.fonts import load_fonts
from gazette.render.pdf.lines import break_lines
from gazette.render.pdf.pages import paginate
from gazette.render.pdf.setting import Setter
from gazette.render.pdf.signs import signs_font
from gazette.render.pdf.strips import PictureItem, RuleItem, TextItem

TEXTS = MODEL.texts
FRAME_WIDTH, FRAME_HEIGHT = MODEL.paper.frame_width, MODEL.paper.frame_height
SENTENCE = "Tổ chức, quản lý và công bố các thông tin chính thức của Chính phủ trên internet. "


@pytest.fixture
def setter():
    return Setter(load_fonts(typeface()), MODEL, ",", "thử")


def para(words, style=TEXTS.body, **more):
    return Para((Run(words),), style, **more)


def texts(page):
    return ["".join(span.text for span in item.line.spans) for item in page.items if isinstance(item, TextItem)]


def test_lines_fit_the_measure_and_justified_ones_fill_it(setter):
    strips = setter.para(para(SENTENCE * 8), FRAME_WIDTH)
    for index, strip in enumerate(strips):
        item = strip.items[0]
        length = item.line.width + item.line.spaces * item.word_space
        start = TEXTS.body.indent if index == 0 else 0.0
        assert item.x == pytest.approx(start)
        if index < len(strips) - 1:
            assert item.x + length == pytest.approx(FRAME_WIDTH)
        else:
            assert item.word_space == 0.0


def test_no_words_are_lost_or_parted_by_breaking(setter):
    runs = (Run("Điều"), Run(" 1. ", bold=True), Run("m"), Run("2", script=1), Run(", theo  \n quy\u00a0định"))
    lines = break_lines(runs, ParaStyle(), 60, setter.fonts)
    assert " ".join("".join(span.text for span in line.spans) for line in lines) == "Điều 1. m2, theo quy\u00a0định"
    assert all(line.width <= 60 for line in lines)


def test_a_word_wider_than_the_line_is_cut_after_a_stroke(setter):
    address = "https://congbao.example.vn/" + "van-ban/" * 30
    lines = break_lines((Run(address),), ParaStyle(), 200, setter.fonts)
    pieces = ["".join(span.text for span in line.spans) for line in lines]
    assert "".join(pieces) == address
    assert all(piece[-1] in "/-" for piece in pieces[:-1])
    assert all(line.width <= 200 for line in lines)


def test_a_measure_narrower_than_a_letter_holds_one_on_each_line(setter):
    lines = break_lines((Run("Điều "), Run("1m"), Run("2", script=1)), ParaStyle(), -3, setter.fonts)
    assert ["".join(span.text for span in line.spans) for line in lines] == list("Điều1m2")
    assert [line.cut for line in lines] == [True, True, True, False, True, True, False]


def test_decomposed_and_odd_spaces_are_drawn_as_plain_letters(setter):
    assert setter.fonts.clean("Tie\u0302\u0301ng\tVie\u0323\u0302t\u200b\u00ad") == "Tiếng Việt"
    assert setter.fonts.missing("Tiếng Việt ₫ № § “đ”") == ()
    assert setter.fonts.missing("x\uf0fc") == ("\uf0fc",)


def test_marks_of_forms_are_drawn_by_a_face_of_our_own(setter):
    (line,) = break_lines((Run("Có ☒, không □x"),), ParaStyle(bold=True), 400, setter.fonts)
    assert [(span.ink.pen.face, span.text) for span in line.spans] == [
        ("bold", "Có "),
        ("signs", "☒"),
        ("bold", ", không "),
        ("signs", "□"),
        ("bold", "x"),
    ]
    data = akn("<p>Chọn ☐ hoặc ☑ ● ►</p>", kind="doc")
    rendered, store = render(document(data, title="☐ Đơn", number=None))
    whole = file_of(rendered, store, Role.ISSUE_PDF)
    assert "Chọn ☐ hoặc ☑ ● ►" in pdf_text(whole)[2]
    assert signs_font() == signs_font.__wrapped__()


def test_no_single_line_is_left_at_either_side_of_a_page_break(setter):
    for lead in range(30, 46):
        blocks = [para("x", ParaStyle(after=0))] * lead + [para(SENTENCE * 5)]
        pages = paginate(setter.set(blocks, FRAME_WIDTH), setter)
        counts = [len([line for line in texts(page) if line != "x"]) for page in pages]
        assert 1 not in counts


def test_a_heading_stays_with_what_follows(setter):
    for lead in range(30, 46):
        blocks = [para("x", ParaStyle(after=0))] * lead
        blocks += [para("Chương I", TEXTS.label), para("QUY ĐỊNH", TEXTS.heading), para(SENTENCE * 3)]
        for page in paginate(setter.set(blocks, FRAME_WIDTH), setter):
            assert texts(page)[-1] not in ("Chương I", "QUY ĐỊNH")


def test_everything_lies_inside_the_frame_on_every_page(setter):
    note = Note("1", (para(SENTENCE * 3, TEXTS.note),))
    runs = (Run(SENTENCE * 2), Run("1", script=1, note=note), Run(SENTENCE))
    blocks = [Para(runs, TEXTS.body), para(SENTENCE * 7), grid([["a", "b"]] * 4)] * 30
    pages = paginate(setter.set(blocks, FRAME_WIDTH), setter)
    assert len(pages) > 10
    for page in pages:
        for item in page.items:
            if isinstance(item, TextItem):
                assert 0 < item.y < FRAME_HEIGHT + 1
                assert item.x + item.line.width <= FRAME_WIDTH + 0.01


def test_notes_stand_on_the_page_of_their_marks(setter):
    blocks = []
    for number in range(40):
        note = Note(f"({number})", (para(f"chú thích {number} " + SENTENCE, TEXTS.note),))
        blocks.append(Para((Run(SENTENCE * 2), Run(f"({number})", script=1, note=note)), TEXTS.body))
    pages = paginate(setter.set(blocks, FRAME_WIDTH), setter)
    for page in pages:
        whole = " ".join(texts(page))
        for number in range(40):
            if f"chú thích {number} " in whole:
                assert whole.count(f"({number})") == 2
    assert sum(" ".join(texts(page)).count("chú thích") for page in pages) == 40


def test_a_note_longer_than_a_page_runs_on(setter):
    note = Note("1", (para(SENTENCE * 150, TEXTS.note),))
    blocks = [Para((Run("Chữ"), Run("1", script=1, note=note)), TEXTS.body), para("Sau")]
    pages = paginate(setter.set(blocks, FRAME_WIDTH), setter)
    assert len(pages) > 1
    assert " ".join(" ".join(texts(page)) for page in pages).count("Tổ chức,") == 150


def cell(words, **more):
    return Cell((para(words, TEXTS.cell_head if more.get("head") else TEXTS.cell),), **more)


def grid(rows, heads=0):
    return Table(tuple(tuple(cell(words, head=i < heads) for words in row) for i, row in enumerate(rows)))


def test_the_head_of_a_table_stands_above_every_page_of_it(setter):
    rows = [["Số", "Tên"]] + [[str(n), SENTENCE * 2] for n in range(60)]
    pages = paginate(setter.set([grid(rows, 1)], FRAME_WIDTH), setter)
    assert len(pages) > 2
    assert all(texts(page)[:2] == ["Số", "Tên"] for page in pages)
    assert [line for page in pages for line in texts(page)].count("59") == 1


def test_a_row_higher_than_a_page_is_split_between_lines(setter):
    rows = [["A", "B"], [SENTENCE * 120, "ngắn"]]
    pages = paginate(setter.set([grid(rows, 1)], FRAME_WIDTH), setter)
    assert len(pages) > 1
    assert " ".join(line for page in pages for line in texts(page)).count("internet.") == 120


def test_numbers_are_aligned_on_the_decimal_sign(setter):
    rows = [["Kinh phí"], ["1.234,5"], ["7,25"], ["12"], ["-"]]
    strips = setter.set([grid(rows, 1)], FRAME_WIDTH)
    width = setter.fonts.width
    ends = set()
    for strip in strips[1:4]:
        item = next(item for item in strip.items if isinstance(item, TextItem))
        whole = "".join(span.text for span in item.line.spans).split(",")[0]
        ends.add(round(item.x + width("regular", whole) * TEXTS.cell.size, 3))
    assert len(ends) == 1


def test_merged_cells_push_their_neighbours_and_stop_rules(setter):
    made = Table(
        (
            (cell("TT", head=True, rowspan=2), cell("Chỉ tiêu", head=True, colspan=2)),
            (cell("2025", head=True), cell("2026", head=True)),
            (cell("1", rowspan=2), cell("a"), cell("b")),
            (cell("c"), cell("d")),
        )
    )
    strips = setter.set([made], FRAME_WIDTH)
    where = {}
    for strip in strips:
        for item in strip.items:
            if isinstance(item, TextItem):
                where["".join(span.text for span in item.line.spans)] = item.x
    assert where["2025"] > where["TT"]
    assert where["c"] == pytest.approx(where["a"])
    assert where["d"] > where["c"] > where["1"]
    inner = [item for item in strips[-1].items if isinstance(item, RuleItem) and item.width == MODEL.strokes.hairline]
    assert inner
    assert all(rule.x0 > where["1"] for rule in inner)


def test_a_span_wider_than_the_table_makes_no_empty_columns(setter):
    made = Table(((cell("rộng", colspan=900),), (cell("a"), cell("b", colspan=899))))
    strips = setter.set([made], FRAME_WIDTH)
    places = [item.x for strip in strips for item in strip.items if isinstance(item, TextItem)]
    assert max(places) < FRAME_WIDTH * 0.9


def test_a_wide_table_is_set_smaller_and_then_turned(setter):
    few = setter.set([grid([[f"Chỉ_tiêu_{n}" for n in range(6)]] * 2)], FRAME_WIDTH)
    assert not any(strip.landscape for strip in few)
    many = setter.set([para("trước"), grid([[f"Chỉ_tiêu_{n}" for n in range(12)]] * 2), para("sau")], FRAME_WIDTH)
    assert [strip.landscape for strip in many] == [False, True, True, False]
    pages = paginate(many, setter)
    assert [page.landscape for page in pages] == [False, True, False]


def test_headings_over_a_turned_table_are_turned_with_it(setter):
    many = grid([[f"Chỉ_tiêu_{n}" for n in range(12)], [f"Số_liệu_{n}" for n in range(12)]])
    heads = [para("PHỤ LỤC", TEXTS.annex), para("BẢNG " + "NGANG " * 30, TEXTS.annex_title)]
    strips = setter.set([para("Trước"), NewPage(), *heads, many, *heads, para("Sau")], FRAME_WIDTH)
    pages = paginate(strips, setter)
    assert [page.landscape for page in pages] == [False, True, False]
    turned = [item for item in pages[1].items if isinstance(item, TextItem)]
    words = ["".join(span.text for span in item.line.spans) for item in turned]
    assert words[:2] == ["PHỤ LỤC", words[1]] and words[1].startswith("BẢNG NGANG")
    middle = MODEL.paper.landscape_width / 2
    assert turned[0].x + turned[0].line.width / 2 == pytest.approx(middle)
    orders = [item.order for item in turned]
    assert orders == sorted(orders) and len(set(orders[:3])) >= 2
    assert any(strip.new_page for strip in strips)


def test_what_stands_over_a_turned_table_and_is_no_heading_stays_upright(setter):
    many = grid([[f"Chỉ_tiêu_{n}" for n in range(12)], [f"Số_liệu_{n}" for n in range(12)]])
    pages = paginate(setter.set([para("PHỤ LỤC", TEXTS.annex), para("Nội dung:"), many], FRAME_WIDTH), setter)
    assert [page.landscape for page in pages] == [False, True]


def test_landscape_pages_keep_number_and_head():
    rows = [[f"Chỉ_tiêu_{n}" for n in range(12)]] * 3
    rendered, store = render(document(akn(table(rows), kind="doc")))
    pages = pdf_text(file_of(rendered, store, Role.ISSUE_PDF))
    turned = next(page for page in pages if "Chỉ_tiêu_11" in page)
    assert "CÔNG BÁO/Số 713 + 714" in turned


def test_pictures_never_leave_the_frame(setter):
    store = Store()
    body = '<p>Hình <img src="media/hinh-1.png" alt=""/> trong dòng.</p>'
    for size in ((3000, 20), (20, 3000), (3000, 3000)):
        rendered, _ = render(document(akn(body, kind="doc"), attachments=(image(store, data=png(*size)),)), store=store)
        assert rendered.pages >= 4
    from gazette.render.pdf.blocks import Picture

    for width, height in ((9000, 10), (10, 9000)):
        strips = setter.set([Para((Run(picture=Picture("0", "x", width, height)),), TEXTS.picture)], FRAME_WIDTH)
        placed = next(item for item in strips[0].items if isinstance(item, PictureItem))
        assert placed.width <= FRAME_WIDTH + 0.01
        assert strips[0].height <= FRAME_HEIGHT


def test_a_publishers_note_never_stands_on_a_page_alone():
    body = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(3))
    counts = set()
    for extra in range(16):
        rendered, store = render(document(akn(body + "<p>Thêm.</p>" * extra, kind="doc"), remark=SENTENCE * 3))
        pages = pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF))
        counts.add(len(pages))
        assert "Nguyễn Văn Mẫu" in pages[-1]
        assert "Chú thích của Công báo" in pages[-1]
    assert counts == {1, 2}


def test_recipients_and_signature_stand_side_by_side_on_one_page():
    body = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(3))
    for extra in range(12):
        rendered, store = render(document(akn(body + "<p>Thêm.</p>" * (extra + 8), kind="doc")))
        pages = pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF))
        last = pages[-1]
        assert "Nơi nhận:" in last
        assert "Nguyễn Văn Mẫu" in last
        assert "Thêm." in last


def test_several_signatures_stand_in_rows_of_two():
    one = '<container name="signature"><p class="position">BỘ TRƯỞNG</p><p class="name">{}</p></container>'
    close = "<conclusions>" + "".join(one.format(f"Người {n}") for n in range(3)) + "</conclusions>"
    rendered, store = render(document(akn(conclusions=close)))
    page = pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF))[0]
    assert page.index("Người 0") < page.index("Người 1") < page.index("Người 2")
    assert CONCLUSIONS not in page


def test_every_annex_starts_a_page():
    annex = (
        '<attachment eId="att_{0}"><heading>PHỤ LỤC {0}</heading><subheading>(Kèm theo)</subheading>'
        '<doc name="phu-luc"><meta/><mainBody><p>Nội dung.</p></mainBody></doc></attachment>'
    )
    data = akn(attachments="<attachments>" + annex.format(1) + annex.format(2) + "</attachments>")
    rendered, store = render(document(data))
    pages = pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF))
    assert [("PHỤ LỤC 1" in page, "PHỤ LỤC 2" in page) for page in pages] == [
        (False, False),
        (True, False),
        (False, True),
    ]


def test_text_after_a_quotation_closes_its_last_line():
    body = (
        '<article eId="art_1"><num>Điều 1.</num><content><p>Sửa như sau: <mod eId="m"><quotedStructure eId="q"'
        ' startQuote="“" endQuote="”"><point eId="q__point_g"><num>g)</num><content><p>Họ tên.</p></content></point>'
        "</quotedStructure></mod>.</p></content></article>"
    )
    rendered, store = render(document(akn(body)))
    page = pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF))[0]
    assert "Điều 1. Sửa như sau:" in page
    assert "“g) Họ tên.”." in page
    html = file_of(rendered, store, Role.DOCUMENT_HTML).decode()
    assert '<p>“<span class="num">g)</span> Họ tên.”.</p>' in html


def test_a_title_is_broken_into_lines_of_like_length(setter):
    words = "quy định nhiệm vụ, quyền hạn và tổ chức thống kê Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ"
    lines = [strip.items[0].line for strip in setter.para(para(words, TEXTS.title), FRAME_WIDTH)]
    plain = [
        strip.items[0].line for strip in setter.para(para(words, replace(TEXTS.title, balanced=False)), FRAME_WIDTH)
    ]
    assert len(lines) == len(plain) == 2
    assert min(line.width for line in lines) > 0.75 * max(line.width for line in lines)
    assert min(line.width for line in plain) < 0.75 * max(line.width for line in plain)
    assert " ".join(span.text for line in lines for span in line.spans).split() == words.split()


def test_issuer_and_number_below_the_type_are_centred_on_the_page():
    preface = (
        '<preface><p class="type">NGHỊ ĐỊNH</p><p class="issuer">CỦA CHÍNH PHỦ</p><p class="number">Số: 3/2010/NĐ-CP</p>'
        '<p class="title">Quy định nhiệm vụ</p></preface>'
    )
    rendered, store = render(document(akn(preface=preface)))
    from pypdfium2 import PdfDocument

    page = PdfDocument(file_of(rendered, store, Role.ISSUE_PDF))[2].get_textpage()
    for words in ("CỦA CHÍNH PHỦ", "Số: 3/2010/NĐ-CP"):
        at, count = page.search(words, match_case=True).get_next()
        left, right = page.get_charbox(at)[0], page.get_charbox(at + count - 1)[2]
        assert (left + right) / 2 == pytest.approx(MODEL.paper.inner + FRAME_WIDTH / 2, abs=2)
