"""The portal's typeface: every Vietnamese letter, the same bytes, nothing but what was pinned."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from portal_kit import typeface

from gazette.errors import ExitCode, MissingError
from gazette.model import Typeface
from gazette.portal.fonts import base_characters, web_font, web_fonts

_ALPHABET = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


def test_base_has_the_whole_vietnamese_alphabet_in_both_cases() -> None:
    base = base_characters()
    assert set(_ALPHABET) <= base
    assert set(_ALPHABET.upper()) <= base


def test_every_style_is_woff_and_shows_every_letter() -> None:
    for style, data in web_fonts(typeface(), base_characters()).items():
        assert data[:4] == b"wOFF", style
        assert len(data) < 60_000, style
        held = TTFont(io.BytesIO(data)).getBestCmap()
        assert {ord(one) for one in _ALPHABET + _ALPHABET.upper()} <= set(held), style


def test_same_characters_same_bytes_and_only_those_asked_for() -> None:
    face = typeface().face("regular")
    assert web_font(face, "Công báo") == web_font(face, reversed("Công báo"))
    assert ord("z") not in TTFont(io.BytesIO(web_font(face, "Công báo"))).getBestCmap()


def test_other_bytes_or_a_missing_face_are_exit_5(tmp_path: Path) -> None:
    face = typeface().face("regular")
    (tmp_path / "other.ttf").write_bytes(face.path.read_bytes() + b"x")
    for broken in (replace(face, path=tmp_path / "other.ttf"), replace(face, path=tmp_path / "none.ttf")):
        with pytest.raises(MissingError) as caught:
            web_font(broken, "a")
        assert caught.value.exit_code is ExitCode.MISSING
    with pytest.raises(MissingError):
        web_fonts(Typeface("half", (face,), "0" * 64), "a")
