"""Two versions side by side: what is told is what changed, and no word of either is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.akn.compare import Change, Difference, compare
from gazette.akn.passages import Passage, passages
from gazette.akn.text import words
from gazette.render.html.compare import comparison_html

SAMPLES = sorted((Path(__file__).parents[3] / "samples" / "inbox").glob("*.xml"))
AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{}</akomaNtoso>'


def law(*articles: tuple[str, str], before: str = "") -> bytes:
    made = "".join(
        f'<article eId="art_{number}"><num>Điều {number}.</num><content><p>{said}</p></content></article>'
        for number, said in articles
    )
    return AKN.format(f"<act><preface><p>LUẬT{before}</p></preface><body>{made}</body></act>").encode()


def told(old: bytes, new: bytes) -> list[tuple[str, str | None, str | None]]:
    found = compare(passages(old), passages(new))
    return [
        (item.change.value, item.old and item.old.eid, item.new and item.new.eid)
        for item in found
        if item.change is not Change.SAME
    ]


ONE, TWO, THREE = "Phạm vi điều chỉnh của Luật này", "Đối tượng áp dụng gồm cơ quan và cá nhân", "Hiệu lực thi hành"


def test_the_same_text() -> None:
    assert told(law(("1", ONE), ("2", TWO)), law(("1", ONE), ("2", TWO))) == []


def test_a_word() -> None:
    old, new = law(("1", ONE), ("2", TWO)), law(("1", ONE), ("2", TWO.replace("cá nhân", "tổ chức")))
    assert told(old, new) == [("changed", "art_2", "art_2")]
    (changed,) = [item for item in compare(passages(old), passages(new)) if item.change is Change.CHANGED]
    assert [(piece.old, piece.new) for row in changed.rows for piece in row.pieces if not piece.same] == [
        ("cá nhân", "tổ chức")
    ]


def test_an_article_put_in_moves_the_numbers_of_others_and_changes_none() -> None:
    old = law(("1", ONE), ("2", TWO), ("3", THREE))
    new = law(("1", ONE), ("2", "Giải thích từ ngữ"), ("3", TWO), ("4", THREE))
    assert told(old, new) == [
        ("added", None, "art_2"),
        ("renumbered", "art_2", "art_3"),
        ("renumbered", "art_3", "art_4"),
    ]


def test_an_article_put_in_before_one_that_changed() -> None:
    old = law(("1", ONE), ("2", TWO))
    new = law(("1", ONE), ("2", "Giải thích từ ngữ"), ("3", TWO.replace("cá nhân", "tổ chức")))
    assert told(old, new) == [("added", None, "art_2"), ("changed", "art_2", "art_3")]


def test_an_article_taken_out() -> None:
    old, new = law(("1", ONE), ("2", TWO), ("3", THREE)), law(("1", ONE), ("2", THREE))
    assert told(old, new) == [("removed", "art_2", None), ("renumbered", "art_3", "art_2")]


def test_what_stands_around_articles_counts_too() -> None:
    assert told(law(("1", ONE)), law(("1", ONE), before=" SỐ 2")) == [("changed", "preface", "preface")]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_passages_hold_every_word_of_a_document(path: Path) -> None:
    data = path.read_bytes()
    cut = passages(data)
    assert tuple(" ".join(line for item in cut for line in item.lines).split()) == words(data)
    assert any(item.label for item in cut)


def test_text_between_articles_and_chapters_is_a_passage_of_its_own() -> None:
    data = AKN.format(
        '<act><body>a<chapter eId="chp_I"><num>Chương I</num><heading>CHUNG</heading>b'
        '<article eId="art_1"><num>Điều 1.</num><content>c<p>d</p>e</content></article>f'
        '<article eId="art_2"><num>Điều 2.</num></article></chapter><!-- x -->g</body></act>'
    ).encode()
    assert [(item.eid, item.lines) for item in passages(data)] == [
        ("body", ("a",)),
        ("chp_I", ("Chương I CHUNG", "b")),
        ("art_1", ("Điều 1. c", "d", "e")),
        ("chp_I", ("f",)),
        ("art_2", ("Điều 2.",)),
        ("body", ("g",)),
    ]


WORDS = st.text("abc ", max_size=12)
LINES = st.lists(WORDS.map(lambda text: " ".join(text.split())).filter(bool), min_size=1, max_size=4).map(tuple)
VERSIONS = st.lists(
    st.builds(Passage, st.sampled_from(["a1", "a2", "a3", "a4"]), st.sampled_from(["", "a"]), LINES), max_size=6
)


def side(found: tuple[Difference, ...], *, old: bool) -> str:
    pieces = [piece for item in found for row in item.rows for piece in row.pieces]
    return " ".join(word for piece in pieces for word in (piece.old if old else piece.new).split())


@given(VERSIONS, VERSIONS)
def test_no_word_of_either_version_is_lost(old: list[Passage], new: list[Passage]) -> None:
    found = compare(old, new)
    assert side(found, old=True) == " ".join(line for item in old for line in item.lines)
    assert side(found, old=False) == " ".join(line for item in new for line in item.lines)
    assert [item.old for item in found if item.old] == old
    assert [item.new for item in found if item.new] == new


@given(VERSIONS)
def test_a_version_beside_itself_is_the_same(version: list[Passage]) -> None:
    assert {item.change for item in compare(version, version)} <= {Change.SAME}


def test_the_page_escapes_what_it_shows() -> None:
    old, new = law(("1", "&lt;script&gt;a&lt;/script&gt;")), law(("1", "&lt;script&gt;b&lt;/script&gt;"))
    page = comparison_html("<old>", "<new>", compare(passages(old), passages(new)), "en").decode()
    assert "<script>" not in page and "<old>" not in page
    assert "<del>Điều 1. &lt;script&gt;a&lt;/script&gt;</del>" in page
