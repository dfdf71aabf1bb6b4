"""`gazette doctor`: what is wrong, late, missing or about to end, and the command that mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gazette.cli.session import common, help_text, session
from gazette.errors import ExitCode
from gazette.messages import hint, text
from gazette.model.finding import Severity

if TYPE_CHECKING:
    from gazette.pipeline.doctor_quick import Check

_MARKS = {Severity.ERROR: ("✗", "red"), Severity.WARNING: ("!", "yellow"), Severity.INFO: ("·", None)}


@click.command("doctor", help=help_text("CLI-HELP-DOCTOR"))
@click.option("--quick", is_flag=True, help=help_text("CLI-OPT-QUICK"))
@common
def doctor_command(quick: bool) -> int:
    from gazette.pipeline.doctor_quick import examine

    current = session()
    with current.open() as workspace:
        problems = examine(workspace, _checks(quick))
    ok = all(item.severity is not Severity.ERROR for item in problems)
    lang = current.lang
    current.emit(
        {
            "ok": ok,
            "problems": [
                {
                    "code": item.code,
                    "severity": item.severity.value,
                    "detail": text(item.code, lang, item.params),
                    "mend": hint(item.code, lang, item.params) or None,
                }
                for item in problems
            ],
        }
    )
    if not current.json:
        for item in problems:
            mark, color = _MARKS[item.severity]
            code = click.style(f"[{item.code}]", dim=True)
            current.say(f"{click.style(mark, fg=color)} {text(item.code, lang, item.params)} {code}")
            if advice := hint(item.code, lang, item.params):
                current.say(f"    → {advice}")
        if not problems:
            current.say(current.tell("CLI-DOCTOR-WELL"))
    return ExitCode.OK if ok else ExitCode.FINDINGS


def _checks(quick: bool) -> tuple[Check, ...]:
    if quick:
        from gazette.pipeline.doctor_quick import QUICK_CHECKS

        return QUICK_CHECKS
    from gazette.pipeline.doctor import CHECKS

    return CHECKS
