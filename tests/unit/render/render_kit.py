"""What the tests of rendering share: a file store in memory, the packaged typeface, Akoma Ntoso samples, issues of them."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from datetime import date
from pathlib import Path

import fontpkg_ibm_plex_serif

from gazette.akn.issue import Listed, build_official_gazette
from gazette.compose import entry_text
from gazette.model import (
    Attachment,
    CheckedDocument,
    Document,
    DocumentNumber,
    Entry,
    Face,
    Group,
    Issue,
    IssueId,
    Issuer,
    Metadata,
    RenderedIssue,
    Role,
    Section,
    Silent,
    Structure,
    Typeface,
    TypeRef,
)
from gazette.profiles import load_profile
from gazette.render import RenderSettings, render_issue

NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
BASE = "https://congbao.example.vn"
OPERATOR = "Văn phòng Chính phủ"
DAY = date(2026, 10, 24)


class Store:
    """A FileStore in memory."""

    def __init__(self):
        self.files = {}

    def put(self, data):
        digest = hashlib.sha256(data).hexdigest()
        self.files[digest] = data
        return digest

    def get(self, sha256):
        return self.files[sha256]


def typeface():
    folder = Path(fontpkg_ibm_plex_serif.__file__).parent / "files"
    names = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold-italic": "BoldItalic"}
    faces = []
    for style, name in names.items():
        path = folder / f"IBMPlexSerif-{name}.ttf"
        faces.append(Face(style, path, hashlib.sha256(path.read_bytes()).hexdigest()))
    digest = hashlib.sha256("".join(face.sha256 for face in faces).encode()).hexdigest()
    return Typeface("IBM Plex Serif", tuple(faces), digest)


def settings(**changes):
    facts = {
        "typeface": typeface(),
        "profile": load_profile("vn"),
        "base_url": BASE,
        "operator": OPERATOR,
        "demonstration": False,
    }
    return RenderSettings(**{**facts, **changes})


HEAD = """<preface><p class="parent">CHÍNH PHỦ</p><p class="issuer"><docAuthority>THỦ TƯỚNG CHÍNH PHỦ</docAuthority></p>
<p class="state">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class="motto">Độc lập - Tự do - Hạnh phúc</p>
<p class="number">Số: <docNumber>7/2026/QĐ-TTg</docNumber></p>
<p class="place-date">Hà Nội, <docDate date="2026-01-05">ngày 05 tháng 01 năm 2026</docDate></p>
<p class="type"><docType>QUYẾT ĐỊNH</docType></p>
<p class="title"><docTitle>Về việc thử đường in của Công báo</docTitle></p></preface>"""
PREAMBLE = """<preamble><p>THỦ TƯỚNG CHÍNH PHỦ</p><citations eId="cits"><citation eId="cits__cit_1">
<p>Căn cứ Luật Mẫu ngày <ref href="/eli/vn/luat/2025/64-2025-qh15">19 tháng 02 năm 2025</ref>;</p></citation></citations>
<p>Theo đề nghị của Bộ trưởng Bộ Mẫu;</p><formula name="enacting"><p>QUYẾT ĐỊNH:</p></formula></preamble>"""
CONCLUSIONS = """<conclusions><container name="recipients"><p>Nơi nhận:</p><p>- Như Điều 3;</p><p>- Lưu: VT.</p></container>
<container name="signature"><p class="capacity">KT. THỦ TƯỚNG</p><p class="position">PHÓ THỦ TƯỚNG</p>
<p class="name"><person refersTo="#nguyen-van-mau">Nguyễn Văn Mẫu</person></p></container></conclusions>"""
PLAIN_BODY = """<article eId="art_1"><num>Điều 1.</num><content><p>Ban hành kèm theo Quyết định này bản mẫu.</p></content></article>
<article eId="art_2"><num>Điều 2.</num><heading>Hiệu lực</heading><paragraph eId="art_2__para_1"><num>1.</num><intro>
<p>Quyết định này có hiệu lực:</p></intro><point eId="art_2__para_1__point_d"><num>d)</num><content><p>Từ ngày ký;</p></content></point>
<point eId="art_2__para_1__point_dd"><num>đ)</num><content><p>Trên cả nước.</p></content></point></paragraph></article>"""


def akn(body=PLAIN_BODY, *, kind="act", preface=HEAD, preamble=PREAMBLE, conclusions=CONCLUSIONS, attachments=""):
    """Akoma Ntoso bytes; white space between elements is taken out, as the contract wants."""
    holder = "body" if kind == "act" else "mainBody"
    text = (
        f'<akomaNtoso xmlns="{NS}"><{kind} name="quyet-dinh"><meta><identification source="#x"/></meta>'
        f"{preface}{preamble}<{holder}>{body}</{holder}>{conclusions}{attachments}</{kind}></akomaNtoso>"
    )
    return text.replace(">\n<", "><").replace("\n", " ").encode()


def document(
    data=None,
    *,
    number="7/2026/QĐ-TTg",
    title="Về việc thử đường in của Công báo",
    slug="7-2026-qd-ttg",
    attachments=(),
    remark=None,
    issuer="Thủ tướng Chính phủ",
):
    facts = Metadata(
        number=DocumentNumber(number, "7") if number else None,
        type=TypeRef("quyet-dinh", "Quyết định"),
        title=title,
        issuers=(Issuer("TTg", issuer),),
        place="Hà Nội",
        signed_on=date(2026, 1, 5),
    )
    return CheckedDocument(
        Document(
            f"/akn/vn/act/quyet-dinh/ttg/2026-01-05/{slug}",
            f"/eli/vn/quyet-dinh/2026/{slug}",
            facts,
            Structure(),
            akn() if data is None else data,
            (),
            tuple(attachments),
            remark=remark,
        ),
        (),
    )


def issue(*documents, numbers=(713, 714)):
    documents = documents or (document(),)
    groups = {}
    for checked in documents:
        groups.setdefault(checked.document.metadata.issuers[0].name, []).append(checked)
    section = Section(
        "normative",
        "Phần văn bản quy phạm pháp luật",
        tuple(Group(name, tuple(map(Entry, docs))) for name, docs in groups.items()),
    )
    identity = IssueId("vn", 2026, numbers)
    listed = [Listed(1, section.heading)]
    for group in section.groups:
        listed += [Listed(2, group.heading), *(Listed(3, entry_text(one), one.document.uri) for one in group.documents)]
    xml = build_official_gazette(identity, DAY, "Công báo", OPERATOR, "vie", listed)
    return Issue(identity, DAY, "Công báo", (section,), xml)


def render(*documents, store=None, **changes):
    """Render an issue of documents; the result and the store that holds its files. Every PDF must conform."""
    from oracles import pages

    store = store or Store()
    made = render_issue(issue(*documents), settings(**changes), store, Silent())
    for item in made.renditions:
        if item.role in (Role.ISSUE_PDF, Role.DOCUMENT_PDF):
            assert pages.failures(store.get(item.sha256)) == (), item.path
    return made, store


def file_of(rendered: RenderedIssue, store: Store, role: Role, work: str | None = None) -> bytes:
    found = [item for item in rendered.renditions if item.role is role and (work is None or item.work == work)]
    return store.get(found[0].sha256)


def png(width=40, height=30, colour=(200, 30, 30)):
    """The bytes of a one-colour PNG, made without an image library."""
    rows = b"".join(b"\x00" + bytes(colour) * width for _ in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def image(store, name="hinh-1.png", data=None):
    data = png() if data is None else data
    return Attachment(store.put(data), len(data), "image/png", name, "image")


def pdf_text(data: bytes) -> list[str]:
    """The text of each page."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def table(rows, head=1, eid="tbl_1", kind=""):
    """A table of rows of words; the first `head` rows are heads."""
    made = []
    for index, row in enumerate(rows):
        tag = "th" if index < head else "td"
        made.append("<tr>" + "".join(f"<{tag}><p>{cell}</p></{tag}>" for cell in row) + "</tr>")
    return f'<table eId="{eid}"{kind}>{"".join(made)}</table>'
