"""What is fuzzed: each target takes any bytes, and only what a reader may do is no fault. Seeds are made by code.

Used with coverage by `benchmarks/fuzz.py`, and in small by `tests/hostile/test_fuzz.py`.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parent / "unit" / "ingest"))

from foreign_kit import ENGLISH_ACT, FRENCH_ORDER
from structure_kit import DECISION, FOREIGN, GENERIC, NATIONAL, Memory, intake

from gazette.akn.schema import violations
from gazette.ingest import read, witness
from gazette.ingest.gather import gather
from gazette.ingest.read_akn import read_akn
from gazette.ingest.read_docx import read_docx
from gazette.ingest.read_html import read_html
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


def _gather(data: bytes) -> None:
    """What comes in at the counter: archives and packages are opened, whatever they hold."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "batch.zip"
        path.write_bytes(data)
        gather([path], _Noon(), ZoneInfo("UTC"))


def _witness(kind: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        try:
            witness.words(kind, data)
        except witness.UnreadableError:
            return

    return run


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
    "gather": Target(_gather, ZIPS),
    "witness-docx": Target(_witness("docx"), tuple(package(body) for body in BODIES)),
    "witness-html": Target(_witness("html"), PAGES),
    "witness-text": Target(_witness("text"), TEXTS, _TEXT_WORDS),
    "witness-akn": Target(_witness("akn"), AKN, _AKN_WORDS),
    "whole-txt": Target(whole("x.txt"), TEXTS, _TEXT_WORDS),
    "whole-html": Target(whole("x.html"), PAGES, _TEXT_WORDS),
    "whole-akn": Target(whole("x.xml"), AKN, _AKN_WORDS),
}
DIFFERENTIAL: dict[str, Target] = {
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
