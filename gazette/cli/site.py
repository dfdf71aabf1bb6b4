"""`gazette site`: the portal: built anew, served for a look, its releases, and back to an older one."""

from __future__ import annotations

import http.server
from functools import partial
from pathlib import Path

import click

from gazette.cli.life import moment
from gazette.cli.session import common, help_text, session
from gazette.errors import ExitCode


@click.group("site", help=help_text("CLI-HELP-SITE"))
@common
def site_command() -> None:
    """The group; its help is the catalogue's."""


@site_command.command("build", help=help_text("CLI-HELP-SITE-BUILD"))
@click.option("--to", "target", metavar="TARGET", help=help_text("CLI-OPT-TO"))
@common
def build(target: str | None) -> int:
    from gazette.pipeline.release import published

    current = session()
    with current.open() as workspace:
        release = published(workspace, (), target)
    receipt = release.receipt
    current.emit(
        {
            "release": receipt.release,
            "previous": receipt.previous,
            "location": receipt.location,
            "files": len(release.site.files),
            "written": receipt.written,
        }
    )
    if not current.json:
        code = "CLI-SITE-SAME" if receipt.written == 0 else "CLI-SITE-BUILT"
        current.say(current.tell(code, release=receipt.release[:16], files=len(release.site.files)))
        current.say(f"  {Path(receipt.location) / 'index.html'}")
    return ExitCode.OK


@site_command.command("releases", help=help_text("CLI-HELP-SITE-RELEASES"))
@click.option("--to", "target", metavar="TARGET", help=help_text("CLI-OPT-TO"))
@common
def releases(target: str | None) -> None:
    from gazette.pipeline.release import find_target
    from gazette.publish import open_target

    current = session()
    with current.open() as workspace:
        opened = open_target(find_target(workspace, target))
        visible, found = opened.current(), opened.releases()
    current.emit(
        {
            "current": visible,
            "releases": [
                {"release": item.release, "previous": item.previous, "at": item.at.isoformat()} for item in found
            ],
        }
    )
    if not current.json:
        for item in found:
            mark = "→" if item.release == visible else " "
            current.say(f"{mark} {item.release[:16]}  {moment(item.at, workspace.timezone)}")


@site_command.command("rollback", help=help_text("CLI-HELP-SITE-ROLLBACK"))
@click.argument("release", required=False)
@click.option("--to", "target", metavar="TARGET", help=help_text("CLI-OPT-TO"))
@common
def rollback(release: str | None, target: str | None) -> None:
    from gazette.pipeline.release import rolled_back

    current = session()
    with current.open() as workspace:
        receipt = rolled_back(workspace, release, target)
    current.emit({"release": receipt.release, "previous": receipt.previous, "location": receipt.location})
    if not current.json:
        current.say(
            current.tell("CLI-ROLLED-BACK", release=receipt.release[:16], previous=(receipt.previous or "")[:16])
        )


@site_command.command("serve", help=help_text("CLI-HELP-SITE-SERVE"))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help=help_text("CLI-OPT-PORT"))
@click.option("--to", "target", metavar="TARGET", help=help_text("CLI-OPT-TO"))
@common
def serve(port: int, target: str | None) -> None:
    from gazette.config import load_config
    from gazette.errors import ConfigError, PublishError

    current = session()
    chosen = load_config(current.workspace_folder()).target(target)
    if chosen is None:
        raise ConfigError("RUN-NO-TARGET", name=target or "", known="")
    root = chosen.path / "current"
    if not root.is_dir():
        raise PublishError("CLI-NOTHING-TO-SERVE", path=root)
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(root))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise PublishError("CLI-PORT-TAKEN", port=port, detail=error.strerror or error) from error
    with server:
        current.say(current.tell("CLI-SERVING", url=f"http://127.0.0.1:{server.server_port}/"))
        server.serve_forever()
