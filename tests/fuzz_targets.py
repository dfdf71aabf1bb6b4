"""What is fuzzed: each target takes any bytes, and only what a reader may do is no fault. Seeds are made by code.

Used with coverage by `benchmarks/fuzz.py`, and in small by `tests/hostile/test_fuzz.py`.
"""

from __future__ import annotations

import io
import struct
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parent / "unit" / "ingest"))

import pikepdf
from edxml_kit import edoc, edxml, signature
from foreign_kit import ENGLISH_ACT, FRENCH_ORDER
from office_kit import odt, rtf
from structure_kit import DECISION, FOREIGN, GENERIC, NATIONAL, Memory, intake

from gazette.akn.schema import violations
from gazette.ingest import read, witness
from gazette.ingest.batch import read_batch
from gazette.ingest.fidelity import witnessed_pieces
from gazette.ingest.gather import gather
from gazette.ingest.read_akn import read_akn
from gazette.ingest.read_docx import read_docx
from gazette.ingest.read_html import read_html
from gazette.ingest.read_pdf_text import read_here
from gazette.ingest.read_txt import read_txt
from gazette.ingest.refused import RefusedInput
from gazette.ingest.sidecar import read_sidecar
from gazette.ingest.sniff import sniff
from gazette.model import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NEVER = {"DOC-WORDS-LOST", "DOC-SCHEMA"}
"""Findings that mean the program is at fault, whatever the file holds."""


@dataclass(frozen=True, slots=True)
class Target:
    """`run` raises for a fault. `words` are tokens worth trying."""

    run: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    words: tuple[str, ...] = ()


class Fault(AssertionError):  # noqa: N818 - it names what was found
    """Something that no input may bring about."""


def reads(reader: Callable[[bytes], object]) -> Callable[[bytes], object]:
    """A reader that may refuse and do nothing else but read."""

    def run(data: bytes) -> object:
        try:
            return reader(data)
        except RefusedInput:
            return None

    return run


def package(main: bytes, **others: bytes) -> bytes:
    """A DOCX with this main part, and others by name (`numbering`, `styles` …)."""
    kinds = "".join(f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in others)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        archive.writestr("[Content_Types].xml", types)
        root = f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_RELS}">{root}</Relationships>')
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELS}">{kinds}</Relationships>')
        archive.writestr("word/document.xml", main)
        for name, data in others.items():
            archive.writestr(f"word/{name}.xml", data)
    return buffer.getvalue()


def _word(inside: str) -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'.encode()


NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num></w:numbering>'
).encode()
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/><w:rPr><w:b/>'
    '<w:rFonts w:ascii=".VnTimeH"/></w:rPr></w:style></w:styles>'
).encode()
BODIES = (
    _word("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in DECISION.splitlines()[:12])),
    _word(
        '<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:ins>'
        '<w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:fldSimple w:instr="PAGE"/>'
        '<w:hyperlink w:anchor="x"><w:r><w:softHyphen/><w:noBreakHyphen/><w:sym w:font="Symbol" w:char="F061"/></w:r>'
        "</w:hyperlink></w:p>"
    ),
    _word(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>'
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:sdt><w:sdtContent><w:p/>"
        "</w:sdtContent></w:sdt>"
    ),
)
PAGES = (
    (
        b"<html><head><title>x</title></head><body><div class=content><p align=center><b>QUY\xe1\xba\xbeT</b></p>"
        b"<table border=1><tr><td rowspan=2 colspan=3>a<td>b<tr><td>c</table><ul><li>a<li>b</ul><sup>1</sup></div>"
    ),
    b"<!DOCTYPE html><p>a<br>b&nbsp;&#8203;&amp;<a href='#x'>c</a><!-- d --><script>e</script><img src=x alt=y>",
    ("<html><body>" + "".join(f"<p>{line}</p>" for line in DECISION.splitlines()[:12])).encode(),
)
TEXTS = (
    DECISION.encode(),
    "---\ntitle: a\nnumber: 1\n---\n# Điều 1\n\n| a | b |\n|---|---|\n| c | d |\n".encode(),
    "\ufeffĐiều 1.\r\nmột\r\n\r\n1. hai\n\na) ba\n".encode("utf-16"),
    ENGLISH_PLAIN := (
        b"PARLIAMENT OF MOORLAND\nHARBOURS ACT\nNo. 7 of 2011\n9 June 2011\n\nSection 1. Short title\n(1) Text.\n(a) more\nSCHEDULE\nFees\n"
    ),
)
AKN = tuple(text.encode() for text in (FOREIGN, ENGLISH_ACT, FRENCH_ORDER))


def _zip(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


ZIPS = (
    _zip(a_txt=DECISION.encode(), a_gazette_json=b'{"number": "1"}', a_files__b_txt=b"x"),
    _zip(c_zip=_zip(d_txt=b"x"), manifest_csv=b"file,number\na.txt,1\n", manifest_json=b'[{"file": "a.txt"}]'),
)


class _Noon:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2026, 11, 25, 12, tzinfo=UTC)


def _gather(name: str) -> Callable[[bytes], None]:
    """What comes in at the counter: archives and packages are opened, whatever they hold."""

    def run(data: bytes) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            gather([path], _Noon(), ZoneInfo("UTC"))

    return run


def _witness(kind: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        try:
            witness.words(kind, data)
        except witness.UnreadableError:
            return

    return run


def pdf(content: bytes) -> bytes:
    """A PDF of one page with this content, a picture, a form and a font that every viewer has."""
    made = pikepdf.new()
    font = made.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    ))  # fmt: skip
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    form = pikepdf.Stream(made, b"BT /F 12 Tf 72 72 Td (Form) Tj ET")
    form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 595, 842]})
    form["/Resources"] = resources
    within = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font), XObject=pikepdf.Dictionary(X=form))
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page, MediaBox=[0, 0, 595, 842], Contents=pikepdf.Stream(made, content), Resources=within
    )
    made.pages.append(pikepdf.Page(page))
    buffer = io.BytesIO()
    made.save(buffer, compress_streams=False, static_id=True)
    return buffer.getvalue()


def _pdf(data: bytes) -> object:
    return read_here(data, "generic")


def _pdf_differs(data: bytes) -> None:
    """A page of which the second reading says something else than the first."""
    try:
        found = witnessed_pieces(_pdf(pdf(data)), witness.words("pdf", pdf(data)))
    except witness.UnreadableError:
        return
    if found is not None:
        raise Fault(found)


SECTOR = 512


def compound(**streams: bytes) -> bytes:
    """An OLE file of streams ([MS-CFB]): a table of sectors, a directory, and the streams, none of them a small one."""
    parts = [data.ljust(-(-max(len(data), 4096) // SECTOR) * SECTOR, b"\0") for data in streams.values()]
    chains: list[int] = [0xFFFFFFFD, 0xFFFFFFFE]
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for number, (name, part) in enumerate(zip(streams, parts, strict=True), 1):
        first, count = len(chains), len(part) // SECTOR
        entries.append(_entry(name, 2, first, len(part), right=number + 1 if number < len(parts) else 0xFFFFFFFF))
        chains += [*range(first + 1, first + count), 0xFFFFFFFE]
    if len(chains) > SECTOR // 4:
        raise ValueError("more than one sector of sectors")
    header = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0,
        0xFFFFFFFE, 0,
    )  # fmt: skip
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(SECTOR, b"\xff")
    return b"".join(
        (header + struct.pack("<I", 0) + b"\xff" * 432, table, b"".join(entries).ljust(SECTOR, b"\0"), *parts)
    )


def _entry(name: str, kind: int, first: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I36xIQ", raw, len(raw) + 2, kind, 1, 0xFFFFFFFF, right, child, first, size
    )  # fmt: skip


def word(text: str, pieces: bytes = b"") -> bytes:
    """A Word 97 file of a text in one piece, or in these ([MS-DOC] 2.9.38)."""
    body = text.encode("utf-16-le")
    start = 1024
    listed = pieces or struct.pack("<2iHIH", 0, len(text), 0, start, 0)
    clx = b"\x02" + struct.pack("<I", len(listed)) + listed
    fib = bytearray(start)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 0xC1)
    struct.pack_into("<i", fib, 0x4C, len(text))
    struct.pack_into("<II", fib, 0x9A + 8 * 33, 0, len(clx))
    return compound(**{"WordDocument": bytes(fib) + body, "0Table": clx})


PDFS = (
    b"BT /F 12 Tf 72 770 Td (Article 1. Scope) Tj 0 -20 Td [(1. This Act) -250 (applies to) 300 (harbours.)] TJ T* (2. More) ' ET",
    b'q 1 0 0 1 72 700 cm BT /F 12 Tf 14 TL 2 Tr 1 Tc 2 Tw 90 Tz 3 Ts (Hidden) Tj 1 2 (more) " ET Q /X Do 72 600 100 20 re S',
    b"72 500 m 300 500 l S BT /F 10 Tf 1 0 0 1 80 480 Tm (a) Tj 1 0 0 1 200 480 Tm (b) Tj /Span <</ActualText (c)>> BDC (x) Tj EMC ET",
)
PACKAGES = (
    edxml({"a.txt": DECISION.encode()}),
    edxml({"a.txt": b"x", "b.txt": b"y"}, signature=signature("a.txt", b"x"), listed=("a.txt", "c.txt")),
    edoc({"a.txt": b"x"}),
)
MANIFESTS = (
    'file,number,title,date\na.txt,1,"Về việc, a",2026-01-01\nb.txt,2,b,\n'.encode(),
    b"file;number\r\na.txt;1\r\n",
    b'[{"file": "a.txt", "number": "1", "date": "2026-01-01"}, {"file": "b.txt"}]',
)


def _docx_part(data: bytes) -> object:
    return read_docx(package(data, numbering=NUMBERING, styles=STYLES))


def _docx_other(data: bytes) -> object:
    """One byte chooses the part that the rest is."""
    name = ("numbering", "styles", "footnotes", "comments", "settings")[data[0] % 5] if data else "styles"
    return read_docx(package(BODIES[1], **{name: data[1:]}))


def _akn(data: bytes) -> None:
    made = read_akn(data)
    if any(item.code in _NEVER for item in made.findings):
        raise Fault(made.findings)


def whole(name: str, never: frozenset[str] = frozenset({"DOC-SCHEMA"})) -> Callable[[bytes], None]:
    """A file through the whole of ingest: what is accepted is strict, and none of the findings `never` is given."""

    def run(data: bytes) -> None:
        for profile in (NATIONAL, GENERIC):
            made = read(intake(data, name), profile, Memory())
            found = made.notes if isinstance(made, Document) else made.findings
            if any(item.code in never for item in found):
                raise Fault(found)
            if isinstance(made, Document) and violations(made.akn):
                raise Fault(violations(made.akn))

    return run


def tree(names: tuple[str, ...], data: bytes) -> str:
    """Well-formed XML out of any bytes: below 128 a name opens an element, 128 and above closes, writes or marks one."""
    made: list[str] = []
    open_: list[str] = []
    fresh = False
    for byte in data:
        if byte < 128:
            name = names[byte % len(names)]
            made.append(f"<{name}>")
            open_.append(name)
        elif byte < 192 and open_:
            made.append(f"</{open_.pop()}>")
        elif byte < 224:
            made.append(chr(97 + byte - 192) + " ")
        elif fresh:
            attribute = _ATTRIBUTES[byte % len(_ATTRIBUTES)]
            made[-1] = f"{made[-1][:-1]} {attribute}>" if attribute not in made[-1] else made[-1]
        fresh = byte < 128 or (fresh and byte >= 224)
    return "".join([*made, *(f"</{name}>" for name in reversed(open_))])


def _akn_tree(data: bytes) -> None:
    """One byte chooses where in the document the tree stands."""
    place = (
        ("<body>", "</body>", "<content", "<p>", "</meta>", "<references", "</act>")[data[0] % 7] if data else "<body>"
    )
    at = FOREIGN.index(place)
    at = FOREIGN.index(">", at) + 1 if not place.startswith("</") else at
    _akn(f"{FOREIGN[:at]}{tree(_AKN_NAMES, data[1:])}{FOREIGN[at:]}".encode())


def _docx_tree(data: bytes) -> object:
    inside = tree(_WORD_NAMES, data)
    return read_docx(package(_word(inside), numbering=NUMBERING, styles=STYLES))


_ATTRIBUTES = (
    'eId="a"', 'href="#a"', 'src="#a"', 'name="x"', 'class="y"', 'status="draft"', 'date="2020-01-01"', 'id="b"', 'w:val="1"',
    'w:val="A"', 'w:ilvl="0"', 'w:fldCharType="begin"', 'w:fldCharType="end"', 'w:type="x"', 'w:id="0"', 'marker="1"',
)  # fmt: skip
_AKN_NAMES = (
    "p", "b", "content", "section", "num", "heading", "intro", "wrapUp", "crossHeading", "table", "tr", "td", "blockList", "item",
    "shiny", "ref", "quotedText", "mod", "quotedStructure", "embeddedStructure", "hcontainer", "container", "preface", "noteRef",
    "note", "notes", "meta", "attachments", "attachment", "components", "component", "componentRef", "doc", "mainBody", "body",
    "img", "date", "authorialNote", "toc", "tocItem", "list", "point", "article", "references", "TLCConcept", "lifecycle",
    "conclusions", "preamble", "recitals", "recital", "foreign", "blockContainer", "block", "inline", "eol", "act",
)  # fmt: skip
_WORD_NAMES = (
    "w:p", "w:r", "w:t", "w:pPr", "w:rPr", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:gridSpan", "w:vMerge", "w:sdt", "w:sdtContent",
    "w:ins", "w:del", "w:delText", "w:hyperlink", "w:fldSimple", "w:fldChar", "w:instrText", "w:tab", "w:br", "w:sym", "w:numPr",
    "w:ilvl", "w:numId", "w:pStyle", "w:softHyphen", "w:noBreakHyphen", "w:footnoteReference", "w:vanish", "w:strike",
    "w:txbxContent", "w:pict", "w:object", "w:smartTag", "w:moveFrom", "w:moveTo", "w:rFonts", "w:caps", "w:trPr", "w:gridBefore",
    "w:sectPr", "w:outlineLvl", "w:jc",
)  # fmt: skip
_AKN_WORDS = (
    "<act", "<doc", "<body>", "<section>", "<num>", "<content>", "<p>", "<noteRef", "<note", "<notes", "<components>",
    "<component", "<attachments>", "<attachment>", "<componentRef", "eId=", "id=", "href=", "<table>", "<tr>", "<td>", "<meta>",
    "<identification", "<crossHeading>", "<inline", "<shiny>", "</p>", "</content>", "</section>",
)  # fmt: skip
_WORD_WORDS = (
    "<w:p>", "</w:p>", "<w:r>", "<w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:sdt>", "<w:fldChar", "w:val=", "<w:tab/>", "<w:br/>",
    "<w:ins>", "<w:del>", "<w:footnoteReference", "<w:txbxContent>", "<w:drawing>", "<w:sym", "<w:numPr>", "<w:instrText>",
)  # fmt: skip
_TEXT_WORDS = (
    "Điều 1.", "Chương I", "Khoản", "PHỤ LỤC", "Nơi nhận:", "Căn cứ", "QUYẾT ĐỊNH", "Số: 1/2026/QĐ-TTg", "“", "”", "TM. ", "KT. ",
    "---", "|", "**", "SCHEDULE", "Section 1.", "PART I", "(1)", "(a)", "Whereas",
)  # fmt: skip
_PDF_WORDS = (
    "BT", "ET", "Tj", "TJ", "Tf", "Td", "Tm", "cm", "q", "Q", "re", "/F ", "/X Do", "BDC", "EMC", "/ActualText", "nan", "1e38",
    "-", "9999999999", "/MediaBox", "/Rotate 90", "/Contents", "/Kids", "/Parent", "endobj", "<<", ">>",
)  # fmt: skip
_RTF_WORDS = (
    "{", "}", "\\par", "\\u8217?", "\\uc0", "\\bin9", "\\'e9", "\\deleted", "\\footnote", "\\*", "\\f99999", "\\fonttbl", "\\fcharset163",
    "\\upr", "\\ud", "\\shptxt", "\\ansicpg1258",
)  # fmt: skip
TARGETS: dict[str, Target] = {
    "sniff": Target(reads(sniff), (*PAGES, *TEXTS, *AKN, package(BODIES[0]), b"%PDF-1.7", b"{}", b"{\\rtf1")),
    "sidecar": Target(lambda data: read_sidecar(data, "x.gazette.json"), (b'{"number": "1", "date": "2026-01-01"}',)),
    "package": Target(reads(read_docx), tuple(package(body, numbering=NUMBERING) for body in BODIES)),
    "docx": Target(reads(_docx_part), BODIES, _WORD_WORDS),
    "docx-parts": Target(reads(_docx_other), (b"\0" + NUMBERING, b"\1" + STYLES), _WORD_WORDS),
    "html": Target(reads(read_html), PAGES, ("<p>", "<td>", "<table>", "<div>", "<br>", "&#", "</", "<!--")),
    "txt": Target(reads(read_txt), TEXTS, _TEXT_WORDS),
    "akn": Target(reads(_akn), AKN, _AKN_WORDS),
    "akn-tree": Target(reads(_akn_tree), (bytes(range(0, 250, 3)),)),
    "docx-tree": Target(reads(_docx_tree), (bytes(range(0, 250, 3)),)),
    "gather": Target(_gather("batch.zip"), ZIPS),
    "edxml": Target(
        _gather("a.edxml"), PACKAGES, ("<Attachment>", "<ContentId>", "cid:", "<edXML:Reference>", "&#", "==")
    ),
    "manifest-csv": Target(reads(lambda data: read_batch(data, "manifest.csv")), MANIFESTS, ("file", ",", '"', "date")),
    "manifest-json": Target(
        reads(lambda data: read_batch(data, "manifest.json")), MANIFESTS, ('"file"', "null", "[", "{")
    ),
    "pdf": Target(reads(_pdf), tuple(map(pdf, PDFS)), _PDF_WORDS),
    "pdf-content": Target(reads(lambda data: _pdf(pdf(data))), PDFS, _PDF_WORDS),
    "witness-pdf": Target(_witness("pdf"), tuple(map(pdf, PDFS)), _PDF_WORDS),
    "witness-pdf-content": Target(lambda data: _witness("pdf")(pdf(data)), PDFS, _PDF_WORDS),
    "witness-doc": Target(_witness("doc"), (word("Mot\x13 a \x14b\x15\rHai"),)),
    "witness-rtf": Target(_witness("rtf"), (rtf("Một", "{\\b hai}\\tab ba", "{\\*\\x y}\\'e9\\bin3 abc"),), _RTF_WORDS),
    "witness-odt": Target(_witness("odt"), (odt("Một", '<text:span>hai<text:s text:c="3"/></text:span>'),)),
    "witness-docx": Target(_witness("docx"), tuple(package(body) for body in BODIES)),
    "witness-html": Target(_witness("html"), PAGES),
    "witness-text": Target(_witness("text"), TEXTS, _TEXT_WORDS),
    "witness-akn": Target(_witness("akn"), AKN, _AKN_WORDS),
    "whole-txt": Target(whole("x.txt"), TEXTS, _TEXT_WORDS),
    "whole-html": Target(whole("x.html"), PAGES, _TEXT_WORDS),
    "whole-akn": Target(whole("x.xml"), AKN, _AKN_WORDS),
}
DIFFERENTIAL: dict[str, Target] = {
    "differ-pdf-content": Target(reads(_pdf_differs), PDFS, _PDF_WORDS),
    "differ-akn": Target(whole("x.xml", frozenset(_NEVER)), AKN, _AKN_WORDS),
    "differ-txt": Target(whole("x.txt", frozenset(_NEVER)), TEXTS, _TEXT_WORDS),
    "differ-html": Target(whole("x.html", frozenset(_NEVER)), PAGES, _TEXT_WORDS),
    "differ-docx": Target(
        lambda data: whole("x.docx", frozenset(_NEVER))(package(data, numbering=NUMBERING, styles=STYLES)),
        BODIES,
        _WORD_WORDS,
    ),
}
"""Readers against their witnesses: a difference holds the file, so it is no fault, but worth to be looked at."""
