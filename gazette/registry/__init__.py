"""The ledger beside the pipe: what came in, which issue it went to, what was done, and the archive of every file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.config import ServerUrl
from gazette.model import IssueId, Settlement
from gazette.model.redaction import NO_REDACTIONS, Redactions
from gazette.registry import events, settlements
from gazette.registry.approvals import ApprovalRecord, Approvals
from gazette.registry.archive import Archive
from gazette.registry.database import Database, transaction
from gazette.registry.documents import Documents, Swap, metadata_of, outcome_of, source_of, sources_of
from gazette.registry.embargoes import Embargoes, EmbargoRecord
from gazette.registry.erasures import Erasures
from gazette.registry.events import Actor, Event
from gazette.registry.facts import FactRow, Facts
from gazette.registry.issues import IssueRecord, Issues, Made, Split, issue_id, ledger_id
from gazette.registry.log import Log, LogHead
from gazette.registry.numbers import NumberRecord, Numbers
from gazette.registry.pages import Pages
from gazette.registry.quiet_days import QuietDays, quiet_id
from gazette.registry.records import Change, DocumentRecord, IntakeRecord, SourceRecord, StaleError
from gazette.registry.renewals import Renewals
from gazette.registry.steps import Steps
from gazette.registry.ties import Tie

if TYPE_CHECKING:
    from gazette.registry.references import Reference

__all__ = [
    "Actor",
    "ApprovalRecord",
    "Approvals",
    "Archive",
    "Change",
    "DocumentRecord",
    "Documents",
    "EmbargoRecord",
    "Embargoes",
    "Erasures",
    "Event",
    "FactRow",
    "Facts",
    "IntakeRecord",
    "IssueRecord",
    "Issues",
    "Log",
    "LogHead",
    "Made",
    "NumberRecord",
    "Numbers",
    "QuietDays",
    "Registry",
    "Renewals",
    "SourceRecord",
    "Split",
    "StaleError",
    "Steps",
    "Swap",
    "Tie",
    "issue_id",
    "ledger_id",
    "metadata_of",
    "outcome_of",
    "quiet_id",
    "source_of",
    "sources_of",
]

_DECIDED = frozenset({"edited", "mended", "finding-accepted", "text-replaced"})
"""Events that tell of an editor's decisions: the file's digest is their first input, those of the decisions follow."""


class Registry:
    """A workspace's ledger and archive. Close it, or use it as a context manager.

    `called` is how messages name an issue, so that a command takes the name as it stands there.
    """

    def __init__(
        self,
        database: Path | ServerUrl,
        archive: Path,
        *,
        create: bool = False,
        called: Callable[[IssueId], str] = str,
    ) -> None:
        self._database = _opened(database, create=create)
        self.called = called
        self.archive = Archive(archive)
        self.documents = Documents(self._database, self.archive.put, self.archive.get, called)
        self.issues = Issues(self._database, called)
        self.numbers = Numbers(self._database, called)
        self.approvals = Approvals(self._database)
        self.renewals = Renewals(self._database)
        self.facts = Facts(self._database)
        self.quiet_days = QuietDays(self._database, called)
        self.embargoes = Embargoes(self._database)
        self.erasures = Erasures(self._database)
        self.steps = Steps(self._database)
        self.log = Log(self._database, self.archive.put, self.archive.get)
        self.pages = Pages(self._database, self.archive.put)
        self._opened_at = self.pages.newest_event

    def events(self, subject: str | None = None, source: str | None = None) -> Iterator[Event]:
        """Events in order: all, or those of one subject and of the file with the sha256 `source`."""
        return events.read(self._database, subject, source)

    def newest_event(self, subject: str) -> Event | None:
        """The last event of a subject."""
        return events.newest(self._database, subject)

    def decisions(self, event: Event) -> tuple[Settlement, ...]:
        """What editors decided in an event, in order, but for what a redaction took away.

        Raises IntegrityError when a record was altered.
        """
        if event.kind not in _DECIDED:
            return ()
        gone = self.erasures.took(event.inputs[1:])
        return tuple(settlements.read(record, self.archive.get) for record in event.inputs[1:] if record not in gone)

    def note(
        self, actor: Actor, kind: str, subject: str, *, inputs: tuple[str, ...] = (), outputs: tuple[str, ...] = ()
    ) -> None:
        """Record an event that changes no row of the ledger (a release rolled back)."""
        with transaction(self._database):
            events.append(
                self._database,
                at=actor.at,
                who=actor.who,
                command=actor.command,
                kind=kind,
                subject=subject,
                inputs=inputs,
                outputs=outputs,
            )

    def alone(self, name: str) -> AbstractContextManager[bool]:
        """Keep everyone else of this registry from what goes by this name; False when somebody does that now."""
        return self._database.alone(name)

    def keep(self) -> None:
        """Write into the archive what changed in the ledger since it was opened (see gazette.registry.pages)."""
        if self.pages.newest_event != self._opened_at:
            self.pages.write()

    def references(self, gone: Redactions = NO_REDACTIONS) -> Iterator[Reference]:
        """Every file of the archive that the ledger needs, and what for, but for what redactions took away rightly."""
        from gazette.registry.references import references

        return references(self._database, gone)

    def purge(self) -> None:
        """Leave nothing on the database's disk of what was deleted from the ledger (see Database.purge)."""
        self._database.purge()

    def copy_to(self, path: Path) -> bool:
        """Copy the ledger as it is at one moment, while others write, into a new file; False for one on a server."""
        from gazette.registry.sqlite import SQLite

        if isinstance(self._database, SQLite):
            self._database.copy_to(path)
        return isinstance(self._database, SQLite)

    def broken_event(self) -> int | None:
        """The first event whose hash chain is broken; None when it is whole."""
        return events.broken_link(self._database)

    def close(self) -> None:
        self.archive.close()
        self._database.close()

    def __enter__(self) -> Registry:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _opened(database: Path | ServerUrl, *, create: bool) -> Database:
    if isinstance(database, Path):
        from gazette.registry.sqlite import open_file

        return open_file(database, create=create)
    from gazette.registry.postgres import open_server

    return open_server(database, create=create)
