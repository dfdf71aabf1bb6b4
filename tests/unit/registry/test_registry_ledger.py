"""The ledger: numbers once, events chained, the archive whole."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from multiprocessing import get_context

import pytest

from gazette.errors import ConfigError, ConflictError, IntegrityError
from gazette.model import (
    Acceptance,
    CheckedDocument,
    Document,
    DocumentNumber,
    Edit,
    HeldDocument,
    IssueId,
    Issuer,
    Metadata,
    Severity,
    SourceFile,
    Structure,
    TypeRef,
    Urgency,
    finding,
)
from gazette.registry import Actor, Change, Registry, StaleError

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ACTOR = Actor("an", "test", NOW)


def checked(serial, akn=b"<akn/>"):
    number = DocumentNumber(f"{serial}/2026/QĐ-TTg", str(serial), 2026, "QĐ", ("TTg",), "normative")
    facts = Metadata(
        number, TypeRef("quyet-dinh", "Quyết định"), "Về mẫu", (Issuer("TTg", "Thủ tướng"),), None, date(2026, 1, 2)
    )
    source = SourceFile(f"{serial:064d}", 1, "text/plain", "a.txt", NOW)
    return CheckedDocument(Document(f"/akn/{serial}", f"/eli/{serial}", facts, Structure(), akn, (source,)), ())


def change(serial, outcome=None, *, after=None, **told):
    told.setdefault("publisher", "vn")
    return Change(f"key-{serial}", f"{serial:064d}", "a.txt", {}, outcome or checked(serial), after, **told)


def accept(registry, serial):
    registry.documents.record(ACTOR, change(serial))
    return checked(serial).document.uri


def reserve(registry, *uris, numbers=None):
    return registry.issues.reserve("vn", 2026, date(2026, 11, 23), uris, ACTOR, numbers)


def counted(registry):
    """How many documents of each state there are and how many files are held and refused, by looking at each."""
    query = (
        "SELECT state, count(*) AS count FROM documents GROUP BY state UNION ALL"
        " SELECT outcome, count(*) FROM sources WHERE outcome != 'accepted' GROUP BY outcome"
    )
    return {row["state"]: row["count"] for row in registry._database.query(query)}


def test_a_document_comes_back_with_its_bytes(registry):
    uri = accept(registry, 1)
    assert registry.documents.checked(uri) == checked(1)
    assert [record.uri for record in registry.documents.find("1/2026")] == [uri]
    assert registry.documents.find("%") == ()
    assert [record.uri for record in registry.documents.find("ẢKN")] == [uri]


def test_numbers_follow_one_another_without_gap_or_double(registry):
    uris = [accept(registry, serial) for serial in range(1, 6)]
    assert reserve(registry, uris[0]).id.numbers == (1,)
    assert reserve(registry, uris[1], numbers=(2, 3)).id.numbers == (2, 3)
    with pytest.raises(ConflictError, match="REG-NUMBER-TAKEN"):
        reserve(registry, uris[2], numbers=(3,))
    with pytest.raises(ConflictError, match="REG-NUMBER-GAP"):
        reserve(registry, uris[2], numbers=(5,))
    assert reserve(registry, uris[2]).id.numbers == (4,)


def test_a_document_stands_in_one_issue(registry):
    uri = accept(registry, 1)
    reserve(registry, uri)
    with pytest.raises(ConflictError, match="REG-DOCUMENT-COMPOSED"):
        reserve(registry, uri)
    assert len(registry.issues.all("vn")) == 1, "the refused issue left nothing behind"


def test_an_issue_is_found_by_any_of_its_names(registry):
    reserve(registry, accept(registry, 1), numbers=(1, 2))
    assert {registry.issues.named("vn", name).id for name in ("2026/1", "2026/2", "2026/1+2", "latest")} == {
        IssueId("vn", 2026, (1, 2))
    }
    for name in ("2026/3", "2026/1+", "2026/2+3", "2025/1", "2026/01+2", "newest", "2026/٢"):
        with pytest.raises(ConflictError, match="REG-NO-ISSUE"):
            registry.issues.named("vn", name)
    with pytest.raises(ConflictError, match="REG-NO-ISSUE"):
        registry.issues.named("vn-hn", "latest")


def test_issues_stand_in_order_across_years(registry):
    first, second, third = (accept(registry, serial) for serial in (1, 2, 3))
    at = (date(2026, 1, 2), date(2025, 12, 31), date(2026, 1, 3))
    made = [
        registry.issues.reserve("vn", on.year, on, [uri], ACTOR, None).id
        for on, uri in zip(at, (first, second, third), strict=True)
    ]
    assert [record.id for record in registry.issues.newest("vn", 2)] == [made[0], made[2]]
    assert (registry.issues.latest("vn").id, registry.issues.latest("vn-hn"), registry.issues.count("vn")) == (
        made[2],
        None,
        3,
    )
    assert registry.issues.unsigned_before(made[2]).id == made[1]
    assert registry.issues.unsigned_before(made[1]) is None
    registry.issues.publish(made[1:2], ACTOR, target="t", release="r")
    assert [record.id for record in registry.issues.unfinished("vn")] == [made[0], made[2]]


def test_events_are_chained_and_a_changed_one_is_seen(registry, place):
    reserve(registry, accept(registry, 1))
    accept(registry, 2)
    assert [event.kind for event in registry.events()] == ["accepted", "composed", "accepted"]
    assert registry.broken_event() is None
    place.run("UPDATE events SET who = 'someone else' WHERE seq = 2")
    assert registry.broken_event() == 2


def test_what_an_event_is_found_by_is_what_its_inputs_say(registry, place):
    accept(registry, 1)
    place.run("UPDATE events SET source = 'f'")
    assert registry.broken_event() == 1


def test_an_event_taken_out_is_seen(registry, place):
    for serial in (1, 2, 3):
        accept(registry, serial)
    place.run("DELETE FROM events WHERE seq = 2")
    assert registry.broken_event() == 3


def test_the_archive_tells_altered_and_missing_files(registry):
    digest = registry.archive.put(b"law")
    path = registry.archive.path(digest)
    assert path.stat().st_mode & 0o222 == 0, "archived files are read-only"
    path.chmod(0o644)
    path.write_bytes(b"lie")
    with pytest.raises(IntegrityError, match="REG-ARCHIVE-ALTERED"):
        registry.archive.get(digest)
    assert registry.archive.put(b"law") == digest
    assert registry.archive.get(digest) == b"law", "putting the bytes again mends the file"
    path.unlink()
    with pytest.raises(IntegrityError, match="REG-ARCHIVE-GONE"):
        registry.archive.get(digest)


def test_a_registry_of_a_newer_version_is_left_alone(registry, place):
    registry.close()
    place.set_version(99)
    with pytest.raises(ConflictError, match="REG-NEWER"):
        place.open()


def test_no_registry_and_no_database_are_told_apart(tmp_path):
    with pytest.raises(ConfigError, match="REG-NONE"):
        Registry(tmp_path / "registry.db", tmp_path / "archive")
    (tmp_path / "registry.db").write_bytes(b"this is no database, " * 100)
    with pytest.raises(IntegrityError, match="REG-UNREADABLE"):
        Registry(tmp_path / "registry.db", tmp_path / "archive")


def _compose(place, serials):
    with place.open() as registry:
        for serial in serials:
            reserve(registry, f"/akn/{serial}")


def test_two_processes_never_take_one_number(registry, place):
    for serial in range(40):
        accept(registry, serial)
    context = get_context("spawn")
    workers = [context.Process(target=_compose, args=(place, range(start, 40, 2))) for start in (0, 1)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    numbers = [number for record in registry.issues.all("vn") for number in record.id.numbers]
    assert numbers == list(range(1, 41))
    assert registry.broken_event() is None


def test_a_step_keeps_its_first_outcome(registry):
    registry.steps.record("k", "render", "vn/2026/1", {"pages": 3}, NOW)
    registry.steps.record("k", "render", "vn/2026/1", {"pages": 4}, NOW)
    assert registry.steps.outputs("k") == {"pages": 3}
    assert registry.steps.outputs("other") is None


def held(serial):
    made = checked(serial).document
    return HeldDocument(made.sources[0], made.metadata, made.structure, (), made.akn, made.uri)


def test_what_was_made_of_an_older_state_is_not_written(registry):
    accept(registry, 1)
    before = list(registry.events())
    with pytest.raises(StaleError, match="REG-CHANGED"):
        registry.documents.record(ACTOR, change(1, held(1)))
    assert list(registry.events()) == before
    assert registry.documents.get("/akn/1") is not None


def test_changes_are_written_together_or_not_at_all(registry):
    accept(registry, 1)
    with pytest.raises(StaleError):
        registry.documents.record(ACTOR, change(1, held(1), after=1), change(2, after=7))
    assert [record.outcome for record in registry.documents.versions(f"{1:064d}")] == ["accepted"]
    registry.documents.record(ACTOR, change(1, held(1), after=1, kind="replaced"), change(2))
    assert [event.kind for event in registry.events()] == ["accepted", "replaced", "held", "accepted"]


def test_another_text_at_the_same_address_is_not_written_over_the_first(registry):
    accept(registry, 1)
    twin = replace(change(1), sha256="f" * 64, key="other")
    with pytest.raises(StaleError):
        registry.documents.record(ACTOR, twin)
    assert registry.documents.clashing("/akn/1", "/eli/1", f"{1:064d}") == ()
    assert [record.sha256 for record in registry.documents.clashing("/akn/x", "/eli/1", "f" * 64)] == [f"{1:064d}"]


def test_a_newer_outcome_takes_a_document_out_or_moves_it(registry):
    accept(registry, 1)
    moved = replace(checked(1), document=replace(checked(1).document, uri="/akn/one", eli="/eli/one"))
    registry.documents.record(ACTOR, change(1, moved, after=1))
    assert [record.uri for record in registry.documents.in_state("accepted")] == ["/akn/one"]
    registry.documents.record(ACTOR, change(1, held(1), after=2))
    assert registry.documents.in_state("accepted") == ()
    assert [source.uri for source in registry.documents.in_outcome("held")] == ["/akn/1"]


def test_a_decision_comes_too_late_for_what_stands_in_an_issue(registry):
    reserve(registry, accept(registry, 1))
    with pytest.raises(StaleError):
        registry.documents.record(ACTOR, change(1, after=1, settled=(Edit("title", "X", "An", NOW, "Vì"),)))
    assert registry.documents.settled(f"{1:064d}") == ()


def test_decisions_come_back_as_they_were_given(registry):
    given = (
        Acceptance(finding("DOC-DATE-FUTURE", Severity.ERROR, date="2026-12-01"), "An", NOW, "Đã có công văn"),
        Edit("number", "2/2026/QĐ-TTg", "Bình", NOW, "Theo bản chính", mends="DOC-NUMBER-ASCII"),
    )
    registry.documents.record(ACTOR, change(1, settled=given))
    assert registry.documents.settled(f"{1:064d}") == given
    assert registry.documents.settled(f"{2:064d}") == ()
    (event,) = registry.events()
    assert len(event.inputs) == 3
    assert all(registry.archive.holds(digest) for digest in event.inputs[1:])


def test_what_waits_goes_by_urgency_then_by_time_of_receipt(registry):
    hanoi = timezone(timedelta(hours=7))
    came = {
        1: (datetime(2026, 11, 20, 9, 0, tzinfo=hanoi), Urgency.NORMAL),
        2: (datetime(2026, 11, 20, 3, 0, tzinfo=UTC), Urgency.NORMAL),  # 10:00 in Hà Nội
        3: (datetime(2026, 11, 22, 9, 0, tzinfo=hanoi), Urgency.VERY_URGENT),
        4: (datetime(2026, 11, 23, 9, 0, tzinfo=hanoi), Urgency.EXPRESS),
        5: (datetime(2026, 11, 21, 9, 0, tzinfo=hanoi), Urgency.URGENT),
        6: (datetime(2026, 11, 19, 9, 0, tzinfo=hanoi), Urgency.URGENT),
    }
    for serial, (at, urgency) in came.items():
        made = checked(serial)
        source = replace(made.document.sources[0], received_at=at, urgency=urgency, sender="VP")
        made = replace(made, document=replace(made.document, sources=(source,)))
        registry.documents.record(ACTOR, change(serial, made))
    waiting = registry.documents.in_state("accepted")
    assert [int(record.uri.rsplit("/", 1)[1]) for record in waiting] == [4, 3, 6, 5, 1, 2]
    assert (waiting[0].urgency, waiting[0].sender, waiting[0].received_at) == ("express", "VP", came[4][0])


def test_counts_are_those_of_what_is_there(registry):
    """After every way in which a document comes, goes or changes its state, even one that is rolled back."""
    assert registry.documents.counts() == {}
    first, second = accept(registry, 1), accept(registry, 2)
    registry.documents.record(ACTOR, change(3, held(3)))
    assert registry.documents.counts() == counted(registry) == {"accepted": 2, "held": 1}
    newest = registry.documents.newest(f"{3:064d}")
    registry.documents.record(ACTOR, change(3, after=newest.seq))
    record = reserve(registry, first, second)
    assert registry.documents.counts() == counted(registry) == {"accepted": 1, "composed": 2}
    with pytest.raises(ConflictError):
        reserve(registry, checked(3).document.uri, first)
    registry.issues.rearrange([(record, (first,))], ACTOR)
    registry.issues.publish([record.id], ACTOR, target="t", release="r")
    assert registry.documents.counts() == counted(registry) == {"accepted": 2, "published": 1}


def test_an_issue_is_logged_once_its_entries_are(registry):
    record = reserve(registry, accept(registry, 1))
    assert registry.log.unlogged("vn") == (), "not published"
    registry.issues.publish([record.id], ACTOR, target="t", release="r")
    assert registry.log.unlogged("vn") == (record.id,)
    registry.log.append(record.id, f"vn/{record.id}/1", [b"renewal"], lambda size, root: b"%d" % size, ACTOR)
    assert registry.log.unlogged("vn") == (record.id,), "what is told of it is not the issue"
    registry.log.append(record.id, f"vn/{record.id}", [b"issue"], lambda size, root: b"%d" % size, ACTOR)
    assert registry.log.unlogged("vn") == ()


def test_an_event_of_a_kind_that_nobody_could_read_is_not_written(registry):
    with pytest.raises(ValueError, match="sneezed"):
        registry.note(ACTOR, "sneezed", "vn/2026/1")
    assert list(registry.events()) == []
