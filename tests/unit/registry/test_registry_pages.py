"""The ledger in the archive: pages follow one another, and the registry that is made of them is the one they tell of."""

import json
from contextlib import closing
from dataclasses import replace

import pytest
from test_registry_ledger import ACTOR, accept, change, checked, counted, reserve

from gazette.errors import ConflictError, IntegrityError
from gazette.registry import Archive, Registry, events, pages, schema
from gazette.registry.connection import connect
from gazette.registry.pages import Page, chain, decode_page, encode_page
from gazette.registry.rebuild import rebuild
from gazette.registry.sqlite import SQLite


def rows(registry):
    """Every table that is kept, by its rows in some order."""
    database = registry._database
    return {table: sorted(map(repr, database.query(f'SELECT * FROM "{table}"'))) for table in (*pages.TABLES, "events")}


def live(registry):
    first, second = accept(registry, 1), accept(registry, 2)
    record = reserve(registry, first)
    registry.log.append(record.id, str(record.id), [b"a", b"b"], lambda size, root: b"%d" % size, ACTOR)
    registry.issues.publish([record.id], ACTOR, target="t", release="r")
    registry.numbers.reserve("vn", 2026, None, "r", ACTOR)
    reserve(registry, second)
    registry.documents.record(ACTOR, change(3))


def anew(registry, tmp_path):
    rebuild(tmp_path / "anew.db", registry.archive.root, lambda _: None)
    return Registry(tmp_path / "anew.db", registry.archive.root)


def test_what_is_made_of_the_pages_is_what_was(registry, tmp_path):
    live(registry)
    assert registry.pages.write() == 1
    with anew(registry, tmp_path) as made:
        assert rows(made) == rows(registry)
        assert made.broken_event() is None
        assert made.log.files() == registry.log.files()
        assert made.documents.counts() == registry.documents.counts() == counted(made)
        assert made.pages.all() == registry.pages.all()
        assert made.pages.write() == 0


def test_many_pages(registry, tmp_path, monkeypatch):
    """However a history is cut into pages: rows come again in later ones, as they were when those were written."""
    monkeypatch.setattr(pages, "_AT_ONCE", 2)
    live(registry)
    assert registry.pages.write() == 4
    registry.documents.record(ACTOR, change(4))
    reserve(registry, checked(4).document.uri)
    assert registry.pages.write() == 1
    with anew(registry, tmp_path) as made:
        assert rows(made) == rows(registry)


def test_a_document_that_was_taken_out_stays_out(registry, tmp_path):
    accept(registry, 1)
    registry.pages.write()
    newest = registry.documents.newest(f"{1:064d}")
    moved = checked(1)
    moved = replace(moved, document=replace(moved.document, uri="/akn/elsewhere"))
    registry.documents.record(ACTOR, change(1, moved, after=newest.seq))
    registry.pages.write()
    with anew(registry, tmp_path) as made:
        assert [record.uri for record in made.documents.page(None, None)] == ["/akn/elsewhere"]
        assert rows(made) == rows(registry)


def test_a_page_that_a_killed_process_left_changes_nothing(registry, tmp_path):
    live(registry)
    stale = Page(registry._database.version, None, 1, 1, {"events": ()})
    registry.archive.put(encode_page(stale))
    registry.pages.write()
    with anew(registry, tmp_path) as made:
        assert rows(made) == rows(registry)


def test_only_up_to_a_page(registry, tmp_path):
    accept(registry, 1)
    registry.pages.write()
    accept(registry, 2)
    registry.pages.write()
    first, _ = registry.pages.all()
    assert rebuild(tmp_path / "anew.db", registry.archive.root, lambda _: None, first) == 1
    with Registry(tmp_path / "anew.db", registry.archive.root) as made:
        assert [record.uri for record in made.documents.page(None, None)] == ["/akn/1"]


def test_tables_of_an_older_version_become_those_of_this_one(tmp_path):
    """Pages of an older program make a registry of its version, which is brought forward when it is opened."""
    with closing(SQLite(connect(tmp_path / "old.db", 0), tmp_path / "old.db")) as old, old.transaction():
        schema.create(old, schema.SCHEMA_VERSION - 1)
    with (
        Registry(tmp_path / "old.db", tmp_path / "a") as old,
        Registry(tmp_path / "new.db", tmp_path / "a", create=True) as new,
    ):
        described = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        assert list(old._database.query(described)) == list(new._database.query(described))
        assert old._database.version == new._database.version


PAGES_SINCE = 13
"""The version of the tables with which pages began."""


@pytest.mark.parametrize("version", range(PAGES_SINCE, schema.SCHEMA_VERSION + 1))
def test_pages_of_every_older_program_make_a_registry(tmp_path, version):
    archive = Archive(tmp_path / "a")
    with closing(SQLite(connect(tmp_path / "old.db", 0), tmp_path / "old.db")) as old, old.transaction():
        schema.create(old, version)
        events.append(old, at=ACTOR.at, who="an", command="test", kind="accepted", subject="/akn/1")
        told = list(old.query("SELECT * FROM events"))
    archive.put(encode_page(Page(version, None, 1, 1, {"events": told})))
    assert rebuild(tmp_path / "anew.db", archive.root, lambda _: None) == 1
    with Registry(tmp_path / "anew.db", archive.root) as made:
        assert [event.subject for event in made.events("/akn/1")] == ["/akn/1"]


def test_pages_of_a_newer_program(registry, tmp_path):
    registry.archive.put(encode_page(Page(999, None, 1, 1, {"events": ()})))
    with pytest.raises(ConflictError, match="REG-NEWER"):
        rebuild(tmp_path / "anew.db", registry.archive.root, lambda _: None)
    assert not (tmp_path / "anew.db").exists()


def test_a_page_that_was_written_by_hand_does_not_hold_together(registry, tmp_path):
    accept(registry, 1)
    registry.pages.write()
    (digest,) = registry.pages.all()
    page = json.loads(registry.archive.get(digest))
    page["rows"]["events"][0]["who"] = "somebody else"
    page["last"] = 2
    registry.archive.put(json.dumps(page, ensure_ascii=False).encode())
    with pytest.raises(IntegrityError, match="REG-PAGES-BROKEN"):
        rebuild(tmp_path / "anew.db", registry.archive.root, lambda _: None)
    assert not (tmp_path / "anew.db").exists()


def test_a_chain_that_lacks_a_page():
    with pytest.raises(ValueError, match=r"^a$"):
        chain({"b": Page(13, "a", 2, 2, {})})
    with pytest.raises(ValueError, match=r"^c$"):
        chain({"b": Page(13, None, 2, 2, {})}, "c")


def test_bytes_come_back_as_bytes():
    page = Page(13, None, 1, 1, {"events": [], "log_entries": [{"idx": 0, "entry": b"\x00\xff"}]})
    assert decode_page(encode_page(page)).rows == {"log_entries": [{"idx": 0, "entry": b"\x00\xff"}]}
    with pytest.raises(ValueError, match="no page"):
        decode_page(b'{"format": "other"}')
