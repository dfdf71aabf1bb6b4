"""An issue as files: which there are, that pages agree between them, and what the PDFs say about themselves."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from render_kit import (
    BASE,
    DAY,
    PLAIN_BODY,
    Store,
    akn,
    document,
    file_of,
    image,
    issue,
    pdf_text,
    png,
    render,
    settings,
    typeface,
)

from gazette.akn.text import words
from gazette.errors import ExitCode, MissingError, RenderError
from gazette.messages import codes, text
from gazette.model import Attachment, Role, Silent
from gazette.profiles import load_profile
from gazette.render import RENDER_VERSION, render_issue, render_proof, settings_digest

LONG = "".join(
    f'<article eId="art_{n}"><num>Điều {n}.</num><heading>Trách nhiệm</heading><content>'
    + "<p>Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.</p>" * 9
    + "</content></article>"
    for n in range(1, 13)
)


@pytest.fixture(scope="module")
def made():
    """An issue of three documents of two bodies, the second of several pages."""
    return render(
        document(),
        document(akn(LONG), slug="8-2026-qd-ttg", number="8/2026/QĐ-TTg", title="Văn bản dài"),
        document(slug="9-2026-tt-bm", number="9/2026/TT-BM", title="Văn bản của bộ", issuer="Bộ Mẫu"),
    )


def reader(data):
    return PdfReader(io.BytesIO(data))


def test_every_file_has_its_place_and_its_bytes(made):
    rendered, store = made
    paths = {item.path: item for item in rendered.renditions}
    assert list(paths)[:2] == [
        "cong-bao/vn/2026/713-714/cong-bao-713-714-2026.pdf",
        "cong-bao/vn/2026/713-714/issue.xml",
    ]
    folder = "eli/vn/quyet-dinh/2026/7-2026-qd-ttg"
    roles = {path.rsplit(".", 1)[-1]: paths[path].role for path in paths if path.startswith(folder + "/")}
    assert roles == {"pdf": Role.DOCUMENT_PDF, "html": Role.DOCUMENT_HTML, "xml": Role.DOCUMENT_XML}
    assert file_of(rendered, store, Role.ISSUE_XML) == rendered.issue.akn
    assert store.get(paths[f"{folder}/7-2026-qd-ttg.xml"].sha256) == akn()
    for item in rendered.renditions:
        assert hashlib.sha256(store.get(item.sha256)).hexdigest() == item.sha256
        assert len(store.get(item.sha256)) == item.size
    assert [item.work for item in rendered.renditions if item.role is Role.ISSUE_PDF] == [None]


def test_attachments_and_images_are_published_unchanged():
    store = Store()
    sheet = Attachment(store.put(b"xlsx"), 4, "application/vnd.ms-excel", "bảng.xlsx")
    body = '<p><img src="media/hinh-1.png" alt="Hình"/></p>'
    rendered, _ = render(document(akn(body, kind="doc"), attachments=(sheet, image(store))), store=store)
    found = {item.path.rsplit("7-2026-qd-ttg/", 1)[-1]: item for item in rendered.renditions}
    assert found["files/bảng.xlsx"].role is Role.ATTACHMENT
    assert found["files/bảng.xlsx"].sha256 == sheet.sha256
    assert found["media/hinh-1.png"].role is Role.IMAGE
    assert b'src="media/hinh-1.png" alt="H' in file_of(rendered, store, Role.DOCUMENT_HTML)
    images = reader(file_of(rendered, store, Role.DOCUMENT_PDF)).pages[0].images
    assert [picture.image.size for picture in images] == [(40, 30)]


def test_pages_are_numbered_through_and_agree_with_the_contents(made):
    rendered, store = made
    pages = pdf_text(file_of(rendered, store, Role.ISSUE_PDF))
    assert len(pages) == rendered.pages
    firsts = [item.first for item in rendered.ranges]
    assert firsts[0] == 3
    assert all(a.last + 1 == b.first for a, b in zip(rendered.ranges, rendered.ranges[1:], strict=False))
    assert rendered.ranges[-1].last == rendered.pages - 1
    assert "MỤC LỤC" in pages[1]
    listed = [int(line.split()[-1]) for line in pages[1].splitlines() if " . . . " in line]
    assert listed == firsts
    for number, page in enumerate(pages[1:], 2):
        assert page.split("\n", 1)[0].split()[-1 if number % 2 else 0] == str(number)
        assert "CÔNG BÁO/Số 713 + 714/Ngày 24-10-2026" in page
    assert "713 + 714/" not in pages[0]


def test_a_documents_own_file_has_the_pages_it_has_in_the_issue(made):
    rendered, store = made
    whole = pdf_text(file_of(rendered, store, Role.ISSUE_PDF))
    for span in rendered.ranges:
        own = file_of(rendered, store, Role.DOCUMENT_PDF, span.work)
        assert pdf_text(own) == whole[span.first - 1 : span.last]
        assert reader(own).page_labels == [str(number) for number in range(span.first, span.last + 1)]
    assert reader(file_of(rendered, store, Role.ISSUE_PDF)).page_labels == [
        str(number) for number in range(1, rendered.pages + 1)
    ]


def test_page_numbers_stand_at_the_outer_edge(made):
    rendered, store = made
    pages = reader(file_of(rendered, store, Role.ISSUE_PDF)).pages
    for number in (2, 3, 4, 5):
        places = []

        def visit(found, _cm, matrix, _font, _size, number=number, places=places):
            if found.strip() == str(number):
                places.append(matrix[4])

        pages[number - 1].extract_text(visitor_text=visit)
        middle = float(pages[number - 1].mediabox.width) / 2
        assert (places[0] > middle) == (number % 2 == 1)


def test_outline_goes_from_part_to_article(made):
    rendered, store = made
    found = reader(file_of(rendered, store, Role.ISSUE_PDF))

    def titles(items, depth=0):
        for item in items:
            if isinstance(item, list):
                yield from titles(item, depth + 1)
            else:
                yield depth, item.title, found.get_destination_page_number(item) + 1

    lines = list(titles(found.outline))
    assert (0, "MỤC LỤC", 2) in lines
    assert (0, "Phần văn bản quy phạm pháp luật", 3) in lines
    assert (1, "Bộ Mẫu", rendered.ranges[2].first) in lines
    assert (2, "Quyết định số 8/2026/QĐ-TTg", rendered.ranges[1].first) in lines
    assert (3, "Điều 2. Hiệu lực", 3) in lines
    assert lines[-1][:2] == (0, "Thông tin xuất bản")


def test_links_lead_to_pages_of_the_file_and_to_the_portal(made):
    rendered, store = made
    found = reader(file_of(rendered, store, Role.ISSUE_PDF))
    inside = [note.get_object() for note in found.pages[1]["/Annots"]]
    numbers = [found.get_page_number(note["/Dest"][0].get_object()) + 1 for note in inside]
    assert numbers == [item.first for item in rendered.ranges]
    outside = [note.get_object()["/A"]["/URI"] for note in found.pages[2]["/Annots"]]
    assert outside == [f"{BASE}/eli/vn/luat/2025/64-2025-qh15"]


def test_only_subsets_of_the_pinned_faces_are_in_use_and_all_are_embedded(made):
    rendered, store = made
    found = reader(file_of(rendered, store, Role.ISSUE_PDF))
    fonts = {}
    for page in found.pages:
        fonts.update({str(font["/BaseFont"]): font.get_object() for font in page["/Resources"]["/Font"].values()})
    assert fonts
    for name, font in fonts.items():
        assert name[7:8] == "+" or "+IBMPlexSerif" in name
        assert "/FontFile2" in font["/FontDescriptor"]
        unicode_map = font["/ToUnicode"].get_data()
        assert b"<0000>" not in unicode_map
        assert all(int(line.split()[0]) <= 100 for line in unicode_map.splitlines() if line.endswith(b"beginbfchar"))


def test_metadata_are_the_issues_and_the_documents_own(made):
    rendered, store = made
    whole = reader(file_of(rendered, store, Role.ISSUE_PDF))
    assert whole.metadata.title == "Công báo - Số 713 + 714 - Ngày 24 tháng 10 năm 2026"
    assert whole.metadata.author == "Văn phòng Chính phủ"
    assert whole.metadata.creation_date.date() == DAY
    assert whole.trailer["/Root"]["/Lang"] == "vi-VN"
    own = reader(file_of(rendered, store, Role.DOCUMENT_PDF, rendered.ranges[2].work))
    assert own.metadata.title == "Quyết định số 9/2026/TT-BM: Văn bản của bộ"
    assert own.metadata.author == "Bộ Mẫu"
    assert own.metadata.modification_date == own.metadata.creation_date


def test_a_demonstration_says_so_everywhere():
    rendered, store = render(demonstration=True)
    notice = text("RND-DEMONSTRATION", "vi")
    whole = file_of(rendered, store, Role.ISSUE_PDF)
    pages = pdf_text(whole)
    assert notice in pages[0]
    assert notice in pages[-1]
    assert notice in reader(whole).metadata.subject
    own = file_of(rendered, store, Role.DOCUMENT_PDF)
    assert all(text("RND-DEMONSTRATION-SHORT", "vi") in page for page in pdf_text(own))
    assert notice in reader(own).metadata.subject
    plain, store = render()
    assert "trình diễn" not in "".join(pdf_text(file_of(plain, store, Role.ISSUE_PDF)))


def test_same_input_gives_same_bytes_in_other_processes():
    """Time zone, hash seed and SOURCE_DATE_EPOCH of the process leave no trace, nor does reportlab's compiled part."""
    code = (
        "import hashlib; from render_kit import *; s = Store()\n"
        "r, s = render(document(akn('<p><img src=\"media/hinh-1.png\" alt=\"\"/></p>', kind='doc'),"
        " attachments=(image(s),)), document(slug='8'), store=s, demonstration=True)\n"
        "print(hashlib.sha256(''.join(i.path + i.sha256 for i in r.renditions).encode()).hexdigest())"
    )
    here = Path(__file__).parent
    found = set()
    compiled, plain = "import _rl_accel\n", "import sys; sys.modules['_rl_accel'] = None\n"
    for zone, seed, epoch, accelerator in (
        ("UTC", "1", "", compiled),
        ("Asia/Ho_Chi_Minh", "77", "1214352000", plain),
    ):
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(here), str(here.parents[1]), str(here.parents[2])]),
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": epoch,
        }
        run = subprocess.run(
            [sys.executable, "-c", accelerator + code], env=environment, capture_output=True, text=True, check=True
        )
        found.add(run.stdout)
    assert len(found) == 1
    assert len(found.pop().strip()) == 64


def test_no_path_of_the_machine_is_in_a_file(made):
    rendered, store = made
    folder = str(Path(typeface().faces[0].path).parent).encode()
    for item in rendered.renditions:
        assert folder not in store.get(item.sha256)


def test_settings_digest_covers_everything_that_shapes_output():
    base = settings()
    others = [
        settings(base_url="https://other.example"),
        settings(operator="Khác"),
        settings(demonstration=True),
        settings(profile=load_profile("generic")),
        settings(typeface=replace(base.typeface, digest="0" * 64)),
    ]
    digests = {settings_digest(item) for item in (base, *others)}
    assert len(digests) == 1 + len(others)
    assert settings_digest(base) == settings_digest(settings())
    assert RENDER_VERSION


def test_progress_is_told_of_every_step():
    class Counting(Silent):
        def __init__(self):
            self.total, self.steps, self.ended = 0, 0, False

        def start(self, stage, total):
            self.total = total

        def advance(self, label):
            self.steps += 1

        def finish(self):
            self.ended = True

    progress = Counting()
    render_issue(issue(document(), document(slug="8")), settings(), Store(), progress)
    assert (progress.steps, progress.ended) == (progress.total, True)


def test_words_of_the_text_stand_in_the_pdf_in_their_order():
    rendered, store = render(document(akn(PLAIN_BODY)))
    page = " ".join(pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF))[0].split())
    own = " ".join(words(akn(PLAIN_BODY)))
    assert own in page


def test_a_generic_gazette_in_english_has_its_own_words():
    rendered, store = render(profile=load_profile("generic"), demonstration=True)
    pages = pdf_text(file_of(rendered, store, Role.ISSUE_PDF))
    assert "GAZETTE" in pages[0]
    assert "Demonstration copy" in pages[0]
    assert "CONTENTS" in pages[1]
    assert "Published by" in pages[-1]


def test_the_publishers_note_stands_below_the_text_and_outside_the_article():
    rendered, store = render(document(remark="Bản gốc ghi sai số trang."))
    assert "Chú thích của Công báo: Bản gốc ghi sai số trang." in pdf_text(file_of(rendered, store, Role.DOCUMENT_PDF))[
        0
    ].replace("\n", " ")
    page = file_of(rendered, store, Role.DOCUMENT_HTML).decode()
    article, rest = page.split("</article>")
    assert "Bản gốc" not in article
    assert "Bản gốc ghi sai" in rest


def test_another_typeface_than_the_pinned_one_is_refused():
    found = typeface()
    other = replace(found, faces=(replace(found.faces[0], sha256="0" * 64), *found.faces[1:]))
    with pytest.raises(MissingError) as caught:
        render(typeface=other)
    assert caught.value.code == "RND-TYPEFACE"
    assert caught.value.exit_code is ExitCode.MISSING


def test_two_files_of_one_path_are_refused():
    with pytest.raises(RenderError) as caught:
        render(document(), document(number="8/2026/QĐ-TTg"))
    assert caught.value.code == "RND-PATH-TWICE"


def test_a_document_that_comes_twice_is_refused():
    again = document(slug="8-2026-qd-ttg", number="8/2026/QĐ-TTg")
    again = replace(again, document=replace(again.document, uri=document().document.uri))
    with pytest.raises(RenderError) as caught:
        render(document(), again)
    assert caught.value.code == "RND-PATH-TWICE"
    assert dict(caught.value.params)["path"] == again.document.uri
    with pytest.raises(RenderError) as caught:
        render_proof(issue(document(), again), settings(), Store(), Silent())
    assert caught.value.code == "RND-PATH-TWICE"


def test_every_message_of_the_area_can_be_filled():
    values = ("address", "at", "characters", "columns", "count", "detail", "document", "file", "found", "height")
    values += ("image", "marker", "name", "number", "operator", "path", "place", "remark", "signer", "source", "type")
    values += ("begins", "ends", "numbers", "title", "width", "year")
    facts = tuple((name, "x") for name in values)
    for code in (code for code in codes() if code.startswith("RND-")):
        for lang in ("vi", "en"):
            assert text(code, lang, facts)


def test_a_picture_is_stored_once_in_a_file():
    store = Store()
    body = '<p><img src="media/hinh-1.png" alt=""/></p>' * 3
    rendered, _ = render(document(akn(body, kind="doc"), attachments=(image(store, data=png(300, 200)),)), store=store)
    data = file_of(rendered, store, Role.DOCUMENT_PDF)
    assert data.count(b"/Subtype/Image") == 1
