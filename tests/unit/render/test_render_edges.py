"""What stands around the text: page codes, the QR code, the field for the seal, the emblem, proofs, links inside."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
import segno
from oracles import pages as oracle
from render_kit import BASE, PLAIN_BODY, Store, akn, document, file_of, issue, pdf_text, png, render, settings

from gazette.errors import RenderError
from gazette.messages import text
from gazette.model import Role, Silent
from gazette.model.page_code import PageCode, is_page_code
from gazette.profiles import MODEL, load_profile
from gazette.render import render_proof
from gazette.render.pdf import style as st

LONG = PLAIN_BODY + "".join(
    f"<article eId='a{n}'><num>Điều {n}.</num><content><p>Câu.</p></content></article>" for n in range(9, 60)
)


@pytest.fixture(scope="module")
def made():
    refers = '<p>Xem <ref href="/eli/vn/quyet-dinh/2026/9-2026-qd-ttg">Quyết định 9</ref> và <ref href="/eli/vn/luat/2025/1">Luật</ref>.</p>'
    return render(
        document(akn(LONG)),
        document(akn(refers, kind="doc", preamble=""), slug="8-2026-qd-ttg", number="8/2026/QĐ-TTg"),
        document(akn(), slug="9-2026-qd-ttg", number="9/2026/QĐ-TTg"),
    )


def codes(page):
    return [PageCode.parse(word) for word in page.split() if is_page_code(word)]


def test_every_page_but_the_cover_has_the_code_of_its_page_and_text(made):
    rendered, store = made
    file = pypdfium2.PdfDocument(file_of(rendered, store, Role.ISSUE_PDF))
    whole = [page.get_textpage().get_text_range() for page in file]
    assert codes(whole[0]) == []
    owners = dict.fromkeys(range(2, rendered.pages + 1))
    for span in rendered.ranges:
        owners |= dict.fromkeys(range(span.first, span.last + 1), span.work)
    for number, work in owners.items():
        shown = file_of(rendered, store, Role.DOCUMENT_XML, work) if work else rendered.issue.akn
        assert codes(whole[number - 1]) == [PageCode.of(rendered.issue.id, number, hashlib.sha256(shown).hexdigest())]


def test_the_first_page_of_a_document_has_its_address_in_letters_and_as_qr(made):
    rendered, store = made
    whole = file_of(rendered, store, Role.ISSUE_PDF)
    texts = pdf_text(whole)
    address = f"{BASE}/eli/vn/quyet-dinh/2026/7-2026-qd-ttg"
    first = rendered.ranges[0].first
    assert address in texts[first - 1]
    assert address not in texts[first]
    scale = 4
    picture = pypdfium2.PdfDocument(whole)[first - 1].render(scale=scale, grayscale=True).to_pil()
    rows = [list(row) for row in segno.make_qr(address, error="l", boost_error=True, mask=2).matrix]
    module = st.QR_SIZE / len(rows)
    left = MODEL.paper.inner if first % 2 else MODEL.paper.width - MODEL.paper.inner - st.QR_SIZE
    top = MODEL.paper.height - st.QR_BOTTOM - st.QR_SIZE
    for index, row in enumerate(rows):
        for at, dark in enumerate(row):
            spot = (int((left + (at + 0.5) * module) * scale), int((top + (index + 0.5) * module) * scale))
            assert (picture.getpixel(spot) < 128) == bool(dark)
    for away in (-2 * module, st.QR_SIZE + 2 * module):  # the quiet zone
        assert picture.getpixel((int((left + st.QR_SIZE / 2) * scale), int((top + away) * scale))) > 200


def test_a_long_address_is_set_small_enough_to_stay_on_the_page():
    rendered, store = render(base_url="https://" + "cong-bao-dien-tu." * 12 + "example.vn")
    page = pypdfium2.PdfDocument(file_of(rendered, store, Role.ISSUE_PDF))[2].get_textpage()
    at = page.search("https://").get_next()[0]
    right = max(page.get_charbox(index)[2] for index in range(at, at + 200))
    assert right <= MODEL.paper.width - MODEL.paper.outer + 0.5


def _across(page, words):
    """Where words stand on the lowest lines of a page: left and right."""
    at = page.search(words)
    found = None
    while (place := at.get_next()) is not None:
        boxes = [page.get_charbox(index) for index in range(place[0], place[0] + place[1])]
        if boxes[0][3] < MODEL.paper.bottom:
            found = min(box[0] for box in boxes), max(box[2] for box in boxes)
    assert found is not None, words
    return found


@pytest.mark.parametrize("number", ["7/2026/QĐ-TTg", "908/2026/TTLT-BTP-TANDTC-VKSNDTC-BCA", None])
def test_name_notice_and_code_do_not_touch_in_the_foot(number):
    """The name of a document is as long as its number, or its title when it has none."""
    long = document(akn(LONG), number=number, title="Về việc thử đường in của Công báo " * 6)
    if number is None:
        facts = replace(long.document.metadata, type=None)
        long = replace(long, document=replace(long.document, metadata=facts))
    rendered, store = render(long, demonstration=True)
    pdf = pypdfium2.PdfDocument(file_of(rendered, store, Role.ISSUE_PDF))
    for sheet in range(rendered.ranges[0].first - 1, rendered.ranges[0].last):
        page = pdf[sheet].get_textpage()
        name = "Về việc thử" if number is None else number
        code = _across(page, "VN.2026.713")
        notice = _across(page, text("RND-DEMONSTRATION-SHORT", "vi"))
        left, right = _across(page, name)
        if number is None:  # cut, with dots behind it
            right = _across(page, "...")[1]
        (_, a), (b, c), (d, _) = sorted([code, notice, (left, right)])
        assert b - a > 4 and d - c > 4, sheet
        assert left >= 0 and right <= MODEL.paper.width - MODEL.paper.outer + 0.5


@pytest.mark.parametrize("role", [Role.ISSUE_PDF, Role.DOCUMENT_PDF])
def test_the_field_for_the_seal_is_empty_tagged_and_shows_itself(made, role):
    rendered, store = made
    with pikepdf.open(io.BytesIO(file_of(rendered, store, role))) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert (str(field.T), field.FT, "/V" in field) == ("Seal", "/Sig", False)
        assert str(field.TU) == text("RND-SEAL-FIELD", "vi", (("operator", "Văn phòng Chính phủ"),))
        assert field.P.objgen == pdf.pages[0].obj.objgen
        left, bottom, right, top = (float(value) for value in field.Rect)
        assert 0 < left < right < MODEL.paper.width
        assert 0 < bottom < top < MODEL.paper.height - 8
        assert b"Tj" in field.AP.N.read_bytes()
        assert field.AP.N.Resources.Font


def test_references_to_documents_of_the_issue_lead_to_their_page_there(made):
    rendered, store = made
    second = rendered.ranges[1]
    with pikepdf.open(io.BytesIO(file_of(rendered, store, Role.ISSUE_PDF))) as pdf:
        notes = list(pdf.pages[second.first - 1].Annots)
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        assert {numbers[note.Dest[0].objgen] for note in notes if "/Dest" in note} == {rendered.ranges[2].first}
        assert {str(note.A.URI) for note in notes if "/A" in note} == {f"{BASE}/eli/vn/luat/2025/1"}
    with pikepdf.open(io.BytesIO(file_of(rendered, store, Role.DOCUMENT_PDF, second.work))) as pdf:
        links = {str(note.A.URI) for note in pdf.pages[0].Annots if note.Subtype == "/Link"}
        assert links == {f"{BASE}/eli/vn/quyet-dinh/2026/9-2026-qd-ttg", f"{BASE}/eli/vn/luat/2025/1"}


def test_the_emblem_is_a_figure_on_the_cover():
    store = Store()
    rendered, _ = render(store=store, emblem=store.put(png(60, 30)))
    with pikepdf.open(io.BytesIO(file_of(rendered, store, Role.ISSUE_PDF))) as pdf:
        assert list(pdf.pages[0].get_images())
        figures = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == [text("RND-EMBLEM", "vi")]


def test_an_emblem_that_is_no_picture_is_refused():
    store = Store()
    with pytest.raises(RenderError) as caught:
        render(store=store, emblem=store.put(b"<svg/>"))
    assert caught.value.code == "RND-IMAGE-BROKEN"


def test_a_proof_has_line_numbers_a_word_across_and_nothing_to_sign(made):
    rendered, _ = made
    store = Store()
    data, count = render_proof(rendered.issue, settings(), store, Silent())
    assert store.files == {}
    assert count == rendered.pages
    assert oracle.failures(data) == ()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/AcroForm" not in pdf.Root
    page = pdf_text(data)[rendered.ranges[0].first]
    assert text("RND-PROOF", "vi") in page
    numbers = [int(word) for word in page.split() if word.isdigit()]
    assert set(range(1, 25)) <= set(numbers)
    assert text("RND-PROOF", "vi") not in "".join(pdf_text(file_of(*made, Role.ISSUE_PDF)))


def test_a_proof_of_an_issue_that_can_not_be_printed_is_refused():
    bad = issue(document(akn("<p>👉</p>", kind="doc")))
    with pytest.raises(RenderError):
        render_proof(bad, settings(), Store(), Silent())


def test_a_long_running_head_is_set_small_enough_to_leave_the_page_number_alone():
    words = replace(load_profile("vn").furniture, running_head="CÔNG BÁO NƯỚC " * 9 + "{numbers}")
    rendered, store = render(profile=replace(load_profile("vn"), furniture=words))
    page = pypdfium2.PdfDocument(file_of(rendered, store, Role.ISSUE_PDF))[2].get_textpage()
    boxes = [page.get_charbox(index) for index in range(page.count_chars())]
    line = sorted(box for box in boxes if box[1] > MODEL.paper.height - MODEL.paper.top + 8 and box[2] > box[0])
    assert line[0][0] >= MODEL.paper.inner - 1
    assert line[-1][2] <= MODEL.paper.width - MODEL.paper.outer + 1
    assert line[-1][0] - line[-2][2] > 4  # the number stands apart
