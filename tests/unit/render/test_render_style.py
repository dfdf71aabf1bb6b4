"""A profile's own house style on paper: sheet, margins, type and colour; two styles in one process."""

from __future__ import annotations

import io
import re

import hypothesis
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, reject
from hypothesis import strategies as some
from render_kit import BASE, Store, akn, document, file_of, issue, render, settings, table, typeface

from gazette.errors import ConfigError, RenderError
from gazette.model import Role, Silent
from gazette.profiles import MM, load_profile
from gazette.profiles.load import with_style
from gazette.profiles.restyle import SIZES
from gazette.render import render_issue, settings_digest
from gazette.render.pdf.fonts import load_fonts
from gazette.render.pdf.issue import Press, colophon_text, contents_text, cover_text, document_text
from gazette.render.pdf.pages import frame_of
from gazette.render.pdf.strips import TextItem

WIDE = akn(table([[f"Cột {n}" for n in range(24)], [f"Giá trị {n}" for n in range(24)]]))
LETTER = {
    "paper": {"size": "Letter", "inner": "1 in", "outer": "0.75 in"},
    "colour": {"accent": "#1c3f94"},
    "text": {"body": {"size": "12 pt"}, "note": {"size": "8 pt"}},
}


def profile(**style):
    return with_style(load_profile("vn"), style, "gazette.toml")


def sizes(data, first=0):
    """Sizes of the type on pages from `first` on, rounded to tenths."""
    found = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in list(pdf.pages)[first:]:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    found.add(round(float(operands[1]), 1))
    return found


def colours(data):
    """Colours of text on the first page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            tuple(round(float(part), 2) for part in operands)
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "rg"
        }


def rendered(chosen, *documents):
    made, store = render(*(documents or (document(WIDE),)), profile=chosen)
    return file_of(made, store, Role.ISSUE_PDF), file_of(made, store, Role.DOCUMENT_HTML).decode()


def test_pages_have_the_sheet_the_type_and_the_colour_of_their_profile():
    note = '<p>Chữ<authorialNote marker="1"><p>Chú thích.</p></authorialNote>.</p>'
    model, _ = rendered(load_profile("vn"), document(akn(note)))
    own, _ = rendered(profile(**LETTER), document(akn(note)))
    sheet = pypdfium2.PdfDocument(own)[2].get_size()
    assert sheet == pytest.approx((612, 792), abs=0.01)
    assert pypdfium2.PdfDocument(model)[2].get_size() == pytest.approx((210 * MM, 297 * MM), abs=0.01)
    assert {12.0, 8.0} <= sizes(own, 2)
    assert 8.0 not in sizes(model, 2)
    assert (0.11, 0.25, 0.58) in colours(own)
    assert (0.72, 0.06, 0.08) in colours(model)
    assert (0.72, 0.06, 0.08) not in colours(own)


def test_text_keeps_the_margins_of_its_profile():
    own, _ = rendered(profile(**LETTER))
    for number, page in enumerate(pypdfium2.PdfDocument(own), 1):
        width, _ = page.get_size()
        picture = page.render(scale=1).to_pil().convert("L").point(lambda level: 255 * (level < 128))
        left, _, right, _ = picture.getbbox()
        inner, outer = 72, 54
        assert left >= (inner if number % 2 else outer) - 2, number
        assert right <= width - (outer if number % 2 else inner) + 2, number


def test_a_wide_table_is_turned_on_the_profiles_own_sheet():
    own, _ = rendered(profile(**LETTER))
    assert (792, 612) in [tuple(round(side) for side in page.get_size()) for page in pypdfium2.PdfDocument(own)]


def test_two_gazettes_with_two_styles_in_one_process():
    """What is kept of words and styles belongs to the style that it was measured in."""
    vn, own, fr = load_profile("vn"), profile(**LETTER), load_profile("generic-fr")
    alone = {chosen.digest: rendered(chosen) for chosen in (fr, vn, own)}
    for chosen in (own, vn, fr, vn, own):
        assert rendered(chosen) == alone[chosen.digest]
    assert len({pdf for pdf, _ in alone.values()}) == 3


def test_small_type_is_not_made_too_small_to_read():
    small, _ = rendered(profile(scale=0.8, foot={"code": "6 pt"}))
    assert min(sizes(small)) >= 6


def test_every_size_changes_the_digest_that_the_manifest_holds():
    found = {
        settings_digest(settings(profile=chosen))
        for chosen in (load_profile("vn"), profile(**LETTER), profile(text={"note": {"size": "9 pt"}}))
    }
    assert len(found) == 3


def test_the_html_has_the_profiles_colours_and_measure_and_the_typeface():
    own = profile(screen={"accent": "#1c3f94", "accent_dark": "#a9bff2", "measure": "36 rem", "size": "1.125 rem"})
    _, page = rendered(own)
    style = re.search("<style>(.*?)</style>", page, re.DOTALL).group(1)
    assert {"#1c3f94", "#a9bff2"} <= set(re.findall("#[0-9a-f]{6}", style))
    assert "#9a1b1e" not in style
    assert "max-width:36rem" in style and 'font:1.125rem/1.6 "IBM Plex Serif"' in style
    assert "@" not in style.replace("@media", "")


@pytest.mark.parametrize(
    "style",
    [
        {"text": {"cover_gazette": {"size": "72 pt", "leading": "216 pt"}, "cover_line": {"leading": "42 pt"}}},
        {"paper": {"bottom": "60 mm"}},
    ],
)
def test_a_cover_whose_words_reach_into_the_seal_is_refused(style):
    with pytest.raises(RenderError, match="RND-COVER"):
        render_issue(issue(document()), settings(profile=profile(**style), demonstration=True), Store(), Silent())


MARGINS = some.integers(21, 40).map(lambda length: f"{length} mm")
STYLES = some.fixed_dictionaries(
    {
        "scale": some.floats(0.65, 1.6).map(lambda factor: round(factor, 2)),
        "paper": some.fixed_dictionaries(
            {"size": some.sampled_from(list(SIZES)), "inner": MARGINS, "outer": MARGINS},
            optional={"top": MARGINS, "bottom": MARGINS},
        ),
        "text": some.fixed_dictionaries(
            {},
            optional={
                "cover_gazette": some.fixed_dictionaries(
                    {"size": some.integers(20, 72).map(lambda size: f"{size} pt")}
                ),
                "cell": some.fixed_dictionaries({"size": some.integers(6, 16).map(lambda size: f"{size} pt")}),
                "title": some.just({"left": "0 pt", "right": "0 pt"}),
            },
        ),
        "share": some.fixed_dictionaries({"letterhead": some.floats(0.25, 0.6), "signature": some.floats(0.25, 0.6)}),
        "foot": some.just({"code": "6 pt", "size": "6 pt"}),
    }
)


@hypothesis.settings(max_examples=40, deadline=None)
@given(STYLES)
def test_every_style_that_is_taken_can_be_printed(style):
    """What passes the bounds keeps text inside its frame, on pages of its sheet, in type that can be read."""
    try:
        chosen = profile(**style)
    except ConfigError:
        reject()
    press = Press(typeface(), chosen, BASE, "Văn phòng Chính phủ", demonstration=True)
    fonts, paper, store = load_fonts(press.typeface), chosen.house.paper, Store()
    note = '<p>Chữ<authorialNote marker="1"><p>Chú thích.</p></authorialNote>.</p>'
    listed = issue(document(akn(note + table([[f"Cột {n}" for n in range(9)]] * 3))))
    (entry,) = listed.entries
    pages = [*document_text(entry, "thử", "PHẦN", "BỘ", "Công báo", press, fonts, store).pages]
    pages += contents_text(listed, press, fonts, {}).pages
    pages += colophon_text(listed, press, fonts).pages
    try:
        pages += cover_text(listed, press, fonts, store).pages
    except RenderError as error:
        assert error.code == "RND-COVER"
    for page in pages:
        frame = frame_of(paper, page.landscape)
        for item in page.items:
            if isinstance(item, TextItem):
                right = item.x + item.line.width + item.word_space * item.line.spaces
                assert item.x >= -0.01
                assert right <= frame.width + 0.01
                assert 0 < item.y <= frame.height
                assert all(span.ink.pen.size >= 6 * 0.58 for span in item.line.spans)
