"""Files that are no issued document: nothing to say, a blank form, a fragment, a saved page of something else."""

from __future__ import annotations

import re

from gazette.ingest.assemble import Draft
from gazette.ingest.blocks import SourceText, plain_lines
from gazette.ingest.divide import annex_kind
from gazette.model import Finding, Metadata, Severity, finding

_PLACEHOLDER = re.compile(r"\{[A-Za-z_][\w.]*\}|<<[^<>\n]{1,60}>>|\[[A-Z_]{4,}\]|«[A-Za-z_]\w*»")
_STUB = re.compile(r"\bstub\b|chưa có toàn văn|chưa có nội dung|nội dung đang (?:được )?cập nhật", re.IGNORECASE)
_FEWEST_WORDS = 20


def _is_annex(text: SourceText) -> bool:
    """Whether the text begins as an annex, whose document is not in the file."""
    first = next((line.strip() for line in plain_lines(text.blocks) if line.strip()), "")
    return annex_kind(first) == "phu-luc"


def not_a_document(text: SourceText, made: Draft, known: Metadata) -> Finding | None:
    """Why this is no issued document, or None when it is one (however flawed).

    `known` has what a record beside the text adds, which counts only for a text that has articles.
    """
    whole = made.text
    if not any(map(str.isalpha, whole)):
        return finding("DOC-NO-TEXT", Severity.ERROR)
    facts = known if made.structure.articles else made.metadata
    named = facts.number is not None
    placeholders = 0 if named else len(_PLACEHOLDER.findall(whole))
    if placeholders >= 2:
        return finding("DOC-BLANK-FORM", Severity.ERROR, count=placeholders)
    if made.structure.articles == 0 and _STUB.search(whole):
        return finding("DOC-STUB", Severity.ERROR)
    evidence = (
        named,
        facts.type is not None,
        facts.signed_on is not None,
        bool(facts.signatories),
        made.structure.citations > 0,
        made.head.seen_state,
    )
    if sum(evidence) >= 2:
        return None if whole.count(" ") >= _FEWEST_WORDS - 1 else finding("DOC-STUB", Severity.ERROR)
    if made.structure.articles or made.structure.chapters or _is_annex(text):
        return finding("DOC-FRAGMENT", Severity.ERROR)
    return finding("DOC-NOT-ISSUED", Severity.ERROR)
