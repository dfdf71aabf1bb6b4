"""The DOCX reader: what stands on the page, in order, once; and what an editor is told."""

import pytest
from docx_kit import PNG, codes, docx, grid, p, part, r, read, relations, texts

from gazette.ingest.blocks import Para, Run, Table, plain_lines
from gazette.ingest.fidelity import source_words
from gazette.ingest.read_docx import read_docx
from gazette.ingest.refused import RefusedInput

OFF, STYLED = '<w:b w:val="0"/>', '<w:rStyle w:val="S"/>'
SUPER, SUB = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


def runs(source, index=0):
    return source.blocks[index].runs


def test_paragraphs_alignment_outline_level_and_place():
    source = read(
        p("QUYẾT ĐỊNH", '<w:jc w:val="center"/>')
        + p()
        + p("Điều 1", '<w:outlineLvl w:val="2"/>')
        + p("Nội dung", '<w:jc w:val="both"/>')
        + p("Bên phải", '<w:jc w:val="end"/>')
    )
    assert source.blocks == (
        Para((Run("QUYẾT ĐỊNH"),), "center", line=1),
        Para((Run("Điều 1"),), "left", 3, line=3),
        Para((Run("Nội dung"),), "justify", line=4),
        Para((Run("Bên phải"),), "right", line=5),
    )
    assert source.findings == ()


def test_marks_come_from_defaults_styles_and_runs():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H" ><w:basedOn w:val="B"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:rPr><w:b/><w:i/></w:rPr></w:style>'
    )
    source = read(
        p("đậm", '<w:pStyle w:val="H"/>')
        + f'<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>{r("thường", OFF)}{r("nghiêng", STYLED)}</w:p>'
        + p("gạch", run='<w:u w:val="single"/>')
        + p("không", run='<w:u w:val="none"/>')
        + f"<w:p>{r('m')}{r('2', SUPER)}{r('CO')}{r('2', SUB)}</w:p>",
        styles=styles,
    )
    assert source.blocks[0].align == "center"
    assert runs(source) == (Run("đậm", bold=True),)
    # bold of a paragraph style and bold of a character style cancel one another (ECMA-376-1, 17.7.3)
    assert runs(source, 1) == (Run("thường"), Run("nghiêng", italic=True))
    assert runs(source, 2) == (Run("gạch", underline=True),)
    assert runs(source, 3) == (Run("không"),)
    assert runs(source, 4) == (Run("m"), Run("2", script="super"), Run("CO"), Run("2", script="sub"))


def test_styles_based_on_one_another_in_a_circle():
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    assert runs(read(p("x", '<w:pStyle w:val="A"/>'), styles=styles)) == (Run("x", bold=True),)


def test_capitals_by_style_are_capitals():
    assert texts(read(p("ủy ban nhân dân", run="<w:caps/>"))) == ["ỦY BAN NHÂN DÂN"]


def test_special_characters_of_a_run():
    body = (
        "<w:p><w:r><w:t>NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t><w:tab/><w:t>Hà</w:t><w:br/><w:t>Nội</w:t>"
        '<w:softHyphen/><w:t>!</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'
    )
    source = read(body)
    assert texts(source) == ["NĐ-CP\tHà\nNội!☑"]
    assert Run("\n") in runs(source)


def test_private_use_characters_need_their_font():
    known = read(p("\uf0b7 một", run='<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'))
    assert texts(known) == ["• một"]
    assert codes(known) == []
    unknown = read(p("a\uf001b"))
    assert texts(unknown) == ["a\ufffdb"]
    assert codes(unknown) == ["INP-SYMBOL"]


def test_text_is_put_into_nfc_and_says_so():
    source = read(p("Ca\u0306n cu\u031b\u0301"))
    assert texts(source) == ["Căn cứ"]
    assert codes(source) == ["INP-NOT-NFC"]
    assert codes(read(p("Căn cứ"))) == []


def test_a_letter_cut_by_two_runs_is_one_letter():
    assert runs(read(f"<w:p>{r('Quye')}{r(chr(0x302) + chr(0x301), '<w:b/>')}{r('t')}</w:p>")) == (Run("Quyết"),)


def test_invisible_and_direction_marks_go():
    source = read(p("12\u200b3\u202e54\u202c\ufeff"))
    assert texts(source) == ["12354"]
    assert codes(source) == ["INP-DIRECTION-MARKS"]


def test_tracked_changes_are_read_as_accepted():
    body = (
        f"<w:p>{r('Điều ')}<w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins>{r('10')}</w:ins>"
        f"<w:moveFrom>{r('cũ')}</w:moveFrom><w:moveTo>{r(' mới')}</w:moveTo></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('nửa đầu ')}</w:p>{p('nửa sau')}"
    )
    source = read(body)
    assert texts(source) == ["Điều 10 mới", "nửa đầu nửa sau"]
    (found,) = source.findings
    assert found.code == "INP-TRACKED-CHANGES"
    assert dict(found.params) == {"inserted": "2", "deleted": "2", "sample": "9 cũ"}


def test_hidden_and_struck_text():
    source = read(f"<w:p>{r('thấy')}{r('ẩn', '<w:vanish/>')}{r(' bỏ', '<w:strike/>')}</w:p>")
    assert texts(source) == ["thấy bỏ"]
    assert {found.code: dict(found.params)["sample"] for found in source.findings} == {
        "INP-HIDDEN-TEXT": "ẩn",
        "INP-STRUCK-TEXT": "bỏ",
    }


def test_links_and_fields_keep_their_result():
    link = ("h1", "hyperlink", "https://vbpl.vn/83", True)
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://e.vn/a b" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("Hiến pháp")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f'<w:p>{r("Căn cứ ")}<w:hyperlink r:id="h1">{r("Luật")}</w:hyperlink>{r("; ")}{field}{r(".")}</w:p>'
        f'<w:p><w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple><w:hyperlink w:anchor="x">{r("Điều 1")}</w:hyperlink></w:p>'
    )
    source = read(body, links=[link])
    assert runs(source) == (
        Run("Căn cứ "),
        Run("Luật", href="https://vbpl.vn/83"),
        Run("; "),
        Run("Hiến pháp", href="https://e.vn/a b"),
        Run("."),
    )
    assert texts(source)[1] == "7Điều 1"


def test_a_link_to_a_script_is_only_text():
    source = read(
        f'<w:p><w:hyperlink r:id="h1">{r("x")}</w:hyperlink></w:p>',
        links=[("h1", "hyperlink", "javascript:alert(1)", True)],
    )
    assert runs(source) == (Run("x"),)


def test_words_own_table_of_contents_is_left_out_and_told():
    toc = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("Điều 1 … 3")}</w:p>'
        f'<w:p>{r("Điều 2 … 5")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    source = read(toc + p("Điều 1. Thật"))
    assert texts(source) == ["Điều 1. Thật"]
    assert codes(source) == ["INP-CONTENTS-LEFT-OUT"]


def test_content_controls_are_looked_through():
    body = (
        f"<w:sdt><w:sdtContent>{p('khối')}</w:sdtContent></w:sdt>"
        f"<w:p><w:sdt><w:sdtContent>{r('trong dòng')}</w:sdtContent></w:sdt></w:p>"
    )
    assert texts(read(body)) == ["khối", "trong dòng"]


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{p('trong hộp')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{r('neo')}</w:p>{p('sau')}"
    )
    assert texts(read(body)) == ["neo", "trong hộp", "sau"]


def test_a_text_box_that_only_the_fallback_holds():
    body = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"/>'
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('hộp')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read(body)) == ["hộp"]


def test_pictures_are_kept_once_under_unique_names():
    links = [("i1", "image", "media/a.png", False), ("i2", "image", "media/x/a.png", False)]
    drawing = '<w:r><w:drawing><a:blip r:embed="{}"/></w:drawing></w:r>'
    body = f"<w:p>{drawing.format('i1')}{drawing.format('i2')}{drawing.format('i1')}</w:p>"
    source = read(body, links=links, files={"word/media/a.png": PNG, "word/media/x/a.png": PNG + b"2"})
    assert [run.image for run in runs(source)] == ["a.png", "a-2.png", "a.png"]
    assert {file.name: file.data for file in source.images} == {"a.png": PNG, "a-2.png": PNG + b"2"}
    assert source.findings == ()


@pytest.mark.parametrize("target", ["https://e.vn/a.png", "media/gone.png"])
def test_a_picture_outside_the_file_holds_the_document(target):
    links = [("i1", "image", target, target.startswith("http"))]
    source = read('<w:p><w:r><w:pict><v:imagedata r:id="i1"/></w:pict></w:r></w:p>', links=links)
    assert codes(source) == ["INP-IMAGE-MISSING"]
    assert source.findings[0].blocks


def test_footnotes_hang_on_their_marks_and_keep_their_numbers():
    notes = f'<w:footnote w:id="1">{p("Ghi chú một")}</w:footnote><w:footnote w:id="2">{p("Ghi chú hai")}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    source = read(f"<w:p>{r('A')}{mark.format(2)}{r('B')}{mark.format(1)}</w:p>", footnotes=notes)
    assert [(run.text, run.note) for run in runs(source)] == [("A", None), ("", 0), ("B", None), ("", 1)]
    assert [(note.marker, list(plain_lines(note.blocks))) for note in source.notes] == [
        ("1", ["Ghi chú hai"]),
        ("2", ["Ghi chú một"]),
    ]


def test_a_footnote_with_its_own_mark_and_one_that_is_gone():
    notes = f'<w:footnote w:id="1">{p("Xem thêm")}</w:footnote>'
    body = (
        '<w:p><w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>(*)</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="9"/></w:r></w:p>'
    )
    source = read(body, footnotes=notes)
    assert [note.marker for note in source.notes] == ["(*)"]
    assert codes(source) == ["INP-NOTE-MISSING"]


def test_endnotes_count_in_roman_figures():
    notes = f'<w:endnote w:id="1">{p("Cuối")}</w:endnote>'
    source = read('<w:p><w:r><w:endnoteReference w:id="1"/></w:r></w:p>', endnotes=notes)
    assert source.notes[0].marker == "i"


def test_notes_that_refer_to_one_another_in_a_ring_are_read_once_each():
    ring = '<w:footnote w:id="{}"><w:p><w:r><w:t>N{}</w:t><w:footnoteReference w:id="{}"/></w:r></w:p></w:footnote>'
    source = read(
        '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes=ring.format(1, 1, 2) + ring.format(2, 2, 1)
    )
    assert [list(plain_lines(note.blocks)) for note in source.notes] == [["N1"], ["N2"]]
    assert source_words(source) == ("N1", "N2")


def cell(text, props=""):
    return f"<w:tc>{props and f'<w:tcPr>{props}</w:tcPr>'}{p(text)}</w:tc>"


def test_tables_with_merged_cells():
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("TT", '<w:vMerge w:val="restart"/>')
        + cell("Mức", '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("I")
        + cell("II")
        + "</w:tr><w:tr>"
        + cell("1")
        + cell("a", '<w:hMerge w:val="restart"/>')
        + cell("b", "<w:hMerge/>")
        + "</w:tr></w:tbl>"
    )
    table = read(body).blocks[0]
    assert grid(table) == [
        [("TT", 1, 2), ("Mức", 2, 1)],
        [("I", 1, 1), ("II", 1, 1)],
        [("1", 1, 1), ("a / b", 2, 1)],
    ]
    assert [item.header for item in table.rows[0]] == [True, True]
    assert not table.rows[1][0].header


def test_a_row_that_only_continues_the_one_above_goes():
    body = (
        "<w:tbl><w:tr>" + cell("A", '<w:vMerge w:val="restart"/>') + "</w:tr>"
        "<w:tr>" + cell("", "<w:vMerge/>") + "</w:tr><w:tr>" + cell("B") + "</w:tr></w:tbl>"
    )
    assert grid(read(body).blocks[0]) == [[("A", 1, 1)], [("B", 1, 1)]]


def test_nested_tables_and_rows_in_wrappers():
    inner = f"<w:tbl><w:tr>{cell('trong')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{p('ngoài')}{inner}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    outer = read(body).blocks[0]
    nested = outer.rows[0][0].blocks[1]
    assert isinstance(nested, Table)
    assert list(plain_lines((outer,))) == ["ngoài", "trong"]


@pytest.mark.parametrize(
    ("props", "cells", "drawn"),
    [
        ("", "", False),
        ('<w:tblBorders><w:top w:val="single"/></w:tblBorders>', "", True),
        ('<w:tblBorders><w:top w:val="nil"/><w:insideH w:val="none"/></w:tblBorders>', "", False),
        ('<w:tblStyle w:val="Grid"/>', "", True),
        ('<w:tblStyle w:val="Grid"/><w:tblBorders><w:top w:val="none"/></w:tblBorders>', "", False),
        ("", '<w:tcBorders><w:left w:val="single"/></w:tcBorders>', True),
    ],
)
def test_whether_a_table_draws_lines(props, cells, drawn):
    styles = (
        '<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
        "</w:style>"
    )
    body = f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tr>{cell('x', cells)}</w:tr></w:tbl>"
    assert read(body, styles=styles).blocks[0].bordered is drawn


def test_deleted_rows_are_gone():
    body = f"<w:tbl><w:tr>{cell('còn')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{cell('bỏ')}</w:tr></w:tbl>"
    source = read(body)
    assert grid(source.blocks[0]) == [[("còn", 1, 1)]]
    assert codes(source) == ["INP-TRACKED-CHANGES"]


def test_headers_footers_and_comments_are_not_the_text():
    body = f"<w:p>{r('Văn bản')}<w:r><w:commentReference w:id='1'/></w:r></w:p>"
    source = read(body, header=p("đầu trang"), footer=p("chân trang"), comments=p("lời bình"))
    assert texts(source) == ["Văn bản"]
    assert codes(source) == ["INP-COMMENTS", "INP-HEADERS"]


def _field(instruction, result):
    turn = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    told = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return turn("begin") + told + turn("separate") + r(result) + turn("end")


_ART = '<w:p><w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r></w:p>'
_TWO_FORMS = (
    "<w:p><mc:AlternateContent><mc:Choice Requires='wps'><w:r><w:t>Mật</w:t></w:r></mc:Choice>"
    "<mc:Fallback><w:r><w:t>Mật</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (p("Số: 99/2026/QĐ-UBND"), "Số: 99/2026/QĐ-UBND"),
        (p("Số: 99"), "Số: 99"),
        (f"<w:p>{r('Số: 99/QĐ')}<w:r><w:noBreakHyphen/></w:r>{r('UBND')}</w:p>", "Số: 99/QĐ-UBND"),
        (f"<w:p>{_field('PAGE', '2')}{r(' Công báo')}</w:p>", "Công báo"),
        (f"<w:p>{_field('STYLEREF', 'Điều 1')}</w:p>", "Điều 1"),
        (p("<![CDATA[Mật]]>"), "Mật"),
        (p("&#272;&#7887;"), "Đỏ"),
        (_ART, "DỰ THẢO"),
        (_TWO_FORMS, "Mật"),
        (p("từ " * 60), " ".join(["từ"] * 39) + " …"),
    ],
)
def test_what_page_headers_say_is_told(header, told):
    source = read(p("Văn bản"), header=header, footer=header)
    assert texts(source) == ["Văn bản"]
    assert [(found.code, dict(found.params)["sample"]) for found in source.findings] == [("INP-HEADERS", told)]


@pytest.mark.parametrize(
    "footer",
    [
        p(),
        p("12"),
        p("- 12 -"),
        p("Trang số 3"),
        p("xii"),
        f"<w:p>{r('Trang ')}{_field('PAGE', 'năm')}{r('/')}{_field('NUMPAGES', '9')}</w:p>",
        f'<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT ">{r("hai")}</w:fldSimple></w:p>',
        "<w:p><w:r><w:t>1</w:t></w:r><w:del><w:r><w:delText>Mật</w:delText></w:r></w:del></w:p>",
    ],
)
def test_page_numbers_are_not_told(footer):
    assert codes(read(p("Văn bản"), footer=footer)) == []


def test_a_page_header_in_another_encoding_is_read_too():
    header = part("header", p("Mật")).replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    assert codes(read(p("x"), header="", files={"word/header.xml": header})) == ["INP-HEADERS"]


def test_a_page_header_that_is_no_xml_is_refused():
    with pytest.raises(RefusedInput, match="INP-DOCX-MALFORMED"):
        read(p("x"), header="<w:t>Mật")


def test_formulas_and_charts_are_told():
    body = (
        "<w:p><m:oMath><m:r><m:t>T=a×b</m:t></m:r></m:oMath></w:p>"
        '<w:p><w:r><w:drawing><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r></w:p>'
    )
    source = read(body)
    assert texts(source) == ["T=a×b"]
    assert codes(source) == ["INP-FORMULA", "INP-OBJECT"]


def test_text_in_a_legacy_encoding_is_converted():
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    old = read(p("Céng hoµ x· héi chñ nghÜa ViÖt Nam", run=font))
    assert codes(old) == ["INP-LEGACY-CONVERTED"]
    assert texts(old) == ["Cộng hoà xã hội chủ nghĩa Việt Nam"]
    assert codes(read(p("Cộng hòa xã hội chủ nghĩa Việt Nam", run=font))) == []


def test_macros_are_told():
    main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert codes(read(p("x"), main=main)) == ["INP-MACROS"]


def test_the_strict_form_of_the_standard_is_read():
    strict = part("document", f"<w:body>{p('Nghiêm')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(read(p("x"), files={"word/document.xml": strict})) == ["Nghiêm"]


def test_properties_are_facts_not_text():
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Quyết   định </dc:title><dc:language>vi-VN</dc:language>'
        "</cp:coreProperties>"
    )
    source = read(p("x"), files={"docProps/core.xml": core})
    assert source.facts == (("title", "Quyết định"), ("language", "vi-VN"))
    assert source.language == "vi-VN"


@pytest.mark.parametrize("content", ['<w:altChunk r:id="x"/>', '<w:p><w:subDoc r:id="x"/></w:p>'])
def test_content_from_other_files_is_refused(content):
    with pytest.raises(RefusedInput) as refusal:
        read(content)
    assert refusal.value.finding.code == "INP-DOCX-OUTSIDE"


def test_a_main_part_elsewhere_is_found_by_its_relation():
    files = {
        "_rels/.rels": relations([("r1", "officeDocument", "/word/document2.xml", False)]),
        "word/document2.xml": part("document", f"<w:body>{p('hai')}</w:body>"),
    }
    assert texts(read_docx(docx(p("một"), files=files))) == ["hai"]
