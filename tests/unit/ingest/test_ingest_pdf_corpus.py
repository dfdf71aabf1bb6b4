"""Real PDFs: laws exported to PDF say what their DOCX says; scans are refused."""

from __future__ import annotations

from collections import Counter

import pytest
from structure_kit import NATIONAL

from gazette.ingest.assemble import draft
from gazette.ingest.fidelity import source_words, unwitnessed
from gazette.ingest.read_pdf_trust import UNTRUSTED
from gazette.ingest.readers import read_source
from gazette.ingest.refused import RefusedInput

LARGE = 250_000
"""Bytes; the larger ones are of the same kinds and take long."""


def test_a_law_in_pdf_says_what_its_docx_says(corpus):
    paths = [path for path in sorted((corpus / "real/vn-pdf-derived").glob("*.pdf")) if path.stat().st_size < LARGE]
    assert len(paths) >= 8
    for path in paths:
        data = path.read_bytes()
        printed = read_source(path.name, data)
        typed = read_source("x.docx", (corpus / "real/vn-docx" / f"{path.stem}.docx").read_bytes())
        assert Counter(source_words(printed)) == Counter(source_words(typed)), path.name
        mine, theirs = draft(printed, NATIONAL), draft(typed, NATIONAL)
        assert mine.structure == theirs.structure, path.name
        assert mine.metadata == theirs.metadata, path.name
        assert unwitnessed(printed, data) is None, path.name


def test_every_real_scan_is_refused(corpus):
    paths = sorted((corpus / "real/vn-pdf-2010").glob("*.pdf"))
    assert len(paths) >= 26
    for path in paths:
        with pytest.raises(RefusedInput) as refusal:
            read_source(path.name, path.read_bytes())
        assert refusal.value.finding.code in UNTRUSTED, path.name


def test_a_foreign_pdf_is_read_for_a_profile_of_no_country(corpus):
    (path,) = (corpus / "real/foreign-pdf").glob("*.pdf")
    data = path.read_bytes()
    source = read_source(path.name, data, language="generic")
    assert len(source_words(source)) > 150
    assert unwitnessed(source, data) is None
