"""Every kind of event has words of its own, in both languages, with what it names."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from gazette.messages import LANGUAGES
from gazette.pipeline.history import in_words
from gazette.registry import Event
from gazette.registry.events import KINDS

HOME = timezone(timedelta(hours=7))
WORK = "/akn/vn/act/quyet-dinh/ttg/2026-01-05/1-2026-qd-ttg"


def event(kind, subject=WORK, inputs=()):
    return Event(1, datetime(2026, 11, 25, tzinfo=UTC), "an", "run", kind, subject, tuple(inputs), (), "", "")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_its_words(kind):
    moment = "2026-11-26T10:00:00+00:00"
    told = {lang: in_words(event(kind, "vn/2026/7", (moment, "vn/2026/8")), lang, HOME) for lang in LANGUAGES}
    assert told["vi"] != told["en"]
    for words in told.values():
        assert words and "{" not in words and "CLI-" not in words
    assert kind not in told["vi"], "that is the code, not a sentence"


def test_no_two_kinds_have_the_same_words():
    for lang in LANGUAGES:
        told = [in_words(event(kind, inputs=("2026-11-26T10:00:00+00:00", "y")), lang, HOME) for kind in KINDS]
        assert len(set(told)) == len(KINDS)


@pytest.mark.parametrize(
    ("kind", "subject", "inputs", "words"),
    [
        ("composed", "vn/2026/7+8", (WORK,), "ghép vào Công báo số 2026/7+8"),
        ("moved", WORK, ("f" * 64, "vn-hn/2026/9"), "chuyển sang số Công báo 2026/9"),
        ("number-void", "vn/2026/7", ("Ghép nhầm",), "hủy số 2026/7: Ghép nhầm"),
        ("published", "vn/2026/7", ("portal",), "phát hành số 2026/7 lên portal"),
        ("day-without-issue", "vn/2026-11-26", ("Nghỉ",), "ghi ngày 2026-11-26 không ra Công báo: Nghỉ"),
        (
            "embargoed",
            WORK,
            ("2026-11-26T10:00:00+00:00", "Họp báo"),
            "hẹn không công bố trước 26-11-2026 17:00: Họp báo",
        ),
    ],
)
def test_words_name_what_an_event_is_about(kind, subject, inputs, words):
    assert in_words(event(kind, subject, inputs), "vi", HOME) == words


def test_where_there_are_several_publishers_an_issue_is_told_with_its_own():
    moved = event("moved", WORK, ("f" * 64, "vn-hn/2026/9"))
    assert in_words(moved, "vi", HOME, several=True) == "chuyển sang số Công báo vn-hn/2026/9"
    composed = event("composed", "vn/2026/7+8", (WORK,))
    assert in_words(composed, "vi", HOME, several=True) == "ghép vào Công báo số vn/2026/7+8"
