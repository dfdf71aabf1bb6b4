"""Facts about a document and the states that follow, for people and for scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from gazette.cli.places import part_text
from gazette.cli.session import Session
from gazette.model.codec import Json
from gazette.model.status import Fact, Instrument, Printed, States

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.registry import FactRow


@dataclass(frozen=True, slots=True)
class Life:
    """What happened to a document after it was published, what it did to others, and its states of today."""

    facts: tuple[FactRow, ...] = ()
    done: tuple[FactRow, ...] = ()
    states: States | None = None


NO_LIFE = Life()


def life_json(life: Life) -> Json:
    """The facts of a document and its states, which are null for one that is not published."""
    known = states_json(life.states) if life.states is not None else {"publication": None, "legal": None}
    return {**known, "facts": [fact_json(row) for row in life.facts], "does": [fact_json(row) for row in life.done]}


def standing_json(found: States | None) -> Json:
    """What became of a document, as one line of `list` has it: null where no fact says so."""
    return {
        "publication": found.publication.value if found is not None and found.published_by is not None else None,
        "legal": found.force.value if found is not None and found.force is not None else None,
    }


def standing_word(session: Session, found: States) -> str:
    """`đã thu hồi, hết hiệu lực toàn bộ`: the states that a fact decides."""
    words = [_word(session, "PUBLICATION", found.publication.value)] if found.published_by is not None else []
    words += [_word(session, "FORCE", found.force.value)] if found.force is not None else []
    return ", ".join(words)


def fact_json(row: FactRow) -> Json:
    """One fact; `statement` is the path of its signed statement on the portal, null while it waits to be published."""
    fact = row.fact
    return {
        "kind": fact.kind.value,
        "work": fact.work,
        "on": fact.on.isoformat() if fact.on is not None else None,
        "reason": fact.reason,
        "basis": fact.basis,
        "parts": list(fact.parts),
        "by": _instrument_json(fact.by),
        "wording": [
            {"eid": item.eid, "was": item.was, "now": item.now, "place": _place_json(item.place)}
            for item in fact.wording
        ],
        "who": row.recorded.who,
        "at": row.recorded.at.isoformat(timespec="seconds"),
        "statement": row.signed.record_file.path if row.signed is not None else None,
    }


def states_json(found: States) -> Json:
    """The two states, in the words of `verify`."""
    as_of = found.as_of.isoformat()
    return {
        "publication": {"state": found.publication.value, "as_of": as_of},
        "legal": {"state": found.force.value if found.force is not None else "unknown", "as_of": as_of},
    }


def say_facts(session: Session, rows: Iterable[FactRow], done: Iterable[FactRow]) -> None:
    """What happened to a document, and what it did to others."""
    for code, listed in (("FCT-FACTS", tuple(rows)), ("FCT-DONE", tuple(done))):
        if listed:
            session.say(click.style(f"  {session.tell(code)}", bold=True))
        for row in listed:
            say_fact(session, row, work=code == "FCT-DONE")


def say_fact(session: Session, row: FactRow, *, work: bool = False) -> None:
    """A fact in words: what, from when, about which parts, by what, why; and whether it is public."""
    fact = row.fact
    on = f"{fact.on:%d-%m-%Y}" if fact.on is not None else session.tell("FCT-ON-ISSUE")
    waits = "" if row.signed is not None else f" {session.tell('FCT-WAITS')}"
    session.say(f"    {session.tell(f'FCT-{fact.kind.upper()}', on=on)}{waits}")
    for line in _details(session, fact, work=work):
        session.say(f"      {line}")


def _details(session: Session, fact: Fact, *, work: bool) -> Iterable[str]:
    if work:
        yield fact.work
    if fact.parts:
        yield session.tell("FCT-PARTS", parts="; ".join(part_text(eid, session.lang) for eid in fact.parts))
    if fact.by is not None and not work:
        yield session.tell("FCT-BY", number=fact.by.number)
    yield session.tell("FCT-REASON", reason=fact.reason)
    if fact.basis:
        yield session.tell("FCT-BASIS", basis=fact.basis)
    for item in fact.wording:
        if item.place is not None:
            yield session.tell("FCT-PLACE", page=item.place.page, line=item.place.line, issue=item.place.issue)
        yield session.tell("FCT-WORDING", was=item.was, now=item.now)


def states_line(session: Session, found: States) -> str:
    """`đã đính chính · còn hiệu lực`."""
    force = found.force.value if found.force is not None else "unknown"
    return f"{_word(session, 'PUBLICATION', found.publication.value)} · {_word(session, 'FORCE', force)}"


def _word(session: Session, area: str, state: str) -> str:
    return session.tell(f"FCT-{area}-{state.upper().replace(' ', '-')}")


def _instrument_json(by: Instrument | None) -> Json:
    return None if by is None else {"number": by.number, "uri": by.uri, "place": _place_json(by.place)}


def _place_json(place: Printed | None) -> Json:
    return None if place is None else {"issue": place.issue, "page": place.page, "line": place.line}
