"""Facts in the ledger: appended, never changed, told by events; two writers don't write upon each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from gazette.errors import ConflictError
from gazette.model import Role, SignedFile
from gazette.model.fact_record import FactRecord, SignedFact, fact_bytes, parse_fact
from gazette.model.status import Fact, FactKind, Instrument, Printed, Wording
from gazette.registry import Actor, Registry, StaleError

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
ACTOR = Actor("an", "withdraw", NOW)
WORK = "/akn/vn/act/quyet-dinh/ttg/2026-01-05/1-2026-qd-ttg"
BY = Instrument("2/2026/QĐ-TTg", f"{WORK}-by", Printed("vn/2026/1", 7, 3))
FACT = Fact(FactKind.WITHDRAWN, WORK, date(2026, 11, 25), "Đăng nhầm", "an", NOW)
CORRECTION = Fact(
    FactKind.CORRECTED, WORK, None, "Sai số", "an", NOW, by=BY,
    wording=(Wording("art_1", "một", "hai", Printed("vn/2026/1", 3, 12)),),
)  # fmt: skip


@pytest.fixture
def ledger(registry: Registry) -> Registry:
    return registry


def signed(ledger: Registry, sequence: int, fact: Fact, number: int = 1) -> SignedFact:
    issues = ledger.issues.all("vn")
    issue = issues[0].id if issues else ledger.issues.reserve("vn", 2026, date(2026, 11, 25), (), ACTOR, None).id

    def file(role: Role, digest: str) -> SignedFile:
        return SignedFile(role, f"facts/{sequence}", "x", digest * 64, 1, digest * 64)

    record = FactRecord(fact, number, "/eli/vn/quyet-dinh/2026/1-2026-qd-ttg", issue, demonstration=True)
    return SignedFact(sequence, record, file(Role.FACT, "b"), file(Role.FACT_SIGNATURE, "c"), NOW)


def test_a_fact_is_kept_and_told_by_an_event(ledger: Registry) -> None:
    row = ledger.facts.record(FACT, ACTOR, after=0)
    assert (row.sequence, ledger.facts.of(WORK)) == (1, (row,))
    assert ledger.facts.of_works([WORK, "/x"]) == {WORK: (FACT,)}
    (event,) = ledger.events(WORK)
    assert (event.kind, event.who) == ("withdrawn", "an")
    assert len(event.outputs[0]) == 64
    assert ledger.broken_event() is None


def test_what_was_judged_upon_other_facts_is_not_written(ledger: Registry) -> None:
    ledger.facts.record(FACT, ACTOR, after=0)
    with pytest.raises(StaleError) as caught:
        ledger.facts.record(replace(FACT, reason="Khác"), ACTOR, after=0)
    assert caught.value.code == "FCT-CHANGED"
    assert len(ledger.facts.all()) == 1


def test_what_one_document_does_to_another_is_one_fact(ledger: Registry) -> None:
    first = ledger.facts.record_new([CORRECTION, replace(FACT, work=f"{WORK}-2")], ACTOR)
    assert [row.sequence for row in first] == [1, 2]
    assert ledger.facts.record_new([replace(CORRECTION, reason="Khác")], ACTOR) == ()
    assert [row.sequence for row in ledger.facts.by(BY.uri or "")] == [1]


def test_a_published_fact_has_its_day_and_is_published_once(ledger: Registry) -> None:
    row = ledger.facts.record(CORRECTION, ACTOR, after=0)
    assert ledger.facts.waiting() == (row,)
    told = signed(ledger, row.sequence, replace(CORRECTION, on=date(2026, 12, 1)))
    ledger.facts.tell(told, ACTOR)
    assert ledger.facts.told() == (told,)
    assert ledger.facts.waiting() == ()
    (found,) = ledger.facts.of(WORK)
    assert (found.fact.on, found.recorded) == (date(2026, 12, 1), CORRECTION)
    with pytest.raises(ConflictError) as caught:
        ledger.facts.tell(told, ACTOR)
    assert caught.value.code == "FCT-TOLD"
    assert ledger.broken_event() is None


def test_a_statement_is_read_as_it_was_written(ledger: Registry) -> None:
    record = signed(ledger, 1, replace(CORRECTION, on=date(2026, 12, 1), basis="Căn cứ", parts=("art_1",))).record
    data = fact_bytes(record)
    assert parse_fact(data) == replace(record, fact=replace(record.fact, who=""))
    for wrong in (data + b"\n", data.replace(b'"corrected"', b'"forgotten"'), data.replace(b'"line":12', b'"line":0')):
        with pytest.raises(ValueError, match=r"\w"):
            parse_fact(wrong)


def test_a_statement_has_a_day(ledger: Registry) -> None:
    with pytest.raises(ValueError, match="day"):
        signed(ledger, 1, CORRECTION)
