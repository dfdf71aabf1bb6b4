"""Types make the order: what is wrong can't be built."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gazette.model import (
    Acceptance,
    Check,
    CheckedDocument,
    Document,
    FileVerdict,
    Indication,
    IssueId,
    Metadata,
    Outcome,
    Place,
    Severity,
    Structure,
    Verdict,
    finding,
    judge,
)


def document():
    facts = Metadata(None, None, None, (), None, None)
    return Document("/akn/vn/act/x", "/eli/vn/x", facts, Structure(), b"", ())


def test_a_document_with_an_error_is_no_checked_document():
    with pytest.raises(ValueError, match="DOC-NO-NUMBER"):
        CheckedDocument(document(), (finding("DOC-NO-NUMBER", Severity.ERROR),))
    assert CheckedDocument(document(), (finding("DOC-NO-SIGNATORY", Severity.WARNING),))


NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
ASCII = finding("DOC-NUMBER-ASCII", Severity.ERROR, Place("a.txt", eid="art_1"), number="1/2026/QD-TTg")


def accepted(item):
    return Acceptance(item, "An", NOW, "Theo bản chính")


def test_an_error_that_an_editor_accepted_holds_no_longer():
    made = CheckedDocument(document(), (ASCII,), (accepted(ASCII),))
    assert made.findings == (ASCII,), "it stays in the report"


@pytest.mark.parametrize(
    "other",
    [
        replace(ASCII, code="DOC-NUMBER-ETH"),
        replace(ASCII, params=(("number", "2/2026/QD-TTg"),)),
        replace(ASCII, where=Place("a.txt", eid="art_2")),
        replace(ASCII, where=Place("a.txt", page=2, eid="art_1")),
        replace(ASCII, where=Place("a.txt", line=2, eid="art_1")),
    ],
)
def test_a_finding_accepted_does_not_let_another_one_through(other):
    with pytest.raises(ValueError, match=other.code):
        CheckedDocument(document(), (ASCII, other), (accepted(ASCII),))


def test_the_name_of_the_file_and_the_day_make_no_other_finding():
    future = finding("DOC-DATE-FUTURE", Severity.ERROR, date="2026-12-01", today="2026-11-25")
    tomorrow = finding("DOC-DATE-FUTURE", Severity.ERROR, date="2026-12-01", today="2026-11-26")
    assert CheckedDocument(document(), (tomorrow,), (accepted(future),))
    assert CheckedDocument(document(), (replace(ASCII, where=Place("b.txt", eid="art_1")),), (accepted(ASCII),))


@pytest.mark.parametrize("code", ["DOC-SCHEMA", "DOC-WORDS-LOST", "DOC-UNWITNESSED", "DOC-NO-NUMBER", "INP-ZIP-RATIO"])
def test_what_nobody_can_accept_holds_although_somebody_did(code):
    error = finding(code, Severity.ERROR)
    assert not error.acceptable
    with pytest.raises(ValueError, match=code):
        CheckedDocument(document(), (error,), (accepted(error),))


@pytest.mark.parametrize("numbers", [(), (0,), (1, 3), (2, 1), (713, 713)])
def test_numbers_of_an_issue_follow_one_another(numbers):
    with pytest.raises(ValueError, match="numb"):
        IssueId("vn", 2020, numbers)


def test_combined_numbers_are_written_as_the_gazette_does():
    issue = IssueId("vn", 2020, (713, 714))
    assert (issue.label, issue.slug, issue.path, str(issue)) == (
        "713 + 714",
        "713-714",
        "cong-bao/vn/2020/713-714",
        "2020/713+714",
    )


def verdict(*outcomes):
    checks = tuple(Check("VFY-X", outcome, (), "HASH_FAILURE") for outcome in outcomes)
    indication, sub = judge(checks)
    return FileVerdict("a", None, indication, sub, checks)


def test_nothing_checked_is_never_passed():
    assert Verdict(()).indication is Indication.INDETERMINATE
    assert verdict().indication is Indication.INDETERMINATE
    assert verdict(Outcome.SKIPPED).indication is Indication.INDETERMINATE


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((Outcome.PASS,), Indication.PASSED),
        ((Outcome.PASS, Outcome.SKIPPED), Indication.PASSED),
        ((Outcome.PASS, Outcome.INDETERMINATE), Indication.INDETERMINATE),
        ((Outcome.PASS, Outcome.INDETERMINATE, Outcome.FAIL), Indication.FAILED),
    ],
)
def test_the_worst_check_decides(outcomes, expected):
    assert verdict(*outcomes).indication is expected
    assert Verdict((verdict(Outcome.PASS), verdict(*outcomes))).indication is expected
