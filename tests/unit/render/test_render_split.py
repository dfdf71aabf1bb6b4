"""A text split over issues: each issue prints its portion between the lines that lead to the other, and no letter is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from oracles import pages
from render_kit import akn, document, file_of
from split_kit import BODY, FIRST, NEXT, halves, issue_with, read, split_document
from test_render_words import body as any_body

from gazette.akn.portions import boundaries, portion
from gazette.akn.schema import violations
from gazette.akn.text import words, words_of
from gazette.akn.xml import parse
from gazette.errors import RenderError
from gazette.model import Portion, Role
from gazette.proofread.pdf_text import read_pdf


@pytest.mark.parametrize("eid", ["art_2", "chp_II", "art_4", "att_1"])
def test_both_issues_are_read_to_the_letter_and_conform(eid):
    text, (one, two) = split_document(remark="Ghi chú."), halves(eid)
    made, store, texts = read(issue_with(text, one, document(slug="8", number="8/2026/QĐ-TTg")))
    after, later, rest = read(issue_with(text, two), earlier=texts)
    first, second = texts[0].extent, rest[0].extent
    assert first.letters[0] == 0 < first.letters[1] == second.letters[0] < second.letters[1]
    assert first.notes[1] == second.notes[0]
    assert texts[0].sha256 == rest[0].sha256
    for issue, files in ((made, store), (after, later)):
        for item in issue.renditions:
            if item.role in (Role.ISSUE_PDF, Role.DOCUMENT_PDF):
                assert pages.failures(files.get(item.sha256)) == (), item.path


def test_the_lines_lead_both_ways():
    text, (one, two) = split_document(), halves("art_2")
    made, store, texts = read(issue_with(text, one))
    after, later, _ = read(issue_with(text, two), earlier=texts)
    assert _said(file_of(made, store, Role.DOCUMENT_PDF)).endswith("(XemtiếpCôngbáosố715+716)")
    opening = "(TiếptheoCôngbáosố713+714)Điều2."
    assert opening in _said(file_of(after, later, Role.DOCUMENT_PDF))


def test_the_texts_own_files_are_published_once_with_the_first_portion():
    text, (one, two) = split_document(), halves("art_2")
    made, *_, texts = read(issue_with(text, one))
    after, *_ = read(issue_with(text, two), earlier=texts)
    own = [item.path.rpartition("/")[2] for item in made.renditions if item.work]
    rest = [item.path.rpartition("/")[2] for item in after.renditions if item.work]
    assert own == ["7-2026-qd-ttg-1.pdf", "7-2026-qd-ttg.html", "7-2026-qd-ttg.xml"]
    assert rest == ["7-2026-qd-ttg-2.pdf"]


def test_portions_that_lose_or_double_letters_stop_the_issue():
    """Each issue alone is in order here; only the comparison of the portions tells."""
    text = split_document()
    _, _, texts = read(issue_with(text, halves("art_2")[0]))
    for eid in ("art_1", "chp_II"):
        with pytest.raises(RenderError) as told:
            read(issue_with(text, halves(eid)[1]), earlier=texts)
        assert told.value.code == "RND-PORTIONS"


def test_a_text_that_changed_between_its_portions_stops_the_issue():
    _, _, texts = read(issue_with(split_document(), halves("art_2")[0]))
    changed = split_document(BODY.replace("Chánh Văn phòng", "Phó Văn phòng"))
    with pytest.raises(RenderError) as told:
        read(issue_with(changed, halves("art_2")[1]), earlier=texts)
    assert told.value.code == "RND-PORTIONS-CHANGED"


def test_a_continuation_opens_the_issue():
    text, other = split_document(), document(slug="1", number="1/2026/QĐ-TTg")
    issue = issue_with(text, halves("art_2")[1], other)
    assert [entry.checked for entry in issue.entries] == [text, other]
    assert issue_with(text, halves("art_2")[0], other).documents == (other, text)


def test_the_issues_akoma_ntoso_tells_the_portion_and_is_valid():
    issue = issue_with(split_document(), halves("art_2")[0])
    assert violations(issue.akn) == ()
    (told,) = parse(issue.akn).iterfind(".//{*}portion")
    assert dict(told.attrib) == {
        "component": "#cmp_1",
        "number": "1",
        "until": "art_2",
        "continuedIn": str(NEXT),
    }


def test_a_title_goes_with_what_it_stands_above():
    found = boundaries(parse(split_document().document.akn))
    assert dict(found) == {
        "chp_I": "chp_I",
        "art_1": "chp_I",
        "art_2": "art_2",
        "chp_II": "chp_II",
        "art_3": "chp_II",
        "art_4": "art_4",
        "att_1": "att_1",
    }


@pytest.mark.parametrize(
    "facts",
    [
        (1, None, None, None, None),
        (1, None, "art_2", None, None),
        (2, "art_2", None, None, None),
        (1, "art_2", None, FIRST, None),
        (2, None, "art_2", None, NEXT),
    ],
)
def test_a_portion_without_its_neighbour_is_none(facts):
    with pytest.raises(ValueError, match="portion"):
        Portion(*facts)


def _numbered(text):
    """Every article and chapter of a generated text with an eId, so that it may be parted there."""
    count = iter(range(10_000))
    return re.sub("<(article|chapter)>", lambda found: f'<{found[1]} eId="u_{next(count)}">', text)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(any_body, some.randoms(use_true_random=False))
def test_any_split_of_any_text_loses_and_doubles_no_word(text, chance):
    data = akn(_numbered(text), kind="doc")
    root = parse(data)
    places = sorted(set(boundaries(root).values()), key=list(root.xpath("//@eId")).index)
    chosen = sorted(chance.sample(places, min(len(places), 3)), key=places.index)
    said = []
    for first, until in zip([None, *chosen], [*chosen, None], strict=True):
        said += words_of(portion(root, first, until))
    assert tuple(said) == words(data)


def _said(data):
    pdf = read_pdf(data)
    return pdf.readings(0, len(pdf.tagged)).text.letters
