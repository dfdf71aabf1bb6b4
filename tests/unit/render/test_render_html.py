"""The HTML rendition: one valid page, semantic, with the words of the Akoma Ntoso in their order."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from lxml import html
from render_kit import BASE, PLAIN_BODY, Store, akn, document, file_of, image, render, table

from gazette.akn.text import words
from gazette.model import Attachment, Role
from gazette.profiles import MODEL
from gazette.render.html.style import style_sheet, style_source

BODY = PLAIN_BODY + (
    '<chapter eId="chp_I"><num>Chương I</num><heading>QUY ĐỊNH CHUNG</heading><section eId="chp_I__sec_1"><num>Mục 1</num>'
    '<heading>BẢNG</heading><article eId="art_3"><num>Điều 3.</num><heading>Bảng</heading><content><p>Có chú thích'
    '<authorialNote marker="1" placement="bottom"><p>Chú thích một.</p></authorialNote> và m<sup>2</sup>,<eol/>xem '
    '<ref href="#art_2">Điều 2</ref>, <b>đậm &lt;&amp;</b>.</p>'
    + table([("STT", "Tên"), ("1", "Ban"), ("2", "Văn phòng")])
    + "</content></article></section></chapter>"
)
ANNEXES = (
    '<attachments><attachment eId="att_1"><heading>PHỤ LỤC I</heading><doc name="phu-luc"><meta/><mainBody>'
    '<article eId="att_1__art_1"><num>Điều 1.</num><heading>Mẫu</heading><content><p>x</p></content></article></mainBody>'
    '</doc></attachment><attachment eId="att_2"><doc name="quy-che"><meta/><preface><p class="type">QUY CHẾ</p>'
    '<p class="title">Hoạt động</p></preface><mainBody><p>Nội dung.</p></mainBody></doc></attachment></attachments>'
)


@pytest.fixture(scope="module")
def page():
    store = Store()
    sheet = Attachment(store.put(b"x"), 1, "application/octet-stream", "bảng 1.xlsx")
    checked = document(akn(BODY, attachments=ANNEXES), attachments=(sheet, image(store)))
    rendered, _ = render(checked, store=store)
    return file_of(rendered, store, Role.DOCUMENT_HTML).decode("utf-8")


@pytest.fixture(scope="module")
def article(page):
    found = html.document_fromstring(page).xpath('//article[@class="akn"]')
    assert len(found) == 1
    return found[0]


def test_the_words_are_those_of_the_source_in_their_order(article):
    copy = html.fromstring(html.tostring(article, encoding="unicode"))
    for extra in copy.xpath('.//section[@class="notes"] | .//sup[@class="noteref"]'):
        extra.drop_tree()
    shown = "".join(copy.itertext()).split()
    source = "".join(words(akn(BODY, attachments=ANNEXES))).replace("Chúthíchmột.", "")
    assert "".join(shown) == source


def test_headings_descend_one_level_at_a_time_from_one_h1(article):
    levels = [int(item.tag[1]) for item in article.iter() if re.fullmatch(r"h[1-6]", str(item.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_the_eids_and_unique(article):
    ids = article.xpath(".//@id")
    assert len(ids) == len(set(ids))
    assert {"art_1", "art_2__para_1__point_dd", "chp_I__sec_1", "tbl_1", "att_1__art_1", "cits__cit_1"} <= set(ids)


def test_numbers_open_the_line_they_number(article):
    point = article.xpath('.//*[@id="art_2__para_1__point_dd"]')[0]
    assert html.tostring(point, encoding="unicode", with_tail=False) == (
        '<div class="point" id="art_2__para_1__point_dd"><p><span class="num">đ)</span> Trên cả nước.</p></div>'
    )


def test_tables_say_what_their_heads_are_heads_of(article):
    found = article.xpath('.//table[@id="tbl_1"]')[0]
    assert found.xpath("./thead/tr/th/@scope") == ["col", "col"]
    assert len(found.xpath("./tbody/tr")) == 2


def test_notes_stand_at_the_end_with_links_both_ways(article):
    mark = article.xpath('.//a[@id="noteref-1"]')[0]
    assert (mark.get("href"), mark.text) == ("#note-1", "1")
    note = article.xpath('.//*[@id="note-1"]')[0]
    assert "Chú thích một." in note.text_content()
    assert note.xpath(".//a/@href") == ["#noteref-1"]


def test_links_stay_in_the_article_or_are_full_addresses(article):
    assert f"{BASE}/eli/vn/luat/2025/64-2025-qh15" in article.xpath(".//a/@href")
    assert all(href.startswith(("#", "https://")) for href in article.xpath(".//a/@href"))
    assert not article.xpath(".//@style")
    assert not article.xpath(".//script | .//style | .//link")


def test_the_page_stands_alone_and_names_its_facts(page):
    made = html.document_fromstring(page)
    assert page.startswith("<!DOCTYPE html>\n")
    assert made.xpath("/html/@lang") == ["vi-VN"]
    assert made.xpath('//link[@rel="canonical"]/@href') == [f"{BASE}/eli/vn/quyet-dinh/2026/7-2026-qd-ttg"]
    facts = {item.get("name"): item.get("content") for item in made.xpath("//meta[@name]")}
    assert facts["dcterms.title"] == "Về việc thử đường in của Công báo"
    assert facts["dcterms.creator"] == "Thủ tướng Chính phủ"
    assert facts["dcterms.date"] == "2026-01-05"
    assert made.xpath('//nav[@class="files"]//a/@href') == ["files/b%E1%BA%A3ng%201.xlsx"]
    assert not made.xpath("//script | //link[@rel='stylesheet'] | //*[@style]")


def test_the_hash_of_the_style_block_is_what_a_policy_can_name(page):
    block = re.search(r"<style>(.*?)</style>", page, re.DOTALL).group(1)
    assert block == style_sheet(MODEL.screen, "IBM Plex Serif")
    digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
    assert f"'sha256-{digest}'" == style_source(block)


def test_markup_in_the_text_stays_text():
    data = akn("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;</p>", kind="doc")
    rendered, store = render(document(data, title="<b>\"&'"))
    made = file_of(rendered, store, Role.DOCUMENT_HTML).decode()
    assert "<script" not in made
    assert "&lt;script&gt;alert(1)" in made
    assert "<title>Quyết định 7/2026/QĐ-TTg: &lt;b&gt;&quot;&amp;&#x27;</title>" in made


def test_a_document_without_a_title_line_has_its_type_as_heading():
    preface = '<preface><p class="type">CÔNG ĐIỆN</p></preface>'
    rendered, store = render(document(akn(preface=preface)))
    made = html.document_fromstring(file_of(rendered, store, Role.DOCUMENT_HTML).decode())
    assert [item.text_content() for item in made.xpath("//h1")] == ["CÔNG ĐIỆN"]


def test_whatever_has_an_eid_can_be_gone_to():
    body = (
        '<p eId="p_1">Xem <ref eId="ref_1" href="/eli/vn/luat/2025/1">Luật</ref> <b eId="b_1">1</b>'
        '<authorialNote eId="note_1" marker="1"><p>Chú thích.</p></authorialNote></p>'
        '<p><mod eId="mod_1"><quotedStructure eId="q_1"><p>“Điều 5.”</p></quotedStructure></mod></p>'
        '<p>Thay: <mod eId="mod_2"><quotedStructure eId="q_2"><p>“Điều 6.”</p></quotedStructure></mod></p>'
        '<hcontainer name="x" eId="h_1"><heading eId="h_1__heading">Tên</heading><content><p>y</p></content></hcontainer>'
    )
    rendered, store = render(document(akn(body, kind="doc")))
    made = html.document_fromstring(file_of(rendered, store, Role.DOCUMENT_HTML).decode()).xpath("//article")[0]
    wanted = {"p_1", "ref_1", "b_1", "note_1", "mod_1", "q_1", "mod_2", "q_2", "h_1", "h_1__heading"}
    assert wanted <= set(made.xpath(".//@id"))
    assert not made.xpath(".//p[not(normalize-space())]")


def test_a_document_that_shows_no_title_has_one_above_its_text():
    rendered, store = render(document(akn("<p>Nội dung.</p>", kind="doc", preface="")))
    made = html.document_fromstring(file_of(rendered, store, Role.DOCUMENT_HTML).decode())
    (title,) = made.xpath("//h1")
    assert title.text == "Quyết định 7/2026/QĐ-TTg: Về việc thử đường in của Công báo"
    assert title.getnext().tag == "article"
