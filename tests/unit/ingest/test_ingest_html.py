"""The HTML reader: everything visible, in order; nothing fetched."""

import base64
from dataclasses import replace

import pytest
from docx_kit import PNG, codes, grid, texts

from gazette.ingest import witness
from gazette.ingest.blocks import Para, Run, Table, plain_lines
from gazette.ingest.fidelity import unwitnessed
from gazette.ingest.read_html import read_html
from gazette.ingest.refused import RefusedInput


def read(body, head=""):
    """What the reader makes of a page. Whatever a test is about, no word of it may be lost."""
    return whole(f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


def whole(data):
    source = replace(read_html(data), kind="html")
    assert unwitnessed(source, data) is None
    return source


def test_blocks_marks_and_headings():
    source = read(
        "<h2 style='text-align:center'>QUYẾT ĐỊNH</h2><p align=right><i>Hà Nội</i>, <b>ngày</b>"
        " <span style='font-weight:bold;font-style:italic'>05</span></p>x<sup>2</sup><u>y</u>"
    )
    assert source.blocks[0] == Para((Run("QUYẾT ĐỊNH", bold=True),), "center", 2, line=1)
    assert source.blocks[1].runs == (
        Run("Hà Nội", italic=True),
        Run(", "),
        Run("ngày", bold=True),
        Run(" "),
        Run("05", bold=True, italic=True),
    )
    assert source.blocks[1].align == "right"
    assert source.blocks[2].runs == (Run("x"), Run("2", script="super"), Run("y", underline=True))


def test_white_space_is_folded_as_a_browser_does():
    assert texts(read("<p>  Điều\n   1. <b> Phạm</b>\tvi&nbsp;điều\n</p>")) == ["Điều 1. Phạm vi điều"]


def test_line_breaks_stay_and_two_of_them_part_paragraphs():
    source = read("<div>CHÍNH PHỦ<br>-------<br/><br>Số: 1<br></div>")
    assert texts(source) == ["CHÍNH PHỦ\n-------", "Số: 1"]
    assert Run("\n") in source.blocks[0].runs


def test_text_between_blocks_is_not_lost():
    assert texts(read("<div>một<p>hai</p>ba<span>bốn<div>năm</div>sáu</span></div>bảy")) == [
        "một",
        "hai",
        "babốn",
        "năm",
        "sáu",
        "bảy",
    ]


def test_what_does_not_show_is_left_out():
    source = read(
        "<nav>menu</nav><script>x()</script><style>p{}</style><noscript>bật</noscript><!-- chú -->"
        "<p style='display:none'>ẩn</p><p hidden>ẩn</p><select><option>chọn</select><p>Điều 1</p><textarea>gõ</textarea>"
    )
    assert texts(source) == ["Điều 1"]


def test_a_page_inside_a_form_is_read():
    assert texts(read("<form id=aspnetForm><div><p>Điều 1</p></div></form>")) == ["Điều 1"]


def test_ordered_lists_show_their_numbers():
    source = read("<ol start=3 type=a><li>x<li value=7><p>y</p><p>z</p></ol><ul><li>không số</ul>")
    assert [(block.number, block.text) for block in source.blocks] == [
        ("c.", "c. x"),
        ("g.", "g. y"),
        ("", "z"),
        ("", "không số"),
    ]


def test_tables_spans_captions_and_nesting():
    source = read(
        "<table border=1><caption>Bảng 1</caption><thead><tr><th rowspan=2>TT<th colspan=2>Mức</thead>"
        "<tr><td>I<td>II<tr><td>1<td colspan=99999><table><tr><td>trong</table></table>"
    )
    assert source.blocks[0].text == "Bảng 1"
    table = source.blocks[1]
    assert [cell.header for cell in table.rows[0]] == [True, True]
    assert [[(c.colspan, c.rowspan) for c in row] for row in table.rows] == [
        [(1, 2), (2, 1)],
        [(1, 1), (1, 1)],
        [(1, 1), (200, 1)],
    ]
    assert table.bordered
    inner = table.rows[2][1].blocks[0]
    assert isinstance(inner, Table)
    assert grid(inner) == [[("trong", 1, 1)]]
    assert not inner.bordered


def test_a_row_span_of_0_reaches_to_the_end():
    table = read("<table><tr><td rowspan=0>A<td>1<tr><td>2<tr><td>3</table>").blocks[0]
    assert table.rows[0][0].rowspan == 3


def test_pictures_lie_in_the_page_or_are_told():
    inside = base64.b64encode(PNG).decode()
    source = read(f"<p>a<img src='data:image/png;base64,{inside}'><img src='https://e.vn/x.png' alt='Hình 1'></p>")
    assert [run.image for run in source.blocks[0].runs] == [None, "image-1.png"]
    assert source.images[0].data == PNG
    (found,) = source.findings
    assert (found.code, dict(found.params)) == ("INP-IMAGE-OUTSIDE", {"name": "Hình 1", "count": "1"})


def test_links():
    source = read(
        "<p><a href='https://vbpl.vn/1'>Luật</a> <a href='javascript:x()'>và</a> <a href='#d'>nghị định</a></p>"
    )
    assert source.blocks[0].runs == (Run("Luật", href="https://vbpl.vn/1"), Run(" và nghị định"))


def test_the_known_container_is_taken_and_what_it_leaves_is_told():
    law = "<p>Điều 1. " + "nội dung " * 40 + "</p>"
    source = read(
        f"<div>Trang chủ</div><div id=divContentDoc><div class='a content1'>{law}</div></div><p>Bình luận</p>"
    )
    assert texts(source)[0].startswith("Điều 1.")
    (found,) = source.findings
    assert (found.code, dict(found.params)) == ("INP-HTML-PART", {"name": "a content1", "words": "4"})


def test_a_container_that_is_not_certain_is_not_taken():
    law = "<p>Điều 1. " + "nội dung " * 40 + "</p>"
    two = read(f"<article>{law}</article><article>{law}</article>")
    assert len(two.blocks) == 2
    teaser = read(f"<article><p>Tin vắn</p></article>{law}")
    assert len(teaser.blocks) == 2
    alone = read(f"<p>Trang chủ</p><main>{law}</main>")
    assert (len(alone.blocks), codes(alone)) == (1, ["INP-HTML-PART"])


@pytest.mark.parametrize(
    "data",
    [
        "<html><body><p>Điều 1</p></body></html>".encode(),
        "<html><body><p>Điều 1</p></body></html>".encode("utf-8-sig"),
        "<html><body><p>Điều 1</p></body></html>".encode("utf-16"),
        "<html><head><meta charset=iso-8859-1></head><body><p>Điều 1</p></body></html>".encode(),
        b"<html><head><meta charset='windows-1258'></head><body><p>\xd0i\xea\xccu 1</p></body></html>",
    ],
)
def test_encodings(data):
    assert texts(whole(data)) == ["Điều 1"]


@pytest.mark.parametrize("charset", ["", "<meta charset=utf-8>", "<meta charset=base64>", "<meta charset=klingon>"])
def test_bytes_of_no_known_encoding_are_refused(charset):
    with pytest.raises(RefusedInput) as refusal:
        read_html(b"<html><head>" + charset.encode() + b"</head><body>\xc3\x28</body></html>")
    assert refusal.value.finding.code == "INP-TEXT-ENCODING"


def test_nothing_is_lost_silently_behind_a_limit_of_the_parser():
    deep = "<div>" * 300 + "x" + "</div>" * 300 + "<p>mất</p>"
    with pytest.raises(RefusedInput) as refusal:
        read(deep)
    assert refusal.value.finding.code == "INP-HTML-DEEP"
    assert texts(read("<div>" * 200 + "x" + "</div>" * 200 + "<p>còn</p>")) == ["x", "còn"]


def test_a_legacy_font_is_converted():
    source = read('<p style="font-family:.VnTime">Céng hoµ x· héi chñ nghÜa ViÖt Nam</p>')
    assert codes(source) == ["INP-LEGACY-CONVERTED"]
    assert texts(source) == ["Cộng hoà xã hội chủ nghĩa Việt Nam"]


def test_title_and_language_are_facts():
    source = whole("<html lang=vi><head><title> Luật \n X</title></head><body>a</body></html>".encode())
    assert (source.language, source.facts) == ("vi", (("title", "Luật X"),))


def test_every_word_once():
    words = "một hai ba bốn năm sáu bảy tám chín mười"
    one, two, three, *rest = words.split()
    page = f"<div><b>{one}</b> <p>{two}</p>{three}<table><tr><td>{rest[0]}<td><p>{rest[1]}</table><ul><li>{rest[2]}<li>{rest[3]}</ul><center>{rest[4]}</center><pre>{rest[5]}\n{rest[6]}</pre></div>"
    assert " ".join(plain_lines(read(page).blocks)).split() == words.split()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<table><td>a</td></table>", ["a"]),
        ("<table><tbody><form><tr><td>b</td></tr></form></tbody></table>", ["b"]),
        ("<table><tr><form><td>c<td>d</form></tr></table>", ["c", "d"]),
        ("<table>x<tr>y<td>z</td>w</tr>v</table>", ["x y w v", "z"]),
        ("<table><tr><p>1</p><td>2</td></table>", ["1", "2"]),
        ("<table><caption>k</caption><thead>t<tr><th>h</table>", ["t", "k", "h"]),
    ],
)
def test_what_stands_in_a_table_but_in_no_row_or_cell(page, words):
    assert list(plain_lines(whole(page.encode()).blocks)) == words


NODES = {
    "paragraph": ("<p>chữ</p>", "chữ"),
    "bare text": ("chữ", "chữ"),
    "inline": ("a<b>b</b><o:p>c</o:p>", "abc"),
    "break": ("chữ<br>số", "chữ số"),
    "reference": ("&#7913;&nbsp;&ldquo;x&rdquo;&#150;&#x97;", "ứ “x”–—"),
    "link": ("<a href='x'>luật</a>", "luật"),
    "list": ("<ol><li>một<li>hai</ol>", "một hai"),
    "cell": ("<table><tr><td>ô</td></tr></table>", "ô"),
    "caption": ("<table><caption>bảng</caption><tr><td>ô</td></tr></table>", "bảng ô"),
    "formula": ("<math><mi>a</mi><mo>+</mo><mi>b</mi></math>", "a+b"),
    "inserted": ("<ins>mới</ins>", "mới"),
    "struck": ("<del>cũ</del>", "cũ"),
    "menu": ("<nav><a>Trang chủ</a></nav>", "Trang chủ"),
    "control": ("<button>In</button> <select><option>2025</option><option>2026</option></select>", "In 20252026"),
    "hidden": ("<div style='display:none'><p>ẩn</p></div>", "ẩn"),
    "hidden row": ("<table><tr><td>ô</td></tr><tr hidden><td>ẩn</td></tr></table>", "ô ẩn"),
    "drawing": ("<svg><text>sơ đồ</text></svg>", "sơ đồ"),
    "no script": ("<noscript>Bật JavaScript</noscript>", "Bật JavaScript"),
    "box to type in": ("<textarea>ý kiến</textarea>", "ý kiến"),
}


@pytest.mark.parametrize("kind", NODES)
def test_each_kind_of_node_is_heard_and_a_reader_deaf_to_it_is_found_out(kind):
    content, words = NODES[kind]
    page = "<html><body><p>Trước</p>{}<p>sau.</p></body></html>"
    data = page.format(content).encode()
    assert witness.words("html", data) == ("Trước", *words.split(), "sau.")
    source = whole(data)
    deaf = replace(read_html(page.format("").encode()), kind="html")
    assert unwitnessed(deaf, data) is not None
    for index in range(len(source.omitted)):
        silent = replace(source, omitted=source.omitted[:index] + source.omitted[index + 1 :])
        assert unwitnessed(silent, data) is not None


@pytest.mark.parametrize(
    "content",
    ["<script>var x = '<p>a</p>'</script>", "<style>p{}</style>", "<!-- <p>cũ</p> -->", "<template>x</template>",
     "<![if !x]><![endif]>", "<?xml x?>", "<img alt='ảnh' src='x.png'>", "<script src='x'/>"],
)  # fmt: skip
def test_what_is_no_text_by_rule_is_heard_by_neither(content):
    data = f"<html><head><title>Luật</title></head><body>{content}<p>chữ</p></body></html>".encode()
    assert witness.words("html", data) == ("chữ",)
    whole(data)


def test_what_lies_around_the_document_is_left_out_in_order():
    words = " ".join(f"chữ{number}" for number in range(40))
    page = (
        "<div><ul><li>Trang chủ<li>Tra cứu</ul></div><table><tr><td>Mục lục</td><td>"
        f"<div id=toanvancontent><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>{words}</p></div>"
        "</td></tr><tr><td>Bản quyền</td></tr></table>"
    )
    source = read(page)
    assert [(item.text, item.before) for item in source.omitted] == [
        ("Trang chủ", 1),
        ("Tra cứu", 1),
        ("Mục lục", 1),
        ("Bản quyền", 2),
    ]
    assert len(source.blocks) == 2


def test_marks_without_their_other_half_are_heard_in_one_pass():
    for page in ('<a "' * 50_000, "<!--" * 50_000, "<p" * 50_000, "</" * 50_000, "<table>" * 5_000, "&" * 50_000):
        witness.words("html", page.encode())
