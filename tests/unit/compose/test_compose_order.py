"""Legal order: part, rank, force, number, and the Vietnamese alphabet between peers."""

from datetime import date

import pytest

from gazette.akn.schema import violations
from gazette.compose import collation_key, compose
from gazette.ingest.number import parse_number
from gazette.model import CheckedDocument, Document, IssueId, IssuePlan, Issuer, Metadata, Structure, TypeRef
from gazette.profiles import load_profile

PROFILE = load_profile("vn")
PLAN = IssuePlan(IssueId("vn", 2020, (713, 714)), date(2020, 7, 24))


def document(number, kind, *issuers):
    doctype = PROFILE.type_by_code(kind)
    bodies = tuple(Issuer(code, PROFILE.authority_by_code(code).name) for code in issuers)
    facts = Metadata(
        parse_number(number, PROFILE),
        TypeRef(doctype.code, doctype.name),
        "Về một việc",
        bodies,
        None,
        date(2020, 7, 1),
    )
    return CheckedDocument(
        Document(f"/akn/vn/act/{kind}/x/2020-07-01/{number}", "/eli/x", facts, Structure(), b"", ()), ()
    )


def numbers(issue):
    return [
        [[str(doc.document.metadata.number) for doc in group.documents] for group in section.groups]
        for section in issue.sections
    ]


DOCUMENTS = [
    document("12/2020/TT-BTP", "thong-tu", "BTP"),
    document("9/2020/TT-BTP", "thong-tu", "BTP"),
    document("7/2020/TT-BCA", "thong-tu", "BCA"),
    document("83/2020/QĐ-TTg", "quyet-dinh", "TTg"),
    document("15/CT-TTg", "chi-thi", "TTg"),
    document("77/2020/NĐ-CP", "nghi-dinh", "CP"),
    document("61/2020/QH14", "luat", "QH"),
    document("1200/QĐ-TTg", "quyet-dinh", "TTg"),
]


def test_the_legal_order():
    issue = compose(DOCUMENTS, PLAN, PROFILE, title="Công báo", operator="Văn phòng Chính phủ")
    assert numbers(issue) == [
        [
            ["61/2020/QH14"],
            ["77/2020/NĐ-CP"],
            ["83/2020/QĐ-TTg"],
            ["7/2020/TT-BCA"],
            ["9/2020/TT-BTP", "12/2020/TT-BTP"],
        ],
        [["1200/QĐ-TTg", "15/CT-TTg"]],
    ]
    assert [section.heading for section in issue.sections] == ["PHẦN VĂN BẢN QUY PHẠM PHÁP LUẬT", "PHẦN VĂN BẢN KHÁC"]


def test_the_order_does_not_depend_on_the_order_of_arrival():
    forth = compose(DOCUMENTS, PLAN, PROFILE, title="Công báo", operator="VPCP")
    back = compose(DOCUMENTS[::-1], PLAN, PROFILE, title="Công báo", operator="VPCP")
    assert forth == back


def test_the_issue_is_strictly_valid():
    issue = compose(DOCUMENTS, PLAN, PROFILE, title="Công báo", operator="Văn phòng Chính phủ")
    assert violations(issue.akn) == ()
    assert b"713 + 714" in issue.akn


def test_an_issue_holds_something_and_nothing_twice():
    with pytest.raises(ValueError, match="at least one"):
        compose([], PLAN, PROFILE, title="", operator="")
    with pytest.raises(ValueError, match="once"):
        compose([DOCUMENTS[0], DOCUMENTS[0]], PLAN, PROFILE, title="", operator="")


def test_the_vietnamese_alphabet():
    ordered = ["An", "Ăn", "Ân", "Ba", "Bà", "Công an", "Công Thương", "Da", "Dân", "Đồng Nai", "Ô", "Ơn", "Y tế"]
    assert sorted(set(ordered), key=collation_key) == ordered
