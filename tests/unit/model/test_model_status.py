"""The two states of a document follow from its facts and a day; the order in which facts come changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model.status import Fact, FactKind, Force, Publication, states

WORK = "/akn/vn/act/quyet-dinh/ttg/2026-01-05/1-2026-qd-ttg"
AT = datetime(2026, 1, 5, tzinfo=UTC)
DAY = date(2026, 2, 1)
IN_FORCE = date(2026, 1, 20)


def fact(kind: FactKind, on: date | None = DAY, parts: tuple[str, ...] = (), at: datetime = AT) -> Fact:
    return Fact(kind, WORK, on, "vì thế", "an", at, parts)


def test_without_facts_a_document_is_as_published_and_its_force_follows_its_first_day() -> None:
    assert states((), IN_FORCE - timedelta(1), IN_FORCE).force is Force.NOT_YET
    assert states((), IN_FORCE, IN_FORCE).force is Force.IN_FORCE
    unknown = states((), IN_FORCE)
    assert (unknown.force, unknown.publication, unknown.published_by) == (None, Publication.AS_PUBLISHED, None)


@pytest.mark.parametrize(
    ("kind", "parts", "force"),
    [
        (FactKind.SUSPENDED, (), Force.SUSPENDED),
        (FactKind.SUSPENDED, ("art_1",), Force.PARTLY_SUSPENDED),
        (FactKind.EXPIRED, (), Force.EXPIRED),
        (FactKind.EXPIRED, ("art_1",), Force.PARTLY_EXPIRED),
        (FactKind.WITHDRAWN, (), Force.IN_FORCE),
        (FactKind.CONSOLIDATED, (), Force.IN_FORCE),
    ],
)
def test_a_fact_holds_from_its_day(kind: FactKind, parts: tuple[str, ...], force: Force) -> None:
    told = fact(kind, parts=parts)
    assert states([told], DAY - timedelta(1), IN_FORCE).force is Force.IN_FORCE
    found = states([told], DAY, IN_FORCE)
    assert found.force is force
    assert found.forced_by == (None if force is Force.IN_FORCE else told)


def test_what_waits_to_be_published_says_nothing_yet() -> None:
    assert states([fact(FactKind.WITHDRAWN, on=None)], DAY).publication is Publication.AS_PUBLISHED


def test_a_suspension_ends_wholly_or_for_a_part() -> None:
    whole, later = fact(FactKind.SUSPENDED), DAY + timedelta(1)
    assert states([whole, fact(FactKind.RESUMED, later)], later, IN_FORCE).force is Force.IN_FORCE
    partly = states([whole, fact(FactKind.RESUMED, later, ("art_2",))], later, IN_FORCE)
    assert (partly.force, partly.forced_by) == (Force.PARTLY_SUSPENDED, whole)
    again = fact(FactKind.SUSPENDED, later + timedelta(1), ("art_2",))
    back = [whole, fact(FactKind.RESUMED, later, ("art_2",)), again]
    assert states(back, again.on or DAY, IN_FORCE).force is Force.SUSPENDED


def test_the_gravest_state_of_publication_counts_and_its_newest_fact() -> None:
    first, second = fact(FactKind.CORRECTED), fact(FactKind.CORRECTED, DAY + timedelta(3))
    found = states([second, first], DAY + timedelta(9))
    assert (found.publication, found.published_by) == (Publication.CORRECTED, second)
    gone = fact(FactKind.WITHDRAWN, DAY + timedelta(1))
    assert states([second, gone, first], DAY + timedelta(9)).published_by == gone


def test_what_ended_before_it_began_never_comes_into_force() -> None:
    assert states([fact(FactKind.EXPIRED, date(2026, 1, 6))], date(2026, 1, 10), IN_FORCE).force is Force.EXPIRED


def test_facts_of_two_documents_are_refused() -> None:
    other = Fact(FactKind.EXPIRED, f"{WORK}-2", DAY, "", "an", AT)
    with pytest.raises(ValueError, match="several"):
        states([fact(FactKind.EXPIRED), other], DAY)


FACTS = st.builds(
    fact,
    st.sampled_from(FactKind),
    st.none() | st.dates(DAY, DAY + timedelta(9)),
    st.sampled_from([(), ("art_1",), ("art_1", "art_2")]),
    st.datetimes(datetime(2026, 2, 1), datetime(2026, 2, 9), timezones=st.just(UTC)),  # noqa: DTZ001 - zone is given
)


@given(st.lists(FACTS, max_size=7).flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))))
def test_the_order_of_facts_changes_nothing(both: tuple[list[Fact], list[Fact]]) -> None:
    day = DAY + timedelta(9)
    assert states(both[0], day, IN_FORCE) == states(both[1], day, IN_FORCE)


@given(st.lists(FACTS, max_size=7), st.dates(DAY, DAY + timedelta(9)))
def test_what_comes_later_leaves_an_earlier_day_as_it_was(facts: list[Fact], day: date) -> None:
    known = [item for item in facts if item.on is not None and item.on <= day]
    assert states(facts, day, IN_FORCE) == states(known, day, IN_FORCE)


@given(st.lists(FACTS, max_size=7), st.dates(DAY, DAY + timedelta(8)))
def test_publication_only_grows_graver_and_an_end_is_for_ever(facts: list[Fact], day: date) -> None:
    before, after = states(facts, day, IN_FORCE), states(facts, day + timedelta(1), IN_FORCE)
    ranks = list(Publication)
    assert ranks.index(before.publication) <= ranks.index(after.publication)
    assert before.force is not Force.EXPIRED or after.force is Force.EXPIRED
