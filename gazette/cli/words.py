"""Lines for people: outcomes, findings and steps, short and aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gazette.cli.session import Session
from gazette.cli.shapes import acceptance_of
from gazette.messages import hint, text
from gazette.model import Acceptance, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazette.pipeline.judge import FileReport
    from gazette.pipeline.run import IssueReport

_MARKS = {"accepted": ("✓", "green"), "held": ("!", "red"), "refused": ("✗", "red")}
_SEVERITY = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: None}


def say_files(session: Session, reports: Sequence[FileReport], *, warnings: bool = False) -> None:
    """What became of each file, and below those that are not accepted why.

    How many warnings an accepted one has is told beside it; `warnings`: each of them below it.
    """
    for report in reports:
        mark, color = _MARKS[report.outcome]
        outcome = session.tell(f"CLI-OUTCOME-{report.outcome.upper()}")
        name = report.metadata.number.raw if report.metadata and report.metadata.number else ""
        again = f"  {session.tell('CLI-AGAIN')}" if report.again else ""
        warned = sum(item.severity is Severity.WARNING for item in report.findings)
        noted = f"  {session.tell('CLI-WARNINGS', count=warned)}" if warned and report.outcome == "accepted" else ""
        line = f"{click.style(mark, fg=color)} {outcome:<9} {report.file}  {click.style(name, bold=True)}"
        session.say(f"{line}{click.style(noted, fg='yellow')}{click.style(again, dim=True)}".rstrip())
        every = session.verbose or (warnings and report.outcome == "accepted")
        shown = [item for item in report.findings if every or _worth_showing(report, item)]
        for item in shown:
            say_finding(session, item, report.acceptances)
    counts = {outcome: sum(report.outcome == outcome for report in reports) for outcome in _MARKS}
    session.say(session.tell("CLI-OUTCOMES", **counts))


def _worth_showing(report: FileReport, finding: Finding) -> bool:
    return finding.severity is Severity.ERROR or (report.outcome != "accepted" and finding.severity is Severity.WARNING)


def say_finding(session: Session, finding: Finding, acceptances: Iterable[Acceptance] = ()) -> None:
    """A finding: where, what, what to do, code; or who accepted it and why."""
    where = f"{finding.where}: " if str(finding.where) else ""
    wording = text(finding.code, session.lang, finding.params)
    code = click.style(f"[{finding.code}]", dim=True)
    accepted = acceptance_of(finding, acceptances)
    color = _SEVERITY[finding.severity] if accepted is None else None
    session.say(f"    {click.style(where + wording, fg=color)} {code}")
    if accepted is not None:
        day = f"{accepted.at:%d-%m-%Y}"
        session.say(f"      ✓ {session.tell('CLI-ACCEPTED-BY', who=accepted.who, day=day, reason=accepted.reason)}")
        return
    advice = hint(finding.code, session.lang, finding.params)
    if advice:
        session.say(f"      → {advice}")


def say_steps(session: Session, report: IssueReport) -> None:
    """What was done for an issue, step by step, and what was done before."""
    for step in report.steps:
        name = session.tell(f"CLI-STAGE-{step.step.upper()}")
        state = "CLI-STEP-KEPT" if step.kept else "CLI-STEP-AGAIN" if step.again else "CLI-STEP-DONE"
        mark = click.style("·", dim=True) if step.again or step.kept else click.style("✓", fg="green")
        session.say(f"{mark} {name:<12} {session.tell(state)}")


def say_issue(session: Session, report: IssueReport) -> None:
    """The issue in one line."""
    record = report.record
    session.say(
        session.tell(
            "CLI-ISSUE",
            numbers=record.id.label,
            year=record.id.year,
            date=f"{record.date:%d-%m-%Y}",
            state=session.tell(f"CLI-STATE-{record.state.upper()}"),
            documents=len(report.issue.documents),
            pages=record.pages if record.pages is not None else "–",
        )
    )
