"""The code of a printed page beside a verdict: which files it is about, and what becomes of them."""

from __future__ import annotations

import pytest

from gazette.model import Check, FileVerdict, Indication, IssueId, Outcome, Verdict
from gazette.model.page_code import PageCode
from gazette.verify.code_beside import with_code

ISSUE = IssueId("vn", 2026, (713, 714))
OK = (Check("VFY-INTEGRITY", Outcome.PASS),)


def file(path, sha256, pages=None, issue="2026/713+714", checks=OK):
    facts = (("issue", issue),) if pages is None else (("uri", path), ("pages", pages), ("issue", issue))
    passed = all(check.outcome is Outcome.PASS for check in checks)
    indication = Indication.PASSED if passed else Indication.FAILED
    return FileVerdict(path, sha256, indication, None, checks, document=facts)


PDF, XML, OTHER = file("a.pdf", "1" * 64, "3-5"), file("a.xml", "2" * 64, "3-5"), file("b.xml", "3" * 64, "6-6")
WHOLE = file("issue.xml", "4" * 64)


def asked(page, digest, *files, issue=ISSUE):
    return with_code(Verdict(files), PageCode.of(issue, page, digest * 64))


@pytest.mark.parametrize("page", [3, 4, 5])
def test_the_files_of_the_document_on_the_page_are_kept_and_pass(page):
    verdict = asked(page, "2", PDF, XML, OTHER, WHOLE)
    assert [item.path for item in verdict.files] == ["a.pdf", "a.xml"]
    assert verdict.indication is Indication.PASSED
    assert dict(verdict.files[0].checks[-1].params) == {"page": str(page), "path": "a.xml"}


def test_a_page_of_no_document_is_one_of_the_issue():
    assert [item.path for item in asked(2, "4", PDF, XML, WHOLE).files] == ["issue.xml"]


def test_another_text_fails():
    verdict = asked(6, "2", PDF, XML, OTHER)
    assert (verdict.indication, verdict.files[0].sub_indication) == (Indication.FAILED, "HASH_FAILURE")
    assert [check.code for check in verdict.files[0].checks if check.outcome is Outcome.FAIL] == ["VFY-CODE-TEXT"]


def test_a_file_that_failed_before_stays_failed():
    broken = file("a.pdf", "1" * 64, "3-5", checks=(Check("VFY-INTEGRITY", Outcome.FAIL, (), "HASH_FAILURE"),))
    assert asked(3, "2", broken, XML).indication is Indication.FAILED


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ((PDF,), "VFY-CODE-TEXT-MISSING"),
        ((PDF, file("a.xml", None, "3-5")), "VFY-CODE-TEXT-MISSING"),
        ((file("a.xml", "2" * 64, "3-5", issue="2026/1"),), "VFY-CODE-NOTHING"),
        ((), "VFY-CODE-NOTHING"),
    ],
)
def test_what_can_not_be_compared_is_not_decided(files, code):
    verdict = asked(3, "2", *files)
    assert verdict.indication is Indication.INDETERMINATE
    assert verdict.files[0].checks[-1].code == code
