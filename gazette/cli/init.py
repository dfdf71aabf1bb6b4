"""`gazette init`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gazette.cli.session import Session, common, help_text, session

_PROFILES = ("vn", "vn-province", "generic", "generic-fr")


@click.command("init", help=help_text("CLI-HELP-INIT"))
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
@click.option(
    "--profile",
    type=click.Choice(_PROFILES),
    default="vn",
    show_default=True,
    help=help_text("CLI-OPT-PROFILE"),
)
@click.option("--place", metavar="CODE", help=help_text("CLI-OPT-PLACE"))
@click.option("--title", help=help_text("CLI-OPT-TITLE"))
@click.option("--operator", help=help_text("CLI-OPT-OPERATOR"))
@click.option("--base-url", metavar="URL", help=help_text("CLI-OPT-BASE-URL"))
@click.option("--demo-keys", is_flag=True, help=help_text("CLI-OPT-DEMO-KEYS"))
@click.option("--registry", metavar="URL", help=help_text("CLI-OPT-REGISTRY"))
@common
def init_command(
    folder: Path,
    profile: str,
    place: str | None,
    title: str | None,
    operator: str | None,
    base_url: str | None,
    demo_keys: bool,
    registry: str | None,
) -> None:
    from gazette.config.write import NewWorkspace
    from gazette.pipeline.clock import SystemClock
    from gazette.pipeline.init import make_workspace
    from gazette.profiles import load_profile

    current = session()
    found = load_profile(profile, place)
    about = NewWorkspace(
        title=title or _ask(current, "CLI-ASK-TITLE", found.furniture.title),
        operator=operator or _ask(current, "CLI-ASK-OPERATOR", found.founding.operator),
        base_url=base_url or _ask(current, "CLI-ASK-BASE-URL", found.founding.base_url),
        profile=profile,
        place=place or found.founding.place,
        timezone=found.timezone,
        language=current.lang,
        reason=found.founding.reason,
    )
    made = make_workspace(folder, about, demo_keys=demo_keys, clock=SystemClock(), registry=registry)
    current.emit({"workspace": str(made), "demonstration": demo_keys})
    if not current.json:
        current.say(current.tell("CLI-INIT-DONE", path=made))
        current.say(current.tell("CLI-INIT-LANGUAGE"))
        current.say(current.tell("CLI-INIT-DEMO" if demo_keys else "CLI-INIT-NO-KEYS", path=made))


def _ask(current: Session, code: str, default: str) -> str:
    """Ask at a terminal; otherwise take the default."""
    if current.json or not sys.stdin.isatty():
        return default
    return str(click.prompt(current.tell(code), default=default, err=True))
