"""What a file is, told from its bytes; and the readers' one door."""

import io
import pickle
import zipfile

import pytest
from docx_kit import docx, p

from gazette.akn.names import AKN_NS
from gazette.ingest.blocks import SourceText
from gazette.ingest.read_akn import AknSource, check_akn, read_akn
from gazette.ingest.readers import RefusedInput, media_type, read_source
from gazette.ingest.sniff import Kind, sniff
from gazette.messages import LANGUAGES, hint, text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def zipped(*names, **files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx(p("x")), Kind.DOCX),
        (f'<akomaNtoso xmlns="{AKN_NS}"/>'.encode(), Kind.AKN),
        (f'\ufeff<?xml version="1.0"?>\n<!-- x --><akomaNtoso xmlns="{AKN_NS}"/>'.encode(), Kind.AKN),
        (f'<?xml version="1.0" encoding="UTF-16"?><akomaNtoso xmlns="{AKN_NS}"/>'.encode("utf-16"), Kind.AKN),
        (b"{\\rtf1 x}", Kind.RTF),
        (OLE + "WordDocument".encode("utf-16-le"), Kind.DOC),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), Kind.ODT),
        (b"<!DOCTYPE html><html></html>", Kind.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html xmlns="http://www.w3.org/1999/xhtml"/>', Kind.HTML),
        (b'<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"/>', Kind.HTML),
        (b"  <!-- saved --> <div>x</div>", Kind.HTML),
        ("Điều 1. <Phạm vi>".encode(), Kind.TEXT),
        ("BM. Số 1".encode(), Kind.TEXT),
        ("< 5 tấn".encode(), Kind.TEXT),
        ("Luật".encode("utf-16"), Kind.TEXT),
        ("[1] ghi chú".encode(), Kind.TEXT),
    ],
)
def test_kinds(data, kind):
    assert sniff(data) is kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "INP-EMPTY"),
        (b" \r\n\t\xef\xbb\xbf", "INP-EMPTY"),
        (b"\0" * 100, "INP-EMPTY"),
        (b"%PDF-1.7\n...", "INP-PDF-BROKEN"),
        (b"junk\n%PDF-1.4", "INP-PDF-BROKEN"),
        (b"{\\rtf1 x}", "INP-OFFICE-MISSING"),
        (b"\x89PNG\r\n\x1a\n", "INP-IMAGE"),
        (b"\xff\xd8\xff\xe0", "INP-IMAGE"),
        (b"BM\x00\x00\x00\x00", "INP-IMAGE"),
        (OLE, "INP-BINARY"),
        (OLE + "WordDocument".encode("utf-16-le"), "INP-DOC-BROKEN"),
        (OLE + "Workbook".encode("utf-16-le"), "INP-SPREADSHEET"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "INP-ENCRYPTED"),
        (zipped("a.txt"), "INP-ARCHIVE"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "INP-SPREADSHEET"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "INP-SLIDES"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "INP-OFFICE-MISSING"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "INP-SPREADSHEET"),
        (zipped(mimetype="application/vnd.oasis.opendocument.presentation"), "INP-SLIDES"),
        (zipped(mimetype="application/vnd.oasis.opendocument.graphics"), "INP-ODF"),
        (zipped(mimetype="application/epub+zip"), "INP-ARCHIVE"),
        (b"\x1f\x8b\x08\x00", "INP-ARCHIVE"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "INP-WEB-ARCHIVE"),
        (b'{"a": 1}', "INP-DATA"),
        (b"<doc/>", "INP-XML-UNKNOWN"),
        (b"<a>", "INP-XML-MALFORMED"),
        (b"<!DOCTYPE a><a/>", "INP-XML-DOCTYPE"),
        (b'<akomaNtoso xmlns="urn:example:akn-4"/>', "INP-AKN-VERSION"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "INP-BINARY"),
        (b"abc\x01\x02\x03\x04\x05\x06", "INP-BINARY"),
    ],
)
def test_what_no_reader_takes_is_named(data, code):
    with pytest.raises(RefusedInput) as refusal:
        read_source("tệp.bin", data)
    found = refusal.value.finding
    assert (found.code, found.where.file, found.blocks) == (code, "tệp.bin", True)
    for language in LANGUAGES:
        assert text(found.code, language, found.params)
        assert hint(found.code, language, found.params)


def test_a_refusal_crosses_a_process_border():
    with pytest.raises(RefusedInput) as refusal:
        read_source("a.pdf", b"%PDF-1.7")
    again = pickle.loads(pickle.dumps(refusal.value))
    assert again.finding == refusal.value.finding


def test_findings_name_the_file():
    source = read_source("qd.txt", "Ca\u0306n cứ".encode())
    assert isinstance(source, SourceText)
    assert [found.where.file for found in source.findings] == ["qd.txt"]


def test_media_types():
    assert media_type(docx(p("x"))).endswith("wordprocessingml.document")
    assert media_type(b"%PDF-1.7") == "application/pdf"
    assert media_type(b"\x7fELF\x00") == "application/octet-stream"


VALID = f"""\
<akomaNtoso xmlns="{AKN_NS}"><doc name="x"><meta><identification source="#s"><FRBRWork><FRBRthis value="/akn/vn/doc/x/!main"/>
<FRBRuri value="/akn/vn/doc/x"/><FRBRdate date="2026-01-01" name="x"/><FRBRauthor href="#s"/><FRBRcountry value="vn"/></FRBRWork>
<FRBRExpression><FRBRthis value="/akn/vn/doc/x/vie/!main"/><FRBRuri value="/akn/vn/doc/x/vie"/><FRBRdate date="2026-01-01" name="x"/>
<FRBRauthor href="#s"/><FRBRlanguage language="vie"/></FRBRExpression><FRBRManifestation><FRBRthis value="/akn/x.xml"/>
<FRBRuri value="/akn/x.xml"/><FRBRdate date="2026-01-01" name="x"/><FRBRauthor href="#s"/></FRBRManifestation></identification></meta>
<mainBody><p>Một</p></mainBody></doc></akomaNtoso>""".encode()


def test_valid_akoma_ntoso_stays_as_it_is():
    assert read_source("a.xml", VALID) == AknSource(VALID, ())
    root, version = check_akn(VALID)
    assert (root.tag, version) == (f"{{{AKN_NS}}}akomaNtoso", "3.0")


def test_invalid_akoma_ntoso_is_told_with_lines():
    broken = VALID.replace(b"<p>M\xe1\xbb\x99t</p>", b"<p>M</p></mainBody><x>a</x><mainBody>")
    (found,) = read_akn(broken).findings
    assert (found.code, found.where.line, found.blocks) == ("INP-AKN-SCHEMA", 6, True)
    assert AKN_NS not in dict(found.params)["message"]
