"""What was read must be made of the pieces of the second reading: each once, whole, near its neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.ingest.scattered import misfit

LINES = ("Điều1.Phạmvi", "1", "điềuchỉnh", "Điều1", "2", "QĐ-", "TTg")
READ = "".join(LINES)


def test_pieces_in_any_order_fit():
    assert misfit(READ, LINES) is None
    assert misfit(READ, tuple(reversed(LINES))) is None


def test_a_hyphen_at_the_end_of_a_line_may_have_been_the_lines_own():
    assert misfit("quyđịnh", ("quy-", "định")) is None
    assert misfit("quy-định", ("quy-", "định")) is None


@pytest.mark.parametrize(
    ("read", "pieces"),
    [
        ("ab", ("ab", "ab")),  # said once, drawn twice
        ("abab", ("ab",)),  # said twice, drawn once
        ("ba", ("ab",)),  # turned round
        ("axb", ("ab",)),  # something put in
        ("", ("a",)),
        ("a", ()),
    ],
)
def test_what_does_not_fit_is_shown(read, pieces):
    assert misfit(read, pieces) is not None


def test_a_unique_piece_far_from_its_place_does_not_fit():
    filler = [f"{number:06d}" for number in range(20_000)]
    moved = "".join([*filler, "mộtđoạnchỉcómộtlần"])
    assert misfit(moved, ("mộtđoạnchỉcómộtlần", *filler)) is not None
    assert misfit(moved, (*filler, "mộtđoạnchỉcómộtlần")) is None


TEXTS = st.lists(st.text("abc-đ", min_size=1, max_size=6), min_size=1, max_size=12)


@given(TEXTS, st.randoms(use_true_random=False), st.data())
def test_a_letter_more_or_less_never_fits(pieces, random, data):
    drawn = list(pieces)
    random.shuffle(drawn)
    at = data.draw(st.integers(0, len(pieces) - 1))
    read = "".join(pieces)
    assert misfit(read + "x", drawn) is not None
    assert (
        misfit(
            "".join([*pieces[:at], *pieces[at + 1 :]]).replace("-", ""), [piece.replace("-", "z") for piece in drawn]
        )
        is not None
    )


FORM = "Số:....../QĐ-…..Họvàtên:..........................Sinhngày…tháng…năm……-Lưu:VT,..."
CUT = (
    "Số:..", "....", "/QĐ-", "…", "..", "Họvàtên:...........", "...............", "Sinhngày…tháng", "…", "năm…", "…",
    "-Lưu:VT,.", "..",
)  # fmt: skip


def test_lines_of_a_form_may_be_cut_anywhere():
    assert misfit(FORM, CUT) is None
    assert misfit(FORM, tuple(reversed(CUT))) is None


@pytest.mark.parametrize("word", ["Số:", "/QĐ-", "Họ", "tên", "ngày", "năm", "VT,", "...", "…"])
def test_a_word_beside_a_line_or_a_part_of_the_line_is_missed(word):
    assert misfit(FORM.replace(word, "", 1), CUT) is not None
    assert misfit(FORM + word, CUT) is not None


@given(
    st.lists(st.tuples(st.sampled_from(["Số:", "a)", "năm", "QĐ-", "1."]), st.integers(3, 9)), min_size=1), st.data()
)
def test_forms_fit_and_no_word_of_them_can_go(fields, data):
    read = "".join(word + "." * dots for word, dots in fields)
    cut = [piece for word, dots in fields for piece in (word, "." * (dots // 2), "." * (dots - dots // 2))]
    drawn = data.draw(st.permutations(cut))
    assert misfit(read, drawn) is None
    gone = data.draw(st.sampled_from(fields))[0]
    assert misfit(read.replace(gone, "", 1), drawn) is not None


def test_of_equal_texts_the_wrong_one_is_given_back():
    read = "nộidungvănbảnNgườikýnộidungvănbảnĐơnvị"
    assert misfit(read, ("nội", "dung", "vănbản", "Ngườiký", "nội", "dungvăn", "bản", "Đơnvị")) is None
    assert misfit(read, ("nội", "dungvăn", "bản", "Ngườiký", "nội", "dung", "vănbản", "Đơnvị")) is None
    assert misfit(read, ("nội", "dungvăn", "bản", "Ngườiký", "nội", "dungvăn", "vănbản", "Đơnvị")) is not None


def test_one_phrase_over_and_over_fits_whatever_order_the_page_numbers_stand_in():
    words = ("cộng", "hòa", "xã", "hội", "chủ", "nghĩa") * 400
    lines = ["".join(words[at : at + 11]) for at in range(0, len(words), 11)]
    pages = [lines[at : at + 20] for at in range(0, len(lines), 20)]
    drawn = [piece for number, page in enumerate(pages, 1) for piece in (*page, str(number))]
    read = "".join(piece for number, page in enumerate(pages, 1) for piece in (str(number), *page))
    assert misfit(read, drawn) is None
    assert misfit(read, (*drawn, "cộng")) is not None
    assert misfit(read.replace("hòa", "", 1), drawn) is not None
