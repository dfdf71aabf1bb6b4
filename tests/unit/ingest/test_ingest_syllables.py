"""The grammar of the Vietnamese syllable."""

import unicodedata

import pytest

from gazette.ingest.syllables import evidence, is_syllable

VALID = [
    "nghị",
    "quyết",
    "nghiêng",
    "gì",
    "giếng",
    "gìn",
    "huỳnh",
    "khuyến",
    "khuya",
    "khuỷu",
    "oanh",
    "oẳn",
    "uống",
    "ươm",
    "ưỡn",
    "yêu",
    "yểm",
    "quyền",
    "quốc",
    "quýt",
    "qua",
    "thoắt",
    "choán",
    "ngoằn",
    "soong",
    "ỷ",
    "ủy",
    "uỷ",
    "hoà",
    "hòa",
    "thủy",
    "thuỷ",
    "quỳnh",
    "Điều",
]
INVALID = [
    "phap",
    "luat",
    "bat",
    "kjlo",
    "zwei",
    "f",
    "w",
    "jun",
    "đêeu",
    "quyt",
    "quyit",
    "m1jc",
    "strict",
    "and",
    "áà",
    "tốc̣h",
    "bach",
    "chet",
]


@pytest.mark.parametrize("word", VALID)
def test_what_is_spelt_by_the_rules_is_a_syllable(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", INVALID)
def test_what_breaks_them_is_none(word):
    assert not is_syllable(word)


def test_a_stop_takes_two_tones_only():
    assert [word for word in ("bac", "bàc", "bác", "bãc", "bảc", "bạc") if is_syllable(word)] == ["bác", "bạc"]
    assert [word for word in ("uôt", "uốt", "uột", "uồt") if is_syllable(word)] == ["uốt", "uột"]


def test_texts_are_told_apart():
    law = "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 và Nghị định số 30/2020/NĐ-CP"
    assert evidence([unicodedata.normalize("NFD", law)]).vietnamese
    assert evidence(
        ["Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 và Nghị định số 30/2020/NĐ-CP"]
    ).vietnamese
    assert not evidence(
        ["Can cu Luat To chuc chinh quyen dia phuong so 72 va Nghi dinh so 30 cua Chinh phu"]
    ).vietnamese
    assert not evidence(["Céng hßa x· héi chñ nghÜa ViÖt Nam ®éc lËp tù do h¹nh phóc vµ c¸c c¬ quan"]).vietnamese
    assert not evidence(["The council of the province adopted this act on the first day of the month"]).vietnamese


def test_too_few_words_tell_nothing():
    assert not evidence(["Điều 1. Phạm vi điều chỉnh"]).vietnamese
    assert evidence([]).words == 0
