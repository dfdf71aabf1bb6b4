"""A made-up decision and what tests need to read it; no real document."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from gazette.akn.names import AKN_NS
from gazette.akn.writer import Writer
from gazette.akn.xml import parse
from gazette.ingest import Intake, read
from gazette.ingest.blocks import Block, NamedFile, Para, Run, SourceText
from gazette.ingest.sidecar import Sidecar
from gazette.ingest.structure import pieces_of, quotations, structure, write
from gazette.ingest.to_xml import Context
from gazette.model import Document, HeldDocument, Refusal
from gazette.profiles import load_profile

DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH HOA SEN
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 07/2026/QĐ-UBND

Hoa Sen, ngày 05 tháng 3 năm 2026

QUYẾT ĐỊNH

BAN HÀNH QUY CHẾ QUẢN LÝ HỒ NƯỚC TRÊN ĐỊA BÀN TỈNH HOA SEN

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;

Theo đề nghị của Giám đốc Sở Xây dựng;

Ủy ban nhân dân tỉnh ban hành Quyết định ban hành Quy chế quản lý hồ nước.

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý hồ nước trên địa bàn tỉnh Hoa Sen.

Điều 2. Hiệu lực thi hành

1. Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 4 năm 2026.

2. Bãi bỏ các văn bản sau:

a) Văn bản thứ nhất;

b) Văn bản ngày 02 tháng 01;

c) Văn bản ngày 03 tháng 01;

d) Văn bản thứ hai;

đ) Văn bản thứ ba.

Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:

- Như Điều 3;

- Công báo tỉnh;

- Lưu: VT.

TM. ỦY BAN NHÂN DÂN

KT. CHỦ TỊCH

PHÓ CHỦ TỊCH

Trần Thị Mẫu

QUY CHẾ

QUẢN LÝ HỒ NƯỚC TRÊN ĐỊA BÀN TỈNH HOA SEN

(Ban hành kèm theo Quyết định số 07/2026/QĐ-UBND ngày 05 tháng 3 năm 2026)

Chương I

QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Quy chế này quy định việc quản lý hồ nước.

Điều 2. Đối tượng áp dụng

Quy chế này áp dụng đối với mọi cơ quan.

PHỤ LỤC I

DANH MỤC HỒ NƯỚC

1. Hồ Sen.
"""


class Memory(dict[str, bytes]):
    """A file store in memory."""

    def put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self[digest] = data
        return digest

    def get(self, sha256: str) -> bytes:  # type: ignore[override]
        return self[sha256]


NATIONAL = load_profile("vn")
PROVINCE = load_profile("vn-province", "vn-hs")
GENERIC = load_profile("generic")


def intake(
    data: bytes, name: str = "x.txt", sidecar: Sidecar | None = None, attachments: tuple[NamedFile, ...] = ()
) -> Intake:
    return Intake(Path(name), name, data, datetime(2026, 4, 1, tzinfo=UTC), attachments, sidecar)


def read_text(
    text: str, profile=PROVINCE, sidecar: Sidecar | None = None, files: Memory | None = None
) -> Document | HeldDocument | Refusal:
    """Read a text file as the program would."""
    return read(intake(text.encode(), sidecar=sidecar), profile, files if files is not None else Memory())


def body_of(blocks: tuple[Block, ...], context: Context) -> etree._Element:
    """The body of an act over these blocks, eIds and all."""
    pieces = pieces_of(blocks)
    out = Writer()
    write(out, structure(pieces, quotations(pieces), context), context)
    return holding(out.taken())


def holding(written: str) -> etree._Element:
    """A body that holds what was written."""
    return parse(f'<body xmlns="{AKN_NS}">{written}</body>'.encode())


def paras(*lines: str, **marks: bool) -> tuple[Para, ...]:
    return tuple(Para((Run(line, **marks),)) for line in lines)


def source(*lines: str) -> SourceText:
    return SourceText(paras(*lines))


def codes(result: Document | HeldDocument | Refusal) -> set[str]:
    return {item.code for item in (result.notes if isinstance(result, Document) else result.findings)}


FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta><identification source="#x">
<FRBRWork><FRBRthis value="/akn/un/act/2020/5/!main"/><FRBRuri value="/akn/un/act/2020/5"/><FRBRalias name="title" value="Lake Act"/>
<FRBRdate date="2020-02-03" name="Generation"/><FRBRauthor href="#parliament"/><FRBRcountry value="un"/>
<FRBRsubtype value="act"/><FRBRnumber value="5"/></FRBRWork>
<FRBRExpression><FRBRthis value="/akn/un/act/2020/5/eng@2020-02-03/!main"/><FRBRuri value="/akn/un/act/2020/5/eng@2020-02-03"/>
<FRBRdate date="2020-02-03" name="Generation"/><FRBRauthor href="#parliament"/><FRBRlanguage language="eng"/></FRBRExpression>
<FRBRManifestation><FRBRthis value="/akn/un/act/2020/5/eng@2020-02-03/!main.xml"/>
<FRBRuri value="/akn/un/act/2020/5/eng@2020-02-03.xml"/><FRBRdate date="2020-02-03" name="Generation"/>
<FRBRauthor href="#parliament"/></FRBRManifestation></identification>
<references source="#x"><TLCOrganization eId="parliament" href="/ontology/parliament" showAs="Parliament"/></references></meta>
<body><section eId="sec_1"><num>1</num><heading>Lakes</heading><content><p>Lakes are <i>protected</i>.</p></content></section></body>
</act></akomaNtoso>
""".replace("<content>", '<content eId="sec_1__content">')
