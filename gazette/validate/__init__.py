"""Rules over a document and over what is recorded already. Findings, never exceptions.

What is checked stands in `CHECKS`; which check a document is held against, how gravely, by which article of law and
between which days stands in the profile (`gazette/profiles/data/rules`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from gazette.akn.facts import main_document
from gazette.akn.schema import violations
from gazette.akn.xml import UnsafeXml, parse
from gazette.model import (
    Acceptance,
    CheckedDocument,
    Document,
    Finding,
    HeldDocument,
    Place,
    Severity,
    blocking_findings,
    finding,
)
from gazette.profiles import Profile, Rule, kind_of
from gazette.validate import content, deadlines, letters, number, numbering, references
from gazette.validate.facts import EndedDocument, Facts, KnownDocument, Look, Subject
from gazette.validate.mends import mends
from gazette.validate.outline import read_scopes, text_of

__all__ = [
    "CHECKS",
    "CORE",
    "VALIDATE_VERSION",
    "EndedDocument",
    "Facts",
    "KnownDocument",
    "check",
    "mends",
    "rules_for",
]

VALIDATE_VERSION = "2"
"""Changes whenever the same document would get other findings; part of the step's key."""

SHOWN = 5
"""Findings of one rule told one by one: a habit breaks a rule everywhere, and nobody reads it fifty times."""

CORE = frozenset({"DOC-SCHEMA", "DOC-EMPTY-BODY"})
"""What every document is held against, whatever its profile: nothing can be published without."""

CHECKS: Mapping[str, Look] = {
    "DOC-NO-NUMBER": content.missing_number,
    "DOC-NO-TYPE": partial(content.missing, "type"),
    "DOC-NO-DATE": partial(content.missing, "signed_on"),
    "DOC-NO-TITLE": partial(content.missing, "title"),
    "DOC-NO-ISSUER": partial(content.missing, "issuers"),
    "DOC-TYPE-UNKNOWN": content.known_type,
    "DOC-DATE-FUTURE": content.future_date,
    "DOC-DUPLICATE": content.duplicate,
    "DOC-NO-STATE": content.no_state,
    "DOC-NO-PLACE": content.no_place,
    "DOC-NO-SIGNER": content.no_signer,
    "DOC-NO-POSITION": content.no_position,
    "DOC-NO-RECIPIENTS": content.no_recipients,
    "DOC-NO-GAZETTE": content.no_gazette,
    "DOC-NUMBER-GRAMMAR": number.number_grammar,
    "DOC-NUMBER-ASCII": number.lints,
    "DOC-NUMBER-TTG": number.lints,
    "DOC-NUMBER-ETH": number.lints,
    "DOC-NUMBER-NFC": number.lints,
    "DOC-NUMBER-HOMOGLYPH": number.lints,
    "DOC-NUMBER-SPACE": number.lints,
    "DOC-NUMBER-DASH": number.lints,
    "DOC-NUMBER-ZERO": number.lints,
    "DOC-TYPE-SYMBOL": number.type_against_symbol,
    "DOC-ISSUER-SYMBOL": number.issuer_against_symbol,
    "DOC-TYPE-ISSUER": content.type_against_issuer,
    "DOC-YEAR-DATE": number.year_against_date,
    "DOC-ISSUER-UNKNOWN": content.known_issuer,
    "DOC-LOCAL-PLACE": content.local_in_national,
    "DOC-OTHER-GAZETTE": content.other_gazette,
    "DOC-CITED-NUMBER": letters.cited_numbers,
    "DOC-LOOKALIKE": letters.lookalikes,
    "DOC-EFFECT-EARLY": content.early_effect,
    "DOC-EFFECT-BACK": content.retroactive,
    "DOC-EFFECT-OPEN": content.open_effect,
    "DOC-SENT-LATE": deadlines.sent_late,
    "DOC-PUBLISH-LATE": deadlines.publish_late,
    "DOC-ARTICLE-GAP": numbering.article_gaps,
    "DOC-DIVISION-GAP": numbering.division_gaps,
    "DOC-CLAUSE-GAP": numbering.clause_gaps,
    "DOC-POINT-GAP": numbering.point_gaps,
    "DOC-POINT-LETTER": numbering.point_letters,
    "DOC-NUMBER-TWICE": numbering.doubled,
    "DOC-REF-DANGLING": references.dangling,
    "DOC-ANNEX-MISSING": references.missing_annexes,
    "DOC-REF-EXPIRED": references.ended,
    "DOC-REF-UNKNOWN": references.unknown,
    "DOC-FIELD-LENGTH": content.field_lengths,
}
"""Every check by the code of its finding. A profile's rule without one is a fault of the profile (KeyError)."""


def check(
    document: Document, profile: Profile, facts: Facts, today: date, accepted: tuple[Acceptance, ...] = ()
) -> CheckedDocument | HeldDocument:
    """Run the rules in force. An error among the findings (the reader's included) that nobody accepted holds it."""
    try:
        main = main_document(parse(document.akn))
    except UnsafeXml as error:
        return _held(
            document,
            (
                *document.notes,
                finding("DOC-SCHEMA", Severity.ERROR, line=1, message=_bare(error.detail or error.reason)),
            ),
        )
    if main is None:
        return _held(document, (*document.notes, finding("DOC-EMPTY-BODY", Severity.ERROR)))
    kind = document.metadata.type
    scopes = read_scopes(main, kind.name if kind is not None else "")
    subject = Subject(document, profile, facts, today, main, text_of(main), scopes)
    found = tuple(dict.fromkeys((*document.notes, *_core(subject), *_ruled(subject))))
    used = tuple(word for word in accepted if any(word.covers(item) for item in found))
    if blocking_findings(found, used):
        return _held(document, found, used)
    return CheckedDocument(document, found, used)


def rules_for(document: Document, profile: Profile) -> tuple[Rule, ...]:
    """The rules of the profile that this document is held against, by its own day of signing, kind and type."""
    facts = document.metadata
    kind = kind_of(profile, facts)
    code = facts.type.code if facts.type is not None else None
    known = (profile.authority_by_code(item.code) for item in facts.issuers)
    levels = frozenset(item.level for item in known if item is not None)
    return tuple(rule for rule in profile.rules if rule.covers(facts.signed_on, kind, code, levels))


def _core(subject: Subject) -> Iterator[Finding]:
    for error in violations(subject.document.akn)[:5]:
        yield finding("DOC-SCHEMA", Severity.ERROR, line=error.line, message=_bare(error.message))
    if content.empty_body(subject):
        yield finding("DOC-EMPTY-BODY", Severity.ERROR)


def _ruled(subject: Subject) -> Iterator[Finding]:
    for rule in rules_for(subject.document, subject.profile):
        found = list(CHECKS[rule.code](subject, rule))
        for values in found[:SHOWN]:
            eid = values.pop("eid", None)
            yield finding(rule.code, Severity(rule.severity), Place(eid=str(eid)) if eid else None, **values)
        if len(found) > SHOWN:
            yield finding("DOC-MORE", Severity.INFO, rule=rule.code, count=len(found) - SHOWN)


def _bare(message: str) -> str:
    """A message of the XML library without the braces of Clark names."""
    return message.replace("{", "(").replace("}", ")")


def _held(document: Document, found: tuple[Finding, ...], accepted: tuple[Acceptance, ...] = ()) -> HeldDocument:
    return HeldDocument(
        source=document.sources[0],
        metadata=document.metadata,
        structure=document.structure,
        findings=found,
        akn=document.akn,
        uri=document.uri,
        attachments=document.attachments,
        originals=document.sources[1:],
        acceptances=accepted,
    )
