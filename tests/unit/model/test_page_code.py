"""The code at the foot of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gazette.model import IssueId
from gazette.model.page_code import PageCode, short_digest

ISSUE = IssueId("vn", 2026, (713, 714))
DIGEST = "00443214c74254b635cf84653a56d7c675be77df" + "0" * 24


def test_it_names_issue_page_and_text():
    code = PageCode.of(ISSUE, 5, DIGEST)
    assert str(code) == "VN.2026.713+714.5.0123-4567"
    assert code.names(DIGEST)
    assert not code.names("1" * 64)
    assert str(PageCode.of(IssueId("vn-hn", 2026, (2,)), 41, "f" * 64)) == "VN-HN.2026.2.41.ZZZZ-ZZZZ"


@pytest.mark.parametrize(
    "typed",
    [
        "VN.2026.713+714.5.0123-4567",
        "vn.2026.713+714.5.01234567",
        " VN . 2026 . 713 + 714 . 5 . O123 - 4567\n",
        "vn.2026.713+714.5.oi23-4567",
    ],
)
def test_it_is_read_as_people_type_it(typed):
    assert PageCode.parse(typed) == PageCode.of(ISSUE, 5, DIGEST)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "VN",
        "VN.2026.713.5",
        "VN.2026.713+715.5.0123-4567",
        "VN.2026.713.5.0123-456U",
        "VN.2026.713.5.0123-45678",
        "VN.2026..5.01234567",
    ],
)
def test_what_is_no_code_is_told(typed):
    with pytest.raises(ValueError, match=r"code|numbers"):
        PageCode.parse(typed)


@given(
    some.builds(
        PageCode.of,
        some.builds(
            lambda first, count: IssueId("vn-qt", 2026, tuple(range(first, first + count))),
            some.integers(1, 999),
            some.integers(1, 3),
        ),
        some.integers(1, 99_999),
        some.binary(min_size=32, max_size=32).map(bytes.hex),
    )
)
def test_whatever_is_printed_is_read_back(code):
    assert PageCode.parse(str(code)) == code


def test_a_digest_of_a_bit_more_is_another():
    assert short_digest("8" + "0" * 63) != short_digest("0" * 64)
