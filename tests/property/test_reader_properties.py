"""Whatever the bytes, a reader gives a text or a refusal; whatever the text, no word is lost."""

import io
import re
import zipfile
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gazette.ingest.blocks import Para, Run, SourceText, Table, plain_lines
from gazette.ingest.clean import Cleaner
from gazette.ingest.fidelity import unwitnessed
from gazette.ingest.grid import Slot, freeze
from gazette.ingest.inline import merged, trimmed
from gazette.ingest.read_html import read_html
from gazette.ingest.read_txt import read_txt
from gazette.ingest.readers import AknSource, RefusedInput, read_source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = st.sampled_from(
    [
        "Điều",
        "khoản",
        "1.",
        "a)",
        "-",
        "Căn",
        "cứ",
        "CHÍNH",
        "PHỦ",
        "Hà",
        "Nội,",
        "ngày",
        "và;",
        "của:",
        "QĐ-TTg",
        "“trích”",
        "ừ",
        "đ)",
        "II.",
        "Số:",
        "(x)",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
PLAIN = st.lists(st.one_of(LINES, st.just("")), min_size=1, max_size=30).map("\n".join)


def words(text):
    return re.findall(r"[^\W_]+", text)


def package(document):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
        archive.writestr(
            "_rels/.rels",
            f"<Relationships xmlns='{REL}'><Relationship Id='a' Type='{OFFICE}/officeDocument' Target='word/document.xml'/></Relationships>",
        )
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


DOCX = package(f"<w:document xmlns:w='{W}'><w:body><w:p><w:r><w:t>Điều 1</w:t></w:r></w:p></w:body></w:document>")


def readable(data):
    try:
        source = read_source("x", data)
    except RefusedInput as refusal:
        assert refusal.finding.blocks
    else:
        assert isinstance(source, (SourceText, AknSource))


@given(st.binary(max_size=300))
@example(b"<")
@example(b"<!--")
@example(b"\xff\xfe<")
@example(b"PK\x03\x04")
def test_any_bytes(data):
    readable(data)


@given(
    st.sampled_from([b"<html>", b"<?xml version='1.0'?>", b"PK\x03\x04", b"\xff\xfe", b"---\n", b"|\n"]),
    st.binary(max_size=200),
)
def test_any_bytes_behind_a_known_beginning(start, data):
    readable(start + data)


@given(st.lists(st.tuples(st.integers(0, len(DOCX) - 1), st.integers(0, 255)), min_size=1, max_size=8))
@example([(810, 3)])  # an entry that begins before the file does
def test_a_package_with_bytes_changed(changes):
    data = bytearray(DOCX)
    for at, value in changes:
        data[at] = value
    readable(bytes(data))


@given(PLAIN)
@settings(max_examples=200)
def test_plain_text_keeps_every_word_in_order(text):
    assert words("\n".join(plain_lines(read_txt(text.encode()).blocks))) == words(text)


@given(st.text(alphabet="ab *|\n-_#>\\[]()`.1Đ", max_size=120))
def test_marks_and_bars_in_any_order_lose_no_word(text):
    source = read_txt(text.encode())
    assert unwitnessed(replace(source, kind="text"), text.encode()) is None
    dropped = {"INP-IMAGE-OUTSIDE", "INP-FRONT-MATTER"} & {found.code for found in source.findings}
    if not dropped and "](" not in text and "```" not in text:
        assert "".join(words("\n".join(plain_lines(source.blocks)))) == "".join(words(text))


HTML = st.recursive(
    LINES,
    lambda inner: st.one_of(
        st.tuples(
            st.sampled_from(
                [
                    "p",
                    "div",
                    "b",
                    "i",
                    "span",
                    "li",
                    "ul",
                    "ol",
                    "h2",
                    "center",
                    "td",
                    "table",
                    "section",
                    "form",
                    "sup",
                    "pre",
                ]
            ),
            inner,
        ).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
        st.lists(inner, min_size=2, max_size=3).map("<br>".join),
        st.lists(inner, min_size=2, max_size=2).map(lambda cells: f"<table><tr><td>{cells[0]}<td>{cells[1]}</table>"),
    ),
    max_leaves=8,
)


@given(HTML)
def test_html_keeps_every_word(page):
    from lxml import html

    shown = html.document_fromstring(f"<html><body>{page}</body></html>").text_content()
    data = f"<html><body>{page}</body></html>".encode()
    found = "".join("".join(run.text for run in block.runs) for block in _paras(read_html(data).blocks))
    assert sorted("".join(words(found))) == sorted("".join(words(shown)))
    assert unwitnessed(read_source("x", data), data) is None


def _paras(blocks):
    for block in blocks:
        if isinstance(block, Para):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _paras(cell.blocks)


def a_run(text, *, bold):
    return Run(text, bold)


RUNS = st.lists(st.builds(a_run, st.text(alphabet="aê\u0301\n ", max_size=4), bold=st.booleans()), max_size=8)


@given(RUNS)
def test_joining_and_trimming_runs_keeps_the_text(runs):
    import unicodedata

    joined = merged(runs)
    text = "".join(run.text for run in runs)
    assert unicodedata.normalize("NFC", "".join(run.text for run in joined)) == unicodedata.normalize("NFC", text)
    assert "".join(run.text for run in trimmed(joined)) == "".join(run.text for run in joined).strip()


@given(st.text(max_size=60))
def test_cleaning_is_done_after_once(text):
    once = Cleaner().text(text)
    again = Cleaner()
    assert again.text(once) == once
    assert again.findings() == ()


@given(
    st.lists(
        st.lists(st.builds(Slot, colspan=st.integers(-2, 900), rowspan=st.integers(-2, 9)), max_size=3), max_size=6
    )
)
def test_spans_fit_the_table(rows):
    cells = freeze(rows)
    assert all(cells)
    for index, row in enumerate(cells):
        for cell in row:
            assert 1 <= cell.colspan <= 200
            assert 1 <= cell.rowspan <= len(cells) - index
    assert isinstance(Table(cells), Table)
