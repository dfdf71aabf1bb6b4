"""Old encodings: the tables against those of viparse and of glibc, both readings against one another."""

import shutil
import subprocess
import unicodedata

import pytest
from docx_kit import docx as package
from docx_kit import p
from hypothesis import given
from hypothesis import strategies as st
from office_kit import TOOLS, needs_office, rtf
from structure_kit import DECISION, PROVINCE, Memory, intake
from viparse.normalize.encodings import CHARMAPS

from gazette.ingest import read as ingest
from gazette.ingest.blocks import plain_lines
from gazette.ingest.fidelity import witnessed
from gazette.ingest.legacy import DECODERS, draws_capitals, encoding_of, from_tcvn3, from_vni, guessed
from gazette.ingest.read_docx import read_docx
from gazette.ingest.readers import RefusedInput, read_source
from gazette.ingest.witness import heard
from gazette.ingest.witness.code_pages import CODE_PAGES
from gazette.ingest.witness.legacy import legacy_decoded
from gazette.model import Document

SMALL = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđbcghklmnpqrstvx"
TEXT = (
    "Điều 1. Căn cứ Quyết định của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh có trách nhiệm thực hiện các quy định này."
)


def encoder(name):
    """Unicode to an old encoding, by viparse's table turned round."""
    pairs = {unicodedata.normalize("NFC", letter): code for code, letter in CHARMAPS[name.lower()].pairs}
    if name == "VNI":
        pairs |= {"ẳ": "aú", "Ẳ": "AÚ"}  # a gap of that table
        pairs |= {letter: letter for letter in "ìíÌÍ"} | {"ỵ": "î", "Ỵ": "Î"}
    return lambda text: "".join(pairs.get(char, char) for char in text)


@pytest.mark.parametrize("name", DECODERS)
def test_tables_are_those_of_viparse(name):
    for code, letter in CHARMAPS[name.lower()].pairs:
        assert DECODERS[name](code) == unicodedata.normalize("NFC", letter), (name, code)


def test_tcvn3_is_that_of_glibc():
    """The letters of iconv's TCVN5712-1 but for its capitals with tones, which the fonts do not have."""
    if shutil.which("iconv") is None:
        pytest.skip("iconv is not installed")
    for code in range(0xA1, 0xFF):
        made = from_tcvn3(chr(code))
        if made == chr(code):
            continue
        command = ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"]
        theirs = subprocess.run(command, input=bytes([code]), capture_output=True, check=True).stdout.decode()
        assert made == unicodedata.normalize("NFC", theirs), hex(code)


@given(st.text(alphabet=SMALL + " .,;()", max_size=60))
def test_tcvn3_and_back(text):
    assert from_tcvn3(encoder("TCVN3")(text)) == text


@given(st.text(alphabet=SMALL + SMALL.upper() + " .,;()", max_size=60))
def test_vni_and_back(text):
    assert from_vni(encoder("VNI")(text)) == text


@given(st.sampled_from(["TCVN3", "VNI"]), st.lists(st.text(alphabet=SMALL, min_size=1, max_size=7), max_size=12))
def test_both_readings_decode_alike(name, syllables):
    text = " ".join(["điều", "khoản", "phường", "sẽ", *syllables])
    old = encoder(name)(text)
    font = {"TCVN3": b".VnTime", "VNI": b"VNI-Times"}[name]
    assert legacy_decoded(old, [font]) == DECODERS[name](old) == text


def test_fonts():
    assert [encoding_of(font) for font in (".VnTime", ".VNARIALH", "VNI-Times", "Times New Roman", "")] == [
        "TCVN3", "TCVN3", "VNI", None, None,
    ]  # fmt: skip
    assert draws_capitals(".VnTimeH")
    assert not draws_capitals(".VnTime")
    assert not draws_capitals("ArialH")


def docx(*paragraphs):
    return package("".join(paragraphs))


def run(text, font):
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def codes(source):
    return [found.code for found in source.findings]


def read_and_witness(data):
    source = read_docx(data)
    assert witnessed(source, heard("docx", data), capitals=True) is None
    return source


def test_a_mixed_docx_is_converted_by_run():
    tcvn3, vni = encoder("TCVN3"), encoder("VNI")
    data = docx(
        paragraph(run(tcvn3("Thủ tướng Chính phủ "), ".VnTime"), run(tcvn3("quyết định"), ".VnTimeH")),
        paragraph(run("Quyết định này có hiệu lực.", "Times New Roman")),
        paragraph(run(vni("Ủy ban nhân dân phường"), "VNI-Times")),
        paragraph(run("Điều 2. Chữ Unicode trong phông cũ.", ".VnTime")),
    )
    source = read_and_witness(data)
    assert list(plain_lines(source.blocks)) == [
        "Thủ tướng Chính phủ QUYẾT ĐỊNH",
        "Quyết định này có hiệu lực.",
        "Ủy ban nhân dân phường",
        "Điều 2. Chữ Unicode trong phông cũ.",
    ]
    assert codes(source) == ["INP-LEGACY-CONVERTED", "INP-LEGACY-CONVERTED"]


def test_unicode_that_bears_an_old_fonts_name_stays():
    source = read_and_witness(docx(paragraph(run(TEXT, ".VnTime")), paragraph(run("có là", ".VnTimeH"))))
    assert list(plain_lines(source.blocks)) == [TEXT, "có là"]
    assert codes(source) == []


def test_a_soft_hyphen_is_a_letter_in_an_old_font_only():
    hyphen = (
        '<w:r><w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}"/></w:rPr><w:t>n</w:t><w:softHyphen/><w:t>{1}</w:t></w:r>'
    )
    data = docx(paragraph(hyphen.format(".VnTime", "íc ®· t¹i")), p("n\u00adước"))
    assert list(plain_lines(read_and_witness(data).blocks)) == ["nước đã tại", "nước"]


def test_a_page_in_an_old_font():
    tcvn3 = encoder("TCVN3")
    page = (
        f'<html><body><p><font face=".VnTime">{tcvn3(TEXT.lower())}</font></p>'
        f'<p><font face=".VnTimeH">{tcvn3("quyết định")}</font></p><p>Điều 1. Unicode.</p></body></html>'
    )
    source = read_source("a.html", page.encode("cp1252", errors="xmlcharrefreplace"))
    assert list(plain_lines(source.blocks)) == [TEXT.lower(), "QUYẾT ĐỊNH", "Điều 1. Unicode."]
    assert "INP-LEGACY-CONVERTED" in codes(source)


def test_a_page_styled_in_an_old_font():
    page = f"<html><head><style>p {{ font-family: VNI-Times }}</style></head><body><p>{encoder('VNI')(TEXT)}</p></body>"
    source = read_source("a.html", page.encode("utf-8"))
    assert list(plain_lines(source.blocks)) == [TEXT]


@pytest.mark.parametrize("name", DECODERS)
def test_plain_text_is_told_by_its_words(name):
    data = encoder(name)(TEXT.lower()).encode("latin-1")
    assert guessed(data) == (name, TEXT.lower())
    source = read_source("a.txt", data)
    assert list(plain_lines(source.blocks)) == [TEXT.lower()]
    assert codes(source)[0] == "INP-LEGACY-CONVERTED"


@pytest.mark.parametrize("name", CODE_PAGES)
def test_the_witness_has_the_tables_of_viparse_and_iconv(name):
    for code, letter in CHARMAPS[name.lower()].pairs:
        assert code.translate(CODE_PAGES[name]) == unicodedata.normalize("NFC", letter), (name, code)
    assert all(DECODERS[name](chr(code)) == letter for code, letter in CODE_PAGES[name].items())
    if name == "VISCII" and shutil.which("iconv") is not None:
        codes = bytes(sorted(CODE_PAGES[name]))
        theirs = subprocess.run(["iconv", "-f", name, "-t", "UTF-8"], input=codes, capture_output=True, check=True)
        assert theirs.stdout.decode() == codes.decode("latin-1").translate(CODE_PAGES[name])


@pytest.mark.parametrize("name", ["VNI", *CODE_PAGES])
def test_a_plain_text_in_an_old_encoding_is_accepted(name):
    made = ingest(intake(encoder(name)(DECISION).encode("latin-1")), PROVINCE, Memory())
    assert isinstance(made, Document), made.findings
    assert made.metadata == ingest(intake(DECISION.encode()), PROVINCE, Memory()).metadata
    assert "INP-LEGACY-CONVERTED" in {item.code for item in made.notes}


@pytest.mark.parametrize("name", CODE_PAGES)
def test_a_word_lost_in_an_old_encoding_is_missed(name):
    data = encoder(name)(TEXT).encode("latin-1")
    source = read_source("a.txt", encoder(name)(TEXT.replace("Thủ ", "")).encode("latin-1"))
    assert witnessed(source, heard("text", data)) is not None


@pytest.mark.parametrize(
    "text", ["Größe, Maß und Übergröße: Straßenbahn für Fußgänger", "déjà vu, garçon, été", "©®«»¾½ àáâ"]
)
def test_other_languages_are_not_taken_for_it(text):
    with pytest.raises(RefusedInput) as caught:
        read_source("a.txt", text.encode("latin-1"))
    assert caught.value.finding.code == "INP-TEXT-ENCODING"


@needs_office
def test_an_rtf_in_old_fonts_through_libreoffice():
    tcvn3 = encoder("TCVN3")
    escaped = "".join(f"\\'{ord(char):02x}" if ord(char) > 127 else char for char in tcvn3("Bộ trưởng Bộ Nội vụ"))
    capitals = "".join(f"\\'{ord(char):02x}" if ord(char) > 127 else char for char in tcvn3("sắc lệnh"))
    data = rtf(f"\\f1 {escaped}", f"\\f2 {capitals}", fonts=("Times New Roman", ".VnTime", ".VnTimeH"))
    source = read_source("a.rtf", data, TOOLS)
    assert list(plain_lines(source.blocks)) == ["Bộ trưởng Bộ Nội vụ", "SẮC LỆNH"]
    assert witnessed(source, heard("rtf", data), capitals=True) is None
