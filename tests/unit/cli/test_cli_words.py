"""What `check` says to an editor: order, marks, places in words, the count, the mends."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from gazette.cli.check import Checked, Mended, say_mends
from gazette.cli.places import place_text
from gazette.cli.session import Session
from gazette.cli.table import cells, table
from gazette.cli.words import say_check_count, say_checked
from gazette.model import Acceptance, Mend, Place, Severity, finding

NOTE = finding("INP-UNSIGNED", Severity.INFO, Place("a.pdf"), file="a.pdf")
GAP = finding("DOC-ARTICLE-GAP", Severity.WARNING, Place(eid="art_4"), before="Điều 2", after="Điều 4")
ERROR = finding("DOC-NO-NUMBER", Severity.ERROR)
CHECKED = Checked("7/QĐ-TTg", (NOTE, GAP, ERROR), (), "a.docx")
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def speaking(*, verbose=False, lang="vi"):
    return Session(None, json=False, quiet=False, verbose=verbose, lang=lang, debug=False, command="check")


def test_errors_come_first_with_their_marks_and_notes_only_when_asked_for(capsys):
    say_checked(speaking(), CHECKED, HANOI)
    lines = capsys.readouterr().out.splitlines()
    found = [line for line in lines if "[" in line]
    assert lines[0] == "✗ 7/QĐ-TTg  a.docx"
    assert found[0].startswith("    ✗ lỗi: Không đọc được số")
    assert found[1].startswith("    ! cảnh báo: Điều 4: Số thứ tự điều")
    assert len(found) == 2
    say_checked(speaking(verbose=True), CHECKED, HANOI)
    assert "    · ghi nhận: a.pdf: PDF" in capsys.readouterr().out


def test_the_last_line_counts(capsys):
    say_check_count(speaking(), [CHECKED, Checked("8/QĐ-TTg", (GAP,), (), "b.docx")])
    assert capsys.readouterr().out == ("2 văn bản · 1 lỗi cần xử lý · 2 cảnh báo · 1 ghi nhận (xem bằng -v)\n")


@pytest.mark.parametrize(
    ("place", "vi", "en"),
    [
        (Place("a.xml", line=2), "a.xml, dòng 2", "a.xml, line 2"),
        (Place(page=3), "trang 3", "page 3"),
        (Place(eid="art_2__para_1__point_dd"), "Điều 2, khoản 1, điểm đ", "Article 2, paragraph 1, point đ"),
        (Place(eid="att_1__art_12a-2"), "phần kèm theo thứ 1, Điều 12a", "attachment 1, Article 12a"),
        (Place(eid="hcontainer_1"), "#hcontainer_1", "#hcontainer_1"),
        (Place(), "", ""),
    ],
)
def test_a_place_is_said_in_words(place, vi, en):
    assert (place_text(place, "vi"), place_text(place, "en")) == (vi, en)


def test_mends_are_told_one_by_one_and_so_is_that_there_are_none(capsys):
    mend = Mend(("DOC-NUMBER-ASCII",), "number", "1/QD-TTg", "1/QĐ-TTg")
    say_mends(speaking(), [Mended("1/QD-TTg", mend, written=False)], dry_run=True)
    lines = capsys.readouterr().out.splitlines()
    assert "Sẽ sửa" in lines[-2]
    assert "--dry-run" in lines[-1]
    say_mends(speaking(), [], dry_run=False)
    assert "Không có lỗi gõ nào" in capsys.readouterr().out


def test_columns_fit_the_terminal_and_say_what_is_cut():
    rows = [("Số", "Trích yếu", "Tệp"), ("7/QĐ-TTg", "Về việc ban hành quy chế mẫu", "7-qd-ttg-ban-dep.docx")]
    assert table(rows, None, giving=(2, 1))[1] == "7/QĐ-TTg  Về việc ban hành quy chế mẫu  7-qd-ttg-ban-dep.docx"
    for width in (55, 45, 36):
        lines = table(rows, width, giving=(2, 1))
        assert all(cells(line) <= width for line in lines)
        assert lines[1].startswith("7/QĐ-TTg  ")
        assert "…" in lines[1]


def test_letters_with_loose_marks_take_one_column():
    assert cells("Điều") == cells("Đie\u0302\u0300u") == 4


def test_the_day_of_an_acceptance_is_the_office_s(capsys):
    future = finding("DOC-DATE-FUTURE", Severity.ERROR, date="2062-03-05", today="2026-04-01")
    word = Acceptance(future, "Lan", datetime(2026, 4, 1, 22, 30, tzinfo=UTC), "Bản chính ghi như vậy.")
    say_checked(speaking(), Checked("7/QĐ-TTg", (future,), (word,), "a.docx"), HANOI)
    out = capsys.readouterr().out
    assert "Lan chấp nhận ngày 02-04-2026: Bản chính ghi như vậy." in out
    assert out.startswith("✓ 7/QĐ-TTg")


def test_the_library_s_own_words_are_shown_when_asked_for(capsys):
    said = "Element 'ketThuc': This element is not expected."
    broken = finding("INP-AKN-SCHEMA", Severity.ERROR, count=1, line=2, message=said)
    checked = Checked("a", (broken,), (), "a.xml")
    say_checked(speaking(), checked, HANOI)
    assert said not in capsys.readouterr().out
    say_checked(speaking(verbose=True), checked, HANOI)
    assert f"nguyên văn: {said}" in capsys.readouterr().out
