"""A DOCX read in short forms is the DOCX read as it stands, whatever could make an exchange wrong."""

from __future__ import annotations

import pytest
from docx_kit import W, docx, p, packed, parts, r, read, texts
from hypothesis import given
from hypothesis import strategies as st

from gazette.ingest.read_docx import read_docx
from gazette.ingest.read_docx_package import open_parts
from gazette.ingest.read_docx_short import short_part
from gazette.ingest.refused import RefusedInput

BODY = p("Một", "<w:jc w:val='center'/>") + '<w:p><w:pPr><w:jc w:val="right"/></w:pPr>' + r("Hai") + "</w:p>"


def forms(body, **options):
    opened = open_parts(docx(body, **options))
    return short_part(opened, opened.main).forms


def test_what_repeats_is_parsed_once():
    assert len(forms(p("a") * 30 + '<w:p><w:pPr><w:jc w:val="right"/></w:pPr></w:p>' * 30)) == 2


_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Loud"><w:rPr><w:caps/></w:rPr></w:style>'
)
_OF_PARAGRAPHS = (
    "",
    "<w:pPr/>",
    '<w:pPr><w:jc w:val="center"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="Old"/><w:rPr><w:b/></w:rPr></w:pPr>',
    '<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>',
    '<w:pPr><w:pPrChange w:id="1" w:author="x"><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange></w:pPr>',
)
_OF_RUNS = (
    "",
    "<w:rPr/>",
    *(
        f"<w:rPr>{inside}</w:rPr>"
        for inside in (
            "<w:b/>",
            "<w:b/><w:vanish/>",
            "<w:strike/>",
            '<w:rStyle w:val="Loud"/>',
            '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>',
        )
    ),
)
_WORDS = (
    *("", " ", "a", "Điều 1 ", " “x” ", "a\u0301", "\u0301", "\u00ad", "\n", "\r\n", "'", '"'),
    *("&lt;", "&#x7f;", "a > b", "\x7f", "®éc lËp", "\uf0fc"),
)
_RUNS = st.builds(
    '{}<w:r w:rsidR="0A">{}{}<w:t xml:space="preserve">{}</w:t></w:r>{}'.format,
    st.sampled_from(["", "", '<w:bookmarkStart w:id="1" w:name="x"/>', '<w:proofErr w:type="spellStart"/>']),
    st.sampled_from(_OF_RUNS),
    st.sampled_from(["", "", "<w:lastRenderedPageBreak/>", "<w:tab/>"]),
    st.sampled_from(_WORDS),
    st.sampled_from(
        [
            "",
            "",
            "",
            '<w:bookmarkEnd w:id="1"/>',
            "<w:r><w:t/></w:r>",
            "<w:r><w:br/></w:r>",
            "<w:r><w:rPr><w:b/></w:rPr></w:r>",
        ]
    ),
)
_FIELDS = st.sampled_from(
    [
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://a.vn"</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ]
)
_PLAIN = st.builds(
    "<w:p{}>{}{}</w:p>".format,
    st.sampled_from(["", ' w:rsidR="0A"']),
    st.sampled_from(_OF_PARAGRAPHS),
    st.lists(_RUNS | _RUNS | _FIELDS, max_size=4).map("".join),
)
_AROUND = (
    "<w:tbl><w:tr><w:tc>INSIDE</w:tc></w:tr></w:tbl>",
    "<w:p><w:r><w:pict><v:shape><w:txbxContent>INSIDE</w:txbxContent></v:shape></w:pict></w:r><w:r><w:t>b</w:t></w:r></w:p>",
    '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>b</w:t></w:r></w:ins></w:p>INSIDE',
    "<w:sdt><w:sdtContent>INSIDE</w:sdtContent></w:sdt>",
    '<mc:AlternateContent><mc:Choice Requires="x">INSIDE</mc:Choice></mc:AlternateContent>',
)
_BODIES = st.recursive(
    st.lists(_PLAIN | st.sampled_from(["<w:p/>", '<w:p w:rsidR="1"/>']), min_size=1, max_size=4).map("".join),
    lambda inner: st.builds(str.replace, st.sampled_from(_AROUND), st.just("INSIDE"), inner),
    max_leaves=4,
)


@given(_BODIES)
def test_short_forms_and_the_whole_tree_say_the_same(body):
    """A comment keeps a part from being exchanged."""
    assert read_docx(docx(body, styles=_STYLES)) == read_docx(docx(f"{body}<!-- -->", styles=_STYLES))


@pytest.mark.parametrize(
    "odd",
    [
        "<!-- <w:r><w:t>no</w:t></w:r> -->",
        "<w:p><![CDATA[<w:r><w:t>no</w:t></w:r>]]></w:p>",
        "<?x <w:r><w:t>no</w:t></w:r>?>",
        '<x xmlns:w="urn:other"><w:r><w:t>no</w:t></w:r></x>',
        '<x xmlns:w = "urn:other"><w:r><w:t>no</w:t></w:r></x>',
        '<w:p><w:short-form short-form="0">no</w:short-form></w:p>',
        '<w:p><w:pPr short-form="0"/></w:p>',
        "<w:p><w:pPr><!-- </w:p><w:p><w:r><w:t>no</w:t></w:r></w:p> --></w:pPr></w:p>",
        "<x>\x7f</x>",
    ],
)
def test_a_file_in_which_an_exchange_could_be_wrong_is_left_as_it_is(odd):
    assert not forms(BODY + odd)
    assert texts(read_docx(docx(BODY + odd))) == ["Một", "Hai"]


def test_marks_of_short_runs_are_their_own():
    source = read(f"<w:p>{r('a', '<w:b/>')}{r('b', '<w:b/>')}{r('c')}{r('D', '<w:i/>')}</w:p>")
    assert [(run.text, run.bold, run.italic) for run in source.blocks[0].runs] == [
        ("ab", True, False),
        ("c", False, False),
        ("D", False, True),
    ]


def test_earlier_properties_of_a_paragraph_stay_inside_the_present_ones():
    before = '<w:pPrChange w:id="1" w:author="x"><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
    source = read(f'<w:p><w:pPr><w:jc w:val="center"/>{before}</w:pPr>{r("a")}</w:p>')
    assert source.blocks[0].align == "center"


@pytest.mark.parametrize(
    "broken",
    [
        "<w:p><w:r w:a='1' w:a='2'><w:t>a</w:t></w:r></w:p>",
        '<w:p><w:r w:a="1" w:a="2"><w:t>a</w:t></w:r></w:p>',
        '<w:p w:a="1" w:a="2"><w:r><w:t>a</w:t></w:r></w:p>',
        '<w:p unbound:a="1"><w:r><w:t>a</w:t></w:r></w:p>',
        '<w:p><w:bookmarkEnd unbound:a="1"/><w:r><w:t>a</w:t></w:r></w:p>',
        '<w:p><w:r><w:t>a</w:t></w:r><w:bookmarkEnd unbound:a="1"/></w:p>',
        "<w:p><w:r><w:rPr><unbound:b/></w:rPr></w:r></w:p>",
        "<w:p><w:r><w:t unbound:a='1'>a</w:t></w:r></w:p>",
        '<w:p><w:r><w:t unbound:a="1">a</w:t></w:r></w:p>',
        "<w:p><w:r><w:t>\x01</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>a</w:t></w:r></w:t></w:r></w:p>",
        '<w:p><w:r><w:rPr><w:b w:val="1" w:val="0"/></w:rPr><w:t>a</w:t></w:r></w:p>',
        "<w:p><w:r><w:rPr><unbound:b/></w:rPr><w:t>a</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:numPr></w:pPr>" + r("a") + "</w:p>",
        "<w:p>" + r("a ]]> b") + "</w:p>",
        "<w:p>" + r("a &none; b") + "</w:p>",
    ],
)
def test_a_part_that_is_not_well_formed_stays_so(broken):
    with pytest.raises(RefusedInput) as caught:
        read_docx(docx(BODY + broken))
    assert caught.value.finding.code == "INP-DOCX-MALFORMED"


def test_another_encoding_is_left_as_it_is():
    files = parts(BODY)
    files["word/document.xml"] = files["word/document.xml"].replace("UTF-8", "UTF-16").encode("utf-16")
    assert W.encode("utf-16-le") in files["word/document.xml"]
    assert texts(read_docx(packed(files))) == ["Một", "Hai"]
