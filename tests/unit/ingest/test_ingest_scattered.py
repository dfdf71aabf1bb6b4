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
