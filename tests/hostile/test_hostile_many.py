"""Small files of very many pieces: each is refused by name before anything is made of the pieces."""

import io
import os
import signal
import struct
import sys
import time
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from docx_kit import docx, parts
from office_kit import odt

from gazette.akn.names import AKN_NS
from gazette.ingest import witness
from gazette.ingest.limits import MAX_ENTRIES, open_zip
from gazette.ingest.read_txt_marks import marked_lines
from gazette.ingest.readers import RefusedInput, read_source
from gazette.ingest.tree import disk_file
from gazette.ingest.unzip import is_archive
from gazette.ingest.witness.html import html_text
from gazette.ingest.witness.plain import running_unmarked

SECONDS = 2.0


@pytest.fixture
def quick():
    began = time.process_time()
    yield
    assert time.process_time() - began < SECONDS


def stored(body):
    """A DOCX that is not compressed, so that no ratio gives it away."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts(body).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def directory(count, *, long=False):
    """A zip of nothing but a directory."""
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 1) + bytes(16) + b"a"
    entries = entry * count
    record = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(entries), 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(entries), 1)
    size, shown = (0xFFFFFFFF, 0xFFFF) if long else (len(entries), min(count, 0xFFFF))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, shown, shown, size, 0, 0)
    return entries + (record + locator if long else b"") + end


@pytest.mark.parametrize("long", [False, True])
def test_the_directory_of_a_zip_is_counted_before_it_is_read(long):
    data = directory(300_000, long=long)
    began = time.process_time()
    with pytest.raises(RefusedInput) as caught:
        open_zip(data)
    assert time.process_time() - began < 0.2
    assert caught.value.finding.code == "INP-ZIP-ENTRIES"
    assert not is_archive(b"PK\x03\x04" + data)
    assert len(open_zip(directory(MAX_ENTRIES, long=long)).infolist()) == MAX_ENTRIES


def test_a_comment_does_not_hide_the_directory():
    with pytest.raises(RefusedInput) as caught:
        open_zip(directory(MAX_ENTRIES + 1)[:-2] + struct.pack("<H", 30_000) + b"x" * 30_000)
    assert caught.value.finding.code == "INP-ZIP-ENTRIES"


def test_names_may_be_long_and_archives_may_lie_within(tmp_path):
    inner = directory(MAX_ENTRIES)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_STORED) as archive:
        for number in range(2_000):
            archive.writestr(f"{number}{'a' * 200}", b"")
        archive.writestr("inner.zip", inner)
    assert len(open_zip((tmp_path / "a.zip").read_bytes()).infolist()) == 2_001


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<p>a" * 1_000_000,
        b"<html><body>" + b"<x>" * 500_000,
        f'<akomaNtoso xmlns="{AKN_NS}">'.encode() + b"<p/>" * 1_000_000 + b"</akomaNtoso>",
        b"a\n\n" * 500_000,
        stored("<w:p/>" * 1_000_000),
        stored('<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>' * 110_000),
        stored("<w:p>" + "<w:r/>" * 1_400_000 + "</w:p>"),
        odt("<text:s/>" * 1_400_000),
    ],
    ids=["html", "inline", "akn", "text", "docx", "prefix", "runs", "odt"],
)
def test_more_pieces_than_any_document_has(data, quick):
    with pytest.raises(RefusedInput) as caught:
        read_source("x", data)
    assert caught.value.finding.code == "INP-TOO-MANY"


@pytest.mark.parametrize("piece", ["](http://", "[a](http://", "![", "![](", "[", "_a ", "a"])
def test_marks_that_are_begun_and_never_ended(piece, quick):
    text = "_b" + piece * (100_000 // len(piece))
    assert running_unmarked(text)
    assert marked_lines([text], [])


def test_links_and_emphasis_are_marks_as_before():
    line = "[a](http://x/[1]) ![b](c.png) _d e_ __f__ _1_ [g](https://y)"
    (runs,) = marked_lines([line], [])
    assert "".join(run.text for run in runs) == "a  d e f _1_ g"
    assert [run.href for run in runs if run.href] == ["http://x/[1]", "https://y"]
    assert running_unmarked(line) == "a d e f 1 g"


def test_titles_that_are_never_closed(quick):
    page = b"<title>" * 50_000 + b"</template>" * 50_000 + b"</title>" * 50_000 + b"<p>a"
    assert html_text(page).split() == ["a"]


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("a")
    seen = path.stat()
    file = disk_file(path)
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(Path, "stat", lambda _: seen)  # what a look before the exchange saw

    def ring(*_):
        raise AssertionError("waited")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(3)
    try:
        with pytest.raises(RefusedInput) as caught:
            file.read()
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert caught.value.finding.code == "INP-FILE-UNREADABLE"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("docx", docx("", footnotes="", files={"word/footnotes.xml": "<!DOCTYPE x><x/>"})),
        ("odt", odt("a", extra="<!DOCTYPE x [<!ENTITY b 'c'>]>")),
        ("docx", docx("", files={"word/document.xml": '<!DOCTYPE x [<!ENTITY b "c">]><x/>'})),
    ],
)
def test_the_second_reading_takes_no_document_type(kind, data):
    with pytest.raises(witness.UnreadableError, match="DOCTYPE"):
        witness.words(kind, data)
