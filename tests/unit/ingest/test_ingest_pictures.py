"""Pictures that could not be set on a page are found when the file comes in, and no others."""

import io
import struct
from types import SimpleNamespace

import pytest
from foreign_kit import ENGLISH_ACT
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from structure_kit import GENERIC, Memory, intake

from gazette.akn.schema import violations
from gazette.akn.xml import parse, q
from gazette.errors import RenderError
from gazette.ingest import read
from gazette.ingest.blocks import NamedFile
from gazette.ingest.pictures import unprintable
from gazette.model import Attachment, Document, HeldDocument
from gazette.render.pdf.images import decode, read_pictures


def picture(form, mode="RGB", size=(40, 30)):
    buffer = io.BytesIO()
    Image.new(mode, size, 1).save(buffer, form)
    return buffer.getvalue()


def codes(*data):
    return [found.code for found in unprintable(NamedFile(f"{place}.bin", item) for place, item in enumerate(data))]


def settable(data):
    """Whether the renderer takes it."""
    store = Memory()
    shown = Attachment(store.put(data), len(data), "image/png", "a", "image")
    try:
        read_pictures(SimpleNamespace(document=SimpleNamespace(attachments=(shown,))), store, "x")
    except RenderError:
        return False
    decode(data)
    return True


GOOD = {
    "png": picture("PNG"),
    "palette": picture("PNG", "P"),
    "bilevel": picture("PNG", "1"),
    "transparent": picture("PNG", "RGBA"),
    "16 bit": picture("PNG", "I;16"),
    "jpeg": picture("JPEG"),
    "cmyk": picture("JPEG", "CMYK"),
    "gif": picture("GIF", "P"),
    "bmp": picture("BMP"),
    "webp": picture("WEBP"),
}
EMF = struct.pack("<II", 1, 88) + b"\0" * 32 + b" EMF" + b"\0" * 60
BAD = {
    "emf": (EMF, "INP-IMAGE-FORMAT"),
    "wmf": (b"\xd7\xcd\xc6\x9a" + b"\0" * 60, "INP-IMAGE-FORMAT"),
    "none": (b"no picture", "INP-IMAGE-FORMAT"),
    "empty": (b"", "INP-IMAGE-FORMAT"),
    "cut png": (picture("PNG")[:-30], "INP-IMAGE-BROKEN"),
    "cut jpeg": (picture("JPEG")[:300], "INP-IMAGE-BROKEN"),
    "head of a jpeg": (b"\xff\xd8\xff\xe0" + b"\0" * 40, "INP-IMAGE-BROKEN"),
    "huge": (GOOD["gif"][:6] + struct.pack("<HH", 9_000, 9_000) + GOOD["gif"][10:], "INP-IMAGE-LARGE"),
    "a bomb": (GOOD["png"][:16] + struct.pack(">II", 90_000, 90_000) + GOOD["png"][24:], "INP-IMAGE-BROKEN"),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_can_be_set_is_let_pass(name):
    assert codes(GOOD[name]) == []
    assert settable(GOOD[name])


@pytest.mark.parametrize("name", BAD)
def test_what_can_not_be_set_is_told(name):
    data, code = BAD[name]
    assert codes(data) == [code]
    assert not settable(data)


def test_tiff_prints_but_browsers_do_not_show_it():
    (found,) = unprintable([NamedFile("a.tif", picture("TIFF"))])
    assert (found.code, found.blocks) == ("INP-IMAGE-TIFF", False)
    assert settable(picture("TIFF"))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([*GOOD.values()]), st.data())
def test_what_passes_can_be_set_whatever_is_damaged(data, draw):
    cut = draw.draw(st.integers(8, len(data)))
    place = draw.draw(st.integers(8, cut - 1)) if cut > 8 else 0
    damaged = data[:place] + bytes([draw.draw(st.integers(0, 255))]) + data[place + 1 : cut]
    assert (codes(damaged) == []) == settable(damaged)


def test_names_of_many_are_shortened():
    (found,) = unprintable(NamedFile(f"image{place}.wmf", EMF) for place in range(9))
    assert dict(found.params)["name"] == "image0.wmf, image1.wmf, image2.wmf, image3.wmf, image4.wmf … (+4)"


def test_no_more_pixels_are_decoded_than_a_file_may_have():
    files = [NamedFile(f"{place}.png", GOOD["png"]) for place in range(4)]
    (found,) = unprintable(files, together=1_500)
    assert (found.code, dict(found.params)["name"]) == ("INP-IMAGES-MANY", "2.png")
    assert unprintable(files[:2], together=1_500) == ()


# ---------------------------------------------------------------- Akoma Ntoso


def act(source, *attachments):
    shown = ENGLISH_ACT.replace(
        "</content>", f'</content><hcontainer name="x"><content><p><img src="{source}"/></p></content></hcontainer>', 1
    )
    assert shown != ENGLISH_ACT
    return read(intake(shown.encode(), "act.xml", attachments=attachments), GENERIC, Memory())


def test_a_picture_of_akoma_ntoso_is_the_file_of_its_name():
    made = act("https://laws.example/map%201.png", NamedFile("map 1.png", GOOD["png"]), NamedFile("b.pdf", b"x"))
    assert isinstance(made, Document), made
    assert {file.name: file.role for file in made.attachments} == {"b.pdf": "attachment", "map 1.png": "image"}
    assert [image.get("src") for image in parse(made.akn).iter(q("img"))] == ["media/map 1.png"]
    assert violations(made.akn) == ()


@pytest.mark.parametrize(
    ("attachments", "code"),
    [((), "INP-IMAGE-MISSING"), ((NamedFile("map.png", GOOD["png"][:-30]),), "INP-IMAGE-BROKEN")],
)
def test_a_picture_of_akoma_ntoso_that_can_not_be_set_holds_it(attachments, code):
    made = act("map.png", *attachments)
    assert isinstance(made, HeldDocument)
    assert code in {item.code for item in made.findings if item.blocks}
