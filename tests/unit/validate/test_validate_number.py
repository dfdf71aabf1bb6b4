"""Frequent errors in numbers, and the mend proposed for each."""

import pytest

from gazette.model import DocumentNumber, Mend, Metadata
from gazette.profiles import load_profile
from gazette.validate import mends
from gazette.validate.number import proposal

VN = load_profile("vn")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("118/2021/ND-CP", "118/2021/NĐ-CP"),
        ("12/QD-TTg", "12/QĐ-TTg"),
        ("13/HDND", "13/HĐND"),
        ("12/QĐ-TTG", "12/QĐ-TTg"),
        ("12/QÐ-TTg", "12/QĐ-TTg"),
        ("12/QĐ-BHΧΗ", "12/QĐ-BHXH"),
        ("30/2020/NĐ-CР", "30/2020/NĐ-CP"),
        ("9/2020/NĐ-CP", "09/2020/NĐ-CP"),
        ("30/2020/NĐ–CP", "30/2020/NĐ-CP"),
        ("30 /2020/NĐ-CP", "30/2020/NĐ-CP"),
    ],
)
def test_each_frequent_error_is_found_and_its_mend_proposed(wrong, right):
    found = [lint for lint in VN.lints if lint.regex.search(wrong)]
    assert [proposal(wrong, lint) for lint in found] == [right]


@pytest.mark.parametrize("good", ["30/2020/NĐ-CP", "06/CT-UBND", "66/2025/NQ-HĐND", "1654/NQ-UBTVQH15"])
def test_good_numbers_have_no_lint(good):
    assert [lint.name for lint in VN.lints if lint.regex.search(good)] == []


def facts(raw):
    return Metadata(DocumentNumber(raw, "1"), None, None, (), None, None)


def test_safe_mends_of_one_number_are_one_mend():
    found = mends(facts("30 /2020/ND–CР"), VN)
    assert found == (
        Mend(
            ("DOC-NUMBER-HOMOGLYPH", "DOC-NUMBER-SPACE", "DOC-NUMBER-DASH", "DOC-NUMBER-ASCII"),
            "number",
            "30 /2020/ND–CР",
            "30/2020/NĐ-CP",
        ),
    )


@pytest.mark.parametrize("raw", ["7/2026/QĐ-UBND", "30/2020/NĐ-CP", "07//UBND"])
def test_a_zero_and_what_is_not_understood_are_never_mended_unasked(raw):
    assert mends(facts(raw), VN) == ()


def test_a_document_without_number_has_no_mend():
    assert mends(Metadata(None, None, None, (), None, None), VN) == ()
