"""The comparison: every word, in order, on both sides; what was left out lies where it belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.akn.build import element
from gazette.ingest.blocks import Cell, Note, Omitted, Para, Run, SourceText, Table
from gazette.ingest.fidelity import first_difference, letters_difference, made_text, source_words, witnessed


def para(text, number=""):
    return Para((Run(text),), number=number)


def text(*blocks, omitted=(), notes=()):
    return SourceText(
        tuple(para(block) if isinstance(block, str) else block for block in blocks), notes, omitted=omitted
    )


def lost(source, told, **options):
    found = witnessed(source, " ".join(told.split()), **options)
    return found and (found.source, found.made)


def test_the_same_words_are_no_difference():
    assert lost(text("một hai", "ba"), "một hai ba") is None
    assert lost(text(), "") is None


@pytest.mark.parametrize(
    ("told", "source", "made"),
    [
        ("một hai bốn năm", "một hai bốn năm", "một hai ba bốn năm"),
        ("một hai ba x bốn năm", "một hai ba x bốn năm", "một hai ba bốn năm"),
        ("một ba hai bốn năm", "một ba hai bốn năm", "một hai ba bốn năm"),
        ("một haiba bốn năm", "một haiba bốn năm", "một hai ba bốn năm"),
        ("một hai ba bốn", "một hai ba bốn ∅", "một hai ba bốn năm"),
        ("", "∅", "một hai ba bốn năm"),
        ("một hai ba bốn năm năm", "một hai ba bốn năm năm", "một hai ba bốn năm ∅"),
    ],
)
def test_both_sides_of_a_difference_are_shown(told, source, made):
    assert lost(text("một hai ba", "bốn năm"), told) == (source, made)


def test_numbers_that_word_counts_are_not_in_the_file_but_in_the_text():
    source = text(para("Phạm vi", "Điều 1."))
    assert source_words(source) == ("Điều", "1.", "Phạm", "vi")
    assert lost(source, "Phạm vi") is None


def test_tables_and_notes_stand_in_reading_order():
    table = Table(((Cell((para("a"), para("b"))), Cell((para("c"),))),))
    marked = Para((Run("Theo"), Run("", note=0), Run(" luật"), Run("", note=0)))
    source = text(table, marked, notes=(Note("1", (para("ghi chú"),)),))
    assert lost(source, "a b c Theo ghi chú luật") is None
    assert lost(source, "a b c Theo luật ghi chú") is not None


@pytest.mark.parametrize(
    ("before", "told", "same"),
    [
        (0, "x y một hai ba bốn", True),
        (1, "một hai x y ba bốn", True),
        (1, "một x y hai ba bốn", True),  # inside the block before
        (1, "x y một hai ba bốn", True),
        (1, "một hai ba x y bốn", False),  # behind the first word of its block
        (2, "một hai ba bốn x y", True),
        (2, "một hai ba x y bốn", True),
        (2, "một x y hai ba bốn", False),  # two blocks ahead
        (1, "một hai x ba y bốn", False),
        (1, "một hai y x ba bốn", False),
        (1, "một hai x ba bốn", False),
        (1, "một hai ba bốn", False),
        (1, "một hai x y x y ba bốn", False),
        (1, "mộ x y t hai ba bốn", True),  # in a word that goes on overleaf
        (1, "mộx yt hai ba bốn", True),
    ],
)
def test_what_is_left_out_stands_before_its_block_or_inside_the_one_above(before, told, same):
    source = text("một hai", "ba bốn", omitted=(Omitted("x y", before, "test"),))
    assert (lost(source, told) is None) is same


def test_several_that_look_alike_and_like_the_text():
    pages = tuple(Omitted(str(number), number, "page") for number in (1, 2, 3))
    source = text("1 2 1", "2 3", "1 2 3", omitted=pages)
    assert lost(source, "1 2 1 1 2 2 3 1 2 3 3") is None
    assert lost(source, "1 1 2 1 2 3 2 1 2 3 3") is None
    assert lost(source, "1 2 1 1 2 3 2 1 2 3") is not None
    assert lost(source, "1 2 1 1 2 3 2 1 2 3 3 3") is not None


def test_capitals_count_unless_a_format_says_otherwise():
    source = text("NGHỊ ĐỊNH", omitted=(Omitted("Ẩn", 1, "hidden"),))
    assert lost(source, "Nghị định ẩn") is not None
    assert lost(source, "Nghị định ẩn", capitals=True) is None
    assert lost(source, "Nghị đinh ẩn", capitals=True) is not None


WORDS = st.lists(st.sampled_from(["a", "b", "ab", "ba", "aa"]), max_size=4)


@given(st.lists(st.tuples(WORDS, WORDS, st.integers(0, 4)), max_size=6), st.data())
def test_a_text_with_what_was_left_out_of_it_is_whole_and_without_a_word_of_it_is_not(blocks, data):
    told, printed, omitted = [], [], []
    for index, (words, apart, place) in enumerate(blocks):
        place = min(place, len(words))
        told += [*words[:place], *apart, *words[place:]]
        printed.append(" ".join(words))
        omitted.append(Omitted(" ".join(apart), index + 1, "test"))
    source = text(*printed, omitted=tuple(omitted))
    assert witnessed(source, " ".join(told)) is None
    if told:
        at = data.draw(st.integers(0, len(told) - 1))
        assert witnessed(source, " ".join(told[:at] + told[at + 1 :])) is not None
        assert witnessed(source, " ".join([*told[:at], "c", *told[at:]])) is not None


def made(*children):
    return made_text(element("body", *children))


def test_akoma_ntoso_parts_words_where_lines_end_and_nowhere_else():
    bold = element("p", "Nghị ", element("b", "đị"), "nh", element("eol"), "số")
    assert made(element("meta", "không"), bold, element("p", "1")) == "Nghị định số 1"
    article = element("article", element("num", "Điều 1."), element("heading", "Phạm vi"))
    for printed in ("Điều 1. Phạm vi", "Điều 1.Phạm vi"):  # print may lack the space behind a number
        assert first_difference(printed, made(article)) is None
    for printed in ("Điều 1. Phạmvi", "Điều 1 .Phạm vi", "Điều 1. Phạm", "Điều 1. Phạm vi x", "Điều1.Phạm vi"):
        assert first_difference(printed, made(article)) is not None


def test_letters_compare_wherever_words_part():
    assert letters_difference(["Điều", "1.Phạm", "vi"], ["Điều", "1.", "Phạm", "vi"]) is None
    found = letters_difference(["một", "hai", "ba"], ["mộthai", "b"])
    assert found is not None
    assert (found.source, found.made) == ("một hai ba", "mộthai b ∅")
