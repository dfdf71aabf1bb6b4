"""The look of a document, word by word: what a change of style or setting moves shows up here as a difference to read.

`GAZETTE_GOLDEN=write pytest tests/golden/render` writes the files anew.
"""

from __future__ import annotations

import os
import sys
from itertools import groupby
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "unit" / "render"))

from render_kit import PLAIN_BODY, Store, akn, document, file_of, image, issue, render, settings, table

from gazette.model import Role, Silent
from gazette.render.pdf.issue import (
    Press,
    colophon_text,
    contents_text,
    cover_text,
    document_text,
    in_order,
    lay_out,
)
from gazette.render.pdf.strips import LinkItem, PictureItem, TextItem

HERE = Path(__file__).parent
BODY = PLAIN_BODY + (
    '<chapter eId="chp_I"><num>Chương I</num><heading>QUY ĐỊNH CHUNG</heading><section eId="chp_I__sec_1"><num>Mục 1</num>'
    '<heading>BẢNG</heading><article eId="art_3"><num>Điều 3.</num><heading>Bảng</heading><content><p>Có chú thích'
    '<authorialNote marker="1" placement="bottom"><p>Chú thích một.</p></authorialNote>, m<sup>2</sup>, H<sub>2</sub>O,'
    '<eol/>xem <ref href="#art_2">Điều 2</ref>, <b>đậm</b>, <i>nghiêng</i>, <u>gạch chân</u>.</p>'
    + table([("STT", "Đơn vị", "Kinh phí"), ("1", "Ban Thư ký", "1.234,5"), ("2", "Văn phòng", "7,25")])
    + '<p><img src="media/hinh-1.png" alt="Sơ đồ"/></p><blockList eId="art_3__list_1"><listIntroduction>Gồm:'
    '</listIntroduction><item eId="art_3__list_1__item_1"><num>-</num><p>Một;</p></item></blockList></content></article>'
    '</section></chapter><article eId="art_4"><num>Điều 4.</num><heading>Sửa đổi</heading><paragraph eId="art_4__para_1">'
    '<num>1.</num><content><p>Sửa như sau: <mod eId="art_4__para_1__mod_1"><quotedStructure eId="art_4__para_1__qstr_1"'
    ' startQuote="“" endQuote="”"><article eId="art_4__para_1__qstr_1__art_5"><num>Điều 5.</num><heading>Thời hạn</heading>'
    "<content><p>Một ngày.</p></content></article></quotedStructure></mod>.</p></content></paragraph></article>"
)
ANNEX = (
    '<attachments><attachment eId="att_1"><heading>PHỤ LỤC I</heading><subheading>DANH MỤC</subheading><subheading>(Kèm theo'
    ' Quyết định)</subheading><doc name="phu-luc"><meta/><mainBody><p>Nội dung.</p></mainBody></doc></attachment></attachments>'
)


def sample(store):
    return document(akn(BODY, attachments=ANNEX), attachments=(image(store),), remark="Bản gốc thiếu số 0.")


def compare(name, found):
    path = HERE / name
    if os.environ.get("GAZETTE_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def look(ink):
    return ink._replace(content=None)


def lines_of(page):
    for item in page.items:
        if isinstance(item, TextItem):
            # What only belongs to another element of the structure tree looks the same, and is one stretch here.
            for (ink, picture), spans in groupby(item.line.spans, key=lambda span: (look(span.ink), span.picture)):
                what = "".join(span.text for span in spans) if picture is None else f"[{picture.name}]"
                yield f"{item.x:7.1f} {item.y:7.1f} {ink.pen.face:12}{ink.pen.size:5.1f}  {what}"
        elif isinstance(item, PictureItem):
            yield f"{item.x:7.1f} {item.y:7.1f} picture {item.width:.1f} x {item.height:.1f}"
        elif isinstance(item, LinkItem):
            yield f"{item.x:7.1f} {item.y:7.1f} link to {item.target}"


@pytest.mark.parametrize("demonstration", [False, True])
def test_layout(demonstration):
    store = Store()
    made = settings(demonstration=demonstration)
    press = Press(made.typeface, made.profile, made.base_url, made.operator, made.demonstration)
    whole = issue(sample(store), document(slug="8", number="8/2026/QĐ-TTg"))
    layout = lay_out(whole, press, store, Silent())
    starts = {laid.checked.document.uri: laid.first for laid in layout.documents}
    texts = [
        cover_text(whole, press, layout.fonts, store),
        contents_text(whole, press, layout.fonts, starts),
        *(
            document_text(entry, laid.name, part, group, whole.title, press, layout.fonts, store)
            for laid, (entry, part, group) in zip(layout.documents, in_order(whole), strict=True)
        ),
        colophon_text(whole, press, layout.fonts),
    ]
    pages = [page for each in texts for page in each.pages]
    lines = []
    for number, page in enumerate(pages, 1):
        lines.append(f"-- page {number}")
        lines += lines_of(page)
    compare("demonstration.layout.txt" if demonstration else "issue.layout.txt", "\n".join(lines) + "\n")


def test_html():
    store = Store()
    rendered, _ = render(sample(store), store=store)
    compare("document.html", file_of(rendered, store, Role.DOCUMENT_HTML).decode("utf-8"))
