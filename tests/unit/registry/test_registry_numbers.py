"""Numbers: reserved ahead, void, where a year begins; an issue that is dissolved; what was made of an older issue."""

from datetime import date

import pytest
from test_registry_ledger import ACTOR, accept

from gazette.errors import ConflictError
from gazette.registry import StaleError

DAY = date(2026, 11, 23)


def composed(registry, *uris, given=None, on=DAY):
    return registry.issues.reserve("vn", on.year, on, uris, ACTOR, given)


def states(registry, year=2026):
    return {record.number: record.state for record in registry.numbers.of_year("vn", year)}


def kinds(registry, subject):
    return [event.kind for event in registry.events(subject)]


def refused(code):
    return pytest.raises(ConflictError, match=code)


def test_a_number_reserved_ahead_is_used_by_the_issue_that_asks_for_it(registry):
    assert registry.numbers.reserve("vn", 2026, None, "Luật của Quốc hội", ACTOR) == (1,)
    second = composed(registry, accept(registry, 1))
    assert second.id.numbers == (2,), "what is reserved is not given to who does not ask for it"
    assert registry.numbers.ahead_of(second.id).reason == "Luật của Quốc hội"
    first = composed(registry, accept(registry, 2), given=(1,))
    assert first.id.numbers == (1,)
    assert registry.numbers.ahead("vn") == ()
    assert registry.numbers.ahead_of(second.id) is None
    assert kinds(registry, "vn/2026/1") == ["number-reserved", "composed"]


def test_numbers_reserved_and_the_next_make_one_issue(registry):
    registry.numbers.reserve("vn", 2026, (1, 2), "r", ACTOR)
    assert composed(registry, accept(registry, 1), given=(2, 3)).id.numbers == (2, 3)
    assert states(registry) == {1: "reserved", 2: "reserved", 3: "reserved"}
    assert [record.number for record in registry.numbers.ahead("vn")] == [1]


def test_the_same_reservation_again_is_the_one_that_stands(registry):
    for _ in range(2):
        assert registry.numbers.reserve("vn", 2026, (1, 2), "r", ACTOR) == (1, 2)
    assert len(list(registry.events())) == 2
    with refused("REG-NUMBER-AHEAD"):
        registry.numbers.reserve("vn", 2026, (2,), "another", ACTOR)
    with refused("REG-NUMBER-GAP"):
        registry.numbers.reserve("vn", 2026, (3, 5), "r", ACTOR)
    assert states(registry) == {1: "reserved", 2: "reserved"}, "all of them or none"


def test_a_void_number_is_never_used(registry):
    registry.numbers.reserve("vn", 2026, None, "r", ACTOR)
    registry.numbers.void("vn", 2026, (1, 2), "In hỏng", ACTOR)
    registry.numbers.void("vn", 2026, (1, 2), "In hỏng", ACTOR)
    assert kinds(registry, "vn/2026/1") == ["number-reserved", "number-void"]
    uri = accept(registry, 1)
    with refused("REG-NUMBER-VOID"):
        composed(registry, uri, given=(2,))
    with refused("REG-NUMBER-VOID"):
        registry.numbers.reserve("vn", 2026, (1,), "r", ACTOR)
    with refused("REG-NUMBER-VOID"):
        registry.numbers.void("vn", 2026, (1,), "Lý do khác", ACTOR)
    with refused("REG-NUMBER-GAP"):
        registry.numbers.void("vn", 2026, (4,), "r", ACTOR)
    with refused("REG-NUMBER-VOID"):
        registry.issues.named("vn", "2026/2")
    assert composed(registry, uri).id.numbers == (3,)
    assert registry.numbers.missing("vn") == ()


def test_the_number_of_an_issue_is_not_reserved_or_void_by_itself(registry):
    composed(registry, accept(registry, 1))
    with refused("REG-NUMBER-TAKEN"):
        registry.numbers.void("vn", 2026, (1,), "r", ACTOR)
    with refused("REG-NUMBER-TAKEN"):
        registry.numbers.reserve("vn", 2026, (1,), "r", ACTOR)


def test_a_year_may_begin_with_another_number(registry):
    registry.numbers.begin("vn", 2026, 275, "Các số trước phát hành bằng hệ thống cũ", ACTOR)
    registry.numbers.begin("vn", 2026, 275, "Các số trước phát hành bằng hệ thống cũ", ACTOR)
    uri = accept(registry, 1)
    with refused("REG-NUMBER-BACK"):
        composed(registry, uri, given=(274,))
    assert composed(registry, uri).id.numbers == (275,)
    assert registry.numbers.missing("vn") == ()
    assert registry.numbers.following("vn", 2027) == registry.numbers.following("vn-hn", 2026) == 1
    with refused("REG-NUMBER-BEGUN"):
        registry.numbers.begin("vn", 2026, 300, "r", ACTOR)
    composed(registry, accept(registry, 2), on=date(2025, 12, 31))
    with refused("REG-NUMBER-BEGUN"):
        registry.numbers.begin("vn", 2025, 2, "r", ACTOR)


def test_a_number_that_was_taken_away_from_outside_is_missed(registry, place):
    for _ in range(3):
        registry.numbers.reserve("vn", 2026, None, "r", ACTOR)
    place.run("DELETE FROM numbers WHERE number = 2")
    assert registry.numbers.missing("vn") == ((2026, 2),)


def test_dates_run_as_numbers_do(registry):
    registry.numbers.reserve("vn", 2026, (1, 2), "r", ACTOR)
    composed(registry, accept(registry, 1))
    uri = accept(registry, 2)
    with refused("REG-DATE-ORDER"):
        composed(registry, uri, on=date(2026, 11, 22))
    with refused("REG-DATE-ORDER"):
        composed(registry, uri, given=(2,), on=date(2026, 11, 24))
    assert composed(registry, uri, given=(2,)).date == DAY
    assert composed(registry, accept(registry, 3)).date == DAY, "several issues on one day"


def test_a_dissolved_issue_lets_its_documents_wait_and_its_numbers_are_void(registry):
    uris = [accept(registry, serial) for serial in (1, 2)]
    record = composed(registry, *uris, given=(1, 2))
    for _ in range(2):
        registry.issues.dissolve(record.id, "Ghép nhầm", ACTOR)
    void = registry.issues.get(record.id)
    assert (void.state, void.documents, void.void) == ("void", (), "Ghép nhầm")
    assert states(registry) == {1: "void", 2: "void"}
    assert [item.uri for item in registry.documents.in_state("accepted")] == uris
    assert [event.kind for event in registry.events(source=f"{1:064d}")] == ["accepted", "taken-out"]
    assert kinds(registry, "vn/2026/1+2") == ["composed", "number-void"]
    with refused("REG-ISSUE-VOID"):
        registry.issues.dissolve(record.id, "Lý do khác", ACTOR)
    with refused("REG-NUMBER-VOID"):
        composed(registry, uris[0], given=(2,))
    following = composed(registry, *uris)
    assert following.id.numbers == (3,)
    assert [item.id for item in registry.issues.newest("vn", None)] == [record.id, following.id]
    assert registry.issues.latest("vn").id == following.id
    assert [item.id for item in registry.issues.unfinished("vn")] == [following.id]
    assert registry.issues.unsigned_before(following.id) is None


def test_what_was_made_of_an_issue_as_it_was_is_not_recorded(registry):
    record = composed(registry, accept(registry, 1))
    registry.issues.dissolve(record.id, "r", ACTOR)
    with pytest.raises(StaleError, match="REG-CHANGED"):
        registry.issues.advance(record, "rendered", ACTOR, pages=3)
    assert registry.issues.get(record.id).pages is None


def test_documents_leave_an_issue_move_and_come_in(registry):
    uris = [accept(registry, serial) for serial in range(1, 5)]
    first, second = composed(registry, *uris[:2]), composed(registry, uris[2])
    registry.issues.rearrange(
        [(first, (uris[0],)), (second, (uris[1], uris[2], uris[3]))],
        ACTOR,
    )
    assert registry.issues.get(first.id).documents == (uris[0],)
    assert registry.issues.get(second.id).documents == (uris[1], uris[2], uris[3])
    assert [registry.documents.get(uri).issue for uri in uris] == ["vn/2026/1", *["vn/2026/2"] * 3]
    assert [event.kind for event in registry.events(source=f"{2:064d}")] == ["accepted", "moved"]
    assert [event.kind for event in registry.events(source=f"{4:064d}")] == ["accepted", "put-in"]
    second = registry.issues.get(second.id)
    registry.issues.rearrange([(second, (uris[2],))], ACTOR)
    assert [item.uri for item in registry.documents.in_state("accepted")] == [uris[1], uris[3]]
    assert kinds(registry, "vn/2026/2") == ["composed", "rearranged", "rearranged"]


def test_an_issue_is_not_emptied_and_takes_nothing_from_another(registry):
    uris = [accept(registry, serial) for serial in (1, 2)]
    first, second = composed(registry, uris[0]), composed(registry, uris[1])
    before = list(registry.events())
    with refused("REG-ISSUE-EMPTY"):
        registry.issues.rearrange([(first, ())], ACTOR)
    with refused("REG-ISSUE-EMPTY"):
        registry.issues.rearrange([(first, (uris[0], uris[1])), (second, ())], ACTOR)
    with refused("REG-DOCUMENT-COMPOSED"):
        registry.issues.rearrange([(first, tuple(uris))], ACTOR)
    assert list(registry.events()) == before
    registry.issues.dissolve(second.id, "r", ACTOR)
    with refused("REG-ISSUE-VOID"):
        registry.issues.rearrange([(registry.issues.get(second.id), (uris[1],))], ACTOR)
    registry.issues.rearrange([(first, tuple(uris))], ACTOR)
    with pytest.raises(StaleError):
        registry.issues.rearrange([(first, (uris[0],))], ACTOR)
