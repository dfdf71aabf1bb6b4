"""What keeps the renderer from letting reportlab write its files. A test that fails here tells of a mended defect:
then `gazette/render/pdf/tagged/__init__.py` can lose a line, and perhaps the code that works around it."""

from __future__ import annotations

import io
import re

import pytest
from render_kit import typeface
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas


@pytest.fixture
def font():
    made = TTFont("defects", io.BytesIO(typeface().faces[0].path.read_bytes()))
    pdfmetrics.registerFont(made)
    return made


def file(draw, **options):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, **{"invariant": 1, "pageCompression": 0, **options})
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_1_no_tags_and_no_place_for_them(font):
    data = file(lambda canvas: canvas.drawString(10, 10, "x"), lang="vi-VN")
    for missing in (b"/StructTreeRoot", b"/MarkInfo", b"BDC", b"/StructParents", b"/Tabs"):
        assert missing not in data
    assert not {"StructParents", "Tabs"} & set(pdfdoc.PDFPage.__NoDefault__)
    assert not {"OutputIntents", "AF"} & set(pdfdoc.PDFCatalog.__NoDefault__)


def test_2_no_end_of_line_before_endstream(font):
    data = file(lambda canvas: canvas.drawString(10, 10, "x"), pageCompression=1)
    assert re.search(rb"[^\r\n]endstream", data)


def test_3_unused_codes_map_to_null_in_blocks_that_are_too_long(font):
    def draw(canvas):
        canvas.setFont("defects", 10)
        canvas.drawString(10, 10, "Việt")

    data = file(draw)
    assert b"<0000>" in data
    assert max(int(count) for count in re.findall(rb"(\d+) beginbfchar", data)) > 100


def test_4_the_byte_of_a_letter_depends_on_what_was_drawn_before():
    def bytes_of(*words):
        made = TTFont("order", io.BytesIO(typeface().faces[0].path.read_bytes()))
        document = pdfdoc.PDFDocument()
        return [made.splitString(word, document) for word in words][-1]

    assert bytes_of("Việt", "ở") != bytes_of("ở")


def test_5_links_have_no_flags(font):
    data = file(lambda canvas: canvas.linkURL("https://example.vn", (0, 0, 9, 9)))
    assert b"/Link" in data
    assert b"/F 4" not in data


def test_6_no_object_streams(font):
    data = file(lambda canvas: canvas.drawString(10, 10, "x"), pdfVersion=(1, 7))
    assert b"/ObjStm" not in data
    assert b"\nxref" in data
