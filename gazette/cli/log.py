"""`gazette log`: the transparency log for publishers, witnesses and auditors."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from gazette.cli.life import moment
from gazette.cli.session import ask_passphrase, common, help_text, session
from gazette.cli.verdicts import say_verdict
from gazette.errors import ConfigError, ExitCode, InputError
from gazette.model import FileVerdict, Indication, Verdict, judge

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_POLICY = click.option(
    "--log",
    "policy",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="POLICY",
    help=help_text("CLI-OPT-LOG"),
)


@click.group("log", help=help_text("CLI-HELP-LOG"))
@common
def log_command() -> None:
    """The group; its help is the catalogue's."""


@log_command.command("checkpoint", help=help_text("CLI-HELP-LOG-CHECKPOINT"))
@common
def checkpoint() -> int:
    current = session()
    with current.open() as workspace:
        head = next(workspace.registry.log.heads(), None)
        if head is None:
            raise InputError("LOG-EMPTY")
        note = workspace.archive.get(head.note).decode("utf-8")
    current.emit({"size": head.size, "checkpoint": note})
    if not current.json:
        current.say(note.rstrip("\n"))
    return ExitCode.OK


@log_command.command("policy", help=help_text("CLI-HELP-LOG-POLICY"))
@common
def policy_() -> int:
    from gazette.sign.log_key import open_log_signer
    from gazette.tlog.note import LOG_KEY

    current = session()
    with current.open() as workspace:
        settings = workspace.config.log
        if settings is None:
            raise ConfigError("LOG-NOT-CONFIGURED", path=workspace.config.workspace / "gazette.toml")
        signer = open_log_signer(settings.key, settings.origin, LOG_KEY, ask_passphrase(current))
        address = f"{workspace.config.base_url}/log"
    current.emit({"key": str(signer.public), "address": address})
    if not current.json:
        current.say(f"log {signer.public} {address}\nquorum none")
    return ExitCode.OK


@log_command.command("bulletin", help=help_text("CLI-HELP-LOG-BULLETIN"))
@click.option("--to", "target", metavar="TARGET", help=help_text("CLI-OPT-TO"))
@common
def bulletin(target: str | None) -> int:
    from gazette.pipeline.bulletin import bulletin_made
    from gazette.pipeline.release import published, published_with

    current = session()
    with current.open() as workspace:
        if workspace.config.log is None:
            raise ConfigError("LOG-NOT-CONFIGURED", path=workspace.config.workspace / "gazette.toml")
        made = bulletin_made(workspace, published_with(workspace, ()), ask_passphrase(current), anew=True)
        if made is None:
            raise InputError("LOG-EMPTY")
        release = published(workspace, (), target).receipt.release
    told = made.bulletin
    facts = {"size": told.checkpoint.size, "listed": len(told.listed), "release": release}
    current.emit({"as_of": told.as_of.isoformat(), "next": told.until.isoformat(), **facts})
    if not current.json:
        current.say(
            current.tell(
                "CLI-LOG-BULLETIN",
                at=moment(told.as_of, workspace.timezone),
                until=moment(told.until, workspace.timezone),
                count=len(told.listed),
            )
        )
    return ExitCode.OK


@log_command.command("change-key", help=help_text("CLI-HELP-LOG-CHANGE-KEY"))
@click.argument("key", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--passphrase", default="prompt", show_default=True, metavar="SOURCE", help=help_text("CLI-OPT-LOG-PASS"))
@common
def change_key(key: Path, passphrase: str) -> int:
    from gazette.pipeline.log_key import changed
    from gazette.pipeline.witness import key_file

    current = session()
    with current.open() as workspace:
        head, public = changed(workspace, key_file(key, passphrase), ask_passphrase(current))
        address = f"{workspace.config.base_url}/log"
    current.emit({"size": head.size, "key": str(public), "address": address})
    if not current.json:
        # The line alone on standard output: it is what goes into the policies of witnesses and readers.
        click.echo(f"log {public} {address}")
        click.echo(current.tell("CLI-LOG-KEY-CHANGED", size=head.size, path=key), err=True)
    return ExitCode.OK


@log_command.command("check", help=help_text("CLI-HELP-LOG-CHECK"))
@click.argument("portal", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="DIR")
@_POLICY
@click.option(
    "--since",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CHECKPOINT",
    help=help_text("CLI-OPT-LOG-SINCE"),
)
@click.option(
    "--trust",
    "roots",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="ROOT",
    help=help_text("CLI-OPT-LOG-TRUST"),
)
@common
def check(portal: Path, policy: Path, since: Path | None, roots: tuple[Path, ...]) -> int:
    from gazette.pipeline.clock import SystemClock
    from gazette.verify import load_trust
    from gazette.verify.log_audit import audit
    from gazette.verify.report import to_json
    from gazette.verify.trust import load_policy

    current = session()
    older = _read(since) if since is not None else None
    checks, head = audit(portal, load_policy(policy), older, load_trust(roots), SystemClock().now())
    indication, sub = judge(checks)
    facts = (("log", head.checkpoint.origin), ("size", str(head.checkpoint.size))) if head is not None else ()
    verdict = Verdict((FileVerdict(str(portal / "log"), None, indication, sub, checks, None, facts),))
    current.emit(to_json(verdict, current.lang))
    if not current.json:
        say_verdict(current, verdict, _ZONE)
    return ExitCode.OK if indication is Indication.PASSED else ExitCode.FINDINGS


@log_command.command("witness", help=help_text("CLI-HELP-LOG-WITNESS"))
@click.argument("place", metavar="DIR|URL")
@_POLICY
@click.option(
    "--key",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=help_text("CLI-OPT-LOG-KEY"),
)
@click.option("--passphrase", default="prompt", show_default=True, metavar="SOURCE", help=help_text("CLI-OPT-LOG-PASS"))
@click.option("--name", required=True, metavar="NAME", help=help_text("CLI-OPT-LOG-NAME"))
@click.option(
    "--state",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help=help_text("CLI-OPT-LOG-STATE"),
)
@common
def witness(place: str, policy: Path, key: Path, passphrase: str, name: str, state: Path) -> int:
    from gazette.pipeline.clock import SystemClock
    from gazette.pipeline.witness import key_file, witnessed
    from gazette.verify.trust import load_policy

    current = session()
    source = key_file(key, passphrase)
    seen, line = witnessed(place, load_policy(policy), source, name, state, SystemClock(), ask_passphrase(current))
    current.emit({"log": seen.origin, "size": seen.size, "signature": str(line)})
    if not current.json:
        # The line alone on standard output: it is what the log's keeper is sent.
        click.echo(str(line))
        click.echo(current.tell("CLI-LOG-WITNESSED", log=seen.origin, size=seen.size), err=True)
    return ExitCode.OK


@log_command.command("news", help=help_text("CLI-HELP-LOG-NEWS"))
@click.argument("place", metavar="DIR|URL")
@_POLICY
@click.option(
    "--state",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help=help_text("CLI-OPT-LOG-NEWS-STATE"),
)
@click.option("--about", multiple=True, metavar="TEXT", help=help_text("CLI-OPT-LOG-ABOUT"))
@common
def news_(place: str, policy: Path, state: Path, about: tuple[str, ...]) -> int:
    from gazette.pipeline.monitor import news
    from gazette.verify.report import moment_of
    from gazette.verify.trust import load_policy

    current = session()
    found = news(place, load_policy(policy), about, state)
    listed = [(index, json.loads(bytes(entry))) for index, entry in found.entries]
    current.emit(
        {
            "log": found.now.origin,
            "size": found.now.size,
            "since": found.since,
            "new": [{"index": index, **entry} for index, entry in listed],
        }
    )
    if not current.json:
        for index, entry in found.entries:
            act = current.tell(f"CLI-LOG-ACT-{entry.act.name}")
            at = moment_of(entry.at, _ZONE, current.lang)
            current.say(current.tell("CLI-LOG-NEW", index=index, act=act, work=entry.work, issue=entry.issue, at=at))
        seen = {"log": found.now.origin, "since": found.since, "size": found.now.size, "count": len(found.entries)}
        current.say(current.tell("CLI-LOG-NEWS", **seen))
    return ExitCode.OK


@log_command.command("gather", help=help_text("CLI-HELP-LOG-GATHER"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE...")
@common
def gather(files: tuple[Path, ...]) -> int:
    from gazette.pipeline.transparency import gathered

    current = session()
    lines = [line for path in files for line in _read(path).decode("utf-8", "replace").splitlines() if line.strip()]
    with current.open() as workspace:
        names, size = gathered(workspace, lines)
    current.emit({"size": size, "witnesses": list(names)})
    if not current.json:
        current.say(current.tell("CLI-LOG-GATHERED", size=size, witnesses=", ".join(names) or "–"))
    return ExitCode.OK


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("LOG-FILE", path=path, reason=error.strerror or error) from error
