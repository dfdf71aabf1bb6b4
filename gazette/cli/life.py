"""A document's life in words: the files it came as, what their signatures are worth, what was done to it and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

import click

from gazette.cli.session import Session
from gazette.messages.technical import field
from gazette.model import Acceptance, Edit, Settlement, SourceFile, SourceVerdict
from gazette.pipeline.history import in_words
from gazette.registry import Event

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace


def moment(at: datetime, zone: tzinfo) -> str:
    """A moment as people of the office read it: `25-11-2026 17:54 +07:00`."""
    local = at.astimezone(zone)
    offset = f"{local:%z}"
    return f"{local:%d-%m-%Y %H:%M} {offset[:3]}:{offset[3:5]}"


def say_sources(session: Session, sources: Sequence[SourceFile], names: Sequence[str], zone: tzinfo) -> None:
    """Every file that came in, with its digest and its signatures; `names` are others that the text's bytes had."""
    session.say(click.style(f"  {session.tell('CLI-SOURCES')}", bold=True))
    for source in sources:
        role = session.tell(f"CLI-SOURCE-{source.role.upper()}")
        session.say(f"    {source.name} ({role})")
        session.say(f"      sha256 {source.sha256}")
        if source.container is not None:
            inside = session.tell("CLI-SOURCE-INSIDE", name=source.container.name, member=source.container.member)
            session.say(f"      {inside}")
            _say_signatures(session, "CLI-SIGNED-PACKAGE", source.container.signature, zone)
        _say_signatures(session, "CLI-SIGNED-FILE", source.signature, zone)
    if names:
        session.say(f"    {session.tell('CLI-SOURCE-NAMES', names=', '.join(names))}")


def _say_signatures(session: Session, code: str, verdict: SourceVerdict | None, zone: tzinfo) -> None:
    """The verdict on a file's own signatures; nothing for a kind of file that bears none."""
    if verdict is None:
        return
    what = session.tell(code)
    if not verdict.signed:
        session.say(f"      {what}: {session.tell('CLI-SIGNED-NONE')}")
    if verdict.checks:
        session.say(f"      {what}: {session.tell('CLI-SIGNED-UNREADABLE')}")
    for item in verdict.signatures:
        name = item.signer.name if item.signer is not None else "–"
        proven = item.signer.at if item.signer is not None else None
        at = proven or item.claimed_at
        when = session.tell("CLI-SIGNED-AT" if proven else "CLI-SIGNED-CLAIMED", at=moment(at, zone)) if at else ""
        said = session.tell(f"CLI-SIGNED-{item.indication.value}", name=name)
        session.say(f"      {what}: {said}{when}")


def say_history(
    session: Session,
    workspace: Workspace,
    events: Iterable[tuple[Event, tuple[Settlement, ...]]],
    received: tuple[datetime, str | None, str] | None = None,
) -> None:
    """What was done, when and by whom, with what was decided and why; before that, when a file came in, from whom."""
    zone = workspace.timezone
    session.say(click.style(f"  {session.tell('CLI-HISTORY')}", bold=True))
    if received is not None:
        at, sender, name = received
        session.say(f"    {moment(at, zone)}  {session.tell('CLI-EVENT-RECEIVED', name=name)} – {sender or '–'}")
    for event, decided in events:
        words = in_words(event, session.lang, zone, several=workspace.several)
        session.say(f"    {moment(event.at, zone)}  {words} – {event.who}")
        for line in dict.fromkeys(_decision(session, item) for item in decided):
            session.say(f"        {line}")


def _decision(session: Session, item: Settlement) -> str:
    match item:
        case Acceptance():
            return session.tell("CLI-DECIDED-ACCEPT", finding=item.finding.code, reason=item.reason)
        case Edit():
            name = field(item.field) if session.lang == "vi" else item.field
            return session.tell("CLI-DECIDED-EDIT", name=name, value=item.value, reason=item.reason)
