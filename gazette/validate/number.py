"""Rules on the number: frequent typing errors, the grammar, and what it says against the other facts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gazette.profiles import Lint, Rule
from gazette.validate.facts import Subject, Values


def lints(subject: Subject, rule: Rule) -> Iterator[Values]:
    """The profile's frequent errors that bear the rule's code, each with the mend it proposes."""
    number = subject.document.metadata.number
    for lint in subject.profile.lints if number is not None else ():
        if number is not None and lint.code == rule.code and lint.regex.search(number.raw):
            yield {"number": number.raw, "proposal": proposal(number.raw, lint)}


def proposal(number: str, lint: Lint) -> str:
    """The number with a lint's mend applied: proposed to the editor, never done silently."""
    if lint.fix == "pad":
        return f"0{number}"
    if lint.fix == "nfc":
        return unicodedata.normalize("NFC", number)
    mends = dict(step.split("→", 1) for step in lint.fix.split(", "))
    wrong = "|".join(re.escape(text) for text in sorted(mends, key=len, reverse=True))
    return re.sub(wrong, lambda found: mends[found.group(0)], number)


def number_grammar(subject: Subject, rule: Rule) -> Iterator[Values]:
    """A number that no rule of the profile reads."""
    number = subject.document.metadata.number
    if number is not None and not number.pattern and subject.profile.patterns:
        yield {"number": number.raw}


def type_against_symbol(subject: Subject, rule: Rule) -> Iterator[Values]:
    """`Thông tư` with the symbol QĐ. A consolidation names its own kind."""
    facts = subject.document.metadata
    kind = subject.profile.type_by_code(facts.type.code) if facts.type is not None else None
    if (
        kind is None
        or facts.number is None
        or facts.number.pattern in ("consolidated", "historic-law", "historic-plain")
    ):
        return
    symbol = facts.number.type_code
    if symbol is not None and kind.abbr and symbol != kind.abbr:
        yield {"type": kind.name, "symbol": symbol}


def issuer_against_symbol(subject: Subject, rule: Rule) -> Iterator[Values]:
    """The header names one body and the symbol another that the profile knows too."""
    facts = subject.document.metadata
    if facts.number is None or facts.number.pattern not in (
        "normative",
        "named-administrative",
        "national-assembly",
        "joint",
    ):
        return
    known = {item.code: item.code for item in subject.profile.authorities}
    known |= {alias: item.code for item in subject.profile.authorities for alias in item.aliases}
    named = [known.get(code.rstrip("0123456789"), known.get(code)) for code in facts.number.authority_codes]
    printed = {item.code for item in facts.issuers}
    # the head of a committee signs under its symbol: QĐ-UBND by the Chủ tịch, CT-TTg printed as Chính phủ
    if not named or None in named or printed & set(named) or not printed <= set(known.values()):
        return
    yield {"issuer": ", ".join(item.name for item in facts.issuers), "symbol": "-".join(facts.number.authority_codes)}


def year_against_date(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Numbers start anew each 1 January (NĐ 30/2020 Điều 15), so the year of the number is that of the date."""
    facts = subject.document.metadata
    if facts.number is None or facts.number.year is None or facts.signed_on is None:
        return
    if facts.number.year != facts.signed_on.year:
        yield {"year": facts.number.year, "date": facts.signed_on.isoformat()}
