"""What `gazette check` looks at and mends: documents of the ledger, held ones too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.cli.find import find_named
from gazette.cli.session import Session
from gazette.errors import ConflictError, UsageError
from gazette.model import Acceptance, Finding, Mend, Refusal
from gazette.model.codec import Json
from gazette.registry import DocumentRecord, SourceRecord

if TYPE_CHECKING:
    from gazette.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one document: its name to people, the file it came as, and its address if it has one."""

    name: str
    findings: tuple[Finding, ...]
    acceptances: tuple[Acceptance, ...]
    file: str
    uri: str | None = None

    @property
    def key(self) -> dict[str, str]:
        """What names it in JSON: its address where it has one, and its file."""
        return {"file": self.file} if self.uri is None else {"uri": self.uri, "file": self.file}


@dataclass(frozen=True, slots=True)
class Mended:
    """A mend of one document; `written` is false for one that was only shown."""

    document: str
    mend: Mend
    written: bool

    def json(self) -> Json:
        """As `check --fix` gives it."""
        return {
            "document": self.document,
            "field": self.mend.field,
            "before": self.mend.old,
            "after": self.mend.new,
            "codes": list(self.mend.codes),
            "written": self.written,
        }

    def say(self, session: Session) -> None:
        """In one line."""
        said = "CLI-MENDED" if self.written else "CLI-WOULD-MEND"
        wording = session.tell(
            said,
            field=self.mend.field,
            before=self.mend.old,
            after=self.mend.new,
            codes=", ".join(self.mend.codes),
        )
        session.say(f"{click.style(self.document, bold=True)}: {wording}")


def refuse_fix(paths: Sequence[Path], *, fix: bool, dry_run: bool) -> None:
    """Raise UsageError when what is to be mended is a file, or a mend is to be shown without asking for one."""
    if fix and paths:
        raise UsageError("SET-FIX-PATH", path=paths[0])
    if dry_run and not fix:
        raise UsageError("SET-DRY-RUN")


def targets(workspace: Workspace, names: Sequence[str]) -> list[DocumentRecord | SourceRecord]:
    """The documents named; without a name all that wait: those that are held, then those that are in no issue."""
    if names:
        found = [find_named(workspace, name) for name in names]
        refused = next((item for item in found if isinstance(item, SourceRecord) and item.outcome == "refused"), None)
        if refused is not None:
            raise ConflictError("REG-REFUSED", document=refused.name, name=refused.name)
        return found
    documents = workspace.registry.documents
    place = workspace.place
    return [*documents.in_outcome("held", publisher=place), *documents.in_state("accepted", place)]


def checked_again(workspace: Workspace, record: DocumentRecord | SourceRecord) -> Checked:
    """A document by today's rules."""
    from gazette.pipeline.intake import recheck
    from gazette.pipeline.settle import rejudged

    if isinstance(record, DocumentRecord):
        outcome = recheck(workspace, record.uri)
        return Checked(record.number or record.uri, outcome.findings, outcome.acceptances, record.file, record.uri)
    again = rejudged(workspace, record)
    acceptances = () if isinstance(again, Refusal) else again.acceptances
    return Checked(record.number or record.name, again.findings, acceptances, record.name, record.uri)


def say_mends(session: Session, mended: Sequence[Mended], *, dry_run: bool) -> None:
    """What `--fix` did or would do, after the findings, where it is read; that there was nothing is told too."""
    session.say()
    for mend in mended:
        mend.say(session)
    if not mended:
        session.say(session.tell("CLI-NOTHING-TO-MEND"))
    elif dry_run:
        session.say(session.tell("CLI-MEND-THEM"))


def fix_documents(workspace: Workspace, names: Sequence[str], *, dry_run: bool) -> tuple[Mended, ...]:
    """Apply the safe mends of documents, each document's as one new version; or only tell them."""
    from gazette.pipeline.settle import mend_document, proposed_mends

    mended = []
    for record in targets(workspace, names):
        source = workspace.registry.documents.source(record.sha256)
        if source is None:
            raise ConflictError("SET-INGEST-AGAIN", document=record.number or record.sha256)
        proposed = proposed_mends(workspace, source)
        if proposed and not dry_run:
            mend_document(workspace, source, proposed)
        mended += [Mended(source.number or source.name, mend, written=not dry_run) for mend in proposed]
    return tuple(mended)
