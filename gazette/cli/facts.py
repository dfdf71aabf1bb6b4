"""`gazette withdraw`, `suspend`, `resume` and `expire`: new facts on published documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import click

from gazette.cli.fact_words import fact_json, say_fact, states_json
from gazette.cli.find import own_document
from gazette.cli.session import common, help_text, session
from gazette.errors import ExitCode
from gazette.model.status import FactKind

if TYPE_CHECKING:
    from gazette.registry import DocumentRecord

Command = TypeVar("Command", bound=Callable[..., object])


def _options(*, parts: bool) -> Callable[[Command], Command]:
    """What every such command is told: why, by what right, by which document, from when, about which parts."""

    def given(command: Command) -> Command:
        options = [
            click.option("--reason", required=True, metavar="TEXT", help=help_text("CLI-OPT-FACT-REASON")),
            click.option("--basis", metavar="TEXT", help=help_text("CLI-OPT-FACT-BASIS")),
            click.option("--by", metavar="DOC|NUMBER", help=help_text("CLI-OPT-FACT-BY")),
            click.option(
                "--on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=help_text("CLI-OPT-FACT-ON")
            ),
        ]
        if parts:
            options.append(
                click.option("--part", "parts", multiple=True, metavar="EID", help=help_text("CLI-OPT-FACT-PART"))
            )
        for option in reversed(options):
            command = option(command)
        return command

    return given


@click.command("withdraw", help=help_text("CLI-HELP-WITHDRAW"))
@click.argument("name", metavar="DOC")
@_options(parts=False)
@common
def withdraw_command(name: str, reason: str, basis: str | None, by: str | None, on: datetime | None) -> int:
    return _record(FactKind.WITHDRAWN, name, reason, basis, by, on, ())


@click.command("suspend", help=help_text("CLI-HELP-SUSPEND"))
@click.argument("name", metavar="DOC")
@_options(parts=True)
@common
def suspend_command(
    name: str, reason: str, basis: str | None, by: str | None, on: datetime | None, parts: tuple[str, ...]
) -> int:
    return _record(FactKind.SUSPENDED, name, reason, basis, by, on, parts)


@click.command("resume", help=help_text("CLI-HELP-RESUME"))
@click.argument("name", metavar="DOC")
@_options(parts=True)
@common
def resume_command(
    name: str, reason: str, basis: str | None, by: str | None, on: datetime | None, parts: tuple[str, ...]
) -> int:
    return _record(FactKind.RESUMED, name, reason, basis, by, on, parts)


@click.command("expire", help=help_text("CLI-HELP-EXPIRE"))
@click.argument("name", metavar="DOC")
@_options(parts=True)
@common
def expire_command(
    name: str, reason: str, basis: str | None, by: str | None, on: datetime | None, parts: tuple[str, ...]
) -> int:
    return _record(FactKind.EXPIRED, name, reason, basis, by, on, parts)


def _record(
    kind: FactKind,
    name: str,
    reason: str,
    basis: str | None,
    by: str | None,
    on: datetime | None,
    parts: tuple[str, ...],
) -> int:
    from gazette.pipeline.document_states import document_states
    from gazette.pipeline.facts import Ordered, instrument, record_ordered

    current = session()
    with current.open() as workspace:
        document = own_document(workspace, name)
        act = instrument(workspace, by) if by is not None else None
        order = Ordered(kind, reason, on.date() if on is not None else None, parts, basis, act)
        row = record_ordered(workspace, document, order)
        now = document_states(workspace, document)
        current.emit({"document": _named(document), "fact": fact_json(row), **states_json(now)})
    if not current.json:
        current.say(click.style(document.number or document.uri, bold=True))
        say_fact(current, row)
        current.say(current.tell("FCT-RECORDED"))
    return ExitCode.OK


def _named(document: DocumentRecord) -> dict[str, str | None]:
    return {"uri": document.uri, "number": document.number}
