"""All files of an issue say the same: an issue as it is made passes, and a word lost from any one file is told."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))

from hypothesis import HealthCheck, given, settings
from render_kit import PLAIN_BODY, Store, akn, document, render, table
from test_render_words import body as any_body

from gazette.errors import RenderError
from gazette.messages import text
from gazette.model import Role, Silent
from gazette.proofread import proofread

BODY = (
    PLAIN_BODY
    + '<article eId="art_3"><num>Điều 3.</num><content><p>Xem <ref href="/eli/vn/luat/2025/1">Luật Mẫu</ref> và bảng<authorialNote'
    ' marker="1"><p>Chú thích đầu tiên.</p></authorialNote> dưới đây:</p>'
    + table([("STT", "Tên"), *((str(n), "Cơ quan chịu trách nhiệm thi hành Quyết định này " * 4) for n in range(30))])
    + "<p>Hết bảng, còn chữ.</p></content></article>"
)
ANNEX = (
    '<attachments><attachment eId="att_1"><heading>PHỤ LỤC</heading><subheading>DANH MỤC</subheading><subheading>(Kèm theo'
    ' Quyết định)</subheading><doc name="phu-luc"><meta/><mainBody><p>Nội dung “mẫu”.</p></mainBody></doc></attachment></attachments>'
)


@pytest.fixture(scope="module")
def made():
    return render(
        document(akn(BODY, attachments=ANNEX), remark="Bản gốc ghi sai số trang."),
        document(akn(), slug="8-2026-qd-ttg", number="8/2026/QĐ-TTg"),
    )


def check(rendered, store):
    return proofread(rendered, store, "vi", Silent())


def altered(made, role, change, work=None):
    """The issue with another file in the place of one."""
    rendered, store = made
    copy = Store()
    copy.files = dict(store.files)
    files = list(rendered.renditions)
    for index, item in enumerate(files):
        if item.role is role and (work is None or item.work == work):
            before = store.get(item.sha256)
            after = change(before)
            assert after != before
            files[index] = replace(item, sha256=copy.put(after), size=len(after))
            break
    return replace(rendered, renditions=tuple(files)), copy


def pdf(change):
    """A change of the content streams of a PDF."""

    def rewrite(data):
        with pikepdf.open(io.BytesIO(data)) as file:
            for page in file.pages:
                for part in page.obj.Contents:
                    made = change(part.read_bytes())
                    if made is not None:
                        part.write(made)
                        out = io.BytesIO()
                        file.save(out)
                        return out.getvalue()
        return data

    return rewrite


def without_a_word(content):
    found = re.search(rb"BDC(?:(?!EMC).)*?\(([^()\\]{8,})\) Tj", content, re.DOTALL)
    if found is None or b"/Artifact" in found[0]:
        return None
    shown = found[1]
    return content.replace(shown, shown[: len(shown) // 2].rsplit(b" ", 1)[0], 1)


def test_what_is_made_says_one_thing(made):
    texts = check(*made)
    assert [item.work for item in texts] == [item.document.uri for item in made[0].issue.documents]
    assert len({item.sha256 for item in texts}) == 2


LOSSES = {
    "XML": (Role.DOCUMENT_XML, lambda data: data.replace("còn chữ".encode(), "chữ".encode())),
    "HTML": (Role.DOCUMENT_HTML, lambda data: data.replace("còn chữ".encode(), "chữ".encode())),
    "HTML: a note": (Role.DOCUMENT_HTML, lambda data: data.replace("đầu tiên".encode(), b"")),
    "HTML: the remark": (Role.DOCUMENT_HTML, lambda data: data.replace(b"ghi sai", b"sai")),
    "HTML: a space": (Role.DOCUMENT_HTML, lambda data: data.replace("còn chữ".encode(), "cònchữ".encode())),
    "document's PDF": (Role.DOCUMENT_PDF, pdf(without_a_word)),
    "issue's PDF": (Role.ISSUE_PDF, None),
}


@pytest.mark.parametrize("name", LOSSES)
def test_a_word_lost_from_any_file_is_told_with_both_sides(made, name):
    role, change = LOSSES[name]
    if change is None:
        first = made[0].ranges[0].first - 1

        def change(data):
            with pikepdf.open(io.BytesIO(data)) as file:
                part = file.pages[first].obj.Contents[1]
                part.write(without_a_word(part.read_bytes()))
                out = io.BytesIO()
                file.save(out)
                return out.getvalue()

    with pytest.raises(RenderError) as caught:
        check(*altered(made, role, change))
    facts = dict(caught.value.params)
    assert caught.value.code == "RND-TEXT-DIFFERS"
    assert facts["source"] != facts["found"]
    for lang in ("vi", "en"):
        assert facts["path"] in text("RND-TEXT-DIFFERS", lang, caught.value.params)


def test_a_file_whose_letters_only_look_right_is_told(made):
    """The page shows them all, but what its fonts call them is something else."""

    def rename(data):
        with pikepdf.open(io.BytesIO(data)) as file:
            for item in file.objects:
                if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                    cmap = item.ToUnicode.read_bytes()
                    item.ToUnicode.write(re.sub(rb"(<6E>\s*)<006E>", rb"\1<006D>", cmap))
            out = io.BytesIO()
            file.save(out)
            return out.getvalue()

    with pytest.raises(RenderError) as caught:
        check(*altered(made, Role.DOCUMENT_PDF, rename))
    assert caught.value.code in ("RND-TEXT-DIFFERS", "RND-UNREADABLE")


def test_a_damaged_file_is_not_taken_for_read(made):
    with pytest.raises(RenderError) as caught:
        check(*altered(made, Role.DOCUMENT_PDF, lambda data: data[: len(data) // 2]))
    assert caught.value.code == "RND-UNREADABLE"


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(any_body)
def test_whatever_a_text_holds_its_files_say_one_thing(text_):
    check(*render(document(akn(text_, kind="doc"))))


def on_page(number, before, after):
    """A change of the content streams of one page."""

    def rewrite(data):
        with pikepdf.open(io.BytesIO(data)) as file:
            for part in file.pages[number].obj.Contents:
                part.write(part.read_bytes().replace(before, after))
            out = io.BytesIO()
            file.save(out)
            return out.getvalue()

    return rewrite


FIRST, SECOND = b"Quy\xe1\xba\xbft \xc4\x91\xe1\xbb\x8bnh 7/2026", b"Quy\xe1\xba\xbft \xc4\x91\xe1\xbb\x8bnh 8/2026"


@pytest.mark.parametrize(
    ("role", "change", "shown"),
    [
        (Role.ISSUE_XML, lambda data: data.replace(b'number="713 + 714"', b'number="715"'), "715"),
        (Role.ISSUE_XML, lambda data: data.replace(b'date="2026-10-24" name', b'date="2026-10-23" name'), "23"),
        (Role.ISSUE_PDF, on_page(0, b"713", b"715"), "713 + 714"),
        (Role.ISSUE_XML, lambda data: data.replace("Phần văn bản".encode(), "Phần tin".encode()), "Phần tin"),
        (Role.ISSUE_XML, lambda data: data.replace(FIRST, SECOND), "8/2026"),
        (Role.ISSUE_PDF, on_page(1, b" 7/2026", b" 9/2026"), "7/2026"),
        (Role.ISSUE_PDF, on_page(1, b"(3 ) Tj", b"(4 ) Tj"), "… 3"),
        (Role.ISSUE_PDF, on_page(1, b"(3 ) Tj", b"() Tj"), "… 3"),
        (Role.ISSUE_XML, lambda data: re.sub(rb"<tocItem[^>]*>[^<]*8/2026[^<]*</tocItem>", b"", data), "“”"),
    ],
)
def test_cover_and_contents_are_what_the_xml_of_the_issue_lists(made, role, change, shown):
    with pytest.raises(RenderError) as caught:
        check(*altered(made, role, change))
    assert caught.value.code == "RND-TEXT-DIFFERS"
    facts = dict(caught.value.params)
    assert shown in f"“{facts['source']}”"
    assert facts["path"].endswith(".pdf")


def test_an_xml_that_is_none_of_an_issue_is_refused(made):
    with pytest.raises(RenderError) as caught:
        check(*altered(made, Role.ISSUE_XML, lambda data: b"<issue/>"))
    assert caught.value.code == "RND-UNREADABLE"
