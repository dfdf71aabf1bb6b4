"""The second reading of DOC, RTF and ODT: against what LibreOffice and the DOCX reader make of the same files."""

import struct
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office_kit import TOOLS, needs_office, odt, rtf

from gazette.ingest.fidelity import witnessed
from gazette.ingest.readers import read_source
from gazette.ingest.witness import WITNESSES, UnreadableError, heard, words
from gazette.ingest.witness.doc_binary import read_binary

PAGE = rtf(
    "Điều 1. Một\\tab hai\\line ba.",
    "Trước{\\super\\chftn{\\footnote \\pard\\plain {\\super\\chftn} Chú thích một.}} sau.",
    'Căn cứ {\\field{\\*\\fldinst HYPERLINK "https://example.org/83"}{\\fldrslt Quyết định số 83}};',
    "Neo{\\shp{\\*\\shpinst\\shpleft100\\shptop100\\shpright3000\\shpbottom900\\shpwr2{\\sp{\\sn shapeType}{\\sv 202}}"
    "{\\shptxt \\pard\\plain Trong khung.\\par}}} khung.",
    "không\\_ngắt",
    "{\\v ẩn}hiện",
)
SAID = (
    "Điều 1. Một hai ba. Trước Chú thích một. sau. Căn cứ Quyết định số 83; Neo khung. Trong khung. không-ngắt ẩnhiện"
)


@pytest.fixture(scope="session")
def page(tmp_path_factory):
    """The page in the three formats, by LibreOffice."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "a.rtf").write_bytes(PAGE)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in ("doc", "odt"):
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            str(folder / "a.rtf"),
        ]
        subprocess.run(command, check=True, capture_output=True)
    return {"rtf": PAGE, **{kind: (folder / f"a.{kind}").read_bytes() for kind in ("doc", "odt")}}


@needs_office
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_both_readings_say_the_same(page, kind):
    assert " ".join(words(kind, page[kind])) == SAID
    source = read_source("a", page[kind], TOOLS)
    assert source.kind == kind
    assert witnessed(source, heard(kind, page[kind]), capitals=WITNESSES[kind].capitals(page[kind])) is None


@needs_office
def test_the_binary_has_notes_and_boxes(page):
    binary = read_binary(page["doc"])
    assert len(binary.notes) == 1
    assert len(binary.boxes) == 1


@needs_office
@pytest.mark.parametrize("cut", [0, 8, 600, 3000])
def test_a_cut_binary_is_unreadable(page, cut):
    with pytest.raises(UnreadableError):
        words("doc", page["doc"][:cut])


@needs_office
def test_a_piece_beyond_the_file_is_unreadable(page):
    """The piece table claims more than the file holds: no memory is taken for it."""
    data = bytearray(page["doc"])
    binary = read_binary(bytes(data))
    length = struct.pack("<i", len(binary.text))
    places = [at for at in range(len(data) - 4) if data[at : at + 4] == length]
    for at in places:
        data[at : at + 4] = struct.pack("<i", 2**31 - 1)
    with pytest.raises(UnreadableError):
        words("doc", bytes(data))


def test_rtf_tokens():
    cases = {
        rb"{\rtf1\ansi\ansicpg1258 a\'ec b\'f0}": "á bđ",
        rb"{\rtf1\uc2 \u272 ??\u7873??u}": "Đềuu"[:3],
        rb"{\rtf1 a\u7873\'3fb}": "aềb",
        rb"{\rtf1{\fonttbl{\f0\fcharset204 A;}}\f0 \'c4}": "Д",
        rb"{\rtf1{\info{\title t}}{\header h}{\*\generator g}x}": "x",
        rb"{\rtf1 a{\deleted b}c}": "ac",
        rb"{\rtf1{\listtext 1.}x{\pntext 2.}}": "x",
        rb"{\rtf1 a\par b\cell c\{\\}": "a b c{\\",
        rb"{\rtf1 {\upr{khong}{\*\ud{kh\u244?ng}}}}": "không",
        rb"{\rtf1{\header{\shp{\*\shpinst{\shptxt 4}}}}x}": "x",
    }
    for data, said in cases.items():
        assert " ".join(words("rtf", data)) == said, data


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("rtf", b"x"),
        ("rtf", b"{\\rtf1" + b"{" * 5000),
        ("rtf", b"{\\rtf1\\bin5 abcde}"),
        ("rtf", b"{\\rtf1\\ansicpg77777 x}"),
        ("odt", b"PK"),
        ("odt", odt("<text:p>")),
        ("doc", b"x"),
    ],
)
def test_what_is_none_is_unreadable(kind, data):
    with pytest.raises(UnreadableError):
        words(kind, data)


@needs_office
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["doc", "rtf", "odt"]),
    changes=st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 255)), max_size=40),
    length=st.integers(0, 2**16),
)
def test_damaged_bytes_are_read_or_unreadable(page, kind, changes, length):
    data = bytearray(page[kind])
    for at, byte in changes:
        data[at % len(data)] = byte
    try:
        words(kind, bytes(data[: max(length, 1)]))
    except UnreadableError:
        return


@needs_office
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
@pytest.mark.parametrize("word", ["Điều", "khung.", "một.", "số"])
def test_a_word_that_the_reader_drops_is_missed(page, kind, word):
    source = read_source("a", page[kind], TOOLS)
    said = list(words(kind, page[kind]))
    said.insert(said.index(word), word)
    assert witnessed(source, " ".join(said), capitals=True) is not None


def test_odt_nodes():
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>chú</text:p></text:note-body></text:note>"
    )
    data = odt(f'Một<text:s text:c="2"/>hai{note}ba', "<text:span>bốn</text:span><text:tab/>năm")
    assert " ".join(words("odt", data)) == "Một hai chú ba bốn năm"
