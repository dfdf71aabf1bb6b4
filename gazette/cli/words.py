"""Lines for people: outcomes, findings and steps, short and aligned."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from gazette.cli.listing import issue_line
from gazette.cli.places import place_text
from gazette.cli.session import Session
from gazette.cli.shapes import acceptance_of
from gazette.messages import hint, text
from gazette.messages.technical import rephrased
from gazette.model import Acceptance, Finding, Severity, blocking_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazette.cli.check import Checked
    from gazette.pipeline.judge import FileReport
    from gazette.pipeline.run import IssueReport
    from gazette.pipeline.workspace import Workspace

_MARKS = {"accepted": ("✓", "green"), "held": ("!", "red"), "refused": ("✗", "red")}
_SEVERITY = {Severity.ERROR: ("✗", "red"), Severity.WARNING: ("!", "yellow"), Severity.INFO: ("·", None)}


def say_files(session: Session, reports: Sequence[FileReport], zone: tzinfo, *, warnings: bool = False) -> None:
    """What became of each file, and below those that are not accepted why.

    How many warnings an accepted one has is told beside it; `warnings`: each of them below it.
    """
    for report in reports:
        mark, color = _MARKS[report.outcome]
        outcome = session.tell(f"CLI-OUTCOME-{report.outcome.upper()}")
        name = report.metadata.number.raw if report.metadata and report.metadata.number else ""
        warned = sum(item.severity is Severity.WARNING for item in report.findings)
        parts = [f"{click.style(mark, fg=color)} {outcome:<9} {report.file}"]
        parts += [click.style(name, bold=True)] if name else []
        if warned and report.outcome == "accepted":
            parts.append(click.style(session.tell("CLI-WARNINGS", count=warned), fg="yellow"))
        parts += [click.style(_again(session, report), dim=True)] if report.again else []
        session.say("  ".join(parts))
        every = session.verbose or (warnings and report.outcome == "accepted")
        say_findings(
            session,
            [item for item in report.findings if every or _worth_showing(report, item)],
            report.acceptances,
            zone,
        )
    counts = {outcome: sum(report.outcome == outcome for report in reports) for outcome in _MARKS}
    session.say(session.tell("CLI-OUTCOMES", **counts))


def _again(session: Session, report: FileReport) -> str:
    """That these bytes are known, and by which name, if that is another."""
    if report.known_as is None or report.known_as == PurePath(report.file).name:
        return session.tell("CLI-AGAIN")
    return session.tell("CLI-AGAIN-NAMED", name=report.known_as)


def _worth_showing(report: FileReport, finding: Finding) -> bool:
    return finding.severity is Severity.ERROR or (report.outcome != "accepted" and finding.severity is Severity.WARNING)


def say_findings(session: Session, found: Iterable[Finding], acceptances: Sequence[Acceptance], zone: tzinfo) -> None:
    """Findings, the gravest first; among equals as they were found."""
    ranks = list(Severity)
    for item in sorted(found, key=lambda item: ranks.index(item.severity)):
        _say_finding(session, item, acceptances, zone)


def say_checked(session: Session, checked: Checked, zone: tzinfo) -> None:
    """A document of `check` and what was found in it; what is only noted (`info`) with --verbose alone."""
    shown = [item for item in checked.findings if session.verbose or item.severity is not Severity.INFO]
    if blocking_findings(checked.findings, checked.acceptances):
        mark, color = _SEVERITY[Severity.ERROR]
    elif any(item.severity is Severity.WARNING for item in checked.findings):
        mark, color = _SEVERITY[Severity.WARNING]
    else:
        mark, color = _MARKS["accepted"]
    file = click.style(f"  {checked.file}", dim=True) if checked.file != checked.name else ""
    session.say(f"{click.style(mark, fg=color)} {click.style(checked.name, bold=True)}{file}")
    say_findings(session, shown, checked.acceptances, zone)


def say_check_count(session: Session, checks: Sequence[Checked]) -> None:
    """The last line of `check`: how many documents, errors that hold, and warnings."""
    errors = sum(len(blocking_findings(item.findings, item.acceptances)) for item in checks)
    warnings = sum(found.severity is Severity.WARNING for item in checks for found in item.findings)
    infos = sum(found.severity is Severity.INFO for item in checks for found in item.findings)
    line = session.tell("CLI-CHECK-COUNT", count=len(checks), errors=errors, warnings=warnings)
    noted = session.tell("CLI-CHECK-NOTED", count=infos) if infos and not session.verbose else ""
    session.say(click.style(line, fg="red" if errors else "green", bold=True) + noted)


def _say_finding(session: Session, finding: Finding, acceptances: Iterable[Acceptance], zone: tzinfo) -> None:
    """A finding: how grave, where, what, what to do, code; or who accepted it and why."""
    accepted = acceptance_of(finding, acceptances)
    mark, color = _SEVERITY[finding.severity] if accepted is None else ("✓", None)
    severity = session.tell(f"CLI-SEVERITY-{finding.severity.upper()}")
    place = place_text(finding.where, session.lang)
    wording = text(finding.code, session.lang, finding.params)
    line = click.style(f"{mark} {severity}: {f'{place}: ' if place else ''}{wording}", fg=color)
    session.say(f"    {line} {click.style(f'[{finding.code}]', dim=True)}")
    if session.verbose:
        for original in rephrased(finding.code, finding.params, session.lang):
            session.say(click.style(f"      {session.tell('CLI-ORIGINAL-WORDS', words=original)}", dim=True))
    if accepted is not None:
        day = f"{accepted.at.astimezone(zone):%d-%m-%Y}"
        session.say(f"      ✓ {session.tell('CLI-ACCEPTED-BY', who=accepted.who, day=day, reason=accepted.reason)}")
        return
    advice = hint(finding.code, session.lang, finding.params)
    if advice:
        session.say(f"      → {advice}")


def say_steps(session: Session, report: IssueReport) -> None:
    """What was done for an issue, step by step, and what was done before."""
    for step in report.steps:
        name = session.tell(f"CLI-STAGE-{step.step.upper()}")
        kept = "KEPT-REDACTED" if report.redacted else "KEPT"
        state = kept if step.kept else "AGAIN" if step.again else "WAITS" if step.waits else "DONE"
        mark = click.style("✓", fg="green") if state == "DONE" else click.style("·", dim=True)
        session.say(f"{mark} {name:<12} {session.tell(f'CLI-STEP-{state}')}")


def say_issue(session: Session, workspace: Workspace, report: IssueReport) -> None:
    """The issue in one line."""
    session.say(issue_line(session, workspace, report.record))
