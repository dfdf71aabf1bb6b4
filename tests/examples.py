"""An example for every code of INP and DOC: the smallest input that gives it. A new code gets a line here.

A value of `EXAMPLES` is a function that takes an empty folder and returns the codes that the program gave. The makers
below build one: `text`, `file`, `docx`, `package`, `beside` (with a sidecar), `folder`, `path`, `changed` (a sound
document with one thing wrong) and `fault` (something that raises).
"""

from __future__ import annotations

import io
import struct
import sys
import warnings
import zipfile
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import wrap

sys.path.insert(0, str(Path(__file__).parent / "unit" / "ingest"))

import pdf_kit
from archive_kit import link
from archive_kit import packed as zipped
from edxml_kit import edxml, signature
from PIL import Image
from pki import small_pdf
from senders import GONE, MINISTER, NOW, STRANGE_CLOCK, Judge, signed
from structure_kit import DECISION, FOREIGN, GENERIC, NATIONAL, PROVINCE, Memory, intake, read_text

from gazette.errors import GazetteError
from gazette.ingest import failed, read
from gazette.ingest.assemble import draft
from gazette.ingest.blocks import Cell, NamedFile, Para, Run, SourceText, Table
from gazette.ingest.erased import erased
from gazette.ingest.gather import gather
from gazette.ingest.intake import OriginalFile
from gazette.ingest.libreoffice import LibreOffice
from gazette.ingest.original import compared, kept_as_original
from gazette.ingest.pictures import unprintable
from gazette.ingest.read_office import parted
from gazette.ingest.read_pdf_pages import MAX_PAGES
from gazette.ingest.readers import read_source
from gazette.ingest.sidecar import Sidecar
from gazette.ingest.tools import NO_TOOLS, Tools
from gazette.model import Document, DocumentNumber, Edit, Issuer, Signatory, TypeRef
from gazette.profiles import Profile, adjusted, load_profile
from gazette.validate import EndedDocument, Facts, KnownDocument, check

Example = Callable[[Path], Collection[str]]
TODAY = date(2026, 4, 1)
AT = datetime(2026, 4, 1, 9, tzinfo=UTC)


# ------------------------------------------------------------------ makers


def judged(made: object, profile: Profile = PROVINCE, facts: Facts | None = None, today: date = TODAY) -> set[str]:
    """The codes of what ingest made, and of the rules when it made a document."""
    found = set()
    if isinstance(made, Document):
        found = {item.code for item in check(made, profile, facts or Facts(), today).findings}
        made_findings = made.notes
    else:
        made_findings = made.findings
    return found | {item.code for item in made_findings}


def file(
    name: str, data: bytes, profile: Profile = PROVINCE, sidecar: Sidecar | None = None, tools: Tools = NO_TOOLS
) -> Example:
    """A file of these bytes."""
    return lambda _: judged(read(intake(data, name, sidecar), profile, Memory(), tools), profile)


def pdf(make: Callable[[], bytes]) -> Example:
    """A PDF, made when it is wanted."""
    return lambda _: judged(read(intake(make(), "x.pdf"), PROVINCE, Memory()))


def text(content: str, profile: Profile = PROVINCE) -> Example:
    """A text file."""
    return file("x.txt", content.encode(), profile)


def decision(*changes: tuple[str, str], profile: Profile = PROVINCE) -> Example:
    """The sound decision of the kit with some of its words replaced."""
    content = DECISION
    for old, new in changes:
        assert old in content, old
        content = content.replace(old, new, 1)
    return text(content, profile)


def foreign(*changes: tuple[str, str]) -> Example:
    """The sound Akoma Ntoso of the kit with some of it replaced."""
    content = FOREIGN
    for old, new in changes:
        assert old in content, old
        content = content.replace(old, new, 1)
    return file("x.xml", content.encode(), GENERIC)


_REFERENCES = '<references source="#x">'
_NOTE = (
    '<references source="#x"><TLCConcept eId="c" href="/c" showAs="C"/></references>'
    '<notes source="#x"><note eId="n1"><p>As amended.</p></note></notes>' + _REFERENCES
)


def beside(profile: Profile = PROVINCE, **facts: object) -> Example:
    """The sound decision with a sidecar that states these facts."""
    return file("x.txt", DECISION.encode(), profile, Sidecar(**facts))


def signed_original(data: bytes) -> Example:
    """The sound decision with this PDF as its original."""

    def run(folder: Path) -> set[str]:
        original = OriginalFile("x.pdf", data, folder / "x.pdf")
        given = replace(intake(DECISION.encode(), "x.txt"), original=original, received_at=NOW)
        return judged(read(given, PROVINCE, Memory(), Tools(signatures=Judge())))

    return run


def edited(edit: Edit) -> Example:
    """The sound decision with a fact that an editor set."""
    return lambda _: judged(read(intake(DECISION.encode(), "x.txt"), PROVINCE, Memory(), edits=(edit,)), PROVINCE)


def changed(
    profile: Profile = PROVINCE,
    facts: Facts | None = None,
    akn: tuple[str, str] | None = None,
    today: date = TODAY,
    **metadata: object,
) -> Example:
    """The sound decision after reading, with other metadata or a change of its Akoma Ntoso."""

    def run(_: Path) -> set[str]:
        made = read_text(DECISION)
        assert isinstance(made, Document)
        other = replace(made, metadata=replace(made.metadata, **metadata))
        if akn is not None:
            assert akn[0] in other.akn.decode(), akn[0]
            other = replace(other, akn=other.akn.decode().replace(*akn, 1).encode())
        return judged(other, profile, facts, today)

    return run


def number(raw: str, **facts: object) -> Example:
    """The sound decision with another number."""
    return changed(number=replace(DocumentNumber(raw, "1", 2026, "QĐ", ("UBND",), "normative"), **facts))


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def parts(body: str, relations: str = "", main_type: str = _MAIN, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a DOCX with this body; `more` by the stem of a part below word/ (`numbering`)."""
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="p-{name}" Type="{_REL}/{name}" Target="{name}.xml"/>' for name in more)
        + f"{relations}</Relationships>",
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    } | {f"word/{name}.xml": data for name, data in more.items()}


def packed(content: dict[str, str | bytes], *doubled: str) -> bytes:
    """A zip of these parts; those named in `doubled` go in twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of the doubled name that is asked for here
        for name, data in content.items():
            package.writestr(name, data)
        for name in doubled:
            package.writestr(name, content[name])
    return out.getvalue()


def docx(run: str, relations: str = "", main_type: str = _MAIN, properties: str = "", **more: str | bytes) -> Example:
    """The sound decision as DOCX with `run` (runs of WordprocessingML) in a paragraph after Điều 1."""
    body = ""
    for line in DECISION.splitlines():
        if line:
            body += f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
        if line.startswith("Điều 1. Ban"):
            body += f"<w:p>{properties}{run}</w:p>"
    return file("x.docx", packed(parts(body, relations, main_type, **more)))


def picture(form: str, claimed: tuple[int, int] | None = None) -> bytes:
    """A picture of one pixel; a GIF can claim to be larger."""
    buffer = io.BytesIO()
    Image.new("L", (1, 1)).save(buffer, form)
    data = buffer.getvalue()
    return data if claimed is None else data[:6] + struct.pack("<HH", *claimed) + data[10:]


def illustrated(data: bytes) -> Example:
    """The sound decision as DOCX with this picture."""
    shown = _run('<w:drawing><a:blip r:embed="r9"/></w:drawing>')
    return docx(shown, f'<Relationship Id="r9" Type="{_REL}/image" Target="media.xml"/>', media=data)


def package(content: dict[str, str | bytes], *doubled: str) -> Example:
    """A zip of just these parts."""
    return lambda _: judged(read(intake(packed(content, *doubled), "x.docx"), PROVINCE, Memory()))


class _Clock:
    def now(self) -> datetime:
        return datetime(2026, 4, 1, tzinfo=UTC)


def folder(fill: Callable[[Path], object], start: str = ".") -> Example:
    """What gathering the folder (or `start` in it) finds after `fill` has put files there."""

    def run(tmp: Path) -> set[str]:
        fill(tmp)
        try:
            found = gather([tmp / start], _Clock())
        except GazetteError as error:
            return {error.code}
        return {problem.code for item in found for problem in item.problems}

    return run


def received(fill: Callable[[Path], object]) -> Example:
    """What gathering the folder and reading every input finds after `fill` has put files there."""

    def run(tmp: Path) -> set[str]:
        fill(tmp)
        found: set[str] = set()
        for item in gather([tmp], _Clock()):
            found |= judged(read(item, PROVINCE, Memory()))
            if item.original is not None:
                found.add(kept_as_original(item, item.original).code)
        return found

    return run


def archive(content: dict[str, str | bytes], beside: str | None = None) -> Example:
    """A zip archive of these files, with a sidecar `beside` it."""

    def fill(tmp: Path) -> None:
        (tmp / "lo.zip").write_bytes(packed(content))
        if beside is not None:
            (tmp / "lo.gazette.json").write_text(beside, "utf-8")

    return received(fill)


def _link(tmp: Path) -> None:
    (tmp / "lo.zip").write_bytes(zipped([(link("qd.txt"), "/etc/passwd")]))


def exchanged(content: dict[str, bytes], **options: object) -> Example:
    """An edXML package of these files."""
    return received(lambda tmp: (tmp / "goi.edxml").write_bytes(edxml(content, **options)))


def _container(tmp: Path) -> None:
    (tmp / "lo.zip").write_bytes(packed({"qd.txt": DECISION}))
    files({"batch.csv": "file;original\nlo.zip;qd.pdf", "qd.pdf": _SCAN})(tmp)


def fault(act: Callable[[], object]) -> Example:
    """What something raises."""

    def run(_: Path) -> set[str]:
        try:
            act()
        except GazetteError as error:
            return {error.code}
        return set()

    return run


def _of_a_workspace(tmp: Path) -> set[str]:
    files({"gazette.toml": "", "keys/seal.pass": "x"})(tmp)
    return fault(lambda: gather([tmp / "keys" / "seal.pass"], _Clock()))(tmp)


def files(named: dict[str, str]) -> Callable[[Path], None]:
    """Text files by their paths."""

    def fill(tmp: Path) -> None:
        for name, content in named.items():
            target = tmp / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, "utf-8")

    return fill


def _sidecar(content: str) -> Example:
    return folder(files({"qd.txt": DECISION, "qd.gazette.json": content}))


def _large(tmp: Path) -> None:
    with (tmp / "big.txt").open("wb") as out:
        out.truncate(64 * 1024 * 1024 + 1)


def _dangling(tmp: Path) -> None:
    (tmp / "qd.txt").symlink_to(tmp / "gone.txt")


def _leading_out(tmp: Path) -> None:
    (tmp / "qd.txt").symlink_to("/etc/hostname")


def _words_lost(_: Path) -> set[str]:
    """A reader that loses a word: what it printed is taken from the text with one word less."""
    from gazette.akn.xml import parse
    from gazette.ingest.assemble import words_lost
    from gazette.ingest.fidelity import source_text

    whole = read_source("x.txt", DECISION.encode())
    made = read_text(DECISION.replace("quản lý hồ nước trên", "quản lý hồ trên"))
    assert isinstance(made, Document)
    assert not draft(whole, PROVINCE).findings
    return {"DOC-WORDS-LOST"} if words_lost(source_text(whole), parse(made.akn)) else set()


def _unwitnessed(tmp: Path) -> Collection[str]:
    """A DOCX that names its main part in an encoding that only a full XML parser takes."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in DECISION.splitlines() if line)
    files = parts(body)
    return package(files | {"_rels/.rels": str(files["_rels/.rels"]).encode("utf-16")})(tmp)


def _legacy_run() -> str:
    return '<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>Chñ tÞch, chñ nghÜa</w:t></w:r>'


def _run(content: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


_OTHER = KnownDocument(
    "/akn/vn-hs/act/quyet-dinh/ubnd-hoa-sen/2026-03-05/07-2026-qd-ubnd",
    "/eli/vn-hs/quyet-dinh/2026/07-2026-qd-ubnd",
    "07/2026/QĐ-UBND",
    "0" * 64,
)
_TEXT = DECISION.encode()
_SCAN = "%PDF-1.4\n%%EOF"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
_ORIGINAL = OriginalFile("qd.pdf", b"", Path("qd.pdf"))
_WEB = "<html><body>{}</body></html>"
_NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="ideographTraditional"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
_MERGED = SourceText((Table(((Cell((Para((Run("Tổng sốTổng số"),)),), colspan=2),),)),))
_RTF = rb"{\rtf1\ansi Quyet dinh}"


def _hanging_office(folder: Path) -> set[str]:
    program = folder / "soffice"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    tools = Tools(LibreOffice(str(program), start=0, each=1))
    return judged(read(intake(_RTF, "x.rtf"), PROVINCE, Memory(), tools))


_WIDE = "\n\n".join("\n".join(wrap(paragraph, 60)) for paragraph in DECISION.split("\n\n"))

# ------------------------------------------------------------------ one line a code

EXAMPLES: dict[str, Example] = {
    # paths
    "INP-PATH-MISSING": folder(lambda _: None, "nothing.docx"),
    "INP-PATH-WORKSPACE": _of_a_workspace,
    "INP-PATH-UNREADABLE": fault(lambda: gather([Path("/dev/null")], _Clock())),
    "INP-FILE-UNREADABLE": folder(_dangling),
    "INP-TOO-LARGE": folder(_large),
    "INP-TOO-MANY": file("x.html", b"<html><body>" + b"<p>a" * 100_001),
    "INP-ATTACHMENT-DOUBLE": folder(files({"qd.txt": "x", "qd.files/a/b.csv": "1", "qd.files/b/B.csv": "2"})),
    "INP-SIDECAR-UNREADABLE": _sidecar('{"number": "07",}'),
    "INP-SIDECAR-KEY": _sidecar('{"titel": "Quy chế"}'),
    "INP-SIDECAR-VALUE": _sidecar('{"date": "05/3/2026"}'),
    "INP-SIDECAR-ALONE": folder(files({"qd.txt": DECISION, "qd-7.gazette.json": "{}"})),
    "INP-LINK-OUTSIDE": folder(_leading_out),
    # what a file is
    "INP-EMPTY": file("x.docx", b"\n"),
    "INP-ENCRYPTED": file("x.docx", _OLE + "EncryptedPackage".encode("utf-16-le")),
    "INP-OFFICE-MISSING": file("x.rtf", _RTF),
    "INP-OFFICE-FAILED": file("x.rtf", _RTF, tools=Tools(LibreOffice("no-such-program"))),
    "INP-OFFICE-LIMIT": _hanging_office,
    "INP-DOC-BROKEN": file("x.doc", _OLE + "WordDocument".encode("utf-16-le")),
    "INP-ODF": package({"mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": "<x/>"}),
    "INP-PDF-BROKEN": file("x.pdf", b"%PDF-1.7 ..."),
    "INP-PDF-PAGES": pdf(lambda: pdf_kit.drawn(lambda canvas: None, MAX_PAGES + 1)),
    "INP-PDF-LIMITS": pdf(pdf_kit.crowded),
    "INP-PDF-NO-TEXT": pdf(lambda: pdf_kit.drawn(lambda canvas: None)),
    "INP-PDF-SCAN": pdf(lambda: pdf_kit.drawn(pdf_kit.scan, 2)),
    "INP-PDF-MIXED": pdf(pdf_kit.mixed),
    "INP-PDF-OCR": pdf(pdf_kit.machine_read),
    "INP-PDF-GARBAGE": pdf(lambda: pdf_kit.plain("DANH M1JC VAN BAN QUY PEW PHAP LUAT " * 5)),
    "INP-PDF-LETTERS": pdf(lambda: pdf_kit.mute(pdf_kit.decision())),
    "INP-PDF-ANNOTATIONS": pdf(lambda: pdf_kit.annotated(pdf_kit.decision(), "Đã sửa theo ý kiến")),
    "INP-PDF-SCRIPTS": pdf(lambda: pdf_kit.scripted(pdf_kit.decision())),
    "INP-PDF-FILES": pdf(lambda: pdf_kit.carrying(pdf_kit.decision())),
    "INP-PDF-RESTRICTED": pdf(lambda: pdf_kit.encrypted(pdf_kit.decision(), "")),
    "INP-PDF-PICTURES": pdf(pdf_kit.illustrated),
    "INP-PDF-FURNITURE": pdf(pdf_kit.decision),
    "INP-IMAGE": file("x.png", b"\x89PNG\r\n\x1a\n...."),
    "INP-SPREADSHEET": package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}),
    "INP-SLIDES": package({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"}),
    "INP-ARCHIVE": file("x.gz", b"\x1f\x8b\x08...."),
    "INP-WEB-ARCHIVE": file("x.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related\n"),
    "INP-DATA": file("x.json", b'[{"so": 1}]'),
    "INP-BINARY": file("x.bin", bytes(range(64))),
    "INP-TEXT-ENCODING": file("x.txt", b"Quy\xd5t \xae\xdenh"),
    "INP-XML-UNKNOWN": file("x.xml", b'<bill xmlns="urn:example:bill"/>'),
    "INP-XML-DOCTYPE": file("x.xml", b'<?xml version="1.0"?><!DOCTYPE act [<!ENTITY x "y">]><act/>'),
    "INP-XML-MALFORMED": file("x.xml", b"<akomaNtoso><act></akomaNtoso>"),
    "INP-XML-NAMED": file("x.xml", b'<pLaw xmlns="http://schemas.gpo.gov/xml/uslm"/>'),
    "INP-AKN-VERSION": file("x.xml", b'<akomaNtoso xmlns="urn:example:akn-4"/>'),
    "INP-AKN-KIND": foreign(('<act name="act">', '<debate name="x">'), ("</act>", "</debate>")),
    "INP-AKN-COLLECTION": foreign(('<act name="act">', '<officialGazette name="x">'), ("</act>", "</officialGazette>")),
    "INP-AKN-SCHEMA": foreign(("</body>", "</body><memo>Seen.</memo>")),
    "INP-AKN-SCHEMA-MORE": foreign(
        (
            "</body>",
            "</body><attachments>"
            + "".join(
                f'<attachment><doc name="x"><mainBody><p>A</p></mainBody><memo{count}>Seen.</memo{count}></doc></attachment>'
                for count in range(21)
            )
            + "</attachments>",
        ),
    ),
    "INP-AKN-OLDER": foreign(("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "http://www.akomantoso.org/2.0")),
    "INP-AKN-EIDS": foreign(('"sec_1__content"', '"sec_1"')),
    "INP-AKN-NOTES": foreign((_REFERENCES, _NOTE), ("protected", 'protected<noteRef href="#n1" marker="1"/>')),
    "INP-AKN-NOTES-LOOSE": foreign((_REFERENCES, _NOTE)),
    "INP-AKN-WRAPPED": foreign(("<i>", "<shiny>"), ("</i>", "</shiny>")),
    "INP-AKN-REMOVED": foreign(("<p>Lakes", "<table><colgroup/><tr><td><p>1</p></td></tr></table><p>Lakes")),
    "INP-AKN-ATTRIBUTES": foreign(("<p>Lakes", '<p status="draft">Lakes')),
    "INP-AKN-META": foreign((_REFERENCES, '<lifecycle source="#x"/>' + _REFERENCES)),
    "INP-AKN-OUTSIDE": foreign(
        ("</body>", '</body><attachments><componentRef src="s.xml" showAs="SCHEDULE"/></attachments>')
    ),
    "INP-ERASED": lambda _: [item.code for item in erased(intake(b"x")).findings],
    "INP-PROGRAM-FAILED": lambda _: [
        item.code for item in failed(intake(b"x"), Memory(), ValueError("unexpected")).findings
    ],
    # packages
    "INP-ZIP-BROKEN": file("x.docx", packed(parts("<w:p/>"))[:-40]),
    "INP-ZIP-ENTRIES": package(parts("<w:p/>") | {f"word/media/{count}.png": b"" for count in range(5_001)}),
    "INP-ZIP-DUPLICATE": package(parts("<w:p/>"), "word/document.xml"),
    "INP-ZIP-SIZE": package(parts("<w:p/>") | {"word/media/1.bin": b"\0" * (50 * 1024 * 1024 + 1)}),
    "INP-ZIP-NAME": package(parts("<w:p/>") | {"../../etc/passwd": "x"}),
    "INP-ZIP-LINK": received(_link),
    "INP-ZIP-BACKSLASH": archive({"dot1\\qd.txt": DECISION}),
    "INP-ZIP-DEEP": archive({"1.zip": packed({"2.zip": packed({"qd.txt": DECISION})})}),
    "INP-ARCHIVE-EMPTY": archive({"README.txt": "x"}),
    "INP-SIDECAR-ARCHIVE": archive({"qd.txt": DECISION}, '{"number": "07/2026/QĐ-UBND"}'),
    "INP-ORIGINAL-KIND": received(files({"qd.txt": DECISION, "qd.pdf": ""})),
    "INP-ORIGINAL-UNCLEAR": received(files({"qd.txt": DECISION, "qd.html": _WEB, "qd.pdf": _SCAN})),
    "INP-ORIGINAL-OF": received(files({"qd.txt": DECISION, "qd.pdf": _SCAN})),
    "INP-UNSIGNED": signed_original(small_pdf()),
    "DOC-SIGNATURE-GOOD": signed_original(signed(small_pdf(), MINISTER)),
    "DOC-SIGNATURE-UNSURE": signed_original(signed(small_pdf(), MINISTER, clock=STRANGE_CLOCK)),
    "DOC-SIGNATURE-BAD": signed_original(signed(small_pdf(), GONE)),
    "INP-EDXML-NOTHING": exchanged({}),
    "INP-EDXML-MISSING": exchanged({"qd.txt": _TEXT}, listed=["qd.txt", "phu-luc.xlsx"]),
    "INP-EDXML-UNNAMED": exchanged({"qd.txt": _TEXT, "nhap.docx": b"x"}, listed=["qd.txt"]),
    "INP-EDXML-CONTENT": exchanged({"qd.txt": _TEXT}, encode=lambda *_: "%%%"),
    "INP-EDXML-DIGEST": exchanged({"qd.txt": _TEXT}, signature=signature("qd.txt", b"")),
    "INP-EDXML-VALUE": exchanged({"qd.txt": _TEXT}, priority="9"),
    "INP-EDXML-UNSIGNED": exchanged({"qd.txt": _TEXT}),
    "INP-BATCH-UNREADABLE": received(files({"batch.json": "{"})),
    "INP-BATCH-COLUMN": received(files({"batch.csv": "file;numbre\nqd.txt;1"})),
    "INP-BATCH-VALUE": received(files({"batch.csv": "file;urgency\nqd.txt;gấp", "qd.txt": DECISION})),
    "INP-BATCH-MISSING": received(files({"batch.csv": "file\nqd.txt"})),
    "INP-BATCH-OUTSIDE": received(files({"batch.csv": "file\n../qd.txt"})),
    "INP-BATCH-TWICE": received(files({"batch.csv": "file\nqd.txt\nqd.txt", "qd.txt": DECISION})),
    "INP-BATCH-UNNAMED": received(files({"batch.csv": "file\nqd.txt", "qd.txt": DECISION, "nhap.txt": DECISION})),
    "INP-BATCH-CONTRADICTS": received(
        files({"batch.csv": "file;place\nqd.txt;Huế", "qd.txt": DECISION, "qd.gazette.json": '{"place": "Hà Nội"}'})
    ),
    "INP-BATCH-CONTAINER": received(_container),
    "INP-ZIP-RATIO": package(parts("<w:p/>") | {"word/media/1.bin": b"\0" * (20 * 1024 * 1024)}),
    "INP-DOCX-PART": package({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"}),
    "INP-DOCX-MALFORMED": package(parts("<w:p><w:r></w:p>")),
    "INP-DOCX-DOCTYPE": package(parts("") | {"word/document.xml": "<!DOCTYPE w [<!ENTITY a 'a'>]><w/>"}),
    "INP-DOCX-DEEP": docx("<w:ins>" * 120 + _run("<w:t>x</w:t>") + "</w:ins>" * 120),
    "INP-DOCX-OUTSIDE": docx('<w:subDoc r:id="r9"/>'),
    # what was met while reading
    "INP-TRACKED-CHANGES": docx(f"<w:ins>{_run('<w:t>mười lăm</w:t>')}</w:ins>"),
    "INP-HIDDEN-TEXT": docx(_run("<w:t>ghi chú</w:t>", "<w:vanish/>")),
    "INP-STRUCK-TEXT": docx(_run("<w:t>20 ngày</w:t>", "<w:strike/>")),
    "INP-COMMENTS": docx(_run('<w:t>a</w:t><w:commentReference w:id="0"/>')),
    "INP-HEADERS": docx("", header=f"<w:hdr {SPACES}><w:p>{_run('<w:t>Số: 99/2026/QĐ-UBND</w:t>')}</w:p></w:hdr>"),
    "INP-CONTENTS-LEFT-OUT": docx(
        _run('<w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/>')
        + _run("<w:t>Điều 1</w:t>")
        + _run('<w:fldChar w:fldCharType="end"/>')
    ),
    "INP-FORMULA": docx("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"),
    "INP-SYMBOL": docx(_run('<w:sym w:font="Webdings" w:char="F001"/>')),
    "INP-OBJECT": docx(
        _run('<w:drawing><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing>')
    ),
    "INP-IMAGE-MISSING": docx(_run('<w:drawing><a:blip r:embed="r9"/></w:drawing>')),
    "INP-IMAGE-OUTSIDE": text("**Ảnh** ![sơ đồ](https://example.org/a.png)\n\n" + DECISION),
    "INP-HTML-PART": text(
        _WEB.format(
            f'<nav>Trang chủ</nav><div id="toanvancontent"><p>{"</p><p>".join(DECISION.split(chr(10)))}</p></div>'
        )
    ),
    "INP-HTML-MALFORMED": text("<!doctype html>"),
    "INP-HTML-DEEP": text(_WEB.format("<div>" * 400 + "x" + "</div>" * 400)),
    "INP-NOTE-MISSING": docx(_run('<w:footnoteReference w:id="7"/>')),
    "INP-MERGED-CELLS": lambda _: {item.code for item in parted(_MERGED).findings},
    "INP-LEGACY-CONVERTED": docx(_legacy_run()),
    "INP-IMAGE-FORMAT": illustrated(b"\xd7\xcd\xc6\x9a a drawing of Windows"),
    "INP-IMAGE-BROKEN": illustrated(picture("PNG")[:40]),
    "INP-IMAGE-LARGE": illustrated(picture("GIF", (9_000, 9_000))),
    "INP-IMAGE-TIFF": illustrated(picture("TIFF")),
    "INP-IMAGES-MANY": lambda _: {item.code for item in unprintable([NamedFile("a.png", picture("PNG"))] * 2, 0)},
    "INP-NUMBER-FORMAT": docx(
        _run("<w:t>một</w:t>"),
        properties='<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
        numbering=_NUMBERING,
    ),
    "INP-MACROS": docx(_run("<w:t>x</w:t>"), main_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "INP-FRONT-MATTER": text("---\nso_hieu: 07/2026/QĐ-UBND\n---\n\n" + DECISION),
    "INP-RECORD-LEFT-OUT": text("---\nso_hieu: 07\n---\n\nTóm tắt của trang.\n\n## TOÀN VĂN\n\n" + DECISION),
    "INP-SOURCE-LINE": text("Nguồn: https://example.org/07\n\n" + DECISION),
    "INP-LINES-JOINED": text(_WIDE),
    "INP-TABLE-SHAPE": text(DECISION + "\n| a\nb | c | d | e | f | g |\n"),
    "INP-NOT-NFC": text(DECISION.replace("Chánh", "Cha\u0301nh")),
    "INP-DIRECTION-MARKS": text(DECISION.replace("Chánh", "\u202eChánh")),
    "INP-CONTROL-CHARACTERS": text(DECISION.replace("Chánh", "\x07Chánh")),
    # profiles
    "DOC-PROFILE-UNKNOWN": fault(lambda: load_profile("viet-nam")),
    "DOC-PROFILE-PLACE": fault(lambda: load_profile("vn", "Hà Nội")),
    "DOC-PROFILE-RULE": fault(lambda: adjusted(NATIONAL, {"DOC-SEND-LATE": {"days": 3}})),
    "DOC-PROFILE-RULE-VALUE": fault(lambda: adjusted(NATIONAL, {"DOC-SENT-LATE": {"workdays": 3}})),
    # no issued document
    "DOC-NO-TEXT": text("---- ****\n\n.....\n"),
    "DOC-BLANK-FORM": text("Họ tên: {HoTen}\n\nTổ chức: {TenToChuc}\n"),
    "DOC-STUB": text("THÔNG TƯ\n\nSố: 86/2026/TT-BTC\n\nChưa có toàn văn của thông tư này\n"),
    "DOC-FRAGMENT": text("Chương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Một\n\nVăn bản một.\n"),
    "DOC-NOT-ISSUED": text("Performing security verification\n\nPlease wait while we check your browser.\n"),
    "DOC-RECORD-BROKEN": lambda _: judged(
        read(
            intake(read_text(DECISION).akn.replace(b'gz:signed on="2026-03-05"', b'gz:signed on="x"'), "x.xml"),
            PROVINCE,
            Memory(),
        )
    ),
    # what the address needs
    "DOC-NO-NUMBER": decision(("Số: 07/2026/QĐ-UBND\n", "\n")),
    "DOC-NO-TYPE": changed(type=None),
    "DOC-NO-DATE": decision(("Hoa Sen, ngày 05 tháng 3 năm 2026\n", "\n")),
    "DOC-NO-TITLE": decision(("BAN HÀNH QUY CHẾ QUẢN LÝ HỒ NƯỚC TRÊN ĐỊA BÀN TỈNH HOA SEN\n\nCăn", "Căn")),
    "DOC-NO-ISSUER": changed(issuers=()),
    "DOC-CORRECTED": beside(title="Về quản lý hồ"),
    "DOC-EDITED": edited(Edit("title", "Về quản lý hồ", "An", AT, "Theo bản chính")),
    "DOC-MENDED": edited(Edit("number", "07/2026/QĐ-UBND", "An", AT, "DOC-NUMBER-ASCII", mends="DOC-NUMBER-ASCII")),
    "DOC-FROM-RECORD": text(
        "THÔNG TIN VĂN BẢN\n\n| Số hiệu | 07/2026/QĐ-UBND |\n|---|---|\n| Ngày ban hành | 05/03/2026 |\n\n"
        + DECISION.replace("Số: 07/2026/QĐ-UBND", "")
    ),
    "DOC-TYPE-UNKNOWN": beside(type="Bùa chú"),
    # text
    "DOC-WORDS-LOST": _words_lost,
    "DOC-UNWITNESSED": _unwitnessed,
    "DOC-SCHEMA": changed(akn=("<body>", "<body><bogus/>")),
    "DOC-EMPTY-BODY": lambda _: judged(replace(read_text(DECISION), akn=b"<a/>")),
    "DOC-ARTICLE-GAP": decision(("Điều 3. Chánh", "Điều 4. Chánh")),
    "DOC-POINT-LETTER": decision(("đ) Văn bản thứ ba.", "f) Văn bản thứ ba.")),
    "DOC-DIVISION-GAP": decision(
        ("PHỤ LỤC I\n", "Chương III\n\nHIỆU LỰC\n\nĐiều 3. Hiệu lực\n\nTừ ngày ký.\n\nPHỤ LỤC I\n")
    ),
    "DOC-CLAUSE-GAP": decision(("2. Bãi bỏ", "3. Bãi bỏ")),
    "DOC-POINT-GAP": decision(("d) Văn bản thứ hai", "c) Văn bản thứ hai")),
    "DOC-NUMBER-TWICE": changed(akn=('eId="art_3"><num>Điều 3.', 'eId="art_2-2"><num>Điều 2.')),
    "DOC-MORE": changed(
        title=None, signatories=tuple(Signatory(f"Trần Thị {letter}", "", "TM.") for letter in "BCDĐGH")
    ),
    "DOC-REF-DANGLING": decision(("sau:", "sau, trừ khoản 3 Điều 2 của Quyết định này:")),
    "DOC-ANNEX-MISSING": decision(("sau:", "sau, trừ Phụ lục IV ban hành kèm theo Quyết định này:")),
    "DOC-REF-EXPIRED": changed(
        facts=Facts(ended=(EndedDocument("/eli/vn/nghi-dinh/2020/30-2020-nd-cp", "1/2025/NĐ-CP", date(2025, 1, 1)),))
    ),
    "DOC-REF-UNKNOWN": decision(
        ("Căn cứ Luật", "Căn cứ Quyết định số 70/2026/QĐ-UBND;\n\nCăn cứ Luật"),
        profile=adjusted(PROVINCE, {"DOC-REF-UNKNOWN": {"complete_from": 2026}}),
    ),
    "DOC-CITED-NUMBER": decision(("30/2020/NĐ-CP", "30/2020/ND-CP")),
    "DOC-LOOKALIKE": decision(("1. Hồ Sen.", "1. Hồ S\u0435n.")),
    # components
    "DOC-NO-STATE": decision(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", ""), ("Độc lập - Tự do - Hạnh phúc\n", "")),
    "DOC-NO-PLACE": changed(place=None),
    "DOC-NO-POSITION": changed(signatories=(Signatory("Trần Thị Mẫu", "", "TM."),)),
    "DOC-NO-RECIPIENTS": changed(
        number=DocumentNumber("07/QĐ-UBND", "07", None, "QĐ", ("UBND",), "named-administrative"),
        akn=('name="recipients"', 'name="list"'),
    ),
    "DOC-NO-GAZETTE": decision(("- Công báo tỉnh;\n", "- Sở Xây dựng;\n")),
    "DOC-FIELD-LENGTH": changed(title="Về việc " + "quản lý hồ nước " * 40),
    # number
    "DOC-NUMBER-GRAMMAR": number("07//UBND", pattern=""),
    "DOC-NUMBER-ASCII": number("07/2026/QD-UBND"),
    "DOC-NUMBER-TTG": number("07/2026/QĐ-TTG"),
    "DOC-NUMBER-ETH": number("07/2026/QÐ-UBND"),
    "DOC-NUMBER-NFC": number("07/2026/QĐ-U\u031bBND"),
    "DOC-NUMBER-HOMOGLYPH": number("07/2026/QĐ-UВND"),
    "DOC-NUMBER-SPACE": number("07 /2026/QĐ-UBND"),
    "DOC-NUMBER-ZERO": number("7/2026/QĐ-UBND"),
    "DOC-NUMBER-DASH": number("07/2026/QĐ–UBND"),
    # facts against one another
    "DOC-TYPE-SYMBOL": changed(type=TypeRef("chi-thi", "Chỉ thị")),
    "DOC-ISSUER-SYMBOL": changed(issuers=(Issuer("BTC", "Bộ Tài chính"),)),
    "DOC-TYPE-ISSUER": changed(type=TypeRef("nghi-dinh", "Nghị định")),
    "DOC-ISSUER-UNKNOWN": changed(issuers=(Issuer("so-xay-dung", "Sở Xây dựng"),)),
    "DOC-LOCAL-PLACE": changed(profile=NATIONAL),
    "DOC-OTHER-GAZETTE": changed(facts=Facts(carriers=("vn-ct",))),
    "DOC-YEAR-DATE": changed(signed_on=date(2025, 12, 31)),
    "DOC-DATE-FUTURE": changed(signed_on=date(2026, 4, 2)),
    "DOC-EFFECT-EARLY": changed(effective_on=date(2026, 3, 10)),
    "DOC-EFFECT-BACK": changed(effective_on=date(2026, 1, 1)),
    "DOC-SENT-LATE": changed(profile=adjusted(PROVINCE, {"DOC-SENT-LATE": {"working_days": 3}})),
    "DOC-PUBLISH-LATE": changed(
        profile=adjusted(PROVINCE, {"DOC-PUBLISH-LATE": {"days": 15}}), today=date(2026, 4, 17)
    ),
    "DOC-EFFECT-OPEN": changed(effective_on=None, effective_rule="có hiệu lực sau 15 ngày kể từ ngày đăng Công báo"),
    "DOC-NO-SIGNER": changed(signatories=()),
    "DOC-FROM-HEADER": exchanged({"qd.txt": DECISION.replace("Số: 07/2026/QĐ-UBND", "").encode()}),
    "DOC-HEADER-DIFFERS": exchanged({"qd.txt": _TEXT}, number="08"),
    "DOC-ORIGINAL-EQUAL": lambda _: {compared("qd.txt", ["Điều", "1."], _ORIGINAL, ["Điều", "1."]).code},
    "DOC-ORIGINAL-DIFFERS": lambda _: {compared("qd.txt", ["Điều", "1."], _ORIGINAL, ["Điều", "2."]).code},
    "DOC-ORIGINAL-NOT-COMPARED": received(files({"qd.txt": DECISION, "qd.pdf": _SCAN})),
    "DOC-DUPLICATE": changed(facts=Facts((_OTHER,))),
}
