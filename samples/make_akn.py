"""Writes the sample documents that arrive as Akoma Ntoso into samples/inbox. Run: python samples/make_akn.py

Each document is a small tree of Python values below, so that its wording can be read and mended here; the form is the
one of docs/reference/akoma-ntoso.md. Two carry the gazette's own record of their facts, as files of this program do; the
decree 910/2026/NĐ-CP comes without, as from another program. The same run gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from gazette.akn.record import write_record
from gazette.ingest.number import parse_number
from gazette.model import Issuer, Metadata, Relation, Signatory, TypeRef
from gazette.profiles import load_profile

NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
E = ElementMaker(namespace=NS, nsmap={None: NS})
INBOX = Path(__file__).parent / "inbox"
Node = etree._Element

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class Head:
    """The facts of a document that stand in its head and in its identification."""

    subtype: str
    type_name: str
    actor: str
    slug: str
    number: str
    title: str
    issuers: tuple[str, ...]
    signed_on: str
    place_date: str

    @property
    def work(self) -> str:
        return f"/akn/vn/act/{self.subtype}/{self.actor}/{self.signed_on}/{self.slug}"

    @property
    def eli(self) -> str:
        return f"/eli/vn/{self.subtype}/{self.signed_on[:4]}/{self.slug}"


def frbr(name: str, uri: str, head: Head, *more: Node) -> Node:
    return E(
        name,
        E.FRBRthis(value=f"{uri}/!main"),
        E.FRBRuri(value=uri),
        *[node for node in more if node.tag.endswith("FRBRalias")],
        E.FRBRdate(date=head.signed_on, name="generation"),
        E.FRBRauthor(href=f"#{head.actor}"),
        *[node for node in more if not node.tag.endswith("FRBRalias")],
    )


def facts(
    head: Head,
    codes: Sequence[str],
    signatories: Sequence[Signatory] = (),
    effective: tuple[str, str] | None = None,
    relations: Sequence[Relation] = (),
) -> Node:
    """The record of a document's facts in the gazette's own namespace; `codes` are those of the issuing bodies."""
    day, rule = effective or (None, None)
    metadata = Metadata(
        number=parse_number(head.number, load_profile("vn")),
        type=TypeRef(head.subtype, head.type_name),
        title=head.title,
        issuers=tuple(Issuer(code, name) for code, name in zip(codes, head.issuers, strict=True)),
        place=head.place_date.partition(", ")[0],
        signed_on=date.fromisoformat(head.signed_on),
        effective_on=date.fromisoformat(day) if day else None,
        effective_rule=rule,
        signatories=tuple(signatories),
        relations=tuple(relations),
    )
    return write_record(metadata, head.eli, None)


def meta(head: Head, people: Sequence[tuple[str, str]] = (), record: Node | None = None) -> Node:
    expression = f"{head.work}/vie@{head.signed_on}"
    made = E.meta(
        E.identification(
            frbr(
                "FRBRWork",
                head.work,
                head,
                E.FRBRalias(value=head.title, name="title"),
                E.FRBRalias(value=head.eli, name="eli"),
                E.FRBRcountry(value="vn"),
                E.FRBRsubtype(value=head.subtype),
                E.FRBRnumber(value=head.number),
            ),
            frbr("FRBRExpression", expression, head, E.FRBRlanguage(language="vie")),
            frbr("FRBRManifestation", f"{expression}.akn", head),
            source="#gazette",
        ),
        E.references(
            E.TLCOrganization(eId="gazette", href="/akn/ontology/organization/vn/gazette", showAs="Công báo"),
            E.TLCOrganization(
                eId=head.actor, href=f"/akn/ontology/organization/vn/{head.actor}", showAs=" - ".join(head.issuers)
            ),
            *[
                E.TLCPerson(eId=identity, href=f"/akn/ontology/person/vn/{identity}", showAs=name)
                for identity, name in people
            ],
            source="#gazette",
        ),
    )
    if record is not None:
        made.append(E.proprietary(record, source="#gazette"))
    return made


def preface(head: Head) -> Node:
    place, _, day = head.place_date.partition(", ")
    return E.preface(
        *[E.p(E.docAuthority(name.upper()), {"class": "issuer"}) for name in head.issuers],
        E.p(STATE, {"class": "state"}),
        E.p(MOTTO, {"class": "motto"}),
        E.p("Số: ", E.docNumber(head.number), {"class": "number"}),
        E.p(f"{place}, ", E.docDate(day, date=head.signed_on), {"class": "place-date"}),
        E.p(E.docType(head.type_name.upper()), {"class": "type"}),
        E.p(E.docTitle(head.title), {"class": "title"}),
    )


def cited(*parts: str | Node) -> Node:
    """A paragraph of text and references."""
    return E.p(*parts)


def preamble(citations: Sequence[Node], others: Sequence[str], formula: str | None = None) -> Node:
    listed = [E.citation(node, eId=f"cits__cit_{position}") for position, node in enumerate(citations, 1)]
    node = E.preamble(E.citations(*listed, eId="cits"), *[E.p(text) for text in others])
    if formula:
        node.append(E.formula(E.p(formula), name="enacting"))
    return node


def point(owner: str, label: str, *content: str | Node) -> Node:
    identity = label.replace("đ", "dd").rstrip(")")
    return E.point(E.num(label), E.content(E.p(*content)), eId=f"{owner}__point_{identity}")


def clause(article: int, number: int, text: str | Node, points: Sequence[tuple[str, str]] = ()) -> Node:
    owner = f"art_{article}__para_{number}"
    block = text if not isinstance(text, str) else E.p(text)
    node = E.paragraph(E.num(f"{number}."), eId=owner)
    node.append(E.intro(block) if points else E.content(block))
    node.extend(point(owner, label, words) for label, words in points)
    return node


def article(number: int, heading: str, *content: Node | str) -> Node:
    node = E.article(E.num(f"Điều {number}."), E.heading(heading), eId=f"art_{number}")
    for item in content:
        if isinstance(item, str):
            node.append(E.content(E.p(item)))
        else:
            node.append(item)
    return node


def recipients(*lines: str) -> Node:
    return E.container(*[E.p(line) for line in lines], name="recipients")


def signature(person: str, name: str, position: str, *capacity: str) -> Node:
    return E.container(
        *[E.p(line, {"class": "capacity"}) for line in capacity],
        E.p(position, {"class": "position"}),
        E.p(E.person(name, refersTo=f"#{person}"), {"class": "name"}),
        name="signature",
    )


def ref(text: str, subtype: str, year: int, slug: str) -> Node:
    return E.ref(text, href=f"/eli/vn/{subtype}/{year}/{slug}")


def decision_83() -> Node:
    """Decision 83/2008/QĐ-TTg: the facts are real, the articles restate a press report (see the sidecar's remark).

    Neither the signature line nor the recipients are known from the sources, so the document has no conclusions.
    """
    head = Head(
        "quyet-dinh",
        "Quyết định",
        "ttg",
        "83-2008-qd-ttg",
        "83/2008/QĐ-TTg",
        "Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Cổng Thông tin điện tử Chính phủ",
        ("Thủ tướng Chính phủ",),
        "2008-06-25",
        "Hà Nội, ngày 25 tháng 6 năm 2008",
    )
    body = E.body(
        article(
            1,
            "Vị trí và chức năng",
            clause(
                1,
                1,
                "Cổng Thông tin điện tử Chính phủ thuộc Văn phòng Chính phủ, do Bộ trưởng, Chủ nhiệm"
                " Văn phòng Chính phủ quản lý trực tiếp, toàn diện; có tên giao dịch quốc tế bằng"
                " tiếng Anh là Vietnam Government Web Portal, viết tắt là VGP.",
            ),
            clause(
                1,
                2,
                "Cổng Thông tin điện tử Chính phủ có các chức năng sau đây:",
                (
                    ("a)", "Tổ chức, quản lý và công bố thông tin chính thức của Chính phủ trên internet;"),
                    (
                        "b)",
                        (
                            "Làm đầu mối kết nối mạng thông tin hành chính điện tử của Chính phủ trên internet với"
                            " các bộ, ngành, địa phương và các tổ chức, cơ quan liên quan;"
                        ),
                    ),
                    ("c)", "Tích hợp thông tin về các dịch vụ công của Chính phủ trên internet."),
                ),
            ),
        ),
        article(
            2,
            "Nhiệm vụ và quyền hạn",
            clause(
                2,
                1,
                "Chuẩn hóa phần mềm khai thác, sử dụng tài nguyên thông tin quốc gia để kết nối các"
                " trang tin, cổng thông tin điện tử thành một hệ thống mạng thông tin điện tử thống"
                " nhất trên internet.",
            ),
            clause(
                2,
                2,
                "Tổ chức giao lưu, giao ban, đối thoại trực tuyến và các hình thức giao tiếp khác có"
                " ứng dụng công nghệ thông tin giữa Chính phủ, Thủ tướng Chính phủ, các bộ, ngành,"
                " địa phương, cơ quan, tổ chức có liên quan với nhân dân.",
            ),
            clause(
                2,
                3,
                "Tiếp nhận trên internet khiếu nại, tố cáo, phản ánh, kiến nghị của tổ chức, cá nhân"
                " gửi Chính phủ, Thủ tướng Chính phủ, Văn phòng Chính phủ; chuyển đến cơ quan có"
                " thẩm quyền và đề nghị giải quyết, trả lời theo quy định của pháp luật.",
            ),
            clause(
                2,
                4,
                "Phát triển đa dạng nội dung, hình thức hoạt động và các sản phẩm truyền thông đa"
                " phương tiện để nâng cao năng lực thông tin, tuyên truyền đường lối, chính sách,"
                " pháp luật; thông tin tình hình kinh tế - xã hội, thời sự trong nước và quốc tế.",
            ),
            clause(
                2,
                5,
                "Phối hợp với các đơn vị có liên quan đưa Công báo điện tử nước Cộng hòa xã hội chủ nghĩa Việt Nam lên"
                " Cổng Thông tin điện tử Chính phủ.",
            ),
            clause(
                2,
                6,
                "Hợp tác quốc tế trong các lĩnh vực hoạt động của Cổng Thông tin điện tử Chính phủ theo quy định.",
            ),
        ),
        article(
            3,
            "Cơ cấu tổ chức",
            clause(
                3,
                1,
                "Cổng Thông tin điện tử Chính phủ gồm các đơn vị sau đây:",
                (
                    ("a)", "Ban Thư ký - Tổng hợp;"),
                    ("b)", "Ban Nghiệp vụ - Chuyên môn;"),
                    ("c)", "Ban Kỹ thuật - Công nghệ;"),
                    ("d)", "Ban Kế hoạch - Tài chính;"),
                    ("đ)", "Ban Hợp tác Quốc tế;"),
                    ("e)", "Văn phòng;"),
                    ("g)", "Trung tâm Nghiên cứu và Phát triển."),
                ),
            ),
            clause(
                3,
                2,
                "Cổng Thông tin điện tử Chính phủ có cơ quan thường trú trong nước tại Thành phố Hồ"
                " Chí Minh, Đà Nẵng và Cần Thơ.",
            ),
        ),
    )
    return E.akomaNtoso(
        E.act(
            meta(
                head,
                record=facts(
                    head,
                    ("TTg",),
                    relations=(Relation("based-on", "/eli/vn/nghi-dinh/2008/33-2008-nd-cp", "33/2008/NĐ-CP"),),
                ),
            ),
            preface(head),
            preamble(
                (
                    cited("Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;"),
                    cited(
                        "Căn cứ Nghị định số ",
                        ref("33/2008/NĐ-CP", "nghi-dinh", 2008, "33-2008-nd-cp"),
                        " ngày 19 tháng 3 năm 2008 về Văn phòng Chính phủ;",
                    ),
                ),
                ("Theo đề nghị của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ,",),
                "QUYẾT ĐỊNH:",
            ),
            body,
            name=head.subtype,
        )
    )


def joint_circular_908() -> Node:
    """A joint circular: two issuing bodies, two signatories, a blockList and a table."""
    head = Head(
        "thong-tu-lien-tich",
        "Thông tư liên tịch",
        "btp-tandtc",
        "908-2026-ttlt-btp-tandtc",
        "908/2026/TTLT-BTP-TANDTC",
        "Quy định việc phối hợp trao đổi bản mẫu giữa Bộ Tư pháp và Tòa án nhân dân tối cao",
        ("Bộ Tư pháp", "Tòa án nhân dân tối cao"),
        "2026-09-25",
        "Hà Nội, ngày 25 tháng 9 năm 2026",
    )
    rows = (
        ("Kỳ", "Bên gửi", "Thời hạn gửi"),
        ("Quý I", "Bộ Tư pháp", "Ngày 10 tháng 4"),
        ("Quý II", "Tòa án nhân dân tối cao", "Ngày 10 tháng 7"),
        ("Quý III", "Bộ Tư pháp", "Ngày 10 tháng 10"),
        ("Quý IV", "Tòa án nhân dân tối cao", "Ngày 10 tháng 01 năm sau"),
    )
    table = E.table(
        E.tr(*[E.th(E.p(text)) for text in rows[0]]),
        *[E.tr(*[E.td(E.p(text)) for text in row]) for row in rows[1:]],
        eId="art_3__para_1__table_1",
    )
    exchange = clause(3, 1, "Bản mẫu được trao đổi theo lịch sau đây:")
    exchange[-1].append(table)
    body = E.body(
        article(
            1,
            "Phạm vi điều chỉnh",
            "Thông tư liên tịch này quy định việc trao đổi, đối chiếu và lưu giữ bản mẫu giữa Bộ Tư"
            " pháp và Tòa án nhân dân tối cao.",
        ),
        article(
            2,
            "Nguyên tắc phối hợp",
            clause(2, 1, "Chủ động, kịp thời, đúng chức năng, nhiệm vụ của mỗi bên."),
            clause(
                2,
                2,
                "Bản mẫu gửi đi phải kèm:",
                (("a)", "Tệp gốc;"), ("b)", "Giá trị băm của tệp gốc;"), ("c)", "Lời ghi chú nêu rõ đó là bản mẫu.")),
            ),
        ),
        article(
            3,
            "Lịch trao đổi bản mẫu",
            exchange,
            clause(3, 2, "Ngày gửi trùng ngày nghỉ thì chuyển sang ngày làm việc tiếp theo."),
        ),
        article(
            4,
            "Hiệu lực thi hành",
            "Thông tư liên tịch này có hiệu lực thi hành từ ngày 15 tháng 11 năm 2026.",
        ),
        article(
            5,
            "Tổ chức thực hiện",
            "Các đơn vị thuộc Bộ Tư pháp và Tòa án nhân dân tối cao chịu trách nhiệm thi hành Thông tư liên tịch này.",
        ),
    )
    people = (("pham-van-mau", "Phạm Văn Mẫu"), ("hoang-thi-mau", "Hoàng Thị Mẫu"))
    return E.akomaNtoso(
        E.act(
            meta(
                head,
                people,
                facts(
                    head,
                    ("BTP", "TANDTC"),
                    (
                        Signatory("Hoàng Thị Mẫu", "Phó Chánh án", "KT."),
                        Signatory("Phạm Văn Mẫu", "Thứ trưởng", "KT."),
                    ),
                    ("2026-11-15", "có hiệu lực thi hành từ ngày 15 tháng 11 năm 2026"),
                    (
                        Relation("based-on", "/eli/vn/luat/2026/900-2026-qh15", "900/2026/QH15"),
                        Relation("based-on", "/eli/vn/nghi-dinh/2026/901-2026-nd-cp", "901/2026/NĐ-CP"),
                    ),
                ),
            ),
            preface(head),
            preamble(
                (
                    cited("Căn cứ Luật Bản mẫu số ", ref("900/2026/QH15", "luat", 2026, "900-2026-qh15"), ";"),
                    cited(
                        "Căn cứ Nghị định số ",
                        ref("901/2026/NĐ-CP", "nghi-dinh", 2026, "901-2026-nd-cp"),
                        " quy định chi tiết một số điều của Luật Bản mẫu;",
                    ),
                ),
                (
                    (
                        "Bộ trưởng Bộ Tư pháp và Chánh án Tòa án nhân dân tối cao ban hành Thông tư liên"
                        " tịch quy định việc phối hợp trao đổi bản mẫu giữa Bộ Tư pháp và Tòa án nhân dân tối cao."
                    ),
                ),
            ),
            body,
            E.conclusions(
                recipients(
                    "Nơi nhận:",
                    "- Văn phòng Chính phủ (Công báo);",
                    "- Cổng thông tin điện tử Bộ Tư pháp, Tòa án nhân dân tối cao;",
                    "- Lưu: VT (BTP, TANDTC).",
                ),
                signature("hoang-thi-mau", "Hoàng Thị Mẫu", "PHÓ CHÁNH ÁN", "KT. CHÁNH ÁN"),
                signature("pham-van-mau", "Phạm Văn Mẫu", "THỨ TRƯỞNG", "KT. BỘ TRƯỞNG"),
            ),
            name=head.subtype,
        )
    )


def amending_decree_910() -> Node:
    """A decree that amends another: what it quotes is a quotedStructure inside mod, not an article of its own."""
    head = Head(
        "nghi-dinh",
        "Nghị định",
        "cp",
        "910-2026-nd-cp",
        "910/2026/NĐ-CP",
        "Sửa đổi, bổ sung một số điều của Nghị định số 901/2026/NĐ-CP quy định chi tiết một số điều của Luật Bản mẫu",
        ("Chính phủ",),
        "2026-10-01",
        "Hà Nội, ngày 01 tháng 10 năm 2026",
    )
    quoted_article = E.quotedStructure(
        E.article(
            E.num("Điều 5."),
            E.heading("Thời hạn kiểm tra"),
            E.paragraph(
                E.num("1."),
                E.content(E.p("Thời hạn kiểm tra là 01 ngày làm việc kể từ ngày tiếp nhận.")),
                eId="art_1__para_2__mod_1__qstr_1__art_5__para_1",
            ),
            E.paragraph(
                E.num("2."),
                E.content(E.p("Bản mẫu có trên 200 trang: thời hạn kiểm tra không quá 03 ngày làm việc.")),
                eId="art_1__para_2__mod_1__qstr_1__art_5__para_2",
            ),
            eId="art_1__para_2__mod_1__qstr_1__art_5",
        ),
        eId="art_1__para_2__mod_1__qstr_1",
        startQuote="“",
        endQuote="”",
    )
    quoted_point = E.quotedStructure(
        E.point(
            E.num("g)"),
            E.content(E.p("Họ tên người kiểm tra.")),
            eId="art_1__para_1__mod_1__qstr_1__point_g",
        ),
        eId="art_1__para_1__mod_1__qstr_1",
        startQuote="“",
        endQuote="”",
    )
    body = E.body(
        article(
            1,
            "Sửa đổi, bổ sung một số điều của Nghị định số 901/2026/NĐ-CP",
            clause(
                1,
                1,
                E.p(
                    "Bổ sung điểm g vào sau điểm e khoản 2 Điều 2 như sau: ",
                    E.mod(quoted_point, ".", eId="art_1__para_1__mod_1"),
                ),
            ),
            clause(
                1,
                2,
                E.p(
                    "Sửa đổi, bổ sung Điều 5 như sau: ",
                    E.mod(quoted_article, ".", eId="art_1__para_2__mod_1"),
                ),
            ),
        ),
        article(2, "Hiệu lực thi hành", "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 12 năm 2026."),
        article(
            3,
            "Trách nhiệm thi hành",
            "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch Ủy ban nhân dân tỉnh, thành phố"
            " trực thuộc trung ương chịu trách nhiệm thi hành Nghị định này.",
        ),
    )
    return E.akomaNtoso(
        E.act(
            meta(head, (("tran-thi-mau", "Trần Thị Mẫu"),)),
            preface(head),
            preamble(
                (
                    cited(
                        "Căn cứ Luật Tổ chức Chính phủ số ",
                        ref("63/2025/QH15", "luat", 2025, "63-2025-qh15"),
                        ";",
                    ),
                    cited("Căn cứ Luật Bản mẫu số ", ref("900/2026/QH15", "luat", 2026, "900-2026-qh15"), ";"),
                ),
                (
                    "Theo đề nghị của Bộ trưởng Bộ Tư pháp;",
                    (
                        "Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số"
                        " 901/2026/NĐ-CP quy định chi tiết một số điều của Luật Bản mẫu."
                    ),
                ),
            ),
            body,
            E.conclusions(
                recipients(
                    "Nơi nhận:",
                    "- Các bộ, cơ quan ngang bộ;",
                    "- HĐND, UBND các tỉnh, thành phố trực thuộc trung ương;",
                    "- VPCP: BTCN, các PCN, Công báo;",
                    "- Lưu: VT, PL.",
                ),
                signature("tran-thi-mau", "Trần Thị Mẫu", "PHÓ THỦ TƯỚNG", "TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG"),
            ),
            name=head.subtype,
        )
    )


def documents() -> Iterator[tuple[str, Node]]:
    """File name and root of each document."""
    yield "83-2008-qd-ttg.xml", decision_83()
    yield "908-2026-ttlt-btp-tandtc.xml", joint_circular_908()
    yield "910-2026-nd-cp.xml", amending_decree_910()


def files() -> dict[str, bytes]:
    """Every file this script makes, by its path below samples/."""
    return {
        f"inbox/{name}": etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
        for name, root in documents()
    }


def main() -> None:
    for path, data in files().items():
        (INBOX.parent / path).write_bytes(data)
        print(path, len(data))


if __name__ == "__main__":
    main()
