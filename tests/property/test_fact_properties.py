"""A book of facts under any order of recording, repeating, publishing and crashing tells the same as a list would."""

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from gazette.errors import ConflictError
from gazette.model import IssueId, Role, SignedFile
from gazette.model.fact_record import FactRecord, SignedFact, facts_of, told
from gazette.model.status import Fact, FactKind, Instrument, states
from gazette.registry import Actor, Registry, StaleError

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
DAY = date(2026, 11, 25)
ACTOR = Actor("an", "test", NOW)
WORKS = tuple(f"/akn/vn/act/quyet-dinh/ttg/2026-01-0{day}/{day}-2026-qd-ttg" for day in (1, 2))


class Book(RuleBasedStateMachine):
    """`recorded` and `published` are what the book must say."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.recorded: list[Fact] = []
        self.published: list[int] = []
        self.open(create=True)
        issue = self.book.issues.reserve("vn", 2026, DAY, (), ACTOR, None)
        self.issue: IssueId = issue.id

    def open(self, *, create=False):
        place = Path(self.folder.name)
        self.book = Registry(place / "registry.db", place / "archive", create=create)

    def teardown(self):
        self.book.close()
        self.folder.cleanup()

    def of(self, work):
        return [fact for fact in self.recorded if fact.work == work]

    @rule(work=st.sampled_from(WORKS), kind=st.sampled_from(FactKind), days=st.none() | st.integers(0, 5))
    def record(self, work, kind, days):
        fact = Fact(kind, work, None if days is None else DAY + timedelta(days), "vì thế", "an", NOW)
        assert self.book.facts.record(fact, ACTOR, after=len(self.of(work))).sequence == len(self.recorded) + 1
        self.recorded.append(fact)

    @rule(work=st.sampled_from(WORKS), behind=st.integers(1, 3))
    def record_upon_what_is_over(self, work, behind):
        fact = Fact(FactKind.WITHDRAWN, work, DAY, "vì thế", "an", NOW)
        with pytest.raises(StaleError):
            self.book.facts.record(fact, ACTOR, after=len(self.of(work)) + behind)

    @rule(work=st.sampled_from(WORKS), by=st.sampled_from(WORKS))
    def follow(self, work, by):
        fact = Fact(FactKind.CORRECTED, work, None, "Được đính chính", "an", NOW, by=Instrument("1", f"{by}-by"))
        known = any(item.by == fact.by and item.kind is fact.kind for item in self.of(work))
        made = self.book.facts.record_new([fact, fact], ACTOR)
        assert len(made) == (0 if known else 1)
        self.recorded += [fact] * len(made)

    @rule()
    def publish(self):
        for row in self.book.facts.waiting():
            number = len(facts_of(self.book.facts.told(), row.recorded.work)) + 1
            self.book.facts.tell(self.signed(row.sequence, row.recorded, number), ACTOR)
            self.published.append(row.sequence)

    @rule()
    def publish_again(self):
        for sequence in self.published[:1]:
            with pytest.raises(ConflictError):
                self.book.facts.tell(self.signed(sequence, self.recorded[sequence - 1], 99), ACTOR)

    @rule()
    def crash(self):
        self.book.close()
        self.open()

    def signed(self, sequence, fact, number):
        file = SignedFile(Role.FACT, "x", "x", "b" * 64, 1, "b" * 64)
        record = FactRecord(told(fact, DAY), number, "/eli/x", self.issue, demonstration=True)
        return SignedFact(sequence, record, file, replace(file, role=Role.FACT_SIGNATURE), NOW)

    @invariant()
    def nothing_is_lost_and_all_is_in_order(self):
        rows = self.book.facts.all()
        assert [row.recorded for row in rows] == self.recorded
        assert [row.sequence for row in rows if row.signed is not None] == sorted(self.published)
        for work in WORKS:
            numbers = [item.record.number for item in facts_of(self.book.facts.told(), work)]
            assert numbers == list(range(1, len(numbers) + 1))
            said = [row.fact for row in rows if row.recorded.work == work]
            assert states(said, DAY) == states(reversed(said), DAY)
            assert [row.fact for row in self.book.facts.of(work)] == said
        assert self.book.broken_event() is None


TestBook = Book.TestCase
TestBook.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
