"""The seal history of a document or an issue, as `show` tells it."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING

import click

from gazette.cli.life import moment
from gazette.cli.session import Session
from gazette.model import IssueId
from gazette.model.codec import Json
from gazette.model.renewal import SealEntry, seal_history

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace


def seals_of(workspace: Workspace, issue: IssueId, work: str | None) -> tuple[SealEntry, ...]:
    """The seal history of a document's PDF, or of the issue's (`work` None); empty before it is sealed."""
    signed = workspace.registry.issues.signed(issue)
    return seal_history(signed, workspace.registry.renewals.of(issue), work) if signed is not None else ()


def seal_json(entry: SealEntry) -> Json:
    """One line of a seal history."""
    return {
        "at": entry.at.isoformat(timespec="seconds"),
        "reason": entry.reason,
        "sha256": entry.sha256,
        "path": entry.path,
        "ended": entry.ended.isoformat() if entry.ended is not None else None,
    }


def say_seals(session: Session, seals: tuple[SealEntry, ...], timezone: tzinfo) -> None:
    """When, why, and the digest of what came of it."""
    if seals:
        session.say(click.style(f"  {session.tell('CLI-SEALS')}", bold=True))
    for entry in seals:
        ended = f"{entry.ended:%d-%m-%Y}" if entry.ended is not None else ""
        why = session.tell(f"CLI-SEAL-{entry.reason.upper()}", ended=ended)
        session.say(f"    {moment(entry.at, timezone)}  {why}")
        session.say(click.style(f"      sha256 {entry.sha256}  {entry.path}", dim=True))
