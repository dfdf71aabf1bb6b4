"""Readings: letters, where words part, and where two readings differ."""

from __future__ import annotations

import pytest

from gazette.proofread.reading import Reader, Reading, first_difference
from gazette.proofread.xml_text import read_akoma_ntoso, read_html

NS = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'


def akn(body):
    return f"<akomaNtoso {NS}><doc><meta><p>không in</p></meta><mainBody>{body}</mainBody></doc></akomaNtoso>".encode()


def page(article, below=""):
    return f"<!DOCTYPE html><html><head><title>x</title></head><body><article>{article}</article>{below}</body></html>".encode()


def lines(*texts):
    reader = Reader()
    for text in texts:
        reader.edge()
        reader.say(text)
    return reader.done()


def test_letters_and_places_of_spaces():
    read = Reading.of("  Điều  1.\u00a0Ban ")
    assert (read.letters, read.spaces) == ("Điều1.Ban", frozenset({4, 6}))
    assert read.around(5) == "Điều 1. Ban"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("e\u0302\u0301", "ế"),
        ("a\u2011b", "a-b"),
        ("mi\u00adlà", "milà"),
        ("\u0394", "\u2206"),
    ],
)
def test_the_same_mark_under_another_code_point_is_no_difference(one, other):
    assert first_difference(Reading.of(one), Reading.of(other)) is None


@pytest.mark.parametrize(
    ("other", "place"),
    [
        ("Ban hành kèm", 11),
        ("Ban hành theo kèm", 7),
        ("ban hành kèm theo", 0),
        ("Ban hành kèmtheo", 10),
        ("Ban h ành kèm theo", 4),
    ],
)
def test_a_lost_moved_or_changed_word_and_a_lost_or_new_space_differ(other, place):
    found = first_difference(Reading.of("Ban hành kèm theo"), Reading.of(other))
    assert found == {11: 10}.get(place, place)


def test_the_end_of_a_line_may_part_words_or_not():
    whole = Reading.of("số 83/2008/QĐ-TTg ngày")
    assert first_difference(whole, lines("số 83/2008/", "QĐ-TTg", "ngày")) is None
    assert first_difference(whole, lines("số 83/2008/", "QĐ-TTgngày")) is not None
    assert first_difference(whole, lines("số 83/2008/", "QĐ -TTg", "ngày")) is not None


def test_akoma_ntoso_has_notes_apart_and_quotation_marks_once():
    body = (
        '<p>Một<authorialNote marker="*"><p>Ghi chú.</p></authorialNote> hai <quotedText startQuote="“" endQuote="”">ba'
        '</quotedText> <quotedText startQuote="“" endQuote="”">“bốn”</quotedText><!-- không --></p>'
    )
    read = read_akoma_ntoso(akn(body), before=("PHẦN",), after=("Hết",))
    assert read.text.letters == "PHẦNMột*hai“ba”“bốn”Hết"
    assert read.notes.letters == "*Ghichú."


def test_html_has_notes_apart_and_what_stands_below():
    article = (
        '<p>Một<sup class="noteref"><a href="#note-1">*</a></sup> hai</p><section class="notes"><h2>Chú thích</h2>'
        '<div class="note"><p><sup>*</sup> Ghi chú. <a role="doc-backlink">↩</a></p></div></section>'
    )
    read, below = read_html(page(article, '<aside class="remark"><p>Sai số trang.</p></aside>'))
    assert (read.text.letters, read.notes.letters, below.letters) == ("Một*hai", "*Ghichú.", "Saisốtrang.")


def test_a_page_with_two_articles_is_not_read():
    with pytest.raises(ValueError, match="one article"):
        read_html(page("</article><article>"))


def test_the_digest_is_over_text_and_notes():
    one, other = read_akoma_ntoso(akn("<p>a b</p>")), read_akoma_ntoso(akn("<p>a</p><p>b</p>"))
    assert one.digest == other.digest
    moved = read_akoma_ntoso(akn('<p>a<authorialNote marker="b"/></p>'))
    assert moved.digest != one.digest
