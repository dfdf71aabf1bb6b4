"""Letters that look like others: in the words of the text, and in the numbers of the documents it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.profiles import Lint, Rule
from gazette.validate.facts import Subject, Values
from gazette.validate.number import proposal

_CYRILLIC = dict(zip("АВЕКМНОРСТУХаеорсухі", "ABEKMHOPCTYXaeopcyxi", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True))
_LOOKS = str.maketrans(_CYRILLIC | _GREEK)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\b\d{1,5}[A-Za-z]?(?:/(?:19|20)\d\d)?/[^\s,;:.()“”\"/]+(?:/[^\s,;:.()“”\"/]+)?")
_SHOWN = 5


def lookalikes(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Words that mix Latin letters with Greek or Cyrillic ones that print the same."""
    text = subject.text
    if not _FOREIGN.search(text):
        return
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group(0)
        mended = word.translate(_LOOKS)
        if (
            mended != word
            and not _FOREIGN.search(mended)
            and any(char == other for char, other in zip(word, mended, strict=True))
        ):
            found.setdefault(word, mended)
    if found:
        yield {"count": len(found), "words": _told(found)}


def cited_numbers(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Numbers of other documents with the frequent errors that would also be found in the document's own."""
    own = subject.document.metadata.number
    lints = [lint for lint in subject.profile.lints if lint.safe]
    found: dict[str, str] = {}
    for match in _NUMBER.finditer(subject.text):
        raw = match.group(0)
        if (own is not None and raw == own.raw) or raw in found:
            continue
        mended = _mended(raw, lints)
        if mended != raw:
            found.setdefault(raw, mended)
    if found:
        yield {"count": len(found), "numbers": _told(found)}


def _mended(raw: str, lints: list[Lint]) -> str:
    for lint in lints:
        if lint.regex.search(raw):
            raw = proposal(raw, lint)
    return raw


def _told(found: dict[str, str]) -> str:
    listed = "; ".join(f"{wrong} → {right}" for wrong, right in list(found.items())[:_SHOWN])
    return f"{listed}; …" if len(found) > _SHOWN else listed
