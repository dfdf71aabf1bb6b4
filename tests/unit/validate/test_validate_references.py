"""References inside a document: what is certainly not there is told, and nothing else."""

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))

from structure_kit import DECISION, PROVINCE, read_text

from gazette.model import Document
from gazette.validate import Facts, check

PLACE = "2. Bãi bỏ các văn bản sau:"


def found(line: str, code: str = "DOC-REF-DANGLING") -> list[dict[str, str]]:
    """The findings of the kit's decision with `line` before its list."""
    made = read_text(DECISION.replace(PLACE, f"2. {line} Bãi bỏ các văn bản sau:"))
    assert isinstance(made, Document)
    return [
        dict(item.params) for item in check(made, PROVINCE, Facts(), date(2026, 4, 1)).findings if item.code == code
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Trừ khoản 3 Điều 2 của Quyết định này.", "khoản 3 Điều 2 của Quyết định này"),
        ("Trừ Điều 9 Quyết định này.", "Điều 9 Quyết định này"),
        ("Trừ khoản 1, 2 và 5 Điều 2 Quyết định này.", "khoản 1, 2 và 5 Điều 2 Quyết định này"),
        ("Trừ điểm k khoản 2 Điều 2 Quyết định này.", "điểm k khoản 2 Điều 2 Quyết định này"),
        ("Trừ khoản 4 Điều này.", "khoản 4 Điều này"),
        ("Theo Điều 7 của Quy chế này.", "Điều 7 của Quy chế này"),
        ("Trừ các điều 2, 3 và 8 của Quyết định này.", "các điều 2, 3 và 8 của Quyết định này"),
    ],
)
def test_what_is_not_there_is_told(line, told):
    assert [item["reference"] for item in found(line)] == [told]


@pytest.mark.parametrize(
    "line",
    [
        "Trừ khoản 1 Điều 2 của Quyết định này.",
        "Trừ điểm đ khoản 2 Điều 2 Quyết định này.",
        "Trừ khoản 1 và khoản 2 Điều này.",
        "Theo Điều 2 của Quy chế này.",
        "Theo khoản 9 Điều 40 của Nghị định số 30/2020/NĐ-CP.",  # another document
        "Theo Điều 99 Luật Hồ nước.",
        "Theo Điều 99 của Thông tư này.",  # no text of that name came with it
        "Sửa đổi như sau: “Trừ khoản 7 Điều 2 của Quyết định này”.",  # a quotation speaks of its own document
        "Theo Điều 99 của Luật này.",
        "Trừ khoản 8 Điều 3 của Quyết định này.",  # an article that has no numbered clauses: they may be unread
        "Trừ Quyết định này.",
    ],
)
def test_nothing_is_told_of_what_is_there_and_of_other_documents(line):
    assert found(line) == []


def test_a_quotation_over_several_paragraphs_is_left_alone():
    quoted = "như sau:\n\n“Điều 5. Hồ\n\nTrừ khoản 7 Điều 2 của Quyết định này.”.\n\nSau đó"
    assert found(f"Sửa đổi {quoted}") == []


def test_a_clause_that_stands_inside_a_line_is_there():
    made = read_text(
        DECISION.replace("1. Quyết định này có", "1. Trừ khoản 3 Điều này. 3. Việc khác. Quyết định này có")
    )
    codes = {item.code for item in check(made, PROVINCE, Facts(), date(2026, 4, 1)).findings}
    assert "DOC-REF-DANGLING" not in codes


@pytest.mark.parametrize(
    ("line", "annexes"),
    [
        ("Theo Phụ lục IV ban hành kèm theo Quyết định này.", "IV"),
        ("Theo Phụ lục 2 kèm theo Quyết định này và Phụ lục III của Quyết định này.", "2, III"),
    ],
)
def test_annexes_that_did_not_come_are_told(line, annexes):
    assert [item["annexes"] for item in found(line, "DOC-ANNEX-MISSING")] == [annexes]


@pytest.mark.parametrize(
    "line",
    [
        "Theo Phụ lục I ban hành kèm theo Quyết định này.",
        "Theo Phụ lục 1 ban hành kèm theo Quyết định này.",
        "Theo Phụ lục V ban hành kèm theo Nghị định số 30/2020/NĐ-CP.",
        "Theo Phụ lục ban hành kèm theo Quyết định này.",
    ],
)
def test_annexes_that_came_or_belong_to_others_are_not(line):
    assert found(line, "DOC-ANNEX-MISSING") == []
