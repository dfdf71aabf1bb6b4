"""A throw-away PKI, a small rendered issue and what signing makes of it: made once a test session, shared by all."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

from gazette.akn.issue import build_official_gazette
from gazette.config.types import SigningConfig
from gazette.model import (
    CheckedDocument,
    Document,
    DocumentNumber,
    Entry,
    Group,
    Issue,
    IssueId,
    Issuer,
    Metadata,
    OneText,
    PageRange,
    RenderedIssue,
    Rendition,
    Role,
    Section,
    SignedIssue,
    Silent,
    Structure,
    TypeRef,
)
from gazette.sign import Sealer, make_demo_keys, open_sealer, sign_issue

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class TickingClock:
    """Moves on by one second each time it is asked, so that orders of time show."""

    at: datetime = NOW

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class MemoryStore:
    """A FileStore in a dictionary."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def put(self, data: bytes) -> str:
        digest = sha256(data).hexdigest()
        self.kept[digest] = data
        return digest

    def get(self, digest: str) -> bytes:
        return self.kept[digest]


def small_pdf(pages: int = 2, title: str = "Quyết định 83/2008/QĐ-TTg") -> bytes:
    """An unsigned PDF, the same bytes each time."""
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, invariant=1)
    drawing.setTitle(title)
    for page in range(1, pages + 1):
        drawing.drawString(100, 700, f"{title} page {page}")
        drawing.showPage()
    drawing.save()
    return buffer.getvalue()


def rendered_issue(store: MemoryStore) -> RenderedIssue:
    """An issue of one document: PDFs, HTML, XML and an attachment that is a PDF too."""
    uri, eli = "/akn/vn/act/quyet-dinh/ttg/2008-06-25/83-2008-qd-ttg", "eli/vn/quyet-dinh/2008/83-2008-qd-ttg"
    number = DocumentNumber("83/2008/QĐ-TTg", "83", 2008, "QĐ", ("TTg",))
    metadata = Metadata(
        number,
        TypeRef("quyet-dinh", "Quyết định"),
        "Về việc thí điểm",
        (Issuer("TTg", "Thủ tướng Chính phủ"),),
        "Hà Nội",
        date(2008, 6, 25),
    )
    document = CheckedDocument(Document(uri, f"/{eli}", metadata, Structure(articles=3), b"<akomaNtoso/>", ()), ())
    identity = IssueId("vn", 2026, (713, 714))
    sections = (
        Section("normative", "VĂN BẢN QUY PHẠM PHÁP LUẬT", (Group("THỦ TƯỚNG CHÍNH PHỦ", (Entry(document),)),)),
    )
    akn = build_official_gazette(identity, date(2026, 11, 24), "Công báo", "Văn phòng Chính phủ", "vie", ())
    issue = Issue(identity, date(2026, 11, 24), "Công báo", sections, akn)

    def kept(role: Role, path: str, media_type: str, data: bytes, work: str | None) -> Rendition:
        return Rendition(role, path, media_type, store.put(data), len(data), work)

    return RenderedIssue(
        issue,
        (
            kept(Role.ISSUE_PDF, f"{identity.path}/cong-bao-713-714-2026.pdf", "application/pdf", small_pdf(4), None),
            kept(Role.ISSUE_XML, f"{identity.path}/issue.xml", "application/xml", issue.akn, None),
            kept(Role.DOCUMENT_PDF, f"{eli}/83-2008-qd-ttg.pdf", "application/pdf", small_pdf(), uri),
            kept(Role.DOCUMENT_HTML, f"{eli}/83-2008-qd-ttg.html", "text/html", "<p>Điều 1.</p>".encode(), uri),
            kept(Role.ATTACHMENT, f"{eli}/files/mau.pdf", "application/pdf", small_pdf(1, "mau"), uri),
        ),
        4,
        (PageRange(uri, 3, 4),),
        "0" * 64,
        (OneText(uri, "1" * 64),),
    )


@dataclass(frozen=True)
class Demo:
    """Demonstration keys, an opened sealer, and a signed issue with its files."""

    keys: Path
    config: SigningConfig
    sealer: Sealer
    rendered: RenderedIssue
    signed: SignedIssue
    store: MemoryStore

    def write(self, root: Path) -> Path:
        """Lay the issue out below `root` as the portal does; the manifest's path."""
        listed = (*self.signed.manifest.files, self.signed.manifest_file, self.signed.signature_file)
        for file in listed:
            path = root / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.store.get(file.sha256))
        return root / self.signed.manifest_file.path

    def file(self, role: Role) -> bytes:
        """The bytes of the first file of that role as published."""
        return next(self.store.get(file.sha256) for file in self.signed.manifest.files if file.role is role)


def never_asked(_path: str) -> str:
    raise AssertionError("asked for a passphrase that lies in a file")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    keys = tmp_path_factory.mktemp("pki") / "keys"
    config = make_demo_keys(keys, NOW)
    sealer = open_sealer(config, never_asked)
    store = MemoryStore()
    rendered = rendered_issue(store)
    signed = sign_issue(rendered, sealer, store, None, TickingClock(), Silent())
    return Demo(keys, config, sealer, rendered, signed, store)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The reference corpus; its folder is named by GAZETTE_CORPUS."""
    folder = Path(os.environ.get("GAZETTE_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip(f"no reference corpus at {folder}; set GAZETTE_CORPUS")
    return folder
