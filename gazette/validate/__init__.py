"""Rules over a document and over what is recorded already. Findings, never exceptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from gazette.akn.facts import main_document
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
from gazette.profiles import Profile
from gazette.validate import content, number
from gazette.validate.facts import Facts, KnownDocument, Subject
from gazette.validate.mends import mends

__all__ = ["RULES", "VALIDATE_VERSION", "Facts", "KnownDocument", "Rule", "check", "mends"]

VALIDATE_VERSION = "1"
"""Changes whenever the same document would get other findings; part of the step's key."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its finding's code and severity, where it comes from, and what it looks for.

    The function gives the values of each finding's wording; `eid` among them becomes the finding's place.
    """

    code: str
    severity: Severity
    basis: str
    look: Callable[[Subject], Iterable[dict[str, object]]]


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES: tuple[Rule, ...] = (
    Rule("DOC-SCHEMA", _ERROR, "Akoma Ntoso 3.0 (OASIS Standard 2018)", content.schema),
    Rule("DOC-NO-NUMBER", _ERROR, "NĐ 30/2020/NĐ-CP Điều 8(2)", content.missing_number),
    Rule("DOC-NO-TYPE", _ERROR, "NĐ 30/2020/NĐ-CP Điều 8(2)", partial(content.missing, "type")),
    Rule("DOC-NO-DATE", _ERROR, "NĐ 30/2020/NĐ-CP Điều 8(2)", partial(content.missing, "signed_on")),
    Rule("DOC-NO-TITLE", _ERROR, "NĐ 30/2020/NĐ-CP Điều 8(2)", partial(content.missing, "title")),
    Rule("DOC-NO-ISSUER", _ERROR, "NĐ 30/2020/NĐ-CP Điều 8(2)", partial(content.missing, "issuers")),
    Rule("DOC-TYPE-UNKNOWN", _ERROR, "TT 02/2025/TT-VPCP: parts by type", content.known_type),
    Rule("DOC-EMPTY-BODY", _ERROR, "NĐ 30/2020/NĐ-CP Điều 8(2)", content.empty_body),
    Rule("DOC-DATE-FUTURE", _ERROR, "NĐ 78/2025/NĐ-CP Điều 7", content.future_date),
    Rule("DOC-DUPLICATE", _ERROR, "NĐ 30/2020/NĐ-CP Phụ lục VI III.1(h)", content.duplicate),
    Rule("DOC-NUMBER-GRAMMAR", _WARNING, "NĐ 30/2020/NĐ-CP Phụ lục I.II.3", number.number_grammar),
    Rule("DOC-TYPE-SYMBOL", _WARNING, "NĐ 30/2020/NĐ-CP Phụ lục III", number.type_against_symbol),
    Rule("DOC-ISSUER-SYMBOL", _WARNING, "NĐ 30/2020/NĐ-CP Phụ lục I.II.3", number.issuer_against_symbol),
    Rule("DOC-YEAR-DATE", _WARNING, "NĐ 30/2020/NĐ-CP Điều 15", number.year_against_date),
    Rule("DOC-ISSUER-UNKNOWN", _WARNING, "TT 02/2025/TT-VPCP: rank of the issuer", content.known_issuer),
    Rule("DOC-LOCAL-PLACE", _WARNING, "NĐ 78/2025/NĐ-CP Điều 7(2)", content.local_in_national),
    Rule("DOC-EFFECT-EARLY", _WARNING, "Luật 64/2025/QH15 Điều 53(1)", content.early_effect),
    Rule("DOC-NO-SIGNER", _WARNING, "NĐ 30/2020/NĐ-CP Điều 8(2)", content.no_signer),
    Rule("DOC-ARTICLE-GAP", _WARNING, "Luật 64/2025/QH15 Điều 7", content.article_gaps),
    Rule("DOC-POINT-LETTER", _WARNING, "NĐ 30/2020/NĐ-CP Phụ lục I", content.point_letters),
    Rule("DOC-EFFECT-OPEN", _INFO, "Luật 64/2025/QH15 Điều 53", content.open_effect),
)


def check(
    document: Document, profile: Profile, facts: Facts, today: date, accepted: tuple[Acceptance, ...] = ()
) -> CheckedDocument | HeldDocument:
    """Run every rule. An error among the findings (the reader's included) that nobody accepted holds the document."""
    try:
        main = main_document(parse(document.akn))
    except UnsafeXml as error:
        return _held(
            document, (*document.notes, finding("DOC-SCHEMA", _ERROR, line=1, message=error.detail or error.reason))
        )
    if main is None:
        return _held(document, (*document.notes, finding("DOC-EMPTY-BODY", _ERROR)))
    subject = Subject(document, profile, facts, today, main)
    found = tuple(dict.fromkeys((*document.notes, *_run(subject))))
    used = tuple(word for word in accepted if any(word.covers(item) for item in found))
    if blocking_findings(found, used):
        return _held(document, found, used)
    return CheckedDocument(document, found, used)


def _run(subject: Subject) -> Iterator[Finding]:
    yield from number.lints(subject)
    for rule in RULES:
        for values in rule.look(subject):
            eid = values.pop("eid", None)
            place = Place(eid=str(eid)) if eid is not None else None
            yield finding(rule.code, rule.severity, place, **values)


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
