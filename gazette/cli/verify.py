"""`gazette verify`: works offline and without a workspace; loads neither renderer nor registry."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from gazette.cli.session import Session, common, help_text, session
from gazette.cli.verdicts import say_verdict
from gazette.errors import ConfigError, ExitCode, InputError, UsageError
from gazette.model import Indication
from gazette.model.page_code import PageCode

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from gazette.messages import Language
    from gazette.model import Verdict
    from gazette.verify import Trust

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
"""The rule asks for +07:00 (Thông tư 15/2025/TT-BKHCN); an office elsewhere has its own in its workspace."""
_PLAIN = frozenset({"as published", "unknown"})
"""What the publication of a genuine file may be without anything to report."""


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
@click.option("--signer", "signers", multiple=True, metavar="NAME", help=help_text("CLI-OPT-SIGNER"))
@click.option(
    "--report",
    "reports",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.xml|FILE.pdf",
    help=help_text("CLI-OPT-REPORT"),
)
@click.option(
    "--log",
    "policy",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="POLICY",
    help=help_text("CLI-OPT-VERIFY-LOG"),
)
@click.option(
    "--bundle",
    "bundles",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="DIR|ZIP",
    help=help_text("CLI-OPT-BUNDLE"),
)
@click.option(
    "--seen", type=click.Path(path_type=Path, dir_okay=False), metavar="BULLETIN", help=help_text("CLI-OPT-SEEN")
)
@click.option("--code", metavar="CODE", help=help_text("CLI-OPT-CODE"))
@common
def verify_command(
    paths: tuple[Path, ...],
    roots: tuple[Path, ...],
    signers: tuple[str, ...],
    reports: tuple[Path, ...],
    policy: Path | None,
    bundles: tuple[Path, ...],
    seen: Path | None,
    code: str | None,
) -> int:
    from gazette.pipeline.clock import SystemClock
    from gazette.verify import load_trust, verify_paths
    from gazette.verify.report import to_json

    current = session()
    for report in reports:
        if report.suffix.lower() not in _REPORTS:
            raise UsageError("CLI-REPORT-KIND", path=report)
    page = _page(code) if code is not None else None
    zone: tzinfo = _VIETNAM
    if not roots:
        roots, zone = _of_the_workspace(current)
    trust = replace(load_trust(roots), signers=signers)
    moment = SystemClock().now()
    verdict = verify_paths(paths, trust, moment)
    if policy is not None or bundles:
        verdict = _with_log(verdict, policy, bundles, seen, moment)
    if page is not None:
        from gazette.verify.code_beside import with_code

        verdict = with_code(verdict, page)
    for report in reports:
        data = _REPORTS[report.suffix.lower()](verdict, trust, current.lang, zone, moment)
        try:
            report.write_bytes(data)
        except OSError as error:
            raise InputError("CLI-REPORT-WRITE", path=report, reason=error.strerror or error) from error
    current.emit(to_json(verdict, current.lang))
    if not current.json:
        say_verdict(current, verdict, zone)
    changed = any(file.publication.state not in _PLAIN for file in verdict.files)
    return ExitCode.OK if verdict.indication is Indication.PASSED and not changed else ExitCode.FINDINGS


def _with_log(
    verdict: Verdict, policy: Path | None, bundles: tuple[Path, ...], seen: Path | None, moment: datetime
) -> Verdict:
    from gazette.verify.bundle import opened
    from gazette.verify.log_beside import with_log, without_policy
    from gazette.verify.trust import load_policy

    if policy is None:
        return without_policy(verdict)
    before = _read(seen) if seen is not None else None
    with opened(bundles) as bundle:
        return with_log(verdict, load_policy(policy), moment, bundle if bundles else None, before)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("VFY-SEEN", path=path, reason=error.strerror or error) from error


def _page(code: str) -> PageCode:
    try:
        return PageCode.parse(code)
    except ValueError as error:
        raise UsageError("CLI-CODE", found=code) from error


def _xml(verdict: Verdict, _trust: Trust, lang: Language, _zone: tzinfo, moment: datetime) -> bytes:
    from gazette.verify.report_xml import to_xml

    if not verdict.files:
        raise InputError("CLI-REPORT-NOTHING")
    return to_xml(verdict, lang, moment)


def _pdf(verdict: Verdict, trust: Trust, lang: Language, zone: tzinfo, moment: datetime) -> bytes:
    from gazette.pipeline.reports import verdict_pdf

    return verdict_pdf(verdict, trust, lang, zone, moment)


_REPORTS = {".xml": _xml, ".pdf": _pdf}


def _of_the_workspace(current: Session) -> tuple[tuple[Path, ...], tzinfo]:
    """The trust anchors and the time zone of the workspace at hand; without one, --trust must name the anchors."""
    from gazette.config import load_config
    from gazette.profiles import load_profile

    try:
        config = load_config(current.workspace_folder())
    except ConfigError as error:
        if error.code == "CFG-NO-WORKSPACE":
            raise UsageError("CLI-NO-TRUST") from error
        raise
    if config.signing is None:
        raise UsageError("CLI-NO-TRUST")
    zone = config.timezone or ZoneInfo(load_profile(config.profile, config.place).timezone)
    return config.signing.roots, zone
