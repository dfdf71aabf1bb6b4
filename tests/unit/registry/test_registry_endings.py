"""What accepted documents repeal or replace is known by the ELI of what they end."""

import sqlite3
from dataclasses import replace
from datetime import date

from test_registry_ledger import ACTOR, change, checked

from gazette.model import HeldDocument, Relation, Structure
from gazette.registry.endings import Ending


def ending(serial, *relations, effective_on=date(2026, 2, 1)):
    made = checked(serial)
    facts = replace(made.document.metadata, relations=relations, effective_on=effective_on)
    return replace(made, document=replace(made.document, metadata=facts))


def test_a_repeal_is_known_from_its_day_of_effect(registry):
    relations = (
        Relation("repeals", "/eli/1", "a"),
        Relation("replaces", "/eli/2", "b"),
        Relation("cites", "/eli/3", "c"),
    )
    registry.documents.record(ACTOR, change(7, ending(7, *relations)))
    found = registry.documents.endings(["/eli/3", "/eli/2", "/eli/1"])
    assert found == (
        Ending("/eli/1", "7/2026/QĐ-TTg", date(2026, 2, 1)),
        Ending("/eli/2", "7/2026/QĐ-TTg", date(2026, 2, 1)),
    )
    assert registry.documents.endings([]) == ()


def test_without_a_day_of_effect_it_is_the_day_of_signing(registry):
    registry.documents.record(ACTOR, change(7, ending(7, Relation("repeals", "/eli/1", "a"), effective_on=None)))
    assert [item.on for item in registry.documents.endings(["/eli/1"])] == [date(2026, 1, 2)]


def test_what_is_read_again_or_held_ends_only_what_it_ends_now(registry):
    registry.documents.record(ACTOR, change(7, ending(7, Relation("repeals", "/eli/1", "a"))))
    newest = registry.documents.newest(f"{7:064d}")
    registry.documents.record(ACTOR, change(7, ending(7, Relation("repeals", "/eli/2", "a")), after=newest.seq))
    assert [item.eli for item in registry.documents.endings(["/eli/1", "/eli/2"])] == ["/eli/2"]
    document = checked(7).document
    held = HeldDocument(document.sources[0], document.metadata, Structure(), ())
    newest = registry.documents.newest(f"{7:064d}")
    registry.documents.record(ACTOR, change(7, held, after=newest.seq))
    assert registry.documents.endings(["/eli/1", "/eli/2"]) == ()


def test_which_of_some_are_recorded(registry):
    registry.documents.record(ACTOR, change(1))
    assert registry.documents.recorded(["/eli/1", "/eli/2"]) == {"/eli/1"}
    assert registry.documents.recorded([]) == frozenset()


def test_more_citations_than_a_statement_of_sqlite_takes(registry):
    relations = (Relation("repeals", "/eli/39999", "a"), Relation("replaces", "/eli/40000", "b"))
    registry.documents.record(ACTOR, change(1, ending(1, *relations)))
    connection = getattr(registry.documents._db, "conn", None)
    if connection is not None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)  # its own measure; some builds allow more
    many = [f"/eli/{number}" for number in range(1, 40_001)]
    assert registry.documents.recorded(many) == {"/eli/1"}
    assert [item.eli for item in registry.documents.endings(many)] == ["/eli/39999", "/eli/40000"]
