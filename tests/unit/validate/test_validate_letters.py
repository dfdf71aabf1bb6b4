"""Letters that look like others, in words and in cited numbers."""

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))

from structure_kit import DECISION, PROVINCE, read_text

from gazette.validate import Facts, check


def found(words: str, code: str) -> list[str]:
    made = read_text(DECISION.replace("1. Hồ Sen.", f"1. Hồ Sen {words}."))
    findings = check(made, PROVINCE, Facts(), date(2026, 4, 1)).findings
    return [dict(item.params).get("words") or dict(item.params)["numbers"] for item in findings if item.code == code]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("NĐ-C\u0420 và", "C\u0420 → CP"),
        ("B\u03a7H", "B\u03a7H → BXH"),
        ("S\u0435n", "S\u0435n → Sen"),
    ],
)
def test_words_that_mix_alphabets_are_told_with_the_mend(words, told):
    assert found(words, "DOC-LOOKALIKE") == [told]


@pytest.mark.parametrize("words", ["góc \u03b1 và \u03b2", "10 \u03a9", "\u0394t", "Москва", "3 µm", "quyết định"])
def test_greek_in_formulas_and_foreign_words_are_left_alone(words):
    assert found(words, "DOC-LOOKALIKE") == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("118/2021/ND-CP", "118/2021/ND-CP → 118/2021/NĐ-CP"),
        ("15/CT-TTG", "15/CT-TTG → 15/CT-TTg"),
        ("58/2024/NĐ-C\u0420", "58/2024/NĐ-C\u0420 → 58/2024/NĐ-CP"),
        ("30/2020/NĐ–CP", "30/2020/NĐ–CP → 30/2020/NĐ-CP"),
    ],
)
def test_mistyped_numbers_of_other_documents_are_told_with_the_mend(words, told):
    assert found(words, "DOC-CITED-NUMBER") == [told]


@pytest.mark.parametrize("words", ["118/2021/NĐ-CP", "ngày 05/3/2026", "tỷ lệ 1/500", "5706/CT-CS", "07/2026/QĐ-UBND"])
def test_good_numbers_dates_and_fractions_are_left_alone(words):
    assert found(words, "DOC-CITED-NUMBER") == []
