"""Synthetic signed issues over a store in memory: what the portal and publishing are tried on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

from gazette.akn.build import element
from gazette.akn.names import eli_uri, slug
from gazette.akn.record import write_record
from gazette.akn.xml import serialize
from gazette.config.typeface import STYLES, digest_of, packaged_files
from gazette.model import (
    DocumentNumber,
    Face,
    IssueId,
    Issuer,
    Manifest,
    ManifestDocument,
    Metadata,
    Relation,
    Role,
    Signatory,
    SignedFile,
    SignedIssue,
    Typeface,
    TypeRef,
)
from gazette.portal import PortalSettings
from gazette.profiles.load import load_profile

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
BASE = "https://congbao.example/"


class Store(dict[str, bytes]):
    """A FileStore in memory."""

    def put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self[digest] = data
        return digest

    def get(self, sha256: str) -> bytes:  # type: ignore[override]
        return self[sha256]


@dataclass
class Ticking:
    """A clock that goes on one minute each time it is read."""

    at: datetime = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@dataclass(frozen=True)
class Doc:
    """What a test says about a document; the rest is filled in."""

    number: str | None
    title: str
    type_code: str = "quyet-dinh"
    type_name: str = "Quyết định"
    issuer: str = "Thủ tướng Chính phủ"
    part: str = "Phần văn bản quy phạm pháp luật"
    signed_on: date = date(2008, 6, 25)
    effective_on: date | None = None
    effective_rule: str | None = None
    relations: tuple[Relation, ...] = ()
    remark: str | None = None
    body: str | None = None
    """The inside of `<article>` in place of the usual."""
    files: tuple[tuple[Role, str, bytes], ...] = ()
    """More files: role, path below the document's folder, bytes."""
    pages: int = 4

    @property
    def slug(self) -> str:
        return slug(self.number or self.title)

    @property
    def eli(self) -> str:
        return eli_uri(country="vn", locality=None, subtype=self.type_code, year=self.signed_on.year, number=self.slug)

    @property
    def uri(self) -> str:
        return f"/akn/vn/act/{self.type_code}/ttg/{self.signed_on.isoformat()}/{self.slug}"

    @property
    def metadata(self) -> Metadata:
        return Metadata(
            number=DocumentNumber(self.number, self.number.split("/", 1)[0]) if self.number else None,
            type=TypeRef(self.type_code, self.type_name),
            title=self.title,
            issuers=(Issuer("TTg", self.issuer),),
            place="Hà Nội",
            signed_on=self.signed_on,
            effective_on=self.effective_on,
            effective_rule=self.effective_rule,
            signatories=(Signatory("Nguyễn Văn Đức", "Phó Thủ tướng", "KT."),),
            relations=self.relations,
        )


def akn(doc: Doc) -> bytes:
    """Akoma Ntoso with the record of facts; the text is not needed here."""
    holder = element("proprietary", source="#gazette")
    holder.append(write_record(doc.metadata, doc.eli, doc.remark))
    return serialize(element("akomaNtoso", element("act", element("meta", holder), name=doc.type_code)))


def article_inside(doc: Doc) -> str:
    """A text as the renderer writes it."""
    number = f'<p class="number">Số: <span class="docNumber">{escape(doc.number)}</span></p>' if doc.number else ""
    articles = "".join(
        f'<section class="article" id="art_{n}"><h2><span class="num">Điều {n}.</span> '
        f'<span class="heading">{title}</span></h2>'
        + "".join(
            f'<div class="paragraph" id="art_{n}__para_{k}"><p><span class="num">{k}.</span> Cổng Thông tin điện tử'
            " Chính phủ tích hợp thông tin của các cơ quan nhà nước và đăng Công báo điện tử theo quy định của"
            " pháp luật, bảo đảm mọi người tra cứu được miễn phí, đầy đủ và kịp thời.</p>"
            f'<div class="point" id="art_{n}__para_{k}__point_a"><p><span class="num">a)</span> Đăng đúng hạn;</p>'
            f'</div><div class="point" id="art_{n}__para_{k}__point_dd"><p><span class="num">đ)</span> Lưu giữ lâu dài.'
            "</p></div></div>"
            for k in range(1, 3)
        )
        + "</section>"
        for n, title in enumerate(("Vị trí và chức năng", "Nhiệm vụ và quyền hạn", "Hiệu lực thi hành"), 1)
    )
    return (
        '<header class="preface"><p class="issuer"><span class="docAuthority">THỦ TƯỚNG CHÍNH PHỦ</span></p>'
        '<p class="state">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class="motto">Độc lập - Tự do - Hạnh phúc</p>'
        f'{number}<p class="place-date">Hà Nội, <time class="docDate" datetime="{doc.signed_on}">'
        "ngày 25 tháng 6 năm 2008</time></p>"
        f'<p class="type"><span class="docType">{escape(doc.type_name.upper())}</span></p>'
        f'<h1 class="title"><span class="docTitle">{escape(doc.title)}</span></h1></header>'
        '<div class="preamble"><div class="citations" id="cits"><div class="citation" id="cits__cit_1"><p>'
        'Căn cứ Luật Tổ chức Chính phủ;</p></div></div><div class="formula enacting"><p>QUYẾT ĐỊNH:</p></div></div>'
        f'<div class="body">{articles}</div>'
        '<footer class="conclusions"><div class="container recipients"><p>Nơi nhận:</p><p>- Văn phòng Chính phủ;</p>'
        '<p>- Công báo;</p><p>- Lưu: VT.</p></div><div class="container signature"><p class="capacity">'
        'KT. THỦ TƯỚNG</p><p class="position">PHÓ THỦ TƯỚNG</p><p class="name"><span class="person">'
        "Nguyễn Văn Đức</span></p></div></footer>"
    )


def rendition(doc: Doc) -> bytes:
    """An HTML rendition."""
    inside = doc.body if doc.body is not None else article_inside(doc)
    return (
        f'<!DOCTYPE html>\n<html lang="vi-VN"><head><meta charset="utf-8"><title>{escape(doc.title)}</title></head>'
        f'<body><article class="akn" lang="vi-VN">{inside}</article></body></html>\n'
    ).encode()


@dataclass
class Office:
    """Makes issues one after the other and keeps their bytes."""

    store: Store = field(default_factory=Store)
    sealed: datetime = datetime(2020, 7, 24, 2, 0, tzinfo=UTC)

    def file(self, role: Role, path: str, media_type: str, data: bytes, work: str | None = None) -> SignedFile:
        digest = self.store.put(data)
        return SignedFile(role, path, media_type, digest, len(data), digest, work)

    def issue(self, numbers: Sequence[int], day: date, docs: Sequence[Doc], demonstration: bool = False) -> SignedIssue:
        """A signed issue of these documents."""
        identity = IssueId("vn", day.year, tuple(numbers))
        files = [
            self.file(
                Role.ISSUE_PDF, f"{identity.path}/cong-bao-{identity.slug}.pdf", "application/pdf", b"%PDF issue"
            ),
            self.file(Role.ISSUE_XML, f"{identity.path}/issue.xml", "application/akn+xml", str(identity).encode()),
        ]
        entries, page = [], 3
        for doc in docs:
            folder, eli = doc.eli.lstrip("/"), doc.eli
            for role, suffix, media_type, data in (
                (Role.DOCUMENT_PDF, "pdf", "application/pdf", b"%PDF " + doc.title.encode() * 2000),
                (Role.DOCUMENT_HTML, "html", "text/html", rendition(doc)),
                (Role.DOCUMENT_XML, "xml", "application/akn+xml", akn(doc)),
            ):
                files.append(self.file(role, f"{folder}/{doc.slug}.{suffix}", media_type, data, doc.uri))
            for role, name, data in doc.files:
                files.append(self.file(role, f"{folder}/{name}", "application/octet-stream", data, doc.uri))
            entries.append(
                ManifestDocument(
                    doc.uri, eli, doc.number, doc.type_name, doc.title, (doc.issuer,), doc.signed_on, page,
                    page + doc.pages - 1, doc.part, doc.issuer.upper(), doc.remark,
                )
            )  # fmt: skip
            page += doc.pages
        manifest = Manifest(
            identity, day, "Công báo", page - 1, "0" * 64, tuple(entries), tuple(files), None, demonstration
        )
        sealed = self.sealed + timedelta(days=(day - self.sealed.date()).days)
        return SignedIssue(
            manifest,
            self.file(Role.MANIFEST, f"{identity.path}/manifest.json", "application/json", repr(manifest).encode()),
            self.file(
                Role.MANIFEST_SIGNATURE, f"{identity.path}/manifest.json.p7s", "application/pkcs7-signature", b"p7s"
            ),
            sealed,
        )


def typeface() -> Typeface:
    """The packaged typeface."""
    files = packaged_files()
    faces = tuple(Face(style, files[style], digest_of(files[style])) for style in STYLES)
    return Typeface(
        "IBM Plex Serif", faces, hashlib.sha256("".join(face.sha256 for face in faces).encode()).hexdigest()
    )


def settings(**changes: object) -> PortalSettings:
    """Settings of a national gazette."""
    plain = PortalSettings(
        "Công báo", "Văn phòng Chính phủ", BASE, load_profile("vn"), typeface(), ZONE, demonstration=False
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


PORTAL_DECISION = Doc(
    "83/2008/QĐ-TTg",
    "Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Cổng Thông tin điện tử Chính phủ",
    effective_on=date(2008, 7, 15),
    effective_rule="có hiệu lực sau 15 ngày kể từ ngày đăng Công báo",
    remark="Các điều khoản ở đây chỉ tóm lại nội dung để minh họa, không phải lời văn chính thức.",
)
DECREE = Doc(
    "30/2020/NĐ-CP",
    "Về công tác văn thư",
    "nghi-dinh",
    "Nghị định",
    "Chính phủ",
    signed_on=date(2020, 3, 5),
    relations=(Relation("cites", PORTAL_DECISION.eli + "/dieu_2", "Điều 2 Quyết định số 83/2008/QĐ-TTg"),),
)
CORRECTION = Doc(
    "99/ĐC-CP",
    "Đính chính Nghị định số 30/2020/NĐ-CP về công tác văn thư",
    "cong-van",
    "Công văn",
    "Chính phủ",
    part="Phần văn bản khác",
    signed_on=date(2020, 8, 3),
    relations=(Relation("corrects", DECREE.eli, "Nghị định số 30/2020/NĐ-CP"),),
)
TAXES = Doc(
    "12/2020/TT-BTC", "Hướng dẫn về thuế đối với hoạt động cho thuê tài sản", "thong-tu", "Thông tư", "Bộ Tài chính",
    signed_on=date(2020, 2, 14),
)  # fmt: skip


def three_issues(office: Office) -> list[SignedIssue]:
    """Two issues of one year and one of another; the newest corrects a document of the one before."""
    return [
        office.issue([500], date(2008, 7, 10), [PORTAL_DECISION]),
        office.issue([713, 714], date(2020, 7, 24), [DECREE, TAXES]),
        office.issue([715], date(2020, 8, 10), [CORRECTION]),
    ]


def write_site(site: object, store: Store, folder: Path) -> Path:
    """Put a site on the disk without publishing it."""
    for file in site.files:  # type: ignore[attr-defined]
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(store[file.sha256])
    return folder
