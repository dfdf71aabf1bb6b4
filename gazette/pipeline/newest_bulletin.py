"""The status bulletin that was signed last, as the ledger knows it, and whether the next one is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.model import LOG_FOLDER, SiteFile
from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.pipeline.workspace import Workspace
from gazette.tlog.bulletin import Bulletin, parse_bulletin
from gazette.tlog.note import parse_note

SUBJECT = "bulletin"
"""What its events are about."""
PATH = f"{LOG_FOLDER}/bulletin"


@dataclass(frozen=True, slots=True)
class SignedBulletin:
    """A bulletin as signed: its bytes by their digest in the archive, and the public key that signed it (a vkey)."""

    bulletin: Bulletin
    file: SiteFile
    key: str


def newest_bulletin(workspace: Workspace) -> SignedBulletin | None:
    """The bulletin that was signed last, if it is still kept."""
    found = workspace.registry.newest_event(SUBJECT)
    if found is None:
        return None
    note, key = found.outputs
    if not workspace.archive.holds(note):
        return None
    data = workspace.archive.get(note)
    return SignedBulletin(parse_bulletin(parse_note(data).text), SiteFile(PATH, note, len(data)), key)


def bulletin_problems(workspace: Workspace) -> Iterator[Problem]:
    """That the bulletin is overdue: readers are told then that nobody knows what became of a document since."""
    made = newest_bulletin(workspace)
    if made is not None and workspace.config.log is not None and workspace.clock.now() > made.bulletin.until:
        day = made.bulletin.until.astimezone(workspace.timezone).date()
        yield problem("DRC-BULLETIN", Severity.ERROR, date=day.isoformat())
