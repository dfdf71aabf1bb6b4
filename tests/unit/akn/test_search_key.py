"""The key by which texts are found: đ, capitals and tone marks, wherever they stand, make no difference."""

import unicodedata

import pytest

from gazette.akn.names import fold, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("Ủy ban", "uỷ ban"),
        ("khỏe", "khoẻ"),
        ("thuế", "thue"),
        ("Đường", "duong"),
        ("TRUY ĐÒI", "truy đòi"),
    ],
)
def test_spellings_of_a_word_have_one_key(one, other):
    assert fold(one) == fold(other) == fold(unicodedata.normalize("NFD", one))


def test_different_words_have_different_keys():
    assert len({fold(word) for word in ("thuế", "thuê nhà", "đoàn", "đoạn đường", "hoa", "hoan")}) == 6


def test_a_slug_is_the_key_with_dashes():
    assert slug("83/2008/QĐ-TTg") == "83-2008-qd-ttg"
