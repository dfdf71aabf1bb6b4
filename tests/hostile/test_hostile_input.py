"""Files made to hurt the readers: each is refused by name, quickly, and nothing is read or written outside it."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from gazette.ingest.limits import MAX_ENTRIES, MAX_PART
from gazette.ingest.readers import RefusedInput, read_source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Điều 1</w:t></w:r></w:p>{{}}</w:body></w:document>'
GOOD = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{REL}"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": DOCUMENT.format(""),
}
SECONDS, MEGABYTES = 2.0, 400


def packed(files, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files:
            info = zipfile.ZipInfo("x")
            info.filename = name  # as it is: ZipInfo's constructor would tidy it
            info.compress_type = method
            archive.writestr(info, data)
    return buffer.getvalue()


def good(**changes):
    return [*{**GOOD, **changes}.items()]


def refusal(data):
    with pytest.raises(RefusedInput) as caught:
        read_source("x.docx", data)
    return caught.value.finding.code


def test_the_good_package_is_read():
    assert read_source("x.docx", packed(good())).blocks


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/passwd", "word/../../evil", "word\\evil", "C:/evil", "word/evil\0.xml", ".."]
)
def test_names_that_climb_out(name):
    assert refusal(packed([*good(), (name, "x")])) == "INP-ZIP-NAME"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.XML"])
def test_two_parts_of_one_name(name):
    assert refusal(packed([*good(), (name, DOCUMENT)])) == "INP-ZIP-DUPLICATE"


def test_too_many_entries():
    assert refusal(packed([*good(), *((f"a/{number}", "") for number in range(MAX_ENTRIES))])) == "INP-ZIP-ENTRIES"


def test_a_part_too_large_and_a_ratio_too_high():
    assert refusal(packed([*good(), ("word/big.xml", b"\0" * (MAX_PART + 1))])) == "INP-ZIP-SIZE"
    assert refusal(packed([*good(), ("word/big.xml", b"\0" * (2 * 1024 * 1024))])) == "INP-ZIP-RATIO"


def test_parts_that_are_large_only_together():
    whole = b"0123456789abcdef" * 4096  # stored, so that no ratio helps
    files = [*good(), *((f"word/{number}.bin", whole * 512) for number in range(7))]
    assert refusal(packed(files, zipfile.ZIP_STORED)) == "INP-ZIP-SIZE"


def test_a_size_that_lies():
    body = DOCUMENT.format(f"<w:p><w:r><w:t>{'x' * 3_000_000}</w:t></w:r></w:p>")
    data = packed(good(**{"word/document.xml": body}))
    true, small = len(body.encode()).to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert data.count(true) == 2
    assert refusal(data.replace(true, small)) == "INP-ZIP-BROKEN"


def test_a_checksum_that_lies():
    data = bytearray(packed(good(), zipfile.ZIP_STORED))
    at = bytes(data).index("Điều".encode())
    data[at] ^= 1
    assert refusal(bytes(data)) == "INP-ZIP-BROKEN"


def test_an_encrypted_entry_and_an_odd_method():
    data = bytearray(packed(good()))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := bytes(data).find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    assert refusal(bytes(data)) == "INP-ENCRYPTED"
    assert refusal(packed(good(), zipfile.ZIP_BZIP2)) == "INP-ZIP-BROKEN"


@pytest.mark.parametrize("length", [4, 30, 200, -1, -30])
def test_a_package_cut_off(length):
    data = packed(good())
    assert refusal(data[:length]) == "INP-ZIP-BROKEN"


@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels", "[Content_Types].xml"])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "INP-DOCX-DOCTYPE"),
        ("<x>", "INP-DOCX-MALFORMED"),
        ("<a>" * 300 + "</a>" * 300, "INP-DOCX-MALFORMED"),
    ],
)
def test_a_part_that_is_unsafe_or_broken(part, text, code):
    assert refusal(packed(good(**{part: text}))) == code


@pytest.mark.parametrize("missing", [*GOOD])
def test_a_part_that_is_missing(missing):
    assert refusal(packed([item for item in GOOD.items() if item[0] != missing])) in {"INP-DOCX-PART", "INP-ARCHIVE"}


def test_a_main_part_that_is_no_document():
    assert refusal(packed(good(**{"word/document.xml": f'<w:styles xmlns:w="{W}"/>'}))) == "INP-DOCX-PART"


def test_tables_in_tables_without_end():
    deep = "<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80
    assert refusal(packed(good(**{"word/document.xml": DOCUMENT.format(deep)}))) == "INP-DOCX-DEEP"


def test_wrappers_in_wrappers_without_end():
    deep = "<w:p>" + "<w:ins>" * 240 + "</w:ins>" * 240 + "</w:p>"
    assert refusal(packed(good(**{"word/document.xml": DOCUMENT.format(deep)}))) == "INP-DOCX-DEEP"
    block = "<w:sdt><w:sdtContent>" * 120 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 120
    read_source("x.docx", packed(good(**{"word/document.xml": DOCUMENT.format(block)})))


def test_spans_and_levels_of_absurd_size():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999999"/></w:tcPr><w:p><w:pPr><w:outlineLvl w:val="-7"/></w:pPr></w:p></w:tc>'
    body = f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="99999999"/></w:trPr>{cell}</w:tr></w:tbl>'
    table = read_source("x.docx", packed(good(**{"word/document.xml": DOCUMENT.format(body)}))).blocks[1]
    assert all(1 <= slot.colspan <= 200 for slot in table.rows[0])


def test_a_relation_that_points_at_the_machine_finds_nothing(tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_text(DOCUMENT.format(""))
    for target in (str(secret), f"file://{secret}", "../../../../../etc/passwd", f"..{secret}"):
        rels = GOOD["_rels/.rels"].replace("word/document.xml", target)
        assert refusal(packed(good(**{"_rels/.rels": rels}))) == "INP-DOCX-PART"


def test_a_long_line_of_marks_and_bars_is_quick():
    for text in (
        "*" * 50_000,
        "**a" * 20_000,
        "|" * 50_000,
        "|\n" * 20_000,
        "_a" * 20_000,
        "[" * 20_000,
        "x-----" * 10_000,
    ):
        read_source("x.txt", ("# x\n" + text).encode())


def test_html_that_is_deep_wide_or_broken():
    with pytest.raises(RefusedInput):
        read_source("x.html", b"<html>" + b"<b>" * 100_000)
    read_source("x.html", b"<html><table><tr>" + b"<td colspan=99999999999999999999 rowspan=99999999999>x" * 2000)
    read_source("x.html", b"<html><p" + b" a" * 50_000)


PROBE = """
import json, re, sys, time
from gazette.ingest.readers import RefusedInput, read_source
def peak():
    # not ru_maxrss: that of a child begins with the peak of the process that started it
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024

rows = []
for path in sys.argv[1:]:
    data = open(path, "rb").read()
    began = time.perf_counter()
    try:
        read_source(path, data)
        code = None
    except RefusedInput as refusal:
        code = refusal.finding.code
    rows.append([path, code, time.perf_counter() - began, peak()])
print(json.dumps(rows))
"""


def test_every_hostile_file_of_the_corpus_is_refused_in_time_and_memory(corpus):
    files = sorted(str(path) for path in (corpus / "real" / "hostile").iterdir())
    assert len(files) >= 18
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROBE, *files], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    for path, code, seconds, megabytes in json.loads(done.stdout):
        assert code is not None, path
        assert seconds < SECONDS, path
        assert megabytes < MEGABYTES, path
