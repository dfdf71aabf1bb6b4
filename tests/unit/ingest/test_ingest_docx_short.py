"""A DOCX read in short forms is the DOCX read as it stands, whatever could make an exchange wrong."""

from __future__ import annotations

import pytest
from docx_kit import W, docx, p, packed, parts, r, read, texts

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
