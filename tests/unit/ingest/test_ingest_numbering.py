"""Automatic numbering of DOCX, written out."""

import pytest
from docx_kit import codes, p, read

from gazette.ingest.read_docx_numbering import written


def level(ilvl, form, text, extra="", start=1):
    return f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def listed(*levels, nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def item(ilvl=0, num=1):
    return p("x", f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>')


def numbers(body, numbering, **parts):
    return [block.number for block in read(body, numbering=numbering, **parts).blocks]


def test_levels_count_and_start_anew_below_a_new_number():
    numbering = listed(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "upperRoman", "%1.%2.%3"))
    body = "".join(item(ilvl) for ilvl in (0, 1, 1, 0, 1, 2, 2))
    assert numbers(body, numbering) == ["1.", "a)", "b)", "2.", "a)", "2.a.I", "2.a.II"]


def test_the_number_is_not_part_of_the_runs_but_of_the_text():
    block = read(item(), numbering=listed(level(0, "decimal", "Điều %1."))).blocks[0]
    assert (block.number, "".join(run.text for run in block.runs), block.text) == ("Điều 1.", "x", "Điều 1. x")


def test_lists_that_share_a_form_go_on_unless_told_to_start_anew():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    numbering = listed(level(0, "decimal", "%1."), nums=nums)
    assert numbers(item(num=1) + item(num=2) + item(num=3) + item(num=3), numbering) == ["1.", "2.", "7.", "8."]


def test_legal_levels_write_plain_figures_and_restart_can_be_off():
    numbering = listed(
        level(0, "upperRoman", "Chương %1"), level(1, "decimal", "%1.%2", "<w:isLgl/><w:lvlRestart w:val='0'/>")
    )
    body = item(0) + item(1) + item(0) + item(1)
    assert numbers(body, numbering) == ["Chương I", "1.1", "Chương II", "2.2"]


def test_a_style_can_number_and_num_id_0_takes_it_away():
    styles = (
        '<w:style w:type="paragraph" w:styleId="K"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = listed(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="K"/>'))
    body = p("x", '<w:pStyle w:val="K"/>') + p("y", '<w:pStyle w:val="K"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert numbers(body, numbering, styles=styles) == ["a)", ""]


def test_bullets_and_lists_that_are_missing():
    bullet = level(0, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')
    assert numbers(item(), listed(bullet)) == ["•"]
    assert numbers(item(num=9), listed(bullet)) == [""]


def test_an_unknown_form_is_written_in_figures_and_told():
    source = read(item(), numbering=listed(level(0, "hebrew1", "%1.")))
    assert source.blocks[0].number == "1."
    assert codes(source) == ["INP-NUMBER-FORMAT"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (0, "upperRoman", "0"),
        (5, "none", ""),
        (5, "hebrew1", None),
    ],
)
def test_formats(value, form, text):
    assert written(value, form) == text
