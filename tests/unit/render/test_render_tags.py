"""Tags: what a screen reader goes through, read from the file by another library than wrote it."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from render_kit import BASE, PLAIN_BODY, Store, akn, document, file_of, image, render, settings, table

from gazette.model import Attachment, Role
from gazette.render.pdf.fonts import load_fonts

NOTE = '<authorialNote marker="*" eId="n_1"><p>Lời chú.</p></authorialNote>'


def tags(data):
    """The structure tree as nested (tag, kids); a kid that is text is the text, and one that is a link's area "@"."""
    file = pikepdf.open(io.BytesIO(data))
    contents = {page.objgen: marked(page) for page in file.pages}

    def walk(element, page):
        page = element.get("/Pg", page)
        made = []
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                made.append(contents[page.objgen].pop(kid))
            elif kid.get("/Type") == "/MCR":
                made.append(contents[kid.Pg.objgen].pop(int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                made.append("@")
            else:
                made.append(walk(kid, page))
        return str(element.S)[1:], made

    (top,) = file.Root.StructTreeRoot.K
    tree = walk(top, None)
    assert not any(contents.values()), "a marked content that no element holds"
    return tree


def marked(page):
    """The text of each marked content of a page. Outside of them and of artifacts nothing may be drawn."""
    found, current, artifact = {}, None, False
    maps = {name: unicode_map(font) for name, font in page.Resources.Font.items()}
    font = None
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            assert current is None
            assert not artifact
            artifact = operands[0] == "/Artifact"
            if not artifact:
                current = int(operands[1].MCID)
                found[current] = ""
        elif name == "EMC":
            current, artifact = None, False
        elif name == "Tf":
            font = str(operands[0])
        elif name in ("Tj", "S", "Do", "f"):
            assert artifact or current is not None, f"{name} is neither tagged nor artifact"
            if name == "Tj" and current is not None:
                found[current] += "".join(maps[font][byte] for byte in bytes(operands[0]))
    return found


def unicode_map(font):
    pairs = re.findall(rb"<(\w\w)> <(\w{4})>", font.ToUnicode.read_bytes())
    return {int(code, 16): chr(int(char, 16)) for code, char in pairs}


def flat(tree, depth=0):
    """One line an element: its depth, its tag, its own text."""
    tag, kids = tree
    yield f"{'  ' * depth}{tag} {''.join(kid for kid in kids if isinstance(kid, str))}".rstrip()
    for kid in kids:
        if not isinstance(kid, str):
            yield from flat(kid, depth + 1)


def own(body, **more):
    """The lines of the tree of a document's own file, from its first article on."""
    store = more.pop("store", None) or Store()
    rendered, _ = render(document(akn(body), **more), store=store)
    lines = list(flat(tags(file_of(rendered, store, Role.DOCUMENT_PDF))))
    start = next(index for index, line in enumerate(lines) if line.strip().startswith("P QUYẾT ĐỊNH:"))
    end = next(index for index, line in enumerate(lines) if "Nơi nhận" in line)
    return [line[4:] for line in lines[start + 1 : end]]


def test_an_issue_is_parts_bodies_documents():
    rendered, store = render(document(), document(slug="8", number="8/2026/QĐ-TTg"))
    lines = list(flat(tags(file_of(rendered, store, Role.ISSUE_PDF))))
    headings = [line.strip() for line in lines if re.match(r"\s+H\d", line)]
    body = ["H4 Điều 1.", "H4 Điều 2. Hiệu lực"]
    title = "H3 QUYẾT ĐỊNH Về việc thử đường in của Công báo"
    assert headings == [
        "H1 CÔNG BÁO",
        "H1 MỤC LỤC",
        "H1 PHẦN VĂN BẢN QUY PHẠM PHÁP LUẬT",
        "H2 THỦ TƯỚNG CHÍNH PHỦ",
        title,
        *body,
        title,
        *body,
        "H1 Công báo · Số 713 + 714",
    ]
    assert [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "] == [
        "Sect",
        "Form",
        "Sect",
        "Part",
        "Sect",
    ]


def test_contents_are_a_list_of_links_whose_leaders_are_no_text():
    rendered, store = render()
    lines = list(flat(tags(file_of(rendered, store, Role.ISSUE_PDF))))
    start = lines.index("    TOC")
    assert lines[start + 1 : start + 5] == [
        "      TOCI",
        "        P 05-01-2026",
        "        Reference",
        "          Link @Quyết định số 7/2026/QĐ-TTg Về việc thử đường in của Công báo 3",
    ]


def test_a_documents_own_file_starts_at_the_first_level_where_no_part_is_printed_above_it():
    rendered, store = render(document(), document(slug="8", number="8/2026/QĐ-TTg"))
    second = file_of(rendered, store, Role.DOCUMENT_PDF, rendered.ranges[1].work)
    headings = [line.strip() for line in flat(tags(second)) if re.match(r"\s+H\d", line)]
    assert headings[0].startswith("H1 QUYẾT ĐỊNH")
    assert headings[1] == "H2 Điều 1."


def test_clauses_and_points_are_lists():
    assert own(PLAIN_BODY)[3:] == [
        "Sect",
        "  H4 Điều 2. Hiệu lực",
        "  L",
        "    LI",
        "      Lbl 1.",
        "      LBody Quyết định này có hiệu lực:",
        "        L",
        "          LI",
        "            Lbl d)",
        "            LBody Từ ngày ký;",
        "          LI",
        "            Lbl đ)",
        "            LBody Trên cả nước.",
    ]


def test_several_paragraphs_of_an_item_are_told_apart():
    body = '<paragraph eId="p"><num>1.</num><content><p>Một.</p><p>Hai.</p></content></paragraph>'
    assert own(body) == ["L", "  LI", "    Lbl 1.", "    LBody", "      P Một.", "      P Hai."]


def test_a_link_a_note_and_a_picture_stand_where_the_text_has_them():
    store = Store()
    body = f'<p>Xem <ref href="/eli/vn/luat/2025/1">Luật</ref>, chú{NOTE} và <img src="media/hinh-1.png" alt="Sơ đồ"/>.</p>'
    assert own(body, store=store, attachments=(image(store),)) == [
        "P Xem , chú và .",
        "  Link @Luật",
        "  Reference *",
        "  Note",
        "    Lbl *",
        "    P Lời chú.",
        "  Figure",
    ]


def test_a_picture_has_words_even_when_the_source_gives_none():
    store = Store()
    rendered, _ = render(
        document(akn('<p><img src="media/hinh-1.png" alt=""/></p>', kind="doc"), attachments=(image(store),)),
        store=store,
    )
    file = pikepdf.open(io.BytesIO(file_of(rendered, store, Role.DOCUMENT_PDF)))
    figures = [item for item in file.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["Hình trong văn bản, chưa có lời mô tả (tệp hinh-1.png)"]
    assert len(figures[0].A.BBox) == 4


def test_a_quoted_article_is_no_heading_of_this_document():
    body = (
        '<article eId="art_1"><num>Điều 1.</num><content><p>Sửa: <mod eId="m"><quotedStructure eId="q" startQuote="“"'
        ' endQuote="”"><article eId="q__art_5"><num>Điều 5.</num><content><p>Một ngày.</p></content></article>'
        "</quotedStructure></mod>.</p></content></article>"
    )
    assert own(body) == ["Sect", "  H4 Điều 1.", "  P Sửa:", "  BlockQuote", "    Sect", "      P “Điều 5. Một ngày.”."]


def cells(data):
    """Rows of the only table: (tag, columns, rows, scope, text) of each cell."""
    file = pikepdf.open(io.BytesIO(data))
    (found,) = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Table"]
    rows = [row for part in found.K for row in part.K]
    made = []
    for row in rows:
        facts = [(cell, cell.get("/A", {})) for cell in row.get("/K", [])]
        made.append(
            [
                (str(c.S), int(a.get("/ColSpan", 1)), int(a.get("/RowSpan", 1)), str(a.get("/Scope", "")))
                for c, a in facts
            ]
        )
    return [str(part.S) for part in found.K], made


def test_a_table_has_heads_scopes_spans_and_as_many_cells_in_every_row():
    source = (
        '<table eId="t"><tr><th rowspan="2"><p>TT</p></th><th colspan="2"><p>Chỉ tiêu</p></th></tr>'
        "<tr><th><p>2025</p></th><th><p>2026</p></th></tr><tr><td><p>1</p></td><td><p>a</p></td></tr>"
        '<tr><th><p>Cộng</p></th><td colspan="2"><p>b</p></td></tr></table>'
    )
    rendered, store = render(document(akn(source, kind="doc")))
    parts, rows = cells(file_of(rendered, store, Role.DOCUMENT_PDF))
    assert parts == ["/THead", "/TBody"]
    assert rows == [
        [("/TH", 1, 2, "/Column"), ("/TH", 2, 1, "/Column")],
        [("/TH", 1, 1, "/Column"), ("/TH", 1, 1, "/Column")],
        [("/TD", 1, 1, ""), ("/TD", 1, 1, ""), ("/TD", 1, 1, "")],
        [("/TH", 1, 1, "/Row"), ("/TD", 2, 1, "")],
    ]


def test_a_head_that_is_repeated_is_text_once():
    rows = [("Số", "Tên riêng")] + [(str(number), "Tổ chức, quản lý và công bố") for number in range(90)]
    rendered, store = render(document(akn(table(rows), kind="doc")))
    data = file_of(rendered, store, Role.DOCUMENT_PDF)
    assert rendered.ranges[0].last > rendered.ranges[0].first + 1
    assert sum("Tên riêng" in line for line in flat(tags(data))) == 1
    assert sum(data.count(b"") > 0 and "Tên riêng" in page for page in pages_of(data)) > 1


def pages_of(data):
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_a_cell_that_runs_on_over_pages_is_one_cell():
    long = " ".join(f"từ{number}" for number in range(3000))
    rendered, store = render(document(akn(table([("A", "B"), (long, "x")]), kind="doc")))
    lines = [line.strip() for line in flat(tags(file_of(rendered, store, Role.DOCUMENT_PDF)))]
    assert "TD " + long in lines


def test_the_akoma_ntoso_is_inside_as_source():
    rendered, store = render()
    for role, name, source in (
        (Role.ISSUE_PDF, "issue.xml", rendered.issue.akn),
        (Role.DOCUMENT_PDF, "7-2026-qd-ttg.xml", akn()),
    ):
        file = pikepdf.open(io.BytesIO(file_of(rendered, store, role)))
        (spec,) = file.Root.AF
        assert spec.AFRelationship == "/Source"
        assert str(spec.UF) == name
        assert spec.EF.F.read_bytes() == source
        assert file.attachments[name].get_file().read_bytes() == source


def test_what_the_file_says_of_itself():
    rendered, store = render(document(number="9/2026/TT-BM", title="A & B", issuer="Bộ Mẫu"))
    file = pikepdf.open(io.BytesIO(file_of(rendered, store, Role.DOCUMENT_PDF)))
    with file.open_metadata() as found:
        facts = {
            key: found[key] for key in ("dc:title", "dc:creator", "dc:language", "dc:date", "dc:type", "dc:publisher")
        }
        assert found.pdfa_status == "3A"
        assert found["pdfuaid:part"] == "1"
        assert found["xmp:CreateDate"] == "2026-10-24T00:00:00Z"
        assert found["dc:identifier"] == f"{BASE}/eli/vn/quyet-dinh/2026/7-2026-qd-ttg"
        assert "9/2026/TT-BM" in found["xmp:Identifier"]
    assert facts == {
        "dc:title": "Quyết định số 9/2026/TT-BM: A & B",
        "dc:creator": ["Bộ Mẫu"],
        "dc:language": {"vi-VN"},
        "dc:date": ["2026-01-05"],
        "dc:type": {"Quyết định"},
        "dc:publisher": {"Văn phòng Chính phủ"},
    }
    assert all(page.Tabs == "/S" for page in file.pages)


def test_a_text_of_more_letters_than_a_font_holds_is_drawn_with_several():
    covered = sorted(load_fonts(settings().typeface).covered - {0xA0, 0x0D, 0x00})
    chars = [chr(code) for code in covered if chr(code).isalpha() and chr(code).isprintable()][:600]
    said = " ".join("".join(chars[start : start + 20]) for start in range(0, len(chars), 20))
    rendered, store = render(document(akn(f"<p>{said}</p>", kind="doc")))
    lines = [line.strip() for line in flat(tags(file_of(rendered, store, Role.DOCUMENT_PDF)))]
    shown = load_fonts(settings().typeface).clean(said)
    assert f"P {shown}" in lines


@pytest.mark.parametrize("href", ["#nowhere", "/x y"])
def test_a_link_without_a_place_in_the_file_is_plain_text_and_addresses_are_ascii(href):
    rendered, store = render(document(akn(f'<p>Xem <ref href="{href}">đó</ref>.</p>', kind="doc")))
    data = file_of(rendered, store, Role.DOCUMENT_PDF)
    lines = [line.strip() for line in flat(tags(data))]
    assert ("Span đó" if href == "#nowhere" else "Link @đó") in lines
    areas = [
        str(area.A.URI)
        for page in pikepdf.open(io.BytesIO(data)).pages
        for area in page.get("/Annots", [])
        if area.Subtype == "/Link"
    ]
    assert areas[1:] == ([] if href == "#nowhere" else [f"{BASE}/x%20y"])


def test_an_attachment_name_of_another_role_changes_nothing_inside():
    store = Store()
    sheet = Attachment(store.put(b"xlsx"), 4, "application/vnd.ms-excel", "bảng.xlsx")
    rendered, _ = render(document(attachments=(sheet,)), store=store)
    file = pikepdf.open(io.BytesIO(file_of(rendered, store, Role.DOCUMENT_PDF)))
    assert list(file.attachments) == ["7-2026-qd-ttg.xml"]
