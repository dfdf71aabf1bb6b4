"""The second reading of a DOCX: each kind of node that bears text is heard, and a reader that is deaf to it is found out."""

import pytest
from docx_kit import docx, p, packed, part, parts, r
from hypothesis import given
from hypothesis import strategies as st

from gazette.ingest import witness
from gazette.ingest.fidelity import witnessed
from gazette.ingest.read_docx import read_docx
from gazette.ingest.read_docx_symbols import symbol
from gazette.ingest.witness.docx_plain import plain_story
from gazette.ingest.witness.normal import split_words
from gazette.ingest.witness.symbols import symbol_text

BOX = "<w:txbxContent>{}</w:txbxContent>"
SHAPE = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{0}</wps:txbx></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
FORM = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

NODES = {
    # what it is: (paragraph content, the words it adds)
    "run": (r("chữ"), "chữ"),
    "tab": (f"{r('chữ')}<w:r><w:tab/></w:r>{r('số')}", "chữ số"),
    "break": (f"{r('chữ')}<w:r><w:br/></w:r>{r('số')}", "chữ số"),
    "hyphen that does not break": (f"{r('xã')}<w:r><w:noBreakHyphen/></w:r>{r('hội')}", "xã-hội"),
    "soft hyphen": (f"{r('quy')}<w:r><w:softHyphen/></w:r>{r('ết')}", "quyết"),
    "symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
    "private character": (
        '<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>\uf061</w:t></w:r>',
        "α",
    ),
    "link": (f"<w:hyperlink>{r('luật')}</w:hyperlink>", "luật"),
    "field": (FIELD.format('HYPERLINK "x"', r("luật")), "luật"),
    "field in a field": (FIELD.format("IF", FIELD.format("REF", r("luật"))), "luật"),
    "simple field": (f'<w:fldSimple w:instr="REF x">{r("luật")}</w:fldSimple>', "luật"),
    "ticked box": (FORM.format('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'), "☒"),
    "entry of a list": (
        FORM.format('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Không"/><w:listEntry w:val="Có"/></w:ddList>'),
        "Có",
    ),
    "insertion": (f"<w:ins>{r('mới')}</w:ins>", "mới"),
    "text moved here": (f"<w:moveTo>{r('mới')}</w:moveTo>", "mới"),
    "content control": (f"<w:sdt><w:sdtContent>{r('chữ')}</w:sdtContent></w:sdt>", "chữ"),
    "smart tag": (f"<w:smartTag>{r('Hà Nội')}</w:smartTag>", "Hà Nội"),
    "formula": ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
    "text box": (f"<w:r>{SHAPE.format(BOX.format(p('hộp')))}</w:r>", "hộp"),
    "old text box": (f"<w:r><w:pict><v:textbox>{BOX.format(p('hộp'))}</v:textbox></w:pict></w:r>", "hộp"),
    "words in a drawing": (
        "<w:r><w:drawing><a:txSp><a:txBody><a:p><a:r><a:t>sơ</a:t></a:r><a:r><a:t> đồ</a:t></a:r></a:p></a:txBody></a:txSp></w:drawing></w:r>",
        "sơ đồ",
    ),
    "word art": ('<w:r><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r>', "MẬT"),
    "footnote": (NOTE, "ghi chú"),
    "hidden text": (r("ẩn", "<w:vanish/>"), "ẩn"),
    "capitals": (r("chữ hoa", "<w:caps/>"), "chữ hoa"),
    "contents": (FIELD.format("TOC", r("Điều 1")), "Điều 1"),
    "ruby": (f"<w:r><w:ruby><w:rt>{r('han')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>", "han漢"),
    "mark of a note": (
        '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>(*)</w:t></w:r>',
        "ghi chú (*)",
    ),
}
BEHIND = {"text box", "old text box", "words in a drawing", "word art"}
"""What stands behind the paragraph that it hangs on."""
SILENT = {
    "deletion": "<w:del><w:r><w:delText>cũ</w:delText><w:tab/><w:noBreakHyphen/></w:r></w:del>",
    "text moved away": f"<w:moveFrom>{r('cũ')}</w:moveFrom>",
    "code of a field": FIELD.format("PAGEREF cũ", ""),
    "comment": '<w:r><w:commentReference w:id="1"/></w:r>',
}
NOTES = f'<w:footnote w:id="2">{p("ghi chú")}</w:footnote>'


def around(content):
    return docx(f"<w:p>{r('Trước ')}{content}{r(' sau')}</w:p>{p('Hết.')}", footnotes=NOTES)


@pytest.mark.parametrize("kind", NODES)
def test_each_kind_of_node_is_heard_and_read(kind):
    content, words = NODES[kind]
    data = around(content)
    heard = witness.heard("docx", data)
    note = [] if "note" in kind else ["ghi", "chú"]
    text = ["Trước", "sau", *words.split()] if kind in BEHIND else ["Trước", *words.split(), "sau"]
    assert heard == " ".join((*text, "Hết.", *note))
    assert witnessed(read_docx(data), heard, capitals=True) is None


@pytest.mark.parametrize("kind", NODES)
def test_a_reader_that_is_deaf_to_a_kind_of_node_is_found_out(kind):
    content, _ = NODES[kind]
    if kind in {"tab", "break", "hyphen that does not break"}:
        content_without = content.replace("<w:tab/>", "").replace("<w:br/>", "").replace("<w:noBreakHyphen/>", "")
    elif kind == "soft hyphen":
        content_without = content.replace("ết", "")
    else:
        content_without = ""
    deaf = read_docx(around(content_without))  # what such a reader would make of the file
    assert witnessed(deaf, witness.heard("docx", around(content)), capitals=True) is not None


@pytest.mark.parametrize("kind", SILENT)
def test_what_is_no_text_by_rule_is_heard_by_neither(kind):
    data = around(SILENT[kind])
    assert witness.words("docx", data) == ("Trước", "sau", "Hết.", "ghi", "chú")
    assert witnessed(read_docx(data), witness.heard("docx", data), capitals=True) is None


def test_cells_headers_rows_and_wrapped_blocks():
    cells = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("một", "hai"))
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('bỏ')}</w:tc></w:tr>"
    table = f"<w:tbl><w:tr>{cells}</w:tr>{gone}<w:tr><w:sdt><w:sdtContent>{cells}</w:sdtContent></w:sdt></w:tr></w:tbl>"
    data = docx(f"<w:sdt><w:sdtContent>{p('đầu')}{table}</w:sdtContent></w:sdt>{p('cuối')}")
    assert witness.words("docx", data) == ("đầu", "một", "hai", "một", "hai", "cuối")
    assert witnessed(read_docx(data), witness.heard("docx", data)) is None


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next():
    data = docx(p("Nghị đ", "<w:rPr><w:del/></w:rPr>") + p("ịnh"))
    assert witness.words("docx", data) == ("Nghị", "định")
    assert witnessed(read_docx(data), "Nghị định") is None


def test_hidden_text_in_every_place_finds_its_place():
    hidden = r("ẩn", "<w:vanish/>")
    box = f"<w:r>{SHAPE.format(BOX.format(f'<w:p>{hidden}{r(chr(98))}</w:p>'))}</w:r>"
    note = f'<w:footnote w:id="1"><w:p>{r("chú")}{hidden}</w:p></w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    table = f"<w:tbl><w:tr><w:tc><w:p>{hidden}{r('c')}</w:p></w:tc><w:tc><w:p>{box}{hidden}</w:p></w:tc></w:tr></w:tbl>"
    covered = '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc></w:tr></w:tbl>'
    body = f"<w:p>{hidden}</w:p><w:p>{r('a')}{hidden}{r('b')}{mark}{box}</w:p>{table}<w:p>{box}</w:p>{covered.format(p('x'), p('y'))}<w:p>{hidden}</w:p>"
    data = docx(body, footnotes=note)
    source = read_docx(data)
    assert witnessed(source, witness.heard("docx", data)) is None
    assert {item.reason for item in source.omitted} == {"hidden", "covered"}
    assert len(source.omitted) == 10


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", packed({"a": "b"}), packed({**parts(p("x")), "word/document.xml": "<w:p"})],
)
def test_bytes_that_are_no_docx_are_said_to_be_unreadable(data):
    with pytest.raises(witness.UnreadableError):
        witness.words("docx", data)


def test_a_format_without_a_witness():
    with pytest.raises(witness.UnreadableError):
        witness.words("tết", b"x")


def test_parts_are_found_by_their_relations_not_by_their_names():
    files = parts(p("x"), footnotes=NOTES)
    moved = {
        "[Content_Types].xml": files["[Content_Types].xml"],
        "_rels/.rels": files["_rels/.rels"].replace("word/document.xml", "/chinh/Van-ban.xml"),
        "chinh/Van-ban.xml": part("document", f"<w:body><w:p>{NOTE}</w:p></w:body>"),
        "chinh/_rels/Van-ban.xml.rels": files["word/_rels/document.xml.rels"].replace(
            "footnotes.xml", "../word/Footnotes.xml"
        ),
        "word/footnotes.xml": files["word/footnotes.xml"],
    }
    assert witness.words("docx", packed(moved)) == ("ghi", "chú")
    assert witnessed(read_docx(packed(moved)), "ghi chú") is None


@given(st.sampled_from(["Wingdings", "wingdings 2", " Symbol ", "", "Times"]), st.integers(0x20, 0xFF), st.booleans())
def test_both_tables_of_signs_agree(font, code, private):
    code += 0xF000 if private else 0
    assert symbol_text(font, code) == symbol(font, chr(code))[0]


RUNNING = {
    "text": p("Điều 1.") + p("Luật này"),
    "characters written as references": p("A &amp; B &lt;c&gt; &quot;d&quot; &apos;e&apos; &#273;&#x111;"),
    "nodes without text": f"<w:p/><w:p ><w:r><w:t/></w:r><w:r><w:t ></w:t></w:r>{r('a')}</w:p>",
    "signs between texts": f"<w:p>{r('a')}<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>{r('d')}</w:p>",
    "names that begin alike": f"<w:tbl><w:tr><w:tc><w:tcPr/>{p('a')}</w:tc></w:tr></w:tbl><w:ptabs/><w:txt>b</w:txt>",
    "another prefix": f'<x xmlns:v-2.w="urn:x"><v-2.w:t>a</v-2.w:t></x>{p("b")}',
    "a sign that shows nothing": f"<w:p>{r('Quy')}<w:r><w:softHyphen/></w:r>{r('ết')}</w:p>",
}


@pytest.mark.parametrize("kind", RUNNING)
def test_running_text_is_heard_without_a_tree_as_with_one(kind):
    body = RUNNING[kind]
    heard = plain_story(part("document", body).encode())
    assert heard is not None
    with_tree = docx(body + "<!-- for which a tree is built -->")
    assert split_words(heard) == witness.words("docx", with_tree) == witness.words("docx", docx(body))


@pytest.mark.parametrize(
    "body",
    [
        *(
            f"<w:p>{NODES[kind][0]}</w:p>"
            for kind in sorted(BEHIND | {"field", "symbol", "private character", "footnote"})
        ),
        *(f"<w:p>{content}</w:p>" for kind, content in SILENT.items() if kind != "comment"),
        p("a") + "<!-- <w:t>b</w:t> -->",
        "<w:p><w:r><w:t><![CDATA[a]]></w:t></w:r></w:p>",
        p("a") + "<?x <w:t>b</w:t>?>",
        p("&#xF061;"),
        p("a", "<w:rPr><w:del/></w:rPr>") + p("b"),
    ],
)
def test_what_moves_or_hides_words_takes_a_tree(body):
    assert plain_story(part("document", body).encode()) is None


@pytest.mark.parametrize("reference", ["&none;", "&#x110000;"])
def test_references_to_no_character_are_unreadable(reference):
    with pytest.raises(witness.UnreadableError):
        witness.words("docx", docx(p(reference)))


@given(st.text())
def test_what_is_printable_holds_nothing_that_shows_nothing(text):
    assert split_words(text) == split_words(f"{text} \x00")
