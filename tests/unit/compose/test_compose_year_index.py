"""The year index: every document in every arrangement, in its place, with what became of it and where it stands."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gazette.akn.build import build
from gazette.akn.schema import violations
from gazette.akn.text import plain
from gazette.compose.year_index import Arranged, IndexEntry, IndexHead, PrintedIn, arrangements, index_parts
from gazette.model import DocumentNumber, IssueId, Issuer, Metadata, TypeRef
from gazette.profiles import load_profile

VN = load_profile("vn")
DAY = date(2026, 1, 5)
HEAD = IndexHead("01/ML-CB2025", "Văn bản năm 2025", IssueId("vn", 2025, (1,)), IssueId("vn", 2025, (9, 10)), DAY)
TYPES = {"luat": "Luật", "nghi-dinh": "Nghị định", "quyet-dinh": "Quyết định", "thong-tu": "Thông tư"}
BODIES = {"QH": "Quốc hội", "CP": "Chính phủ", "BTP": "Bộ Tư pháp", "BTC": "Bộ Tài chính"}


def entry(number, kind="quyet-dinh", bodies=("CP",), fields=(), places=((1, 3),), remark=""):
    facts = Metadata(
        DocumentNumber(number, number.partition("/")[0], 2025),
        TypeRef(kind, TYPES[kind]),
        f"Về việc mẫu {number}",
        tuple(Issuer(code, BODIES[code]) for code in bodies),
        "Hà Nội",
        date(2025, 2, 3),
        fields=tuple(fields),
    )
    printed = tuple(PrintedIn(IssueId("vn", 2025, (issue,)), page) for issue, page in places)
    return IndexEntry(facts, f"/eli/vn/{kind}/2025/{number.replace('/', '-').lower()}", printed, remark)


def written(by, *entries, language="vi"):
    """An index as a strictly valid document."""
    facts = Metadata(None, TypeRef("muc-luc", "Mục lục"), HEAD.title, (Issuer("x", "Cơ quan"),), None, DAY)
    parts = index_parts(by, entries, HEAD, VN, language)
    akn = build("doc", parts, facts, uri="/akn/vn/doc/x", eli="/eli/vn/x", country="vn", actors=[("x", "Cơ quan")])
    assert list(violations(akn)) == []
    return etree.fromstring(akn)


def told(root):
    """Each heading with the rows below it, cell by cell."""
    found = []
    for section in root.iterfind(".//{*}section"):
        rows = [[plain(cell) for cell in row] for row in section.iterfind(".//{*}tr")]
        found.append((plain(section.find("{*}heading")), rows[1:]))
    return found


def test_by_type_the_types_stand_by_force_and_their_documents_by_rank_and_number():
    found = told(
        written(
            Arranged.TYPE,
            entry("10/2025/TT-BTP", "thong-tu", ("BTP",)),
            entry("9/2025/TT-BTP", "thong-tu", ("BTP",)),
            entry("3/2025/TT-BTC", "thong-tu", ("BTC",)),
            entry("5/2025/NĐ-CP", "nghi-dinh"),
            entry("1/2025/QH15", "luat", ("QH",)),
        )
    )
    assert [heading for heading, _ in found] == ["Luật", "Nghị định", "Thông tư"]
    names = [row[1].split()[0] for row in found[2][1]]
    rank = {item.code: item.rank for item in VN.authorities}
    finance = ["3/2025/TT-BTC"]
    justice = ["9/2025/TT-BTP", "10/2025/TT-BTP"]
    assert names == (finance + justice if rank["BTC"] <= rank["BTP"] else justice + finance)


def test_by_authority_a_joint_document_stands_under_each_body_and_names_its_type():
    found = told(
        written(Arranged.AUTHORITY, entry("7/2025/TT", "thong-tu", ("BTP", "BTC")), entry("1/2025/QĐ", "quyet-dinh"))
    )
    assert [heading for heading, _ in found][0] == "Chính phủ"
    assert {heading for heading, _ in found} == {"Chính phủ", "Bộ Tư pháp", "Bộ Tài chính"}
    joint = [rows for heading, rows in found if heading.startswith("Bộ")]
    assert joint[0] == joint[1] == [["03-02-2025", "Thông tư số 7/2025/TT Về việc mẫu 7/2025/TT", "1", "3"]]


def test_by_field_the_alphabet_is_vietnamese_and_what_has_none_stands_last():
    found = told(
        written(
            Arranged.FIELD,
            entry("1/2025/QĐ"),
            entry("2/2025/QĐ", fields=("Đất đai", "Y tế")),
            entry("3/2025/QĐ", fields=("Dân số",)),
        )
    )
    assert [heading for heading, _ in found] == ["Dân số", "Đất đai", "Y tế", "Chưa phân lĩnh vực"]
    assert found[1][1] == found[2][1]


def test_an_entry_tells_every_portion_what_became_of_it_and_leads_there():
    root = written(Arranged.TYPE, entry("1/2025/QĐ", places=((1, 95), (3, 4)), remark="Đã thu hồi từ ngày 03-02-2025"))
    ((_, [row]),) = told(root)
    assert row[1].endswith("(Đã thu hồi từ ngày 03-02-2025)")
    cells = root.findall(".//{*}td")
    assert [[plain(line) for line in cell] for cell in cells[2:]] == [["1", "3"], ["95", "4"]]
    targets = [ref.get("href") for ref in root.iterfind(".//{*}ref")]
    assert targets == ["/eli/vn/quyet-dinh/2025/1-2025-qđ", "/cong-bao/vn/2025/1/", "/cong-bao/vn/2025/3/"]


def test_an_index_by_field_is_made_only_where_a_document_has_one():
    assert arrangements([entry("1/2025/QĐ")]) == (Arranged.TYPE, Arranged.AUTHORITY)
    assert arrangements([entry("1/2025/QĐ"), entry("2/2025/QĐ", fields=("Y tế",))]) == tuple(Arranged)


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Gồm 1.200 văn bản đăng từ số 1 đến số 9 + 10."), ("en", "1,200")]
)
def test_the_head_tells_how_many_documents_which_issues_and_up_to_when(language, words):
    entries = [entry(f"{number}/2025/QĐ") for number in range(1200)]
    said = plain(written(Arranged.TYPE, *entries, language=language).find(".//{*}preface"))
    assert words in said
    assert "05-01-2026" in said


@given(
    st.lists(
        st.tuples(
            st.integers(1, 40),
            st.sampled_from(sorted(TYPES)),
            st.lists(st.sampled_from(sorted(BODIES)), min_size=1, max_size=3, unique=True),
            st.lists(st.sampled_from(["Y tế", "Thuế", "Ẩm thực"]), max_size=2, unique=True),
        ),
        min_size=1,
        max_size=12,
        unique_by=lambda item: item[:2],
    ),
    st.randoms(use_true_random=False),
)
def test_no_document_is_lost_or_doubled_and_the_order_of_the_ledger_does_not_matter(chosen, random):
    entries = [entry(f"{serial}/2025/{kind}", kind, bodies, fields) for serial, kind, bodies, fields in chosen]
    shuffled = random.sample(entries, len(entries))
    expected = {
        Arranged.TYPE: lambda item: 1,
        Arranged.AUTHORITY: lambda item: len(item.metadata.issuers),
        Arranged.FIELD: lambda item: max(1, len(item.metadata.fields)),
    }
    for by, times in expected.items():
        root = written(by, *entries)
        assert etree.tostring(root) == etree.tostring(written(by, *shuffled))
        found = Counter(
            row.find(".//{*}ref").get("href") for row in root.iterfind(".//{*}tr") if row.find("{*}td") is not None
        )
        assert found == {item.eli: times(item) for item in entries}
