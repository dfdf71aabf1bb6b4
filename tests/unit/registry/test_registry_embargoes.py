"""Embargoes in the ledger: the newest stands, none is lost when a text takes another's place, and all come back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from test_registry_ledger import ACTOR, accept, change, checked
from test_registry_pages import anew, rows

from gazette.errors import ConflictError
from gazette.model.embargo import Embargo

NOON = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)
EMBARGO = Embargo(datetime(2026, 11, 26, 12, 0, tzinfo=timezone(timedelta(hours=7))), "Chờ họp báo")
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def until(registry, *subjects):
    return [record.until for record in registry.embargoes.standing(subjects)]


def kinds(registry, subject):
    return [event.kind for event in registry.events(subject)]


def test_the_newest_stands_until_it_is_lifted(registry):
    uri = accept(registry, 1)
    assert registry.embargoes.impose(uri, EMBARGO, ACTOR).until == NOON
    registry.embargoes.impose(uri, EMBARGO, ACTOR)
    later = replace(EMBARGO, until=NOON + timedelta(days=1))
    registry.embargoes.impose(uri, later, ACTOR)
    assert until(registry, uri) == [later.until]
    assert registry.embargoes.lift(uri, "Họp báo sớm", ACTOR)
    assert not registry.embargoes.lift(uri, "Họp báo sớm", ACTOR)
    assert until(registry, uri) == []
    assert kinds(registry, uri)[1:] == ["embargoed", "embargoed", "embargo-lifted"]
    assert registry.broken_event() is None


def test_an_issue_is_held_back_by_its_documents_and_by_itself(registry):
    uri = accept(registry, 1)
    record = registry.issues.reserve("vn", 2026, date(2026, 11, 26), [uri], ACTOR, None)
    registry.embargoes.impose(uri, EMBARGO, ACTOR)
    registry.embargoes.impose("vn/2026/1", replace(EMBARGO, until=NOON - SECOND), ACTOR)

    def holding(at):
        return [item.subject for item in registry.embargoes.holding(record.id, at)]

    assert holding(NOON - 2 * SECOND) == ["vn/2026/1", uri]
    assert holding(NOON - SECOND) == [uri]
    assert holding(NOON) == []
    assert [item.subject for item in registry.embargoes.unpublished()] == ["vn/2026/1", uri]
    registry.issues.publish([record.id], ACTOR, target="portal", release="r")
    assert registry.embargoes.unpublished() == ()
    for subject in (uri, "vn/2026/1"):
        with pytest.raises(ConflictError, match="EMB-PUBLISHED"):
            registry.embargoes.impose(subject, replace(EMBARGO, reason="Khác"), ACTOR)


def test_the_log_takes_no_entry_of_what_is_held_back(registry):
    uri = accept(registry, 1)
    record = registry.issues.reserve("vn", 2026, date(2026, 11, 26), [uri], ACTOR, None)
    registry.embargoes.impose(uri, EMBARGO, ACTOR)

    def told(at):
        registry.log.append(record.id, "vn/2026/1", [b"x"], lambda *_: b"note", replace(ACTOR, at=at))

    with pytest.raises(ConflictError, match="EMB-UNTIL"):
        told(NOON - SECOND)
    assert registry.log.size == 0
    told(NOON)
    with pytest.raises(ConflictError, match="EMB-PUBLISHED"):
        registry.embargoes.impose(uri, replace(EMBARGO, reason="Khác"), ACTOR)


def test_what_came_in_with_a_file_is_imposed_once(registry):
    registry.documents.record(ACTOR, replace(change(1), embargo=EMBARGO))
    assert until(registry, "/akn/1") == [NOON]
    registry.embargoes.lift("/akn/1", "Họp báo sớm", ACTOR)
    registry.embargoes.impose_told("/akn/1", EMBARGO, ACTOR)
    assert until(registry, "/akn/1") == [], "what an editor lifted does not come back with the same sidecar"


def test_what_comes_in_with_a_file_ends_no_embargo_that_lasts_longer(registry):
    uri = accept(registry, 1)
    registry.embargoes.impose(uri, EMBARGO, ACTOR)
    earlier, later = (replace(EMBARGO, until=NOON + days, reason="Theo tệp") for days in (-DAY, DAY))
    registry.embargoes.impose_told(uri, earlier, ACTOR)
    (stands,) = registry.embargoes.standing([uri])
    assert (stands.until, stands.reason) == (NOON, EMBARGO.reason)
    registry.embargoes.impose_told(uri, later, ACTOR)
    assert until(registry, uri) == [later.until]
    registry.embargoes.impose(uri, EMBARGO, ACTOR)
    assert until(registry, uri) == [NOON], "of a person's the newest stands"


def test_a_document_that_moves_takes_its_embargo_with_it(registry, tmp_path):
    uri = accept(registry, 1)
    registry.embargoes.impose(uri, EMBARGO, ACTOR)
    registry.pages.write()
    moved = checked(1)
    moved = replace(moved, document=replace(moved.document, uri="/akn/elsewhere"))
    newest = registry.documents.newest(f"{1:064d}")
    registry.documents.record(ACTOR, change(1, moved, after=newest.seq))
    assert until(registry, "/akn/elsewhere") == [NOON]
    registry.embargoes.lift("/akn/elsewhere", "Không cần nữa", ACTOR)
    registry.pages.write()
    with anew(registry, tmp_path) as made:
        assert rows(made) == rows(registry)


@pytest.mark.parametrize("own", [NOON + timedelta(days=1), NOON - timedelta(days=1)])
def test_a_document_that_moves_and_brings_an_embargo_is_held_back_until_the_later_end(registry, own):
    registry.embargoes.impose(accept(registry, 1), EMBARGO, ACTOR)
    moved = checked(1)
    moved = replace(moved, document=replace(moved.document, uri="/akn/elsewhere"))
    newest = registry.documents.newest(f"{1:064d}")
    registry.documents.record(ACTOR, change(1, moved, after=newest.seq, embargo=replace(EMBARGO, until=own)))
    assert until(registry, "/akn/elsewhere") == [max(own, NOON)]
