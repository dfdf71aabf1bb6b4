"""The number grammar on symbols that real documents bear, and on those with errors."""

import pytest

from gazette.ingest.number import parse_number
from gazette.profiles import load_profile

VN = load_profile("vn")


@pytest.mark.parametrize(
    ("raw", "pattern", "serial", "year", "kind", "bodies"),
    [
        ("83/2008/QĐ-TTg", "normative", "83", 2008, "QĐ", ("TTg",)),
        ("64/2025/QH15", "national-assembly", "64", 2025, None, ("QH",)),
        ("17/2022/UBTVQH15", "national-assembly", "17", 2022, None, ("UBTVQH",)),
        ("66.14/2026/NQ-CP", "normative", "66.14", 2026, "NQ", ("CP",)),
        ("12A/2020/TT-BTC", "normative", "12A", 2020, "TT", ("BTC",)),
        ("144/2025/QĐ-CTUBND", "normative", "144", 2025, "QĐ", ("CTUBND",)),
        ("02/2020/TTLT-BCA-BQP", "joint", "02", 2020, "TTLT", ("BCA", "BQP")),
        ("71/2026/VBHN-NĐ-BCT", "consolidated", "71", 2026, "VBHN", ("BCT",)),
        ("12/2003/QĐ/BGD&ĐT", "normative-slash", "12", 2003, "QĐ", ("BGD&ĐT",)),
        ("012/CT-UBND", "named-administrative", "012", None, "CT", ("UBND",)),
        ("5706/CT-CS", "official-letter", "5706", None, None, ("CT",)),
        ("10287/BNV-CTL&BHXH", "official-letter", "10287", None, None, ("BNV",)),
        ("24/LĐ-NĐ", "historic-reversed", "24", None, "NĐ", ("LĐ",)),
        ("110/SL", "historic-short", "110", None, None, ("SL",)),
        ("56-LCT/HĐNN8", "historic-law", "56", None, "LCT", ("HĐNN8",)),
        ("65", "historic-plain", "65", None, None, ()),
    ],
)
def test_numbers_are_read_by_the_first_rule_that_fits(raw, pattern, serial, year, kind, bodies):
    number = parse_number(raw, VN)
    assert (number.pattern, number.serial, number.year) == (pattern, serial, year)
    assert (number.type_code, number.authority_codes) == (kind, bodies)
    assert str(number) == raw


def test_a_number_no_rule_knows_keeps_serial_and_year():
    number = parse_number("  118/2021/ND-CP ", VN)
    assert (number.raw, number.pattern, number.serial, number.year) == ("118/2021/ND-CP", "", "118", 2021)
