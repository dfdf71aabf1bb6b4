"""`gazette sign --prepare` and `--finish`: what is to be signed goes out to a key elsewhere, signatures come back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gazette.cli.find import at_office
from gazette.cli.issue import publication_day, show
from gazette.cli.session import Session, ask_passphrase
from gazette.cli.shapes import issue_json
from gazette.errors import ExitCode

if TYPE_CHECKING:
    from gazette.pipeline.remote import Outgoing, RemoteReport
    from gazette.pipeline.workspace import Workspace


def sign_elsewhere(current: Session, name: str, prepare_in: Path | None, finish_from: Path | None) -> int:
    """Write what is to be signed into a folder, or take the signatures of one in. Exactly one folder is given."""
    from gazette.pipeline.remote import finish, prepare
    from gazette.pipeline.run import issue_named

    with current.open() as opened:
        workspace, name = at_office(opened, name)
        record = issue_named(workspace, name, publication_day(workspace))
        ask = ask_passphrase(current)
        if finish_from is not None:
            return _told(current, workspace, finish(workspace, record, finish_from, ask), finish_from)
        if prepare_in is None:
            raise TypeError("one of the two folders is given")
        return _told(current, workspace, prepare(workspace, record, ask), prepare_in)


def _told(current: Session, workspace: Workspace, done: RemoteReport, folder: Path) -> int:
    from gazette.pipeline.remote import write_request

    outgoing = done.outgoing
    if outgoing is None:
        return show(current, workspace, done.report)
    issue = workspace.called(done.report.record.id)
    write_request(folder, outgoing, _listing(current, outgoing, folder, issue))
    waiting = [{"name": stem, "path": path, "digest": digest} for stem, path, digest in outgoing.listed]
    current.emit({"issue": issue_json(workspace, done.report), "folder": str(folder), "waiting": waiting})
    if not current.json:
        count = len(outgoing.listed)
        current.say(current.tell("CLI-REMOTE-WAITING", count=count, folder=folder))
        current.say(f"  {current.tell('CLI-REMOTE-NEXT', issue=issue, folder=folder)}")
    return ExitCode.OK


def _listing(current: Session, outgoing: Outgoing, folder: Path, issue: str) -> str:
    rows = "\n".join(f"{stem}.tbs  {path}\n    {outgoing.digest} {digest}" for stem, path, digest in outgoing.listed)
    head = current.tell("CLI-REMOTE-LIST", issue=issue, folder=folder, digest=outgoing.digest)
    return f"{head}\n\n{rows}\n"
