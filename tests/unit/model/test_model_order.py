"""Types make the order: what is wrong can't be built."""

import pytest

from gazette.model import (
    Check,
    CheckedDocument,
    Document,
    FileVerdict,
    Indication,
    IssueId,
    Metadata,
    Outcome,
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
