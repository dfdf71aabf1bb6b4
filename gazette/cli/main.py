"""The program: commands by name, loaded lazily, and the one place where an error becomes words and an exit code."""

from __future__ import annotations

import errno
import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Iterable
from importlib import import_module
from types import ModuleType
from typing import NoReturn

import click

from gazette import __version__
from gazette.cli.language import choose
from gazette.cli.session import common, help_text, use_color
from gazette.errors import ExitCode, GazetteError
from gazette.messages import Language, hint, text
from gazette.messages.technical import help_phrase

COMMANDS = {
    "init": "init",
    "ingest": "intake",
    "check": "intake",
    "accept": "settle",
    "edit": "settle",
    "reply": "settle",
    "diff": "diff",
    "list": "listing",
    "show": "ledger",
    "number": "number",
    "embargo": "embargo",
    "compose": "issue",
    "render": "issue",
    "approve": "approve",
    "sign": "issue",
    "publish": "issue",
    "run": "run",
    "correct": "correct",
    "withdraw": "facts",
    "suspend": "facts",
    "resume": "facts",
    "expire": "facts",
    "redact": "redact",
    "renew": "renew",
    "verify": "verify",
    "explain": "explain",
    "export": "export",
    "doctor": "doctor",
    "site": "site",
    "log": "log",
    "archive": "archive",
    "backup": "archive",
}
"""Every command and the module of `gazette.cli` that holds it, in the order of a document's way."""


_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM, errno.EMFILE})
"""What the system says of itself, not of this program."""


def _loaded(name: str) -> ModuleType:
    """A module, imported at need. What that makes is no garbage, and no search for cycles looks at it again."""
    if name in sys.modules:
        return sys.modules[name]
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


class LazyGroup(click.Group):
    """Loads a command's module when it is called; the list of commands needs the catalogue alone."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = getattr(_loaded(f"gazette.cli.{module}"), f"{cmd_name}_command")
        if not isinstance(command, click.Command):
            raise TypeError(f"gazette.cli.{module} has no command {cmd_name}")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, help_text(f"CLI-SHORT-{name.upper()}")) for name in self.list_commands(ctx)]
        with formatter.section(help_text("CLI-COMMANDS")):
            formatter.write_dl(rows)


class HelpFormatter(click.HelpFormatter):
    """Help with click's own words in the language of the call."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, _help(prefix or "Usage: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(_help(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _help(told)) for name, told in rows], col_max, col_spacing)


click.Context.formatter_class = HelpFormatter


def _help(words: str) -> str:
    return help_phrase(words, choose(sys.argv[1:], os.environ))


@click.group(cls=LazyGroup, help=help_text("CLI-GROUP"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gazette")
@common
def main() -> None:
    """The group; its help is the catalogue's."""


def entry() -> NoReturn:
    """Run the program and leave with its exit code (docs/reference/exit-codes.md)."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    status = run(sys.argv[1:])
    gc.freeze()  # nothing is searched for cycles on the way out: that takes a tenth of a short command's time
    sys.exit(status)


def _stop(*_: object) -> NoReturn:
    """Ctrl-C, or the system's own wish: leave in order. Whoever is impatient and says it again leaves at once.

    That is safe at any moment, as a kill is: what is written stands whole or not at all.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop_at_once)
    raise KeyboardInterrupt


def _stop_at_once(*_: object) -> NoReturn:
    lang = choose(sys.argv[1:], os.environ)
    os.write(sys.stderr.fileno(), f"✗ {text('CLI-INTERRUPTED', lang)}\n  [CLI-INTERRUPTED]\n".encode())
    os._exit(ExitCode.INTERRUPTED)


def run(argv: list[str]) -> int:
    """Run one command and return its exit code. Every error ends here; none leaves as a traceback without --debug."""
    lang = choose(argv, os.environ)
    as_json, debug = "--json" in argv, "--debug" in argv
    try:
        result = main.main(args=argv, prog_name="gazette", standalone_mode=False)
    except GazetteError as error:
        _explain(error, lang, as_json=as_json, debug=debug)
        return error.exit_code
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        _usage(error, lang, as_json=as_json)
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        _short("CLI-INTERRUPTED", lang, ExitCode.INTERRUPTED, as_json=as_json)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except OSError as error:
        if error.errno not in _OF_THE_DISK:
            return _fault(error, lang, as_json=as_json, debug=debug)
        _of_the_disk(error, lang, as_json=as_json, debug=debug)
        return ExitCode.MISSING
    except Exception as error:  # noqa: BLE001 - the last resort: a fault of the program, told as such with exit code 70
        return _fault(error, lang, as_json=as_json, debug=debug)
    return int(result) if isinstance(result, int) else ExitCode.OK


def _fault(error: Exception, lang: Language, *, as_json: bool, debug: bool) -> ExitCode:
    if debug:
        traceback.print_exc()
    _short("CLI-FAULT", lang, ExitCode.FAULT, as_json=as_json, detail=f"{type(error).__name__}: {error}")
    return ExitCode.FAULT


def _of_the_disk(error: OSError, lang: Language, *, as_json: bool, debug: bool) -> None:
    """A disk that is full, read-only or broken, met where no stage had a better word for it."""
    if debug:
        traceback.print_exc()
    where = f" ({error.filename})" if error.filename is not None else ""
    params = (("detail", f"{error.strerror}{where}"),)
    told, advice = text("CLI-DISK", lang, params), hint("CLI-DISK", lang, params)
    _print("CLI-DISK", ExitCode.MISSING, told, advice, as_json=as_json)


def _explain(error: GazetteError, lang: Language, *, as_json: bool, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    lines = [text(error.code, lang, error.params)]
    lines += [f"  {text(code, lang, params)}" for code, params in error.details]
    _print(error.code, error.exit_code, "\n".join(lines), hint(error.code, lang, error.params), as_json=as_json)


def _usage(error: click.ClickException, lang: Language, *, as_json: bool) -> None:
    context = getattr(error, "ctx", None)
    command = context.command_path if isinstance(context, click.Context) else "gazette"
    message = text("CLI-USAGE", lang, (("detail", error.format_message()),))
    _print("CLI-USAGE", ExitCode.USAGE, message, hint("CLI-USAGE", lang, (("command", command),)), as_json=as_json)


def _short(code: str, lang: Language, exit_code: ExitCode, *, as_json: bool, detail: str = "") -> None:
    params = (("detail", detail),)
    _print(code, exit_code, text(code, lang, params), hint(code, lang, params), as_json=as_json)


def _print(code: str, exit_code: ExitCode, message: str, advice: str, *, as_json: bool) -> None:
    if as_json:
        fault = {"code": code, "exit": int(exit_code), "message": message, "hint": advice}
        click.echo(json.dumps({"error": fault}, ensure_ascii=False, indent=2))
    click.echo(f"{click.style('✗', fg='red', bold=True)} {message}", err=True, color=use_color())
    if advice:
        click.echo(f"  {advice}", err=True, color=use_color())
    click.echo(click.style(f"  [{code}]", dim=True), err=True, color=use_color())
