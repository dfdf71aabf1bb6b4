"""DOC, RTF and ODT through LibreOffice: read together, each file on its own when one makes it stop."""

import socket
import subprocess
import sys

import pytest
from office_kit import TOOLS, needs_office, odt, rtf

from gazette.ingest.blocks import plain_lines
from gazette.ingest.libreoffice import LibreOffice
from gazette.ingest.read_docx import read_docx
from gazette.ingest.readers import RefusedInput, office_file, read_source
from gazette.ingest.tools import NO_TOOLS, OfficeFile, Tools

LINE = "Điều 1. Ban hành kèm theo Quyết định này."


def lines(data, tools=TOOLS):
    return list(plain_lines(read_source("tệp", data, tools).blocks))


def code_of(data, tools=TOOLS):
    with pytest.raises(RefusedInput) as caught:
        read_source("tệp", data, tools)
    return caught.value.finding.code


@pytest.fixture(scope="session")
def old_word(tmp_path_factory):
    """The line as a Word 97 file."""
    folder = tmp_path_factory.mktemp("doc")
    (folder / "a.rtf").write_bytes(rtf(LINE))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(folder), str(folder / "a.rtf")]
    subprocess.run(command, check=True, capture_output=True)
    return (folder / "a.doc").read_bytes()


@needs_office
def test_the_three_formats_are_read(old_word):
    TOOLS.office.prepare([office_file(data) for data in (old_word, rtf(LINE), odt(LINE))])
    assert lines(old_word) == lines(rtf(LINE)) == lines(odt(LINE)) == [LINE]


@needs_office
def test_a_file_that_is_cut_off_does_not_spoil_the_others(old_word):
    good, bad = OfficeFile("rtf", rtf(LINE)), OfficeFile("doc", old_word[:3000])
    office = LibreOffice()
    office.prepare([bad, good, bad])
    assert [*plain_lines(read_docx(office.docx(good)).blocks)] == [LINE]
    with pytest.raises(RefusedInput) as caught:
        office.docx(bad)
    assert caught.value.finding.code == "INP-OFFICE-FAILED"


@needs_office
def test_nothing_is_fetched():
    """A picture and a text that the file takes from elsewhere: nobody asks for them."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        linked = odt(
            LINE,
            '<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><draw:image'
            f' xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{address}/a.png"/></draw:frame>',
        )
        assert LINE in lines(linked)
        assert LINE in lines(rtf(LINE, f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/b.png"}}}}'))
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_without_the_program_the_finding_names_it():
    assert code_of(rtf(LINE), NO_TOOLS) == "INP-OFFICE-MISSING"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (odt(LINE, extra='<!DOCTYPE x [<!ENTITY a "b">]>'), "INP-XML-DOCTYPE"),
        (odt(LINE)[:200], "INP-ZIP-BROKEN"),
        (odt("<text:p>"), "INP-XML-MALFORMED"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 90, "INP-DOC-BROKEN"),
    ],
)
def test_unsafe_files_do_not_get_that_far(data, code):
    assert code_of(data, NO_TOOLS) == code


STAND_IN = """#!{python}
import os, pathlib, signal, shutil, sys, time
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
for name in sys.argv[sys.argv.index("--outdir") + 2:]:
    path = pathlib.Path(name)
    words = path.read_bytes()
    if words == b"crash":
        (out / (path.stem + ".docx")).write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGSEGV)
    if words == b"hang":
        while True:
            pass
    if words == b"exit":
        sys.exit(81)
    if words != b"unknown":
        (out / (path.stem + ".docx")).write_bytes(b"made of " + words)
"""


@pytest.fixture
def stand_in(tmp_path):
    """A program that stops where it is told to; LibreOffice can't be made to."""
    path = tmp_path / "soffice"
    path.write_text(STAND_IN.format(python=sys.executable))
    path.chmod(0o755)
    return LibreOffice(str(path), start=0, each=1)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        (b"crash", "INP-OFFICE-FAILED"),
        (b"exit", "INP-OFFICE-FAILED"),
        (b"unknown", "INP-OFFICE-FAILED"),
        (b"hang", "INP-OFFICE-LIMIT"),
    ],
)
def test_what_stops_the_program_stops_only_its_file(stand_in, word, code):
    one, bad, two = (OfficeFile("doc", data) for data in (b"one", word, b"two"))
    stand_in.prepare([one, bad, two])
    assert (stand_in.docx(one), stand_in.docx(two)) == (b"made of one", b"made of two")
    with pytest.raises(RefusedInput) as caught:
        stand_in.docx(bad)
    assert caught.value.finding.code == code


def test_a_program_that_can_not_be_started_is_told(tmp_path):
    with pytest.raises(RefusedInput) as caught:
        Tools(office=LibreOffice(str(tmp_path / "none"))).office.docx(OfficeFile("doc", b"x"))
    assert caught.value.finding.code == "INP-OFFICE-FAILED"
