"""Verdicts on paper: the one place where the verifier's words and the renderer meet."""

from __future__ import annotations

from datetime import datetime, tzinfo
from hashlib import sha256

from gazette.config.typeface import packaged_typeface
from gazette.messages import Language
from gazette.model import Verdict
from gazette.verify import Trust
from gazette.verify.report_page import to_statement


def verdict_pdf(verdict: Verdict, trust: Trust, lang: Language, zone: tzinfo, moment: datetime) -> bytes:
    """The verdict as one page for a case file, in the typeface that comes with the program.

    Raises MissingError when that typeface is gone.
    """
    from gazette.render.pdf.report import statement_pdf

    anchors = tuple(sha256(root).hexdigest() for root in trust.roots)
    return statement_pdf(to_statement(verdict, lang, zone, moment, anchors), packaged_typeface())
