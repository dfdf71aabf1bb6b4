"""Typical pages as pictures: what moved on paper is seen here, whatever made it move.

A page may differ in how its edges are smoothed, and in no more. `GAZETTE_GOLDEN=write pytest tests/golden/render` draws
them anew; look at each before it is kept.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

sys.path.insert(0, str(Path(__file__).parents[2] / "unit" / "render"))

from render_kit import Store, akn, document, file_of, issue, render, settings, table
from split_kit import halves, issue_with, split_document
from test_golden_render import sample

from gazette.model import Role, Silent
from gazette.profiles import load_profile
from gazette.render import render_issue, render_proof

HERE = Path(__file__).parent / "pages"
SCALE = 0.8
"""Pixels a point: letters can be made out, and a file is some 20 KB."""
SEEN = 60
"""Levels of grey by which a pixel must differ to count."""
ALLOWED = 0.002
"""Share of the pixels that may."""
CLAUSE = (
    "Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này; trường hợp có vướng mắc, phản ánh"
    " về Bộ Mẫu để được hướng dẫn theo thẩm quyền. "
)


def _rows(count):
    return [
        ("STT", "Tên đơn vị", "Nội dung", "Kinh phí"),
        *((str(n), f"Đơn vị thứ {n}", CLAUSE, f"{n}.234,{n}") for n in range(1, count)),
    ]


def _long():
    articles = []
    for number in range(1, 9):
        clauses = "".join(
            f"<paragraph><num>{k}.</num><content><p>{CLAUSE * 2}</p></content></paragraph>" for k in (1, 2)
        )
        articles.append(
            f'<article eId="art_{number}"><num>Điều {number}.</num><heading>Trách nhiệm thi hành</heading>{clauses}</article>'
        )
    note = f'<p>Có chú thích<authorialNote marker="1"><p>{CLAUSE}</p></authorialNote> và chú thích<authorialNote marker="2"><p>Ngắn.</p></authorialNote>.</p>'
    wide = [[f"Cột {n}" for n in range(1, 23)], *([f"Giá trị {n}" for n in range(22)] for _ in range(6))]
    annex = (
        '<attachments><attachment eId="att_1"><heading>PHỤ LỤC</heading><subheading>BẢNG NGANG</subheading><subheading>(Kèm'
        f' theo Quyết định)</subheading><doc name="phu-luc"><meta/><mainBody>{table(wide)}</mainBody></doc></attachment></attachments>'
    )
    body = "".join(articles) + note + table(_rows(16))
    return akn(body, attachments=annex)


@pytest.fixture(scope="module")
def drawn():
    """Pages by name."""
    store = Store()
    round_ = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(round_).ellipse((5, 5, 195, 195), fill=(190, 20, 25, 255))
    out = io.BytesIO()
    round_.save(out, "PNG")
    documents = (sample(store), document(_long(), slug="8-2026-qd-ttg", number="8/2026/QĐ-TTg", title="Văn bản dài"))
    rendered, _ = render(*documents, store=store)
    whole = pypdfium2.PdfDocument(file_of(rendered, store, Role.ISSUE_PDF))
    first, second = rendered.ranges
    pages = {
        "cover": whole[0],
        "contents": whole[1],
        "first page": whole[first.first - 1],
        "formulas and a picture": whole[first.first],
        "annex": whole[first.last - 1],
        "first page of a long text": whole[second.first - 1],
        "articles": whole[second.first],
        "notes": whole[second.first + 1],
        "table": whole[second.first + 2],
        "table ends": whole[second.first + 3],
        "wide table": whole[second.last - 1],
        "colophon": whole[len(whole) - 1],
    }
    marked, _ = render(document(akn()), store=store, demonstration=True, emblem=store.put(out.getvalue()))
    pages["cover with an emblem"] = pypdfium2.PdfDocument(file_of(marked, store, Role.ISSUE_PDF))[0]
    own = pypdfium2.PdfDocument(file_of(marked, store, Role.DOCUMENT_PDF))
    own.init_forms()
    pages["a document's own file"] = own[0]
    blue, _ = render(*documents, store=store, profile=load_profile("generic-fr"))
    own = pypdfium2.PdfDocument(file_of(blue, store, Role.ISSUE_PDF))
    pages["cover in another house style"] = own[0]
    pages["articles in another house style"] = own[blue.ranges[1].first]
    pages["wide table in another house style"] = own[blue.ranges[1].last - 1]
    proof = pypdfium2.PdfDocument(render_proof(issue(*documents), settings(), store, Silent())[0])
    pages["proof"] = proof[second.first]
    text = split_document()
    for name, portion in zip(("end of a portion", "rest of a split text"), halves("art_4"), strict=True):
        kept = Store()
        made = render_issue(issue_with(text, portion), settings(), kept, Silent())
        pages[name] = pypdfium2.PdfDocument(file_of(made, kept, Role.DOCUMENT_PDF))[0]
    return {name: page.render(scale=SCALE).to_pil().convert("L") for name, page in pages.items()}


NAMES = (
    "cover",
    "contents",
    "first page",
    "formulas and a picture",
    "annex",
    "first page of a long text",
    "articles",
    "notes",
    "table",
    "table ends",
    "wide table",
    "colophon",
    "cover with an emblem",
    "a document's own file",
    "proof",
    "cover in another house style",
    "articles in another house style",
    "wide table in another house style",
    "end of a portion",
    "rest of a split text",
)


@pytest.mark.parametrize("name", NAMES)
def test_page(drawn, name):
    path = HERE / f"{name.replace(' ', '-').replace(chr(39), '')}.png"
    found = drawn[name]
    if os.environ.get("GAZETTE_GOLDEN") == "write":
        HERE.mkdir(exist_ok=True)
        found.quantize(16).save(path, optimize=True)
    kept = Image.open(path).convert("L")
    assert found.size == kept.size
    moved = ImageChops.difference(found, kept).point(lambda level: 255 if level > SEEN else 0)
    share = moved.histogram()[255] / (moved.width * moved.height)
    assert share <= ALLOWED, f"{share:.2%} of {path.name} differs"


def test_a_moved_line_is_seen(drawn):
    """The measure bites: two points are more than it allows."""
    page = drawn["articles"]
    moved = ImageChops.difference(page, ImageChops.offset(page, 0, 2)).point(lambda level: 255 if level > SEEN else 0)
    assert moved.histogram()[255] / (moved.width * moved.height) > 5 * ALLOWED


def test_every_page_that_is_kept_is_compared():
    assert {path.stem for path in HERE.glob("*.png")} == {name.replace(" ", "-").replace("'", "") for name in NAMES}
