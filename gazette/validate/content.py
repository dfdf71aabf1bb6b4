"""Rules on facts and text: what must be there, what must fit, what an editor should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from lxml import etree

from gazette.akn.schema import violations
from gazette.akn.text import plain, words_of
from gazette.akn.xml import local, q
from gazette.profiles import kind_of
from gazette.validate.facts import Subject

_LAW_64_2025 = date(2025, 4, 1)
"""Luật 64/2025/QH15 applies to what is signed from this day on."""
_QUOTED = frozenset({q("quotedStructure"), q("embeddedStructure")})
_FOREIGN_LETTERS = frozenset("fjwz")


def schema(subject: Subject) -> Iterator[dict[str, object]]:
    """The strict OASIS schema of Akoma Ntoso 3.0."""
    for error in violations(subject.document.akn)[:5]:
        yield {"line": error.line, "message": error.message.replace("{", "(").replace("}", ")")}


def missing(fact: str, subject: Subject) -> Iterator[dict[str, object]]:
    """A fact that the address or the table of contents can't do without."""
    if not getattr(subject.document.metadata, fact):
        yield {}


def missing_number(subject: Subject) -> Iterator[dict[str, object]]:
    """Every document has a number but a constitution, and those of a profile that asks for none."""
    facts = subject.document.metadata
    free = subject.profile.grammar != "vietnamese" or (facts.type is not None and facts.type.code == "hien-phap")
    if facts.number is None and not free:
        yield {}


def known_type(subject: Subject) -> Iterator[dict[str, object]]:
    """The type decides between act and doc and where the document stands in the issue."""
    kind = subject.document.metadata.type
    if kind is not None and subject.profile.type_by_code(kind.code) is None:
        yield {"type": kind.name}


def known_issuer(subject: Subject) -> Iterator[dict[str, object]]:
    """Rank is known only for bodies of the profile; one without any list asks for nothing."""
    if not subject.profile.authorities:
        return
    for issuer in subject.document.metadata.issuers:
        if subject.profile.authority_by_code(issuer.code) is None:
            yield {"issuer": issuer.name}


def local_in_national(subject: Subject) -> Iterator[dict[str, object]]:
    """Documents of provinces go to the provinces' gazettes (NĐ 78/2025/NĐ-CP Điều 7(2))."""
    if subject.profile.locality is not None:
        return
    for issuer in subject.document.metadata.issuers:
        known = subject.profile.authority_by_code(issuer.code)
        if known is not None and known.level == "local":
            yield {"issuer": issuer.name}


def future_date(subject: Subject) -> Iterator[dict[str, object]]:
    """What is published has been issued."""
    day = subject.document.metadata.signed_on
    if day is not None and day > subject.today:
        yield {"date": day.isoformat(), "today": subject.today.isoformat()}


def early_effect(subject: Subject) -> Iterator[dict[str, object]]:
    """Luật 64/2025/QH15 Điều 53(1): not before 45 days from signing (central) or 10 (local)."""
    facts = subject.document.metadata
    if facts.signed_on is None or facts.effective_on is None or facts.signed_on < _LAW_64_2025:
        return
    if subject.profile.grammar != "vietnamese" or kind_of(subject.profile, facts) != "normative":
        return
    levels = {known.level for item in facts.issuers if (known := subject.profile.authority_by_code(item.code))}
    days = 10 if "local" in levels else 45
    if facts.effective_on >= facts.signed_on + timedelta(days=days):
        return
    if re.search(r"thủ tục rút gọn|trường hợp đặc biệt", plain(subject.main), re.IGNORECASE):
        return
    yield {"effective": facts.effective_on.isoformat(), "days": days, "date": facts.signed_on.isoformat()}


def open_effect(subject: Subject) -> Iterator[dict[str, object]]:
    """A rule such as "15 ngày kể từ ngày đăng Công báo", whose day hangs on the issue."""
    facts = subject.document.metadata
    if facts.effective_rule is not None and facts.effective_on is None:
        yield {"rule": facts.effective_rule}


def no_signer(subject: Subject) -> Iterator[dict[str, object]]:
    """Every document is signed (NĐ 30/2020 Điều 8(2)); some copies lack the block."""
    if subject.profile.grammar == "vietnamese" and not any(item.name for item in subject.document.metadata.signatories):
        yield {}


def empty_body(subject: Subject) -> Iterator[dict[str, object]]:
    """A document that says nothing."""
    body = _body(subject)
    if body is None or not words_of(body):
        yield {}


def article_gaps(subject: Subject) -> Iterator[dict[str, object]]:
    """Articles count through the whole document (Luật 64/2025/QH15 Điều 7); gaps that are in the source stay."""
    before: int | None = None
    for article in _own(subject, "article"):
        found = re.search(r"\d+", plain(_num(article)))
        if found is None:
            before = None
            continue
        number = int(found.group(0))
        if (before is None and number != 1 and article is next(_own(subject, "article"))) or (
            before is not None and number not in (before, before + 1)
        ):
            yield {"before": before if before is not None else "—", "after": number, "eid": article.get("eId")}
        before = number


def point_letters(subject: Subject) -> Iterator[dict[str, object]]:
    """f, j, w and z are no letters of the Vietnamese alphabet (f) was seen 18 times in 13,984 texts)."""
    if subject.profile.grammar != "vietnamese":
        return
    for point in _own(subject, "point"):
        letter = plain(_num(point)).strip(' .)/“"').lower()[:1]
        if letter in _FOREIGN_LETTERS:
            yield {"letter": letter, "eid": point.get("eId")}


def duplicate(subject: Subject) -> Iterator[dict[str, object]]:
    """One number, one document: other bytes under the same address (NĐ 30/2020 Phụ lục VI III.1(h))."""
    own = {source.sha256 for source in subject.document.sources}
    for known in subject.facts.same:
        if known.eli == subject.document.eli and known.sha256 not in own:
            yield {"number": known.number or "—", "eli": known.eli, "issue": known.issue or "—", "sha256": known.sha256}
            return


def _body(subject: Subject) -> etree._Element | None:
    return next((child for child in subject.main if local(child) in ("body", "mainBody")), None)


def _own(subject: Subject, name: str) -> Iterator[etree._Element]:
    """Elements of the document's own body, not those that amendments quote."""
    body = _body(subject)
    for item in body.iter(q(name)) if body is not None else ():
        if not any(ancestor.tag in _QUOTED for ancestor in item.iterancestors()):
            yield item


def _num(element: etree._Element) -> etree._Element:
    return next((child for child in element if local(child) == "num"), element)
