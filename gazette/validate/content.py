"""Rules on facts and text: what must be there, what must fit, what an editor should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from gazette.akn.names import fold
from gazette.akn.text import plain
from gazette.akn.xml import local, q
from gazette.profiles import Rule
from gazette.validate.facts import Subject, Values


def missing(fact: str, subject: Subject, rule: Rule) -> Iterator[Values]:
    """A fact that the address or the table of contents can't do without."""
    if not getattr(subject.document.metadata, fact):
        yield {}


def known_type(subject: Subject, rule: Rule) -> Iterator[Values]:
    """The type decides between act and doc and where the document stands in the issue."""
    kind = subject.document.metadata.type
    if kind is not None and subject.profile.type_by_code(kind.code) is None:
        yield {"type": kind.name}


def known_issuer(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Rank is known only for bodies of the profile; one without any list asks for nothing."""
    if not subject.profile.authorities:
        return
    for issuer in subject.document.metadata.issuers:
        if subject.profile.authority_by_code(issuer.code) is None:
            yield {"issuer": issuer.name}


def local_in_national(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Documents of provinces go to the provinces' gazettes (NĐ 78/2025/NĐ-CP Điều 7(2))."""
    if subject.profile.locality is not None or subject.facts.carriers is not None:
        return  # where there are several publishers, `other_gazette` tells it
    for issuer in subject.document.metadata.issuers:
        known = subject.profile.authority_by_code(issuer.code)
        if known is not None and known.level == "local":
            yield {"issuer": issuer.name}


def other_gazette(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Each gazette carries the documents of its own bodies (NĐ 78/2025/NĐ-CP Điều 7)."""
    carriers, place = subject.facts.carriers, subject.profile.place
    if carriers is not None and place not in carriers:
        issuers = ", ".join(issuer.name for issuer in subject.document.metadata.issuers)
        yield {"issuer": issuers, "place": place, "carriers": ", ".join(carriers) or "—"}


def future_date(subject: Subject, rule: Rule) -> Iterator[Values]:
    """What is published has been issued."""
    day = subject.document.metadata.signed_on
    if day is not None and day > subject.today:
        yield {"date": day.isoformat(), "today": subject.today.isoformat()}


def open_effect(subject: Subject, rule: Rule) -> Iterator[Values]:
    """A rule such as "15 ngày kể từ ngày đăng Công báo", whose day hangs on the issue."""
    facts = subject.document.metadata
    if facts.effective_rule is not None and facts.effective_on is None:
        yield {"rule": facts.effective_rule}


def duplicate(subject: Subject, rule: Rule) -> Iterator[Values]:
    """One number, one document: other bytes under the same address (NĐ 30/2020 Phụ lục VI III.1(h))."""
    for known in subject.facts.same[:1]:
        yield {
            "number": known.number or "—",
            "eli": known.eli,
            "issue": known.issue or "—",
            "sha256": known.sha256,
            "file": known.file or "—",
        }


def missing_number(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Every document has a number but a constitution."""
    facts = subject.document.metadata
    if facts.number is None and not (facts.type is not None and facts.type.code == "hien-phap"):
        yield {}


def type_against_issuer(subject: Subject, rule: Rule) -> Iterator[Values]:
    """A type that only certain bodies issue, under another body's name (a decree is the Government's)."""
    facts = subject.document.metadata
    kind = subject.profile.type_by_code(facts.type.code) if facts.type is not None else None
    if kind is None or not kind.issuers or not facts.issuers:
        return
    known = [subject.profile.authority_by_code(item.code) for item in facts.issuers]
    if all(known) and not any(item.code in kind.issuers for item in facts.issuers):
        yield {"type": kind.name, "issuer": ", ".join(item.name for item in facts.issuers)}


def early_effect(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Not before so many days from signing: `central` and `local` of the rule, unless it shows a lawful exception."""
    facts = subject.document.metadata
    if facts.signed_on is None or facts.effective_on is None or facts.effective_on < facts.signed_on:
        return
    levels = {known.level for item in facts.issuers if (known := subject.profile.authority_by_code(item.code))}
    days = rule.days("local" if "local" in levels else "central")
    if days is None or facts.effective_on >= facts.signed_on + timedelta(days=days):
        return
    if _says(rule.text("unless"), subject.text) or _says(rule.text("details"), facts.title or ""):
        return
    yield {"effective": facts.effective_on.isoformat(), "days": days, "date": facts.signed_on.isoformat()}


def retroactive(subject: Subject, rule: Rule) -> Iterator[Values]:
    """An effect before the day of signing."""
    facts = subject.document.metadata
    if facts.signed_on is not None and facts.effective_on is not None and facts.effective_on < facts.signed_on:
        yield {"effective": facts.effective_on.isoformat(), "date": facts.signed_on.isoformat()}


def no_signer(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Every document is signed; some copies lack the block."""
    if not any(item.name for item in subject.document.metadata.signatories):
        yield {}


def no_position(subject: Subject, rule: Rule) -> Iterator[Values]:
    """A signer whose office is not printed."""
    for person in subject.document.metadata.signatories:
        if person.name and not person.position:
            yield {"name": person.name}


def no_state(subject: Subject, rule: Rule) -> Iterator[Values]:
    """The name of the state and its motto at the head of page 1."""
    head = fold(" ".join(plain(part) for part in subject.main if local(part) == "preface"))
    if "xa hoi chu nghia viet nam" not in " ".join(head.split()):
        yield {}


def no_place(subject: Subject, rule: Rule) -> Iterator[Values]:
    """The place beside the date."""
    if subject.document.metadata.place is None:
        yield {}


def no_recipients(subject: Subject, rule: Rule) -> Iterator[Values]:
    """The list "Nơi nhận"."""
    if _recipients(subject) is None:
        yield {}


def no_gazette(subject: Subject, rule: Rule) -> Iterator[Values]:
    """A list of recipients that does not name the gazette."""
    listed = _recipients(subject)
    if listed is not None and rule.text("recipients") not in listed.lower():
        yield {}


def field_lengths(subject: Subject, rule: Rule) -> Iterator[Values]:
    """Fields longer than those that offices exchange."""
    facts = subject.document.metadata
    number = facts.number
    symbol = number.raw.partition("/")[2] if number is not None else ""
    fields = [("title", facts.title or ""), ("symbol", symbol), ("number", number.serial if number is not None else "")]
    fields += [("issuer", item.name) for item in facts.issuers]
    fields += [("type", facts.type.name if facts.type is not None else "")]
    fields += [("signer", item.name) for item in facts.signatories]
    fields += [("position", item.position) for item in facts.signatories]
    for name, value in fields:
        limit = rule.days(name)
        if limit is not None and len(value) > limit:
            yield {"field": name, "length": len(value), "limit": limit}


def _recipients(subject: Subject) -> str | None:
    for part in subject.main.iterfind(f"{q('conclusions')}/{q('container')}"):
        if part.get("name") == "recipients":
            return plain(part)
    return None


def _says(pattern: str, text: str) -> bool:
    return bool(pattern) and re.search(pattern, text, re.IGNORECASE) is not None


def empty_body(subject: Subject) -> bool:
    """A document that says nothing."""
    body = next((child for child in subject.main if local(child) in ("body", "mainBody")), None)
    return body is None or not any(char.isalnum() for piece in body.itertext() for char in piece)
