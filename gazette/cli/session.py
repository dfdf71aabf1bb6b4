"""What every command shares: the options taken before and after its name, the workspace, and how to speak."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from gazette.cli.language import choose, nearest_workspace
from gazette.errors import ConfigError
from gazette.messages import Language, hint, text

if TYPE_CHECKING:
    from gazette.model import Progress
    from gazette.model.codec import Json
    from gazette.pipeline.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., object])
_META = "gazette."


@dataclass(frozen=True, slots=True)
class Session:
    """The options of this call. `lang` is settled before anything is shown."""

    folder: Path | None
    json: bool
    quiet: bool
    verbose: bool
    lang: Language
    debug: bool
    command: str
    publisher: str | None = None
    """Named by --publisher or GAZETTE_PUBLISHER."""

    def workspace_folder(self) -> Path:
        """The workspace told by -C, or the nearest upwards. Raises ConfigError when there is none."""
        if self.folder is not None:
            return self.folder
        here = Path.cwd()
        found = nearest_workspace(here)
        if found is None:
            raise ConfigError("CFG-NO-WORKSPACE", path=here)
        return found

    def open(self) -> Workspace:
        """The workspace, opened."""
        from gazette.pipeline.workspace import open_workspace

        return open_workspace(
            self.workspace_folder(),
            who=user(),
            command=self.command,
            progress=self.progress(),
            publisher=self.publisher,
        )

    def progress(self) -> Progress:
        """Where stages report to: a bar on a terminal, a line a stage in a log, nothing with --quiet."""
        from gazette.cli.progress import progress

        return progress(self)

    def tell(self, code: str, **params: object) -> str:
        """A wording of the catalogue in this session's language."""
        return text(code, self.lang, tuple((name, str(value)) for name, value in params.items()))

    def hint(self, code: str, **params: object) -> str:
        """What to do, of the catalogue, in this session's language."""
        return hint(code, self.lang, tuple((name, str(value)) for name, value in params.items()))

    def say(self, line: str = "") -> None:
        """A line for a person: standard output, or standard error where that is for JSON; nothing with --quiet."""
        if not self.quiet:
            click.echo(line, err=self.json, color=use_color())

    def emit(self, result: Json) -> None:
        """The one JSON object of a command, on standard output."""
        if self.json:
            click.echo(json.dumps(result, ensure_ascii=False, indent=2))


def user() -> str:
    """Who is at work: GAZETTE_USER, or the account's name."""
    return writable(os.environ.get("GAZETTE_USER") or getpass.getuser())


def writable(text: str) -> str:
    """What came from outside as it can be written down: bytes that are no UTF-8 stand as `\\udcff`."""
    return text.encode("utf-8", "backslashreplace").decode()


def use_color() -> bool | None:
    """False with NO_COLOR; otherwise click decides by whether the output is a terminal."""
    return False if os.environ.get("NO_COLOR") else None


def ask_passphrase(session: Session) -> Callable[[str], str]:
    """A prompt for a key's passphrase. Raises ConfigError when there is no terminal to ask at."""

    def ask(key: str) -> str:
        if not sys.stdin.isatty():
            raise ConfigError("CLI-NO-TERMINAL", key=key)
        return str(click.prompt(session.tell("CLI-PASSPHRASE", key=key), hide_input=True, err=True))

    return ask


def _store(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value not in (None, False, ()):
        ctx.meta[_META + str(param.name)] = value


def common(command: Command) -> Command:
    """Give a command the options that are taken before and after its name."""
    lang = choose(sys.argv[1:], os.environ)
    options = (
        click.option(
            "-C",
            "--workspace",
            type=click.Path(path_type=Path, file_okay=False),
            metavar="DIR",
            help=text("CLI-OPT-WORKSPACE", lang),
            expose_value=False,
            callback=_store,
        ),
        click.option(
            "--publisher",
            metavar="CODE",
            help=text("CLI-OPT-PUBLISHER", lang),
            expose_value=False,
            callback=_store,
        ),
        click.option("--json", is_flag=True, help=text("CLI-OPT-JSON", lang), expose_value=False, callback=_store),
        click.option(
            "-q", "--quiet", is_flag=True, help=text("CLI-OPT-QUIET", lang), expose_value=False, callback=_store
        ),
        click.option(
            "-v", "--verbose", is_flag=True, help=text("CLI-OPT-VERBOSE", lang), expose_value=False, callback=_store
        ),
        click.option(
            "--lang",
            type=click.Choice(["vi", "en"]),
            help=text("CLI-OPT-LANG", lang),
            expose_value=False,
            callback=_store,
        ),
        click.option("--debug", is_flag=True, help=text("CLI-OPT-DEBUG", lang), expose_value=False, callback=_store),
    )
    for option in reversed(options):
        command = option(command)
    return command


def session() -> Session:
    """The session of the running command."""
    ctx = click.get_current_context()
    meta = ctx.meta
    return Session(
        folder=meta.get(_META + "workspace"),
        json=bool(meta.get(_META + "json")),
        quiet=bool(meta.get(_META + "quiet")),
        verbose=bool(meta.get(_META + "verbose")),
        lang=choose(sys.argv[1:], os.environ),
        debug=bool(meta.get(_META + "debug")),
        command=ctx.command_path.removeprefix("gazette ").strip(),
        publisher=meta.get(_META + "publisher") or os.environ.get("GAZETTE_PUBLISHER") or None,
    )


def help_text(code: str) -> str:
    """A help text in the language of this call; for decorators, which run before options are parsed."""
    return text(code, choose(sys.argv[1:], os.environ))
