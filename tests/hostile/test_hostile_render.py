"""Documents that want to break the press: they are set, or refused with a reason. Never anything else."""

from __future__ import annotations

import io
import struct
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "render"))

from render_kit import Store, akn, document, file_of, image, pdf_text, png, render, table

from gazette.errors import ExitCode, RenderError
from gazette.messages import text
from gazette.model import Attachment, Role, Silent
from gazette.proofread import proofread

SENTENCE = (
    "Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Nghị định này theo quy định của pháp luật. "
)
PICTURE = '<p><img src="media/hinh-1.png" alt=""/></p>'


def doc(body, **more):
    return akn(body, kind="doc", **more)


def refused(*documents, store=None):
    """The fault of an issue that can't be set. Nothing has been stored for it."""
    store = store or Store()
    before = set(store.files)
    with pytest.raises(RenderError) as caught:
        render(*documents, store=store)
    assert set(store.files) == before
    assert caught.value.exit_code is ExitCode.FINDINGS
    assert text(caught.value.code, "vi", caught.value.params)
    assert text(caught.value.code, "en", caught.value.params)
    return caught.value


def test_letters_that_no_face_has_are_named_with_document_and_place():
    data = akn('<article eId="art_1"><num>Điều 1.</num><content><p>Dấu \uf0fc và 👉.</p></content></article>')
    fault = refused(document(), document(data, slug="8", number="8/2026/QĐ-TTg"))
    facts = dict(fault.params)
    assert fault.code == "RND-GLYPH"
    assert facts["count"] == "2"
    assert "U+F0FC (Quyết định số 8/2026/QĐ-TTg, #art_1)" in facts["characters"]
    assert "U+1F449" in facts["characters"]


def test_letters_are_looked_for_in_notes_heads_and_facts_too():
    note = doc('<p>a<authorialNote marker="\uf0b7"><p>b</p></authorialNote></p>')
    assert "U+F0B7" in dict(refused(document(note)).params)["characters"]
    assert "U+F0D8" in dict(refused(document(title="Tên \uf0d8")).params)["characters"]
    assert "U+F0D8" in dict(refused(document(remark="\uf0d8")).params)["characters"]


def test_a_document_without_words_is_refused():
    data = doc("", preface="", preamble="", conclusions="")
    assert refused(document(data)).code == "RND-EMPTY"
    assert refused(document(doc("<p> </p>", preface="", preamble="", conclusions=""))).code == "RND-EMPTY"


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", png()[:-30], png()[:40], b"\xff\xd8\xff\xe0" + b"\0" * 50, b"\xd7\xcd\xc6\x9a" + b"\0" * 200],
    ids=["empty", "text", "cut", "head", "jpeg", "wmf"],
)
def test_a_broken_picture_is_refused(data):
    store = Store()
    fault = refused(document(doc(PICTURE), attachments=(image(store, data=data),)), store=store)
    assert (fault.code, dict(fault.params)["image"]) == ("RND-IMAGE-BROKEN", "hinh-1.png")


def test_a_picture_that_claims_to_be_huge_is_not_unpacked():
    small = png()
    for width, height in ((9_000, 9_000), (90_000, 90_000)):
        store = Store()
        claim = small[:16] + struct.pack(">II", width, height) + small[24:]
        begin = time.process_time()
        fault = refused(document(doc(PICTURE), attachments=(image(store, data=claim),)), store=store)
        assert fault.code in ("RND-IMAGE-LARGE", "RND-IMAGE-BROKEN")
        assert time.process_time() - begin < 2


def test_a_picture_that_is_not_there_is_refused():
    fault = refused(document(doc(PICTURE)))
    assert (fault.code, dict(fault.params)["image"]) == ("RND-IMAGE-MISSING", "hinh-1.png")


@pytest.mark.parametrize("name", ["../../index.html", "a/b.docx", "..", "", "a\\b"])
def test_an_attached_file_can_not_leave_its_folder(name):
    store = Store()
    attached = Attachment(store.put(b"x"), 1, "text/plain", name)
    assert refused(document(attachments=(attached,)), store=store).code == "RND-FILE-NAME"


def test_nesting_beyond_sense_is_refused_and_what_is_below_is_set():
    inline = doc("<p>" + "<b>" * 200 + "x" + "</b>" * 200 + "</p>")
    assert refused(document(inline)).code == "RND-TOO-DEEP"
    assert refused(document(doc("<p>" + "<b>" * 900 + "x" + "</b>" * 900 + "</p>"))).code == "RND-XML"
    nested = "<p>trong cùng</p>"
    for number in range(30):
        nested = f'<table eId="t{number}"><tr><td>{nested}</td><td><p>y</p></td></tr></table>'
    rendered, store = render(document(doc(nested)))
    assert "trong" in "".join(pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF)))


def test_xml_that_is_none_is_refused():
    for data in (b"", b"<a", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'):
        assert refused(document(data)).code == "RND-XML"


def test_a_table_of_senseless_spans_is_refused_or_set_in_time():
    begin = time.process_time()
    rows = '<tr><td colspan="1000" rowspan="1000"><p>x</p></td></tr>' * 400
    assert refused(document(doc(f'<table eId="t">{rows}</table>'))).code == "RND-TABLE"
    odd = '<table eId="t"><tr><td colspan="-1" rowspan="x"><p>a</p></td><td rowspan="99"><p>b</p></td></tr></table>'
    rendered, _ = render(document(doc(odd)))
    assert rendered.pages == 4
    assert time.process_time() - begin < 3


def test_a_decree_of_600000_characters_is_set_in_time():
    articles = []
    for number in range(1, 235):
        clauses = "".join(
            f"<paragraph><num>{k}.</num><content><p>{SENTENCE * 3}</p></content></paragraph>" for k in range(8)
        )
        articles.append(
            f'<article eId="art_{number}"><num>Điều {number}.</num><heading>Trách nhiệm</heading>{clauses}</article>'
        )
    data = akn("".join(articles))
    assert len(data.decode()) > 600_000
    begin = time.process_time()
    rendered, store = render(document(data))
    seconds = time.process_time() - begin
    assert rendered.pages > 200
    assert rendered.pages / seconds > 60
    assert "Điều 234." in "".join(pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF))[-3:])


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{SENTENCE * 3000}</p>",
        f"<p>{'x' * 300_000}</p>",
        table([(str(n), SENTENCE) for n in range(800)]),
        table([("a", "b")] * 500, head=500),
        table([[f"Cột dài {n}" for n in range(70)]] * 3),
        table([(SENTENCE * 400, "b")], head=0),
        f'<p>a<authorialNote marker="1"><p>{SENTENCE * 200}</p></authorialNote></p>',
        "<p>" + "<eol/>" * 3000 + "x</p>",
        "".join(f"<p>{SENTENCE}<authorialNote><p>{SENTENCE}</p></authorialNote></p>" for _ in range(150)),
    ],
    ids=["paragraph", "word", "rows", "all heads", "columns", "cell", "note", "breaks", "notes"],
)
def test_what_is_too_much_for_a_page_runs_over_several(body):
    begin = time.process_time()
    rendered, store = render(document(doc(body)))
    assert rendered.pages >= 4
    proofread(rendered, store, "vi", Silent())
    assert len(pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF))) == rendered.ranges[0].last - 2
    assert time.process_time() - begin < 8


def _encoded(mode, form):
    from PIL import Image

    out = io.BytesIO()
    Image.new(mode, (60, 40), 3 if mode in ("1", "L", "P", "I;16") else None).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        *(("CMYK", "JPEG"), ("L", "JPEG"), ("1", "PNG"), ("P", "PNG"), ("LA", "PNG"), ("RGBA", "PNG"), ("I;16", "PNG")),
        *(("P", "GIF"), ("RGB", "BMP"), ("CMYK", "TIFF"), ("RGBA", "WEBP")),
    ],
)
def test_a_picture_in_any_colours_becomes_one_that_the_archive_takes(mode, form):
    store = Store()
    rendered, _ = render(document(doc(PICTURE), attachments=(image(store, data=_encoded(mode, form)),)), store=store)
    proofread(rendered, store, "vi", Silent())


def test_a_picture_in_a_cell_is_made_to_fit():
    store = Store()
    body = f'<table eId="t"><tr><th><p>a</p></th></tr><tr><td>{PICTURE}</td></tr></table>'
    rendered, _ = render(document(doc(body), attachments=(image(store, data=png(20, 6000)),)), store=store)
    assert rendered.pages >= 4
