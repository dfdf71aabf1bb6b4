"""The face of a seal that is made: its words, its picture, and pictures that are none."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from PIL import Image

from gazette.akn.pictures import MAX_PIXELS
from gazette.config.typeface import PACKAGED_NAME, digest_of, load_typeface, packaged_files
from gazette.errors import ConfigError
from gazette.model import SealWords
from gazette.profiles import MODEL, HouseStyle, load_profile
from gazette.render.pdf.seal import SealLook, drawn_seal

WORDS = SealWords("Công báo 字", datetime(2026, 11, 25, 17, 30, 5, tzinfo=UTC), 187.0, 25.5)


def look(picture: bytes | None = None, language: str = "vi", house: HouseStyle = MODEL) -> SealLook:
    files = packaged_files()
    typeface = load_typeface(PACKAGED_NAME, files, {style: digest_of(path) for style, path in files.items()})
    return SealLook(typeface, "Văn phòng Chính phủ", language, ZoneInfo("Asia/Ho_Chi_Minh"), house, picture)


def face(data: bytes) -> pikepdf.Object:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert [float(number) for number in field.AP.N.BBox] == [0, 0, 187, 25.5]
        return field.AP.N.read_bytes(), set(field.AP.N.Resources.get("/XObject", {}).keys())


def said(data: bytes) -> str:
    """What a viewer shows: the field's face laid flat, read by PDFium."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    page = document[0]
    page.flatten()
    return document[0].get_textpage().get_text_bounded()


def image(mode: str, size: tuple[int, int] = (60, 40), kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind)
    return buffer.getvalue()


def test_who_for_whom_and_when_in_the_office_s_time() -> None:
    words = said(drawn_seal(WORDS, look()))
    assert "Ký bởi: Công báo ?" in words
    assert "Cơ quan: Văn phòng Chính phủ" in words
    assert "Thời gian ký: 26/11/2026 00:30:05 +07:00" in words
    assert "Signed at: 26/11/2026 00:30:05 +07:00" in said(drawn_seal(WORDS, look(language="en")))


def test_equal_words_give_equal_bytes() -> None:
    assert drawn_seal(WORDS, look()) == drawn_seal(WORDS, look())


@pytest.mark.parametrize(
    "picture", [image("RGBA"), image("L"), image("RGB", kind="JPEG"), image("RGB", (30, 900))], ids=len
)
def test_a_picture_stands_at_the_left_within_the_frame(picture: bytes) -> None:
    content, images = face(drawn_seal(WORDS, look(picture)))
    assert images == {"/Picture"}
    width, _, _, height, left, bottom = map(float, content.split(b" cm /Picture Do")[0].split(b"q ")[-1].split())
    assert 0 < left < left + width < WORDS.width / 2
    assert 0 <= bottom < bottom + height <= WORDS.height


@pytest.mark.parametrize("picture", [b"", b"no picture", image("RGB")[:60]], ids=len)
def test_what_is_no_picture(picture: bytes) -> None:
    with pytest.raises(ConfigError, match="RND-SEAL-PICTURE"):
        drawn_seal(WORDS, look(picture))


def test_a_picture_out_of_all_measure() -> None:
    with pytest.raises(ConfigError, match="RND-SEAL-LARGE"):
        drawn_seal(WORDS, look(image("1", (MAX_PIXELS // 1000 + 1, 1000))))


def test_it_is_drawn_in_the_colour_of_the_house() -> None:
    model, _ = face(drawn_seal(WORDS, look()))
    own, _ = face(drawn_seal(WORDS, look(house=load_profile("generic-fr").house)))
    assert set(re.findall(rb"([\d. ]+) rg", model)) == {b"0.72 0.06 0.08"}
    assert set(re.findall(rb"([\d. ]+) rg", own)) == {b"0.109804 0.247059 0.580392"}
