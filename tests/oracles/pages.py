"""page-validation (`import page`): PDF/A-3a and PDF/UA-1 in a fraction of a second, so every PDF of the tests goes by it."""

from __future__ import annotations

import page

STANDARDS = ("3a", "ua1")


def failures(data: bytes, standards: tuple[str, ...] = STANDARDS) -> tuple[str, ...]:
    """What a PDF fails, one line a rule (`3a 6.7.3-1: …`); empty when it conforms to all `standards`."""
    found: dict[str, None] = {}
    for standard in standards:
        report = page.validate_pdf_bytes(data, profile=standard)
        for failure in report.failures:
            found[f"{standard} {failure.rule_id}: {failure.message}"] = None
        if not report.is_compliant and not report.failures:
            found[f"{standard}: not compliant"] = None
    return tuple(found)
