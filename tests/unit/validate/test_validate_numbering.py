"""Numbers that count on, and the places where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.profiles import load_profile
from gazette.validate.numbering import breaks, letter_of
from gazette.validate.outline import Unit, ordinal

ALPHABET = next(rule for rule in load_profile("vn").rules_of("DOC-POINT-GAP")).text("alphabet")


def units(*labels):
    return [Unit("article", label, f"art_{label}", f"Điều {label}.") for label in labels]


def place(unit):
    return ordinal(unit.label)


@pytest.mark.parametrize(
    "labels",
    [("1",), ("1", "2", "3"), ("1", "2", "2a", "2b", "3"), ("1", "1a", "2"), ("I", "II", "III", "IV", "V"), ()],
)
def test_what_counts_on_has_no_break(labels):
    assert list(breaks(units(*labels), place)) == []


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("1", "3"), [("Điều 1", "Điều 3", False)]),
        (("2", "3"), [("—", "Điều 2", False)]),
        (("1", "2", "2", "3"), [("Điều 2", "Điều 2", True)]),
        (("1", "2", "1"), [("Điều 2", "Điều 1", False)]),
        (("1", "2", "2b", "2a"), [("Điều 2b", "Điều 2a", False)]),
        (("I", "II", "IV"), [("Điều II", "Điều IV", False)]),
    ],
)
def test_each_break_is_told_once(labels, told):
    assert [(gap.before, gap.after, gap.twice) for gap in breaks(units(*labels), place)] == told


@given(st.integers(1, 60), st.integers(0, 59))
def test_leaving_one_out_makes_one_break(length, left_out):
    labels = [str(number) for number in range(1, length + 1) if number != left_out + 1]
    gaps = list(breaks(units(*labels), place))
    assert len(gaps) == (1 if left_out + 1 < length else 0)


@given(st.integers(1, 99))
def test_roman_numbers_are_read_back(number):
    roman = ""
    left = number
    for value, sign in ((90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while left >= value:
            roman += sign
            left -= value
    assert ordinal(roman) == (number, "")


def test_the_alphabet_is_the_vietnamese_one():
    assert ALPHABET == "abcdđeghiklmnopqrstuvxy"
    assert [letter_of(Unit("point", "x", "", printed)) for printed in ("a)", "“đ)", "a1)", "1.")] == ["a", "đ", "", ""]
