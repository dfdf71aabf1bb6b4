"""Writes the sample documents that arrive as DOCX into samples/inbox. Run: python samples/make_docx.py

They have what real files of ministries have: a letterhead and a signature block laid out as tables without borders,
styles, automatic numbering, a footnote, tables with merged cells, a picture, an annex, an attached spreadsheet.
The same run with the same python-docx gives the same bytes.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree
from make_xlsx import checklist
from packed import pack, stored, unpack

INBOX = Path(__file__).parent / "inbox"
CENTER, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
DROPPED = ("docProps/thumbnail.jpeg",)
"""Parts of python-docx's template that a legal document has no use for."""


# ---------------------------------------------------------------- the package


def new_document(title: str) -> Docx:
    """An empty A4 page with the margins, typeface and styles of Decree 30/2020/NĐ-CP, annex I."""
    doc = Document()
    page = doc.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    normal = doc.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Times New Roman")
    for name, bold, italic, align in (
        ("Van ban giua", True, False, CENTER),
        ("Can cu", False, True, JUSTIFY),
        ("Noi dung", False, False, JUSTIFY),
        ("Ten dieu", True, False, JUSTIFY),
    ):
        style = doc.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.bold, style.font.italic = bold, italic
        style.paragraph_format.alignment = align
        style.paragraph_format.space_after = Pt(6)
        if align == JUSTIFY:
            style.paragraph_format.first_line_indent = Cm(1)
    doc.core_properties.title = title
    doc.core_properties.author = "Văn bản mẫu"
    doc.core_properties.comments = ""
    page_number(doc)
    return doc


def page_number(doc: Docx) -> None:
    """Page number in the middle of the header, not on the first page."""
    doc.sections[0].different_first_page_header_footer = True
    line = doc.sections[0].header.paragraphs[0]
    line.alignment = CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    line._p.append(field)


def to_bytes(doc: Docx) -> bytes:
    """The package with fixed dates and without the template's thumbnail."""
    target = io.BytesIO()
    doc.save(target)
    parts = {name: data for name, data in unpack(target.getvalue()).items() if name not in DROPPED}
    parts["_rels/.rels"] = without_thumbnail(parts["_rels/.rels"])
    return pack(parts)


def without_thumbnail(rels: bytes) -> bytes:
    root = parse_xml(rels)
    for relation in list(root):
        if str(relation.get("Target")).endswith("thumbnail.jpeg"):
            root.remove(relation)
    serialised: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return serialised


# ---------------------------------------------------------------- blocks


def line(
    holder: Docx | _Cell, text: str, style: str | None = None, align: WD_ALIGN_PARAGRAPH | None = None
) -> Paragraph:
    """A paragraph; a cell's empty first paragraph is used up first."""
    if isinstance(holder, _Cell) and len(holder.paragraphs) == 1 and not holder.text:
        paragraph = holder.paragraphs[0]
    else:
        paragraph = holder.add_paragraph()
    if style:
        paragraph.style = style
    if align is not None:
        paragraph.alignment = align
    paragraph.add_run(text)
    return paragraph


def bold(paragraph: Paragraph) -> Paragraph:
    for run in paragraph.runs:
        run.bold = True
    return paragraph


def italic(paragraph: Paragraph) -> Paragraph:
    for run in paragraph.runs:
        run.italic = True
    return paragraph


def ruled(paragraph: Paragraph) -> Paragraph:
    """A thin rule below the line, drawn as a paragraph border."""
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    )
    paragraph._p.get_or_add_pPr().append(borders)
    return paragraph


def layout_table(doc: Docx, rows: int) -> Table:
    """Two columns without borders: what Word users lay a letterhead out with."""
    table = doc.add_table(rows, 2)
    table.autofit = False
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Cm(6.5), Cm(10)
    return table


def letterhead(doc: Docx, issuer: Sequence[str], number: str, place_date: str) -> None:
    """Issuing body (one printed line each) and number on the left, state, motto and date on the right."""
    table = layout_table(doc, 2)
    left, right = table.cell(0, 0), table.cell(0, 1)
    ruled([bold(line(left, words, align=CENTER)) for words in issuer][-1])
    bold(line(right, STATE, align=CENTER))
    ruled(bold(line(right, MOTTO, align=CENTER)))
    line(table.cell(1, 0), f"Số: {number}", align=CENTER)
    italic(line(table.cell(1, 1), place_date, align=CENTER))


def signature_block(doc: Docx, recipients: Sequence[str], office: Sequence[str], name: str) -> None:
    table = layout_table(doc, 1)
    left, right = table.cell(0, 0), table.cell(0, 1)
    italic(bold(line(left, "Nơi nhận:", align=LEFT)))
    for recipient in recipients:
        line(left, f"- {recipient}", align=LEFT).runs[0].font.size = Pt(11)
    for words in office:
        bold(line(right, words, align=CENTER))
    for _ in range(3):
        line(right, "", align=CENTER)
    bold(line(right, name, align=CENTER))


def article(doc: Docx, number: int, heading: str, *paragraphs: str) -> None:
    """An article whose number is typed, as most real files have it."""
    line(doc, f"Điều {number}. {heading}", "Ten dieu")
    for text in paragraphs:
        line(doc, text, "Noi dung")


def numbering(doc: Docx) -> int:
    """A multilevel list Điều 1. / 1. / a) as Word keeps it; returns its number. Clauses start anew"
    " below each article."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr>{"<w:rPr><w:b/></w:rPr>" if level == 0 else ""}</w:lvl>'
        for level, (kind, text) in enumerate((("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)")))
    )
    root = doc.part.numbering_part.element
    first_num = root.find(qn("w:num"))
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    first_num.addprevious(abstract)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return 90


def numbered(doc: Docx, num: int, level: int, text: str) -> Paragraph:
    """A paragraph whose number Word makes: level 0 an article, 1 a clause, 2 a point."""
    paragraph = line(doc, text, "Ten dieu" if level == 0 else "Noi dung")
    properties = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')
    paragraph._p.get_or_add_pPr().insert(1, properties)
    return paragraph


def footnote(doc: Docx, paragraph: Paragraph, text: str) -> None:
    """A real footnote: a mark in the text and its text in word/footnotes.xml (python-docx has no call for it)."""
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0">'
        "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
        f'<w:footnote w:id="1"><w:p>{mark}<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, content.encode(), doc.part.package)
    doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="1"/>'))


def stamp(width: int = 96, height: int = 48) -> bytes:
    """A picture for the annex: a grey frame with a bar across, as PNG written by hand."""

    def shade(x: int, y: int) -> int:
        edge = x < 3 or y < 3 or x >= width - 3 or y >= height - 3
        bar = abs(x * height - y * width) < width * 3
        return 96 if edge else 160 if bar else 255

    rows = b"".join(b"\0" + bytes(shade(x, y) for x in range(width)) for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", stored(rows)) + chunk(b"IEND", b"")


def picture(doc: Docx, data: bytes, description: str) -> None:
    paragraph = doc.add_paragraph()
    paragraph.alignment = CENTER
    shape = paragraph.add_run().add_picture(io.BytesIO(data), width=Cm(4))
    shape._inline.docPr.set("descr", description)


# ---------------------------------------------------------------- the documents


def decision_902() -> bytes:
    """A decision of the Prime Minister: articles, clauses and points numbered by Word, one footnote."""
    doc = new_document("Quyết định số 902/2026/QĐ-TTg")
    letterhead(doc, ("THỦ TƯỚNG CHÍNH PHỦ",), "902/2026/QĐ-TTg", "Hà Nội, ngày 20 tháng 8 năm 2026")
    line(doc, "QUYẾT ĐỊNH", "Van ban giua")
    line(doc, "Quy định tiêu chí đánh giá hệ thống đăng Công báo điện tử bằng bản mẫu", "Van ban giua")
    for text in (
        "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;",
        "Căn cứ Luật Bản mẫu số 900/2026/QH15;",
        "Căn cứ Nghị định số 901/2026/NĐ-CP quy định chi tiết một số điều của Luật Bản mẫu;",
        "Theo đề nghị của Bộ trưởng Bộ Tư pháp;",
        (
            "Thủ tướng Chính phủ ban hành Quyết định quy định tiêu chí đánh giá hệ thống đăng Công báo"
            " điện tử bằng bản mẫu."
        ),
    ):
        line(doc, text, "Can cu")
    num = numbering(doc)
    numbered(doc, num, 0, "Phạm vi điều chỉnh")
    line(
        doc,
        "Quyết định này quy định tiêu chí, thang điểm và việc xếp loại hệ thống đăng Công báo điện"
        " tử qua phép thử bằng bản mẫu.",
        "Noi dung",
    )
    numbered(doc, num, 0, "Tiêu chí đánh giá")
    numbered(doc, num, 1, "Tính toàn vẹn, tối đa 50 điểm:")
    numbered(doc, num, 2, "Không mất từ, không thêm từ so với tệp gốc;")
    numbered(doc, num, 2, "Giữ nguyên thứ tự của điều, khoản, điểm;")
    numbered(doc, num, 2, "Giữ nguyên số liệu trong bảng.")
    numbered(doc, num, 1, "Tính kịp thời, tối đa 20 điểm: hoàn thành phép thử trong thời hạn quy định.")
    checked = numbered(
        doc, num, 1, "Khả năng kiểm chứng, tối đa 30 điểm: người đọc tự đối chiếu được giá trị băm của tệp đã đăng"
    )
    footnote(doc, checked, "Giá trị băm SHA-256 được viết bằng 64 chữ số thập lục phân, dùng chữ thường.")
    checked.add_run(" với bản kê của số Công báo.")
    numbered(doc, num, 0, "Xếp loại")
    numbered(doc, num, 1, "Đạt: từ 80 điểm trở lên và không mất điểm về tính toàn vẹn.")
    numbered(doc, num, 1, "Không đạt: các trường hợp còn lại.")
    numbered(doc, num, 0, "Hiệu lực thi hành")
    line(doc, "Quyết định này có hiệu lực thi hành từ ngày 05 tháng 10 năm 2026.", "Noi dung")
    numbered(doc, num, 0, "Trách nhiệm thi hành")
    line(
        doc,
        "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch Ủy ban nhân dân tỉnh, thành phố trực"
        " thuộc trung ương và cơ quan, tổ chức có liên quan chịu trách nhiệm thi hành Quyết định này.",
        "Noi dung",
    )
    signature_block(
        doc,
        (
            "Các bộ, cơ quan ngang bộ;",
            "HĐND, UBND các tỉnh, thành phố trực thuộc trung ương;",
            "VPCP: BTCN, các PCN, Công báo;",
            "Lưu: VT, PL.",
        ),
        ("KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"),
        "Trần Thị Mẫu",
    )
    return to_bytes(doc)


def merged_table(doc: Docx) -> None:
    """The form of the annex: a head of two rows with merged cells, groups that span rows."""
    table = doc.add_table(7, 5)
    table.style = "Table Grid"
    head = {
        (0, 0, 1, 0): "STT",
        (0, 1, 1, 1): "Nhóm",
        (0, 2, 1, 2): "Nội dung kiểm tra",
        (0, 3, 0, 4): "Kết quả",
    }
    for (top, left, bottom, right), text in head.items():
        bold(line(table.cell(top, left).merge(table.cell(bottom, right)), text, align=CENTER))
    bold(line(table.cell(1, 3), "Đạt", align=CENTER))
    bold(line(table.cell(1, 4), "Không đạt", align=CENTER))
    groups = (("Thể thức", ("Số, ký hiệu", "Ngày ký", "Chức vụ, họ tên người ký")), ("Nội dung", ("Bố cục", "Số liệu")))
    row = 2
    for group, items in groups:
        line(table.cell(row, 1).merge(table.cell(row + len(items) - 1, 1)), group)
        for item in items:
            line(table.cell(row, 0), str(row - 1), align=CENTER)
            line(table.cell(row, 2), item)
            row += 1
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def circular_903() -> bytes:
    """A circular with a table in its text and an annex with a merged table and a picture.

    It carries the two slips that the sample decision 907/QĐ-BTP corrects.
    """
    doc = new_document("Thông tư số 903/2026/TT-BTP")
    letterhead(doc, ("BỘ TƯ PHÁP",), "903/2026/TT-BTP", "Hà Nội, ngày 10 tháng 9 năm 2026")
    line(doc, "THÔNG TƯ", "Van ban giua")
    line(doc, "Quy định mẫu phiếu kiểm tra bản mẫu", "Van ban giua")
    for text in (
        "Căn cứ Luật Bản mẫu số 900/2026/QH15;",
        "Căn cứ Nghị định số 901/2026/NĐ-CP quy định chi tiết một số điều của Luật Bản mẫu;",
        "Theo đề nghị của Chánh Văn phòng Bộ;",
        "Bộ trưởng Bộ Tư pháp ban hành Thông tư quy định mẫu phiếu kiểm tra bản mẫu.",
    ):
        line(doc, text, "Can cu")
    article(
        doc,
        1,
        "Phạm vi điều chỉnh",
        "Thông tư này quy định mẫu phiếu kiểm tra bản mẫu, cách ghi và thời hạn lưu phiếu.",
    )
    article(
        doc,
        2,
        "Mẫu phiếu",
        "1. Ban hành kèm theo Thông tư này mẫu phiếu kiểm tra bản mẩu tại Phụ lục.",
        "2. Phiếu được lập thành bản điện tử theo tệp bảng tính đăng kèm Thông tư này.",
    )
    article(doc, 3, "Cách ghi và thời hạn lưu phiếu", "1. Mỗi bản mẫu lập một phiếu.", "2. Thời hạn lưu phiếu như sau:")
    table = doc.add_table(1, 3)
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, ("STT", "Kết luận", "Thời hạn lưu"), strict=True):
        bold(line(cell, text, align=CENTER))
    for values in (("1", "Tiếp nhận", "05 năm"), ("2", "Tạm giữ để bổ sung", "02 năm"), ("3", "Từ chối", "05 năm")):
        for cell, text in zip(table.add_row().cells, values, strict=True):
            line(cell, text)
    line(doc, "3. Thời hạn lưu được tính từ ngày ký phiếu.", "Noi dung")
    article(
        doc,
        4,
        "Hiệu lực thi hành",
        "1. Thông tư này có hiệu lực thi hành từ ngày 01 tháng 11 năm 2026.",
        "2. Phiếu lập trước ngày Thông tư này có hiệu lực thi hành được lưu theo quy định tại thời điểm lập phiếu.",
    )
    article(
        doc,
        5,
        "Tổ chức thực hiện",
        "Chánh Văn phòng Bộ hướng dẫn thực hiện khoản 2 Điều 5 của Thông tư này.",
    )
    signature_block(
        doc,
        (
            "Văn phòng Chính phủ (Công báo);",
            "Các đơn vị thuộc Bộ;",
            "Cổng thông tin điện tử Bộ Tư pháp;",
            "Lưu: VT, VP.",
        ),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        "Phạm Văn Mẫu",
    )
    doc.add_section(WD_SECTION.NEW_PAGE)
    line(doc, "PHỤ LỤC", "Van ban giua")
    line(doc, "MẪU PHIẾU KIỂM TRA BẢN MẪU", "Van ban giua")
    italic(
        line(
            doc,
            "(Kèm theo Thông tư số 903/2026/TT-BTP ngày 10 tháng 9 năm 2026 của Bộ trưởng Bộ Tư pháp)",
            align=CENTER,
        )
    )
    merged_table(doc)
    line(doc, "Hình dấu ghi trên phiếu:", "Noi dung")
    picture(doc, stamp(), "Khung chữ nhật có một gạch chéo, là hình dấu “Bản mẫu”")
    return to_bytes(doc)


def decision_906() -> bytes:
    """A provincial decision that issues a regulation (Quy chế), which has chapters and articles of its own."""
    doc = new_document("Quyết định số 906/2026/QĐ-UBND")
    letterhead(doc, ("ỦY BAN NHÂN DÂN", "TỈNH MINH HỌA"), "906/2026/QĐ-UBND", "Minh Họa, ngày 20 tháng 10 năm 2026")
    line(doc, "QUYẾT ĐỊNH", "Van ban giua")
    line(doc, "Ban hành Quy chế quản lý Sổ bản mẫu trên địa bàn tỉnh Minh Họa", "Van ban giua")
    for text in (
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        "Căn cứ Luật Bản mẫu số 900/2026/QH15;",
        "Căn cứ Nghị định số 901/2026/NĐ-CP quy định chi tiết một số điều của Luật Bản mẫu;",
        "Theo đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 77/TTr-STP ngày 09 tháng 10 năm 2026;",
        (
            "Ủy ban nhân dân tỉnh Minh Họa ban hành Quyết định ban hành Quy chế quản lý Sổ bản mẫu trên"
            " địa bàn tỉnh Minh Họa."
        ),
    ):
        line(doc, text, "Can cu")
    for number, text in enumerate(
        (
            "Ban hành kèm theo Quyết định này Quy chế quản lý Sổ bản mẫu trên địa bàn tỉnh Minh Họa.",
            "Quyết định này có hiệu lực thi hành từ ngày 05 tháng 11 năm 2026.",
            (
                "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Tư pháp, Chủ tịch Ủy ban nhân dân các"
                " xã, phường chịu trách nhiệm thi hành Quyết định này."
            ),
        ),
        1,
    ):
        paragraph = doc.add_paragraph(style="Noi dung")
        paragraph.add_run(f"Điều {number}. ").bold = True
        paragraph.add_run(text)
    signature_block(
        doc,
        ("Như Điều 3;", "Thường trực HĐND tỉnh;", "Công báo tỉnh;", "Lưu: VT, NC."),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Vũ Thị Mẫu",
    )
    doc.add_page_break()
    line(doc, "QUY CHẾ", "Van ban giua")
    line(doc, "Quản lý Sổ bản mẫu trên địa bàn tỉnh Minh Họa", "Van ban giua")
    italic(
        line(
            doc,
            "(Kèm theo Quyết định số 906/2026/QĐ-UBND ngày 20 tháng 10 năm 2026 của Ủy ban nhân dân tỉnh Minh Họa)",
            align=CENTER,
        )
    )
    line(doc, "Chương I", "Van ban giua")
    line(doc, "QUY ĐỊNH CHUNG", "Van ban giua")
    article(doc, 1, "Phạm vi điều chỉnh", "Quy chế này quy định việc mở, ghi, khóa và lưu Sổ bản mẫu của tỉnh.")
    article(
        doc,
        2,
        "Nguyên tắc quản lý",
        "1. Mỗi cơ quan mở một Sổ bản mẫu.",
        "2. Dòng đã ghi không được tẩy xóa.",
    )
    line(doc, "Chương II", "Van ban giua")
    line(doc, "GHI VÀ LƯU SỔ BẢN MẪU", "Van ban giua")
    article(
        doc,
        3,
        "Ghi Sổ bản mẫu",
        "1. Người giữ sổ ghi ngay khi nhận bản mẫu.",
        "2. Mỗi dòng gồm:",
        "a) Số, ký hiệu của bản mẫu;",
        "b) Ngày, giờ nhận;",
        "c) Người gửi;",
        "d) Giá trị băm của tệp;",
        "đ) Kết luận kiểm tra.",
    )
    article(doc, 4, "Lưu Sổ bản mẫu", "Sổ bản mẫu đã khóa được lưu vĩnh viễn tại lưu trữ của cơ quan.")
    return to_bytes(doc)


def files() -> dict[str, bytes]:
    """Every file this script makes, by its path below samples/."""
    return {
        "inbox/902-2026-qd-ttg.docx": decision_902(),
        "inbox/903-2026-tt-btp.docx": circular_903(),
        "inbox/903-2026-tt-btp.files/phieu-kiem-tra.xlsx": checklist(),
        "inbox/906-2026-qd-ubnd.docx": decision_906(),
    }


def main() -> None:
    for path, data in files().items():
        target = INBOX.parent / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        print(path, len(data))


if __name__ == "__main__":
    main()
