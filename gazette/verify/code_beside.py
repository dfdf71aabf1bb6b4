"""From paper to file: whether the page that bears a code shows the text that was published (`verify --code`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gazette.model import Check, FileVerdict, Indication, Verdict, judge
from gazette.model.page_code import PageCode
from gazette.verify.guard import failed, passed, unsure


def with_code(verdict: Verdict, code: PageCode) -> Verdict:
    """The verdict on the files of the document that the page shows, asked whether its text is the one printed there.

    A page of no document (contents, colophon) is one of the issue's own files. Only files that a signed manifest names
    are looked at; with none of the page's among them the verdict is INDETERMINATE.
    """
    of_issue = [(file, dict(file.document)) for file in verdict.files]
    of_issue = [(file, facts) for file, facts in of_issue if facts.get("issue") == str(code.issue)]
    found = [file for file, facts in of_issue if "pages" in facts and _holds(facts["pages"], code.page)]
    if not found:
        found = [file for file, facts in of_issue if "pages" not in facts]
    if not found:
        nothing = unsure("VFY-CODE-NOTHING", "SIGNED_DATA_NOT_FOUND", number=code)
        return Verdict((FileVerdict(str(code), None, Indication.INDETERMINATE, nothing.sub_indication, (nothing,)),))
    check = _check(found, code)
    return Verdict(tuple(_asked(file, check) for file in found))


def _holds(pages: str, page: int) -> bool:
    first, _, last = pages.partition("-")
    return int(first) <= page <= int(last)


def _check(found: Iterable[FileVerdict], code: PageCode) -> Check:
    texts = [file for file in found if file.path.endswith(".xml") and file.sha256 is not None]
    if not texts:
        return unsure("VFY-CODE-TEXT-MISSING", "SIGNED_DATA_NOT_FOUND", number=code)
    shown = next((file for file in texts if file.sha256 is not None and code.names(file.sha256)), None)
    if shown is None:
        return failed("VFY-CODE-TEXT", "HASH_FAILURE", number=code)
    return passed("VFY-CODE-TEXT", page=code.page, path=shown.path)


def _asked(file: FileVerdict, check: Check) -> FileVerdict:
    checks = (*file.checks, check)
    indication, sub = judge(checks)
    return replace(file, checks=checks, indication=indication, sub_indication=sub)
