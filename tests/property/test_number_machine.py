"""The number ledger as a state machine, held against a plain dictionary after each step."""

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from gazette.errors import ConflictError
from gazette.registry import Registry

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "registry"))
from test_registry_ledger import ACTOR, accept

DAY = date(2026, 11, 23)
PICK = st.integers(0, 99)


class Ledger(RuleBasedStateMachine):
    """Reserve, compose, void, take out, move, put in, publish."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.registry = Registry(self.folder / "registry.db", self.folder / "archive", create=True)
        self.numbers = {}
        """number → reserved, void, dissolved (void with its issue), or the first number of its issue"""
        self.issues = {}
        """first number → (record id, documents, published)"""
        self.waiting = []
        self.serial = 0

    def teardown(self):
        self.registry.close()
        shutil.rmtree(self.folder)

    def _open(self):
        return [first for first, (_, _, published) in self.issues.items() if not published]

    @rule()
    def receive(self):
        self.serial += 1
        self.waiting.append(accept(self.registry, self.serial))

    @rule(number=st.integers(1, 12), count=st.integers(1, 2))
    def reserve(self, number, count):
        wanted = tuple(range(number, number + count))
        free = wanted[0] == len(self.numbers) + 1
        known = all(self.numbers.get(item) == "reserved" for item in wanted)
        mixed = all(self.numbers.get(item, "reserved") == "reserved" for item in wanted) and wanted[0] <= len(
            self.numbers
        )
        try:
            self.registry.numbers.reserve("vn", 2026, wanted, "r", ACTOR)
        except ConflictError:
            assert not (free or known or mixed)
            return
        assert free or known or mixed
        self.numbers |= dict.fromkeys(wanted, "reserved")

    @precondition(lambda self: self.waiting)
    @rule(pick=PICK, number=st.none() | st.integers(1, 12), count=st.integers(1, 2))
    def compose(self, pick, number, count):
        uri = self.waiting[pick % len(self.waiting)]
        given = tuple(range(number, number + count)) if number else (len(self.numbers) + 1,)
        possible = given[0] <= len(self.numbers) + 1 and all(
            self.numbers.get(item, "reserved") == "reserved" for item in given
        )
        try:
            record = self.registry.issues.reserve("vn", 2026, DAY, [uri], ACTOR, given if number else None)
        except ConflictError:
            assert not possible
            return
        assert possible
        assert record.id.numbers == given
        self.waiting.remove(uri)
        self.numbers |= dict.fromkeys(given, given[0])
        self.issues[given[0]] = (record.id, [uri], False)

    @rule(number=st.integers(1, 12))
    def void(self, number):
        known = self.numbers.get(number)
        possible = known in ("reserved", "void") or number == len(self.numbers) + 1
        try:
            self.registry.numbers.void("vn", 2026, (number,), "v", ACTOR)
        except ConflictError:
            assert not possible
            return
        assert possible
        self.numbers[number] = "void"

    @precondition(lambda self: self._open())
    @rule(pick=PICK)
    def dissolve(self, pick):
        first = self._open()[pick % len(self._open())]
        identity, documents, _ = self.issues.pop(first)
        self.registry.issues.dissolve(identity, "v", ACTOR)
        self.waiting += documents
        self.numbers |= dict.fromkeys(identity.numbers, "dissolved")

    @precondition(lambda self: self._open())
    @rule(pick=PICK, other=PICK, document=PICK)
    def move(self, pick, other, document):
        """Out of one open issue into another, or into none when both are the same."""
        open_ = self._open()
        first, second = open_[pick % len(open_)], open_[other % len(open_)]
        identity, documents, _ = self.issues[first]
        uri = documents[document % len(documents)]
        left = [item for item in documents if item != uri]
        changes = [(self.registry.issues.get(identity), tuple(left))]
        if second != first:
            target, there, _ = self.issues[second]
            changes.append((self.registry.issues.get(target), (*there, uri)))
        try:
            self.registry.issues.rearrange(changes, ACTOR)
        except ConflictError:
            assert not left
            return
        assert left
        documents.remove(uri)
        (self.issues[second][1] if second != first else self.waiting).append(uri)

    @precondition(lambda self: self._open() and self.waiting)
    @rule(pick=PICK, document=PICK)
    def put_in(self, pick, document):
        first = self._open()[pick % len(self._open())]
        uri = self.waiting.pop(document % len(self.waiting))
        identity, documents, _ = self.issues[first]
        documents.append(uri)
        self.registry.issues.rearrange([(self.registry.issues.get(identity), tuple(documents))], ACTOR)

    @precondition(lambda self: self._open())
    @rule(pick=PICK)
    def publish(self, pick):
        first = self._open()[pick % len(self._open())]
        identity, documents, _ = self.issues[first]
        self.registry.issues.publish([identity], ACTOR, target="t", release="r")
        self.issues[first] = (identity, documents, True)

    @invariant()
    def the_ledger_is_the_dictionary(self):
        told = {}
        for record in self.registry.numbers.of_year("vn", 2026):
            told[record.number] = record.state if record.state == "void" or record.issue is None else record.issue
        assert told == {
            number: state.replace("dissolved", "void") if isinstance(state, str) else f"vn/{self.issues[state][0]}"
            for number, state in self.numbers.items()
        }
        assert sorted(told) == list(range(1, len(told) + 1))
        assert {item.uri for item in self.registry.documents.in_state("accepted")} == set(self.waiting)
        living = {item.id: set(item.documents) for item in self.registry.issues.all("vn") if item.void is None}
        assert living == {identity: set(documents) for identity, documents, _ in self.issues.values()}
        assert self.registry.broken_event() is None


Ledger.TestCase.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestNumberLedger = Ledger.TestCase
