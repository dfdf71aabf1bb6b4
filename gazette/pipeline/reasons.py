"""A finding as the sending office is told it: what is wrong with what it sent, and what it is asked to do.

The editor's wording names codes, keys and the ledger; a letter does not. A finding whose wording suits a letter has no
other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from gazette.messages import Language, text
from gazette.model import Finding

_WHY = {
    "DOC-DUPLICATE": "DUPLICATE",
    "DOC-SCHEMA": "OURS",
    "DOC-WORDS-LOST": "OURS",
    "DOC-UNWITNESSED": "OURS",
    "DOC-RECORD-BROKEN": "FORM",
    "DOC-BLANK-FORM": "BLANK",
    "DOC-STUB": "STUB",
    "DOC-NUMBER-NFC": "NUMBER",
    "DOC-NUMBER-ETH": "NUMBER",
    "DOC-NUMBER-HOMOGLYPH": "NUMBER",
    "DOC-SIGNATURE-BAD": "SIGNATURE",
    "DOC-SIGNATURE-UNSURE": "SIGNATURE-UNSURE",
    "INP-ERASED": "OURS",
    "INP-PROGRAM-FAILED": "OURS",
    "INP-OFFICE-MISSING": "OURS",
    "INP-OFFICE-FAILED": "BROKEN",
    "INP-OFFICE-LIMIT": "LARGE",
    "INP-DOC-BROKEN": "BROKEN",
    "INP-PDF-BROKEN": "BROKEN",
    "INP-PDF-LIMITS": "LARGE",
    "INP-PDF-GARBAGE": "LETTERS",
    "INP-PDF-LETTERS": "LETTERS",
    "INP-TEXT-ENCODING": "LETTERS",
    "INP-TOO-LARGE": "LARGE",
    "INP-TOO-MANY": "LARGE",
    "INP-HTML-MALFORMED": "BROKEN",
    "INP-HTML-DEEP": "UNSAFE",
    "INP-XML-DOCTYPE": "UNSAFE",
    "INP-XML-MALFORMED": "BROKEN",
    "INP-XML-UNKNOWN": "FORM",
    "INP-XML-NAMED": "FORM",
    "INP-ZIP-BROKEN": "BROKEN",
    "INP-DOCX-PART": "BROKEN",
    "INP-DOCX-MALFORMED": "BROKEN",
    "INP-ODF": "KIND",
    "INP-DATA": "KIND",
    "INP-BINARY": "KIND",
    "INP-WEB-ARCHIVE": "KIND",
    "INP-LINK-OUTSIDE": "OURS",
    "INP-FILE-UNREADABLE": "OURS",
    "INP-PATH-UNREADABLE": "OURS",
    "INP-SIDECAR-UNREADABLE": "SIDECAR-UNREADABLE",
    "INP-SIDECAR-KEY": "SIDECAR-KEY",
    "INP-SIDECAR-VALUE": "SIDECAR-VALUE",
    "INP-SIDECAR-ALONE": "SIDECAR-ALONE",
    "INP-SIDECAR-ARCHIVE": "SIDECAR-ARCHIVE",
    "INP-BATCH-VALUE": "BATCH-VALUE",
    "INP-BATCH-MISSING": "BATCH-MISSING",
    "INP-EDXML-CONTENT": "EDXML",
    "INP-EDXML-DIGEST": "EDXML",
}
_WHY_OF_KIND = {"INP-ZIP-": "UNSAFE", "INP-DOCX-": "UNSAFE", "INP-AKN-": "FORM", "INP-BATCH-": "BATCH"}
"""The letter's reason for a code, or for those of one kind (the longest beginning counts): the end of RPL-WHY-…"""

_ASKED = {
    "DOC-NO-TEXT": "TYPED",
    "INP-IMAGE": "TYPED",
    "INP-PDF-BROKEN": "FILE",
    "INP-PDF-PAGES": "FILE",
    "INP-ENCRYPTED": "OPEN",
    "DOC-BLANK-FORM": "WHOLE",
    "DOC-STUB": "WHOLE",
    "DOC-FRAGMENT": "WHOLE",
    "DOC-NOT-ISSUED": "WHOLE",
    "DOC-EMPTY-BODY": "WHOLE",
    "DOC-DUPLICATE": "DUPLICATE",
    "DOC-DATE-FUTURE": "ISSUED",
    "DOC-WORDS-LOST": "OURS",
    "DOC-SCHEMA": "OURS",
    "DOC-UNWITNESSED": "OURS",
    "DOC-RECORD-BROKEN": "FILE",
    "DOC-SIGNATURE-BAD": "SIGNED",
    "DOC-SIGNATURE-UNSURE": "SIGNED",
    "INP-ERASED": "OURS",
    "INP-OFFICE-MISSING": "OURS",
    "INP-PROGRAM-FAILED": "OURS",
    "INP-LINK-OUTSIDE": "OURS",
    "INP-FILE-UNREADABLE": "OURS",
    "INP-PATH-UNREADABLE": "OURS",
    "INP-EDXML-MISSING": "BESIDE",
}
_ASKED_OF_KIND = {
    "INP-SIDECAR-": "BESIDE",
    "INP-ATTACHMENT-": "BESIDE",
    "INP-PDF-": "TYPED",
    "INP-BATCH-": "BESIDE",
    "INP-": "FILE",
    "DOC-NO-": "FACT",
    "DOC-TYPE-": "FACT",
    "DOC-NUMBER-": "NUMBER",
}
"""What a sender is asked to do about a code, or about one of a kind: the end of RPL-MEND-…"""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def told(finding: Finding, lang: Language) -> str:
    """What is wrong, in the words of a letter."""
    why = _of(finding.code, _WHY, _WHY_OF_KIND)
    values = tuple((name, _day(value) if lang == "vi" else value) for name, value in finding.params)
    return text(finding.code if why is None else f"RPL-WHY-{why}", lang, values)


def asked(finding: Finding) -> str:
    """What a sender is asked to do about a finding: the last part of a code RPL-MEND-…"""
    return _of(finding.code, _ASKED, _ASKED_OF_KIND) or "ORIGINAL"


def _of(code: str, single: Mapping[str, str], kinds: Mapping[str, str]) -> str | None:
    if code in single:
        return single[code]
    fitting = [kind for kind in kinds if code.startswith(kind)]
    return kinds[max(fitting, key=len)] if fitting else None


def _day(value: str) -> str:
    """A day as letters write it."""
    match = _DAY.fullmatch(value)
    return value if match is None else f"{match[3]}-{match[2]}-{match[1]}"
