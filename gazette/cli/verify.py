"""`gazette verify`: works offline and without a workspace; loads neither renderer nor registry."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import click

from gazette.cli.session import Session, common, help_text, session
from gazette.cli.verdicts import say_verdict
from gazette.errors import ConfigError, ExitCode, UsageError
from gazette.model import Indication

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # the rule asks for +07:00 (Thông tư 15/2025/TT-BKHCN); the JSON holds UTC


@click.command("verify", help=help_text("CLI-HELP-VERIFY"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|DIR...")
@click.option(
    "--trust",
    "roots",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="ROOT",
    help=help_text("CLI-OPT-TRUST"),
)
@common
def verify_command(paths: tuple[Path, ...], roots: tuple[Path, ...]) -> int:
    from gazette.pipeline.clock import SystemClock
    from gazette.verify import load_trust, verify_paths
    from gazette.verify.report import to_json

    current = session()
    trust = load_trust(roots or _workspace_roots(current))
    verdict = verify_paths(paths, trust, SystemClock().now())
    current.emit(to_json(verdict, current.lang))
    if not current.json:
        say_verdict(current, verdict, _ZONE)
    return ExitCode.OK if verdict.indication is Indication.PASSED else ExitCode.FINDINGS


def _workspace_roots(current: Session) -> tuple[Path, ...]:
    """The trust anchors of the workspace at hand; without one, --trust must name them."""
    from gazette.config import load_config

    try:
        config = load_config(current.workspace_folder())
    except ConfigError as error:
        if error.code == "CFG-NO-WORKSPACE":
            raise UsageError("CLI-NO-TRUST") from error
        raise
    if config.signing is None:
        raise UsageError("CLI-NO-TRUST")
    return config.signing.roots
