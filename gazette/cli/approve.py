"""`gazette approve`: the second person of dual control lets an issue be sealed, with a key of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.cli.find import at_office
from gazette.cli.session import Session, ask_passphrase, common, help_text, session
from gazette.errors import ExitCode, InputError, UsageError
from gazette.model.approval import Approval, SignedApproval

if TYPE_CHECKING:
    from gazette.config import KeyConfig
    from gazette.pipeline.approve import Asked
    from gazette.pipeline.workspace import Workspace

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("approve", help=help_text("CLI-HELP-APPROVE"))
@click.argument("issue", default="latest", metavar="[ISSUE]")
@click.option("--key", type=_FILE, metavar="FILE", help=help_text("CLI-OPT-APPROVE-KEY"))
@click.option("--certificate", type=_FILE, metavar="FILE", help=help_text("CLI-OPT-APPROVE-CERTIFICATE"))
@click.option("--passphrase", default="prompt", metavar="SOURCE", help=help_text("CLI-OPT-APPROVE-PASSPHRASE"))
@click.option("--words", metavar="TEXT", help=help_text("CLI-OPT-APPROVE-WORDS"))
@click.option("--statement", type=_FILE, metavar="FILE", help=help_text("CLI-OPT-APPROVE-STATEMENT"))
@click.option("--signature", type=_FILE, metavar="FILE", help=help_text("CLI-OPT-APPROVE-SIGNATURE"))
@common
def approve_command(
    issue: str,
    key: Path | None,
    certificate: Path | None,
    passphrase: str,
    words: str | None,
    statement: Path | None,
    signature: Path | None,
) -> int:
    from gazette.pipeline.approve import approve, asked, take_in

    current = session()
    if (key is None) == (statement is None) or (signature is not None and statement is None):
        raise UsageError("CLI-APPROVE-HOW")
    said = words if words is not None else current.tell("APV-WORDS")
    with current.open() as opened:
        ask = ask_passphrase(current)
        workspace, name = at_office(opened, issue)
        wanted = asked(workspace, workspace.registry.issues.named(workspace.place, name), ask)
        if key is not None:
            given = approve(workspace, wanted, _key(key, certificate, passphrase), said, ask)
        elif statement is not None and signature is not None:
            given = take_in(workspace, wanted, SignedApproval(_read(statement), _read(signature)))
        elif statement is not None:
            return _export(current, workspace, wanted, statement, certificate, said)
    _show(current, given)
    return ExitCode.OK


def _key(path: Path, certificate: Path | None, passphrase: str) -> KeyConfig:
    """The settings of a key given on the command line. A PEM file may hold its certificate too."""
    from gazette.config import KeyConfig, passphrase_source

    source = passphrase_source(passphrase, Path.cwd())
    if source.kind not in ("prompt", "none", "fd", "file", "keyring"):
        raise UsageError("CLI-APPROVE-PASSPHRASE")  # never what was typed: it may be the passphrase
    if b"-----BEGIN" in _read(path):
        return KeyConfig("pem", path, source, certificate or path)
    return KeyConfig("pkcs12", path, source)


def _export(
    current: Session, workspace: Workspace, wanted: Asked, path: Path, certificate: Path | None, words: str
) -> int:
    from gazette.pipeline.approve import stated
    from gazette.sign.keys import load_certificates

    data = stated(workspace, wanted, load_certificates(certificate)[0] if certificate else None, words)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError("SET-OUTPUT", path=path, detail=error.strerror or error) from error
    current.emit({"issue": str(wanted.wanted.issue), "renditions": wanted.wanted.renditions, "statement": str(path)})
    if not current.json:
        current.say(current.tell("CLI-APPROVE-EXPORTED", path=path))
        current.say(f"  {current.tell('CLI-APPROVE-SIGN', path=path, issue=workspace.called(wanted.wanted.issue))}")
    return ExitCode.OK


def _show(current: Session, given: Approval) -> None:
    at = given.at.isoformat(timespec="seconds")
    current.emit(
        {
            "issue": str(given.issue),
            "renditions": given.renditions,
            "who": given.who,
            "at": at,
            "words": given.words,
        }
    )
    if not current.json:
        current.say(current.tell("CLI-APPROVED", issue=given.issue, who=given.who, at=at))
        current.say(f"  sha256 {given.renditions}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("CLI-APPROVE-FILE", path=path, reason=error.strerror or error) from error
