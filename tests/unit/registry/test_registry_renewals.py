"""Approvals and renewals in the ledger: appended, never changed, told by events; two writers don't take one number."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gazette.errors import ConflictError
from gazette.model import IssueId, Role, SignedFile
from gazette.model.renewal import Evidence, Renewal, SignedRenewal
from gazette.registry import Actor, ApprovalRecord, Registry

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
ACTOR = Actor("an", "renew", NOW)


@pytest.fixture
def ledger(registry: Registry) -> Registry:
    return registry


@pytest.fixture
def issue(ledger: Registry) -> IssueId:
    return ledger.issues.reserve("vn", 2026, date(2026, 11, 25), (), ACTOR, None).id


def renewal(issue: IssueId, number: int) -> SignedRenewal:
    def file(role: Role, name: str, digest: str) -> SignedFile:
        return SignedFile(role, f"{issue.path}/renewed/{number}/{name}", "x", digest * 64, 1, digest * 64)

    made = Renewal(issue, number, NOW, (Evidence("a", "a" * 64),), (), demonstration=False)
    files = file(Role.RENEWAL, "renewal.json", "b"), file(Role.RENEWAL_SIGNATURE, "renewal.json.p7s", "c")
    return SignedRenewal(made, *files, NOW)


def test_renewals_are_kept_in_order(ledger: Registry, issue: IssueId) -> None:
    for number in (1, 2):
        ledger.renewals.record(renewal(issue, number), ACTOR)
    assert ledger.renewals.of(issue) == (renewal(issue, 1), renewal(issue, 2))
    told = [event for event in ledger.events("vn/2026/1") if event.kind == "renewed"]
    assert [event.inputs for event in told] == [("a" * 64,)] * 2
    assert told[0].outputs == ("b" * 64, "c" * 64)
    assert ledger.broken_event() is None


@pytest.mark.parametrize("number", [1, 3])
def test_a_number_is_given_once_and_none_is_left_out(ledger: Registry, issue: IssueId, number: int) -> None:
    ledger.renewals.record(renewal(issue, 1), ACTOR)
    with pytest.raises(ConflictError) as caught:
        ledger.renewals.record(renewal(issue, number), ACTOR)
    assert caught.value.code == "RNW-AGAIN"
    assert len(ledger.renewals.of(issue)) == 1
    assert sum(event.kind == "renewed" for event in ledger.events("vn/2026/1")) == 1


def test_the_newest_approval_counts_and_all_are_kept(ledger: Registry, issue: IssueId) -> None:
    assert ledger.approvals.newest(issue) is None
    first, second = (ApprovalRecord(digit * 64, "s", "p") for digit in "12")
    ledger.approvals.record(issue, first, ACTOR)
    ledger.approvals.record(issue, second, ACTOR)
    assert ledger.approvals.newest(issue) == second
    told = [event.inputs for event in ledger.events("vn/2026/1") if event.kind == "approved"]
    assert told == [("1" * 64,), ("2" * 64,)]
